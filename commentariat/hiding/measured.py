"""What was measured on words that are not published, kept beside the threads: from it the report can be made again."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any

from analysis.base import Layer, Study
from analysis.plain import plain, value_of
from analysis.results import Result
from commentariat.hiding.addresses import is_path, key_of
from commentariat.settings import BOTH, MEASURED, REDACTED, Settings
from threads.corpus.store import Corpus
from threads.errors import BadParameter, CommentariatError, UnreadableInput

if TYPE_CHECKING:
    import pandas as pd

    from commentariat.hiding.study import HiddenStudy

LAYER = ("name", "version", "about", "notes", "refusal")


def write_measured(study: HiddenStudy, folder: Path) -> Path:
    """Writes the reactions table, who is one person, every layer and every refusal of a study as they are published.

    Of files the names alone: where they stood is the user's, and the same study gives the same bytes anywhere.
    """
    layers = [
        {
            **{key: getattr(layer, key) for key in LAYER},
            "key": key_of(layer.name, layer.parameters),
            "parameters": plain(
                {
                    key: f"./{PurePath(value).name}" if is_path(value) else value
                    for key, value in layer.parameters.items()
                }
            ),
            "table": _plain_table(layer.table),
        }
        for layer in study.computed
    ]
    whole = {
        "reactions": _plain_table(study.reactions),
        "persons": plain(study.persons.tolist()),
        "layers": layers,
        "failed": study.failed,
    }
    path = folder / MEASURED
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(json.dumps(whole, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace"))
    return path


class BundleFiles:
    """The files of a report's bundle, for its manifest: asked for when all has been measured, with what was measured
    where something of the study is hidden. None is a study whose measured.json stands there already."""

    def __init__(self, files: Iterable[Path], study: Study | None, folder: Path) -> None:
        self._files, self._study, self._folder = list(files), study, folder
        self._all: list[Path] = []

    def __iter__(self) -> Iterator[Path]:
        from commentariat.hiding.study import HiddenStudy

        if not self._all:
            self._all = list(self._files)
            if self._files and isinstance(self._study, HiddenStudy):
                self._all.append(write_measured(self._study, self._folder))
        return iter(self._all)


class MeasuredStudy(Study):
    """A study of threads whose names or words are hidden: its layers are those that were measured before they were."""

    def __init__(self, corpus: Corpus, settings: Settings, defaults: Mapping[str, Mapping[str, Any]]) -> None:
        super().__init__(corpus, seed=settings.seed, defaults=defaults, encoder=settings.encoder)
        assert settings.path is not None
        held = _read(settings.path.parent / PurePath(MEASURED).name)
        self._words = settings.words
        self.__dict__["reactions"] = _table(held["reactions"])
        import pandas as pd

        self._shared["persons"] = pd.Series(value_of(held["persons"]), index=self.reactions.index, dtype=object)
        self._failed = dict(held["failed"])
        files = {PurePath(one).name: one for values in defaults.values() for one in values.values() if is_path(one)}
        self._kept = {one["key"]: _layer(one, corpus.digest, files) for one in held["layers"]}

    def layer(self, name: str, **parameters: Any) -> Layer:
        """The layer that was kept; one that was not is measured on what is left of the words, where any is. Raises
        BadParameter where none is, and as `Study.layer` does."""
        wanted = {**self.defaults.get(name, {}), **parameters, "seed": self.seed}
        key = key_of(name, wanted)
        if key in self._kept:
            return self._kept[key]
        if key in self._failed:
            raise CommentariatError(self._failed[key])
        if self._words in (REDACTED, BOTH):
            raise BadParameter(
                f"The analysis {name!r} with these parameters was not made before the words were left out, and without "
                "them it cannot be. Make it from the pages."
            )
        return super().layer(name, **parameters)

    @property
    def computed(self) -> tuple[Layer, ...]:
        """The layers that were kept, in the order in which they were finished, then those made since."""
        return (*self._kept.values(), *super().computed)


def has_measured(settings: Settings) -> bool:
    """Whether the settings are those of a bundle that keeps what was measured."""
    return bool(settings.words and settings.path and (settings.path.parent / PurePath(MEASURED).name).is_file())


def _read(path: Path) -> dict[str, Any]:
    try:
        held = json.loads(path.read_text(encoding="utf-8"))
        if not isinstance(held, dict) or {"reactions", "persons", "layers", "failed"} - set(held):
            raise ValueError("it lacks a part")
    except (OSError, ValueError, RecursionError) as error:
        raise UnreadableInput(path, str(error)) from error
    return held


def _layer(held: Mapping[str, Any], corpus: str, files: Mapping[str, str]) -> Layer:
    parameters = {key: files.get(PurePath(value).name, value) if is_path(value) else value
        for key, value in value_of(held["parameters"]).items()}  # fmt: skip
    made = Result(table=_table(held["table"]), notes=tuple(held["notes"]), refusal=held["refusal"])
    return Layer(
        name=held["name"], version=held["version"], parameters=parameters, corpus=corpus, about=held["about"],
        table=made.table, notes=made.notes, refusal=made.refusal,
    )  # fmt: skip


def _plain_table(table: pd.DataFrame) -> dict[str, Any]:
    return {
        "columns": [[str(name), str(table[name].dtype), plain(table[name].astype(object).tolist())] for name in table],
        "index": plain(table.index.tolist()),
        "numbers": table.index.dtype.kind in "iu",
    }


def _table(held: Mapping[str, Any]) -> pd.DataFrame:
    import pandas as pd

    index = pd.Index(value_of(held["index"]), dtype="int64" if held["numbers"] else object)
    columns: dict[str, Any] = {}
    for name, kind, values in held["columns"]:
        column = pd.Series(value_of(values), index=index, dtype=object)
        columns[name] = column if kind == "object" else column.astype(kind)
    return pd.DataFrame(columns, index=index)
