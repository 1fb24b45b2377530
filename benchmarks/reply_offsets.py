"""Whether a comment answers anybody apart from whom it answers, and what a few codes of a place are worth."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.stats import rankdata

from benchmarks.reply_data import Sample, half
from threads.replies.linker import chosen
from threads.replies.model import shifted
from threads.replies.nobody import fitted_offset

Floats = NDArray[np.float64]

CODES = (10, 20, 30)
DRAWS = 200
"""Seeded draws of codes that a gain is the mean of."""

ODD = 1
"""The half on which gains are printed; the prior of the offset was chosen on the other."""


@dataclass(frozen=True, slots=True)
class Answers:
    """Of the comments that count: probabilities (n, 1 + slots), nobody first, and which answers are right."""

    probability: Floats
    gold: NDArray[np.bool_]

    @classmethod
    def of(cls, samples: list[Sample], probabilities: list[Floats]) -> Answers:
        """Those of several threads."""
        pairs = list(zip(samples, probabilities, strict=True))
        return cls(
            np.concatenate([p[s.scored] for s, p in pairs]), np.concatenate([s.gold[s.scored] for s, _ in pairs])
        )

    def right(self, offset: float = 0.0) -> NDArray[np.bool_]:
        """Which answers are right, "nobody" counted as one, with an offset."""
        top = chosen(shifted(self.probability, offset))
        return np.asarray(self.gold[np.arange(len(top)), top])


def whether(answers: Answers) -> dict[str, float]:
    """Precision and recall of "answers nobody"; of its probability the Brier score and the area under the ROC curve."""
    chance, nobody, said = answers.probability[:, 0], answers.gold[:, 0], chosen(answers.probability) == 0
    n, ranks = int(nobody.sum()), rankdata(chance)
    return {
        "precision": float(nobody[said].mean()) if said.any() else float("nan"),
        "recall": float(said[nobody].mean()),
        "Brier": float(((chance - nobody) ** 2).mean()),
        "AUC": float((ranks[nobody].sum() - n * (n + 1) / 2) / (n * (len(nobody) - n))),
    }


def whom(answers: Answers) -> dict[str, float]:
    """Of comments that answer somebody: how often the likeliest comment is a right one, and the mean reciprocal rank of
    the first right one, 0 where it is not among those weighed."""
    some = ~answers.gold[:, 0]
    chance, right = answers.probability[some, 1:], answers.gold[some, 1:]
    best = np.where(right, chance, -1.0).max(axis=1)
    rank = 1 + (chance > best[:, None]).sum(axis=1)
    found = right.any(axis=1) & (best > 0.0)
    return {
        "answering": float(some.sum()),
        "top-1": float((found & (rank == 1)).mean()),
        "MRR": float(np.where(found, 1.0 / rank, 0.0).mean()),
    }


def apart(name: str, answers: Answers) -> str:
    """A line with both."""
    a, b = whether(answers), whom(answers)
    said = "".join(f"{100 * a[key]:10.1f}" for key in ("precision", "recall"))
    said += "".join(f"{a[key]:8.3f}" for key in ("Brier", "AUC"))
    return f"{name:34}{said}{b['answering']:12.0f}{100 * b['top-1']:8.1f}{b['MRR']:8.3f}"


APART = f"{'':34}{'precision':>10}{'recall':>10}{'Brier':>8}{'AUC':>8}{'answering':>12}{'top-1':>8}{'MRR':>8}"


def gains(samples: list[Sample], probabilities: list[Floats]) -> list[str]:
    """A line for each number of codes: the gain in accuracy on the comments that were not coded.

    The last lines are of 20 comments of which it is stated that they answer somebody, as a page states replies that it
    marks and nothing of the others; and of all comments coded, which is the most that an offset can give.
    """
    kept = [(s, p) for s, p in zip(samples, probabilities, strict=True) if half(s.id) == ODD]
    answers = Answers.of([s for s, _ in kept], [p for _, p in kept])
    nobody, before = answers.gold[:, 0], answers.right()
    lines = []
    for label, count, pool in (
        *((f"{n} codes", n, np.arange(len(before))) for n in CODES),
        ("20 stated replies alone", 20, np.flatnonzero(~nobody)),
    ):
        rng = np.random.default_rng(0)
        found, offsets = [], []
        for _ in range(DRAWS):
            drawn = rng.choice(pool, count, replace=False)
            offset = float(fitted_offset(answers.probability[drawn, 0].tolist(), nobody[drawn].tolist()))
            rest = np.ones(len(before), dtype=bool)
            rest[drawn] = False
            offsets.append(offset)
            found.append(100 * (answers.right(offset)[rest].mean() - before[rest].mean()) if offset else 0.0)
        low, high = np.quantile(found, (0.05, 0.95))
        lines.append(f"  {label:32}{np.mean(found):+8.2f}   [{low:+.2f}, {high:+.2f}]   offset {np.mean(offsets):+.2f}")
    offset = float(fitted_offset(answers.probability[:, 0].tolist(), nobody.tolist()))
    gain = 100 * (answers.right(offset).mean() - before.mean())
    lines.append(f"  {'all coded':32}{gain:+8.2f}   {'':14}   offset {offset:+.2f}")
    return lines
