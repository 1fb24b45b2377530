"""`commentariat keyness`: the words that set groups apart."""

from __future__ import annotations

from concurrent.futures import Executor
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

import click

from commentariat.hide_options import hiding_options
from commentariat.options import (
    Asked,
    paths_argument,
    quiet_option,
    required,
    settings_of,
    study_options,
    work_options,
)

if TYPE_CHECKING:
    import pandas as pd

    from commentariat.hiding import Hide


@click.command()
@paths_argument
@click.option(
    "--by",
    default="population",
    show_default=True,
    metavar="COLUMN",
    help="Groups of this column, or of a variable that people coded (with --codes).",
)
@click.option("--groups", metavar="A,B", help="Two of the groups; without it, each against all others.")
@click.option(
    "--concepts",
    is_flag=True,
    help="Compare concepts, words of all languages that mean one thing, and groups of different languages.",
)
@click.option("-n", "--number", default=12, show_default=True, help="Terms shown of each group; the file has more.")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="CSV or Parquet file for the table.")
@study_options
@hiding_options
@work_options
@quiet_option
def keyness(
    paths: tuple[Path, ...],
    *,
    by: str,
    groups: str | None,
    concepts: bool,
    number: int,
    output: Path | None,
    hide: Hide,
    executor: Executor | None,
    quiet: bool,
    **asked: Unpack[Asked],
) -> None:
    """Words and phrases that one group says more than the others who write in its language.

    A word counts by the threads that say it: one thread's word is no word of a group. ✓ marks what is told apart from
    chance with a false-discovery rate of 5 %; "times" says how much greater the odds are, with its 95 % interval.
    With --concepts groups of different languages are compared, each concept shown as each language says it.
    """
    from commentariat.one_layer import layer_of
    from commentariat.tables import check_output

    check_output(output)
    parameters = {"by": by, "groups": groups, "concepts": concepts}
    layer = layer_of(
        paths, output, "keyness", parameters, settings=settings_of(required(paths), **asked), hide=hide,
        executor=executor, quiet=quiet, label="Comparing concepts" if concepts else "Comparing words",
    )  # fmt: skip
    if quiet and output is not None:
        return
    for (language, group, against), rows in layer.table.groupby(["language", "group", "against"], sort=False):
        _show(f"{group}, in {language}, against {against}", rows.head(max(number, 0)))
    for sentence in (*filter(None, (layer.refusal,)), *layer.notes):
        click.echo(sentence)


def _show(title: str, rows: pd.DataFrame) -> None:
    from math import exp

    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(title=Text(title), title_justify="left", box=box.SIMPLE_HEAD)
    for name in ("", "term", "times", "95 %", "of 100", "others", "threads", "in context"):
        numeric = name in ("times", "95 %", "of 100", "others", "threads")
        table.add_column(name, justify="right" if numeric else "left", no_wrap=numeric, overflow="fold")
    for row in rows.to_dict("records"):
        cells = (
            "✓" if row["claim"] else "", row["term"], f"{exp(row['log_odds']):.1f}",
            f"{exp(row['low']):.1f}–{exp(min(row['high'], 20)):.1f}", f"{100 * row['share']:.0f}",
            f"{100 * row['against_share']:.0f}", str(row["threads"]), next(iter(row["contexts"]), ""),
        )  # fmt: skip
        table.add_row(*(Text("".join(sign if sign.isprintable() else " " for sign in cell)) for cell in cells))
    console = Console(highlight=False)
    console.print(table)
