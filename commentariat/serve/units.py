"""What is to be coded: `units.jsonl` by the bytes of its lines, the codebook, and what a coder may see of both."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from analysis.coding.codebook import NOBODY, REPLIES, UNCLEAR, UNCLEAR_KEY, Codebook, Variable, read_codebook
from analysis.coding.names import BOOK, UNITS
from analysis.compare.gate import SECONDS_A_CODE
from commentariat.serve.ledger import CodeLedger, KeptCode
from reports.shown import shown
from threads.errors import BadParameter

SEEN = ("n", "thread", "owner", "channel", "language", "author", "posted", "title", "article", "text", "original")
"""Fields of a unit that a coder sees as they are. What is not named here (populations, parts of the sample, what a
machine read) is not sent, whatever stands in the file."""
LONGEST_NAME = 60
LARGEST = 2**53


class UnknownUnit(BadParameter):
    """A unit that is not on this coder's sheet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetUnit:
    """One unit of the sheets, without its texts: its number, what it is of, whose sheets hold it, its line's bytes."""

    n: int
    reaction: str
    thread: str
    owner: str
    coders: tuple[str, ...]
    start: int
    length: int


class CodingDesk:
    """The sheets of a folder and the codes beside them; each coder has a desk's side of his own.

    Raises BadParameter with the line where a unit is none, and where units stand without a codebook.
    """

    def __init__(self, folder: Path, ledger: CodeLedger) -> None:
        if not (folder / BOOK).is_file():
            raise BadParameter(f"{folder} holds units to code but no {BOOK}: run `commentariat sample` again.")
        self.book: Codebook = read_codebook(folder / BOOK)
        self.ledger = ledger
        self._path = folder / UNITS
        self._file = self._path.open("rb")
        self.units: dict[int, SheetUnit] = {}
        self._read_units()

    def close(self) -> None:
        """Closes the sheets and the codes."""
        self._file.close()
        self.ledger.close()

    def coders(self) -> list[str]:
        """The names on the sheets, in the order in which they come; empty where anybody may code all."""
        return list(dict.fromkeys(name for unit in self.units.values() for name in unit.coders))

    def sheet(self, coder: str) -> list[SheetUnit]:
        """This coder's units in their order; raises BadParameter for a name without any."""
        name = coder.strip()
        if not name or len(name) > LONGEST_NAME or shown(name) != name or "\n" in name:
            raise BadParameter(f"A coder's name has 1 to {LONGEST_NAME} letters on one line.")
        mine = [unit for unit in self.units.values() if not unit.coders or name in unit.coders]
        if not mine:
            raise BadParameter(f"No sheet bears the name {name!r}; the sheets are of: {', '.join(self.coders())}.")
        return mine

    def codes(self, coder: str) -> dict[int, dict[str, str]]:
        """The codes of this coder that count, by unit and variable; of units that stand in the sheets now."""
        found: dict[int, dict[str, str]] = {}
        for one in self._standing(coder):
            found.setdefault(one.n, {})[one.variable] = one.code
        return found

    def progress(self, coder: str) -> dict[str, Any]:
        """How far this coder is: units, those done, and the minutes that the rest will take at the coder's pace."""
        sheet, codes = self.sheet(coder), self.codes(coder)
        done = sum(len(codes.get(unit.n, ())) == len(self.book.variables) for unit in sheet)
        pace = self.ledger.pace(coder) or SECONDS_A_CODE * len(self.book.variables)
        minutes = round((len(sheet) - done) * pace / 60, 1)
        return {"coder": coder, "units": len(sheet), "done": done, "minutes": minutes}

    def give(self, coder: str, n: int, variable: str, code: str) -> str:
        """The code as it is stored, once it is; raises UnknownUnit, or BadParameter for what the codebook has not."""
        unit = self.unit(coder, n)
        stored = self._checked(unit, self.book.variable(variable), code)
        self.ledger.add(coder, n, unit.reaction, variable, stored)
        return stored

    def undo(self, coder: str) -> KeptCode | None:
        """The last code of this coder that counted, now taken back; None where there is none."""
        self.sheet(coder)
        standing = self._standing(coder)
        if not standing:
            return None
        last = standing[-1]
        self.ledger.add(coder, last.n, last.reaction, last.variable, "")
        return last

    def unit(self, coder: str, n: int) -> SheetUnit:
        """The unit of that number; raises UnknownUnit where this coder's sheet has none."""
        unit = self.units.get(n)
        if unit is None or (unit.coders and coder not in unit.coders):
            raise UnknownUnit(f"The sheet of {coder!r} has no unit {n}.")
        return unit

    def seen(self, coder: str, n: int) -> dict[str, Any]:
        """What this coder sees of a unit: the texts around it and the codes given so far, nothing that a machine
        read."""
        record = self._record(self.unit(coder, n))
        sight = {name: record.get(name) if name == "n" else _text(record.get(name)) for name in SEEN}
        sight["parent"] = _said(record.get("parent"))
        sight["candidates"] = [_said(one) for one in _candidates(record)] if self.asks_whom else []
        sight["codes"] = self.codes(coder).get(n, {})
        return sight

    @property
    def asks_whom(self) -> bool:
        """Whether coders say whom a comment answers, so that nobody may show them what the page or a machine says."""
        return any(one.kind == REPLIES for one in self.book.variables)

    def questions(self) -> dict[str, Any]:
        """The codebook as the browser shows it."""
        return {"question": self.book.question, "variables": [_question(one) for one in self.book.variables]}

    def coded(self, coder: str) -> set[str]:
        """The reactions that this coder has coded, in whole or in part."""
        return {one.reaction for one in self._standing(coder)}

    def _standing(self, coder: str) -> list[KeptCode]:
        names = {one.name for one in self.book.variables}
        return [
            one
            for one in self.ledger.standing(coder)
            if one.variable in names and one.n in self.units and self.units[one.n].reaction == one.reaction
        ]

    def _checked(self, unit: SheetUnit, variable: Variable, code: str) -> str:
        stored = variable.check(code) if code.strip() else ""
        known = {NOBODY, UNCLEAR, *(str(one.get("id")) for one in _candidates(self._record(unit)))}
        if not stored or (variable.kind == REPLIES and stored not in known):
            raise BadParameter(f"Unit {unit.n} has no answer {code!r} to {variable.name!r}.")
        return stored

    def _record(self, unit: SheetUnit) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(os.pread(self._file.fileno(), unit.length, unit.start))
        return found

    def _read_units(self) -> None:
        start = 0
        for number, line in enumerate(self._file, 1):
            if line.strip():
                unit = self._unit_in(line, number, start)
                if unit.n in self.units:
                    raise BadParameter(f"{self._path}, line {number}: the unit {unit.n} stands there twice.")
                self.units[unit.n] = unit
            start += len(line)

    def _unit_in(self, line: bytes, number: int, start: int) -> SheetUnit:
        try:
            record = json.loads(line)
            n, coders = record["n"], record.get("coders") or []
            if type(n) is not int or not 0 <= n < LARGEST or not isinstance(coders, list):
                raise ValueError("n is a whole number, coders a list")
            names = tuple(str(record[name]).encode().decode() for name in ("reaction", "thread", "owner"))
            return SheetUnit(
                n=n, reaction=names[0], thread=names[1], owner=names[2], coders=tuple(str(one) for one in coders),
                start=start, length=len(line),
            )  # fmt: skip
        except (AttributeError, KeyError, TypeError, ValueError, RecursionError) as error:
            raise BadParameter(
                f"{self._path}, line {number} is no unit to code ({error}): run `commentariat sample` again."
            ) from error


