"""From the records found on a page to a Draft: every visible text gets one label, so that nothing is lost or counted
twice."""

from __future__ import annotations

import re
from collections import Counter
from datetime import datetime
from functools import lru_cache

from threads.article.byline import read_byline, read_outlet
from threads.article.interview import interview_turns
from threads.article.labels import article_labels
from threads.article.metadata import read_metadata
from threads.comments.forwards import forwarded
from threads.comments.html.echoes import mark_echoes
from threads.comments.html.fields import read_fields
from threads.comments.html.matching import find_texts
from threads.comments.html.nesting import by_address
from threads.comments.html.record import Record
from threads.comments.html.stated import Stated
from threads.dates.captured import captured_on
from threads.draft import CommentDraft, Draft
from threads.lines.bylines import opening_credits, source_around
from threads.lines.furniture import is_comment_form
from threads.lines.headings import comment_heading
from threads.lines.notices import is_removed
from threads.model import Span
from threads.page import Page
from threads.page.services import comment_service
from threads.page.tree import Tree, join
from threads.text.letters import solid

Label = int | str
"""A comment's index, or the reason why a text is in no comment; ARTICLE stands for the article's own text."""

ARTICLE = "article"
_QUOTE_CLASS = re.compile(
    (
        r"(?:^|[-_ ])(?:quote|quoted|quotation|bbcodeblock|bq|zitat|citation|引用)(?:$|[-_ ])|bb-?code-?block|"
        r"quotetitle|quotemain|quotecontent|quoteheader"
    ),
    re.IGNORECASE,
)


def assemble_page(page: Page, records: list[Record]) -> Draft:
    """Returns the draft: the records' comments, the article around them, the page's metadata, and what was dropped."""
    tree = page.tree
    labels: list[Label | None] = ["form controls" if control else None for control in tree.control]
    if mark_echoes(tree, records):
        drafts = []
        _drop(records, labels, "trackbacks")
    else:
        drafts = _comments(tree, records, labels, captured=captured_on(page.text) if records else None)
    _section(tree, records, labels)
    draft = _around(
        page, labels, drafts, comments_at=min((u for record in records for u in record.own[:1]), default=None)
    )
    draft.dropped["comment header"] += sum(record.cut for record in records)
    return draft


def _drop(records: list[Record], labels: list[Label | None], reason: str) -> None:
    for record in records:
        for u in record.own:
            if labels[u] is None:
                labels[u] = reason


def _around(page: Page, labels: list[Label | None], drafts: list[CommentDraft], *, comments_at: int | None) -> Draft:
    """The draft with the article found among the texts that have no label yet."""
    tree = page.tree
    metadata = read_metadata(tree)
    free = [u for u, label in enumerate(labels) if label is None]
    if metadata.heading is not None and metadata.outlet is None:
        metadata.outlet, stated = read_outlet(tree, metadata.heading, free)
        for u in stated:
            labels[u] = "source line"
    if metadata.heading is not None and (metadata.byline is None or metadata.published is None):
        byline, published, stated = read_byline(tree, page.signs, metadata.heading, free)
        metadata.byline, metadata.published = metadata.byline or byline, metadata.published or published
        for u in stated:
            labels[u] = "byline and date"
    taken = [label is not None for label in labels]
    for u, reason in article_labels(tree, page.signs, taken, metadata, comments_at=comments_at).items():
        labels[u] = reason
    draft = Draft(
        text=join(tree, [u for u, label in enumerate(labels) if label == ARTICLE]),
        title=metadata.title,
        byline=metadata.byline,
        outlet=metadata.outlet,
        published=metadata.published,
        comments=drafts,
        total=tree.total,
        url=metadata.url,
    )
    draft.turns = interview_turns(draft.text)
    opened, by = opening_credits(draft.text)
    draft.byline, draft.outlet = draft.byline or by, draft.outlet or source_around(draft.text) or opened
    draft.dropped = _dropped(tree, labels)
    if not drafts:
        draft.notes.extend(_not_saved(page))
    return draft


HEADER_PIECES = 6
"""Pieces of text before a stated comment's words among which its author's name is looked for."""


