"""What single monstrous inputs end in: a result or a clear error, with the CPU-seconds and the memory it took.

    python -m benchmarks.limits

Each input is read in a process of its own, so that its peak of memory is its own. Ends with 1 where one ends otherwise.
"""

from __future__ import annotations

import argparse
import multiprocessing
import sys
import time
from collections.abc import Callable
from random import Random

from benchmarks.data import show
from benchmarks.growth import html_comments
from benchmarks.stream import peak

INPUTS: dict[str, Callable[[], bytes | str]] = {
    "20,000 levels of nesting": lambda: "<html><body>" + "<div>a " * 20_000,
    "1,000,000 levels of nesting": lambda: "<html><body>" + "<div>a " * 1_000_000,
    "100 MB of markup": lambda: b"<p>hello <b>word</b> again</p> " * 3_300_000,
    "100 MB of text": lambda: b"A line of text, and then another one.\n\n" * 2_600_000,
    "19 MB of markup": lambda: "<p>hello <b>word</b> again</p> " * 610_000,
    "19 MB of text": lambda: "A line of text, and then another one.\n\n" * 490_000,
    "300 MB": lambda: b"<p>word</p>\n" * 25_000_000,
    "5 MB of comments": lambda: html_comments(31_000),
    "10 MB of random bytes": lambda: Random(1).randbytes(10_000_000),
    "1 MB of random letters": lambda: "".join(map(chr, Random(2).choices(range(32, 0xD800), k=400_000))),
    "5 MB without a space": lambda: "<p>" + "x" * 5_000_000,
    "5 MB of <": lambda: "<html>" + "<" * 5_000_000,
    "5 MB of &": lambda: "<html>" + "&amp" * 1_250_000,
    "5 MB of unclosed comments": lambda: "<html>" + "<!--" * 1_250_000,
    "200,000 attributes": lambda: "<html><p " + " ".join(f"a{k}=1" for k in range(200_000)) + ">text",
    "formatting never closed": lambda: "<html><body>" + "".join(f"<p><font size={k}>x</p>" for k in range(50_000)),
    "200,000 names alike": lambda: "<html><body>" + "<p>Anna says:</p>" * 200_000,
    "200,000 dates": lambda: "<html><body>" + "<i>March 3, 2014 at 9:12 am</i>" * 200_000,
    "a bomb of JSON": lambda: '<html><p>a</p><script type="application/ld+json">' + '{"comment":[' * 100_000,
}


def ends_in(name: str) -> tuple[str, float, float]:
    """How reading the input ends, its CPU-seconds, and the peak of memory in MB."""
    import threads
    from threads.errors import CommentariatError

    source = INPUTS[name]()
    began = time.process_time()
    try:
        thread = threads.split(source)
        how = f"a thread of {len(thread.comments):,} comments"
    except CommentariatError as error:
        how = f"{type(error).__name__}: {str(error)[:60]}…"
    except Exception as error:  # noqa: BLE001 (what must not happen is printed)
        how = f"FAILS with {type(error).__name__}"
    return how, time.process_time() - began, peak()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", default="", help="only inputs whose name has this in it")
    options = parser.parse_args()
    rows = []
    for name in (name for name in INPUTS if options.only in name):
        with multiprocessing.get_context("spawn").Pool(1) as pool:
            rows.append((name, *pool.apply(ends_in, (name,))))
        print(f"{name}: {rows[-1][1]}, {rows[-1][2]:.1f} s", flush=True)
    show("single inputs", ("", "ends in", "CPU-s", "MB peak"), rows)
    sys.exit(any(str(row[1]).startswith("FAILS") for row in rows))


if __name__ == "__main__":
    main()
