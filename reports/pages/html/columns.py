"""Cells of the page's data: names once, texts in pieces, places as differences, probabilities as whole numbers."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

from reports.shown import View

SCALE = 10_000
QUOTED, MARKED = 1, 2
"""What covers a piece of a text: it repeats others' words, or it is a voice that is quoted there."""
NOBODY, LEFT_OUT = -1, -2
_ROUNDING = 1e-9


class Names:
    """Names by the order in which they are met; "" is −1."""

    def __init__(self) -> None:
        self._places: dict[str, int] = {}

    def of(self, name: str) -> int:
        """The place of a name."""
        return self._places.setdefault(name, len(self._places)) if name else -1

    @property
    def all(self) -> list[str]:
        """The names in the order of their places."""
        return list(self._places)


def scaled(probability: float) -> int:
    """A probability in ten thousandths, rounded down: so it stays on its side of a threshold."""
    return math.floor(probability * SCALE + _ROUNDING)


def deltas(places: Sequence[int]) -> list[int]:
    """The first place, then the differences between neighbours."""
    return [place - before for place, before in zip(places, (0, *places), strict=False)]


def pieces(segments: Sequence[View], speakers: Names, at: Mapping[str, int]) -> str | list[Any]:
    """A text as one string where nothing covers it, else as a list of strings and of covered pieces: the text, what
    covers it, and of a voice its kind, its speaker and the items that begin there."""
    found: list[Any] = []
    for piece in segments:
        if piece["kind"]:
            begun = [at[name] for name in piece["anchors"] if name in at]
            found.append([piece["text"], MARKED, piece["kind"], speakers.of(piece["speaker"]), *begun])
        elif piece["quoted"]:
            found.append([piece["text"], QUOTED])
        elif found and isinstance(found[-1], str):
            found[-1] += piece["text"]
        elif piece["text"]:
            found.append(piece["text"])
    if not found:
        return ""
    return found[0] if len(found) == 1 and isinstance(found[0], str) else found


def target(anchor: str, at: Mapping[str, int]) -> int:
    """The item at an address: −1 for none, −2 for one that this page leaves out."""
    return at.get(anchor, LEFT_OUT) if anchor else NOBODY


def link_cells(link: View, bases: Names, at: Mapping[str, int]) -> list[Any]:
    """A link: whom it leads to (`target`), its basis, how probable it is, and where there is
    more: the words it rests on, the part that answers, and who else it may be."""
    cells: list[Any] = [
        target(link["anchor"], at), bases.of(link["basis"]), scaled(link["probability"]),
        link["evidence"], link["part"],
        [[target(one["anchor"], at), scaled(one["probability"])] for one in link["alternatives"]],
    ]  # fmt: skip
    while cells and not cells[-1] and len(cells) > 3:
        cells.pop()
    return cells
