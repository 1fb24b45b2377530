"""Names that pages say on which nobody bears them: everyday words, and names that others bear too."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass

from threads.corpus.names.folding import fold_name
from threads.model import Thread

FEWEST = 3
"""Texts on pages without the person from which a word is taken for more than that person's name: on pages with dozens
of people somebody is told of once or twice where they do not write."""
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Words that the corpus writes in small letters; of the names those that are words elsewhere, mostly in small
    letters, and those that are names there too."""

    lower: frozenset[str]
    words: frozenset[str]
    names: frozenset[str]


def said_elsewhere(threads: Iterable[Thread], shown: Mapping[str, str], here: Mapping[str, Set[str]]) -> Elsewhere:
    """What the texts say of the names, given by their folded forms; `here` are the people of each thread."""
    lower: set[str] = set()
    small, large = Counter[str](), Counter[str]()
    single = {found[0]: key for key in shown if len(found := _WORD.findall(key)) == 1}
    for thread in threads:
        own = here.get(thread.id, frozenset())
        for text in (thread.article.text, *(comment.text for comment in thread.comments)):
            words = set(_WORD.findall(text))
            lower |= {word for word in words if word.islower()}
            for word in words:
                name = _name_of(word.lower(), single)
                if name is not None and single[name] not in own:
                    (small if word.islower() else large)[name] += 1
    said = {name for name in single if small[name] + large[name] >= FEWEST}
    words_ = frozenset(name for name in said if small[name] > large[name])
    return Elsewhere(frozenset(map(fold_name, lower)), words_, frozenset(said) - words_)


def _name_of(word: str, single: Mapping[str, str]) -> str | None:
    if word in single:
        return word
    return word[:-1] if word.endswith("s") and word[:-1] in single else None
