"""From probabilities to links: the parents that we stand by, their evidence, and the words that are repeated."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from threads.model import Comment, Reply, Span, Thread, without_spans
from threads.replies.cues import Cue
from threads.replies.cues.find import find_cues, own_words
from threads.replies.cues.quote import stands_apart
from threads.replies.model import Guess, Weights, probabilities
from threads.replies.traits import traits
from threads.replies.transcript import Transcript
from threads.text.arithmetic import one_thread

Floats = NDArray[np.float64]

FURTHER = 0.5
"""A second parent must be at least as likely as not, the first set aside, and have a cue of its own."""

STANDS = 0.15
"""A link less probable than this is none that we stand by, though no other answer be likelier: we do not know then.
On blogs and forums no link is lost by it; on Reddit four in a hundred, of which one in five were right."""

ALTERNATIVES = 3
LEAST_ALTERNATIVE = 0.05
"""At most so many other parents are named, each at least so probable."""

_RANK = {"index": 0, "quote": 1, "mention": 2}
_QUOTED_LINE = re.compile(r"(?m)^[ \t]*[>＞](?![>＞:.;)(\-]|[ \t]*\d+\s*$)[ \t]*\S[^\n]*(?:\n|\Z)")


@one_thread
def link_thread(thread: Thread, *, weights: Weights | None = None, nobody: float = 0.0) -> Thread:
    """Returns the thread with replies inferred for comments whose platform kept none, and with repeated words
    marked; `nobody` is the place's offset of "answers nobody"."""
    if not thread.comments:
        return thread
    reading = Transcript(thread)
    found = find_cues(reading)
    seen = traits(reading, found.cues, own_words(reading, found.spans))
    guess = probabilities(seen, weights, nobody=nobody)
    linked = {}
    best = chosen(guess.probability).tolist()
    for k, comment in enumerate(reading.comments, 1):
        apart = [span for span in found.spans.get(k, []) if stands_apart(comment.text, span)]
        quoted = repeated_spans(comment, apart)
        copied = found.copies.get(k, 0)
        copy_of = reading.comments[copied - 1].id if copied else None
        if reading.fixed[k]:
            linked[comment.id] = replace(comment, quoted=quoted, copy_of=copy_of)
            continue
        replies = _replies(reading, found.cues.get(k, []), guess, k, best[k - 1]) if best[k - 1] else ()
        linked[comment.id] = replace(
            comment,
            quoted=quoted,
            replies_to=replies,
            root_probability=_rounded(float(guess.probability[k - 1, 0])),
            copy_of=copy_of,
        )
    return thread.with_comments(tuple(linked[comment.id] for comment in thread.comments))


def weighed(thread: Thread) -> Iterator[tuple[str, tuple[tuple[str | None, float], ...]]]:
    """Yields each comment's id with all its candidates: (parent's id or None for nobody, probability), in one sum of
    1."""
    reading = Transcript(thread)
    found = find_cues(reading)
    guess = probabilities(traits(reading, found.cues, own_words(reading, found.spans)))
    for comment, row, slots in zip(reading.comments, guess.probability, guess.slots, strict=True):
        kept = np.flatnonzero(row[1:] > 0.0)
        named = [(reading.comments[int(slots[j]) - 1].id, float(row[1 + j])) for j in kept]
        yield comment.id, ((None, float(row[0])), *named)


def repeated_spans(comment: Comment, spans: list[Span]) -> tuple[Span, ...]:
    """The comment's quoted spans from markup, from repeats and from lines with `>`, merged in order.

    Lines with `>` count only where other words are left: else the mark means something else.
    """
    known = [*comment.quoted, *spans]
    lines = (
        [match.span() for match in _QUOTED_LINE.finditer(comment.text)]
        if ">" in comment.text or "＞" in comment.text
        else []
    )
    if lines and without_spans(comment.text, merged([*known, *lines])):
        known += lines
    return merged(known)


def merged(spans: list[Span]) -> tuple[Span, ...]:
    """The spans in order, those that touch or overlap made one."""
    out: list[Span] = []
    for start, end in sorted(spans):
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        elif end > start:
            out.append((start, end))
    return tuple(out)


