"""Whether the records of a group are readers' comments: what the page shows of talk, and what speaks against it.

No class word alone makes a list. Something must show that readers speak: buttons, a number that the heading announces,
a form, profiles, "X says" — or a name and a moment with every part, below an article. Articles, teasers and the entries
of an index are none, whatever they are called.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from threads.comments.html.cues import Cues
from threads.comments.html.echoes import echoing
from threads.comments.html.groups import Group
from threads.comments.html.record import Record
from threads.dates import find_date
from threads.lines.furniture import is_comment_form
from threads.lines.grammar import LinePattern
from threads.lines.names import is_profile
from threads.page.signs import Signs
from threads.page.tree import Tree

CREDIBLE = 0.5
"""Share of records in which words, and an author or a date, must have been found; forms and notices have neither."""
PLAINLY_NAMED = 2.0
"""The name's score from which five parts are comments even where they show neither author nor date."""
NUMBERED = 2.5
"""The same of a word for comments with a number of its own in each part ("dsq-comment-12")."""
SHOWN = 0.4
"""Share of the records that show a button or an address of a comment, from which readers speak there."""
NEAR = 12
"""Texts above the list among which its heading stands."""
_CLOCK = re.compile(r"\d\s?[:h.時点點시]\s?\d\d|\d\s?[ap]\.?m\b|\bago\b|前|전\b|\d\s?[时時點시]", re.IGNORECASE)


def credible(tree: Tree, signs: Signs, cues: Cues, records: Sequence[Record], *, named: float) -> bool:
    """Whether these records, their parts read, are comments; `named` is the score of the word that they share."""
    count = len(records)
    if (
        not count
        or _copies(tree, records)
        or _tweets(tree, records)
        or sum(bool(record.body) for record in records) < CREDIBLE * count
    ):
        return False
    signed = sum(record.author is not None or record.when is not None for record in records)
    if signed < CREDIBLE * count and not (named >= PLAINLY_NAMED and count >= 5):
        return False
    if _entries(tree, records) or _topics(tree, records):
        return False
    return echoing(tree, records) or _spoken(tree, signs, cues, records, named=named)


def _spoken(tree: Tree, signs: Signs, cues: Cues, records: Sequence[Record], *, named: float) -> bool:
    """Whether the page shows that readers speak in these parts."""
    count = len(records)
    first, last = tree.first[records[0].start], max(record.own[-1] for record in records if record.own)

    def share(truths: Sequence[bool]) -> float:
        return sum(truths) / count

    titled = len({title for record in records if (title := _headline(tree, record))}) / count
    if (
        share([any(signs.reply[u] for u in record.own) for record in records]) >= SHOWN
        or share([cues.marks[record.end] > cues.marks[record.start] for record in records]) >= SHOWN
        or cues.announces(first, count)
        or cues.form_beside(first, last + 1)
    ):
        return True
    dated = share([record.when is not None for record in records])
    author = share([record.author is not None for record in records])
    if titled < CREDIBLE and (
        share([any(signs.says[u + 1] > signs.says[u] for u in record.own) for record in records]) >= SHOWN
        or share([bool(record.author_url) and is_profile(record.author_url or "") for record in records]) >= SHOWN
    ):
        return True
    if dated >= CREDIBLE and signs.headings[first] > signs.headings[max(0, first - NEAR)]:
        return True
    clocked = share([_has_moment(record) for record in records])
    headed = share([_named_by_heading(tree, record) for record in records])
    if max(titled, headed) >= CREDIBLE or author < CREDIBLE:
        return False
    if named >= NUMBERED:
        return True
    numbered = share([any(_FLOOR.match(tree.text[u]) for u in record.head[:HEADER]) for record in records])
    return clocked >= CREDIBLE and (signs.prose[first] >= ABOVE or named > 0 or numbered >= CREDIBLE)


def _has_moment(record: Record) -> bool:
    """Whether a record's date has a day and a clock, or counts back: hours alone are a programme's or a ticker's."""
    return record.when is not None and _CLOCK.search(record.when) is not None and find_date(record.when) is not None


def _named_by_heading(tree: Tree, record: Record) -> bool:
    """Whether what was read as the name is a heading of the record: a title, where nothing else shows talk."""
    return any(tree.text[u] == record.author and _under_heading(tree, u) for u in record.head[:HEADER])


def _under_heading(tree: Tree, u: int) -> bool:
    link = tree.link[u]
    return tree.tag[tree.home[u]] in _HEADS or (link >= 0 and tree.tag[tree.parent[link]] in _HEADS)


_FLOOR = LinePattern(r"\W{0,2}(?:#|№|{number})\s?\d|第?\s?\d{1,5}\s?{floor}")
"""The number of a post in its header."""
HEADER = 12
ABOVE = 100
"""Characters of prose above a list that shows nothing but names and moments: an article, or a board's own words."""
HEADLINE = 12
"""Letters of a headline."""
OPENING = 6
"""Texts at a record's beginning among which its headline stands."""
_HEADS = frozenset({"h1", "h2", "h3", "h4", "h5"})


