"""What the report says at its head and of differences: sentences made of the numbers in layers, none computed here."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from analysis.base import Layer
from analysis.compare.stats import DESCRIBE_FROM
from reports.shown import View, counted, number, sentence, several, shown, signed, span

CLAIMS = {
    "inferential": ("claim", "About populations"),
    "descriptive": ("described", "About these texts only"),
    "none": ("refused", "No claim"),
}
LEAST_ANSWERED = 3
"""Replies from which it is worth saying that one author is answered more than all others."""
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
        one["measures"].append(_measure(row))
    ordered = sorted(rows.values(), key=lambda one: (-one["n"], one["name"]))
    return [one | {"id": f"population-{i}"} for i, one in enumerate(ordered, 1)]


def _measure(row: Mapping[Any, Any]) -> View:
    """A measure in words: what hand codes make of it (`value`, `interval`, `codes`), and the instrument's own
    `reading`."""
    share = row["kind"] == "share"
    known = {
        key: number(row.get(key)) for key in ("estimate", "low", "high", "corrected", "corrected_low", "corrected_high")
    }
    counts = {key: int(number(row.get(key)) or 0) for key in ("n", "threads", "authors", "coded", "coded_threads")}
    codes = f"{counted(counts['coded'], 'hand code')} in {counted(counts['coded_threads'], 'thread')}"
    return {
        "measure": row["measure"], "label": shown(row["label"]), "share": share,
        "corrected": known["corrected"] is not None, **counts,
        "value": _value(known["corrected"], share=share), "interval": _ends(known["corrected_low"],
        known["corrected_high"], share=share),
        "codes": codes
        if known["corrected"] is not None
        else "not corrected" + (f": {codes}" if counts["coded"] else ""),
        "reading": _value(known["estimate"], share=share), "between": _ends(known["low"], known["high"], share=share),
    }  # fmt: skip


def comparison_views(layer: Layer | None, populations: list[View]) -> View:
    """Comparisons by the two populations compared, those that carry a claim apart from those that carry none."""
    if layer is None:
        return {"claims": [], "none": [], "rows": 0, "refusal": "", "notes": []}
    addresses = {one["name"]: f"#{one['id']}" for one in populations}
    pairs: dict[tuple[str, str], View] = {}
    for row in layer.table.to_dict("records"):
        names = shown(row["first"]), shown(row["second"])
        links = [{"name": name, "link": addresses.get(name, "#populations")} for name in names]
        pair = pairs.setdefault(
            names, {"first": names[0], "second": names[1], "sentences": [], "codes": [], "cautions": [], "links": links}
        )
        pair["sentences"].append(_comparison(row))
        about = "Comments only. " if shown(row.get("channel")) else ""
        pair["codes"] += [text for text in [sentence(about + _codes(row))] if _codes(row) and text not in pair["codes"]]
        pair["cautions"] += [
            about + text
            for text in map(sentence, several(row["cautions"]))
            if text not in pair["cautions"] and about + text not in pair["cautions"]
        ]
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
    ends = (None, None) if kind == "refused" else (number(row["low"]), number(row["high"]))
    return {
        "text": sentence(row["sentence"]), "kind": kind, "tag": tag, "label": shown(row["label"]),
        "difference": _value(number(row["estimate"]), share=False), "interval": _ends(*ends, share=False),
        "beside": _beside(row),
        "clusters": f"{row['first_clusters']} and {row['second_clusters']} {row['unit']}s",
        **{key: int(row[key]) for key in ("first_n", "second_n", "first_threads", "second_threads")},
    }  # fmt: skip


def _beside(row: Mapping[Any, Any]) -> str:
    """What stands beside a claim: the two means."""
    means = number(row["first_mean"]), number(row["second_mean"])
    if None in means:
        return ""
    first, second = (signed(mean, share=row["measure"] != "sentiment") for mean in means)
    coded = row["first_coded"] and row["second_coded"]
    return f"Means {first} and {second}" + (", corrected." if coded else ", as the instrument reads them.")


def _codes(row: Mapping[Any, Any]) -> str:
    """How many reactions were coded by hand, and in how many of the threads these stand; "" where none correct the
    means."""
    if not (row["first_coded"] and row["second_coded"]):
        return ""
    of = [f"{row[f'{side}_coded']:,} of {row[f'{side}_n']:,} reactions" for side in ("first", "second")]
    said = f"Hand codes for {of[0]} and {of[1]}"
    if row["unit"] != "thread":
        return f"{said}."
    held = [f"{row[f'{side}_clusters']} of {row[f'{side}_threads']}" for side in ("first", "second")]
    return f"{said}, which stand in {held[0]} and {held[1]} threads: these are the threads counted."


def finding_views(view: View) -> list[View]:
    """The findings at the head: for each population what was measured, then topics and talk, each with its n."""
    found = [
        {"lead": one["name"], "link": f"#{one['id']}", "text": "\n".join(_measures(one["measures"]))}
        for one in view["populations"]
    ]
    topics = view["topics"]["rows"]
    if topics:
        first = topics[0]
        found.append(
            {"lead": "What is spoken of", "link": "#topics",
             "text": (
                 f"{counted(len(topics), 'topic')}; the largest, “{first['label']}”, holds {first['n']:,} of "
                 f"{counted(view['topics']['all'], 'reaction')}."
             )}
        )  # fmt: skip
    people = view["people"]["rows"]
    if view["people"].get("links"):
        links = view["people"]["links"]
        said = f"{counted(links, 'reply link')} {'joins' if links == 1 else 'join'} comments"
        found.append({"lead": "Who answers whom", "link": "#network", "text": f"{said}{_most_answered(people)}."})
    return found


def _most_answered(people: list[View]) -> str:
    """Who is answered more than anybody else, if anybody is by a number that is no accident."""
    if (
        not people
        or people[0]["received"] < LEAST_ANSWERED
        or (len(people) > 1 and people[1]["received"] >= people[0]["received"])
    ):
        return ""
    first = people[0]
    return (
        f"; by them {first['author']} is answered most, "
        f"{counted(first['received'], 'time')}{_on_trees(first.get('received_ends'))} for "
        f"{counted(first['comments'], 'comment')}, in “{first['title']}”"
    )


def _on_trees(ends: str | None) -> str:
    return f" ({ends} in 95\u00a0% of the reply trees drawn)" if ends else ""


def _measures(measures: list[View]) -> list[str]:
    known = {one["measure"]: one for one in measures}
    said = []
    if "sentiment" in known:
        one = known.pop("sentiment")
        said.append(_said([one], "Mean sentiment is {} on a scale from −1 to +1"))
    if "favor" in known and "against" in known:
        favor, against = known.pop("favor"), known.pop("against")
        target = favor["label"].removeprefix("share in favour of ")
        said.append(
            _said(
                [favor, against],
                f"{{}} are in favour of {target.replace('{', '{{').replace('}', '}}')} and {{}} against it",
            )
        )
    said += [_said([one], f"{one['label'].replace('{', '{{').replace('}', '}}')}: {{}}") for one in known.values()]
    return said


def _said(measures: list[View], frame: str) -> str:
    """A finding: what hand codes make of the measures, the instrument's own reading second; without codes that
    alone."""
    first = measures[0]
    behind = f"n\u00a0=\u00a0{counted(first['n'], 'reaction')} in {counted(first['threads'], 'thread')}"
    reading = f"({_between(measures)}; {behind})"
    if not all(one["corrected"] for one in measures):
        return f"{frame.format(*(one['reading'] for one in measures))}, as the instrument reads it {reading}."
    ends = [one["interval"] for one in measures]
    held = _no_interval(first["coded_threads"]) if "none" in ends else f"95\u00a0% interval {' and '.join(ends)}"
    return (
        f"{frame.format(*(one['value'] for one in measures))} ({held}), corrected by {first['codes']}. The instrument "
        f"alone reads {' and '.join(one['reading'] for one in measures)} {reading}."
    )


def _between(measures: list[View]) -> str:
    ends = [one["between"] for one in measures]
    return (
        _no_interval(measures[0]["threads"])
        if "none" in ends
        else f"95\u00a0% interval between threads only {' and '.join(ends)}"
    )


def _no_interval(threads: int) -> str:
    if threads >= DESCRIBE_FROM:
        return "no interval: its threads do not differ"
    if threads == 1:
        return "no interval: one thread cannot tell how threads vary"
    return f"no interval: {counted(threads, 'thread')} are too few for one"


def _value(value: Any, *, share: bool) -> str:
    return "–" if value is None else signed(value, share=share)


def _ends(low: Any, high: Any, *, share: bool) -> str:
    return "none" if low is None or high is None else span(low, high, share=share)
