"""The forms of dates, most certain first: a new form is a line here; names of months, zones and units are in words."""

from __future__ import annotations

import re
from collections.abc import Iterable

from threads.dates.words import AGO_UNITS, MONTHS, NUMBERS, PERIODS, RELATIVE_DAYS, WEEKDAYS, ZONES


def _words(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_TIME = (
    rf"(?:(?P<period>{_words(PERIODS)})\s{{0,2}})?"
    r"(?P<h>[01]?\d|2[0-4])\s?(?:(?:[:：.]|h\s?)(?P<mi>[0-5]\d)(?:[:：](?P<s>[0-5]\d)(?:[.,]\d{1,6})?)?|"
    r"[时時시点點]\s?(?:(?P<mi2>[0-5]?\d)\s?[分분]?)?)" + r"(?:\s{0,2}(?P<ap>[ap]\.?m\b\.?))?"
    r"|(?P<h3>1[0-2]|0?[1-9])\s?(?P<ap3>[ap]m)\b"
)
_ZONE = (
    r"\s{0,2}\(?(?P<zone>Z\b|(?:GMT|UTC)\s?(?:[+-]\d{1,2}(?::?\d\d)?)?|[+-]\d\d:?\d\d|(?:" + _words(ZONES) + r")\b)\)?"
)
_JOIN = (
    r"(?:\s{0,3}(?:\bat\b|\bon\b|\bum\b|\bà\b|\ba las\b|\bàs\b|\balle\b|\bkl\.?|\bг\.|\bв\b|@|[,\-–—|/·•T(]|\)))"
    r"{0,2}\s{0,3}"
)
_TAIL = rf"(?:{_JOIN}(?:{_TIME})(?:\s?Uhr)?(?:{_ZONE})?)?"
_MONTH = rf"(?P<mon>{_words(MONTHS)})\b\.?"
_YEAR = r"(?P<y>(?:19|20)\d\d)(?!\d)"
_SUFFIX = r"(?:st|nd|rd|th|er|º|ª)?"
_FORMS = (
    (
        rf"(?P<y>(?:19|20)\d\d)(?P<sep>[-/.])\s?(?P<m>0?[1-9]|1[0-2])(?P=sep)\s?(?P<d>0?[1-9]|[12]\d|"
        rf"3[01])(?!\d)\.?{_TAIL}"
    ),
    (
        rf"(?:(?P<y>(?:19|20)\d\d)\s?[年년]\s?)?(?P<m>0?[1-9]|1[0-2])\s?[月월]\s?(?P<d>0?[1-9]|[12]\d|"
        rf"3[01])\s?[日号號일](?:\s?\(?(?:星期|周|週)?[一二三四五六日天월화수목금토火水木金土](?:요일|"
        rf"曜日)?\)?)?{_TAIL}"
    ),
    (
        rf"\b{_MONTH}\s{{0,2}}(?P<d>0?[1-9]|[12]\d|3[01])(?!\d){_SUFFIX}(?:,?\s{{0,2}}(?:{_YEAR}|"
        rf"['’](?P<yy>\d\d)(?![\d:])))?{_TAIL}(?:,?\s(?P<y2>(?:19|20)\d\d)\b)?"
    ),
    (
        rf"(?<!\w)(?P<d>0?[1-9]|[12]\d|3[01]){_SUFFIX}[.\s\-/]{{0,2}}(?:(?:of|"
        rf"de)\s)?{_MONTH}[,.\-/]?(?:\s?de)?\s{{0,2}}(?:{_YEAR}|'?(?P<yy>\d\d)(?![\d:.]))?{_TAIL}"
    ),
    rf"(?<![\d./-])(?P<a>\d\d?)(?P<sep>[./-])(?P<b>\d\d?)(?P=sep)(?P<y>(?:19|20)\d\d|\d\d?)(?![\d/]){_TAIL}",
)
MONTH_DAY = re.compile(rf"\b{_MONTH}\s{{0,2}}\d")
"""How the third form begins, in small letters: a third of the time of the whole."""
NUMERIC = re.compile(_FORMS[-1], re.IGNORECASE)
NO_YEAR = re.compile(
    (
        rf"(?<![\d./:-])(?P<m>0[1-9]|1[0-2])(?P<sep>[-.])(?P<d>0[1-9]|[12]\d|3[01])(?:\.\s|"
        rf"\s{{1,2}})(?=[012]?\d[:：][0-5]\d)(?:{_TIME})"
    ),
    re.IGNORECASE,
)
"""Month, day and clock, as Chinese and Korean sites write them in the year in which they are read (04-02 14:05)."""
DAY_MONTH_COMMA = re.compile(
    rf"(?<![\d./-])(?P<d>0?[1-9]|[12]\d|3[01])\.\s?(?P<m>0?[1-9]|1[0-2])\.?,\s{{0,2}}{_YEAR}{_TAIL}", re.IGNORECASE
)
"""Day and month, a comma and the year, as German themes of WordPress write them (17.07, 2011 @ 12:02)."""
ABSOLUTE = tuple(re.compile(form, re.IGNORECASE) for form in _FORMS)
_DAYS = "|".join(WEEKDAYS)
_NUMBER = rf"(?P<n>\d{{1,4}}|半|an?|{'|'.join(NUMBERS)}|几|數|数)"
AGO = re.compile(
    rf"(?:\b(?:about|almost|over|around|less than|more than)\s)?(?<![\w.])(?:大?[约約]|"
    rf"약\s?)?{_NUMBER}\+?\s?(?P<unit>{_words(AGO_UNITS)})s?\s?"
    r"(?:and\s\d{1,2}\s\w{3,7}\s)?(?:\bago\b|之?前|以前|\s?전(?![가-힣]))",
    re.IGNORECASE,
)
DAY = re.compile(rf"(?<!\w)(?P<day>{_words(RELATIVE_DAYS)})(?![a-z가-힣]){_TAIL}", re.IGNORECASE)
NOW = re.compile(r"\bjust now\b|\b(?:a )?(?:few )?(?:moments?|seconds) ago\b|刚刚|剛剛|방금\s?전?", re.IGNORECASE)
TIME_ONLY = re.compile(rf"(?:{_TIME})(?:{_ZONE})?", re.IGNORECASE)
TIME_LAST = re.compile(rf"(?<![\d:.])(?:{_TIME})(?:{_ZONE})?\s*$", re.IGNORECASE)
TIME_BEFORE = re.compile(
    (
        rf"(?<![\d:.])(?:{_TIME})(?:{_ZONE})?(?:\s?Uhr)?[\s,]{{0,3}}(?:\bon\b\s?|"
        rf"\bam\b\s?)?(?:(?:{_DAYS})[a-zé]{{0,6}}[.,]{{0,2}}\s?)?$"
    ),
    re.IGNORECASE,
)
ISO = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d")
HINT = re.compile(r"\d|ago\b|yesterday|today|now\b|昨|今|前|刚|剛|어제|오늘|방금|그제", re.IGNORECASE)
RELATIVE = re.compile(r"ago\b|day\b|now\b|[昨今前刚剛어오방그전]", re.IGNORECASE)
SEPARATED = re.compile(r"\d[-/.]\s?\d")
LETTERS = re.compile(r"[^\W\d_]+")
