"""What hand codes are worth: shares from few codes, sharpened by a machine, against codes alone; and what intervals
cover.

    python -m benchmarks.coding                          all of it; the measuring data where it is there
    python -m benchmarks.coding --rounds 2000 --parts threads

threads: two groups of threads (intraclass correlation .2), each comment with a true code and a machine's reading that
errs more in one group; 50 random codes a side. shares: real posts on ten targets (SemEval-2016 6A, NLPCC-2016 4A; the
half that nothing was tuned on), 50 and 100 random codes, the machine learnt from those codes alone. fanchuan: Chinese
and English comments of one data set taken as truth, 150 codes a language. between: how alike codes of one discussion
are. overlap: how close alpha is known by how much was coded twice.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.coding.agreement import agreement
from analysis.compare import compare
from analysis.compare.ppi import corrected_mean
from analysis.compare.proxy import CodeReader
from benchmarks import data

Floats = NDArray[np.float64]

CODES, COMMENTS = 50, 60
SPREAD = 0.38
"""Half the range of the threads' shares: an intraclass correlation of .2."""
RIGHT = {"a": (0.8, 0.85), "b": (0.7, 0.95)}
"""How often the machine reads a code right where it is there, and where it is not, in each group."""


def of_threads(threads: int, random: np.random.Generator, *, gap: float, unequal: bool) -> pd.DataFrame:
    """Comments with truth, reading and codes: `gap` is how much more of group b has the code, in expectation.

    `unequal` threads have 8 to 600 comments (Pareto, 1.2), as pages have; else 60 each.
    """
    parts = []
    for group, (seen, unseen) in RIGHT.items():
        share = 0.4 + gap * (group == "b") + random.uniform(-SPREAD, SPREAD, threads)
        sizes = np.minimum(8 + (random.pareto(1.2, threads) * 12).astype(int), 600) if unequal else [COMMENTS] * threads
        thread = np.repeat(np.arange(threads), sizes)
        truth = random.random(len(thread)) < share[thread]
        chance = random.random(len(thread))
        read = np.where(truth, chance < seen, chance > unseen).astype(float)
        chosen = random.choice(len(thread), min(CODES, len(thread)), replace=False)
        gold = np.where(np.isin(np.arange(len(thread)), chosen), truth, np.nan)
        name = np.char.add(group, thread.astype(str))
        parts.append(pd.DataFrame({"g": group, "t": name, "read": read, "gold": gold}))
    return pd.concat(parts, ignore_index=True)


def threads(rounds: int, seed: int, _: Path) -> None:
    """False alarms at no difference and coverage of a true one, by threads a side, of equal and unequal size."""
    rows: list[list[Any]] = []
    for unequal in (False, True):
        for count in (6, 12, 40):
            random = np.random.default_rng([seed, count, unequal])
            alarms = covered = 0
            for _round in range(rounds):
                none = of_threads(count, random, gap=0.0, unequal=unequal)
                some = of_threads(count, random, gap=0.15, unequal=unequal)
                alarms += compare(none, "read", "g", "t", gold="gold").p < 0.05
                found = compare(some, "read", "g", "t", gold="gold")
                covered += found.low <= 0.15 <= found.high
            rows.append([f"{count}, {'unequal' if unequal else 'equal'}", alarms / rounds, covered / rounds])
    data.show(f"{CODES} codes a side, {rounds} rounds", ["threads a side", "false alarms", "covers a true .15"], rows)


