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
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from types import ModuleType
from typing import Any

from benchmarks.data import Row, given, half, read, reader, show
from benchmarks.flatten import as_a_crawler
from benchmarks.split_posts import matched
from benchmarks.split_scores import module
from benchmarks.split_tools import SHOWN
from threads.comments.flat.choice import candidates, features_of, none_score
from threads.comments.flat.features import FEATURES
from threads.comments.flat.line_records import words_of
from threads.comments.flat.weights import WEIGHTS
from threads.lines.line import read_lines
from threads.page.plain import plain
from threads.page.tree import Tree, join

SETS = {"forums": "harvest_forum_dev", "L3S": "l3s_gn1_comments_dev", "dragnet": "dragnet_comments_dev"}
NOT_WITHOUT = ("-50", "-100", "-441", "-T93")
"""Pages of dragnet whose gold misses the comments that they have."""
FEWEST = 20
"""Words of the gold from which a page has comments, and of ours from which comments are invented."""
BIT = 1
AUTHORS = 0.3
"""What authors and moments are worth of a forum's posts in the fit."""


@dataclass
class Told:
    """A comment as it was read, and as the golds that count authors and dates have it (`shown`)."""

    text: str
    author: str | None
    posted: datetime | None

    @property
    def shown(self) -> str:
        return f"{self.author or ''} {self.posted.strftime(SHOWN) if self.posted else ''}\n{self.text}"


Quality = Callable[[list[Told]], tuple[float, float]]
"""How right comments are: F1, and that times how many authors and moments are right."""


@dataclass
class Page:
    """A flattened page: `way` of flattening, set, id, text, whether it has comments, and how a reading is scored."""

    way: str
    set: str
    id: str
    text: str
    has: bool
    quality: Quality

    @property
    def tuned(self) -> bool:
        return self.set == "kinds" or half(self.id, bit=BIT) == 0


@dataclass
class Example:
    """What was read on a page: each candidate's features and quality, its words, and the points of "none"."""

    page: Page
    values: list[Mapping[str, float]]
    quality: list[float]
    worth: list[float]
    words: list[int]
    none: float
    stood: bool

    def chosen(self, weights: Mapping[str, tuple[float, float]]) -> int | None:
        """The candidate that the weights choose, None for "no comments"."""
        if not self.values:
            return None
        best = max(range(len(self.values)), key=lambda k: score_of(self.values[k], weights, 0))
        return best if score_of(self.values[best], weights, 1) > self.none else None


def score_of(values: Mapping[str, float], weights: Mapping[str, tuple[float, float]], asked: int) -> float:
    return sum(weights[name][asked] * value for name, value in values.items() if name in weights)


def tree_text(html: str) -> str:
    """The page's texts with the breaks that its own elements make, and no more."""
    tree = Tree(html)
    return join(tree, list(range(len(tree.text))))


def pages(data: Path) -> Iterator[Page]:
    """The measured pages, flattened both ways."""
    tokens, posts, fair = (module(data / f"{name}.py") for name in ("score", "score_posts", "fair_forum"))
    no_reader = set(json.loads((data / "l3s_no_reader.json").read_text(encoding="utf-8")))
    for label, file in SETS.items():
        for row in read(data / f"{file}.jsonl.gz"):
            if label == "dragnet" and row["id"].endswith(NOT_WITHOUT):
                continue
            gold = "" if row["id"] in no_reader else row.get("gold_comments") or ""
            has = label == "forums" or len(tokens.toks(gold)) >= FEWEST
            quality = _of_posts(posts, fair, row) if label == "forums" else _of_words(tokens, gold)
            for way, flatten in (("crawler", as_a_crawler), ("tree", tree_text)):
                text = flatten(row["html"])
                if text.strip():
                    yield Page(way, label, row["id"], text, has, quality)


def _of_posts(script: ModuleType, fair: ModuleType, row: Row) -> Quality:
    def quality(told: list[Told]) -> tuple[float, float]:
        pairs = list(matched(script, row["posts"], told))
        gold = sum(bool(post["text"]) for post in row["posts"])
        right = [fair.author_ok(post["author"], one.author, None) for post, one in pairs if post["author"]]
        dates = (fair.same_moment(post["date"], one.posted) for post, one in pairs if post["date"])
        right += [known for known in dates if known is not None]
        found = 2 * len(pairs) / max(1, gold + len(told))
        return found, found * (1 - AUTHORS + AUTHORS * (sum(right) / len(right) if right else 0.5))

    return quality


def _of_words(script: ModuleType, gold: str) -> Quality:
    def quality(told: list[Told]) -> tuple[float, float]:
        shown = "\n".join(one.shown for one in told)
        found = script.prf(script.toks(gold), script.toks(shown))[2] if gold else 0.0
        return found, found

    return quality


