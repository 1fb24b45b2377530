"""Words that set groups apart: false claims where there is no difference, and how often a planted word is found.

    python -m benchmarks.keyness
    python -m benchmarks.keyness --rounds 60
    python -m benchmarks.keyness --concepts            the same lines in two languages (MSCTD, BMELD), half in each
    python -m benchmarks.keyness --comments 100000     time and memory on a made corpus of so many comments

Made threads of 300 words with Zipf's frequencies, half the threads on each side. Bursty words have a rate that differs
from thread to thread (gamma, shape 2), even ones the same everywhere; sizes are log-normal, of spread .6 (unequal) or
.2 (alike). Two words of middling rank are planted: said six times as often, and as half of all reactions, on one side.

With --concepts threads are 20 lines of film dialogue each, dealt anew each round: those of one side in English and of
the other in Chinese, so that nothing differs but the language, or of each side in both. A concept is planted by dealing
nine in ten of the lines that say it, in English, to the first side.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from analysis.keyness.odds import Odds, false_discovery, log_odds, pooled, widened
from analysis.keyness.said import LEAST_THREADS
from benchmarks import data

PLANTED = [30, 31]
"""Two words of middling rank."""
CONCEPTS = (("kid", "kids", "baby", "babies", "child", "children"), ("friend", "friends"))
FALSE_RATE = 0.05
WORD = re.compile(r"[a-z]+")


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


def lines_of(folder: Path, half: int) -> list[tuple[str, str]]:
    """Pairs of one line of film dialogue in English and Chinese, of the ids in one half."""
    rows = [row for name in ("msctd", "bmeld") for row in data.read(folder / f"parallel_{name}_en_zh_dev.jsonl.gz")]
    return [(row["en"].strip(), row["zh"].strip()) for row in rows if data.half(row["id"]) == half]


def two_sides(lines: list[tuple[str, str]], seed: int, planted: tuple[str, ...], *, mixed: bool) -> pd.DataFrame:
    """Reactions of threads of 20 lines on two sides; of one language each, or with `mixed` of both by turns.

    Nine in ten of the lines that say an English word of `planted` are on the first side.
    """
    random = np.random.default_rng(seed)
    side = random.permutation(np.arange(len(lines)) % 2)
    if planted:
        says = np.array([not set(planted).isdisjoint(WORD.findall(line[0].lower())) for line in lines])
        side[says] = (random.random(int(says.sum())) < 1 / 10).astype(int)
    rows = []
    for one in (0, 1):
        for place, at in enumerate(random.permutation(np.flatnonzero(side == one))):
            tongue = place // 20 % 2 if mixed else one
            rows.append((f"{one}/{place}", f"{one}/{place // 20}", ("en", "zh")[tongue], str(one), lines[at][tongue]))
    table = pd.DataFrame(rows, columns=["id", "thread", "language", "group", "own_text"])
    return table.assign(person=table["id"])


def by_concepts(folder: Path, rounds: int, *, half: int) -> None:
    """Prints how many concepts are claimed falsely and how often a planted one is found.

    `raw` is the test across languages as if they were one; `widened` what is shown where sides share none, and nothing
    is claimed; `within` what is claimed where they share both.
    """
    from analysis.keyness.concepts import SaidConcepts

    lines = lines_of(folder, half)
    table: list[list[object]] = []
    for planted in ((), *CONCEPTS):
        sums: list[list[float]] = []
        for seed in range(rounds):
            own: list[float] = []
            for mixed in (False, True):
                rows = two_sides(lines, seed, planted, mixed=mixed)
                said = SaidConcepts(rows, [])
                first, tongue = (rows["group"] == "0").to_numpy(), rows["language"].to_numpy()
                raw = said.odds(first, ~first, log_odds)
                parts = [(first & (tongue == one), ~first & (tongue == one)) for one in ("en", "zh")]
                tests = [pooled([said.odds(*part, log_odds) for part in parts])] if mixed else [raw, widened(raw)[0]]
                here = np.array([not set(planted).isdisjoint(words) for words in said.terms], dtype=bool)
                for odds in tests:
                    claim = false_discovery(odds.p) <= FALSE_RATE
                    own += [float((claim & ~here).sum()), float((claim & here & (odds.z > 0)).any())]
            sums.append(own)
        mean = [value if planted or at % 2 == 0 else None for at, value in enumerate(np.mean(sums, axis=0).tolist())]
        table.append([f"planted: {planted[0]}" if planted else "nothing differs", *mean])
    heads = ["", "false, raw", "found", "false, widened", "found", "false, within", "found"]
    data.show(f"Concepts, {len(lines):,} lines in two languages, {rounds} rounds; claims a round", heads, table)


def made_corpus(count: int) -> pd.DataFrame:
    """Comments of 5 to 60 made-up words of 30,000 with Zipf's frequencies, in 400 threads."""
    random = np.random.default_rng(0)
    share = 1 / np.arange(10, 30_010)
    letters = [list("bcdfghklmnprstvw"), list("aeiou")]
    words = np.array(
        ["".join(str(random.choice(letters[at % 2])) for at in range(random.integers(4, 9))) for _ in share]
    )
    ends = np.cumsum(share / share.sum())
    texts = [" ".join(words[np.searchsorted(ends, random.random(random.integers(5, 60))) % len(words)])
             for _ in range(count)]  # fmt: skip
    threads, persons = random.integers(0, 400, count), random.integers(0, max(count // 5, 1), count)
    return pd.DataFrame({"id": np.arange(count), "thread": threads, "person": persons, "own_text": texts,
                         "language": "en"})  # fmt: skip


def cost(count: int, *, concepts: bool) -> None:
    """Prints CPU seconds and the most memory that was used, in MB, with the corpus and for the corpus alone."""
    from resource import RUSAGE_SELF, getrusage
    from time import process_time

    from analysis.keyness.concepts import SaidConcepts
    from analysis.keyness.said import Said

    rows = made_corpus(count)
    before, start = getrusage(RUSAGE_SELF).ru_maxrss / 1024, process_time()
    said = (SaidConcepts if concepts else Said)(rows, [])
    first = (rows["thread"] % 2 == 0).to_numpy()
    said.odds(first, ~first, log_odds)
    said.facts(first)
    spent, most = process_time() - start, getrusage(RUSAGE_SELF).ru_maxrss / 1024
    what = "concepts" if concepts else "terms"
    data.show(f"{count:,} comments, {len(said.terms):,} {what}", ["", "CPU s", "most MB", "corpus alone, MB"],
              [["keyness", spent, most, before]])  # fmt: skip


def main() -> None:
    """Prints a line for each design."""
    parser = data.reader(__doc__, "parallel")
    parser.add_argument("--rounds", type=int, default=40)
    parser.add_argument("--concepts", action="store_true", help="concepts across languages in place of words")
    parser.add_argument("--even", action="store_true", help="with --concepts: the lines of even ids")
    parser.add_argument("--comments", type=int, help="time and memory on so many made comments")
    options = parser.parse_args()
    if options.comments:
        cost(options.comments, concepts=options.concepts)
        return
    if options.concepts:
        by_concepts(data.given(parser).data, options.rounds, half=0 if options.even else 1)
        return
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
