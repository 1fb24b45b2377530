"""Comment sections without a heading: records that by themselves show that readers speak."""

from __future__ import annotations

from threads.comments.flat.anchored import anchors_in, records_from
from threads.comments.flat.bulleted import item_records, opens_record
from threads.comments.flat.evidence import ANSWER, ENOUGH, evidence, speak
from threads.comments.flat.line_records import LineRecord
from threads.comments.flat.numbered import numbered_records
from threads.comments.flat.pushes import push_records
from threads.comments.flat.section import APART, Section, alike, drop_repeated, section_end, trim_last
from threads.comments.speech import speaks_of_self
from threads.lines.line import Line

FEWEST = 3
ARTICLE = 40
AFTER = 12
"""Words above and lines below a list of comments that ends a page."""
RESUMES = 40
"""Lines that one item of an odd shape may have before the list goes on."""
_HANDLE = frozenset("_0123456789")


def unheaded_section(lines: list[Line]) -> Section | None:
    """The section told by its records alone, or None."""
    return _pushed(lines) or _numbered(lines) or _anchored(lines) or _itemised(lines)


def _pushed(lines: list[Line]) -> Section | None:
    records = push_records(lines, 0, len(lines))
    return Section(low=records[0].first, high=records[-1].last, records=records) if records else None


def _numbered(lines: list[Line]) -> Section | None:
    records = numbered_records(lines, 0, len(lines))
    if not records:
        return None
    trim_last(records, lines)
    drop_repeated(records, lines)
    records = [record for record in records if record.words]
    if len(records) < FEWEST or evidence(records, lines, None, None) < ENOUGH - 1:
        return None
    return Section(low=records[0].first, high=records[-1].last, records=records)


def _anchored(lines: list[Line]) -> Section | None:
    anchors = [i for i in anchors_in(lines, 0, len(lines)) if (h := lines[i].header) and (h.says or h.timed)]
    best: Section | None = None
    for run in _runs(anchors):
        high = min(section_end(lines, run[-1]), len(lines))
        records = without_article(records_from(run, lines, max(0, run[0] - 3), high), lines)
        trim_last(records, lines)
        drop_repeated(records, lines)
        records = [record for record in records if record.words]
        if records and _shows_readers(run, records, lines):
            section = Section(low=records[0].first, high=records[-1].last, records=records)
            best = section if best is None or section.weight(lines) > best.weight(lines) else best
    return best


