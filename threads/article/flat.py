"""The article among a page's lines: where it stands, its title, byline, date and source."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import datetime

from threads.article.captions import captions
from threads.article.closing import closing_line, spoken_span
from threads.article.trimming import OPENING, trim
from threads.dates import find_date
from threads.lines.bylines import byline_in, copyright_holder, source_in
from threads.lines.grammar import LinePattern
from threads.lines.headings import UNCOUNTED, comment_heading
from threads.lines.line import Line

ABOVE = 30
"""Lines above the text in which its title is looked for; share bars and tag lists stand between on some pages."""
BELOW = 8
"""Lines below it in which a byline ("Posted by X at …") or a source is looked for."""
OPENING_FINE = 2.0
"""What the first line of the text costs as its title: a standfirst without a full stop looks the same."""
FEW = 3
"""Lines above a list of posts among which the longest is its title."""
BARRIER = 400.0
"""Words that a stretch beyond a copyright line would need for the article to go on there."""

COMMENTS_BEGIN = 40.0
"""What a comment heading or form costs: the article seldom goes on behind it."""
ENOUGH = 20.0
BELOW_COMMENTS = 0.3
"""What a word counts below a comment form that has ENOUGH words above it: rules, imprint, other posts stand there."""

_QUOTED_TITLE = re.compile(r"[“\"'‘«„「『](.{4,170})[”\"'’»“」』]?\s*$")
_LABEL = LinePattern(r"^{title_labels}\s?[:：]\s?(?=\S)|標題\s{2}")
_BOARD = re.compile(r"作者\s{1,4}(\w{2,12}) ?[(（].{0,40}[)）]\s{1,60}看板\b.{0,40}")
"""The first line of a post on PTT's boards: who wrote it and where."""
_COUNT_BEHIND = re.compile(
    r"\s{0,3}(?:[—–|:：·-]\s{1,3}|[(（\[【]\s?)(?P<count>[^—–|()（）\[\]【】]{3,24}?)\s?[)）\]】]?$"
)
_SENTENCE_AT_END = re.compile(r"[.。;；,，…][\"'”’」』)]?$")
_ONLY_MARKS = re.compile(r"[\W_]+")


@dataclass
class FlatArticle:
    """Which lines are the article's, and a reason for each other line that was read for something."""

    kept: list[int] = field(default_factory=list)
    reasons: dict[int, str] = field(default_factory=dict)
    title: str | None = None
    byline: str | None = None
    outlet: str | None = None
    published: datetime | None = None


def read_article(lines: list[Line], taken: set[int], heading: int | None) -> FlatArticle:
    """The article in the lines that are not the comments' (`taken`); `heading` is the comment section's own line."""
    reading = FlatArticle()
    free = [i for i in range(len(lines)) if i not in taken]
    stop = min(taken, default=len(lines))
    pictures = captions(lines)
    for i in pictures - taken:
        reading.reasons[i] = "caption"
    above = [i for i in free if i < stop]
    dense = _densest(lines, above, pictures)
    if dense is not None:
        dense = trim(lines, [i for i in above if dense[0] - OPENING <= i <= dense[1]], dense)
    if dense is not None:
        dense = dense[0], closing_line(lines, above, dense[1])
    spoken = spoken_span(lines, above)
    first, last = _around(spoken, dense) or _shortest(lines, above, heading)
    if first > last:
        _title_with_count(reading, lines, heading)
        return reading
    if spoken is not None and first == spoken[0]:
        _title_over(reading, lines, free, first)
    else:
        poor = dense is None and spoken is None and _bare(lines, first, last)
        _take_title(reading, lines, free, first, last, heading, poor=poor)
    first = next((i + 1 for i in range(first, last + 1) if reading.reasons.get(i) == "title"), first)
    _take_fields(reading, lines, free, first, last)
    turns = range(spoken[0], spoken[1] + 1) if spoken is not None else range(0)
    reading.kept = [
        i for i in free if first <= i <= last and i not in reading.reasons and (i in turns or not _site(lines[i]))
    ]
    return reading


