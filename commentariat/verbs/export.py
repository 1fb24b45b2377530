"""`commentariat export`: who answers whom, for other programs."""

from __future__ import annotations

from pathlib import Path

import click

from commentariat.hide_options import hide_of, hiding_options, say_hidden
from commentariat.options import force_option, jobs_option, paths_argument, quiet_option, required
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
@hiding_options
@force_option
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
    force: bool,
    jobs: int,
    quiet: bool,
) -> None:
    """Write who answers whom for other programs: Gephi, igraph, Cytoscape, ConvoKit."""
    from commentariat.export import export as write_export
    from commentariat.front import read
    from commentariat.hiding import Hiding, search_written
    from commentariat.outputs import output_folder
    from commentariat.pages import check_not_empty

    hide = hide_of(pseudonyms=pseudonyms, key=key, names=names, redact_text=redact_text)
    with output_folder(output, inputs=required(paths), force=force, made_by=f"export --to {to}") as staged:
        with progress("Reading pages", quiet=quiet) as step:
            corpus = read(paths, jobs=jobs, progress=step, reading=staged.reading)
        say_skipped(corpus.skipped, quiet=quiet)
        check_not_empty(corpus, told=not quiet)
        hiding = Hiding.asked(corpus, out=output, **hide)
        if hiding is not None and not quiet:
            say_hidden(hiding)
        made = write_export(corpus if hiding is None else hiding.threads(corpus), staged.path, to=to)
        if hiding is not None:
            search_written(staged.path, hiding.withheld)
        written = [staged.placed(path) for path in made]
    for path in () if quiet else written:
        click.echo(str(path), err=True)
