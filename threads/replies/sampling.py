"""Reply trees drawn from the links' probabilities: how much of a result hangs on links that are only probable."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from threads.errors import BadParameter, InvalidThread
from threads.model import Comment, Reply, Thread
from threads.replies.linker import weighed

Chances = tuple[tuple[str | None, float], ...]
"""Parents and the probability of each, None for nobody; sums to 1."""


def sample_replies(thread: Thread, n: int, *, seed: int = 0) -> list[Thread]:
    """Returns n threads that differ in `replies_to` alone, each comment's parent drawn from its probabilities.

    A comment is drawn by its own probabilities, independent of the others: a parent that we stand by, an alternative,
    nobody, or, with the probability that is left, an earlier comment as `threads.link` weighs them. Several parents
    are each drawn for themselves. Equal seeds give equal trees. Raises BadParameter where n is negative.
    """
    if n < 0:
        raise BadParameter(f"{n} reply trees cannot be drawn. Ask for 0 or more.")
    rng = np.random.default_rng(seed)
    table = parent_chances(thread)
    open_comments = [comment for comment in thread.comments if comment.id in table]
    made: dict[tuple[str, tuple[str, ...]], Comment] = {}
    trees = []
    for _ in range(n):
        drawn = {comment.id: _drawn(comment, table[comment.id], rng) for comment in open_comments}
        trees.append(_tree(thread, drawn, table, made))
    return trees


def parent_chances(thread: Thread) -> dict[str, Chances]:
    """For each comment whose links were inferred, nobody (None) and every parent that it may answer with its
    probability.

    As carried by the comment; what that leaves open is shared out as `threads.link` weighs the other earlier comments.
    """
    open_comments = [comment for comment in thread.comments if _is_open(comment)]
    rest = _rest(thread, open_comments)
    return {comment.id: _chances(comment, rest.get(comment.id, ())) for comment in open_comments}


def _is_open(comment: Comment) -> bool:
    """Whether the comment's links were inferred: others stand in every tree, and so does what nobody has weighed."""
    if any(reply.stated for reply in comment.replies_to):
        return False
    return bool(comment.replies_to) or (comment.root_probability is not None and comment.root_probability < 1.0)


def _known(comment: Comment) -> dict[str | None, float]:
    """The probabilities that the comment carries, of its first parent, the alternatives and nobody."""
    known: dict[str | None, float] = {}
    if comment.root_probability is not None:
        known[None] = comment.root_probability
    for reply in comment.replies_to[:1]:
        known[reply.parent] = reply.probability
    for reply in comment.replies_to:
        for parent, p in reply.alternatives:
            known.setdefault(parent, p)
    return known


def _rest(thread: Thread, comments: list[Comment]) -> dict[str, Chances]:
    """For comments whose probabilities leave something over: what the linker makes of all their candidates."""
    short = {comment.id for comment in comments if sum(_known(comment).values()) < 1.0 - 1e-4}
    if not short:
        return {}
    bare = tuple(c if c.id not in short else replace(c, replies_to=(), root_probability=None) for c in thread.comments)
    return {name: found for name, found in weighed(thread.with_comments(bare)) if name in short}


def _chances(comment: Comment, rest: Chances) -> Chances:
    """Nobody and every parent with its probability: as carried, and what is left shared out as `rest` says."""
    known = _known(comment)
    left = 1.0 - sum(known.values())
    others = {parent: p for parent, p in rest if parent not in known and p > 0.0}
    if left > 0.0 and others:
        share = left / sum(others.values())
        known.update((parent, p * share) for parent, p in others.items())
    elif left > 0.0:
        known[None] = known.get(None, 0.0) + left
    total = sum(known.values()) or 1.0
    return tuple((parent, p / total) for parent, p in known.items())


def _drawn(comment: Comment, chances: Chances, rng: np.random.Generator) -> tuple[str, ...]:
    if len(comment.replies_to) > 1:
        taken = tuple(reply.parent for reply in comment.replies_to if rng.random() < reply.probability)
        if taken:
            return taken
        standing = {reply.parent for reply in comment.replies_to}
        chances = tuple(item for item in chances if item[0] not in standing) or ((None, 1.0),)
    at = rng.random() * sum(p for _, p in chances)
    for parent, p in chances:
        at -= p
        if at < 0.0:
            return (parent,) if parent is not None else ()
    return ()


def _tree(
    thread: Thread,
    drawn: dict[str, tuple[str, ...]],
    table: dict[str, Chances],
    made: dict[tuple[str, tuple[str, ...]], Comment],
) -> Thread:
    """The thread with the parents drawn. Where they run in a circle, which links that point back in time cannot, the
    comments concerned keep the links that we stand by: those never do."""
    known = {comment.id for comment in thread.comments} | set(thread.missing)
    while True:
        comments = []
        for comment in thread.comments:
            parents = tuple(p for p in drawn.get(comment.id, ()) if p in known and p != comment.id)
            if comment.id not in drawn:
                comments.append(comment)
                continue
            key = (comment.id, parents)
            if key not in made:
                made[key] = replace(comment, replies_to=_replies(comment, parents, dict(table[comment.id])))
            comments.append(made[key])
        try:
            return thread.with_comments(tuple(comments))
        except InvalidThread:
            for name in _circle({c.id: [r.parent for r in c.replies_to] for c in comments}):
                drawn.pop(name, None)


def _replies(comment: Comment, parents: tuple[str, ...], chances: dict[str | None, float]) -> tuple[Reply, ...]:
    stands = {reply.parent: reply for reply in comment.replies_to}
    return tuple(
        replace(stands[parent], alternatives=())
        if parent in stands
        else Reply(parent=parent, probability=min(1.0, chances.get(parent, 0.0)), basis="model")
        for parent in parents
    )


def _circle(parents: dict[str, list[str]]) -> set[str]:
    """Comments that stand in a circle or below one: what is left when those without open parents are taken away."""
    left = {name: {p for p in found if p in parents} for name, found in parents.items()}
    below: dict[str, list[str]] = {}
    for name, found in left.items():
        for parent in found:
            below.setdefault(parent, []).append(name)
    ready = [name for name, found in left.items() if not found]
    while ready:
        done = ready.pop()
        left.pop(done, None)
        for child in below.get(done, ()):
            left[child].discard(done)
            if not left[child]:
                ready.append(child)
    return set(left)
