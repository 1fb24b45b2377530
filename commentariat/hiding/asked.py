"""What is to be hidden in what is written: names under pseudonyms, words left out, or both."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict, Unpack

from analysis.base import Study
from commentariat.bundle.veil import veiled_rules
from commentariat.hiding.keys import default_key, read_key
from commentariat.hiding.names_file import NO_NAMES, Decided, read_names
from commentariat.hiding.own_words import own_words
from commentariat.hiding.study import HiddenStudy
from commentariat.hiding.values import VeiledValues
from commentariat.hiding.withheld import Withheld
from commentariat.settings import BOTH, REDACTED, VEILED
from threads.corpus.grouping import EXTRA
from threads.corpus.names import Parts, People
from threads.corpus.pseudonyms import Pseudonyms, page_name
from threads.corpus.reactions import text_digest
from threads.corpus.redaction import LEFT_OUT, Redaction, redacted
from threads.corpus.store import Corpus, Skipped
from threads.model import Thread

if TYPE_CHECKING:
    import pandas as pd


class Hide(TypedDict, total=False):
    """What is to be hidden, as `report` and `study_of` take it: nothing, unless it is said.

    `pseudonyms` are asked for by a `key` (a file, made where there is none; without it the user's own) and `names`, a
    file of decisions; `redact_text` leaves out what people wrote.
    """

    pseudonyms: bool
    key: Path | str | None
    names: Path | str | None
    redact_text: bool


class Hiding:
    """Hides the names of the people of a corpus, its words, or both, in threads, in strings and in whole studies."""

    def __init__(self, corpus: Corpus, *, out: Path | None = None, **hide: Unpack[Hide]) -> None:
        self._corpus = corpus
        self.pseudonyms = hide.get("pseudonyms", False)
        given, names = hide.get("key"), hide.get("names")
        people, self.key, key = NO_NAMES, None, b"none"
        if self.pseudonyms:
            self.key = Path(given) if given else default_key()
            decided = read_names(Path(names)) if names else Decided()
            key = read_key(self.key, out=out)
            people = People.of(corpus, keep=decided.keep, veil=decided.veil, ordinary=decided.ordinary)
        self.names = Pseudonyms(key, people)
        self.quiet = Pseudonyms(key, people.shy_of(own_words())) if self.pseudonyms else self.names
        self._parts = Parts(people)
        self.redaction = Redaction(corpus) if hide.get("redact_text") else None

    @classmethod
    def asked(cls, corpus: Corpus, *, out: Path | None = None, **hide: Unpack[Hide]) -> Hiding | None:
        """What hides, where anything is to be hidden. No key may lie in `out`, the folder of what is published."""
        return cls(corpus, out=out, **hide) if hide.get("pseudonyms") or hide.get("redact_text") else None

    @property
    def people(self) -> People:
        """Those whose names are replaced."""
        return self.names.finder.people

    def threads(self, threads: Iterable[Thread]) -> Iterator[Thread]:
        """The threads as they are published."""
        for number, thread in enumerate(threads, 1):
            made = thread
            if self.pseudonyms:
                made = self.names.thread(thread, number)
                self._parts.learn(made)
            yield redacted(made, number, self.redaction) if self.redaction else made

    @cached_property
    def values(self) -> VeiledValues:
        """What becomes of strings in tables."""
        return VeiledValues(self._corpus, self.names, self.quiet, redaction=self.redaction)

    @property
    def withheld(self) -> Withheld:
        """What must not be left in what is written, once all threads were published."""
        people, parts = (self.people, self._parts) if self.pseudonyms else (None, None)
        return Withheld(people=people, parts=parts, redaction=self.redaction)

    @property
    def words(self) -> str:
        """What is said of the words in the settings of the bundle."""
        if self.redaction:
            return BOTH if self.pseudonyms else REDACTED
        return VEILED

    def string(self, text: str) -> str:
        """A text of the user's own (a title, a target) without what is hidden."""
        made = self.quiet.string(text)
        return self.redaction.string(made) if self.redaction else made

    def reactions(self, before: pd.DataFrame, published: Corpus) -> pd.DataFrame:
        """The reactions as they are published, row by row those before; both are indexed by id."""
        after = published.reactions().set_index("id", drop=False)
        known = {str(key): row for key, row in after[["text", "own_text", "digest"]].astype(object).iterrows()}
        said: dict[str, str] = {}
        written: dict[str, str] = {}
        columns = before[["id", "text", "own_text", "digest"]].astype(object).fillna("")
        for key, text, own, digest in columns.itertuples(name=None, index=False):
            row = known.get(self.values.identifier(str(key)))
            made = [text, own] if row is None else [row["text"], row["own_text"]]
            for old, new in zip((text, own), made, strict=True):
                if old:
                    written.setdefault(old, LEFT_OUT if self.redaction else self.names.string(new or ""))
            said.setdefault(digest, self._digest(str(key), digest, written.get(text, "")))
        for number, thread in enumerate(self._corpus, 1):
            if thread.source.path:
                said.setdefault(thread.source.path, page_name(number))
        self.values.learn(said, written)
        table = self.values.table(before.drop(columns=[name for name in before.columns if str(name).startswith(EXTRA)]))
        for name in after.columns:
            if str(name).startswith(EXTRA):  # what the threads lost cell by cell, the table has not either
                table[name] = after[name].reindex(table["id"].astype(object)).array
        return table

    def _digest(self, name: str, digest: str, text: str) -> str:
        """A digest of the text as published; of one that is left out nothing that a guess could be tried on."""
        return text_digest(f"{name} left out") if self.redaction else text_digest(text) if text else digest

    def _skipped(self, corpus: Corpus) -> tuple[Skipped, ...]:
        return tuple(Skipped(self.string(row.path), self.string(row.reason)) for row in corpus.skipped)

    def study(self, real: Study) -> HiddenStudy:
        """A study as it is published, for a table that is printed or written."""
        corpus = Corpus(
            tuple(self.threads(real.corpus)), rules=veiled_rules(real.corpus.rules, real.corpus, self.quiet),
            skipped=self._skipped(real.corpus), nobody=real.corpus.nobody,
        )  # fmt: skip
        return HiddenStudy(
            real, corpus, self.values, self.reactions(real.reactions, corpus), real.defaults, self.withheld
        )
