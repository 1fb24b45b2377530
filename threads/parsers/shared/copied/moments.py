"""How platforms say when a comment was written: "3h", "2 years ago", 昨天 09:27, "10:14 AM · May 3, 2024"."""

from __future__ import annotations

import re
from datetime import datetime

from threads.dates import find_date

_CLOCK = r"(?:(?:上午|下午|中午|晚上|凌晨|早上|오전|오후)\s?)?\d{1,2}[:：]\d\d(?:[:：]\d\d)?(?:\s?[ap]\.?m\b\.?)?"
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]{0,6}\.?"
_DAY = (
    r"(?:\d{4}|\d\d)[-./]\s?\d{1,2}[-./]\s?\d{1,2}\.?|\d\d-\d\d|"
    rf"\d{{1,2}}/\d{{1,2}}(?:/\d{{2,4}})?|\d{{1,2}}[-.]\d{{1,2}}\.?(?=\s{_CLOCK})|"
    r"(?:\d{4}\s?年\s?)?\d{1,2}\s?月\s?\d{1,2}\s?[日号號]|(?:\d{4}\s?년\s?)?\d{1,2}\s?월\s?\d{1,2}\s?일|"
    rf"{_MONTH}\s\d{{1,2}}(?:,?\s\d{{4}})?|\d{{1,2}}\s{_MONTH}(?:,?\s\d{{4}})?"
)
_WEEKDAY = (
    r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}|星期[一二三四五六日天]|周[一二三四五六日]|"
    r"[월화수목금토일]요일),?\s"
)
_AGO = (
    r"(?:about |over |约\s?|약\s?)?(?:\d{1,4}|an?|半)\s?"
    r"(?:(?:secs?|seconds?|mins?|minutes?|hrs?|hours?|days?|wks?|weeks?|mo|mths?|months?|yrs?|years?|s|m|h|d|w|y)"
    r"\.?\s?ago|(?:秒钟?|分[钟鐘]?|个?小[时時]|天|日|[周週]|个?星期|[个個]月|年)\s?之?前|"
    r"(?:초|분|시간|일|주일?|개월|달|년)\s?전)"
)
_SHORT = r"(?-i:\d{1,3}\s?(?:s|m|h|d|w|mo|y|mins?|hrs?|wks?|yrs?)\b\.?|\d{1,3}[smhdwy](?=[A-Z]))"
_UNITS = (
    r"\d{1,3}\s?(?:(?:minutes?|hours?|days?|weeks?|months?|years?)\b|"
    r"秒|分[钟鐘]|小[时時]|天|[周週]|年|초|분|시간|일|주|년)(?![가-힣一-鿿\w])"
)
_TODAY = rf"(?:today|yesterday|今天|昨天|前天|오늘|어제|그제)(?:,?(?:\sat)?\s?{_CLOCK})?"
_NOW = r"just now|now|刚刚|剛剛|방금(?: 전)?"
_EDITED = (
    r"(?:streamed|premiered|edited|posted|published|(?:最后)?[编編][辑輯][于於]|"
    r"发布[于於]|發佈於|发表[于於]|回复于|修改于|작성|수정)\s?[:：]?\s?"
)
TIME = re.compile(
    rf"(?:{_EDITED})?(?:(?:{_WEEKDAY})?(?:{_DAY})(?:(?:,?\s?[·•,T]?\s?(?:at\s)?){_CLOCK})?|"
    rf"{_CLOCK}\s?[·•]\s?(?:{_DAY})|"
    rf"{_AGO}|{_TODAY}|{_NOW}|{_SHORT})(?-i:(?![a-z0-9:：%]))",
    re.IGNORECASE,
)
AGE = re.compile(_UNITS, re.IGNORECASE)
"""An age without "ago", as some platforms write it in Chinese and Korean."""
BEHIND = re.compile(
    r"[(（]\s?(?:edited|已?(?:修改|编辑|編輯)[过過]?|수정됨)\s?[)）]|shared with .{3,20}|public\b|"
    r"发布于\s?[^\s\d]{2,8}|(?:来自|來自|发自|發自|via)\s?\S.{0,24}?(?=\s+(?:回[复復]|赞|讚|举报)|\d{4}-\d|$)|IP\s?(?:属地|"
    r"屬地)\s?[:：]?\s?[^\s\d:：]{1,10}",
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