def without_article(records: list[LineRecord], lines: list[Line]) -> list[LineRecord]:
    """The records without a first one that is the article below its own byline: long, its header unlike the others'."""
    if len(records) < FEWEST:
        return records
    words = [sum(lines[i].words for i in record.words) for record in records]
    heads = [next((h for i in record.header if (h := lines[i].header)), None) for record in records]
    first, others = heads[0], [head for head in heads[1:] if head]
    unlike = first is not None and sum(alike(first, head) for head in others) * 2 < len(others)
    if words[0] > 2 * sorted(words)[len(words) // 2] and (unlike or (first is not None and first.by != others[0].by)):
        return records[1:]
    return records


def _runs(anchors: list[int]) -> list[list[int]]:
    runs: list[list[int]] = []
    for i in anchors:
        if runs and i - runs[-1][-1] <= APART // 2:
            runs[-1].append(i)
        else:
            runs.append([i])
    return runs


def _shows_readers(run: list[int], records: list[LineRecord], lines: list[Line]) -> bool:
    """Reply buttons in most records, or "says", or a form right below; and no list of posts with comment counts."""
    counts = sum(lines[i].heading is not None for i in range(run[0], records[-1].last))
    if counts * 3 >= len(records):
        return False
    buttons = sum(any(lines[i].action for i in range(r.first, r.last)) for r in records)
    says = sum(bool((h := lines[i].header) and h.says) for i in run)
    end = run[-1]
    form = any(line.form for line in lines[end : records[-1].last + 8])
    spoken = says and form and any(lines[i].prose for record in records for i in record.words)
    if len(records) < FEWEST and not spoken and not _lone(records, lines):
        return False
    by = sum(bool((h := lines[i].header) and h.by and h.timed) for i in run)
    shown = (
        buttons * 2 >= len(records) or says * 2 >= len(run) or form or (by * 2 >= len(run) and speak(records, lines))
    )
    return shown and evidence(records, lines, None, None) >= ENOUGH


def _lone(records: list[LineRecord], lines: list[Line]) -> bool:
    """Whether one or two records below an article are signed, dated to the minute and can be answered or reported."""
    heads = [[h for i in record.header if (h := lines[i].header)] for record in records]
    signed = all(any(h.by and h.timed and h.author for h in found) for found in heads)
    answered = all(
        any(lines[i].action and ANSWER.search(lines[i].text) for i in range(r.first, r.last)) for r in records
    )
    prose = all(any(lines[i].prose for i in record.words) for record in records)
    return (
        signed and answered and prose and sum(line.words for line in lines[: records[0].first] if line.prose) >= ARTICLE
    )


def _itemised(lines: list[Line]) -> Section | None:
    """A list of "name, then text", where the names and the words are readers' and not an article's sub-headings."""
    i = 0
    while i < len(lines):
        if not lines[i].marker or not opens_record(i, lines, len(lines)):
            i += 1
            continue
        end = _run_end(lines, i)
        records = [record for record in item_records(lines, i, end) if record.words]
        if len(records) >= FEWEST and records[0].header and _conversation(records, lines) >= 3:
            trim_last(records, lines)
            return Section(low=records[0].first, high=records[-1].last, records=records)
        i = max(end, i + 1)
    return None


def _run_end(lines: list[Line], start: int) -> int:
    """Where a run of "name, then text" items ends: at a dedent, or at an item of another shape."""
    base = lines[start].indent
    for i in range(start + 1, len(lines)):
        line = lines[i]
        if line.indent < base or (line.indent == base and not line.marker):
            return i
        if line.indent == base and not opens_record(i, lines, len(lines)) and not _resumes(i, lines, base):
            return i
    return len(lines)


def _resumes(i: int, lines: list[Line], base: int) -> bool:
    """Whether an odd item has text below it and the list goes on with items of the usual shape."""
    later = [j for j in range(i + 1, min(i + RESUMES, len(lines))) if lines[j].indent <= base]
    deeper = i + 1 < len(lines) and lines[i + 1].indent > base
    return deeper and bool(later) and lines[later[0]].indent == base and opens_record(later[0], lines, len(lines))


def _conversation(records: list[LineRecord], lines: list[Line]) -> int:
    """Points for what readers do and articles do not: the same name twice, addresses, handles, "I" and "you"."""
    names = [record.author for record in records if record.author]
    bodies = [" ".join(lines[i].text for i in record.words).lower().split() for record in records]
    prose = sum(any(lines[i].prose for i in record.words) for record in records)
    if prose * 2 < len(records) or sum(map(len, bodies)) < 8 * len(records):
        return 0
    points = 2 * _returns(names)
    points += 2 * any(record.author_url for record in records)
    points += 2 * any(lines[record.first].text.lower().startswith("pingback") for record in records)
    points += sum(name[0].islower() or bool(_HANDLE & set(name)) for name in names) * 4 >= len(records)
    points += speak(records, lines)
    points += sum(map(speaks_of_self, bodies)) * 10 >= 3 * len(records)
    points += _stands_last(records, lines)
    points += len({record.indent for record in records}) > 1
    return points


def _stands_last(records: list[LineRecord], lines: list[Line]) -> bool:
    """Whether an article stands above the list and nothing much below it."""
    above = sum(line.words for line in lines[: records[0].first] if line.prose and not line.marker)
    return above >= ARTICLE and len(lines) - records[-1].last <= AFTER


def _returns(names: list[str]) -> bool:
    """Whether somebody comes back after another has spoken."""
    last: dict[str, int] = {}
    for i, name in enumerate(names):
        if name in last and i - last[name] > 1:
            return True
        last[name] = i
    return False