def _around(spoken: tuple[int, int] | None, dense: tuple[int, int] | None) -> tuple[int, int] | None:
    """The stretch that holds both, where there are both."""
    if spoken is None or dense is None:
        return spoken or dense
    return min(spoken[0], dense[0]), max(spoken[1], dense[1])


def _title_with_count(reading: FlatArticle, lines: list[Line], heading: int | None) -> None:
    """Takes a title with the number of comments behind it, where it opens them and nothing stands above."""
    if heading is not None and lines[heading].heading is None:
        title = without_count(lines[heading].text)
        if title and title != lines[heading].text:
            reading.title, reading.reasons[heading] = title, "title"


def _title_over(reading: FlatArticle, lines: list[Line], free: list[int], first: int) -> None:
    """Takes the line above a transcript for its title."""
    above = [i for i in free if i < first and i not in reading.reasons and not _site(lines[i])]
    if above and not lines[above[-1]].prose:
        reading.title, reading.reasons[above[-1]] = lines[above[-1]].text, "title"


def _site(line: Line) -> bool:
    if line.prose and not line.copyright and not line.note:
        return False
    return (
        line.furniture
        or line.action
        or line.form
        or line.copyright
        or line.heading is not None
        or bool(_ONLY_MARKS.fullmatch(line.text or "-"))
    )


def _worth(line: Line) -> float:
    """What a line says for its stretch being the article: its words, or a fine for what articles do not hold."""
    if line.copyright:
        return -BARRIER
    if line.note:
        return -8.0
    if line.prose:
        return line.words * (0.5 if line.marker and line.words < 15 else 1.0)
    if line.form or line.heading is not None:
        return -COMMENTS_BEGIN
    if line.furniture or line.action or line.count is not None:
        return -8.0
    if line.words >= 12 and not line.marker:
        return line.words / 2
    return -4.0 if line.marker or line.words <= 3 else -3.0


def _densest(lines: list[Line], free: list[int], pictures: set[int]) -> tuple[int, int] | None:
    """The stretch of lines worth most (maximum subarray), or None where nothing reads like prose."""
    best, best_span = 0.0, None
    total, start = 0.0, None
    share, before = 1.0, 0.0
    for i in free:
        worth = 0.0 if i in pictures else _worth(lines[i])
        if before >= ENOUGH and worth <= -COMMENTS_BEGIN:
            share = BELOW_COMMENTS
        before += max(worth, 0.0)
        worth *= share if worth > 0 else 1.0
        if total <= 0:
            total, start = 0.0, i
        total += worth
        if total > best and start is not None:
            best, best_span = total, (start, i)
    return best_span


def _shortest(lines: list[Line], above: list[int], heading: int | None) -> tuple[int, int]:
    """The few lines right above the comments (or the page's end) where nothing reads like prose: a caption, a poem."""
    stop = len(lines) if heading is None else heading
    near = [i for i in above if i < stop][::-1]
    near = near[next((n for n, i in enumerate(near) if not _site(lines[i])), len(near)) :]
    last = near[0] if near else -1
    first = last + 1
    for i in near:
        if _site(lines[i]) or (lines[i].marker and heading is not None):
            break
        first = i
    return first, last


def _bare(lines: list[Line], first: int, last: int) -> bool:
    """Whether a stretch is no text at all but the names of a forum and its thread: few lines, none of them dated."""
    return 0 <= last - first < FEW and not any(lines[i].header for i in range(first, last + 1))


