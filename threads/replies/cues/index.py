"""Numbers that point at comments: `#12`, `re# 2`, `@12`, `12楼`, `回复 3 楼`, `>>12`, `3번`, ranges; and shifted
numbering."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from threads.replies.cues import Cue
from threads.replies.transcript import Transcript

MAX_RANGE = 20
"""A range that spans more comments than this is no answer to each of them."""

_HAN = re.compile(r"[\u4e00-\u9fff]")
_DIGITS = re.compile(r"\d+")
_HAN_DIGITS = "一二三四五六七八九十"
_HAN_FLOOR = re.compile(rf"[{_HAN_DIGITS}]{{1,3}}(?=\s?[楼樓])")
_GLUED = re.compile(r"[\w%]|[.,:]\d")
_RANGE = re.compile(r"\s?(?:-|–|—|~|～|\.\.|至|到)\s?[#＃]?(\d{1,6})(?![\w%]*[\w%]|[.,:]\d)(?!\d)")
_FLOOR_RANGE = re.compile(r"\s?(?:-|–|~|～|至|到)\s?(\d{1,5})(?=\s?[楼樓])")
_FLOOR_LIST = re.compile(
    r"(?:\s?(?:楼|樓|번)?\s?(?:、|,|，|和|与|跟|及|와|과|하고)\s?第?\d{1,5}){1,8}(?=\s?(?:楼|樓|번째\s?댓글|"
    r"번\s?(?:님|댓글|글|분)))"
)
_FLOOR_LETTER = re.compile(r"[lL](?=[\u4e00-\u9fff，。！？：:,]|\s?$|\s)")
_FLOOR = re.compile(r"\s?(?:楼|樓)(?!下|梯|房|盘|市|价|层|層|道|台|顶|的(?:房|窗|阳台))")
_KOREAN = re.compile(r"\s?(?:번째\s?댓글|번\s?(?:님|댓글|글|분)|층(?=\s?(?:님|분|댓글)))")
_ANCHOR = re.compile(r"(?<![>＞])(?:>>|＞＞)\s?\Z")
_HASH = re.compile(r"(?<![\w&/=?#＃])[#＃№]\s?\Z")
_AT = re.compile(r"(?<![\w.])[@＠]\s?\Z")
_ANSWER_HAN = re.compile(
    (
        r"(?:回复|回覆|回應|回应|答复|致|同意|支持|顶|頂|赞同|贊同|引用|反对|反對|给|給|跟|谢|謝|谢谢|謝謝|感谢|感謝|"
        r"问|問|回|答|@|to|re)\s?[:：@]?\s?第?\s?#?\Z"
    ),
    re.I,
)
_REPLY_HAN = re.compile(r"(?:回复|回覆|回應|回应)\s?[:：#]?\s?\Z")
_RE = re.compile(r"(?:^|\n)[ \t]*(?:re|reply to|in reply to|to)\s?[:.]?\s?(?:no\.?|comment|post)?\s?[#＃]?\s?\Z", re.I)
_LEAD = re.compile(r"(?<!\w)(?:re|reply to|@|to|at|see|per|with|agree|ref)\s?[:.]?\s?[#＃№]\s?\Z", re.I)
_WORD = re.compile(r"(?<!\w)(?:comment|post|reply|commenter|poster)\s?(?:#|no\.|number)?\s?\Z", re.I)
_PREVIOUS = re.compile(
    r"(?m)^[ \t@]*(?:楼上|樓上|ls(?![a-z])|윗\s?(?:분|님|글|댓글)|위에\s?(?:분|님)|\^+(?=\s?(?:this|\s|$)))", re.I
)
_SEATS = re.compile(r"(?m)^[ \t]*(?:@|回复|回覆)\s?(沙发|沙發|板凳|地板)")
_SEAT_NUMBERS = {"沙发": 1, "沙發": 1, "板凳": 2, "地板": 3}
_LISTED = re.compile(r"\s?(?:,|，|、|&|\+|/|and|und|et|和|与)\s?(?:#|＃)?\s?(\d{1,5})(?![\w%]|[.,:]\d)", re.I)
_UNDIGITED = re.compile(r"楼|樓|\^|윗|위에|沙发|沙發|板凳|地板|\bls\b|\bLS\b")
_MARKS = (*"#＃№@＠>＞:：.复覆應应", "re", "to", "no", "comment", "post", "reply", "commenter", "poster", "number")
"""Endings of what stands before every number that is a pointer, to pass over the others quickly."""

CONTEXT = 24
"""Characters before a number that are read to see what it is."""

SHIFTS = range(-12, 4)
"""How far numbering may have moved: deleted comments move it down, a counted article up by one."""

SHIFT_COST = 3.0
"""What evidence (natural log) must gain before the numbering is taken to have moved at a place."""


@dataclass(frozen=True, slots=True)
class Pointer:
    """A number in a comment's text before it is known which comment it means."""

    source: int
    number: int
    start: int
    end: int
    strong: bool
    anchor: bool = False


