"""Every string of a study's tables under pseudonyms: ids, labels, texts, whatever holds them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from analysis.results import Layer
from threads.corpus.names.veiled_text import Veiled
from threads.corpus.pseudonyms import Pseudonyms, ids_of
from threads.corpus.redaction import LEFT_OUT, Redaction
from threads.model import Thread

if TYPE_CHECKING:
    import pandas as pd

LABELS = frozenset({
    "author", "child_author", "parent_author", "first", "second", "speaker", "person", "outlet", "byline",
})  # fmt: skip
"""Columns that hold a name and nothing else."""
TEXTS = frozenset({"text", "own_text", "original", "evidence", "context", "title"})
"""Columns that hold what somebody wrote."""
LONG = 12
"""Letters of a text that is no term of the program's own, wherever it stands."""


class VeiledValues:
    """What becomes of the values in tables: ids by a list, names in label columns, names within all other strings.

    `quiet` are pseudonyms that leave words of the report's own alone, for cells that hold its terms; with a `redaction`
    strings that repeat what somebody wrote go.
    """

    def __init__(
        self, threads: Iterable[Thread], names: Pseudonyms, quiet: Pseudonyms, *, redaction: Redaction | None = None
    ) -> None:
        self._names, self._quiet, self._redaction = names, quiet, redaction
        self._ids: dict[str, str] = {}
        self._known: dict[str, dict[str, str]] = {}
        self._texts: dict[tuple[str, str], Veiled] = {}
        self._said: dict[str, str] = {}
        self._whole: dict[str, str] = {}
        for thread in threads:
            self._add(thread)

    def _add(self, thread: Thread) -> None:
        new, ids = self._names.identifier(thread.id), ids_of(thread, self._names)
        self._known[thread.id] = ids
        self._ids[thread.id] = new
        for one, other in ids.items():
            self._ids[f"{thread.id}/{one}"] = f"{new}/{other}"
        texts = {thread.article.id: thread.article.text} | {comment.id: comment.text for comment in thread.comments}
        for quote in thread.quotes:
            veiled = self._texts.setdefault(
                (thread.id, quote.owner), self._names.text(texts[quote.owner], thread=thread.id)
            )
            start, end = veiled.span(quote.start, quote.end) if self._redaction is None else (quote.start, quote.end)
            old = f"{thread.id}/{quote.owner}/{quote.start}-{quote.end}"
            self._ids[old] = f"{new}/{ids[quote.owner]}/{start}-{end}"

    def learn(self, said: Mapping[str, str], texts: Mapping[str, str]) -> None:
        """Whole strings (digests, paths) and texts whose counterparts are known: a short text may be a term of ours."""
        self._said |= said
        self._whole |= texts
        self._said |= {text: made for text, made in texts.items() if len(text) >= LONG}

    def identifier(self, name: str) -> str:
        """An id of a thread, of a comment or a voice or an author in it, of two of these joined by ">" or "|"."""
        if name in self._ids:
            return self._ids[name]
        thread, rest = self._split(name)
        if thread is None:
            return self.string(name)
        for mark in (">", "|"):
            if mark in rest:
                return f"{self._ids[thread]}/" + mark.join(self._member(thread, one) for one in rest.split(mark))
        return f"{self._ids[thread]}/{self._member(thread, rest)}"

    def _split(self, name: str) -> tuple[str | None, str]:
        at = name.find("/")
        while at > 0:
            if name[:at] in self._known:
                return name[:at], name[at + 1 :]
            at = name.find("/", at + 1)
        return None, name

    def _member(self, thread: str, name: str) -> str:
        return self._known[thread].get(name) or self._names.label(name) or ""

    def string(self, text: str) -> str:
        """Any other string with names replaced."""
        known = self._said.get(text)
        if known is not None:
            return known
        made = self._quiet.string(text)
        return self._redaction.string(made) if self._redaction else made

    def value(self, value: Any, *, label: bool = False) -> Any:
        """The value, whatever it holds."""
        if isinstance(value, str):
            if label:
                return self._names.label(value)
            return self.identifier(value) if value in self._ids or "/" in value else self.string(value)
        if isinstance(value, Mapping):
            return {self.value(key): self.value(one) for key, one in value.items()}
        if isinstance(value, list | tuple | set | frozenset):
            return type(value)(self.value(one) for one in value)
        return value

    def _text(self, value: Any) -> Any:
        """The value of a cell that holds what somebody wrote."""
        if not isinstance(value, str):
            return self.value(value)
        known = self._whole.get(value)
        if known is not None:
            return known
        return LEFT_OUT if self._redaction and value else self._names.string(value)

    def table(self, table: pd.DataFrame) -> pd.DataFrame:
        """The table with all strings in its columns and its index replaced, and offsets into texts moved."""
        made = table.copy()
        for column in table.columns:
            kind = table[column].dtype
            if kind.kind in "biufcmM" and kind.name != "category":
                continue
            label = str(column) in LABELS
            cells = table[column].astype(object)
            if str(column) in TEXTS:
                values = [self._text(one) for one in cells]
            else:
                values = [self.value(one, label=label) for one in cells]
            made[column] = _series(values, table.index, kind)
        if {"thread", "owner", "start", "end"} <= set(table.columns):
            self._move(table, made)
        made.index = table.index.map(self.value) if table.index.dtype.kind not in "iuf" else table.index
        made.index.name = table.index.name
        return made

    def _move(self, table: pd.DataFrame, made: pd.DataFrame) -> None:
        places = table[["thread", "owner", "start", "end"]].astype(object).itertuples(name=None, index=False)
        spans = [
            self._texts[thread, owner].span(int(start), int(end)) if (thread, owner) in self._texts else (start, end)
            for thread, owner, start, end in places
        ]
        for place, column in enumerate(("start", "end")):
            made[column] = _series([span[place] for span in spans], table.index, table[column].dtype)

    def layer(self, layer: Layer, *, corpus: str, parameters: Mapping[str, Any]) -> Layer:
        """The layer with its table, its parameters and its sentences under pseudonyms."""
        return replace(
            layer, corpus=corpus, parameters=parameters, table=self.table(layer.table),
            notes=tuple(map(self.string, layer.notes)),
            refusal=None if layer.refusal is None else self.string(layer.refusal),
        )  # fmt: skip


def _series(values: list[Any], index: Any, kind: Any) -> Any:
    import pandas as pd

    held = pd.Series(values, index=index, dtype=object)
    return held if kind == object else held.astype("category" if kind.name == "category" else kind)  # noqa: E721
