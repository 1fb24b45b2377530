"""The measures of the floors see what they are there for, and the samples that they are taken on are sound."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from datetime import timedelta

import pytest

from benchmarks.flatten import as_a_crawler
from tests.measures import made
from tests.measures.own import MEASURED, ROOT, masked, stories
from tests.measures.pages import as_text, boards, made_pages, news
from tests.measures.samples import in_two, lowest
from tests.measures.scores import letters, quality
from threads import Article, Comment, Thread

PAGE = made.of_texts(
    [f"What reader number {k} says of ferries and of the price of eels." for k in range(9)], language="en"
)[0]


STORY = "The ferry made its last trip at noon."


def as_gold(story: str = STORY, *, late: int = 0) -> Thread:
    """The page read as its gold has it, but for so many minutes."""
    comments = []
    for k, said in enumerate(PAGE.reading.comments or ()):
        posted = said.says["posted"] + timedelta(minutes=late)
        comments.append(Comment(id=str(k), text=said.text, author=said.says["author"], posted=posted))
    return Thread(id="t", article=Article(text=story), comments=tuple(comments))


def scored(thread: Thread) -> dict[str, float]:
    return quality([(replace(PAGE.reading, article=STORY), thread)])


def test_a_whole_reading_is_worth_one_and_each_error_less() -> None:
    thread = as_gold()
    first, *others = thread.comments
    assert set(scored(thread).values()) == {1.0}
    wrong = {
        "posts": replace(thread, comments=tuple(others)),
        "comments": replace(thread, comments=(replace(first, text=first.text + " Reply Report Share this"), *others)),
        "authors": replace(thread, comments=(replace(first, author="Reply"), *others)),
        "dates": replace(thread, comments=(replace(first, posted=None), *others)),
        "article": as_gold(STORY + " Share this page with your friends."),
        "article_recall": as_gold(STORY[:15]),
    }
    short = {name: scored(one)[name] for name, one in wrong.items()}
    assert max(short.values()) < 1, short


def test_two_clocks_of_one_moment_may_be_whole_hours_apart() -> None:
    assert [scored(as_gold(late=minutes))["dates"] for minutes in (0, 120, 125, 24 * 60)] == [1.0, 1.0, 0.0, 0.0]


def test_a_page_is_flattened_as_resiliparse_does() -> None:
    html = (
        "<title>T</title><div>Menu <a href=#>x</a><div>inner</div> tail</div><h1>Head</h1><p>Two<br>line</p>"
        "<ul><li><div><b>Anna</b> said</div><p>Para one</p><ul><li>Reply by <i>Bo</i><p>yes</p></li></ul></li>"
        "<li>second</li><li></li></ul><ol><li><cite>Cy</cite> Says:<br>"
        "<small>June 3</small></li><li>two</li></ol>"
        "<table><tr><td>a</td><td>b</td></tr></table><button>Reply</button><script>x</script>"
        "<img alt='An image'><span>s1</span><span>s2</span>"
    )
    assert as_a_crawler(html).split("\n") == [
        "Menu x", "inner", "tail", "", "Head", "", "Two", "line", "",
        "  • Anna said", "", "    Para one", "", "    • Reply by Bo", "", "      yes", "",
        "  • second", "  1. Cy Says:", "    June 3", "  2. two", "a\t\tb\t\t", "An image s1s2",
    ]  # fmt: skip
    assert as_a_crawler("<div>" * 3_000 + "x" + "</div>" * 3_000) == "x"


def test_what_is_named_as_measured_is_there() -> None:
    golden = {f"{path.parent.name}/{path.stem}" for path in (ROOT / "tests" / "golden").glob("*/*.json")}
    samples = {path.name for path in (ROOT / "raw_html").iterdir()}
    assert not MEASURED - golden - samples - {one["id"] for one in stories()}
    assert min(len(boards()), len(news()), *(len(made_pages(language)) for language in ("en", "zh", "ko"))) >= 10


def test_pages_hold_what_their_readings_say_however_they_are_changed() -> None:
    for page in (*boards(), *news(), *as_text(boards()), *as_text(news())):
        text = letters(as_a_crawler(page.source) if page.is_html else page.source)
        told = [letters(said.text) for said in page.reading.comments or ()]
        assert page.is_html or all(one in text for one in told)
    for page in made_pages("zh"):
        hidden = masked(page)
        assert as_a_crawler(hidden.source) == as_a_crawler(page.source) and "class=" in hidden.source
        assert not any(f'"{word}"' in hidden.source for word in ("pls", "t_f", "comment-item"))


def test_the_gold_of_topics_is_sound() -> None:
    gold = [
        json.loads(line) for line in (ROOT / "tests" / "gold" / "topics.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    assert len({one["id"] for one in gold}) == len({one["text"] for one in gold}) == len(gold)
    assert set(Counter((one["topic"], one["language"]) for one in gold).values()) <= {4, 5}
    assert {one["language"] for one in gold} == {"en", "zh", "ko"}


def test_a_sample_does_not_depend_on_the_order_of_the_file() -> None:
    records = [{"id": k, "text": str(k)} for k in range(40)]
    assert lowest(records, 5) == lowest(records[::-1], 5)
    first, second = in_two(records)
    assert not {row["id"] for row in first} & {row["id"] for row in second}


@pytest.mark.parametrize("language", ["en", "zh", "ko"])
def test_made_pages_show_authors_and_moments(language: str) -> None:
    for page in made_pages(language):
        text = letters(as_a_crawler(page.source))
        assert all(
            letters(said.says["author"]) in text and str(said.says["posted"].year) in text
            for said in page.reading.comments or ()
        )
