"""A scored choice among readings of a page, measured: pages and what is right on them, figures, features left out."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from types import ModuleType
from typing import Any, TypeVar

from benchmarks.data import Row, given, half, read, reader, show
from benchmarks.split_posts import matched
from benchmarks.split_scores import module
from benchmarks.split_tools import as_shown
from threads.comments.declared import WHETHER, WHICH, Weights, points

SETS = {"forums": "harvest_forum_dev", "L3S": "l3s_gn1_comments_dev", "dragnet": "dragnet_comments_dev"}
NOT_WITHOUT = ("-50", "-100", "-441", "-T93")
"""Pages of dragnet whose gold misses the comments that they have."""
FEWEST = 20
"""Words of the gold from which a page has comments."""
BIT = 1
OURS = frozenset(["kinds", "golden", "made", "tempting"])
"""Sets of which no figures are published: tests ask for each page of them."""
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
        return as_shown(self)


Quality = Callable[[list[Told]], tuple[float, float]]
"""How right comments are: F1, and that times how many authors and moments are right."""


@dataclass
class Page:
    """A page: the `way` that it is shown, set, id, text, whether it has comments, and how a reading is scored."""

    way: str
    set: str
    id: str
    text: str
    has: bool
    quality: Quality

    @property
    def tuned(self) -> bool:
        return half(self.id, bit=BIT) == 0

    @property
    def fitted(self) -> bool:
        """Whether weights may be fitted on it: one half of what is measured, and all that is our own."""
        return self.tuned or self.set in OURS


@dataclass
class Example:
    """What was read on a page: each candidate's features and quality, its words, and the features of "none"."""

    page: Page
    values: list[Mapping[str, float]]
    quality: list[float]
    worth: list[float]
    words: list[int]
    none: Mapping[str, float]

    def points_of_none(self, nothing: Mapping[str, float]) -> float:
        return sum(nothing[name] * value for name, value in self.none.items() if name in nothing)

    def best(self, weights: Weights) -> int:
        """The candidate that the weights hold for the best; the first of equal ones."""
        return max(range(len(self.values)), key=lambda k: points(self.values[k], weights, WHICH))

    def margin(self, k: int, weights: Weights, nothing: Mapping[str, float]) -> float:
        """The points by which a candidate beats "no comments"."""
        return points(self.values[k], weights, WHETHER) - self.points_of_none(nothing)

    def chosen(self, weights: Weights, nothing: Mapping[str, float]) -> int | None:
        """The candidate that the weights choose, None for "no comments"."""
        if not self.values:
            return None
        best = self.best(weights)
        return best if self.margin(best, weights, nothing) > 0 else None


Some = TypeVar("Some", bound=Example)


def measured(data: Path, ways: Mapping[str, Callable[[str], str]], *, sets: Iterable[str] = SETS) -> Iterator[Page]:
    """The measured pages, shown each way."""
    tokens, posts, fair = (module(data / f"{name}.py") for name in ("score", "score_posts", "fair_forum"))
    no_reader = set(json.loads((data / "l3s_no_reader.json").read_text(encoding="utf-8")))
    for label in sets:
        for row in read(data / f"{SETS[label]}.jsonl.gz"):
            if label == "dragnet" and row["id"].endswith(NOT_WITHOUT):
                continue
            gold = "" if row["id"] in no_reader else row.get("gold_comments") or ""
            has = label == "forums" or len(tokens.toks(gold)) >= FEWEST
            quality = of_posts(posts, fair, row) if label == "forums" else of_words(tokens, gold)
            for way, change in ways.items():
                text = change(row["html"])
                if text.strip():
                    yield Page(way, label, row["id"], text, has, quality)