def find_indices(reading: Transcript, named: dict[int, list[Cue]], repeated: dict[int, list[Cue]]) -> list[Cue]:
    """Returns a cue for each number that points at an earlier comment, shifted numbering put right.

    `named` and `repeated` are the mention and quotation cues by comment: where they stand beside a number they tell
    whether the numbering has moved.
    """
    pointers = [
        pointer
        for k in range(1, len(reading) + 1)
        if not reading.fixed[k]
        for pointer in read_pointers(reading.texts[k], k)
    ]
    cues = [Cue(p.source, p.source - 1, "index", p.start, p.end) for p in pointers if p.number == 0 and p.source > 1]
    counted = [p for p in pointers if p.number > 0]
    anchors = [p for p in counted if p.anchor and str(p.number) in reading.place]
    cues += [
        Cue(p.source, reading.place[str(p.number)], "index", p.start, p.end)
        for p in anchors
        if reading.place[str(p.number)] < p.source
    ]
    settled = set(anchors)
    return cues + _resolve(reading, [p for p in counted if p not in settled], named, repeated)


def read_pointers(text: str, source: int = 0) -> list[Pointer]:
    """Returns the numbers in a text that may point at comments, in order; number 0 stands for "the one above"."""
    found: list[Pointer] = []
    if _may_point_up(text) and _UNDIGITED.search(text):
        found += [Pointer(source, 0, *match.span(), strong=True) for match in _PREVIOUS.finditer(text)]
        found += [
            Pointer(source, _SEAT_NUMBERS[match[1]], *match.span(), strong=True) for match in _SEATS.finditer(text)
        ]
        for match in _HAN_FLOOR.finditer(text):
            floor = _FLOOR.match(text, match.end())
            if floor is not None:
                strong = bool(
                    _ANSWER_HAN.search(text[max(0, match.start() - CONTEXT) : match.start()])
                ) or _at_line_start(text, match.start())
                found.append(Pointer(source, _han_value(match.group()), match.start(), floor.end(), strong))
    done = -1
    for match in _DIGITS.finditer(text):
        if match.start() >= done and match.end() - match.start() <= 12:
            done = _read_number(found, text, match.start(), match.end(), source)
    return sorted(found, key=lambda pointer: pointer.start)


def _may_point_up(text: str) -> bool:
    """Whether the text is worth a search for pointers without a number: "ls" and "^" head a line in ASCII text."""
    return (
        not text.isascii()
        or "^" in text
        or "\nls" in text
        or "\nLS" in text
        or text[:8].lower().lstrip(" \t@").startswith("ls")
    )


def _read_number(found: list[Pointer], text: str, start: int, end: int, source: int) -> int:
    """Adds what one number, its range and the numbers listed after it point at; returns where reading goes on."""
    before = text[max(0, start - CONTEXT) : start]
    mark = _mark(before, text, start, end)
    if mark is None:
        return end
    begin, stop, last, strong = mark
    first = int(text[start:end])
    span = list(range(first, last + 1)) if first < last <= first + MAX_RANGE else [first]
    if not text.isascii() and (beside := _FLOOR_LIST.match(text, end)) is not None:
        span += [int(number) for number in _DIGITS.findall(beside.group())]
    anchor = bool(_ANCHOR.search(before))
    found += [Pointer(source, number, begin, stop, strong, anchor) for number in span]
    listed = _LISTED.match(text, stop)
    while listed is not None:
        found.append(Pointer(source, int(listed[1]), listed.start(1), listed.end(), strong, anchor))
        stop = listed.end()
        listed = _LISTED.match(text, stop)
    return stop


def _mark(before: str, text: str, start: int, end: int) -> tuple[int, int, int, bool] | None:
    """What makes a number a pointer: (start, end, last of its range, strong), or None."""
    if not text.isascii():
        listed = _FLOOR_LIST.match(text, end)
        if listed is not None:
            return start, listed.end(), 0, bool(_ANSWER_HAN.search(before)) or _at_line_start(text, start)
        floors = _FLOOR_RANGE.match(text, end)
        floor = _FLOOR.match(text, floors.end() if floors else end)
        if floor is not None:
            last = int(floors[1]) if floors else 0
            return start, floor.end(), last, bool(_ANSWER_HAN.search(before)) or _at_line_start(text, start)
        letter = _FLOOR_LETTER.match(text, end)
        if letter is not None and _HAN.search(text) and (_at_line_start(text, start) or _REPLY_HAN.search(before)):
            return start, letter.end(), 0, True
        korean = _KOREAN.match(text, end)
        if korean is not None:
            return start, korean.end(), 0, _at_line_start(text, start)
    lead = _lead(before)
    if lead is None or _GLUED.match(text, end):
        return None
    begin = start - len(lead.group().lstrip())
    spread = _RANGE.match(text, end)
    strong = lead.re not in (_WORD, _HASH) or bool(_LEAD.search(before)) or _at_line_start(text, begin)
    return begin, spread.end() if spread else end, int(spread[1]) if spread else 0, strong


