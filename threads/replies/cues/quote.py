"""Words that repeat an earlier comment or the article, found for a whole thread in one sort."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from threads.model import Span
from threads.replies.cues import Cue
from threads.replies.cues.runs import LONG_WEIGHT, MIN_WEIGHT, Run, matching_runs
from threads.replies.transcript import Transcript

SURE_WEIGHT = 19.2
"""Twelve words: so much in a row is repeated, wherever in a sentence it begins and ends."""


_OPEN = "“\"«「『‘'>＞*_-–—•[("
_CLOSE = "”\"»」』’'.!?。！？…,;:，；：*_])-–—"


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


def _read_source(
    reading: Transcript, source: int, runs: list[Run], quoted: NDArray[np.bool_], repeats: Repeats
) -> None:
    """Decides which runs of one comment are quotations and of whom; marks their tokens in `quoted`."""
    words = reading.words
    offset, weight = int(words.start[source]), words.weight
    kept = [run for run in runs if _is_quotation(reading, run)]
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


def _is_quotation(reading: Transcript, run: Run) -> bool:
    """Whether a run is long, or stands between the bounds of a sentence, a line or quotation marks."""
    if run.weight >= SURE_WEIGHT:
        return True
    words, text = reading.words, reading.texts[run.source]
    tokens = int(words.start[run.source + 1] - words.start[run.source])
    start, end = words.span(run.source, run.start, min(run.end, tokens) - 1)
    return any(a <= start and end <= b for a, b in _given(reading, run.source)) or _bounded(
        text, start, end, run.weight
    )


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
    starts, ends = reading.words.bounds(source)
    flags = np.zeros(len(open_tokens) + 1, dtype=bool)
    for run in runs:
        flags[run.start : run.end] = open_tokens[run.start : run.end]
    found: list[Span] = []
    edges = np.flatnonzero(np.diff(np.concatenate(([False], flags)).astype(np.int8)))
    for first, stop in zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True):
        start, end = _with_marks(reading.texts[source], starts[first], ends[stop - 1])
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
