"""What sections are made from: the study's layers, the words, the reactions as they are shown, and the numbers."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar, cast

import numpy as np
from numpy.typing import NDArray

from analysis.base import Layer, Study
from analysis.coding.codes import codes_of, hand_labels
from reports.blocks import Column
from reports.ids import Ids, Mask, ids_at, joined, shared_words
from reports.pieces import Behind, Fact
from reports.shown import View, shown
from reports.view.sample import FIRST, CommentSample
from reports.words import Words
from threads.errors import CommentariatError

if TYPE_CHECKING:
    import pandas as pd

    from reports.view.examples import Examples

T = TypeVar("T")

_NOT_IN_ADDRESS = re.compile(r"[^\w.-]+")


@dataclass
class FactBook:
    """The numbers of a report by their addresses; one address has one number."""

    by_id: dict[str, Fact] = field(default_factory=dict)

    def add(self, fact: Fact) -> Fact:
        """The number, kept under its address; the same number may be said again, another may not stand there."""
        held = self.by_id.setdefault(fact.id, fact)
        if (held.text, held.source) != (fact.text, fact.source):
            raise ValueError(f"Two numbers at one address {fact.id}: {held.text} and {fact.text}")
        return held


@dataclass(kw_only=True)
class Material:
    """What a section may use. `layers` holds those that could be made, `failed` a sentence for each other one;
    `view` the voices, pages and people as plain lists; `reactions` each reaction as it is shown, by id; `sample` the
    comments that the report carries, where it does not carry all."""

    study: Study
    words: Words
    layers: Mapping[str, Layer]
    failed: Mapping[str, str]
    view: View
    version: str
    sample: CommentSample | None = None
    facts: FactBook = field(default_factory=FactBook)
    _made: dict[str, Any] = field(default_factory=dict, repr=False)

    def once(self, name: str, make: Callable[[], T]) -> T:
        """What several sections ask for, made when it is first asked for."""
        if name not in self._made:
            self._made[name] = make()
        return cast(T, self._made[name])

    @property
    def reactions(self) -> Mapping[str, View]:
        """Each reaction as it is shown outside its thread, by id."""
        examples: Mapping[str, View] = self.view["examples"]
        return examples

    def texts(self, keys: Sequence[str]) -> list[str]:
        """The words of these reactions as they are shown."""
        examples: Examples = self.view["examples"]
        return examples.texts(keys)

    @property
    def index(self) -> pd.Index[Any]:
        """The ids of all reactions, in the order of the pages."""
        return self.study.reactions.index

    @cached_property
    def quoted(self) -> Mask:
        """For each reaction whether it is quoted in a page, and no comment."""
        return (self.study.reactions["channel"] == "quoted").to_numpy(dtype=bool)

    @cached_property
    def threads(self) -> NDArray[np.object_]:
        """The thread of each reaction."""
        return shared_words(self.study.reactions["thread"])

    @cached_property
    def titles(self) -> Mapping[str, str]:
        """What each thread is called, by its id."""
        return {page["id"]: page["title"] or page["name"] or "Untitled page" for page in self.view["pages"]}

    @cached_property
    def _drawn(self) -> Mask | None:
        """For each reaction whether it is in the sample."""
        return None if self.sample is None else self.index.isin(self.sample.ids)

    def carries(self, thread: str) -> bool:
        """Whether comments of the thread are shown, where not all are: those drawn."""
        return self._drawn is None or thread in self.once("drawn from", lambda: set(self.threads[self._drawn].tolist()))

    def table(self, layer: str, *columns: str) -> pd.DataFrame | None:
        """The table of a layer, or these columns of it; None where it could not be made, or has no row."""
        found = self.layers.get(layer)
        if found is None or not found.rows:
            return None
        return found.columns(*columns) if columns else found.table

    def rows(self, layer: str) -> list[dict[str, Any]]:
        """The rows of a layer that has few; none where it could not be made."""
        table = self.table(layer)
        return [] if table is None else records(table)

    def largest(self, layer: str, *columns: str, most: int) -> list[dict[str, Any]]:
        """The rows of a layer that are largest by these columns, of equal ones the first by their ids."""
        table = self.table(layer)
        if table is None:
            return []
        first = table[columns[0]].to_numpy()
        if len(first) > most:  # what is less than so many others cannot be one of the largest
            table = table[first >= np.partition(first, len(first) - most)[len(first) - most]]
        names = table.index.astype(str).to_numpy(dtype=object)
        order = np.lexsort((names, *(-table[column].to_numpy() for column in columns[::-1])))
        return records(table.iloc[order[:most]])

    def ids(self, keys: Iterable[str]) -> Ids:
        """Those of the keys that are reactions, each once."""
        return ids_at(self.index, keys)

    def among(self, keys: Iterable[str]) -> Mask:
        """For each reaction whether it is one of these."""
        mask = np.zeros(len(self.index), dtype=bool)
        mask[self.ids(keys).places] = True
        return mask

    @cached_property
    def hand(self) -> Mapping[str, Mapping[str, str]]:
        """Hand codes on which coders agree or that were settled, by variable and reaction."""
        if "coding" not in self.layers:
            return {}
        found: dict[str, Mapping[str, str]] = {}
        for variable in self.layers["coding"].table["variable"]:
            try:
                found[str(variable)] = {
                    str(key): str(label) for key, label in hand_labels(self.study, variable).items()
                }
            except CommentariatError:
                continue
        return found

    def coded_as(self, variable: str, label: str) -> Mask:
        """For each reaction whether people coded it so, and agree or settled on it."""
        codes = self.hand.get(variable, {})
        return self.among(key for key, code in codes.items() if code == label)

    @cached_property
    def coded(self) -> Mapping[str, frozenset[str]]:
        """The reactions that somebody coded, by variable, whether coders agree or not."""
        try:
            table = codes_of(self.study)
        except CommentariatError:
            table = None
        if table is None:
            return {}
        return {str(key): frozenset(rows["reaction"].astype(str)) for key, rows in table.groupby("variable")}

    @property
    def target(self) -> str:
        """What stance is asked towards, in the user's words; "" where none was named."""
        return shown(self.study.defaults.get("stance", {}).get("target"))

    @cached_property
    def counted(self) -> Mapping[str, Ids]:
        """The reactions that count, by population, the largest first, in the order of the pages."""
        table = self.table("counting", "counted", "population")
        if table is None:
            return {}
        table = table.loc[table["counted"].astype(bool), ["population"]]
        found = {str(name): self.ids(ids) for name, ids in table.groupby("population", sort=False).groups.items()}
        return dict(sorted(found.items(), key=lambda item: (-len(item[1]), item[0])))

    @cached_property
    def everything(self) -> Ids:
        """The reactions that count, population by population."""
        return joined(self.index, self.counted.values())

    @cached_property
    def discussions(self) -> Mapping[str, int]:
        """In how many threads the reactions of each population that count stand."""
        return {name: len(set(self.threads[ids.places].tolist())) for name, ids in self.counted.items()}

    def fact(
        self, address: str, text: str, value: float | None, label: str, source: str, *behind: Behind, note: str = ""
    ) -> Fact:
        """A number under its address, with what stands behind it; reactions that are not shown are left out, and where
        the report carries a sample the first of each group are added to it."""
        groups = tuple(map(self._carried, behind))
        made = Fact(
            id=address_of(address), text=text, value=value, label=label, source=source, note=note,
            behind=tuple(one for one in groups if one.ids),
        )  # fmt: skip
        return self.facts.add(made)

    def _carried(self, group: Behind) -> Behind:
        """The group with those of its reactions that the report carries, and how many more they are."""
        if group.more:
            return group
        ids = self.ids(group.ids)
        kept = ids
        if self._drawn is not None:
            drawn = self._drawn[ids.places]
            drawn[:FIRST] = True
            kept = Ids(ids.names, ids.places[drawn])
        return Behind(label=group.label, ids=tuple(kept), more=len(ids) - len(kept))

    def count(self, address: str, n: int, label: str, source: str, *behind: Behind, note: str = "") -> Fact:
        """A whole number."""
        return self.fact(address, self.words.number(n), n, label, source, *behind, note=note)

    def columns(self, table: str, heads: Sequence[tuple[str, bool]]) -> tuple[Column, ...]:
        """The heads of a table from the messages "table.head"; each with whether numbers stand below; the first names
        the rows."""
        return tuple(
            Column(head=self.words.text(f"{table}.{key}"), numeric=numeric, row=not place)
            for place, (key, numeric) in enumerate(heads)
        )


def address_of(words: str) -> str:
    """An address within the page: words joined by hyphens, letters of any script kept."""
    return _NOT_IN_ADDRESS.sub("-", words.strip().lower()).strip("-")


def behind(label: str, ids: Sequence[str]) -> Behind:
    """Reactions behind a number, with what they have in common."""
    return Behind(label=label, ids=ids)


def records(table: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows of a table, their cells by column."""
    return [{str(key): cell for key, cell in row.items()} for row in table.to_dict("records")]
