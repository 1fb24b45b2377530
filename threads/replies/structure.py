"""What a first guess at all links says of each: turns between two people, comments already answered, the base rate."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from threads.replies.traits import WINDOW

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

PAIR = ("guess", "top_level", "answered", "answered_by_me", "answers_me", "answers_my_partner")
ROOT = ("guess", "base_rate", "base_rate_cued_none", "local_rate", "author_rate")
FLOOR = 1e-6
SMOOTHING = 4.0
"""Comments' worth of the prior rate that a thread's own base rate is mixed with: short threads say little of it."""

PRIOR_RATE = 0.4
"""Share of comments that answer nobody, between blogs (.7) and forums (.1)."""

LOCAL = 12
"""Comments before this one over which the local rate is taken."""


def structure(guess: Floats, author: Ints, cued: NDArray[np.bool_]) -> tuple[Floats, Floats]:
    """The features `PAIR` (n, slots, features) and `ROOT` (n, features) of a first guess.

    `guess` (n, 1 + slots) holds each comment's probabilities, the first column that it answers nobody; `author` and
    `cued` are the traits of the comments, without the article. Linear in n; slots beyond the window keep only what
    needs no neighbours.
    """
    n = len(guess)
    near = guess[:, 1 : 1 + WINDOW]
    pair = np.zeros((n, guess.shape[1] - 1, len(PAIR)))
    column = {name: pair[:, :, k] for k, name in enumerate(PAIR)}
    column["guess"][:] = np.log(np.maximum(guess[:, 1:], FLOOR))
    same = _same(author, 2 * WINDOW)
    answered, by_me = _answered(near, same)
    column["top_level"][:, :WINDOW] = _lagged(guess[:, 0])
    column["answered"][:, :WINDOW] = np.log1p(answered)
    column["answered_by_me"][:, :WINDOW] = np.minimum(by_me, 1.0)
    toward = _answers_me(near, same)
    column["answers_me"][:, :WINDOW] = toward
    column["answers_my_partner"][:, :WINDOW] = _siblings(near, same)
    root = np.zeros((n, len(ROOT)))
    rooted = guess[:, 0]
    rate = (rooted.sum() + SMOOTHING * PRIOR_RATE) / (n + SMOOTHING)
    uncued = rooted[~cued]
    open_rate = (uncued.sum() + SMOOTHING * PRIOR_RATE) / (len(uncued) + SMOOTHING)
    sums = np.concatenate(([0.0], np.cumsum(rooted)))
    first = np.maximum(np.arange(n) - LOCAL, 0)
    local = (sums[np.arange(n)] - sums[first] + rate) / (np.arange(n) - first + 1.0)
    for k, values in enumerate((np.log(np.maximum(rooted, FLOOR)), _logit(rate), _logit(open_rate), local - rate, _author_rate(rooted, author, rate) - rate)):
        root[:, k] = values
    return pair, root


def _author_rate(rooted: Floats, author: Ints, rate: float) -> Floats:
    """How often the author's other comments answer nobody, mixed with the thread's rate."""
    _, person = np.unique(author, return_inverse=True)
    total = np.bincount(person, weights=rooted)[person] - rooted
    others = np.bincount(person)[person] - 1
    return np.asarray((total + 2.0 * rate) / (others + 2.0))


def _logit(p: float) -> float:
    return float(np.log(p / (1.0 - p)))


def _same(author: Ints, lags: int) -> NDArray[np.bool_]:
    """Whether comment i and comment i − lag are by one person (n, lags), lag 1 first."""
    n = len(author)
    same = np.zeros((n, lags), dtype=bool)
    for lag in range(1, min(lags, n - 1) + 1):
        same[lag:, lag - 1] = author[lag:] == author[:-lag]
    return same


def _lagged(values: Floats) -> Floats:
    """`values` of the candidates (n, WINDOW), 0 beyond the thread's start."""
    n = len(values)
    out = np.zeros((n, WINDOW))
    for lag in range(1, min(WINDOW, n - 1) + 1):
        out[lag:, lag - 1] = values[:-lag]
    return out


def _answered(near: Floats, same: NDArray[np.bool_]) -> tuple[Floats, Floats]:
    """How many comments before this one are expected to answer each candidate: by anybody, by this one's author."""
    n = len(near)
    everybody, mine = np.zeros((n, WINDOW)), np.zeros((n, WINDOW))
    for lag in range(1, min(WINDOW - 1, n - 1) + 1):
        # Comment i − lag answers candidate i − d with the weight in its slot d − lag.
        theirs = near[:-lag, : WINDOW - lag]
        everybody[lag:, lag:] += theirs
        mine[lag:, lag:] += theirs * same[lag:, lag - 1, None]
    return everybody, mine


def _answers_me(near: Floats, same: NDArray[np.bool_]) -> Floats:
    """How probable it is that each candidate itself answers this comment's author."""
    n = len(near)
    out = np.zeros((n, WINDOW))
    for lag in range(1, min(WINDOW, n - 1) + 1):
        out[lag:, lag - 1] = np.einsum("ij,ij->i", near[:-lag], same[lag:, lag : lag + WINDOW])
    out[:, :WINDOW][same[:, :WINDOW]] = 0.0
    return out


def _siblings(near: Floats, same: NDArray[np.bool_]) -> Floats:
    """How probable it is that the author's own comment before answered a comment by the candidate's author.

    Approximated by position: the comment that this author last answered, and later comments by the same person,
    count. Zero where the author has not spoken within the window.
    """
    n = len(near)
    out = np.zeros((n, WINDOW))
    latest = np.where(same[:, :WINDOW].any(axis=1), same[:, :WINDOW].argmax(axis=1) + 1, 0)
    rows = np.flatnonzero(latest)
    back = latest[rows]
    partner = near[rows - back].argmax(axis=1) + 1  # how far before my last comment my partner spoke
    place = rows - back - partner
    for lag in range(1, WINDOW + 1):
        c = rows - lag
        inside = (c > 0) & (place >= 0) & (c >= place)
        gap = np.where(inside, c - place, 0)
        hit = inside & ((gap == 0) | same[np.maximum(c, 0), np.clip(gap - 1, 0, same.shape[1] - 1)]) & (gap <= 2 * WINDOW)
        out[rows[hit], lag - 1] = near[rows - back].max(axis=1)[hit]
    return out
