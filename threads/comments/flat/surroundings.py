"""Features of what stands around a reading: its heading, the article above it, the form or other texts below it."""

from __future__ import annotations

from collections.abc import Callable

from threads.comments.declared import declares
from threads.comments.flat.one_a_line import LABELS
from threads.comments.flat.readings import announces
from threads.comments.flat.seen import Seen

FEWEST_WORDS = 3
"""Words of a comment that stands alone."""
FEW, FEW_WORDS = 3, 20
"""Records that are few, and words of sentences that are no article."""
NEAR = 4
"""Lines between a heading and the first record, or below the last one."""
ARTICLE = 40
AFTER = 12
"""Words above and lines below a list of comments that ends a page."""

AROUND: dict[str, Callable[[Seen], float]] = {}
feature = declares(AROUND)


@feature
def _instead(seen: Seen) -> float:
    """One or two records with no article above them are the article."""
    return float(seen.count < FEW and seen.page.prose_above[seen.records[0].first] < FEW_WORDS)


@feature
def _agrees(seen: Seen) -> float:
    """The heading announces as many."""
    announced = seen.candidate.section.announced
    return float(announced is not None and abs(announced - seen.count) <= 0.2 * announced)


@feature
def _near_heading(seen: Seen) -> float:
    """The first record stands right below the heading, or the line that announces as many."""
    section = seen.candidate.section
    if section.heading is None or seen.records[0].first - section.heading > NEAR:
        return 0.0
    line = seen.lines[section.heading]
    return float(line.heading is not None or announces(line) or bool(_agrees(seen)))


@feature
def _lone(seen: Seen) -> float:
    """One record alone repeats nothing; it is a comment where a heading opens it and an article stands above."""
    headed = _near_heading(seen) and not _instead(seen) and seen.total >= FEWEST_WORDS
    return float(seen.count == 1 and not headed)


@feature
def _parted(seen: Seen) -> float:
    """More blank lines than elsewhere part the list from the article above it."""
    first = seen.records[0].first
    return float(
        seen.lines[first].gap > 1 and seen.lines[first].gap > seen.page.gap and seen.page.prose_above[first] > 0
    )


@feature
def _stands_last(seen: Seen) -> float:
    """An article stands above the list and nothing much below it."""
    above = seen.page.prose_above[seen.records[0].first]
    return float(above >= ARTICLE and len(seen.lines) - seen.records[-1].last <= AFTER)


@feature
def _enclosed(seen: Seen) -> float:
    """A post's labels stand right above, the form for new comments right below."""
    first, end = seen.records[0].first, seen.records[-1].last
    above = first > 0 and LABELS.match(seen.lines[first - 1].text) is not None
    return float(above and end < len(seen.lines) and seen.lines[end].form)
