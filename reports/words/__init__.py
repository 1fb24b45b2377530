"""The report's own words: a file of messages a language, and its numbers, dates and plurals by the language's locale.

A message is a string with places in braces, or a table of plural forms (`one`, `other`) chosen by the value of `n`.
Adding a language is adding a file; a test says which messages it lacks.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from reports.pieces import Fact, Piece, Said, Span, plain
from threads.errors import BadParameter

PLACE = re.compile(r"\{(\w+)\}")
LOCALES = {"zh": "zh_Hans_CN", "ko": "ko_KR", "en": "en_US"}
MINUS = "−"

Value = str | int | Piece | Said
"""What a place of a message may hold: words, a count, a number that opens on comments, or a whole sentence."""


def languages() -> list[str]:
    """The languages that the report speaks."""
    return sorted(path.name[:-5] for path in files("reports.words").iterdir() if path.name.endswith(".toml"))


@cache
def messages(language: str) -> Mapping[str, Any]:
    """Every message of a language by its key, "section.name"; raises BadParameter where there is no file of it."""
    if language not in languages():
        raise BadParameter(f"The report speaks {', '.join(languages())}, not “{language}”.")
    text = files("reports.words").joinpath(f"{language}.toml").read_text(encoding="utf-8")
    return {
        f"{section}.{key}": message
        for section, table in tomllib.loads(text).items()
        for key, message in table.items()
    }  # fmt: skip


class Words:
    """The words of one language: `say` fills a message, the other methods write numbers and dates as it does."""

    def __init__(self, language: str = "en") -> None:
        from babel import Locale

        self.language = language
        self._messages = messages(language)
        self._locale = Locale.parse(LOCALES.get(language, language))

    def say(self, key: str, /, **values: Value) -> Said:
        """The message with its places filled; a whole number is written as the language does.

        Raises KeyError where the language has no such message or a place has no value.
        """
        message = self._messages[key]
        if not isinstance(message, str):
            message = message.get(self._plural(values["n"]), message["other"])
        said: list[Piece] = []
        for index, part in enumerate(PLACE.split(message)):
            if index % 2 == 0:
                said.append(part)
            else:
                said += self._pieces(values[part])
        return _joined(said)

    def text(self, key: str, /, **values: Value) -> str:
        """The message as text."""
        return plain(self.say(key, **values))

    def has(self, key: str) -> bool:
        """Whether the language has this message."""
        return key in self._messages

    def code(self, variable: str, code: str, other: str | None = None) -> str:
        """A hand code in the reader's words, where the variable is one of ours: "against"; else `other` or the code."""
        key = f"code.{variable}_{code.lower()}"
        return self.text(key) if self.has(key) else other or code

    def number(self, value: float, *, digits: int = 0) -> str:
        """A number with so many digits after the point: "1,234"."""
        from babel.numbers import format_decimal

        pattern = "#,##0" + ("." + "0" * digits if digits else "")
        return str(format_decimal(value + 0.0, format=pattern, locale=self._locale)).replace("-", MINUS)

    def share(self, value: float, *, digits: int = 0) -> str:
        """A share of one in hundredths: .374 is "37"."""
        return self.number(100 * value, digits=digits)

    def signed(self, value: float, *, digits: int = 2) -> str:
        """A number with its sign: "+0.25", "−0.25"; nothing before a zero."""
        said = self.number(value, digits=digits)
        return said if value <= 0 or not float(f"{value:.{digits}f}") else f"+{said}"

    def ends(self, low: float, high: float, *, share: bool) -> tuple[str, str]:
        """The ends of an interval, in hundredths where they are shares, with so many digits that they differ."""
        first = 0 if share else 2
        for digits in range(first, first + 4):
            ends = tuple((self.share if share else self.number)(end, digits=digits) for end in (low, high))
            if ends[0] != ends[1]:
                break
        return ends[0], ends[1]

    def date(self, day: date) -> str:
        """A day: "3 April 2024", "2024年4月3日"."""
        from babel.dates import format_date

        form = "d MMMM y" if self.language == "en" else "long"
        return str(format_date(day, format=form, locale=self._locale))

    def language_name(self, code: str) -> str:
        """A language by its code: "zh" is "Chinese"; a code without a name stands as it is."""
        return str(self._locale.languages.get(code, code))

    def listed(self, parts: list[Said]) -> Said:
        """The parts as a list in a sentence: "a, b and c"."""
        said: list[Piece] = []
        for index, part in enumerate(parts):
            if index:
                said.append(self.text("list.last" if index == len(parts) - 1 else "list.between"))
            said += part
        return _joined(said)

    def _plural(self, n: Any) -> str:
        value = n.value if isinstance(n, Fact) else n
        return str(self._locale.plural_form(value if isinstance(value, int | float) else 0))

    def _pieces(self, value: Value) -> Said:
        if isinstance(value, bool | int):
            return (self.number(value),)
        return (value,) if isinstance(value, str | Fact | Span) else value


def _joined(said: list[Piece]) -> Said:
    """The pieces with neighbouring words of ours as one, without empty ones."""
    out: list[Piece] = []
    for piece in said:
        if isinstance(piece, str) and out and isinstance(out[-1], str):
            out[-1] += piece
        elif piece != "":
            out.append(piece)
    return tuple(out)
