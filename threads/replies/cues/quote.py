"""Words that repeat an earlier comment or the article, found for a whole thread in one sort."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from threads.model import Span
from threads.replies.cues import Cue
from threads.replies.transcript import Transcript

Ints = NDArray[np.int64]

SHINGLE = 4
"""Tokens that must agree in a row before two places are compared; shorter runs of words are common coin."""

NEIGHBOURS = 6
"""Earlier occurrences of a shingle that are looked at beside the first, so that one phrase in every comment stays
linear."""

BOILERPLATE = 24
"""A shingle that stands in more places than this in one thread is a signature or a platform's phrase."""

MIN_WEIGHT = 8.0
"""Five words or eight Chinese characters (see `Words.weight`): less is taken for chance."""

SURE_WEIGHT = 19.2
"""Twelve words: so much in a row is repeated, wherever in a sentence it begins and ends."""

LONG_WEIGHT = 12.8
"""Eight words: enough where one end is that of a sentence, a line or a quotation (trimmed or reworded at the other)."""

FAR_BACK = 1_000
"""Comments back beyond which a passage must be long and the first to use its words: chance repeats grow with a
thread."""

BRIDGE = 3
"""Tokens that may differ between two matching runs of one quotation (an ellipsis, a corrected word)."""

_OPEN = "“\"«「『‘'>＞*_-–—•[("
_CLOSE = "”\"»」』’'.!?。！？…,;:，；：*_])-–—"


@dataclass(slots=True)
class Run:
    """Tokens `start` to `end` of text `source` (within it) that stand also in text `target` from `at` on."""

    source: int
    target: int
    start: int
    end: int
    at: int


@dataclass(slots=True)
class Repeats:
    """What the thread's comments repeat: spans of text by comment, and a cue for each source of them."""

    spans: dict[int, list[Span]]
    cues: list[Cue]


def find_repeats(reading: Transcript) -> Repeats:
    """Returns the passages in which a comment repeats an earlier comment's or the article's words.

    Exact up to case, punctuation and `BRIDGE` words; a passage counts where it has the bounds of a sentence, a line
    or quotation marks, or is long. Of nested quotations the outer one, whose comment holds both, is the source.
    """
    by_source: dict[int, list[Run]] = defaultdict(list)
    for run in matching_runs(reading):
        by_source[run.source].append(run)
    quoted = np.zeros(len(reading.words.ids), dtype=bool)
    repeats = Repeats({}, [])
    for source in sorted(by_source):
        _read_source(reading, source, by_source[source], quoted, repeats)
    return repeats


def matching_runs(reading: Transcript) -> list[Run]:
    """Maximal runs of at least `SHINGLE` equal tokens between a comment and an earlier text, short ones bridged."""
    words = reading.words
    later, earlier = _pairs(_shingles(words.ids, words.document), words.document)
    if not len(later):
        return []
    source, target = words.document[later], words.document[earlier]
    order = np.lexsort((later, later - earlier, target, source))
    later, earlier, source, target = later[order], earlier[order], source[order], target[order]
    breaks = (
        (np.diff(source) != 0)
        | (np.diff(target) != 0)
        | (np.diff(later - earlier) != 0)
        | (np.diff(later) > SHINGLE + BRIDGE)
    )
    first = np.concatenate(([0], np.flatnonzero(breaks) + 1))
    last = np.concatenate((np.flatnonzero(breaks), [len(later) - 1]))
    # Nine runs in ten of a long thread are four common words; they are left out before anything is made of them.
    worth = np.concatenate(([0], np.cumsum(np.rint(10.0 * words.weight).astype(np.int64))))
    far = source[first] - target[first] > FAR_BACK
    heavy = worth[later[last] + SHINGLE] - worth[later[first]] >= np.where(far, 10.0 * LONG_WEIGHT, 10.0 * MIN_WEIGHT)
    first, last = first[heavy], last[heavy]
    a, b = later[first], later[last]
    source, target, starts = source[first], target[first], words.start
    columns = (source, target, a - starts[source], b - starts[source] + SHINGLE, earlier[first] - starts[target])
    return [Run(*row) for row in zip(*(column.tolist() for column in columns), strict=True)]


def _shingles(ids: Ints, document: Ints) -> NDArray[np.uint64]:
    """A number for each `SHINGLE` tokens in a row; unique numbers where the row crosses into the next text."""
    n = len(ids) - SHINGLE + 1
    if n <= 0:
        return np.zeros(0, dtype=np.uint64)
    mixed = np.zeros(n, dtype=np.uint64)
    for k in range(SHINGLE):
        mixed = mixed * np.uint64(0x9E3779B97F4A7C15) + ids[k : k + n].astype(np.uint64) + np.uint64(1)
        mixed ^= mixed >> np.uint64(29)
    crossing = document[:n] != document[SHINGLE - 1 :]
    mixed[crossing] = np.arange(n, dtype=np.uint64)[crossing]
    return mixed


