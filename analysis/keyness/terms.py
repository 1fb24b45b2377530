"""The words and phrases of a reaction that may tell groups apart, and where in the text each stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

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
    for run in _runs(text):
        for at, first in enumerate(run):
            for end in range(at + 1, min(at + LONGEST, len(run)) + 1):
                last = run[end - 1]
                if _may(first, alone=end == at + 1) and _may(last, alone=end == at + 1):
                    found.setdefault(tuple(word.key for word in run[at:end]), (first.start, last.end))
    return found


def _may(word: Word, *, alone: bool) -> bool:
    return word.kind == "content" or (not alone and word.kind == "letter" and word.form >= "\u3400")


def _runs(text: str) -> Iterator[list[Word]]:
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


@dataclass
class Names:
    """Which words are names of authors: built from who writes in each thread and from what is said there."""

    said: dict[str, Counter[str]] = field(default_factory=dict)
    sizes: Counter[str] = field(default_factory=Counter)

    def note(self, thread: str, terms: Mapping[Term, Place]) -> None:
        """Takes note of what one reaction of a thread says."""
        self.sizes[thread] += 1
        for word in {term[0] for term in terms if len(term) == 1}:
            self.said.setdefault(word, Counter())[thread] += 1

    def found(self, authors: Sequence[tuple[str, str]]) -> frozenset[str]:
        """The words that name an author, from pairs (thread, name as shown)."""
        named: dict[str, set[str]] = {}
        for thread, name in sorted(set(authors)):
            for word in all_words(name[:200]):
                named.setdefault(word.key, set()).add(thread)
        return frozenset(word for word, threads in named.items() if self._is_name(word, threads))

    def _is_name(self, word: str, threads: set[str]) -> bool:
        said = self.said.get(word)
        if not said:
            return False
        few = sum(
            thread in threads and count <= max(FEW_MENTIONS, FEW_SHARE * self.sizes[thread])
            for thread, count in said.items()
        )
        return few >= NAMED_FROM * len(said)
