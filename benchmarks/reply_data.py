"""Threads with known reply links as the linker's features, and what counts as right: shared by training and
measuring."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks import data
from threads.model import Article, Comment, Thread
from threads.replies import features
from threads.replies.candidates import Candidates, candidates
from threads.replies.cues.find import find_cues, own_words
from threads.replies.linker import chosen
from threads.replies.traits import Traits, traits
from threads.replies.transcript import Transcript

Floats = NDArray[np.float64]

PLACES = ("blog", "discourse", "forum4", "reddit")


@dataclass(slots=True)
class Sample:
    """One thread: features in single precision, the gold parents by slot ("nobody" first), and which comments count."""

    id: str
    seen: Traits
    pair: NDArray[np.float32]
    root: NDArray[np.float32]
    slots: NDArray[np.int64]
    gold: NDArray[np.bool_]
    links: NDArray[np.int64]
    scored: NDArray[np.bool_]

    @property
    def usable(self) -> NDArray[np.bool_]:
        """Comments that count and whose parent is among the candidates."""
        return np.asarray(self.scored & self.gold.any(axis=1))


def half(thread_id: str) -> int:
    """0 or 1. The ids of the dev sets all have an even SHA-1 (the odd ones are kept elsewhere): its next bit
    decides."""
    return data.half(thread_id, bit=1)


def thread_of(record: dict[str, Any]) -> Thread:
    """The thread as a page without reply links would give it."""
    article = record.get("article") or {}
    comments = tuple(
        Comment(
            id=c["id"],
            text=c["text"],
            author=c["author"] or None,
            number=c.get("no"),
            posted=datetime.fromtimestamp(c["time"], UTC) if c.get("time") is not None else None,
        )
        for c in record["comments"]
    )
    return Thread(
        id=record["thread_id"],
        article=Article(
            title=article.get("title") or None, text=article.get("text") or "", byline=article.get("author") or None
        ),
        comments=comments,
    )


def sample(record: dict[str, Any]) -> Sample:
    """The features and the gold of one thread; gold nulls that are suspect do not count."""
    reading = Transcript(thread_of(record))
    found = find_cues(reading)
    seen = traits(reading, found.cues, own_words(reading, found.spans))
    slots = candidates(seen, 1, len(reading) + 1)
    block = Candidates(seen, slots, 1)
    pair, root = features.pair_features(block), features.root_features(block)
    by_id = {c["id"]: c for c in record["comments"]}
    ordered = [by_id[c.id] for c in reading.comments]
    gold = np.zeros((len(slots), slots.shape[1] + 1), dtype=bool)
    links = np.ones(len(slots), dtype=np.int64)
    for k, c in enumerate(ordered):
        parents = [reading.place[p] for p in parents_of(c) if p in reading.place]
        gold[k, 0] = not parents
        gold[k, 1:] = np.isin(slots[k], parents) if parents else False
        links[k] = max(1, len(parents))
    scored = np.array([c.get("scored") is not False and not c.get("suspect") for c in ordered])
    return Sample(
        record["thread_id"], seen, pair.astype(np.float32), root.astype(np.float32), slots, gold, links, scored
    )


def parents_of(comment: dict[str, Any]) -> list[str]:
    """The gold parents of a comment."""
    return comment.get("parents") or ([comment["parent"]] if comment.get("parent") is not None else [])


def measures(samples: list[Sample], probabilities: list[Floats]) -> dict[str, float]:
    """Accuracy, F1 as the IRC corpus counts it, expected calibration error, and how many of the surer half of links are
    right.

    The calibration error is that of the chosen answer's probability in ten bins of equal width.
    """
    right, sure, is_link, links = [], [], [], 0
    for s, p in zip(samples, probabilities, strict=True):
        top = chosen(p)
        right.append(s.gold[np.arange(len(p)), top][s.scored])
        sure.append(p[np.arange(len(p)), top][s.scored])
        is_link.append((top > 0)[s.scored])
        links += int(s.links[s.scored].sum())
    good, trust, link = np.concatenate(right), np.concatenate(sure), np.concatenate(is_link)
    bins = np.minimum((trust * 10).astype(int), 9)
    error = sum(abs(trust[bins == b].mean() - good[bins == b].mean()) * (bins == b).mean() for b in np.unique(bins))
    order = np.argsort(-trust[link], kind="stable")
    surer = good[link][order][: len(order) // 2]
    return {
        "comments": len(good),
        "accuracy": 100 * float(good.mean()),
        "F1_official": 200 * float(good.sum()) / (len(good) + links),
        "ECE": float(error),
        "surer half": 100 * float(surer.mean()) if len(surer) else float("nan"),
    }
