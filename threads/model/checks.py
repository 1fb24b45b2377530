"""What the data model checks of itself: ids, parents, order, and times that know their zone."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Protocol, TypeVar

from threads.errors import InvalidThread


class HasParent(Protocol):
    """A link to what is answered."""

    @property
    def parent(self) -> str: ...


class HasReplies(Protocol):
    """What has an id and may answer others of its kind."""

    @property
    def id(self) -> str: ...
    @property
    def replies_to(self) -> Sequence[HasParent]: ...


C = TypeVar("C", bound=HasReplies)


def aware(name: str, value: object) -> datetime | None:
    """The time with its zone, one without read as UTC; None where it is None. Raises InvalidThread where it is no
    time."""
    if value is None:
        return None
    if not isinstance(value, datetime):
        raise InvalidThread(
            f"`{name}` is a datetime or None, not {value!r}: threads.dates.read_date reads one from text."
        )
    return value if value.tzinfo is not None else value.replace(tzinfo=UTC)


def check_ids(
    thread: str, article: str, comments: Sequence[HasReplies], owners: Iterable[str], *, missing: Iterable[str]
) -> None:
    """Raises InvalidThread where an id stands twice, or a parent or a quote's owner is not on the page.

    `thread` and `article` are their ids, `owners` the ids of what the quotes stand in, `missing` those of parents that
    the page lost.
    """
    ids = {comment.id for comment in comments}
    if len(ids) < len(comments):
        seen: set[str] = set()
        twice = next(c.id for c in comments if c.id in seen or seen.add(c.id))  # type: ignore[func-returns-value]
        raise InvalidThread(f"Thread {thread}: comment id {twice!r} stands twice.")
    if article in ids:
        raise InvalidThread(f"Thread {thread}: {article!r} is the article's id and a comment's.")
    known = ids | set(missing)
    for comment in comments:
        for reply in comment.replies_to:
            if reply.parent not in known:
                raise InvalidThread(
                    f"Thread {thread}: comment {comment.id!r} answers {reply.parent!r}, which is not on the page; "
                    "list it under `missing` if the page lost it."
                )
    for owner in owners:
        if owner not in ids and owner != article:
            raise InvalidThread(f"Thread {thread}: a quote stands in {owner!r}, which is not on the page.")


def parents_first(comments: tuple[C, ...]) -> tuple[C, ...]:
    """Comments ordered so that parents precede children, otherwise as given; raises InvalidThread on a cycle."""
    place = {comment.id: i for i, comment in enumerate(comments)}
    if all(place.get(r.parent, -1) < i for i, comment in enumerate(comments) for r in comment.replies_to):
        return comments
    waiting = [sum(r.parent in place for r in comment.replies_to) for comment in comments]
    children: dict[int, list[int]] = {}
    for i, comment in enumerate(comments):
        for reply in comment.replies_to:
            if reply.parent in place:
                children.setdefault(place[reply.parent], []).append(i)
    ready = [i for i, count in enumerate(waiting) if count == 0]
    ordered = []
    while ready:
        i = heapq.heappop(ready)
        ordered.append(comments[i])
        for child in children.get(i, ()):
            waiting[child] -= 1
            if waiting[child] == 0:
                heapq.heappush(ready, child)
    if len(ordered) < len(comments):
        stuck = next(comments[i].id for i, count in enumerate(waiting) if count > 0)
        raise InvalidThread(f"Replies run in a circle through comment {stuck!r}.")
    return tuple(ordered)
