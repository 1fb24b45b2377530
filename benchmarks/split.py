"""Prints how well article and comments are split: our row beside trafilatura, resiliparse and readability-lxml.

    pip install -e '.[peers]'
    python -m benchmarks.split
    python -m benchmarks.split --sets dragnet forums --half untuned
    python -m benchmarks.split --markdown          # the table that the README shows
    python -m benchmarks.split --features          # what each feature of both choices is worth: markup, flattened text

All tools read the same pages in the same process, page by page in turn, so that a busy moment slows all of them.
Quality is scored by the data's own scripts; speed is pages per CPU-second, and how many times trafilatura's, over all
pages and on the median one. The same pages as flattened by resiliparse and html2text are read by us alone. A tool that
is not installed is named and left out.

Halves are parted by a bit of the id's SHA-1: of the one we tuned on, of the other ("untuned") we print figures.
"""

from __future__ import annotations

import argparse
import contextlib
import statistics
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.data import given, half, read, reader, show
from benchmarks.split_scores import Row, Scores, article_and_comments, posts, snippets, words_of_posts
from benchmarks.split_tools import FLATTENERS, TOOLS, Split, Tool, installed, ours

__all__ = ["main", "ours"]
SETS = {
    "dragnet": ("dragnet_comments_dev", article_and_comments),
    "L3S": ("l3s_gn1_comments_dev", article_and_comments),
    "snippets": ("traf_comment_snippets_dev", snippets),
    "forums": ("harvest_forum_dev", words_of_posts),
}
"""Each set: its file, and how what a tool found on it is scored."""

NO_COMMENTS = {"readability"}
ARTICLE_SCORES = {"article F1", "leak", "words F1"}
FLAT_SETS = ("dragnet", "L3S", "forums")
HALVES: dict[str, tuple[int, ...]] = {"all": (0, 1), "tuned": (0,), "untuned": (1,)}
BIT = 1
"""The bit of the digest: the lowest already parts these pages from those that are kept elsewhere."""


@dataclass
class Run:
    """What one tool found on the pages of one set, and the CPU-seconds that each took."""

    tool: str
    rows: Sequence[Row]
    found: list[Split] = field(default_factory=list)
    spent: list[float] = field(default_factory=list)
    failed: int = 0

    @property
    def speed(self) -> float:
        """Pages per CPU-second."""
        return len(self.rows) / max(sum(self.spent), 1e-9)

    def times(self, other: Run) -> float:
        """How many times as fast as the other it read a page: the median over pages."""
        return statistics.median(theirs / max(ours, 1e-9) for ours, theirs in zip(self.spent, other.spent, strict=True))

    def of(self, wanted: str) -> tuple[list[Row], list[Split]]:
        """The pages of one half, and what was found on them."""
        pairs = [
            (row, split)
            for row, split in zip(self.rows, self.found, strict=True)
            if half(row["id"], bit=BIT) in HALVES[wanted]
        ]
        return [row for row, _ in pairs], [split for _, split in pairs]


def run(tools: Mapping[str, Tool], rows: Sequence[Row], *, key: str = "html") -> list[Run]:
    """Each tool over all pages, taking turns; a tool that fails on a page found nothing there."""
    runs = [Run(name, rows) for name in tools]
    for tool in tools.values() if rows else ():
        with contextlib.suppress(Exception):
            tool(rows[0][key])  # loads what it loads once
    for row in rows:
        for one, tool in zip(runs, tools.values(), strict=True):
            began = time.process_time()
            try:
                split = tool(row[key])
            except Exception:  # noqa: BLE001 (that is the tool's result)
                split = "", ""
                one.failed += 1
            one.spent.append(time.process_time() - began)
            one.found.append(split)
    return runs


def table(
    name: str, runs: Sequence[Run], halves: Sequence[str], score: Callable[[Sequence[Row], Sequence[Split]], Scores]
) -> list[dict[str, object]]:
    """One line a tool and half: its scores, its speed, and its speed as a multiple of trafilatura's."""
    base = next((one for one in runs if one.tool == "trafilatura"), None)
    lines: list[dict[str, object]] = []
    for one in runs:
        for wanted in halves:
            rows, found = one.of(wanted)
            scores = score(rows, found)
            if one.tool in NO_COMMENTS:
                scores = {key: value if key in ARTICLE_SCORES else None for key, value in scores.items()}
            speed: dict[str, object] = {
                "pages/CPU-s": one.speed,
                "× trafilatura": one.speed / base.speed if base else None,
                "× median": one.times(base) if base and rows else None,
                "failed": one.failed,
            }
            lines.append({"tool": one.tool, "set": name, "half": wanted, "pages": len(rows), **scores, **speed})
    return lines


