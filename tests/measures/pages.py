"""Article and comments of pages that the clone carries: boards, news, Chinese, Korean, without comments."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache

import threads
from benchmarks.flatten import as_a_crawler
from tests.measures import made
from tests.measures.own import Own, flattened, masked, pages, stories
from tests.measures.scores import letters, quality

Measure = Callable[[], dict[str, float]]
POSTS = ("posts", "authors", "dates")
ALL = ("comments", *POSTS, "article_recall", "article")
STORIES = frozenset("ACE")
"""Forms of our passages that are stories which quote people; the others are lists, which may be read as comments."""


def read(chosen: Iterable[Own], *metrics: str) -> dict[str, float]:
    """How well we read the pages; one of which a crawler keeps nothing is none."""
    found = quality([(page.reading, threads.split(page.source)) for page in chosen if page.source.strip()])
    return {name: found[name] for name in metrics}


def boards() -> list[Own]:
    """Forum pages of our own: the golden ones, and made ones of boards in English and Chinese."""
    own = [page for page in pages() if page.is_forum and page.is_html]
    return own + [page for page in (*made_pages("en"), *made_pages("zh")) if page.is_forum]


def news() -> list[Own]:
    """Pages with an article and comments below it, in markup."""
    return [page for page in (*pages(), *made_pages("en")) if page.is_html and not page.is_forum]


def of_language(language: str) -> list[Own]:
    return [page for page in pages() if page.language == language] + list(made_pages(language))


def as_text(chosen: Iterable[Own]) -> list[Own]:
    return [flattened(page) for page in chosen if page.is_html]


@cache
def made_pages(language: str) -> tuple[Own, ...]:
    """Pages made of what our own passages quote and our golden pages' comments say."""
    golden = [
        said.text
        for page in pages()
        if page.language == language and not page.is_sample
        for said in page.reading.comments or ()
    ]
    quoted = [quote["text"] for passage in stories(language) for quote in passage["quotes"]]
    return tuple(made.of_texts([*quoted, *golden], language=language))


def kept_out() -> dict[str, float]:
    """One less the share of pages without a comment on which we read one."""
    bare = [page for page in pages() if page.reading.comments == ()]
    texts = [page.source for page in (*bare, *as_text(bare))] + [
        cut for page in pages() if (cut := _article_alone(page))
    ]
    texts += [passage["text"] for passage in stories() if set(passage["form"]) <= STORIES]
    return {"kept_out": 1 - sum(map(invents, filter(str.strip, texts))) / len(texts)}


def invents(source: str) -> bool:
    """Whether we read a comment on a page that has none."""
    return any(comment.kind == "comment" for comment in threads.split(source).comments)


def _article_alone(page: Own) -> str | None:
    """The page's text up to the article's last word; None where there are no such words."""
    text = as_a_crawler(page.source) if page.is_html else page.source
    last = re.search(r"[\W_]*".join(map(re.escape, letters(page.last))), text, re.IGNORECASE) if page.last else None
    return text[: last.end()] if last else None


OWN: dict[str, Measure] = {
    "own_boards": lambda: read(boards(), *POSTS),
    "own_boards_masked": lambda: read(map(masked, boards()), *POSTS),
    "own_boards_flat": lambda: read(as_text(boards()), "comments", *POSTS),
    "own_news_masked": lambda: read(map(masked, news()), *ALL),
    "own_news_flat": lambda: read(as_text(news()), *ALL),
    "own_kept_out": kept_out,
    "own_chinese": lambda: read(of_language("zh"), *ALL),
    "own_chinese_flat": lambda: read(as_text(of_language("zh")), *ALL),
    "own_korean": lambda: read(of_language("ko"), *ALL),
    "own_korean_flat": lambda: read(as_text(of_language("ko")), *ALL),
}
