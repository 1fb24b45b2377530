"""Where the measuring data stands, its halves, and how a table is printed: shared by the benchmarks of the analyses."""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

os.environ.setdefault("OMP_NUM_THREADS", "1")

DATA = Path(__file__).resolve().parents[2] / "shared" / "data"
Row = dict[str, Any]


def read(path: Path) -> list[Row]:
    """The rows of one set, JSON lines compressed with gzip."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def half(name: object, *, bit: int = 0) -> int:
    """0 for ids that may be tuned on, 1 for those that figures are of: a bit of the id's SHA-1.

    The lowest bit, unless it already parts the data at hand from a half that is kept elsewhere: then the next.
    """
    return int(hashlib.sha1(str(name).encode(), usedforsecurity=False).hexdigest(), 16) >> bit & 1


def reader(doc: str | None, folder: str) -> argparse.ArgumentParser:
    """An argument parser with --data, the folder of that name among the measuring data."""
    parser = argparse.ArgumentParser(description=doc, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=DATA / folder, help="folder of the sets (default: %(default)s)")
    return parser


def given(parser: argparse.ArgumentParser) -> argparse.Namespace:
    """The command's options; ends the program with a sentence where the data is not there."""
    options = parser.parse_args()
    if not options.data.is_dir():
        parser.exit(
            1,
            (
                f"The sets are not at {options.data}: they are third parties' and not part of the project. Name their "
                f"folder with --data.\n"
            ),
        )
    return options


def run_parts(doc: str | None, folder: str, parts: Mapping[str, Callable[[Path, int], None]]) -> None:
    """The command of a benchmark in parts: --parts, and --half for the ids that it is of (0 even, 1 odd)."""
    parser = reader(doc, folder)
    parser.add_argument("--parts", nargs="+", choices=list(parts), default=list(parts))
    parser.add_argument("--half", choices=("odd", "even"), default="odd")
    options = given(parser)
    for part in options.parts:
        parts[part](options.data, int(options.half == "odd"))


def show(title: str, heads: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """Prints one table: the first column to the left, numbers to the right with three places."""
    cells = [[_cell(value) for value in row] for row in rows]
    widths = [max(len(str(line[i])) for line in [list(heads), *cells]) for i in range(len(heads))]
    print(f"\n{title}")
    for line in [list(heads), *cells]:
        print(
            "  ".join(
                text.ljust(width) if i == 0 else text.rjust(width)
                for i, (text, width) in enumerate(zip(line, widths, strict=True))
            ),
            flush=True,
        )


def _cell(value: object) -> str:
    if value is None:
        return "–"
    if isinstance(value, float):
        return f"{value:.3f}".replace("0.", ".", 1) if abs(value) < 1 else f"{value:.1f}"
    return str(value)
