"""Where quotation marks pair up: every style of mark, unbalanced too, in one pass over the text."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass

from threads.quotes.lexicon import cue
from threads.quotes.turns import EAST, STRAIGHT, any_spaceless, in_turn, runs_apart

_DOUBLE = re.compile(r'["“”„‟〝〞＂«»「」『』\n]')
# Narration that a missing closing mark let into the quote: “It is late, he said.
_TRAILING_CLAUSE = re.compile(
    rf"(?<=[.,!?…])\s+(?:[\w’'@-]+\s+){{1,5}}{cue('en', 'narration')}\b[^.!?\n]{{0,20}}[.,:]?\s*\Z"
)
_TAG = re.compile(r"</?[A-Za-z][^<>\n]{0,400}>")
# Two straight apostrophes ('') or graves stand for a double mark in some newspaper archives, for nothing elsewhere.
# They are read so where a page has no other double mark and its words say so (`apostrophes_quote`), not in a text
# alone: PolNeAR holds some seventy such articles whose quotes its gold leaves out, so what they are worth could not be
# measured there.
_TWO_SINGLE = re.compile(r"(?<![`'])(?:``|'')(?![`'])")
_ANY_DOUBLE = re.compile(r'["“”„‟〝〞＂«»「」『』]')
_SINGLE = re.compile(r"['‘’\u201a\u2039\u203a`´\n]")
_WORD = re.compile(r"\w")
_OPENS = frozenset("“„‟〝«「『`")
_CLOSES = frozenset("”〞»」』'")
_CORNERS = {"「": "」", "『": "』"}
_BEFORE_OPENER = frozenset("([{—–-―/:=，。：、；！？（…>•·~|*‘‹'")
_AFTER_CLOSER = frozenset(".,;:!?)]}—–-―/，。：、；！？）…’›'<")
_OPENS_NOTHING = frozenset("’´›\n")
_BEFORE_SINGLE = frozenset("([—–:：，。、；（")
_ENDS_SENTENCE = frozenset(".,!?…;-—–")


@dataclass(frozen=True, slots=True)
class Marked:
    """What stands between two marks: `start`, `end` without them, `outer_start`, `outer_end` with them.

    `open_end` says that no closing mark stands there, `carries_on` that the next paragraph opens with a mark again
    (a quote of several paragraphs), `attribute` that it is the value of a tag's attribute.
    """

    start: int
    end: int
    outer_start: int
    outer_end: int
    mark: str
    open_end: bool = False
    attribute: bool = False


@dataclass(slots=True)
class _Open:
    at: int
    end: int
    sign: str
    depth: int = 0
    attribute: bool = False


def apostrophes_quote(texts: Iterable[str]) -> bool:
    """Returns whether a page's texts use two apostrophes, in pairs, for the double quotation marks that they lack."""
    count = 0
    for text in texts:
        if _ANY_DOUBLE.search(text):
            return False
        count += len(_TWO_SINGLE.findall(text)) if "''" in text else 0
    return count > 1


def marked_spans(text: str, *, two_apostrophes: bool = False) -> list[Marked]:
    """Returns the outermost spans between quotation marks, in order and without overlap, each with a word in it.

    A mark's direction follows from its glyph and from the space around it; where a closing mark is missing, a span
    ends with its paragraph. `two_apostrophes` reads '' as a double mark. Linear in the length of the text.
    """
    if two_apostrophes:
        text = _TWO_SINGLE.sub('""', text)  # a run of one sign is one mark, and offsets hold
    double = [span for span in _double_spans(text) if _WORD.search(text, span.start, span.end)]
    begins = [span.outer_start for span in double]
    single = [
        span
        for span in _single_spans(text, double)
        if bisect_left(begins, span.outer_start) == bisect_left(begins, span.outer_end)
    ]  # one around double marks is an apostrophe more often than a quotation
    return sorted([*double, *single], key=lambda span: span.outer_start) if single else double


