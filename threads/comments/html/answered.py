"""Whom a comment answers where the page says so: "Reply to #2 by Ann" in a button, a form that names the comment, a
number like 2.1."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from threads.comments.html.record import Record
from threads.lines.grammar import LinePattern, kept, words_of
from threads.lines.hints import Hints
from threads.page.tree import Tree

_NUMBER = r"\d{1,6}(?:\.\d{1,4}){0,6}"
_COUNTED = rf"(?:#|№|{{number}})\s?(?P<number>{_NUMBER})\.?(?:\s{{0,2}}(?:{{floor}}|{{floor_short}}))?"
_STATEMENT = LinePattern(
    r"\W{0,3}(?:(?:{posted} )?{in_reply_to}|{in_reply_to_short})\s{0,2}[:：]?\s{0,2}"
    + r"(?:(?:the )?(?:{post.spaced}|{comments.glued})\s{0,2})?"
    + rf"(?:{_COUNTED}(?:\s{{1,2}}(?:{{by}}|{{from}})\s{{1,2}}[^:：\n]{{1,60}})?|"
    r"@?(?P<name>[^#:：\n]{1,60}?))\W{0,3}"
)
_OWN_NUMBER = re.compile(
    rf"(?<![\w&])(?:#|№)\s?(?P<number>{_NUMBER})(?![\d.]*\w)|(?P<bare>\d{{1,5}}(?:\.\d{{1,3}}){{1,6}})\.?"
)
_BARE = re.compile(r"(?P<any>\d{1,5}(?:\.\d{1,3}){0,6})\.?")
_LAST_DIGITS = re.compile(r"(\d{1,20})\D{0,20}$")
LONGEST = 120
"""Characters of a line that says whom a comment answers."""
PIECES = 6
"""Texts that such a line is put together of ("Reply to", "#2", "by", "Ann")."""
NUMBERED = 0.6
"""Share of the records that must show a number for the numbers to be the page's."""


@kept()
def _signs() -> Hints:
    return Hints(words_of("answer_signs"))


def by_statement(tree: Tree, records: Sequence[Record]) -> None:
    """Gives parents to the records that state whom they answer; what says so is moved to their headers."""
    stated = [_stated(tree, record) for record in records]
    numbers = _own_numbers(tree, records)
    numbered = sum(number is not None for number in numbers) >= NUMBERED * len(records)
    place = {number: k for k, number in enumerate(numbers) if number is not None} if numbered else {}
    keys = {
        digits[1]: k for k, record in enumerate(records) if record.key and (digits := _LAST_DIGITS.search(record.key))
    }
    authors = [(record.author or "").casefold() for record in records]
    for k, (record, found) in enumerate(zip(records, stated, strict=True)):
        target = _target(tree, records, found, k, place, keys, authors) if found else None
        if found and target is not None:
            pieces = found[1]
            record.body = [u for u in record.body if u not in pieces]
            record.head = sorted({*record.head, *pieces})
            record.answering = frozenset(pieces)
        elif record.parent is None and place and (number := numbers[k]) is not None and "." in number:
            target = place.get(number.rpartition(".")[0])
        if target is not None and target not in (k, record.parent) and not _below(records, target, k):
            record.parent, record.basis = target, "markup"


Found = tuple[re.Match[str], list[int]]


def _stated(tree: Tree, record: Record) -> Found | None:
    """The line of a record that says whom it answers, and its texts."""
    words, signs = set(record.body[1:-1]), _signs()
    for at, u in enumerate(record.own):
        if u in words or len(tree.text[u]) > LONGEST or not signs.among(tree.text[u].lower()):
            continue
        pieces = [u]
        for v in record.own[at + 1 : at + PIECES]:
            if v != pieces[-1] + 1 or tree.before[v] not in ("", " "):
                break
            pieces.append(v)
        while pieces:
            line = tree.texts(pieces[0], pieces[-1] + 1)
            found = _STATEMENT.fullmatch(line) if len(line) <= LONGEST else None
            if found is not None and not _goes_on(tree, pieces[-1] + 1):
                return found, pieces
            pieces.pop()
    return None


