"""`commentariat export`: who answers whom, for other programs."""

from __future__ import annotations

from pathlib import Path

import click

from commentariat.options import jobs_option, paths_argument, quiet_option, required
from commentariat.terminal import none_is_an_error, progress, say_skipped


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
@jobs_option
@quiet_option
def export(paths: tuple[Path, ...], *, to: str, output: Path, jobs: int, quiet: bool) -> None:
    """Write who answers whom for other programs: Gephi, igraph, Cytoscape, ConvoKit."""
    from commentariat.export import export as write_export
    from commentariat.front import read
    from commentariat.run import check_folder

    check_folder(output)
    with progress("Reading pages", quiet=quiet) as step:
        corpus = read(required(paths), jobs=jobs, progress=step)
    say_skipped(corpus.skipped)
    none_is_an_error(corpus)
    for path in write_export(corpus, output, to=to):
        click.echo(str(path), err=True)
