"""How many comments a page says that it has: a heading, a counter beside its title, what it states for machines."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from threads.comments.html.class_words import BESIDE, CALLED
from threads.comments.html.counters import is_counter, user_comments
from threads.lines.grammar import LinePattern, kept, stems_of
from threads.lines.headings import UNCOUNTED, comment_heading
from threads.lines.hints import Hints
from threads.lines.looks import HEADS, NUMBERS
from threads.model import SCALES, read_number
from threads.page.json_ld import items, type_names
from threads.page.signs import Signs
from threads.page.tree import Tree

_NUMBER = r"(?P<{0}>\d{{1,3}}(?:[,.\s\u00a0]\d{{3}})+|\d{{1,7}}(?:[.,]\d)?)\s?(?P<{0}k>[kK千]|[万萬만])?\+?"
_NOUN = (
    "(?:(?:(?:{whose}|{whose_counted}) )?(?:{comments.spaced}|{replies.spaced})|(?:{counters}{counter_ends}?)?"
    "\\s?{whose.glued}?\\s?(?:{comments.glued}|{replies.glued}|{opinions.glued}){noun_places}?)"
)
_COUNT = LinePattern(
    r"\W{0,4}(?:{count_leads}\s{0,2}(?:{count_articles}\s)?)?"
    rf"(?:{_NUMBER.format('a')}\s{{0,2}}{_NOUN}|{_NOUN}\s{{0,2}}[:：(（\[•·|]?\s{{0,2}}{{count_leads.glued}}?\s{{0,2}}"
    rf"{_NUMBER.format('b')}\s{{0,2}}{{counters}}?)\W{{0,4}}"
)
"""A number with a word for comments and nothing else: "212 comments", 评论 4511, 댓글 17개, "1.2K Kommentare"."""
_DID = LinePattern(
    rf"\W{{0,3}}{{count_leads.glued}}?\s?{_NUMBER.format('a')}\s?{{people_did}}\W{{0,3}}",
    rf"\W{{0,3}}{{join}}\s?\W?\s?{_NUMBER.format('b')}\W{{0,3}}",
)
"""A number of people who commented (356人跟贴), or who are in a conversation that one is asked to join."""
_PLAIN = LinePattern(rf"\W{{0,3}}{{count_leads.glued}}\s?{_NUMBER.format('a')}\s?{{counters}}\W{{0,3}}")
"""A number of things in Chinese; of comments only in an element that is called so."""
LONGEST = 40
"""Characters of such a line."""
TEASER = 16
"""Texts of an element with a link to another page, among which a number is that page's."""
LEVELS = 5
HEADLINE = 12
_FORUM = frozenset({"DiscussionForumPosting", "QAPage", "Question"})


@kept()
def _signs() -> Hints:
    """Parts of words, one of which each such line holds."""
    return Hints(stems_of("comments", "replies", "opinions", "heading_signs", "counters"))


def announced(tree: Tree, signs: Signs, *, first: int | None, url: str | None, heading: int | None) -> int | None:
    """Returns how many comments the page says that it has, None where it says nothing.

    `first` is the first comment's text, `heading` the element of the page's title. A number beside a link to another
    article is that one's; of several the nearest above the comments counts, then one in an element that is called so,
    then what is stated for machines, then the first below the title.
    """
    found = list(_counts(tree, signs, url, first))
    if first is not None:
        above = [(u, number) for u, number, _ in found if u < first]
        near = [number for u, number in above if first - u <= NEAR]
        if near:
            return near[-1]
    called = [number for _, number, word in found if word]
    if called:
        return called[0]
    stated = _stated(tree)
    if stated is not None:
        return stated
    at = tree.first[heading] if heading is not None else 0
    below = [number for u, number, _ in found if u >= at]
    if below or found:
        return below[0] if below else found[0][1]
    return next((number for u, number in labelled(tree) if _own(tree, u, url)), None)


NEAR = 40
"""Texts between a list's heading with its number and the first comment."""


def number_in(line: str) -> int | None:
    """The number of comments that a short line states and nothing else, None where it is no such line."""
    line = line.strip()
    if len(line) > LONGEST or not _signs().among(line.lower()) or not any(map(str.isdigit, line)):
        heading = comment_heading(line)
        return heading if heading is not None and heading != UNCOUNTED else None
    match = _COUNT.fullmatch(line) or _DID.fullmatch(line)
    if match is None:
        heading = comment_heading(line)
        return heading if heading is not None and heading != UNCOUNTED else None
    return _value(match["a"] or match["b"], match["ak"] or match["bk"])