def _lead(before: str) -> re.Match[str] | None:
    """The mark or word before a number that makes it a pointer; most numbers follow neither."""
    if not before[-12:].rstrip().lower().endswith(_MARKS):
        return None
    return next(
        (found for pattern in (_ANCHOR, _RE, _REPLY_HAN, _AT, _WORD, _HASH) if (found := pattern.search(before))), None
    )


def _at_line_start(text: str, at: int) -> bool:
    """Whether the number stands where an address stands: nothing but marks before it on its line."""
    line = text[text.rfind("\n", 0, at) + 1 : at] if at < CONTEXT or "\n" in text[at - CONTEXT : at] else "far"
    return not line.strip(' \t>*_([“"@-第')


def _han_value(number: str) -> int:
    """Three, thirteen, thirty-three: Chinese numerals up to 99; 0 where it is none."""
    digits = {letter: k for k, letter in enumerate(_HAN_DIGITS, 1)}
    if "十" not in number:
        return digits[number] if len(number) == 1 else 0
    tens, _, ones = number.partition("十")
    return (digits.get(tens, 0) if tens else 1) * 10 + digits.get(ones, 0)


def _resolve(
    reading: Transcript, pointers: list[Pointer], named: dict[int, list[Cue]], repeated: dict[int, list[Cue]]
) -> list[Cue]:
    """The comments that the numbers mean, under the likeliest course of shifts."""
    by_number = {int(number): k for k, number in enumerate(reading.number.tolist()) if k}
    highest = max(by_number, default=0)
    usable = sorted(
        (p for p in pointers if 0 < p.number <= highest + len(SHIFTS)), key=lambda p: (p.number, p.source, p.start)
    )
    shifts = _shifts(reading, usable, by_number, named, repeated)
    cues = []
    for pointer, shift in zip(usable, shifts, strict=True):
        target = by_number.get(pointer.number + shift)
        if target is None or target >= pointer.source:
            continue
        beside = _named_beside(reading, pointer, target, named)
        strength = "strong" if pointer.strong or beside else "weak"
        cues.append(Cue(pointer.source, target, "index", pointer.start, pointer.end, strength))
    return cues


def _shifts(
    reading: Transcript,
    pointers: list[Pointer],
    by_number: dict[int, int],
    named: dict[int, list[Cue]],
    repeated: dict[int, list[Cue]],
) -> list[int]:
    """For each pointer how far the numbering had moved there: the Viterbi path over `SHIFTS`, zero preferred."""
    states = list(SHIFTS)
    score = [0.0 if shift == 0 else -SHIFT_COST for shift in states]
    back: list[list[int]] = []
    for pointer in pointers:
        top = max(range(len(states)), key=score.__getitem__)
        steps = [k if score[k] >= score[top] - SHIFT_COST else top for k in range(len(states))]
        score = [
            max(score[k], score[top] - SHIFT_COST)
            + _support(reading, pointer, by_number.get(pointer.number + shift), named, repeated)
            for k, shift in enumerate(states)
        ]
        back.append(steps)
    if not pointers:
        return []
    state = max(range(len(states)), key=lambda k: (score[k], -abs(states[k])))
    path = []
    for steps in reversed(back):
        path.append(states[state])
        state = steps[state]
    return path[::-1]


def _support(
    reading: Transcript,
    pointer: Pointer,
    target: int | None,
    named: dict[int, list[Cue]],
    repeated: dict[int, list[Cue]],
) -> float:
    """Log evidence, by rule of thumb, that a pointer means that comment: the name or the quotation beside it."""
    if target is None or target >= pointer.source:
        return -1.0
    support = -0.5 if reading.author[target] == reading.author[pointer.source] else 0.0
    for cue in named.get(pointer.source, ()):
        if abs(cue.start - pointer.end) <= 3 or abs(pointer.start - cue.end) <= 3:
            support += 2.5 if reading.author[cue.target] == reading.author[target] else -1.5
            break
    nearby = [cue for cue in repeated.get(pointer.source, ()) if cue.target]
    if nearby:
        after = [cue for cue in nearby if cue.start >= pointer.end]
        first = after[bisect_left([cue.start for cue in after], pointer.end)] if after else nearby[-1]
        support += 2.5 if first.target == target else -1.0
    return support


def _named_beside(reading: Transcript, pointer: Pointer, target: int, named: dict[int, list[Cue]]) -> bool:
    return any(
        reading.author[cue.target] == reading.author[target]
        and (abs(cue.start - pointer.end) <= 4 or abs(pointer.start - cue.end) <= 4)
        for cue in named.get(pointer.source, ())
    )
