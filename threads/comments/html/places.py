"""Places that comments share: which elements of each record correspond, and what stands at each of them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from functools import lru_cache
from statistics import median

from threads.comments.html.class_words import class_words
from threads.comments.html.groups import stem
from threads.comments.html.record import Record
from threads.lines.buttons import is_action
from threads.lines.grammar import LinePattern
from threads.lines.names import AUTHOR_WORD, LONGEST_AUTHOR, is_profile
from threads.page.signs import Signs
from threads.page.tree import Tree

BODY_WORD = LinePattern(
    r"(?:^|[-_ ]){class_body}(?:$|[-_ #\d])|{class_body_parts}|user-?te?xt(?:$|[-_ ]|-body)", cased=True
)
DATE_WORD, BUTTON_WORD = class_words("date"), class_words("button")
"""These three are looked for in small letters, as `stem` gives class words."""


JOINT = LinePattern(r"\W{0,3}(?:(?:{posted}|{post}) (?:{by}|{at}|{from})|{posted_bare}|commented|{by})\W{0,3}")
"""What joins a header's parts where each has an element of its own."""


@dataclass(slots=True)
class TextPlace:
    """Texts that stand at the same place in their records."""

    pieces: list[int] = field(default_factory=list)
    records: set[int] = field(default_factory=set)
    label: str = ""
    order: float = 0.0
    told: bool = False
    """Whether its texts alone, not its class words, gave it the label "button" or "same"."""


@lru_cache(maxsize=20_000)
def _path_name(words: str, role: str) -> str:
    return " ".join([*map(stem, words.split()[:3]), role.lower()]).strip()


_DIGITS = re.compile(r"\d+")
SHARED = 3
"""Elements of one id from which it says what they are, as a class word does."""


class Paths:
    """A number for each element's place below its record: equal numbers, equal tags and class words on the way."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.numbers: dict[tuple[int, str], int] = {}
        self.words: list[str] = [""]
        self.above: list[int] = [0]
        ids = Counter(key for i in tree.having("id") if (key := tree.attributes[i]["id"]))
        self.shared = {
            key: key for key, count in ids.items() if count >= SHARED
        }  # drawn by scripts: "author-text", "vote-count"

    def twin(self, number: int) -> int:
        """A new number for a place like another."""
        self.words.append(self.words[number])
        self.above.append(self.above[number])
        return len(self.words) - 1

    def step(self, above: int, i: int) -> int:
        attributes = self.tree.attributes[i]
        name = (
            _path_name(
                attributes.get("class") or self.shared.get(attributes.get("id") or "", ""),
                attributes.get("itemprop") or "",
            )
            if attributes
            else ""
        )
        key = (above, f"{self.tree.tag[i]} {name}")
        number = self.numbers.get(key)
        if number is None:
            number = self.numbers[key] = len(self.words)
            self.words.append(key[1])
            self.above.append(above)
        return number


def places_of(tree: Tree, paths: Paths, record: Record) -> dict[int, tuple[int, ...]]:
    """For each own text the numbers of the elements from the record down to it."""
    known: dict[int, tuple[int, ...]] = {}
    result = {}
    for u in record.own:
        home = tree.home[u]
        chain = known.get(home)
        if chain is None:
            chain = known[home] = _chain(tree, paths, record, home, known)
        result[u] = chain
    return result


DEEPEST = 12
"""Elements between a record and its text that are told apart; a comment's parts stand within the first few."""


def _chain(tree: Tree, paths: Paths, record: Record, home: int, known: dict[int, tuple[int, ...]]) -> tuple[int, ...]:
    way: list[int] = []
    at = home
    while at >= record.start and at not in known and len(way) < 400:
        way.append(at)
        at = tree.parent[at]
    chain = known.get(at, (0,))
    for i in reversed(way):
        if len(chain) < DEEPEST and not (i == record.start and tree.end[i] == record.end):
            chain = (*chain, paths.step(chain[-1], i))
        known[i] = chain
    return chain


def texts_by_place(records: list[Record], where: list[dict[int, tuple[int, ...]]]) -> dict[int, TextPlace]:
    kinds: dict[int, TextPlace] = defaultdict(TextPlace)
    for k, (record, places) in enumerate(zip(records, where, strict=True)):
        for place, u in enumerate(record.own):
            kind = kinds[places[u][-1]]
            kind.pieces.append(u)
            kind.records.add(k)
            kind.order += place
    return kinds


REGULAR = 0.9
"""Share of the records that must have the same number of texts at a place for the first and the second to be two
places."""
PARTED = 0.8
"""Share of the dates that must stand at one of them."""
FEWEST_RECORDS = 3
SHORT = 24
"""Median length of the records' longest text up to which that is done: longer words are told from a header as they
are."""


