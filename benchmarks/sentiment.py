"""Sentiment by one instrument for all languages: does it rank texts as people do, and alike in two languages?

    python -m benchmarks.sentiment                    the sets beside the checkout
    python -m benchmarks.sentiment --data FOLDER      with the folders sentiment/ and parallel/
    python -m benchmarks.sentiment --encoder fast     by the fast encoder

Figures are of ids that the shipped head was not trained on (an odd SHA-1); of the last three sets it was trained on
nothing. `r` is the correlation with the mean of human ratings, `AUC` the chance that a positive text scores above a
negative one. Peers: VADER is run here by nltk; other figures are those published or measured elsewhere and say so.
"""

from __future__ import annotations

import time

import numpy as np

from analysis.sentiment.vader import vader
from benchmarks import data
from benchmarks.sentiment_sets import Rows, load, measure
from threads.text.encode import ENCODERS, USE, using


def by_vader(sets: dict[str, Rows]) -> dict[str, float]:
    """VADER's r on the same odd ids, by nltk's rules."""
    return {
        name: float(np.corrcoef(vader(sets[name].shown()), sets[name].target[sets[name].odd])[0, 1])
        for name in ("nyt", "tweets")
    }


def main() -> None:
    parser = data.reader(__doc__, "")
    parser.add_argument("--encoder", choices=tuple(ENCODERS), default=USE, help="what makes the sentence vectors")
    options = data.given(parser)
    sets = load(options.data)
    began = time.process_time()
    with using(options.encoder):
        found = measure(sets, options.data)
    seconds = time.process_time() - began
    peer = by_vader(sets)
    pair = found["msctd"]
    data.show(
        f"The same lines in English and Chinese: {pair['pairs']} pairs of MSCTD",
        ["", "mean gap", "±", "gap in SD", "r", "same class", "AUC en", "AUC zh"],
        [
            [
                "commentariat",
                pair["gap"],
                pair["gap_error"],
                pair["gap_sd"],
                pair["r"],
                pair["same_class"],
                pair["auc_en"],
                pair["auc_zh"],
            ],
            ["VADER and a Chinese tool, measured", "-.17….07", None, None, ".13–.34", ".27–.60", None, None],
            ["classifier trained on BMELD, measured", -0.004, 0.015, None, 0.59, 0.70, None, None],
        ],
    )
    rated = [["commentariat", found["nyt"]["r"], found["tweets"]["r"]]]
    rated.append(["VADER, run here", peer["nyt"], peer["tweets"]])
    rated += [["VADER, published on all rows", 0.503, 0.872], ["VADER with n-grams, measured", 0.592, None]]
    data.show("Human ratings, r", ["", f"editorials ({found['nyt']['n']})", f"tweets ({found['tweets']['n']})"], rated)
    names = {
        "nsmc": "films, Korean",
        "senti_chnsenticorp_htl_zh": "hotels, Chinese*",
        "senti_waimai10k_zh": "meals, Chinese*",
        "senti_sst2_en": "films, English*",
    }
    data.show(
        "Reviews, AUC (* never trained on)", ["", *names.values()],
        [["commentariat", *(found[name]["auc"] for name in names)], ["ridge on the encoder, measured", 0.759, 0.793,
            0.866, None]],
    )  # fmt: skip
    texts = 2 * pair["pairs"] + sum(found[name]["n"] for name in ("nyt", "tweets", *names))
    print(f"\n{texts} texts, {texts / seconds:.0f} a CPU-second")


if __name__ == "__main__":
    main()
