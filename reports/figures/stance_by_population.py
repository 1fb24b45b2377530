"""Stance of each population towards the target: the shares in favour and against, with their intervals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.base import Study
from reports import style
from reports.figures import Drawing, figure
from reports.figures.layout import canvas, counts, estimate, key, wrapped
from reports.figures.sentiment_by_population import CODED, COLUMNS

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure

SIDES = {"favor": ("in favour", "FAVOR"), "against": ("against", "AGAINST")}
PLACES = {"favor": 0.28, "against": -0.16}
ROWS = 1.9
"""Rows of a chart that one population takes, with its two sides."""


@figure(
    "stance_by_population",
    section="findings",
    rank=20,
    needs="a stance target, named with --target, and hand codes of the stance",
)
def stance_by_population(study: Study) -> Drawing | None:
    """Shares of each population in favour of the target and against it, from hand codes, with intervals."""
    target = study.defaults.get("stance", {}).get("target")
    table = study.layer("populations").table
    table = table[table["measure"].isin(list(SIDES)) & table["value"].notna()]
    if not target or table.empty:
        return None
    names = table.groupby("population", sort=True)["n"].max().sort_values(kind="stable").index.tolist()
    return Drawing(
        figure=_drawn(table, names),
        title=f"Stance towards {target} by population",
        table=table[["measure", *COLUMNS]],
        caption=f"Shares of each population’s reactions in favour of {target} and against it, with 95 % intervals; the "
        f"rest is neither, or cannot be told. {CODED}",
        alt="; ".join(f"{row.population}: {_share(row)} {SIDES[str(row.measure)][0]}" for row in table.itertuples()),
    )


def _drawn(table: pd.DataFrame, names: list[str]) -> Figure:
    made, axes = canvas(len(names), line=style.LINE_HEIGHT * ROWS)
    for row in table.itertuples():
        place = names.index(str(row.population))
        estimate(axes, place + PLACES[str(row.measure)], row, style.STANCE[SIDES[str(row.measure)][1]])
        if row.measure == "favor":
            axes.text(1.02, place, counts(row), va="center", fontsize=8, color=style.MUTED)
    key(made, {words: style.STANCE[code] for words, code in SIDES.values()})
    axes.set_yticks(range(len(names)), wrapped(names))
    axes.set_ylim(-0.6, len(names) - 0.4)
    axes.set_xlim(0, 1)
    axes.set_xticks([0, 0.25, 0.5, 0.75, 1], ["0%", "25%", "50%", "75%", "100%"])
    axes.tick_params(length=0)
    axes.grid(visible=True, axis="x", color=style.RULE, linewidth=0.7)
    axes.set_axisbelow(True)
    return made


def _share(row: object) -> str:
    return f"{getattr(row, 'value', 0.0):.0%}"
