"""The zone that a page says its times are in: "All times are GMT +8", 当前时区 GMT+8, "Alle Zeiten sind UTC+01:00"."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

from threads.dates.words import ZONES

LONGEST = 200
"""Characters of such a sentence with the board's clock behind it."""
_SAID = (
    r"all (?:displayed )?times (?:(?:shown |displayed |listed |given )?(?:here )?(?:are|is|in)(?: (?:shown|"
    r"displayed|given))?"
    r"(?: in)?)|times (?:are )?(?:shown|displayed|given) (?:here )?(?:are )?in|(?:your |forum |board |"
    r"server )?time ?zone(?: is)?|"
    r"alle zeit(?:en|angaben)(?: sind| werden)?(?: in)?(?: der zeitzone)?|(?:deine |aktuelle )?zeitzone(?: ist)?|"
    r"(?:当前|目前|论坛|論壇|所在|本站)?(?:时区|時區)|(?:所有|全部)(?:的)?(?:显示|顯示)?(?:的)?(?:时间|時間)(?:均|"
    r"都)?(?:[为為是以]|采用|採用|使用)?|"
    r"(?:论坛|論壇)(?:时间|時間)(?:[为為是])?|"
    r"모든 시[간각](?:은|이)?|(?:현재 )?(?:표준 ?)?시간대(?:는)?|すべての時[間刻]は|タイムゾーン|"
    r"(?:toutes les |les )?heures (?:sont )?(?:au format|affichées en)|(?:le )?fuseau horaire(?: est| sur)?|"
    r"todos los horarios (?:son|están en)|(?:la )?(?:franja|zona) horaria(?: es)?|tutti gli orari (?:sono|"
    r"indicano)|fuso orario|"
    r"todos os horários (?:são|estão em)|fuso horário|alle tijden zijn|tijdzone|часовой пояс"
)
_OFFSET = r"(?P<sign>[+\-−–])\s?(?P<hours>1[0-4]|0?\d)(?::?(?P<minutes>[0-5]\d)|\.(?P<half>5))?(?!\d|\.\d)"
_NAMES = {"WEZ": 0, "MEZ": 60, "MESZ": 120, "OEZ": 120}
"""German names of zones, minutes east of Greenwich."""
_PLACES = {
    "北京时间": 480, "北京時間": 480, "中国标准时间": 480, "台北时间": 480, "台北時間": 480,
    "香港时间": 480, "香港時間": 480, "한국 시간": 540, "한국시간": 540, "한국 표준시": 540,
    "대한민국 표준시": 540, "서울": 540, "日本時間": 540,
}  # fmt: skip
_COASTS = {
    "eastern": "America/New_York",
    "central": "America/Chicago",
    "mountain": "America/Denver",
    "pacific": "America/Los_Angeles",
}
_ABBREVIATED = "|".join(sorted({*ZONES, *_NAMES}, key=len, reverse=True))
_ZONE = (
    rf"(?:(?P<greenwich>GMT|UTC|WEZ)?\s?{_OFFSET}|(?P<name>{_ABBREVIATED})\b(?!\s?[+\-−]\s?\d)|"
    rf"(?P<coast>{'|'.join(_COASTS)}) time\b|(?P<place>{'|'.join(_PLACES)})|"
    r"(?P<area>(?:Africa|America|Antarctica|Asia|Atlantic|Australia|Europe|Indian|"
    r"Pacific)/[A-Za-z_]{2,30}(?:/[A-Za-z_]{2,30})?))"
)
_STATED = re.compile(rf"\W{{0,4}}(?:{_SAID})[\s:：\[(（“\"']{{0,4}}{_ZONE}(?P<behind>.{{0,40}})", re.IGNORECASE)
_FOOT = re.compile(rf"\W{{0,3}}(?P<greenwich>GMT|UTC)\s?{_OFFSET}\s?[,，]\s?\d{{4}}-\d", re.IGNORECASE)
"""Discuz's foot: the zone, then its clock ("GMT+8, 2013-4-2 14:05")."""
_SUMMER = re.compile(
    r"\s?(?:hours?|stunden?|小时|小時|시간|heures?|horas?|ore|uur)?\s?[\[(]?\s?(?:DST|summer time|sommerzeit|"
    r"夏令[时時]|서머타임|"
    r"heure d[’']été)",
    re.IGNORECASE,
)
"""That clocks stand an hour ahead, as boards write behind the offset of the winter."""
_HINT = re.compile(r"GMT|UTC|zeit|zone|[时時][区區间間]|시간|시각|horari|fus[oe]|tijd|time|ゾーン|пояс", re.IGNORECASE)


def may_state_zone(text: str) -> bool:
    """Whether a text has a word of a zone in it; the others are not looked at further."""
    return _HINT.search(text) is not None


def stated_zone(text: str) -> tzinfo | None:
    """The zone that the text says the page's times are in, None where it says none; a text about times says none."""
    if len(text) > LONGEST or not may_state_zone(text):
        return None
    found = _STATED.match(text) or _FOOT.match(text)
    if found is None:
        return None
    parts = found.groupdict()
    if area := parts.get("area") or _COASTS.get((parts.get("coast") or "").lower()):
        return _area(area)
    if found["sign"]:
        minutes = 60 * int(found["hours"]) + int(found["minutes"] or (30 if found["half"] else 0))
        minutes = -minutes if found["sign"] != "+" else minutes
    else:
        name = (parts.get("name") or "").upper()
        minutes = _PLACES.get(parts.get("place") or "", _NAMES.get(name, ZONES.get(name, 0)))
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
