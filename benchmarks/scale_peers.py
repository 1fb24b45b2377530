"""What other programs take for the same step on the same rows, where they are installed; each a process of its own."""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import datetime
from typing import Any

from benchmarks.scale_files import MadeRow, threads
from benchmarks.scale_run import StageCost, cpu
from benchmarks.stream import peak


def convokit(rows: list[MadeRow]) -> object:
    """ConvoKit's corpus of the rows: its step beside our reading, which finds who answers whom besides."""
    loaded: Any = importlib.import_module("convokit")
    firsts: dict[str, str] = {}
    speakers: dict[str, object] = {}
    said = []
    for row in rows:
        first = firsts.setdefault(row["thread"], row["id"])
        speaker = speakers.setdefault(row["author"], loaded.Speaker(id=row["author"]))
        answered = row["parent_id"] or (None if first == row["id"] else first)
        when = int(datetime.fromisoformat(row["created"]).timestamp())
        said.append(
            loaded.Utterance(
                id=row["id"], speaker=speaker, conversation_id=first, reply_to=answered, timestamp=when,
                text=row["text"],
            )
        )  # fmt: skip
    return loaded.Corpus(utterances=said)


def bertopic(rows: list[MadeRow]) -> object:
    """BERTopic's topics of the rows over our vectors by the fast encoder: its step beside our themes."""
    from threads.text.encode import encoder

    texts = [row["text"] for row in rows]
    vectors = encoder("fast").encode(texts)
    return importlib.import_module("bertopic").BERTopic(language="multilingual").fit_transform(texts, vectors)


PEERS: dict[str, Callable[[list[MadeRow]], object]] = {"convokit": convokit, "bertopic": bertopic}


def show_peers(sizes: list[int], seed: int) -> None:
    """Prints what each peer takes at each size, or that it is not installed."""
    for name in PEERS:
        if importlib.util.find_spec(name) is None:
            print(f"{name} is not installed (pip install {name}): not run")
            continue
        for count in sizes:
            command = [sys.executable, "-m", "benchmarks.scale_peers", name, str(count), str(seed)]
            done = subprocess.run(command, capture_output=True, text=True, check=False)
            if done.returncode:
                print(f"{name} of {count:,} comments failed: {done.stderr.strip().splitlines()[-1:]}")
                continue
            cost: StageCost = json.loads(done.stdout.splitlines()[-1])
            print(f"{name:10}{count:>11,}{cost['seconds']:10.1f}{cost['cpu']:9.1f}{cost['memory']:9.0f}", flush=True)


def main() -> None:
    """Runs one peer on made rows and prints its cost; making the rows is not counted."""
    name, count, seed = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    rows = [row for thread, _ in threads(count, seed=seed) for row in thread]
    began, spent = time.perf_counter(), cpu()
    PEERS[name](rows)
    print(json.dumps(StageCost(seconds=time.perf_counter() - began, cpu=cpu() - spent, memory=peak())))


if __name__ == "__main__":
    main()
