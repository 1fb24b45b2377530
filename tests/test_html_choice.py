"""The choice among groups of like parts: what each feature sees, and that each one counts in which and whether."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

import threads
from tests.tempting import PAGES, article, whole
from tests.tempting_more import MORE_PAGES
from tests.tempting_words import PROSE
from threads.comments.html.choice import margin, rated, values_of
from threads.comments.html.cues import Cues
from threads.comments.html.features import NONE, OF_GROUP, OF_RECORDS
from threads.comments.html.find import choose
from threads.comments.html.reading import GroupRead, read_group
from threads.comments.html.seen import SeenPage
from threads.comments.html.weights import NO_COMMENTS, WEIGHTS
from threads.corpus.alarms import check_thread
from threads.page import Page

GOLDEN = Path(__file__).parent / "golden"
MADE = {
    "messages": whole(
        "en",
        article("en")
        + "<ul>"
        + "".join(
            f"<li><b>Town</b> <i>3 May 2019 1{k}:04</i> <p>{said}</p><a>Retweet</a></li>"
            for k, said in enumerate(PROSE["en"])
        )
        + "</ul>",
    ),
}
SEEN = {
    "named": [
        ("disqus/plugin", "li dsq-comment-#", 1.0),
        ("khoros/topic", "div lia-js-data-messageuid-#", 0.5),
        ("discuz/x3", "div pi", 0.0),
    ],
    "numbered": [("home-zh", "div post-#", 1.0), ("movable_type/typepad", "div comment-odd", 0.0)],
    "listed": [
        ("records/tistory", "div commentlist", 1.0),
        ("records/korean_paper_dates", "span date", 0.5),
        ("sbnation/items", "div", 0.0),
    ],
    "beside": [("recent_comments-en", "li recentcomments", 1.0), ("movable_type/typepad", "div comment-even", 0.0)],
    "dated": [
        ("movable_type/typepad", "div comments", 1.0),
        ("records/korean_paper_table", "tr", 0.57),
        ("bbpress/default", "div bbp-reply-content", 0.0),
    ],
    "answered": [
        ("slashdot/tree", "li full", 1.0),
        ("records/korean_paper_table", "tr", 0.57),
        ("events-en", "div date", 0.0),
    ],
    "headed": [("records/ifeng_anonymous", "div mod-articlecommentblock", 1.0), ("khoros/topic", "span datetime", 0.0)],
    "counted": [("records/netease_hours_ago", "span author", 1.0), ("fluxbb/viewtopic", "div postleft", 0.0)],
    "marked": [
        ("drupal/eight", "article clearfix", 1.0),
        ("vanilla/discussion", "li item", 0.67),
        ("references_by_date-en", "p", 0.0),
    ],
    "form": [("archive-zh", "div entry-meta", 1.0), ("fluxbb/viewtopic", "dt", 0.0)],
    "few": [("mybb/classic", "div author_statistics", 1.0), ("disqus/plugin", "div dsq-comment-body-#", 0.0)],
    "unshown": [("fluxbb/viewtopic", "dt", 1.0), ("movable_type/typepad", "div comment-has-avatar", 0.0)],
    "count": [
        ("records/weibo_desktop", "div clearfix", 2.3),
        ("bibliography-ko", "span year", 1.79),
        ("movable_type/typepad", "div comment-odd", 0.0),
    ],
    "words": [
        ("endless-ko", "section detail", 4.65),
        ("xenforo/second", "div js-messagecontent", 2.06),
        ("khoros/topic", "span local-date", 0.0),
    ],
    "dates": [
        ("records/dcinside_replies", "div comment_wrap", 2.0),
        ("vbulletin/lists", "li post_#", 1.5),
        ("fluxbb/viewtopic", "div postleft", 0.0),
    ],
    "linked": [
        ("hacker_news/item", "span age", 0.6),
        ("movable_type/default", "div comment-reply", 0.21),
        ("movable_type/typepad", "div comments-content", 0.0),
    ],
    "index": [
        ("stories-ko", "article", 1.0),
        ("vanilla/discussion", "div item-header", 0.67),
        ("fluxbb/viewtopic", "dt", 0.0),
    ],
    "titled": [("fluxbb/viewtopic", "div p#", 1.0), ("teasers-zh", "span date", 0.83), ("endless-zh", "p date", 0.0)],
    "unsigned": [
        ("sbnation/items", "div comment_body_#", 1.0),
        ("vanilla/discussion", "div message", 0.4),
        ("movable_type/typepad", "div comment-#", 0.0),
    ],
    "passed_on": [("messages", "li", 1.0), ("movable_type/typepad", "div comment-even", 0.0)],
    "topics": [("topics-ko", "div last", 1.0), ("movable_type/typepad", "div comments-content", 0.0)],
    "echoes": [("wordpress/threaded", "ol commentlist", 1.0), ("movable_type/typepad", "div comment-even", 0.0)],
    "buttons": [
        ("records/nate_pann", "div cmt_tit", 1.0),
        ("smf/two_one", "div keyinfo", 0.62),
        ("podcast-ko", "div episode-post", 0.0),
    ],
    "addressed": [
        ("records/tistory", "div comment", 1.0),
        ("livejournal/leaves", "div b-tree-twig", 0.83),
        ("records/chinese_relative", "div comments", 0.0),
    ],
    "invited": [("records/korean_paper_dates", "li rp#", 1.0), ("fluxbb/viewtopic", "div box", 0.0)],
    "says": [
        ("slashdot/tree", "div newcomment", 1.0),
        ("mybb/classic", "span post_date", 0.62),
        ("khoros/topic", "div lia-js-data-messageuid-#", 0.0),
    ],
    "profiles": [
        ("records/netease_hours_ago", "div rightside", 1.0),
        ("phpbb/subsilver", "tr", 0.83),
        ("bbpress/default", "div bbp-reply-content", 0.0),
    ],
    "only_called": [("questions-en", "dd reply", 1.0), ("discuz/x3", "table plhin", 0.0)],
    "under_heading": [("records/ifeng_anonymous", "div #", 1.0), ("cards_with_writers_above-ko", "div c", 0.0)],
    "moments": [
        ("drupal/eight", "section comments", 1.0),
        ("tieba/floors", "div clearfix", 0.6),
        ("signed_ticker-ko", "div ticker-entry", 0.0),
    ],
    "authored": [
        ("fluxbb/viewtopic", "div p#", 1.0),
        ("xenforo/second", "ul listinline", 0.4),
        ("movable_type/default", "div comment-content", 0.0),
    ],
    "floors": [
        ("slashdot/tree", "div details", 1.0),
        ("mybb/classic", "div scaleimages", 0.83),
        ("disqus/plugin", "li comment", 0.0),
    ],
    "headlines": [
        ("cards_with_writers_above-zh", "div c", 1.0),
        ("hacker_news/item", "tr", 0.5),
        ("home-ko", "div post-#", 0.0),
    ],
    "headings_as_names": [
        ("podcast-ko", "span date", 1.0),
        ("invision/fourth", "article cpost", 0.67),
        ("movable_type/typepad", "div comment-#-content", 0.0),
    ],
    "profiled": [("records/board_rows_en", "tr", 1.0), ("records/attendees_en", "li", 0.0)],
    "people": [("records/attendees_en", "li", 1.0), ("vanilla/discussion", "div message", 0.0)],
    "article_above": [("movable_type/typepad", "div comment-content", 1.0), ("endless-zh", "p date", 0.0)],
    "signed": [("home-ko", "div meta", 1.0), ("mybb/classic", "tr", 0.5), ("bbpress/default", "div bbp-meta", 0.0)],
    "returning": [("vanilla/discussion", "div message", 1.0), ("related-en", "div box-comments__item", 0.0)],
    "first_person": [
        ("vanilla/discussion", "ul comments", 1.0),
        ("disqus/plugin", "li dsq-comment-#", 0.33),
        ("home-zh", "div post-#", 0.0),
    ],
}
"""For each feature groups of pages, by tag and class word, and what the feature says of each."""


def source(name: str) -> str:
    if name in MADE:
        return MADE[name]
    if "/" in name:
        return (GOLDEN / f"{name}.html").read_text(encoding="utf-8")
    kind, _, language = name.rpartition("-")
    return (PAGES | MORE_PAGES)[kind](language)


@cache
def page_of(name: str) -> SeenPage:
    page = Page(source(name))
    return SeenPage(page.tree, page.signs, Cues(page.tree, page.signs))


@cache
def groups(name: str) -> dict[str, tuple[GroupRead, dict[str, float]]]:
    """The first group of each tag and class word, read, with the values of the features of a group."""
    found: dict[str, tuple[GroupRead, dict[str, float]]] = {}
    every = rated(page_of(name))
    for one in sorted(every, key=lambda one: (one.seen.group.spans[0], one.seen.group.name)):
        key = f"{one.seen.group.tag} {one.seen.group.name}".strip()
        if key not in found and (read := read_group(one, every)) is not None:
            found[key] = read, one.values
    return found


def test_each_feature_has_its_weight_and_none_counts_nothing() -> None:
    assert set(WEIGHTS) == set(OF_GROUP) | set(OF_RECORDS) == set(SEEN)
    assert set(NO_COMMENTS) == set(NONE)
    assert all(any(weights) for weights in WEIGHTS.values())
    assert all(not WEIGHTS[name][0] for name in OF_RECORDS), "records are read after the groups are ranked"


@pytest.mark.parametrize("feature", sorted(SEEN))
def test_each_feature_sees_what_its_line_says(feature: str) -> None:
    for name, group, value in SEEN[feature]:
        read, values = groups(name)[group]
        assert (values | values_of(read.seen))[feature] == pytest.approx(value, abs=0.006), (name, group)


@pytest.mark.parametrize("feature", sorted(OF_GROUP))
def test_without_a_feature_of_groups_others_come_first(feature: str) -> None:
    without = {**WEIGHTS, feature: (0.0, 0.0)}

    def order(name: str, weights: dict[str, tuple[float, float]]) -> list[tuple[str, tuple[int, int]]]:
        return [(one.seen.group.name, one.seen.reach) for one in rated(page_of(name), weights=weights)]

    names = dict.fromkeys(name for rows in SEEN.values() for name, _, _ in rows)
    assert any(order(name, WEIGHTS) != order(name, without) for name in names)


@pytest.mark.parametrize("feature", sorted(name for name, (_, whether) in WEIGHTS.items() if whether))
def test_without_a_feature_the_choice_between_comments_and_none_is_another(feature: str) -> None:
    name, group, value = SEEN[feature][0]
    read, values = groups(name)[group]
    told = margin(read.seen, values)
    untold = margin(read.seen, values, weights={**WEIGHTS, feature: (0.0, 0.0)})
    assert told - untold == pytest.approx(value * WEIGHTS[feature][1], abs=0.02)
    between = {**NO_COMMENTS, "always": NO_COMMENTS["always"] + (told + untold) / 2}  # as if pages were so hard
    chosen = [
        margin(read.seen, values, weights=weights, nothing=between) > 0
        for weights in (WEIGHTS, {**WEIGHTS, feature: (0.0, 0.0)})
    ]
    assert chosen[0] != chosen[1]


NAMES = ("Orla Finch", "Bertram", "Mina K", "Old Tom")
WORDS = PROSE["en"][:4]
LISTED = "".join(
    f"<div><b>{name}</b> <i>3 May 2019 1{k}:04</i><p>{said}</p></div>"
    for k, (name, said) in enumerate(zip(NAMES, WORDS, strict=True))
)
"""Names, moments and words below an article: comments, if hardly."""


def found(html: str, nothing: dict[str, float] = NO_COMMENTS) -> int:
    page = Page(html)
    return len(choose(page.tree, page.signs, nothing=nothing).records)


@pytest.mark.parametrize(
    ("feature", "quiet", "loud"),
    [
        ("quiet", "", "<p><b>X says:</b></p>"),
        ("none_told", "<h3>0 comments</h3>", "<h3>More of them</h3>"),
    ],
)
def test_what_the_page_says_of_comments_speaks_for_none(feature: str, quiet: str, loud: str) -> None:
    pages = [whole("en", f"{said}{article('en')}{'<p>.</p>' * 20}<div>{LISTED}</div>") for said in (quiet, loud)]
    seen = [SeenPage(page.tree, page.signs, Cues(page.tree, page.signs)) for page in map(Page, pages)]
    assert [NONE[feature](one) for one in seen] == [1.0, 0.0]
    choice = choose(seen[0].tree, seen[0].signs)
    without = choose(seen[0].tree, seen[0].signs, nothing={**NO_COMMENTS, feature: 0.0})
    assert choice.chance is not None and without.chance is not None and choice.chance < without.chance


def test_a_choice_that_is_not_sure_says_so_with_its_probability() -> None:
    page = whole("en", f"{article('en')}<div>{LISTED}</div>")
    thread = threads.split(page)
    read = Page(page)
    chance = choose(read.tree, read.signs).chance
    assert chance is not None
    [note] = [note for note in thread.notes if "probability" in note]
    sure = chance if thread.comments else 1 - chance
    assert f"{sure:.2f}" in note and sure < 0.8
    assert "not-sure" in [alarm.code for alarm in check_thread(thread).alarms]


def test_a_choice_that_is_sure_says_nothing() -> None:
    for name in ("records/zhihu_comments", "records/dcinside_replies"):
        assert not [note for note in threads.split(source(name)).notes if "probability" in note]


def test_a_page_where_nothing_looks_like_comments_is_sure() -> None:
    page = Page(whole("en", article("en")))
    assert choose(page.tree, page.signs).chance is None
    assert threads.split(page.text).notes == ()
