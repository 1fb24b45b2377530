"""Stance two ways: read from a few statements for and against a target, and learned from hand-coded examples.

    python -m benchmarks.stance                       SemEval-2016 6A, NLPCC-2016 4A, VAST; the half with odd ids
    python -m benchmarks.stance --parts statements    one part: statements, name, examples, or codes (the sample pages)
    python -m benchmarks.stance --half even           the half that the thresholds were chosen on

`decided` is the share of texts that get a side; `side right` how many of those, among texts that have a stance, get
the right one; `exact` how many of all decided (a text without a stance counts as wrong); AUC is of the score, FAVOR
against AGAINST, decided or not. F_avg is the mean F1 of FAVOR and AGAINST; ours and the n-gram SVM here learn from the
even half of the training set only, the figures published are from all of it on the official test set.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.base import Study
from analysis.stance import sides
from analysis.stance.layer import Seeds, Stance, StanceClassifier, leanings, read_stance
from analysis.stance.validity import Codes, f_of_sides
from benchmarks import data
from benchmarks.stance_statements import STATEMENTS

SEMEVAL, NLPCC, VAST = "stance_semeval2016_t6a_dev", "stance_nlpcc2016_t4a_zh_dev", "stance_vast_zeroshot_dev"
Labels = NDArray[np.object_]
HEADS = ["", "texts", "decided", "side right", "exact", "AUC"]
PUBLISHED = {
    SEMEVAL: [["majority", 65.22], ["best team", 67.82], ["n-gram SVM", 68.7], ["BERTweet", 71.2], ["BERT", 75.1]],
    NLPCC: [["best team", 71.06], ["characters SVM, measured", 70.1]],
}
SAMPLE = Path(__file__).resolve().parent.parent / "raw_html"


def quality(readings: Sequence[Stance], gold: Labels) -> list[float | None]:
    """Decided, side right, exact, AUC."""
    found = np.array([reading.label for reading in readings], dtype=object)
    return figures(found, np.array([reading.score for reading in readings]), gold)


def figures(found: Labels, score: NDArray[np.float64], gold: Labels) -> list[float | None]:
    from sklearn.metrics import roc_auc_score

    decided, held = found != "NONE", gold != "NONE"
    both = decided & held
    area = float(roc_auc_score(gold[held] == "FAVOR", score[held])) if len(set(gold[held])) == 2 else None
    right = float((found == gold)[both].mean()) if both.any() else None
    return [float(decided.mean()), right, float((found == gold)[decided].mean()) if decided.any() else None, area]


def chosen(folder: Path, name: str, half: int) -> list[data.Row]:
    return [row for row in data.read(folder / f"{name}.jsonl.gz") if data.half(row["id"]) == half]


def from_statements(folder: Path, half: int) -> None:
    """Nine targets, two or three statements a side."""
    rows = {language: chosen(folder, name, half) for language, name in (("English", SEMEVAL), ("Chinese", NLPCC))}
    table: list[list[Any]] = []
    every: list[list[Any]] = []
    for language, of_set in rows.items():
        part = by_target(of_set)
        every += part
        table += [
            *part,
            [f"mean, {language}", sum(row[1] for row in part), *np.mean([row[2:] for row in part], axis=0).tolist()],
        ]
    table.append(["mean of all", sum(row[1] for row in every), *np.mean([row[2:] for row in every], axis=0).tolist()])
    data.show("Read from statements", HEADS, table)


def by_target(rows: Sequence[data.Row]) -> list[list[Any]]:
    """For each target that has statements: its name, its texts, and how well they are read from those."""
    part: list[list[Any]] = []
    for seeds in STATEMENTS:
        members = [row for row in rows if row["target"] == seeds.target]
        if members:
            gold = np.array([row["label"] for row in members], dtype=object)
            readings = read_stance([row["text"] for row in members], seeds)
            part.append([seeds.target, len(members), *quality(readings, gold)])
    return part


def from_name(folder: Path, half: int) -> None:
    """VAST: many targets with few texts each, read from the target's name alone."""
    by_target = defaultdict(list)
    for row in chosen(folder, VAST, half):
        by_target[row["target"]].append(row)
    readings: list[Stance] = []
    for target, members in by_target.items():
        readings += read_stance([row["text"] for row in members], Seeds(target=target))
    gold = np.array([row["label"] for members in by_target.values() for row in members], dtype=object)
    data.show(
        "Read from the target's name alone",
        HEADS,
        [[f"VAST, {len(by_target)} targets", len(gold), *quality(readings, gold)]],
    )


