"""Digests of what a report's analyses say of made threads, to be compared between runs of another kind."""

from __future__ import annotations

import hashlib
import json
import sys

from threadpoolctl import threadpool_limits

from analysis.base import Layer, Study
from analysis.plain import plain
from analysis.texts import kept
from benchmarks.made_talk import AGAINST, FAVOR, TARGET
from benchmarks.made_threads import corpus
from reports.view.whole import shown_layers
from threads.text.encode import USE, sentence_encoder

STANCE = {"stance": {"target": TARGET, "favor": list(FAVOR), "against": list(AGAINST)}}


def study_of_made(count: int) -> Study:
    """A study of so many made comments, of stance too."""
    return Study(corpus(count, seed=5), seed=7, defaults=STANCE)


def digests(study: Study) -> dict[str, str]:
    """The digest of every layer that a report shows, and of those that they ask for."""
    shown_layers(study)
    return {f"{layer.name} {sorted(layer.parameters)}": digest_of(layer) for layer in study.computed}


def digest_of(layer: Layer) -> str:
    """A digest of all that a layer says, to the last bit."""
    table = layer.table
    cells = [(str(name), str(table[name].dtype), plain(table[name].astype(object).tolist())) for name in table]
    return hashlib.sha256(json.dumps([cells, layer.notes, layer.refusal]).encode()).hexdigest()


def forget() -> None:
    """Drops the vectors and scores that this process has kept; the model, which takes a second to load, stays."""
    kept._store.cache_clear()
    loaded = sentence_encoder(USE)._loaded
    sentence_encoder.cache_clear()
    sentence_encoder(USE)._loaded = loaded


if __name__ == "__main__":
    found = []
    for count in sys.argv[2:]:
        forget()
        with threadpool_limits(int(count), user_api="blas"):
            found.append(digests(study_of_made(int(sys.argv[1]))))
    print(json.dumps(found))
