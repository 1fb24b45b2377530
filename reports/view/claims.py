"""What the report says at its head and of differences: sentences made of the numbers in layers, none computed here."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from analysis.base import Layer
from analysis.compare.confusions import OURS
from reports.shown import View, counted, number, sentence, several, shown, signed, span

CLAIMS = {
    "inferential": ("claim", "About populations"),
    "descriptive": ("described", "About these texts only"),
    "unchecked": ("unchecked", "Unchecked"),
    "none": ("refused", "Not compared"),
}
LEAST_ANSWERED = 3
"""Replies from which it is worth saying that one author is answered more than all others."""
ORDER = {"claim": 0, "described": 1, "unchecked": 2, "refused": 3}


def population_views(layer: Layer | None) -> list[View]:
    """Each population with its measures, the largest first; a measure that may not stand says why and what to do."""
    if layer is None:
        return []
    rows: dict[str, View] = {}
    for row in layer.table.to_dict("records"):
        name = shown(row["population"])
        one = rows.setdefault(name, {"name": name, "key": row["population"], "measures": [], "missing": []})
        one |= {key: int(row[key]) for key in ("n", "threads", "authors")}
        one["measures" if number(row["value"]) is not None else "missing"].append(_measure(row))
    ordered = sorted(rows.values(), key=lambda one: (-one["n"], one["name"]))
    return [one | {"id": f"population-{i}", "lacking": _missing(one)} for i, one in enumerate(ordered, 1)]


def _measure(row: Mapping[Any, Any]) -> View:
    """A measure in words, from the hand codes: `value`, `interval`, `codes`; or why it has none."""
    share = row["kind"] == "share"
    counts = {key: int(number(row.get(key)) or 0) for key in ("n", "threads", "authors", "coded", "coded_threads")}
    return {
        "measure": row["measure"], "variable": row["variable"], "label": shown(row["label"]), "share": share, **counts,
        "value": _value(number(row["value"]), share=share),
        "interval": _ends(number(row["low"]), number(row["high"]), share=share),
        "coders": _ends(number(row["coder_low"]), number(row["coder_high"]), share=share),
        "codes": f"{counted(counts['coded'], 'hand code')} in {counted(counts['coded_threads'], 'thread')}",
        "level": LEVEL_WORDS[row["level"]], "kind": CLAIMS.get(row["level"], CLAIMS["none"])[0],
        "why": sentence(row["why"]), "todo": sentence(row["todo"]),
    }  # fmt: skip


def counted_by(populations: list[View]) -> str:
    """Who counted what stands in the findings, or why nothing is counted there and what would lift that."""
    if any(one["measures"] for one in populations):
        return (
            "These are values of what people coded by hand; a machine that learnt from the codes sharpens them and is "
            "never counted by itself."
        )
    missing = [measure for one in populations for measure in one["missing"]]
    said = "What people coded here is too little to print a share or a tone"
    if not any(measure["coded"] for measure in missing):
        said = "Nobody has counted sides or tones here"
    lift = "There are too few discussions to count in, whatever is coded: read them, or save more pages."
    if any("`commentariat " in measure["todo"] for measure in missing):
        lift = "What stands above says what to do for it."
    return f"{said}, and no machine’s count is printed: its errors on these pages are not known. {lift}"


LEVEL_WORDS = {
    "inferential": "about the population",
    "descriptive": "about these texts",
    "read": "to be read, not counted",
    "none": "not measured",
}


def _missing(population: View) -> list[View]:
    """Why measures are missing and what to do, each sentence once."""
    told: dict[str, View] = {}
    for one in population["missing"]:
        told.setdefault(one["why"], {"why": one["why"], "todo": one["todo"]})
    return list(told.values())


def comparison_views(layer: Layer | None, populations: list[View], ways: Layer | None = None) -> View:
    """Comparisons by the two populations compared, those that carry a claim apart from those that carry none.

    `ways` is the layer of other ways to compute them.
    """
    others = _ways(ways)
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
        pair["sentences"].append(_comparison(row) | {"ways": others.get(row["id"], {})})
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
    kind, tag = CLAIMS["unchecked" if "unchecked" in several(row["warnings"]) else row["claim"]]
    ends = (None, None) if kind == "refused" else (number(row["low"]), number(row["high"]))
    return {
        "text": sentence(row["sentence"]), "todo": sentence(row["todo"]), "kind": kind, "tag": tag,
        "label": shown(row["label"]),
        "difference": _value(number(row["estimate"]), share=False), "interval": _ends(*ends, share=False),
        "beside": _beside(row),
        "clusters": f"{row['first_clusters']} and {row['second_clusters']} {row['unit']}s",
        **{key: int(row[key]) for key in ("first_n", "second_n", "first_threads", "second_threads")},
    }  # fmt: skip


def _ways(layer: Layer | None) -> dict[str, View]:
    """For each comparison by its id in how many ways of computing it the sign is the same, and each way."""
    found: dict[str, View] = {}
    for row in layer.table.to_dict("records") if layer is not None else ():
        one = found.setdefault(row["comparison"], {"rows": [], "same": 0})
        ends = _ends(number(row["low"]), number(row["high"]), share=False)
        one["rows"].append(
            {"way": shown(row["way"]), "value": _value(number(row["estimate"]), share=False), "interval": ends,
             "n": int(row["n"]), "coded": int(row["coded"])}
        )  # fmt: skip
        one["same"] += bool(row["same_sign"])
    for one in found.values():
        one["text"] = f"The sign is the same in {one['same']} of {len(one['rows'])} ways to compute it."
    return found


def confusion_views(layer: Layer | None) -> list[View]:
    """Where the machine errs, a row a measure and group; a larger model's row below ours."""
    if layer is None:
        return []
    cells = ("both", "hand_only", "read_only", "neither")
    return [
        {"label": shown(row["label"]), "name": shown(row["name"]), "by": _reader(row), "coded": int(row["coded"]),
         "r": _value(number(row["r"]), share=False), "auc": _value(number(row["auc"]), share=False).lstrip("+"),
         "accuracy": _value(number(row["accuracy"]), share=True), "alpha": _value(number(row["alpha"]), share=False),
         "cells": "–" if number(row["both"]) is None else " / ".join(f"{int(row[cell])}" for cell in cells)}
        for row in layer.table.to_dict("records")
    ]  # fmt: skip


