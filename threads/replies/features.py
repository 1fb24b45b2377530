"""What the linker sees of a comment and of each comment that it may answer, as numbers.

A comment's candidates stand in `WINDOW` slots, the nearest earlier comment first, and `FAR` slots for comments
farther back at which a cue points. A feature is a line in a table: a function of a block of comments, computed only
where something weighs it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from threads.replies.candidates import Candidates
from threads.replies.cues import Cue
from threads.replies.cues.places import leads
from threads.replies.traits import WINDOW, Traits

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]

SHARED_UNIT = 25.0
"""What one rare word in common adds to the product of two texts: its rarity, about 5, squared."""

ALIKE = 0.05
"""A candidate is called the most similar one only above this cosine: less is chance."""


PAIR: dict[str, Callable[[Candidates], Floats | Bools]] = {
    "distance": lambda b: b.log_distance,
    "previous": lambda b: b.distance == 1,
    "second": lambda b: b.distance == 2,
    "gap": lambda b: _gaps(b.seen, b.own, b.c),
    "same_author": lambda b: ~b.other,
    "authors_latest": lambda b: b.latest,
    "by_op": lambda b: b.author == b.seen.reading.author[0],
    "op_answers": lambda b: (b.me == b.seen.reading.author[0]) & b.other,
    "quote_strong": lambda b: b.cue["quote_strong"],
    "quote_size": lambda b: b.cue["quote_size"],
    "quote_weak": lambda b: b.cue["quote_weak"],
    "mention_strong_latest": lambda b: b.cue["mention_strong_latest"],
    "mention_strong_other": lambda b: b.cue["mention_strong_other"],
    "mention_weak_latest": lambda b: b.cue["mention_weak_latest"],
    "mention_weak_other": lambda b: b.cue["mention_weak_other"],
    "index_strong": lambda b: b.cue["index_strong"],
    "index_weak": lambda b: b.cue["index_weak"],
    "points_at_me": lambda b: _points_at_me(b),
    "after_mine": lambda b: (b.seen.reading.author[np.maximum(b.c - 1, 0)] == b.me) & (b.c > 1) & b.other,
    "mine_since": lambda b: b.c < b.last[:, None],
    "similar": lambda b: b.similar,
    "most_similar": lambda b: (b.similar == b.best_similar[:, None]) & (b.best_similar[:, None] > ALIKE),
    "question": lambda b: b.seen.asks[b.c] * (1.0 - b.seen.asks[b.own])[:, None],
    "length": lambda b: b.seen.length[b.c],
    "busy": lambda b: b.seen.count[b.c] / max(1, len(b.seen.reading)),
    "talkative": lambda b: np.log(b.seen.count)[b.c],
    "first_word": lambda b: b.seen.first[b.c],
    "host_answers": lambda b: b.seen.host[b.own][:, None] * b.seen.first[b.c] * b.other,
    "answer_to_question": lambda b: b.seen.asks[b.c] * b.seen.answering[b.own][:, None],
    "host_spoke": lambda b: b.seen.host[b.c],
    "my_latest": lambda b: ~b.other & b.latest,
    "nameless": lambda b: b.seen.nameless[b.c],
    "distance_cued": lambda b: b.log_distance * b.cued,
    "same_target": lambda b: (
        (b.seen.addressed[b.own][:, None] == b.seen.addressed[b.c]) & (b.seen.addressed[b.own][:, None] >= 0)
    ),
    "my_target_latest": lambda b: (
        (b.seen.addressed[b.last][:, None] == b.author) & (b.seen.addressed[b.last][:, None] >= 0) & (b.cued == 0)
    ),
    "turn": lambda b: (b.seen.addressed[b.c] == b.me) & (b.seen.addressed[b.own][:, None] == b.author),
    "uncued_previous": lambda b: (b.distance == 1) * (1.0 - b.cued),
    "uncued_mine": lambda b: (~b.other & b.latest) * (1.0 - b.cued),
    "mention_beside": lambda b: b.cue["mention_beside"],
    "shared": lambda b: _shared(b),
    # Where people quote whom they answer, one who does not mostly goes on from the comment just above.
    "quoters_previous": lambda b: (b.distance == 1) * (1.0 - b.cued) * b.seen.quoted_share,
    # Words in common say more of a long comment than of a short one.
    "similar_long": lambda b: b.similar * b.seen.length[b.own][:, None],
    # The quotation with which a comment begins is what it answers; what it quotes later is often beside the point.
    "quote_lead": lambda b: b.cue["quote_lead"],
    "quote_after": lambda b: b.cue["quote_after"],
    # A name in the middle of a sentence is mostly talked about, not to.
    "mention_inside": lambda b: b.cue["mention_inside"],
    # How far back this thread's cued comments reach, for those without a cue.
    "reach": lambda b: b.log_distance * (1.0 - b.cued) * b.seen.reach,
}
"""Features of a comment and a candidate: (comments, slots) or what broadcasts to it."""

FOR_CHAT = tuple(PAIR)[: tuple(PAIR).index("quoters_previous")]
"""The features of pairs that the network for chats reads: there nobody quotes, and nobody writes at length."""

ROOT: dict[str, Callable[[Candidates], Floats | float]] = {
    "bias": lambda b: 1.0,
    "position": lambda b: np.log(b.own),
    "cued_share": lambda b: float(b.seen.cued[1:].mean()),
    "quoted_share": lambda b: b.seen.quoted_share,
    "participants": lambda b: b.seen.people / len(b.seen.reading),
    "new_author": lambda b: b.seen.first[b.own],
    "op": lambda b: _by_op(b),
    "answering": lambda b: b.seen.answering[b.own],
    "second_person": lambda b: b.seen.second[b.own],
    "asks": lambda b: b.seen.asks[b.own],
    "own_length": lambda b: b.seen.length[b.own],
    "article_similar": lambda b: b.seen.sketch[b.own] @ b.seen.sketch[0],
    "article_quoted": lambda b: _cued_by(b, lambda cue, text: cue.basis == "quote" and not cue.target),
    "size": lambda b: float(np.log(len(b.seen.reading))),
    "mean_length": lambda b: float(b.seen.length[1:].mean()),
    "mean_gap": lambda b: float(np.log(b.seen.mean_gap)) / 10.0 if not np.isnan(b.seen.mean_gap) else 0.8,
    "pause": lambda b: _gaps(b.seen, b.own, (b.own - 1)[:, None])[:, 0] * (b.own > 1),
    "cued": lambda b: b.cued[:, 0],
    "frequent": lambda b: b.seen.count[b.own] / len(b.seen.reading),
    "best_similar": lambda b: b.best_similar,
    "previous_mine": lambda b: (b.last == b.own - 1) * (b.own > 1.0),
    "new_and_quoted": lambda b: b.seen.first[b.own] * b.seen.quoted_share,
    "new_and_participants": lambda b: b.seen.first[b.own] * b.seen.people / len(b.seen.reading),
    "names_host": lambda b: _names_host(b),
    "host": lambda b: b.seen.host[b.own],
    "host_share": lambda b: float(b.seen.host[1:].max()),
    "others_new": lambda b: (b.seen.previous_mine[np.maximum(b.own - 1, 0)] == 0) * (b.own > 1.0),
    "article_lead": lambda b: _cued_by(
        b, lambda cue, text: cue.basis == "quote" and not cue.target and leads(text, cue.start)
    ),
    # As a page grows, those who come back talk to each other; those who come late for the first time, to the article.
    "new_and_position": lambda b: b.seen.first[b.own] * np.log(b.own),
    "quoted_and_position": lambda b: b.seen.quoted_share * np.log(b.own),
    # Whoever wrote the article, or has commented before, seldom answers the article again.
    "known": lambda b: np.maximum(1.0 - b.seen.first[b.own], _by_op(b)),
    "author_cued": lambda b: b.seen.author_cued[b.own] * (1.0 - b.cued[:, 0]),
    "new_and_named": lambda b: b.seen.first[b.own] * b.seen.named_share,
}
"""Features (comments,) that speak for answering the article or nobody; a float is the same for all."""

ROOT_FOR_CHAT = tuple(ROOT)[: tuple(ROOT).index("article_lead")]


def pair_features(block: Candidates, names: tuple[str, ...] = tuple(PAIR)) -> Floats:
    """The named features (comments, slots, features) of each candidate; zeros where a slot is free."""
    out = np.zeros((*block.slots.shape, len(names)))
    for k, name in enumerate(names):
        out[:, :, k] = PAIR[name](block)
    out[~block.there] = 0.0
    return out


def root_features(block: Candidates, names: tuple[str, ...] = tuple(ROOT)) -> Floats:
    """The named features (comments, features) that speak for answering the article or nobody."""
    out = np.zeros((len(block.slots), len(names)))
    for k, name in enumerate(names):
        out[:, k] = ROOT[name](block)
    return out


def utilities(block: Candidates, pair: Floats, root: Floats) -> Floats:
    """The utility (comments, 1 + slots) of nobody and of each candidate; features that weigh nothing are not
    computed."""
    out = np.zeros((len(block.slots), block.slots.shape[1] + 1))
    for name, weight in zip(ROOT, root.tolist(), strict=True):
        if weight:
            out[:, 0] += weight * np.asarray(ROOT[name](block))
    for name, weight in zip(PAIR, pair.tolist(), strict=True):
        if weight:
            out[:, 1:] += weight * PAIR[name](block)
    return out


def _gaps(seen: Traits, own: Ints, c: Ints) -> Floats:
    """Log of the time since a candidate in units of the thread's typical gap; of the distance where unknown."""
    by_place = np.log1p((own[:, None] - c).astype(np.float64))
    if np.isnan(seen.mean_gap):
        return by_place
    passed = np.maximum(seen.hours[own][:, None] - seen.hours[c], 0.0) / seen.mean_gap
    return np.where(np.isnan(passed), by_place, np.log1p(passed))


