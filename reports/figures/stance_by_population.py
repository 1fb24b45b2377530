"""Stance of each population towards the target as bars of a hundred: against at the left, in favour at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from analysis.base import Study
from reports.figures import Drawing, figure
from reports.figures.lettering import wide
from reports.figures.rows import AFTER_NAME, VALUES, behind, each, known, largest, population, refused, spanned
from reports.figures.sheet import MARGIN, PITCH, SMALL, WIDTH, Sheet
from reports.shown import shown
from reports.words import Words

if TYPE_CHECKING:
    import pandas as pd

LEFT, RIGHT = AFTER_NAME, WIDTH - MARGIN
BAR, ROOM = 18.0, 12.0
COLUMNS = [
    "population", "measure", "value", "low", "high", "level", "coded", "coded_threads", "n", "threads", "authors",
]  # fmt: skip
SIDES = ("against", "favor")


@figure("stance_by_population", section="answer", rank=10)
def stance_by_population(study: Study, words: Words) -> Drawing | None:
    """Shares of each population against the target, in favour of it and neither, from hand codes, with intervals."""
    target = shown(study.defaults.get("stance", {}).get("target"))
    table = study.layer("populations").table
    table = table[table["measure"].isin(SIDES)]
    if not target or not (table["value"].notna() & table["level"].isin(VALUES)).any():
        return None
    drawn, more = largest(table, words)
    sheet = Sheet()
    y = _heads(sheet, words)
    said = []
    for name, rows in drawn.groupby("population", sort=False):
        sides = {str(row.measure): row for row in each(rows)}
        y = _row(sheet, y, sides, words)
        said.append(f"{name}: {_said(sides, words)}")
    return Drawing(
        figure=sheet.figure(y - ROOM + MARGIN),
        title=words.text("figure.stance_title", target=target),
        table=_table(table),
        caption=words.text("figure.stance_caption", target=target) + " " + words.text("figure.levels") + more,
        alt="; ".join(said),
    )


def _heads(sheet: Sheet, words: Words) -> float:
    """The three sides above the bars, each in its colour, where its share begins."""
    third, y = (RIGHT - LEFT) / 3 - 14, MARGIN
    for at, x, tone in (("left", LEFT, "against"), ("center", (LEFT + RIGHT) / 2, "none"), ("right", RIGHT, "favor")):
        sheet.block(x, y, words.text(f"figure.side_{tone}"), width=third, most=1, at=at)
    y += PITCH * SMALL + 1
    wide = (RIGHT - LEFT) / 3 - 6
    for x, tone in ((LEFT, "against"), ((LEFT + RIGHT - wide) / 2, "none"), (RIGHT - wide, "favor")):
        sheet.bar(x, y, wide, 3, tone)
    return y + 3 + 8


def _row(sheet: Sheet, y: float, sides: dict[str, Any], words: Words) -> float:
    any_side = next(iter(sides.values()))
    below = population(sheet, y - 2, any_side, words)
    if not _whole(sides):
        return max(below, sheet.block(LEFT, y, refused(any_side, words), width=RIGHT - LEFT, tone="muted")) + ROOM
    against, favor = (max(0.0, float(sides[side].value)) for side in SIDES)
    over = max(1.0, against + favor)
    width = RIGHT - LEFT
    first, second = LEFT + width * against / over, RIGHT - width * favor / over
    sheet.bar(LEFT, y, first - LEFT, BAR, "against")
    sheet.bar(first, y, second - first, BAR, "none")
    sheet.bar(second, y, RIGHT - second, BAR, "favor")
    for side, height in (("against", 0.36), ("favor", 0.64)):
        low, high = sides[side].low, sides[side].high
        if known(low) and known(high):
            ends = [LEFT + width * end if side == "against" else RIGHT - width * end for end in (low, high)]
            first_end, second_end = (min(max(end, LEFT), RIGHT) for end in ends)
            sheet.interval(first_end, second_end, y + BAR * height)
    half = (LEFT + RIGHT) / 2
    sheet.lines([[(half, y - 2), (half, y + BAR + 2)]], "paper", width=1.0, dashed=True, above=2)
    return max(below, _figures(sheet, y + BAR + 2, sides, (first + second) / 2, words)) + ROOM


def _figures(sheet: Sheet, y: float, sides: dict[str, Any], middle: float, words: Words) -> float:
    """The shares below a bar, that of neither below its own part as far as there is room."""
    said = {side: spanned(sides[side].value, sides[side].low, sides[side].high, words, share=True) for side in SIDES}
    neither = words.share(max(0.0, 1 - sum(float(sides[side].value) for side in SIDES)))
    half = wide(neither, SMALL) / 2 + 10
    middle = max(LEFT + wide(said["against"], SMALL) + half, min(middle, RIGHT - wide(said["favor"], SMALL) - half))
    sheet.text(LEFT, y, said["against"])
    sheet.text(middle, y, neither, tone="muted", at="center")
    return sheet.text(RIGHT, y, said["favor"], at="right")


def _whole(sides: dict[str, Any]) -> bool:
    return set(sides) == set(SIDES) and all(known(row.value) and row.level in VALUES for row in sides.values())


def _said(sides: dict[str, Any], words: Words) -> str:
    row = next(iter(sides.values()))
    if not _whole(sides):
        return refused(row, words)
    said = {side: spanned(sides[side].value, sides[side].low, sides[side].high, words, share=True) for side in SIDES}
    return words.text("figure.stance_alt", **said) + f" ({', '.join(behind(row, words))})"


def _table(table: pd.DataFrame) -> pd.DataFrame:
    return table[COLUMNS].reset_index(drop=True)
