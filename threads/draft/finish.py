"""From a parser's draft to a thread: stable ids, links from the markup, languages, the account of what was dropped."""

from __future__ import annotations

import hashlib
from datetime import datetime
from typing import Protocol

from threads.draft.draft import CommentDraft, Draft
from threads.lines.markers import markers
from threads.lines.promotion import is_promotion
from threads.model import Article, Comment, Reply, Source, Span, Thread, Turn, guarded, in_time
from threads.privacy import ADDRESSES
from threads.text.language import detect, detect_beside
from threads.text.letters import seen, solid


class Origin(Protocol):
    """What a thread says of where it came from: a page, or a part of an export."""

    path: str | None
    url: str | None
    sha256: str
    encoding: str
    form: str
    removed: int

    @property
    def captured(self) -> datetime | None: ...


def assemble(page: Origin, draft: Draft, parser: str) -> Thread:
    """Returns the thread of a parser's draft: stable ids, links from the markup, languages, the account of losses.

    Addresses are out of it, and so is what cannot be (see `threads.model.guard`).
    """
    thread_id = hashlib.sha256((page.url or draft.url or page.sha256).encode()).hexdigest()[:16]
    language = detect(draft.text) if draft.text else None
    article = Article(
        id=f"{thread_id}-article",
        title=draft.title,
        text=draft.text,
        byline=draft.byline,
        outlet=draft.outlet,
        published=draft.published,
        language=language,
        turns=tuple(Turn(speaker=t.speaker, start=t.start, end=t.end) for t in draft.turns),
    )
    comments, missing = _comments(draft.comments, language)
    source = Source(
        path=page.path,
        url=page.url or draft.url,
        sha256=page.sha256,
        encoding=page.encoding,
        form=page.form,
        parser=parser,
    )
    thread = Thread(
        id=thread_id,
        source=source,
        article=article,
        comments=comments,
        dropped=_account(page, draft),
        missing=missing,
        notes=tuple(_notes(draft)),
        announced=draft.announced,
    )
    return in_time(guarded(thread), captured=page.captured)


ANNOUNCES = "The page announces"


def _notes(draft: Draft) -> list[str]:
    """The parser's notes, and one where the page announces more comments than were found."""
    found, told = len(draft.comments), draft.announced
    if told is None or found >= told or any(note.startswith(ANNOUNCES) for note in draft.notes):
        return draft.notes
    more = f"{ANNOUNCES} {told} comments; {found or 'none'} {'was' if found < 2 else 'were'} found in what was saved."
    return [*draft.notes, more]


def _account(page: Origin, draft: Draft) -> dict[str, int]:
    """What was dropped, by reason; whatever a parser did not account for is listed as such."""
    dropped = {reason: count for reason, count in sorted(draft.dropped.items()) if count}
    kept = solid(draft.text) + sum(solid(comment.text) for comment in draft.comments)
    lost = draft.total - kept - sum(dropped.values())
    if lost:
        dropped["not accounted for"] = lost
    if page.removed:
        dropped[ADDRESSES] = page.removed
    return dropped


def _comments(drafts: list[CommentDraft], language: str | None) -> tuple[tuple[Comment, ...], tuple[str, ...]]:
    """The comments of the drafts, and the ids of parents that the page no longer holds."""
    ids = _ids(drafts)
    around = language or detect("\n".join(draft.text[:200] for draft in drafts[:20]))
    numbers = _numbers(drafts)
    by_key = {draft.key: ids[i] for i, draft in reversed(list(enumerate(drafts))) if draft.key is not None}
    missing: dict[str, None] = {}
    comments = []
    for i, draft in enumerate(drafts):
        parent = ids[draft.parent] if isinstance(draft.parent, int) else draft.parent
        if isinstance(draft.parent, str):
            parent = by_key.get(draft.parent, draft.parent)
            if draft.parent not in by_key:
                missing[draft.parent] = None
        replies = (Reply(parent=parent, basis=draft.basis),) if parent is not None and parent != ids[i] else ()
        comments.append(_comment(draft, ids[i], numbers[i], replies, around))
    return tuple(comments), tuple(missing)


def _comment(
    draft: CommentDraft, comment_id: str, number: int | None, replies: tuple[Reply, ...], around: str | None
) -> Comment:
    return Comment(
        id=comment_id,
        text=draft.text,
        number=number,
        kind=draft.kind,
        author=(seen(draft.author) or None) if draft.author else draft.author,
        author_url=draft.author_url,
        posted=draft.posted,
        language=detect_beside(draft.text, around) if draft.text else None,
        likes=draft.likes,
        permalink=draft.permalink,
        promoted=draft.promoted or (draft.kind == "comment" and is_promotion(draft.text)),
        quoted=_spans(draft),
        replies_to=replies,
        root_probability=0.0 if replies else None,
        at=draft.at,
        extra=draft.extra,
    )


def _spans(draft: CommentDraft) -> tuple[Span, ...]:
    """What of the text is not its writer's: quotations, and at its head whom it answers and its number."""
    at_head = [] if any(start == 0 for start, _ in draft.quoted) else markers(draft.text, draft.author)
    return (*at_head, *(span for span in draft.quoted if not at_head or span[0] >= at_head[0][1]))


def _numbers(drafts: list[CommentDraft]) -> list[int | None]:
    """The numbers that the page shows; where it shows none, the place among its comments, by which readers count."""
    if any(draft.number is not None for draft in drafts):
        return [draft.number for draft in drafts]
    count = 0
    numbers: list[int | None] = []
    for draft in drafts:
        count += draft.kind != "pingback"
        numbers.append(None if draft.kind == "pingback" else count)
    return numbers


def _ids(drafts: list[CommentDraft]) -> list[str]:
    """The sites' ids where they are unique, else digests of author and text that are stable across runs."""
    ids: list[str] = []
    taken: dict[str, int] = {}
    for draft in drafts:
        name = (
            draft.key
            or "c" + hashlib.sha256(f"{draft.author}\0{draft.text}".encode("utf-8", "surrogatepass")).hexdigest()[:12]
        )
        taken[name] = taken.get(name, 0) + 1
        ids.append(name if taken[name] == 1 else f"{name}-{taken[name]}")
    return ids