def larger_model(layer: Layer | None) -> str:
    """The larger models whose readings stand beside ours, by name; "" without any."""
    names = set(layer.table["instrument"]) - {OURS} if layer is not None else set()
    return ", ".join(sorted(map(shown, names)))


def _reader(row: Mapping[Any, Any]) -> str:
    """Who read: the larger model whose readings a row is of, or our machine, by how it came to read."""
    return OURS if row["instrument"] == OURS else shown(row["instrument"])


def _beside(row: Mapping[Any, Any]) -> str:
    """What stands beside a claim: the two values of the populations, the same as everywhere else, and by what method
    the interval was made."""
    means = number(row["first_mean"]), number(row["second_mean"])
    if None in means:
        return ""
    first, second = (signed(mean, share=row["kind"] == "share") for mean in means)
    method = shown(row["method"])
    by = f" The interval: {method}." if method else ""
    return f"{shown(row['first'])} {first}, {shown(row['second'])} {second}.{by}"


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
        {"lead": one["name"], "link": f"#{one['id']}", "text": "\n".join(_measures(one))} for one in view["populations"]
    ]
    topics = view["topics"]
    if topics["rows"]:
        first = topics["rows"][0]
        found.append(
            {"lead": "What is spoken of", "link": "#topics",
             "text": (
                 f"{counted(len(topics['rows']), topics['noun'])} over {topics['share']} of "
                 f"{counted(topics['all'], 'reaction')}; the largest, “{first['label']}”, holds {first['n']:,}."
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


def _measures(population: View) -> list[str]:
    """What is known of a population, a sentence a variable, and what is missing with the way to get it."""
    known = {measure["measure"]: measure for measure in population["measures"]}
    said = []
    if "favor" in known and "against" in known:
        favor, against = known.pop("favor"), known.pop("against")
        target = favor["label"].removeprefix("share in favour of ")
        said.append(
            f"{favor['value']} are in favour of {target} ({_range(favor)}) and {against['value']} against it "
            f"({_range(against)}){_behind(favor)}."
        )
    if "sentiment" in known:
        measure = known.pop("sentiment")
        said.append(
            f"Mean sentiment is {measure['value']} on a scale from −1 to +1 ({_range(measure)}){_behind(measure)}."
        )
    said += [
        f"{measure['label']}: {measure['value']} ({_range(measure)}){_behind(measure)}." for measure in known.values()
    ]
    return said + [" ".join(filter(None, (lack["why"], lack["todo"]))) for lack in population["lacking"]]


def _range(measure: View) -> str:
    return "no interval" if measure["interval"] == "none" else f"95\u00a0% interval {measure['interval']}"


def _behind(measure: View) -> str:
    """By what a value is known: its codes, and of how many reactions in how many threads."""
    return (
        f", by {measure['codes']} of {counted(measure['n'], 'reaction')} in {counted(measure['threads'], 'thread')}; "
        f"{measure['level']}"
    )


def _value(value: Any, *, share: bool) -> str:
    return "–" if value is None else signed(value, share=share)


def _ends(low: Any, high: Any, *, share: bool) -> str:
    return "none" if low is None or high is None else span(low, high, share=share)
