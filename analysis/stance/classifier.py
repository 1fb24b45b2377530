"""A stance classifier for texts with hand-coded examples: n-grams, sentence vectors, target and parent, linear."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from analysis.texts.inputs import check_texts
from threads.errors import BadParameter, TooFewData

# A target with fewer examples, or with one label only, is read by the model of all targets alone.
OWN_MODEL_FROM = 50
# Four-fold validation on the even halves, F_avg SemEval / NLPCC, characters 2–5: logistic 5 balanced .698 / .638,
# unbalanced .683 / .643, support vectors .5 .687 / .641; adding the model of all targets to a target's own costs .03 on
# SemEval.
INVERSE_PENALTY = 5.0


class StanceClassifier:
    """Learns labels of stance from examples; `fit` then `predict`, as in scikit-learn.

    TF-IDF of words (1–2) and characters (1–4) beside the multilingual sentence vector, and where given the target and
    the comment that is answered; logistic regression for each target with enough examples, and one of all targets for
    the rest. After Mohammad et al. (SemEval 2016), whose linear n-gram machine beat every team, with sentence vectors.
    """

    def __init__(self, seed: int = 0) -> None:
        self.seed = seed

    def fit(
        self,
        texts: Sequence[str],
        labels: Sequence[str],
        targets: Sequence[str | None] | None = None,
        parents: Sequence[str | None] | None = None,
    ) -> Self:
        """Learns from texts with labels; `targets` and `parents` are one a text, or None. Raises TooFewData,
        BadParameter."""
        from analysis.stance.features import Features

        texts = check_texts(texts, labels=labels, targets=targets, parents=parents)
        known = np.array([str(label) for label in labels], dtype=object)
        if not len(known):
            raise TooFewData("A stance classifier learns from examples and was given none.")
        self.classes_ = np.array(sorted(set(known)), dtype=object)
        self._features = Features().fit(texts, targets, parents)
        rows = self._features.rows(texts, targets, parents)
        self._all = _machine(rows, known, self.seed)
        self._own: dict[str, Any] = {}
        of = np.array([target or "" for target in targets], dtype=object) if targets is not None else np.array([])
        for target in sorted(set(of)):
            members = np.flatnonzero(of == target)
            if len(members) >= OWN_MODEL_FROM and len(set(known[members])) > 1:
                self._own[target] = _machine(rows[members], known[members], self.seed)
        return self

    def predict_proba(
        self,
        texts: Sequence[str],
        targets: Sequence[str | None] | None = None,
        parents: Sequence[str | None] | None = None,
    ) -> NDArray[np.float64]:
        """The probability (n, classes) of each class in the order of `classes_`; raises BadParameter before `fit`."""
        if not hasattr(self, "classes_"):
            raise BadParameter("This stance classifier has learnt nothing yet: call fit(texts, labels) first.")
        texts = check_texts(texts, targets=targets, parents=parents)
        if not len(texts):
            return np.zeros((0, len(self.classes_)))
        rows = self._features.rows(texts, targets, parents)
        found = self._of(self._all, rows)
        of = np.array([target or "" for target in targets], dtype=object) if targets is not None else np.array([])
        for target in sorted(set(of) & self._own.keys()):
            members = np.flatnonzero(of == target)
            found[members] = self._of(self._own[target], rows[members])
        return found

    def predict(
        self,
        texts: Sequence[str],
        targets: Sequence[str | None] | None = None,
        parents: Sequence[str | None] | None = None,
    ) -> NDArray[np.object_]:
        """The label of each text, shape (n,); raises BadParameter before `fit`."""
        found = self.predict_proba(texts, targets, parents)
        return np.asarray(self.classes_[found.argmax(axis=1)], dtype=object)

    def _of(self, machine: Any, rows: Any) -> NDArray[np.float64]:
        """Probabilities in the order of `classes_`; a class that the machine never saw has none."""
        if isinstance(machine, str):
            return np.tile((self.classes_ == machine).astype(np.float64), (rows.shape[0], 1))
        placed = np.zeros((rows.shape[0], len(self.classes_)))
        placed[:, np.searchsorted(self.classes_.astype(str), machine.classes_.astype(str))] = machine.predict_proba(
            rows
        )
        return placed


def _machine(rows: Any, labels: NDArray[np.object_], seed: int) -> Any:
    """A linear machine, or the label itself where there is only one."""
    if len(set(labels)) == 1:
        return str(labels[0])
    from sklearn.linear_model import LogisticRegression

    model = LogisticRegression(C=INVERSE_PENALTY, class_weight="balanced", max_iter=300, random_state=seed)
    return model.fit(rows, labels.astype(str))
