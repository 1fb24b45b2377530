"""Camps from who answers whom: authors put on the right side of debates whose authors declared theirs.

    python -m benchmarks.camps                        4forums debates beside the checkout, both halves
    python -m benchmarks.camps --cues                 the cues of agreement: Reddit pairs, and replies of these debates
    python -m benchmarks.camps --data FOLDER          with iac4forums_posts_dev.jsonl.gz,
    iac4forums_author_stance_dev.jsonl.gz and pairs_subreddit_agreement_dev.jsonl.gz

Which camp is pro is not known from replies, so each debate counts the better of the two ways round, as the peers do,
and as is done for one camp that holds all who are joined. An author who is in no camp is left out of `right` and counts
in `placed`. The SHA-1 of a debate's number parts the halves (its second bit; the lowest parts the data from a half that
is kept elsewhere): `tuned` was looked at. Pairs are parted by the lowest bit of their id's.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np

from analysis.camps import agreement, find_camps
from analysis.camps.bridging import KIND_FROM
from analysis.camps.threads import AGREES
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


def edges(posts: list[dict[str, Any]], *, cues: bool = True) -> list[tuple[str, str, float]]:
    """Who answers whom, an edge a reply; with `cues` those that agree have the weight that the layer gives them."""
    author = {post["post"]: post["author"] for post in posts}
    found = []
    for post in posts:
        other = author.get(post["parent"])
        if other is not None and other != post["author"]:
            found.append((post["author"], other, AGREES if cues and agreement(post["text"]) > 0 else 1.0))
    return found


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


def measure(chosen: list[Debate], *, cues: bool = True, doubtful: bool = False, one_camp: bool = False) -> list[float]:
    """Authors right, the same weighted by posts, authors placed, replies across the line.

    With `doubtful` all who are joined are placed; with `one_camp` these are all in one.
    """
    sums, declared, crossing = np.zeros(4), 0, np.zeros(2)
    for posts, sides in chosen:
        known = edges(posts, cues=cues)
        written = Counter(post["author"] for post in posts)
        camp = find_camps(sorted(written), known, doubtful=doubtful)
        if one_camp:
            camp = {name: None if side is None else 0 for name, side in camp.items()}
        sums += right(camp, sides, written)
        declared += len(sides)
        for first, second, _ in known:
            if first in sides and second in sides:
                crossing += np.array([sides[first] != sides[second], 1.0])
    return [sums[0] / sums[1], sums[2] / sums[3], sums[1] / declared, crossing[0] / crossing[1]]


def sorted_pairs(folder: Path, half: int) -> list[list[Any]]:
    """For each cue of Reddit answers, and for the sentiment of those without one, how many agree, disagree, neither."""
    from analysis.sentiment import score

    rows = [row for row in data.read(folder / "pairs_subreddit_agreement_dev.jsonl.gz") if data.half(row["id"]) == half]
    said = np.array([agreement(row["text"]) for row in rows])
    tone = np.array(score([row["text"] for row in rows]))
    label = np.array([row["label"] for row in rows])
    parts = {
        "a cue of agreement": said > 0, "a cue of disagreement": said < 0,
        f"no cue, sentiment {KIND_FROM:+} and up": (said == 0) & (tone >= KIND_FROM),
        f"no cue, sentiment {-KIND_FROM:+} and down": (said == 0) & (tone <= -KIND_FROM), "all": said > -2,
    }  # fmt: skip
    kinds = ("agree", "disagree", "neutral")
    return [[name, *(int((label[which] == kind).sum()) for kind in kinds)] for name, which in parts.items()]


def crossing(chosen: list[Debate]) -> list[list[Any]]:
    """By cue how many replies there are between authors who declared a side, and the share to the other side."""
    found: dict[int, list[bool]] = defaultdict(list)
    for posts, sides in chosen:
        author = {post["post"]: post["author"] for post in posts}
        for post in posts:
            one, other = post["author"], author.get(post["parent"])
            if other != one and one in sides and other in sides:
                found[agreement(post["text"])].append(sides[one] != sides[other])
    names = {1: "agrees", 0: "no cue", -1: "disagrees"}
    return [[name, len(found[sign]), float(np.mean(found[sign]))] for sign, name in names.items()]


def main() -> None:
    """Prints the tables."""
    parser = data.reader(__doc__, "stance")
    parser.add_argument("--cues", action="store_true", help="measure the cues of agreement")
    options = data.given(parser)
    known = debates(options.data)
    halves = [
        (part, [debate for number, debate in known.items() if data.half(number, bit=1) == bit])
        for part, bit in (("tuned", 0), ("shown", 1))
    ]
    if options.cues:
        for at, (part, chosen) in enumerate(halves):
            data.show(f"Reddit answers, {part}", ["", "agree", "disagree", "neither"], sorted_pairs(options.data, at))
            data.show(f"4forums replies, {part}", ["", "replies", "across"], crossing(chosen))
        return
    table: list[list[object]] = []
    for part, chosen in halves:
        table += [
            [f"{part}, {len(chosen)} debates: commentariat", *measure(chosen)],
            ["  without cues of agreement", *measure(chosen, cues=False)],
            ["  all who are joined", *measure(chosen, doubtful=True)],
            ["  one camp for all who are placed", *measure(chosen, one_camp=True)],
            ["  one camp for all who are joined", *measure(chosen, doubtful=True, one_camp=True)],
        ]
    table.append(["spectral max-cut, measured on all", 0.775, 0.880, None, 0.74])
    table.append(["STEM's notebook, published", None, 0.895, None, None])
    data.show("4forums", ["", "authors right", "by posts", "placed", "replies across"], table)


if __name__ == "__main__":
    main()
