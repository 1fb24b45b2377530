"""From files to a report at growing sizes: comments a second, CPU-seconds, memory and disk by stage, and how they grow.

    python -m benchmarks.scale --stages                       1,000 and 10,000 comments by both encoders: ten minutes
    python -m benchmarks.scale --sizes 10000 100000 1000000 --encoder fast --jobs 1 2 --cluster local:2 --stages

Files of made threads (`benchmarks.scale_files`), the same for every way: by so many processes, by a cluster, and by
that cluster with a worker killed in the midst of it. Each report is a process of its own with an empty store, and its
bytes must be those of the others of its size and encoder: ends with 1 where they are not. CPU-seconds are those of
all processes, memory is the largest one's. Exponents are of CPU-seconds (1 is linear); the seconds that it takes to
start are in them. --log keeps a line of JSON a run. --peers runs ConvoKit and BERTopic where they are installed.
Linux: other systems do not say what running children take.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from typing import TypedDict

from benchmarks.instruments_scale import exponent
from benchmarks.scale_files import FORMS, write
from benchmarks.scale_peers import show_peers
from benchmarks.scale_run import STAGES, Made, Way, make, on_disk
from benchmarks.whole import run_once
from commentariat.version import __version__
from threads.text.encode import ENCODERS

NOTHING = 0.01
"""CPU-seconds below which a stage has no exponent."""


class ScaleRun(TypedDict):
    """A report that was made: when, on what, of how many comments, in which way, and what it took. MB of files,
    report and store; `seconds`, `cpu` and `memory` are the whole process's as the operating system says."""

    when: str
    version: str
    cores: int
    load: float
    comments: int
    way: Way
    seconds: float
    cpu: float
    memory: float
    files: float
    report: float
    store: float
    made: Made


Runner = Callable[[list[Path], int, Way, Path], ScaleRun]


def in_a_process(source: list[Path], count: int, way: Way, home: Path) -> ScaleRun:
    """Makes the report in a process of its own within the folder `home`, which is empty again afterwards."""
    work = home / "work"
    (work / "tmp").mkdir(parents=True)
    asked = json.dumps({"source": [str(path) for path in source], "out": str(work / "report"), "way": way})
    seconds, cpu, _ = run_once(
        [sys.executable, "-m", "benchmarks.scale", "--run", asked],
        env={"COMMENTARIAT_CACHE": str(work / "store"), "TMPDIR": str(work / "tmp")},
    )
    made: Made = json.loads((work / "made.json").read_text())
    stages = made["stages"].values()
    found = ScaleRun(
        when=f"{datetime.now(UTC):%Y-%m-%dT%H:%MZ}", version=__version__, cores=os.cpu_count() or 1,
        load=round(os.getloadavg()[1], 1), comments=count, way=way, seconds=seconds,
        cpu=max(cpu, sum(cost["cpu"] for cost in stages)), memory=max(cost["memory"] for cost in stages),
        files=sum(map(_size, source)),
        report=on_disk(work / "report"), store=on_disk(work / "store"),
        made=made,
    )  # fmt: skip
    shutil.rmtree(work)
    return found


def _size(path: Path) -> float:
    return on_disk(path) if path.is_dir() else path.stat().st_size / 1e6


def run_here(asked: str) -> None:
    """In that process: makes the report, and leaves beside it what it took."""
    said = json.loads(asked)
    out = Path(said["out"])
    made = make([Path(path) for path in said["source"]], out, said["way"])
    (out.parent / "made.json").write_text(json.dumps(made))


def ways(encoders: Sequence[str], jobs: Sequence[int], cluster: str | None) -> Iterator[Way]:
    """By each encoder: by so many processes each, then by the cluster, whole and with a worker killed."""
    for encoder in encoders:
        for count in jobs:
            yield Way(encoder=encoder, jobs=count, cluster=None, kill=False)
        for kill in (False, True)[: 2 if cluster and cluster.startswith("local") else 1 if cluster else 0]:
            yield Way(encoder=encoder, jobs=1, cluster=cluster, kill=kill)


def name(way: Way) -> str:
    """The way in words."""
    by = way["cluster"] or (f"{way['jobs']} processes" if way["jobs"] > 1 else "1 process")
    return f"{way['encoder']}, {by}{', one killed' if way['kill'] else ''}"


def show_run(run: ScaleRun, *, stages: bool) -> None:
    """Prints what a run took, by stage where that is asked."""
    rows = [("all", run["seconds"], run["cpu"], run["memory"])]
    if stages:
        costs = run["made"]["stages"]
        rows += [(f"  {one}", costs[one]["seconds"], costs[one]["cpu"], costs[one]["memory"]) for one in STAGES
                 if one in costs]  # fmt: skip
    made = run["made"]
    print(
        f"\n{run['comments']:,} comments, {name(run['way'])}: files {run['files']:.1f} MB, report {run['report']:.1f}, "
        f"store {run['store']:.1f}, on disk at the most {made['disk']:.1f}; load {run['load']}; {made['digest']}"
        + (f"; {made['killed']} worker killed" if run["way"]["kill"] else "")
    )
    print(f"{'':24}{'seconds':>10}{'CPU-s':>9}{'MB':>8}{'comments/CPU-s':>16}")
    for stage, seconds, cpu, memory in rows:
        each = run["comments"] / max(cpu, NOTHING)
        print(f"{stage:24}{seconds:10.1f}{cpu:9.1f}{memory:8.0f}{each:16,.0f}", flush=True)


