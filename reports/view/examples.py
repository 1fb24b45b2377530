"""Each reaction as a report shows it outside its thread: made when it is asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import PurePath
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.base import Layer, Study
from analysis.coding.codes import hand_labels
from reports.ids import Places, places_of, rows_by, taken
from reports.shown import View, anchor, number, shown, tidy

SENTIMENTS = {"-1": "negative", "0": "neutral", "1": "positive"}
COLUMNS = ["id", "own_text", "text", "author", "population", "number", "channel", "path"]


class Examples(Mapping[str, View]):
    """The reactions of a study by id, each with what people coded and what the layers say of it.

    A view is kept once it is made. `make` makes several, which is cheaper than one by one.
    """

    def __init__(self, study: Study, layers: Mapping[str, Layer]) -> None:
        self._table = study.reactions
        self._made: dict[str, View] = {}
        self._results: dict[str, View] = {}
        self._layers = layers
        # By layer: of each reaction its row there; and of its columns each cell's number, and the cells that differ.
        self._cells_of: dict[str, tuple[Places, list[tuple[NDArray[np.int32], NDArray[np.object_]]]]] = {}
        coded = "coding" in layers
        self._hand = {
            name: hand_labels(study, name) if coded else {} for name in ("stance", "sentiment")
        }  # fmt: skip

    def __getitem__(self, key: str) -> View:
        if key not in self._made:
            self.make([key])
        return self._made[key]

    def __contains__(self, key: object) -> bool:
        return key in self._made or key in self._table.index

    def __iter__(self) -> Iterator[str]:
        return iter(self._table.index.astype(str).tolist())

    def __len__(self) -> int:
        return len(self._table)

    def make(self, keys: Iterable[str]) -> None:
        """Makes the views of these reactions; those that are none are passed over."""
        asked = [key for key in dict.fromkeys(keys) if key not in self._made]
        places = places_of(self._table.index, asked)
        rows = taken(self._table[COLUMNS], places[places >= 0])
        self._results |= self._said_of(rows)
        for key, own, text, author, population, place, channel, path in rows.astype(object).itertuples(index=False):
            self._made[key] = {
                "text": tidy(own or text), "author": shown(author), "population": shown(population), "channel": channel,
                "number": None if number(place) is None else f"#{place}", "anchor": anchor(key),
                "path": shown(PurePath(shown(path)).name),
                **self._results[key],
            }  # fmt: skip

    def texts(self, keys: Sequence[str]) -> list[str]:
        """The words of these reactions as their views have them, without what the layers say; raises KeyError."""
        places = places_of(self._table.index, keys)
        if (places < 0).any():
            raise KeyError(f"No reactions: {[key for key, place in zip(keys, places, strict=True) if place < 0]}")
        rows = taken(self._table[["own_text", "text"]], places)
        return [tidy(own or text) for own, text in rows.astype(object).itertuples(index=False)]

    @property
    def results(self) -> Mapping[str, View]:
        """What people coded and what the layers say of each reaction whose view was made."""
        return self._results

    def _said_of(self, rows: pd.DataFrame) -> dict[str, View]:
        found: dict[str, View] = {
            str(key): {"population": shown(name)} for key, name in zip(rows["id"], rows["population"], strict=True)
        }
        for name, labels in self._hand.items():
            for key, one in found.items():
                if (label := labels.get(key)) is not None:
                    one[name] = SENTIMENTS.get(label, shown(label)) if name == "sentiment" else shown(label)
        for key, is_counted, why in self._cells("counting", found, "counted", "why"):
            found[key]["left_out"] = "" if is_counted else shown(why)
        for key, theme, label in self._cells("theme_of", found, "theme", "label"):
            if theme >= 0:
                found[key] |= {"topic": shown(label), "topic_id": f"topic-{theme}"}
        return found

    def _cells(self, layer: str, keys: Iterable[str], *columns: str) -> Iterator[tuple[Any, ...]]:
        """The cells of a layer for those of the keys that it has."""
        if layer not in self._layers:
            return
        wanted = list(keys)
        if layer not in self._cells_of:
            table = self._layers[layer].columns(*columns)
            packed = [pd.factorize(table[name], use_na_sentinel=False) for name in columns]
            self._cells_of[layer] = (
                rows_by(self._table.index, table.index),
                [(codes.astype(np.int32), np.asarray(names, dtype=object)) for codes, names in packed],
            )
        rows, cells = self._cells_of[layer]
        found = places_of(self._table.index, wanted)
        places = np.where(found < 0, -1, rows[found])
        kept = [key for key, place in zip(wanted, places, strict=True) if place >= 0]
        yield from zip(kept, *(names[codes[places[places >= 0]]] for codes, names in cells), strict=True)
