"""The quoted voices of a report."""

from __future__ import annotations

from analysis.base import Layer
from reports.shown import View, anchor, number, shown, tidy


def voices(layer: Layer | None) -> list[View]:
    if layer is None:
        return []
    keep = ("id", "thread", "owner", "kind", "verbatim", "first", "pages", "start", "end")
    words = (
        "text",
        "speaker",
        "decided_by",
        "group",
        "place",
        "manner",
        "original",
        "outlet",
        "title",
        "path",
        "population",
        "reaction",
    )
    return [
        {key: row[key] for key in keep}
        | {key: (tidy if key in ("text", "original") else shown)(row[key]) for key in words}
        | {"likes": number(row["likes"]), "anchor": anchor(row["id"])}
        for row in layer.table.to_dict("records")
    ]