def flattened(runs_on: Mapping[str, Sequence[Row]], halves: Sequence[str], data: Path) -> list[dict[str, object]]:
    """Our lines on the pages as text, by each way to flatten them that is installed."""
    lines = []
    for name, flatten in FLATTENERS.items():
        for label in [label for label in FLAT_SETS if label in runs_on and installed(name)]:
            flat = [{**row, "html": flatten(row["html"])} for row in runs_on[label]]
            rows = [
                row for row in flat if row["html"].strip()
            ]  # resiliparse gives nothing of some pages; so does html2text
            score = SETS[label][1]
            lines += table(
                f"{label} as text by {name}",
                run({"ours": TOOLS["ours"]}, rows),
                halves,
                lambda r, f, score=score: score(data, r, f),
            )
    return lines


def forum_posts(rows: Sequence[Row], halves: Sequence[str], data: Path) -> list[dict[str, object]]:
    """Our posts of forum pages one by one: no other tool here gives any."""
    import threads

    found = [threads.split(row["html"]) for row in rows]
    lines = []
    for wanted in halves:
        chosen = [k for k, row in enumerate(rows) if half(row["id"], bit=BIT) in HALVES[wanted]]
        scores = posts(data, [rows[k] for k in chosen], [found[k] for k in chosen])
        lines.append({"tool": "ours", "set": "forums", "half": wanted, "pages": len(chosen), **scores})
    return lines


def print_table(title: str, lines: Sequence[Mapping[str, object]]) -> None:
    """Prints lines that have the same columns as one table."""
    if lines:
        show(title, [*lines[0]], [[*line.values()] for line in lines])


SUMMARY = (
    ("dragnet", "F1", "comments F1"), ("dragnet", "where none", "comments where there are none"), ("dragnet",
        "article F1", "article F1"), ("dragnet", "leak", "leak"),
    ("L3S", "F1", "L3S comments F1"), ("snippets", "found", "snippets found"), ("forums", "words F1", "forum words F1"),
    ("dragnet", "pages/CPU-s", "pages a CPU-second"),
    ("dragnet", "× trafilatura", "× trafilatura"),
)  # fmt: skip
"""The README's columns: set, measure, and the heading."""


def markdown(lines: Sequence[Mapping[str, object]], wanted: str) -> str:
    """The README's table: one row a tool, the pages as text below them."""
    rows: dict[str, dict[tuple[str, str], object]] = {}
    for line in (line for line in lines if line["half"] == wanted):
        name, _, way = str(line["set"]).partition(" as text by ")
        row = rows.setdefault(f"{line['tool']}, pages as text ({way})" if way else str(line["tool"]), {})
        row |= {(name, key): value for key, value in line.items()}
    out = ["| | " + " | ".join(heading for _, _, heading in SUMMARY) + " |", "|---" * (len(SUMMARY) + 1) + "|"]
    out += [
        f"| {name.replace('ours', 'commentariat')} | "
        + " | ".join(_cell(row.get((label, key))) for label, key, _ in SUMMARY)
        + " |"
        for name, row in rows.items()
    ]
    return "\n".join(out)


def _cell(value: object) -> str:
    if not isinstance(value, float):
        return "–"
    return f"{value:.3f}".removeprefix("0") if value < 1 else f"{value:.0f}" if value >= 10 else f"{value:.1f}"


def main() -> None:
    parser = reader(__doc__, "split")
    parser.add_argument(
        "--half",
        choices=("each", *HALVES),
        default="each",
        help="which figures to print; all pages are read in any case",
    )
    parser.add_argument("--sets", nargs="*", choices=tuple(SETS), default=tuple(SETS))
    parser.add_argument("--tools", nargs="*", choices=tuple(TOOLS), default=tuple(TOOLS))
    parser.add_argument("--markdown", action="store_true", help="print the README's table only")
    parser.add_argument("--features", action="store_true", help="what each feature of both choices is worth left out")
    options = given(parser)
    if options.features:
        from benchmarks import flat_choice, html_choice

        html_choice.print_features(options.data)
        flat_choice.print_features(options.data)
        return
    lines = measure(options)
    if options.markdown:
        print(markdown(lines, "all" if options.half == "each" else options.half))


def measure(options: argparse.Namespace) -> list[dict[str, object]]:
    """Runs everything that the options ask for, prints each table as it comes, and returns all lines."""
    halves = tuple(HALVES) if options.half == "each" else (options.half,)
    tools = {name: TOOLS[name] for name in options.tools if installed(name)}
    print_one = (lambda title, lines: None) if options.markdown else print_table
    pages: dict[str, list[Row]] = {}
    lines: list[dict[str, object]] = []
    for label in options.sets:
        file, score = SETS[label]
        pages[label] = read(options.data / f"{file}.jsonl.gz")
        found = table(label, run(tools, pages[label]), halves, lambda r, f, score=score: score(options.data, r, f))
        print_one(f"{label}: {len(pages[label])} pages", found)
        lines += found
    if "ours" in tools:
        if "forums" in pages:
            print_one("forums, post by post", forum_posts(pages["forums"], halves, options.data))
        text = flattened(pages, halves, options.data)
        for label in FLAT_SETS:
            print_one(f"{label}, flattened", [line for line in text if str(line["set"]).startswith(label)])
        lines += text
    return lines


if __name__ == "__main__":
    main()
