"""What a column's cells hold is found at a bounded cost."""

from __future__ import annotations

import pytest

from threads.exchange import profiles as profiling
from threads.exchange import values
from threads.exchange.profiles import LOOKED_AT, NEVER, profiles

LIKE_A_DATE = [f"Chapter {number} of the ferry's story" for number in range(3 * LOOKED_AT)]
DATES = [f"2024-05-{1 + number % 28:02} 10:{number % 60:02}:00" for number in range(3 * LOOKED_AT)]


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The cells that are read as dates, in the order in which they are asked."""
    cells: list[str] = []

    def noted(cell: str) -> object:
        cells.append(cell)
        return read(cell)

    read = values.moment
    monkeypatch.setattr(profiling, "moment", noted)
    return cells


def rows(cells: list[str]) -> list[dict[str, str]]:
    return [{"id": str(number), "cell": cell} for number, cell in enumerate(cells)]


def test_a_column_without_dates_is_not_asked_a_hundred_times(asked: list[str]) -> None:
    shape = profiles(rows(LIKE_A_DATE))["cell"]
    assert asked == LIKE_A_DATE[:NEVER]
    assert shape.dated == 0 and shape.written == 1


@pytest.mark.parametrize("first", [0, NEVER - 1])
def test_one_date_among_the_first_has_all_asked(asked: list[str], first: int) -> None:
    cells = [*LIKE_A_DATE[:first], *DATES][: 2 * LOOKED_AT]
    shape = profiles(rows(cells))["cell"]
    assert asked == cells[:LOOKED_AT]
    assert shape.dated == (LOOKED_AT - first) / LOOKED_AT


def test_a_date_behind_the_first_is_not_looked_for(asked: list[str]) -> None:
    assert profiles(rows([*LIKE_A_DATE[:NEVER], *DATES]))["cell"].dated == 0
    assert len(asked) == NEVER
