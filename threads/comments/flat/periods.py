"""Where a page repeats itself: lines of one shape that come back, and the stretches between them."""

from __future__ import annotations

import itertools
import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field

from threads.dates.words import MONTH_STEMS
from threads.lines.grammar import LinePattern
from threads.lines.line import Line

FEWEST = 3
LONGEST_KEY = 120
"""Characters of a line that may be a separator or part of a header."""
APART = 120
"""Lines between two separators after which a list has ended."""
MOST = 8
"""Periods of one page that are read."""
SHARED = 0.5
"""Share of a period's stretches that must hold a line's shape for it to be the frame's and not a reader's."""
SHORT = 6
"""Words of a line that the frame may hold between two lines of its own: a name, a place, a count."""
FILLS = 2
"""Such lines that may stand together."""
LONGEST_LABELLED = 60
_LABEL = re.compile(r"([^\W\d][^:：\n]{1,24}?)\s?[:：]\s?")
"""What a member's profile puts before its values ("Location: Leeds"): the label is the shape."""
_DIGITS = re.compile(r"\d+")
_MONTHS = LinePattern(
    rf"\b(?:{'|'.join(MONTH_STEMS)})[^\W\d]{{0,7}}\b",
    r"\b{weekday_short}[^\W\d]{0,6}\b|\b[ap]\.?m\b|\b{header_words}\b",
)
_MARKS = re.compile(r"[\W_]+")


@dataclass
class Period:
    """Lines that come back (`anchors`), and for each the frame around it: from `opens` to `closes`, exclusive.

    What stands between one frame's end and the next one's beginning is what differs: readers' words, where it is a
    list of comments. `keys` are the shapes that the frames share.
    """

    anchors: list[int]
    opens: list[int] = field(default_factory=list)
    closes: list[int] = field(default_factory=list)
    keys: frozenset[str] = frozenset()
    end: int = 0


def shapes(lines: list[Line]) -> list[str | None]:
    """What each line looks like with numbers, dates and names left out; None for sentences and what is long."""
    return [_shape(line) for line in lines]


def _shape(line: Line) -> str | None:
    text = line.text
    if len(text) > LONGEST_KEY or (line.prose and line.words > 2 * SHORT):
        return None
    header = line.header
    label = _LABEL.match(text) if header is None and len(text) <= LONGEST_LABELLED else None
    if label is not None:
        return f"{label[1].casefold()}:|"
    if header is not None and header.body is not None:
        return None
    if header is not None and header.author:
        text = text.replace(header.author, " ")
    word = _MARKS.sub(" ", _MONTHS.sub(" ", _DIGITS.sub("0" if header is None or not header.dated else " ", text)))
    kind = f"{'d' * header.dated}{'s' * header.says}{'n' * bool(header.author)}" if header is not None else ""
    return f"{line.marker and '•'}{kind}|{word.strip().casefold()}" if word.strip() or kind else None


def periods(lines: list[Line], low: int, high: int) -> list[Period]:
    """The ways in which the lines between two places repeat, those that frame most words first."""
    keys = shapes(lines[low:high])
    places: dict[str, list[int]] = defaultdict(list)
    for i, key in enumerate(keys, low):
        if key is not None:
            places[key].append(i)
    words = [0]
    for i in range(low, high):
        words.append(words[-1] + (lines[i].words if keys[i - low] is None or lines[i].prose else 0))
    ranked = []
    for key, found in places.items():
        run = _dense(found)
        if len(run) >= FEWEST and run[-1] - run[0] >= 2 * (len(run) - 1):
            ranked.append((words[run[-1] - low] - words[run[0] - low], len(run), key, run))
    ranked.sort(key=lambda one: (-one[0], -one[1], one[2]))
    out: list[Period] = []
    used: set[str] = set()
    for _, _, key, run in ranked[: 4 * MOST]:
        if key in used or len(out) == MOST:
            continue
        period = _framed(run, lines, keys, low, high)
        if period is not None:
            used |= period.keys
            out.append(period)
    return out


def _dense(found: list[int]) -> list[int]:
    """The longest stretch of places that stand near each other."""
    best: list[int] = []
    run: list[int] = []
    for i in found:
        run = [*run, i] if run and i - run[-1] <= APART else [i]
        best = run if len(run) > len(best) else best
    return best


def _framed(run: list[int], lines: list[Line], keys: list[str | None], low: int, high: int) -> Period | None:
    """The period of these separators with its frames, or None where nothing stands between them."""
    holds = Counter(key for a, b in itertools.pairwise(run) for key in {keys[i - low] for i in range(a, b)} if key)
    shared = frozenset(key for key, count in holds.items() if count >= max(2, SHARED * (len(run) - 1)))
    longest = max(b - a for a, b in itertools.pairwise(run))
    end = min(high, run[-1] + 2 * longest + FILLS)
    framed = {i for i in range(max(low, run[0] - longest), end) if keys[i - low] in shared or lines[i].action}
    period = Period(run, keys=shared, end=end)
    for above, at, below in zip([max(low, run[0] - longest) - 1, *run], run, [*run[1:], end], strict=False):
        period.opens.append(_block(_edge(at, above, -1, framed, lines), above, lines))
        period.closes.append(_edge(at, below, 1, framed, lines) + 1)
    bodies = sum(
        any(lines[i].words > 1 for i in range(a, b)) for a, b in zip(period.closes, period.opens[1:], strict=False)
    )
    return period if bodies >= SHARED * (len(run) - 1) else None


def _block(edge: int, stop: int, lines: list[Line]) -> int:
    """The first of the short lines that stand right above a frame's first, without a blank line, as one block."""
    first = edge
    while first - 1 > stop and first > edge - FILLS and not lines[first].gap:
        if _speaks(lines[first - 1]) or lines[first - 1].action:
            break
        first -= 1
    return first if lines[first].gap else edge


def _edge(at: int, stop: int, step: int, framed: set[int], lines: list[Line]) -> int:
    """The last line of the frame from a separator up or down: over lines of its own and a few short ones between."""
    edge, i = at, at + step
    while i != stop and abs(i - edge) <= FILLS + 1:
        if i in framed:
            edge = i
        elif _speaks(lines[i]):
            break
        i += step
    return edge


def _speaks(line: Line) -> bool:
    """Whether a line is said and part of no frame: a long one, or a short one that ends as sentences do."""
    short = line.words >= FEWEST_SAID and line.text[-1] in _STOPS and line.header is None
    return line.prose or line.words > SHORT or short


FEWEST_SAID = 3
"""Words of a short sentence; "Loading..." and "Ann K." are none."""
_STOPS = frozenset(".!?。！？…")
