"""Comment lists whose records are told by their headers: a line with name and date, "says:", or "Posted by X at …"."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Callable

from threads.comments.flat.line_records import LineRecord, settle_words
from threads.comments.flat.settle import date_only, settle
from threads.dates import time_only
from threads.lines.headers import PROFILE, Header, plain_name
from threads.lines.line import Line

MINORITY = 0.15
"""Headers of a shape that fewer share are taken for lines of a comment (a pasted article with its date, say)."""
BLOCK = 4
"""Lines above a header in which the marker or name that opens its record is looked for."""
NAMED = 0.8
"""Share of records whose words must open with a line like a name for those lines to be names."""
JOINED = 0.8
"""Share of headers "Posted by …" that must have a blank line above and none below for the words below to be theirs."""
LONG = 60
"""Lines of a comment within which the buttons that close it are looked for."""
PROFILE_LINES = 14
"""Lines that a forum shows of a member between the name and the post's date."""

_BY_PREFIX = re.compile(r"^(?:by|von|par|por|从)\s+", re.IGNORECASE)
_NUMBER_LINE = re.compile(
    r"[#＃]?\s?(?:第?\s?(\d{1,6})\s?(?:楼|樓|层|層)?|(?:comment|reply) (?:number )?#?(\d{1,6}))\s?[.:)]?", re.IGNORECASE
)


def anchors_in(lines: list[Line], low: int, high: int, announced: int | None = None) -> list[int]:
    """Line numbers of the headers that tell the records between two lines, of the dominant shapes only.

    With a number announced, the first headers decide which shape that is: lists of links with dates may follow.
    """
    found = [i for i in range(low, high) if lines[i].header is not None and lines[i].heading is None]
    found = [i for i in found if not (i and PROFILE.fullmatch(lines[i - 1].text) and date_only(lines[i].header))]
    if announced is not None:
        found = found[: 3 * announced + 3]
    strong = [i for i in found if _strong(lines[i].header)]
    inline = [i for i in found if (header := lines[i].header) and header.body is not None]
    dated = [i for i in found if date_only(lines[i].header)]
    expected = announced is not None and announced > 1 and 0.8 * announced <= len(strong)
    if len(strong) * 2 < len(dated) and not expected and not _paired(strong, dated):
        chosen = dated
    elif strong:
        chosen = strong
    else:
        chosen = inline
    return _one_a_block(_without_quotations(_of_one_shape(chosen, lines), lines), lines)


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
        if not (same and all(_number_of(lines[j]) is not None for j in range(kept[-1] + 1, i))):
            kept.append(i)
    return kept


