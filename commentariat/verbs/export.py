"""`commentariat export`: threads for other programs, with what was found of them."""

from __future__ import annotations

from concurrent.futures import Executor
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

import click

from commentariat.hide_options import hiding_options, say_hidden
from commentariat.options import (
    Asked,
    force_option,
    paths_argument,
    quiet_option,
    required,
    settings_of,
    study_options,
    work_options,
)
from commentariat.terminal import progress, say_skipped

if TYPE_CHECKING:
    from commentariat.hiding import Hide


def _names(_: click.Context, __: click.Parameter, value: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in value.split(",") if name.strip())


@click.command()
@paths_argument
@click.option(
    "--to",
    type=click.Choice(["gexf", "graphml", "convokit", "csv", "xlsx", "parquet"]),
    default="gexf",
    show_default=True,
    help="A graph for Gephi (gexf) or igraph, Cytoscape and yEd (graphml), a ConvoKit corpus, or tables.",
)
@click.option(
    "--with",
    "measured",
    default="",
    metavar="NAME,NAME",
    callback=_names,
    help="What comments carry besides: sentiment, stance, themes, population, camps, codes.",
)
@click.option(
    "-o", "--output", required=True, type=click.Path(path_type=Path), metavar="DIR", help="Folder for the files."
)
@study_options
@hiding_options
@force_option
@work_options
@quiet_option
def export(
    paths: tuple[Path, ...],
    *,
    to: str,
    measured: tuple[str, ...],
    output: Path,
    hide: Hide,
    force: bool,
    executor: Executor | None,
    quiet: bool,
    **asked: Unpack[Asked],
) -> None:
    """Write the threads for other programs: tables for R, Stata and Excel, graphs for Gephi and igraph, ConvoKit.

    Tables are of threads, comments, replies, quotes and reactions, each column defined; read again by commentariat they
    give the same threads.
    """
    from commentariat.export import write_export
    from commentariat.front import read
    from commentariat.hiding import Hiding, search_written
    from commentariat.measures import check_names
    from commentariat.outputs import output_folder
    from commentariat.pages import check_not_empty
    from commentariat.studies import check_study, make_study

    check_names(measured)
    settings = settings_of(required(paths), **asked)
    check_study(settings)
    inputs = [*paths, *settings.files]
    with output_folder(output, inputs=inputs, force=force, made_by=f"export --to {to}") as staged:
        with progress("Reading pages", quiet=quiet) as step:
            corpus = read(paths, settings=settings, executor=executor, progress=step, reading=staged.reading)
        say_skipped(corpus.skipped, quiet=quiet)
        check_not_empty(corpus, told=not quiet)
        study = make_study(corpus, settings, executor=executor, reading=staged.reading)
        hiding = Hiding.asked(corpus, out=output, **hide)
        if hiding is not None:
            study = hiding.study(study)
            if not quiet:
                say_hidden(hiding)
        made, refused = write_export(study, staged.path, to=to, measured=measured)
        if hiding is not None:
            search_written(staged.path, hiding.withheld)
        written = [staged.placed(path) for path in made]
    for sentence in refused:
        click.echo(f"refused {sentence}", err=True)
    for path in () if quiet else written:
        click.echo(str(path), err=True)
