"""How often the linker is right about who answers whom, beside the rules.

    python -m benchmarks.replies [--data ../shared/data/replies] [--speed]

Pages: weights fitted on one half of the four dev sets, measured on the other, both ways round, so that no thread is
judged by weights that saw it; then with each place left out of the fitting altogether. Chat: the shipped weights, which
saw only the corpus's training part, on its dev part. "Clean" accuracy: gold nulls that are suspect do not count.

Then apart: whether a comment answers nobody (precision, recall, Brier score, area under the ROC curve), and, of those
that answer somebody, whom (the likeliest comment right, mean reciprocal rank); and what an offset of "answers nobody"
from 10, 20 and 30 codes of a place gains there, the place left out of the fitting: mean over seeded draws, on one half.
"""

from __future__ import annotations

import argparse
import os
import time
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")

import numpy as np
from numpy.typing import NDArray

from benchmarks.data import read
from benchmarks.reply_data import PLACES, Sample, half, measures, sample, thread_of
from benchmarks.reply_fit import fit_weights, predict
from benchmarks.reply_offsets import APART, Answers, apart, gains
from benchmarks.train_replies import parts_of
from threads.model import Comment, Thread
from threads.replies import link
from threads.replies.linker import chosen
from threads.replies.model import probabilities

Floats = NDArray[np.float64]


def rule(s: Sample, name: str) -> Floats:
    """The answer of a rule as probabilities: "nobody", "previous", "cues, else nobody", "cues, else previous"."""
    answer = np.zeros(s.gold.shape)
    for k in range(len(answer)):
        slot = 0 if name.endswith("nobody") or s.slots[k, 0] < 1 else 1
        if name.startswith("cues"):
            pointed = [cue.target for cue in s.seen.cues.get(k + 1, ()) if cue.strength == "strong" and cue.target]
            found = np.flatnonzero(s.slots[k] == pointed[0]) if pointed else []
            slot = 1 + int(found[0]) if len(found) else slot
        answer[k, slot] = 1.0
    return answer


def row(name: str, values: dict[str, float]) -> str:
    columns = {"comments": "8.0f", "accuracy": "10.2f", "F1_official": "13.2f", "ECE": "8.3f", "surer half": "12.1f"}
    return f"{name:34}" + "".join(format(values[key], shape) for key, shape in columns.items())


Predictions = dict[str, list[Floats]]
"""The probabilities of each thread of a place, by place."""


def pages(data: dict[str, list[Sample]]) -> tuple[Predictions, Predictions]:
    """Prints the table of each place: rules, cross-fitted, and with the place left out; returns the probabilities of
    the latter two."""
    fitted = {side: fit_weights(parts_of(data, side=side)) for side in (0, 1)}
    crossed: Predictions = {}
    left_out: Predictions = {}
    for place in PLACES:
        everything = data[place]
        print(f"\n{place:34}{'comments':>8}{'accuracy':>10}{'F1_official':>13}{'ECE':>8}{'surer half':>12}")
        for name in ("nobody", "previous", "cues, else nobody", "cues, else previous"):
            print(row(name, measures(everything, [rule(s, name) for s in everything])))
        crossed[place] = [predict(s, fitted[1 - half(s.id)]) for s in everything]
        print(row("linker", measures(everything, crossed[place])))
        others = fit_weights(parts_of(data, without=place))
        left_out[place] = [predict(s, others) for s in everything]
        print(row("linker, this place left out", measures(everything, left_out[place])), flush=True)
    return crossed, left_out


def offsets(data: dict[str, list[Sample]], crossed: Predictions, left_out: Predictions) -> None:
    """Prints "whether" and "whom" apart, and what an offset of a place gains."""
    print(f"\nwhether (nobody or somebody) and whom (of those that answer somebody)\n{APART}")
    for place in PLACES:
        print(apart(place, Answers.of(data[place], crossed[place])))
        print(apart(f"{place}, left out", Answers.of(data[place], left_out[place])), flush=True)
    print("\ngain in accuracy by an offset of “answers nobody”, the place left out, one half [5 %, 95 % of the draws]")
    for place in PLACES:
        print("\n".join([place, *gains(data[place], left_out[place])]), flush=True)


