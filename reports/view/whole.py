"""What the report shows, as plain lists and dicts for the HTML and the PDF alike: read from layers, nothing
computed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import PurePath
from typing import Any

from analysis.base import Layer, Study
from analysis.coding.codes import hand_labels
from reports.shown import View, anchor, number, sentence, shown, tidy
from reports.view.input import bases, counts, pages, reasons
from reports.view.method import method_views, versions
from reports.view.paragraph import paragraph_view
from reports.view.talk import candidates_by_comment, talk_view
from reports.view.themes import THEME_LAYERS, themes_view, topic_of
from reports.view.threads import thread_view
from reports.view.voices import voices
from threads.errors import BrokenInstallation, CommentariatError

SENTIMENTS = {"-1": "negative", "0": "neutral", "1": "positive"}
LAYERS = (
    "counting",
    "sentiment",
    "stance",
    "populations",
    "compare",
    "specifications",
    *THEME_LAYERS,
    "voices",
    "replies",
    "reply_offset",
    "tree",
    "network",
    "pairs",
    "camps",
    "camp_sides",
    "bridging",
    "talk",
    "coding",
    "confusions",
    "stance_validity",
    "keyness",
)
"""The layers that the report is made of; those that figures or other analyses ask for are listed with them."""


def build_view(
    study: Study,
    *,
    title: str | None,
    note: str | None,
    question: str | None = None,
    codebook: str | None = None,
    version: str | None = None,
    undrawn: Mapping[str, str] | None = None,
) -> View:
    """Everything that the report says, in the order in which it says it; `undrawn` are figures and why they are not
    there, `codebook` is the name of its file."""
    inventory = study.layer("inventory").table
    reactions = study.reactions
    layers, failed = shown_layers(study)
    results = _results(study, layers)
    candidates = candidates_by_comment(layers.get("tree"))
    view: View = {
        "title": shown(title or "Public reaction"),
        "note": shown(note),
        "question": shown(question),
        "paragraph": paragraph_view(study, layers, question=question, codebook=codebook, version=version),
        "counts": counts(study),
        "failed": [f"{said}." for said in failed.values()],
        "topics": themes_view(study, layers),
        "voices": voices(layers.get("voices")),
        "pages": pages(inventory),
        "reasons": reasons(inventory),
        "skipped": [{"path": shown(row.path), "reason": shown(row.reason)} for row in study.corpus.skipped],
        "bases": bases(reactions),
        "methods": method_views(study, LAYERS),
        "packages": versions(),
        "not_drawn": [f"{name.replace('_', ' ')}: {why.rstrip('.')}" for name, why in (undrawn or {}).items()],
        "coding": _coding(layers.get("coding")),
        "target": shown(study.defaults.get("stance", {}).get("target")),
        "seed": study.seed,
        "examples": _examples(reactions, results),
        "threads": [thread_view(thread, results, candidates) for thread in study.corpus],
    }
    view["talk"] = talk_view(layers.get("talk"))
    for thread in view["threads"]:
        thread["talk"] = view["talk"]["threads"].get(thread["id"])
    if "replies" in layers:
        view["counts"]["replies"] = len(layers["replies"].table)
    view["refusals"] = list(dict.fromkeys(sentence(layer.refusal) for layer in study.computed if layer.refusal))
    return view


def shown_layers(study: Study) -> tuple[dict[str, Layer], dict[str, str]]:
    """The layers that the report shows, and a sentence for each that could not be made."""
    from analysis.base import ANALYSES

    asked = {
        "coding": bool(study.defaults.get("coding")),
        "reply_offset": study.corpus.nobody is not None,
        "stance": bool(study.defaults.get("stance", {}).get("target")),
        "stance_validity": bool(study.defaults.get("coding") and study.defaults.get("stance", {}).get("target")),
    }
    layers, failed = {}, {}
    for name in LAYERS:
        if name in ANALYSES and asked.get(name, True):
            try:
                layers[name] = study.layer(name)
            except BrokenInstallation:
                raise
            except CommentariatError as error:
                failed[name] = f"The analysis “{name}” failed. {shown(error).rstrip('.')}"
    return layers, failed


def _coding(layer: Layer | None) -> list[View]:
    """How many reactions were coded for each variable, and how far coders agree."""
    if layer is None:
        return []
    return [
        {"variable": shown(row["variable"]), "alpha": number(row["alpha"]), "units": int(row["units"]),
         "twice": int(row["units_by_two"])}
        for row in layer.table.to_dict("records")
    ]  # fmt: skip


def _results(study: Study, layers: Mapping[str, Layer]) -> dict[str, View]:
    """For each reaction what people coded and what the layers say of it, keyed by the reaction's id."""
    named = study.reactions["population"]
    results: dict[str, View] = {str(key): {"population": shown(name)} for key, name in named.items()}
    if "coding" in layers:
        for key, label in hand_labels(study, "stance").items():
            results.get(key, {}).update(stance=shown(label))
        for key, label in hand_labels(study, "sentiment").items():
            results.get(key, {}).update(sentiment=SENTIMENTS.get(label, shown(label)))
    for key, is_counted, why in _rows(layers.get("counting"), "counted", "why"):
        results.get(key, {}).update(left_out="" if is_counted else shown(why))
    for key, topic in topic_of(layers).items():
        results.get(key, {}).update(topic)
    return results


def _rows(layer: Layer | None, *columns: str) -> Iterable[tuple[Any, ...]]:
    if layer is None:
        return ()
    return zip(layer.table.index, *(layer.table[column] for column in columns), strict=True)


def _examples(reactions: Any, results: Mapping[str, View]) -> dict[str, View]:
    """Each reaction as it is shown outside its thread, keyed by its id."""
    columns = ["id", "own_text", "text", "author", "population", "number", "channel", "path"]
    return {
        key: {
            "text": tidy(own or text), "author": shown(author), "population": shown(population), "channel": channel,
            "number": None if number(place) is None else f"#{place}", "anchor": anchor(key),
            "path": shown(PurePath(shown(path)).name),
            **results[key],
        }
        for key, own, text, author, population, place, channel,
        path in reactions[columns].astype(object).itertuples(index=False, name=None)
    }  # fmt: skip
