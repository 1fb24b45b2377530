"""A comment as a run of lines, and what each of those lines is: header, words, buttons."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import datetime

from threads.comments.forwards import forwarded
from threads.dates import find_date, written_order
from threads.draft import CommentDraft
from threads.lines.buttons import likes_in
from threads.lines.furniture import placeholders
from threads.lines.grammar import LinePattern
from threads.lines.headers import PROFILE, address_and_name
from threads.lines.line import Line
from threads.lines.notices import is_gone_author, is_removed
from threads.page.plain import Plain

_PINGBACK = LinePattern(r"{pingback}(?: (?:by|from))?\s?[:：]\s*")
_PERMALINK = re.compile(
    r"[#?&/](?:li-)?(?:comment|c|post|p|reply|showcomment|cid|entry|msg)s?[-_=/]?\d{1,20}\b", re.IGNORECASE
)
_FORM_LINK = re.compile(r"replyto|respond|action=|/report|/flag|/login", re.IGNORECASE)
_EAST_ASIAN = re.compile(r"[぀-ヿ㐀-鿿가-힣]")
_COUNT = re.compile(r"\d{1,6}")
SHORTEST_COPY = 60
"""Characters from which a line that the next ones repeat is a copy, not a reader's repetition."""
PROFILE_LINES = 12
"""Lines of a member's profile that a forum shows below the name."""
_QUOTING = LinePattern(r"{quoting}.{0,80}|.{1,60}\b{said.spaced}\b.{0,3}:")


@dataclass
class LineRecord:
    """One comment's lines: `header` and `words` are line numbers; `first` opens it, `last` is its end (exclusive)."""

    first: int
    last: int
    header: list[int] = field(default_factory=list)
    words: list[int] = field(default_factory=list)
    author: str | None = None
    author_url: str | None = None
    posted: datetime | None = None
    number: int | None = None
    likes: int | None = None
    cut: int | None = None
    """Where the comment's own words begin on a header line that holds both."""
    ends: int | None = None
    """Where they end on that line, where something stands behind them."""
    parent: int | None = None
    promoted: bool = False
    badges: list[int] = field(default_factory=list)
    """Lines that say that the site chose the comment ("Top comment", 置顶); not its words."""
    indent: int = 0


def settle_words(record: LineRecord, lines: list[Line]) -> None:
    """Sorts the record's lines that are not header into words and buttons, and reads likes off the buttons."""
    taken = set(record.header)
    for i in range(record.first, record.last):
        if i in taken:
            if record.cut is not None and lines[i].start < record.cut <= lines[i].end:
                record.words.append(i)
            continue
        line = lines[i]
        if line.badge:
            record.badges.append(i)
        elif _COUNT.fullmatch(line.text) and i + 1 < record.last and lines[i + 1].action and record.words:
            record.likes = int(line.text)
        elif line.action:
            record.likes = likes_in(line.text) if record.likes is None else record.likes
        elif not _bare(line.text) and not (
            record.words and line.words > 2 and lines[record.words[-1]].text == line.text
        ):
            record.words.append(i)
    settle_profile(record, lines)
    _drop_copy(record, lines)


def _drop_copy(record: LineRecord, lines: list[Line]) -> None:
    """Drops a first line that the ones below repeat: pages keep a hidden copy of a comment for quoting it."""
    if len(record.words) < 3 or record.cut is not None or len(lines[record.words[0]].text) < SHORTEST_COPY:
        return
    copy, rest = _letters(lines[record.words[0]].text), _letters(" ".join(lines[i].text for i in record.words[1:]))
    if rest.startswith(copy):
        record.words = record.words[1:]


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def settle_profile(record: LineRecord, lines: list[Line]) -> None:
    """Moves the lines that a forum shows of a member ("Senior Member / Join Date: … / Posts: …") out of the words."""
    last = -1
    for n, i in enumerate(record.words[:PROFILE_LINES]):
        if lines[i].prose or lines[i].words > 8 or (record.cut is not None and i in record.header):
            break
        if PROFILE.match(lines[i].text):
            last = n
    if last + 1 < len(record.words):
        record.header += record.words[: last + 1]
        record.words = record.words[last + 1 :]


def _bare(text: str) -> bool:
    """A line of a record that says nothing: "[avatar]", "|", "2"."""
    rest = text
    for start, end in reversed(placeholders(text)):
        rest = rest[:start] + rest[end:]
    return not any(c.isalpha() for c in rest) and not any(c.isdigit() for c in rest)


def settle_order(records: list[LineRecord], lines: list[Line]) -> None:
    """Reads the dates that are ambiguous alone (3/4/2012) in the order that the page's other dates show."""
    if _east_asian(records, lines):
        for record in records:
            found = next(
                (date for i in record.header if (date := find_date(lines[i].text, language="zh")) and date.when), None
            )
            record.posted = found.when if found else record.posted
        return
    order = written_order(lines[i].text for record in records for i in record.header)
    if order is None:
        return
    for record in records:
        for i in record.header:
            if record.posted is None and (found := find_date(lines[i].text, language=order)):
                record.posted = found.when