def _pairs(shingles: NDArray[np.uint64], document: Ints) -> tuple[Ints, Ints]:
    """Places (later, earlier) of equal shingles in different texts: the nearest earlier ones and the first."""
    order = np.argsort(shingles, kind="stable")
    ordered = shingles[order]
    new = np.concatenate(([True], ordered[1:] != ordered[:-1])) if len(ordered) else np.zeros(0, dtype=bool)
    group = np.cumsum(new) - 1
    first = np.flatnonzero(new)
    size = np.diff(np.concatenate((first, [len(ordered)])))
    usable = (size[group] > 1) & (size[group] <= BOILERPLATE) if len(ordered) else new
    order, group = order[usable], group[usable]
    later: list[Ints] = []
    earlier: list[Ints] = []
    for lag in range(1, NEIGHBOURS + 1):
        same = np.flatnonzero(group[lag:] == group[:-lag]) if len(group) > lag else np.zeros(0, dtype=np.int64)
        same = same[document[order[same + lag]] - document[order[same]] <= FAR_BACK]
        later.append(order[same + lag])
        earlier.append(order[same])
    later.append(order)
    earlier.append(_firsts(order, group))
    a, b = np.concatenate(later), np.concatenate(earlier)
    keep = document[a] > document[b] if len(a) else np.zeros(0, dtype=bool)
    return _in_runs(a[keep], b[keep])


def _in_runs(later: Ints, earlier: Ints) -> tuple[Ints, Ints]:
    """The pairs, each once, that have another one near on their diagonal: a lone shingle weighs 6.4 at most, less than
    `MIN_WEIGHT`. In a thread of 35,000 comments nine pairs in ten are alone; sorting them again took a fifth of all."""
    size = int(later.max(initial=0)) + SHINGLE + BRIDGE + 1
    key = np.sort((later - earlier) * size + later)
    key = key[np.concatenate(([True], key[1:] != key[:-1]))] if len(key) else key
    near = np.diff(key) <= SHINGLE + BRIDGE
    key = key[np.concatenate((near, [False])) | np.concatenate(([False], near))] if len(key) else key
    later = key % size
    return later, later - key // size


def _firsts(order: Ints, group: Ints) -> Ints:
    """The first member of each entry's group."""
    if not len(order):
        return order
    starts = np.concatenate(([True], group[1:] != group[:-1]))
    first: Ints = order[np.flatnonzero(starts)][np.cumsum(starts) - 1]
    return first


def _read_source(
    reading: Transcript, source: int, runs: list[Run], quoted: NDArray[np.bool_], repeats: Repeats
) -> None:
    """Decides which runs of one comment are quotations and of whom; marks their tokens in `quoted`."""
    words = reading.words
    offset, weight = int(words.start[source]), words.weight
    kept = [
        run for run in runs if _is_quotation(reading, run, float(weight[offset + run.start : offset + run.end].sum()))
    ]
    if not kept:
        return
    open_tokens = np.zeros(int(words.start[source + 1]) - offset, dtype=bool)
    for run in kept:
        open_tokens[run.start : run.end] = True
    taken = open_tokens.copy()
    while kept:
        target, mine, gain = _best_target(reading, kept, open_tokens, quoted, weight[offset:])
        if gain < MIN_WEIGHT:
            break
        spans = _char_spans(reading, source, mine, open_tokens)
        first, last = spans[0]
        if reading.author[target] != reading.author[source] or target == 0:
            repeats.cues.append(Cue(source, target, "quote", first, last, "strong", gain))
            repeats.spans.setdefault(source, []).extend(spans)
        else:
            repeats.cues.append(Cue(source, target, "quote", first, last, "weak", gain))
            if not taken.all():
                repeats.spans.setdefault(source, []).extend(spans)
        for run in mine:
            open_tokens[run.start : run.end] = False
        kept = [run for run in kept if run.target != target]
    quoted[offset : offset + len(taken)] |= taken


