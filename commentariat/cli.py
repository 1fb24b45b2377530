"""The command line: each verb a thin door to a Python function, errors as sentences, help that teaches.

Heavy packages are imported inside the verbs, so that `commentariat --help` answers at once.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from commentariat.terminal import counted, none_is_an_error, progress, say_skipped
from commentariat.version import __version__
from threads.errors import CommentariatError

CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 100}

EPILOG = """\b
Examples:
  commentariat report saved_pages/ -o out --target "the repatriation of defectors"
  commentariat report --sample
  commentariat parse page.html thread.txt -o - | head
  commentariat analyse sentiment saved_pages/ -o sentiment.csv
\b
Exit codes: 0 done (inputs that gave nothing are listed), 1 nothing could be done, 2 wrong usage, 130 interrupted."""


class Verbs(click.Group):
    """A group whose errors are one sentence; `--debug` shows the traceback."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except CommentariatError as error:
            if ctx.params.get("debug"):
                raise
            click.echo(f"commentariat: {error}", err=True)
            ctx.exit(1)
        except KeyboardInterrupt:
            click.echo("commentariat: stopped. Pages already read are kept: the same command goes on from there.", err=True)
            ctx.exit(130)
        except BrokenPipeError:
            sys.stderr.close()
            ctx.exit(0)
        except OSError as error:
            if ctx.params.get("debug"):
                raise
            where = f"{error.filename}: " if error.filename else ""
            click.echo(f"commentariat: {where}{error.strerror or error}.", err=True)
            ctx.exit(1)


@click.group(cls=Verbs, context_settings=CONTEXT, epilog=EPILOG)
@click.version_option(__version__, prog_name="commentariat")
@click.option("--debug", is_flag=True, help="Show the traceback of an error.")
def main(debug: bool) -> None:  # noqa: FBT001
    """From pages where the public speaks to a report on public reaction.

    Give it saved HTML, flattened text, a platform's export, or a folder of these, in English, Chinese or Korean. It splits articles from
    comments, finds who answers whom and the public voices that articles quote, analyses the reactions and writes a
    report in which each number opens on the comments behind it. Nothing leaves this machine.
    """
    if debug:
        os.environ["COMMENTARIAT_DEBUG"] = "1"  # processes that read pages inherit it
        click.get_current_context().call_on_close(lambda: os.environ.pop("COMMENTARIAT_DEBUG", None))


paths_argument = click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
jobs_option = click.option("-j", "--jobs", type=click.IntRange(0), default=0, show_default="all cores", help="Processes for parsing.")
seed_option = click.option("--seed", type=int, default=0, show_default=True, help="Seed of everything random.")
settings_option = click.option(
    "--settings", type=click.Path(path_type=Path), help="A study.toml other than the one beside the input."
)
quiet_option = click.option("-q", "--quiet", is_flag=True, help="Print errors only.")


