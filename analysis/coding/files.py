"""Codes as people hand them in: long and wide tables, CSV or XLSX, the folder that `sample` made, what `serve` kept."""

from __future__ import annotations

import re
import sqlite3
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from analysis.coding.codebook import NOBODY, REPLIES, Codebook, Variable, plain_code, read_codebook
from analysis.coding.names import BOOK, FRAME, KEY, SHEET, STORED, UNITS
from threads.errors import BadParameter, InputError
from threads.exchange.rows import Row, read_rows
from threads.text.encoding import decode
from threads.text.json_text import read_json

HEAD = 100_000
"""Bytes that tell a text from a picture or an archive."""
COLUMNS = ("reaction", "digest", "id", "page", "starts", "coder", "variable", "code", "part", "inclusion", "at")

MISSING = frozenset({"", "na", "n/a", "#n/a", "nan", "null", "-", "–", "—", ".", "missing", "无", "없음"})
"""What people write where there is no code; "none" is not among them, since it is an answer of a stance."""

_NAMING = ("reaction", "digest", "id", "unit", "item", "n")
_BESIDE = frozenset(
    {*_NAMING, "page", "starts", "part", "inclusion", "at", "population", "thread", "language", "author", "time",
     "posted", "text", "comment", "title", "discussion", "article", "answers", "original", "earlier comments", "note",
     "notes", "coder", "coders", "columns without a name"}
)  # fmt: skip
_BY_CODER = re.compile(r"(?P<variable>[^:()\[\]]*?[^:()\[\]\s])\s*[:_(]\s*(?P<coder>[^:()_\s][^:()_]*)\)?$")


def code_rows(path: str | Path) -> pd.DataFrame:
    """The codes of a file or a folder as text, one row a code, columns COLUMNS; missing codes are left out.

    A long table has `variable` and `code`; a wide one a column for each variable beside `coder`, or for each coder
    ("stance_A", "stance (A)", or the coders' names alone, of one `variable`). Raises InputError, which says what is
    lacking, and BadParameter for a code that the folder's codebook does not have.
    """
    path = Path(path)
    rows: Iterable[dict[str, Any]]
    if path.is_dir():
        rows = _folder(path)
    elif home(path) != path:
        rows = _folder(home(path), only=path)
    elif path.suffix.lower() in {".sqlite", ".db", ".sqlite3"}:
        rows = _folder(path.parent) if (path.parent / KEY).is_file() else _stored(path)
    else:
        rows = _table(_rows(path), path)
    table = pd.DataFrame(list(rows), dtype=object).reindex(columns=list(COLUMNS)).astype(object)
    table = table.where(table.notna(), "").astype(str).apply(lambda column: column.str.strip())
    kept: pd.DataFrame = table[~table["code"].str.casefold().isin(MISSING)].reset_index(drop=True)
    return kept


def folders_rows(paths: Sequence[Path]) -> pd.DataFrame:
    """The codes of several files and folders together; where draws followed each other the last one's chances hold."""
    table = pd.concat([code_rows(path) for path in paths], ignore_index=True)
    for path in dict.fromkeys(map(home, paths)):
        if path.is_dir() and (path / FRAME).is_file():
            frame = read_frame(path)
            known = table["reaction"].isin(frame.index) & (table["part"] != "active")
            table.loc[known, "inclusion"] = [f"{frame[name]:.6f}" for name in table.loc[known, "reaction"]]
    return table


def home(path: Path) -> Path:
    """The folder that a sheet named by itself lies in, where `sample` made that; else the path."""
    return path.parent if path.match(SHEET) and path.is_file() and (path.parent / KEY).is_file() else path


def read_frame(folder: Path) -> pd.Series[float]:
    """Each reaction's chance of the random draw, by id, of the folder that `sample` made."""
    frame = pd.DataFrame(_rows(folder / FRAME))
    return pd.Series(pd.to_numeric(frame["inclusion"]).to_numpy(dtype=float), index=frame["reaction"].astype(str))


def drawn_in(folder: Path) -> frozenset[str]:
    """The ids of the reactions that `sample` drew into that folder, in any part."""
    return frozenset(str(row["reaction"]) for row in _rows(folder / KEY))


def _rows(path: Path) -> list[Row]:
    if path.suffix.lower() not in {".csv", ".tsv", ".txt", ".xlsx"}:
        raise InputError(f"The codes in {path} cannot be read: give a CSV, an XLSX, or the folder that `sample` made.")
    try:
        if path.suffix.lower() != ".xlsx" and path.is_file():
            with path.open("rb") as file:
                decode(file.read(HEAD), str(path))  # raises for a picture, an archive, zeros
        return read_rows(path)[0]
    except InputError as error:
        raise InputError(f"The codes in {path} cannot be read. {error}") from error


