"""From sheets to codes and agreement: what `commentariat agree` does."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from analysis.coding.agreement import Agreement
from analysis.coding.codebook import Variable, read_codebook
from analysis.coding.codes import SETTLED, check_code, with_units
from analysis.coding.files import COLUMNS, folders_rows, home
from analysis.coding.layer import agreements
from analysis.coding.names import BOOK, FRAME, KEY, UNITS
from reports.tables import write_csv_guarded
from threads.errors import BadParameter, InputError
from threads.text.json_text import read_json

WRITTEN = ("reaction", "digest", "id", "page", "starts", "coder", "variable", "code", "part", "inclusion", "at")
SETTLE = ("unit", "variable", "codes", SETTLED, "comment", "answers", "discussion", "reaction", "digest", "page",
    "starts", "part", "inclusion")  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreed:
    """The codes of all coders (one row a code), the agreement on each variable, what they differ on, and notes."""

    codes: pd.DataFrame
    agreement: dict[str, Agreement]
    disagreements: pd.DataFrame
    notes: tuple[str, ...] = ()


def agree(
    paths: Sequence[Path], *, kinds: Mapping[str, str] | None = None, settled: Path | None = None, seed: int = 0
) -> Agreed:
    """Reads the codes in folders that `sample` made and in files, and says how far the coders agree.

    `kinds` names the scale of a variable; else the codebook's stands, else it is told from the codes. `settled` is the
    list of disagreements, its column `settled` filled in. Raises InputError, also without a code, and
    BadParameter.
    """
    table = with_units(folders_rows(paths))
    if table.empty:
        raise InputError(
            f"In {', '.join(map(str, paths))} nothing is coded yet. Code with `commentariat serve`, or fill in the "
            "sheets."
        )
    paths = list(dict.fromkeys(map(home, paths)))
    scales = {**_scales(paths), **(kinds or {})}
    found = agreements(table, kinds=scales, seed=seed)
    differ = _disagreements(table, found, _texts(paths))
    if settled is not None:
        table = pd.concat([table, _settled(settled, paths)], ignore_index=True)
    written = [name for name in WRITTEN if name != "id" or (table["id"] != "").any()]
    return Agreed(
        codes=table.reindex(columns=written).fillna(""), agreement=found, disagreements=differ,
        notes=tuple(_notes(paths, table)),
    )  # fmt: skip


def write_codes(agreed: Agreed, path: Path) -> None:
    """Writes the codes as CSV, what `--codes` and `study.toml` take."""
    write_csv_guarded(agreed.codes, path)


def write_disagreements(agreed: Agreed, path: Path) -> None:
    """Writes the list to settle: a row for each unit and variable that coders differ on, its column `settled` empty.

    Raises BadParameter where a list stands there in which somebody has settled something.
    """
    if path.is_file() and _is_filled_in(path):
        raise BadParameter(
            f"In {path} something is settled already, and that is never written over: name another file."
        )
    write_csv_guarded(agreed.disagreements, path)


def _scales(paths: Sequence[Path]) -> dict[str, str]:
    """The kinds of the variables that the folders' codebooks state as scales."""
    return {
        name: one.kind if one.kind == "ordinal" else "nominal"
        for name, one in _asked(paths).items() if one.kind != "several"
    }  # fmt: skip


def _asked(paths: Sequence[Path]) -> dict[str, Variable]:
    """The questions of the folders' codebooks, by their names in small letters."""
    books = [read_codebook(path / BOOK) for path in paths if path.is_dir() and (path / BOOK).is_file()]
    return {one.name.lower(): one for book in books for one in book.variables}


def _texts(paths: Sequence[Path]) -> dict[str, dict[str, Any]]:
    """What was read at each unit, by reaction, of the folders."""
    found = {}
    for path in paths:
        if path.is_dir() and (path / UNITS).is_file():
            for line in (path / UNITS).read_text(encoding="utf-8").splitlines():
                unit = read_json(line)
                found[str(unit["reaction"])] = unit
    return found


def _disagreements(
    table: pd.DataFrame, found: Mapping[str, Agreement], texts: Mapping[str, dict[str, Any]]
) -> pd.DataFrame:
    about = table.drop_duplicates("unit").set_index("unit")
    rows: dict[tuple[str, str], dict[str, Any]] = {}
    for variable, one in found.items():
        name = variable.split(":", 1)[0] if variable not in set(table["variable"]) else variable
        for unit in one.disagreements:
            if (unit, name) in rows:
                continue
            given = table[(table["unit"] == unit) & (table["variable"] == name)]
            row = {column: about.loc[unit, column] for column in ("reaction", "digest", "page", "starts", "part",
                "inclusion")}  # fmt: skip
            said = texts.get(str(row["reaction"]), {})
            parent = said.get("parent") or {}
            rows[unit, name] = row | {
                "unit": unit, "variable": name, SETTLED: "", "comment": said.get("text") or row["starts"],
                "codes": "; ".join(f"{coder}: {code}" for coder, code in zip(given["coder"], given["code"],
                    strict=True)),
                "answers": parent.get("text", ""), "discussion": said.get("title", ""),
            }  # fmt: skip
    return pd.DataFrame(list(rows.values()), columns=list(SETTLE))


