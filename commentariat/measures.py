"""What an export carries of the analyses (`--with`): columns for comments, reactions and authors, and what must be said
of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from threads.errors import UnknownName
from threads.exchange.own import ExportColumn

if TYPE_CHECKING:
    from analysis.base import Layer, Study

SIDES = frozenset({"FAVOR", "AGAINST"})
CAMPS = "AB"
"""The report's letters for a thread's two camps."""


@dataclass(slots=True)
class Measures:
    """Columns, and their values by reaction (`thread/comment`, of quoted voices with their place) and by author
    (`thread/name`); `said` are the refusals, for who asked."""

    columns: list[ExportColumn] = field(default_factory=list)
    reactions: dict[str, dict[str, Any]] = field(default_factory=dict)
    authors: dict[str, dict[str, Any]] = field(default_factory=dict)
    said: list[str] = field(default_factory=list)

    def add(self, columns: Iterable[ExportColumn], layer: Layer, values: Iterable[tuple[str, dict[str, Any]]]) -> None:
        """Takes the layer's columns in, with its notes beside the first, and its values."""
        first, *others = columns
        source = f"{layer.name}, version {layer.version}"
        notes = [*([f"Refused: {layer.refusal}"] if layer.refusal else []), *layer.notes]
        self.columns += [replace(first, source=source, note=" ".join([first.note, *notes]).strip())]
        self.columns += [replace(one, source=source) for one in others]
        if layer.refusal:
            self.said.append(f"{first.name}: {layer.refusal}")
        for key, row in values:
            self.reactions.setdefault(key, {}).update(row)


def measures(study: Study, names: Sequence[str]) -> Measures:
    """What the study's layers say under these names (`MEASURES`), in their order, each once.

    Raises UnknownName, and what the analyses raise: BadParameter for a stance without a target.
    """
    check_names(names)
    found = Measures()
    for name in dict.fromkeys(names):
        MEASURES[name](study, found)
    return found


def check_names(names: Iterable[str]) -> None:
    """Raises UnknownName, which lists those known, for a measure that there is none of."""
    for name in names:
        if name not in MEASURES:
            raise UnknownName("measure", name, tuple(MEASURES))


def _sentiment(study: Study, found: Measures) -> None:
    layer = study.layer("sentiment")
    columns = (
        ExportColumn("sentiment", "real", "Probability of positive less that of negative.", "-1 to 1"),
        ExportColumn("sentiment_label", "text", "The most probable of the three.", "negative neutral positive"),
    )
    found.add(columns, layer, _values(layer, {"score": "sentiment", "label": "sentiment_label"}))


def _stance(study: Study, found: Measures) -> None:
    layer = study.layer("stance")
    target = layer.parameters.get("target", "")
    columns = (
        ExportColumn("stance", "text", f"The side that people coded, on “{target}”.", "FAVOR AGAINST NONE UNCLEAR"),
        ExportColumn("stance_read", "text", "The side that a machine reads which learnt from the codes.",
            "FAVOR AGAINST NONE", note="Shares are never counted from these."),
        ExportColumn("stance_share", "real", "How sure the machine is of that side.", "0 to 1"),
        ExportColumn("stance_matter", "yes", "Whether the reaction is on the matter."),
        ExportColumn("stance_relevance", "real", "How near it is to the statements for and against.", "-1 to 1"),
    )  # fmt: skip
    names = {"label": "stance", "read": "stance_read", "share": "stance_share", "matter": "stance_matter",
        "relevance": "stance_relevance"}  # fmt: skip
    values = _values(layer, names)
    if layer.refusal:  # no side stands where nobody coded one
        values = ((key, {name: None if value in SIDES else value for name, value in row.items()})
            for key, row in values)  # fmt: skip
    found.add(columns, layer, values)


def _themes(study: Study, found: Measures) -> None:
    layer = study.layer("theme_of")
    columns = (
        ExportColumn("theme", "whole", "Number of the theme.", "from 0; -1: no shared subject; empty: not counted"),
        ExportColumn("theme_label", "text", "The theme's label."),
        ExportColumn("themes", "json", "All themes whose words it uses, where there may be several.", "[label]"),
    )
    found.add(columns, layer, _values(layer, {"theme": "theme", "label": "theme_label", "themes": "themes"}))


def _population(study: Study, found: Measures) -> None:
    found.columns += POPULATION
    for key, *cells in study.reactions[["id", "population", "population_basis"]].itertuples(index=False):
        row = zip(("population", "population_basis"), map(_plain, cells), strict=True)
        found.reactions.setdefault(str(key), {}).update(row)


def _camps(study: Study, found: Measures) -> None:
    layer = study.layer("camps")
    columns = (
        ExportColumn("camp", "text", "The author's camp in this thread; A and B are arbitrary in each.", "A B"),
        ExportColumn("camp_why", "text", "Why the author is in none."),
        ExportColumn("camp_side", "text", "The side that the codes name the camp by.", "FAVOR AGAINST"),
    )
    names = {"camp": "camp", "why": "camp_why", "side": "camp_side"}
    found.add(columns, layer, ())
    ids = layer.table["reaction_ids"]
    for key, row in _values(layer, names):
        row["camp"] = None if row["camp"] is None else CAMPS[int(row["camp"])]
        found.authors[key] = row
        for reaction in ids[key]:
            found.reactions.setdefault(str(reaction), {}).update(row)


def _codes(study: Study, found: Measures) -> None:
    layer = study.layer("codes")
    names = [name for name in layer.table.columns if name.startswith("code_")]
    columns = [
        ExportColumn(name, "text", f"The hand code of “{name.removeprefix('code_')}”.", "the codebook's")
        for name in names
    ] or [ExportColumn("code", "text", "Hand codes.")]
    found.add(columns, layer, _values(layer, {name: name for name in names}))


MEASURES: Mapping[str, Callable[[Study, Measures], None]] = {
    "sentiment": _sentiment, "stance": _stance, "themes": _themes, "population": _population, "camps": _camps,
    "codes": _codes,
}  # fmt: skip
POPULATION = (
    ExportColumn("population", "text", "Whom the reaction is counted with.", "", "rules of study.toml, else defaults"),
    ExportColumn("population_basis", "text", "The rule that said so.", "", "rules of study.toml, else defaults"),
)


def _values(layer: Layer, names: Mapping[str, str]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each row's id with the values of these columns under their new names; what is unknown is None."""
    table = layer.table[list(names)]
    for key, cells in zip(table.index, table.itertuples(index=False, name=None), strict=True):
        yield str(key), dict(zip(names.values(), map(_plain, cells), strict=True))


def _plain(value: Any) -> Any:
    """The value as Python has it: None for what is unknown, lists as they are, "" as None."""
    if isinstance(value, list | tuple):
        return list(value) or None
    if value is None or value == "" or value != value or str(value) == "<NA>":
        return None
    return value.item() if hasattr(value, "item") else value
