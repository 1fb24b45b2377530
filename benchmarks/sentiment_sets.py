"""The sets that the sentiment head is trained on and measured on, and the figures of the shipped instrument."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.metrics import roc_auc_score

from analysis import sentiment
from benchmarks.data import read

Floats = NDArray[np.float64]
NSMC_ROWS = 9000
BY_LABEL = ("nsmc",)
# Mean ratings of −4 … 4 become probabilities of three classes: half positive at .5, and a logistic scale of .6. A
# convention: narrower ones make the scores of single texts more extreme.
NEUTRAL_EDGE, RATING_SCALE = 0.5, 0.6
SPEC = {"senti_chnsenticorp_htl_zh": 1000, "senti_waimai10k_zh": 1000, "senti_sst2_en": 1000}


@dataclass
class Rows:
    """Texts, the raw target, class probabilities (n, 3), the SHA-1 of the ids, and which are for measuring only."""

    texts: list[str]
    target: Floats
    classes: Floats
    digest: list[int]

    @property
    def odd(self) -> NDArray[np.bool_]:
        return np.array([digest % 2 == 1 for digest in self.digest])

    def shown(self) -> list[str]:
        return [text for text, odd in zip(self.texts, self.odd, strict=True) if odd]


def digest(name: object) -> int:
    return int(hashlib.sha1(str(name).encode()).hexdigest(), 16)


def rated(path: Path) -> Rows:
    """A set with mean human ratings from −4 to 4."""
    rows = read(path)
    ratings = np.array([row["score"] for row in rows])
    up, down = (1 / (1 + np.exp(-(sign * ratings - NEUTRAL_EDGE) / RATING_SCALE)) for sign in (1, -1))
    classes = np.column_stack([down, np.maximum(1 - up - down, 0.02), up])
    classes /= classes.sum(axis=1, keepdims=True)
    return Rows([row["text"] for row in rows], ratings, classes, [digest(row["id"]) for row in rows])


def labelled(rows: list[dict[str, Any]], text: str, classes: dict[str, int]) -> Rows:
    """A set with labels: 0 negative, 1 neutral, 2 positive after `classes`."""
    target = np.array([classes[row["label"]] for row in rows])
    return Rows(
        [row[text].strip() for row in rows],
        target.astype(float),
        np.eye(3)[target],
        [digest(row["id"]) for row in rows],
    )


def load(data: Path) -> dict[str, Rows]:
    """The five sets that may train, by name."""
    msctd = read(data / "parallel/parallel_msctd_en_zh_dev.jsonl.gz")
    classes = {"0": 1, "1": 0, "2": 2}
    nsmc = read(data / "sentiment/senti_nsmc_ko_dev.jsonl.gz")[:NSMC_ROWS]
    return {
        "msctd_en": labelled(msctd, "en", classes),
        "msctd_zh": labelled(msctd, "zh", classes),
        "tweets": rated(data / "sentiment/senti_vadergt_tweets_en_dev.jsonl.gz"),
        "nyt": rated(data / "sentiment/senti_vadergt_nyt_en_dev.jsonl.gz"),
        "nsmc": labelled(nsmc, "text", {"negative": 0, "positive": 2}),
    }


def pairs(data: Path) -> dict[str, tuple[list[str], list[str]]]:
    """Sentences of Tatoeba that say the same in English and in another language, without labels."""
    found = {}
    for other in ("zh", "ko"):
        rows = read(data / f"parallel/parallel_tatoeba_en_{other}_dev.jsonl.gz")
        found[other] = ([row["en"] for row in rows], [row[other] for row in rows])
    return found


def measure(sets: dict[str, Rows], data: Path) -> dict[str, Any]:
    """Figures of the shipped instrument (`analysis.sentiment`) on the odd ids."""
    figures: dict[str, Any] = {"msctd": _pair(sets)}
    for name in ("nyt", "tweets", "nsmc"):
        rows = sets[name]
        scores = sentiment.score(rows.shown())
        target = rows.target[rows.odd]
        found = roc_auc_score(target == 2, scores) if name in BY_LABEL else np.corrcoef(scores, target)[0, 1]
        figures[name] = {"n": len(scores), "auc" if name in BY_LABEL else "r": found}
    figures |= untrained(data)
    return {
        key: {k: round(float(v), 4) if k not in ("n", "pairs") else int(v) for k, v in row.items()}
        for key, row in figures.items()
    }


def _pair(sets: dict[str, Rows]) -> dict[str, float]:
    """One content in two languages: the gap of the means, agreement, and each language against the labels."""
    english, chinese = (sentiment.classify(sets[name].shown()) for name in ("msctd_en", "msctd_zh"))
    target = sets["msctd_en"].target[sets["msctd_en"].odd]
    pair = [classes[:, 2] - classes[:, 0] for classes in (english, chinese)]
    gap = pair[0] - pair[1]
    return {
        "pairs": len(gap),
        "gap": gap.mean(),
        "gap_error": 1.96 * gap.std(ddof=1) / np.sqrt(len(gap)),
        "gap_sd": gap.mean() / np.concatenate(pair).std(),
        "r": np.corrcoef(*pair)[0, 1],
        "same_class": (english.argmax(axis=1) == chinese.argmax(axis=1)).mean(),
        "auc_en": roc_auc_score(target[target != 1] == 2, pair[0][target != 1]),
        "auc_zh": roc_auc_score(target[target != 1] == 2, pair[1][target != 1]),
        "accuracy_en": (english.argmax(axis=1) == target).mean(),
        "accuracy_zh": (chinese.argmax(axis=1) == target).mean(),
        "calibration_en": calibration_error(english, target),
        "calibration_zh": calibration_error(chinese, target),
    }


def calibration_error(classes: Floats, target: Floats) -> float:
    """How far the three probabilities lie from what came true, in tenths of the rows by each (Naeini et al. 2015)."""
    errors = []
    for place in range(3):
        order = np.argsort(classes[:, place], kind="stable")
        for tenth in np.array_split(order, 10):
            errors.append(abs(classes[tenth, place].mean() - (target[tenth] == place).mean()))
    return float(np.mean(errors))


def untrained(data: Path) -> dict[str, Any]:
    """Sets of which not a line was trained on: AUC of positive against negative, on 1,000 odd ids each."""
    figures = {}
    for name, most in SPEC.items():
        rows = sorted(
            (row for row in read(data / f"sentiment/{name}_dev.jsonl.gz") if digest(row["id"]) % 2),
            key=lambda row: hashlib.sha1(f"order{row['id']}".encode()).hexdigest(),
        )[:most]
        scores = sentiment.score([row["text"] for row in rows])
        figures[name] = {"n": len(rows), "auc": roc_auc_score([row["label"] == "positive" for row in rows], scores)}
    return figures
