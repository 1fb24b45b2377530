"""Dates in English, Chinese, Korean and European forms: what is read, where it stands, and what stays unknown."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from threads.dates import find_date, find_time, read_date, time_only, written_order

CAPTURED = datetime(2020, 5, 5, 12, 0, tzinfo=UTC)

ABSOLUTE = {
    "11. Jul, 2012 / Bo says:": "2012-07-11T00:00:00+00:00",
    "Chris N. 07.15.12 at 11:59": "2012-07-15T11:59:00+00:00",
    "24th July 2012 - 19:58": "2012-07-24T19:58:00+00:00",
    "by Ada on November 14, 2010 at 12:28 am. Reply #": "2010-11-14T00:28:00+00:00",
    "Tue Jul 24, 2012 4:10 PM EDT": "2012-07-24T20:10:00+00:00",
    "5:19pm Tue 1 Jan 08": "2008-01-01T17:19:00+00:00",
    "2:18pm Tuesday 1st January 2008": "2008-01-01T14:18:00+00:00",
    "2012-10-27 11:34:58.": "2012-10-27T11:34:58+00:00",
    "2018-03-01T12:00:00+08:00": "2018-03-01T04:00:00+00:00",
    "31/12/2019": "2019-12-31T00:00:00+00:00",
    "2012年3月9日 下午3:20": "2012-03-09T15:20:00+00:00",
    "2012년 3월 9일 오후 3:20": "2012-03-09T15:20:00+00:00",
    "2012.03.09. 15:20": "2012-03-09T15:20:00+00:00",
    "3 juillet 2012 à 10:22": "2012-07-03T10:22:00+00:00",
    "16. Juli 2012 um 12:30 Uhr": "2012-07-16T12:30:00+00:00",
    "3 de julio de 2012": "2012-07-03T00:00:00+00:00",
    "Tue 16-Jun-20 16:12:14": "2020-06-16T16:12:14+00:00",
}

RELATIVE = {
    "3 days ago": timedelta(days=3),
    "about 2 hours ago": timedelta(hours=2),
    "an hour ago": timedelta(hours=1),
    "3分钟前": timedelta(minutes=3),
    "2小時前": timedelta(hours=2),
    "3시간 전": timedelta(hours=3),
    "5分前": timedelta(minutes=5),
    "2 weeks ago": timedelta(weeks=2),
}


@pytest.mark.parametrize(("text", "moment"), ABSOLUTE.items())
def test_an_absolute_date_is_read_whatever_the_day_of_capture(text: str, moment: str) -> None:
    for captured in (None, CAPTURED):
        found = find_date(text, captured=captured)
        assert found is not None and found.when == datetime.fromisoformat(moment)


@pytest.mark.parametrize(("text", "back"), RELATIVE.items())
def test_a_relative_date_needs_the_day_of_capture(text: str, back: timedelta) -> None:
    unknown, known = find_date(text), find_date(text, captured=CAPTURED)
    assert unknown is not None and unknown.when is None and unknown.relative
    assert known is not None and known.when == CAPTURED - back


def test_yesterday_at_a_time_is_a_moment_of_the_day_before() -> None:
    for text in ("昨天 12:30", "yesterday at 12:30", "어제 12:30"):
        found = find_date(text, captured=CAPTURED)
        assert found is not None and found.when == datetime(2020, 5, 4, 12, 30, tzinfo=UTC)


def test_a_day_without_a_year_is_found_but_not_settled() -> None:
    found = find_date("Thursday, November 1 at 2:57 pm")
    assert found is not None and found.when is None and found.timed
    settled = find_date("November 1 at 2:57 pm", captured=CAPTURED)
    assert settled is not None and settled.when == datetime(2019, 11, 1, 14, 57, tzinfo=UTC)


def test_an_order_that_numbers_leave_open_is_settled_by_the_language_or_not_at_all() -> None:
    assert read_date("03/04/2012") is None
    assert read_date("03/04/2012", language="en-US") == datetime(2012, 3, 4, tzinfo=UTC)
    assert read_date("03/04/2012", language="de") == datetime(2012, 4, 3, tzinfo=UTC)
    assert read_date("04/04/2012") == datetime(2012, 4, 4, tzinfo=UTC)


def test_one_clear_date_settles_the_order_of_a_page() -> None:
    assert written_order(["Bo 7/10/2012", "Cy 8/21/2012"]) == "en-US"
    assert written_order(["Bo 7/10/2012", "Cy 21/8/2012"]) == "en-GB"
    assert written_order(["7/10/2012"]) is None and written_order(["21/8/2012", "8/21/2012"]) is None


def test_a_time_keeps_its_zone() -> None:
    found = find_date("Jul 24, 2012 4:10 PM EDT")
    assert found is not None and found.when is not None and found.when.utcoffset() == timedelta(hours=-4)


def test_what_is_no_date_is_not_read() -> None:
    for text in (
        "in 2012 we had 30 things",
        "version 1.2.3",
        "Call 555-0142",
        "31 February 2012",
        "no digits here",
        "",
    ):
        found = find_date(text)
        assert found is None or found.when is None, text
    assert read_date("now") is None and read_date("soon, I think") is None


def test_offsets_cover_the_date_and_nothing_else() -> None:
    text = "Luscious Monday, November 5 2012 | Reply"
    found = find_date(text)
    assert found is not None and text[found.start : found.end] == "November 5 2012"


def test_clock_times_alone_are_times_without_a_moment() -> None:
    assert time_only("7:28 PM") and time_only("오후 3:20") and not time_only("7:28 PM said Bo")
    found = find_time("posted by Joe : 11:58 AM")
    assert found is not None and found.when is None


def test_other_languages_go_to_dateparser_and_never_become_now() -> None:
    assert read_date("12 października 2015") == datetime(2015, 10, 12, tzinfo=UTC)
    assert read_date("5 xyzzy") is None


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=60) | st.text(alphabet="0123456789:/.-, apmAPMjanJNago年月日前天분전", max_size=40))
def test_any_text_gives_an_aware_moment_or_none(text: str) -> None:
    found = find_date(text, captured=CAPTURED)
    if found is not None:
        assert 0 <= found.start < found.end <= len(text)
        assert found.when is None or found.when.tzinfo is not None
