"""A study under pseudonyms or without words: measured on what people wrote, shown as it is published."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

from analysis.base import Layer, Study
from analysis.contents.persons import persons
from commentariat.hiding.addresses import key_of
from commentariat.hiding.values import VeiledValues
from commentariat.hiding.withheld import Withheld
from threads.corpus.store import Corpus
from threads.errors import CommentariatError

if TYPE_CHECKING:
    import pandas as pd


class HiddenStudy(Study):
    """The study that a report under pseudonyms is made from: each layer is that of the study on the real words, its
    strings replaced, so that no number hangs on a pseudonym.

    `real` is the study on the words as they are, `corpus` its threads as they are published, `values` what becomes of
    strings; `defaults` name the files of the bundle where the real ones name the user's.
    """

    def __init__(
        self, real: Study, corpus: Corpus, values: VeiledValues, reactions: pd.DataFrame,
        defaults: Mapping[str, Mapping[str, Any]], withheld: Withheld | None = None,
    ) -> None:  # fmt: skip
        super().__init__(corpus, seed=real.seed, defaults=defaults, encoder=real.encoder)
        self._real, self._values, self.withheld = real, values, withheld
        self._table = reactions
        self._made: dict[int, Layer] = {}
        self._paths = dict(_changed(real.defaults, defaults))
        self.persons = self._shared["persons"] = _numbered(persons(real), reactions.index)
        self.failed: dict[str, str] = {}

    @cached_property
    def reactions(self) -> pd.DataFrame:
        """The reactions table as it is published, indexed by reaction id."""
        return self._table

    def layer(self, name: str, **parameters: Any) -> Layer:
        """The layer on the real words with every string as it is published; raises as `Study.layer` does."""
        back = {new: old for old, new in self._paths.items()}
        wanted = {key: back.get(value, value) if isinstance(value, str) else value for key, value in parameters.items()}
        try:
            return self._published(self._real.layer(name, **wanted))
        except CommentariatError as error:
            said = self._values.string(str(error))
            shown = {**self.defaults.get(name, {}), **parameters, "seed": self.seed}
            self.failed[key_of(name, shown)] = said
            raise CommentariatError(said) from error

    @property
    def computed(self) -> tuple[Layer, ...]:
        """The layers computed so far, in the order in which they were finished."""
        return tuple(map(self._published, self._real.computed))

    def _published(self, layer: Layer) -> Layer:
        if id(layer) not in self._made:
            parameters = {key: self._parameter(value) for key, value in layer.parameters.items()}
            self._made[id(layer)] = self._values.layer(layer, corpus=self.corpus.digest, parameters=parameters)
        return self._made[id(layer)]

    def _parameter(self, value: Any) -> Any:
        known = self._paths.get(value) if isinstance(value, str) else None
        return self._values.value(value) if known is None else known


def _changed(real: Mapping[str, Mapping[str, Any]], shown: Mapping[str, Mapping[str, Any]]) -> list[tuple[str, str]]:
    """Texts of the parameters, paths of files above all, as they are and as they are shown."""
    return [
        (value, shown[name][key])
        for name, values in real.items()
        for key, value in values.items()
        if isinstance(value, str) and isinstance(shown.get(name, {}).get(key), str)
    ]


def _numbered(people: pd.Series[Any], index: Any) -> pd.Series[Any]:
    """Who is one person, by number."""
    import pandas as pd

    numbers, _ = pd.factorize(people)
    return pd.Series([f"person {n}" if n >= 0 else None for n in numbers], index=index, dtype=object)
