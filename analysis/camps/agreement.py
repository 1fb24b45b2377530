"""Whether an answer agrees with what it answers, by cues in its first words: English, Chinese, Korean, all read at
once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from analysis.sentiment.cues import NEGATION_AFTER, NEGATORS, OUTWEIGHS, OUTWEIGHS_END, REACH
from analysis.texts.markers import MARKER
from threads.text.letters import simplified
from threads.text.toml_text import read_toml

# Letters in which cues are looked for. `benchmarks.camps --cues`, even ids: with 60, 100 and 200 letters .93, .92 and
# .89 of the answers that have a cue agree or disagree as it says; longer openings hold more cues.
OPENING = 100
# Letters before a cue, and after it, in which it can be negated. A "but" so near after an agreement takes it back: on
# even ids that left out 3 answers that agree, 1 that disagrees and 8 that do neither.
BEFORE, AFTER, TAKEN_BACK = 40, 8, 60

GAP = " … "
_CUT = re.compile(r"[.!?;:…。！？；：\n]")
_WORD = re.compile(r"[^\W\d_][\w']*")
_HAN_NEGATION = re.compile(r"(?:不|没有?|未|非|别|无法|难以)(?:能|会|太|是|怎么|敢|完全|想|可能)?$")
_KOREAN_NEGATION = re.compile(r"(?:안|못)\s?$")
_KOREAN_TURN = re.compile(r"^\S{0,2}\s?(?:안|못)\s")
_INSIDE = re.compile(r"n't\b|\b(?:not|never|cannot)\b")
_ONE_SIGN = str.maketrans("’‘＋，", "''+,")


@dataclass(frozen=True, slots=True)
class CueTable:
    """What each cue says (1 agrees, −1 disagrees) and the expressions that find them, the longest first."""

    signs: Mapping[str, int]
    gapped: tuple[tuple[re.Pattern[str], int], ...]
    first: re.Pattern[str]
    anywhere: re.Pattern[str]

    def sign(self, cue: str, *, first: bool) -> int:
        """What a cue says as it was found."""
        known = self.signs.get("^" + cue) if first else self.signs.get(cue)
        return known or next((sign for pattern, sign in self.gapped if pattern.fullmatch(cue)), 0)


def agreement(text: str) -> int:
    """1 where the first words of an answer agree, −1 where they disagree, 0 where they say neither or both alike."""
    table, opening = _table(), _opening(text)
    found, at = 0, 0
    begins = table.first.match(opening)
    if begins:
        found, at = _said(table.sign(begins.group(), first=True), opening, begins), begins.end()
    for cue in table.anywhere.finditer(opening, at):
        found += _said(table.sign(cue.group(), first=False), opening, cue)
    return (found > 0) - (found < 0)


def agreements(texts: Iterable[str]) -> NDArray[np.int64]:
    """`agreement` of each text, shape (texts,)."""
    return np.array([agreement(text) for text in texts], dtype=np.int64)


def _opening(text: str) -> str:
    """The first letters without what addresses somebody, small and simplified, from the first word or sign "+"."""
    bare = " ".join(MARKER.sub(" ", text[: 2 * OPENING]).split())[:OPENING].lower().translate(_ONE_SIGN)
    return simplified(bare.lstrip("\"'*>-_.…~ ("))


def _said(sign: int, text: str, cue: re.Match[str]) -> int:
    if _negated(text, cue):
        return -sign
    return 0 if sign > 0 and _taken_back(text[cue.end() : cue.end() + TAKEN_BACK]) else sign


def _negated(text: str, cue: re.Match[str]) -> bool:
    said, before = cue.group(), text[max(0, cue.start() - BEFORE) : cue.start()]
    if said[0] >= "\uac00":
        after = text[cue.end() : cue.end() + AFTER]
        return any(sign.search(after) for sign in (NEGATION_AFTER, _KOREAN_TURN)) or bool(
            _KOREAN_NEGATION.search(before)
        )
    if said[0] >= "\u3130":
        return bool(_HAN_NEGATION.search(before))
    words = [word.replace("'", "") for word in _WORD.findall(_CUT.split(before)[-1])][-REACH:]
    return not NEGATORS.isdisjoint(words) or (said not in _table().signs and bool(_INSIDE.search(said)))


def _taken_back(after: str) -> bool:
    """Whether a "but" stands there; Chinese and Korean words of it also inside a run of letters."""
    words = _WORD.findall(after)
    return (
        not OUTWEIGHS.isdisjoint(words)
        or any(OUTWEIGHS_END.search(word) for word in words)
        or any(turn in after for turn in OUTWEIGHS if turn[0] >= "\u3400")
    )


@cache
def _table() -> CueTable:
    signs: dict[str, int] = {}
    for file in sorted(Path(str(files("analysis.camps").joinpath("words"))).glob("*.toml")):
        for kind, cues in read_toml(file).items():
            signs |= dict.fromkeys(cues, {"agree": 1, "disagree": -1}[kind])
    ordered = sorted(signs, key=lambda cue: (-len(cue), cue))
    inner = [cue for cue in ordered if not cue.startswith("^")]
    spaced = [cue for cue in inner if cue[0].isascii()]
    unspaced = [cue for cue in inner if not cue[0].isascii()]
    return CueTable(
        signs=signs,
        gapped=tuple((re.compile(_expression(cue)), signs[cue]) for cue in spaced if GAP in cue),
        first=re.compile("|".join(_expression(cue[1:]) for cue in ordered if cue.startswith("^"))),
        anywhere=re.compile(
            rf"(?<![\w'])(?:{'|'.join(map(_expression, spaced))})|{'|'.join(map(re.escape, unspaced))}"
        ),
    )


def _expression(cue: str) -> str:
    """The cue with up to two words in each gap; one that ends in a letter ends with the word."""
    words = r"(?: [\w']+){0,2} ".join(re.escape(part) for part in cue.split(GAP))
    return words + (r"(?![\w'])" if cue[-1].isascii() and cue[-1].isalnum() else "")
