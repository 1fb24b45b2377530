"""How each thread talks, and all of them: who answers at all, how deep, how mutual, how opposed; over sampled reply
trees.

A tree drawn from the links' probabilities is one completion of data of which a part is missing, so the trees are
combined as multiple imputations are (Rubin 1987; degrees of freedom after Barnard & Rubin 1999).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from analysis.base import Result, Study, analysis
from analysis.camps import camp_trees
from analysis.compare.stats import t_interval
from analysis.network.spread import mutual_links, spread
from analysis.tables import table_of
from analysis.trees import NOBODY, Trees, depths, trees_of, turns

COLUMNS = (
    "id", "thread", "measure", "label", "kind", "shown", "estimate", "low", "high", "n", "threads", "trees", "inferred",
    "carries",
)  # fmt: skip

LABELS = {
    "answering": ("comments that answer a comment", "share"),
    "depth": ("comments above a comment, on average", "mean"),
    "deepest": ("comments above the deepest comment", "count"),
    "longest": ("comments in the longest exchange of two", "count"),
    "reciprocity": ("ties that are answered back", "share"),
    "across": ("replies from one camp to the other (the line is drawn where most cross it)", "share"),
    "opposed": ("replies whose comment is read as on the other side", "share"),
    "opposed_by_chance": ("the same if replies took no heed of sides", "share"),
}
"""Each measure with its words and whether it is a share, a mean or a count."""

COUNTS = ("deepest", "longest")
LEAST_THREADS = 5
"""Threads below which how they differ is not put into an interval: two threads, one of a single comment, gave a mean
depth of 0 to 430."""

LINKS, THREADS, BOTH, NOTHING = "links", "threads", "links and threads", "nothing"
"""What an interval carries: which inferred links hold, how threads differ, both; "nothing" where there is none."""

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class DrawnSize:
    """What was drawn for a thread: of how many comments, how many trees, and of how many comments the links."""

    comments: int
    trees: int
    inferred: int


@dataclass(frozen=True, slots=True)
class Measured:
    """A thread's measures: for shares and means (sums, sizes) over the trees, for counts the counts."""

    sums: dict[str, Floats] = field(default_factory=dict)
    sizes: dict[str, Floats] = field(default_factory=dict)
    counts: dict[str, Floats] = field(default_factory=dict)


@analysis("talk", about="thread")
def talk(study: Study) -> Result:
    """How each thread talks, and all together: share answering, depth, mutual ties, longest exchange, replies across
    sides."""
    sides = _sides(study)
    drawn, linked, sampled = {}, {}, {}
    for name, trees in trees_of(study).items():
        if not trees.ids:
            continue
        drawn[name] = DrawnSize(len(trees.ids), len(trees.parent), trees.inferred)
        crossing = camp_trees(study, name)
        here = {one: sides[key] for one in trees.ids if (key := f"{name}/{one}") in sides}
        sampled[name] = measured(trees, here, crossing.across if crossing else None)
        linked[name] = measured(trees.as_linked(), here, crossing.linked if crossing else None)
    rows = _all(linked, sampled, drawn)
    for name, size in drawn.items():
        rows += _one(name, size, linked[name], sampled[name])
    return Result(table=table_of(rows, COLUMNS), notes=_notes(drawn))


def _notes(drawn: Mapping[str, DrawnSize]) -> tuple[str, ...]:
    inferred = sum(size.inferred for size in drawn.values())
    if not inferred:
        return ("Every link was kept by the platform: nothing about who answers whom was inferred.",) if drawn else ()
    comments = sum(size.comments for size in drawn.values())
    count = max(size.trees for size in drawn.values())
    doubt = f"which of the inferred links hold ({count} reply trees drawn from the links’ probabilities)"
    carried = (
        f"The intervals here carry two doubts: {doubt}, and how threads differ (jackknife over threads, combined by "
        f"Rubin’s rules); those of one thread, author or pair, and of a measure that fewer than {LEAST_THREADS} "
        "threads have, carry the first alone."
        if len(drawn) >= LEAST_THREADS
        else (
            f"The intervals carry one doubt: {doubt}. {'One thread' if len(drawn) == 1 else f'{len(drawn)} threads'} "
            f"cannot tell how threads differ."
        )
    )
    carried += " Errors of the probabilities themselves are in none of them."
    return (f"Whom a comment answers, if anybody, is inferred for {inferred:,} of {comments:,} comments. {carried}",)


