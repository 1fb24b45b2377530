"""The zone that a page says its times are in: "All times are GMT +8", 当前时区 GMT+8, "Alle Zeiten sind UTC+01:00"."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

from threads.dates.words import COASTS, NAMED_ZONES, PLACES, STATED, ZONES

LONGEST = 200
"""Characters of such a sentence with the board's clock behind it."""
_OFFSET = r"(?P<sign>[+\-−–])\s?(?P<hours>1[0-4]|0?\d)(?::?(?P<minutes>[0-5]\d)|\.(?P<half>5))?(?!\d|\.\d)"
_ABBREVIATED = "|".join(sorted({*ZONES, *NAMED_ZONES}, key=len, reverse=True))
_AREA = (
    r"(?P<area>(?:Africa|America|Antarctica|Asia|Atlantic|Australia|Europe|Indian|Pacific)"
    r"/[A-Za-z_]{2,30}(?:/[A-Za-z_]{2,30})?)"
)
_NAMED = (
    rf"(?P<name>{_ABBREVIATED})\b(?!\s?[+\-−]\s?\d)|(?P<coast>{'|'.join(COASTS)}) time\b|(?P<place>{'|'.join(PLACES)})"
)
_ZONE = rf"(?:(?P<greenwich>GMT|UTC|WEZ)?\s?{_OFFSET}|{_NAMED}|{_AREA})"
_STATED = re.compile(
    rf"\W{{0,4}}(?:{STATED['says']})[\s:：\[(（“\"']{{0,4}}{_ZONE}(?P<behind>.{{0,40}})", re.IGNORECASE
)
_FOOT = re.compile(rf"\W{{0,3}}(?P<greenwich>GMT|UTC)\s?{_OFFSET}\s?[,，]\s?\d{{4}}-\d", re.IGNORECASE)
"""Discuz's foot: the zone, then its clock ("GMT+8, 2013-4-2 14:05")."""
_SUMMER = re.compile(rf"\s?(?:{STATED['hours']})?\s?[\[(]?\s?(?:{STATED['summer']})", re.IGNORECASE)
"""That clocks stand an hour ahead, as boards write behind the offset of the winter."""
_HINTS = tuple(STATED["signs"].split("|"))
_PLAIN_HINTS = tuple(filter(str.isascii, _HINTS))


def may_state_zone(text: str) -> bool:
    """Whether a text has a word of a zone in it; the others are not looked at further."""
    low = text.lower()
    for hint in _PLAIN_HINTS if low.isascii() else _HINTS:  # noqa: SIM110 - a third of the time of a pattern
        if hint in low:
            return True
    return False


def stated_zone(text: str) -> tzinfo | None:
    """The zone that the text says the page's times are in, None where it says none; a text about times says none."""
    if len(text) > LONGEST or not may_state_zone(text):
        return None
    found = _STATED.match(text) or _FOOT.match(text)
    if found is None:
        return None
    parts = found.groupdict()
    if area := parts.get("area") or COASTS.get((parts.get("coast") or "").lower()):
        return _area(area)
    if found["sign"]:
        minutes = 60 * int(found["hours"]) + int(found["minutes"] or (30 if found["half"] else 0))
        minutes = -minutes if found["sign"] != "+" else minutes
    else:
        name = (parts.get("name") or "").upper()
        minutes = PLACES.get(parts.get("place") or "", NAMED_ZONES.get(name, ZONES.get(name, 0)))
    if _SUMMER.match(parts.get("behind") or ""):
        minutes += 60
    return timezone(timedelta(minutes=minutes)) if minutes else UTC


def in_zone(when: datetime, zone: tzinfo | None) -> datetime:
    """The moment of a clock that stands in a zone: the same day and hour, with the zone's distance from Greenwich."""
    if zone is None:
        return when
    there = when.replace(tzinfo=zone)
    return there.astimezone(timezone(there.utcoffset() or timedelta()))


def _area(name: str) -> tzinfo | None:
    """A place's zone with its summers, None where no such place is known."""
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return None
