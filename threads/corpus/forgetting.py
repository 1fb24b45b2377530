"""Threads without one person: what they wrote and were quoted with, the name, and where others name or repeat them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from threads.corpus.names import NameFinder, People
from threads.corpus.names.folding import fold_name
from threads.corpus.names.people import PSEUDONYM
from threads.corpus.names.veiled_text import Veiled
from threads.corpus.pseudonyms import Pseudonyms, ids_of
from threads.corpus.redaction import LEFT_OUT, Redaction
from threads.model import Comment, Quote, Source, Thread

NOTE = "At somebody's request what they wrote was taken out, and where others named or repeated them."


class Forgotten(Pseudonyms):
    """Takes one person out of threads: `[…]` stands where the name and the words stood.

    A comment of theirs stays as a deleted one, without words, author and time, so that answers to it hang on.
    """

    def __init__(self, name: str, threads: Iterable[Thread]) -> None:
        threads = tuple(threads)
        self.who = fold_name(name)
        people = People.of(threads)
        if PSEUDONYM.fullmatch(self.who):
            people = People.of((), veil=[name])
        elif self.who not in people.shown:
            people = People.of((*threads, Thread(id="", comments=(Comment(id="1", author=name),))))
        super().__init__(b"nobody", people.only([self.who]))
        self._finder = NameFinder(people.only([self.who]), pseudonyms=bool(PSEUDONYM.fullmatch(self.who)))
        self._words = Redaction.of(text for thread in threads for text in self._said(thread))

    def of(self, name: str) -> str:
        """What stands for the name."""
        return LEFT_OUT if fold_name(name) == self.who else name

    def label(self, name: str | None) -> str | None:
        """What stands in a place that holds a name alone."""
        if name and fold_name(name) == self.who:
            return LEFT_OUT
        return name if not name else self.text(name, label=True).text

    def text(self, text: str, *, thread: str | None = None, label: bool = False) -> Veiled:
        """The text without the name and without what the person said."""
        spans = [(one.start, one.end) for one in self._finder.find(text, thread=thread, label=label)]
        return Veiled(text, [(start, end, LEFT_OUT) for start, end in _merged([*spans, *self._words.spans(text)])])

    def thread(self, thread: Thread, number: int) -> Thread:
        """The thread without the person; all else stays, its source too, unless that holds the name."""
        made = super().thread(thread, number)
        before = {self._renamed(comment.id, thread): comment for comment in thread.comments}
        whole = replace(
            made,
            source=self._source(thread.source),
            comments=tuple(self._kept(comment, before[comment.id]) for comment in made.comments),
            quotes=tuple(quote for quote in made.quotes if not self._is(quote.speaker)),
        )
        return whole if whole == thread else replace(whole, notes=(*whole.notes, NOTE))

    def _renamed(self, name: str, thread: Thread) -> str:
        if not self._names_somebody_in(name):
            return name
        return ids_of(thread, self)[name]

    def _kept(self, made: Comment, before: Comment) -> Comment:
        if self.who in (fold_name(before.author or ""), fold_name((before.author or "").lstrip("@"))):
            return replace(
                made, text="", kind="deleted", author=None, posted=None, likes=None, language=None, quoted=(),
                promoted=False, copy_of=None, extra={},
                replies_to=tuple(replace(reply, evidence=None, start=None, end=None) for reply in made.replies_to),
            )  # fmt: skip
        return replace(
            made, author_url=self._clean(before.author_url), permalink=self._clean(before.permalink),
            extra={name: self.string(said) for name, said in before.extra.items()},
        )  # fmt: skip

    def _source(self, source: Source) -> Source:
        return replace(
            source, url=self._clean(source.url), path=source.path and self.text(source.path, label=True).text
        )

    def _clean(self, address: str | None) -> str | None:
        return None if address is None or self._names_somebody_in(address) else address

    def _is(self, speaker: str | None) -> bool:
        return speaker == LEFT_OUT

    def _said(self, thread: Thread) -> Iterator[str]:
        yield from (one.text for one in thread.comments if one.author and fold_name(one.author) == self.who)
        for quote in thread.quotes:
            if quote.speaker and self._speaks(quote):
                yield from filter(None, (quote.text, quote.original))

    def _speaks(self, quote: Quote) -> bool:
        return fold_name(quote.speaker or "") == self.who


def _merged(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return merged
