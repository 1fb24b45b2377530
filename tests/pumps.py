"""Texts on which a pattern takes the most steps that it can: what it repeats without a bound, repeated, and then
nothing that the pattern wants.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from re import MULTILINE, Pattern
from re import _constants as op  # type: ignore[attr-defined]
from typing import Any

from tests.pattern_paths import ONE, REPEATS, Node, Paths, inner_of, simplified, unlimited
from tests.pattern_steps import TooManyStepsError, is_one, parsed, tree_steps

LINEAR, CUBIC = 2.6, 9.0
"""Below these the double size takes twice the steps, or eight times as many; with the square they come near to four
times. On texts of bounded length no more than the cube is allowed.
"""

_LETTERS = " a1A\n-.,:“\"'<>/_@#(中한é\t\u00a0，。"
_AFTER = ("", "\0", "\n", "\0a", "\n\0", " ", "a", "1")
_MOST_LETTERS, _MOST_TRIED, _UNITS, _SHORT, _TIMES_SHORT = 6, 3, 30, 20, 100_000


class Subject:
    """A pattern as it is used: at the beginning of texts only, to their end, or anywhere in them; and how many times
    the steps the double size may take.
    """

    def __init__(
        self, pattern: Pattern[Any], *, anywhere: bool = True, whole: bool = False, most: float = LINEAR
    ) -> None:
        self.tree, self.flags, self.anywhere = simplified(parsed(pattern)), pattern.flags, anywhere
        self.most = most
        if whole:
            self.tree = [(op.SUBPATTERN, (None, 0, 0, self.tree)), (op.AT, op.AT_END_STRING)]

    def worst(self) -> tuple[str, str, str] | None:
        """A text on which the steps grow faster than the text: beginning, what is repeated, end; None if there is none
        to be found.
        """
        if not any(unlimited(self.tree)):
            return None
        paths = Paths(self.tree, self.flags)
        grown = sorted(((self._ways(paths, *pump), pump) for pump in set(self.pumps())), reverse=True)
        for growth, (before, unit) in grown[:_MOST_TRIED]:
            for after in _AFTER if growth > self.most else ():
                if self.grows(before, unit, after):
                    return before, unit, after
        return None

    def _ways(self, paths: Paths, before: str, unit: str) -> float:
        text = before + unit * (2 * _UNITS)
        costs = list(paths.costs(text, anywhere=self.anywhere))
        return sum(costs) / max(sum(costs[: len(before) + len(unit) * _UNITS]), 1)

    def grows(self, before: str, unit: str, after: str) -> bool:
        """Whether twice as many units take more than `most` times the steps."""
        deepest = sys.getrecursionlimit()
        sys.setrecursionlimit(20_000)
        try:
            one = self._steps(before + unit * _SHORT + after, _TIMES_SHORT)
            self._steps(before + unit * (2 * _SHORT) + after, self.most * one)
        except TooManyStepsError:
            return True
        finally:
            sys.setrecursionlimit(deepest)
        return False

    def _steps(self, text: str, most: float) -> int:
        return tree_steps(self.tree, self.flags, text, anywhere=self.anywhere, most=most)

    def pumps(self) -> Iterator[tuple[str, str]]:
        """What to begin with and what to repeat: of each repeat without bound what it repeats, with and without what
        stands before it.
        """
        for before, inner in unlimited(self.tree):
            start = self.example(before)
            for unit in self.examples(inner):
                yield start, unit
                yield "", start + unit
                if self.flags & MULTILINE:
                    yield "", "\n" + start + unit

    def example(self, nodes: Iterable[Node]) -> str:
        """A text that the nodes match, as short as may be; borders and what must not follow are not looked at."""
        return "".join(self._example(code, value) for code, value in nodes)

    def _example(self, code: Any, value: Any) -> str:
        if code in ONE:
            return self.letters(code, value)[0]
        if code in (op.SUBPATTERN, op.ATOMIC_GROUP):
            return self.example(inner_of(code, value))
        if code is op.BRANCH:
            return min((self.example(branch) for branch in value[1]), key=len)
        if code in REPEATS:
            return self.example(value[2]) * value[0]
        return self.example(value[1]) if code is op.ASSERT and value[0] < 0 else ""

    def examples(self, inner: list[Node]) -> list[str]:
        """Units that a repeat takes: of one letter each kind, else one of each alternative."""
        if len(inner) == 1 and inner[0][0] in ONE:
            return self.letters(*inner[0])[:_MOST_LETTERS]
        if len(inner) == 1 and inner[0][0] is op.SUBPATTERN:
            return self.examples(inner_of(*inner[0]))
        if len(inner) == 1 and inner[0][0] is op.BRANCH:
            return [unit for branch in inner[0][1][1] for unit in self.examples(list(branch))][:_MOST_LETTERS]
        unit = self.example(inner)
        return [unit or " ", *(self.example(before) + each for before, within in unlimited(inner)
            for each in self.examples(within))][:_MOST_LETTERS]  # fmt: skip

    def letters(self, code: Any, value: Any) -> list[str]:
        """Letters of a class, of each kind one."""
        fits = [letter for letter in _LETTERS if is_one(code, value, letter, self.flags)]
        if fits:
            return fits
        if code is op.LITERAL:
            return [chr(value)]
        kind, what = value[0]
        return [chr(what[0] if kind is op.RANGE else what)] if kind is not op.CATEGORY else ["\u2003"]