def _double_spans(text: str) -> Iterator[Marked]:
    marks = _marks(text)
    taken_in_turn: Container[int] = ()
    if any_spaceless(text, marks):
        marks = runs_apart(text, marks)
        taken_in_turn = in_turn(text, marks)
    opened: _Open | None = None
    fresh = 0  # where the present line's unmarked text begins
    for i, (at, end, sign) in enumerate(marks):
        if sign == "\n":
            if opened is not None and not _goes_on(text, marks, i, opened, taken_in_turn):
                yield _close(text, opened, at, at, open_end=True)
                opened = None
            if opened is None:
                fresh = end
            continue
        way = _direction(text, at, end, sign, opened)
        if taken_in_turn and at in taken_in_turn and (opened is None or opened.sign in STRAIGHT):
            way = 1 if opened is None else -1
        if opened is None:
            if way < 0:
                if stray := _stray(text, fresh, at, end, sign):
                    yield stray
                fresh = end
            elif at in taken_in_turn or not _is_measure(text, at, sign):
                opened = _Open(at, end, sign, attribute=at > 0 and text[at - 1] == "=")
        elif opened.sign in _CORNERS:
            opened.depth += (sign == opened.sign) - (sign == _CORNERS[opened.sign])
            if opened.depth < 0:
                yield _close(text, opened, at, end)
                opened, fresh = None, end
        elif sign in "「」『』":
            continue
        elif way < 0:
            if opened.depth:
                opened.depth -= 1
            else:
                yield _close(text, opened, at, end)
                opened, fresh = None, end
        elif _nested(marks, i, opened):
            opened.depth += 1
        else:
            yield _close(text, opened, at, at, open_end=True)
            opened = _Open(at, end, sign)
    if opened is not None:
        yield _close(text, opened, len(text), len(text), open_end=True)


def _marks(text: str) -> list[tuple[int, int, str]]:
    """Every double mark and line break outside tags: offset, end, sign.

    A run of the same sign is one mark: doubled marks come from exports, long runs from noise.
    """
    marks: list[tuple[int, int, str]] = []
    last = ""
    for found in _DOUBLE.finditer(text):
        at, sign = found.start(), found.group()
        if sign == last != "\n" and marks[-1][1] == at:
            marks[-1] = (marks[-1][0], at + 1, sign)
        else:
            marks.append((at, at + 1, sign))
            last = sign
    if "<" not in text or "=" not in text:
        return marks
    kept, i = [], 0
    for tag in _TAG.finditer(text):
        while i < len(marks) and marks[i][0] < tag.start():
            kept.append(marks[i])
            i += 1
        while i < len(marks) and marks[i][0] < tag.end():
            i += 1
    return kept + marks[i:]


def _direction(text: str, at: int, end: int, sign: str, opened: _Open | None) -> int:
    """+1 opens, -1 closes."""
    if sign in "「『":
        return 1
    if sign in "」』":
        return -1
    if opened is not None and opened.sign == "„" and sign in '“”"':
        return -1
    before = text[at - 1] if at else " "
    after = text[end] if end < len(text) else " "
    left = before.isspace() or before in _BEFORE_OPENER
    right = after.isspace() or after in _AFTER_CLOSER
    if sign in "“”":  # the glyph says it, but for a wrong one where space and what is open agree against it
        if sign == "“":
            return -1 if opened is not None and right and not left and not opened.depth else 1
        return 1 if opened is None and before.isspace() and not right and after.isalnum() else -1
    if left != right:
        return 1 if left else -1
    if sign in _OPENS and not (opened is not None and opened.sign in "„»" and sign in "“«"):
        return 1
    if sign in _CLOSES and not (opened is None and sign == "»"):
        return -1
    return 1 if opened is None else -1


def _goes_on(
    text: str, marks: list[tuple[int, int, str]], i: int, opened: _Open, taken_in_turn: Container[int]
) -> bool:
    """Whether an open quote runs over this line break: no blank line follows, and the next mark closes it."""
    at = marks[i][0]
    if i + 1 >= len(marks) or opened.attribute or text[at + 1 : at + 2] in ("", "\n", "\r"):
        return False
    start, end, sign = marks[i + 1]
    if sign == "\n":
        nearer = i + 1  # a few unmarked lines may lie between; verse and hard-wrapped mail need it
        while nearer < len(marks) and nearer <= i + 8 and marks[nearer][2] == "\n":
            if marks[nearer][0] == marks[nearer - 1][1]:
                return False
            nearer += 1
        if nearer >= len(marks) or marks[nearer][2] == "\n":
            return False
        start, end, sign = marks[nearer]
    return (start in taken_in_turn and opened.sign in STRAIGHT) or _direction(text, start, end, sign, opened) < 0