def exponents(runs: Sequence[ScaleRun]) -> dict[str, dict[str, list[float | None]]]:
    """By way and stage, how CPU-seconds grow from each size to the next; None where a stage is next to nothing."""
    found: dict[str, dict[str, list[float | None]]] = {}
    for way in dict.fromkeys(name(run["way"]) for run in runs):
        ours = sorted((run for run in runs if name(run["way"]) == way), key=lambda run: run["comments"])
        for small, large in pairwise(ours):
            times = large["comments"] / small["comments"]
            for stage in ("all", *STAGES):
                less, more = _spent(small, stage), _spent(large, stage)
                grown = exponent(less, more, times) if min(less, more) > NOTHING else None
                found.setdefault(way, {}).setdefault(stage, []).append(grown)
    return found


def _spent(run: ScaleRun, stage: str) -> float:
    costs = run["made"]["stages"]
    return run["cpu"] if stage == "all" else costs[stage]["cpu"] if stage in costs else 0.0


def show_growth(runs: Sequence[ScaleRun]) -> None:
    """Prints the exponents, and what several processes gain over one."""
    for way, stages in exponents(runs).items():
        print(f"\nexponents of CPU-seconds from size to size: {way}")
        for stage, grown in stages.items():
            print(f"{stage:24}" + "".join(f"{'–' if value is None else f'{value:.2f}':>8}" for value in grown))
    alone = {_key(run): run for run in runs if not run["way"]["cluster"] and run["way"]["jobs"] == 1}
    for run in runs:
        one, count = alone.get(_key(run)), run["way"]["jobs"]
        if one and count > 1:
            print(
                f"\n{run['comments']:,} comments, {name(run['way'])}: {one['seconds'] / run['seconds']:.2f} times as "
                f"fast as 1, efficiency {one['seconds'] / run['seconds'] / count:.2f} by the clock and "
                f"{one['cpu'] / run['cpu']:.2f} by CPU-seconds"
            )


def differing(runs: Sequence[ScaleRun]) -> list[str]:
    """What is not the same in every way: size and encoder of reports whose bytes differ."""
    found: dict[tuple[int, str], set[str]] = {}
    for run in runs:
        found.setdefault(_key(run), set()).add(run["made"]["digest"])
    return [f"{count:,} comments, {encoder}" for (count, encoder), digests in found.items() if len(digests) > 1]


def _key(run: ScaleRun) -> tuple[int, str]:
    return run["comments"], run["way"]["encoder"]


def measured(options: argparse.Namespace, run: Runner = in_a_process) -> list[ScaleRun]:
    """A run for each size and way, printed and logged as it ends."""
    runs = []
    for count in options.sizes:
        with tempfile.TemporaryDirectory(dir=options.where) as folder:
            home = Path(folder)
            source = write(home / "files", count, form=options.form, seed=options.seed)
            for way in ways(options.encoder, options.jobs, options.cluster):
                runs.append(run(source, count, way, home))
                show_run(runs[-1], stages=options.stages)
                if options.log:
                    options.log.mkdir(parents=True, exist_ok=True)
                    with (options.log / "scale.jsonl").open("a") as log:
                        log.write(json.dumps(runs[-1]) + "\n")
    return runs


def main(arguments: Sequence[str] | None = None, run: Runner = in_a_process) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 10_000], help="comments (%(default)s)")
    parser.add_argument("--encoder", nargs="+", choices=list(ENCODERS), default=list(ENCODERS))
    parser.add_argument("--jobs", type=int, nargs="+", default=[1], help="processes, one run each (%(default)s)")
    parser.add_argument("--cluster", help="local:2, or a Dask scheduler's address, on which no worker is killed")
    parser.add_argument("--stages", action="store_true", help="print each stage")
    parser.add_argument("--form", choices=FORMS, default="csv", help="of the table (%(default)s)")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--where", type=Path, help="folder for all files while it runs (the system's)")
    parser.add_argument("--log", type=Path, help="folder for scale.jsonl, a line a run")
    parser.add_argument("--peers", action="store_true", help="ConvoKit's loader and BERTopic on the same rows")
    parser.add_argument("--run", help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.run:
        run_here(options.run)
        return
    runs = measured(options, run)
    show_growth(runs)
    if options.peers:
        show_peers(options.sizes, options.seed)
    if wrong := differing(runs):
        sys.exit(f"The bytes differ from way to way: {'; '.join(wrong)}")


if __name__ == "__main__":
    main()