def without(data: Path) -> Iterator[Page]:
    """Stories and articles that have no comments."""
    nothing = _of_letters([])
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
        ways = {"crawler": as_a_crawler, "tree": tree_text} if page.is_html else {"text": str}
        for way, flatten in ways.items():
            text = flatten(page.source)
            if text.strip():
                said = [{"text": one.text, **one.says} for one in page.reading.comments]
                yield Page(way, "own", f"own-{k}-{page.place}", text, bool(said), _of_letters(said))
    for path in sorted((GOLDEN / "flattened").glob("*.txt")):
        gold = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
        if f"flattened/{path.stem}" not in MEASURED and "comments" in gold:
            said = [{"text": one["text"], "author": one.get("author")} for one in gold["comments"]]
            yield Page("text", "kinds", path.stem, path.read_text(encoding="utf-8"), bool(said), _of_letters(said))


def _of_letters(gold: list[dict[str, Any]]) -> Quality:
    """By the letters that are shared with the gold, and the share of its comments that were found."""
    from tests.measures.scores import Said, letters, matched, pieces, same_moment, shared

    said = [Said(one["text"], one) for one in gold if letters(one["text"])]

    def quality(told: list[Told]) -> tuple[float, float]:
        if not said:
            return 0.0, 0.0
        every = [sum((pieces(one.text) for one in side), Counter[str]()) for side in (said, told)]
        pairs = list(matched(said, told))  # type: ignore[arg-type]
        right = [letters(g.says["author"]) == letters(c.author) for g, c in pairs if g.says.get("author")]
        right += [same_moment(g.says["posted"], c.posted) for g, c in pairs if g.says.get("posted")]
        found = (shared(*every)[1] + 2 * len(pairs) / (len(said) + len(told))) / 2
        return found, found * (1 - AUTHORS + AUTHORS * (sum(right) / len(right) if right else 0.5))

    return quality


def example(page: Page) -> Example:
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
    return Example(page, values, quality, worth, words, none_score(whole), whole.standing is not None)


def figures(examples: Sequence[Example], weights: Mapping[str, tuple[float, float]]) -> dict[str, float]:
    """For each set and way the mean quality on pages with comments, and the pages without on which some are given."""
    quality: dict[str, list[float]] = defaultdict(list)
    false: Counter[str] = Counter()
    for one in examples:
        chosen = one.chosen(weights)
        name = one.page.set if one.page.way == "text" else f"{one.page.set}, {one.page.way}"
        if one.page.has:
            quality[name].append(one.quality[chosen] if chosen is not None else 0.0)
        else:
            false[name] += chosen is not None
    return {name: sum(values) / len(values) for name, values in sorted(quality.items())} | {
        f"{name}: invented": float(count) for name, count in sorted(false.items())
    }


def print_figures(examples: Sequence[Example]) -> None:
    by_half = [figures([one for one in examples if one.page.tuned == tuned], WEIGHTS) for tuned in (True, False)]
    rows = [(name, by_half[0].get(name), by_half[1].get(name)) for name in sorted(set(by_half[0]) | set(by_half[1]))]
    show("flattened pages, one choice among all readings", ("set", "fitted", "other"), rows)


def print_left_out(examples: Sequence[Example]) -> None:
    """What the mean over all pages with comments loses, and how many more are invented, without each feature."""
    base = _worth(examples, WEIGHTS)
    rows = []
    for name in FEATURES:
        worth = _worth(examples, WEIGHTS | {name: (0.0, 0.0)})
        rows.append((name, *WEIGHTS[name], base[0] - worth[0], worth[1] - base[1]))
    show("left out", ("feature", "which", "whether", "lost", "more invented"), rows)


def print_features(data: Path) -> None:
    """The figures of both halves, and what each feature is worth."""
    examples = everything(data)
    print_figures(examples)
    print_left_out(examples)


def everything(data: Path) -> list[Example]:
    """All pages, read in every way."""
    return [example(page) for page in (*pages(data), *without(data), *ours())]


def _worth(examples: Sequence[Example], weights: Mapping[str, tuple[float, float]]) -> tuple[float, float]:
    found = figures(examples, weights)
    means = [value for name, value in found.items() if "invented" not in name]
    return sum(means) / len(means), sum(value for name, value in found.items() if "invented" in name)


def main() -> None:
    parser = reader(__doc__, "split")
    parser.add_argument("--features", action="store_true", help="print what each feature is worth left out")
    parser.add_argument("--fit", action="store_true", help="print the weights, fitted anew")
    options = given(parser)
    if options.features:
        print_features(options.data)
        return
    examples = everything(options.data)
    if options.fit:
        from benchmarks.flat_fit import print_weights

        print_weights([one for one in examples if one.page.tuned])
        return
    print_figures(examples)


if __name__ == "__main__":
    main()
