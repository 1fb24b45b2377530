"""The platforms' parsers beyond their golden pages: what they share, how they fail, and that no word is lost."""

from __future__ import annotations

import importlib
import json
import pkgutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import threads
from tests.steps import LINEAR, growth
from threads import Thread, parsers
from threads.dates import find_date
from threads.page import Page
from threads.page.index import Index
from threads.page.moments import told_by
from threads.parsers.shared.layout import Layout

GOLDEN = Path(__file__).parent / "golden"
LAYOUTS = [
    pytest.param(value, id=f"{found.name}.{name}")
    for found in pkgutil.iter_modules(parsers.__path__)
    for name, value in vars(importlib.import_module(f"threads.parsers.{found.name}")).items()
    if isinstance(value, Layout)
]
PLATFORM_PAGES = sorted(
    path
    for path in GOLDEN.glob("*/*.html")
    if "markup" in json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_selector_of_a_layout_can_be_read(layout: Layout) -> None:
    index = Index(Page("<p>One</p>").tree)
    single = [layout.post, layout.body, layout.key, layout.number, layout.permalink, layout.likes, layout.profile,
              layout.cut, layout.quote, layout.parent, layout.deleted, layout.promoted, layout.header]  # fmt: skip
    for selector in [*single, *(way.lstrip("~").partition("@")[0] for way in layout.author), *layout.date]:
        index.find(selector.partition("@")[0])


@pytest.mark.parametrize("page", PLATFORM_PAGES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_platform_page_is_read_by_its_own_parser_and_says_where_its_markup_is_from(page: Path) -> None:
    parser = threads.split(page).source.parser or ""
    assert parser.rsplit("-v", 1)[0] == page.parent.name
    assert json.loads(page.with_suffix(".json").read_text(encoding="utf-8"))["markup"] in (
        "from real pages",
        "from documentation/theme source",
        "from memory of such pages",
    )


@settings(max_examples=60, deadline=None)
@given(page=st.sampled_from(PLATFORM_PAGES), cuts=st.lists(st.tuples(st.floats(0, 1), st.integers(0, 400)), max_size=4))
def test_damaged_pages_are_read_without_loss(page: Path, cuts: list[tuple[float, int]]) -> None:
    text = page.read_text(encoding="utf-8")
    for where, length in cuts:
        at = int(where * len(text))
        text = text[:at] + text[at + length :]
    thread = threads.split(text or "<p>nothing</p>")
    assert "not accounted for" not in thread.dropped


def nested(levels: int) -> Thread:
    """A page of comments each of which stands in the answers to the one before."""
    inner = (
        '<li class="comment full" id="tree_{0}"><div id="comment_body_{0}">word {0}</div><span class="by"><a '
        'href="/~u">u{0}</a></span><ul>'
    )
    return threads.split("<html><body><ul>" + "".join(inner.format(i) for i in range(levels)) + "</body></html>")


def test_thousands_of_levels_are_read_whole() -> None:
    thread = nested(3000)
    assert len(thread.comments) == 3000
    assert "not accounted for" not in thread.dropped


def test_work_grows_with_the_levels_and_not_with_their_square() -> None:
    assert growth(nested, 500) < LINEAR


def test_a_selector_with_spaces_in_a_test_is_refused() -> None:
    with pytest.raises(ValueError, match="no selector"):
        Index(Page("<p>One</p>").tree).find("p[title=two words]")


@given(st.integers(-56, 56))
def test_a_stamp_takes_the_zone_of_the_clock_beside_it_and_stays_the_same_moment(quarters: int) -> None:
    stamp = datetime(2020, 2, 9, 10, 6, 48, tzinfo=UTC)
    local = (stamp + timedelta(minutes=15 * quarters)).strftime("%d %B %Y at %H:%M")
    told = told_by(stamp, find_date(local))
    assert told == stamp
    assert told is not None and told.utcoffset() == timedelta(minutes=15 * quarters)


def test_a_clock_that_shows_another_minute_changes_nothing() -> None:
    stamp = datetime(2020, 2, 9, 10, 6, 48, tzinfo=UTC)
    assert told_by(stamp, find_date("9 February 2020 at 13:51")) == stamp


def test_the_order_of_day_and_month_follows_from_posts_that_rise() -> None:
    post = ('<li class="postcontainer" id="post_{0}"><span class="postdate"><span class="date">{1}</span></span><div '
        'class="username_container">'
            '<span class="username">n{0}</span></div><div id="post_message_{0}"><blockquote>Words of number '
                '{0}.</blockquote></div></li>')  # fmt: skip
    dates = ["07-11-2013, 06:20 PM", "08-11-2013, 06:25 PM", "01-12-2013, 07:00 AM"]
    page = "<html><body><ol>" + "".join(post.format(k, date) for k, date in enumerate(dates, 1)) + "</ol></body></html>"
    found = [comment.posted for comment in threads.split(page).comments]
    assert [(when.month, when.day) for when in found if when] == [(11, 7), (11, 8), (12, 1)]
