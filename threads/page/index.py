"""Elements of a page by short selectors: "li.message", "div.quote[data-post]", "dl.postprofile dt a", with commas for
"or"."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache

from threads.page.tree import Tree

_SIMPLE = re.compile(
    r"(?P<tag>[a-z][a-z0-9-]{0,40})?(?P<words>(?:\.[\w-]{1,60}){0,6})(?P<tests>(?:\[[^\]]{1,120}\]){0,4})"
)
_TEST = re.compile(r"\[([\w:-]{1,40})(?:([*^$%]?)=([^\]]{0,80}))?\]")


@dataclass(frozen=True, slots=True)
class Simple:
    """One word of a selector: a tag, class words, and tests of attributes (`%=` matches a pattern from end to end)."""

    tag: str | None
    words: tuple[str, ...]
    tests: tuple[tuple[str, str, str, re.Pattern[str] | None], ...]

    def matches(self, tree: Tree, i: int) -> bool:
        """Whether the element matches, one of the class words being known to be its own."""
        if self.tag is not None and tree.tag[i] != self.tag:
            return False
        attributes = tree.attributes[i]
        if len(self.words) > 1 and not set(self.words).issubset((attributes.get("class") or "").split()):
            return False
        return not self.tests or all(_passes(attributes, test) for test in self.tests)


def _passes(attributes: dict[str, str | None], test: tuple[str, str, str, re.Pattern[str] | None]) -> bool:
    name, how, wanted, pattern = test
    if name not in attributes:
        return False
    value = attributes[name] or ""
    if pattern is not None:
        return len(value) <= 400 and pattern.fullmatch(value) is not None
    if how == "*":
        return wanted in value
    if how == "^":
        return value.startswith(wanted)
    return value.endswith(wanted) if how == "$" else not how or value == wanted


@lru_cache(maxsize=2_000)
def _parse(selector: str) -> tuple[tuple[Simple, ...], ...]:
    return tuple(tuple(_simple(word) for word in way.split()) for way in selector.split(", "))


def _simple(word: str) -> Simple:
    match = _SIMPLE.fullmatch(word)
    if match is None:
        raise ValueError(
            f"{word!r} is no selector: write a tag, .class words and [attribute=value] tests without spaces"
        )
    tests = tuple(
        (name, (how or "=") if "=" in whole else "", wanted, re.compile(wanted) if how == "%" else None)
        for name, how, wanted, whole in ((m[1], m[2] or "", m[3] or "", m[0]) for m in _TEST.finditer(match["tests"]))
    )
    return Simple(match["tag"], tuple(match["words"].split(".")[1:]), tests)


class Index:
    """A page's elements by class word, so that a selector looks at few of them."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.words: dict[str, list[int]] = defaultdict(list)
        self._found: dict[str, list[int]] = {}
        for words, elements in tree.classed.items():
            for word in words.split():
                self.words[word] += elements
        for elements in self.words.values():
            elements.sort()

    def find(self, selector: str) -> list[int]:
        """Returns the elements that match, in document order; [] for an empty selector."""
        if not selector:
            return []
        if selector not in self._found:
            self._found[selector] = sorted({i for way in _parse(selector) for i in self._way(way)})
        return self._found[selector]

    def _way(self, way: tuple[Simple, ...]) -> list[int]:
        """The elements of the last word that stand in one of the word before, and so on: a pass over each word's
        few."""
        found = self._simple(way[0])
        for word in way[1:]:
            found = self._within(found, self._simple(word)) if found else []
        return found

    def _simple(self, wanted: Simple) -> list[int]:
        few: list[int] | range = range(len(self.tree.tag))
        if wanted.words:
            few = min((self.words.get(word, []) for word in wanted.words), key=len)
        elif wanted.tests:
            few = self.tree.named.get(wanted.tests[0][0], [])
        elif wanted.tag is not None:
            return self.tree.tagged.get(wanted.tag, [])
        return [i for i in few if wanted.matches(self.tree, i)]

    def _within(self, outer: list[int], elements: list[int]) -> list[int]:
        """The elements, in document order, that stand within one of the outer."""
        ends = self.tree.end
        inside: list[int] = []
        k, reach = 0, 0
        for i in elements:
            while k < len(outer) and outer[k] < i:
                reach = max(reach, ends[outer[k]])
                k += 1
            if i < reach:
                inside.append(i)
        return inside
