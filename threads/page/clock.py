"""What day it was when a page was saved, as far as the page shows it: its own clock, and weekdays that fit one year
only."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, tzinfo

from threads.dates import find_date, in_zone, stated_zone
from threads.dates.stated import LONGEST as LONGEST_ZONE
from threads.dates.stated import may_state_zone
from threads.lines.grammar import LinePattern
from threads.page.signs import Signs
from threads.page.tree import Tree

_NOW = LinePattern(r"\W{0,4}(?:{clock}|gmt\s?[+-]\d{1,2}(?:[.:]\d{1,2})?(?=\s?,\s?\d{4}-))(?:\W{0,4}$|\W{1,4})")
"""How boards write their clock: phpBB's "It is currently …", vBulletin's "The time now is …", "Date: …" and their
translations."""
LONGEST = 120
"""Characters of a board's clock with the words around it."""
MOST_PIECES = 6
_ANY_DAY = datetime(2020, 1, 1)
_COPYRIGHT = LinePattern(r"(?:©|\(c\)|{copyright})[^\n]{0,60}?(?:(?:19|20)\d\d\s?[-–—]\s?)?((?:19|20)\d\d)(?!\d)")
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEEKDAY = LinePattern(*(rf"(?P<d{k}>\b{{{day}}}[a-zéáíûçåöäì-]{{0,10}}\b)" for k, day in enumerate(_DAYS)))


def page_clock(tree: Tree, signs: Signs, zone: tzinfo | None = None) -> datetime | None:
    """Returns the moment that the page's own clock shows, None where it shows none or other dates on the page are
    later.

    `zone` is the one that the page states for its times, for a clock that names none.
    """
    for u, text in enumerate(tree.text):
        if len(text) > LONGEST or not _NOW.match(text):
            continue
        found = find_date(_sentence(tree, u))
        if found is not None and found.when is not None and found.timed and not _later(tree, signs, found.when):
            return found.when if found.zoned else in_zone(found.when, zone)
    return None


def page_zone(tree: Tree) -> tzinfo | None:
    """Returns the zone that the page says its times are in ("All times are GMT +8"), None where it says none or two."""
    found = {
        zone.utcoffset(_ANY_DAY): zone
        for u, text in enumerate(tree.text)
        if len(text) <= LONGEST_ZONE
        and may_state_zone(text)
        and (zone := stated_zone(_sentence(tree, u)) or stated_zone(text)) is not None
    }
    return next(iter(found.values())) if len(found) == 1 else None


def _sentence(tree: Tree, u: int) -> str:
    """The text with those that follow it on its line."""
    words = tree.text[u]
    for v in range(u + 1, min(u + MOST_PIECES, len(tree.text))):
        if tree.before[v] not in ("", " ") or len(words) + len(tree.text[v]) > LONGEST:
            break
        words += f" {tree.text[v]}"
    return words


def _later(tree: Tree, signs: Signs, when: datetime) -> bool:
    """Whether the page shows a date that lies after this one, so that this one is no clock."""
    limit = when + timedelta(days=1)
    dates = (find_date(text) for text, dated in zip(tree.text, signs.date, strict=True) if dated)
    return any(date is not None and date.when is not None and date.when > limit for date in dates)


def year_by_weekday(words: str, latest: int | None) -> datetime | None:
    """Returns the last day of the year in which the words' day is the weekday that they name, None where none settles
    it.

    `latest` is the last year that the page names; boards leave out the year of dates in the year in which they are
    read, so that year is tried and the one before it. A weekday fits one of two neighbouring years at most.
    """
    match = _WEEKDAY.search(words) if latest is not None else None
    if match is None or latest is None or match.lastgroup is None:
        return None
    for year in (latest, latest - 1):
        end = datetime(year, 12, 31, 23, 59, tzinfo=UTC)
        found = find_date(words, captured=end)
        if (
            found is not None
            and found.when is not None
            and not found.relative
            and found.when.weekday() == int(match.lastgroup[1:])
        ):
            return end
    return None


def latest_year(tree: Tree) -> int | None:
    """Returns the last year in the page's copyright notices, None where it has none."""
    dated = (text for text in tree.text if len(text) <= 2 * LONGEST and ("20" in text or "19" in text))
    years = [int(match[1]) for text in dated if (match := _COPYRIGHT.search(text))]
    return max(years, default=None)
