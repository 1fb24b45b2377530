"""Dates as pages write them, in English, Chinese, Korean, Japanese and common European forms.

Three things are never done: a date is not invented (a relative one needs the day of capture, a day without a year
stays unknown), an ambiguous order (03/04/2012) is not guessed, and a number with no shape of a date is not read.
A time without a zone is taken as UTC; where the page says in which zone its times are (`threads.dates.stated`), what
reads pages puts it there. Where it does not, `posted` may be off by the site's offset, at most fourteen hours.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import lru_cache

from threads.dates.forms import (
    ABSOLUTE,
    AGO,
    DAY,
    DAY_MONTH_COMMA,
    HINT,
    ISO,
    LETTERS,
    MONTH_DAY,
    NO_YEAR,
    NOW,
    NUMERIC,
    RELATIVE,
    SEPARATED,
    TIME_BEFORE,
    TIME_LAST,
    TIME_ONLY,
)
from threads.dates.order import YEAR_FIRST, full_year, order_of, year_first
from threads.dates.words import AGO_UNITS, MONTHS, NUMBERS, PERIODS, RELATIVE_DAYS, ZONES

LONGEST = 160
"""Characters that a line with a date is searched in; the longest comment header on the measured pages has 150."""


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date's place in a text; `when` is None where the words do not settle it (no year, no capture day, 3/4/2012)."""

    when: datetime | None
    start: int
    end: int
    timed: bool = False
    relative: bool = False
    zoned: bool = False
    """Whether the words name the zone of their clock, or it counts from a moment that does."""


def find_date(text: str, *, captured: datetime | None = None, language: str | None = None) -> FoundDate | None:
    """The first date in the text, with its offsets, or None.

    `captured` (aware) resolves relative dates and days without a year; `language` ("en-US", "de", …) settles the order
    of day and month where the numbers do not. Searches the first LONGEST characters. Offsets count into `text`.
    """
    head = text[:LONGEST]
    hinted = _hinted(head)
    return _first_date(head, captured, language if hinted == IN_NUMBERS else None) if hinted else None


IN_WORDS, IN_NUMBERS = 1, 2


@lru_cache(maxsize=20_000)
def _hinted(head: str) -> int:
    """0 where the text holds no date, IN_NUMBERS where it may hold one in numbers only, else IN_WORDS; kept, since most
    texts are asked more than once."""
    return 0 if HINT.search(head) is None else IN_NUMBERS if SEPARATED.search(head) is not None else IN_WORDS


@lru_cache(maxsize=4_000)
def _first_date(head: str, captured: datetime | None, language: str | None) -> FoundDate | None:
    """The first date; kept, since what looks like a date is asked for it up to five times on its page."""
    found = [d for form in _forms_for(head) for d in _absolute(form, head, captured, language)]
    if RELATIVE.search(head):
        found += [d for d in (_ago(head, captured), _day(head, captured), _now(head, captured)) if d]
    return min(found, key=lambda d: (d.start, -d.end)) if found else None


def _forms_for(text: str) -> list[re.Pattern[str]]:
    """The patterns of absolute dates whose marks stand in the text; the others, costly to try, cannot match."""
    year_first, cjk, month_first, day_first, numeric = ABSOLUTE
    forms = [year_first, numeric, NO_YEAR, DAY_MONTH_COMMA] if SEPARATED.search(text) else []
    if "月" in text or "월" in text:
        forms.append(cjk)
    low = text.casefold()
    if any(word in MONTHS for word in LETTERS.findall(low)):
        forms += [month_first, day_first] if MONTH_DAY.search(low) else [day_first]
    return forms


