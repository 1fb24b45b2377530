"""What sections are made from: the study's layers, the words, the reactions as they are shown, and the numbers."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar, cast

from analysis.base import Layer, Study
from analysis.coding.codes import codes_of, hand_labels
from reports.blocks import Column
from reports.pieces import Behind, Fact
from reports.shown import View, shown
from reports.words import Words
from threads.errors import CommentariatError

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
    `view` the threads, voices and people as plain lists; `reactions` each reaction as it is shown, by id."""

    study: Study
    words: Words
    layers: Mapping[str, Layer]
    failed: Mapping[str, str]
    view: View
    version: str
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

    @cached_property
    def threads(self) -> Mapping[str, str]:
        """The thread of each reaction, by the reaction's id."""
        table = self.study.reactions
        return dict(zip(table.index.astype(str), table["thread"].astype(str), strict=True))

    def rows(self, layer: str) -> list[dict[str, Any]]:
        """The rows of a layer; none where it could not be made."""
        if layer not in self.layers:
            return []
        return [{str(key): cell for key, cell in row.items()} for row in self.layers[layer].table.to_dict("records")]

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
    def counted(self) -> Mapping[str, tuple[str, ...]]:
        """The reactions that count, by population, the largest first, in the order of the pages."""
        found: dict[str, list[str]] = {}
        for row in self.rows("counting"):
            if row["counted"]:
                found.setdefault(str(row["population"]), []).append(str(row["id"]))
        return {name: tuple(ids) for name, ids in sorted(found.items(), key=lambda item: (-len(item[1]), item[0]))}

    def fact(
        self, address: str, text: str, value: float | None, label: str, source: str, *behind: Behind, note: str = ""
    ) -> Fact:
        """A number under its address, with what stands behind it; reactions that are not shown are left out."""
        groups = tuple(
            Behind(label=one.label, ids=tuple(key for key in one.ids if key in self.reactions)) for one in behind
        )
        made = Fact(
            id=address_of(address), text=text, value=value, label=label, source=source, note=note,
            behind=tuple(one for one in groups if one.ids),
        )  # fmt: skip
        return self.facts.add(made)

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
    return Behind(label=label, ids=tuple(dict.fromkeys(ids)))