def reliability(data: dict[str, list[Sample]], crossed: Predictions) -> None:
    """Prints, for tenths of probability, how often the chosen answer is right."""
    print("\nreliability: share right where the linker says .3–.4, .4–.5 … .9–1")
    for place in PLACES:
        trust, good = [], []
        for s, p in zip(data[place], crossed[place], strict=True):
            rows, top = np.arange(len(p)), chosen(p)
            trust.append(p[rows, top][s.scored])
            good.append(s.gold[rows, top][s.scored])
        bins = np.minimum((np.concatenate(trust) * 10).astype(int), 9)
        right = np.concatenate(good)
        print(
            f"{place:12}"
            + "".join(f"{right[bins == b].mean():8.2f}" if (bins == b).any() else "       –" for b in range(3, 10))
        )


def chats(folder: Path) -> None:
    """Prints the table of the IRC corpus's dev part, by the shipped weights for chats."""
    samples = [sample(record) for record in read(folder / "irc_dev.jsonl.gz")]
    print(f"\n{'IRC, dev part':34}{'comments':>8}{'accuracy':>10}{'F1_official':>13}{'ECE':>8}{'surer half':>12}")
    for name in ("nobody", "previous", "cues, else nobody", "cues, else previous"):
        print(row(name, measures(samples, [rule(s, name) for s in samples])))
    print(row("linker", measures(samples, [probabilities(s.seen).probability for s in samples])))
    print(
        "published, on the test part: linear 63.5, feed-forward 72.3, ten of them voting 73.5 (Kummerfeld et al. 2019)"
    )


def speed(folder: Path) -> None:
    """Prints comments a CPU-second on threads of 200 to 42,000 comments, each a real one, none twice.

    In order, as their threads had them, half of them quote; shuffled, they find whom they quote in long threads alone,
    so that those look slower than they are.
    """
    records = [*read(folder / "reddit_dev.jsonl.gz"), *read(folder / "forum4_dev.jsonl.gz")]
    rng = np.random.default_rng(0)
    rng.shuffle(records)
    ordered = [c for record in records for c in thread_of(record).comments]
    mixed = list(ordered)
    rng.shuffle(mixed)
    link(speed_thread(ordered[:200]))  # reads the weights
    for size in (200, 2_000, 10_000, len(ordered)):
        rates = [speed_of(comments, size) for comments in (ordered, mixed)]
        print(f"{size:7} comments: {rates[0]:8.0f} a CPU-second, shuffled {rates[1]:8.0f}", flush=True)


def speed_of(comments: list[Comment], size: int) -> float:
    """Comments a CPU-second of threads of the given size, 10,000 comments in all or one thread."""
    threads = [speed_thread(comments[k : k + size]) for k in range(0, max(size, 10_000), size)]
    start = time.process_time()
    for thread in threads:
        link(thread)
    return sum(len(thread.comments) for thread in threads) / (time.process_time() - start)


def speed_thread(comments: list[Comment]) -> Thread:
    """Comments of many threads as one."""
    return Thread(
        id="speed", comments=tuple(Comment(id=str(k), text=c.text, author=c.author) for k, c in enumerate(comments))
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data/replies"))
    parser.add_argument("--speed", action="store_true")
    arguments = parser.parse_args()
    if not arguments.data.is_dir():
        raise SystemExit(f"{arguments.data} is not there: the measuring sets are not part of this project.")
    speed(arguments.data)
    if arguments.speed:
        return
    chats(arguments.data)
    data = {place: [sample(record) for record in read(arguments.data / f"{place}_dev.jsonl.gz")] for place in PLACES}
    crossed, left_out = pages(data)
    offsets(data, crossed, left_out)
    reliability(data, crossed)


if __name__ == "__main__":
    main()
