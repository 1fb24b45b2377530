"""A comment's words in markup, and which of them stand in quotations."""

from __future__ import annotations

import re
from functools import lru_cache

from threads.lines.grammar import LinePattern
from threads.model import Span
from threads.page.tree import Tree, join

_QUOTE_CLASS = re.compile(
    (
        r"(?:^|[-_ ])(?:quote|quoted|quotation|bbcodeblock|bq|zitat|citation|引用)(?:$|[-_ ])|bb-?code-?block|"
        r"quotetitle|quotemain|quotecontent|quoteheader"
    ),
    re.IGNORECASE,
)


def words_of(tree: Tree, pieces: list[int]) -> tuple[str, list[Span]]:
    """The pieces' text, and the spans in it that stand in quotations."""
    parts: list[str] = []
    spans: list[Span] = []
    at, known = 0, {_holder(tree, pieces): False}
    for k, u in enumerate(pieces):
        if not k:
            part = tree.text[u]
        elif pieces[k - 1] == u - 1:
            part = tree.before[u] + tree.text[u]
        else:
            part = join(tree, pieces[k - 1 : k + 1])[len(tree.text[pieces[k - 1]]) :]
        parts.append(part)
        start = at + len(part) - len(tree.text[u])
        at += len(part)
        if _quoted(tree, tree.home[u], known):
            if spans and spans[-1][1] >= start - 2:
                spans[-1] = (spans[-1][0], at)
            else:
                spans.append((start, at))
    return "".join(parts), spans


def _holder(tree: Tree, pieces: list[int]) -> int:
    """The element that holds all the words: boards write it as <blockquote> too, and it is no quotation."""
    i = tree.home[pieces[0]] if pieces else -1
    while i >= 0 and tree.last[i] <= pieces[-1]:
        i = tree.parent[i]
    return i


def _quoted(tree: Tree, i: int, known: dict[int, bool]) -> bool:
    """Whether the element stands in a <blockquote> or an element that the class calls a quotation, below the record."""
    way: list[int] = []
    while i >= 0 and i not in known and len(way) < 12:
        way.append(i)
        if (
            tree.tag[i] == "blockquote"
            or ((words := tree.get(i, "class")) and _is_quote(words))
            or _opens_original(tree, i)
        ):
            known[i] = True
            break
        i = tree.parent[i]
    answer = known.get(i, False)
    for j in way:
        known[j] = answer
    return answer


LONGEST = 70
"""Characters of a line that says whose words stand below it."""
_ORIGINAL = LinePattern(r".{0,60}{original}\s?[:：]?|{original_of}.{1,40}")
_ORIGINAL_SIGN = LinePattern("{original}|{original_of}")
"""What Chinese and Korean sites write above the words that a comment answers, in the same box."""


def _opens_original(tree: Tree, i: int) -> bool:
    """Whether an element opens with the line that leads to another comment's words."""
    text = tree.text[tree.first[i]] if tree.last[i] > tree.first[i] + 1 else ""
    return len(text) <= LONGEST and _ORIGINAL_SIGN.search(text) is not None and _ORIGINAL.fullmatch(text) is not None


@lru_cache(maxsize=20_000)
def _is_quote(words: str) -> bool:
    return _QUOTE_CLASS.search(words) is not None
