"""What the data model checks of itself: ids, parents, order, and times that know their zone."""

from __future__ import annotations

import heapq
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from threads.errors import InvalidThread

if TYPE_CHECKING:
    from threads.model.thread import Comment, Thread


def aware(name: str, value: object) -> datetime | None:
    """The time with its zone, one without read as UTC; None where it is None. Raises InvalidThread where it is no time."""
    if value is None:
        return None
    if not isinstance(value, datetime):
        raise InvalidThread(f"`{name}` is a datetime or None, not {value!r}: threads.dates.read_date reads one from text.")
    return value if value.tzinfo is not None else value.replace(tzinfo=UTC)


def check_ids(thread: Thread) -> None:
    """Raises InvalidThread where an id stands twice, or a parent or a quote's owner is not on the page."""
    ids = {comment.id for comment in thread.comments}
    if len(ids) < len(thread.comments):
        seen: set[str] = set()
        twice = next(c.id for c in thread.comments if c.id in seen or seen.add(c.id))  # type: ignore[func-returns-value]
        raise InvalidThread(f"Thread {thread.id}: comment id {twice!r} stands twice.")
    if thread.article.id in ids:
        raise InvalidThread(f"Thread {thread.id}: {thread.article.id!r} is the article's id and a comment's.")
    known = ids | set(thread.missing)
    for comment in thread.comments:
        for reply in comment.replies_to:
            if reply.parent not in known:
                raise InvalidThread(
                    f"Thread {thread.id}: comment {comment.id!r} answers {reply.parent!r}, which is not on the page; "
                    "list it under `missing` if the page lost it."
                )
    for quote in thread.quotes:
        if quote.owner not in ids and quote.owner != thread.article.id:
            raise InvalidThread(f"Thread {thread.id}: a quote stands in {quote.owner!r}, which is not on the page.")


def parents_first(comments: tuple[Comment, ...]) -> tuple[Comment, ...]:
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
