"""Codes made by hand: read from a CSV, their agreement, and the gold column that corrects a comparison."""

from __future__ import annotations

import re
from pathlib import Path, PurePath

import numpy as np
import pandas as pd

from analysis.base import Study
from threads.errors import BadParameter, InputError

CODE_COLUMNS = ("digest", "id", "page", "starts", "coder", "variable", "code", "part", "inclusion")

_NUMBERS_FIRST = re.compile(r"(?:(?:#|>>|@)\s?\d{1,6}\b[\s,:;–-]{0,3})+")
"""Numbers of the comments answered, which coders take for no part of what is said."""

NUMBERS = {"negative": -1.0, "neutral": 0.0, "positive": 1.0}
UNCLEAR = "UNCLEAR"
"""The answer of a coder who cannot tell; an answer of its own, on no side."""
STANCES = ("FAVOR", "AGAINST", "NONE", UNCLEAR)


def check_codes(path: str | Path) -> None:
    """Raises InputError where the file of codes cannot be read or holds none, and BadParameter for a code with no
    meaning.

    The codes of "sentiment" and "stance" have a fixed meaning; those of other variables are the coders' own.
    """
    table = read_codes(path)
    if table.empty:
        raise InputError(f"There is no code in {path}: each row wants a code, and the reaction that it is about.")
    for variable in ("sentiment", "stance"):
        for code in table.loc[table["variable"].str.lower() == variable, "code"].unique():
            try:
                _check(str(code), variable)
            except BadParameter as error:
                raise BadParameter(f"The codes in {path} cannot be used: {error}") from error


def read_codes(path: str | Path) -> pd.DataFrame:
    """The codes of a CSV, all as text: columns unit, page, starts, coder, variable, code, among others. Raises
    InputError.

    The file has the columns `coder`, `variable`, `code`, and says which reaction is meant by `digest` (of its text), by
    `id`, or by `page` (the file's name) and `starts` (how its own words begin).
    """
    try:
        table = pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8-sig")
    except (OSError, ValueError) as error:
        raise InputError(
            f"The codes in {path} cannot be read ({error}). Give a CSV in UTF-8 with a heading."
        ) from error
    table.columns = [str(name).strip().lower() for name in table.columns]
    missing = [name for name in ("coder", "variable", "code") if name not in table.columns]
    if missing or not ({"digest", "id"} & set(table.columns) or {"page", "starts"} <= set(table.columns)):
        raise InputError(
            f"The codes in {path} lack the column {(missing or ['digest'])[0]!r}; a file of codes has coder, variable, "
            "code, and digest (or id, or page and starts)."
        )
    table = table.apply(lambda column: column.str.strip()).reindex(columns=list(CODE_COLUMNS), fill_value="")
    page = (table["page"] + " | " + table["starts"]).where(table["starts"] != "", "")
    table["unit"] = table["digest"].where(table["digest"] != "", table["id"]).where(lambda unit: unit != "", page)
    table = table[(table["unit"] != "") & (table["code"] != "")]
    kept: pd.DataFrame = table.drop_duplicates(["unit", "coder", "variable"], keep="last")
    return kept


def matched(study: Study, path: str | Path) -> pd.DataFrame:
    """The codes with the reaction that each is about (None where no reaction has that digest, id or beginning).

    Several reactions with one text share its codes, so a code may stand in several rows.
    """
    codes = read_codes(path)
    meant = _reactions_by_unit(study, codes)
    pairs = [(unit, name) for unit in codes["unit"].unique() for name in meant.get(unit, [None])]
    return codes.merge(pd.DataFrame(pairs, columns=["unit", "reaction"], dtype=object), on="unit", how="left")


def codes_of(study: Study) -> pd.DataFrame | None:
    """The study's hand codes, one row a coder's code of a reaction of the corpus; None where nothing was coded.

    Columns: reaction, variable (in small letters), coder, code, part ("random", "active" or ""), inclusion (NaN
    unknown).
    """
    path = study.defaults.get("coding", {}).get("codes")
    return None if path is None else study.once(f"codes {path}", lambda: _codes(study, path))


def _codes(study: Study, path: str | Path) -> pd.DataFrame:
    table = matched(study, path)
    table = table[table["reaction"].notna()].reset_index(drop=True)
    table["variable"] = table["variable"].str.lower()
    table["inclusion"] = pd.to_numeric(table["inclusion"], errors="coerce").astype(float)
    return table[["reaction", "variable", "coder", "code", "part", "inclusion"]]


def hand_labels(study: Study, variable: str) -> dict[str, str]:
    """The code of each coded reaction by its id, where all who coded it agree."""
    codes = codes_of(study)
    if codes is None:
        return {}
    found: dict[str, set[str]] = {}
    for name, code in codes.loc[codes["variable"] == variable, ["reaction", "code"]].itertuples(index=False):
        found.setdefault(str(name), set()).add(str(code).upper() if variable == "stance" else str(code))
    return {name: next(iter(said)) for name, said in found.items() if len(said) == 1}


def _reactions_by_unit(study: Study, codes: pd.DataFrame) -> dict[str, list[str | None]]:
    """The ids of the reactions that each unit of the codes may mean."""
    begun = {
        (page, starts): unit
        for unit, page, starts in zip(codes["unit"], codes["page"], codes["starts"], strict=True)
        if starts
    }
    lengths = sorted({len(starts) for _, starts in begun})
    meant: dict[str, list[str | None]] = {}
    columns = study.reactions[["digest", "path", "own_text"]].astype(object).fillna("")
    for name, digest, path, text in columns.itertuples(name=None):
        page, words = PurePath(str(path)).name, " ".join(str(text).split())
        begins = (words, _NUMBERS_FIRST.sub("", words))
        units = {str(name), str(digest)} | {
            begun.get((page, words[:length]), "") for length in lengths for words in begins
        }
        for unit in units - {""}:
            meant.setdefault(unit, []).append(str(name))
    return meant


def numeric(code: str, variable: str) -> float:
    """A code as a number: sentiment from −1 to 1 or its words, else what is written. Raises BadParameter."""
    try:
        value = NUMBERS[code.lower()] if code.lower() in NUMBERS else float(code)
    except ValueError:
        value = np.nan
    if np.isnan(value) or (variable == "sentiment" and abs(value) > 1):
        scale = " from −1 to 1" if variable == "sentiment" else ""
        raise BadParameter(f"A code for {variable} is a number{scale} or {', '.join(NUMBERS)}, not {code!r}.")
    return value


def _check(code: str, variable: str) -> None:
    """Raises BadParameter for a code that has no meaning; those of a user's own variables have what he gives them."""
    if variable == "stance" and code.upper() not in STANCES:
        raise BadParameter(f"A stance is coded {', '.join(STANCES)}, not {code!r}.")
    if variable == "sentiment" and code.upper() != UNCLEAR:
        numeric(code, variable)
