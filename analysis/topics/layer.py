"""Topics: which reactions speak of the same matter, with words for a label and the most typical reactions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from analysis.base import Result, Study, analysis
from analysis.contents.persons import persons
from analysis.tables import counted, table_of
from analysis.texts.pieces import letters
from analysis.texts.stopwords import NOT_LABELS
from analysis.texts.words import content_words, script
from analysis.topics.model import CLEAR, LEAST_TEXTS, TopicModel
from threads.errors import BadParameter

__all__ = ["TopicModel", "topic_summary", "topics"]

COLUMNS = ("id", "topic", "label", "typicality", "margin", "rank")
SUMMARY_COLUMNS = (
    "id", "topic", "label", "words", "n", "share", "threads", "authors", "populations", "languages",
    "typical", "cohesion",
)  # fmt: skip

LABEL_WORDS, SUMMARY_WORDS, TYPICAL = 4, 10, 5
# In a report no more topics than the root of the number of reactions: among few short texts the best-separated groups
# are pairs that share a word (84 topics of 293 reactions on the sample pages), which no reader wants.
LEAST_OFFERED = 3
# A topic's word should be said by more than one of its reactions, where the topic is not tiny.
WORD_IN = 2
# A typical reaction should show what a topic is about: about five words. Shorter ones ("Alas.") lie near many centres.
LEAST_SHOWN = 25


@analysis("topics", about="reaction", version=2)
def topics(study: Study, *, n_topics: int | None = None) -> Result:
    """The topic of each reaction, how typical it is of it, and how far the next topic is; none where they do not fall
    apart.

    Without `n_topics` topics are given only where the reactions show them by themselves (`TopicModel.clear_`).
    """
    _check(n_topics)
    reactions = study.reactions
    texts = study.texts
    most = max(LEAST_OFFERED, round(len(texts) ** 0.5))
    model = TopicModel(n_topics=n_topics, seed=study.seed, most=most)
    found = model.fit_predict(texts)
    refusal = _refusal(model, found) if n_topics is None else None
    if refusal:
        found = np.full(len(texts), -1, dtype=np.int64)
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
    return Result(table=table_of(rows, COLUMNS), notes=() if refusal else _notes(found, model), refusal=refusal)


@analysis("topic_summary", about="topic", version=2)
def topic_summary(study: Study, *, n_topics: int | None = None) -> Result:
    """Each topic with its words, its size in every population and language, and its most typical reactions."""
    layer = study.layer("topics", **({} if n_topics is None else {"n_topics": n_topics}))
    table, reactions = layer.table, study.reactions
    people = persons(study)
    words = label_words(study.texts, table["topic"].to_numpy(dtype=int))
    rows = []
    for topic, chosen in enumerate(words):
        members = table[table["topic"] == topic]
        about = reactions.loc[members.index]
        rows.append({
            "id": f"topic {topic}", "topic": topic, "label": " · ".join(chosen[:LABEL_WORDS]), "words": chosen,
            "n": len(members), "share": len(members) / len(table), "threads": about["thread"].nunique(),
            "authors": people.loc[members.index].nunique(), "populations": _counts(about["population"]),
            "languages": _counts(about["language"]),
            "typical": _typical(members.sort_values("rank", kind="stable").index, about["own_text"].fillna("")),
            "cohesion": float(members["typicality"].astype(float).mean()),
        })  # fmt: skip
    return Result(table=table_of(rows, SUMMARY_COLUMNS), notes=layer.notes)


def _typical(ranked: Any, texts: Any) -> list[str]:
    """The ids of the most typical reactions that say enough to show a topic."""
    return [name for name in ranked if letters(str(texts.loc[name])) >= LEAST_SHOWN][:TYPICAL]


def label_words(texts: Sequence[str], found: NDArray[np.int64]) -> list[list[str]]:
    """For each topic the words that tell it from the others, best first (class-based TF-IDF, Grootendorst 2022).

    A topic's words are of one writing, that of most of its texts: words of several languages side by side are no label.
    """
    count = int(found.max()) + 1 if len(found) else 0
    said: list[Counter[str]] = [Counter() for _ in range(count)]
    forms: dict[str, Counter[str]] = {}
    writing = [
        _writing([text for text, topic in zip(texts, found, strict=True) if topic == which]) for which in range(count)
    ]
    for text, topic in zip(texts, found, strict=True):
        if topic < 0:
            continue
        words = [(key, form) for key, form in content_words(text) if _labels(form) and script(form) == writing[topic]]
        for key, form in words:
            forms.setdefault(key, Counter())[form] += 1
        said[topic].update({key for key, _ in words})
    total = sum(said, Counter[str]())
    mean = sum(total.values()) / max(count, 1)
    return [_best(counts, total, mean, forms, int((found == topic).sum())) for topic, counts in enumerate(said)]


def _labels(form: str) -> bool:
    return form.lower() not in NOT_LABELS and not form.endswith("n't")


def _writing(texts: Sequence[str]) -> str:
    counts = Counter(name for text in texts if (name := script(text)))
    return min(counts, key=lambda name: (-counts[name], name)) if counts else ""


def _best(
    counts: Counter[str], total: Counter[str], mean: float, forms: dict[str, Counter[str]], size: int
) -> list[str]:
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


def _check(n_topics: int | None) -> None:
    if n_topics is not None and (isinstance(n_topics, bool) or not isinstance(n_topics, int) or n_topics < 1):
        raise BadParameter(f"n_topics is a whole number from 1, not {n_topics!r}.")


def _refusal(model: TopicModel, found: NDArray[np.int64]) -> str | None:
    """Why no topics are drawn, where the reactions do not fall into any by themselves; else None."""
    read = int((found >= 0).sum())
    if model.clear_ or not read:
        return None
    if model.clear_ is None:
        return (
            f"No topics are drawn: {counted(read, 'reaction')} with words to read, of which fewer than {LEAST_TEXTS} "
            f"differ, are too few to group."
        )
    return (
        f"No topics are drawn: the {read:,} reactions do not fall apart into groups. The best of the divisions tried "
        f"has a silhouette of {model.silhouette_:.2f}; where sets of texts have topics known beforehand it is .27 to "
        f".50, and below {CLEAR:.2f} the groups are cuts through one talk. To cut them all the same, give the number "
        "(the parameter n_topics of the analysis topics). What one talk shares: `commentariat analyse themes`."
    )


def _how(model: TopicModel, texts: int) -> str:
    if model.n_topics is None:
        return f", the number up to {model.most} that separates them best (silhouette {model.silhouette_:.2f})"
    if model.found_ >= model.n_topics:
        return ", as asked for"
    differ = "" if texts == model.found_ else " that differ"
    return f"; {model.n_topics:,} were asked for, but there are only {counted(model.found_, 'text')}{differ}"


def _notes(found: NDArray[np.int64], model: TopicModel) -> tuple[str, ...]:
    notes = []
    if model.found_:
        notes.append(
            f"{counted(model.found_, 'topic')}{_how(model, int((found >= 0).sum()))}. Labels are the words that tell a "
            "topic from the others, in the language of most of its reactions, not its verdict."
        )
    without = int((found < 0).sum())
    if without:
        notes.append(f"{counted(without, 'reaction has', 'reactions have')} no words to read and no topic.")
    return tuple(notes)
