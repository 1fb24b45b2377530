"""A study under pseudonyms: its rules, codes, readings, themes and codebook without the names that its threads lost.

Codes that name a reaction by its page and how it begins, rules that ask for a page's name, examples that are comments:
each of these is settled on the threads as they were and written down for the threads as they are now.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from pathlib import Path, PurePath
from typing import Any

import pandas as pd

from analysis.coding.codebook import codebook_text, read_codebook
from analysis.coding.codes import meant_by, with_units
from analysis.coding.files import COLUMNS
from analysis.themes.own import read_own, toml_of
from commentariat.pages import NO_PAGES
from threads.corpus.populations import PATTERNS, Rules, globs_of, path_matches
from threads.corpus.pseudonyms import Pseudonyms, page_name
from threads.corpus.store import Corpus, Skipped
from threads.errors import CommentariatError

NOWHERE = "no page"
"""What a rule asks for whose glob fitted no page: it goes on deciding for no reaction."""

_KEPT = ("coder", "variable", "code", "part", "inclusion", "at")

LEAST = 3
"""Letters from which a file's name is looked for in the words of a reason."""


def veiled_rules(rules: Rules, corpus: Corpus, names: Pseudonyms) -> Rules:
    """The rules, those that ask for a page's name asking for the pages' pseudonyms; each keeps its number."""
    paths = [thread.source.path or "" for thread in corpus] if any("path" in one for one in rules.tables) else []
    tables: list[Mapping[str, Any]] = []
    for number, table in enumerate(rules.tables, 1):
        if "path" in table:
            found = [page_name(i) for i, path in enumerate(paths, 1) if path_matches(path, globs_of(table))]
            table = {**table, "path": found or NOWHERE, "basis": table.get("basis") or f"rule {number}"}
        tables.append({key: _without_names(key, value, names) for key, value in table.items()})
    return Rules.of(tables, origin=rules.origin).grouped(rules.group_by)


def _without_names(key: str, value: Any, names: Pseudonyms) -> Any:
    """A rule's value without names: a pattern that fits somebody's name asks for the pseudonyms of all whom it fits."""
    if not isinstance(value, str):
        return value
    if key in PATTERNS:
        shown = names.finder.people.shown.values()
        fitting = [names.of(name) for name in shown if re.search(value, name, re.IGNORECASE)]
        if fitting:
            return f"^(?:{'|'.join(sorted(map(re.escape, fitting)))})$"
    return names.string(value)


class Veil:
    """What becomes of the words and ids of a corpus; `before` and `after` are its reactions, row by row the same, and
    `hidden` gives a text back without what is hidden."""

    def __init__(
        self, before: pd.DataFrame, after: pd.DataFrame, hidden: Callable[[str], str], *, paths: Iterable[str]
    ) -> None:
        self._before, self._hidden = before, hidden
        pairs = list(zip(_rows(before), _rows(after), strict=True))
        self._ids = {str(was["id"]): str(now["id"]) for was, now in pairs}
        self._digests = dict(zip(after["id"].astype(str), after["digest"].astype(str), strict=True))
        self._of_digest: dict[str, set[str]] = {}
        for name, digest in self._digests.items():
            self._of_digest.setdefault(digest, set()).add(name)
        self._texts = {
            _line(str(was[column])): str(now[column])
            for was, now in pairs
            for column in ("text", "own_text")
            if was[column] != now[column]
        }
        self._pages = {path: page_name(number) for number, path in enumerate(paths, 1)}

    def codes(self, rows: pd.DataFrame) -> pd.DataFrame:
        """The codes by the ids of the reactions, or the digest where one text stands in several; no words are left.

        Texts of which no reaction is known are numbered: they count for agreement.
        """
        table = with_units(rows)
        meant = meant_by(self._before, table)
        places = {unit: self._places(meant[unit], number) for number, unit in enumerate(table["unit"].unique(), 1)}
        found = [
            {**dict.fromkeys(COLUMNS, ""), **place, **{name: self._cell(row[name]) for name in _KEPT}}
            for row in table.to_dict("records")
            for place in places[row["unit"]]
        ]
        return pd.DataFrame(found, columns=list(COLUMNS), dtype=object)

    def readings(self, table: pd.DataFrame) -> pd.DataFrame:
        """A larger model's readings by the ids of the reactions; those of other texts are left out."""
        digests: dict[str, list[str]] = {}
        for name, digest in self._before["digest"].astype(str).items():
            digests.setdefault(digest, []).append(str(name))
        found: list[dict[str, Any]] = []
        for row in ({str(key): cell for key, cell in one.items()} for one in table.to_dict("records")):
            names = [row["reaction"]] if row["reaction"] in self._ids else digests.get(str(row["digest"]), [])
            found += [
                {**row, "id": "", "digest": "", "reaction": self._ids[name]} for name in names if name in self._ids
            ]
        return pd.DataFrame(found, columns=table.columns, dtype=object)

    def themes(self, path: Path) -> str:
        """Themes of one's own, examples that are comments as these are now."""
        return toml_of(replace(one, examples=tuple(map(self.text, one.examples))) for one in read_own(path))

    def codebook(self, path: Path) -> str | None:
        """The codebook likewise; None where it cannot be read."""
        try:
            book = read_codebook(path)
        except CommentariatError:
            return None
        variables = tuple(
            replace(one, answers=tuple(
                replace(answer, examples=tuple(map(self.text, answer.examples))) for answer in one.answers))
            for one in book.variables
        )  # fmt: skip
        return codebook_text(replace(book, variables=variables))

    def text(self, text: str) -> str:
        """A text of the corpus as it is now; in any other names are replaced."""
        return self._texts.get(_line(text)) or self._hidden(text)

    def skipped(self, rows: Iterable[Skipped]) -> tuple[Skipped, ...]:
        """The inputs that gave no thread, without their names."""
        rows = tuple(rows)
        names = {**self._pages, **{row.path: f"input {number}" for number, row in enumerate(rows, 1)}}
        said = {**{PurePath(path).name: name for path, name in names.items()}, **names}
        found = []
        for row in rows:
            reason = f"{NO_PAGES}." if row.reason.startswith(NO_PAGES) else row.reason
            for words in sorted((one for one in said if len(one) >= LEAST), key=len, reverse=True):
                reason = reason.replace(words, said[words])
            found.append(Skipped(names[row.path], self._hidden(reason)))
        return tuple(found)

    def _cell(self, value: Any) -> Any:
        return self._hidden(value) if isinstance(value, str) else value

    def _places(self, names: Iterable[str], number: int) -> list[dict[str, str]]:
        """How the reactions that one unit of the codes means are named now."""
        now = [self._ids[name] for name in names if name in self._ids]
        if not now:
            return [{"id": f"text {number}"}]
        digests = {self._digests[name] for name in now}
        if len(now) > 1 and len(digests) == 1 and self._of_digest[next(iter(digests))] == set(now):
            return [{"digest": next(iter(digests))}]
        return [{"reaction": name} for name in now]


def _rows(table: pd.DataFrame) -> list[dict[str, Any]]:
    columns = ["id", "digest", "text", "own_text"]
    return [{str(key): cell for key, cell in row.items()}
        for row in table[columns].astype(object).fillna("").to_dict("records")]  # fmt: skip


def _line(text: str) -> str:
    return " ".join(text.split())
