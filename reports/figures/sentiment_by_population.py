"""Mean sentiment of each population, with its interval."""

from __future__ import annotations

from analysis.base import Study
from reports import style
from reports.figures import Drawing, figure
from reports.figures.layout import canvas, counts, estimate, key, wrapped

COLUMNS = [
    "population",
    "corrected",
    "corrected_low",
    "corrected_high",
    "coded",
    "coded_threads",
    "estimate",
    "low",
    "high",
    "n",
    "threads",
    "authors",
]


@figure("sentiment_by_population", section="findings", rank=10, needs="reactions with words of their own")
def sentiment_by_population(study: Study) -> Drawing | None:
    """Mean sentiment of each population, corrected where there are hand codes, with intervals and n."""
    table = study.layer("populations").table
    table = table[table["measure"] == "sentiment"].sort_values(["n", "population"], ascending=[True, False])
    if table.empty:
        return None
    corrected = bool(table["corrected"].notna().any())
    made, axes = canvas(len(table), line=style.LINE_HEIGHT * (1.25 if corrected else 1))
    colour = style.colours(table["population"].tolist())
    axes.axvline(0, color=style.RULE, linewidth=1, zorder=0)
    for place, row in enumerate(table.itertuples()):
        estimate(axes, place, row, colour[str(row.population)])
        axes.text(1.04, place, counts(row), va="center", ha="left", fontsize=8, color=style.MUTED)
    key(made, {"corrected by hand codes": style.INK} if corrected else {}, corrected=corrected)
    axes.set_yticks(range(len(table)), wrapped(table["population"].tolist()))
    axes.set_ylim(-0.6, len(table) - 0.4)
    axes.set_xlim(-1, 1)
    axes.set_xticks([-1, -0.5, 0, 0.5, 1], ["−1\nnegative", "−0.5", "0", "+0.5", "+1\npositive"])
    axes.tick_params(length=0)
    return Drawing(
        figure=made,
        title="Sentiment by population",
        table=table[COLUMNS],
        caption="Mean sentiment of each population, on a scale from −1 to +1, with 95 % intervals. "
        + (CORRECTED if corrected else READ),
        alt="; ".join(_words(row) for row in table.itertuples()),
    )


CORRECTED = (
    "Filled: corrected by hand codes, the error of the instrument in the interval. Small and open: the instrument "
    "alone, whose interval says how threads vary and holds no error of its own. A mark without a line has no interval: "
    "its threads are too few."
)
READ = (
    "These are the instrument’s own readings: the intervals say how threads vary and hold no error of the instrument. "
    "An open circle has no interval: its threads are too few."
)


def _words(row: object) -> str:
    best = getattr(row, "corrected", None)
    said = f"{best:+.2f} corrected by hand codes, " if best is not None and best == best else ""
    return (
        f"{getattr(row, 'population', '')}: {said}{getattr(row, 'estimate', 0.0):+.2f} read, n = {getattr(row, 'n', 0)}"
    )
