"""`commentariat export`: who answers whom, for other programs."""

from __future__ import annotations

from pathlib import Path
from typing import Unpack

import click

from commentariat.options import (
    AskedReading,
    force_option,
    jobs_option,
    paths_argument,
    quiet_option,
    read_options,
    required,
    settings_of,
)
from commentariat.terminal import progress, say_skipped


@click.command()
@paths_argument
@click.option(
    "--to",
    type=click.Choice(["gexf", "graphml", "convokit"]),
    default="gexf",
    show_default=True,
    help="For Gephi, igraph and others, or ConvoKit.",
)
@click.option(
    "-o", "--output", required=True, type=click.Path(path_type=Path), metavar="DIR", help="Folder for the files."
)
@read_options
@force_option
@jobs_option
@quiet_option
def export(
    paths: tuple[Path, ...],
    *,
    to: str,
    output: Path,
    force: bool,
    jobs: int,
    quiet: bool,
    **asked: Unpack[AskedReading],
) -> None:
    """Write who answers whom for other programs: Gephi, igraph, Cytoscape, ConvoKit."""
    from commentariat.export import export as write_export
    from commentariat.front import read
    from commentariat.outputs import output_folder
    from commentariat.pages import check_not_empty

    settings = settings_of(required(paths), **asked)
    with output_folder(output, inputs=paths, force=force, made_by=f"export --to {to}") as staged:
        with progress("Reading pages", quiet=quiet) as step:
            corpus = read(paths, settings=settings, jobs=jobs, progress=step, reading=staged.reading)
        say_skipped(corpus.skipped, quiet=quiet)
        check_not_empty(corpus, told=not quiet)
        written = [staged.placed(path) for path in write_export(corpus, staged.path, to=to)]
    for path in () if quiet else written:
        click.echo(str(path), err=True)
