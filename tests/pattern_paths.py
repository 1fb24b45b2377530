"""In how many ways a pattern can be followed through a text: what a search that fails has to try, counted for all ways
at once, so that even what grows with a power of the size is told on a short text.

A pattern is made an automaton (Thompson 1968); how often each of its states is reached at each letter says how often a
backtracking matcher comes there (Weideman et al. 2016, "Analyzing matching time behavior of backtracking regular
expression matchers by using ambiguity of NFA"). What stands ahead or behind is taken as there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from re import _constants as op  # type: ignore[attr-defined]
from typing import Any

from tests.pattern_steps import is_border, is_one

REPEATS = (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT)
ONE = (op.LITERAL, op.NOT_LITERAL, op.ANY, op.IN)
Node = tuple[Any, Any]
_Way = tuple[tuple[Any, ...], Node | None, int]
"""Borders that must hold, the letter that must follow, the state after it."""


class Paths:
    """A simplified pattern as an automaton, and its runs through texts."""

    def __init__(self, tree: list[Node], flags: int) -> None:
        self.flags = flags
        self.edges: list[list[tuple[Any, Any, int]]] = [[]]
        self.start = self._build(tree, 0)
        self.ways: dict[int, list[_Way]] = {}
        self.next: dict[tuple[str, str, bool], dict[int, list[tuple[int, int]]]] = {}
        """By the letters before and at a place, and whether it is the last: by state the states after with their ways.
        """

    def costs(self, text: str, *, anywhere: bool) -> Iterator[int]:
        """How many states are reached at each letter of a text, each as often as there are ways to it."""
        now = {self.start: 1}
        for at, letter in enumerate(text):
            yield sum(now.values())
            moves = self.next.setdefault((text[at - 1 : at], letter, at + 1 == len(text)), {})
            following = {self.start: 1} if anywhere else {}
            for state, often in now.items():
                if state not in moves:
                    moves[state] = list(self._step(state, text, at).items())
                for after, ways in moves[state]:
                    following[after] = following.get(after, 0) + often * ways
            now = following

    def _step(self, state: int, text: str, at: int) -> Counter[int]:
        if state not in self.ways:
            self.ways[state] = list(self._closure(state, (), frozenset()))
        return Counter(
            after
            for borders, one, after in self.ways[state]
            if one is not None
            and is_one(*one, text[at], self.flags)
            and all(is_border(where, text, at, self.flags) for where in borders)
        )

    def _closure(self, state: int, borders: tuple[Any, ...], passed: frozenset[int]) -> Iterator[_Way]:
        for code, value, after in self.edges[state]:
            if code in ONE:
                yield borders, (code, value), after
            elif after not in passed:
                also = (value,) if code is op.AT else ()
                yield from self._closure(after, borders + also, passed | {state})

    def _state(self, *edges: tuple[Any, Any, int]) -> int:
        self.edges.append(list(edges))
        return len(self.edges) - 1

    def _build(self, tree: list[Node], then: int) -> int:
        for code, value in reversed(tree):
            then = self._node(code, value, then)
        return then

    def _node(self, code: Any, value: Any, then: int) -> int:
        if code in ONE or code is op.AT:
            return self._state((code, value, then))
        if code in (op.SUBPATTERN, op.ATOMIC_GROUP):
            return self._build(inner_of(code, value), then)
        if code is op.BRANCH:
            return self._state(*((None, None, self._build(branch, then)) for branch in value[1]))
        if code in REPEATS:
            return self._repeat(*value, then)
        if code in (op.ASSERT, op.ASSERT_NOT) and value[0] > 0:
            return self._state((None, None, then), (None, None, self._build(value[1], self._state())))
        return then

    def _repeat(self, low: int, high: Any, inner: list[Node], then: int) -> int:
        if high is op.MAXREPEAT:
            loop = self._state((None, None, then))
            self.edges[loop].append((None, None, self._build(inner, loop)))
            then = loop
        for _ in range(0 if high is op.MAXREPEAT else high - low):
            then = self._state((None, None, then), (None, None, self._build(inner, then)))
        for _ in range(low):
            then = self._build(inner, then)
        return then


MOST_REPEATS, MOST_ALTERNATIVES, UNBOUNDED = 4, 6, 1_000


def simplified(tree: Any) -> list[Node]:
    """A parsed pattern in which what is bounded is small: a repeat up to `UNBOUNDED` times is one up to `MOST_REPEATS`
    times, and of many alternatives the first `MOST_ALTERNATIVES` stand for all that repeat nothing.
    """
    made: list[Node] = []
    for code, value in tree:
        if code in REPEATS:
            low, high, inner = value
            bound = op.MAXREPEAT if high >= UNBOUNDED else max(min(high, MOST_REPEATS), 1)
            made.append((code, (min(low, 2, high), bound, simplified(inner))))
        elif code is op.SUBPATTERN:
            made.append((code, (*value[:-1], simplified(value[-1]))))
        elif code is op.ATOMIC_GROUP:
            made.append((code, simplified(value)))
        elif code is op.BRANCH:
            branches = [simplified(branch) for branch in value[1]]
            plain = [branch for branch in branches if not any(unlimited(branch))]
            left_out = [id(branch) for branch in plain[MOST_ALTERNATIVES:]]
            made.append((code, (None, [branch for branch in branches if id(branch) not in left_out])))
        elif code in (op.ASSERT, op.ASSERT_NOT) and value[0] > 0:
            made.append((code, (value[0], simplified(value[1]))))
        else:
            made.append((code, value))
    return made


def inner_of(code: Any, value: Any) -> list[Node]:
    """What stands within a group or looks ahead."""
    return list(value if code is op.ATOMIC_GROUP else value[-1])


def unlimited(tree: list[Node], before: tuple[Node, ...] = ()) -> Iterator[tuple[tuple[Node, ...], list[Node]]]:
    """Each repeat without a bound in a simplified pattern: what stands before it, and what it repeats."""
    for code, value in tree:
        if code in REPEATS:
            if value[1] is op.MAXREPEAT:
                yield before, value[2]
            yield from unlimited(value[2], before)
        elif code in (op.SUBPATTERN, op.ATOMIC_GROUP) or (code in (op.ASSERT, op.ASSERT_NOT) and value[0] > 0):
            yield from unlimited(inner_of(code, value), before)
        elif code is op.BRANCH:
            for branch in value[1]:
                yield from unlimited(branch, before)
        before += ((code, value),)