def _shared(b: Candidates) -> Floats:
    """Log of the rare words in common, however long the texts are."""
    common = b.similar * b.seen.substance[b.c] * b.seen.substance[b.own][:, None]
    return np.asarray(np.log1p(np.maximum(common, 0.0) / SHARED_UNIT))


def _by_op(b: Candidates) -> Floats:
    return np.asarray(b.me[:, 0] == b.seen.reading.author[0], dtype=np.float64)


def _cued_by(b: Candidates, fits: Callable[[Cue, str], bool]) -> Floats:
    """Whether each comment has a cue that fits."""
    texts = b.seen.reading.texts
    return np.array(
        [any(fits(cue, texts[k]) for cue in b.seen.cues.get(k, ())) for k in b.own.tolist()], dtype=np.float64
    )


def _names_host(b: Candidates) -> Floats:
    """How much of a host the person is whom each comment names."""
    host, cues = b.seen.host, b.seen.cues
    return np.array(
        [
            max((float(host[cue.target]) for cue in cues.get(k, ()) if cue.basis == "mention"), default=0.0)
            for k in b.own.tolist()
        ]
    )


def _points_at_me(b: Candidates) -> Floats:
    """Marks candidates that themselves point at a comment of this comment's author."""
    author = b.seen.reading.author
    out = np.zeros(b.slots.shape)
    pointed: dict[int, set[int]] = defaultdict(set)
    for k in range(max(1, b.start - WINDOW), b.start + len(b.slots)):
        for cue in b.seen.cues.get(k, ()):
            if cue.target and cue.strength == "strong":
                pointed[int(author[cue.target])].add(k)
    for row, own in enumerate(b.own.tolist()):
        for k in pointed.get(int(author[own]), ()):
            if own - WINDOW <= k < own and author[k] != author[own]:
                out[row, own - k - 1] = 1.0
    return out
