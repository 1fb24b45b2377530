"""The label over or before what a page's owner answers a reader: "Webmaster:", 站长回复, "Antwort der Redaktion"."""

from __future__ import annotations

from threads.lines.grammar import LinePattern

_LABEL = LinePattern(r"\W{0,3}{owner_replies}\W{0,3}")
LONGEST_LABEL = 80
"""Characters of a line that is such a label; of one before the words on their line half as many."""
_COLONS = ":："


def owner_label(text: str) -> bool:
    """Whether a text is such a label and nothing else."""
    return len(text) <= LONGEST_LABEL and _LABEL.fullmatch(text) is not None


def owner_lead(text: str) -> int:
    """Where the words begin behind such a label and a colon on their line, 0 where a text begins otherwise."""
    at = next((i for i, letter in enumerate(text[: LONGEST_LABEL // 2]) if letter in _COLONS), -1)
    if at <= 0 or not any(map(str.isalpha, text[at + 1 :])):
        return 0
    return at + 1 if owner_label(text[: at + 1]) or owner_label(text[:at]) else 0
