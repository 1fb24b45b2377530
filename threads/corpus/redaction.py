"""Threads without a word of what people wrote: who answers whom, when, how much liked; no text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from threads.corpus.names.folding import HAN, KANA
from threads.corpus.pseudonyms import page_name
from threads.model import Comment, Quote, Span, Thread

LEFT_OUT = "[…]"
WORDS, LETTERS = 5, 8
"""Words in a row, and letters of Chinese or Japanese, from which a string repeats a text."""

_PART = re.compile(f"[{HAN}{KANA}]+|[^\\W_{HAN}{KANA}]+")
_UNSPACED = re.compile(f"[{HAN}{KANA}]")


class Redaction:
    """Knows every run of words of a corpus: its comments, articles, titles and quotations."""

    def __init__(self, threads: Iterable[Thread] = ()) -> None:
        self._runs: set[int] = set()
        self._whole: set[str] = set()
        for thread in threads:
            self._learn(texts_of(thread))

    @classmethod
    def of(cls, texts: Iterable[str]) -> Redaction:
        """Knows the runs of words of these texts alone."""
        made = cls()
        made._learn(texts)
        return made

    def _learn(self, texts: Iterable[str]) -> None:
        for text in texts:
            self._runs.update(hash(run) for run, _ in runs(text))
            self._whole.add(" ".join(text.split()))

    def spans(self, text: str) -> Iterator[Span]:
        """Yields the spans of a text that repeat a run; they may overlap."""
        for run, span in runs(text) if self._runs else ():
            if hash(run) in self._runs:
                yield span

    def repeats(self, text: str, *, words: int = WORDS, letters: int = LETTERS) -> str | None:
        """The first run of the corpus's words that a text repeats, so many of them in a row; None where there is
        none."""
        held = 0
        extra = words - WORDS
        for run, _ in runs(text):
            held = held + 1 if hash(run) in self._runs else 0
            if held > (max(0, letters - LETTERS) if _UNSPACED.match(run) else extra):
                return run
        return None

    def string(self, text: str) -> str:
        """The text, or the mark of what was left out where it repeats what somebody wrote."""
        if " ".join(text.split()) in self._whole or self.repeats(text):
            return LEFT_OUT
        return text


def texts_of(thread: Thread) -> Iterator[str]:
    """Yields what people wrote: comments, sentences in other columns of an export, the article, its title, quotations
    and their originals."""
    yield from (comment.text for comment in thread.comments if comment.text)
    for comment in thread.comments:
        yield from (said for said in comment.extra.values() if next(runs(said), None) is not None)
    yield from filter(None, (thread.article.text, thread.article.title))
    for quote in thread.quotes:
        yield from filter(None, (quote.text, quote.original))


def runs(text: str) -> Iterator[tuple[str, Span]]:
    """Yields each run of WORDS words, and of LETTERS letters where words are not parted, with its span."""
    words: list[re.Match[str]] = []
    letters: list[tuple[str, int]] = []
    for match in _PART.finditer(text):
        if _UNSPACED.match(match.group()):
            letters += [(letter, match.start() + place) for place, letter in enumerate(match.group())]
            for at in range(max(0, len(letters) - len(match.group()) - LETTERS + 1), len(letters) - LETTERS + 1):
                run = letters[at : at + LETTERS]
                yield "".join(letter for letter, _ in run), (run[0][1], run[-1][1] + 1)
            del letters[: -LETTERS + 1]
            words.clear()
            continue
        words.append(match)
        if len(words) >= WORDS:
            del words[:-WORDS]
            yield " ".join(one.group().lower() for one in words), (words[0].start(), match.end())


def redacted(thread: Thread, number: int, redaction: Redaction) -> Thread:
    """The thread without words; its title and its addresses, by which they are found, go too. Quotes keep their places
    in a text that is left out."""

    def told(text: str | None) -> str | None:
        return None if text is None else redaction.string(text)

    def quote_of(quote: Quote) -> Quote:
        return replace(
            quote, text=LEFT_OUT, original=None, decided_by=None, manner=None, speaker_start=None, speaker_end=None,
            speaker=told(quote.speaker), group=told(quote.group), place=told(quote.place),
        )  # fmt: skip

    return replace(
        thread,
        source=replace(thread.source, path=page_name(number), url=None, sha256=None),
        article=replace(thread.article, title=None, text="", turns=()),
        comments=tuple(map(_wordless, thread.comments)),
        quotes=tuple(map(quote_of, thread.quotes)),
        notes=tuple(map(redaction.string, thread.notes)),
    )


def _wordless(comment: Comment) -> Comment:
    replies = (replace(reply, evidence=None, start=None, end=None) for reply in comment.replies_to)
    return replace(
        comment, text=LEFT_OUT if comment.text else "", quoted=(), permalink=None, author_url=None, at=None,
        extra={name: said for name, said in comment.extra.items() if next(runs(said), None) is None},
        replies_to=tuple(replies),
    )  # fmt: skip
