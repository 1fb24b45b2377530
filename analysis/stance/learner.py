"""Sides learnt from the user's own hand codes, each reaction read by a machine that saw no code of its thread.

Explicit words come first, then what the machine learnt, then what the author's other comments and the replies say,
where codes that were left out are read better with these than without.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.base import Study
from analysis.coding.codebook import UNCLEAR
from analysis.coding.codes import hand_labels
from analysis.contents.persons import persons
from analysis.ranks import auc
from analysis.stance.company import Company
from analysis.stance.explicit import Explicit, ExplicitReader
from analysis.stance.features import Features
from analysis.stance.machine import KernelMachine
from analysis.stance.statements import LABELS, Seeds, Stance
from analysis.stance.ties import ties_among
from analysis.texts.pieces import letters
from analysis.through import blocks

Floats = NDArray[np.float64]

SIDES = ("AGAINST", "FAVOR")
FEWEST_CODES = 20
"""Codes that take a place among the three labels from which a machine learns."""
FEWEST_THREADS = 5
"""Threads with codes from which whole threads are left out; of fewer, authors are."""
FOLDS = 10
FOLDS_OF_AUTHORS = 50
AT_ONCE = 2048
"""Texts whose sides are read at a time."""
# Nine targets, 50 codes each (even ids): of texts whose surest label has a share below .40, .53 are right, of those
# from .45 to .50 .62, from .60 to .70 .76; from 100 codes .39, .52 and .71.
TELLS = 0.40
EXPLICIT, EXPLICIT_CODES = 0.9, 10.0
"""How often a side said in so many words is the author's, as so many codes, before the user's own say it
(`benchmarks.stance_explicit`: .94 of made sentences, .66 to .79 of posts on general topics)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Learnt:
    """What was learnt from codes: a table by reaction, and the hand labels beside readings that did not see them.

    `table`: read (a label or UNCLEAR), against, favor, none (shares, as if all were equally common), explicit (the
    words that say the side, or None). `tested`: one row a coded reaction: label (by hand), read, against, favor, told
    (not UNCLEAR), language, group (what was left out together).
    """

    table: pd.DataFrame
    tested: pd.DataFrame
    left_out: str


def learn(study: Study, seeds: Seeds, leanings: Sequence[Stance]) -> Learnt | None:
    """Learns sides from the study's codes; None with too few of them, or of one label only."""
    return study.once(f"sides learnt {seeds}", lambda: _learn(study, seeds, leanings))


def _learn(study: Study, seeds: Seeds, leanings: Sequence[Stance]) -> Learnt | None:
    labels = pd.Series(hand_labels(study, "stance"), dtype=object).reindex(study.reactions.index)
    coded = np.flatnonzero(labels.isin(LABELS))
    if len(coded) < FEWEST_CODES or labels.iloc[coded].nunique() < 2:
        return None
    texts, parents = study.texts, parents_of(study)
    beside = scores_beside(study, leanings)
    rows = Features().fit(texts, parents, beside).rows(texts, parents, beside)
    reader = ExplicitReader(seeds.target, seeds.favor, seeds.against)
    asked = blocks(texts, AT_ONCE)
    said = list(chain.from_iterable(study.map(reader.read_all, asked, len(texts), "Reading sides")))
    company = Company.of(ties_among(study.reactions, study.layer("replies").table))
    places = np.array([LABELS.index(name) if name in LABELS else -1 for name in labels], dtype=np.int64)
    group, left_out = _groups(study, coded)

    def read(by: NDArray[np.int64], of: NDArray[np.int64]) -> Floats:
        machine = KernelMachine().fit(rows[by], [str(labels.iloc[i]) for i in by])
        shares = np.zeros((len(of), len(LABELS)))
        shares[:, [LABELS.index(str(name)) for name in machine.classes_]] = machine.predict_proba(
            rows[of], through=study.map
        )
        return shares

    whole = read(coded, np.arange(len(texts)))
    alone, together = whole.copy(), whole.copy()
    for fold in np.unique(group):
        own, shown = coded[group == fold], coded[group != fold]
        if labels.iloc[shown].nunique() > 1:
            shares, known, near = whole.copy(), places.copy(), company.near(own)
            known[own] = -1
            shares[near] = read(shown, near)
            alone[own], together[own] = shares[own], company.among(shares, known)[own]
    heard = _told_apart(together[coded], places[coded]) > _told_apart(alone[coded], places[coded])
    final = _with_words(company.among(whole, places) if heard else whole, said, places)
    tested = together if heard else alone
    for fold in np.unique(group):
        own = coded[group == fold]
        known = places.copy()
        known[own] = -1
        tested[own] = _with_words(tested, said, known)[own]
    table = _table(final, study, [one.piece if one else None for one in said])
    return Learnt(table=table, tested=_tested(study.reactions.iloc[coded], tested[coded], labels.iloc[coded], group),
        left_out=left_out)  # fmt: skip