def records_from(anchors: list[int], lines: list[Line], low: int, high: int) -> list[LineRecord]:
    """The records that the headers tell, each with its header, words, author and time."""
    if not anchors:
        return []
    below = text_is_below(anchors, lines, low, high)
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
    buttons = sum(lines[i + 1].action for i in anchors[:-1])
    if closed == buttons:
        closed, buttons = (
            closed + _closes(anchors[-1], lines, high),
            buttons + lines[min(anchors[-1] + 1, high - 1)].action,
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
    names_above = _names_above(anchors, lines, low)
    blocks = []
    floor = low
    for anchor, following in zip(anchors, [*anchors[1:], high], strict=True):
        first = _opening(anchor, lines, floor, names_above)
        last = _closing(anchor, lines, following, names_above)
        blocks.append((first, last))
        floor = last
    ends = [first for first, _ in blocks[1:]] + [high]
    return [(first, max(end, last), list(range(first, last))) for (first, last), end in zip(blocks, ends, strict=True)]


def _spans_above(anchors: list[int], lines: list[Line], low: int, high: int) -> list[tuple[int, int, list[int]]]:
    spans = []
    top = next(
        (i for i in range(anchors[0] - 1, low - 1, -1) if not lines[i].action), low
    )  # the first comment's own buttons
    floor = next((i + 1 for i in range(top, low - 1, -1) if _ends_site(lines[i])), low)
    named = _names_open(anchors, lines)
    if named:
        floor = next((i for i in range(anchors[0] - 2, floor - 1, -1) if lines[i].name and lines[i].gap), floor)
    for anchor in anchors:
        header = lines[anchor].header
        assert header is not None
        head = [anchor]
        if floor < anchor and (_opens(lines[floor], header) or (named and lines[floor].name and floor + 1 < anchor)):
            head.insert(0, floor)
        end = anchor + 1
        while end < high and lines[end].action:
            end += 1
        spans.append((floor, end, head))
        floor = end
    return spans


def _names_open(anchors: list[int], lines: list[Line]) -> bool:
    """Whether the words above each header open with a name on a line of its own ("name / words / 2楼 date 回复")."""
    if any(header.author for i in anchors if (header := lines[i].header)):
        return False
    opening = []
    for above, anchor in itertools.pairwise(anchors):
        first = next((i for i in range(above + 1, anchor) if not lines[i].action), anchor)
        opening.append(first + 1 < anchor and lines[first].name)
    return sum(opening) >= NAMED * len(anchors[1:]) > 0


def _ends_site(line: Line) -> bool:
    """Whether a line above the first comment is the site's: what stands above it is no comment's text."""
    return line.action or line.form or line.furniture or line.copyright or line.heading is not None


def _opens(line: Line, header: Header) -> bool:
    """Whether a line above the words of a comment is its author's name or number, not yet its words."""
    return (
        line.text == header.author
        or _number_of(line) is not None
        or (header.author is None and line.name and bool(line.marker))
    )


def _names_above(anchors: list[int], lines: list[Line], low: int) -> bool:
    """Whether lines with only a date have the name above them, not below."""
    bare = [i for i in anchors if date_only(lines[i].header)]
    if sum(bool(lines[i].marker) for i in bare) * 2 > len(bare):
        return False
    above = sum(_name_at(i, lines, low) < i for i in bare)
    below = sum(i + 1 < len(lines) and lines[i + 1].name for i in bare)
    return above >= below


def _name_at(anchor: int, lines: list[Line], floor: int) -> int:
    """The line above a date that holds the name, over lines of counts ("68 posts", "186 Fans"); else the date's own."""
    for i in range(anchor - 1, max(floor, anchor - BLOCK) - 1, -1):
        if lines[i].name:
            return i
        if not (lines[i].text[:1].isdigit() or lines[i].text.startswith("IP ")) or lines[i].words > 4:
            break
    return anchor


def _opening(anchor: int, lines: list[Line], floor: int, names_above: bool) -> int:  # noqa: FBT001
    """The first line of the block that a header belongs to: its marker, number, title or name above it."""
    line = lines[anchor]
    for i in range(anchor - 1, max(floor, anchor - BLOCK) - 1, -1):
        above = lines[i]
        if len(above.text) > 100 or above.prose:
            break
        if above.marker and not line.marker and above.indent < line.depth and not above.action:
            return i
    if line.marker:
        return anchor
    first = anchor
    header = line.header
    twice = _name_twice(anchor, lines, floor) if header is not None and header.author is None else None
    if twice is not None:
        return twice
    if header is not None and header.author is None and names_above:
        first = _name_at(anchor, lines, floor)
    if first > floor and _number_of(lines[first - 1]) is not None:
        first -= 1
    return first


def _name_twice(anchor: int, lines: list[Line], floor: int) -> int | None:
    """Where a name stands on two lines running (picture and link) above a date, over a member's profile; or None."""
    for i in range(anchor - 1, max(floor, anchor - PROFILE_LINES), -1):
        if lines[i].prose or lines[i].words > 8:
            return None
        if lines[i].text == lines[i - 1].text and lines[i].name:
            return i - 1
    return None


def _closing(anchor: int, lines: list[Line], high: int, names_above: bool) -> int:  # noqa: FBT001
    """The line after the header block: a date line and a name line below the header belong to it."""
    header = lines[anchor].header
    last = anchor + 1
    dated = bool(header and header.dated)
    named = bool(header and header.author)
    while last < min(high, anchor + 4):
        below = lines[last]
        if not dated and date_only(below.header) and not below.marker:
            dated = True
        elif (
            _number_of(below) is not None
            or (date_only(below.header) and time_only(below.text))
            or below.text == lines[anchor].text
        ):
            pass
        elif not named and not names_above and below.name and not below.marker:
            named = True
        else:
            break
        last += 1
    return last


def _number_of(line: Line) -> int | None:
    match = _NUMBER_LINE.fullmatch(line.text)
    return int(match[1] or match[2]) if match else None


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
            record.number = _number_of(lines[i])
        if other is not None and record.posted is None:
            record.posted = other.posted
        if record.author is None and lines[i].name and other is None:
            record.author = _BY_PREFIX.sub("", plain_name(lines[i].text))