def _east_asian(records: list[LineRecord], lines: list[Line]) -> bool:
    """Whether four in ten characters of the comments' words are Chinese, Japanese or Korean: years then stand first
    (13.04.02)."""
    words = "".join(lines[i].text for record in records for i in record.words[:3])
    return len(_EAST_ASIAN.findall(words)) > 0.4 * len(words)


def words_of(record: LineRecord, lines: list[Line], text: str) -> str:
    """The record's words as one string: lines by "\\n", paragraphs by a blank line, placeholders left out."""
    out = ""
    for i in record.words:
        part = without_placeholders(text[own_start(record, lines[i], i) : own_end(record, lines[i])])
        if part:
            out += ("\n\n" if lines[i].gap and out else "\n" if out else "") + part
    return out


def own_start(record: LineRecord, line: Line, index: int) -> int:
    """Where a line's share in the comment begins: after the marker that opens the record, else at the marker."""
    if record.cut is not None and line.start < record.cut <= line.end:
        return record.cut
    return line.start if index == record.first else line.lead


def own_end(record: LineRecord, line: Line) -> int:
    """Where a line's share in the comment ends."""
    return record.ends if record.ends is not None and line.start < record.ends <= line.end else line.end


def without_placeholders(text: str) -> str:
    """The text without stand-ins for what the crawler left out, trimmed."""
    for start, end in reversed(placeholders(text)):
        text = text[:start] + text[end:]
    return text.strip()


def draft_of(record: LineRecord, lines: list[Line], page: Plain, parent: int | None) -> CommentDraft:
    """The record as a comment."""
    words = words_of(record, lines, page.text)
    author_url, permalink = _addresses(record, lines, page)
    start, end = lines[record.first].lead, lines[record.last - 1].end
    kind = "deleted" if is_removed(words) else "comment"
    return CommentDraft(
        text=words,
        number=record.number,
        kind=kind,
        author=None if record.author and is_gone_author(record.author) else record.author,
        author_url=record.author_url or author_url,
        posted=record.posted,
        likes=record.likes,
        permalink=permalink,
        promoted=record.promoted,
        quoted=[*quoted_in(words), *forwarded(words)],
        parent=parent,
        basis="nesting" if parent is not None else "markup",
        at=f"characters {page.origin(start)}-{page.origin(end)}",
    )


def _addresses(record: LineRecord, lines: list[Line], page: Plain) -> tuple[str | None, str | None]:
    """The addresses of the author and of the comment that the record's header and buttons link to, where links were
    kept."""
    if not page.links:
        return None, None
    own = set(record.words)
    links = [
        link
        for i in range(record.first, record.last)
        if i not in own
        for link in page.linked(lines[i].lead, lines[i].end)
    ]
    author = next(
        (url for name, url in links if name.strip() == record.author and not url.startswith(("#", "javascript:"))), None
    )
    return author, next((url for _, url in links if _PERMALINK.search(url) and not _FORM_LINK.search(url)), None)


def open_with_pingback(record: LineRecord, lines: list[Line]) -> bool:
    """Whether the record is another site's ping; its label is then cut off."""
    match = _PINGBACK.match(lines[record.first].text)
    if match is None:
        return False
    record.cut = lines[record.first].start + match.end()
    record.author = record.author_url = None
    record.header = [record.first]
    return True


def take_address(record: LineRecord, line: Line) -> bool:
    """Reads "http://address name" off a line into author and address."""
    found = address_and_name(line.text)
    if found is None:
        return False
    record.author_url, record.author = found
    return True


def quoted_in(text: str) -> list[tuple[int, int]]:
    """Spans of a comment that the text itself marks as another's words: "> …" lines, "X wrote:" and its paragraph."""
    spans: list[tuple[int, int]] = []
    offset = 0
    waiting = inside = False
    for line in text.split("\n"):
        end = offset + len(line)
        if not line.strip():
            inside = False
        elif line.startswith((">", "»")) and len(line) > 1:
            spans.append((offset, end))
            waiting = inside = False  # whose words follow "X wrote:" is said by the marks of their lines
        elif waiting or inside:
            spans.append((offset, end))
            waiting, inside = False, True
        elif _QUOTING.fullmatch(line) and end < len(text):
            spans.append((offset, end))
            waiting = True
        offset = end + 1
    return _joined(spans)


def _joined(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    out: list[tuple[int, int]] = []
    for start, end in spans:
        if out and start <= out[-1][1] + 1:
            out[-1] = (out[-1][0], end)
        else:
            out.append((start, end))
    return out