def of_posts(script: ModuleType, fair: ModuleType, row: Row) -> Quality:
    def quality(told: list[Told]) -> tuple[float, float]:
        pairs = list(matched(script, row["posts"], told))
        gold = sum(bool(post["text"]) for post in row["posts"])
        right = [fair.author_ok(post["author"], one.author, None) for post, one in pairs if post["author"]]
        dates = (fair.same_moment(post["date"], one.posted) for post, one in pairs if post["date"])
        right += [known for known in dates if known is not None]
        found = 2 * len(pairs) / max(1, gold + len(told))
        return found, found * (1 - AUTHORS + AUTHORS * (sum(right) / len(right) if right else 0.5))

    return quality


def of_words(script: ModuleType, gold: str) -> Quality:
    def quality(told: list[Told]) -> tuple[float, float]:
        shown = "\n".join(one.shown for one in told)
        found = script.prf(script.toks(gold), script.toks(shown))[2] if gold else 0.0
        return found, found

    return quality


def of_letters(gold: list[dict[str, Any]]) -> Quality:
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


def figures(examples: Sequence[Example], weights: Weights, nothing: Mapping[str, float]) -> dict[str, float]:
    """For each set and way the mean quality on pages with comments, and the pages without on which some are given."""
    quality: dict[str, list[float]] = defaultdict(list)
    false: Counter[str] = Counter()
    for one in examples:
        chosen = one.chosen(weights, nothing)
        name = one.page.set if one.page.way == "text" else f"{one.page.set}, {one.page.way}"
        if one.page.has:
            quality[name].append(one.quality[chosen] if chosen is not None else 0.0)
        else:
            false[name] += chosen is not None
    return {name: sum(values) / len(values) for name, values in sorted(quality.items())} | {
        f"{name}: invented": float(count) for name, count in sorted(false.items())
    }


def run(
    doc: str | None, title: str, everything: Callable[[Path], list[Some]], weights: Weights,
    nothing: Mapping[str, float], print_weights: Callable[[list[Some]], None],
) -> None:  # fmt: skip
    """The command of a choice's benchmark: figures of both halves, and as asked what features are worth or the fit."""
    parser = reader(doc, "split")
    parser.add_argument("--features", action="store_true", help="print what each feature is worth left out")
    parser.add_argument("--fit", action="store_true", help="print the weights, fitted anew")
    options = given(parser)
    examples = everything(options.data)
    if options.fit and not options.features:
        print_weights([one for one in examples if one.page.fitted])
    else:
        (print_all if options.features else print_figures)(title, examples, weights, nothing)


def print_all(title: str, examples: Sequence[Example], weights: Weights, nothing: Mapping[str, float]) -> None:
    """The figures of both halves, and what each feature is worth."""
    print_figures(title, examples, weights, nothing)
    print_left_out(examples, weights, nothing)


def print_figures(title: str, examples: Sequence[Example], weights: Weights, nothing: Mapping[str, float]) -> None:
    halves = ([one for one in examples if one.page.fitted == fitted] for fitted in (True, False))
    by_half = [figures(part, weights, nothing) for part in halves]
    rows = [(name, by_half[0].get(name), by_half[1].get(name)) for name in sorted(set(by_half[0]) | set(by_half[1]))]
    show(title, ("set", "fitted", "other"), rows)


def print_left_out(examples: Sequence[Example], weights: Weights, nothing: Mapping[str, float]) -> None:
    """What the mean over all pages with comments loses, and how many more are invented, without each feature."""
    base = _worth(examples, weights, nothing)
    rows = []
    for name in weights:
        worth = _worth(examples, {**weights, name: (0.0, 0.0)}, nothing)
        rows.append((name, *weights[name], base[0] - worth[0], worth[1] - base[1]))
    show("left out", ("feature", "which", "whether", "lost", "more invented"), rows)


def _worth(examples: Sequence[Example], weights: Weights, nothing: Mapping[str, float]) -> tuple[float, float]:
    found = figures(examples, weights, nothing)
    means = [value for name, value in found.items() if "invented" not in name]
    return sum(means) / len(means), sum(value for name, value in found.items() if "invented" in name)
