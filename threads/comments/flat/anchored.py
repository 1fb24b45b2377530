"""Comment lists whose records are told by their headers: a line with name and date, "says:", or "Posted by X at …"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from threads.comments.flat.line_records import LineRecord, settle_words
from threads.comments.flat.openings import (
    LONG,
    closing_of,
    ends_site,
    has_names_above,
    names_open,
    number_of,
    opening_of,
    opens,
)
from threads.comments.flat.settle import STATISTIC, date_only, settle
from threads.lines.grammar import LinePattern
from threads.lines.headers import PROFILE, Header
from threads.lines.line import Line
from threads.lines.names import plain_name

MINORITY = 0.15
"""Headers of a shape that fewer share are taken for lines of a comment (a pasted article with its date, say)."""
JOINED = 0.8
"""Share of headers "Posted by …" that must have a blank line above and none below for the words below to be theirs."""

KINDS = ("named", "dated", "inline")
"""Headers by what they hold: a name, a date alone, a comment's first words."""

_BY_PREFIX = LinePattern(r"^(?:{by}|{from.glued})\s+")


def anchors_in(
    lines: list[Line], low: int, high: int, announced: int | None = None, *, kind: str | None = None
) -> list[int]:
    """Line numbers of the headers that tell the records between two lines, of the dominant shapes only.

    With a number announced, the first headers decide which shape that is: lists of links with dates may follow.
    `kind`, one of KINDS, says which headers to take; None leaves it to their numbers.
    """
    found = [i for i in range(low, high) if lines[i].header is not None and lines[i].heading is None]
    found = [i for i in found if not (i and _labels_date(lines[i - 1].text) and date_only(lines[i].header))]
    if announced is not None:
        found = found[: 3 * announced + 3]
    strong = [i for i in found if _strong(lines[i].header)]
    inline = [i for i in found if (header := lines[i].header) and header.body is not None]
    dated = [i for i in found if date_only(lines[i].header)]
    expected = announced is not None and announced > 1 and 0.8 * announced <= len(strong)
    if kind is not None:
        chosen = {"named": strong, "dated": dated, "inline": inline}[kind]
    elif len(strong) * 2 < len(dated) and not expected and not _paired(strong, dated):
        chosen = dated
    elif strong:
        chosen = strong
    else:
        chosen = inline
    return _one_a_block(_without_quotations(_of_one_shape(chosen, lines), lines), lines)


def _labels_date(text: str) -> bool:
    """Whether a line of a member's profile stands over its value and is not the value's own label below it."""
    return PROFILE.fullmatch(text) is not None and STATISTIC.fullmatch(text) is None


def _without_quotations(anchors: list[int], lines: list[Line]) -> list[int]:
    """Without "Anna wrote:" over a quotation, where the posts themselves are dated and Anna is the author of one."""
    dated = {h.author for i in anchors if (h := lines[i].header) and h.dated}
    if sum(bool((h := lines[i].header) and h.dated) for i in anchors) * 2 < len(anchors):
        return anchors
    return [i for i in anchors if not ((h := lines[i].header) and h.says and not h.dated and h.author in dated)]


def _one_a_block(anchors: list[int], lines: list[Line]) -> list[int]:
    """Without headers that repeat the one before them ("May 8 / #1 / May 8 / #1")."""
    kept: list[int] = []
    for i in anchors:
        same = kept and i - kept[-1] <= 3 and lines[i].text == lines[kept[-1]].text
        split = kept and i - kept[-1] == 1 and date_only(lines[i].header) and date_only(lines[kept[-1]].header)
        if split and not lines[i].marker:
            continue
        if not (same and all(number_of(lines[j]) is not None for j in range(kept[-1] + 1, i))):
            kept.append(i)
    return kept


def records_from(
    anchors: list[int], lines: list[Line], low: int, high: int, *, turned: bool = False
) -> list[LineRecord]:
    """The records that the headers tell, each with its header, words, author and time.

    `turned` takes the words on the other side of the headers than the lines around them speak for.
    """
    if not anchors:
        return []
    signed = _sign_below(anchors, lines, low, high)
    below = not signed and text_is_below(anchors, lines, low, high) != turned
    spans = _spans_below(anchors, lines, low, high) if below else _spans_above(anchors, lines, low, high)
    records = []
    for (first, last, header), anchor in zip(spans, anchors, strict=True):
        record = LineRecord(first=first, last=last, header=header, indent=lines[first].indent)
        _read_fields(record, lines, anchor)
        settle_words(record, lines)
        records.append(record)
    return settle(records, lines)