def _is_filled_in(path: Path) -> bool:
    from threads.exchange.rows import read_rows

    try:
        rows = read_rows(path)[0]
    except InputError:
        return False
    return any(str(row.get(SETTLED) or "").strip() for row in rows)


def _settled(path: Path, folders: Sequence[Path]) -> pd.DataFrame:
    """The codes in the list's column `settled`, as a coder of that name; raises BadParameter for one that is none."""
    from threads.exchange.rows import read_rows

    rows = [{str(k).strip().lower(): str(v or "").strip().removeprefix("'") for k, v in row.items()}
        for row in read_rows(path)[0]]  # fmt: skip
    said = [row | {"coder": SETTLED, "code": row[SETTLED]} for row in rows if row.get(SETTLED)]
    if not said:
        raise InputError(f"In {path} nothing is settled: fill in its column “{SETTLED}”.")
    asked = _asked(folders)
    for row in said:
        variable = row.get("variable", "").lower()
        try:
            row["code"] = asked[variable].check(row["code"]) if variable in asked else row["code"]
            check_code(row["code"], variable)
        except BadParameter as error:
            raise BadParameter(f"{path}, {variable} of {row.get('unit', '?')}: {error}") from error
    return with_units(pd.DataFrame(said).reindex(columns=list(COLUMNS)).astype(object).fillna(""))


def _notes(paths: Sequence[Path], table: pd.DataFrame) -> Iterable[str]:
    from threads.exchange.rows import read_rows

    for path in paths:
        if not (path / KEY).is_file():
            continue
        key = pd.DataFrame(read_rows(path / KEY)[0])
        done = table[table["reaction"].isin(key["reaction"])]
        by_coder = done.groupby(["coder", "variable"])["reaction"].nunique()
        for coder in sorted({name for names in key["coders"] for name in str(names).split(";")}):
            asked = int(key["coders"].str.split(";").map(lambda names, who=coder: who in names).sum())
            counts = {name: int(by_coder.get((coder, name), 0)) for name in _asked([path])}
            few = ", ".join(f"{count} for {name}" for name, count in counts.items() if count < asked)
            if few:
                yield f"{coder} has coded, of {asked} in {path}: {few}."
        if not (path / FRAME).is_file():
            yield f"{path} holds no {FRAME}: chances are those in {KEY}."


def lines_of(agreed: Agreed) -> list[str]:
    """What the terminal says of the agreement: alpha with its interval, by label, by pair, and what to do next."""
    lines = []
    for name, one in agreed.agreement.items():
        twice = f"{one.units} coded, {one.units_by_two} of them by two or more; {one.coders} coders; {one.kind}"
        lines.append(f"{name}: {_alpha(one)} ({twice})")
        if one.units_by_two:
            lines.append(f"  {one.verdict}; equal codes: {one.observed:.0%}")
            if name != "replies" and len(one.by_label) > 2:
                said = ", ".join(f"{label} {_number(alpha)}" for label, alpha in one.by_label.items())
                lines.append(f"  each answer against the rest: {said}")
            if len(one.by_pair) > 1:
                for (first, second), (alpha, equal, units) in one.by_pair.items():
                    lines.append(f"  {first} and {second}: α {_number(alpha)}, equal {equal:.0%}, {units} units")
            if one.disagreements:
                lines.append(f"  {len(one.disagreements)} to settle")
    return [*lines, *agreed.notes]


def _alpha(one: Agreement) -> str:
    if one.alpha != one.alpha:
        return "agreement not known"
    return f"Krippendorff’s α {_number(one.alpha)} [{_number(one.low)}, {_number(one.high)}]"


def _number(value: float) -> str:
    return "–" if value != value else f"{value:.2f}"


def table_of(agreed: Agreed) -> pd.DataFrame:
    """The agreement as a table: a row for each variable, each answer of it, and each pair of coders."""
    rows = []
    for name, one in agreed.agreement.items():
        rows.append({"variable": name, "what": "all", "kind": one.kind, "alpha": one.alpha, "low": one.low,
            "high": one.high, "equal": one.observed, "units": one.units_by_two})  # fmt: skip
        rows += [{"variable": name, "what": f"answer {label}", "kind": "nominal", "alpha": alpha}
            for label, alpha in one.by_label.items()]  # fmt: skip
        rows += [{"variable": name, "what": f"{first} and {second}", "kind": one.kind, "alpha": alpha, "equal": equal,
            "units": units} for (first, second), (alpha, equal, units) in one.by_pair.items()]  # fmt: skip
    return pd.DataFrame(rows, columns=["variable", "what", "kind", "alpha", "low", "high", "equal", "units"])