def _take_title(
    reading: FlatArticle, lines: list[Line], free: list[int], first: int, last: int, heading: int | None, *, poor: bool
) -> None:
    """`poor`: nothing reads like prose, so the title may be any of the lines: a forum's page opens with its own
    name."""
    quoted = _QUOTED_TITLE.search(lines[heading].text) if heading is not None else None
    wanted = _key(quoted[1]) if quoted else None
    best, choice = (
        max((_title_worth(lines[i]), i) for i in range(first, last + 1)) if poor else _opening_title(lines, first, last)
    )
    candidates = [i for i in free if i < first][-ABOVE:]
    for distance, i in enumerate(reversed(candidates)):
        line = lines[i]
        if (
            i in reading.reasons
            or _is_author(lines, i, first)
            or line.heading is not None
            or line.marker in ("•", "◦", "*")
            or len(line.text) > 200
        ):
            continue
        if wanted and len(wanted) > 3 and _key(line.text).startswith(wanted[:60]):
            choice = i
            break
        worth = _title_worth(line) - 0.7 * distance
        if worth > best:
            best, choice = worth, i
    if choice is not None:
        reading.title = without_count(_LABEL.sub("", lines[choice].text))
        reading.reasons[choice] = "title"


def without_count(title: str) -> str:
    """The title without the number of comments that a site writes behind it ("… — 2 Comments", "…（2 条评论）")."""
    match = _COUNT_BEHIND.search(title)
    stated = match and comment_heading(match["count"])
    return title[: match.start()].rstrip() if match and stated not in (None, UNCOUNTED) else title


def _is_author(lines: list[Line], i: int, first: int) -> bool:
    """Whether a line is the author's name over the date, below a title that is longer than a name."""
    dated = i + 1 < first and (header := lines[i + 1].header) is not None and header.dated and header.author is None
    return bool(
        dated
        and i
        and lines[i].name
        and lines[i].words < 4
        and not lines[i - 1].furniture
        and lines[i - 1].words > lines[i].words
    )


def _title_worth(line: Line) -> float:
    if (
        line.text.endswith((":", "："))
        or line.text[:3].lower() == "re:"
        or line.furniture
        or line.action
        or line.form
        or line.copyright
        or (line.header and line.words < 12)
        or byline_in(line.text)
    ):
        return 0.0
    if line.prose and line.text.rstrip('”"’').endswith(".") and line.words > 12:
        return 0.0
    return 4.0 + min(line.words, 12) + (2 if line.gap else 0)


def _key(text: str) -> str:
    return _ONLY_MARKS.sub(" ", text.lower()).strip()


def _opening_title(lines: list[Line], first: int, last: int) -> tuple[float, int | None]:
    """The stretch's first line as its title, where it is no sentence; a title above it is as good when longer."""
    if last <= first or lines[first].words > 30 or _SENTENCE_AT_END.search(lines[first].text):
        return 0.0, None
    return _title_worth(lines[first]) - OPENING_FINE, first


def _take_fields(reading: FlatArticle, lines: list[Line], free: list[int], first: int, last: int) -> None:
    title_at = next((i for i, reason in reading.reasons.items() if reason == "title"), first)
    near = [i for i in free if min(title_at - 2, first - 6) <= i < first] + [
        i for i in free if last < i <= last + BELOW
    ]
    edges = [i for i in free if first <= i <= min(last, first + 2) or max(first, last - 2) <= i <= last]
    for i in [*near, *edges]:
        line = lines[i]
        if i in reading.reasons or len(line.text) > 160:
            continue
        board = _BOARD.fullmatch(line.text)
        name, found = board[1] if board else byline_in(line.text), find_date(line.text)
        if name and reading.byline is None:
            reading.byline = name
        if name or (found and line.header and (i < first or i > last)):
            reading.reasons[i] = "byline and date"
        if found and found.when and reading.published is None and (name or line.header):
            reading.published = found.when
        source = source_in(line.text)
        if source and (i >= last - 2 or i < first):
            reading.outlet = reading.outlet or source
            reading.reasons[i] = "source line"
    if reading.outlet is None:
        holders = (copyright_holder(lines[i].text) for i in free if last < i <= last + BELOW and lines[i].copyright)
        reading.outlet = next((name for name in holders if name), None)
