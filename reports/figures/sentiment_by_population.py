"""Mean sentiment of each population, with its interval, where people coded it."""

from __future__ import annotations

from analysis.base import Study
from reports import style
from reports.figures import Drawing, figure
from reports.figures.layout import canvas, counts, estimate, wrapped

COLUMNS = ["population", "value", "low", "high", "level", "coded", "coded_threads", "n", "threads", "authors"]
CODED = (
    "From hand codes, sharpened by a machine that learnt from them. Open marks speak of these texts, filled ones of "
    "the population. A mark without a line has no interval: its threads are too few."
)


@figure("sentiment_by_population", section="findings", rank=10, needs="a population whose sentiment was coded by hand")
def sentiment_by_population(study: Study) -> Drawing | None:
    """Mean sentiment of each population that people coded, with intervals and n."""
    table = study.layer("populations").table
    table = table[(table["measure"] == "sentiment") & table["value"].notna()]
    table = table.sort_values(["n", "population"], ascending=[True, False])
    if table.empty:
        return None
    made, axes = canvas(len(table), line=style.LINE_HEIGHT * 1.25)
    colour = style.colours(table["population"].tolist())
    axes.axvline(0, color=style.RULE, linewidth=1, zorder=0)
    for place, row in enumerate(table.itertuples()):
        estimate(axes, place, row, colour[str(row.population)])
        axes.text(1.04, place, counts(row), va="center", ha="left", fontsize=8, color=style.MUTED)
    axes.set_yticks(range(len(table)), wrapped(table["population"].tolist()))
    axes.set_ylim(-0.6, len(table) - 0.4)
    axes.set_xlim(-1, 1)
    axes.set_xticks([-1, -0.5, 0, 0.5, 1], ["−1\nnegative", "−0.5", "0", "+0.5", "+1\npositive"])
    axes.tick_params(length=0)
    return Drawing(
        figure=made,
        title="Sentiment by population",
        table=table[COLUMNS],
        caption=f"Mean sentiment of each population, on a scale from −1 to +1, with 95 % intervals. {CODED}",
        alt="; ".join(f"{row.population}: {row.value:+.2f}, n = {row.n}" for row in table.itertuples()),
    )
