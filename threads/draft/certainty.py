"""What a reading says of itself where it is not sure: a note with the choice's probability."""

from __future__ import annotations

SURE = 0.8
"""Probability from which a reading goes without a note."""
PAGE, UNSURE = "This page ", "may have "
"""How such a note begins."""


def unsure_note(comments: float | None, found: int) -> list[str]:
    """The note of a choice that is not sure, none where it is.

    `comments` is the probability that the page has comments, None where nothing looked like any; `found` is how many
    were read.
    """
    if comments is None or (comments if found else 1 - comments) >= SURE:
        return []
    if found:
        told = "that the one found is a reader's" if found == 1 else f"that the {found:,} found are readers'"
        return [f"{PAGE}{UNSURE}no comments: {told} has a probability of {comments:.2f}."]
    return [f"{PAGE}{UNSURE}comments: that it has none has a probability of {1 - comments:.2f}."]


def told_unsure(note: str) -> str | None:
    """What such a note says of the page, None of any other note."""
    said = note.removeprefix(PAGE)
    return said.removesuffix(".") if said != note and said.startswith(UNSURE) else None
