"""Whether the records of a group are readers' comments: what the page shows of talk, and what speaks against it.

No class word alone makes a list. Something must show that readers speak: buttons, a number that the heading announces,
a form, profiles, "X says" — or a name and a moment with every part, below an article. Articles, teasers and the entries
of an index are none, whatever they are called.
"""

from __future__ import annotations

import re

from threads.comments.html.class_words import class_words
from threads.comments.html.groups import Group
from threads.comments.html.record import Record
from threads.comments.html.seen import SeenRecords
from threads.dates import find_date
from threads.lines.grammar import LinePattern
from threads.lines.names import is_profile
from threads.page.signs import Signs
from threads.page.tree import Tree

HALF = 0.5
"""Share of the records that is most of them."""
_CLOCK = LinePattern(r"\d\s?(?:[:h.]|{hour_marks})\s?\d\d|\d\s?[ap]\.?m\b|{past}|\d\s?{hour_marks}")


def has_moment(record: Record) -> bool:
    """Whether a record's date has a day and a clock, or counts back: hours alone are a programme's or a ticker's."""
    if record.when is None or _CLOCK.search(record.when) is None:
        return False
    return find_date(record.when, language=record.order) is not None


def named_by_heading(tree: Tree, record: Record) -> bool:
    """Whether what was read as the name is a heading of the record: a title, where nothing else shows talk."""
    return any(tree.text[u] == record.author and _under_heading(tree, u) for u in record.head[:HEADER])


def _under_heading(tree: Tree, u: int) -> bool:
    link = tree.link[u]
    return tree.tag[tree.home[u]] in _HEADS or (link >= 0 and tree.tag[tree.parent[link]] in _HEADS)


_FLOOR = LinePattern(r"\W{0,2}(?:#|№|{number})\s?\d|第?\s?\d{1,5}\s?{floor}")
"""The number of a post in its header."""
HEADER = 12


def numbered(tree: Tree, record: Record) -> bool:
    """Whether a record's header holds the number of a post."""
    return any(_FLOOR.match(tree.text[u]) for u in record.head[:HEADER])


HEADLINE = 12
"""Letters of a headline, Chinese ones counted as the Latin ones that they stand for."""
OPENING = 6
"""Texts at a record's beginning among which its headline stands."""
_HEADS = frozenset({"h1", "h2", "h3", "h4", "h5"})


def headline(tree: Tree, record: Record) -> str | None:
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
            and tree.weight[u] >= HEADLINE
            and address[0] != "#"
            and not is_profile(address)
            and record.author_url != address
            and u != record.dated
        ):
            return text
    return None


_LAST = LinePattern(r"\b{last_post.spaced}|{last_post.glued}")


_HISTORY = LinePattern(r"\W{0,3}{edit_history}\W{0,3}")
_TO_COMMENTS = class_words("to_comments", re.IGNORECASE)
"""The part of an address that leads to a page's comments, or to the form for one."""


def topics(read: SeenRecords) -> bool:
    """Whether most parts say who wrote last, as a board's topics, or offer to undo them, as a page's versions, or lead
    each to a page of its own for its comments, as the entries of an index."""
    tree, records = read.page.tree, read.records
    said = sum(
        any(
            len(tree.text[u]) <= LONGEST_FORM and (_LAST.search(tree.text[u]) or _HISTORY.fullmatch(tree.text[u]))
            for u in record.own
        )
        for record in records
    )
    pages = [page for record in records for page in _pages_of_comments(tree, record)[:1]]
    return max(said, len(set(pages))) > HALF * len(records) and (said > 0 or len(records) > 1)


def _pages_of_comments(tree: Tree, record: Record) -> list[str]:
    """The other pages to whose comments a record's links lead."""
    links = {tree.link[u] for u in record.own if tree.link[u] >= 0}
    addresses = [tree.get(link, "href").partition("#") for link in sorted(links)]
    pages = [(page.partition("?")[0], place) for page, _, place in addresses]
    return [page for page, place in pages if page and _TO_COMMENTS.fullmatch(place)]


LONGEST_FORM = 60
LONGEST_TOPIC = 160
_TOPIC = LinePattern(r"{subject_answers}\s?[:：]\s?\S.*")


def answers_topic(text: str) -> bool:
    """Whether a line is the topic of what it answers: "Re: Boiler knocking"."""
    return len(text) <= LONGEST_TOPIC and _TOPIC.fullmatch(text) is not None


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


def passed_on(read: SeenRecords) -> bool:
    """Whether most records have a button to pass them on: an account's own messages, shown beside an article."""
    tree, records = read.page.tree, read.records
    passed = sum(any(tree.text[u].lower() == "retweet" for u in record.head[:40]) for record in records)
    return passed > 0.5 * len(records)