def _sides(study: Study) -> dict[str, int]:
    """The side of each reaction that is read as in favour (1) or against (−1); empty without a target."""
    if not study.defaults.get("stance", {}).get("target"):
        return {}
    labels = study.layer("stance").table["label"]
    code = {"FAVOR": 1, "AGAINST": -1}
    return {str(name): code[label] for name, label in labels.items() if label in code}


def measured(trees: Trees, sides: Mapping[str, int], across: tuple[Floats, Floats] | None) -> Measured:
    """The measures of one thread on each of its trees; `sides` by comment id within the thread, `across` from its
    camps."""
    found = Measured()
    n, counted = len(trees.ids), trees.reader
    level = depths(trees)
    size = np.full(len(trees.parent), float(counted.sum()))
    _put(found, "answering", (trees.parent[:, :n] != NOBODY)[:, counted].sum(axis=1), size)
    _put(found, "depth", level[:, counted].sum(axis=1), size)
    tree, first, second = trees.between_people()
    where, _, answered = mutual_links(tree, first, second, len(trees.people))
    _put(
        found, "reciprocity", np.bincount(where[answered], minlength=len(size)), np.bincount(where, minlength=len(size))
    )
    if across is not None:
        _put(found, "across", *across)
    if sides:
        _put_opposed(found, trees, sides)
    found.counts["deepest"] = level.max(axis=1).astype(np.float64)
    found.counts["longest"] = turns(trees).max(axis=1).astype(np.float64)
    return found


def _put(found: Measured, name: str, sums: NDArray[Any], sizes: NDArray[Any]) -> None:
    found.sums[name], found.sizes[name] = np.asarray(sums, dtype=np.float64), np.asarray(sizes, dtype=np.float64)


def _put_opposed(found: Measured, trees: Trees, sides: Mapping[str, int]) -> None:
    """Replies between comments on opposite sides, and how many there would be if who is answered did not hang on it."""
    side = np.array([sides.get(one, 0) for one in trees.ids])
    tree, child, parent = trees.edges()
    known = (side[child] != 0) & (side[parent] != 0)
    tree, mine, theirs = tree[known], side[child[known]], side[parent[known]]
    count = len(trees.parent)
    size = np.bincount(tree, minlength=count).astype(np.float64)
    mine_for, theirs_for = (np.bincount(tree[one > 0], minlength=count) / np.maximum(size, 1) for one in (mine, theirs))
    _put(found, "opposed", np.bincount(tree[mine != theirs], minlength=count), size)
    _put(found, "opposed_by_chance", size * (mine_for * (1 - theirs_for) + (1 - mine_for) * theirs_for), size)


def _one(name: str, size: DrawnSize, linked: Measured, sampled: Measured) -> list[dict[str, Any]]:
    rows = []
    carries = LINKS if size.inferred else NOTHING
    common = {"thread": name, "threads": 1, "trees": size.trees, "inferred": size.inferred}
    for measure in LABELS:
        if measure in COUNTS:
            values, shown, n = sampled.counts[measure], float(linked.counts[measure][0]), float(size.comments)
        elif measure in sampled.sums:
            values = _ratio(sampled.sums[measure], sampled.sizes[measure])
            shown = float(_ratio(linked.sums[measure], linked.sizes[measure])[0])
            n = float(sampled.sizes[measure].mean())
        else:
            continue
        values = values[~np.isnan(values)]
        mean, low, high = (float(one) for one in spread(values)) if len(values) else (np.nan,) * 3
        ends = {"low": low, "high": high} if size.inferred else {"low": np.nan, "high": np.nan}
        rows.append(
            _row(
                f"{name}/{measure}",
                measure,
                {"shown": shown, "estimate": mean, "n": n, "carries": carries, **ends, **common},
            )
        )
    return rows