def shares(rounds: int, seed: int, folder: Path) -> None:
    """The error of a share (root mean square over targets and sides), and how often its interval covers the truth."""
    rows: list[list[Any]] = []
    sets = [row for name in ("stance_semeval2016_t6a", "stance_nlpcc2016_t4a_zh") for row in _rows(folder, name)]
    by_target: dict[str, list[data.Row]] = {}
    for row in sets:
        by_target.setdefault(row["target"], []).append(row)
    readers = {name: _Truth(part, ("FAVOR", "AGAINST")) for name, part in by_target.items()}
    for codes in (50, 100):
        errors: dict[str, list[float]] = {"codes alone": [], "sharpened": []}
        covered: dict[str, list[bool]] = {"codes alone": [], "sharpened": []}
        for _round in range(max(1, rounds // len(readers))):
            for k, one in enumerate(readers.values()):
                one.draw(codes, np.random.default_rng([seed, codes, _round, k]), errors, covered)
        for name, found in errors.items():
            rows.append([f"{codes} codes, {name}", float(np.sqrt(np.mean(np.square(found)))), np.mean(covered[name])])
    data.show(f"Shares of {len(readers)} targets", ["", "RMS error", "covers"], rows)


def _rows(folder: Path, name: str) -> Sequence[data.Row]:
    """The half of the set that nothing was tuned on."""
    return [row for row in data.read(folder / f"{name}_dev.jsonl.gz") if data.half(row["id"], bit=1)]


class _Truth:
    """Texts of one target with their true labels, and the machine that learns from draws of them."""

    def __init__(self, rows: Sequence[data.Row], labels: Sequence[str]) -> None:
        self.truth = np.array([[row["label"] == label for label in labels] for row in rows], dtype=np.float64)
        texts = [row["text"] for row in rows]
        self.reader = CodeReader(texts, languages=[row.get("lang") for row in rows])

    def readings(self, chosen: NDArray[np.int64], groups: NDArray[np.int64]) -> tuple[Floats, Floats]:
        """The codes of those chosen, NaN elsewhere, and the cross-fitted readings of all."""
        codes = np.full(self.truth.shape, np.nan)
        codes[chosen] = self.truth[chosen]
        return codes, self.reader.cross_fitted(codes, groups)

    def draw(
        self, count: int, random: np.random.Generator, errors: dict[str, list[float]], covered: dict[str, list[bool]]
    ) -> None:
        """One draw of codes: adds the errors of both estimates and whether their intervals cover."""
        size = len(self.truth)
        codes, read = self.readings(random.choice(size, min(count, size), replace=False), np.arange(size))
        for side in range(self.truth.shape[1]):
            for name, values in (("codes alone", np.zeros(size)), ("sharpened", read[:, side])):
                found = corrected_mean(values, codes[:, side], np.ones(size))
                error = found.mean - self.truth[:, side].mean()
                errors[name].append(error)
                covered[name].append(abs(error) <= 1.96 * float(np.sqrt((found.influence**2).sum())))


MOST = 1_500
"""Comments of each language: enough for 150 codes to be a sample, few enough to be learnt from 500 times."""


def fanchuan(rounds: int, seed: int, folder: Path) -> None:
    """How often the interval of the gap between two languages covers the true one, from 150 codes a language."""
    rows = data.read(folder / "comments_fanchuan_zh_en_dev.jsonl.gz")
    random = np.random.default_rng(seed)
    kept: list[data.Row] = []
    for language in ("en", "zh"):
        own = [row for row in rows if row["lang"] == language]
        kept += [own[i] for i in sorted(random.choice(len(own), min(MOST, len(own)), replace=False))]
    truth = _Truth(kept, ("negative",))
    table = pd.DataFrame({"g": [row["lang"] for row in kept], "t": [f"{row['lang']}/{row['user']}" for row in kept]})
    second = (table["g"] == "zh").to_numpy()
    gap = truth.truth[second, 0].mean() - truth.truth[~second, 0].mean()
    covered, errors = 0, []
    for _round in range(rounds):
        sides = [random.choice(np.flatnonzero(side), 150, replace=False) for side in (second, ~second)]
        codes, read = truth.readings(np.concatenate(sides), np.arange(len(kept)))
        table["gold"], table["read"] = codes[:, 0], read[:, 0]
        found = compare(table, "read", "g", "t", gold="gold")
        covered += found.low <= gap <= found.high
        errors.append(found.estimate - gap)
    rms = float(np.sqrt(np.mean(np.square(errors))))
    data.show(
        f"Chinese and English comments, 150 codes a language, {rounds} draws",
        ["true gap", "mean error", "RMS error", "covers"],
        [[float(gap), float(np.mean(errors)), rms, covered / rounds]],
    )


def between(rounds: int, seed: int, folder: Path) -> None:
    """How alike the codes of one discussion are (intraclass correlation by analysis of variance), on even ids."""
    rows = [row for row in data.read(folder / "comments_fanchuan_zh_en_dev.jsonl.gz") if not data.half(row["id"])]
    own = pd.DataFrame([row for row in rows if row["poster"]])
    found = [
        [label, *_intraclass(own["label"] == label, own["poster"])] for label in ("positive", "neutral", "negative")
    ]
    data.show("Comments below one post", ["label", "correlation", "discussions", "comments"], found)


def _intraclass(codes: pd.Series[bool], threads: pd.Series[str]) -> list[Any]:
    """The intraclass correlation of one-way analysis of variance (Donner 1986), the threads and the codes."""
    table = pd.DataFrame({"code": codes.astype(float), "thread": threads})
    groups = table.groupby("thread")["code"]
    sizes, means = groups.size(), groups.mean()
    total, count = len(table), len(sizes)
    among = float((sizes * (means - table["code"].mean()) ** 2).sum()) / (count - 1)
    within = float(((table["code"] - table["thread"].map(means)) ** 2).sum()) / (total - count)
    usual = (total - float((sizes**2).sum()) / total) / (count - 1)
    return [(among - within) / (among + (usual - 1) * within), count, total]


def overlap(rounds: int, seed: int, _: Path) -> None:
    """The interval of alpha by how many reactions two people coded: three labels, 15 % of the second's codes wrong."""
    rows: list[list[Any]] = []
    for twice in (9, 30, 60, 100):
        random = np.random.default_rng([seed, twice])
        ends = []
        for _round in range(max(20, rounds // 10)):
            first = random.integers(0, 3, twice)
            second = np.where(random.random(twice) < 0.15, (first + random.integers(1, 3, twice)) % 3, first)
            codings = [(who, str(i), str(code)) for who, codes in (("A", first), ("B", second))
                for i, code in enumerate(codes)]  # fmt: skip
            found = agreement(codings, seed=_round)
            ends.append((found.alpha, found.low, found.high))
        rows.append([f"{twice} coded twice", *np.nanmedian(ends, axis=0).tolist()])
    data.show("Krippendorff's alpha, medians", ["", "alpha", "low", "high"], rows)


PARTS: dict[str, Callable[[int, int, Path], None]] = {
    "threads": threads, "shares": shares, "fanchuan": fanchuan, "between": between, "overlap": overlap,
}  # fmt: skip


def main() -> None:
    parser: argparse.ArgumentParser = data.reader(__doc__, "stance")
    parser.add_argument("--parts", nargs="+", choices=list(PARTS), default=list(PARTS))
    parser.add_argument("--rounds", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    options = data.given(parser)
    for part in options.parts:
        PARTS[part](options.rounds, options.seed, options.data)


if __name__ == "__main__":
    main()
