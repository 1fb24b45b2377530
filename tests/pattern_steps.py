"""How many steps a search by a pattern takes, counted and not timed: a plain backtracking matcher that tries what `re`
tries, in its order, without its short cuts.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

Then = Callable[[int], bool]
_ONE = frozenset((op.LITERAL, op.NOT_LITERAL, op.ANY, op.IN))
_IGNORECASE, _MULTILINE, _DOTALL = int(re.IGNORECASE), int(re.MULTILINE), int(re.DOTALL)
_CLASSES: dict[Any, Callable[[str], bool]] = {
    op.CATEGORY_SPACE: str.isspace,
    op.CATEGORY_DIGIT: str.isdigit,
    op.CATEGORY_WORD: lambda letter: letter.isalnum() or letter == "_",
    op.CATEGORY_NOT_SPACE: lambda letter: not letter.isspace(),
    op.CATEGORY_NOT_DIGIT: lambda letter: not letter.isdigit(),
    op.CATEGORY_NOT_WORD: lambda letter: not (letter.isalnum() or letter == "_"),
}


class TooManyStepsError(AssertionError):
    """A search has taken more steps than it may."""


def parsed(pattern: re.Pattern[Any]) -> list[Any]:
    """The pattern's parse tree, as `re` has it."""
    return list(_parser.parse(pattern.pattern, pattern.flags & ~re.DEBUG))


def pattern_steps(pattern: re.Pattern[str], text: str) -> int:
    """The steps of finding all matches of a pattern in a text."""
    return tree_steps(parsed(pattern), pattern.flags, text)


def tree_steps(tree: list[Any], flags: int, text: str, *, anywhere: bool = True, most: float = float("inf")) -> int:
    """The steps of finding all matches of a parse tree in a text, or the one at its beginning, where there are not
    more than `most`.
    """
    search, at = _Search(text, flags, most), 0
    while at <= len(text):
        search.end = -1
        search.match(tree, 0, at, search.found)
        at = max(at + 1, search.end) if anywhere else len(text) + 1
    return search.steps


def is_one(code: Any, value: Any, letter: str, flags: int) -> bool:
    """Whether a letter is of a class."""
    if code is op.ANY:
        return letter != "\n" or bool(flags & _DOTALL)
    if code in (op.LITERAL, op.NOT_LITERAL):
        same = letter == chr(value) or (bool(flags & _IGNORECASE) and letter.lower() == chr(value).lower())
        return same is (code is op.LITERAL)
    return _in_class(tuple(value), letter, flags)


@lru_cache(100_000)
def _in_class(members: tuple[Any, ...], letter: str, flags: int) -> bool:
    negated = members[0][0] is op.NEGATE
    return any(_member(kind, what, letter, flags) for kind, what in members[negated:]) is not negated


def _member(kind: Any, what: Any, letter: str, flags: int) -> bool:
    if kind is op.CATEGORY:
        return _CLASSES[what](letter)
    low, high = what if kind is op.RANGE else (what, what)
    forms = {letter, letter.lower(), letter.upper()} if flags & _IGNORECASE else {letter}
    return any(len(form) == 1 and low <= ord(form) <= high for form in forms)


def is_border(where: Any, text: str, at: int, flags: int) -> bool:
    """Whether an offset of a text is such a border as `^` and `\\b` are."""
    lines = bool(flags & _MULTILINE)
    if where in (op.AT_BEGINNING, op.AT_BEGINNING_STRING):
        return at == 0 or (lines and where is op.AT_BEGINNING and text[at - 1] == "\n")
    if where is op.AT_END:
        return at == len(text) or (text[at] == "\n" and (lines or at == len(text) - 1))
    if where is op.AT_END_STRING:
        return at == len(text)
    before = at > 0 and (text[at - 1].isalnum() or text[at - 1] == "_")
    after = at < len(text) and (text[at].isalnum() or text[at] == "_")
    return (before is not after) is (where is op.AT_BOUNDARY)


