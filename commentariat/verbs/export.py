"""`commentariat export`: threads for other programs, with what was found of them."""

from __future__ import annotations

from pathlib import Path
from typing import Unpack

import click

from commentariat.options import Asked, jobs_option, paths_argument, quiet_option, required, settings_of, study_options
from commentariat.terminal import none_is_an_error, progress, say_skipped


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
@jobs_option
@quiet_option
def export(
    paths: tuple[Path, ...],
    *,
    to: str,
    measured: tuple[str, ...],
    output: Path,
    jobs: int,
    quiet: bool,
    **asked: Unpack[Asked],
) -> None:
    """Write the threads for other programs: tables for R, Stata and Excel, graphs for Gephi and igraph, ConvoKit.

    Tables are of threads, comments, replies, quotes and reactions, each column defined; read again by commentariat they
    give the same threads.
    """
    from commentariat.export import write_export
    from commentariat.front import check_study, make_study, read
    from commentariat.measures import check_names
    from commentariat.run import check_folder

    check_names(measured)
    check_folder(output)
    settings = settings_of(required(paths), **asked)
    check_study(settings)
    with progress("Reading pages", quiet=quiet) as step:
        corpus = read(paths, settings=settings, jobs=jobs, progress=step)
        say_skipped(corpus.skipped)
        none_is_an_error(corpus)
        if step and measured:
            step(0, 1, "Analysing")
        written, refused = write_export(make_study(corpus, settings), output, to=to, measured=measured)
    for sentence in refused:
        click.echo(f"refused {sentence}", err=True)
    for path in written:
        click.echo(str(path), err=True)
