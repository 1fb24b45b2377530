"""How far a run of records shows that readers speak in it, and not a site's lists or an article's parts."""

from __future__ import annotations

from collections import Counter

from threads.comments.flat.line_records import LineRecord
from threads.lines.grammar import LinePattern, kept, words_of
from threads.lines.headers import PROFILE
from threads.lines.line import Line

ENOUGH = 3
"""Points that a section needs; set so that hardly any measured page without comments reaches it."""
LONG = 250
"""Words of one record that holds most of the section's: the article itself, cut at its date line."""
FORM_BELOW = 12
CLOSE = 4
MANY = 8
ANSWER = LinePattern(r"\b{answer_buttons.spaced}\b|{answer_buttons.glued}")
"""Buttons that stand below readers' words and below no article."""
ANYBODY = LinePattern("{anonymous}$")
"""Names that a site gives to whoever writes without one: every comment of a list may bear it."""
_SPEAKING_GLUED = LinePattern("{first_person.glued}|{addressing.glued}", cased=True)


@kept()
def _speaking() -> frozenset[str]:
    return frozenset(words_of("speaking"))


def evidence(records: list[LineRecord], lines: list[Line], announced: int | None, heading: int | None) -> int:
    """Points for a section of comments: what its heading, headers, buttons and the form below it say together."""
    words = [sum(lines[i].words for i in record.words) for record in records]
    return (
        _of_heading(records, lines, announced, heading)
        + _of_headers(records, lines)
        + _of_surroundings(records, lines)
        + _of_words(records, lines, words)
    )


def _of_heading(records: list[LineRecord], lines: list[Line], announced: int | None, heading: int | None) -> int:
    if heading is None:
        return 0
    points = 1 if records[0].first - heading <= CLOSE else 0
    if announced is None:
        return points
    count = len(records)
    if abs(count - announced) <= 0.2 * announced:
        return points + (3 if count > 1 else 2) - (1 if lines[heading].heading is None else 0)
    return points + (
        (1 if count * 10 >= announced else -1) if count < announced else -2 if count > 1.5 * announced + 2 else 0
    )


def _of_headers(records: list[LineRecord], lines: list[Line]) -> int:
    count = len(records)
    authors = [record.author for record in records if record.author]
    headers = [lines[i].header for record in records for i in record.header]
    points = 0
    if sum(bool(h and (h.says or h.by)) for h in headers) * 2 >= count:
        points += 1
    if sum(bool(h and h.timed) for h in headers) * 2 >= count:
        points += 1
    if count >= MANY and len(set(authors)) * 3 >= count:
        points += 1
    if count >= 2 and sum(bool(h and h.author and h.dated) for h in headers) * 5 >= 4 * count:
        points += 1
    if count >= MANY and len({record.indent for record in records}) > 2:
        points += 1
    if count >= 2 and [record.number for record in records] in (_up(count), _up(count)[::-1]):
        points += 1
    if count > 1 and len(authors) * 5 < count * 3:
        points -= 1
    if (
        count >= 3
        and len(authors) * 2 > count
        and (most := Counter(authors).most_common(1)[0])[1] > 0.8 * count
        and not ANYBODY.search(most[0])
    ):
        points -= 2
    return points


def _up(count: int) -> list[int | None]:
    return list(range(1, count + 1))


def _of_surroundings(records: list[LineRecord], lines: list[Line]) -> int:
    buttons = sum(any(_button(lines, i, r) for i in range(r.first, r.last)) for r in records)
    end = records[-1].last
    form = any(line.form for line in lines[end : end + FORM_BELOW])
    return (1 if buttons * 2 >= len(records) else 0) + (1 if form else 0)


def _button(lines: list[Line], i: int, record: LineRecord) -> bool:
    """Whether a line of a record is neither header nor words; what a forum shows of its author counts as well."""
    line = lines[i]
    return (
        i not in record.words
        and (i not in record.header or bool(PROFILE.match(line.text) or (line.header and ANSWER.search(line.text))))
        and bool(line.text)
    )


def _of_words(records: list[LineRecord], lines: list[Line], words: list[int]) -> int:
    total, most = sum(words), max(words)
    points = 0
    if most > LONG and most > 0.7 * total:
        points -= 2
    if total < 2 * len(records):
        points -= 2
    prose = sum(any(lines[i].prose for i in record.words) for record in records)
    if len(records) >= 4 and prose * 3 < len(records):
        points -= 1
    if len(records) >= MANY and speak(records, lines):
        points += 1
    foreign = sum(
        line.heading is not None or line.copyright or line.furniture
        for r in records
        for line in (lines[i] for i in r.words)
    )
    if foreign > 2 * len(records):
        points -= 2
    return points


def speak(records: list[LineRecord], lines: list[Line]) -> bool:
    """Whether two records in five say "I", "you" or "we"."""
    bodies = [" ".join(lines[i].text for i in record.words).lower() for record in records]
    said = sum(
        any(word.strip(".,!?") in _speaking() for word in body.split()) or _SPEAKING_GLUED.search(body) is not None
        for body in bodies
    )
    return said * 5 >= 2 * len(records)
