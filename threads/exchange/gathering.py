"""Records of an export to threads: grouped by conversation, repeats and circles taken out, each loss counted."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import islice

from threads.corpus.store import Skipped
from threads.draft import CommentDraft, Draft
from threads.draft.finish import assemble
from threads.errors import CommentariatError
from threads.exchange.bodies import words_of_markup
from threads.exchange.chains import Chains
from threads.exchange.opened import ExportFile
from threads.exchange.partitions import Partitions
from threads.exchange.post import Lost, Post
from threads.exchange.values import GONE
from threads.lines.notices import is_removed
from threads.model import Thread
from threads.text.letters import solid

NO_PARENT = frozenset({"", "0", "-1", "root", "none", "null", "nan", "na", "n/a"})
"""What exports write where a record answers none, in small letters."""
MOST_EXTRA, LONGEST_EXTRA = 100, 2_000
"""Columns without a field of ours that a comment keeps, and the characters of one."""
REPEATED = "records with an id that stands before"


@dataclass(slots=True)
class ExportOrigin:
    """Where a thread of an export came from: what `assemble` asks of a page."""

    path: str | None
    url: str | None
    sha256: str
    encoding: str
    form: str
    removed: int = 0
    captured: datetime | None = None


def threads_of(
    posts: Iterable[Post | Lost], file: ExportFile, parser: str, *, notes: Sequence[str] = (), one_article: bool = False
) -> Iterator[Thread | Skipped]:
    """Yields a thread for each conversation, in the order of their first records, and at the end one Skipped that
    counts the records without a comment.

    Parents become replies with the basis `markup`; where a thread has parents, a comment without one answers nobody
    for certain. Parents that the file does not hold stay as missing. A thread that breaks the model is a Skipped.
    `notes` go to each thread. `one_article` says that records without a thread are of one, and that what all of them
    answer outside it is its article.
    """
    lost: Counter[str] = Counter()
    for key, group in _grouped(posts, lost, together=one_article):
        origin = _origin(file, key, group)
        try:
            draft = _draft(key, group, origin, lost, one_article=one_article)
            draft.notes += notes
            yield _with_roots(assemble(origin, draft, f"{parser}-v1"))
        except CommentariatError as error:
            yield Skipped(f"{file.shown}: {key}" if key else file.shown, str(error))
    lost.update(file.lost)
    if lost:
        told = "; ".join(f"{why} ({count:,})" for why, count in sorted(lost.items()))
        yield Skipped(file.shown, f"Of this file were left out: {told}.")


def _grouped(posts: Iterable[Post | Lost], lost: Counter[str], *, together: bool) -> Iterator[tuple[str, list[Post]]]:
    partitions, chains = Partitions(), Chains(together=together)
    for post in posts:
        if isinstance(post, Lost):
            lost[post.why] += post.count
        elif post.thread is None:
            chains.add(post)
        else:
            partitions.add(post)
    if chains:  # most exports name every record's conversation, and nothing is kept for them
        for post in partitions.walk():
            chains.names(post)
        for post in chains:
            partitions.add(post)
    yield from partitions


def _origin(file: ExportFile, key: str, group: list[Post]) -> ExportOrigin:
    url = next((post.url for post in group if post.url), None)
    if url is None and key.startswith(("http://", "https://")):
        url = key
    digest = (
        hashlib.sha256(f"{file.sha256}\0{key}".encode("utf-8", "surrogatepass")).hexdigest() if key else file.sha256
    )
    return ExportOrigin(file.shown, url, digest, file.encoding, file.suffix.lstrip("."))


def _draft(key: str, group: list[Post], origin: ExportOrigin, lost: Counter[str], *, one_article: bool) -> Draft:
    draft = Draft(url=origin.url)
    opening = next((post for post in group if post.opening), None)
    if opening is not None:
        _open(draft, opening)
    for post in group:
        if draft.title is None and post.title:
            draft.title = post.title.strip()
        draft.outlet = draft.outlet or post.outlet
        draft.announced = draft.announced if post.announced is None else post.announced
    told = _once([post for post in group if post is not opening], lost)
    tops = {opening.key if opening is not None else None}
    if all(post.key != key for post in told):  # where no comment names the conversation, its key is the article's
        tops.add(key)
    parents = _parents(told, tops, lost, one_article=one_article)
    for post, parent in zip(told, parents, strict=True):
        draft.comments.append(_comment(post, parent))
    kept = solid(draft.text) + sum(solid(comment.text) for comment in draft.comments)
    draft.dropped["fields around the words"] = max(0, sum(post.held for post in group) - kept)
    draft.total = kept + sum(draft.dropped.values())
    return draft


def _open(draft: Draft, post: Post) -> None:
    """The record that the others answer, as the article."""
    text, _ = words_of_markup(post.text) if post.markup else (post.text, [])
    draft.text = text.strip()
    draft.byline = post.author.strip() if post.author else None
    draft.published = post.posted


def _once(posts: list[Post], lost: Counter[str]) -> list[Post]:
    """The posts without those whose key stood before: downloads that were put together repeat themselves."""
    known: set[str] = set()
    once = []
    for post in posts:
        if post.key is not None and post.key in known:
            lost[REPEATED] += 1
            continue
        if post.key is not None:
            known.add(post.key)
        once.append(post)
    return once


def _parents(
    posts: list[Post], tops: set[str | None], lost: Counter[str], *, one_article: bool
) -> list[str | int | None]:
    """For each post the key (or place among them) of what it answers; circles are opened where they close."""
    places = {post.key: i for i, post in enumerate(posts) if post.key is not None}
    by_author: dict[str, int] = {}
    found: list[str | int | None] = []
    for i, post in enumerate(posts):
        parent: str | int | None = post.parent
        if parent in tops or parent == post.key or (isinstance(parent, str) and parent.lower() in NO_PARENT):
            parent = None
        if post.parent_author is not None and post.parent_author in by_author:
            parent = by_author[post.parent_author]
        found.append(places.get(parent, parent) if isinstance(parent, str) else parent)
        if post.author is not None:
            by_author[post.author] = i
    outside = {parent for parent in found if isinstance(parent, str)}
    if (
        one_article and len(outside) == 1 and None not in found and len(found) > 1
    ):  # what all answer is the article's own id
        found = [None if isinstance(parent, str) else parent for parent in found]
    for i in closing(found):
        lost["answers that ran in a circle"] += 1
        found[i] = None
    return found


def closing(parents: list[str | int | None]) -> list[int]:
    """The places at which a walk along the parents comes back to itself; linear, each place walked once."""
    state = [0] * len(parents)
    found = []
    for start in range(len(parents)):
        way, at = [], start
        while not state[at]:
            state[at] = 1
            way.append(at)
            above = parents[at]
            if not isinstance(above, int):
                break
            if state[above] == 1:
                found.append(at)
                break
            at = above
        for place in way:
            state[place] = 2
    return found


def _comment(post: Post, parent: str | int | None) -> CommentDraft:
    text, quoted = words_of_markup(post.text) if post.markup else (post.text.strip(), [])
    removed = GONE.fullmatch(text) is not None or is_removed(text)
    kind = "deleted" if removed and post.kind == "comment" else post.kind
    if kind == "deleted" and not removed:
        text, quoted = "", []  # whoever took them back does not want them read
    return CommentDraft(
        text=text,
        key=post.key,
        number=post.number,
        kind=kind,
        author=post.author.strip() if post.author else None,
        author_url=post.author_url,
        posted=post.posted,
        likes=post.likes,
        permalink=post.permalink,
        promoted=post.promoted,
        quoted=quoted,
        parent=parent,
        basis="markup",
        extra=_extra(post),
    )


def _extra(post: Post) -> dict[str, str]:
    """The columns without a field, as texts; no more than `MOST_EXTRA`."""
    return {
        name: shown
        for name, value in islice(post.extra.items(), MOST_EXTRA)
        if (shown := str(value).strip()) and len(shown) <= LONGEST_EXTRA
    }


def _with_roots(thread: Thread) -> Thread:
    """The thread with comments that answer none known to answer nobody, where it has parents at all."""
    if not any(comment.replies_to for comment in thread.comments):
        return thread
    return thread.with_comments(tuple(c if c.replies_to else replace(c, root_probability=1.0) for c in thread.comments))
