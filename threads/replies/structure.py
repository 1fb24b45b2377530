"""What a first guess at all links says of each: turns between two people, comments already answered, the base rate."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from threads.replies.traits import WINDOW

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

PAIR = ("guess", "top_level", "answered", "answered_by_me", "answers_me", "answers_my_partner", "follows")
ROOT = ("guess", "base_rate", "base_rate_cued_none", "local_rate", "author_rate")
FOR_CHAT = PAIR[:-1]
FLOOR = 1e-6
SMOOTHING = 4.0
"""Comments' worth of the prior rate that a thread's own base rate is mixed with: short threads say little of it."""

PRIOR_RATE = 0.4
"""Share of comments that answer nobody, between blogs (.7) and forums (.1)."""

LOCAL = 12
"""Comments before this one over which the local rate is taken."""

PRIOR_LINKS = 2.0
"""Links' worth of the prior of one half that the share of links to the comment just above is mixed with."""

Columns = dict[str, Callable[[], Floats]]


def structure(
    guess: Floats, author: Ints, cued: NDArray[np.bool_], names: tuple[str, ...] = PAIR
) -> tuple[Floats, Floats]:
    """The features `names` of `PAIR` (n, slots, features) and `ROOT` (n, features) of a first guess.

    `guess` (n, 1 + slots) holds each comment's probabilities, the first column that it answers nobody; `author` and
    `cued` are the traits of the comments, without the article. Linear in n; slots beyond the window keep only what
    needs no neighbours.
    """
    pair = np.zeros((len(guess), guess.shape[1] - 1, len(names)))
    columns = _columns(guess, author, cued)
    for k, name in enumerate(names):
        values = columns[name]()
        pair[:, : values.shape[1], k] = values
    return pair, _rates(guess, author, cued)


def _columns(guess: Floats, author: Ints, cued: NDArray[np.bool_]) -> Columns:
    """What computes each of the features `PAIR`, for all slots or those of the window."""
    near = guess[:, 1 : 1 + WINDOW]
    same = _same(author, 2 * WINDOW)
    return {
        "guess": lambda: np.log(np.maximum(guess[:, 1:], FLOOR)),
        "top_level": lambda: _lagged(guess[:, 0]),
        "answered": lambda: np.log1p(_answered(near)),
        "answered_by_me": lambda: np.minimum(_answered(near, same), 1.0),
        "answers_me": lambda: _answers_me(near, same),
        "answers_my_partner": lambda: _siblings(near, same),
        "follows": lambda: _follows(guess, cued),
    }


def _follows(guess: Floats, cued: NDArray[np.bool_]) -> Floats:
    """For the comment just above an uncued one: how often, as a logit, this thread's uncued answers go to the one
    above."""
    here = ~cued & (np.arange(len(guess)) > 0)
    links = float((1.0 - guess[here, 0]).sum())
    rate = (float(guess[here, 1].sum()) + 0.5 * PRIOR_LINKS) / (links + PRIOR_LINKS)
    return np.where(here, _logit(min(max(rate, 0.02), 0.98)), 0.0)[:, None]


def _rates(guess: Floats, author: Ints, cued: NDArray[np.bool_]) -> Floats:
    """The features `ROOT`: how often comments answer nobody, by the first guess."""
    n = len(guess)
    root = np.zeros((n, len(ROOT)))
    rooted = guess[:, 0]
    rate = (rooted.sum() + SMOOTHING * PRIOR_RATE) / (n + SMOOTHING)
    uncued = rooted[~cued]
    open_rate = (uncued.sum() + SMOOTHING * PRIOR_RATE) / (len(uncued) + SMOOTHING)
    sums = np.concatenate(([0.0], np.cumsum(rooted)))
    first = np.maximum(np.arange(n) - LOCAL, 0)
    local = (sums[np.arange(n)] - sums[first] + rate) / (np.arange(n) - first + 1.0)
    for k, values in enumerate(
        (
            np.log(np.maximum(rooted, FLOOR)),
            _logit(rate),
            _logit(open_rate),
            local - rate,
            _author_rate(rooted, author, rate) - rate,
        )
    ):
        root[:, k] = values
    return root


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


def _answered(near: Floats, same: NDArray[np.bool_] | None = None) -> Floats:
    """How many comments before this one are expected to answer each candidate: by anybody, or by this one's author."""
    n = len(near)
    out = np.zeros((n, WINDOW))
    for lag in range(1, min(WINDOW - 1, n - 1) + 1):
        # Comment i − lag answers candidate i − d with the weight in its slot d − lag.
        if same is None:
            out[lag:, lag:] += near[:-lag, : WINDOW - lag]
            continue
        mine = np.flatnonzero(same[lag:, lag - 1])
        out[mine + lag, lag:] += near[mine, : WINDOW - lag]
    return out


def _answers_me(near: Floats, same: NDArray[np.bool_]) -> Floats:
    """How probable it is that each candidate itself answers this comment's author."""
    n = len(near)
    out = np.zeros((n, WINDOW))
    # Only where this one's author stands among the candidate's candidates is there anything to add.
    rows, back = np.nonzero(same)
    for lag in range(1, min(WINDOW, n - 1) + 1):
        there = (back >= lag) & (back < lag + WINDOW)
        mine, slot = rows[there], back[there] - lag
        out[:, lag - 1] = np.bincount(mine, weights=near[mine - lag, slot], minlength=n)
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
        hit = (
            inside & ((gap == 0) | same[np.maximum(c, 0), np.clip(gap - 1, 0, same.shape[1] - 1)]) & (gap <= 2 * WINDOW)
        )
        out[rows[hit], lag - 1] = near[rows - back].max(axis=1)[hit]
    return out
