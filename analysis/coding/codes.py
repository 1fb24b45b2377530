"""Codes made by hand: read from a CSV, their agreement, and the gold column that corrects a comparison."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path, PurePath

import numpy as np
import pandas as pd

from analysis.base import Study
from analysis.coding.codebook import UNCLEAR, plain_code
from analysis.coding.files import code_rows
from threads.errors import BadParameter, InputError

_NUMBERS_FIRST = re.compile(r"(?:(?:#|>>|@)\s?\d{1,6}\b[\s,:;–-]{0,3})+")
"""Numbers of the comments answered, which coders take for no part of what is said."""

SETTLED = "settled"
"""The coder under whose name stands what coders settled on where they had differed: it counts in their place."""

NUMBERS = {"negative": -1.0, "neutral": 0.0, "positive": 1.0}
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
                check_code(str(code), variable)
            except BadParameter as error:
                raise BadParameter(f"The codes in {path} cannot be used: {error}") from error


def read_codes(path: str | Path) -> pd.DataFrame:
    """The codes of a file or a folder (`analysis.coding.files`), all as text: columns unit, coder, variable, code,
    among others; of one coder's codes of one variable of a unit the last. Raises InputError.

    Which reaction is meant is said by its id (`reaction` or `id`), by `digest` (of its text), or by `page` (the file's
    name) and `starts` (how its own words begin): the first of these that is given.
    """
    return with_units(code_rows(path))


def with_units(table: pd.DataFrame) -> pd.DataFrame:
    """The codes with a column `unit`, of what each is about; of one coder's codes of one variable of a unit the
    last. Variables are in small letters, and codes that differ in their spelling alone are made one."""
    table = table.assign(variable=table["variable"].str.lower())
    table["code"] = _spelled(table)
    begun = table["page"].map(lambda name: PurePath(name).name) + " | " + table["starts"]
    table["unit"] = begun.where(table["starts"] != "", "")
    for column in ("digest", "id", "reaction"):
        table["unit"] = table[column].where(table[column] != "", table["unit"])
    kept: pd.DataFrame = table[table["unit"] != ""].drop_duplicates(["unit", "coder", "variable"], keep="last")
    return kept


def _spelled(table: pd.DataFrame) -> list[str]:
    """The codes, each in one spelling: "favor", "FAVOR " and "Favor" are one, and so are "1.0", "1" and "positive"."""
    spelling: dict[tuple[str, str], str] = {}
    found = []
    for variable, code in zip(table["variable"], map(plain_code, table["code"]), strict=True):
        if code.upper() == UNCLEAR or variable == "stance":
            code = code.upper()
        elif variable == "sentiment" and code.lower() in NUMBERS:
            code = f"{NUMBERS[code.lower()]:g}"
        found.append(spelling.setdefault((variable, code.casefold()), code))
    return found


def matched(study: Study, path: str | Path) -> pd.DataFrame:
    """The codes with the reaction that each is about (None where no reaction has that digest, id or beginning).

    Several reactions with one text share its codes, so a code may stand in several rows.
    """
    codes = read_codes(path)
    meant = meant_by(study.reactions, codes)
    pairs = [(unit, name) for unit in codes["unit"].unique() for name in (*meant[unit],) or (None,)]
    found = pd.DataFrame(pairs, columns=["unit", "reaction"], dtype=object)
    return codes.drop(columns="reaction").merge(found, on="unit", how="left")


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
    settled = table.loc[table["coder"] == SETTLED, ["reaction", "variable"]].drop_duplicates()
    given = table.merge(settled.assign(over=True), on=["reaction", "variable"], how="left")
    table = table[(given["over"].isna() | (given["coder"] == SETTLED)).to_numpy()]
    return table[["reaction", "variable", "coder", "code", "part", "inclusion"]].reset_index(drop=True)


def hand_labels(study: Study, variable: str) -> dict[str, str]:
    """The code of each coded reaction by its id, where all who coded it agree."""
    codes = codes_of(study)
    if codes is None:
        return {}
    found: dict[str, set[str]] = {}
    for name, code in codes.loc[codes["variable"] == variable, ["reaction", "code"]].itertuples(index=False):
        found.setdefault(str(name), set()).add(str(code).upper() if variable == "stance" else str(code))
    return {name: next(iter(said)) for name, said in found.items() if len(said) == 1}


def meant_by(reactions: pd.DataFrame, codes: pd.DataFrame) -> dict[str, list[str]]:
    """The ids of the reactions that each unit of the codes means: by id, else by digest, else by how they begin;
    `reactions` are indexed by id."""
    units = codes.drop_duplicates("unit").set_index("unit")
    begun = {(PurePath(page).name, starts) for page, starts in zip(units["page"], units["starts"], strict=True)}
    lengths = sorted({len(starts) for _, starts in begun if starts})
    ids, digests = set(reactions.index), defaultdict[str, list[str]](list)
    beginnings = defaultdict[tuple[str, str], list[str]](list)
    columns = reactions[["digest", "path", "own_text"]].astype(object).fillna("")
    for name, digest, path, text in columns.itertuples(name=None):
        digests[str(digest)].append(str(name))
        page, words = PurePath(str(path)).name, " ".join(str(text).split())
        for start in {said[:length] for length in lengths for said in (words, _NUMBERS_FIRST.sub("", words))}:
            if (page, start) in begun:
                beginnings[page, start].append(str(name))
    found = {}
    for unit, row in units.iterrows():
        by_id = [name for name in (row["reaction"], row["id"]) if name in ids]
        by_digest = [name for key in (row["digest"], row["id"]) if key for name in digests.get(key, ())]
        found[str(unit)] = by_id[:1] or by_digest or beginnings.get((PurePath(row["page"]).name, row["starts"]), [])
    return found


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


def check_code(code: str, variable: str) -> None:
    """Raises BadParameter for a code that has no meaning; those of a user's own variables have what he gives them."""
    if variable == "stance" and code.upper() not in STANCES:
        raise BadParameter(f"A stance is coded {', '.join(STANCES)}, not {code!r}.")
    if variable == "sentiment" and code.upper() != UNCLEAR:
        numeric(code, variable)
