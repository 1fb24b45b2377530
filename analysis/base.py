"""Layers: results that stand beside the data, each keyed by the ids of what it is about."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, TypeVar, cast

from analysis.held import LayerFolder
from analysis.results import HeldLayer, HeldTable, Layer, Result, check_parameters, with_ids
from analysis.shelf import Shelf
from analysis.texts.packed import PackedTexts
from analysis.through import here, in_order
from threads.corpus.store import Corpus
from threads.errors import BadParameter
from threads.registry import Part, Registry
from threads.text.arithmetic import one_thread
from threads.text.encode import USE, let_go, using
from threads.text.memory import give_back

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["ABOUT", "ANALYSES", "Analysis", "KeptLayers", "Layer", "Result", "Study", "analyse", "analysis"]

T = TypeVar("T")
Item = TypeVar("Item")

SHARED_FROM = 20_000
"""Texts or comments from which a stage is shared out among workers. A worker takes 3.0 CPU-seconds and 290 MB before
its first text (imports, the encoder) and 560 MB at work. Measuring 2,500 comments took one process 23 CPU-seconds, two
workers 10 more, and 1,000 take 11: from here on that is a twentieth, and below it a report stays one process's size."""

LARGE = 20_000
"""Rows from which the table of a finished layer stands in a file and not in memory."""

BLOCK = 20_000
"""Texts that are Python's own objects while they are packed."""

ABOUT = frozenset({"reaction", "author", "reply", "topic", "thread", "quote", "population", "comparison"})


Analysis = Callable[..., Result]

ANALYSES: Registry[Analysis] = Registry("analysis", "analysis")


def analysis(name: str, *, about: str, version: int = 1) -> Callable[[Analysis], Analysis]:
    """Returns a decorator that registers an analysis: a function of a Study and keyword parameters."""
    if about not in ABOUT:
        raise BadParameter(f"An analysis is about one of {', '.join(sorted(ABOUT))}, not {about!r}.")
    return ANALYSES.register(name, about=about, version=version)


class KeptLayers(Protocol):
    """Where finished layers are kept while a run lasts, so that one that was killed need not make them again."""

    @property
    def folder(self) -> Path:
        """Where that is."""
        ...

    def find(self, layer: str) -> Result | None:
        """What was kept under this name, which tells one layer of the study from another; None where nothing was."""
        ...

    def add(self, layer: str, result: Result) -> bool:
        """Keeps it, where it can be kept to the last bit, and says whether."""
        ...

    def table(self, layer: str, columns: Sequence[str] | None = None) -> pd.DataFrame:
        """The table that was kept under this name, or these columns of it."""
        ...


