"""What the report shows, as plain lists and dicts for the HTML and the PDF alike: read from layers, nothing computed."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from pathlib import PurePath
from typing import Any

from analysis.base import Layer, Study
from reports.shown import anchor, shown
from reports.threads_view import thread_view

View = dict[str, Any]


def build_view(study: Study, *, title: str | None, note: str | None) -> View:
    """Everything that the report says, in the order in which it says it."""
    inventory = study.layer("inventory").table
    reactions = study.reactions
    layers = _layers(study)
    view: View = {
        "title": shown(title or "Public reaction"),
        "note": shown(note),
        "counts": _counts(inventory, reactions),
        "populations": _populations(study, layers),
        "comparisons": _comparisons(layers.get("compare")),
        "target": shown(study.defaults.get("stance", {}).get("target")),
        "topics": _topics(study, layers),
        "voices": _voices(layers.get("voices")),
        "pages": _pages(inventory),
        "reasons": _reasons(inventory),
        "skipped": [{"path": shown(row.path), "reason": shown(row.reason)} for row in study.corpus.skipped],
        "bases": _bases(reactions),
        "methods": [_method(layer) for layer in layers.values()],
        "coding": _coding(layers.get("coding")),
        "seed": study.seed,
    }
    results = _results(reactions, layers)
    view["threads"] = [thread_view(thread, results) for thread in study.corpus]
    view["index"] = _index(view["threads"], view["voices"])
    view["examples"] = {key: _example(reactions.loc[key], results.get(key, {})) for key in _wanted(view) if key in reactions.index}
    view["findings"] = _findings(view)
    return view


def _layers(study: Study) -> dict[str, Layer]:
    from analysis.base import ANALYSES

    wanted = ["sentiment", "populations", "compare", "topics", "topic_summary", "voices", "replies", "network", "camps"]
    if study.defaults.get("stance", {}).get("target"):
        wanted.insert(1, "stance")
    if study.defaults.get("coding"):
        wanted.append("coding")
    return {name: study.layer(name) for name in wanted if name in ANALYSES}


def _counts(inventory: Any, reactions: Any) -> View:
    comments = int((reactions["channel"] == "comment").sum())
    return {
        "pages": len(inventory),
        "threads_with_comments": int((inventory["comments"] > 0).sum()) if len(inventory) else 0,
        "comments": comments,
        "voices": len(reactions) - comments,
        "authors": int(reactions.loc[reactions["channel"] == "comment", "author"].nunique()),
        "replies": int(inventory["replies"].sum()) if len(inventory) else 0,
        "languages": [str(name) for name in sorted(reactions["language"].dropna().unique())],
    }


def _populations(study: Study, layers: Mapping[str, Layer]) -> list[View]:
    if "populations" not in layers:
        return []
    rows: dict[str, View] = {}
    for row in layers["populations"].table.to_dict("records"):
        one = rows.setdefault(shown(row["population"]), {"name": shown(row["population"]), "measures": []})
        one |= {"n": max(int(row["n"]), one.get("n", 0)), "threads": int(row["threads"]), "authors": int(row["authors"])}
        one["measures"].append(
            {
                "measure": row["measure"],
                "label": shown(row["label"]),
                "share": row["kind"] == "share",
                "estimate": _number(row["estimate"]),
                "low": _number(row["low"]),
                "high": _number(row["high"]),
                "n": int(row["n"]),
            }
        )
    return sorted(rows.values(), key=lambda one: (-one["n"], one["name"]))


def _comparisons(layer: Layer | None) -> View:
    if layer is None:
        return {"rows": [], "refusal": "", "notes": []}
    rows = [
        {
            "sentence": shown(row["sentence"]),
            "claim": row["claim"],
            "label": shown(row["label"]),
            "first": shown(row["first"]),
            "second": shown(row["second"]),
            "estimate": _number(row["estimate"]),
            "low": _number(row["low"]),
            "high": _number(row["high"]),
            "p": _number(row["p"]),
            "n": int(row["n"]),
            "first_threads": int(row["first_threads"]),
            "second_threads": int(row["second_threads"]),
            "coded": int(row.get("first_coded") or 0) + int(row.get("second_coded") or 0),
            "cautions": [shown(text) for text in _several(row["cautions"])],
        }
        for row in layer.table.to_dict("records")
    ]
    return {"rows": rows, "refusal": shown(layer.refusal), "notes": [shown(text) for text in layer.notes]}


def _topics(study: Study, layers: Mapping[str, Layer]) -> View:
    if "topic_summary" not in layers or "topics" not in layers:
        return {"rows": [], "notes": []}
    members = layers["topics"].table
    rows = []
    for row in layers["topic_summary"].table.to_dict("records"):
        inside = members[members["topic"] == row["topic"]].sort_values("typicality", ascending=False, kind="stable")
        rows.append(
            {
                "id": f"topic-{row['topic']}",
                "label": shown(row["label"]),
                "n": int(row["n"]),
                "typical": _several(row["typical"]),
                "all": [str(key) for key in inside.index],
                "populations": [(shown(name), int(n)) for name, n in _population_counts(study, inside.index)],
            }
        )
    notes = dict.fromkeys((*layers["topics"].notes, *layers["topic_summary"].notes))
    return {"rows": rows, "notes": [shown(text) for text in notes], "left": int((members["topic"] < 0).sum()), "all": len(members)}


def _population_counts(study: Study, keys: Any) -> list[tuple[str, int]]:
    counts = study.reactions.loc[keys, "population"].value_counts()
    return [(str(name), int(n)) for name, n in sorted(counts.items(), key=lambda item: (-item[1], str(item[0])))]


def _voices(layer: Layer | None) -> list[View]:
    if layer is None:
        return []
    keep = ("id", "thread", "owner", "kind", "verbatim", "first", "pages", "reaction", "start", "end")
    words = ("text", "speaker", "decided_by", "group", "place", "manner", "original", "outlet", "title", "path", "population")
    return [
        {key: row[key] for key in keep}
        | {key: shown(row[key]) for key in words}
        | {"likes": _number(row["likes"]), "anchor": anchor(row["id"])}
        for row in layer.table.to_dict("records")
    ]


def _pages(inventory: Any) -> list[View]:
    words = ("title", "path", "outlet", "form", "parser", "encoding", "language", "notes")
    numbers = ("comments", "pingbacks", "deleted", "replies", "quotes", "public_voices", "article_characters",
               "comment_characters", "dropped_characters")  # fmt: skip
    return [
        {key: shown(row[key]) for key in words}
        | {key: int(row[key]) for key in numbers}
        | {
            "id": row["id"],
            "name": shown(PurePath(shown(row["path"])).name),
            "published": _day(row["published"]),
            "dropped": sorted(row["dropped"].items(), key=lambda item: (-item[1], item[0])),
        }
        for row in inventory.to_dict("records")
    ]


def _reasons(inventory: Any) -> list[tuple[str, int]]:
    totals: dict[str, int] = {}
    for dropped in inventory["dropped"] if len(inventory) else ():
        for reason, count in dropped.items():
            totals[reason] = totals.get(reason, 0) + count
    return sorted(totals.items(), key=lambda item: (-item[1], item[0]))


def _bases(reactions: Any) -> list[View]:
    if not len(reactions):
        return []
    keys = ["population", "population_basis", "channel", "chosen_by"]
    counts = reactions.groupby(keys, observed=True, sort=True).agg(n=("id", "size"), threads=("thread", "nunique")).reset_index()
    return [{key: shown(value) for key, value in row.items()} for row in counts.to_dict("records")]


def _method(layer: Layer) -> View:
    parameters = {key: value for key, value in layer.parameters.items() if value not in (None, (), [])}
    said = "; ".join(f"{key} = {', '.join(map(str, value)) if isinstance(value, list | tuple) else value}" for key, value in parameters.items())
    return {
        "name": layer.name,
        "version": layer.version,
        "rows": len(layer.table),
        "parameters": shown(said),
        "notes": [shown(text) for text in layer.notes],
    }


def _coding(layer: Layer | None) -> list[View]:
    if layer is None:
        return []
    return [
        {"variable": shown(row["variable"]), "alpha": _number(row["alpha"]), "units": int(row["units"]),
         "twice": int(row["units_by_two"]), "verdict": shown(row["verdict"])}
        for row in layer.table.to_dict("records")
    ]  # fmt: skip


def _results(reactions: Any, layers: Mapping[str, Layer]) -> dict[str, View]:
    """For each reaction what the layers say of it, keyed by the reaction's id."""
    results: dict[str, View] = {key: {"population": shown(name)} for key, name in reactions["population"].items()}
    for key, score, label in _rows(layers.get("sentiment"), "score", "label"):
        results.get(key, {}).update(score=_number(score), sentiment=shown(label))
    for key, label in _rows(layers.get("stance"), "label"):
        results.get(key, {}).update(stance=shown(label))
    labels = {row["topic"]: shown(row["label"]) for row in _records(layers.get("topic_summary"))}
    for key, topic in _rows(layers.get("topics"), "topic"):
        if topic in labels:
            results.get(key, {}).update(topic=labels[topic])
    return results


