"""Every reading of a page's comments that can be made of its lines: by headers, items, labels, numbers and periods."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from threads.comments.flat.anchored import KINDS, anchors_in, records_from
from threads.comments.flat.bulleted import item_records
from threads.comments.flat.labelled import labelled_records
from threads.comments.flat.letters import letter_records
from threads.comments.flat.line_records import LineRecord
from threads.comments.flat.numbered import numbered_records
from threads.comments.flat.one_a_line import line_records
from threads.comments.flat.periodic import periodic_records
from threads.comments.flat.section import APART, Section, drop_label, drop_repeated, section_end, trim_last
from threads.comments.flat.signed import signed_records
from threads.comments.flat.unheaded import without_article
from threads.lines.grammar import LinePattern
from threads.lines.headings import UNCOUNTED
from threads.lines.line import Line

_READERS = LinePattern(r"{readers.glued}|\b{readers.spaced}\b")
_REPORTER = LinePattern(r"(?:{own_paper})?(?:{reporters.glued})\s?.{1,20}|.{1,20}\s{reporters.glued}")
_TRACKED = LinePattern("{tracked}")
RANGES = 12
"""Headings below which comments are read in every way; pages with more are lists of posts."""
RUNS = 6
"""Runs of like headers on one page that are read apart."""

Reader = Callable[[list[Line], int, int, int | None], list[LineRecord]]


@dataclass(frozen=True)
class Candidate:
    """One reading of a page's comments and the reader that made it; `standing` is what the first sure reader gives."""

    section: Section
    reader: str
    standing: bool = False


def _by_headers(kind: str, *, turned: bool = False) -> Reader:
    def read(lines: list[Line], low: int, high: int, announced: int | None) -> list[LineRecord]:
        anchors = anchors_in(lines, low, high, announced, kind=kind)
        return records_from(_dense(anchors), lines, low, high, turned=turned) if anchors else []

    return read


READERS: dict[str, Reader] = {
    **{kind: _by_headers(kind) for kind in KINDS},
    **{f"{kind} turned": _by_headers(kind, turned=True) for kind in KINDS[:2]},
    "items": lambda lines, low, high, announced: item_records(lines, low, high),
    "nested items": lambda lines, low, high, announced: item_records(lines, low, high, nested=True),
    "labels": labelled_records,
    "signed": lambda lines, low, high, announced: signed_records(lines, low, high),
    "letters": lambda lines, low, high, announced: letter_records(lines, low, high),
    "lines": lambda lines, low, high, announced: line_records(lines, low, high),
    "numbers": lambda lines, low, high, announced: numbered_records(lines, low, high),
}


def readings(lines: list[Line]) -> Iterator[Candidate]:
    """The candidates of a page, below each heading and on the whole page, in the order of the readers."""
    for low, high, heading in _ranges(lines):
        announced = lines[heading].count if heading is not None else None
        counted = announced if announced != UNCOUNTED else None
        for name, reader in READERS.items():
            section = _section(reader(lines, low, high, counted), lines, counted, heading)
            if section is not None:
                yield Candidate(section, name)
    for records in periodic_records(lines, 0, len(lines)):
        section = _section(records, lines, None, None)
        if section is not None:
            yield Candidate(section, "periods")
    for kind in KINDS:
        for run in runs(anchors_in(lines, 0, len(lines), kind=kind))[:RUNS]:
            high = section_end(lines, run[-1])
            records = without_article(records_from(run, lines, max(0, run[0] - 3), high), lines)
            section = _section(records, lines, None, None)
            if section is not None:
                yield Candidate(section, f"{kind} run")


def _ranges(lines: list[Line]) -> Iterator[tuple[int, int, int | None]]:
    headings = [i for i, line in enumerate(lines) if line.count not in (None, 0) or announces(line)]
    for i in headings[:RANGES]:
        yield i + 1, section_end(lines, i + 1), i
    yield 0, len(lines), None


def announces(line: Line) -> bool:
    """Whether a line ends with a colon and names readers: what they say follows."""
    return line.text[-1:] in ":：" and _READERS.search(line.text) is not None


def _section(
    records: list[LineRecord], lines: list[Line], announced: int | None, heading: int | None
) -> Section | None:
    if not records:
        return None
    trim_last(records, lines)
    drop_repeated(records, lines)
    records = [record for record in records if record.words]
    if 2 * sum(_is_reporter(record) for record in records) > len(records):
        return None
    if not records or 2 * sum(_is_tracked(record, lines) for record in records) >= len(records):
        return None
    drop_label(records)
    return Section(low=records[0].first, high=records[-1].last, records=records, announced=announced, heading=heading)


def _dense(anchors: list[int]) -> list[int]:
    """The headers up to the first long stretch without one."""
    return runs(anchors, APART)[0]


def runs(anchors: list[int], apart: int = APART // 2) -> list[list[int]]:
    """The headers, parted where more lines than `apart` hold none."""
    found: list[list[int]] = []
    for i in anchors:
        if found and i - found[-1][-1] <= apart:
            found[-1].append(i)
        else:
            found.append([i])
    return found


def _is_reporter(record: LineRecord) -> bool:
    """Whether who speaks is credited as a paper's reporter: an index of its articles, no readers."""
    return record.author is not None and _REPORTER.fullmatch(record.author) is not None


def _is_tracked(record: LineRecord, lines: list[Line]) -> bool:
    """Whether a record is another page's link to this one and no reader's comment."""
    return any(_TRACKED.match(lines[i].text) for i in record.header)
