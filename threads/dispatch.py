"""From a page to a thread: which parser reads it, and what every parser's draft goes through."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path
from typing import Protocol

from threads.draft import CommentDraft, Draft, solid
from threads.draft.checks import check_draft
from threads.errors import BadParameter, NotAPage
from threads.lines.promotion import is_promotion
from threads.model import Article, Comment, Reply, Source, Thread, Turn
from threads.page import Page
from threads.parsers import PARSERS
from threads.text.language import detect, detect_beside

PATH_LIKE = re.compile(r"(?:https?://)?\S{1,1000}\.(?:[xs]?html?|mhtml|te?xt)", re.IGNORECASE)
"""One word that ends as the names of pages do: nobody's comment thread, but a path or an address given as text."""

NO_PAGES = frozenset({".toml", ".json", ".jsonl", ".ndjson", ".csv", ".tsv", ".zip", ".yaml", ".yml", ".ini", ".css", ".js", ".py", ".ipynb"})
"""Suffixes of what holds settings, tables or code: it would be read as a page of text that nobody wrote."""


def split(source: Path | bytes | str, *, url: str | None = None) -> Thread:
    """Returns the page's article and comments, with links only where the markup gives them.

    `source` is a `Path`, the page's bytes, or its text: HTML or flattened, recognised without being told. A `str` is
    always the page's own text, never the name of a file; `url` is its address where the page does not say it.
    Raises InputError with a sentence where there is no page to read, and BadParameter for a `str` that names a file.
    """
    _check_source(source)
    page = Page(source, url=url)
    draft, parser = _draft(page)
    return assemble(page, draft, parser)


def parse(source: Path | bytes | str, *, url: str | None = None) -> Thread:
    """Returns the page's thread with the quoted voices and with inferred replies where the platform kept none.

    `source` and `url` are as for `split`, and so are the errors: InputError and BadParameter.
    """
    from threads.quotes import add_quotes
    from threads.replies import link

    return link(add_quotes(split(source, url=url)))


def _check_source(source: object) -> None:
    """Raises BadParameter or NotAPage where what was given cannot be meant as a page."""
    if isinstance(source, Path):
        if source.suffix.lower() in NO_PAGES:
            raise NotAPage(str(source), f"settings, code or a table ({source.suffix}; commentariat.read reads tables of comments)")
        return
    if not isinstance(source, str | bytes):
        raise BadParameter(f"A page is given as a Path, as bytes or as text, not as {type(source).__name__}.")
    if isinstance(source, str) and _names_a_file(source):
        raise BadParameter(f"A str is read as the page's own text, and {source!r:.200} is the name of a file: give Path({source!r:.200}).")


def _names_a_file(text: str) -> bool:
    if len(text) > 1_000 or "\n" in text or "<" in text:
        return False
    if PATH_LIKE.fullmatch(text):
        return True
    try:
        return Path(text).is_file()
    except (OSError, ValueError):
        return False


def _draft(page: Page) -> tuple[Draft, str]:
    for part in PARSERS:
        if part.options["form"] != page.form:
            continue
        try:
            draft = part.function(page)
        except Exception as error:
            error.add_note(f"{READING} {part.name!r}")
            raise
        if draft is not None:
            check_draft(draft, part.name)
            return draft, f"{part.name}-v{part.options['version']}"
    raise NotAPage(page.path or "The input", "no form that a parser reads")


READING = "while the page was read by the parser"
"""How the note begins that names the parser on an error of its own."""


class Origin(Protocol):
    """What a thread says of where it came from: a page, or a part of an export."""

    path: str | None
    url: str | None
    sha256: str
    encoding: str
    form: str
    removed: int


def assemble(page: Origin, draft: Draft, parser: str) -> Thread:
    """Returns the thread of a parser's draft: stable ids, links from the markup, languages, the account of losses."""
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
    source = Source(path=page.path, url=page.url or draft.url, sha256=page.sha256, encoding=page.encoding, form=page.form, parser=parser)
    return Thread(
        id=thread_id,
        source=source,
        article=article,
        comments=comments,
        dropped=_account(page, draft),
        missing=missing,
        notes=tuple(draft.notes),
    )


def _account(page: Origin, draft: Draft) -> dict[str, int]:
    """What was dropped, by reason; whatever a parser did not account for is listed as such."""
    dropped = {reason: count for reason, count in sorted(draft.dropped.items()) if count}
    kept = solid(draft.text) + sum(solid(comment.text) for comment in draft.comments)
    lost = draft.total - kept - sum(dropped.values())
    if lost:
        dropped["not accounted for"] = lost
    if page.removed:
        dropped["e-mail and IP addresses"] = page.removed
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


def _comment(draft: CommentDraft, comment_id: str, number: int | None, replies: tuple[Reply, ...], around: str | None) -> Comment:
    return Comment(
        id=comment_id,
        text=draft.text,
        number=number,
        kind=draft.kind,
        author=draft.author,
        author_url=draft.author_url,
        posted=draft.posted,
        language=detect_beside(draft.text, around) if draft.text else None,
        likes=draft.likes,
        permalink=draft.permalink,
        promoted=draft.promoted or (draft.kind == "comment" and is_promotion(draft.text)),
        quoted=tuple(draft.quoted),
        replies_to=replies,
        root_probability=0.0 if replies else None,
        at=draft.at,
    )


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
        name = draft.key or "c" + hashlib.sha256(f"{draft.author}\0{draft.text}".encode("utf-8", "surrogatepass")).hexdigest()[:12]
        taken[name] = taken.get(name, 0) + 1
        ids.append(name if taken[name] == 1 else f"{name}-{taken[name]}")
    return ids
