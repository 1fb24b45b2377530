"""The choice among readings of a flattened page: what each feature sees, what it counts, and whose words are found."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

import threads
from threads.comments.flat.choice import candidates, choose, features_of
from threads.comments.flat.features import FEATURES, NONE
from threads.comments.flat.weights import NO_COMMENTS, WEIGHTS
from threads.draft.certainty import SURE
from threads.lines.line import read_lines
from threads.page.plain import plain

GOLDEN = Path(__file__).parent / "golden" / "flattened"
SEEN = {
    "count": [
        ("chinese_hot_and_new", "named run", 1.95),
        ("daum_votes", "labels", 1.39),
        ("count_in_title_en", "items", 0.00),
    ],
    "spoken": [
        ("chinese_hot_and_new", "named run", 1.95),
        ("label_is_no_author_en", "nested items", 1.39),
        ("list_ends_article_zh", "items", 0.00),
    ],
    "long": [
        ("radio_furniture", "dated", 0.62),
        ("list_ends_article_en", "named turned", 0.07),
        ("count_in_title_en", "items", 0.00),
    ],
    "authored": [
        ("steps_zh_is_no_comments", "items", 1.00),
        ("no_comments_archive", "periods", 0.67),
        ("count_in_title_en", "items", 0.00),
    ],
    "moments": [
        ("picks_and_removed", "dated run", 1.79),
        ("blogger_said", "named", 1.39),
        ("count_in_title_en", "items", 0.00),
    ],
    "dated": [
        ("date_slash_name", "standing", 1.00),
        ("ifeng_anonymous", "periods", 0.75),
        ("count_in_title_en", "items", 0.00),
    ],
    "prose": [
        ("count_in_title_en", "items", 1.00),
        ("picks_and_removed", "labels", 0.75),
        ("list_ends_article_zh", "items", 0.00),
    ],
    "calendar": [("weibo_comments", "dated turned", 1.00), ("count_in_title_en", "items", 0.00)],
    "headers_left": [
        ("wordpress_numbered", "items", 1.67),
        ("daum_votes", "nested items", 1.00),
        ("count_in_title_en", "items", 0.00),
    ],
    "below": [
        ("event_list_is_no_comments", "dated turned", 1.00),
        ("chinese_minutes_ago", "dated turned", 0.67),
        ("count_in_title_en", "items", 0.00),
    ],
    "biggest": [
        ("douban_group", "named turned", 0.42),
        ("weibo_desktop", "dated turned", 0.05),
        ("count_in_title_en", "items", 0.00),
    ],
    "last_long": [
        ("count_in_title_zh", "nested items", 0.69),
        ("picks_and_removed", "dated turned", 0.10),
        ("count_in_title_en", "items", 0.00),
    ],
    "first_long": [
        ("douban_group", "named turned", 1.39),
        ("naver_best", "periods", 0.11),
        ("count_in_title_en", "items", 0.00),
    ],
    "evidence": [
        ("date_slash_name", "standing", 8.00),
        ("no_comments_archive", "periods", 3.00),
        ("list_ends_article_zh", "items", -2.00),
    ],
    "ordered": [("weibo_comments", "standing", 1.00), ("count_in_title_en", "items", 0.00)],
    "speaks": [("count_in_title_en", "items", 1.00), ("people_ko_is_no_comments", "labels", 0.00)],
    "buttons": [
        ("answers_zh", "periods", 1.00),
        ("picks_and_removed", "labels", 0.75),
        ("count_in_title_en", "items", 0.00),
    ],
    "numbered": [
        ("steps_zh_is_no_comments", "items", 1.00),
        ("list_without_names_en", "nested items", 0.33),
        ("count_in_title_en", "items", 0.00),
    ],
    "standing": [("labelled_lines", "standing", 1.00), ("count_in_title_en", "items", 0.00)],
    "first_person": [
        ("count_in_title_en", "items", 1.00),
        ("board_vbulletin", "standing", 0.50),
        ("hints_are_no_comments", "items", 0.00),
    ],
    "marked": [
        ("count_in_title_en", "items", 1.00),
        ("disqus_list", "named turned", 0.25),
        ("labelled_lines", "standing", 0.00),
    ],
    "says": [("said_twice_zh", "named", 1.00), ("blogger_said", "periods", 0.67), ("count_in_title_en", "items", 0.00)],
    "profiled": [
        ("name_rank_place_en", "periods", 1.00),
        ("discuz_statistics", "periods", 0.75),
        ("count_in_title_en", "items", 0.00),
    ],
    "items_left": [
        ("list_ends_article_en", "named turned", 2.00),
        ("html2text_wordpress", "items", 0.50),
        ("count_in_title_en", "nested items", 0.00),
    ],
    "untitled": [("constant_line_zh", "periods", 1.00), ("count_in_title_en", "items", 0.00)],
    "instead": [("count_in_title_en", "items", 1.00), ("steps_zh_is_no_comments", "items", 0.00)],
    "agrees": [("count_in_title_en", "nested items", 1.00), ("count_in_title_en", "items", 0.00)],
    "near_heading": [("count_in_title_en", "nested items", 1.00), ("count_in_title_en", "items", 0.00)],
    "lone": [("count_in_title_en", "items", 1.00), ("count_in_title_en", "nested items", 0.00)],
    "parted": [("label_is_no_author_zh", "items", 1.00), ("count_in_title_en", "items", 0.00)],
    "stands_last": [("hints_are_no_comments", "items", 1.00), ("count_in_title_en", "items", 0.00)],
    "enclosed": [("between_labels_and_form_zh", "lines", 1.00), ("count_in_title_en", "items", 0.00)],
}
"""For each feature a page, the reader that made a reading of it, and what the feature says of that reading."""
AGAINST = frozenset("long calendar headers_left below biggest last_long first_long items_left instead lone".split())


@cache
def readings(name: str) -> dict[str, dict[str, float]]:
    """The first reading that each reader makes of a golden page, as its features see it."""
    _, seen = candidates(read_lines(plain((GOLDEN / f"{name}.txt").read_text(encoding="utf-8")).text))
    found: dict[str, dict[str, float]] = {}
    for one in seen:
        found.setdefault(one.candidate.reader, features_of(one))
    return found


@pytest.mark.parametrize("feature", sorted(FEATURES))
def test_each_feature_sees_what_its_line_says(feature: str) -> None:
    for page, reader, value in SEEN[feature]:
        assert readings(page)[reader][feature] == pytest.approx(value, abs=0.006), (page, reader)


def test_every_feature_counts_and_none_counts_the_wrong_way() -> None:
    assert set(WEIGHTS) == set(FEATURES) == set(SEEN)
    assert set(NO_COMMENTS) == set(NONE)
    for name, weights in WEIGHTS.items():
        assert any(weights), name
        if name != "marked":
            assert all((weight <= 0) == (name in AGAINST) or weight == 0 for weight in weights), name


def test_a_page_that_no_sure_reader_knows_needs_more_to_have_comments() -> None:
    assert NO_COMMENTS["unread"] > 0 > NO_COMMENTS["always"]


POST = "{name}\n{rank}\n#{n} written: 2{n}. Apr 2020, 19:4{n}\n{text}\n"
TEXTS = (
    "I heard the bell from the other side of the bay, and I was not the only one.",
    "You cannot have heard it there. The wind stood in the south that night.",
    "I did hear it, and my wife did too. Ask her when you see her.",
    "We should put up a louder bell, then nobody will have to ask.",
)
NAMES = ("Ottilie", "brinejar", "Sven", "Gull")


def test_names_over_ranks_belong_to_the_words_below_them() -> None:
    head = "The Harbour Board\nForum\nWho heard the bell\n"
    posts = "".join(
        POST.format(name=name, rank="Looks in now and then", n=n, text=text)
        for n, (name, text) in enumerate(zip(NAMES, TEXTS, strict=True), 1)
    )
    found = threads.split(f"{head}{posts}").comments
    assert [comment.text for comment in found] == list(TEXTS)
    assert [comment.author for comment in found] == list(NAMES)
    assert [comment.posted.day for comment in found if comment.posted] == [21, 22, 23, 24]


def test_a_title_that_each_header_repeats_is_no_part_of_it() -> None:
    title = "Who heard the bell last night"
    posts = "".join(
        f"Re: {title} by {name}: 5:2{n}am On Apr 24, 2014\n\n{text}\n\n"
        for n, (name, text) in enumerate(zip(NAMES, TEXTS, strict=True))
    )
    found = threads.split(f"{title}\n\n{posts}").comments
    assert [(comment.author, comment.text) for comment in found] == list(zip(NAMES, TEXTS, strict=True))


@pytest.mark.parametrize("place", ["Skarn", "the Lower Quay", "Port Ostra"])
def test_names_with_places_below_the_words_sign_them(place: str) -> None:
    article = "The bell rang at night\n\nNobody knows who rang the bell of the harbour on Monday. The rope was wet.\n\n"
    posts = "\n\n".join(f"{text}\n\n{name}, {place}" for name, text in zip(NAMES, TEXTS, strict=True))
    found = threads.split(f"{article}Comments\n\n{posts}\n\nAdd a comment\n").comments
    assert [(comment.author, comment.text) for comment in found] == list(zip(NAMES, TEXTS, strict=True))


@pytest.mark.parametrize(
    ("label", "named"), [("says", None), ("显示全部楼层", None), ("님의 말", None), ("Guest", "Guest")]
)
def test_the_one_name_of_all_comments_is_a_label_unless_it_is_what_sites_call_strangers(
    label: str, named: str | None
) -> None:
    posts = "".join(f"  {n}. {label}\n\n    {text}\n\n" for n, text in enumerate(TEXTS, 1))
    article = "The bell\n\nNobody knows who rang the bell of the harbour on Monday. The rope was wet, they say.\n\n\n"
    found = threads.split(f"{article}4 Comments\n\n{posts}Leave a comment\n").comments
    assert {comment.author for comment in found} == {named}
    assert [comment.text for comment in found] == list(TEXTS)


def test_what_is_dropped_of_a_page_with_pushes_is_counted() -> None:
    thread = threads.split((GOLDEN / "ptt_copied.txt").read_text(encoding="utf-8"))
    assert "not accounted for" not in thread.dropped
    assert thread.dropped["comment header"] > 50


def test_a_reading_of_flattened_text_that_is_not_sure_says_so_with_its_probability() -> None:
    told = []
    for path in sorted(GOLDEN.glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        chance = choose(read_lines(plain(text).text)).chance
        thread = threads.split(text)
        notes = [note for note in thread.notes if "probability" in note]
        sure = None if chance is None else chance if thread.comments else 1 - chance
        assert bool(notes) == (sure is not None and sure < SURE), path.stem
        assert all(f"{sure:.2f}" in note for note in notes)
        told += notes
    assert told
