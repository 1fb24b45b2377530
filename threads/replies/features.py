"""What the linker sees of a comment and of each comment that it may answer, as numbers.

A comment's candidates stand in `WINDOW` slots, the nearest earlier comment first, and `FAR` slots for comments
farther back at which a cue points. Everything is computed for a block of comments at once.
"""

from __future__ import annotations

from collections import defaultdict

import numpy as np
from numpy.typing import NDArray

from threads.replies.traits import WINDOW, Traits

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

SHARED_UNIT = 25.0
"""What one rare word in common adds to the product of two texts: its rarity, about 5, squared."""

PAIR = (
    "distance", "previous", "second", "gap", "same_author", "authors_latest", "by_op", "op_answers",
    "quote_strong", "quote_size", "quote_weak", "mention_strong_latest", "mention_strong_other", "mention_weak_latest",
    "mention_weak_other", "index_strong", "index_weak", "points_at_me", "after_mine", "mine_since", "similar", "most_similar",
    "question", "length", "busy", "talkative", "first_word", "host_answers", "answer_to_question", "host_spoke",
    "my_latest", "nameless", "distance_cued", "same_target", "my_target_latest", "turn", "uncued_previous", "uncued_mine", "mention_beside", "shared",
    "quoters_previous", "similar_long",
)  # fmt: skip
FOR_CHAT = slice(0, len(PAIR) - 2)
"""The features of pairs that the network for chats reads: there nobody quotes, and nobody writes at length."""

ROOT = (
    "bias", "position", "cued_share", "quoted_share", "participants", "new_author", "op", "answering", "second_person",
    "asks", "own_length", "article_similar", "article_quoted", "size", "mean_length", "mean_gap", "pause", "cued",
    "frequent", "best_similar", "previous_mine", "new_and_quoted", "new_and_participants", "names_host", "host",
    "host_share", "others_new",
)  # fmt: skip


def candidates(seen: Traits, start: int, stop: int) -> Ints:
    """The candidates (stop − start, WINDOW + FAR) of comments `start` to `stop`, -1 for none."""
    own = np.arange(start, stop)[:, None]
    near = own - np.arange(1, WINDOW + 1)[None, :]
    near[near < 1] = -1
    return np.concatenate((near, seen.far[start:stop]), axis=1)