def read_date(text: str, *, captured: datetime | None = None, language: str | None = None) -> datetime | None:
    """The moment that a short string names (a `<time>`, a date cell), aware, or None where it names none for certain.

    What our patterns miss is given to dateparser, as far as it looks like a date: short, a digit, a word.
    """
    text = " ".join(text.split())
    if ISO.match(text):
        try:
            when = datetime.fromisoformat(text[:32].replace("Z", "+00:00"))
            return when if when.tzinfo else when.replace(tzinfo=UTC)
        except ValueError:
            pass
    found = find_date(text, captured=captured, language=language)
    if found is not None:
        return found.when
    if len(text) <= 40 and re.search(r"\d", text) and re.search(r"[^\W\d]{3}", text):
        return _dateparser(text)
    return None


def is_numeric(text: str) -> bool:
    """Whether the text may hold a date in numbers only, whose order of day and month is open."""
    return SEPARATED.search(text[:LONGEST]) is not None


def written_order(texts: Iterable[str]) -> str | None:
    """The order of day and month that a page's numeric dates show ("en-US" or "en-GB"), or None where none tells.

    One date with a day above twelve settles the others of its page; dates that contradict each other settle nothing.
    """
    firsts, seconds = 0, 0
    for text in texts:
        match = NUMERIC.search(text[:LONGEST]) if is_numeric(text) else None
        if match is not None:
            firsts, seconds = max(firsts, int(match["a"])), max(seconds, int(match["b"]))
    if (firsts > 12) == (seconds > 12) or max(firsts, seconds) > 31:
        return None
    return "en-GB" if firsts > 12 else "en-US"


def find_time(text: str) -> FoundDate | None:
    """A clock time that ends the text ("posted by Joe : 11:58 AM"): its place, without a moment."""
    match = TIME_LAST.search(text) if len(text) <= LONGEST else None
    return FoundDate(None, match.start(), match.end(), timed=True) if match else None


def time_only(text: str) -> bool:
    """Whether the text is a clock time and no more ("7:28 PM", "오후 3:20")."""
    return len(text) <= 24 and bool(TIME_ONLY.fullmatch(text.strip()))


def _dateparser(text: str) -> datetime | None:
    import dateparser

    strict = {"STRICT_PARSING": True, "TIMEZONE": "UTC", "RETURN_AS_TIMEZONE_AWARE": True}
    try:
        when: datetime | None = dateparser.parse(text, settings=strict)
    except (ValueError, OverflowError, RecursionError):
        return None
    return when


def _absolute(form: re.Pattern[str], text: str, captured: datetime | None, language: str | None) -> list[FoundDate]:
    match = form.search(text)
    if match is None or (match.group().isdigit()):
        return []
    day = _day_of(match, captured, language)
    if day is False:
        return []
    start, clock = match.start(), match
    if _clock(match) is None:
        before = TIME_BEFORE.search(text[max(0, start - 40) : start])
        if before is not None:
            start, clock = max(0, start - 40) + before.start(), before
    zone = captured.tzinfo if captured is not None and not _names_year(match) else None
    when = _combine(clock, day, zone=zone) if isinstance(day, datetime) else None
    zoned = zone is not None or clock.groupdict().get("zone") is not None
    return [FoundDate(when, start, _trimmed_end(match), _clock(clock) is not None, zoned=zoned)]


def _names_year(match: re.Match[str]) -> bool:
    parts = match.groupdict()
    return any(parts.get(name) for name in ("y", "y2", "yy"))


def _day_of(match: re.Match[str], captured: datetime | None, language: str | None) -> datetime | bool:
    """The day at midnight; True where it is a date but not settled; False where it is none (31 February)."""
    parts = match.groupdict()
    if "a" in parts:
        if (language or "")[:2].lower() in YEAR_FIRST and (
            short := year_first(parts["a"], parts["b"], parts["y"], parts["sep"])
        ):
            return short
        if len(parts["y"]) == 1:
            return False
        order = order_of(int(parts["a"]), int(parts["b"]), parts["sep"], language, year=parts["y"])
        if order is None:
            return True
        month, day = order
    else:
        month = int(parts["m"]) if parts.get("m") else MONTHS.get(parts["mon"].casefold(), 0)
        day = int(parts["d"])
    written = parts.get("y") or parts.get("y2") or parts.get("yy")
    if month > 12 or not month >= 1:
        return False
    if parts.get("sep") == "." and "y" not in parts and day <= 12 and (language or "")[:2] not in YEAR_FIRST:
        return True  # 02.04 14:05 is the second of April in German
    if written is None and captured is None:
        return True
    try:
        return datetime(full_year(written), month, day, tzinfo=UTC) if written else _last_such_day(month, day, captured)
    except ValueError:
        return False


