"""What readings of a side are worth on the user's own codes: each coded reaction read by a machine that saw none of its
thread."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.base import Result, Study, analysis
from analysis.ranks import auc
from analysis.stance.learner import SIDES
from analysis.stance.sides import learnt, seeds_of
from analysis.stance.statements import LABELS
from analysis.tables import counted, table_of

COLUMNS = (
    "id", "language", "coded", "left_out", "groups", "f", "f_low", "f_high", "side_right", "side_right_low",
    "side_right_high", "sided", "auc_against", "auc_against_low", "auc_against_high", "auc_favor", "auc_favor_low",
    "auc_favor_high", "told", "confusion", "stands",
)  # fmt: skip
DRAWS = 1_000
LEAST_AUC = 0.65
"""The readings of single reactions are shown where the lower ends of both sides' AUC are above this."""
FEWEST = 10
"""Coded reactions of a language from which its figures are given."""
FEWEST_GROUPS = 5
"""Threads, or authors, from which an interval is given."""
EVERY = "all"


@dataclass(frozen=True, slots=True)
class Codes:
    """Hand labels and readings (n) as places in LABELS, and the shares (n, 2) of both sides."""

    label: NDArray[np.int64]
    read: NDArray[np.int64]
    shares: NDArray[np.float64]

    @classmethod
    def of(cls, tested: pd.DataFrame) -> Codes:
        """Those of a table of `Learnt.tested`."""
        label, read = (np.array([LABELS.index(name) for name in tested[column]], dtype=np.int64)
            for column in ("label", "read"))  # fmt: skip
        return cls(label, read, tested[[side.lower() for side in SIDES]].to_numpy(dtype=np.float64))

    def at(self, places: NDArray[np.int64]) -> Codes:
        """Those at some places."""
        return Codes(self.label[places], self.read[places], self.shares[places])


Figure = Callable[[Codes], float]


@analysis("stance_validity", about="comparison")
def stance_validity(
    study: Study, *, target: str = "", favor: Sequence[str] = (), against: Sequence[str] = ()
) -> Result:
    """What the readings of a side learnt from hand codes are worth, over all codes and by language.

    `f` is the mean F1 of FAVOR and AGAINST, `side_right` the share on the right side of `sided` reactions that people
    and the machine both put on one, `auc_against` and `auc_favor` the probability that a reaction on that side is read
    further to it than another one; each with its 95 % interval (bootstrap over what was left out together, threads or
    authors). `told` is the share that it would not call UNCLEAR; `confusion` lists hand label → reading, errors only;
    `stands` says whether readings of single reactions are shown. Without parameters those of the study's stance are
    taken.
    """
    given = {"target": target, "favor": favor, "against": against} if target else study.defaults.get("stance", {})
    rows = worth(study, **given)
    if not rows:
        return Result(table=table_of([], COLUMNS), refusal="Too few hand codes of a side to learn from.")
    return Result(table=table_of(rows, COLUMNS), notes=validity_notes(rows))


def worth(
    study: Study, *, target: str = "", favor: Sequence[str] = (), against: Sequence[str] = ()
) -> list[dict[str, Any]]:
    """A row over all codes, then one for each language with enough of them; none where nothing is learnt."""
    found = learnt(study, target=target, favor=favor, against=against)
    if found is None:
        return []
    parts = [(EVERY, found.tested), *found.tested.groupby("language", sort=True)]
    return study.once(
        f"worth of sides {seeds_of(target, favor, against)}",
        lambda: [
            _row(str(language), part, found.left_out, study.seed)
            for language, part in parts
            if language == EVERY or len(part) >= FEWEST
        ],
    )


def validity_notes(rows: list[dict[str, Any]]) -> tuple[str, ...]:
    """The rows as sentences."""
    return tuple(
        f"{'All languages' if row['language'] == EVERY else row['language']}: "
        f"{counted(row['coded'], 'hand code')}, each read by a machine that saw none of its {row['left_out']}: "
        f"F {_said(row, 'f')}, side right {_said(row, 'side_right')}, "
        f"against told from the rest {_said(row, 'auc_against')}, in favour {_said(row, 'auc_favor')} (AUC)."
        for row in rows
    )


def _said(row: dict[str, Any], name: str) -> str:
    if np.isnan(row[name]):
        return "not known"
    if np.isnan(row[f"{name}_low"]):
        return f"{row[name]:.2f} [interval not known]"
    return f"{row[name]:.2f} [{row[f'{name}_low']:.2f}, {row[f'{name}_high']:.2f}]"


def _row(language: str, table: pd.DataFrame, left_out: str, seed: int) -> dict[str, Any]:
    figures: dict[str, Figure] = {
        "f": f_of_sides, "side_right": side_right,
        "auc_against": lambda codes: auc_of(codes, "AGAINST"), "auc_favor": lambda codes: auc_of(codes, "FAVOR"),
    }  # fmt: skip
    pairs = zip(table["label"].astype(str), table["read"].astype(str), strict=True)
    errors = Counter((hand, read) for hand, read in pairs if hand != read)
    listed = sorted(errors.items(), key=lambda one: (-one[1], one))
    row: dict[str, Any] = {
        "id": language, "language": language, "coded": len(table), "left_out": left_out,
        "groups": int(table["group"].nunique()),
        "sided": int((table["label"].isin(SIDES) & table["read"].isin(SIDES)).sum()),
        "told": float(table["told"].mean()),
        "confusion": "; ".join(f"{hand} → {read} {count}" for (hand, read), count in listed),
    }  # fmt: skip
    codes = Codes.of(table)
    drawn = [codes.at(places) for places in _draws(table, seed)] if row["groups"] >= FEWEST_GROUPS else []
    for name, figure in figures.items():
        values = np.array([figure(part) for part in drawn], dtype=np.float64)
        known = values[~np.isnan(values)]
        enough = len(known) > DRAWS / 2
        low, high = np.quantile(known, (0.025, 0.975)) if enough else (np.nan, np.nan)
        row |= {name: figure(codes), f"{name}_low": float(low), f"{name}_high": float(high)}
    return row | {"stands": bool(min(row["auc_against_low"], row["auc_favor_low"]) > LEAST_AUC)}


def _draws(table: pd.DataFrame, seed: int) -> list[NDArray[np.int64]]:
    """Places of the table drawn again, whole groups with replacement."""
    random = np.random.default_rng([seed, len(table)])
    members = list(table.reset_index(drop=True).groupby("group").indices.values())
    return [np.concatenate([members[i] for i in random.integers(0, len(members), len(members))]) for _ in range(DRAWS)]


def f_of_sides(codes: Codes) -> float:
    """The mean F1 of both sides; NaN where neither is coded."""
    found = []
    for place in range(len(SIDES)):
        hand, read = codes.label == place, codes.read == place
        either = int(hand.sum() + read.sum())
        found.append(2 * int((hand & read).sum()) / either if either else np.nan)
    return float(np.nanmean(found)) if not np.isnan(found).all() else np.nan


def side_right(codes: Codes) -> float:
    """Of those that people and machine put on a side, the share on the same one; NaN without any."""
    both = (codes.label < len(SIDES)) & (codes.read < len(SIDES))
    return float((codes.label == codes.read)[both].mean()) if both.any() else np.nan


def auc_of(codes: Codes, side: str) -> float:
    """The probability that one on the side has a larger share of it than one that is not; NaN where there is only one
    kind."""
    place = SIDES.index(side)
    return auc(codes.shares[:, place], codes.label == place)
