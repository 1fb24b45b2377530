"""What is known of each text of a thread by itself, before two are looked at together."""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from threads.replies.cues import Cue
from threads.replies.cues.vocabulary import ANSWERING, SECOND_PERSON
from threads.replies.terms import sketch
from threads.replies.transcript import NAMELESS, Transcript
from threads.replies.words import lowered

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

WINDOW = 50
"""Earlier comments that are looked at: they hold at least 98 % of parents in blogs and forums, 92 % on Reddit."""

TYPICAL_REACH = 0.7
"""Log of how many comments back a cue points on the mean: two."""

PRIOR_CUES = 2.0
"""Cues' worth of the typical reach that a thread's own is mixed with."""

PRIOR_OTHERS = 8.0
"""Comments' worth of the thread's share of cued comments that an author's own is mixed with."""

FAR = 4
"""Candidates beyond the window, only where a cue points at them."""


@dataclass(slots=True)
class Traits:
    """What is known of each text of a thread before pairs are looked at; arrays of n + 1, the article first.

    `people` is how many speak; `quoted_share` and `named_share` the shares of comments that quote an earlier one and
    that name its author; `first` marks an author's first comment; `reach` is how far back the thread's cues point
    (mean log distance beside `TYPICAL_REACH`); `author_cued` how much more often the author's other comments have a
    cue than the thread's.
    """

    reading: Transcript
    length: Floats
    asks: Floats
    answering: Floats
    second: Floats
    count: Floats
    cued: NDArray[np.bool_]
    previous_mine: Ints
    sketch: NDArray[np.float32]
    substance: Floats
    hours: Floats
    mean_gap: float
    cues: dict[int, list[Cue]]
    far: Ints
    host: Floats
    nameless: Floats
    addressed: Ints
    people: int
    quoted_share: float
    first: Floats
    reach: float
    author_cued: Floats
    named_share: float


def traits(reading: Transcript, cues: dict[int, list[Cue]], own: NDArray[np.bool_]) -> Traits:
    """Returns the traits of a thread's texts; `own` marks the tokens that are a comment's own words."""
    n = len(reading)
    numbers = reading.author
    count = np.bincount(numbers, minlength=int(numbers.max()) + 1)[numbers].astype(np.float64)
    tokens = np.bincount(reading.words.document, weights=own.astype(np.float64), minlength=n + 1)
    heads = [lowered(text[:24]).lstrip(' \t\n>*_“"') for text in reading.texts]
    cued = np.zeros(n + 1, dtype=bool)
    for k, found in cues.items():
        cued[k] = any(cue.strength == "strong" and cue.target for cue in found)
    unit, substance = sketch(reading, own)
    previous_mine = _previous_mine(numbers)
    return Traits(
        reading=reading,
        length=np.log1p(tokens),
        asks=np.array([float("?" in text or "？" in text) for text in reading.texts]),
        answering=np.array([float(head.startswith(ANSWERING)) for head in heads]),
        second=_speaks_to(reading, own),
        count=count,
        cued=cued,
        previous_mine=previous_mine,
        sketch=unit,
        substance=substance,
        hours=reading.time,
        mean_gap=mean_gap(reading),
        cues=cues,
        far=_far(cues, n),
        host=hosts(reading, cues),
        nameless=np.array([float(name in NAMELESS or not name) for name in reading.plain]),
        addressed=_addressed(reading, cues),
        people=len(np.unique(numbers[1:])),
        quoted_share=sum(any(cue.basis == "quote" and cue.target for cue in found) for found in cues.values()) / n,
        first=(previous_mine == 0).astype(np.float64),
        reach=reach(cues),
        author_cued=author_cued(numbers, cued),
        named_share=sum(
            any(cue.basis == "mention" and cue.strength == "strong" and cue.target for cue in found)
            for found in cues.values()
        )
        / n,
    )


