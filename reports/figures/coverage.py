"""What became of each page's characters: article, comments, dropped by reason."""

from __future__ import annotations

from pathlib import PurePath
from typing import Any

from analysis.base import Study
from reports import style
from reports.figures import Drawing, figure
from reports.figures.layout import canvas, wrapped

MOST = 24
"""Pages shown, the longest; the table has all. With more the figure would be higher than a printed page."""
LINE = 0.3
"""Inches that one page takes: two lines of a title."""


@figure("coverage", section="input", rank=80, needs="a page that was read")
def coverage(study: Study) -> Drawing | None:
    """Share of every page's characters kept as article, kept as comments, and dropped."""
    table = study.layer("inventory").table
    if table.empty:
        return None
    parts = {"article": "article_characters", "comments": "comment_characters", "dropped": "dropped_characters"}
    table = table.assign(total=table[list(parts.values())].sum(axis=1))
    shown = table.nlargest(MOST, "total", keep="first").iloc[::-1]
    made, axes = canvas(len(shown), extra=0.9, line=LINE)
    left = shown["total"] * 0.0
    for (name, column), colour in zip(parts.items(), (style.PALETTE[0], style.PALETTE[2], style.DROPPED), strict=True):
        width = shown[column] / shown["total"].clip(lower=1)
        axes.barh(range(len(shown)), width, left=left, height=0.6, color=colour, label=name)
        left = left + width
    titles = [_called(title, path) for title, path in zip(shown["title"], shown["path"], strict=True)]
    axes.set_yticks(range(len(shown)), wrapped(titles, width=44), fontsize=8)
    for i, total in enumerate(shown["total"]):
        axes.text(1.02, i, f"{total:,}", va="center", fontsize=8, color=style.MUTED)
    axes.set_xlim(0, 1)
    axes.set_xticks([])
    axes.tick_params(length=0)
    axes.spines[["bottom", "left"]].set_visible(False)
    axes.legend(loc="lower center", bbox_to_anchor=(0.5, 1.0), ncols=3, fontsize=8.5, handlelength=1)
    more = "" if len(table) <= MOST else f" The {MOST} longest of {len(table):,} pages."
    return Drawing(
        figure=made,
        table=table[["title", "path", *parts.values(), "total"]],
        caption="What became of each page’s characters other than space: article, comments, and what was dropped with "
        "a reason (titles, headers, menus, forms). The figures at the right are totals." + more,
        title="What was kept of each page, and what was dropped",
        alt="; ".join(f"{title}: {total} characters" for title, total in zip(titles, shown["total"], strict=True)),
    )


def _called(title: Any, path: Any) -> str:
    """The page's title, or its file's name; a title that is missing comes out of a table as NaN."""
    return title if isinstance(title, str) and title.strip() else PurePath(str(path)).name
