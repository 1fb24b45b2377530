"""Who answers whom, as tables: the authors most answered and the pairs that talk most."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from analysis.base import Layer
from reports.shown import View, anchor, excerpt, number, shown
from reports.view.camps import bridging_view, camp_of

MOST_PEOPLE, MOST_PAIRS = 20, 12
"""Rows shown; all authors and pairs are in the tables of the analyses `network` and `pairs`."""
MOST_LINKS = 8
TITLE_LETTERS = 60


def people_view(layers: Mapping[str, Layer], titles: Mapping[str, str], examples: Mapping[str, View]) -> View:
    """Rows of authors, of pairs and of bridging comments, each with links to the comments behind it."""
    links = len(layers["replies"].table) if "replies" in layers else 0
    if "network" not in layers:
        return {
            "rows": [],
            "pairs": [],
            "links": links,
            "more": 0,
            "camps": False,
            **bridging_view({}, titles, examples),
        }
    numbers = _numbers(layers.get("replies"))
    camps = {} if "camps" not in layers else {row["id"]: row for row in layers["camps"].table.to_dict("records")}
    table = layers["network"].table.reset_index(drop=True)
    table = table[(table["received"] > 0) | (table["given"] > 0)]
    table = table.sort_values(["received", "given", "id"], ascending=[False, False, True], kind="stable")
    rows = [_person(row, camps, titles) for row in table.head(MOST_PEOPLE).to_dict("records")]
    pairs = []
    if "pairs" in layers:
        found = (
            layers["pairs"]
            .table.reset_index(drop=True)
            .sort_values(["longest_exchange", "replies", "id"], ascending=[False, False, True], kind="stable")
        )
        pairs = [_pair(row, numbers, titles) for row in found.head(MOST_PAIRS).to_dict("records")]
    return {"rows": rows, "pairs": pairs, "links": links, "more": max(0, len(table) - len(rows)),
            "camps": any(row["camp"] for row in rows), **bridging_view(layers, titles, examples)}  # fmt: skip


def _person(row: View, camps: Mapping[Any, Any], titles: Mapping[str, str]) -> View:
    ids = row["reaction_ids"]
    return {
        "author": shown(row["author"]), "title": excerpt(titles.get(row["thread"], ""), longest=TITLE_LETTERS),
        **{key: int(row[key]) for key in ("comments", "given", "received", "mutual")},
        **{f"{key}_ends": ends(row, key) for key in ("given", "received", "mutual")},
        **camp_of(camps.get(row["id"])),
        "anchor": anchor(ids[0]) if len(ids) else "",
    }  # fmt: skip


def ends(row: View, measure: str) -> str:
    """The ends between which a count lies in 95 % of the reply trees drawn, "3–5"; "" where it does not move."""
    low, high = number(row.get(f"{measure}_low")), number(row.get(f"{measure}_high"))
    if low is None or high is None or low == high == row[measure]:
        return ""
    return f"{low:.0f}–{high:.0f}" if low != high else f"{low:.0f}"


def _pair(row: View, numbers: Mapping[str, tuple[str, str]], titles: Mapping[str, str]) -> View:
    return {
        "first": shown(row["first"]), "second": shown(row["second"]), "title": excerpt(titles.get(row["thread"], ""),
        longest=TITLE_LETTERS),
        **{key: int(row[key]) for key in ("first_to_second", "second_to_first", "longest_exchange")},
        "longest_ends": ends(row, "longest_exchange"), "replies_ends": ends(row, "replies"),
        "links": [dict(zip(("label", "anchor"), numbers[name],
        strict=True)) for name in list(row["reply_ids"])[:MOST_LINKS] if name in numbers],
        "more": max(0, len(row["reply_ids"]) - MOST_LINKS),
    }  # fmt: skip


def _numbers(replies: Layer | None) -> dict[str, tuple[str, str]]:
    """For each reply what its link says ("#12") and where it leads."""
    if replies is None:
        return {}
    columns = (replies.table[name] for name in ("id", "child", "child_number"))
    return {
        name: (f"#{int(found)}" if found is not None and found == found else "¶", anchor(child))
        for name, child, found in zip(*columns, strict=True)
    }
