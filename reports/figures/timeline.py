"""When the public spoke: comments by day where their times are known."""

from __future__ import annotations

from analysis.base import Study
from reports import style
from reports.figures import Drawing, figure
from reports.figures.layout import canvas

LEAST = 10
"""Dated comments below which a time line shows nothing but chance."""
LATER = 0.98
"""The share of comments that the axis covers; the last few often come years later and would flatten the rest."""


@figure("timeline", section="threads", rank=60, needs="ten comments with a date, on two days or more")
def timeline(study: Study) -> Drawing | None:
    """Comments by day, stacked by population, where the page gives their times."""
    import pandas as pd
    from matplotlib.ticker import MaxNLocator

    reactions = study.reactions
    dated = reactions[(reactions["channel"] == "comment") & reactions["posted"].notna()]
    if len(dated) < LEAST:
        return None
    days = pd.to_datetime(pd.Series(dated["posted"].to_list(), index=dated.index), utc=True).dt.floor("D")
    table = days.groupby([days, dated["population"]]).size().unstack(fill_value=0)
    if len(table) < 2:
        return None
    last = days.sort_values().iloc[int(LATER * (len(days) - 1))]
    shown = table[table.index <= last]
    made, axes = canvas(5)
    colour = style.colours([str(name) for name in table.columns])
    bottom = [0] * len(shown)
    for name in table.columns:
        axes.bar(shown.index, shown[name], bottom=bottom, width=0.85, color=colour[str(name)], label=str(name))
        bottom = [low + more for low, more in zip(bottom, shown[name], strict=True)]
    axes.set_ylabel("comments a day")
    axes.yaxis.set_major_locator(MaxNLocator(integer=True))
    axes.legend(loc="upper right", fontsize=8.5)
    made.autofmt_xdate(rotation=0, ha="center")
    left_out = int(table[table.index > last].to_numpy().sum())
    undated = int(((reactions["channel"] == "comment") & reactions["posted"].isna()).sum())
    return Drawing(
        figure=made,
        title="Comments a day",
        table=table.reset_index(names="day"),
        caption=f"Comments a day in UTC. {undated:,} comments carry no time and are left out"
        + (f"; {left_out:,} later ones are in the table only." if left_out else "."),
        alt=f"{len(dated):,} dated comments from {days.min():%d %B %Y} to {days.max():%d %B %Y}.",
    )
