"""The numbers made anew against those in numbers.csv and those that stand in report.html, by their addresses."""

from __future__ import annotations

import csv
import io
import math
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

from commentariat.verifying.files import PAGE, Irregular, regular
from commentariat.verifying.findings import Finding
from reports.numbers import COLUMNS, FILE, row_of
from reports.pieces import Fact
from reports.tables import guarded_cell

CLOSE = 1e-9
"""Relative difference up to which a number is the same on another machine, where its file is as it was written."""

LONGEST_CELL = 10_000_000


def read_cells(folder: Path, name: str) -> list[list[str]]:
    """The cells of a CSV of the report, its heads first; raises Irregular, which says what it is instead."""
    path = regular(folder, name)
    csv.field_size_limit(LONGEST_CELL)
    try:
        text = path.read_bytes().decode("utf-8-sig")
        return list(csv.reader(io.StringIO(text, newline=""), strict=True))
    except OSError as error:
        raise Irregular(f"cannot be read ({error.strerror or error})") from error
    except (csv.Error, ValueError) as error:
        raise Irregular(f"is no table ({error})") from error


def same(stands: str, made: str, *, untouched: bool) -> bool:
    """Whether two cells are the same; in a file that is as it was written up to the rounding of another machine."""
    if stands == made or not untouched:
        return stands == made
    try:
        return math.isclose(float(stands), float(made), rel_tol=CLOSE, abs_tol=CLOSE**2)
    except ValueError:
        return False


def check_table(folder: Path, facts: Mapping[str, Fact], *, untouched: bool) -> Iterator[Finding]:
    """A finding for each number of numbers.csv that is not as made anew, for each that lacks, for each too many."""
    try:
        heads, *rows = read_cells(folder, FILE) or [[]]
    except Irregular as error:
        yield Finding(kind="number", where=FILE, what=str(error))
        return
    if heads != list(COLUMNS) or any(len(row) != len(COLUMNS) for row in rows):
        yield Finding(kind="number", where=FILE, what=f"has not the columns {', '.join(COLUMNS)}")
        return
    stand = [dict(zip(COLUMNS, row, strict=True)) for row in rows]
    made = {str(guarded_cell(key)): fact for key, fact in facts.items()}
    for row in stand:
        if row["id"] not in made:
            yield _finding(FILE, row["id"], row["label"], "is in no report on these data", printed=row["text"])
    for key, times in Counter(row["id"] for row in stand).items():
        if times > 1:
            yield _finding(FILE, key, "", f"stands there {times} times")
    by_id = {row["id"]: row for row in stand}
    for key, fact in made.items():
        if key not in by_id:
            yield _finding(FILE, fact.id, fact.label, "does not stand there", recomputed=fact.text)
            continue
        for column, cell in row_of(fact).items():
            wanted = str(guarded_cell(cell))
            if not same(by_id[key][column], wanted, untouched=untouched):
                what = "differs" if column == "text" else f"differs in its {column}"
                yield _finding(FILE, fact.id, fact.label, what, printed=by_id[key][column], recomputed=cell)


def check_page(folder: Path, facts: Mapping[str, Fact], wanted: Mapping[str, Fact]) -> tuple[list[Finding], int]:
    """The numbers that stand in the page with an address: those that differ or are in no report, those of `wanted`
    that lack; and how many stand there."""
    from selectolax.lexbor import LexborHTMLParser

    try:
        page = LexborHTMLParser(regular(folder, PAGE).read_bytes().decode("utf-8", "replace"))
    except Irregular as error:
        return [Finding(kind="number", where=PAGE, what=str(error))], 0
    except OSError as error:
        return [Finding(kind="number", where=PAGE, what=f"cannot be read ({error.strerror or error})")], 0
    found, seen, count = [], set[str](), 0
    for node in page.css("[data-f]"):
        key, text = str(node.attributes.get("data-f") or ""), _line(node.text(deep=True))
        count += 1
        seen.add(key)
        if key not in facts:
            found.append(_finding(PAGE, key, "", "is in no report on these data", printed=text))
        elif text != _line(facts[key].text):
            found.append(_finding(PAGE, key, facts[key].label, "differs", printed=text, recomputed=facts[key].text))
    for key, fact in wanted.items():
        if key not in seen:
            found.append(_finding(PAGE, key, fact.label, "does not stand there", recomputed=fact.text))
    return found, count


def _finding(
    where: str, address: str, label: str, what: str, *, printed: str | None = None, recomputed: str | None = None
) -> Finding:
    return Finding(
        kind="number", where=where, address=address, label=label, what=what, printed=printed, recomputed=recomputed
    )


def _line(text: str) -> str:
    return " ".join(text.split())
