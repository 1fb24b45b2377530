"""Topics beside the usual clusterings: NMI and accuracy against hand labels, with k found by the model and with k
given.

    python -m benchmarks.topics                       three sets beside the checkout, the half with odd ids
    python -m benchmarks.topics --sets tweet89
    python -m benchmarks.topics --encoder fast        by the fast encoder

Accuracy counts a text as right where its topic is matched with its label, one topic a label (Hungarian). A text without
a topic counts as a topic of its own kind. TF-IDF + SVD + KMeans runs here on the same texts; other peers are figures
measured elsewhere on the whole sets with k given.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from analysis.topics.layer import TopicModel
from benchmarks import data
from threads.text.encode import ENCODERS, USE, using

SETS = ("tweet89", "stackoverflow", "bbc_octis")
MEASURED = {
    "BERTopic (MiniLM), measured": ((90.6, 78.6), (53.9, 38.7), (None, None)),
    "MiniLM + KMeans, measured": ((87.3, 65.5), (70.2, 72.2), (83.0, 94.1)),
    "multilingual USE + KMeans, measured": ((84.6, 61.3), (79.6, 83.9), (80.7, 92.4)),
    "GSDMM, measured": ((88.2, 77.2), (47.2, 47.0), (67.5, 65.5)),
}


def accuracy(labels: NDArray[np.int64], found: NDArray[np.int64]) -> float:
    """The share of texts that are right under the best one-to-one matching of topics and labels."""
    from scipy.optimize import linear_sum_assignment

    counts = np.zeros((labels.max() + 1, found.max() + 1))
    np.add.at(counts, (labels, found), 1)
    return float(counts[linear_sum_assignment(-counts)].sum() / len(labels))


def quality(labels: Sequence[str], found: Sequence[int]) -> list[float]:
    """NMI and accuracy, both × 100."""
    from sklearn.metrics import normalized_mutual_info_score

    gold, ours = (np.unique(np.array(values), return_inverse=True)[1] for values in (labels, found))
    return [100 * float(normalized_mutual_info_score(gold, ours)), 100 * accuracy(gold, ours)]


def kmeans(texts: Sequence[str], count: int) -> list[int]:
    """TF-IDF + SVD(100) + KMeans, the usual clustering."""
    from sklearn.cluster import KMeans
    from sklearn.decomposition import TruncatedSVD
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import Normalizer

    steps = TfidfVectorizer(stop_words="english", min_df=2), TruncatedSVD(100, random_state=0), Normalizer()
    return list(KMeans(count, n_init=10, random_state=0).fit_predict(make_pipeline(*steps).fit_transform(texts)))


def main() -> None:
    parser = data.reader(__doc__, "topics")
    parser.add_argument("--sets", nargs="+", choices=SETS, default=list(SETS))
    parser.add_argument("--half", choices=("odd", "even"), default="odd")
    parser.add_argument("--encoder", choices=tuple(ENCODERS), default=USE, help="what makes the sentence vectors")
    options = data.given(parser)
    with using(options.encoder):
        measure(options)


def measure(options: argparse.Namespace) -> None:
    """Prints a table for each set."""
    for name in options.sets:
        rows = [
            row
            for row in data.read(options.data / f"topics_{name}.jsonl.gz")
            if data.half(row["id"]) == (options.half == "odd")
        ]
        texts, labels = [row["text"] for row in rows], [row["label"] for row in rows]
        count, table = len(set(labels)), []
        for wanted in (None, count):
            began = time.process_time()
            model = TopicModel(n_topics=wanted, seed=0)
            found = model.fit_predict(texts)
            table.append(
                [
                    f"commentariat, {'k found' if wanted is None else 'k given'}",
                    model.found_,
                    int((found < 0).sum()),
                    *quality(labels, list(found)),
                    time.process_time() - began,
                ]
            )
        began = time.process_time()
        table.append(
            [
                "TF-IDF + SVD + KMeans, run here",
                count,
                0,
                *quality(labels, kmeans(texts, count)),
                time.process_time() - began,
            ]
        )
        table += [[peer, count, None, *figures[SETS.index(name)], None] for peer, figures in MEASURED.items()]
        data.show(
            f"{name}, ids {options.half}: {len(texts)} texts, {count} labels",
            ["", "topics", "without", "NMI", "accuracy", "CPU-s"],
            table,
        )
    print("\nThe first row's CPU-seconds include encoding the texts, the second's do not: vectors are kept.")


if __name__ == "__main__":
    main()
