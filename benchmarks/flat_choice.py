"""Flattened pages: how well one scored choice among all readings does, what each feature is worth, and the fit.

    python -m benchmarks.flat_choice              # figures of the half that weights were fitted on, and of the other
    python -m benchmarks.flat_choice --features   # and what each feature is worth left out
    python -m benchmarks.flat_choice --fit        # the weights anew, as threads/comments/flat/weights.py has them

Pages are forums, news and blogs as text, by a crawler's rules and from their own trees (no bullets, no indents),
stories and articles that have no comments, and the golden pages of `tests/golden`. Halves are parted as in
`benchmarks.split`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.choices import Example, Page, Told, measured, of_letters, print_all, run
from benchmarks.data import read
from benchmarks.flatten import as_a_crawler
from threads.comments.flat.choice import candidates, features_of
from threads.comments.flat.features import NONE
from threads.comments.flat.line_records import words_of
from threads.comments.flat.weights import NO_COMMENTS, WEIGHTS
from threads.lines.line import read_lines
from threads.page.plain import plain
from threads.page.tree import Tree, join


def tree_text(html: str) -> str:
    """The page's texts with the breaks that its own elements make, and no more."""
    tree = Tree(html)
    return join(tree, list(range(len(tree.text))))


WAYS = {"crawler": as_a_crawler, "tree": tree_text}
TITLE = "flattened pages, one choice among all readings"


@dataclass
class FlatExample(Example):
    """A flattened page with its readings; `stood` says that the sure readers give one."""

    stood: bool


def without(data: Path) -> Iterator[Page]:
    """Stories and articles that have no comments."""
    nothing = of_letters([])
    for row in read(data.parent / "quotes" / "quotes_polnear_dev.jsonl.gz"):
        yield Page("text", "stories", row["id"], row["text"], has=False, quality=nothing)
    for row in read(data / "dragnet_comments_dev.jsonl.gz"):
        if len(row["gold_article"] or "") > 200:
            yield Page("text", "articles", row["id"], row["gold_article"], has=False, quality=nothing)


def ours() -> Iterator[Page]:
    """The golden pages that the floors are measured on ("own"), and the other flattened ones ("kinds")."""
    from tests.measures.own import GOLDEN, MEASURED
    from tests.measures.own import pages as own
    from tests.measures.pages import made_pages

    for k, page in enumerate([*own(), *(page for one in ("en", "zh", "ko") for page in made_pages(one))]):
        if page.reading.comments is None:
            continue
        ways = WAYS if page.is_html else {"text": str}
        for way, flatten in ways.items():
            text = flatten(page.source)
            if text.strip():
                said = [{"text": one.text, **one.says} for one in page.reading.comments]
                yield Page(way, "own", f"own-{k}-{page.place}", text, bool(said), of_letters(said))
    for path in sorted((GOLDEN / "flattened").glob("*.txt")):
        gold = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
        if f"flattened/{path.stem}" not in MEASURED and "comments" in gold:
            said = [{"text": one["text"], "author": one.get("author")} for one in gold["comments"]]
            yield Page("text", "kinds", path.stem, path.read_text(encoding="utf-8"), bool(said), of_letters(said))


def example(page: Page) -> FlatExample:
    """All that is read on a page."""
    text = plain(page.text).text
    lines = read_lines(text)
    whole, seen = candidates(lines)
    values, quality, worth, words = [], [], [], []
    for one in seen:
        told = [Told(words_of(record, lines, text), record.author, record.posted) for record in one.records]
        found, signed = page.quality(told)
        values.append(features_of(one))
        quality.append(found)
        worth.append(signed)
        words.append(one.total)
    none = {name: feature(whole) for name, feature in NONE.items()}
    return FlatExample(page, values, quality, worth, words, none, whole.standing is not None)


def everything(data: Path) -> list[FlatExample]:
    """All pages, read in every way."""
    return [example(page) for page in (*measured(data, WAYS), *without(data), *ours())]


def print_features(data: Path) -> None:
    """The figures of both halves, and what each feature is worth."""
    print_all(TITLE, everything(data), WEIGHTS, NO_COMMENTS)


def main() -> None:
    from benchmarks.flat_fit import print_weights

    run(__doc__, TITLE, everything, WEIGHTS, NO_COMMENTS, print_weights)


if __name__ == "__main__":
    main()
