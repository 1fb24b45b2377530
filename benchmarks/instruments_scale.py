"""Sentiment, stance and themes of many comments: seconds, CPU-seconds and memory, when new and from the store.

    python -m benchmarks.instruments_scale                        1,000, 10,000 and 100,000 comments: half an hour
    python -m benchmarks.instruments_scale --sizes 1000 4000 --stages stance

Made threads in three languages (`benchmarks.made_threads`). Every stage is a process of its own: "sentiment", "stance"
and "themes" each with an empty store, "together" all three as a report asks for them; then the same once more with the
store that it left. Peak memory is the process's, with the corpus; of "corpus" it is the corpus with its table alone.
The exponent is of CPU-seconds over the last two sizes (1 is linear); the two seconds that it takes to start are in it.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from typing import TypedDict

from benchmarks.stream import peak

STAGES = ("corpus", "sentiment", "stance", "themes", "together")
RUNS = ("first", "second")
INSTRUMENTS = ("sentiment", "stance", "themes")


class Cost(TypedDict):
    """What one process said of its stage: wall and CPU-seconds, with children's; MB at the most; a digest of the
    tables, which must be the same in both runs."""

    seconds: float
    cpu: float
    memory: float
    digest: str


def run_stage(stage: str, count: int) -> Cost:
    """Runs a stage in this process over a made corpus and says what it cost; making the corpus is not counted."""
    from analysis.base import Study
    from benchmarks.made_talk import AGAINST, FAVOR, TARGET
    from benchmarks.made_threads import corpus

    study = Study(corpus(count), defaults={"stance": {"target": TARGET, "favor": FAVOR, "against": AGAINST}})
    began, spent = time.perf_counter(), _cpu()
    state = hashlib.sha256(str(len(study.reactions)).encode())
    for name in INSTRUMENTS if stage == "together" else (stage,) if stage in INSTRUMENTS else ():
        state.update(study.layer(name).table.to_json(force_ascii=True).encode())
    return Cost(
        seconds=time.perf_counter() - began, cpu=_cpu() - spent, memory=peak(), digest=state.hexdigest()[:12]
    )  # fmt: skip


def _cpu() -> float:
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def in_a_process(stage: str, count: int, folder: str) -> Cost:
    """The cost of a stage in a fresh process whose store is that folder; ends the program where it fails."""
    command = [sys.executable, "-m", "benchmarks.instruments_scale", "--stage", stage, "--sizes", str(count)]
    done = subprocess.run(
        command, env={**os.environ, "COMMENTARIAT_CACHE": folder}, capture_output=True, text=True, check=False
    )
    if done.returncode:
        sys.exit(f"{stage} of {count} comments failed:\n{done.stderr}")
    cost: Cost = json.loads(done.stdout.splitlines()[-1])
    return cost


def measured(
    sizes: Sequence[int], stages: Sequence[str], run: Callable[[str, int, str], Cost] = in_a_process
) -> dict[tuple[str, int, str], Cost]:
    """The costs by stage, size and run, each printed as it comes."""
    found = {}
    print(f"{'':12}{'comments':>10}{'run':>8}{'seconds':>10}{'CPU-s':>9}{'peak MB':>9}{'comments/CPU-s':>16}  tables")
    for stage in stages:
        for count in sizes:
            with tempfile.TemporaryDirectory() as folder:
                for which in RUNS if stage != "corpus" else RUNS[:1]:
                    cost = found[stage, count, which] = run(stage, count, folder)
                    print(
                        f"{stage:12}{count:10,}{which:>8}{cost['seconds']:10.1f}{cost['cpu']:9.1f}{cost['memory']:9.0f}"
                        f"{count / max(cost['cpu'], 1e-9):16,.0f}  {cost['digest']}",
                        flush=True,
                    )
    return found


def exponent(middle: float, large: float, times: float) -> float:
    """How cost grows from one size to another, `times` as large."""
    return math.log(large / middle) / math.log(times)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 10_000, 100_000], help="comments (%(default)s)")
    parser.add_argument("--stages", nargs="+", choices=STAGES, default=STAGES)
    parser.add_argument("--stage", choices=STAGES, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.stage:
        print(json.dumps(run_stage(options.stage, options.sizes[0])))
        return
    found = measured(options.sizes, options.stages)
    if len(options.sizes) < 2:
        return
    middle, large = options.sizes[-2:]
    print(f"\n{'exponent':12}" + "".join(f"{which:>8}" for which in RUNS))
    for stage in [stage for stage in options.stages if stage != "corpus"]:
        pairs = [[found[stage, size, which]["cpu"] for size in (middle, large)] for which in RUNS]
        print(f"{stage:12}" + "".join(f"{exponent(*pair, large / middle):8.2f}" for pair in pairs))


if __name__ == "__main__":
    main()