def text_is_below(anchors: list[int], lines: list[Line], low: int, high: int) -> bool:
    """Whether the comments' words stand below their headers, not above them ("… Posted by: X | date")."""
    before = sum(lines[i].words for i in range(low, anchors[0]) if _is_text(lines[i]))
    if before < 1:
        return True
    tail = (lines[i] for i in range(anchors[-1] + 1, min(high, anchors[-1] + 6)) if not lines[i].action)
    after = next(tail, None)
    if after is None or after.form or after.furniture or after.heading is not None or after.copyright:
        return False
    headers = [lines[i].header for i in anchors]
    closed = sum(lines[i - 1].action or (lines[i - 2].action and not lines[i - 1].prose) for i in anchors[1:])
    buttons = sum(_buttoned(i + 1, lines) for i in anchors[:-1])
    if closed == buttons:
        closed, buttons = (
            closed + _closes(anchors[-1], lines, high),
            buttons + _buttoned(min(anchors[-1] + 1, high - 1), lines),
        )
    if closed != buttons:
        return closed > buttons
    if (
        before < 4
        or sum(bool(lines[i].marker) for i in anchors) * 2 > len(anchors)
        or any(h and h.says for h in headers)
    ):
        return True
    joined = sum(i + 1 < high and lines[i].gap > 0 and not lines[i + 1].gap and _is_text(lines[i + 1]) for i in anchors)
    return sum(bool(h and h.by) for h in headers) * 2 < len(headers) or joined >= JOINED * len(anchors)


def _buttoned(i: int, lines: list[Line]) -> bool:
    """Whether a line is a button, or the bare count beside one."""
    return lines[i].action or (lines[i].text.isdigit() and i + 1 < len(lines) and lines[i + 1].action)


def _sign_below(anchors: list[int], lines: list[Line], low: int, high: int) -> bool:
    """Whether headers close the words that they stand right below, with a blank line behind: "– Ann, 3 May"."""
    return len(anchors) > 1 and all(
        i > low and not lines[i].gap and _is_text(lines[i - 1]) and (i + 1 >= high or lines[i + 1].gap > 0)
        for i in anchors
    )


def _closes(anchor: int, lines: list[Line], high: int) -> bool:
    """Whether buttons close the words below the last header."""
    for i in range(anchor + 1, min(high, anchor + LONG)):
        line = lines[i]
        if line.action or line.form or line.furniture or line.copyright or line.heading is not None:
            return line.action and i > anchor + 1
    return False


def _is_text(line: Line) -> bool:
    other = line.action or line.form or line.furniture or line.heading is not None or line.header or line.name
    return not other or (line.name and line.text[-1] in "!.)?")


def _strong(header: Header | None) -> bool:
    return header is not None and header.body is None and header.author is not None


def _paired(strong: list[int], dated: list[int]) -> bool:
    """Whether most strong headers have a date line of their own beside them, as "name says:" above "date"."""
    near = {j for i in dated for j in (i - 1, i - 2)}
    return bool(strong) and sum(i in near for i in strong) * 2 >= len(strong)


def _of_one_shape(anchors: list[int], lines: list[Line]) -> list[int]:
    """Without the headers whose kind (timed, cued by "by", marked, says) hardly any other shares."""
    shapes: tuple[Callable[[Line], object], ...] = (
        lambda line: bool(line.header and (line.header.says or line.header.timed)),
        lambda line: bool(line.header and line.header.dated),
    )
    for shape in shapes:
        counts = Counter(shape(lines[i]) for i in anchors)
        total = sum(counts.values())
        anchors = [i for i in anchors if counts[shape(lines[i])] >= MINORITY * total]
    return anchors


def _spans_below(anchors: list[int], lines: list[Line], low: int, high: int) -> list[tuple[int, int, list[int]]]:
    names_above = has_names_above(anchors, lines, low)
    blocks = []
    floor = low
    for anchor, following in zip(anchors, [*anchors[1:], high], strict=True):
        first = opening_of(anchor, lines, floor, names_above)
        last = closing_of(anchor, lines, following, names_above)
        blocks.append((first, last))
        floor = last
    ends = [first for first, _ in blocks[1:]] + [high]
    return [(first, max(end, last), list(range(first, last))) for (first, last), end in zip(blocks, ends, strict=True)]


def _spans_above(anchors: list[int], lines: list[Line], low: int, high: int) -> list[tuple[int, int, list[int]]]:
    spans = []
    top = next(
        (i for i in range(anchors[0] - 1, low - 1, -1) if not lines[i].action), low
    )  # the first comment's own buttons
    floor = next((i + 1 for i in range(top, low - 1, -1) if ends_site(lines[i])), low)
    named = names_open(anchors, lines)
    if named:
        floor = next((i for i in range(anchors[0] - 2, floor - 1, -1) if lines[i].name and lines[i].gap), floor)
    for anchor in anchors:
        header = lines[anchor].header
        assert header is not None
        head = [anchor]
        if floor < anchor and (opens(lines[floor], header) or (named and lines[floor].name and floor + 1 < anchor)):
            head.insert(0, floor)
        end = anchor + 1
        while end < high and _buttoned(end, lines):
            end += 1
        spans.append((floor, end, head))
        floor = end
    return spans


def _read_fields(record: LineRecord, lines: list[Line], anchor: int) -> None:
    header = lines[anchor].header
    assert header is not None
    record.author, record.posted, record.likes = header.author, header.posted, header.likes
    record.author_url = header.url
    if header.body is not None:
        record.cut = lines[anchor].start + header.body
    record.number = header.number if header.number is not None else lines[record.first].number
    for i in record.header:
        other = lines[i].header
        if i == anchor:
            continue
        if record.number is None:
            record.number = number_of(lines[i])
        if other is not None and record.posted is None:
            record.posted = other.posted
        if record.author is None and lines[i].name and other is None:
            record.author = _BY_PREFIX.sub("", plain_name(lines[i].text))
