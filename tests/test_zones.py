"""The zone that a page states for its times: read in several languages, and given to the clocks of its comments."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

import threads
from threads.dates import stated_zone

EAST = timezone(timedelta(hours=8))
STATED = [
    ("All times are GMT +8. The time now is 09:27 PM.", 480),
    ("All times are UTC-05:00", -300),
    ("All times are UTC + 1 hour [ DST ]", 120),
    ("All times are GMT -3.5", -210),
    ("Times are shown in EST", -300),
    ("当前时区 GMT+8, 2019-5-3 10:14", 480),
    ("GMT+8, 2019-5-3 10:14 , Processed in 0.03 second(s)", 480),
    ("所有时间均为北京时间", 480),
    ("所有時間均為 [ UTC + 8 小時 ]", 480),
    ("모든 시간은 UTC+09:00", 540),
    ("모든 시간은 [ UTC + 9 시간 ]", 540),
    ("시간대: 한국 시간", 540),
    ("Alle Zeiten sind UTC+01:00", 60),
    ("Alle Zeiten sind UTC + 1 Stunde [ Sommerzeit ]", 120),
    ("Alle Zeitangaben in WEZ +1. Es ist jetzt 09:27 Uhr.", 60),
    ("Zeitzone: UTC+1", 60),
    ("Fuseau horaire sur UTC+01:00", 60),
]
NONE = [
    "All times are hard times",
    "All times are GMT+25",
    "Alle Zeiten sind vorbei",
    "时区是个好东西",
    "모든 시간은 소중하다",
    "We met at GMT+8 in the harbour",
    "It is currently Wed Jun 03, 2020 5:17 am",
]
SAID = {
    "en": ["The ferry was late again.", "Nine miles is nothing if you drive.", "Some of us have no car at all."],
    "zh": ["渡船今天又晚点了，等了半个小时。", "开车的话十五公里不算远。", "没有车的人怎么办，没人问过。"],
    "ko": ["오늘도 배가 늦게 왔습니다.", "차로 가면 금방이지요.", "차가 없는 사람은 어떡합니까?"],
    "de": ["Die Fähre war wieder zu spät.", "Mit dem Auto ist das nicht weit.", "Manche von uns haben kein Auto."],
}
FOOTS = {
    "en": "All times are GMT +8",
    "zh": "当前时区 GMT+8",
    "ko": "모든 시간은 UTC+08:00",
    "de": "Zeitzone: UTC+8",
}


def page(said: list[str], foot: str, dates: list[str]) -> str:
    posts = "".join(
        f'<li class="comment" id="comment-{k}"><cite>reader{k}</cite> <span class="date">{when}</span>'
        f"<p>{words}</p></li>"
        for k, (when, words) in enumerate(zip(dates, said, strict=True))
    )
    article = "<p>" + "The county wants to stop the ferry in October. " * 8 + "</p>"
    return f"<html><body><h1>Ferry</h1>{article}<h2>3 Comments</h2><ol>{posts}</ol><p>{foot}</p></body></html>"


@pytest.mark.parametrize(("text", "minutes"), STATED)
def test_a_sentence_about_the_pages_times_states_their_zone(text: str, minutes: int) -> None:
    zone = stated_zone(text)
    assert zone is not None
    assert zone.utcoffset(None) == timedelta(minutes=minutes)


@pytest.mark.parametrize("text", NONE)
def test_other_sentences_state_none(text: str) -> None:
    assert stated_zone(text) is None


def test_a_place_has_its_summers() -> None:
    zone = stated_zone("Zeitzone: Europe/Berlin")
    assert zone is not None
    offsets = [datetime(2020, month, 1, tzinfo=zone).utcoffset() for month in (1, 7)]
    assert offsets == [timedelta(hours=1), timedelta(hours=2)]


@given(st.text(max_size=260))
def test_any_text_states_a_zone_or_none(text: str) -> None:
    zone = stated_zone(text)
    assert zone is None or abs(zone.utcoffset(datetime(2020, 1, 1)) or timedelta()) <= timedelta(hours=15, minutes=59)


@pytest.mark.parametrize("language", SAID)
def test_clocks_of_comments_stand_in_the_zone_that_the_page_states(language: str) -> None:
    dates = [f"2019-05-03 0{k}:14" for k in range(3)]
    wanted = [datetime(2019, 5, 3, k, 14, tzinfo=EAST) for k in range(3)]
    found = threads.split(page(SAID[language], FOOTS[language], dates)).comments
    assert [comment.posted for comment in found] == wanted
    assert [comment.posted.hour for comment in found if comment.posted] == [0, 1, 2]
    silent = threads.split(page(SAID[language], "", dates)).comments
    assert [comment.posted for comment in silent] == [when.replace(tzinfo=UTC) for when in wanted]


def test_a_clock_with_a_zone_of_its_own_and_a_day_alone_keep_theirs() -> None:
    dates = ["2019-05-03 10:14 UTC", "2019-05-03", "2019-05-03 10:14 +09:00"]
    found = threads.split(page(SAID["en"], FOOTS["en"], dates)).comments
    nine = timezone(timedelta(hours=9))
    assert [comment.posted for comment in found] == [
        datetime(2019, 5, 3, 10, 14, tzinfo=UTC),
        datetime(2019, 5, 3, tzinfo=UTC),
        datetime(2019, 5, 3, 10, 14, tzinfo=nine),
    ]


def test_yesterday_counts_from_the_pages_clock_in_its_zone() -> None:
    foot = "GMT+8, 2019-5-3 00:30 , Processed in 0.03 second(s)"
    found = threads.split(page(SAID["zh"], foot, ["昨天 09:27", "3 小时前", "昨天 23:00"])).comments
    assert [comment.posted for comment in found] == [
        datetime(2019, 5, 2, 9, 27, tzinfo=EAST),
        datetime(2019, 5, 2, 21, 30, tzinfo=EAST),
        datetime(2019, 5, 2, 23, 0, tzinfo=EAST),
    ]


def test_yesterday_on_a_page_saved_elsewhere_is_the_boards_yesterday() -> None:
    saved = "<!-- Page saved with SingleFile\n url: x\n saved date: Thu May 02 2019 18:30:00 GMT+0000 (UTC)\n-->"
    html = page(SAID["ko"], "모든 시간은 UTC+09:00", ["어제 09:27", "오늘 01:10", "어제 23:00"])
    nine = timezone(timedelta(hours=9))
    found = threads.split(html.replace("<body>", f"<body>{saved}")).comments
    assert [comment.posted for comment in found] == [
        datetime(2019, 5, 2, 9, 27, tzinfo=nine),
        datetime(2019, 5, 3, 1, 10, tzinfo=nine),
        datetime(2019, 5, 2, 23, 0, tzinfo=nine),
    ]


def test_two_zones_on_a_page_settle_none() -> None:
    foot = "All times are GMT +8</p><p>All times are GMT -5"
    found = threads.split(page(SAID["en"], foot, ["2019-05-03 10:14"] * 3)).comments
    assert {comment.posted for comment in found} == {datetime(2019, 5, 3, 10, 14, tzinfo=UTC)}


@pytest.mark.parametrize("language", SAID)
def test_flattened_text_is_read_in_the_zone_that_it_states(language: str) -> None:
    said = SAID[language]
    posts = "\n\n".join(f"#{k + 1}\nreader{k}\n2019-05-03 0{k}:14\n{words}" for k, words in enumerate(said))
    text = f"The ferry\n\n{'The county wants to stop the ferry in October. ' * 8}\n\n3 Comments\n\n{posts}\n\n"
    for foot, zone in ((FOOTS[language], EAST), ("", UTC)):
        found = threads.split(text + foot + "\n").comments
        assert [comment.posted for comment in found] == [datetime(2019, 5, 3, k, 14, tzinfo=zone) for k in range(3)]
