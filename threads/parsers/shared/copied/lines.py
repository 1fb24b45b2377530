"""A copy's lines, and what each is made of: a platform's words alone, a name with a time, or what somebody wrote."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from threads.lines.grammar import LinePattern
from threads.model import SCALES
from threads.parsers.shared.copied.moments import AGE, BEHIND, TIME, WHENCE
from threads.parsers.shared.copied.screen import Screen
from threads.parsers.shared.copied.words import ADVERTISED, AVATAR, HEADING, PINNED, REPLIED, TOKENS
from threads.text.letters import seen

LONGEST = 160
"""Characters of a line that is a platform's; longer ones are what somebody wrote."""
MOST_HEADINGS = 4
MOST_TOKENS = 30
"""Pieces of a platform's line, marks counted; the longest in the golden copies has eleven."""
_DIGITS = re.compile(r"([+-]?\d[\d,]*(?:\.\d+)?)\s?([kKM千천万萬만亿億]?)")


@dataclass(slots=True)
class Token:
    """A piece of a platform's line: its kind (time, replies, badge, button, count, behind, mark) and its words."""

    kind: str
    text: str


@dataclass
class CopiedLine:
    """One line that holds anything besides space; `start` and `end` are its offsets in the page's text.

    `text` is the line as it is seen; `tokens` what it is made of where it is a platform's only, else empty; `kind` the
    most telling of them: time, replies, button, count, badge, mark, or heading, avatar, advert, furniture, else "".
    """

    start: int
    end: int
    indent: int
    gap: int
    text: str
    kind: str = ""
    tokens: list[Token] = field(default_factory=list)
    headed: tuple[str, list[Token]] | None = None
    """The name and what follows it, where the line heads a comment: "ann • 3h ago"; `looked` once that was asked."""
    looked: bool = False

    @property
    def time(self) -> str | None:
        """The words that say when, where the line holds them."""
        return next((token.text for token in self.tokens if token.kind == "time"), None)

    @property
    def floor(self) -> int | None:
        """The number of the comment as the page counts, where the line holds it."""
        return next((number_of(token.text.lstrip("#第 ")) for token in self.tokens if token.kind == "floor"), None)

    @property
    def pinned(self) -> bool:
        """Whether the line says that the comment was chosen."""
        return self.kind in ("badge", "time") and any(
            token.kind == "badge" and PINNED.fullmatch(token.text) for token in self.tokens
        )

    @property
    def foot(self) -> bool:
        """Whether the line may stand below a comment's words."""
        return self.kind in ("button", "replies", "count", "mark", "heading")


ORDER = ("time", "replies", "button", "count", "badge", "floor", "behind", "mark")


def read_copied(text: str, screen: Screen) -> list[CopiedLine]:
    """The text's lines as a screen shows them; linear in the text's length."""
    lines: list[CopiedLine] = []
    offset = gap = 0
    for raw in text.split("\n"):
        stripped = raw.strip()
        words = seen(stripped)
        if words:
            lead = len(raw) - len(raw.lstrip())
            line = CopiedLine(offset + lead, offset + lead + len(stripped), len(raw[:lead].expandtabs(4)), gap, words)
            _settle(line, screen)
            lines.append(line)
            gap = 0
        else:
            gap += 1
        offset += len(raw) + 1
    return lines


def _settle(line: CopiedLine, screen: Screen) -> None:
    text = line.text
    if len(text) > LONGEST:
        return
    if screen.furniture is not None and screen.furniture.fullmatch(text):
        line.kind = "furniture"
        return
    line.tokens = tokens_of(text, screen) or []
    if line.tokens:
        kinds = {token.kind for token in line.tokens}
        line.kind = next(kind for kind in ORDER if kind in kinds)
        line.kind = "badge" if line.kind == "floor" else line.kind
    if line.kind not in ("time", "replies") and ADVERTISED.fullmatch(text):
        line.kind = "advert"
    elif line.kind not in ("time", "replies", "count", "mark") and _is_heading(text):
        line.kind = "heading"
    elif line.kind in ("", "badge") and AVATAR.fullmatch(text):
        line.kind = "avatar"
    elif not line.kind and REPLIED.fullmatch(text):
        line.kind = "replies"


def _is_heading(text: str) -> bool:
    """Whether a line stands over comments: one of the words for that, or several side by side (按热度 按时间)."""
    parts = text.split()
    several = 1 < len(parts) <= MOST_HEADINGS and all(HEADING.fullmatch(part) for part in parts)
    return several or HEADING.fullmatch(text) is not None


def tokens_of(text: str, screen: Screen, start: int = 0, wrong: set[int] | None = None) -> list[Token] | None:
    """The platform's words that make up the text from `start` on, or None where it holds any other.

    `wrong` keeps the places from which that failed, for further tries on the same text.
    """
    made: list[Token] = []
    passed: list[int] = []
    at = start
    while at < len(text):
        passed.append(at)
        known = len(made) >= MOST_TOKENS or (wrong is not None and at in wrong)
        found = None if known else _longest(text, at, screen)
        if found is None:
            if wrong is not None:
                wrong.update(passed)
            return None
        kind, end = found
        made.append(Token(kind, text[at:end].strip()))
        at = end
    return made


def _longest(text: str, at: int, screen: Screen) -> tuple[str, int] | None:
    """The kind and end of the longest of a platform's words at a place, None where there is none."""
    best: tuple[str, int] | None = None
    for kind, pattern in _patterns(screen):
        match = pattern.match(text, at)
        if match is not None and match.end() > (best[1] if best else at):
            best = kind, match.end()
    return best


@lru_cache(maxsize=64)
def _patterns(screen: Screen) -> tuple[tuple[str, re.Pattern[str] | LinePattern], ...]:
    """What the words of a screen's lines are told by, each with its kind; of two as long the first counts."""
    ages = (("time", AGE),) if screen.ages else ()
    own = tuple((kind, told) for kind, told in (("badge", screen.badges), ("time", screen.times)) if told is not None)
    return (("time", TIME), *ages, *TOKENS.items(), ("behind", BEHIND), ("behind", WHENCE), *own)


def number_of(text: str) -> int | None:
    """The number that a platform writes: "1,204", "1.2K", 3.4万, 1.2만."""
    match = _DIGITS.search(text)
    if match is None:
        return None
    return round(float(match[1].replace(",", "")) * SCALES.get(match[2].lower(), 1))


def heading_number(line: CopiedLine) -> int | None:
    """How many comments a heading states."""
    match = HEADING.fullmatch(line.text)
    stated = next((value for value in match.groupdict().values() if value), None) if match else None
    return number_of(stated) if stated else None
