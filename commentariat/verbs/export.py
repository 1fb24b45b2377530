"""`commentariat export`: who answers whom, for other programs."""

from __future__ import annotations

from pathlib import Path

import click

from commentariat.hide_options import hide_of, hiding_options, say_hidden
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
@hiding_options
@jobs_option
@quiet_option
def export(
    paths: tuple[Path, ...],
    *,
    to: str,
    output: Path,
    pseudonyms: bool,
    key: Path | None,
    names: Path | None,
    redact_text: bool,
    jobs: int,
    quiet: bool,
) -> None:
    """Write who answers whom for other programs: Gephi, igraph, Cytoscape, ConvoKit."""
    from commentariat.export import export as write_export
    from commentariat.front import read
    from commentariat.hiding import Hiding, search_written
    from commentariat.run import check_folder

    check_folder(output)
    hide = hide_of(pseudonyms=pseudonyms, key=key, names=names, redact_text=redact_text)
    with progress("Reading pages", quiet=quiet) as step:
        corpus = read(required(paths), jobs=jobs, progress=step)
    say_skipped(corpus.skipped)
    none_is_an_error(corpus)
    hiding = Hiding.asked(corpus, out=output, **hide)
    if hiding is not None and not quiet:
        say_hidden(hiding)
    written = write_export(corpus if hiding is None else hiding.threads(corpus), output, to=to)
    if hiding is not None:
        search_written(written, hiding.gone, output)
    for path in written:
        click.echo(str(path), err=True)
