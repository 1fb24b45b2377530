"""Posts by the layout of their platform: where each part of a post stands, and the draft that comes of it.

A platform's file holds a `Layout`; everything that platforms share is here. This module registers no parser.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from datetime import datetime

from threads.comments.html.heads import read_head
from threads.comments.html.nesting import by_depth
from threads.comments.html.record import Record, as_records
from threads.draft import CommentDraft, Draft
from threads.lines.hints import holds_one
from threads.lines.names import clean_author
from threads.model import Span
from threads.page import Page
from threads.page.clock import latest_year, page_clock, page_zone, year_by_weekday
from threads.page.index import Index
from threads.page.moments import page_order, read_moment
from threads.page.signs import Signs
from threads.parsers.shared.depth import Depth, nest_by_levels
from threads.parsers.shared.html import assemble_page
from threads.parsers.shared.layout import KEYS, SOURCES, Layout
from threads.parsers.shared.pieces import by_record, joined
from threads.text.letters import solid

_DIGITS = re.compile(r"\d{1,20}")
_LAST_DIGITS = re.compile(r"(\d{1,20})\D{0,20}$")
_POST_ID = re.compile(r"[?&;](?:pid|post_?id)=(\d{1,20})")
"""The post in an address that names its topic as well."""
_NO_NAME = re.compile(r"\[[^\[\]]{0,40}\]")
"""What stands in a name's place: "[deleted]", "[1]"."""
_UID = re.compile(r"\s?\(\d{1,12}\)$")
"""A member's number behind the name ("Ann (1287)")."""
_SIGNED = re.compile(r"([+−-]?\d[\d,.]{0,9})")
_CLOCK = re.compile(r"\d\s?[:h.]\s?\d\d|\d\s?[ap]m\b", re.IGNORECASE)
_NUMBERED = re.compile(r"#\s?(\d{1,7})\b")
SHORT_COUNT = 24
"""Characters of a text that is a count ("3 likes"); a longer one must write its number as "#3"."""
ATTRIBUTION = "blockquote cite"
"""Who is quoted: an element of a line of text, which every forum's style sets on a line of its own."""
LONGEST_NAME = 60
"""Characters of a name; the longest of the measured forums has 43."""


def read_posts(page: Page, layout: Layout, *, depth: Depth | None = None) -> Draft | None:
    """Returns the draft of a page of this layout, None where the page has no such posts.

    `depth` says how deep the post at an element stands where answers are indented, not nested.
    """
    if not holds_one(page.names, layout.signs):
        return None
    tree, index = page.tree, page.index
    before = {tree.end[i]: i for i in index.find(layout.header)}
    spans = [(before.get(i, i), tree.end[i]) for i in index.find(layout.post) if tree.first[i] < tree.last[i]]
    if not spans:
        return None
    reader = Reader(page, layout, index, as_records(tree, _with_words(layout, index, spans)))
    if not reader.credible():
        return None
    if depth is not None:
        nest_by_levels(tree, reader.records, depth)
    elif not layout.forum:
        by_depth(tree, reader.records)
    draft = assemble_page(page, reader.records)
    reader.complete(draft)
    if not layout.forum:
        return draft
    return _opening_alone(draft) if len(draft.comments) == 1 and _opens(page, draft) else _without_article(draft)