def _nested(marks: list[tuple[int, int, str]], i: int, opened: _Open) -> bool:
    """Whether an opening mark inside an open quote has a closing mark of its own within the next few on its line."""
    need = opened.depth + 2
    for _, _, sign in marks[i + 1 : i + 6]:
        if sign == "\n":
            return False
        if sign in "”»":
            need -= 1
            if need == 0:
                return True
        elif sign in "“«":
            need += 1
    return False


def _stray(text: str, fresh: int, at: int, end: int, sign: str) -> Marked | None:
    """A closing mark whose opening one is missing: the quote began with its line."""
    line_start = text.rfind("\n", max(0, at - 2000), at) + 1
    if fresh > line_start or at == 0 or text[at - 1] not in ",.!?…" or at - line_start > 1990:
        return None
    if len(text[line_start:at].split(None, 3)) < 4:
        return None
    return Marked(start=line_start, end=at, outer_start=line_start, outer_end=end, mark=sign)


def _is_measure(text: str, at: int, sign: str) -> bool:
    """Whether a straight mark is the inch sign of 6'2" or 15"."""
    return sign == '"' and at > 0 and text[at - 1].isdigit()


def _close(text: str, opened: _Open, at: int, end: int, *, open_end: bool = False) -> Marked:
    start, stop = opened.end, at
    while start < stop and text[start].isspace():
        start += 1
    while stop > start and text[stop - 1].isspace():
        stop -= 1
    if open_end:
        tail = _TRAILING_CLAUSE.search(text[max(start, stop - 120) : stop])
        stop = max(start, stop - 120) + tail.start() if tail else stop
        end = stop
    return Marked(start, stop, opened.at, end, opened.sign, open_end=open_end, attribute=opened.attribute)


def _single_spans(text: str, double: list[Marked]) -> list[Marked]:
    """Spans between single marks that stand outside all double ones; apostrophes are passed over."""
    starts = [span.outer_start for span in double]
    spans: list[Marked] = []
    opened: tuple[int, str] | None = None
    weak: int | None = None
    for match in _SINGLE.finditer(text):
        at, sign = match.start(), match.group()
        if (opened is None and sign in _OPENS_NOTHING) or (sign == "'" and "''" in text[max(0, at - 1) : at + 2]):
            continue
        place = bisect_left(starts, at + 1) - 1
        inside = place >= 0 and at < double[place].outer_end
        if sign == "\n" or inside:
            if opened is not None and weak is not None:
                spans.append(_single(text, opened, weak))
            opened = weak = None
            continue
        before = text[at - 1] if at else " "
        after = text[at + 1] if at + 1 < len(text) else " "
        apart = before.isspace() or before in _BEFORE_SINGLE or (sign in "‘'" and before > EAST <= after)
        opens = apart and not after.isspace() and sign not in _OPENS_NOTHING
        closes = not before.isspace() and not (after.isalnum() and after < "\u1100") and sign not in "‘‹`"
        if opens and (opened is None or weak is not None or sign in "‘‹"):
            if opened is not None and weak is not None:
                spans.append(_single(text, opened, weak))
            opened, weak = (at, sign), None
        elif closes and opened is not None:
            if before in _ENDS_SENTENCE:
                spans.append(_single(text, opened, at))
                opened = weak = None
            elif weak is None:
                weak = at
    if opened is not None and weak is not None:
        spans.append(_single(text, opened, weak))
    return [span for span in spans if _WORD.search(text, span.start, span.end)]


def _single(text: str, opened: tuple[int, str], at: int) -> Marked:
    return _close(text, _Open(opened[0], opened[0] + 1, opened[1]), at, at + 1)
