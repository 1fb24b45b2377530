"""Negation, double negation and what is no side, towards the five targets of the benchmark: `gold/explicit.txt`."""

from __future__ import annotations

import tomllib

from analysis.stance.explicit import ExplicitReader
from benchmarks.stance_explicit import SENTENCES
from tests.conftest import ROOT

SIDES = {"F": "FAVOR", "A": "AGAINST", "N": None}
"""What the second letter of a line stands for; the first names the target."""
LINES = (ROOT / "tests" / "gold" / "explicit.txt").read_text(encoding="utf-8").splitlines()


def test_no_sentence_is_read_as_the_other_side_and_few_are_missed() -> None:
    targets = tomllib.loads(SENTENCES.read_text(encoding="utf-8"))["target"]
    readers = {one["name"][0]: ExplicitReader(one["target"], one["favor"], one["against"]) for one in targets}
    wrong, missed = [], []
    for line in LINES:
        target, side, text = line.split(" ", 2)
        found = readers[{"w": "f", "c": "o"}.get(target, target)].read(text)
        said = found.side if found else None
        if said is not None and said != SIDES[side]:
            wrong.append(line)
        elif said != SIDES[side]:
            missed.append(line)
    assert not wrong
    assert len(missed) <= 0.05 * len(LINES), missed
