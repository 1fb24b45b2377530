"""`commentariat notebook`: a notebook on the user's own corpus."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Unpack

import click

from commentariat.hide_options import hiding_options
from commentariat.options import (
    Asked,
    paths_argument,
    quiet_option,
    readings_option,
    required,
    study_options,
    topics_option,
)

if TYPE_CHECKING:
    from commentariat.hiding import Hide


@click.command()
@paths_argument
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path), metavar="FILE.ipynb",
    help="The notebook; one that is there is not overwritten.")  # fmt: skip
@click.option("--title", help="The notebook's title, instead of the study's.")
@readings_option
@topics_option
@study_options
@hiding_options
@click.option(
    "-j", "--jobs", type=click.IntRange(1), default=1, show_default=True, help="Processes for parsing in the notebook."
)
@click.option("--cluster", metavar="ADDRESS|local:N", help="A Dask cluster that the notebook uses in their place.")
@quiet_option
def notebook(
    paths: tuple[Path, ...],
    output: Path,
    *,
    hide: Hide,
    jobs: int,
    cluster: str | None,
    quiet: bool,
    **asked: Unpack[Asked],
) -> None:
    """Write a Jupyter notebook that goes through your pages: themes, populations, voices, who answers whom.

    It is a start for an analysis of your own. Each step is a cell with a few words before it, and every table in it is
    a pandas DataFrame. The notebook reads the pages when you run it, with the study.toml beside them and what you
    give here; a number about a population is printed only where the data can carry it.

    \b
    From pages to a running notebook:
      commentariat notebook saved_pages/ -o study.ipynb
      pip install jupyterlab
      jupyter lab study.ipynb                           # then: Run > Run All Cells
    \b
    With codes, a target and a settings file of another name:
      commentariat notebook saved_pages/ -o study.ipynb --codes codes.csv --settings other.toml

    A file that is there stays as it is: it may hold cells of yours. With --pseudonyms or --redact-text the list of
    pages stands in a file beside the notebook, FILE.pages.json, that you keep to yourself: names of files may name
    people.
    """
    from commentariat.notebook import hides, pages_file, write_notebook

    written = write_notebook(required(paths), output, jobs=jobs, cluster=cluster, hide=hide, **asked)
    if not quiet:
        click.echo(str(written))
        if hides(hide):
            click.echo(f"Its pages are listed in {pages_file(output)}, which is not for others.", err=True)
        click.echo(f"Open it with: jupyter lab {output}", err=True)