@dataclass
class Study:
    """A corpus under analysis: its reactions, one seed, and the layers computed so far, each only once.

    `defaults` holds parameters by analysis ("stance": {"target": …}), so that an analysis that builds on another gets
    the same layer as the report shows. Stages of many texts are shared out by the `executor`, if there is one; no byte
    hangs on it. `told` hears how far such a stage is: done, of how many, what is done. `kept` keeps finished layers.
    `encoder` is what makes sentence vectors: see `threads.text.encode.encoder`.
    """

    corpus: Corpus
    seed: int = 0
    defaults: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    encoder: str = field(default=USE, kw_only=True)
    executor: Executor | None = field(default=None, repr=False, kw_only=True)
    told: Callable[[int, int, str], None] | None = field(default=None, repr=False, kw_only=True)
    kept: KeptLayers | None = field(default=None, repr=False, kw_only=True)
    _layers: dict[str, Layer] = field(default_factory=dict, repr=False)
    _shared: dict[str, Any] = field(default_factory=dict, repr=False)

    def __post_init__(self) -> None:
        if not isinstance(self.corpus, Corpus):
            raise BadParameter(
                f"A study is of the Corpus that commentariat.read returns, not of {type(self.corpus).__name__} "
                f"{self.corpus!r:.80}."
            )

    @cached_property
    def reactions(self) -> pd.DataFrame:
        """The reactions table, indexed by reaction id."""
        folder = self.kept.folder if self.kept else None
        return self.corpus.reactions(folder).set_index("id", drop=False).rename_axis(None)

    @cached_property
    def texts(self) -> PackedTexts:
        """What is analysed: each reaction's own words, in the order of `reactions`; "" where it has none."""
        words = self.reactions["own_text"]
        parts = (words.iloc[start : start + BLOCK].fillna("") for start in range(0, len(words), BLOCK))
        folder = self.kept.folder if self.kept else None
        return PackedTexts((text for part in parts for text in part.tolist()), folder=folder)

    def layer(self, name: str, **parameters: Any) -> Layer:
        """The layer of that analysis with these parameters; computed when first asked for.

        Its table is indexed by id and has the column `id`. Raises UnknownName, or BadParameter for a parameter that the
        analysis does not have, for a value that it cannot take, and for an analysis whose rows have no ids.
        """
        part = ANALYSES.get(name)
        wanted = {**self.defaults.get(name, {}), **parameters}
        key = name + json.dumps(wanted, sort_keys=True, default=str)
        if key not in self._layers:
            result, held = self._result(part, key, wanted)
            self._layers[key] = (Layer if held is None else HeldLayer)(
                name=name,
                version=part.options["version"],
                parameters={**wanted, "seed": self.seed},
                corpus=self.corpus.digest,
                about=part.options["about"],
                table=held or result.table,  # type: ignore[arg-type]
                notes=result.notes,
                refusal=result.refusal,
            )
            if held is not None:
                let_go(self.encoder, vectors=False)  # who needs it again loads it in a second
            del result
            give_back()
        return self._layers[key]

    def _result(self, part: Part[Analysis], key: str, wanted: Mapping[str, Any]) -> tuple[Result, HeldTable | None]:
        """What the analysis says, or said in a run that was stopped; and where its table is, if it is a large one."""
        name = f"{part.options['version']} {self.seed} {key}"
        result = self.kept.find(name) if self.kept else None
        is_kept = result is not None
        if result is None:
            with one_thread, using(self.encoder):
                result = _call(part.function, self, part.name, wanted)
                result = replace(result, table=with_ids(result, part.name))
        is_large = len(result.table) >= LARGE
        kept = self.kept or (self.once("layers on disk", LayerFolder.passing) if is_large else None)
        if kept and not is_kept:
            is_kept = kept.add(name, result)
        return result, HeldTable(partial(kept.table, name), result.table) if kept and is_kept and is_large else None

    def map(self, function: Callable[[Item], T], items: Iterable[Item], size: int, what: str = "") -> Iterator[T]:
        """Yields what the function says of each item, in their order; by workers where there are some and the items
        hold SHARED_FROM texts or more, `size` in all.

        The function stands in a module and says of an item what hangs on nothing else, so that the bytes are the same
        wherever it is done. `what` says what is being done.
        """
        if self.executor is None or size < SHARED_FROM:
            return here(function, items, size, what)
        return in_order(self.executor, partial(_under, self.encoder, function), items, what, self.told)

    @property
    def computed(self) -> tuple[Layer, ...]:
        """The layers computed so far, in the order in which they were finished."""
        return tuple(self._layers.values())

    def once(self, key: str, make: Callable[[], T]) -> T:
        """What several analyses share and is no layer of its own: made when first asked for under that key."""
        if key not in self._shared:
            self._shared[key] = make()
        return cast(T, self._shared[key])


def shelved(study: Study, things: Iterable[tuple[str, T]], size: int) -> Mapping[str, T]:
    """Things by name: in a file where they are of LARGE rows, `size` in all, and more, else in memory."""
    if size < LARGE:
        return dict(things)
    return Shelf(things, folder=study.kept.folder if study.kept else None)


def analyse(corpus: Corpus, name: str, *, seed: int = 0, **parameters: Any) -> Layer:
    """Runs one analysis on a corpus and returns its layer, whose `table` is a DataFrame indexed by id.

    The columns are the analysis's own: docs/reference.md lists the analyses and what a row of each is about. Raises
    UnknownName, which lists the analyses, and BadParameter, which lists the parameters or says what a value must be.
    """
    return Study(corpus, seed=seed).layer(name, **parameters)


def _under(encoder: str, function: Callable[[Item], T], item: Item) -> T:
    """In a worker: what the function says by that encoder."""
    with using(encoder):
        return function(item)


def _call(function: Analysis, study: Study, name: str, parameters: Mapping[str, Any]) -> Result:
    check_parameters(function, name, parameters)
    result = function(study, **parameters)
    if not isinstance(result, Result):
        raise BadParameter(
            f"The analysis {name!r} returned a {type(result).__name__}; it returns an analysis.base.Result."
        )
    return result
