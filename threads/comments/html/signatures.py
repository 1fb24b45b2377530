"""Names that stand on a line of their own over or under each comment's words, where no class says that they are
names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from threads.comments.html.record import Record
from threads.dates import find_date
from threads.lines.buttons import is_action
from threads.lines.furniture import is_comment_form, is_furniture
from threads.lines.names import name_like, plain_name
from threads.page.signs import Signs
from threads.page.tree import Tree

LONGEST = 60
"""Characters of a line with a name and a place ("Ann B, Leeds, England")."""
SHORT = 32
"""Mean length of such lines up to which they are names; sub-headings of articles are longer."""
SHARE = 0.8
"""Share of the records that must have such a line at the same end."""
VARIED = 0.4
"""Share of those lines that must differ: readers come back, but labels ("Answer:") are all alike."""
FEWEST = 3
FEWEST_WORDS = 12
"""Characters of words that a record must have beside its name."""
_PLACE = re.compile(r"[^\W\d_][^,.!?:;]{0,30}(?:, ?[^,.!?:;]{1,30}){1,3}[, ]{0,2}")
"""A name and where its bearer lives."""


def read_signatures(tree: Tree, signs: Signs, records: Sequence[Record]) -> None:
    """Moves names from the records' words to their headers, where hardly any record has an author."""
    if sum(record.author is not None for record in records) > (1 - SHARE) * len(records):
        return
    bodies = [record.body for record in records]
    end = _end(tree, signs, [(body[0], body[-1] + 1) for body in bodies if body])
    if end is None:
        return
    for record in records:
        line = _line(tree, signs, record.body[0], record.body[-1] + 1, end) if record.body else None
        own = set(record.body).intersection(line or ())
        if line is None or not own or len(own) == len(record.body) or not own.union(record.head).issuperset(line):
            continue
        record.author = plain_name(tree.texts(line[0], line[-1] + 1)).strip(" ,.-–—|·")
        record.body = [u for u in record.body if u not in line]
        record.head = sorted({*record.head, *line})


def _end(tree: Tree, signs: Signs, bounds: Sequence[tuple[int, int]]) -> int | None:
    """0 where the parts open with names, -1 where they close with them, None where neither."""
    if len(bounds) < FEWEST:
        return None
    for end in (0, -1):
        found = [
            tree.texts(line[0], line[-1] + 1) for a, b in bounds if (line := _line(tree, signs, a, b, end)) is not None
        ]
        if (
            len(found) >= SHARE * len(bounds)
            and sum(map(len, found)) <= SHORT * len(found)
            and len(set(found)) >= max(2, VARIED * len(found))
        ):
            return end
    return None


def _line(tree: Tree, signs: Signs, first: int, last: int, end: int) -> range | None:
    """The first or the last line of a part, buttons left out, where it reads like a name and words stand beside it."""
    if first >= last:
        return None
    while (
        end
        and last > first + 1
        and (signs.reply[last - 1] or is_action(tree.text[last - 1]) or not any(map(str.isalnum, tree.text[last - 1])))
    ):
        last -= 1
    low = high = first if end == 0 else last - 1
    while end and low > first and "\n" not in tree.before[low]:
        low -= 1
    while not end and high + 1 < last and "\n" not in tree.before[high + 1]:
        high += 1
    text = tree.texts(low, high + 1)
    if (
        len(text) > LONGEST
        or signs.prose[last] - signs.prose[first] - len(text) < FEWEST_WORDS
        or is_furniture(text)
        or is_comment_form(text)
    ):
        return None
    return range(low, high + 1) if name_like(text.rstrip(",: ")) or (end and _PLACE.fullmatch(text)) else None


_COLONS = frozenset(":：")
LED = 0.6
"""Share of the records that must open with a link and a colon behind it for the links to be their authors'."""


def read_leading(tree: Tree, records: Sequence[Record]) -> None:
    """Moves names that stand before a colon in the words' first line ("<a>Ann</a>：I think …") to the header."""
    led = [
        record
        for record in records
        if len(record.body) > 1
        and _leads(tree, *record.body[:2])
        and (len(record.body) > 2 or tree.text[record.body[1]] not in _COLONS)
    ]
    if len(led) < max(1, LED * len(records)):
        return
    for record in led:
        name = record.body[0]
        alone = tree.text[record.body[1]] in _COLONS
        record.author, record.author_url = tree.text[name], tree.get(tree.link[name], "href") or None
        record.head, record.colon = sorted({*record.head, *record.body[: 1 + alone]}), not alone
        record.body = record.body[1 + alone :]


def _leads(tree: Tree, name: int, words: int) -> bool:
    text = tree.text[words]
    return (
        tree.link[name] >= 0
        and words <= name + 2
        and tree.before[words] in ("", " ")
        and text[0] in ":："
        and name_like(tree.text[name])
    )


_LED_DATE = re.compile(
    r"[(（\[,\s]{0,3}(?P<date>[^()（）\[\]:：\n]{4,30}(?:[:：]\d\d[^()（）\[\]:：\n]{0,8})?)"
    r"[)）\]\s]{0,3}[:：](?!\d\d)\s?(?=\S)"
)
"""A moment and a colon before the words: "(1 May 2009): I think …"."""


def lead_of(text: str) -> int:
    """Where the words begin behind a moment and a colon, 0 where a text begins otherwise."""
    found = _LED_DATE.match(text)
    dated = find_date(found["date"]) if found is not None else None
    return found.end() if found is not None and dated is not None and dated.start == 0 else 0


def read_dated_leads(tree: Tree, records: Sequence[Record]) -> None:
    """Reads records of one line: a name set apart, a moment, a colon and the words: "<b>Ann</b> (1 May): …"."""
    led = [record for record in records if len(record.own) > 1 and _is_dated_lead(tree, *record.own[:2])]
    if len(led) < max(FEWEST, LED * len(records)):
        return
    for record in led:
        name, words = record.own[:2]
        record.author = tree.text[name]
        record.author_url = (tree.get(tree.link[name], "href") or None) if tree.link[name] >= 0 else None
        record.head, record.body, record.colon = [name], record.own[1:], True
        record.dated, record.when = words, tree.text[words][: lead_of(tree.text[words])]


def _is_dated_lead(tree: Tree, name: int, words: int) -> bool:
    return (
        tree.home[name] != tree.home[words]
        and "\n" not in tree.before[words]
        and name_like(tree.text[name])
        and lead_of(tree.text[words]) > 0
    )
