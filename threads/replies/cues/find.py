"""All cues of a thread, by comment."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from threads.model import Span
from threads.replies.cues import Cue
from threads.replies.cues.copies import find_copies
from threads.replies.cues.index import find_indices
from threads.replies.cues.mention import find_mentions
from threads.replies.cues.quote import find_repeats
from threads.replies.transcript import Transcript


@dataclass(frozen=True, slots=True)
class ThreadCues:
    """The cues of each comment, in text order, the spans in which it repeats others, and which earlier one a copy is
    of."""

    cues: dict[int, list[Cue]]
    spans: dict[int, list[Span]]
    copies: dict[int, int]


def find_cues(reading: Transcript) -> ThreadCues:
    """Returns what every comment's text says of whom it answers."""
    repeats = find_repeats(reading)
    copies = find_copies(reading, repeats)
    if copies:
        repeats.cues = [cue for cue in repeats.cues if cue.source not in copies or cue.strength == "weak"]
        repeats.spans = {k: spans for k, spans in repeats.spans.items() if k not in copies}
    mentions, chains = find_mentions(reading)
    named, repeated = _by_source(mentions), _by_source(repeats.cues)
    indices = find_indices(reading, named, repeated)
    spans = {k: list(found) for k, found in repeats.spans.items()}
    for k, chain in chains.items():
        spans.setdefault(k, []).extend(chain)
    return ThreadCues(_by_source([*indices, *repeats.cues, *mentions]), spans, copies)


def _by_source(cues: list[Cue]) -> dict[int, list[Cue]]:
    by_source: dict[int, list[Cue]] = defaultdict(list)
    for cue in sorted(cues, key=lambda cue: (cue.source, cue.start, cue.basis, cue.target)):
        by_source[cue.source].append(cue)
    return dict(by_source)


def own_words(reading: Transcript, spans: dict[int, list[Span]]) -> NDArray[np.bool_]:
    """Whether each token of the thread is its comment's own: outside the given spans and those of the markup."""
    own = np.ones(len(reading.words.ids), dtype=bool)
    for k in range(1, len(reading) + 1):
        repeated = [*spans.get(k, ()), *reading.comments[k - 1].quoted]
        if repeated:
            base, (starts, ends) = int(reading.words.start[k]), reading.words.bounds(k)
            for start, end in repeated:
                own[base + bisect_left(starts, start) : base + bisect_right(ends, end)] = False
    return own