def _best_target(
    reading: Transcript,
    runs: list[Run],
    open_tokens: NDArray[np.bool_],
    quoted: NDArray[np.bool_],
    weight: NDArray[np.float64],
) -> tuple[int, list[Run], float]:
    """The text that holds most of the open tokens, own words of its author among them; the latest of equals."""
    starts = reading.words.start
    by_target: dict[int, list[Run]] = defaultdict(list)
    for run in runs:
        by_target[run.target].append(run)
    best: tuple[float, float, int] = (0.0, 0.0, -1)
    for target, mine in by_target.items():
        held = np.zeros(len(open_tokens), dtype=bool)
        own = np.zeros(len(open_tokens), dtype=bool)
        for run in mine:
            held[run.start : run.end] = True
            at = int(starts[target]) + run.at
            stop = min(at + run.end - run.start, int(starts[target + 1]))
            own[run.start : run.start + stop - at] |= ~quoted[at:stop]
        gain = float(weight[: len(held)][held & open_tokens].sum())
        owned = float(weight[: len(held)][own & open_tokens].sum())
        if owned >= MIN_WEIGHT:
            best = max(best, (gain, owned, target))
    gain, _, target = best
    return target, by_target.get(target, []), gain if target >= 0 else 0.0


def _is_quotation(reading: Transcript, run: Run, weight: float) -> bool:
    """Whether a run is long, or stands between the bounds of a sentence, a line or quotation marks."""
    if weight < MIN_WEIGHT:
        return False
    if weight >= SURE_WEIGHT:
        return True
    words, text = reading.words, reading.texts[run.source]
    tokens = int(words.start[run.source + 1] - words.start[run.source])
    start, end = words.span(run.source, run.start, min(run.end, tokens) - 1)
    return any(a <= start and end <= b for a, b in _given(reading, run.source)) or _bounded(text, start, end, weight)


def _bounded(text: str, start: int, end: int, weight: float) -> bool:
    bounds = _opens(text, start) + _closes(text, end)
    return bounds == 2 or (bounds == 1 and weight >= LONG_WEIGHT)


def stands_apart(text: str, span: Span) -> bool:
    """Whether repeated words are set apart from the comment's own: whole sentences or lines, in marks, behind a
    repost's "//", or very many.

    Words of an earlier comment taken into a sentence of one's own are evidence of an answer, and still one's own words.
    """
    start, end = span
    whole = _opens(text, start) and (_closes(text, end) or text[end - 1] in _CLOSE)
    return whole or text[start] in _OPEN or text.startswith("//", start) or end - start >= MANY


MANY = 120
"""Characters that are repeated on purpose, wherever in a sentence they begin and end."""


def _given(reading: Transcript, source: int) -> tuple[Span, ...]:
    return reading.comments[source - 1].quoted if source else ()


def _opens(text: str, at: int) -> bool:
    """Whether a sentence, a line or a quotation begins at that character."""
    before = text[max(0, at - 12) : at]
    bare = before.rstrip(" \t" + _OPEN)
    if any(mark in '“"«「『>＞' for mark in before[len(bare) :]):
        return True
    return not bare.strip() or bare[-1] in "\n.!?。！？…:：" or "\n" in before[len(bare) :]


def _closes(text: str, at: int) -> bool:
    """Whether a sentence, a line or a quotation ends at that character."""
    after = text[at : at + 12].lstrip(" \t")
    return not after or after[0] in '\n.!?。！？…”"»」』' or (after[0] in _CLOSE and "\n" in after[:4])


def _char_spans(reading: Transcript, source: int, runs: list[Run], open_tokens: NDArray[np.bool_]) -> list[Span]:
    """The runs' characters with the marks around them, neighbours joined; only tokens still open count."""
    spans = reading.words.spans(source)
    flags = np.zeros(len(open_tokens) + 1, dtype=bool)
    for run in runs:
        flags[run.start : run.end] = open_tokens[run.start : run.end]
    found: list[Span] = []
    edges = np.flatnonzero(np.diff(np.concatenate(([False], flags)).astype(np.int8)))
    for first, stop in zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True):
        start, end = _with_marks(reading.texts[source], spans[first][0], spans[stop - 1][1])
        if found and first and start - found[-1][1] <= 1:
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found


_LEADING = re.compile(r"[>＞ \t]*[“\"«「『‘']?\Z")
_TRAILING = re.compile(r"(?:[ \t]?\.){0,6}[.!?。！？…,;]{0,6}[”\"»」』’']?[.!?。！？…]?")


def _with_marks(text: str, start: int, end: int) -> Span:
    """The span with the quotation marks, `>` and closing punctuation that belong to it."""
    lead = _LEADING.search(text, max(0, start - 12), start)
    if lead is not None and lead.start() < start:
        start = lead.start() + (len(lead.group()) - len(lead.group().lstrip(" \t")))
    trail = _TRAILING.match(text, end)
    return start, trail.end() if trail is not None else end
