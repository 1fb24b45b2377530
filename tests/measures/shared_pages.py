"""Article and comments of real pages beside the checkout, in markup and flattened, and of pages made of real talk."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import threads
from benchmarks.data import Row, read
from benchmarks.flatten import as_a_crawler
from benchmarks.split import ours
from benchmarks.split_posts import matched
from benchmarks.split_scores import module, posts
from tests.measures import made
from tests.measures.own import Own, flattened, without_class_words
from tests.measures.pages import ALL, invents
from tests.measures.pages import read as read_pages
from tests.measures.samples import lowest, rows

Measure = Callable[[Path], dict[str, float]]
NOT_WITHOUT = ("-50", "-100", "-441", "-T93")
"""Pages of dragnet whose gold misses the comments that they have, as BENCHMARKS.md says."""
FEWEST = 20
"""Words of the gold from which a page has comments, as in the data's script."""


def split_dragnet(data: Path) -> dict[str, float]:
    gold = rows(data / "split" / "dragnet_comments_dev.jsonl.gz", 60)
    scores = _dragnet(data, gold, [row["html"] for row in gold])
    return {key: scores[key] for key in ("article_F1", "comments_F1")} | {"kept_out": 1 - scores["false_comment_rate"]}


def flat_dragnet(data: Path) -> dict[str, float]:
    gold = [
        row for row in rows(data / "split" / "dragnet_comments_dev.jsonl.gz", 60) if as_a_crawler(row["html"]).strip()
    ]
    scores = _dragnet(data, gold, [as_a_crawler(row["html"]) for row in gold])
    return {key: scores[key] for key in ("comments_F1", "article_F1", "article_R")}


def _dragnet(data: Path, gold: Sequence[Row], pages: Sequence[str]) -> dict[str, float]:
    found = [
        dict(zip(("id", "article", "comments"), (row["id"], *ours(page)), strict=True))
        for row, page in zip(gold, pages, strict=True)
    ]
    scores: dict[str, float] = module(data / "split" / "score.py").score(gold, found)[0]
    return scores


def forums(data: Path, *, change: Callable[[str], str] = str, count: int = 20) -> dict[str, float]:
    """Posts found, and of those the share whose author and whose moment are the gold's by the fair scorer."""
    folder = data / "split"
    fair, score = module(folder / "fair_forum.py"), module(folder / "score_posts.py")
    gold = [row for row in rows(folder / "harvest_forum_dev.jsonl.gz", count) if change(row["html"]).strip()]
    found = [threads.split(change(row["html"])) for row in gold]
    authors, moments = [], []
    for row, thread in zip(gold, found, strict=True):
        for post, comment in matched(score, row["posts"], thread.comments):
            if post["author"]:
                authors.append(fair.author_ok(post["author"], comment.author, comment.author_url))
            if post["date"]:
                moments.append(fair.same_moment(post["date"], comment.posted))
    known = [right for right in moments if right is not None]
    return {"posts": posts(folder, gold, found)["F1"] or 0.0, "authors": _share(authors), "dates": _share(known)}


def kept_out(data: Path) -> dict[str, float]:
    """One less the share of pages without a comment on which one is read: in markup, flattened, and of news as text."""
    scored = module(data / "split" / "score.py")
    dragnet = read(data / "split" / "dragnet_comments_dev.jsonl.gz")
    without = [
        row
        for row in dragnet
        if len(scored.toks(row["gold_comments"])) < FEWEST and not row["id"].endswith(NOT_WITHOUT)
    ]
    pages = [row["html"] for row in lowest(without, 60)]
    texts = [text for text in map(as_a_crawler, pages) if text.strip()]
    stories = [row["text"] for row in rows(data / "quotes" / "quotes_polnear_dev.jsonl.gz", 100)]
    every = {"kept_out": pages, "kept_out_flat": texts, "kept_out_stories": stories}
    return {name: 1 - _share([invents(source) for source in sources]) for name, sources in every.items()}


def made_of(
    talks: Callable[[Path], Iterable[Sequence[made.Told]]], language: str, *, change: Callable[[Own], Own] | None = None
) -> Measure:
    def measured(data: Path) -> dict[str, float]:
        pages = made.of_threads(talks(data), language=language)
        return read_pages(map(change, pages) if change else pages, *ALL)

    return measured


def chinese_talks(data: Path) -> list[list[made.Told]]:
    """Real talk below a Chinese blog: names, moments and words as they were."""
    found = []
    for row in rows(data / "replies" / "blog_dev.jsonl.gz", 99):
        told = [
            (c["author"], _moment(c["time"]), " ".join(c["text"].split()))
            for c in row["comments"]
            if c["author"] and c["text"].split()
        ]
        if row["lang"] == "zh" and 3 <= len(told) < 40:
            found.append(told)
    return found


def korean_talks(data: Path) -> list[list[made.Told]]:
    """What Korean viewers wrote below films, under made names and moments."""
    texts = [" ".join(row["text"].split()) for row in rows(data / "sentiment" / "senti_nsmc_ko_dev.jsonl.gz", 216)]
    told = [(made.name(k, "ko"), made.BEGAN + timedelta(minutes=53 * k), text) for k, text in enumerate(texts) if text]
    return [told[at : at + 12] for at in range(0, len(told), 12)]


def _moment(seconds: float) -> datetime:
    return datetime.fromtimestamp(seconds, UTC).replace(tzinfo=None)


def _share(hits: Sequence[bool]) -> float:
    return sum(hits) / len(hits) if hits else 0.0


def flat_forums(data: Path) -> dict[str, float]:
    return forums(data, change=as_a_crawler, count=30)


def forums_masked(data: Path) -> dict[str, float]:
    return forums(data, change=without_class_words)


SHARED: dict[str, Measure] = {
    "split_dragnet": split_dragnet,
    "flat_dragnet": flat_dragnet,
    "forums": forums,
    "forums_masked": forums_masked,
    "flat_forums": flat_forums,
    "kept_out": kept_out,
    "made_chinese": made_of(chinese_talks, "zh"),
    "made_chinese_flat": made_of(chinese_talks, "zh", change=flattened),
    "made_korean": made_of(korean_talks, "ko"),
    "made_korean_flat": made_of(korean_talks, "ko", change=flattened),
}
