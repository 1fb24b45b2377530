"""The words that populations of one language say and the others do not: those alone that passed the test."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from analysis.base import Study
from reports.figures import Drawing, figure
from reports.figures.rows import Scale, each, estimate, scale_below, scale_lines
from reports.figures.sheet import LABEL, MARGIN, PITCH, SMALL, TALLEST, WIDTH, Sheet
from reports.shown import shown
from reports.words import Words

if TYPE_CHECKING:
    import pandas as pd

MOST = 10
"""Terms of a population in one language that are drawn; the table has all that are claimed."""
MOST_PARTS = 10
"""Populations in a language that are drawn, those with most terms first."""
TERM, VALUE = 140.0, 96.0
COLUMNS = [
    "language", "group", "against", "term", "log_odds", "low", "high", "q", "n", "against_n", "share", "against_share",
    "threads", "against_threads", "persons",
]  # fmt: skip
LINE, HEAD, FOOT = PITCH * LABEL + 1, 38.0, 30.0


@dataclass(frozen=True, slots=True)
class _Odds:
    """What `estimate` asks of a row."""

    low: float
    high: float
    level: str = "inferential"


@figure("key_phrases", section="differences", rank=30)
def key_phrases(study: Study, words: Words) -> Drawing | None:
    """The words and phrases that a population says more than the others in its language, where the test tells them
    apart."""
    table = study.layer("keyness").table
    table = table[table["claim"].astype(bool)] if len(table) else table
    if table.empty:
        return None
    parts = [part for _, part in table.groupby(["language", "group", "against"], sort=True)]
    parts = sorted(parts, key=len, reverse=True)[:MOST_PARTS]
    most = max(1, min(MOST, int(((TALLEST - FOOT) / len(parts) - HEAD) / LINE)))
    end = max(1.0, *(float(part.head(most)["high"].max()) for part in parts))
    scale = Scale(MARGIN + TERM + 8, WIDTH - MARGIN - VALUE - 8, 0.0, end)
    sheet, y, said = Sheet(), MARGIN, []
    for part in parts:
        y = _part(sheet, y, part.head(most), scale, words)
        said += [f"{row.group}: {row.term} ({row.n} / {row.against_n})" for row in each(part.head(most))]
    digits = 0 if end > 2 else 1
    y = scale_below(sheet, scale, y - 8, y - 8, lambda tick: words.number(tick, digits=digits))
    y = sheet.text((scale.left + scale.right) / 2, y, words.text("figure.log_odds"), tone="muted", at="center")
    caption = words.text("figure.key_caption")
    if len(table) > len(said):
        caption += " " + words.text("figure.terms_left_out", n=len(table) - len(said))
    return Drawing(
        figure=sheet.figure(y + MARGIN),
        title=words.text("figure.key_title"),
        table=table[COLUMNS].reset_index(drop=True),
        caption=caption,
        alt="; ".join(said),
    )


def _part(sheet: Sheet, y: float, part: pd.DataFrame, scale: Scale, words: Words) -> float:
    first = each(part)[0]
    against = words.text("figure.others") if first.against == "all others" else shown(first.against)
    heading = words.text("figure.says_more", group=shown(first.group), against=against, language=shown(first.language))
    y = sheet.block(MARGIN, y, heading, width=WIDTH - 2 * MARGIN, most=2, size=LABEL, tone="muted") + 2
    scale_lines(sheet, scale, y, y + len(part) * LINE)
    for row in each(part):
        sheet.block(MARGIN, y, shown(row.term), width=TERM, most=1, size=LABEL)
        estimate(sheet, scale, y + PITCH * LABEL / 2, _Odds(low=row.low, high=row.high), float(row.log_odds))
        shares = words.text("figure.shares", first=words.share(row.share), second=words.share(row.against_share))
        sheet.block(WIDTH - MARGIN, y + (LABEL - SMALL) / 2, shares, width=VALUE, most=1, at="right")
        y += LINE
    return y + 8
