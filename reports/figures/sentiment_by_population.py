"""Mean sentiment of each population, with its interval."""

from __future__ import annotations

from analysis.base import Study
from reports import style
from reports.figures import Drawing, figure
from reports.figures.layout import canvas, intervals, wrapped


@figure("sentiment_by_population", section="findings", rank=10, needs="reactions with words of their own")
def sentiment_by_population(study: Study) -> Drawing | None:
    """Mean sentiment of each population with a 95 % interval clustered by thread, and n."""
    table = study.layer("populations").table
    table = table[table["measure"] == "sentiment"].sort_values(["n", "population"], ascending=[True, False])
    if table.empty:
        return None
    made, axes = canvas(len(table))
    colour = style.colours(table["population"].tolist())
    values = table[["estimate", "low", "high"]].astype(float).to_numpy().tolist()
    rows = [(float(i), *ends) for i, ends in enumerate(values)]
    counts = [f"n = {row.n:,} in {row.threads} thread{'s' if row.threads != 1 else ''}" for row in table.itertuples()]
    axes.axvline(0, color=style.RULE, linewidth=1, zorder=0)
    intervals(axes, rows, [colour[name] for name in table["population"]], counts, 1.04)
    axes.set_yticks(range(len(table)), wrapped(table["population"].tolist()))
    axes.set_ylim(-0.6, len(table) - 0.4)
    axes.set_xlim(-1, 1)
    axes.set_xticks([-1, -0.5, 0, 0.5, 1], ["−1\nnegative", "−0.5", "0", "+0.5", "+1\npositive"])
    axes.tick_params(length=0)
    shown = table[["population", "estimate", "low", "high", "n", "threads", "authors"]]
    return Drawing(
        figure=made,
        title="Sentiment by population",
        table=shown,
        caption="Mean sentiment of each population, on a scale from −1 to +1, with 95 % intervals that count threads, not "
        "comments. An empty circle has no interval: one thread cannot tell how threads vary.",
        alt="; ".join(f"{row.population}: {row.estimate:+.2f}, n = {row.n}" for row in table.itertuples()),
    )