def chosen(probability: Floats) -> NDArray[np.int64]:
    """The answer (n,) for each row of probabilities: a column, 0 for nobody and where no link is sure enough to stand
    by."""
    best = probability.argmax(axis=1)
    return np.where(probability[np.arange(len(best)), best] < STANDS, 0, best)


def _replies(reading: Transcript, cues: list[Cue], guess: Guess, k: int, best: int) -> tuple[Reply, ...]:
    """The parents of comment k that we stand by, most probable first; `best` is the column of the first."""
    probability, slots = guess.probability[k - 1], guess.slots[k - 1]
    first = int(slots[best - 1])
    parents = {first: float(probability[best])}
    parents.update(_further(reading, cues, probability, slots, first))
    shown = {target: _evidence(reading, cues, target) for target in parents}
    parts = _parts(shown, len(reading.texts[k]))
    others = _alternatives(reading, probability, slots, parents)
    return tuple(
        Reply(
            parent=reading.comments[target - 1].id,
            probability=_rounded(p),
            basis=cue.basis if cue is not None else "model",
            evidence=reading.texts[k][cue.start : cue.end][:200] if cue is not None else None,
            start=parts.get(target, (None, None))[0],
            end=parts.get(target, (None, None))[1],
            alternatives=others if target == first else (),
        )
        for target, p in parents.items()
        for cue in (shown[target],)
    )


def _further(
    reading: Transcript, cues: list[Cue], probability: Floats, slots: NDArray[np.int64], first: int
) -> dict[int, float]:
    """Other comments with a strong cue of their own, each weighed as if the other cued ones were not there, and then
    the first one weighed alike; empty where there is one parent."""
    author = reading.author
    pointed = {cue.target for cue in cues if cue.strength == "strong" and cue.target and cue.basis != "mention"}
    people = {int(author[target]) for target in pointed | {first}}
    pointed |= {
        cue.target for cue in cues if cue.strength == "strong" and cue.target and int(author[cue.target]) not in people
    }
    if not pointed - {first} or not any(
        cue.target == first or int(author[cue.target]) == int(author[first]) for cue in cues
    ):
        return {}
    cued = np.isin(slots, [*pointed, first])
    rest = 1.0 - float(probability[1:][cued].sum())
    further = {}
    for target in sorted(pointed - {first}):
        own = float(probability[1:][slots == target].sum())
        p = own / max(own + rest, 1e-12)
        if p >= FURTHER:
            further[target] = p
    if further:
        own = float(probability[1:][slots == first].sum())
        further[first] = own / max(own + rest, 1e-12)
    return dict(sorted(further.items(), key=lambda item: -item[1]))


def _evidence(reading: Transcript, cues: list[Cue], target: int) -> Cue | None:
    """The cue that best shows a link: number before quotation before name."""
    fitting = [
        c
        for c in cues
        if c.target == target or (c.basis == "mention" and reading.author[c.target] == reading.author[target])
    ]
    return min(fitting, key=lambda c: (c.strength != "strong", _RANK[c.basis], c.start), default=None)


def _parts(shown: dict[int, Cue | None], length: int) -> dict[int, Span]:
    """The part of the text that answers each of several parents: from its cue to the next one's."""
    starts = sorted((cue.start, target) for target, cue in shown.items() if cue is not None)
    if len(shown) < 2:
        return {}
    ends = [start for start, _ in starts[1:]] + [length]
    return {target: (start, end) for (start, target), end in zip(starts, ends, strict=True) if end > start}


def _alternatives(
    reading: Transcript, probability: Floats, slots: NDArray[np.int64], parents: dict[int, float]
) -> tuple[tuple[str, float], ...]:
    order = np.argsort(-probability[1:], kind="stable")[: ALTERNATIVES + len(parents)].tolist()
    close = [(int(slots[j]), float(probability[1 + j])) for j in order if probability[1 + j] >= LEAST_ALTERNATIVE]
    return tuple((reading.comments[target - 1].id, _rounded(p)) for target, p in close if target not in parents)[
        :ALTERNATIVES
    ]


def _rounded(p: float) -> float:
    """Six decimals: the last bits differ between processors."""
    return min(1.0, max(0.0, round(p, 6)))