def _table(rows: Sequence[Row], path: Path) -> Iterator[dict[str, Any]]:
    """The codes of a table of any of the forms; none of one without a row."""
    if not rows:
        return
    names = {str(name).strip().lower(): name for name in rows[0]}
    _whole_rows(rows, path)
    plain = [{low: _plain(row.get(name)) for low, name in names.items()} for row in rows]
    if {"variable", "code"} <= names.keys() or "code" in names:
        lacking = [name for name in ("coder", "variable") if name not in names]
        if lacking or not _names_units(names):
            raise _lacks((lacking or ["digest"])[0], path)
        yield from plain
        return
    if {"n", "discussion", "comment"} <= names.keys() and "coder" not in names:
        raise InputError(f"{path} is a coder’s sheet: put it into the folder that `sample` made and name that folder.")
    answers = [name for name in names if name not in _BESIDE and name != "variable"]
    if not answers or not (_names_units(names) or "text" in names or "comment" in names):
        raise _lacks("code" if _names_units(names) else "digest", path)
    parted = {name: found for name in answers if (found := _BY_CODER.match(str(names[name]).strip()))}
    for row in plain:
        unit = {name: row[name] for name in _BESIDE & row.keys()} | _unit(row)
        for name in answers:
            if "coder" in names:
                said = {"variable": name, "coder": row["coder"]}
            elif len(parted) == len(answers):
                said = {"variable": parted[name]["variable"].strip().lower(), "coder": parted[name]["coder"].strip()}
            else:
                said = {"variable": row.get("variable") or "code", "coder": str(names[name]).strip()}
            yield unit | said | {"code": row[name]}


def _whole_rows(rows: Sequence[Row], path: Path) -> None:
    """Raises InputError where the last row alone ends before its columns do: the file was cut off there, or a quotation
    mark is not closed."""
    short = [number for number, row in enumerate(rows, 1) if None in row.values()]
    if short == [len(rows)]:
        raise InputError(
            f"The codes in {path} break off in row {len(rows)} below the heading: the file was cut off there, or a "
            "quotation mark is not closed. Save it once more as CSV."
        )


def _names_units(names: Iterable[str]) -> bool:
    return bool(set(_NAMING) & set(names)) or {"page", "starts"} <= set(names)


def _unit(row: dict[str, str]) -> dict[str, str]:
    """What a row of a table not of ours is about, as an id: a number, a name, or the text itself."""
    if any(row.get(name) for name in ("reaction", "digest", "id", "starts")):
        return {}
    return {"id": next((row[name] for name in ("unit", "item", "n", "text", "comment") if row.get(name)), "")}


def _lacks(column: str, path: Path) -> InputError:
    return InputError(
        f"The codes in {path} lack the column {column!r}; a file of codes has coder, variable, code, and digest (or "
        "id, or page and starts), or a column for each coder beside digest or id."
    )


def _plain(value: Any) -> str:
    return "" if value is None else str(value).strip()


def _folder(folder: Path, *, only: Path | None = None) -> Iterator[dict[str, Any]]:
    """The codes of a folder that `sample` made: what stands in its sheets and what `serve` wrote; where both hold one
    coder's code of a reaction, the one that `serve` wrote; of one sheet alone where `only` names it."""
    if not (folder / KEY).is_file():
        raise InputError(
            f"{folder} holds no {KEY}: name the folder that `commentariat sample … -o SHEETS` wrote, or a file with "
            "codes."
        )
    book = read_codebook(folder / BOOK)
    key = {plain_code(str(row["n"])): row for row in _rows(folder / KEY)}
    about = {n: {name: _plain(row.get(name)) for name in ("reaction", "digest", "page", "starts", "part",
        "inclusion")} for n, row in key.items()}  # fmt: skip
    found: dict[tuple[str, str, str], dict[str, Any]] = {}
    for n, coder, variable, code, at, where in _handed_in(folder, book, key, only):
        if n not in about:
            raise InputError(f"{where} has a row {n!r} that {KEY} has not: leave the column n as it is.")
        if code.casefold() in MISSING:
            found.pop((n, coder, variable.name), None)
            continue
        try:
            said = variable.check(code)
        except BadParameter as error:
            raise BadParameter(f"{where}, row {n}: {error}") from error
        found[n, coder, variable.name] = about[n] | {"coder": coder, "variable": variable.name, "code": said, "at": at}
    yield from found.values()


