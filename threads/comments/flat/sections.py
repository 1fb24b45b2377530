"""Where a page's comments stand: below a heading, above a form, or recognised by their records alone."""

from __future__ import annotations

import itertools
import re
from collections import Counter

from threads.comments.flat.anchored import anchors_in, records_from
from threads.comments.flat.bulleted import item_records
from threads.comments.flat.evidence import ENOUGH, evidence
from threads.comments.flat.labelled import labelled_records
from threads.comments.flat.line_records import LineRecord
from threads.comments.flat.section import APART, Section, drop_label, drop_repeated, section_end, trim_last
from threads.comments.flat.unheaded import unheaded_section
from threads.lines.grammar import LinePattern
from threads.lines.headings import UNCOUNTED
from threads.lines.line import Line

_DIGITS = re.compile(r"\d+|\bone\b|\bno\b")
_REPLIES = LinePattern(r"\W{0,3}{count_buttons}\W{0,3}")
_CLOSED = LinePattern("{closed}")
_CHOSEN = LinePattern(r"{chosen.glued}|\b{chosen.spaced}\b")
CLOSE = 6
"""Lines between two lists of comments on one page: a heading and a button or two."""
MOST_TRIES = 40
"""Headings tried on one page; a forged page with thousands would else cost the square of its length."""
NEAR = 25
"""Lines within which the first record follows its heading; share buttons and a note on rules may stand between."""
POSTS = 400
"""Lines above a heading in which the bylines of an index page's posts are looked for."""
PER_RECORD = 4
"""Times that a heading's words recur on a page before they are taken for a line of each record."""


def standing_section(lines: list[Line]) -> Section | None:
    """The section that the sure readers, asked one after the other, give first, or None."""
    tried = [section for section in _headed(lines) if section is not None]
    best = max(tried, key=lambda section: section.weight(lines), default=None)
    found = with_neighbours(best, tried, lines) if best else unheaded_section(lines)
    if found is not None:
        drop_label(found.records)
    return found


def with_neighbours(best: Section, tried: list[Section], lines: list[Line]) -> Section:
    """The section and those right above and below it ("Top comments", "All comments"), each comment once.

    A comment that stands in two of them is kept where it stands last; those of a list of chosen ones are promoted.
    """
    run = [best]
    for section in [s for s in tried if s.low >= best.high] + [s for s in tried if s.high <= best.low][::-1]:
        if 0 <= section.low - run[-1].high <= CLOSE or 0 <= run[0].low - section.high <= CLOSE:
            run = sorted([*run, section], key=lambda s: s.low)
    if len(run) == 1:
        return best
    chosen = [section.heading is not None and bool(_CHOSEN.search(lines[section.heading].text)) for section in run]
    kept: dict[tuple[str | None, str], LineRecord] = {}
    for section, promoted in zip(run, chosen, strict=True):
        for record in section.records:
            key = (record.author, " ".join(lines[i].text for i in record.words))
            record.promoted = record.promoted or promoted or (key in kept and kept[key].promoted)
            kept[key] = record
    records = sorted(kept.values(), key=lambda record: record.first)
    return Section(
        run[0].low,
        run[-1].high,
        records,
        best.announced if len(records) >= (best.announced or 0) else None,
        run[0].heading,
    )


def settle_headings(lines: list[Line]) -> None:
    """Takes "Responses (2)" below every comment, or "3 comments" below every post, for a button and no heading."""
    for i, line in enumerate(lines[:-2]):
        if (
            line.form
            and _CLOSED.search(line.text)
            and lines[i + 1].name
            and not lines[i + 2].name
            and lines[i + 2].words > 3
        ):
            line.heading = line.count = UNCOUNTED  # "Comments are now closed for this story", and below it the comments
            line.form = False
    counted = [line for line in lines if line.count is not None]
    for above, line in itertools.pairwise(lines):
        if line.count is not None and above.action and _REPLIES.fullmatch(line.text):
            line.heading = line.count = None
            line.action = True
    counted = [line for line in counted if line.count is not None]
    shapes = Counter(_DIGITS.sub("#", line.text.lower()) for line in counted)
    for line in counted:
        if shapes[_DIGITS.sub("#", line.text.lower())] >= PER_RECORD:
            line.heading = line.count = None
            line.action = True


