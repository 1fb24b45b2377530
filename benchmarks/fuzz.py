"""Runs hostile input through every reader of pages and exports, the linker, the finder of quotes, the pass under
pseudonyms and what reports show, for so many minutes.

    python -m benchmarks.fuzz --minutes 10
    python -m benchmarks.fuzz --minutes 10 --only exports
    python -m benchmarks.fuzz --minutes 10 --data ../shared/data/split
    python -m benchmarks.fuzz --replay out/fuzz/3f2a….bin

Inputs are mutations of the sample and golden pages and of every format's golden exports, generated trees and texts, and
random bytes; one seed, one sequence. What fails is made smaller and saved, and `runs.txt` keeps the seeds; the slowest
inputs are named with their CPU-seconds. Ends with 1 where anything failed.
"""

from __future__ import annotations

import argparse
import faulthandler
import hashlib
import heapq
import sys
import time
import traceback
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from random import Random

from benchmarks.data import read
from benchmarks.fuzz_checks import check_bytes
from benchmarks.fuzz_exports import Export, check_export, draw_export
from benchmarks.fuzz_inputs import ROOT, draw, seeds

SHRINKING = 10.0
"""CPU-seconds spent on making one failing input smaller."""

SLOWEST = 5
"""Slow inputs kept; speed is reported and not judged, since the machine is shared."""


def failure(data: bytes, check: Callable[[bytes], None] = check_bytes) -> str | None:
    """What kind of failure the input gives, the place in our code included, or None: equal words, equal cause."""
    try:
        check(data)
    except Exception as error:  # noqa: BLE001 (whatever is raised is a finding)
        frames = traceback.extract_tb(error.__traceback__)
        ours = [
            f"{Path(f.filename).name}:{f.name}" for f in frames if str(ROOT) in f.filename and ".venv" not in f.filename
        ]
        return f"{type(error).__name__} in {ours[-1] if ours else '?'}" + (
            "" if not isinstance(error, AssertionError) else f": {_words(str(error))}"
        )
    return None


def _words(message: str) -> str:
    """The message without its figures, which change as the input shrinks."""
    return " ".join(word for word in message.split() if word.isalpha())[:80]


def smaller(
    data: bytes, kind: str, check: Callable[[bytes], None] = check_bytes, *, seconds: float = SHRINKING
) -> bytes:
    """The input with all taken out that the same kind of failure does not need, halves first, then ever smaller
    pieces."""
    until = time.process_time() + seconds
    size = len(data) // 2
    while size >= 1 and time.process_time() < until:
        at, cut = 0, False
        while at < len(data) and time.process_time() < until:
            shorter = data[:at] + data[at + size :]
            if failure(shorter, check) == kind:
                data, cut = shorter, True
            else:
                at += size
        size = size if cut and size > 1 else size // 2
    return data


class Findings:
    """What a run found: failures by kind with one saved input each, and the slowest inputs."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.kinds: Counter[str] = Counter()
        self.slow: list[tuple[float, str]] = []
        folder.mkdir(parents=True, exist_ok=True)

    def failed(self, data: bytes, kind: str, name: str = "") -> None:
        """Counts a failure; the first of its kind is made smaller and saved."""
        self.kinds[kind] += 1
        if self.kinds[kind] == 1:
            path = self._save(smaller(data, kind, check_of(name)), name)
            print(f"\nFAILS: {kind}\n  {path}", flush=True)

    def took(self, data: bytes, seconds: float, name: str = "") -> None:
        """Keeps the input where it is among the slowest."""
        if len(self.slow) < SLOWEST or seconds > self.slow[0][0]:
            entry = seconds, str(self._save(data, name))
            (heapq.heappush if len(self.slow) < SLOWEST else heapq.heapreplace)(self.slow, entry)

    def _save(self, data: bytes, name: str) -> Path:
        path = self.folder / f"{hashlib.sha256(data).hexdigest()[:16]}{f'-{name}' if name else '.bin'}"
        path.write_bytes(data)
        return path


def check_of(name: str) -> Callable[[bytes], None]:
    """The checks of an export of that name; of a page where there is none."""
    return (lambda data: check_export(Export(name, data))) if name else check_bytes


def run(
    *, minutes: float, seed: int, folder: Path, data: Path | None = None, only: str = "", share: float = 0.4
) -> Findings:
    """Tries inputs for so many minutes, of which that share are exports; `only` names "pages" or "exports".

    The input under trial lies in `now.bin`, should the interpreter itself die of it.
    """
    rng, pages, found = Random(seed), seeds() + _measured(data), Findings(folder)
    until, tried, size, began = time.monotonic() + 60 * minutes, 0, 0, time.process_time()
    share = {"pages": 0.0, "exports": 1.0}.get(only, share)
    while time.monotonic() < until:
        name, data_now = draw_export(rng) if rng.random() < share else ("", draw(rng, pages))
        (folder / "now.bin").write_bytes(data_now)
        started = time.process_time()
        kind = failure(data_now, check_of(name))
        found.took(data_now, time.process_time() - started, name)
        if kind is not None:
            found.failed(data_now, kind, name)
        tried, size = tried + 1, size + len(data_now)
    (folder / "now.bin").unlink(missing_ok=True)
    said = (
        f"{tried:,} inputs, {size / 1e6:.0f} MB, {time.process_time() - began:.0f} CPU-s, seed {seed}: "
        f"{sum(found.kinds.values())} failed in {len(found.kinds)} ways"
    )
    with (folder / "runs.txt").open("a", encoding="utf-8") as runs:
        runs.write(f"{only or 'all'}: {said}\n")
    print(f"\n{said}")
    return found


def _measured(data: Path | None) -> list[bytes]:
    """The measured pages that are not large, where their folder is given."""
    rows = (row for path in sorted(data.glob("*.jsonl.gz")) for row in read(path)) if data is not None else ()
    return [row["html"].encode("utf-8", "replace") for row in rows if len(row.get("html", "")) in range(1, 60_000)]


def replay(path: Path) -> None:
    """Runs one saved input with its full traceback."""
    started = time.process_time()
    check_of(path.name.partition("-")[2])(path.read_bytes())
    print(f"{path}: passes in {time.process_time() - started:.2f} CPU-s")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=10.0)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument(
        "--out", type=Path, default=ROOT / "out" / "fuzz", help="folder for failing and slow inputs (%(default)s)"
    )
    parser.add_argument("--data", type=Path, help="a folder of measured pages to start from as well")
    parser.add_argument("--only", choices=("pages", "exports"), default="", help="one kind of input")
    parser.add_argument("--replay", type=Path, help="run one saved input instead")
    options = parser.parse_args()
    faulthandler.enable()
    if options.replay:
        replay(options.replay)
        return
    found = run(minutes=options.minutes, seed=options.seed, folder=options.out, data=options.data, only=options.only)
    for seconds, path in sorted(found.slow, reverse=True):
        print(f"  slowest: {seconds:6.2f} CPU-s for all checks, {path}")
    for kind, count in found.kinds.most_common():
        print(f"  {count:6} times {kind}")
    sys.exit(bool(found.kinds))


if __name__ == "__main__":
    main()
