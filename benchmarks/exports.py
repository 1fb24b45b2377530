"""Reads a made table and made NDJSON of many comments and prints seconds and the most memory, each in a fresh process.

    python -m benchmarks.exports --rows 1000000
    python -m benchmarks.exports --rows 100000 --links

The table is read to threads and each is written as JSON, as `commentariat parse` does; with --links the replies that no
column tells, quoted voices and languages are found besides. Ends with 1 where the peak is above --most megabytes.
"""

from __future__ import annotations

import argparse
import csv
import json
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.stream import peak

FORMS = ("csv", "csv.gz", "ndjson.zst", "json", "reddit.ndjson", "reddit.ndjson.zst")
WORDS = (
    "the ferry bridge council cost bus why again never people walk work harbour town vote pay 渡轮 停航 반대 찬성"
).split()
KINDS = ("background_color", "css_class", "template_id", "text", "type")
TOGETHER = 200
"""Comments of one conversation; ten conversations are written in turns, as dumps have them."""


def rows(count: int) -> Iterator[dict[str, Any]]:
    """That many comments in conversations, six of ten with a parent among those before."""
    draw = random.Random(7)
    for number in range(count):
        block, place = divmod(number, 10 * TOGETHER)
        thread, within = 10 * block + place % 10, place // 10
        first = block * 10 * TOGETHER + place % 10
        answers = within and draw.random() < 0.6
        yield {
            "comment_id": f"c{number}",
            "parent_id": f"c{first + 10 * draw.randrange(within)}" if answers else "",
            "article_url": f"https://example.org/{thread}",
            "author": f"user {draw.randrange(50_000)}",
            "created_at": f"2024-03-{1 + number % 28:02}T10:{number % 60:02}:00Z",
            "likes": draw.randrange(50),
            "comment": " ".join(draw.choices(WORDS, k=draw.randint(6, 30))),
            "region": draw.choice(["North", "South", ""]),
        }


def as_reddit(row: dict[str, Any]) -> dict[str, Any]:
    """The comment as dumps of Reddit have it, with what they say besides: some 1.7 kB, most of it alike."""
    thread = row["article_url"].rpartition("/")[2]
    besides = {
        name: value for name in ("author_flair", "award", "collapsed", "gilding", "mod", "report", "rte", "treatment")
        for name, value in ((f"{name}_{kind}", kind if kind == "text" else None) for kind in KINDS)
    }  # fmt: skip
    return {
        **besides, "subreddit": "harbour", "id": row["comment_id"], "link_id": f"t3_{thread}", "score": row["likes"],
        "parent_id": f"t1_{row['parent_id']}" if row["parent_id"] else f"t3_{thread}", "author": row["author"],
        "created_utc": 1_709_290_800 + int(row["comment_id"][1:]), "body": row["comment"],
        "permalink": f"/r/harbour/comments/{thread}/the_ferry/{row['comment_id']}/",
    }  # fmt: skip


def write(path: Path, count: int) -> None:
    """The made comments in the form that the path's suffixes name."""
    import gzip

    import zstandard

    if ".csv" in path.suffixes:
        opened: Any = gzip.open if path.suffix == ".gz" else open
        with opened(path, "wt", encoding="utf-8", newline="") as out:
            table = csv.DictWriter(out, list(next(rows(1))))
            table.writeheader()
            table.writerows(rows(count))
        return
    listed = path.suffix == ".json"
    made = map(as_reddit, rows(count)) if ".reddit" in path.suffixes else rows(count)
    with path.open("wb") as raw, zstandard.ZstdCompressor().stream_writer(raw) if path.suffix == ".zst" else raw as out:
        for number, row in enumerate(made):
            before = ("[" if not number else ",") if listed else ""
            out.write(f"{before}{json.dumps(row, ensure_ascii=False)}\n".encode())
        out.write(b"]" if listed else b"")


def read(path: Path, *, links: bool) -> dict[str, float]:
    """Reads the file in this process: comments, threads, seconds, CPU-seconds, and megabytes at the most."""
    from threads.exchange.exports import read_export, unlinked
    from threads.exchange.read_options import ReadOptions
    from threads.model import Thread

    began, spent = time.monotonic(), time.process_time()
    comments = threads = size = 0
    for found in read_export(path) if links else unlinked(path, ReadOptions()):
        if isinstance(found, Thread):
            comments, threads, size = comments + len(found.comments), threads + 1, size + len(found.to_json())
    return {
        "comments": comments, "threads": threads, "characters": size, "seconds": time.monotonic() - began,
        "cpu": time.process_time() - spent, "mb": peak(),
    }  # fmt: skip


def main() -> None:
    """Writes each form, has it read by a process of its own, and prints a line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--forms", nargs="+", default=FORMS, choices=FORMS)
    parser.add_argument("--links", action="store_true", help="find links, quoted voices and languages too")
    parser.add_argument("--most", type=float, default=1000.0, help="megabytes that the peak may have")
    parser.add_argument("--read", type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.read:
        print(json.dumps(read(asked.read, links=asked.links)))
        return
    print(
        f"{'form':<12}{'comments':>11}{'threads':>9}{'MB file':>9}{'seconds':>9}{'CPU-s':>8}{'MB peak':>9}", flush=True
    )
    most = 0.0
    for form in asked.forms:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / f"made.{form}"
            write(path, asked.rows)
            words = [
                sys.executable,
                "-m",
                "benchmarks.exports",
                "--read",
                str(path),
                *(["--links"] if asked.links else []),
            ]
            found = json.loads(subprocess.run(words, check=True, capture_output=True, text=True).stdout)
            print(
                f"{form:<12}{found['comments']:11,}{found['threads']:9,}{path.stat().st_size / 1e6:9.0f}"
                f"{found['seconds']:9.0f}{found['cpu']:8.0f}{found['mb']:9.0f}",
                flush=True,
            )
            most = max(most, found["mb"])
    sys.exit(most > asked.most)


if __name__ == "__main__":
    main()
