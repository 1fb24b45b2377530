"""Topics: which reactions speak of the same matter, with words for a label and the most typical reactions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from analysis.base import Result, Study, analysis
from analysis.stopwords import NOT_LABELS
from analysis.tables import table_of
from analysis.topic_model import TopicModel
from analysis.words import content_words

__all__ = ["TopicModel", "topic_summary", "topics"]

COLUMNS = ("id", "topic", "label", "typicality", "margin", "rank")
SUMMARY_COLUMNS = (
    "id", "topic", "label", "words", "n", "share", "threads", "authors", "populations", "languages", "sentiment",
    "typical", "cohesion",
)  # fmt: skip

LABEL_WORDS, SUMMARY_WORDS, TYPICAL = 4, 10, 5
# In a report no more topics than the root of the number of reactions: among few short texts the best-separated groups are
# pairs that share a word (84 topics of 293 reactions on the sample pages), which no reader wants.
LEAST_OFFERED = 3
# A topic's word should be said by more than one of its reactions, where the topic is not tiny.
WORD_IN = 2


@analysis("topics", about="reaction")
def topics(study: Study, *, n_topics: int | None = None) -> Result:
    """The topic of each reaction, how typical it is of it, and how far the next topic is."""
    reactions = study.reactions
    texts = reactions["own_text"].fillna("").astype(str).tolist()
    most = max(LEAST_OFFERED, round(len(texts) ** 0.5))
    model = TopicModel(n_topics=n_topics, seed=study.seed, most=most)
    found = model.fit_predict(texts)
    labels = [" · ".join(words[:LABEL_WORDS]) for words in label_words(texts, found)]
    rank = np.zeros(len(texts), dtype=int)
    for topic in range(len(labels)):
        members = np.flatnonzero(found == topic)
        rank[members[np.argsort(-model.typicality_[members], kind="stable")]] = np.arange(1, len(members) + 1)
    rows = [
        {"id": name, "topic": int(topic), "label": labels[topic] if topic >= 0 else None,
         "typicality": float(model.typicality_[i]) if topic >= 0 else None,
         "margin": float(model.margin_[i]) if topic >= 0 else None, "rank": int(rank[i]) if topic >= 0 else None}
        for i, (name, topic) in enumerate(zip(reactions.index, found, strict=True))
    ]  # fmt: skip
    return Result(table=table_of(rows, COLUMNS), notes=_notes(found, model))


@analysis("topic_summary", about="topic")
def topic_summary(study: Study, *, n_topics: int | None = None) -> Result:
    """Each topic with its words, its size in every population and language, and its most typical reactions."""
    layer = study.layer("topics", **({} if n_topics is None else {"n_topics": n_topics}))
    table, reactions = layer.table, study.reactions
    sentiment = study.layer("sentiment").table["score"]
    words = label_words(reactions["own_text"].fillna("").astype(str).tolist(), table["topic"].to_numpy(dtype=int))
    rows = []
    for topic, chosen in enumerate(words):
        members = table[table["topic"] == topic]
        about = reactions.loc[members.index]
        rows.append({
            "id": f"topic {topic}", "topic": topic, "label": " · ".join(chosen[:LABEL_WORDS]), "words": chosen,
            "n": len(members), "share": len(members) / len(table), "threads": about["thread"].nunique(),
            "authors": about["author"].nunique(), "populations": _counts(about["population"]),
            "languages": _counts(about["language"]), "sentiment": float(sentiment.loc[members.index].mean()),
            "typical": members.sort_values("rank", kind="stable").index[:TYPICAL].tolist(),
            "cohesion": float(members["typicality"].astype(float).mean()),
        })  # fmt: skip
    return Result(table=table_of(rows, SUMMARY_COLUMNS), notes=layer.notes)


def label_words(texts: Sequence[str], found: NDArray[np.int64]) -> list[list[str]]:
    """For each topic the words that tell it from the others, best first (class-based TF-IDF, Grootendorst 2022)."""
    count = int(found.max()) + 1 if len(found) else 0
    said: list[Counter[str]] = [Counter() for _ in range(count)]
    forms: dict[str, Counter[str]] = {}
    for text, topic in zip(texts, found, strict=True):
        if topic < 0:
            continue
        words = [(key, form) for key, form in content_words(text) if form.lower() not in NOT_LABELS and not form.endswith("n't")]
        for key, form in words:
            forms.setdefault(key, Counter())[form] += 1
        said[topic].update({key for key, _ in words})
    total = sum(said, Counter[str]())
    mean = sum(total.values()) / max(count, 1)
    return [_best(counts, total, mean, forms, int((found == topic).sum())) for topic, counts in enumerate(said)]


def _best(counts: Counter[str], total: Counter[str], mean: float, forms: dict[str, Counter[str]], size: int) -> list[str]:
    spoken = sum(counts.values()) or 1
    least = WORD_IN if size >= 2 * WORD_IN else 1
    weights = {key: n / spoken * np.log1p(mean / total[key]) for key, n in counts.items() if n >= least}
    if not weights:
        weights = {key: n / spoken * np.log1p(mean / total[key]) for key, n in counts.items()}
    ranked = sorted(weights, key=lambda key: (-weights[key], key))[:SUMMARY_WORDS]
    return [min(forms[key].items(), key=lambda item: (-item[1], item[0]))[0] for key in ranked]


def _counts(column: Any) -> dict[str, int]:
    counts = Counter(str(value) for value in column.dropna())
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def _notes(found: NDArray[np.int64], model: TopicModel) -> tuple[str, ...]:
    notes = []
    if len(found):
        how = "as asked for" if model.n_topics is not None else f"the number up to {model.most} that separates them best (silhouette)"
        if model.clear_ is False:
            how = "by a rule of thumb, since the reactions do not fall apart into clear topics: read them as regions of one talk"
        notes.append(f"{model.found_} topics, {how}. Labels are the words that tell a topic from the others, not its verdict.")
    without = int((found < 0).sum())
    if without:
        notes.append(f"{without} reactions have no words to read and no topic.")
    return tuple(notes)
