"""`commentariat init`: a study.toml and a codebook.toml to edit."""

from __future__ import annotations

from pathlib import Path

import click

from commentariat.options import quiet_option


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False), metavar="DIR")
@click.option("--question", default="", help='What the study asks: "How did readers take the handover?"')
@click.option("--target", help='What people are for or against, as a noun phrase: "the repatriation of defectors".')
@click.option("--for", "variables", multiple=True, metavar="NAME", help="What is to be coded; repeatable.")
@quiet_option
def init(folder: Path, *, question: str, target: str | None, variables: tuple[str, ...], quiet: bool) -> None:
    """Write study.toml and codebook.toml into DIR, with comments that say how to fill them in.

    DIR is the folder of saved pages. study.toml says what was asked, of whom and with which codebook, so that somebody
    else can run the study again, and the report makes its methods paragraph from it. Files that are there stay as they
    are.
    """
    from commentariat.study_template import write_study

    written = write_study(folder, question=question, target=target, variables=variables)
    if quiet:
        return
    for path, new in written:
        click.echo(str(path) if new else f"{path} is there already and stays as it is.")
    click.echo(f"Edit them; then: commentariat report {folder}, or: commentariat sample {folder} -n 100 -o sheets")