def _with_words(layout: Layout, index: Index, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans that hold an element for words or are deleted; a list of topics is written with the same classes."""
    filled = sorted([*index.find(layout.body), *index.find(layout.deleted)])
    return [(a, b) for a, b in spans if bisect_left(filled, a) < bisect_left(filled, b)]


_LATER = re.compile(r"[?&;/](?:page|seite|start|offset|p|pg)[=/-]?(?!0\b|1\b)\d|[-/]\d{1,4}\.html?$", re.IGNORECASE)


def _opens(page: Page, draft: Draft) -> bool:
    """Whether the only post opens its topic: it is no later page's, has no other number than one, answers nobody."""
    only = draft.comments[0]
    address = page.url or draft.url or ""
    return only.number in (None, 1) and only.parent is None and bool(only.text) and not _LATER.search(address)


def _opening_alone(draft: Draft) -> Draft:
    """A topic that nobody has answered: its opening post is the page's text."""
    only = draft.comments.pop()
    draft = _without_article(draft)
    draft.text, draft.byline, draft.published = only.text, only.author, only.posted
    return draft


def _without_article(draft: Draft) -> Draft:
    """A forum's page has no article: what was taken for one is text around the posts."""
    if draft.text:
        draft.dropped["text around the posts"] += solid(draft.text)
    draft.text, draft.byline, draft.published, draft.turns = "", None, None, []
    return draft


class Reader:
    """The parts of a page's posts, read by a layout."""

    def __init__(self, page: Page, layout: Layout, index: Index, records: list[Record]) -> None:
        self.tree, self.layout, self.index, self.records = page.tree, layout, index, records
        self._parts: dict[str, dict[int, list[int]]] = {}
        for k, record in enumerate(records):
            self._divide(k, record)
            self._head(page, k, record)
            record.key = self._key(k)
        self.order = page_order(self.tree, page.signs, [self._date_texts(k) for k in range(len(records))])
        self.zone = page_zone(self.tree)
        self.now = self._now(page)

    def credible(self) -> bool:
        """Whether half of the posts have words and an author or a date."""
        good = sum(
            bool(r.body) and (r.author is not None or r.when is not None or bool(self._dates(k)))
            for k, r in enumerate(self.records)
        )
        return 0 < len(self.records) <= 2 * good

    def complete(self, draft: Draft) -> None:
        """Gives the drafts of the posts what the layout knows of them."""
        place = {record.start: k for k, record in enumerate(self.records)}
        known = {digits: record.key for record in self.records if (digits := _number_of(record.key))}
        for comment in draft.comments:
            if comment.at is not None:
                self._complete(place[int(comment.at[1:])], comment, known)

    def _complete(self, k: int, comment: CommentDraft, known: dict[str, str | None]) -> None:
        layout, record = self.layout, self.records[k]
        comment.posted = self._posted(k) or (None if self._dates(k) else comment.posted)
        comment.number = self._count(layout.number, k)
        comment.likes = self._count(layout.likes, k)
        comment.permalink = self._address(layout.permalink, k) or comment.permalink
        comment.text, comment.quoted = self._told(k, record.body)
        comment.promoted = bool(self._of(layout.promoted, k))
        if self._of(layout.deleted, k):
            comment.kind = "deleted"
        answered = self._answered(k, known)
        if answered is not None and answered != record.key:
            comment.parent, comment.basis = answered, "markup"

    def _of(self, selector: str, k: int) -> list[int]:
        """The elements of record k, and of no record within it, that match."""
        if selector not in self._parts:
            self._parts[selector] = by_record(self.records, self.index.find(selector))
        return self._parts[selector].get(k, [])

    def _divide(self, k: int, record: Record) -> None:
        tree, own = self.tree, record.own
        words: set[int] = set()
        for i in self._of(self.layout.body, k):
            words.update(own[bisect_left(own, tree.first[i]) : bisect_left(own, tree.last[i])])
        for i in self._of(self.layout.cut, k):
            words.difference_update(own[bisect_left(own, tree.first[i]) : bisect_left(own, tree.last[i])])
        record.body = [u for u in own if u in words and not tree.control[u]]
        record.head = [u for u in own if u not in words and not tree.control[u]]

    def _head(self, page: Page, k: int, record: Record) -> None:
        """The author and the date's words; where a theme moved them, as the general method finds them."""
        author, address = self._author(k)
        if author is None and not any(self._of(way.lstrip("~").partition("@")[0], k) for way in self.layout.author):
            read_head(self.tree, page.signs, record)
        else:
            record.author, record.author_url = author, address
        if not self._dates(k):
            record.when = self._nearest_date(page.signs, record)

    def _nearest_date(self, signs: Signs, record: Record) -> str | None:
        """The date with a clock, as those of profiles have none, that stands last above the words, else first below
        them."""
        texts = self.tree.text
        dated = [u for u in record.head if signs.date[u]]
        dated = [u for u in dated if _CLOCK.search(texts[u])] or dated
        above = [u for u in dated if not record.body or u < record.body[0]]
        return texts[above[-1] if above else dated[0]] if dated else None

    def _author(self, k: int) -> tuple[str | None, str | None]:
        tree = self.tree
        for way in self.layout.author:
            byline = way.startswith("~")
            selector, _, attribute = way.removeprefix("~").partition("@")
            for i in self._of(selector, k):
                words = " ".join((tree.get(i, attribute) if attribute else tree.inner(i)).split())
                name = (
                    _UID.sub("", words).strip(" \t,:;|»·•–—")
                    if not byline
                    else clean_author(words.partition(" | ")[0]) or ""
                )
                if name and len(name) <= LONGEST_NAME and not _NO_NAME.fullmatch(name):
                    profile = next(
                        iter(self._of(self.layout.profile, k)), None if attribute or self.layout.profile else i
                    )
                    return name, self._link(profile) if profile is not None else None
        return None, None

    def _link(self, i: int) -> str | None:
        """The address in the element or around it."""
        tree = self.tree
        inside = next(
            (j for j in range(i, min(tree.end[i], i + 12)) if tree.tag[j] == "a" and tree.get(j, "href")), None
        )
        link = inside if inside is not None else tree.link[tree.first[i]] if tree.first[i] < tree.last[i] else -1
        address = tree.get(link, "href") if link >= 0 else ""
        return None if not address or address.startswith(("#", "javascript:")) else address

    def _key(self, k: int) -> str | None:
        for i in self._of(self.layout.key, k):
            for name in KEYS:
                value = self.tree.get(i, name)
                value = value.rpartition("#")[2] if name == "href" else value
                if value and len(value) <= 64 and _DIGITS.search(value):
                    return value
            if digits := _number_of(self.tree.inner(i)[:20]):
                return f"post-{digits}"
        return None

    def _dates(self, k: int) -> list[int]:
        return next((found for selector in self.layout.date if (found := self._of(selector, k))), [])

    def _date_texts(self, k: int) -> str:
        return self.tree.inner(found[0])[:160] if (found := self._dates(k)) else ""

    def _posted(self, k: int) -> datetime | None:
        for selector in self.layout.date:
            for i in self._of(selector, k)[:3]:
                moment = read_moment(self.tree, i, self.order, self.now, self.zone)
                if moment is not None:
                    return moment
        return None

    def _now(self, page: Page) -> datetime | None:
        """When the page was saved or read, asked only where a post's date does not settle itself."""
        self.now = None
        if all(self._posted(k) is not None or not self._dates(k) for k in range(len(self.records))):
            return None
        texts = (self._date_texts(k) for k in range(len(self.records)))
        saved = page.captured
        return (
            (saved.astimezone(self.zone) if saved is not None and self.zone is not None else saved)
            or page_clock(self.tree, page.signs, self.zone)
            or next((end for text in texts if (end := year_by_weekday(text, latest_year(self.tree)))), None)
        )

    def _count(self, selector: str, k: int) -> int | None:
        selector, _, attribute = selector.partition("@")
        for i in self._of(selector, k):
            text = (self.tree.get(i, attribute) if attribute else self.tree.inner(i))[:80]
            match = _NUMBERED.search(text) or (_SIGNED.search(text) if len(text) <= SHORT_COUNT else None)
            if match:
                return int(re.sub(r"[,.]", "", match[1].replace("−", "-")))
        return None

    def _address(self, selector: str, k: int) -> str | None:
        return next((address for i in self._of(selector, k) if (address := self.tree.get(i, "href"))), None)

    def _answered(self, k: int, known: dict[str, str | None]) -> str | None:
        """The key of the post that the markup names as quoted or answered, also where it stands on another page."""
        own = _number_of(self.records[k].key)
        for i in self._of(self.layout.parent, k):
            for name in SOURCES:
                named = _POST_ID.search(self.tree.get(i, name)[:400])
                digits = named[1] if named else _number_of(self.tree.get(i, name))
                if digits and digits != own and self.records[k].key is not None:
                    return known.get(digits) or (self.records[k].key or "").replace(own, digits)
        return None

    def _told(self, k: int, body: list[int]) -> tuple[str, list[Span]]:
        """The words, and the spans of them that are quoted; who is quoted stands on a line of its own."""
        ranges = [(self.tree.first[i], self.tree.last[i]) for i in self._of(self.layout.quote, k)]
        inside = {u for a, b in ranges for u in body[bisect_left(body, a) : bisect_left(body, b)]}
        lines = {self.tree.last[i] for i in self._of(ATTRIBUTION, k)}
        return joined(self.tree, body, inside, lines)


def _number_of(text: str | None) -> str:
    match = _LAST_DIGITS.search(text[-200:]) if text else None
    return match[1] if match else ""