def assemble_stated(page: Page, stated: list[Stated], *, shown_only: bool = False) -> Draft:
    """Returns the draft of a page that states its comments in JSON-LD, or whose lines show them.

    Where the page shows the same words, they are labelled and count once; words that it only states are added to the
    page's total, or left out with `shown_only`.
    """
    tree = page.tree
    labels: list[Label | None] = ["form controls" if control else None for control in tree.control]
    places = find_texts(tree, [item.text for item in stated])
    if shown_only:
        stated, places = _shown(stated, places)
    for k, pieces in enumerate(places):
        for u in pieces:
            labels[u] = k
        for u in range(max(0, pieces[0] - HEADER_PIECES), pieces[0]) if pieces else ():
            if labels[u] is None and _heads(page, u, stated[k]):
                labels[u] = "comment header"
    drafts = [
        CommentDraft(
            text=join(tree, pieces) if pieces else item.text, author=item.author, author_url=item.author_url,
            posted=item.posted,
            likes=item.likes, permalink=item.url, parent=item.parent, basis="markup",
            at=f"e{tree.home[pieces[0]]}" if pieces else None,
        )
        for item, pieces in zip(stated, places, strict=True)
    ]  # fmt: skip
    shown = [u for u, label in enumerate(labels) if isinstance(label, int) or label == "comment header"]
    if shown:
        for u in range(shown[0], shown[-1]):
            if labels[u] is None:
                labels[u] = "comment section"
    draft = _around(page, labels, drafts, comments_at=shown[0] if shown else None)
    draft.total += sum(solid(item.text) for item, pieces in zip(stated, places, strict=True) if not pieces)
    return draft


def _shown(stated: list[Stated], places: list[list[int]]) -> tuple[list[Stated], list[list[int]]]:
    """Those whose words the page shows; the others' answers lose their parent."""
    kept = [k for k, pieces in enumerate(places) if pieces]
    place = {k: n for n, k in enumerate(kept)}
    for k in kept:
        above = stated[k].parent
        stated[k].parent = place.get(above) if above is not None else None
    return [stated[k] for k in kept], [places[k] for k in kept]


def _heads(page: Page, u: int, item: Stated) -> bool:
    """Whether a short text before a comment's words is of its header: its author's name, or its date."""
    text = page.tree.text[u]
    return len(text) <= LONGEST_HEAD and (
        page.signs.date[u] if not item.author else item.author in text or page.signs.date[u]
    )


LONGEST_HEAD = 80


def _comments(
    tree: Tree, records: list[Record], labels: list[Label | None], *, captured: datetime | None
) -> list[CommentDraft]:
    """The drafts, in page order; labels their words with their index and their headers as such."""
    drafts: list[CommentDraft] = []
    place: dict[int, int] = {}
    language = tree.get(0, "lang") or tree.get(0, "xml:lang") or None if tree.tag else None
    for k, record in enumerate(records):
        for u in record.head:
            if labels[u] is None:
                labels[u] = "comment header"
        if not record.body and not (record.author and record.when):
            continue
        place[k] = len(drafts)
        for u in record.body:
            labels[u] = len(drafts)
        following = records[k + 1].start if k + 1 < len(records) else record.end
        posted, number, likes = read_fields(tree, record, limit=following, language=language, captured=captured)
        text, quoted = _text(tree, record.body)
        if record.colon:
            quoted = (
                [(max(0, a - len(text) + len(bare)), b - len(text) + len(bare)) for a, b in quoted]
                if (bare := text.lstrip(":： "))
                else []
            )
            record.cut = solid(text) - solid(bare)
            text = bare
        above = record.parent
        while above is not None and above not in place:
            above = records[above].parent
        drafts.append(
            CommentDraft(
                text=text,
                key=record.key,
                number=number,
                kind="deleted" if record.kind == "comment" and is_removed(text) else record.kind,
                author=record.author,
                author_url=record.author_url,
                posted=posted,
                likes=likes,
                permalink=record.permalink,
                quoted=[*quoted, *forwarded(text)],
                promoted=record.promoted,
                parent=place[above] if above is not None else None,
                basis=record.basis,
                at=f"e{record.start}",
            )
        )
    _unique_keys(drafts)
    by_address(drafts)
    return drafts


