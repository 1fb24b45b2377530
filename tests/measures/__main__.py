"""Prints what each measure reaches beside its floor.

python -m tests.measures              all
python -m tests.measures own_ kept    those whose names begin so
"""

from __future__ import annotations

import sys
from functools import partial

from benchmarks.data import DATA, show
from tests.measures.every import FLOORS, OWN, SHARED


def main() -> None:
    measures = OWN | {name: partial(measure, DATA) for name, measure in SHARED.items() if DATA.is_dir()}
    lines: list[list[object]] = []
    for name, measure in measures.items():
        if name.startswith(tuple(sys.argv[1:]) or ""):
            floors = FLOORS.get(name, {})
            lines += [[f"{name} {key}", reached, floors.get(key)] for key, reached in measure().items()]
    show("What is reached", ["", "reached", "floor"], lines)


if __name__ == "__main__":
    main()
