"""What the words of a sentence say by a table of valences, turned, strengthened and outweighed by their neighbours."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from analysis.sentiment.cues import (
    AFTER,
    BEFORE,
    NEGATION_AFTER,
    NEGATORS,
    NOT_NEGATED,
    OUTWEIGHS,
    OUTWEIGHS_END,
    REACH,
    STRENGTH,
    STRONGER,
    STRONGEST,
    TURNS_BACK,
    WEAKER,
    WEAKNESS,
)
from threads.text.letters import simplified

# One pass: a mark that ends a clause, a run of Hangul, of kana and Han, of Han alone, of other letters.
_TOKEN = re.compile(
    r"(?P<stop>[,.;:!?，。；：、！？…()\n])|(?P<hangul>[\uac00-\ud7af]+)|(?P<east>[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]+)"
    r"|(?P<word>[^\W\d_\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uac00-\ud7af]+(?:'[^\W\d_]+)*)"
)
_KANA = re.compile(r"[\u3040-\u30ff]")
_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
_DRAWN_OUT = re.compile(r"(.)\1{2,}", re.DOTALL)
LONGEST_WORD = 8
"""Characters of the longest Korean or Japanese word looked up: a stem and its ending."""
LONGEST_RUN = 400
"""Characters of Han that are cut into words at a time."""


@dataclass(slots=True)
class SaidWord:
    """What was found in one sentence: valences in order, each with whether it was turned; the places of the words.

    `words` are the numbers of all words that the table holds, `turned` the stretches (start, end) of the folded text
    whose words a negator turned, `count` the words in all.
    """

    valences: list[float] = field(default_factory=list)
    negated: list[bool] = field(default_factory=list)
    words: list[int] = field(default_factory=list)
    turned: list[tuple[int, int]] = field(default_factory=list)
    count: int = 0


def fold(text: str) -> str:
    """The text in small letters, its spaces single, drawn-out letters ("sooo") as two, Chinese as simplified."""
    folded = " ".join(text.lower().replace("’", "'").split())
    folded = _DRAWN_OUT.sub(r"\1\1", folded)
    if not folded.isascii() and _HAN.search(folded) and not _KANA.search(folded):
        folded = simplified(folded)
    return folded


def read_words(folded: str, known: Mapping[str, int], valences: Any) -> SaidWord:
    """Walks the words of a folded sentence: a negator turns the next `REACH`, "but" outweighs what stood before.

    `known` gives each word's number in `valences`. Linear in the text's length.
    """
    walk = _Walk(known, valences)
    for match in _TOKEN.finditer(folded):
        kind, token, at = match.lastgroup, match.group(), match.start()
        if kind == "stop":
            walk.stop()
        elif kind == "hangul":
            walk.korean(token, at)
        elif kind == "word":
            walk.word(token, at)
        elif _KANA.search(token):
            walk.japanese(token, at)
        else:
            walk.chinese(token, at)
    return walk.done()


class _Walk:
    """The state of the walk: how many words a negator still turns, and what the next valence is multiplied by."""

    def __init__(self, known: Mapping[str, int], valences: Any) -> None:
        self.known, self.table = known, valences
        self.said = SaidWord()
        self.reach = 0
        self.force = 1.0
        self.turn: int | None = None  # how many valences stand before the last "but"
        self.last = -1  # the word, counted, at which the last valence stood
        self.last_span = (0, 0)

    def stop(self) -> None:
        self.reach, self.force = 0, 1.0
        self.last = -9

    def word(self, token: str, at: int) -> None:
        """A word between spaces, or as a cutter gives it."""
        if self.cue(token):
            return
        number = self.known.get(token)
        if number is None and "'" in token:
            number = self.known.get(token.split("'", 1)[0])
        self.take(number, at, at + len(token))

    def cue(self, token: str) -> bool:
        """Whether the word is one that acts on others; then it has acted."""
        if token in NEGATORS or token.endswith("n't"):
            back = token in TURNS_BACK or token.endswith("n't")
            self.reach = 0 if self.reach and back else REACH
        elif token in STRONGER:
            self.force = min(self.force * STRENGTH, STRONGEST)
        elif token in WEAKER:
            self.force *= WEAKNESS
        elif token in OUTWEIGHS:
            self.outweigh()
        elif token in NOT_NEGATED:
            self.reach = 0
        else:
            return False
        self.said.count += 1
        return True

    def outweigh(self) -> None:
        self.turn = len(self.said.valences)
        self.reach = 0

    def done(self) -> SaidWord:
        """What was said, the last "but" applied: once, so that many of them cost no more than one."""
        if self.turn is not None:
            found = self.said.valences
            self.said.valences = [value * (BEFORE if place < self.turn else AFTER) for place, value in enumerate(found)]
        return self.said

    def take(self, number: int | None, start: int, end: int) -> None:
        """Counts a word, known or not."""
        turned = self.reach > 0
        if turned:
            self.reach -= 1
            self.said.turned.append((start, end))
        self.said.count += 1
        if number is not None:
            self.said.words.append(-number - 1 if turned else number)
            value = float(self.table[number])
            if value:
                self.said.valences.append(value * self.force)
                self.said.negated.append(turned)
                self.last, self.last_span = self.said.count, (start, end)
        self.force = 1.0

    def turn_last(self) -> None:
        """A negator that stands behind turns the valence of the word before, if that stands near."""
        if self.said.valences and self.said.count - self.last <= 1:
            self.said.negated[-1] = not self.said.negated[-1]
            self.said.turned.append(self.last_span)

    def chinese(self, run: str, at: int) -> None:
        for begin in range(0, len(run), LONGEST_RUN):
            for token in _cutter()(run[begin : begin + LONGEST_RUN]):
                if token not in self.known and len(token) > 1 and token[0] in "不没无未" and token not in NEGATORS:
                    self.word(token[0], at)
                    self.word(token[1:], at + 1)
                else:
                    self.word(token, at)
                at += len(token)

    def korean(self, run: str, at: int) -> None:
        """A Korean word: its longest beginning that the table holds, and what its ending does."""
        if self.cue(run):
            return
        length = self.beginning(run)
        after = NEGATION_AFTER.search(run, length if length > 1 else 0)
        number = self.known.get(run[:length]) if length else None
        if self.reach and (number is None or not self.table[number]):
            self.turn_last()  # 마음에 안 들다: what 안 turns stands before it
        if after and after.start() == 0:
            self.said.count += 1
            self.turn_last()
        else:
            self.take(number, at, at + len(run))
            if after:
                self.turn_last()
        if OUTWEIGHS_END.search(run):
            self.outweigh()

    def beginning(self, run: str) -> int:
        """The length of the longest known beginning: two syllables or more, or the whole."""
        for length in range(min(len(run), LONGEST_WORD), 1, -1):
            if run[:length] in self.known:
                return length
        return 1 if len(run) <= 2 and run[:1] in self.known else 0

    def japanese(self, run: str, at: int) -> None:
        """Japanese, whose words have no space between: the longest known word at each place."""
        place = 0
        while place < len(run):
            after = NEGATION_AFTER.match(run, place)
            if after:
                self.said.count += 1
                self.turn_last()
                place = after.end()
                continue
            length = self.beginning(run[place : place + LONGEST_WORD]) or 1
            token = run[place : place + length]
            if length > 1 and not self.cue(token):
                self.take(self.known.get(token), at + place, at + place + length)
            place += length


@cache
def _cutter() -> Any:
    from rjieba import cut

    return cut
