"""`commentariat serve`: the reader and coder in the browser."""

from __future__ import annotations

from pathlib import Path

import click

from commentariat.options import quiet_option


@click.command()
@click.argument("folder", metavar="OUT", type=click.Path(path_type=Path))
@click.option(
    "--port", type=click.IntRange(0, 65535), default=0, show_default="any free one", help="Port to listen on."
)
@click.option("--open/--no-open", "opens", default=True, show_default=True, help="Open the browser.")
@quiet_option
def serve(folder: Path, *, port: int, opens: bool, quiet: bool) -> None:
    """Read the threads of OUT in the browser, and code what `commentariat sample` drew, by keyboard.

    OUT is a folder that `commentariat report` or `commentariat sample` wrote into. Each code is on the disk, in
    OUT/codes.sqlite, before the next comment appears; a later start goes on at the first comment without one. Only this
    machine can open the page, with the address that is printed. `commentariat agree OUT` makes codes.csv of the codes.
    """
    from commentariat.serve import serve as start

    start(folder, say=click.echo, port=port, opens=opens, quiet=quiet)