def pair_features(seen: Traits, slots: Ints, start: int) -> Floats:
    """The features `PAIR` (comments, slots, features) of each candidate; zeros where a slot is free."""
    reading = seen.reading
    own = np.arange(start, start + len(slots))
    there = slots > 0
    c = np.where(there, slots, 0)
    author, me = reading.author[c], reading.author[own][:, None]
    out = np.zeros((*slots.shape, len(PAIR)))
    column = {name: out[:, :, k] for k, name in enumerate(PAIR)}
    distance = own[:, None] - c
    column["distance"][:] = np.log(np.maximum(distance, 1))
    column["previous"][:] = distance == 1
    column["second"][:] = distance == 2
    column["gap"][:] = _gaps(seen, own, c)
    column["same_author"][:] = author == me
    latest = np.where(there, c, 0)
    column["authors_latest"][:] = ~_spoke_between(author, there)
    column["by_op"][:] = author == reading.author[0]
    column["op_answers"][:] = (me == reading.author[0]) & (author != me)
    last = seen.previous_mine[own][:, None]
    column["mine_since"][:] = latest < last
    column["after_mine"][:] = (reading.author[np.maximum(c - 1, 0)] == me) & (c > 1) & (author != me)
    similar = similarities(seen, slots, start)
    column["similar"][:] = similar
    # Words in common say more of a long comment than of a short one.
    column["similar_long"][:] = similar * seen.length[own][:, None]
    common = similar * seen.substance[c] * seen.substance[own][:, None]
    column["shared"][:] = np.log1p(np.maximum(common, 0.0) / SHARED_UNIT)
    best = similar.max(axis=1, keepdims=True)
    column["most_similar"][:] = (similar == best) & (best > 0.05)
    column["question"][:] = seen.asks[c] * (1.0 - seen.asks[own])[:, None]
    column["length"][:] = seen.length[c]
    column["busy"][:] = seen.count[c] / max(1, len(reading))
    column["talkative"][:] = np.log(seen.count[c])
    first = seen.previous_mine == 0
    column["first_word"][:] = first[c]
    column["host_answers"][:] = seen.host[own][:, None] * first[c] * (author != me)
    column["answer_to_question"][:] = seen.asks[c] * seen.answering[own][:, None]
    column["host_spoke"][:] = seen.host[c]
    cued = seen.cued[own].astype(np.float64)[:, None]
    column["my_latest"][:] = column["same_author"] * column["authors_latest"]
    column["nameless"][:] = seen.nameless[c]
    column["distance_cued"][:] = column["distance"] * cued
    mine, theirs = seen.addressed[own][:, None], seen.addressed[c]
    column["same_target"][:] = (mine == theirs) & (mine >= 0)
    before = seen.addressed[last[:, 0]][:, None]
    column["my_target_latest"][:] = (before == author) & (before >= 0) & (cued == 0)
    column["turn"][:] = (theirs == me) & (mine == author)
    column["uncued_previous"][:] = column["previous"] * (1.0 - cued)
    column["uncued_mine"][:] = column["my_latest"] * (1.0 - cued)
    # Where people quote whom they answer, one who does not mostly goes on from the comment just above.
    column["quoters_previous"][:] = column["uncued_previous"] * seen.quoted_share
    _cue_features(seen, slots, start, column)
    out[~there] = 0.0
    return out


