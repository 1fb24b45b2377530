"""`commentariat forget`: one person out of what was written."""

from __future__ import annotations

from pathlib import Path

import click

from commentariat.options import quiet_option
from commentariat.terminal import progress


@click.command()
@click.argument("name")
@click.argument("out", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.option(
    "--key",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The key that the report's pseudonyms were made with: NAME is then the person's own name.",
)
@quiet_option
def forget(name: str, out: Path, *, key: Path | None, quiet: bool) -> None:
    """Take a person out of a folder that `report` or `parse` wrote, and make the rest of it anew.

    The person's comments lose their words, author and time and stand as deleted ones, so that answers still hang on
    them; quotations of the person go; the name, its parts, and five words in a row that the person wrote are replaced
    by […] wherever others use them; hand codes of what went are dropped. Then every file of the folder is made anew
    from what is left, and `commentariat verify` holds. The folder is changed only when all of that is done.

    Your saved pages, folders made from this one and copies of it are not touched: forget the person there too.
    """
    from analysis.tables import counted
    from commentariat.forgetting import forget as forgotten

    with progress("Forgetting", quiet=quiet) as step:
        done = forgotten(name, out, key=key, progress=step)
    if quiet:
        return
    went = f"{counted(done.comments, 'comment')} and {counted(done.quotes, 'quotation')} of theirs"
    click.echo(f"Taken out: {went}; {counted(done.texts, 'text')} of others changed.", err=True)
    click.echo(f"Written anew: {counted(len(done.files), 'file')} in {out}.", err=True)
    if done.unlisted:
        shown = ", ".join(done.unlisted[:5]) + (f" and {len(done.unlisted) - 5} more" if len(done.unlisted) > 5 else "")
        click.echo(f"Not ours, and not looked at: {shown}.", err=True)
