"""Quality floors: what the parts reach on fixed samples may not fall below `floors.json`.

The samples are ours, which the clone carries and which are always measured, and records of the measuring data, where
that is there. Rules were written and thresholds chosen with both in sight, so a figure here says that nothing got
worse, and no more: none of them is an accuracy, none is to be published. What is published comes from `benchmarks/`,
full sets and peers. Lowering a floor is a visible decision, in that file; `python -m tests.measures` prints what is
reached.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.measures.every import FLOORS, OWN, SHARED


def short(name: str, reached: dict[str, float]) -> dict[str, tuple[float, float]]:
    """The metrics that fell below their floors: reached, and floor."""
    assert set(FLOORS[name]) == set(reached), f"{name} measures {sorted(reached)}"
    return {key: (round(reached[key], 4), floor) for key, floor in FLOORS[name].items() if reached[key] < floor}


@pytest.mark.parametrize("name", sorted(OWN))
def test_no_part_falls_below_its_floor_on_our_own_samples(name: str) -> None:
    fallen = short(name, OWN[name]())
    assert not fallen, f"reached and floor: {fallen}"


@pytest.mark.shared
@pytest.mark.parametrize("name", sorted(SHARED))
def test_no_part_falls_below_its_floor(name: str, shared: Path) -> None:
    fallen = short(name, SHARED[name](shared / "data"))
    assert not fallen, f"reached and floor: {fallen}"


def test_every_floor_is_measured() -> None:
    assert not set(OWN) & set(SHARED)
    assert set(FLOORS) == set(OWN) | set(SHARED)
