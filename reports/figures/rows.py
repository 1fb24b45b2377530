"""What several figures share: a population's name with what stands behind it, a scale, and estimates on it."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from reports.figures.sheet import LABEL, MARGIN, PITCH, SMALL, Sheet
from reports.shown import shown
from reports.words import Words

if TYPE_CHECKING:
    import pandas as pd

NAME = 148.0
"""Points in which a population's name is broken."""
AFTER_NAME = MARGIN + NAME + 10
STEPS = (0.01, 0.02, 0.05, 0.1, 0.2, 0.25, 0.5, 1.0, 2.0, 5.0, 10.0)
"""Between two ticks of a scale."""
MOST_POPULATIONS = 9
"""Populations in rows, the largest: more are higher than a printed page."""
VALUES = frozenset({"descriptive", "inferential"})
"""Levels of a row of the layer `populations` of which a value is shown."""


@dataclass(frozen=True, slots=True)
class Scale:
    """Where values stand between two places across the sheet."""

    left: float
    right: float
    low: float
    high: float

    def at(self, value: float) -> float:
        """The place of a value."""
        share = (value - self.low) / (self.high - self.low)
        return self.left + (self.right - self.left) * min(max(share, 0.0), 1.0)

    def ticks(self, most: int = 5) -> list[float]:
        """Round values, at most about so many."""
        step = next((one for one in STEPS if (self.high - self.low) / one <= most), STEPS[-1])
        first, last = math.ceil(self.low / step - 1e-9), math.floor(self.high / step + 1e-9)
        return [place * step for place in range(first, last + 1)]


def around_zero(values: Sequence[float]) -> float:
    """The end of a scale that holds all values on both sides of zero."""
    most = max((abs(value) for value in values if known(value)), default=0.0)
    return next((step for step in (0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.75, 1.0) if step >= most), max(1.0, most))


def each(table: pd.DataFrame) -> list[Any]:
    """The rows of a table, their columns by name."""
    return list(table.itertuples(index=False))


def known(value: Any) -> bool:
    """Whether a cell of a layer holds a number."""
    return value is not None and math.isfinite(value)


def largest(table: pd.DataFrame, words: Words) -> tuple[pd.DataFrame, str]:
    """The rows of the largest populations, these first, and a sentence where some are left to the table."""
    table = table.sort_values(["n", "population"], ascending=[False, True], kind="stable")
    names = table["population"].unique()
    if len(names) <= MOST_POPULATIONS:
        return table, ""
    said = words.text("figure.populations_largest", shown=MOST_POPULATIONS, n=len(names))
    return table[table["population"].isin(names[:MOST_POPULATIONS])], f" {said}"


def population(sheet: Sheet, y: float, row: Any, words: Words, *, codes: bool = True) -> float:
    """A population's name, and how much stands behind its row; returns where that ends below."""
    y = sheet.block(MARGIN, y, shown(row.population), width=NAME, most=3, size=LABEL)
    for line in behind(row, words, codes=codes):
        y = sheet.block(MARGIN, y, line, width=NAME, most=2, tone="muted")
    return y


def behind(row: Any, words: Words, *, codes: bool = True) -> list[str]:
    """How much stands behind a row of the layer `populations`, in lines."""
    said = [words.text("figure.reactions", n=row.n) + words.text("figure.in_threads", n=row.threads)]
    if codes and row.level in VALUES:
        said.append(words.text("figure.coded", n=row.coded) + words.text(f"figure.level_{row.level}"))
    return said


def refused(row: Any, words: Words) -> str:
    """What stands in place of a value that may not be shown."""
    if row.level == "read":
        return words.text("figure.only_read", n=row.threads)
    return words.text("figure.uncoded", n=row.coded)


def spanned(value: float, low: float, high: float, words: Words, *, share: bool, signed: bool = False) -> str:
    """A value with its interval where it has one: "37 [28–46]"."""
    first = 0 if share else 2
    if not (known(low) and known(high)):
        return _written(value, words, first, share=share, signed=signed)
    for digits in range(first, first + 3):
        middle, start, end = (_written(one, words, digits, share=share, signed=signed) for one in (value, low, high))
        if start != end:
            break
    key = "figure.interval_signed" if signed else "figure.interval"
    return words.text(key, value=middle, low=start, high=end)


def _written(number: float, words: Words, digits: int, *, share: bool, signed: bool) -> str:
    number = round(100 * number if share else number, digits) + 0.0
    return words.signed(number, digits=digits) if signed else words.number(number, digits=digits)


def scale_below(sheet: Sheet, scale: Scale, top: float, bottom: float, says: Callable[[float], str]) -> float:
    """What stands on a scale is lined and its ticks are named below; returns where they end."""
    scale_lines(sheet, scale, top, bottom)
    for tick in scale.ticks():
        sheet.text(scale.at(tick), bottom + 2, says(tick), tone="muted", at="center")
    return bottom + 2 + PITCH * SMALL


def scale_lines(sheet: Sheet, scale: Scale, top: float, bottom: float) -> None:
    """A fine line for each tick of a scale, and a strong one at zero."""
    fine = [tick for tick in scale.ticks() if tick]
    sheet.lines([[(scale.at(tick), top), (scale.at(tick), bottom)] for tick in fine], "rule", width=0.7)
    if scale.low <= 0 <= scale.high:
        sheet.lines([[(scale.at(0), top), (scale.at(0), bottom)]], "muted", width=1.0)


def estimate(sheet: Sheet, scale: Scale, y: float, row: Any, value: float) -> None:
    """A mark with its interval; open where it speaks of these texts alone. `row` has low, high and level."""
    if known(row.low) and known(row.high):
        sheet.interval(scale.at(row.low), scale.at(row.high), y)
    sheet.dots([(scale.at(value), y)], "ink", size=6.5, hollow=row.level != "inferential")