def _spoke_between(author: Ints, there: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Whether a candidate's author has a later candidate in the same row, window slots only."""
    rows, width = author.shape
    keys = np.where(there, author, -1) + np.arange(rows)[:, None] * (int(author.max(initial=0)) + 2)
    flat = keys.ravel()
    _, first = np.unique(flat, return_index=True)
    spoken = np.ones(len(flat), dtype=bool)
    spoken[first] = False
    return spoken.reshape(rows, width)


def _gaps(seen: Traits, own: Ints, c: Ints) -> Floats:
    """Log of the time since a candidate in units of the thread's typical gap; of the distance where unknown."""
    by_place = np.log1p((own[:, None] - c).astype(np.float64))
    if np.isnan(seen.mean_gap):
        return by_place
    passed = np.maximum(seen.hours[own][:, None] - seen.hours[c], 0.0) / seen.mean_gap
    return np.where(np.isnan(passed), by_place, np.log1p(passed))


def similarities(seen: Traits, slots: Ints, start: int) -> Floats:
    """Cosines of the sketched words (comments, slots)."""
    rows = len(slots)
    low = max(0, start - WINDOW)
    band = seen.sketch[start : start + rows] @ seen.sketch[low : start + rows].T
    place = np.clip(slots - low, 0, band.shape[1] - 1)
    out = np.take_along_axis(band, place, axis=1).astype(np.float64)
    for row, slot in zip(*np.nonzero(slots[:, WINDOW:] > 0), strict=True):
        out[row, WINDOW + slot] = float(seen.sketch[start + row] @ seen.sketch[slots[row, WINDOW + slot]])
    return np.where(slots > 0, out, 0.0)


def _cue_features(seen: Traits, slots: Ints, start: int, column: dict[str, Floats]) -> None:
    author = seen.reading.author
    for row in range(len(slots)):
        found = seen.cues.get(start + row, ())
        surer = any(cue.basis != "mention" and cue.strength == "strong" for cue in found)
        for cue in found:
            if not cue.target:
                continue
            slot = _slot(slots[row], start + row, cue.target)
            if slot is None:
                continue
            if cue.basis == "quote":
                name = "quote_strong" if cue.strength == "strong" else "quote_weak"
                column[name][row, slot] = 1.0
                if cue.strength == "strong":
                    column["quote_size"][row, slot] = np.log(cue.weight)
            elif cue.basis == "index":
                column[f"index_{cue.strength}"][row, slot] = 1.0
            elif surer:
                column["mention_beside"][row, slot] = 1.0
            else:
                column[f"mention_{cue.strength}_latest"][row, slot] = 1.0
                others = (author[np.maximum(slots[row], 0)] == author[cue.target]) & (slots[row] > 0)
                others[slot] = False
                column[f"mention_{cue.strength}_other"][row, others] = 1.0
    _points_at_me(seen, slots, start, column["points_at_me"])


def _slot(row: Ints, own: int, target: int) -> int | None:
    if own - target <= WINDOW:
        return own - target - 1
    found = np.flatnonzero(row[WINDOW:] == target)
    return WINDOW + int(found[0]) if len(found) else None


def _points_at_me(seen: Traits, slots: Ints, start: int, out: Floats) -> None:
    """Marks candidates that themselves point at a comment of this comment's author."""
    author = seen.reading.author
    pointed: dict[int, set[int]] = defaultdict(set)
    for k in range(max(1, start - WINDOW), start + len(slots)):
        for cue in seen.cues.get(k, ()):
            if cue.target and cue.strength == "strong":
                pointed[int(author[cue.target])].add(k)
    for row in range(len(slots)):
        own = start + row
        for k in pointed.get(int(author[own]), ()):
            if own - WINDOW <= k < own and author[k] != author[own]:
                out[row, own - k - 1] = 1.0


def root_features(seen: Traits, start: int, stop: int, best_similar: Floats) -> Floats:
    """The features `ROOT` (comments, features) that speak for answering the article or nobody."""
    reading = seen.reading
    n = len(reading)
    own = np.arange(start, stop)
    out = np.zeros((stop - start, len(ROOT)))
    column = {name: out[:, k] for k, name in enumerate(ROOT)}
    column["bias"][:] = 1.0
    column["position"][:] = np.log(own)
    column["cued_share"][:] = seen.cued[1:].mean()
    column["quoted_share"][:] = seen.quoted_share
    column["participants"][:] = seen.people / n
    column["new_author"][:] = seen.previous_mine[own] == 0
    column["op"][:] = reading.author[own] == reading.author[0]
    column["answering"][:] = seen.answering[own]
    column["second_person"][:] = seen.second[own]
    column["asks"][:] = seen.asks[own]
    column["own_length"][:] = seen.length[own]
    column["article_similar"][:] = seen.sketch[own] @ seen.sketch[0]
    column["article_quoted"][:] = [any(cue.basis == "quote" and not cue.target for cue in seen.cues.get(k, ())) for k in own.tolist()]
    column["size"][:] = np.log(n)
    column["mean_length"][:] = seen.length[1:].mean()
    column["mean_gap"][:] = np.log(seen.mean_gap) / 10.0 if not np.isnan(seen.mean_gap) else 0.8
    column["pause"][:] = _gaps(seen, own, (own - 1)[:, None])[:, 0] * (own > 1)
    column["cued"][:] = seen.cued[own]
    column["frequent"][:] = seen.count[own] / n
    column["best_similar"][:] = best_similar
    column["previous_mine"][:] = seen.previous_mine[own] == own - 1
    column["previous_mine"][own == 1] = 0.0
    new = column["new_author"]
    column["new_and_quoted"][:] = new * column["quoted_share"]
    column["new_and_participants"][:] = new * column["participants"]
    column["names_host"][:] = [max((seen.host[cue.target] for cue in seen.cues.get(k, ()) if cue.basis == "mention"), default=0.0) for k in own.tolist()]
    column["host"][:] = seen.host[own]
    column["host_share"][:] = seen.host[1:].max()
    column["others_new"][:] = (seen.previous_mine[np.maximum(own - 1, 0)] == 0) & (own > 1)
    return out