def _headed(lines: list[Line]) -> list[Section | None]:
    headings = [i for i, line in enumerate(lines) if line.count not in (None, 0)]
    found: list[Section | None] = []
    past = 0
    for i in headings[:MOST_TRIES]:
        if i < past:
            continue
        section = section_below(lines, i)
        found.append(section)
        if section is not None:
            past = section.high
    return found


def section_below(lines: list[Line], heading: int) -> Section | None:
    """The section that a heading opens, or None where no records follow it."""
    low = heading + 1
    announced = lines[heading].count
    counted = announced if announced != UNCOUNTED else None
    high = section_end(lines, low)
    anchors = anchors_in(lines, low, high, counted)
    records = records_from(_dense(anchors), lines, low, high) if anchors else []
    if not records or records[0].first - low > NEAR or _mostly_items(records, lines, low, high):
        items = item_records(lines, low, min(high, len(lines)))
        near = (
            bool(items)
            and lines[heading].heading is not None
            and items[0].first - low <= NEAR
            and _speaks(items, lines)
        )
        records = items if near and (not records or len(items) > len(records)) else records
    if not records and lines[heading].heading is not None:
        records = labelled_records(lines, low, high, counted)
    if not records or records[0].first - low > NEAR or _heading_inside(records[:3], lines):
        return None
    records = as_announced(records, counted)
    if lines[heading].heading is None and len(records) > 1.2 * (counted or 0) + 2:
        return None
    trim_last(records, lines)
    drop_repeated(records, lines)
    records = [record for record in records if record.words]
    if not records or _posts(records, lines, heading) or evidence(records, lines, counted, heading) < ENOUGH:
        return None
    return Section(low=low, high=records[-1].last, records=records, announced=counted, heading=heading)


def _heading_inside(records: list[LineRecord], lines: list[Line]) -> bool:
    """Whether the first records run over another heading: they are then the article, and the comments stand below."""
    return any(lines[i].heading not in (None, 0) for record in records for i in range(record.first, record.last))


def _dense(anchors: list[int]) -> list[int]:
    """The headers up to the first long stretch without one."""
    for n in range(1, len(anchors)):
        if anchors[n] - anchors[n - 1] > APART:
            return anchors[:n]
    return anchors


def _mostly_items(records: list[LineRecord], lines: list[Line], low: int, high: int) -> bool:
    """Whether the list has far more items than headers were read."""
    items = [i for i in range(low, high) if lines[i].marker and lines[i].indent == lines[records[0].first].indent]
    return len(items) > 3 * len(records)


def _speaks(items: list[LineRecord], lines: list[Line]) -> bool:
    """Whether items hold text and not links: five words on average, a sentence in every third."""
    words = sum(lines[i].words for item in items for i in item.words)
    prose = sum(any(lines[i].prose for i in item.words) for item in items)
    return words >= 5 * len(items) and prose * 3 >= len(items)


def _posts(records: list[LineRecord], lines: list[Line], heading: int) -> bool:
    """Whether the records are the next posts of an index page: by nobody but the authors of those above the heading."""
    above = {h.author for line in lines[max(0, heading - POSTS) : heading] if (h := line.header) and h.by}
    return bool(above) and all(record.author in above for record in records) and len(records) < POSTS


def as_announced(records: list[LineRecord], announced: int | None) -> list[LineRecord]:
    """The first records where there are a few more than announced: what follows is a list of something else."""
    over = len(records) - (announced or len(records))
    return records[:announced] if 0 < over <= max(2, 0.3 * len(records)) else records
