"""Sides that an author says in so many words: operators (support, oppose, must, must not, a command) over the matter.

The matter is known from the target and from the statements for and against it, read by the same rules: what a
statement demands or opposes gets the sign of its side. A word that both sides demand is a topic and weighs nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from analysis.sentiment.cues import is_question
from analysis.stance.cutting import clauses, own_words
from analysis.stance.matter import read_matter
from analysis.texts.pieces import pieces

__all__ = ["Explicit", "ExplicitReader"]

SIDES = {1: "FAVOR", -1: "AGAINST"}
LATER = 2
"""Clauses after which "I oppose it" no longer points to what was named."""


@dataclass(frozen=True, slots=True)
class Explicit:
    """A side said in so many words: "FAVOR" or "AGAINST", and the sentence that says it."""

    side: str
    piece: str


class ExplicitReader:
    """Reads the side that a text says in so many words towards a target, and says nothing of any other text."""

    def __init__(self, target: str, favor: Sequence[str] = (), against: Sequence[str] = ()) -> None:
        self.target, self.favor, self.against = target, tuple(favor), tuple(against)
        self.matter_ = read_matter(target, self.favor, self.against)

    def read(self, text: str) -> Explicit | None:
        """The side said, with the sentence that says it; None where none is said, or both are."""
        found: list[Explicit] = []
        mention = (0, 0)
        for piece in pieces(own_words(text)):
            said, mention = self._piece(piece, mention)
            found += [Explicit(SIDES[sign], piece.strip()) for sign in said]
        return found[-1] if len({one.side for one in found}) == 1 else None

    def read_all(self, texts: Sequence[str]) -> list[Explicit | None]:
        """The side of each text, in their order."""
        return [self.read(text) for text in texts]

    def _piece(self, piece: str, before: tuple[int, int]) -> tuple[list[int], tuple[int, int]]:
        """The signs said in a sentence, and what being for the matter that it last brings up says."""
        signs: list[int] = []
        mention, since = before
        asked = is_question(piece)
        read = clauses(piece)
        for place, clause in enumerate(read):
            hit = self.matter_.hit(clause)
            since += 1
            silent = clause.silent(hit) or (asked and (place == len(read) - 1 or "first" not in clause.kinds()))
            if hit:
                if clause.operator(hit) and not silent:
                    signs.append(clause.sign(hit))
                mention, since = clause.sign(hit, bare=True), 0
            elif mention and since <= LATER and not silent and clause.points_back():
                signs.append(mention * clause.turn())
        return [sign for sign in signs if sign], (mention, since)
