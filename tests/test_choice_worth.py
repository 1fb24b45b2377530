"""`python -m benchmarks.split --features` prints what each feature of both choices is worth left out."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from benchmarks import flat_choice, html_choice, split
from benchmarks.choices import Example, Page, Told, print_left_out
from threads.comments.flat.weights import WEIGHTS as FLAT_WEIGHTS
from threads.comments.html.weights import WEIGHTS as HTML_WEIGHTS

WEIGHTS = {"names": (2.0, 2.0), "dates": (1.0, 0.0), "idle": (0.5, 0.5)}
NOTHING = {"menus": 1.0}


def no_quality(_: list[Told]) -> tuple[float, float]:
    return 0.0, 0.0


def example(name: str, candidates: list[tuple[dict[str, float], float]], *, has: bool) -> Example:
    """A page whose candidates have these features and this quality."""
    quality = [good for _, good in candidates]
    return Example(
        page=Page("text", "made", name, "", has, no_quality),
        values=[values for values, _ in candidates],
        quality=quality,
        worth=quality,
        words=[10] * len(candidates),
        none={"menus": 1.0},
    )


PAGES = [
    example("a", [({"names": 1.0}, 1.0), ({"dates": 1.0}, 0.25)], has=True),  # names choose, and say that there are any
    example("b", [({"names": 1.0, "dates": 1.0}, 1.0), ({"names": 1.0}, 0.5)], has=True),
    example("c", [({"names": -1.0, "idle": 5.0}, 0.0)], has=False),
]


def test_what_a_feature_is_worth_is_what_is_lost_and_invented_without_it(capsys: pytest.CaptureFixture[str]) -> None:
    print_left_out(PAGES, WEIGHTS, NOTHING)
    lines = [line.split() for line in capsys.readouterr().out.splitlines()]
    rows = {line[0]: [float(one) for one in line[1:]] for line in lines if line and line[0] in WEIGHTS}
    assert rows == {"names": [2, 2, 1.0, 1], "dates": [1, 0, 0, 0], "idle": [0.5, 0.5, 0, 0]}


def test_the_command_says_it_of_both_choices(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(html_choice, "everything", lambda _: PAGES)
    monkeypatch.setattr(flat_choice, "everything", lambda _: PAGES)
    monkeypatch.setattr(sys, "argv", ["split", "--features", "--data", str(tmp_path)])
    split.main()
    shown = capsys.readouterr().out.split("left out\n")
    assert len(shown) == 3
    for table, weights in zip(shown[1:], (HTML_WEIGHTS, FLAT_WEIGHTS), strict=True):
        assert set(weights) <= {line.split()[0] for line in table.splitlines() if line.strip()}
