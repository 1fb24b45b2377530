"""Who answers whom: the most active authors on a circle, lines for replies."""

from __future__ import annotations

import math
from pathlib import PurePath
from typing import TYPE_CHECKING

from analysis.base import Study
from reports import style
from reports.figures import Drawing, figure
from reports.shown import excerpt, shown
from reports.view.links import SURE

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

MOST = 24
"""Authors shown: more names than these cannot be read around a circle."""
LEAST = 3
TITLE_LETTERS = 60


@figure("reply_network", section="network", rank=50, needs="three replies between named authors of one page")
def reply_network(study: Study) -> Drawing | None:
    """Who answers whom in the thread with most replies; a line's width is the number of replies."""
    replies = study.layer("replies").table
    known = replies[replies["child_author"].notna() & replies["parent_author"].notna()]
    known = known[known["child_author"] != known["parent_author"]]
    if known.empty or known["thread"].value_counts().iloc[0] < LEAST:
        return None
    pairs = known.groupby(["thread", "child_author", "parent_author"]).agg(
        replies=("probability", "size"), probability=("probability", "mean")
    )
    table = pairs.reset_index().sort_values(
        ["replies", "thread", "child_author", "parent_author"], ascending=[False, True, True, True]
    )
    counts = known["thread"].value_counts()
    thread = min(counts.index, key=lambda name: (-counts[name], str(name)))
    here, title = known[known["thread"] == thread], _title(study, thread)
    activity = here["child_author"].value_counts().add(here["parent_author"].value_counts(), fill_value=0)
    names = sorted(activity.index, key=lambda name: (-activity[name], str(name)))[:MOST]
    drawn = table[(table["thread"] == thread) & table["child_author"].isin(names) & table["parent_author"].isin(names)]
    which = (
        f"the {len(names)} most active of {len(activity):,} authors"
        if len(activity) > MOST
        else f"its {len(names)} authors"
    )
    return Drawing(
        figure=_circle(drawn, sorted(names), activity),
        title=f"Who answers whom in “{title}”",
        table=table,
        caption=f"The thread with most replies, and {which} who answer or are answered. An arrow points to the one who "
        "is answered; its width is the number of replies, dashed where the mean probability of the links is below "
        ".8. The table holds all threads.",
        alt="; ".join(
            f"{row.child_author} answers {row.parent_author} {row.replies} times" for row in drawn.head(12).itertuples()
        ),
    )


def _title(study: Study, thread: str) -> str:
    row = study.layer("inventory").table.loc[thread]
    return excerpt(shown(row["title"]) or PurePath(shown(row["path"])).name, longest=TITLE_LETTERS)


def _circle(pairs: pd.DataFrame, names: list[str], activity: pd.Series[int]) -> Figure:
    from matplotlib.figure import Figure

    made = Figure(figsize=(style.FIGURE_WIDTH, 5.6), layout="constrained")
    axes = made.subplots()
    angle = {name: 2 * math.pi * i / len(names) + 0.1 for i, name in enumerate(names)}
    for child, parent, replies, probability in pairs[
        ["child_author", "parent_author", "replies", "probability"]
    ].values.tolist():
        _arc(axes, angle[child], angle[parent], int(replies), float(probability))
    for name in names:
        x, y = math.cos(angle[name]), math.sin(angle[name])
        axes.plot([x], [y], "o", color=style.ACCENT, markersize=4 + 1.6 * math.sqrt(activity[name]), zorder=3)
        side = "left" if x >= 0 else "right"
        label = shown(name) if len(name) <= 22 else shown(name[:21]) + "…"
        axes.text(x * 1.09, y * 1.09, label, ha=side, va="center", fontsize=8.5, color=style.INK)
    axes.set_xlim(-1.75, 1.75)
    axes.set_ylim(-1.2, 1.2)
    axes.set_aspect("equal")
    axes.axis("off")
    return made


def _arc(axes: Axes, start: float, end: float, replies: int, probability: float) -> None:
    from matplotlib.patches import FancyArrowPatch

    axes.add_patch(
        FancyArrowPatch(
            (math.cos(start), math.sin(start)),
            (math.cos(end), math.sin(end)),
            connectionstyle="arc3,rad=0.25",
            arrowstyle="-|>,head_length=4,head_width=2",
            shrinkA=6,
            shrinkB=8,
            linewidth=0.8 + 0.7 * math.sqrt(replies),
            linestyle="solid" if probability >= SURE else (0, (4, 2.5)),
            color=style.MUTED,
            alpha=0.75,
        )
    )
