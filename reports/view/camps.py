"""The camps of a page as the report shows them: who is in one, what names it, and the comments that both answer
kindly."""

from __future__ import annotations

from reports.shown import View, number, shown

SETTLED = 0.5
"""Share of the reply trees drawn below which an author is shown without a camp."""
CAMP = {0: "A", 1: "B"}
DOUBTFUL = "in doubt"
SAID = {"FAVOR": "in favour", "AGAINST": "against"}


def camp_of(row: View | None) -> View:
    """What stands in an author's row: the camp's letter, its name where codes give one, "in doubt", or nothing."""
    camp = number(row["camp"]) if row else None
    held = number(row["held"]) if row else None
    settled = camp is not None and (held is None or held >= SETTLED)
    doubtful = row is not None and (row["why"] == "doubtful" or (camp is not None and not settled))
    name = SAID.get(shown(row["side"]), "") if row else ""
    letter = CAMP.get(int(camp), "") if settled and camp is not None else ""
    return {
        "camp": f"{letter}, {name}" if letter and name else letter or (DOUBTFUL if doubtful else ""),
        "held": f"{held:.0%}" if letter and held is not None else "",
    }