def stance_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Adds --target, --favor and --against."""
    for option in (
        click.option("--against", multiple=True, metavar="SENTENCE", help="A statement that someone against would make; repeatable."),
        click.option("--favor", multiple=True, metavar="SENTENCE", help="A statement that someone in favour would make; repeatable."),
        click.option("--target", help='What to take a stance on, as a noun phrase: "the repatriation of defectors". Give --favor and --against with it.'),
    ):
        command = option(command)
    return command


@main.command()
@paths_argument
@click.option("-o", "--output", required=True, metavar="DIR", help="Folder for threads.jsonl, or - to print it.")
@click.option("--format", "store", type=click.Choice(["jsonl", "parquet"]), default="jsonl", show_default=True)
@jobs_option
@quiet_option
def parse(paths: tuple[Path, ...], output: str, store: str, jobs: int, quiet: bool) -> None:  # noqa: FBT001
    """Split pages into article and comments, with replies and quoted voices; write threads.jsonl.

    PATHS are pages (.html, .htm, .xhtml, .shtml, .mhtml, .txt, .text), folders of pages, .jsonl files of threads, or
    exports: a ConvoKit corpus (a folder or .zip) or a table of comments (.csv, .tsv, .jsonl, .ndjson, .json) with columns such
    as id, parent, author, time and text. One JSON object a line, a thread each. What gives no thread is listed as skipped.
    A run that was interrupted goes on where it stopped when you call it again.
    """
    import tempfile

    from commentariat.pages import look
    from commentariat.run import check_folder, parse_pages

    if output != "-":
        check_folder(Path(output))
    inputs = look(_required(paths), leave_out=None if output == "-" else Path(output))
    if output == "-":
        with tempfile.TemporaryDirectory(prefix="commentariat-") as folder, progress("Reading", quiet=True) as step:
            corpus = parse_pages(inputs.pages, Path(folder), jobs=_jobs(jobs), progress=step, skipped=inputs.ignored)
            for thread in corpus:
                click.echo(thread.to_json())
            say_skipped(corpus.skipped)
            none_is_an_error(corpus)
        return
    with progress("Reading pages", quiet=quiet) as step:
        corpus = parse_pages(inputs.pages, Path(output), jobs=_jobs(jobs), progress=step, skipped=inputs.ignored)
    if store == "parquet":
        from threads.corpus.parquet import write_parquet

        write_parquet(corpus, Path(output))
    say_skipped(corpus.skipped)
    none_is_an_error(corpus)
    if not quiet:
        comments = sum(sum(c.kind == "comment" for c in thread.comments) for thread in corpus)
        click.echo(f"{counted(len(corpus), 'thread')} with {counted(comments, 'comment')} in {Path(output) / 'threads.jsonl'}", err=True)


@main.command()
@paths_argument
@click.option("-o", "--output", type=click.Path(path_type=Path), default=Path("out"), show_default=True, metavar="DIR")
@click.option("--sample", is_flag=True, help="Use the sample pages that come with commentariat.")
@click.option("--title", help="The report's title.")
@stance_options
@click.option("--codes", type=click.Path(path_type=Path), help="CSV of hand-coded reactions, to correct comparisons by.")
@click.option("--pseudonyms", is_flag=True, help="Replace the authors' names by pseudonyms everywhere.")
@settings_option
@seed_option
@jobs_option
@quiet_option
def report(paths: tuple[Path, ...], output: Path, *, sample: bool, jobs: int, quiet: bool, **options: Any) -> None:
    """Do the whole way: read pages, analyse the reactions, write report.html, report.pdf, figures and tables.

    PATHS are pages, folders of pages, exports (a ConvoKit corpus, a table of comments as CSV or JSON lines), or what
    `commentariat parse` wrote. A file study.toml beside the pages may name
    the title, the stance target, populations and hand codes; what you give here goes before it.
    """
    from commentariat.front import report as write_report
    from commentariat.pages import sample_folder

    sources = (sample_folder(),) if sample else _required(paths)
    with progress("Reading pages", quiet=quiet) as step:
        written = write_report(sources, output, jobs=_jobs(jobs), progress=step, on_skipped=say_skipped, **options)
    if not quiet:
        shown = [path for path in written if path.suffix in {".html", ".pdf"}]
        click.echo("\n".join(str(path) for path in shown), err=True)


@main.command()
@click.argument("name")
@paths_argument
@click.option("-o", "--output", type=click.Path(path_type=Path), help="CSV or Parquet file, by its suffix; without it, print.")
@click.option("-p", "--parameter", multiple=True, metavar="KEY=VALUE", help="A parameter of the analysis; repeatable.")
@click.option("--codes", type=click.Path(path_type=Path), help="CSV of hand-coded reactions.")
@stance_options
@settings_option
@seed_option
@jobs_option
@quiet_option
def analyse(name: str, paths: tuple[Path, ...], output: Path | None, *, parameter: tuple[str, ...], jobs: int, quiet: bool, **options: Any) -> None:
    """Run one analysis and print or write its table. `commentariat list` shows the names.

    A table of reactions has their page, number, author, population and text. On a terminal the first rows are shown; a
    pipe and a file get all of them.
    """
    from analysis.base import ANALYSES
    from analysis.results import check_parameters
    from commentariat.front import study_of
    from commentariat.tables import check_output, readable, write_table

    parameters = _parameters(parameter)
    check_parameters(ANALYSES.get(name).function, name, parameters, partly=True)
    check_output(output)
    with progress("Reading pages", quiet=quiet) as step:
        study = study_of(_required(paths), jobs=_jobs(jobs), progress=step, on_skipped=say_skipped, **options)
        if step:
            step(0, 1, f"Analysing {name}")
        layer = study.layer(name, **parameters)
    write_table(readable(layer, study), output)
    _say(layer.notes, layer.refusal, err=True)


@main.command()
@paths_argument
@click.option("--measure", help="What to compare: sentiment, or stance with --target; without it, all there is.")
@click.option("--codes", type=click.Path(path_type=Path), help="CSV of hand-coded reactions, to correct the comparison by.")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="CSV or Parquet file for the table.")
@stance_options
@settings_option
@seed_option
@jobs_option
@quiet_option
def compare(paths: tuple[Path, ...], measure: str | None, output: Path | None, *, jobs: int, quiet: bool, **options: Any) -> None:
    """Compare populations: estimates with intervals clustered by thread, or a refusal that says why."""
    from commentariat.front import study_of
    from commentariat.tables import check_output, write_table

    check_output(output)
    with progress("Reading pages", quiet=quiet) as step:
        study = study_of(_required(paths), jobs=_jobs(jobs), progress=step, on_skipped=say_skipped, **options)
        if step:
            step(0, 1, "Comparing populations")
        layer = study.layer("compare", **({} if measure is None else {"measure": measure}))
    if output is not None:
        write_table(layer.table, output)
    # What may be said of all of it first, then the comparisons that claim something, then the others.
    table = layer.table if layer.table.empty else layer.table.sort_values("claim", key=lambda claim: claim == "none", kind="stable")
    _say((*filter(None, (layer.refusal,)), *table.get("sentence", ()), *layer.notes), None, err=False)


@main.command()
@paths_argument
@click.option("--to", type=click.Choice(["gexf", "graphml", "convokit"]), default="gexf", show_default=True, help="For Gephi, igraph and others, or ConvoKit.")
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path), metavar="DIR")
@jobs_option
@quiet_option
def export(paths: tuple[Path, ...], to: str, output: Path, jobs: int, *, quiet: bool) -> None:
    """Write who answers whom for other programs: Gephi, igraph, Cytoscape, ConvoKit."""
    from commentariat.export import export as write_export
    from commentariat.front import read
    from commentariat.run import check_folder

    check_folder(output)
    with progress("Reading pages", quiet=quiet) as step:
        corpus = read(_required(paths), jobs=_jobs(jobs), progress=step)
    say_skipped(corpus.skipped)
    none_is_an_error(corpus)
    for path in write_export(corpus, output, to=to):
        click.echo(str(path), err=True)


@main.command("list")
def list_parts() -> None:
    """List the parsers, analyses and figures that are known, our own and those of installed plugins."""
    from analysis.base import ANALYSES
    from reports.figures import FIGURES
    from threads.parsers import PARSERS

    registries: tuple[tuple[str, Any], ...] = (("Parsers", PARSERS), ("Analyses", ANALYSES), ("Figures", FIGURES))
    for title, registry in registries:
        click.secho(title, bold=True)
        for part in registry:
            click.echo(f"  {part.name:<26} {part.about}")


@main.command()
def doctor() -> None:
    """Check this installation: versions, fonts, the sentence encoder, shipped models; exit 1 where something is amiss."""
    from commentariat.doctor import checks

    sound = True
    for name, holds, what in checks():
        sound = sound and holds
        click.echo(f"{click.style('ok  ', fg='green') if holds else click.style('BAD ', fg='red')}  {name:<22} {what}")
    sys.exit(0 if sound else 1)


def _required(paths: tuple[Path, ...]) -> tuple[Path, ...]:
    if not paths:
        raise click.UsageError("Name at least one page or folder (or try: commentariat report --sample).")
    return paths


def _jobs(jobs: int) -> int:
    return jobs or os.cpu_count() or 1


def _say(sentences: tuple[str, ...], refusal: str | None, *, err: bool) -> None:
    for sentence in (*sentences, *filter(None, (refusal,))):
        click.echo(sentence, err=err)


def _parameters(pairs: tuple[str, ...]) -> dict[str, Any]:
    import json

    parameters: dict[str, Any] = {}
    for pair in pairs:
        key, separator, value = pair.partition("=")
        if not separator:
            raise click.UsageError(f"A parameter is written KEY=VALUE; {pair!r} has no equals sign.")
        try:
            parameters[key] = json.loads(value)
        except ValueError:
            parameters[key] = value
    return parameters


if __name__ == "__main__":
    main(prog_name="commentariat")
