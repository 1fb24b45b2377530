"""From the records found on a page to a Draft: every visible text gets one label, so that nothing is lost or counted
twice."""

from __future__ import annotations

from collections import Counter
from datetime import datetime

from threads.article.byline import read_byline, read_outlet
from threads.article.interview import interview_turns
from threads.article.labels import article_labels
from threads.article.metadata import read_metadata
from threads.comments.forwards import forwarded
from threads.comments.html.announced import announced
from threads.comments.html.answered import by_statement
from threads.comments.html.echoes import mark_echoes
from threads.comments.html.ends import clear_names
from threads.comments.html.fields import key_of, read_fields
from threads.comments.html.nesting import by_address
from threads.comments.html.record import Record
from threads.comments.html.signatures import lead_of
from threads.draft import CommentDraft, Draft
from threads.lines.bylines import opening_credits, source_around
from threads.lines.furniture import is_comment_form
from threads.lines.headings import comment_heading
from threads.lines.names import is_profile
from threads.lines.notices import is_removed
from threads.lines.owners import owner_lead
from threads.page import Page
from threads.page.quotations import words_of
from threads.page.services import comment_service
from threads.page.tree import Tree, join
from threads.text.letters import solid

Label = int | str
"""A comment's index, or the reason why a text is in no comment; ARTICLE stands for the article's own text."""

ARTICLE = "article"


def assemble_page(page: Page, records: list[Record]) -> Draft:
    """Returns the draft: the records' comments, the article around them, the page's metadata, and what was dropped."""
    tree = page.tree
    labels: list[Label | None] = ["form controls" if control else None for control in tree.control]
    clear_names(tree, records)
    for k, record in enumerate(records):
        record.key = record.key or key_of(tree, record, records[k + 1].start if k + 1 < len(records) else record.end)
    by_statement(tree, records)
    if mark_echoes(tree, records):
        drafts = []
        _drop(records, labels, "trackbacks")
    else:
        drafts = _comments(tree, records, labels, captured=page.captured if records else None)
    _section(tree, records, labels)
    draft = draft_around(
        page, labels, drafts, comments_at=min((u for record in records for u in record.own[:1]), default=None)
    )
    draft.dropped["comment header"] += sum(record.cut for record in records)
    return draft


def _drop(records: list[Record], labels: list[Label | None], reason: str) -> None:
    for record in records:
        for u in record.own:
            if labels[u] is None:
                labels[u] = reason


def draft_around(
    page: Page, labels: list[Label | None], drafts: list[CommentDraft], *, comments_at: int | None
) -> Draft:
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
    draft.announced = announced(
        tree, page.signs, first=comments_at, url=page.url or metadata.url, heading=metadata.heading
    )
    draft.turns = interview_turns(draft.text)
    opened, by = opening_credits(draft.text)
    draft.byline, draft.outlet = draft.byline or by, draft.outlet or source_around(draft.text) or opened
    _give_addresses(tree, drafts)
    draft.dropped = _dropped(tree, labels)
    if not drafts:
        draft.notes.extend(_not_saved(page))
    return draft


def _give_addresses(tree: Tree, drafts: list[CommentDraft]) -> None:
    """Gives comments without an address of their author the one that the name leads to elsewhere on the page."""
    wanted = {draft.author for draft in drafts if draft.author and not draft.author_url}
    if not wanted:
        return
    known: dict[str, set[str]] = {}
    for draft in drafts:
        if draft.author in wanted and draft.author_url:
            known.setdefault(draft.author, set()).add(draft.author_url)
    for u, text in enumerate(tree.text):
        if text in wanted and tree.link[u] >= 0 and is_profile(address := tree.get(tree.link[u], "href")):
            known.setdefault(text, set()).add(address)
    for draft in drafts:
        if draft.author and not draft.author_url and len(found := known.get(draft.author, set())) == 1:
            draft.author_url = next(iter(found))


def _comments(
    tree: Tree, records: list[Record], labels: list[Label | None], *, captured: datetime | None
) -> list[CommentDraft]:
    """The drafts, in page order; labels their words with their index and their headers as such."""
    drafts: list[CommentDraft] = []
    kept = [k for k, record in enumerate(records) if record.body or (record.author and record.when)]
    place = {k: n for n, k in enumerate(kept)}
    language = tree.get(0, "lang") or tree.get(0, "xml:lang") or None if tree.tag else None
    for k, record in enumerate(records):
        for u in record.head:
            if labels[u] is None:
                labels[u] = "comment header"
        if k not in place:
            continue
        for u in record.body:
            labels[u] = len(drafts)
        following = records[k + 1].start if k + 1 < len(records) else record.end
        posted, number, likes = read_fields(tree, record, limit=following, language=language, captured=captured)
        text, quoted = words_of(tree, record.body)
        if record.colon or record.label:
            bare = _without_lead(text, record)
            moved = len(text) - len(bare)
            quoted = [(max(0, a - moved), b - moved) for a, b in quoted if b > moved]
            record.cut = solid(text) - solid(bare)
            text = bare
        above = record.parent
        while above is not None and above not in place:
            above = records[above].parent
        drafts.append(
            CommentDraft(
                text=text,
                key=record.key,
                number=number if number is not None else record.number,
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


def _without_lead(text: str, record: Record) -> str:
    """The words without what leads them: the page's label, the owner's, a moment, and a colon."""
    text = text.removeprefix(record.label)
    return text[lead_of(text) or owner_lead(text) :].lstrip(":： ") if record.colon else text.lstrip()


def _unique_keys(drafts: list[CommentDraft]) -> None:
    counts = Counter(draft.key for draft in drafts)
    for draft in drafts:
        if draft.key is not None and counts[draft.key] > 1:
            draft.key = None


HEADED = 12
"""Texts above the first comment among which the heading stands."""
FILTER = 24
"""Letters of what stands between that heading and the comments ("Sort by", "Newest")."""


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
    above = range(max(0, start - HEADED), start)
    heading = next((u for u in above if labels[u] is None and comment_heading(tree.text[u]) is not None), start)
    for u in range(heading, start):
        if labels[u] is None and comment_heading(tree.text[u]) is not None:
            labels[u] = "comment heading"
        elif labels[u] is None and tree.weight[u] <= FILTER:
            labels[u] = "comment section"


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
