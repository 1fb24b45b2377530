"""Prints what a reading of pages is held to: fair forum scores, class words hashed, L3S without pages that hold no
reader's word, and the pages on which comments are found where none are.

    python -m benchmarks.split_fair
    python -m benchmarks.split_fair --half odd --parts forums masked
    python -m benchmarks.split_fair --parts dragnet --show     # names the pages that lose most

Forums are scored by `fair_forum.py` beside the data: an author by name or profile address, a date as the same moment as
far as the page's words state one; `exact` is the share of pages with as many posts as the gold. Masked pages have
hashes for class words and ids, as bundlers write them. L3S counts the pages named in `l3s_no_reader.json` as without
comments.
Halves are parted by the second bit of the id's SHA-1: the even half may be tuned on.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from benchmarks.data import Row, given, half, read, reader, show
from benchmarks.split_posts import matched, share
from benchmarks.split_scores import module
from benchmarks.split_tools import texts_of

BIT = 1
FEWEST = 20
"""Words from which a page has comments, as in the data's script."""
_NAMED = re.compile(r"""\b(class|id)\s?=\s?("([^"]*)"|'([^']*)')""", re.IGNORECASE)
_LETTERS = str.maketrans("0123456789", "ghijklmnop")


def masked(html: str) -> str:
    """The page with every class word and id as a hash that says nothing; numbers in them go with them."""

    def hashed(found: re.Match[str]) -> str:
        words = (found[3] or found[4] or "").split()
        told = (hashlib.md5(re.sub(r"\d", "", word).encode(), usedforsecurity=False).hexdigest() for word in words)
        return f'{found[1]}="{" ".join("x" + digest[:8].translate(_LETTERS) for digest in told)}"'

    return _NAMED.sub(hashed, html)


Found = tuple[str, list[float | None]]


def forums(data: Path, rows: Sequence[Row], change: Callable[[str], str] = str) -> list[Found]:
    """For each page: posts F1, shares of authors and dates that are right, and whether the count is the gold's.

    Posts without a word, of a picture alone, are left out on both sides.
    """
    import threads

    score, fair = module(data / "score_posts.py"), module(data / "fair_forum.py")
    out: list[Found] = []
    for row in rows:
        comments = [c for c in threads.split(change(row["html"])).comments if score.tk(c.text)]
        gold = [post for post in row["posts"] if score.tk(post["text"])]
        pairs = list(matched(score, row["posts"], comments))
        both = len(gold) + len(comments)
        names = [fair.author_ok(g["author"], c.author, c.author_url) for g, c in pairs if g["author"]]
        dates = [ok for g, c in pairs if g["date"] and (ok := fair.same_moment(g["date"], c.posted)) is not None]
        out.append(
            (
                row["id"],
                [2 * len(pairs) / both if both else 1.0, *map(share, (names, dates)), len(gold) == len(comments)],
            )
        )
    return out


def splits(data: Path, rows: Sequence[Row], *, without: frozenset[str] = frozenset()) -> list[Found]:
    """For each page: comments F1 where there are some, whether comments are found where there are none, article F1."""
    import threads

    score = module(data / "score.py")
    out: list[Found] = []
    for row in rows:
        article, comments = texts_of(threads.split(row["html"]))
        gold = score.toks("" if row["id"] in without else row["gold_comments"])
        told, main = score.toks(comments), score.toks(row["gold_article"])
        some = len(gold) >= FEWEST
        out.append(
            (
                row["id"],
                [
                    score.prf(gold, told)[2] if some else None,
                    None if some else float(len(told) >= FEWEST),
                    score.prf(main, score.toks(article))[2] if main else None,
                ],
            )
        )
    return out


def dragnet(data: Path, rows: Sequence[Row]) -> list[Found]:
    """Blog and news pages."""
    return splits(data, rows)


def l3s(data: Path, rows: Sequence[Row]) -> list[Found]:
    """News pages; where the gold holds no reader's word it counts as empty."""
    names = json.loads((data / "l3s_no_reader.json").read_text(encoding="utf-8"))
    return splits(data, rows, without=frozenset(names))


def hashed_forums(data: Path, rows: Sequence[Row]) -> list[Found]:
    """Forum pages whose class words say nothing."""
    return forums(data, rows, masked)


_OF_SPLITS, _OF_POSTS = ("comments F1", "where none", "article F1"), ("posts F1", "author", "date", "exact")
PARTS: dict[str, tuple[str, tuple[str, ...], Callable[[Path, Sequence[Row]], list[Found]]]] = {
    "dragnet": ("dragnet_comments_dev", _OF_SPLITS, dragnet),
    "L3S": ("l3s_gn1_comments_dev", _OF_SPLITS, l3s),
    "forums": ("harvest_forum_dev", _OF_POSTS, forums),
    "masked": ("harvest_forum_dev", _OF_POSTS, hashed_forums),
}
WORST = 20


def _mean(values: Sequence[float | None]) -> float | None:
    known = [float(value) for value in values if value is not None]
    return sum(known) / len(known) if known else None


def _rows(found: Sequence[Found], wanted: str) -> list[list[Any]]:
    """A line of means for each half asked for."""
    halves = {"all": (0, 1), "even": (0,), "odd": (1,)}
    names = list(halves) if wanted == "each" else [wanted]
    lines: list[list[Any]] = []
    for name in names:
        of = [values for page, values in found if half(page, bit=BIT) in halves[name]]
        lines.append([name, len(of), *(_mean(column) for column in zip(*of, strict=True))])
    return lines


def main() -> None:
    parser = reader(__doc__, "split")
    parser.add_argument("--parts", nargs="+", choices=list(PARTS), default=list(PARTS))
    parser.add_argument("--half", choices=("each", "all", "even", "odd"), default="each")
    parser.add_argument("--show", action="store_true", help="name the even half's pages that score lowest")
    options = given(parser)
    for part in options.parts:
        file, heads, measure = PARTS[part]
        found = measure(options.data, read(options.data / f"{file}.jsonl.gz"))
        show(part, ["half", "pages", *heads], _rows(found, options.half))
        if options.show:
            of = [one for one in found if half(one[0], bit=BIT) == 0]
            for k, head in enumerate(heads):
                sign = -1 if head == "where none" else 1
                worst = sorted((sign * value, page) for page, values in of if (value := values[k]) is not None)
                shown = [(round(abs(v), 3), name) for v, name in worst[:WORST] if (v < 0 if sign < 0 else v < 1)]
                print(f"  {head}: {shown}")


if __name__ == "__main__":
    main()