def _rows(layer: Layer | None, *columns: str) -> Iterable[tuple[Any, ...]]:
    if layer is None:
        return ()
    return zip(layer.table.index, *(layer.table[column] for column in columns), strict=True)


def _records(layer: Layer | None) -> list[dict[str, Any]]:
    return [] if layer is None else [{str(key): value for key, value in row.items()} for row in layer.table.to_dict("records")]


def _wanted(view: View) -> list[str]:
    return list(dict.fromkeys(key for topic in view["topics"]["rows"] for key in (*topic["typical"], *topic["all"])))


def _example(row: Any, results: View) -> View:
    return {"text": shown(row["own_text"] or row["text"]), "author": shown(row["author"]), "population": shown(row["population"]),
            "number": _number(row["number"]), "anchor": anchor(str(row["id"])), "path": shown(PurePath(shown(row["path"])).name),
            **results}  # fmt: skip


def _index(threads: list[View], voices: list[View]) -> View:
    return {"with_comments": [thread for thread in threads if thread["rows"]], "public": [v for v in voices if v["kind"] == "public"]}


def _findings(view: View) -> View:
    """The sentences at the head: what was measured in each population, and what may be claimed of each difference."""
    measures = []
    for one in view["populations"]:
        parts = [_measure_words(measure) for measure in one["measures"] if measure["estimate"] is not None]
        if parts:
            threads = f"{one['threads']:,} thread{'' if one['threads'] == 1 else 's'}"
            measures.append({"lead": one["name"], "text": f"{'; '.join(parts)} (n = {one['n']:,} in {threads})."})
    return {"measures": measures, "pairs": _pairs(view["comparisons"]["rows"]), "refusal": view["comparisons"]["refusal"]}


