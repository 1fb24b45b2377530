"""What became of each page's characters: article, comments, dropped by reason."""

from __future__ import annotations

from typing import Any

from analysis.base import Study
from reports.figures import Drawing, figure
from reports.figures.named import called
from reports.figures.rows import each
from reports.figures.sheet import MARGIN, PITCH, SMALL, WIDTH, Sheet
from reports.words import Words

MOST = 20
"""Pages shown, the longest; the table has all. With more the figure would be higher than a printed page."""
NAME, TOTAL, BAR = 168.0, 46.0, 9.0
PARTS = {"article": "article_characters", "comments": "comment_characters", "dropped": "dropped_characters"}
MARKS: dict[str, Any] = {
    "article": {"tone": "ink"},
    "comments": {"tone": "muted"},
    "dropped": {"tone": "muted", "hollow": True},
}


@figure("coverage", section="appendix", rank=80)
def coverage(study: Study, words: Words) -> Drawing | None:
    """Share of every page's characters kept as article, kept as comments, and dropped."""
    table = study.layer("inventory").table
    if table.empty:
        return None
    table = table.assign(total=table[list(PARTS.values())].sum(axis=1))
    drawn = table.nlargest(MOST, "total", keep="first")
    sheet = Sheet()
    left, right = MARGIN + NAME + 8, WIDTH - MARGIN - TOTAL - 6
    legend = [({"kind": "bar", **MARKS[part]}, words.text(f"figure.part_{part}")) for part in PARTS]
    y = sheet.legend(legend, MARGIN, x=left) + 5
    for row in each(drawn):
        below = sheet.block(MARGIN, y, called(row.title, row.path), width=NAME, most=1)
        x, top = left, y + (PITCH * SMALL - BAR) / 2
        for part, column in PARTS.items():
            width = (right - left) * int(getattr(row, column)) / max(int(row.total), 1)
            sheet.bar(x, top, width, BAR, **MARKS[part])
            x += width
        sheet.text(WIDTH - MARGIN, y, words.number(int(row.total)), tone="muted", at="right")
        y = below + 3
    caption = words.text("figure.coverage_caption")
    if len(table) > MOST:
        caption += " " + words.text("figure.pages_longest", shown=MOST, n=len(table))
    return Drawing(
        figure=sheet.figure(y + MARGIN - 3),
        title=words.text("figure.coverage_title"),
        table=table[["title", "path", *PARTS.values(), "total"]].reset_index(drop=True),
        caption=caption,
        alt="; ".join(
            f"{called(row.title, row.path)}: {words.text('figure.characters', n=int(row.total))}" for row in each(drawn)
        ),
    )