def _unique_keys(drafts: list[CommentDraft]) -> None:
    counts = Counter(draft.key for draft in drafts)
    for draft in drafts:
        if draft.key is not None and counts[draft.key] > 1:
            draft.key = None


def _text(tree: Tree, pieces: list[int]) -> tuple[str, list[Span]]:
    """The pieces' text, and the spans in it that stand in quotations."""
    parts: list[str] = []
    spans: list[Span] = []
    at, known = 0, {_holder(tree, pieces): False}
    for k, u in enumerate(pieces):
        if not k:
            part = tree.text[u]
        elif pieces[k - 1] == u - 1:
            part = tree.before[u] + tree.text[u]
        else:
            part = join(tree, pieces[k - 1 : k + 1])[len(tree.text[pieces[k - 1]]) :]
        parts.append(part)
        start = at + len(part) - len(tree.text[u])
        at += len(part)
        if _quoted(tree, tree.home[u], known):
            if spans and spans[-1][1] >= start - 2:
                spans[-1] = (spans[-1][0], at)
            else:
                spans.append((start, at))
    return "".join(parts), spans


def _holder(tree: Tree, pieces: list[int]) -> int:
    """The element that holds all the words: boards write it as <blockquote> too, and it is no quotation."""
    i = tree.home[pieces[0]] if pieces else -1
    while i >= 0 and tree.last[i] <= pieces[-1]:
        i = tree.parent[i]
    return i


def _quoted(tree: Tree, i: int, known: dict[int, bool]) -> bool:
    """Whether the element stands in a <blockquote> or an element that the class calls a quotation, below the record."""
    way: list[int] = []
    while i >= 0 and i not in known and len(way) < 12:
        way.append(i)
        if (
            tree.tag[i] == "blockquote"
            or ((words := tree.get(i, "class")) and _is_quote(words))
            or _opens_original(tree, i)
        ):
            known[i] = True
            break
        i = tree.parent[i]
    answer = known.get(i, False)
    for j in way:
        known[j] = answer
    return answer


_ORIGINAL = re.compile(r".{0,60}的原[贴帖]\s?[:：]?|原[贴帖]由.{1,40}|.{1,40}님의 (?:글|댓글)\s?[:：]?")
"""What Chinese and Korean sites write above the words that a comment answers, in the same box."""


def _opens_original(tree: Tree, i: int) -> bool:
    """Whether an element opens with the line that leads to another comment's words."""
    text = tree.text[tree.first[i]] if tree.last[i] > tree.first[i] + 1 else ""
    return ("原" in text or "님의" in text) and _ORIGINAL.fullmatch(text) is not None


@lru_cache(maxsize=20_000)
def _is_quote(words: str) -> bool:
    return _QUOTE_CLASS.search(words) is not None


def _section(tree: Tree, records: list[Record], labels: list[Label | None]) -> None:
    """Labels what stands between the first and the last record, and the heading and the form around them."""
    if not records:
        return
    start = tree.first[records[0].start]
    end = max((max(r.own) + 1 for r in records if r.own), default=start)
    for u in range(start, end):
        if labels[u] is None:
            labels[u] = "comment section"
    for u in range(end, min(len(labels), end + 60)):
        if labels[u] is None and is_comment_form(tree.text[u]):
            labels[u] = "comment form"
    for u in range(max(0, start - 12), start):
        if labels[u] is None and comment_heading(tree.text[u]) is not None:
            labels[u] = "comment heading"


def _dropped(tree: Tree, labels: list[Label | None]) -> Counter[str]:
    dropped: Counter[str] = Counter()
    for u, label in enumerate(labels):
        if label is None:
            dropped["site furniture"] += tree.solid[u]
        elif isinstance(label, str) and label != ARTICLE:
            dropped[label] += tree.solid[u]
    return dropped


def _not_saved(page: Page) -> list[str]:
    """The note that a page's comments are loaded by a script and so are not in what was saved."""
    service = comment_service(page)
    return [f"This page's comments were not saved with it ({service} loads them in the browser)."] if service else []