def _candidates(record: dict[str, Any]) -> Iterable[dict[str, Any]]:
    given = record.get("candidates")
    return [one for one in given if isinstance(one, dict)] if isinstance(given, list) else []


def _said(one: Any) -> dict[str, Any] | None:
    """Who says what; None where there is nobody."""
    if not isinstance(one, dict):
        return None
    number = one.get("number")
    return {
        "id": str(one.get("id")),
        "number": number if isinstance(number, int) else None,
        "author": _text(one.get("author")),
        "text": _text(one.get("text")),
    }


def _text(value: Any) -> str | None:
    return None if value is None else shown(value)


def _question(variable: Variable) -> dict[str, Any]:
    answers = [
        {
            "code": one.code,
            "key": one.key,
            "label": one.label or one.code,
            "definition": one.definition,
            "examples": list(one.examples),
        }
        for one in variable.answers
    ]
    if variable.kind == REPLIES:
        answers = [
            {"code": NOBODY, "key": "0", "label": "nobody: the article, or all", "definition": "", "examples": []}
        ]
    unclear = {"code": UNCLEAR, "key": UNCLEAR_KEY, "label": "cannot tell", "definition": "", "examples": []}
    return {
        "name": variable.name,
        "kind": variable.kind,
        "question": variable.question or variable.name,
        "definition": variable.definition,
        "answers": [*answers, unclear],
    }
