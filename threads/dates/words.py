"""The words of dates: months, zones, units and days, each with what it stands for."""

from __future__ import annotations

_MONTH_NAMES = """
january jan janvier januar januari enero gennaio janeiro ener janv gen
february feb février fevrier februar februari febrero febbraio fevereiro févr fév fev
march mar mars märz maerz maart marzo março mrz mär
april apr avril avr abril aprile abr
may mai mei mayo maggio maio mag
june jun juin juni junio giugno junho giu
july jul juillet juli julio luglio julho juil lug
august aug août aout augustus agosto ago
september sep sept septembre septiembre settembre setembro set
october oct octobre oktober octubre ottobre outubro okt ott out
november nov novembre noviembre novembro
december dec décembre decembre dezember diciembre dicembre dezembro dez déc dic
""".strip().splitlines()

MONTHS: dict[str, int] = {name: i for i, row in enumerate(_MONTH_NAMES, 1) for name in row.split()}
"""Month names and abbreviations in English, French, German, Dutch, Spanish, Italian and Portuguese."""

ZONES: dict[str, int] = {
    "UTC": 0, "GMT": 0, "WET": 0, "BST": 60, "CET": 60, "WEST": 60, "CEST": 120, "EET": 120, "EEST": 180, "MSK": 180,
    "IST": 330, "HKT": 480, "SGT": 480, "AWST": 480, "KST": 540, "JST": 540, "AEST": 600, "AEDT": 660, "NZST": 720,
    "NZDT": 780, "EST": -300, "EDT": -240, "CDT": -300, "MST": -420, "MDT": -360, "PST": -480, "PDT": -420,
    "AKST": -540, "HST": -600,
}  # fmt: skip
"""Zone abbreviations, minutes east of Greenwich. CST is left out: it is Chicago's and Beijing's."""

_MINUTE, _HOUR, _DAY = 60, 3600, 86400
AGO_UNITS: dict[str, int] = {
    "second": 1, "sec": 1, "s": 1, "秒": 1, "秒钟": 1, "초": 1,
    "minute": _MINUTE, "min": _MINUTE, "m": _MINUTE, "分钟": _MINUTE, "分鐘": _MINUTE, "分": _MINUTE, "분": _MINUTE,
    "hour": _HOUR, "hr": _HOUR, "h": _HOUR, "小时": _HOUR, "小時": _HOUR, "个小时": _HOUR, "時間": _HOUR, "시간": _HOUR,
    "day": _DAY, "d": _DAY, "天": _DAY, "日": _DAY, "일": _DAY,
    "week": 7 * _DAY, "wk": 7 * _DAY, "w": 7 * _DAY, "周": 7 * _DAY, "週": 7 * _DAY, "星期": 7 * _DAY,
    "个星期": 7 * _DAY,
    "週間": 7 * _DAY, "주": 7 * _DAY, "주일": 7 * _DAY,
    "month": 30 * _DAY, "mo": 30 * _DAY, "个月": 30 * _DAY, "個月": 30 * _DAY, "ヶ月": 30 * _DAY, "か月": 30 * _DAY,
    "개월": 30 * _DAY, "달": 30 * _DAY,
    "year": 365 * _DAY, "yr": 365 * _DAY, "y": 365 * _DAY, "年": 365 * _DAY, "년": 365 * _DAY,
}  # fmt: skip
"""Units of "… ago", in seconds; a month counts 30 days and a year 365, as the sites that write them do."""

RELATIVE_DAYS: dict[str, int] = {
    "today": 0, "yesterday": 1, "今天": 0, "昨天": 1, "前天": 2, "오늘": 0, "어제": 1, "그제": 2, "그저께": 2,
    "昨日": 1, "今日": 0,
}  # fmt: skip

PERIODS: dict[str, str] = {
    "上午": "a", "早上": "a", "凌晨": "a", "下午": "p", "晚上": "p", "中午": "p", "오전": "a", "오후": "p", "午前": "a",
    "午後": "p",
}  # fmt: skip
"""Halves of the day as Chinese, Korean and Japanese write them."""