def _all(
    linked: Mapping[str, Measured], sampled: Mapping[str, Measured], drawn: Mapping[str, DrawnSize]
) -> list[dict[str, Any]]:
    """The shares and means over all threads; a longest or a deepest of all has no meaning beyond its thread's own
    row."""
    rows = []
    inferred, count = (
        sum(size.inferred for size in drawn.values()),
        max((size.trees for size in drawn.values()), default=0),
    )
    for measure in LABELS:
        names = [name for name in drawn if measure in sampled[name].sums]
        if not names:
            continue
        sums = _stacked([sampled[name].sums[measure] for name in names], count)
        sizes = _stacked([sampled[name].sizes[measure] for name in names], count)
        shown = (
            sum(float(linked[name].sums[measure][0]) for name in names),
            sum(float(linked[name].sizes[measure][0]) for name in names),
        )
        estimate, low, high, threads, carries = pooled(sums, sizes)
        if LABELS[measure][1] == "share":
            low, high = max(low, 0.0), min(high, 1.0)
        rows.append(_row(f"all threads/{measure}", measure, {
            "thread": None, "shown": shown[0] / shown[1] if shown[1] else np.nan, "estimate": estimate, "low": max(low,
            0.0), "high": high,
            "n": float(sizes.sum(axis=1).mean()), "threads": threads, "trees": count, "inferred": inferred,
            "carries": carries,
        }))  # fmt: skip
    return rows


def _row(name: str, measure: str, values: dict[str, Any]) -> dict[str, Any]:
    label, kind = LABELS[measure]
    return {"id": name, "measure": measure, "label": label, "kind": kind, **values}


def _ratio(sums: Floats, sizes: Floats) -> Floats:
    return np.asarray(np.divide(sums, sizes, out=np.full(len(sums), np.nan), where=sizes > 0))


def _stacked(columns: list[Floats], count: int) -> Floats:
    """Columns of one length: a thread whose links the platform kept has one tree, which stands for all."""
    return np.column_stack([column if len(column) == count else np.full(count, column[0]) for column in columns])


def pooled(sums: Floats, sizes: Floats) -> tuple[float, float, float, int, str]:
    """The mean over threads (columns) and trees (rows) with its 95 % interval, the number of threads, and what the
    interval carries.

    Within each tree the variance is the jackknife over threads of `stats.mean_interval`; trees are combined by Rubin's
    rules. Fewer than five threads have the ends of their trees; without either source of doubt the interval is NaN.
    """
    used = (sizes > 0).any(axis=0)
    sums, sizes = sums[:, used], sizes[:, used]
    total = sizes.sum(axis=1)
    sums, sizes, total = sums[total > 0], sizes[total > 0], total[total > 0]
    threads = int(used.sum())
    if not len(total):
        return np.nan, np.nan, np.nan, threads, NOTHING
    means = sums.sum(axis=1) / total
    estimate = float(means.mean())
    moves = bool(np.ptp(means) > 0)
    if threads < LEAST_THREADS:
        _, low, high = (float(one) for one in spread(means)) if moves else (0.0, np.nan, np.nan)
        return estimate, low, high, threads, LINKS if moves else NOTHING
    rest = total[:, None] - sizes
    moved = np.divide(sums - means[:, None] * sizes, rest, out=np.zeros_like(sums), where=rest > 0)
    within = float(((threads - 1) / threads * (moved**2).sum(axis=1)).mean())
    between = float(means.var(ddof=1)) * (1 + 1 / len(means)) if len(means) > 1 else 0.0
    interval = t_interval(
        estimate, float(np.sqrt(within + between)), _freedom(within, between, threads - 1, len(means)), "Rubin's rules"
    )
    if not np.isfinite(interval.low):
        return estimate, np.nan, np.nan, threads, NOTHING
    return estimate, interval.low, interval.high, threads, BOTH if moves else THREADS


def _freedom(within: float, between: float, complete: int, trees: int) -> float:
    """Degrees of freedom after Barnard & Rubin (1999), `complete` being those without missing data."""
    whole = within + between
    missing = between / whole if whole > 0 else 0.0
    observed = (complete + 1) / (complete + 3) * complete * (1 - missing)
    if missing == 0 or trees < 2:
        return float(complete)
    drawn = (trees - 1) / missing**2
    return float(1 / (1 / drawn + 1 / max(observed, 1e-9)))
