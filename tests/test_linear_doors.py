"""What reads pages, exports and texts, links, quotes and shows does twice the work on twice the input, and little more:
the lines of Python that run are counted, so that any machine gives one answer.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

import threads
from benchmarks.growth import cases
from reports.view.threads import thread_view
from tests.steps import growth
from tests.straining import deep_thread
from threads.exchange.exports import read_export
from threads.model import Comment, Thread

MOST = 2.5
"""Times the work that the double size may take: less than half way, by factors, to the 4 of the square."""
HERE = Path(__file__).parent
_SIZES = {"comments": 60, "posts": 60, "nested": 300, "bytes": 8_000, "conversation": 120, "same": 60, "quotes": 800,
    "sentences": 600}  # fmt: skip


_CASES: dict[str, Callable[[int], object]] = {name: run for name, _, run in cases()}


@pytest.mark.parametrize("name", _CASES)
def test_ordinary_and_marked_texts(name: str) -> None:
    assert growth(_CASES[name], next(size for word, size in _SIZES.items() if word in name)) < MOST


_LINES = (
    "Anna says:\n", "12 Comments\n", "> ", "- ", "• a\n", "#1 ", "@Anna ", "Reply\n\n",
    "March 3, 2014\n", "回复@甲：",
    "//@甲:", "3楼\n", "1楼 甲：好\n", "答：好\n",
    "ㄴ ", "작성자 2014.03.03 09:12\n좋아요\n", "Q: a\nA: b\n", "\t|\t", "=== \n",
    "http://a.b/", "Posted by A on ", "1 hour ago\n", "*\n", "\u202e", "a.b@", "(", "[", "—\n", "...", "名字：",
)  # fmt: skip


@pytest.mark.parametrize("unit", _LINES)
def test_one_thing_over_and_over_in_flat_text(unit: str) -> None:
    assert growth(lambda size: threads.split("A title\n\nA story of ships.\n\n" + unit * size), 500) < MOST


_MARKUP = (
    "<li>a", "<ul><li>a</ul>", "<p>", "<br>", "<b>", "<table><tr><td>a", "<dl><dt>A<dd>b", "<blockquote>a",
    "<h2>a</h2>", "<a href='#c1'>a</a> ", "<div class='comment'>", "<div class='comment'>a</div>",
    "<time datetime=2014-03-03>a</time>",
    "<article><p>a</article>", "<div class='comment' id='c1'><b>A</b><p>b</div>", "<script>{}</script>", "<!-- a -->",
    "<span itemprop=comment itemscope>a</span>", "<form><textarea>a</textarea></form>", "<p>A said:<p>b", "&amp;", "<",
    "<div class='author'>甲</div><div class='content'>好</div><div>3楼</div>",
)  # fmt: skip


@pytest.mark.parametrize("unit", _MARKUP)
def test_one_thing_over_and_over_in_markup(unit: str) -> None:
    assert growth(lambda size: threads.split("<html><body><h1>A</h1><p>A story.</p>" + unit * size), 500) < MOST


@pytest.mark.parametrize("text", ["#1 ", "@user1 ", "> a\n", "user2: ", "a b c ", "回复@user1：", "“a” "])
def test_one_thing_over_and_over_in_a_comment(text: str) -> None:
    def linked(size: int) -> Thread:
        comments = [Comment(id=str(k), number=k, author=f"user{k}", text="a b c") for k in range(1, 4)]
        return threads.link(Thread(id="t", comments=[*comments, Comment(id="4", number=4, text=text * size)]))

    assert growth(linked, 200) < MOST


_RECORDS = {
    "reddit/dump.ndjson": r"(?s).+",
    "hacker-news/items.ndjson": r"(?s).+",
    "youtube-api/replies.jsonl": r"(?s).+",
    "mbox/list.mbox": r"(?s).+",
    "comment-feed/page.rss": r"(?s)<item>.+</item>",
    "comment-feed/site.atom": r"(?s)<entry>.+</entry>",
    "wordpress-wxr/site.xml": r"(?s)<item>.+</item>",
    "disqus/site.xml": r"(?s)<post .+</post>",
    "blogger-export/takeout.atom": r"(?s)<entry>.+</entry>",
}
"""Golden exports, and what of each is repeated."""


@pytest.mark.parametrize("name", _RECORDS)
def test_exports_with_the_same_records_over_and_over(name: str, tmp_path: Path) -> None:
    text = (HERE / "exports" / name).read_text(encoding="utf-8")
    records = re.search(_RECORDS[name], text)
    assert records is not None
    for size in (40, 80):
        repeated = text[: records.start()] + records[0] * size + text[records.end() :]
        (tmp_path / f"{size}-{Path(name).name}").write_text(repeated, encoding="utf-8")
    assert growth(lambda size: list(read_export(tmp_path / f"{size}-{Path(name).name}")), 40) < MOST


def test_tables(tmp_path: Path) -> None:
    for size in (50, 100):
        rows = "".join(
            f"{k},甲,2014-03-03 09:12,Number {k} says so and so do all the others who saw it.\n" for k in range(size)
        )
        (tmp_path / f"{size}.csv").write_text("id,author,date,text\n" + rows, encoding="utf-8")
    assert growth(lambda size: list(read_export(tmp_path / f"{size}.csv")), 50) < MOST


def test_a_thread_written_read_and_shown() -> None:
    assert growth(lambda size: Thread.from_json(deep_thread(size).to_json()), 300) < MOST
    assert growth(lambda size: thread_view(deep_thread(size), {}), 300) < MOST
