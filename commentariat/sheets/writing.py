"""The folder that coders work from: codebook, sheets, what `serve` shows, and the key that nobody looks at before."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from analysis.coding.codebook import Codebook, codebook_text
from analysis.coding.files import file_name
from analysis.coding.names import BOOK, FRAME, KEY, STORED, UNITS
from reports.tables import guarded, guarded_cell, line_end, write_csv_guarded
from threads.errors import BadParameter
from threads.files import whole_file, write_whole

if TYPE_CHECKING:
    import pandas as pd

    from analysis.sampling.draw import Drawn
    from commentariat.sheets.units import Unit

COLUMNS = ("n", "discussion", "author", "posted", "answers", "comment", "original")
WHOM = ("[0] nobody: the article, or all", "[u] cannot tell")
"""What stands above the comments that a comment may answer: the other two answers, and how they are written down."""
LONGEST_CELL = 32_000
"""Characters of a cell that Excel opens, with room to spare (its limit is 32,767)."""


def check_sheets(folder: Path) -> None:
    """Raises BadParameter where the folder holds codes or a key that a new sample would make meaningless."""
    if (folder / KEY).exists() or (folder / STORED).exists():
        raise BadParameter(
            f"{folder} already holds a sample. Give another folder; to draw more beside it: --after {folder}."
        )


def check_coders(coders: Sequence[str]) -> None:
    """Raises BadParameter where two names give a sheet one name, as those without a letter or digit do."""
    if len({file_name(name).casefold() for name in coders}) < len(coders):
        raise BadParameter(
            f"The coders’ names are too alike for sheets of their own: {', '.join(coders)}. Give names that differ in "
            "letters or digits, as in A,B."
        )


def write_sheets(
    folder: Path, drawn: Drawn, units: Sequence[Unit], codebook: Codebook, *, forms: Sequence[str] = ("csv",)
) -> list[Path]:
    """Writes codebook.toml, a sheet a coder and form, units.jsonl, frame.csv, and key.csv last; returns the files."""
    folder.mkdir(parents=True, exist_ok=True)
    write_whole(folder / BOOK, codebook_text(codebook).encode())
    written = [folder / BOOK]
    coders = list(dict.fromkeys(name for unit in units for name in unit["coders"]))
    check_coders(coders)
    for coder in coders:
        own = [unit for unit in units if coder in unit["coders"]]
        for form in forms:
            path = folder / f"{file_name(coder)}.{form}"
            WRITERS[form](path, coder, own, codebook)
            written.append(path)
    _write_lines(folder / UNITS, units)
    frame = drawn.frame.rename("inclusion").rename_axis("reaction").reset_index()
    _write_table(folder / FRAME, frame)
    _write_table(folder / KEY, drawn.key)
    return [*written, folder / UNITS, folder / FRAME, folder / KEY]


def rows_of(units: Sequence[Unit], codebook: Codebook) -> list[dict[str, Any]]:
    """A sheet's rows: what is to be read, then an empty cell for each variable, and one for a note."""
    whom = any(variable.kind == "replies" for variable in codebook.variables)
    rows = []
    for unit in units:
        row: dict[str, Any] = {
            "n": unit["n"], "discussion": unit["title"], "author": unit["author"] or "", "posted": unit["posted"] or "",
            "answers": _answers(unit["parent"]), "comment": unit["text"], "original": unit["original"] or "",
        }  # fmt: skip
        if whom:
            said = [f"[{one['number']}] {one['author'] or '?'}: {one['text']}" for one in unit.get("candidates", ())]
            row["earlier comments"] = "\n".join([*WHOM, *said])
        rows.append(row | {variable.name: "" for variable in codebook.variables} | {"note": ""})
    return rows


def _answers(parent: dict[str, Any] | None) -> str:
    return "" if parent is None else f"{parent['author'] or '?'}: {parent['text']}"


def _csv(path: Path, coder: str, units: Sequence[Unit], codebook: Codebook) -> None:
    import pandas as pd

    write_csv_guarded(pd.DataFrame(rows_of(units, codebook)), path)


def _xlsx(path: Path, coder: str, units: Sequence[Unit], codebook: Codebook) -> None:
    """A sheet with a frozen heading and choices in the cells to fill in, and the codebook on a second sheet."""
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    book = Workbook()
    sheet = book.active
    sheet.title = "codes"
    rows = rows_of(units, codebook)
    names = list(rows[0]) if rows else [*COLUMNS, *(one.name for one in codebook.variables), "note"]
    sheet.append([_excel(name) for name in names])
    for row in rows:
        sheet.append([_excel(value) for value in row.values()])
    widths = {"n": 6, "discussion": 24, "answers": 40, "comment": 70, "original": 40, "earlier comments": 70}
    for place, name in enumerate(names, 1):
        letter = get_column_letter(place)
        sheet.column_dimensions[letter].width = widths.get(name, 16)
        sheet[f"{letter}1"].font = Font(bold=True)
        variable = next((one for one in codebook.variables if one.name == name), None)
        if variable and variable.kind in ("nominal", "ordinal"):
            choices = ",".join([*(one.code for one in variable.answers), "UNCLEAR"])
            if len(choices) < 250:
                allowed = DataValidation(type="list", formula1=f'"{choices}"', allow_blank=True)
                sheet.add_data_validation(allowed)
                allowed.add(f"{letter}2:{letter}{len(rows) + 1}")
    for line in sheet.iter_rows(min_row=2):
        for cell in line:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    sheet.freeze_panes = "B2"
    _codebook_sheet(book.create_sheet("codebook"), codebook)
    with whole_file(path) as out:
        book.save(out)


def _codebook_sheet(sheet: Any, codebook: Codebook) -> None:
    sheet.append(["question", "code", "answer", "definition", "examples"])
    for variable in codebook.variables:
        sheet.append([_excel(value) for value in (variable.question, "", "", variable.definition, "")])
        for one in variable.answers:
            sheet.append([_excel(v) for v in ("", one.code, one.label, one.definition, " · ".join(one.examples))])
        sheet.append(["", "UNCLEAR", "cannot tell", "", ""])


def _excel(value: Any) -> Any:
    """A cell that Excel opens and does not run: without control characters, no longer than it holds, a text."""
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    if not isinstance(value, str):
        return value
    return guarded_cell(ILLEGAL_CHARACTERS_RE.sub("", value)[:LONGEST_CELL])


def _html(path: Path, coder: str, units: Sequence[Unit], codebook: Codebook) -> None:
    """A sheet to print: each unit with its context, boxes to tick, and the codebook before them."""
    from jinja2 import Environment, PackageLoader

    made = Environment(loader=PackageLoader("commentariat.sheets", "templates"), autoescape=True, trim_blocks=True,
        lstrip_blocks=True)  # fmt: skip
    page = made.get_template("sheet.html").render(coder=coder, units=units, codebook=codebook)
    write_whole(path, page.encode("utf-8", "replace"))


WRITERS: dict[str, Callable[[Path, str, Sequence[Unit], Codebook], None]] = {"csv": _csv, "xlsx": _xlsx, "html": _html}


def _write_lines(path: Path, units: Sequence[Unit]) -> None:
    with whole_file(path) as out:
        for unit in units:
            out.write((json.dumps(unit, ensure_ascii=False) + "\n").encode("utf-8", "replace"))


def _write_table(path: Path, table: pd.DataFrame) -> None:
    safe = guarded(table)
    text = safe.to_csv(index=False, lineterminator=line_end(safe))
    write_whole(path, text.encode("utf-8", "replace"))
