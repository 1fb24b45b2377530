"""How platforms say when a comment was written: "3h", "2 years ago", 昨天 09:27, "10:14 AM · May 3, 2024"."""

from __future__ import annotations

import re
from datetime import datetime

from threads.dates import find_date
from threads.dates.words import COPIED

_CLOCK = rf"(?:(?:{COPIED['halves']})\s?)?\d{{1,2}}[:：]\d\d(?:[:：]\d\d)?(?:\s?[ap]\.?m\b\.?)?"
_MONTH = rf"(?:{COPIED['months']})[a-z]{{0,6}}\.?"
_NUMERIC = (
    rf"(?:\d{{4}}|\d\d)[-./]\s?\d{{1,2}}[-./]\s?\d{{1,2}}\.?|\d\d-\d\d|"
    rf"\d{{1,2}}/\d{{1,2}}(?:/\d{{2,4}})?|\d{{1,2}}[-.]\d{{1,2}}\.?(?=\s{_CLOCK})"
)
_NAMED = rf"{_MONTH}\s\d{{1,2}}(?:,?\s\d{{4}})?|\d{{1,2}}\s{_MONTH}(?:,?\s\d{{4}})?"
_DAY = f"{_NUMERIC}|{COPIED['marked']}|{_NAMED}"
_WEEKDAY = rf"(?:{COPIED['weekdays']}),?\s"
_AGO = rf"(?:{COPIED['about']})?(?:\d{{1,4}}|{COPIED['one']})\s?(?:{COPIED['ago']})"
_SHORT = rf"(?-i:\d{{1,3}}\s?(?:{COPIED['short']})\b\.?|\d{{1,3}}[smhdwy](?=[A-Z]))"
_TODAY = rf"(?:{COPIED['days']})(?:,?(?:\sat)?\s?{_CLOCK})?"
_BEFORE = rf"(?:{COPIED['before']})\s?[:：]?\s?"
TIME = re.compile(
    rf"(?:{_BEFORE})?(?:(?:{_WEEKDAY})?(?:{_DAY})(?:(?:,?\s?[·•,T]?\s?(?:at\s)?){_CLOCK})?|"
    rf"{_CLOCK}\s?[·•]\s?(?:{_DAY})|"
    rf"{_AGO}|{_TODAY}|{COPIED['now']}|{_SHORT})(?-i:(?![a-z0-9:：%]))",
    re.IGNORECASE,
)
AGE = re.compile(rf"\d{{1,3}}\s?(?:{COPIED['ages']})", re.IGNORECASE)
"""An age without "ago", as some platforms write it in Chinese and Korean."""
_SENT = rf"(?:{COPIED['sent']})\s?\S.{{0,24}}?(?=\s+(?:{COPIED['sent_ends']})|\d{{4}}-\d|$)"
BEHIND = re.compile(
    rf"[(（]\s?(?:{COPIED['edited']})\s?[)）]|{_SENT}|{COPIED['behind']}",
    re.IGNORECASE,
)
"""What stands behind a time: that the comment was edited, where its writer was."""
WHENCE = re.compile(r"(?:(?<=[·・•])|(?<=[·・•]\s))[一-鿿]{2,6}(?=\s|$)")
"""A place alone behind the mark that follows a time."""


def moment(text: str) -> datetime | None:
    """When a time of a copy is, None where it counts from the unknown day on which the copy was made."""
    found = find_date(text, language="zh" if re.match(r"\d\d[-./]", text) else None)
    if found is None or found.when is None:
        return None
    clock = re.search(_CLOCK, text, re.IGNORECASE) if not found.timed else None
    if clock is None:
        return found.when
    joined = find_date(f"{text[found.start : found.end]} {clock.group()}")
    return joined.when if joined and joined.when else found.when
