"""How populations differ, with intervals about zero; what comments alone show stands below what all reactions show."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pandas as pd

from analysis.base import Study
from analysis.compare.stats import ALPHA
from reports.figures import Drawing, figure
from reports.figures.lettering import lines
from reports.figures.rows import VALUES, Scale, around_zero, each, estimate, scale_below, spanned
from reports.figures.sheet import LABEL, MARGIN, PITCH, SMALL, TALLEST, WIDTH, Sheet
from reports.shown import shown
from reports.words import Words

PAIR, VALUE = 186.0, 118.0
"""Points for the names of a pair, and for its difference in figures."""
MEASURES = ("against", "favor", "sentiment")
COLUMNS = [
    "measure", "first", "second", "channel", "first_mean", "second_mean", "estimate", "low", "high", "p", "p_holm",
    "claim", "n", "first_n", "second_n", "first_threads", "second_threads", "first_coded", "second_coded",
]  # fmt: skip
SCALE_HEIGHT, HEADING, ROOM, INSET = 28.0, 22.0, 6.0, 10.0


@dataclass(frozen=True, slots=True)
class Pair:
    """The comparison of two populations on a measure: all reactions, and comments alone where an editor chose some."""

    row: Any
    alone: Any | None

    @property
    def names(self) -> tuple[str, str]:
        """The two populations."""
        return str(self.row.first), str(self.row.second)

    def height(self, words: Words) -> float:
        """The points that it takes."""
        alone = 2 * PITCH * SMALL + ROOM if self.alone is not None else 0.0
        return len(_named(self.row, words)) * PITCH * LABEL + PITCH * SMALL + ROOM + alone


@figure("differences", section="differences", rank=15)
def differences(study: Study, words: Words) -> Drawing | None:
    """Each difference between two populations that is described or claimed, with its interval and its comments-only
    row."""
    table = study.layer("compare").table
    table = table[table["claim"].isin(VALUES) & table["estimate"].notna()]
    if table.empty:
        return None
    table = _turned(table)
    shown_, left_out = _fitting(_pairs(table), words)
    sheet, y, said = Sheet(), MARGIN, []
    for measure in _order({pair.row.measure for pair in shown_}):
        own = [pair for pair in shown_ if pair.row.measure == measure]
        y = _measure(sheet, y, own, words, target=shown(study.defaults.get("stance", {}).get("target")))
        said += [f"{_pair(pair.row, words)} ({measure}): {_value(pair.row, words)}" for pair in own]
    caption = " ".join(words.text(f"figure.{key}") for key in ("differences_caption", "open_marks", "chance_caption"))
    if left_out:
        caption += " " + words.text("figure.pairs_left_out", n=left_out)
    return Drawing(
        figure=sheet.figure(y),
        title=words.text("figure.differences_title"),
        table=table[COLUMNS].reset_index(drop=True),
        caption=caption,
        alt="; ".join(said),
    )


def _turned(table: pd.DataFrame) -> pd.DataFrame:
    """The rows with each pair turned so that the population with more of it comes second, as the report's table has it;
    the comments-only row is turned as its pair is."""
    whole = table[table["channel"].isna()]
    keys = ["first", "second", "measure"]
    below = pd.MultiIndex.from_frame(whole.loc[whole["estimate"] < 0, keys])
    turn = pd.MultiIndex.from_frame(table[keys]).isin(below)
    made = table.copy()
    for one in ("first", "second"):
        other = "second" if one == "first" else "first"
        for suffix in ("", "_mean", "_n"):
            if one + suffix in table:
                made.loc[turn, one + suffix] = table.loc[turn, other + suffix]
    made.loc[turn, "estimate"] = -table.loc[turn, "estimate"]
    made.loc[turn, "low"], made.loc[turn, "high"] = -table.loc[turn, "high"], -table.loc[turn, "low"]
    return made


def _pairs(table: pd.DataFrame) -> list[Pair]:
    """The pairs, those with the most reactions first, each with its row of comments alone."""
    alone = {_key(row): row for row in each(table[table["channel"].notna()])}
    rows = each(table[table["channel"].isna()])
    pairs = [Pair(row, alone.pop(_key(row), None)) for row in rows] + [Pair(row, None) for row in alone.values()]
    return sorted(pairs, key=lambda pair: (-pair.row.n, *_key(pair.row)))


def _key(row: Any) -> tuple[str, str, str]:
    return str(row.first), str(row.second), str(row.measure)


def _fitting(pairs: list[Pair], words: Words) -> tuple[list[Pair], int]:
    """As many pairs of populations as a page holds, each on all its measures, and how many rows are left out."""
    held: list[Pair] = []
    measures: set[str] = set()
    height = 0.0
    for names in dict.fromkeys(pair.names for pair in pairs):
        own = [pair for pair in pairs if pair.names == names]
        new = {str(pair.row.measure) for pair in own} - measures
        height += sum(pair.height(words) for pair in own) + len(new) * (SCALE_HEIGHT + HEADING)
        if held and height > TALLEST:
            break
        held += own
        measures |= new
    return held, len(pairs) - len(held)


def _order(measures: set[str]) -> list[str]:
    return sorted(measures, key=lambda name: (MEASURES.index(name) if name in MEASURES else len(MEASURES), name))


def _measure(sheet: Sheet, y: float, pairs: list[Pair], words: Words, *, target: str) -> float:
    kind = pairs[0].row.kind
    key = f"figure.measure_{pairs[0].row.measure}"
    heading = words.text(key, target=target) if words.has(key) else shown(pairs[0].row.label)
    unit = words.text("figure.points") if kind == "share" else words.text("figure.means")
    y = sheet.block(MARGIN, y, f"{heading} ({unit})", width=WIDTH - 2 * MARGIN, size=LABEL) + 3
    rows = [row for pair in pairs for row in (pair.row, pair.alone) if row is not None]
    end = around_zero([value for row in rows for value in (row.estimate, row.low, row.high)])
    scale, top = Scale(MARGIN + PAIR + 8, WIDTH - MARGIN - VALUE - 8, -end, end), y
    for pair in pairs:
        y = _row(sheet, y, pair.row, _named(pair.row, words), scale, words)
        if pair.alone is not None:
            alone = lines(words.text("figure.comments_alone"), SMALL, PAIR - INSET, most=1)
            y = _row(sheet, y, pair.alone, alone, scale, words, inset=INSET)
    factor = 100 if kind == "share" else 1
    digits = 0 if kind == "share" else (1 if end > 0.1 else 2)
    return scale_below(sheet, scale, top, y, lambda tick: words.signed(factor * tick, digits=digits)) + 12


def _row(
    sheet: Sheet, y: float, row: Any, names: list[str], scale: Scale, words: Words, *, inset: float = 0.0
) -> float:
    size, tone = (SMALL, "muted") if inset else (LABEL, "ink")
    below = y
    for line in names:
        below = sheet.text(MARGIN + inset, below, line, size=size, tone=tone)
    behind = words.text("figure.both", n=int(row.second_n), other=int(row.first_n))
    below = sheet.block(MARGIN + inset, below, behind, width=PAIR - inset, most=1, tone="muted")
    level = _Level(low=row.low, high=row.high, level=row.claim)
    estimate(sheet, scale, y + PITCH * size / 2, level, float(row.estimate))
    end = sheet.text(WIDTH - MARGIN, y, _value(row, words), at="right")
    if row.p_holm == row.p_holm:
        said = words.text("figure.differs" if row.p_holm < ALPHA else "figure.chance")
        end = sheet.text(WIDTH - MARGIN, end, said, tone="muted", at="right")
    return max(below, end) + ROOM


@dataclass(frozen=True, slots=True)
class _Level:
    """What `estimate` asks of a row."""

    low: float
    high: float
    level: str


def _pair(row: Any, words: Words) -> str:
    return words.text("figure.pair", first=shown(row.first), second=shown(row.second))


def _named(row: Any, words: Words) -> list[str]:
    """The pair in up to three lines; where it needs more, each of the two in up to two."""
    whole = lines(_pair(row, words), LABEL, PAIR, most=4)
    if len(whole) < 4 and not whole[-1].endswith("…"):
        return whole
    first = words.text("figure.minus", name=shown(row.first))
    return [line for one in (shown(row.second), first) for line in lines(one, LABEL, PAIR)]


def _value(row: Any, words: Words) -> str:
    return spanned(row.estimate, row.low, row.high, words, share=row.kind == "share", signed=True)
