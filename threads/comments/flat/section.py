"""A comment section as lines and records, and where it ends: at a form, at furniture, where the page goes on."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from threads.comments.flat.evidence import ANSWER, ANYBODY
from threads.comments.flat.line_records import LineRecord
from threads.lines.grammar import LinePattern
from threads.lines.headers import Header
from threads.lines.line import Line

FOLLOWS = 10
"""Lines after a form's line in which a record's header shows that it was that record's button."""
FEWEST = 3
LABEL = 0.8
"""Share of the records whose author one name may be before it is taken for a label."""
APART = 120
"""Lines without a header after which a section is taken to have ended; the longest measured comment has 90."""

_VOTE = LinePattern(r"(?:[+＋−-] ?1|{like})")
"""A button, unless people write nothing else."""


@dataclass
class Section:
    """A comment section: its lines, the records in it and how many its heading announced."""

    low: int
    high: int
    records: list[LineRecord]
    announced: int | None = None
    heading: int | None = None

    def weight(self, lines: list[Line]) -> float:
        """Words in the records, more where their number is the announced one."""
        words = sum(lines[i].words for record in self.records for i in record.words)
        agrees = self.announced is not None and abs(self.announced - len(self.records)) <= 0.2 * self.announced
        return (words + 20 * len(self.records)) * (3 if agrees else 1)


def section_end(lines: list[Line], low: int) -> int:
    """The first line of the form below a section, or the page's end."""
    before: Header | None = None
    for i in range(low, len(lines)):
        line = lines[i]
        if line.heading is not None and i > low + 2 and (line.heading > 0 or (line.heading and lines[i - 1].action)):
            return i
        if (line.form and i > low + 1) or line.copyright:
            if not _record_follows(lines, i, before):
                return i
        elif line.header is not None:
            before = line.header
    return len(lines)


def _record_follows(lines: list[Line], i: int, before: Header | None) -> bool:
    """Whether a header like those before the line comes soon after it: then the line is a button of a record."""
    headers = [lines[j].header for j in range(i + 1, min(i + FOLLOWS, len(lines)))]
    return any(header is not None and (before is None or alike(header, before)) for header in headers)


def alike(one: Header, other: Header) -> bool:
    """Whether two headers state the same things."""
    return (one.author is None, one.dated, one.timed, one.says) == (
        other.author is None,
        other.dated,
        other.timed,
        other.says,
    )


def drop_repeated(records: list[LineRecord], lines: list[Line]) -> None:
    """Takes lines that most records share word for word out of their words: buttons that we do not know. Where that
    would leave most people without a word, the first of them is what they all say: "+1"."""
    if len(records) < 3:
        return
    if not any(record.words for record in records) and len({record.author for record in records}) * 2 > len(records):
        for record in records:
            record.words = [i for i in range(record.first, record.last) if _VOTE.fullmatch(lines[i].text)][:1]
    seen = Counter(text for r in records for text in {lines[i].text for i in r.words})
    shared = {text for text, count in seen.items() if count * 2 > len(records)}
    if not shared:
        return
    own = [[i for i in record.words if lines[i].text not in shared] for record in records]
    silent = [record.author for words, record in zip(own, records, strict=True) if not words and record.author]
    said = 2 * len(set(silent)) > len(records)
    for words, record in zip(own, records, strict=True):
        record.words = words or (record.words[:1] if said and record.author else [])


def drop_label(records: list[LineRecord]) -> None:
    """Takes the only name on nearly all records, unless sites give it to whoever writes without one, for a label.

    "says", 显示全部楼层: a page's word that stands where names do. Where others are named too, it is somebody's name.
    """
    names = Counter(record.author for record in records if record.author)
    if len(records) < FEWEST or len(names) != 1:
        return
    [(name, count)] = names.items()
    if count >= LABEL * len(records) and not ANYBODY.search(name):
        for record in records:
            record.author = None


def trim_last(records: list[LineRecord], lines: list[Line]) -> None:
    """Cuts the last record where the page goes on: at a dedent, at furniture, at a run of short lines."""
    last = records[-1]
    if not last.words:
        return
    others = [lines[i].indent for record in records[:-1] for i in record.words]
    floor = min(others, default=lines[last.words[0]].indent)
    for n, i in enumerate(last.words):
        line = lines[i]
        leaves = line.indent < floor or line.form or line.copyright or line.heading is not None
        above = lines[i - 1]
        closed = above.action and i - 1 not in last.words and (not line.prose or ANSWER.search(above.text) is not None)
        if n and (leaves or closed or line.furniture or _run_of_short(lines, i)):
            last.last = i
            last.words = last.words[:n]
            last.header = [j for j in last.header if j < i]
            return


def _run_of_short(lines: list[Line], i: int) -> bool:
    window = lines[i : i + 5]
    return (
        len(window) == 5
        and all(not line.prose and line.words <= 8 for line in window)
        and sum(bool(line.marker) or line.furniture for line in window) >= 2
    )
