"""`commentariat annotate`: a larger model codes by the codebook."""

from __future__ import annotations

import os
import sys
from concurrent.futures import Executor
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

import click

from commentariat.options import Asked, paths_argument, quiet_option, required, settings_of, study_options, work_options
from commentariat.terminal import progress, say_skipped

if TYPE_CHECKING:
    from analysis.base import Study
    from commentariat.annotator.asking import ModelAnnotator
    from commentariat.annotator.endpoint import Endpoint
    from commentariat.annotator.kept import AnswerFile
    from commentariat.annotator.run import AnnotationPlan

KEY = "COMMENTARIAT_MODEL_KEY"
UNNAMED = "the model"


@click.command()
@paths_argument
@click.option(
    "--model",
    "url",
    metavar="URL",
    help="Address of an OpenAI-compatible server, as http://localhost:11434/v1. Without it nothing is sent: what would "
    "be is said and one request printed. A key is read from COMMENTARIAT_MODEL_KEY.",
)
@click.option("--model-name", metavar="NAME", help="The model; without it the only one that a local server has.")
@click.option("--for", "variables", multiple=True, metavar="NAME", help="What to code, as in `sample`; repeatable.")
@click.option("--codebook", type=click.Path(path_type=Path), help="A codebook.toml instead of the study's.")
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="FILE", help="CSV or Parquet for the codes.")
@click.option("--limit", type=click.IntRange(1), help="Ask for so many comments only, hand-coded ones first: a trial.")
@click.option(
    "--max-cost", type=click.FloatRange(0, min_open=True), metavar="EUR", help="Never spend more in this run."
)
@click.option("--price-in", type=click.FloatRange(0), metavar="EUR", help="Price of a million tokens read.")
@click.option("--price-out", type=click.FloatRange(0), metavar="EUR", help="Price of a million tokens written.")
@click.option("--rate", type=click.FloatRange(0, min_open=True), metavar="N", help="At most so many requests a minute.")
@click.option("--at-once", type=click.IntRange(1, 64), default=1, show_default=True, help="Requests under way at once.")
@click.option(
    "--timeout", type=click.FloatRange(0.1, 3600), default=120.0, show_default=True, help="Seconds a request."
)
@click.option("--answer-tokens", type=click.IntRange(16, 100_000), default=1000, show_default=True,
    help="Most tokens of an answer; models that think aloud want more.")  # fmt: skip
@click.option("--yes", is_flag=True, help="Send to another machine without asking.")
@study_options
@work_options
@quiet_option
def annotate(
    paths: tuple[Path, ...],
    *,
    url: str | None,
    model_name: str | None,
    variables: tuple[str, ...],
    codebook: Path | None,
    output: Path | None,
    limit: int | None,
    max_cost: float | None,
    price_in: float | None,
    price_out: float | None,
    rate: float | None,
    at_once: int,
    timeout: float,
    answer_tokens: int,
    yes: bool,
    executor: Executor | None,
    quiet: bool,
    **asked: Unpack[Asked],
) -> None:
    """Let a larger model code the reactions by the codebook: one more instrument, worth what your codes show.

    The codebook is the prompt, codes (--codes) of other discussions are examples, a comment goes as data in JSON. Its
    codes are never counted by themselves: `commentariat compare … --codes codes.csv --readings FILE` corrects them by
    what people coded. Answers are kept beside FILE: a stopped run goes on, and no question is paid twice.
    """
    from commentariat.annotator.account import Account, Pace
    from commentariat.annotator.asking import ModelAnnotator
    from commentariat.annotator.endpoint import endpoint_of
    from commentariat.annotator.kept import AnswerFile
    from commentariat.annotator.run import annotated, planned
    from commentariat.annotator.server import ModelServer
    from commentariat.front import study_of
    from commentariat.outputs import output_or_none
    from commentariat.sheets.sampling import codebook_of
    from commentariat.tables import check_output, write_table

    check_output(output)
    if max_cost is not None and (price_in is None or price_out is None):
        raise click.UsageError("--max-cost wants the prices: --price-in and --price-out, in EUR a million tokens.")
    endpoint = None if url is None else endpoint_of(url)
    key = _key(endpoint)
    settings = settings_of(required(paths), **asked)
    book = codebook_of(settings, codebook, tuple(name.strip() for said in variables for name in said.split(",")))
    on_skipped = partial(say_skipped, quiet=quiet)
    with output_or_none(output, inputs=[*paths, *settings.files]) as (staged, reading):
        with progress("Reading pages", quiet=quiet) as step:
            study = study_of(
                paths, settings=settings, executor=executor, progress=step, on_skipped=on_skipped, reading=reading
            )
            plan = planned(study, book, limit=limit)
        account = Account(price_in=price_in, price_out=price_out, most=max_cost)
        if endpoint is None:
            _say_plan(plan, model_name, answer_tokens)
            return
        server = ModelServer(endpoint, key=key, timeout=timeout, account=account, pace=Pace(rate))
        name = model_name or _only_model(server)
        annotator = ModelAnnotator(server, model=name, book=book, seed=settings.seed, answer_tokens=answer_tokens)
        kept = AnswerFile(_kept_at(output))
        _consent(plan, endpoint, annotator, kept, yes=yes, quiet=quiet)
        with progress(f"Asking {name}", quiet=quiet) as step:
            found = annotated(plan, annotator, kept, at_once=at_once, progress=step)
        write_table(found.table, staged)
        _say_what_it_is_worth(study, found.table, annotator, quiet=quiet)
    if found.stopped:
        click.echo(found.stopped, err=True)
    if found.failed:
        sys.exit(1)


