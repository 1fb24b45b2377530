"""Vectors of translations: is a sentence's nearest one in the other language the one that says the same?

    python -m benchmarks.vector_pairs

Sentence pairs (Tatoeba) and lines of film dialogue (MSCTD), all ids: nothing was tuned by them. "Found": the share of
sentences whose nearest among all of the set in the other language is their translation, both ways, as the vectors are
and less the mean of their language, as themes and classifiers use them. A line that is said twice is asked for once.
"""

from __future__ import annotations

import numpy as np

from benchmarks.data import given, read, reader, show
from threads.text.encode import encoder

SETS = {
    "English–Chinese (sentences)": ("parallel_tatoeba_en_zh_dev", "zh"),
    "English–Korean (sentences)": ("parallel_tatoeba_en_ko_dev", "ko"),
    "English–Chinese (film dialogue)": ("parallel_msctd_en_zh_dev", "zh"),
}
Vectors = np.ndarray


def found(ours: Vectors, theirs: Vectors) -> float:
    """The share of rows whose nearest row of the other language is their own, the mean of both ways."""
    close = ours @ theirs.T
    place = np.arange(len(close))
    return float(((close.argmax(axis=1) == place).mean() + (close.argmax(axis=0) == place).mean()) / 2)


def centred(rows: Vectors) -> Vectors:
    """Unit rows less their mean."""
    rest = rows - rows.mean(axis=0)
    return np.asarray(rest / np.maximum(np.linalg.norm(rest, axis=1, keepdims=True), 1e-9))


def main() -> None:
    """Prints a table with a line a set."""
    options = given(reader(__doc__, "parallel"))
    rows = []
    for title, (name, other) in SETS.items():
        lines = read(options.data / f"{name}.jsonl.gz")
        pairs = list({row["en"].strip(): row[other].strip() for row in lines}.items())
        pairs = [(english, other) for other, english in {other: english for english, other in pairs}.items()]
        ours, theirs = (encoder("use").encode([pair[side] for pair in pairs]) for side in (0, 1))
        close = ours @ theirs.T
        own = float(np.diag(close).mean())
        others = float((close.sum() - np.diag(close).sum()) / (close.size - len(close)))
        rows.append([title, len(pairs), found(ours, theirs), found(centred(ours), centred(theirs)), own, others])
    show("Translations", ["", "pairs", "found", "found, centred", "cosine", "of others"], rows)


if __name__ == "__main__":
    main()