def reach(cues: dict[int, list[Cue]]) -> float:
    """How far back a thread's first strong cues point: mean log distance less what is typical, few cues near 0."""
    firsts = [next((cue for cue in found if cue.strength == "strong" and cue.target), None) for found in cues.values()]
    far = [math.log(cue.source - cue.target) - TYPICAL_REACH for cue in firsts if cue is not None]
    return sum(far) / (len(far) + PRIOR_CUES)


def author_cued(author: Ints, cued: NDArray[np.bool_]) -> Floats:
    """How much more often the author's other comments have a strong cue than the thread's comments do."""
    rate = float(cued[1:].mean())
    spoken = np.bincount(author[1:], minlength=int(author.max()) + 1)[author]
    with_cue = np.bincount(author[1:], weights=cued[1:], minlength=int(author.max()) + 1)[author]
    return np.asarray((with_cue - cued + PRIOR_OTHERS * rate) / np.maximum(spoken - 1 + PRIOR_OTHERS, 1.0) - rate)


def _addressed(reading: Transcript, cues: dict[int, list[Cue]]) -> Ints:
    """The person whom each comment addresses by its first strong cue, -1 for nobody."""
    out = np.full(len(reading) + 1, -1, dtype=np.int64)
    for k, found in cues.items():
        out[k] = next((int(reading.author[cue.target]) for cue in found if cue.strength == "strong" and cue.target), -1)
    return out


def hosts(reading: Transcript, cues: dict[int, list[Cue]]) -> Floats:
    """How much each text's author acts as the host of the page: 1 for the article's author, else the share of the
    thread's other people whom the author follows directly with a comment or who call the author by name."""
    author = reading.author
    people = len(np.unique(author[1:]))
    met: dict[int, set[int]] = defaultdict(set)
    for before, person in zip(author[1:-1].tolist(), author[2:].tolist(), strict=True):
        if before != person:
            met[person].add(before)
    for k, found in cues.items():
        for cue in found:
            if cue.basis == "mention" and cue.target:
                met[int(author[cue.target])].add(int(author[k]))
    spoken = np.bincount(author[1:], minlength=int(author.max()) + 1)
    out = np.array(
        [len(met.get(person, ())) / (people + 1.0) if spoken[person] > 1 else 0.0 for person in author.tolist()]
    )
    out[author == author[0]] = 1.0
    return out


def mean_gap(reading: Transcript) -> float:
    """The typical time between comments in seconds (median of those that differ), NaN where times are unknown."""
    gaps = np.diff(reading.time[1:])
    gaps = gaps[gaps > 0]
    return float(np.median(gaps)) if len(gaps) else float("nan")


def _previous_mine(author: Ints) -> Ints:
    """For each text the place of its author's comment before, 0 where there is none."""
    last: dict[int, int] = {}
    out = np.zeros(len(author), dtype=np.int64)
    for k, person in enumerate(author.tolist()):
        if k:
            out[k] = last.get(person, 0)
            last[person] = k
    return out


def _speaks_to(reading: Transcript, own: NDArray[np.bool_]) -> Floats:
    words = reading.words
    flags = np.zeros(len(words.vocabulary) + 1)
    flags[[words.vocabulary[word] for word in sorted(SECOND_PERSON) if word in words.vocabulary]] = 1.0
    if not len(words.ids):
        return np.zeros(len(reading) + 1)
    hits = np.bincount(words.document, weights=flags[words.ids] * own, minlength=len(reading) + 1)
    return np.minimum(hits, 1.0)


def _far(cues: dict[int, list[Cue]], n: int) -> Ints:
    """Candidates beyond the window by comment, -1 where a slot is free."""
    far = np.full((n + 1, FAR), -1, dtype=np.int64)
    for k, found in cues.items():
        targets = list(dict.fromkeys(cue.target for cue in found if 0 < cue.target < k - WINDOW))
        far[k, : len(targets[:FAR])] = targets[:FAR]
    return far
