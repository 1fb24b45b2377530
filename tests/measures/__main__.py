"""Prints what each measure reaches beside its floor, and the CPU-seconds that it took.

python -m tests.measures              all
python -m tests.measures own_ kept    those whose names begin so
"""

from __future__ import annotations

import sys
import time
from functools import partial

from benchmarks.data import DATA, show
from tests.measures.every import FLOORS, OWN, SHARED


def main() -> None:
    measures = OWN | {name: partial(measure, DATA) for name, measure in SHARED.items() if DATA.is_dir()}
    lines: list[list[object]] = []
    for name, measure in measures.items():
        if name.startswith(tuple(sys.argv[1:]) or ""):
            began = time.process_time()
            reached, spent = measure(), time.process_time() - began
            lines += [[f"{name} {key}", value, FLOORS.get(name, {}).get(key), spent] for key, value in reached.items()]
    show("What is reached", ["", "reached", "floor", "CPU-s of the measure"], lines)


if __name__ == "__main__":
    main()