def _handed_in(
    folder: Path, book: Codebook, key: dict[str, Row], only: Path | None
) -> Iterator[tuple[str, str, Variable, str, str, str]]:
    """Number, coder, variable, code, moment and file of each code, the sheets' first."""
    units = [read_json(line) for line in (folder / UNITS).read_text(encoding="utf-8").splitlines()]
    candidates = {str(unit["n"]): {str(one["number"]): str(one["id"]) for one in unit.get("candidates") or ()}
        for unit in units}  # fmt: skip
    texts = {str(unit["n"]): _letters(str(unit["text"])) for unit in units}
    coders = {name for row in key.values() for name in str(row.get("coders") or "").split(";") if name}
    for sheet in sorted(folder.glob(SHEET)) if only is None else [only]:
        if sheet.suffix.lower() not in {".csv", ".xlsx"}:
            continue
        coder = _whose(sheet, coders)
        for row in _rows(sheet):
            cells = {str(name).strip().lower(): _plain(value) for name, value in row.items()}
            n = plain_code(cells.get("n", ""))
            _in_its_row(n, cells.get("comment", ""), texts, sheet)
            for variable in book.variables:
                code = cells.get(variable.name.lower(), "")
                if variable.kind == REPLIES:
                    code = _whom(code, candidates.get(n, {}), f"{sheet.name}, row {n}")
                if code:
                    yield n, coder, variable, code, "", sheet.name
    if only is None and (folder / STORED).is_file():
        variables = {one.name: one for one in book.variables}
        for row in _stored(folder / STORED):
            if row["variable"] in variables:
                yield row["n"], row["coder"], variables[row["variable"]], row["code"], row["at"], STORED


def _whose(sheet: Path, coders: Iterable[str]) -> str:
    """The coder whose sheet it is, by its name; raises InputError for what looks like a copy of another sheet."""
    names = {file_name(name): name for name in coders}
    if sheet.stem in names:
        return names[sheet.stem]
    copied = next((one for one in names if re.match(re.escape(one) + r"\W", sheet.stem)), None)
    if copied is not None:
        raise InputError(
            f"{sheet} looks like a copy of {copied}{sheet.suffix}: one person under two names would pass for "
            "agreement. Keep one of them under that name, or name the file after its coder."
        )
    return sheet.stem.removeprefix("sheet-")


def _letters(text: str) -> str:
    """The first letters and digits of a text, as they survive a spreadsheet."""
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", text)).casefold()[:60]


def _in_its_row(n: str, comment: str, texts: dict[str, str], sheet: Path) -> None:
    """Raises InputError where the comment beside a number is that of another number."""
    said = _letters(comment)
    if not said or n not in texts or said == texts[n]:
        return
    other = next((name for name, text in texts.items() if text == said), None)
    if other is not None:
        raise InputError(
            f"{sheet} has the comment of row {other} beside n {n}: its columns were sorted one without the other, so "
            "that codes stand beside other comments. Sort the whole sheet, or take an earlier copy of it."
        )


def file_name(coder: str) -> str:
    """The name of a coder's sheet, without the suffix: letters and digits of any script."""
    return "sheet-" + (re.sub(r"[^\w-]+", "_", coder).strip("_") or "coder")


def _whom(code: str, candidates: dict[str, str], where: str) -> str:
    """The id of the comment that a coder names by its number; 0 is nobody. Raises InputError for a number that none of
    the comments beside it has."""
    plain = plain_code(code.strip().strip("#[]"))
    if plain == "0":
        return NOBODY
    if plain.isdecimal() and plain not in candidates and plain not in candidates.values():
        raise InputError(
            f"{where}: no comment before it has the number {plain}. Write the number in brackets of one of the earlier "
            "comments, 0 for nobody, or u for “cannot tell”."
        )
    return candidates.get(plain, plain if plain else code)


def _stored(path: Path) -> Iterator[dict[str, Any]]:
    """The codes in the order in which they were given, an undone one as an empty code."""
    try:
        with sqlite3.connect(f"file:{path.resolve()}?mode=ro", uri=True) as base:
            for n, reaction, coder, variable, code, at in base.execute(
                "SELECT n, reaction, coder, variable, code, at FROM codes ORDER BY id"
            ):
                yield {"n": str(n), "reaction": reaction, "coder": coder, "variable": variable, "code": code, "at": at}
    except sqlite3.Error as error:
        raise InputError(f"The codes in {path} cannot be read ({error}).") from error
