"""What people think, and of what: stance, sentiment, topics, camps and the comparison of groups."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial
from pathlib import Path
from random import Random
from typing import Any

import numpy as np

from benchmarks.data import Row
from tests.measures.own import ROOT
from tests.measures.samples import in_two, rows

TAUGHT = 2 * 220
"""Texts from which, every other one, the classifier learns, and on the others of which it is measured."""


def own_codes() -> dict[str, float]:
    """Our sample pages by hand codes: stance from statements, stance as learnt without the thread, tone."""
    from benchmarks.stance import coded, figures, sample_study, sides_learnt

    study = sample_study()
    tables = coded(study)
    stance, sentiment = tables["stance"], tables["sentiment"]
    decided, right, _, area = figures(*(stance[key].to_numpy() for key in ("label", "score", "code")))
    tone = np.corrcoef(sentiment["score"].astype(float), sentiment["code"].astype(float))[0, 1]
    return {
        "decided": decided or 0.0,
        "side_right": right or 0.0,
        "auc": area or 0.0,
        "learnt": sides_learnt(study),
        "sentiment_r": float(tone),
    }


def stance_learnt(data: Path, *, name: str) -> dict[str, float]:
    """The classifier's mean F1 of FAVOR and AGAINST × 100."""
    from benchmarks.stance import f_avg, learnt

    taught, shown = in_two(rows(data / "stance" / f"{name}.jsonl.gz", TAUGHT))
    return {"F_avg": f_avg(np.array([row["label"] for row in shown], dtype=object), learnt(taught, shown))}


def stance_statements(data: Path) -> dict[str, float]:
    """Nine targets read from two or three statements a side: means over the targets."""
    from benchmarks.stance import NLPCC, SEMEVAL, by_target

    part = [line for name in (SEMEVAL, NLPCC) for line in by_target(rows(data / "stance" / f"{name}.jsonl.gz", 150))]
    decided, right, _, area = np.mean([line[2:] for line in part], axis=0)
    return {"decided": float(decided), "side_right": float(right), "auc": float(area)}


def topics(records: list[Row], label: str) -> dict[str, float]:
    """NMI × 100 with the number of topics found and given."""
    from analysis.topics.layer import TopicModel
    from benchmarks.topics import quality

    texts, labels = [row["text"] for row in records], [row[label] for row in records]
    ways = {"NMI_found": None, "NMI_given": len(set(labels))}
    return {
        name: quality(labels, list(TopicModel(n_topics=k, seed=0).fit_predict(texts)))[0] for name, k in ways.items()
    }


def own_topics() -> dict[str, float]:
    lines = (ROOT / "tests" / "gold" / "topics.jsonl").read_text(encoding="utf-8").splitlines()
    return topics([json.loads(line) for line in lines], "topic")


def topics_of(data: Path, *, name: str, count: int) -> dict[str, float]:
    return topics(rows(data / "topics" / f"topics_{name}.jsonl.gz", count), "label")


def own_camps() -> dict[str, float]:
    """Authors on the right side of drawn debates in which three replies in four go to the other side, as on forums.

    `authors`: of all, the doubtful on the side where they lean; `sure`: of those placed, who are the share `placed`.
    """
    from analysis.camps import find_camps

    right, sure, placed = [], 0, 0
    for seed in range(12):
        draw = Random(seed)
        side = {f"author {k}": k % 2 for k in range(24)}
        names = sorted(side)
        edges: list[tuple[str, str, float]] = []
        while len(edges) < 90:
            first, second = draw.sample(names, 2)
            if (side[first] != side[second]) == (draw.random() < 0.75):
                edges.append((first, second, 1.0))
        camp, shown = find_camps(names, edges, doubtful=True), find_camps(names, edges)
        same = sum(camp[name] == side[name] for name in names)
        right.append(max(same, sum(camp[name] is not None for name in names) - same) / len(names))
        same = sum(shown[name] == side[name] for name in names)
        sure += max(same, sum(shown[name] is not None for name in names) - same)
        placed += sum(shown[name] is not None for name in names)
    return {"authors": float(np.mean(right)), "sure": sure / placed, "placed": placed / (12 * 24)}


def camps_4forums(data: Path) -> dict[str, float]:
    from benchmarks.camps import debates, measure

    chosen = list(debates(data / "stance").values())
    authors, posts, placed, _ = map(float, measure(chosen, doubtful=True))
    found = {"authors": authors, "posts": posts, "placed": placed}
    return found | dict(zip(("sure", "sure_posts", "sure_placed"), map(float, measure(chosen)[:3]), strict=True))


def own_comparison() -> dict[str, float]:
    """Where nothing differs: one less the share of false alarms, one less the gap that hand codes leave, 0 covered."""
    from benchmarks.compare import corrected, false_alarms

    alarms, _, _ = false_alarms(6, 30, 1)
    _, (_, gap, covers) = corrected(16, 1)
    return {"no_false_alarm": 1 - float(alarms), "no_gap": 1 - abs(gap), "covers": covers}


def sentiment_msctd(data: Path) -> dict[str, float]:
    from sklearn.metrics import roc_auc_score

    from analysis.sentiment import score

    pairs = [
        row for row in rows(data / "parallel" / "parallel_msctd_en_zh_dev.jsonl.gz", 450) if row["label"] in ("1", "2")
    ]
    truth = [row["label"] == "2" for row in pairs]
    values: dict[str, Any] = {language: score([row[language].strip() for row in pairs]) for language in ("en", "zh")}
    gap = float(values["en"].mean() - values["zh"].mean())
    return {f"auc_{language}": roc_auc_score(truth, values[language]) for language in values} | {
        "fairness": 1 - abs(gap)
    }


OWN: dict[str, Callable[[], dict[str, float]]] = {
    "own_codes": own_codes,
    "own_topics": own_topics,
    "own_camps": own_camps,
    "own_comparison": own_comparison,
}
SHARED: dict[str, Callable[[Path], dict[str, float]]] = {
    "stance_semeval": partial(stance_learnt, name="stance_semeval2016_t6a_dev"),
    "stance_nlpcc": partial(stance_learnt, name="stance_nlpcc2016_t4a_zh_dev"),
    "stance_statements": stance_statements,
    "topics_tweet89": partial(topics_of, name="tweet89", count=300),
    "topics_bbc": partial(topics_of, name="bbc_octis", count=100),
    "camps_4forums": camps_4forums,
    "sentiment_msctd": sentiment_msctd,
}
