"""A page as it came: bytes to text in the right encoding, its form, and its trees, built when first asked for."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from threads.dates.captured import captured_on
from threads.errors import EmptyInput, NotAPage, TooLarge
from threads.files import read_regular
from threads.lines.once import Once
from threads.page.index import Index
from threads.page.signs import Signs
from threads.page.tree import Tree
from threads.page.wrapping import other_xml, unpacked
from threads.privacy import redact_markup
from threads.text.encoding import decode, whole

if TYPE_CHECKING:
    from datetime import datetime

    from bs4 import BeautifulSoup

MAX_BYTES = 200_000_000
"""One page in one piece; the largest real page seen is 18 MB, the hostile one in the tests 100 MB."""

MAX_HTML = 20_000_000
"""Characters of markup read as one page: 1.1 s and 90 MB a million in tags and words; the largest real page has 18."""

MAX_TEXT = 20_000_000
"""Characters of flattened text read as one page: .7 s and 26 MB a million."""

_LOADED = ("content", "href", "src")
"""Attributes in a page's head that name its software, by itself or by the files that it loads."""

_HTML_SIGNS = ("<!doctype", "<html", "<head", "<body", "<div", "<p>", "<p ", "<article", "<section", "<table",
               "<ul", "<ol", "<dl", "<h1", "<h2", "<span", "<li", "<script", "<meta", "<blockquote",
               "<?xml")  # fmt: skip


_FRAME = "<html"
"""Signs of markup in a text without one end tag are what a comment form allows ("You may use <a href>
<blockquote>")."""


class Page:
    """One page: `text` as decoded, `form` ("html" or "text"), `tree` for our parsers and `soup` for a user's own.

    Raises EmptyInput, NotAPage, TooLarge or UnreadableInput where there is no page.
    """

    def __init__(self, source: Path | bytes | str, *, url: str | None = None) -> None:
        self.path = str(source) if isinstance(source, Path) else None
        self.url = url
        name = self.path or "The input"
        data = read_regular(source, most=MAX_BYTES) if isinstance(source, Path) else source
        if len(data) > MAX_BYTES:
            raise TooLarge(name, len(data), MAX_BYTES)
        self.bytes = data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data
        self.sha256 = hashlib.sha256(self.bytes).hexdigest()
        if (inside := unpacked(self.bytes)) is not None:
            data = inside
        text, self.encoding = decode(data, name) if isinstance(data, bytes) else (whole(data), "str")
        if not text or text.isspace():
            raise EmptyInput(name)
        if (other := other_xml(text)) is not None:
            raise NotAPage(name, other)
        self.text, self.removed = redact_markup(text)
        self.form = "html" if looks_like_html(self.text) else "text"
        most = MAX_HTML if self.form == "html" else MAX_TEXT
        if len(self.text) > most:
            raise TooLarge(name, len(self.text), most)

    @Once
    def captured(self) -> datetime | None:
        """When the page was saved, where its markup says so."""
        return captured_on(self.text) if self.form == "html" else None

    @Once
    def tree(self) -> Tree:
        """The page's elements and texts in flat lists, in document order: fast, tolerant, without depth limit."""
        return Tree(self.text)

    @Once
    def signs(self) -> Signs:
        """Which of the tree's texts look like dates, buttons and headers; shared by the parsers of HTML."""
        return Signs(self.tree)

    @Once
    def index(self) -> Index:
        """The tree's elements by class word and by tag; shared by the parsers of platforms."""
        return Index(self.tree)

    @Once
    def names(self) -> str:
        """What shows a page's platform: the class words, ids and tags of its own ("shreddit-comment") of its elements,
        and what its head states and loads.

        A twentieth of the markup: a hundred signs of platforms are looked for in it in .2 ms, in the markup in 5.
        """
        ids = {key for i in self.tree.named.get("id", ()) if (key := self.tree.attributes[i]["id"])}
        head = (value for _, attributes, _ in self.tree.head for name in _LOADED if (value := attributes.get(name)))
        own = (tag for tag in set(self.tree.tag) if "-" in tag)
        return "\n".join([*head, *self.index.words, *ids, *sorted(own)])

    @Once
    def soup(self) -> BeautifulSoup:
        """The page as BeautifulSoup: the friendly door for a parser of your own."""
        from bs4 import BeautifulSoup

        return BeautifulSoup(self.text, "html.parser")


def looks_like_html(text: str) -> bool:
    """Whether the text is markup: a tag that pages have, near the beginning, or tags all along."""
    head = text[:4000].lower()
    if any(sign in head for sign in _HTML_SIGNS) and (
        head.lstrip("\ufeff \t\r\n")[:1] == "<" or "</" in text or _FRAME in head
    ):
        return True
    return text[:200_000].lower().count("</") > 20