def _goes_on(tree: Tree, u: int) -> bool:
    """Whether the line goes on with a colon: its words stand behind, and what leads to them is marked within them."""
    return u < len(tree.text) and "\n" not in tree.before[u] and tree.text[u][0] in ":："


def _target(
    tree: Tree,
    records: Sequence[Record],
    found: Found,
    k: int,
    place: dict[str, int],
    keys: dict[str, int],
    authors: Sequence[str],
) -> int | None:
    """The record that a line means: by its number, by an address or a form around it, by the name.

    A name is one of the conversation that the page's nesting shows, and the parent that it shows where that has it.
    """
    line, pieces = found
    record = records[k]
    if (number := line["number"]) is not None and number in place:
        return place[number]
    for u in pieces:
        if (target := _addressed(tree, record, u, keys)) is not None and target != k:
            return target
    name = (line["name"] or "").strip(" :：,.").casefold()
    if not name or name == authors[k]:
        return None
    if record.parent is None:
        return next((j for j in range(k - 1, -1, -1) if authors[j] == name), None)
    if authors[record.parent] == name:
        return record.parent
    root = _root(records, k)
    return next((j for j in range(k - 1, -1, -1) if authors[j] == name and _root(records, j) == root), None)


def _root(records: Sequence[Record], k: int) -> int:
    """The first record of the conversation that a record stands in."""
    for _ in range(len(records)):
        above = records[k].parent
        if above is None:
            break
        k = above
    return k


def _addressed(tree: Tree, record: Record, u: int, keys: dict[str, int]) -> int | None:
    """The record whose id stands in the address of a link or in a form around a text."""
    i = tree.home[u]
    while i > record.start:
        if tree.tag[i] in ("a", "form"):
            fragment = (tree.get(i, "href") or tree.get(i, "action")).partition("#")[2]
            inputs = (
                tree.get(j, "value") for j in range(i, min(tree.end[i], i + 12)) if tree.get(j, "type") == "hidden"
            )
            for value in (fragment, *inputs):
                digits = _LAST_DIGITS.search(value[-64:]) if value else None
                if digits and digits[1] in keys:
                    return keys[digits[1]]
        i = tree.parent[i]
    return None


def _own_numbers(tree: Tree, records: Sequence[Record]) -> list[str | None]:
    """The number of each record; bare ones ("1", "2", "2.1") that open the records count where they only go up."""
    opening = [tree.text[record.own[0]] if record.own and record.own[0] in record.head else "" for record in records]
    bare = [found["any"] if (found := _BARE.fullmatch(text)) else None for text in opening]
    order = [tuple(map(int, number.split("."))) for number in bare if number is not None]
    if len(order) >= max(2, NUMBERED * len(records)) and all(a < b for a, b in pairwise(order)):
        return bare
    return [_own_number(tree, record) for record in records]


def _own_number(tree: Tree, record: Record) -> str | None:
    """The number in a record's header ("#2.1 — 14 January 2020"), a whole text where it has no mark ("2.1")."""
    for u in record.head[: PIECES * 2]:
        text = tree.text[u]
        if len(text) <= LONGEST and "#" in text and not _signs().among(text.lower()):
            if (found := _OWN_NUMBER.search(text)) is not None and found["number"]:
                return found["number"]
        elif len(text) <= 12 and (whole := _OWN_NUMBER.fullmatch(text)) is not None:
            return whole["number"] or whole["bare"]
    return None


def _below(records: Sequence[Record], target: int, k: int) -> bool:
    """Whether the record at `target` stands below the one at `k`, so that it cannot be what that one answers."""
    seen = 0
    at: int | None = target
    while at is not None and seen <= len(records):
        if at == k:
            return True
        at, seen = records[at].parent, seen + 1
    return seen > len(records)