def labelled(tree: Tree) -> Iterable[tuple[int, int]]:
    """Yields (text, number) for buttons whose picture stands for comments: aria-label="212 comments"."""
    for i in tree.having("aria-label", "title"):
        if tree.first[i] < len(tree.text):
            label = tree.get(i, "aria-label") or tree.get(i, "title")
            if label and (number := number_in(label)) is not None:
                yield tree.first[i], number


def _value(written: str, suffix: str | None) -> int:
    if suffix:
        return round(float(written.replace(",", ".")) * SCALES[suffix.lower()])
    return int(re.sub(r"\D", "", written))


def _counts(tree: Tree, signs: Signs, url: str | None, first: int | None) -> Iterable[tuple[int, int, bool]]:
    """Yields (text, number, whether its element is called by a word for comments) for the page's own numbers."""
    hints = _signs()
    for u, look in enumerate(signs.looks):
        if not look & (NUMBERS | HEADS):
            continue
        text = tree.text[u]
        if text[0].isdigit() and (first is None or u < first) and is_counter(tree, u) and _own(tree, u, url):
            yield u, int(text.replace(",", "")), True
            continue
        if len(text) > LONGEST or tree.control[u] or not (look & HEADS or hints.among(text.lower())):
            continue
        number = _number_at(tree, u)
        if number is None or not _own(tree, u, url):
            continue
        yield u, number, _is_called(tree, u)


def _number_at(tree: Tree, u: int) -> int | None:
    """The number in a text, in its line, or in the small element around it ("评论" <em>4511</em>)."""
    text = tree.text[u]
    if (number := number_in(text)) is not None:
        return number
    if (plain := _PLAIN.fullmatch(text)) and _is_called(tree, u):
        return _value(plain["a"], plain["ak"])
    i = tree.home[u]
    for _ in range(LEVELS):
        a, b = tree.first[i], tree.last[i]
        if b - a > 3:
            break
        if b - a > 1:
            line = " ".join(tree.text[a:b])
            return number_in(line)
        i = tree.parent[i]
        if i < 0:
            break
    return None


def _is_called(tree: Tree, u: int) -> bool:
    i = tree.home[u]
    for _ in range(LEVELS):
        if i < 0 or tree.tag[i] == "body":
            return False
        if CALLED.search(f"{tree.get(i, 'class')} {tree.get(i, 'id')}".lower()):
            return True
        i = tree.parent[i]
    return False


def _own(tree: Tree, u: int, url: str | None) -> bool:
    """Whether a number is this page's: no link to another page, no teaser, no place beside the text."""
    if tree.link[u] >= 0 and not _here(tree.get(tree.link[u], "href"), url):
        return False
    i = tree.home[u]
    while i >= 0 and tree.tag[i] != "body":
        if tree.tag[i] in ("aside", "nav", "footer") or (
            tree.attributes[i] and BESIDE.search(f"{tree.get(i, 'class')} {tree.get(i, 'id')}".lower())
        ):
            return False
        i = tree.parent[i]
    i = tree.home[u]
    for _ in range(LEVELS):
        if i < 0 or tree.last[i] - tree.first[i] > TEASER or tree.tag[i] in ("body", "main"):
            break
        if any(_leads_away(tree, v, url) for v in range(tree.first[i], tree.last[i])):
            return False
        i = tree.parent[i]
    return True


def _leads_away(tree: Tree, v: int, url: str | None) -> bool:
    """Whether a text is a headline that links to another page."""
    return (
        tree.link[v] >= 0
        and sum(2 if letter > "⺀" else 1 for letter in tree.text[v]) >= HEADLINE
        and not _here(tree.get(tree.link[v], "href"), url)
        and number_in(tree.text[v]) is None
    )


def _here(address: str, url: str | None) -> bool:
    """Whether an address leads to a place on this page, or to its comments."""
    if not address or address[0] == "#" or address.startswith("javascript"):
        return True
    parts = urlsplit(address) if len(address) < LONGEST_ADDRESS else None
    if parts is None:
        return False
    if url is not None:
        own = urlsplit(url)
        if parts.path.rstrip("/") == own.path.rstrip("/") and parts.query == own.query:
            return True
        return bool(own.path.strip("/")) and parts.path.startswith(own.path.rstrip("/") + "/")
    return CALLED.search(parts.fragment.lower()) is not None


LONGEST_ADDRESS = 2_000


def _stated(tree: Tree) -> int | None:
    """The number of comments that the page's one article states for machines."""
    found = [
        item.get("commentCount")
        for item in items(tree)
        if "commentCount" in item and not _FORUM.intersection(type_names(item))
    ]
    if not found:
        found = [
            tree.get(i, "content") or tree.inner(i)[:20]
            for i in tree.having("itemprop")
            if tree.get(i, "itemprop").lower() == "commentcount"
        ]
        found += [] if found else user_comments(tree)
    if len(found) != 1:
        return None
    return read_number(found[0])
