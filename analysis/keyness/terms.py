"""The words and phrases of a reaction that may tell groups apart, and where in the text each stands."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from analysis.texts.markers import MARKER
from analysis.texts.words import Word, all_words

# Words of a phrase, at most; it neither begins nor ends with a function word.
LONGEST = 3
_JOINED = frozenset(" '’-\t\u3000")
# A word is a name where half of the threads that say it have an author called so, whom few there mention.
NAMED_FROM, FEW_MENTIONS, FEW_SHARE = 0.5, 2, 0.1

Term = tuple[str, ...]
Place = tuple[int, int]


def terms_of(text: str) -> dict[Term, Place]:
    """The words and phrases of a text by the keys of their words, each with the place of its first mention."""
    found: dict[Term, Place] = {}
    for run in runs(text):
        for at, first in enumerate(run):
            for end in range(at + 1, min(at + LONGEST, len(run)) + 1):
                last = run[end - 1]
                if may_end(first, alone=end == at + 1) and may_end(last, alone=end == at + 1):
                    found.setdefault(tuple(word.key for word in run[at:end]), (first.start, last.end))
    return found


def may_end(word: Word, *, alone: bool) -> bool:
    """Whether a phrase may begin or end with this word, or be it alone."""
    return word.kind == "content" or (not alone and word.kind == "letter" and word.form >= "\u3400")


def runs(text: str) -> Iterator[list[Word]]:
    """The words of a text in stretches that no mark cuts."""
    blank = MARKER.sub(lambda marker: "\n" * len(marker.group()), text)
    run: list[Word] = []
    for word in all_words(blank):
        if run and not _JOINED.issuperset(blank[run[-1].end : word.start]):
            yield run
            run = []
        run.append(word)
    if run:
        yield run


def author_words(
    authors: Sequence[tuple[str, str]], said: Callable[[str], Mapping[str, int]], sizes: Mapping[str, int]
) -> frozenset[str]:
    """The words that name an author, from pairs (thread, name as shown).

    `said` gives for a word the reactions that say it by thread, `sizes` how many reactions a thread has.
    """
    named: dict[str, set[str]] = {}
    for thread, name in sorted(set(authors)):
        for word in all_words(name[:200]):
            named.setdefault(word.key, set()).add(thread)
    return frozenset(word for word, threads in named.items() if _is_name(said(word), sizes, threads))


def _is_name(said: Mapping[str, int], sizes: Mapping[str, int], threads: set[str]) -> bool:
    few = sum(
        thread in threads and count <= max(FEW_MENTIONS, FEW_SHARE * sizes[thread]) for thread, count in said.items()
    )
    return bool(said) and few >= NAMED_FROM * len(said)
