"""Threads with pseudonyms in place of their authors' names, for reports that are published."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from threads.model import Comment, Quote, Reply, Span, Thread

SHORTEST = 3
"""Names of fewer letters are not replaced inside texts: "cm" or "Al" would strike ordinary words."""


class Pseudonyms:
    """Stable pseudonyms, "Commenter 12", by the order in which the authors first speak in a corpus.

    Replaced are authors, their names where a text in the same thread uses them, and evidence; addresses of authors and
    permalinks go, and so do the page's path and address. Texts themselves can still be found by searching for them.
    """

    def __init__(self) -> None:
        self._names: dict[str, str] = {}

    def of(self, author: str) -> str:
        """The pseudonym of an author's name."""
        return self._names.setdefault(author, f"Commenter {len(self._names) + 1}")

    def names_out(self, thread: Thread) -> Callable[[str], str]:
        """A function that gives a text of that thread back with its authors' names replaced."""
        authors = dict.fromkeys(comment.author for comment in thread.comments if comment.author)
        veil = _Veil({author: self.of(author) for author in authors if len(author) >= SHORTEST})
        return lambda text: veil.text(text).text

    def apply(self, threads: Iterable[Thread]) -> Iterator[Thread]:
        """Yields the threads under pseudonyms."""
        for number, thread in enumerate(threads, 1):
            yield self._thread(thread, number)

    def _thread(self, thread: Thread, number: int) -> Thread:
        authors = [comment.author for comment in thread.comments if comment.author]
        for author in authors:
            self.of(author)
        veil = _Veil({author: self.of(author) for author in dict.fromkeys(authors) if len(author) >= SHORTEST})
        texts = {comment.id: veil.text(comment.text) for comment in thread.comments}
        return replace(
            thread,
            source=replace(thread.source, path=page_name(number), url=None, sha256=None),
            comments=tuple(self._comment(comment, texts[comment.id], veil) for comment in thread.comments),
            quotes=tuple(_quote(quote, texts.get(quote.owner), veil) for quote in thread.quotes),
        )

    def _comment(self, comment: Comment, veiled: Veiled, veil: _Veil) -> Comment:
        return replace(
            comment,
            text=veiled.text,
            author=self.of(comment.author) if comment.author else None,
            author_url=None,
            permalink=None,
            quoted=tuple((veiled.moved(start), veiled.moved(end)) for start, end in comment.quoted),
            replies_to=tuple(_reply(reply, veiled, veil) for reply in comment.replies_to),
        )


def page_name(number: int) -> str:
    """What stands for a page's path, by its place in the corpus, counted from 1."""
    return f"page {number}"


class Veiled:
    """A text after replacements, and where each offset of the old one is now."""

    def __init__(self, text: str, changes: list[tuple[Span, int]]) -> None:
        self.text = text
        self._ends = [end for (_, end), _ in changes]
        self._changes = changes

    def moved(self, offset: int) -> int:
        """The place of an old offset in the new text; one inside a replaced name moves to the name's end."""
        i = bisect_right(self._ends, offset)
        shift = self._changes[i - 1][1] if i else 0
        if i < len(self._changes):
            (start, end), after = self._changes[i]
            if start < offset < end:
                return end + after
        return offset + shift


class _Veil:
    def __init__(self, names: dict[str, str]) -> None:
        self._names = {name.casefold(): new for name, new in names.items()}
        longest_first = sorted(names, key=len, reverse=True)
        alternatives = "|".join(re.escape(name) for name in longest_first)
        self._pattern = re.compile(rf"(?<!\w)(?:{alternatives})(?!\w)", re.IGNORECASE) if names else None

    def text(self, text: str) -> Veiled:
        if self._pattern is None:
            return Veiled(text, [])
        pieces, changes, at, shift = [], [], 0, 0
        for match in self._pattern.finditer(text):
            new = self._names.get(match.group().casefold())
            if new is None:
                continue
            pieces += [text[at : match.start()], new]
            shift += len(new) - len(match.group())
            changes.append((match.span(), shift))
            at = match.end()
        return Veiled("".join([*pieces, text[at:]]), changes)

    def plain(self, text: str | None) -> str | None:
        return None if text is None else self.text(text).text


def _reply(reply: Reply, veiled: Veiled, veil: _Veil) -> Reply:
    return replace(
        reply,
        evidence=veil.plain(reply.evidence),
        start=None if reply.start is None else veiled.moved(reply.start),
        end=None if reply.end is None else veiled.moved(reply.end),
    )


def _quote(quote: Quote, owner: Veiled | None, veil: _Veil) -> Quote:
    if owner is None:
        return quote
    start, end = owner.moved(quote.start), owner.moved(quote.end)
    return replace(
        quote,
        start=start,
        end=end,
        text=owner.text[start:end],
        speaker=veil.plain(quote.speaker),
        speaker_start=None if quote.speaker_start is None else owner.moved(quote.speaker_start),
        speaker_end=None if quote.speaker_end is None else owner.moved(quote.speaker_end),
    )
