"""When the public spoke: comments by day, week or month where their times are known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.base import Study
from reports import style
from reports.figures import Drawing, figure
from reports.figures.layout import canvas
from reports.shown import counted

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

LEAST = 10
"""Dated comments below which a time line shows nothing but chance."""
PERIODS = (("day", "D", 100), ("week", "W-SUN", 700), ("month", "M", 3_650), ("year", "Y", 10**9))
"""A bar's time, as pandas names it, up to how many days from the first comment to the last: about a hundred bars
fit."""
TICKS = 7


@figure("timeline", section="findings", rank=40, needs="ten comments with a date, on two days or more")
def timeline(study: Study) -> Drawing | None:
    """Comments by day (week, month, year where they span longer), stacked by population, where the page gives their
    times."""
    reactions = study.reactions
    comments = reactions[reactions["channel"] == "comment"]
    dated = comments[comments["posted"].notna()]
    if len(dated) < LEAST:
        return None
    table, name = _counts(dated)
    if len(table) < 2:
        return None
    made, axes = canvas(5)
    colour = style.colours([str(name) for name in table.columns])
    bottom = [0] * len(table)
    for population in table.columns:
        axes.bar(
            range(len(table)),
            table[population],
            bottom=bottom,
            width=0.85,
            color=colour[str(population)],
            label=str(population),
        )
        bottom = [low + more for low, more in zip(bottom, table[population], strict=True)]
    _label(axes, table, name)
    undated = len(comments) - len(dated)
    return Drawing(
        figure=made,
        title=f"Comments a {name}",
        table=table.set_axis([f"{when.start_time:%Y-%m-%d}" for when in table.index], axis="index").reset_index(
            names=name
        ),
        caption=f"The {counted(len(dated), 'comment')} that carry a time, by the {name} in UTC. Where a page names no "
        f"time zone, its own clock is taken for UTC, so that a comment may stand a day off.{_left_out(undated)}",
        alt=(
            f"{counted(len(dated), 'dated comment')} from {dated['posted'].min():%d %B %Y} to "
            f"{dated['posted'].max():%d %B %Y}."
        ),
    )


def _counts(dated: pd.DataFrame) -> tuple[pd.DataFrame, str]:
    """Comments by period and population, empty periods too, and the period's name."""
    import pandas as pd

    times = pd.to_datetime(pd.Series(dated["posted"].to_list(), index=dated.index), utc=True).dt.tz_localize(None)
    days = (times.max() - times.min()).days
    name, code, _ = next(period for period in PERIODS if days <= period[2])
    periods = times.dt.to_period(code)
    counts = periods.groupby([periods, dated["population"].astype(object)]).size().unstack(fill_value=0)
    return counts.reindex(pd.period_range(periods.min(), periods.max(), freq=periods.dt.freq), fill_value=0), name


def _label(axes: Axes, table: pd.DataFrame, name: str) -> None:
    from matplotlib.ticker import MaxNLocator

    places = list(range(0, len(table), -(-len(table) // TICKS)))
    starts = [table.index[place].start_time for place in places]
    if name in ("day", "week"):
        words = [
            f"{start.day} {start:%b}" + (f"\n{start:%Y}" if not i or start.year != starts[i - 1].year else "")
            for i, start in enumerate(starts)
        ]
    else:
        words = [f"{start:%b %Y}" if name == "month" else f"{start:%Y}" for start in starts]
    axes.set_xticks(places, words)
    axes.set_ylabel(f"comments a {name}")
    axes.yaxis.set_major_locator(MaxNLocator(integer=True))
    axes.legend(loc="lower left", bbox_to_anchor=(0, 1.0), ncols=3, fontsize=8.5, handlelength=1)


def _left_out(undated: int) -> str:
    if not undated:
        return ""
    return (
        f" {counted(undated, 'comment carries', 'comments carry')} none and {'is' if undated == 1 else 'are'} left out."
    )
