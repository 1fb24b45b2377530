"""Interviews: an article whose paragraphs open with the speaker's name, as turns."""

from __future__ import annotations

import re

from threads.draft import TurnDraft
from threads.lines.grammar import LinePattern, kept, words_of

FEWEST = 3
OPENING = 3
"""Paragraphs within which the first turn begins: an introduction or two may stand before it."""

_LABEL = re.compile(
    r"(?:^|\n)[ \t]*"
    r"(?:(?P<name>Q|A|[^\W\d_][\w.'’\-]{0,20}(?: [^\W\d_][\w.'’\-]{0,20}){0,3})(?:, [A-Z]{2,14}(?: [A-Z]{2,14}){0,2})?"
    + r"[ \t]?[:：][ \t\n]{1,3}(?=\S)"
    + r"|(?P<cjk>[一-鿿·]{1,6}|[가-힣]{1,6}(?: [가-힣]{2,4})?)[ \t]?[:：][ \t]{0,2}(?=\S))"
)
LABELLED = re.compile(
    r"(?P<name>[^\W\d_][\w.'’\-]{0,20}(?: [^\W\d_][\w.'’\-]{0,20}){0,2}|[一-鿿·]{1,6}|[가-힣]{1,6})"
    r"[ \t]?[:：][ \t]{0,2}(?=\S)(?!//)"
)
"""A line that opens with a speaker's name."""
_ROLES = LinePattern("{interview_roles}$")


@kept()
def _no_speakers() -> frozenset[str]:
    return frozenset(words_of("not_speakers"))


def interview_turns(text: str) -> list[TurnDraft]:
    """The turns of an article that is an interview, else none: offsets into `text`, without the speaker's name.

    An interview opens with a labelled paragraph (or within OPENING), has FEWEST turns or more by two speakers or more,
    and somebody speaks twice or is called by a role ("Reporter", "Q", 记者, 기자).
    """
    if text.count(":") + text.count("：") < FEWEST:
        return []
    labels = [match for match in _LABEL.finditer(text) if _name(match).split()[0].lower() not in _no_speakers()]
    names = [_name(match) for match in labels]
    if len(labels) < FEWEST or len(set(names)) < 2:
        return []
    if not any(names.count(name) > 1 or _ROLES.match(name) for name in set(names[:200])):
        return []
    if text.count("\n\n", 0, labels[0].start() + 1) >= OPENING or not _looks_cased(names):
        return []
    ends = [match.start() for match in labels[1:]] + [len(text)]
    turns = []
    for name, match, end in zip(names, labels, ends, strict=True):
        start = match.end()
        turns.append(TurnDraft(speaker=name, start=start, end=start + len(text[start:end].rstrip())))
    return [turn for turn in turns if turn.end > turn.start]


def _name(match: re.Match[str]) -> str:
    return str(match["name"] or match["cjk"]).strip()


def _looks_cased(names: list[str]) -> bool:
    """Whether the labels are written as names: each word capitalised, or of a script without case."""
    good = sum(all(not word[0].islower() for word in name.split()) for name in names)
    return good >= 0.8 * len(names)
