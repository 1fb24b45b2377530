"""What the report says at its head and of differences: sentences made of the numbers in layers, none computed here."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from analysis.base import Layer
from reports.shown import counted, number, sentence, several, shown, signed

View = dict[Any, Any]

CLAIMS = {
    "inferential": ("claim", "About populations"),
    "descriptive": ("described", "About these texts only"),
    "none": ("refused", "No claim"),
}
ORDER = {"claim": 0, "described": 1, "refused": 2}


def population_views(layer: Layer | None) -> list[View]:
    """Each population with its measures, the largest first."""
    if layer is None:
        return []
    rows: dict[str, View] = {}
    for row in layer.table.to_dict("records"):
        name = shown(row["population"])
        one = rows.setdefault(name, {"name": name, "key": row["population"], "n": 0, "measures": []})
        one["n"] = max(one["n"], int(row["n"]))
        one["measures"].append(
            {"measure": row["measure"], "label": shown(row["label"]), "share": row["kind"] == "share",
             **{key: number(row.get(key)) for key in ("estimate", "low", "high", "corrected", "corrected_low", "corrected_high")},
             **{key: int(row.get(key) or 0) for key in ("n", "threads", "authors", "coded")}}
        )  # fmt: skip
        one["measures"][-1]["correction"] = _correction(one["measures"][-1])
    ordered = sorted(rows.values(), key=lambda one: (-one["n"], one["name"]))
    return [one | {"id": f"population-{i}"} for i, one in enumerate(ordered, 1)]


def comparison_views(layer: Layer | None) -> View:
    """Comparisons by the two populations compared, those that carry a claim apart from those that carry none."""
    if layer is None:
        return {"claims": [], "none": [], "rows": 0, "refusal": "", "notes": []}
    pairs: dict[tuple[str, str], View] = {}
    for row in layer.table.to_dict("records"):
        names = shown(row["first"]), shown(row["second"])
        pair = pairs.setdefault(names, {"first": names[0], "second": names[1], "sentences": [], "cautions": []})
        pair["sentences"].append(_comparison(row))
        pair["cautions"] += [text for text in map(sentence, several(row["cautions"])) if text not in pair["cautions"]]
    ordered = sorted(pairs.values(), key=lambda pair: min(ORDER[one["kind"]] for one in pair["sentences"]))
    return {
        "claims": [pair for pair in ordered if any(one["kind"] != "refused" for one in pair["sentences"])],
        "none": [pair for pair in ordered if all(one["kind"] == "refused" for one in pair["sentences"])],
        "rows": len(layer.table),
        "refusal": sentence(layer.refusal),
        "notes": [sentence(text) for text in layer.notes],
    }


def _comparison(row: Mapping[Any, Any]) -> View:
    kind, tag = CLAIMS[row["claim"]]
    ends = number(row["low"]), number(row["high"])
    estimate = number(row["estimate"])
    return {
        "text": sentence(row["sentence"]), "kind": kind, "tag": tag, "label": shown(row["label"]),
        "difference": "–" if estimate is None else signed(estimate, share=False),
        "interval": "none" if None in ends else " to ".join(signed(end, share=False) for end in ends),
        "beside": _beside(row),
        **{key: int(row[key]) for key in ("first_n", "second_n", "first_threads", "second_threads")},
    }  # fmt: skip


def _beside(row: Mapping[str, Any]) -> str:
    """What stands beside a claim: the hand codes that corrected it, and its p among all comparisons made."""
    said = []
    coded = int(row.get("first_coded") or 0), int(row.get("second_coded") or 0)
    means = number(row.get("first_mean")), number(row.get("second_mean"))
    if all(coded) and None not in means:
        first, second = (signed(mean, share=row["measure"] != "sentiment") for mean in means)
        said.append(f"Means {first} and {second}, corrected by {coded[0]:,} and {coded[1]:,} hand codes.")
    adjusted = number(row.get("p_holm"))
    if adjusted is not None and adjusted != row["p"] and "Holm" not in row["sentence"]:
        said.append(f"p = {adjusted:.3f} when all comparisons made here are counted (Holm).")
    return " ".join(said)


def finding_views(view: View) -> list[View]:
    """The findings at the head: for each population what was measured, then topics and talk, each with its n."""
    found = [{"lead": one["name"], "link": f"#{one['id']}", "text": " ".join(_measures(one["measures"]))} for one in view["populations"]]
    topics = view["topics"]["rows"]
    if topics:
        first = topics[0]
        found.append(
            {"lead": "What is spoken of", "link": "#topics",
             "text": f"{counted(len(topics), 'topic')}; the largest, “{first['label']}”, holds {first['n']:,} of {view['topics']['all']:,} reactions."}
        )  # fmt: skip
    people = view["people"]["rows"]
    if people and people[0]["received"]:
        first = people[0]
        found.append(
            {"lead": "Who is answered", "link": "#network",
             "text": f"{counted(view['people']['links'], 'reply link')} join comments; by them {first['author']} is answered most, "
             f"{counted(first['received'], 'time')}{_on_trees(first.get('received_ends'))} for {counted(first['comments'], 'comment')}, in “{first['title']}”."}
        )  # fmt: skip
    return found


def _on_trees(ends: str | None) -> str:
    return f" ({ends} in 95\u00a0% of the reply trees drawn)" if ends else ""


def _measures(measures: list[View]) -> list[str]:
    known = {one["measure"]: one for one in measures if one["estimate"] is not None}
    said = []
    if "sentiment" in known:
        one = known.pop("sentiment")
        said.append(f"Mean sentiment is {signed(one['estimate'], share=False)} on a scale from −1 to +1 ({_interval(one)}; {_count(one)}).{_corrected(one)}")
    if "favor" in known and "against" in known:
        favor, against = known.pop("favor"), known.pop("against")
        target = favor["label"].removeprefix("share in favour of ")
        said.append(
            f"{signed(favor['estimate'], share=True)} are read as in favour of {target} ({_interval(favor)}) and "
            f"{signed(against['estimate'], share=True)} as against it ({_interval(against)}; {_count(favor)}); the rest as neither.{_corrected(favor, against)}"
        )
    said += [f"{one['label']}: {signed(one['estimate'], share=one['share'])} ({_interval(one)}; {_count(one)})." for one in known.values()]
    return said


def _correction(one: View) -> str:
    """The estimate corrected by hand codes with its interval and their number; "" where no code corrects it."""
    if one["corrected"] is None:
        return ""
    ends = {"low": one["corrected_low"], "high": one["corrected_high"], "share": one["share"], "threads": one["threads"]}
    return f"{signed(one['corrected'], share=one['share'])} ({_interval(ends)}; {counted(one['coded'], 'hand code')})"


def _corrected(*measures: View) -> str:
    """A sentence with what hand codes make of the estimates, or ""."""
    said = [one["correction"] for one in measures if one["correction"]]
    return f" Corrected by hand codes: {' and '.join(said)}." if said else ""


def _interval(one: View) -> str:
    if one["low"] is None or one["high"] is None:
        return "no interval: one thread cannot tell how threads vary" if one["threads"] == 1 else "no interval"
    return f"95\u00a0% interval {signed(one['low'], share=one['share'])} to {signed(one['high'], share=one['share'])}"


def _count(one: View) -> str:
    return f"n\u00a0=\u00a0{counted(one['n'], 'reaction')} in {counted(one['threads'], 'thread')}"