CLAIMS = {"inferential": ("claim", "Claim"), "descriptive": ("described", "These texts only"), "none": ("refused", "No claim")}


def _pairs(rows: list[View]) -> list[View]:
    """Comparisons by the two populations that they compare, cautions that hold for all of them said once."""
    pairs: dict[tuple[str, str], View] = {}
    for row in rows:
        pair = pairs.setdefault(
            (row["first"], row["second"]), {"first": row["first"], "second": row["second"], "sentences": [], "cautions": []}
        )
        kind, tag = CLAIMS[row["claim"]]
        pair["sentences"].append({"text": row["sentence"], "kind": kind, "tag": tag})
        pair["cautions"] += [text for text in row["cautions"] if text not in pair["cautions"]]
    best = {"claim": 0, "described": 1, "refused": 2}
    return sorted(pairs.values(), key=lambda pair: min(best[one["kind"]] for one in pair["sentences"]))


def _measure_words(measure: View) -> str:
    value = f"{measure['estimate']:.0%}" if measure["share"] else f"{measure['estimate']:+.2f}".replace("-", "−")
    if measure["low"] is None:
        return f"{measure['label']} {value} (no interval)"
    ends = (f"{measure['low']:.0%}", f"{measure['high']:.0%}") if measure["share"] else (f"{measure['low']:+.2f}", f"{measure['high']:+.2f}")
    low, high = (end.replace("-", "−") for end in ends)
    return f"{measure['label']} {value} (95 % interval {low} to {high})"


def _number(value: Any) -> Any:
    """The number, or None where it is unknown or infinite."""
    try:
        return value if value is not None and math.isfinite(value) else None
    except TypeError:
        return None


def _several(value: Any) -> list[str]:
    if value is None or isinstance(value, float):
        return []
    return [part for part in value.split("\n") if part] if isinstance(value, str) else [str(part) for part in value]


def _day(value: Any) -> str:
    return f"{value:%Y-%m-%d}" if value is not None and value == value else ""
