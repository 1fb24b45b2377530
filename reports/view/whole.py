"""What the report shows, as plain lists and dicts for the HTML and the PDF alike: read from layers, nothing
computed."""

from __future__ import annotations

from collections.abc import Mapping

from analysis.base import Layer, Study
from reports.shown import View, number, sentence, shown
from reports.view.examples import Examples
from reports.view.input import bases, counts, pages, reasons
from reports.view.method import method_views, versions
from reports.view.paragraph import paragraph_view
from reports.view.talk import talk_view
from reports.view.themes import THEME_LAYERS, themes_view
from reports.view.voices import voices
from threads.errors import BrokenInstallation, CommentariatError

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
    """Everything that the report says but the threads, in the order in which it says it; `undrawn` are figures and why
    they are not there, `codebook` is the name of its file."""
    inventory = study.layer("inventory").table
    reactions = study.reactions
    layers, failed = shown_layers(study)
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
        "examples": Examples(study, layers),
        "talk": talk_view(layers.get("talk")),
    }
    if "replies" in layers:
        view["counts"]["replies"] = layers["replies"].rows
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
