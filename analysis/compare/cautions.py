"""What stands between a difference in a table and a difference between populations: codes and their sentences."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

CAUTIONS = {
    "few-clusters": "Fewer than six threads on a side: one odd thread decides the result.",
    "one-group": "Only one group has values.",
    "instrument-not-validated": "The values were not checked against hand codes in each group: a difference may be the "
    "instrument's own.",
    "languages-differ": "The groups write in different languages and no hand codes correct the instrument: part of the "
    "difference may be one between languages.",
    "unchecked": "Read by a machine that nobody checked on these pages: no claim rests on it.",
    "few-codes": "Fewer than thirty hand codes on a side: the correction is rough.",
    "selection-editor": "On one side an editor or translator chose most of the voices that we see, on the other the "
    "platform shows them: what is compared is selections, not populations.",
    "selection-mixed": "An editor or translator chose a larger part of the voices on one side than on the other: part "
    "of the difference may be one of selection. Comments alone are compared beside it where there are enough.",
    "single-author-dominates": "One author wrote more than a third of a group's reactions.",
    "single-thread-dominates": "One thread holds more than half of a group's reactions.",
    "overlap": "Some authors, or the same text, stand in both groups.",
    "missing-values": "Some reactions have no value and are left out.",
}
"""Every code that a Comparison may carry, and its sentence."""

SERIOUS = frozenset({"selection-editor", "selection-mixed", "languages-differ"})
"""Codes that leave a description of the texts at hand and no more, however many threads there are."""

AUTHOR_SHARE, THREAD_SHARE, FEW_CODES = 1 / 3, 1 / 2, 30
# Two groups are told apart by language, or by who chose, when their distributions differ by this much (total
# variation).
DIFFERS_FROM = 0.5
# A fifth of a side chosen by other hands can move its mean by .4 on the scale from −1 to +1.
MIXED_FROM = 0.2


def cautions_of(
    table: pd.DataFrame, second: NDArray[np.bool_], *, group: str, dropped: int, codes: NDArray[np.float64] | None
) -> tuple[str, ...]:
    """The codes that the table itself gives rise to, in the order of `CAUTIONS`."""
    found = _of_codes(codes, second)
    if dropped:
        found.add("missing-values")
    if "instrument-not-validated" in found and _apart(table, second, "language") >= DIFFERS_FROM:
        found.add("languages-differ")
    chosen = abs(_chosen(table, second) - _chosen(table, ~second))
    if chosen >= MIXED_FROM:
        found.add("selection-editor" if chosen >= DIFFERS_FROM else "selection-mixed")
    for column, share, code in (
        ("author", AUTHOR_SHARE, "single-author-dominates"),
        ("thread", THREAD_SHARE, "single-thread-dominates"),
    ):
        if column != group and _largest_share(table, second, column) > share:
            found.add(code)
    if any(_shared(table, second, column) for column in ("author", "digest") if column != group):
        found.add("overlap")
    return tuple(code for code in CAUTIONS if code in found)


def _of_codes(codes: NDArray[np.float64] | None, second: NDArray[np.bool_]) -> set[str]:
    if codes is None:
        return {"instrument-not-validated"}
    counts = [int((~np.isnan(codes[side])).sum()) for side in (~second, second)]
    if min(counts) < 2:
        return {"instrument-not-validated"}
    return {"few-codes"} if min(counts) < FEW_CODES else set()


def _chosen(table: pd.DataFrame, side: NDArray[np.bool_]) -> float:
    """The share of a group's reactions that we see because somebody chose them: an editor, a translator."""
    if "chosen_by" not in table.columns or not side.any():
        return 0.0
    codes, known = pd.factorize(table.loc[side, "chosen_by"])
    others = np.array([*(name != "platform" for name in known), True], dtype=np.bool_)
    return float(others[codes].mean())  # an unknown one, −1, is none of the platform's


def _apart(table: pd.DataFrame, second: NDArray[np.bool_], column: str) -> float:
    if column not in table.columns or not second.any() or second.all():
        return 0.0
    codes, known = pd.factorize(table[column])
    counts = [np.bincount(own[own >= 0], minlength=len(known)) for own in (codes[~second], codes[second])]
    first, other = (count / max(int(count.sum()), 1) for count in counts)
    return float(np.abs(first - other).sum() / 2)


def _largest_share(table: pd.DataFrame, second: NDArray[np.bool_], column: str) -> float:
    if column not in table.columns:
        return 0.0
    codes, known = pd.factorize(table[column])
    sides = [codes[side] for side in (~second, second)]
    if not len(known):
        return 0.0
    return max(float(np.bincount(own[own >= 0], minlength=1).max()) / max(len(own), 1) for own in sides)


def _shared(table: pd.DataFrame, second: NDArray[np.bool_], column: str) -> bool:
    if column not in table.columns:
        return False
    codes, known = pd.factorize(table[column])
    sides = np.zeros((2, len(known)), dtype=np.bool_)
    for side, own in zip(sides, (codes[~second], codes[second]), strict=True):
        side[own[own >= 0]] = True
    return bool(sides.all(axis=0).any())
