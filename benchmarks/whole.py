"""The whole way on a folder of pages, as a user runs it: seconds, CPU-seconds and peak memory of `commentariat report`.

    python -m benchmarks.whole                     the five seed pages beside the checkout, else raw_html/
    python -m benchmarks.whole FOLDER --runs 5

Linux and macOS; the figures are the operating system's own account of the finished process and its children.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SEEDS = ROOT.parent / "shared" / "seeds"


def run_once(command: list[str], env: Mapping[str, str] | None = None) -> tuple[float, float, float]:
    """Runs the command, with `env` in its environment besides, and returns (seconds, CPU-seconds, peak memory of its
    largest process in MB)."""
    began = time.perf_counter()
    process = subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env={**os.environ, **(env or {})}
    )
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - began
    if os.waitstatus_to_exitcode(status) != 0:
        message = process.stderr.read().decode(errors="replace") if process.stderr else ""
        sys.exit(f"{' '.join(command)} failed:\n{message}")
    scale = 1e6 if sys.platform == "darwin" else 1e3
    return seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / scale


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=SEEDS if SEEDS.is_dir() else ROOT / "raw_html")
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    print(f"commentariat report {options.folder}, {options.runs} runs, {os.cpu_count()} cores")
    print(f"{'':8}{'seconds':>10}{'CPU-s':>10}{'peak MB':>10}")
    rows = []
    for number in range(options.runs):
        with tempfile.TemporaryDirectory() as out:
            command = [sys.executable, "-m", "commentariat", "report", str(options.folder), "-o", out, "--quiet"]
            rows.append(run_once(command))
        print(f"run {number + 1:<4}" + "".join(f"{value:10.1f}" for value in rows[-1]))
    print("median  " + "".join(f"{statistics.median(column):10.1f}" for column in zip(*rows, strict=True)))


if __name__ == "__main__":
    main()
