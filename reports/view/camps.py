"""The camps of a page as the report shows them: who is in one, what names it, and the comments that both answer
kindly."""

from __future__ import annotations

from collections.abc import Mapping

from analysis.base import Layer
from reports.shown import View, anchor, excerpt, number, sentence, shown

SETTLED = 0.5
"""Share of the reply trees drawn below which an author is shown without a camp."""
CAMP = {0: "A", 1: "B"}
DOUBTFUL = "in doubt"
MOST_BRIDGES = 12
"""Rows shown; all are in the table of the analysis `bridging`."""
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


def bridging_view(layers: Mapping[str, Layer], titles: Mapping[str, str], examples: Mapping[str, View]) -> View:
    """The comments that both camps answer kindly, each with its words and where it stands; and how many there are."""
    if "bridging" not in layers:
        return {"bridges": [], "more_bridges": 0, "bridge_notes": []}
    layer = layers["bridging"]
    rows = layer.table.head(MOST_BRIDGES).to_dict("records")
    return {
        "bridges": [_bridge({str(key): value for key, value in row.items()}, titles, examples) for row in rows],
        "more_bridges": max(0, len(layer.table) - len(rows)),
        "bridge_notes": [sentence(note) for note in layer.notes],
    }


def _bridge(row: View, titles: Mapping[str, str], examples: Mapping[str, View]) -> View:
    place = number(row["number"])
    return {
        "label": "¶" if place is None else f"#{int(place)}", "anchor": anchor(row["id"]),
        "author": shown(row["author"]), "title": excerpt(titles.get(row["thread"], ""), longest=60),
        "text": excerpt(examples.get(row["id"], {}).get("text", "")),
        "a": f"{row['kind_a']} of {row['answers_a']}", "b": f"{row['kind_b']} of {row['answers_b']}",
        "answers": [anchor(name) for name in row["kind_answers"]],
    }  # fmt: skip
