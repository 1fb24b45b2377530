"""Stance learnt from hand codes: few of them, many, of several targets at once, and in another language.

    python -m benchmarks.stance_codes                     all parts, odd ids
    python -m benchmarks.stance_codes --parts few         one part: few, folds, targets, languages, sample
    python -m benchmarks.stance_codes --half even         the half that the machine was chosen on

few: nine targets of SemEval-2016 6A and NLPCC-2016 4A; 20 to 200 codes of a target drawn at random, or the first 20
nearest to cluster centres and then those of which the machine is least sure, 20 at a time; read are all others of the
half (*others*), and the texts of the other half, which no code was drawn from (*unseen*: what choosing doubtful ones
leaves behind are easy ones). folds: five folds over all, one machine a target, beside a linear machine on n-grams
(SVM). targets: 10 to 50 codes of each of nine targets, one machine for all against one for each. languages: codes of
negative comments in English or Chinese (`comments_fanchuan_zh_en`), read in both. F is the mean F1 of FAVOR and AGAINST
× 100.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from analysis import sentiment
from analysis.ranks import auc
from analysis.sampling.active import centres
from analysis.stance import StanceClassifier, read_stance
from analysis.stance.features import Features
from analysis.stance.learner import parents_of, scores_beside
from analysis.stance.machine import KernelMachine
from analysis.stance.sides import leanings, learnt
from analysis.texts.vectors import meanings
from benchmarks import data
from benchmarks.stance import NLPCC, SEMEVAL, f_avg, machine_of_ngrams, sample_study
from benchmarks.stance_statements import STATEMENTS

Ints = NDArray[np.int64]
ROUNDS = 5
FIRST, BATCH = 20, 20


class Target:
    """The texts of one target with statements, their rows, labels and halves."""

    def __init__(self, name: str, rows: Sequence[data.Row]) -> None:
        seeds = next(one for one in STATEMENTS if one.target == name)
        self.name, self.texts = name, [row["text"] for row in rows]
        self.labels = np.array([row["label"] for row in rows], dtype=object)
        self.half = np.array([data.half(row["id"]) for row in rows])
        readings = read_stance(self.texts, seeds)
        self.beside = np.column_stack(
            [[one.score for one in readings], [one.relevance for one in readings], sentiment.score(self.texts)]
        )
        self.rows = Features().fit(self.texts, None, self.beside).rows(self.texts, None, self.beside)

    def read(self, by: Ints, of: Ints) -> tuple[NDArray[np.object_], NDArray[np.float64]]:
        """The labels read and their scores."""
        machine = KernelMachine().fit(self.rows[by], [str(label) for label in self.labels[by]])
        found = machine.scores(self.rows[of])
        return machine.classes_[found.argmax(axis=1)], found


def targets_of(folder: Path) -> list[Target]:
    found = []
    for name in (SEMEVAL, NLPCC):
        rows = data.read(folder / f"{name}.jsonl.gz")
        named = [seeds.target for seeds in STATEMENTS if any(row["target"] == seeds.target for row in rows)]
        found += [Target(target, [row for row in rows if row["target"] == target]) for target in named]
    return found


def actively(target: Target, pool: Ints, count: int, seed: int) -> Ints:
    """Cluster centres first, then batches of those whose two likeliest labels are nearest."""
    chosen = [int(pool[i]) for i in centres(meanings([target.texts[i] for i in pool], what="stance"), FIRST, seed)]
    while len(chosen) < count:
        rest = np.setdiff1d(pool, chosen)
        likeliest = np.sort(target.read(np.array(chosen), rest)[1], axis=1)
        doubtful = rest[np.argsort(likeliest[:, -1] - likeliest[:, -2], kind="stable")]
        chosen += [int(i) for i in doubtful[: min(BATCH, count - len(chosen))]]
    return np.array(chosen[:count])


def few(folder: Path, half: int) -> None:
    rows: list[list[Any]] = []
    targets = targets_of(folder)
    for way in ("random", "active"):
        for count in (20, 50, 100, 200):
            others, unseen, areas = [], [], []
            for number, target in enumerate(targets):
                pool, other = np.flatnonzero(target.half == half), np.flatnonzero(target.half != half)
                for seed in range(ROUNDS):
                    random = np.random.default_rng([seed, count, number])
                    drawn = random.choice(pool, count, replace=False)
                    by = drawn if way == "random" else actively(target, pool, count, seed)
                    rest = np.setdiff1d(pool, by)
                    others.append(f_avg(target.labels[rest], target.read(by, rest)[0]))
                    label, score = target.read(by, other)
                    unseen.append(f_avg(target.labels[other], label))
                    if {"FAVOR", "AGAINST"} <= set(target.labels[by]):
                        names = sorted(set(target.labels[by]))
                        held = target.labels[other] != "NONE"
                        toward = score[:, names.index("FAVOR")] - score[:, names.index("AGAINST")]
                        areas.append(auc(toward[held], target.labels[other][held] == "FAVOR"))
            rows.append([f"{count} {way}", np.mean(others), np.mean(unseen), np.mean(areas)])
    commonest = [f_avg(one.labels, np.full(len(one.labels), _commonest(one.labels), dtype=object)) for one in targets]
    rows.append(["the commonest side for all", np.mean(commonest), np.mean(commonest), 0.5])
    data.show(f"Few codes, nine targets, {ROUNDS} rounds", ["", "F, others", "F, unseen", "AUC of sides"], rows)


def _commonest(labels: NDArray[np.object_]) -> str:
    return max(("FAVOR", "AGAINST"), key=lambda side: int((labels == side).sum()))


def folds(folder: Path, half: int) -> None:
    table: list[list[Any]] = []
    for name in (SEMEVAL, NLPCC):
        rows = data.read(folder / f"{name}.jsonl.gz")
        texts, labels, about = ([row[key] for row in rows] for key in ("text", "label", "target"))
        statements = {seeds.target: seeds for seeds in STATEMENTS}
        beside = np.zeros((len(rows), 3))
        beside[:, 2] = sentiment.score(texts)
        for target in sorted(set(about) & statements.keys()):
            own = [i for i, one in enumerate(about) if one == target]
            readings = read_stance([texts[i] for i in own], statements[target])
            beside[own, 0], beside[own, 1] = [r.score for r in readings], [r.relevance for r in readings]
        gold, ours, theirs = (np.array(labels, dtype=object) for _ in range(3))
        fold = np.random.default_rng(0).permutation(len(rows)) % 5
        for number in range(5):
            for target in sorted(set(about)):
                mine = np.array([one == target for one in about])
                taught, shown = np.flatnonzero(mine & (fold != number)), np.flatnonzero(mine & (fold == number))
                model = StanceClassifier().fit(
                    [texts[i] for i in taught], [labels[i] for i in taught], beside=beside[taught]
                )
                ours[shown] = model.predict([texts[i] for i in shown], beside=beside[shown])
                peer = machine_of_ngrams(
                    [texts[i] for i in taught], [labels[i] for i in taught], [target] * len(taught)
                )
                theirs[shown] = [peer(texts[i], target) for i in shown]
        kept = np.array([data.half(row["id"]) == half for row in rows])
        table.append([name, int(kept.sum()), f_avg(gold[kept], ours[kept]), f_avg(gold[kept], theirs[kept])])
    data.show("Five folds", ["", "texts", "commentariat", "n-gram SVM"], table)


def targets(folder: Path, half: int) -> None:
    rows: list[list[Any]] = []
    every = targets_of(folder)
    pools = [np.flatnonzero(target.half == half) for target in every]
    texts = [target.texts[i] for target, pool in zip(every, pools, strict=True) for i in pool]
    beside = np.concatenate([
        (target.beside[pool] - target.beside[pool].mean(axis=0)) / target.beside[pool].std(axis=0)
        for target, pool in zip(every, pools, strict=True)
    ])  # fmt: skip
    labels = np.concatenate([target.labels[pool] for target, pool in zip(every, pools, strict=True)])
    task = np.repeat(np.arange(len(every)), [len(pool) for pool in pools])
    sparse = Features().fit(texts, None, beside).rows(texts, None, beside)
    for count in (10, 20, 50):
        found: dict[str, list[float]] = {"one": [], "each": []}
        for seed in range(ROUNDS):
            random = np.random.default_rng([seed, count])
            by = np.concatenate(
                [random.choice(np.flatnonzero(task == t), count, replace=False) for t in range(len(every))]
            )
            one = KernelMachine().fit(sparse[by], list(labels[by]), task[by])
            for t in range(len(every)):
                rest, own = np.setdiff1d(np.flatnonzero(task == t), by), by[task[by] == t]
                each = KernelMachine().fit(sparse[own], list(labels[own]))
                read = {"one": (one, one.scores(sparse[rest], task[rest])), "each": (each, each.scores(sparse[rest]))}
                for name, (machine, scores) in read.items():
                    found[name].append(f_avg(labels[rest], machine.classes_[scores.argmax(axis=1)]))
        rows.append([f"{count} codes each", np.mean(found["one"]), np.mean(found["each"])])
    data.show("Several targets", ["", "one machine for all", "one for each"], rows)


CODES_OF_LANGUAGE = 150


def languages(folder: Path, half: int) -> None:
    """Negative or not: AUC in each language from codes in either."""
    rows = [row for row in data.read(folder / "comments_fanchuan_zh_en_dev.jsonl.gz") if data.half(row["id"]) == half]
    rows = [row for row in rows if row["label"] in ("negative", "neutral", "positive")]
    random = np.random.default_rng(0)
    kept: list[data.Row] = []
    for language in ("en", "zh"):
        own = [row for row in rows if row["lang"] == language]
        kept += [own[i] for i in sorted(random.choice(len(own), min(1_500, len(own)), replace=False))]
    texts, lang = [row["text"] for row in kept], np.array([row["lang"] for row in kept])
    truth = np.array(["AGAINST" if row["label"] == "negative" else "NONE" for row in kept], dtype=object)
    sparse = Features().fit(texts).rows(texts)
    table: list[list[Any]] = []
    for source in ("en", "zh"):
        areas: dict[str, list[float]] = {"en": [], "zh": []}
        for seed in range(ROUNDS):
            by = np.random.default_rng(seed).choice(np.flatnonzero(lang == source), CODES_OF_LANGUAGE, replace=False)
            machine = KernelMachine().fit(sparse[by], list(truth[by]))
            for target, found in areas.items():
                rest = np.setdiff1d(np.flatnonzero(lang == target), by)
                found.append(auc(machine.scores(sparse[rest])[:, 0], truth[rest] == "AGAINST"))
        table.append([f"codes in {source}", np.mean(areas["en"]), np.mean(areas["zh"])])
    data.show(f"{CODES_OF_LANGUAGE} codes in one language, AUC of negative", ["", "read in en", "read in zh"], table)


def sample(folder: Path, half: int) -> None:
    """The sample pages: hand codes of one language, read in every other; within a language, without the thread."""
    study = sample_study()
    found = learnt(study, **study.defaults["stance"])
    assert found is not None
    tested = found.tested
    place = {name: i for i, name in enumerate(study.reactions.index)}
    at = np.array([place[name] for name in tested.index])
    given = study.texts, parents_of(study), scores_beside(study, leanings(study, **study.defaults["stance"]))
    sparse = Features().fit(*given).rows(*given)
    rows: list[list[Any]] = []
    for source in ("en", "zh", "ko"):
        own = (tested["language"] == source).to_numpy()
        machine = KernelMachine().fit(sparse[at[own]], tested["label"][own].tolist())
        read = machine.classes_[machine.scores(sparse[at]).argmax(axis=1)]
        row: list[Any] = [f"{int(own.sum())} codes in {source}"]
        for target in ("en", "zh", "ko"):
            other = (tested["language"] == target).to_numpy()
            labels = tested["read"].to_numpy(dtype=object) if target == source else read
            row.append(f_avg(tested["label"].to_numpy(dtype=object)[other], labels[other]))
        rows.append(row)
    data.show("The sample pages (invented): F in each language; on the diagonal by codes of all, without the thread",
        ["", "en", "zh", "ko"], rows)  # fmt: skip


PARTS: dict[str, Callable[[Path, int], None]] = {
    "few": few,
    "folds": folds,
    "targets": targets,
    "languages": languages,
    "sample": sample,
}


def main() -> None:
    data.run_parts(__doc__, "stance", PARTS)


if __name__ == "__main__":
    main()
