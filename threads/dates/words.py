"""The words of dates: months, zones, units and days, each with what it stands for."""

from __future__ import annotations

import tomllib
from pathlib import Path

_FILE = tomllib.loads(Path(__file__).with_name("words.toml").read_text(encoding="utf-8"))


def _values(table: str) -> dict[str, str]:
    """Each word of a table with the key that it stands for."""
    return {word: key for key, words in _FILE[table].items() for word in words.split()}


MONTHS: dict[str, int] = {name: i for i, names in enumerate(_FILE["months"], 1) for name in names.split()}
"""Month names and abbreviations in English, French, German, Dutch, Spanish, Italian and Portuguese."""
MONTH_STEMS: tuple[str, ...] = tuple(_FILE["month_stems"].split())

ZONES: dict[str, int] = _FILE["zones"]
"""Zone abbreviations, minutes east of Greenwich."""

AGO_UNITS: dict[str, int] = {word: int(seconds) for word, seconds in _values("ago").items()}
"""Units of "… ago", in seconds."""

RELATIVE_DAYS: dict[str, int] = {word: int(days) for word, days in _values("days_ago").items()}

PERIODS: dict[str, str] = _values("halves")
"""Halves of the day as Chinese, Korean and Japanese write them."""
NUMBERS: dict[str, int] = {word: i for i, word in enumerate(_FILE["numbers"].split(), 1)}
WEEKDAYS: tuple[str, ...] = tuple(_FILE["weekdays"].split())
COPIED: dict[str, str] = {idea: "|".join(forms) for idea, forms in _FILE["copied"].items()}
"""How copied screens say when, by idea: patterns of any of its forms."""
STATED: dict[str, str] = {idea: "|".join(forms) for idea, forms in _FILE["stated"].items() if isinstance(forms, list)}
"""How pages say which zone their times are in, by idea: patterns of any of its forms."""
NAMED_ZONES: dict[str, int] = _FILE["stated"]["names"]
"""German names of zones, minutes east of Greenwich."""
PLACES: dict[str, int] = _FILE["stated"]["places"]
"""Places by whose time a page goes, minutes east of Greenwich."""
COASTS: dict[str, str] = _FILE["stated"]["coasts"]
"""Names of American zones with a city in each."""