def f_avg(gold: Labels, found: Labels) -> float:
    """The mean F1 of FAVOR and AGAINST × 100."""
    from sklearn.metrics import f1_score

    return 100 * float(f1_score(gold.astype(str), found.astype(str), labels=["FAVOR", "AGAINST"], average="macro"))


def machine_of_ngrams(texts: Sequence[str], labels: Sequence[str], targets: Sequence[str]) -> Callable[[str, str], str]:
    """The baseline of SemEval: a linear support vector machine on word 1–3-grams and characters 2–5, one a target."""
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.pipeline import make_pipeline, make_union
    from sklearn.svm import LinearSVC

    machines = {}
    for target in sorted(set(targets)):
        own = [i for i, name in enumerate(targets) if name == target]
        ngrams = make_union(TfidfVectorizer(ngram_range=(1, 3)), TfidfVectorizer(analyzer="char", ngram_range=(2, 5)))
        machines[target] = make_pipeline(ngrams, LinearSVC()).fit([texts[i] for i in own], [labels[i] for i in own])
    return lambda text, target: str(machines[target].predict([text])[0])


def from_examples(folder: Path, half: int) -> None:
    """The classifier, learning from one half and measured on the other."""
    for name in (SEMEVAL, NLPCC):
        taught, shown = chosen(folder, name, 1 - half), chosen(folder, name, half)
        texts, labels, targets = ([row[key] for row in taught] for key in ("text", "label", "target"))
        gold = np.array([row["label"] for row in shown], dtype=object)
        found = learnt(taught, shown)
        peer = machine_of_ngrams(texts, labels, targets)
        theirs = np.array([peer(row["text"], row["target"]) for row in shown], dtype=object)
        rows: list[list[Any]] = [["commentariat", f_avg(gold, found)], ["n-gram SVM, run here", f_avg(gold, theirs)]]
        rows += [[f"{peer}, official test", value] for peer, value in PUBLISHED[name]]
        data.show(f"{name}: {len(texts)} examples, {len(shown)} read", ["", "F_avg"], rows)


def learnt(taught: Sequence[data.Row], shown: Sequence[data.Row]) -> Labels:
    """The stance of each text shown, as the classifier says that learnt from the others."""
    texts, labels, targets = ([row[key] for row in taught] for key in ("text", "label", "target"))
    model = StanceClassifier(seed=0).fit(texts, labels, targets)
    return np.asarray(model.predict([row["text"] for row in shown], [row["target"] for row in shown]), dtype=object)


def sample_study() -> Study:
    """The sample pages as the report reads them."""
    import commentariat
    from commentariat.front import make_study
    from commentariat.settings import find_settings

    return make_study(commentariat.read(SAMPLE), find_settings([SAMPLE]))


def sides_learnt(study: Study) -> float:
    """F of both sides × 100 of what is learnt from the sample's codes, each reaction read without its thread."""
    found = sides.learnt(study, **study.defaults["stance"])
    assert found is not None
    return 100 * f_of_sides(Codes.of(found.tested))


def coded(study: Study) -> dict[str, pd.DataFrame]:
    """The sample pages' reactions that were coded by hand, beside what the instruments read: `stance` and `sentiment`.

    A table each, by reaction: `label` and `score` as read, `code` of the first coder, `text` and `language`.
    """
    from analysis.coding.codes import matched

    codes = matched(study, study.defaults["coding"]["codes"])
    said = study.reactions[["own_text", "language"]].astype(str).set_axis(["text", "language"], axis=1)
    readings = leanings(study, **study.defaults["stance"])
    stance = pd.DataFrame(
        {"label": [one.label for one in readings], "score": [one.score for one in readings]}, index=said.index
    )
    layers = {"stance": stance, "sentiment": study.layer("sentiment").table}
    tables = {}
    for variable in ("stance", "sentiment"):
        own = codes[(codes["variable"] == variable) & codes["reaction"].notna()]
        own = own.drop_duplicates("reaction").set_index("reaction")
        tables[variable] = layers[variable].join(own["code"], how="inner").join(said)
    return tables


def from_codes(folder: Path, half: int) -> None:
    """The sample pages and their hand codes, with replies and authors in sight: invented texts, a check on sanity."""
    table = coded(sample_study())["stance"]
    rows: list[list[Any]] = []
    for name, part in [("all", table), *table.groupby("language")]:
        rows.append([name, len(part), *figures(*(part[key].to_numpy() for key in ("label", "score", "code")))])
    data.show("The sample pages, hand codes of the first coder", HEADS, rows)


PARTS: dict[str, Callable[[Path, int], None]] = {
    "statements": from_statements,
    "name": from_name,
    "examples": from_examples,
    "codes": from_codes,
}


def main() -> None:
    data.run_parts(__doc__, "stance", PARTS)


if __name__ == "__main__":
    main()
