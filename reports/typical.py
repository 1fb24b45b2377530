"""Which comments stand for many: chosen by what others made of them, never written by a machine."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from reports.material import Material

SHORT, LONG = 25, 260
"""Letters between which a comment is quoted first: enough to say something, little enough to be read."""
WIDE = 2.5
"""Letters of an East Asian script say as much as so many of ours."""


def of_side(material: Material, population: str, side: str, *, most: int) -> list[str]:
    """Reactions of a population that people coded as that side, the most answered and most liked first."""
    labels = material.hand.get("stance", {})
    return ranked(material, (key for key in material.counted.get(population, ()) if labels.get(key) == side))[:most]


def ranked(material: Material, ids: Iterable[str]) -> list[str]:
    """The reactions in the order in which to read them: of a good length first, then most answered, most liked."""
    answers = answered(material)
    likes = material.study.reactions["likes"].astype("Float64").fillna(0.0)

    def order(item: tuple[int, str]) -> tuple[int, int, float, int]:
        place, key = item
        liked = likes.get(key, 0.0)
        return -readable(material.reactions[key]["text"]), -answers.get(key, 0), -float(liked), place

    return [key for _, key in sorted(enumerate(ids), key=order)]


def answered(material: Material) -> Mapping[str, int]:
    """How many comments answer each comment directly, by its id."""
    if "tree" not in material.layers:
        return {}
    table = material.layers["tree"].table
    return {str(key): int(n) for key, n in zip(table.index, table["children"], strict=True) if n}


def readable(text: str) -> bool:
    """Whether the text is long enough to say something and short enough to be read at once."""
    wide = sum(letter > "\u2e7f" for letter in text)
    return SHORT <= len(text) - wide + wide * WIDE <= LONG
