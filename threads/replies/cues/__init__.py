"""What a comment's text says of whom it answers: a number, a name, words that it repeats."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Cue"]


@dataclass(frozen=True, slots=True)
class Cue:
    """One pointer in the text of comment `source` at comment `target` (0 is the article).

    `start` and `end` are the words that show it; `strength` is "strong" where the form can mean little else
    ("@name", "#12" at the start, a whole sentence repeated), else "weak". `weight` is the size of a repeated
    passage in words.
    """

    source: int
    target: int
    basis: str
    start: int
    end: int
    strength: str = "strong"
    weight: float = 1.0