def _last_such_day(month: int, day: int, captured: datetime | None) -> datetime:
    """The last such day not after the capture."""
    assert captured is not None
    when = datetime(captured.year, month, day, tzinfo=UTC)
    return when if when <= captured + timedelta(days=1) else when.replace(year=captured.year - 1)


def _clock(match: re.Match[str]) -> tuple[int, int, int] | None:
    parts = match.groupdict()
    hour = parts.get("h") or parts.get("h3")
    if hour is None:
        return None
    value = int(hour)
    mark = (parts.get("ap") or parts.get("ap3") or "").lower()[:1] or PERIODS.get(parts.get("period") or "", "")
    if mark == "p" and value < 12:
        value += 12
    elif mark == "a" and value == 12:
        value = 0
    return value % 24, int(parts.get("mi") or parts.get("mi2") or 0), int(parts.get("s") or 0)


def _combine(match: re.Match[str], day: datetime, *, zone: tzinfo | None = None) -> datetime | None:
    """The day at the clock in the match; `zone` is the reader's, for a clock that names none."""
    clock = _clock(match)
    if clock is None:
        return day
    hour, minute, second = clock
    if minute > 59:
        return day
    return day.replace(
        hour=hour,
        minute=minute,
        second=second,
        tzinfo=_zone(written) if (written := match.groupdict().get("zone")) or zone is None else zone,
    )


def _zone(written: str | None) -> timezone:
    if not written:
        return UTC
    name = written.upper().strip()
    if name in ZONES:
        return timezone(timedelta(minutes=ZONES[name]))
    offset = re.search(r"([+-])(\d{1,2}):?(\d\d)?$", name)
    if offset is None:
        return UTC
    minutes = int(offset[2]) * 60 + int(offset[3] or 0)
    return timezone(timedelta(minutes=-minutes if offset[1] == "-" else minutes)) if minutes < 1440 else UTC


def _trimmed_end(match: re.Match[str]) -> int:
    return match.start() + len(match.group().rstrip(" ,-–—|/·•@("))


def _ago(text: str, captured: datetime | None) -> FoundDate | None:
    match = AGO.search(text)
    if match is None:
        return None
    written, seconds = match["n"].casefold(), AGO_UNITS.get(match["unit"].casefold(), 0)
    count: float = int(written) if written.isdigit() else NUMBERS.get(written, 1 if written in ("a", "an") else 0)
    count = 0.5 if written == "半" else count
    when = None
    if captured is not None and count and seconds:
        try:
            when = captured.astimezone(UTC) - timedelta(seconds=seconds * count)
        except OverflowError:
            when = None
    return FoundDate(when, match.start(), match.end(), timed=seconds < 86400, relative=True, zoned=True)


def _day(text: str, captured: datetime | None) -> FoundDate | None:
    match = DAY.search(text)
    if match is None:
        return None
    when = None
    if captured is not None:
        day = captured.replace(hour=0, minute=0, second=0, microsecond=0)
        when = _combine(
            match, day - timedelta(days=RELATIVE_DAYS.get(match["day"].casefold(), 0)), zone=captured.tzinfo
        )
    return FoundDate(when, match.start(), _trimmed_end(match), _clock(match) is not None, relative=True, zoned=True)


def _now(text: str, captured: datetime | None) -> FoundDate | None:
    match = NOW.search(text)
    return FoundDate(captured, match.start(), match.end(), timed=True, relative=True, zoned=True) if match else None