def _key(endpoint: Endpoint | None) -> str | None:
    """The key for the server; raises UsageError where it would travel unencrypted, or is none."""
    key = os.environ.get(KEY, "").strip()
    if not key or endpoint is None:
        return None
    if not (key.isascii() and key.isprintable()):
        raise click.UsageError(f"The key in {KEY} holds signs that no key has.")
    if endpoint.scheme == "http" and not endpoint.loopback:
        raise click.UsageError(f"The key in {KEY} would travel unencrypted: give an https address as --model.")
    return key


def _only_model(server: object) -> str:
    """The name of the one model of a local server; of another machine nothing is asked before you agreed."""
    from commentariat.annotator.server import ModelServer

    assert isinstance(server, ModelServer)
    if not server.endpoint.loopback:
        raise click.UsageError("Name the model with --model-name: a server elsewhere is not asked before you agree.")
    names = server.models()
    if len(names) != 1:
        has = f"has {', '.join(names[:12])}" if names else "lists no model"
        raise click.UsageError(f"Name the model with --model-name: {server.endpoint.said} {has}.")
    return names[0]


def _kept_at(output: Path | None) -> Path | None:
    """Where answers are kept: beside the output, else in the cache folder, else nowhere."""
    from threads.text.vectors import cache_folder

    if output is not None:
        return output.with_name(f"{output.name}.answers.jsonl")
    folder = cache_folder()
    return None if folder is None else folder / "answers.jsonl"


def _say_plan(plan: AnnotationPlan, model_name: str | None, answer_tokens: int) -> None:
    import json

    from commentariat.annotator.kept import AnswerFile
    from commentariat.annotator.run import leaving

    said = leaving(plan, "a model", model_name or UNNAMED, AnswerFile(None), answer_tokens=answer_tokens)
    click.echo(f"{said} Nothing was sent: name a server with --model URL. The first request would be:")
    for name in plan.names[:1]:
        click.echo(json.dumps(plan.chat(name), ensure_ascii=False, indent=1))


def _consent(
    plan: AnnotationPlan,
    endpoint: Endpoint,
    annotator: ModelAnnotator,
    kept: AnswerFile,
    *,
    yes: bool,
    quiet: bool,
) -> None:
    """Prints what leaves; where it goes to another machine, goes on only with --yes or a yes at the terminal."""
    from commentariat.annotator.run import leaving

    if quiet and (yes or endpoint.loopback):
        return
    tokens = annotator.answer_tokens
    where = f"{endpoint.said} (model {annotator.model})"
    click.echo(leaving(plan, where, annotator.model, kept, answer_tokens=tokens), err=True)
    if endpoint.loopback:
        click.echo("That is this machine.", err=True)
        return
    plain = " The way there is not encrypted." if endpoint.scheme == "http" else ""
    click.echo(f"That is another machine: who runs it can read all of this.{plain}", err=True)
    if yes:
        return
    if not sys.stdin.isatty():
        raise click.UsageError("Nothing was sent. If that may leave this machine, say so with --yes.")
    click.confirm("Send it?", abort=True, err=True)


def _say_what_it_is_worth(study: Study, table: object, annotator: ModelAnnotator, *, quiet: bool) -> None:
    import pandas as pd

    from analysis.annotator.validity import validity, validity_lines
    from commentariat.annotator.run import spent

    assert isinstance(table, pd.DataFrame)
    if quiet:
        return
    reasons = table.loc[table["why"] != "", "why"].value_counts()
    for reason, count in reasons.items():
        click.echo(f"{count} × UNCLEAR: {reason}", err=True)
    lines = validity_lines(validity(study, table))
    none = "No hand codes to compare with (--codes): how often this model errs on these pages is not known."
    for line in lines or [none]:
        click.echo(line, err=True)
    click.echo(spent(annotator), err=True)