def _told_apart(shares: Floats, places: NDArray[np.int64]) -> float:
    """The mean AUC of each label against the rest, by the number of its codes."""
    counts = np.bincount(places, minlength=len(LABELS))
    found = [auc(shares[:, place], places == place) for place in range(len(LABELS))]
    return float(np.sum([n * value for n, value in zip(counts, found, strict=True) if n]) / counts.sum())


def parents_of(study: Study) -> list[str | None]:
    """The words that each reaction answers, by the likeliest link; None where it answers none of them."""
    replies = study.layer("replies").table
    words = dict(zip(study.reactions.index, study.texts, strict=True))
    answered = dict(zip(replies["child"], replies["parent"], strict=True))
    return [words.get(answered.get(name, "")) for name in study.reactions.index]


def scores_beside(study: Study, leanings: Sequence[Stance]) -> Floats:
    """Scores of the instruments (n, 3): the statements', nearness to the matter, sentiment."""
    tone = study.layer("sentiment").table["score"].reindex(study.reactions.index).fillna(0.0)
    return np.column_stack([
        [one.alone if one.alone == one.alone else 0.0 for one in leanings], [one.relevance for one in leanings], tone,
    ]).astype(np.float64)  # fmt: skip


def _groups(study: Study, coded: NDArray[np.int64]) -> tuple[NDArray[np.int64], str]:
    """The fold of each coded reaction, and what is left out together: threads, or where they are few, authors."""
    from sklearn.model_selection import GroupKFold

    names, most, left_out = study.reactions["thread"].iloc[coded].astype(object), FOLDS, "thread"
    if names.nunique() < FEWEST_THREADS:
        authors = persons(study).iloc[coded]
        names, most, left_out = authors.where(authors.notna(), authors.index), FOLDS_OF_AUTHORS, "author"
    numbers = pd.factorize(names)[0]
    count = min(most, int(numbers.max()) + 1)
    fold = np.zeros(len(coded), dtype=np.int64)
    if count > 1:
        for number, (_, own) in enumerate(GroupKFold(count).split(numbers, groups=numbers)):
            fold[own] = number
    return fold, left_out


def _with_words(shares: Floats, said: Sequence[Explicit | None], known: NDArray[np.int64]) -> Floats:
    """The shares where a text says its side in so many words: that side has as much as such words are right.

    `known` (n) are the places in LABELS of what people coded, −1 where nothing may be known.
    """
    sides = np.array([LABELS.index(one.side) if one else -1 for one in said], dtype=np.int64)
    checked = (sides >= 0) & (known >= 0)
    right = (EXPLICIT * EXPLICIT_CODES + (sides == known)[checked].sum()) / (EXPLICIT_CODES + checked.sum())
    found = shares.copy()
    found[sides >= 0] = (1 - right) / 2
    found[np.flatnonzero(sides >= 0), sides[sides >= 0]] = right
    return found


def labels_of(shares: Floats) -> NDArray[np.object_]:
    """The label with the largest share (n,), however small."""
    return np.asarray(np.array(LABELS, dtype=object)[shares.argmax(axis=1)])


def _table(shares: Floats, study: Study, explicit: Sequence[str | None]) -> pd.DataFrame:
    wordless = np.array([not letters(text) for text in study.texts], dtype=bool)
    read = np.where((shares.max(axis=1) < TELLS) | wordless, UNCLEAR, labels_of(shares))
    return pd.DataFrame(
        {"read": read, "against": shares[:, 0], "favor": shares[:, 1], "none": shares[:, 2], "explicit": explicit},
        index=study.reactions.index,
    )


def _tested(reactions: pd.DataFrame, shares: Floats, labels: pd.Series[str], group: NDArray[np.int64]) -> pd.DataFrame:
    """The hand labels beside readings that did not see them."""
    return pd.DataFrame(
        {"label": labels.astype(str), "read": labels_of(shares), "against": shares[:, 0], "favor": shares[:, 1],
         "told": shares.max(axis=1) >= TELLS, "language": reactions["language"].astype(object).fillna("unknown"),
         "group": group},
        index=reactions.index,
    )  # fmt: skip
