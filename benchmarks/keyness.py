"""Words that set groups apart: false claims where there is no difference, and how often a planted word is found.

    python -m benchmarks.keyness
    python -m benchmarks.keyness --rounds 60

Made threads of 300 words with Zipf's frequencies, half the threads on each side. Bursty words have a rate that differs
from thread to thread (gamma, shape 2), even ones the same everywhere; sizes are log-normal, of spread .6 (unequal) or
.2 (alike). Two words of middling rank are planted: said six times as often, and as half of all reactions, on one side.
"""

from __future__ import annotations

import argparse
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from analysis.keyness.odds import Odds, false_discovery, log_odds
from analysis.keyness.said import LEAST_THREADS
from benchmarks import data

PLANTED = [30, 31]
"""Two words of middling rank."""
FALSE_RATE = 0.05


def simulated(
    seed: int, *, threads: int, plant: float = 0.0, times: float = 1.0, terms: int = 300, bursty: bool = True,
    spread: float = 0.6,
) -> tuple[Odds, NDArray[np.intp]]:  # fmt: skip
    """The test on made threads, `threads` a side, and the terms that it tested.

    On one side the planted words are said `times` as often, and `plant` more times a reaction.
    """
    random = np.random.default_rng(seed)
    base = 1 / np.arange(5, terms + 5)
    base /= base.sum() / 8
    sides = np.arange(2 * threads) % 2 == 1
    sizes = np.maximum(random.lognormal(3.3, spread, 2 * threads).astype(int), 5)
    rate = base * (random.gamma(2.0, 0.5, (2 * threads, terms)) if bursty else np.ones((2 * threads, terms)))
    rate[np.ix_(~sides, PLANTED)] = rate[np.ix_(~sides, PLANTED)] * times + plant
    said = np.concatenate(
        [random.random((n, terms)) < np.minimum(own, 0.9) for n, own in zip(sizes, rate, strict=True)]
    )
    thread = np.repeat(np.arange(2 * threads), sizes)
    keep = np.flatnonzero(np.array([len(np.unique(thread[column])) >= LEAST_THREADS for column in said.T]))
    matrix = csr_matrix(said[:, keep].astype(float))
    return log_odds(matrix, said.sum(axis=1).astype(float), sides[thread], thread), keep


def line(rounds: int, threads: int, *, bursty: bool, spread: float) -> list[Any]:
    """Rounds with a false claim, words with p < .05, and the shares of planted words that are found."""
    found = [simulated(seed, threads=threads, bursty=bursty, spread=spread)[0].p for seed in range(rounds)]
    false = np.mean([(false_discovery(p) <= FALSE_RATE).any() for p in found])
    small = np.mean(np.concatenate(found) < 0.05)
    power = []
    for times, plant in ((6.0, 0.0), (1.0, 0.5)):
        hits = 0
        for seed in range(rounds):
            odds, keep = simulated(seed, threads=threads, bursty=bursty, spread=spread, times=times, plant=plant)
            hits += len(set(PLANTED) & set(keep[false_discovery(odds.p) <= FALSE_RATE].tolist()))
        power.append(hits / rounds / len(PLANTED))
    return [float(false), float(small), *power]


def main() -> None:
    """Prints a line for each design."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=40)
    options = parser.parse_args()
    rows = []
    for bursty in (False, True):
        for spread in (0.2, 0.6):
            for threads in (4, 8, 12, 30):
                sizes = "alike" if spread < 0.5 else "unequal"
                name = f"{threads} a side, {'bursty' if bursty else 'even'} words, sizes {sizes}"
                rows.append([name, *line(options.rounds, threads, bursty=bursty, spread=spread)])
    heads = ["threads", "rounds with a false claim", "p < .05", "six times found", "half of all found"]
    data.show(f"Keyness, {options.rounds} rounds a design", heads, rows)


if __name__ == "__main__":
    main()