def part_places(
    tree: Tree, signs: Signs, paths: Paths, records: list[Record], where: list[dict[int, tuple[int, ...]]]
) -> dict[int, TextPlace]:
    """The texts by place, a place parted where each record has two or three texts there and one of them is a date.

    So it is with <span>Ann</span> <span>3 May</span>, or a paragraph with the header above a paragraph of words.
    """
    kinds = texts_by_place(records, where)
    longest = [max((tree.weight[u] for u in record.own), default=0) for record in records]
    if not longest or median(longest) > SHORT:
        return kinds
    for number in [number for number, kind in kinds.items() if len(kind.records) >= FEWEST_RECORDS]:
        rows = [row for row in _rows(records, where, number) if row]
        count = Counter(map(len, rows)).most_common(1)[0][0]
        regular = [row for row in rows if len(row) == count]
        if not 2 <= count <= 3 or len(regular) < REGULAR * len(rows):
            continue
        dated = [sum(signs.date[row[k]] for row in regular) for k in range(count)]
        if max(dated) < PARTED * len(regular) or sum(dated) - max(dated) > (1 - PARTED) * len(regular):
            continue
        fresh = [paths.twin(number) for _ in range(count)]
        for places, row in zip(where, _rows(records, where, number), strict=True):
            for k, u in enumerate(row if len(row) == count else []):
                places[u] = (*places[u][:-1], fresh[k])
    return texts_by_place(records, where)


def _rows(records: list[Record], where: list[dict[int, tuple[int, ...]]], number: int) -> list[list[int]]:
    return [[u for u in record.own if places[u][-1] == number] for record, places in zip(records, where, strict=True)]


def label_places(tree: Tree, signs: Signs, paths: Paths, kinds: dict[int, TextPlace], n: int) -> None:
    """Says of each place what stands there: "author", "date", "button", "same" for what hardly changes, or, undecided,
    ""."""
    for number, kind in kinds.items():
        texts = [tree.text[u] for u in kind.pieces[:200]]
        count = len(texts)
        mean = sum(tree.weight[u] for u in kind.pieces[:200]) / count * 1.15
        name = f"{paths.words[number]} {paths.words[paths.above[number]]}"
        words = _classes(paths, number)
        per_record = len(kind.pieces) / len(kind.records)
        counts = Counter(texts)
        same = counts.most_common(1)[0][1] / count
        few = count >= 6 and mean <= 24 and (len(counts) <= 0.35 * count or all(text.isdigit() for text in texts))
        if mean <= 80 and sum(signs.date[u] for u in kind.pieces[:200]) >= 0.6 * count:
            kind.label = "date"
        elif mean <= 40 and sum(map(is_action, texts)) >= 0.6 * count:
            kind.label, kind.told = "button", BUTTON_WORD.search(words) is None
        elif not AUTHOR_WORD.search(words) and (
            (mean <= 40 and n >= 4 and same >= 0.8 and len(kind.records) >= 0.5 * n)
            or (few and not AUTHOR_WORD.search(name) and not BODY_WORD.search(name))
        ):
            kind.label, kind.told = "same", BUTTON_WORD.search(words) is None
        elif (mean <= LONGEST_AUTHOR and per_record <= 2.5 and AUTHOR_WORD.search(words)) or (
            mean <= 40 and per_record <= 1.5 and AUTHOR_WORD.search(name) and not BODY_WORD.search(name)
        ):
            kind.label = "author"
        elif mean <= 60 and BUTTON_WORD.search(words) and not BODY_WORD.search(words):
            kind.label = "button"
        elif mean <= 60 and DATE_WORD.search(name) and not BODY_WORD.search(words):
            kind.label = "meta"


NAMED = 0.6
"""Share of the records that must have a link of their author's for a place to be that of names."""
LINKED = 0.9
"""Share of the texts at such a place that are links."""
LONGEST_NAMES = 30
"""Mean length of the names; titles of comments that link to them are longer."""


def label_linked_names(tree: Tree, kinds: dict[int, TextPlace], n: int) -> None:
    """Says "author" of places that no class word names, where each name leads to one address and each address has one
    name: to profiles, or the same name again with the same address."""
    for kind in kinds.values():
        if kind.label or len(kind.records) < max(2, NAMED * n) or len(kind.pieces) > 1.2 * len(kind.records):
            continue
        pairs = [(tree.text[u], tree.get(tree.link[u], "href")) for u in kind.pieces if tree.link[u] >= 0]
        names = [name for name, _ in pairs]
        if (
            len(pairs) < LINKED * len(kind.pieces)
            or sum(map(len, names)) > LONGEST_NAMES * len(names)
            or not all(any(map(str.isalpha, name)) and len(name) <= LONGEST_AUTHOR for name in names)
            or len({_DIGITS.sub("", name) for name in names}) == 1
            or 2 * sum(tree.text[u + 1][0] in ":：" for u in kind.pieces if u + 1 < len(tree.text)) > len(names)
        ):
            continue
        own = set(pairs)
        addresses = {address for _, address in own}
        if len(own) == len(addresses) == len(set(names)) > 1 and (
            sum(map(is_profile, addresses)) > 0.5 * len(addresses) or (len(own) < len(pairs) and "" not in addresses)
        ):
            kind.label = "author"


def pressed(tree: Tree, u: int) -> bool:
    """Whether a text is a link or a button."""
    home = tree.home[u]
    return tree.link[u] >= 0 or tree.tag[home] == "button" or tree.tag[tree.parent[home]] == "button"


_INLINE = frozenset({"b", "strong", "span", "font", "em", "i", "u", "a", "big", "small"})


def _classes(paths: Paths, number: int) -> str:
    """The class words of a place; those of the element around it where it is inline and has none."""
    tag, _, classes = paths.words[number].partition(" ")
    while not classes and tag in _INLINE and paths.above[number]:
        number = paths.above[number]
        tag, _, classes = paths.words[number].partition(" ")
    return classes
