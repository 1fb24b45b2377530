"""Camps from who answers whom alone: authors put on the right side of debates whose authors declared theirs.

    python -m benchmarks.camps                        4forums debates beside the checkout, both halves
    python -m benchmarks.camps --data FOLDER          with iac4forums_posts_dev.jsonl.gz and
    iac4forums_author_stance_dev.jsonl.gz

Which camp is pro is not known from replies, so each debate counts the better of the two ways round, as the peers do.
An author who is in no camp is left out of `right` and counts in `placed`. The SHA-1 of a debate's number parts the
halves (its second bit; the lowest parts the data from a half that is kept elsewhere): `tuned` was looked at.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np

from analysis.camps import find_camps
from benchmarks import data

Debate = tuple[list[dict[str, Any]], dict[str, str]]


def debates(folder: Path) -> dict[int, Debate]:
    """By number: the posts, and the declared side of each author who has one."""
    posts: dict[int, list[dict[str, Any]]] = defaultdict(list)
    sides: dict[int, dict[str, str]] = defaultdict(dict)
    for row in data.read(folder / "iac4forums_posts_dev.jsonl.gz"):
        posts[row["discussion"]].append(row)
    for row in data.read(folder / "iac4forums_author_stance_dev.jsonl.gz"):
        if row["label"] in ("pro", "anti"):
            sides[row["discussion"]][row["author"]] = row["label"]
    return {number: (posts[number], sides[number]) for number in sorted(posts)}


def links(posts: list[dict[str, Any]]) -> Counter[tuple[str, str]]:
    """How often each author answers each other one."""
    author = {post["post"]: post["author"] for post in posts}
    pairs = ((post["author"], author.get(post["parent"])) for post in posts)
    return Counter((first, second) for first, second in pairs if second is not None and first != second)


def right(
    camp: dict[str, int | None], sides: dict[str, str], posts: Mapping[str, int]
) -> tuple[float, float, float, float]:
    """Authors right, authors placed, their posts right, their posts: the better way round."""
    placed = [name for name in sides if camp.get(name) is not None]
    if len(placed) < 2:
        return 0.0, 0.0, 0.0, 0.0
    same = np.array([(sides[name] == "pro") == (camp[name] == 1) for name in placed])
    weight = np.array([posts[name] for name in placed], dtype=float)
    return max(same.sum(), (~same).sum()), len(placed), max(weight[same].sum(), weight[~same].sum()), weight.sum()


def measure(chosen: list[Debate]) -> list[float]:
    """Authors right, the same weighted by posts, authors placed, replies across the line."""
    sums, declared, crossing = np.zeros(4), 0, np.zeros(2)
    for posts, sides in chosen:
        edges = links(posts)
        written = Counter(post["author"] for post in posts)
        camp = find_camps(sorted(written), [(a, b, float(w)) for (a, b), w in edges.items()])
        sums += right(camp, sides, written)
        declared += len(sides)
        for (first, second), weight in edges.items():
            if first in sides and second in sides:
                crossing += weight * np.array([sides[first] != sides[second], 1.0])
    return [sums[0] / sums[1], sums[2] / sums[3], sums[1] / declared, crossing[0] / crossing[1]]


def main() -> None:
    options = data.given(data.reader(__doc__, "stance"))
    known = debates(options.data)
    table = []
    for part, bit in (("tuned", 0), ("shown", 1)):
        chosen = [debate for number, debate in known.items() if data.half(number, bit=1) == bit]
        table.append([f"commentariat, {part}, {len(chosen)} debates", *measure(chosen)])
    table.append(["spectral max-cut, measured on all", 0.775, 0.880, None, 0.74])
    table.append(["STEM's notebook, published", None, 0.895, None, None])
    data.show("4forums", ["", "authors right", "by posts", "placed", "replies across"], table)


if __name__ == "__main__":
    main()