class _Search:
    def __init__(self, text: str, flags: int, most: float) -> None:
        self.text, self.flags, self.most, self.steps, self.end = text, flags, most, 0, -1
        self.groups: dict[int, str] = {}
        self.ones: dict[tuple[int, int, str], bool] = {}

    def one(self, code: Any, value: Any, at: int) -> bool:
        """Whether the letter at an offset is of a class; kept, as the same few are asked over and over."""
        if at >= len(self.text):
            return False
        key = id(code), id(value), self.text[at]
        if key not in self.ones:
            self.ones[key] = is_one(code, value, self.text[at], self.flags)
        return self.ones[key]

    def found(self, at: int) -> bool:
        self.end = at
        return True

    def match(self, nodes: list[Any], i: int, at: int, then: Then) -> bool:
        """Whether the nodes from the i-th on match at an offset, and what comes after them does."""
        while True:
            self.steps += 1
            if self.steps > self.most:
                raise TooManyStepsError(f"more than {self.most:.0f} steps in {len(self.text)} characters")
            if i == len(nodes):
                return then(at)
            code, value = nodes[i]
            if code not in _ONE:
                break
            if not self.one(code, value, at):
                return False
            i, at = i + 1, at + 1

        def rest(place: int) -> bool:
            return self.match(nodes, i + 1, place, then)

        if code is op.SUBPATTERN:
            return self.group(value[0], list(value[-1]), at, rest)
        if code is op.BRANCH:
            return any(self.match(list(branch), 0, at, rest) for branch in value[1])
        if code in (op.MAX_REPEAT, op.MIN_REPEAT):
            low, high, inner = value
            return self.repeat((low, high, list(inner)), 0, at, rest, greedy=code is op.MAX_REPEAT)
        if code in (op.ATOMIC_GROUP, op.POSSESSIVE_REPEAT):
            inner = list(value) if code is op.ATOMIC_GROUP else [(op.MAX_REPEAT, value)]
            end = self.first(inner, at)
            return end is not None and rest(end)
        if code in (op.ASSERT, op.ASSERT_NOT):
            return self.look(value, at) is (code is op.ASSERT) and rest(at)
        if code is op.GROUPREF:
            said = self.groups.get(value, "")
            return self.text.startswith(said, at) and rest(at + len(said))
        if code is op.GROUPREF_EXISTS:
            branch = value[1] if value[0] in self.groups else value[2]
            return self.match(list(branch or ()), 0, at, rest)
        assert code is op.AT, code
        return is_border(value, self.text, at, self.flags) and rest(at)

    def first(self, inner: list[Any], at: int) -> int | None:
        """Where the first way to match ends, which is not gone back into."""
        ends: list[int] = []

        def end(place: int) -> bool:
            ends.append(place)
            return True

        return ends[0] if self.match(inner, 0, at, end) else None

    def group(self, number: int | None, inner: list[Any], at: int, then: Then) -> bool:
        def close(place: int) -> bool:
            if number is not None:
                self.groups[number] = self.text[at:place]
            return then(place)

        return self.match(inner, 0, at, close)

    def repeat(self, what: tuple[int, int, list[Any]], count: int, at: int, then: Then, *, greedy: bool) -> bool:
        low, high, inner = what

        def again(place: int) -> bool:
            return place > at and self.repeat(what, count + 1, place, then, greedy=greedy)

        if count < low:
            return self.match(inner, 0, at, lambda place: self.repeat(what, count + 1, place, then, greedy=greedy))
        if not greedy and then(at):
            return True
        if count < high and self.match(inner, 0, at, again):
            return True
        return greedy and then(at)

    def look(self, value: Any, at: int) -> bool:
        way, inner = value
        if way > 0:
            return self.match(list(inner), 0, at, lambda place: True)
        start = at - inner.getwidth()[0]
        return start >= 0 and self.match(list(inner), 0, start, lambda place: place == at)
