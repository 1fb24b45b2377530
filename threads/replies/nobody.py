"""A place's habit of answering nobody: one offset on the log-odds that a comment answers nobody, fitted from codes.

Whom a comment answers, given that it answers somebody, is left as it is: the offset moves "nobody" against all the
others together. In prediction models this is updating the intercept for a new setting (Steyerberg et al., Statistics
in Medicine 23, 2004), here with a normal prior on it.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import SupportsFloat

import numpy as np
from numpy.typing import NDArray

from threads.errors import InputError
from threads.model import Comment, Thread
from threads.replies.linker import link_thread, weighed
from threads.replies.model import BOUND, checked_offset

Floats = NDArray[np.float64]

LEAST_CODES = 10
"""Codes from which an offset is fitted: with fewer its sign is often wrong."""

SPREAD = 1.5
"""Standard deviation of the prior: how much places differ. The four places of the dev sets, each read by weights that
never saw it, have offsets from −2.4 to 1.9 (on the half for tuning); of .5 to 2 this and 2 gained most there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NobodyOffset:
    """What is added to the log-odds that a comment answers nobody; `float(offset)` is what `threads.link` takes.

    `estimate` is the fitted offset, `standard_error` its standard error (None where somebody gave the number), `codes`
    the comments it was fitted on, `coded_nobody` how many of these answer nobody.
    """

    estimate: float
    standard_error: float | None = None
    codes: int = 0
    coded_nobody: int = 0

    @property
    def applied(self) -> float:
        """The offset that is used: 0 where the estimate lies within one standard error of it.

        On the half for tuning, with 20 codes: where none is needed, as on blogs, a chance offset costs .9 points in
        place of 2.2; where one is, it gains 1.7 in place of 1.9 (Discourse) and 3.1 in place of 3.5 (4forums).
        """
        told = self.standard_error is None or abs(self.estimate) > self.standard_error
        return self.estimate if told else 0.0

    def __float__(self) -> float:
        return self.applied


def fit_nobody(threads: Iterable[Thread], codes: Mapping[str, str | None]) -> NobodyOffset:
    """Returns the offset of the place of these threads, by penalised maximum likelihood on the codes.

    `codes` name a comment as "thread id/comment id" and hold what a reader says that it answers: a comment's id, or
    None for nobody. Codes of comments whose platform says whom they answer, of pingbacks and of unknown comments count
    for nothing. Raises InputError where fewer than `LEAST_CODES` are left.
    """
    chances, answers = [], []
    for thread in threads:
        wanted = [comment.id for comment in open_comments(thread) if f"{thread.id}/{comment.id}" in codes]
        if wanted:
            found = _nobody_chances(as_stated(thread))
            chances += [found[name] for name in wanted]
            answers += [codes[f"{thread.id}/{name}"] is None for name in wanted]
    return fitted_offset(chances, answers)


def fit_stated(threads: Iterable[Thread]) -> NobodyOffset:
    """Returns the offset of the place from those threads whose platform says of every comment whom it answers.

    Their links are hidden, inferred, and compared with what the platform says. A thread that states some replies and
    leaves others open is no witness: that a reply is stated shows that it is one, so that "nobody" would never occur
    among such codes. Raises InputError where the threads state fewer than `LEAST_CODES` answers.
    """
    chances, answers = [], []
    for thread in threads:
        if states_all(thread):
            bare = tuple(replace(c, replies_to=(), root_probability=None) for c in thread.comments)
            found = _nobody_chances(thread.with_comments(bare))
            comments = [comment for comment in thread.comments if comment.kind != "pingback"]
            chances += [found[comment.id] for comment in comments]
            answers += [not comment.replies_to for comment in comments]
    return fitted_offset(chances, answers)


def relink(thread: Thread, *, nobody: SupportsFloat | None = None) -> Thread:
    """Returns the thread with its inferred links inferred anew, with an offset of "answers nobody".

    What the page or the platform states stays, and so do the marks of repeated words.
    """
    offset = checked_offset(nobody)
    if not any(True for _ in open_comments(thread)):
        return thread
    anew = {comment.id: comment for comment in link_thread(as_stated(thread), nobody=offset).comments}
    return thread.with_comments(
        tuple(
            replace(comment, replies_to=anew[comment.id].replies_to, root_probability=anew[comment.id].root_probability)
            for comment in thread.comments
        )
    )


def as_stated(thread: Thread) -> Thread:
    """The thread with the links alone that its page or platform states; where that states all, as it is."""
    return thread if states_all(thread) else thread.with_comments(tuple(map(_stated, thread.comments)))


def states_all(thread: Thread) -> bool:
    """Whether the platform says of every comment whom it answers, or that it answers nobody, as an export does."""
    some = any(comment.replies_to for comment in thread.comments)
    return some and all(
        all(reply.stated for reply in comment.replies_to)
        if comment.replies_to
        else comment.root_probability == 1.0 or comment.kind == "pingback"
        for comment in thread.comments
    )


def open_comments(thread: Thread) -> Iterator[Comment]:
    """Yields the comments whose parent is inferred, since neither page nor platform states it."""
    if not states_all(thread):
        for comment in thread.comments:
            if comment.kind == "comment" and not any(reply.stated for reply in comment.replies_to):
                yield comment


def _stated(comment: Comment) -> Comment:
    replies = tuple(reply for reply in comment.replies_to if reply.stated)
    return replace(comment, replies_to=replies, root_probability=0.0 if replies else None)


def _nobody_chances(thread: Thread) -> dict[str, float]:
    """The probability that each comment answers nobody, by its id, without an offset."""
    return {name: chances[0][1] for name, chances in weighed(thread)}


def fitted_offset(chances: Sequence[float], answers: Sequence[bool]) -> NobodyOffset:
    """The offset from each comment's probability of answering nobody and whether it does: the mode of the posterior,
    and by the curvature there its standard error. Raises InputError with fewer than `LEAST_CODES`."""
    if len(chances) < LEAST_CODES:
        here = f"there {'is' if len(chances) == 1 else 'are'} {len(chances)}"
        raise InputError(
            f"An offset of “answers nobody” wants {LEAST_CODES} comments at least, better 30, of which somebody coded "
            f"whom they answer and these pages do not say it; {here}. "
            "To draw some: commentariat sample … --for replies -n 30."
        )
    p = np.clip(np.array(chances), 1e-6, 1 - 1e-6)
    logits, said = np.log(p / (1 - p)), np.array(answers, dtype=np.float64)
    low, high = -BOUND, BOUND
    for _ in range(60):  # the slope falls all the way: halving the bounds finds its zero to the last bits
        middle = (low + high) / 2
        slope = float((said - _expit(logits + middle)).sum()) - middle / SPREAD**2
        low, high = (middle, high) if slope > 0 else (low, middle)
    share = _expit(logits + low)
    error = 1.0 / math.sqrt(float((share * (1 - share)).sum()) + 1.0 / SPREAD**2)
    return NobodyOffset(
        estimate=round(low, 6), standard_error=round(error, 6), codes=len(chances), coded_nobody=int(said.sum())
    )


def _expit(values: Floats) -> Floats:
    return np.asarray(1.0 / (1.0 + np.exp(-values)))