def _headline(tree: Tree, record: Record) -> str | None:
    """The heading that a record opens with, or the link to another page that is as long as one; answers repeat a
    topic's, teasers have one each."""
    for u in record.own[:OPENING]:
        text, link = tree.text[u], tree.link[u]
        headed = _under_heading(tree, u)
        address = tree.get(link, "href") if link >= 0 else ""
        if text == record.author and not (headed and address and "://" not in address and not is_profile(address)):
            continue
        if headed:
            return text
        if (
            address
            and len(text) >= HEADLINE
            and address[0] != "#"
            and not is_profile(address)
            and record.author_url != address
            and u != record.dated
        ):
            return text
    return None


ENTRIES = 0.8
"""Share of the parts that must lead to a form of their own for them to be the entries of an index."""


def _entries(tree: Tree, records: Sequence[Record]) -> bool:
    """Whether each part has its own "Leave a comment", each at an address of its own: an index of entries."""
    pages = [
        tree.get(tree.link[u], "href").partition("#")[0]
        for record in records
        for u in [
            next(
                (
                    u
                    for u in record.own
                    if tree.link[u] >= 0 and len(tree.text[u]) <= LONGEST_FORM and is_comment_form(tree.text[u])
                ),
                None,
            )
        ]
        if u is not None
    ]
    return len(records) > 1 and len({page for page in pages if page}) >= ENTRIES * len(records)


_LAST = LinePattern(r"\b{last_post.spaced}|{last_post.glued}")


def _topics(tree: Tree, records: Sequence[Record]) -> bool:
    """Whether most parts say who wrote last: a board's list of topics."""
    said = sum(
        any(len(tree.text[u]) <= LONGEST_FORM and _LAST.search(tree.text[u]) for u in record.own) for record in records
    )
    return said > CREDIBLE * len(records)


LONGEST_FORM = 60
FEW_PARTS = 3
ARTICLE_SHARE = 0.3
"""Share of a page's letters in the part with its headline, from which that part is the article."""


def without_article(tree: Tree, signs: Signs, group: Group) -> Group | None:
    """The group without the part that is the page's article: it holds the headline, or is alone with all the text.

    None where nothing is left.
    """
    total = max(1, signs.solid[-1])
    kept = [span for span in group.spans if not _is_article(tree, signs, span, len(group.spans), total)]
    if len(kept) == len(group.spans):
        return group
    return Group(group.tag, group.name, kept, group.by_id, group.wrapped) if kept else None


def _is_article(tree: Tree, signs: Signs, span: tuple[int, int], parts: int, total: int) -> bool:
    start, end = span
    a, b = tree.first[start], tree.first[end] if end < len(tree.first) else len(tree.text)
    share = (signs.solid[b] - signs.solid[a]) / total
    titled = any(tree.tag[i] == "h1" and tree.last[i] > tree.first[i] for i in range(start, end))
    if titled and parts <= FEW_PARTS and share >= ARTICLE_SHARE:
        return True
    outside = signs.prose[-1] - (signs.prose[b] - signs.prose[a])
    return parts == 1 and share >= ALONE and outside < BESIDE * (signs.prose[b] - signs.prose[a])


ALONE = 0.5
"""Share of a page's letters from which its only part is the article."""
BESIDE = 0.25
"""Prose outside it, as a share of its own, up to which the page has no other article."""


FEW = 6
LONG = 60
"""Letters from which two equal openings are one text shown twice, not two readers' words."""
SHOWN_TWICE = 400
"""Letters that each of two copies of an article has at the least; a slogan that readers repeat is shorter."""


def _copies(tree: Tree, records: Sequence[Record]) -> bool:
    """Whether a short list opens twice with one long text outside quotations and goes on differently.

    So do pages that carry their article once more for print; a reader who posts twice repeats the whole.
    """
    if len(records) > FEW:
        return False
    seen: dict[str, list[str]] = {}
    for record in records:
        first = record.body[0] if record.body else None
        if first is None or len(tree.text[first]) < LONG or _in_quotation(tree, first, record.start):
            continue
        whole = [tree.text[u] for u in record.body]
        if sum(map(len, whole)) >= SHOWN_TWICE and seen.setdefault(tree.text[first], whole) != whole:
            return True
    return False


def _in_quotation(tree: Tree, u: int, start: int) -> bool:
    """Whether a text stands in a quotation below the element at `start`."""
    i = tree.home[u]
    while i > start:
        if tree.tag[i] == "blockquote" or "quote" in tree.get(i, "class").lower():
            return True
        i = tree.parent[i]
    return False


def _tweets(tree: Tree, records: Sequence[Record]) -> bool:
    """Whether most records have a button to pass them on: an account's own messages, shown beside an article."""
    passed = sum(any(tree.text[u].lower() == "retweet" for u in record.head[:40]) for record in records)
    return passed > 0.5 * len(records)
