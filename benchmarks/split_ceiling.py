"""The most that choosing one element of each page could reach: comments F1 by the element whose text fits the gold
best.

    python -m benchmarks.split_ceiling

An oracle, since it looks at the gold; a method that may take several elements apart can do better than it, one that
has to find the element by itself does worse. Ours is printed beside it, by the data's own script.
"""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import Any

from benchmarks.data import given, read, reader, show
from benchmarks.split_scores import article_and_comments
from benchmarks.split_tools import ours
from threads.page.tree import Tree

SETS = {"dragnet": "dragnet_comments_dev", "L3S": "l3s_gn1_comments_dev"}
_WORD = re.compile(r"\w+")


def best_element(html: str, gold: str) -> str:
    """The text of the element whose words fit the gold's best by F1 over words, "" where none shares one."""
    tree = Tree(html)
    wanted = Counter(_WORD.findall(gold.lower()))
    words = [_WORD.findall(text.lower()) for text in tree.text]
    bounds = sorted({(a, b) for a, b in zip(tree.first, tree.last, strict=True) if a < b})
    ends = [0]
    for found in words:
        ends.append(ends[-1] + len(found))
    best, choice = 0.0, (0, 0)
    total = sum(wanted.values())
    for a, b in bounds:
        size = ends[b] - ends[a]
        if 2 * min(size, total) <= best * (size + total):
            continue  # no element of that size can do better, whatever its words are
        here = Counter(word for found in words[a:b] for word in found)
        score = 2 * sum((here & wanted).values()) / (size + total)
        if score > best:
            best, choice = score, (a, b)
    return tree.texts(*choice)


def ceiling(data: Path, rows: list[dict[str, Any]]) -> tuple[float | None, float | None]:
    """Comments F1 of the oracle and ours, macro averages over the pages with comments."""
    oracle = [("", best_element(row["html"], row["gold_comments"] or "")) for row in rows]
    found = [ours(row["html"]) for row in rows]
    return article_and_comments(data, rows, oracle)["F1"], article_and_comments(data, rows, found)["F1"]


def main() -> None:
    options = given(reader(__doc__, "split"))
    table = []
    for name, file in SETS.items():
        rows = read(options.data / f"{file}.jsonl.gz")
        table.append((name, len(rows), *ceiling(options.data, rows)))
    show("comments F1 over the pages with comments", ("set", "pages", "best element, gold in hand", "ours"), table)


if __name__ == "__main__":
    main()
