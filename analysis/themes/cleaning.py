"""What is left of a comment when what addresses another one is taken off: reply markers, numbers, names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from analysis.texts.markers import MARKER

_ADDRESSED = re.compile(r"\s*((?:[^\W\d_][\w.’'\-]{0,30}\s?){1,3}?)\s?[,，:：–—]\s?")
_TOKEN = re.compile(r"\w+")
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+")
_CAMEL_OR_DIGIT = re.compile(r"\d|_|[a-z][A-Z]")
# A name that is also said of the matter (an author called China) is said often, and seldom to address somebody.
RARE, RARE_SHARE, ADDRESSED_SHARE = 3, 0.01, 1 / 3
LEAST_ADDRESSED = 2
SHORTEST_NAME = 2


class NameStripper:
    """Takes reply markers and names of people addressed out of texts; learns from `texts` which words are such names.

    `authors` are names as shown; without them a name is a capitalised word that opens two texts before a comma or colon
    and is said so in a third of its mentions.
    """

    def __init__(self, texts: Sequence[str], authors: Iterable[str | None] | None = None) -> None:
        shown = sorted({" ".join(name.split()) for name in authors or () if isinstance(name, str) and name.strip()})
        self._addressed = Counter(name for text in texts if (name := _head(text)))
        # Of these alone it is asked how often they are said: a run of Chinese is one word here, and each is another.
        asked = {word: word for word in self._addressed}
        for name in shown:
            asked.update((word, word) for word in _TOKEN.findall(name) if word not in asked)
        self._said = Counter(asked[word] for text in texts for word in set(_TOKEN.findall(text)) if word in asked)
        self._few = max(RARE, RARE_SHARE * len(texts))
        self.words = {
            word for word, n in self._addressed.items() if n >= LEAST_ADDRESSED and self._mostly_addressed(word)
        }
        self._phrases: dict[str, list[tuple[str, ...]]] = {}
        for name in shown:
            self._learn(tuple(asked[word] for word in _TOKEN.findall(name)))  # one object for all who are called so
        self._runs = _rare_runs([name for name in shown if _UNSPACED.fullmatch(name)], texts, self._few)
        self._lengths = sorted({len(name) for name in self._runs}, reverse=True)
        self._addressed, self._said = Counter(), Counter()  # large, and asked for no more

    def clean(self, text: str) -> str:
        """The text without markers and names, its other words in their order."""
        text = MARKER.sub(" ", text)
        if self._runs:
            text = _UNSPACED.sub(lambda run: self._without_runs(run.group()), text)
        if not self.words and not self._phrases:
            return text
        tokens = list(_TOKEN.finditer(text))
        kept, at, place = [], 0, 0
        while place < len(tokens):
            length = self._name_at(tokens, place)
            if length:
                kept.append(text[at : tokens[place].start()])
                at = tokens[place + length - 1].end()
            place += max(length, 1)
        return " ".join([*kept, text[at:]]) if kept else text

    def _learn(self, parts: tuple[str, ...]) -> None:
        if len(parts) > 1:
            self._phrases.setdefault(parts[0], []).append(parts)
        for part in parts:
            whole = len(parts) == 1 and (self._said[part] <= self._few or bool(_CAMEL_OR_DIGIT.search(part)))
            if len(part) >= SHORTEST_NAME and (whole or self._mostly_addressed(part)):
                self.words.add(part)

    def _mostly_addressed(self, word: str) -> bool:
        return self._addressed[word] > 0 and self._addressed[word] >= ADDRESSED_SHARE * self._said[word]

    def _name_at(self, tokens: list[re.Match[str]], place: int) -> int:
        """How many words from this one on are a name."""
        first = tokens[place].group()
        for parts in self._phrases.get(first, ()):
            if tuple(token.group() for token in tokens[place : place + len(parts)]) == parts:
                return len(parts)
        return int(first in self.words)

    def _without_runs(self, run: str) -> str:
        """A run of Han, kana or Hangul, where words are not parted, without the names in it."""
        kept, at = [], 0
        while at < len(run):
            length = next((n for n in self._lengths if run[at : at + n] in self._runs), 0)
            kept.append(" " if length else run[at])
            at += max(length, 1)
        return "".join(kept)


def _rare_runs(names: list[str], texts: Sequence[str], few: float) -> frozenset[str]:
    """Those of the names that few texts hold: a name that is a common word (小雪) is left where it stands."""
    wanted = {name for name in names if len(name) >= SHORTEST_NAME}
    lengths = sorted({len(name) for name in wanted})
    held: Counter[str] = Counter()
    for text in texts if wanted else ():
        runs = (match.group() for match in _UNSPACED.finditer(text))
        held.update(
            {part for run in runs for n in lengths for i in range(len(run)) if (part := run[i : i + n]) in wanted}
        )
    return frozenset(name for name in wanted if held[name] <= few)


def _head(text: str) -> str | None:
    """The first word of whom a text begins by addressing; None where it begins otherwise."""
    match = _ADDRESSED.match(MARKER.sub(" ", text[:200]))
    if not match:
        return None
    word = _TOKEN.findall(match.group(1))[:1]
    return word[0] if word and word[0][0].isupper() else None
