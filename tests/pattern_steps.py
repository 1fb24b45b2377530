"""How many steps a search by a pattern takes, counted and not timed: a plain backtracking matcher that tries what `re`
tries, in its order, without its short cuts.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

Then = Callable[[int], bool]
_CLASSES: dict[Any, Callable[[str], bool]] = {
    op.CATEGORY_SPACE: str.isspace,
    op.CATEGORY_DIGIT: str.isdigit,
    op.CATEGORY_WORD: lambda letter: letter.isalnum() or letter == "_",
    op.CATEGORY_NOT_SPACE: lambda letter: not letter.isspace(),
    op.CATEGORY_NOT_DIGIT: lambda letter: not letter.isdigit(),
    op.CATEGORY_NOT_WORD: lambda letter: not (letter.isalnum() or letter == "_"),
}


def pattern_steps(pattern: re.Pattern[str], text: str) -> int:
    """The steps of finding all matches of a pattern in a text."""
    search = _Search(text, ignore=bool(pattern.flags & re.IGNORECASE))
    tree, at = list(_parser.parse(pattern.pattern, pattern.flags)), 0
    while at <= len(text):
        search.end = -1
        search.match(tree, 0, at, search.found)
        at = max(at + 1, search.end)
    return search.steps


class _Search:
    def __init__(self, text: str, *, ignore: bool) -> None:
        self.text, self.ignore, self.steps, self.end = text, ignore, 0, -1
        self.groups: dict[int, str] = {}

    def found(self, at: int) -> bool:
        self.end = at
        return True

    def match(self, nodes: list[Any], i: int, at: int, then: Then) -> bool:
        """Whether the nodes from the i-th on match at an offset, and what comes after them does."""
        self.steps += 1
        if i == len(nodes):
            return then(at)
        code, value = nodes[i]

        def rest(place: int) -> bool:
            return self.match(nodes, i + 1, place, then)

        if code in (op.LITERAL, op.NOT_LITERAL, op.ANY, op.IN):
            return at < len(self.text) and self.one(code, value, self.text[at]) and rest(at + 1)
        if code is op.SUBPATTERN:
            return self.group(value[0], list(value[-1]), at, rest)
        if code is op.BRANCH:
            return any(self.match(list(branch), 0, at, rest) for branch in value[1])
        if code in (op.MAX_REPEAT, op.MIN_REPEAT):
            low, high, inner = value
            return self.repeat((low, high, list(inner)), 0, at, rest, greedy=code is op.MAX_REPEAT)
        if code in (op.ASSERT, op.ASSERT_NOT):
            return self.look(value, at) is (code is op.ASSERT) and rest(at)
        if code is op.GROUPREF:
            said = self.groups.get(value, "")
            return self.text.startswith(said, at) and rest(at + len(said))
        assert code is op.AT, code
        return self.border(value, at) and rest(at)

    def one(self, code: Any, value: Any, letter: str) -> bool:
        """Whether a letter is of a class."""
        if code is op.ANY:
            return letter != "\n"
        if code in (op.LITERAL, op.NOT_LITERAL):
            same = letter == chr(value) or (self.ignore and letter.lower() == chr(value).lower())
            return same is (code is op.LITERAL)
        negated = value[0][0] is op.NEGATE
        return any(self.member(kind, what, letter) for kind, what in value[negated:]) is not negated

    def member(self, kind: Any, what: Any, letter: str) -> bool:
        if kind is op.CATEGORY:
            return _CLASSES[what](letter)
        low, high = what if kind is op.RANGE else (what, what)
        forms = {letter, letter.lower(), letter.upper()} if self.ignore else {letter}
        return any(len(form) == 1 and low <= ord(form) <= high for form in forms)

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

    def border(self, where: Any, at: int) -> bool:
        text = self.text
        if where in (op.AT_BEGINNING, op.AT_BEGINNING_STRING):
            return at == 0
        if where is op.AT_END:
            return at == len(text) or (at == len(text) - 1 and text[at] == "\n")
        if where is op.AT_END_STRING:
            return at == len(text)
        before = at > 0 and (text[at - 1].isalnum() or text[at - 1] == "_")
        after = at < len(text) and (text[at].isalnum() or text[at] == "_")
        return (before is not after) is (where is op.AT_BOUNDARY)
