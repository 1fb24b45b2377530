"""`commentariat report`: the whole way."""

from __future__ import annotations

from concurrent.futures import Executor
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

import click

from commentariat.hide_options import hiding_options, say_hidden
from commentariat.options import (
    Asked,
    force_option,
    language_option,
    nobody_option,
    paths_argument,
    quiet_option,
    readings_option,
    required,
    settings_of,
    study_options,
    topics_option,
    work_options,
)
from commentariat.terminal import progress, say_alarms, say_maps, say_skipped

if TYPE_CHECKING:
    from commentariat.hiding import Hide
    from threads.corpus.store import Corpus


@click.command()
@paths_argument
@click.option("-o", "--output", type=click.Path(path_type=Path), default=Path("out"), show_default=True, metavar="DIR",
    help="Folder for the report.")  # fmt: skip
@click.option("--sample", is_flag=True, help="Use the sample pages that come with commentariat.")
@click.option("--title", help="The report's title.")
@readings_option
@topics_option
@language_option
@nobody_option
@study_options
@hiding_options
@click.option(
    "--only", type=click.Choice(("summary", "report", "comments", "page", "data")),
    help="Write one part and its manifest: summary (one page, PDF and PNG), report (PDF), comments (the threads as "
    "PDF), page (HTML) or data (tables).",
)  # fmt: skip
@force_option
@work_options
@quiet_option
def report(
    paths: tuple[Path, ...],
    output: Path,
    *,
    sample: bool,
    only: str | None,
    hide: Hide,
    force: bool,
    executor: Executor | None,
    quiet: bool,
    **asked: Unpack[Asked],
) -> None:
    """Do the whole way: read pages, analyse the reactions, write report.html, report.pdf, figures and tables.

    PATHS are pages, folders of pages, exports (what `commentariat list formats` names, tables of comments), what
    `commentariat parse` wrote, or the folder of a report, which is then made again with its own study. A file
    study.toml beside the pages may name the title, the stance target, populations and hand codes; what you give here
    goes before it.
    """
    from commentariat import front
    from commentariat.pages import sample_folder

    sources = (sample_folder(),) if sample else required(paths)
    settings = settings_of(sources, **asked)
    with progress("Reading pages", quiet=quiet) as step:
        written = front.report(
            sources,
            output,
            settings=settings,
            executor=executor,
            progress=step,
            on_skipped=partial(say_skipped, quiet=quiet),
            on_hidden=None if quiet else say_hidden,
            on_read=None if quiet else _say_read,
            only=only,
            force=force,
            **hide,
        )
    if not quiet:
        shown = [path for path in written if path.suffix in {".html", ".pdf"} or path.name == "summary.png"]
        click.echo("\n".join(str(path) for path in shown), err=True)


def _say_read(corpus: Corpus) -> None:
    """How tables were read, and which pages to look at."""
    say_maps(corpus)
    say_alarms(corpus)
