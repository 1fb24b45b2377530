"""Readings that came from elsewhere, as `commentariat annotate` writes them: one more instrument beside the codes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from analysis.base import Study
from threads.errors import InputError
from threads.exchange.rows import read_rows

COLUMNS = ("id", "reaction", "digest", "variable", "code", "probability", "why", "language", "model")
"""Of a file of readings; `why` says why a model abstained, empty where it answered."""


def check_readings(path: str | Path) -> None:
    """Raises InputError where the file of readings cannot be read or holds none."""
    read_readings(path)


def read_readings(path: str | Path) -> pd.DataFrame:
    """The readings of a CSV or Parquet file as text, columns COLUMNS; raises InputError."""
    path = Path(path)
    rows: Sequence[Mapping[Any, Any]]
    if path.suffix.lower() == ".parquet":
        try:
            rows = pd.read_parquet(path).to_dict("records")
        except (OSError, ValueError) as error:
            raise InputError(f"The readings in {path} cannot be read ({error}).") from error
    else:
        rows = read_rows(path)[0]
    table = pd.DataFrame(rows, dtype=object)
    lacking = [name for name in ("reaction", "variable", "code") if name not in table.columns]
    if lacking or table.empty:
        what = f"lack the column {lacking[0]!r}" if len(table) else "are none"
        raise InputError(f"The readings in {path} {what}: give the file that `commentariat annotate … -o FILE` wrote.")
    table = table.reindex(columns=list(COLUMNS))
    table = table.where(table.notna(), "").astype(str).apply(lambda column: column.str.strip())
    table["variable"] = table["variable"].str.lower()
    for column in COLUMNS:  # what keeps a spreadsheet from running a cell
        table[column] = table[column].str.replace(r"^'(?=[=+\-@])", "", regex=True)
    kept: pd.DataFrame = table[table["code"] != ""]
    return kept


def readings_of(study: Study) -> pd.DataFrame | None:
    """The study's readings by a model, matched to its reactions by id, else by the text's digest; None without any.

    Columns as COLUMNS; `reaction` is the id in this study.
    """
    path = study.defaults.get("confusions", {}).get("readings")
    return None if path is None else study.once(f"readings from {path}", lambda: matched_readings(study, path))


def matched_readings(study: Study, path: str | Path) -> pd.DataFrame:
    """The readings of a file by the reactions of this study, of each reaction and variable the last."""
    table = read_readings(path)
    known = set(study.reactions.index)
    by_digest = defaultdict[str, list[str]](list)
    for name, digest in study.reactions["digest"].astype(object).items():
        by_digest[str(digest)].append(str(name))
    meant = [
        [name] if name in known else by_digest.get(digest, [])
        for name, digest in zip(table["reaction"], table["digest"], strict=True)
    ]
    table = table.assign(reaction=pd.Series(meant, index=table.index, dtype=object)).explode("reaction")
    found: pd.DataFrame = table[table["reaction"].notna()].drop_duplicates(["reaction", "variable"], keep="last")
    if found.empty:
        raise InputError(f"None of the readings in {path} is of a reaction on these pages.")
    return found.reset_index(drop=True)


def check_whole(found: pd.Series[Any], wanted: pd.Index[str], variable: str) -> None:
    """Raises InputError where reactions that count have no reading: a mean over some of them only is no mean."""
    lacking = int((~wanted.isin(found.index)).sum())
    if lacking:
        raise InputError(
            f"The readings of {variable!r} lack {lacking:,} of the {len(wanted):,} reactions that count: run the same "
            "`commentariat annotate` again without --limit; what is answered is not asked twice."
        )
