"""Who says which concept: words of all languages that mean one thing, so that groups of different languages can be
set side by side."""

from __future__ import annotations

import hashlib
from collections import Counter
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.keyness.said import LEAST_THREADS, Told, spread
from analysis.keyness.terms import Place
from analysis.texts.packed import PackedTexts
from analysis.texts.words import all_words
from analysis.themes.cleaning import NameStripper
from analysis.themes.concepts import Concepts, subject_words

# Concepts are learnt from so many reactions, chosen by digest; then all are counted, so many at a time.
LEARNT_FROM, AT_A_TIME = 20_000, 5_000
# A language with this share of the reactions must say a concept, by two of them: what one language alone has a word for
# tells the languages apart and not the groups.
PRESENT, LEAST_SAID = 0.05, 2
# Words shown of a concept in each language.
WORDS = 3
BETWEEN, OR = "; ", " / "


class SaidConcepts(Told):
    """The concepts that at least three threads and three people say, and every language with a twentieth of the
    reactions.

    `rows` has a column language besides. `forms` are labels as said in each language, the commonest first;
    `said_as` (terms) lists the words by language. `sizes` counts the concepts kept that a reaction says. Raises
    EncoderMissing.
    """

    def __init__(self, rows: pd.DataFrame, authors: list[tuple[str, str]], texts: PackedTexts | None = None) -> None:
        super().__init__(rows, texts)
        self._languages = rows["language"].astype(str).to_numpy(dtype=object)
        stripper = NameStripper(self.texts, [name for _, name in authors])
        clean = PackedTexts(map(stripper.clean, self.texts))
        self._concepts = Concepts().fit(learnt_from(clean))
        said = _counted(self._concepts, clean)
        self._kept = np.flatnonzero(self._fit(said))
        self.matrix = said[:, self._kept].tocsr()
        self.sizes = np.asarray(self.matrix.sum(axis=1)).ravel()
        written = [self._written(at, clean) for at in range(len(self._kept))]
        self.terms = [tuple(self._concepts.forms(int(old))) for old in self._kept]
        self.forms = [OR.join(dict.fromkeys(words[0] for words in one.values())) for one in written]
        self.said_as = [BETWEEN.join(f"{name}: {', '.join(words)}" for name, words in one.items()) for one in written]

    def place(self, number: int, at: int) -> Place:
        wanted = int(self._kept[at])
        for word in all_words(self.texts[number]):
            if self._concepts.number(word.key) == wanted:
                return word.start, word.end
        return 0, 0

    def _fit(self, said: Any) -> NDArray[np.bool_]:
        names, counts = np.unique(self._languages.astype(str), return_counts=True)
        fit = spread(said, self.threads) >= LEAST_THREADS
        fit &= spread(said, self.persons) >= LEAST_THREADS
        for name in names[counts >= PRESENT * len(self.texts)]:
            fit &= np.asarray(said[self._languages == name].sum(axis=0)).ravel() >= LEAST_SAID
        return np.asarray(fit)

    def _written(self, at: int, clean: PackedTexts) -> dict[str, list[str]]:
        """By language, the one that says it most first, the words that say a concept, the commonest first."""
        found: dict[str, Counter[str]] = {}
        for number in self.saying(at)[:LEARNT_FROM].tolist():
            forms = found.setdefault(self._languages[number], Counter())
            wanted = int(self._kept[at])
            forms.update(
                form.lower() for key, form in subject_words(clean[number]) if self._concepts.number(key) == wanted
            )
        order = sorted(found, key=lambda name: (-sum(found[name].values()), name))
        return {name: sorted(found[name], key=lambda form: (-found[name][form], form))[:WORDS] for name in order}


def learnt_from(texts: PackedTexts) -> PackedTexts:
    """The texts, or so many of them by digest, whoever wrote them."""
    if len(texts) <= LEARNT_FROM:
        return texts
    held = b"".join(hashlib.sha1(text.encode("utf-8", "replace"), usedforsecurity=False).digest() for text in texts)
    digests = np.frombuffer(held, dtype="S20")
    return texts.at(np.sort(np.argsort(digests, kind="stable")[:LEARNT_FROM]))


def _counted(concepts: Concepts, texts: PackedTexts) -> Any:
    from scipy.sparse import csr_matrix, vstack

    parts = [concepts.counts(texts[at : at + AT_A_TIME]) for at in range(0, len(texts), AT_A_TIME)]
    return csr_matrix(vstack(parts)) if parts else csr_matrix((0, len(concepts.concepts_)))
