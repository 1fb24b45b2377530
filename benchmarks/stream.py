"""Reads pages in a stream and prints memory and speed at each thousandth: what a page needed must be free after it.

    python -m benchmarks.stream --pages 10000
    python -m benchmarks.stream --pages 2000 --parse

The measured pages where they are, else the samples, over and over; each time round their ids, titles and paragraphs
differ, so that nothing kept by its text, its id or its digest is met twice. Ends with 1 where the peak is above --most
megabytes.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import re
import resource
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks.data import DATA
from benchmarks.fuzz_inputs import seeds

_ID = re.compile(r'(\bid="[^"]{0,60}\d)"')
_END = re.compile(r"</p>|</title>|</h1>|<br>", re.IGNORECASE)


def pages(data: Path, count: int) -> Iterator[str]:
    """That many pages, read again from the disk at each round."""
    number = 0
    while True:
        for page in _once(data):
            if number >= count:
                return
            number += 1
            yield changed(page, number)


def changed(page: str, number: int) -> str:
    """The page with other ids and a word more in each title and paragraph, or at the end where it has none."""
    page, count = _END.subn(lambda end: f" word{number}{end[0]}", _ID.sub(rf'\g<1>{number}"', page))
    return page if count else f"{page} word{number}"


def _once(data: Path) -> Iterator[str]:
    files = sorted(data.glob("*.jsonl.gz")) if data.is_dir() else []
    for file in files:
        with gzip.open(file, "rt", encoding="utf-8", errors="replace") as lines:
            for line in lines:
                if html := json.loads(line).get("html"):
                    yield html
    if not files:
        yield from (page.decode("utf-8", "replace") for page in seeds())


def resident() -> float:
    """Megabytes of this process in memory now; NaN where the system does not say."""
    try:
        return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6
    except OSError:
        return float("nan")


def peak() -> float:
    """Megabytes of this process in memory at their most."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / 1e6 if sys.platform == "darwin" else most / 1e3


def run(read_one: Callable[[str], object], stream: Iterator[str], *, every: int) -> tuple[int, int]:
    """Reads the stream, printing a line each so many pages; returns how many pages were read and how many refused."""
    from threads.errors import CommentariatError

    began, read, refused = time.process_time(), 0, 0
    print(f"{'pages':>8}{'MB now':>9}{'MB peak':>9}{'pages/CPU-s':>13}{'refused':>9}")
    for read, page in enumerate(stream, 1):
        try:
            read_one(page)
        except CommentariatError:
            refused += 1
        if read % every == 0:
            print(
                f"{read:8,}{resident():9.0f}{peak():9.0f}{read / (time.process_time() - began):13.1f}{refused:9}",
                flush=True,
            )
    return read, refused


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=DATA / "split", help="folder of the pages (%(default)s)")
    parser.add_argument("--pages", type=int, default=10_000)
    parser.add_argument("--every", type=int, default=1_000)
    parser.add_argument("--parse", action="store_true", help="with quotes and links")
    parser.add_argument(
        "--most", type=float, default=400.0, help="megabytes of the peak that are still well (%(default)s)"
    )
    options = parser.parse_args()
    import threads

    run(threads.parse if options.parse else threads.split, pages(options.data, options.pages), every=options.every)
    print(f"peak {peak():.0f} MB of {options.most:.0f}")
    sys.exit(peak() > options.most)


if __name__ == "__main__":
    main()
