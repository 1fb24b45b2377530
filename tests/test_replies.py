"""Who answers whom, through `threads.link`."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conversations import BAKERY, SQUARE, make, parents
from threads.model import Comment, Reply, Thread
from threads.replies import features, link
from threads.replies.candidates import Candidates, candidates
from threads.replies.cues.find import find_cues, own_words
from threads.replies.cues.index import read_pointers
from threads.replies.cues.mention import find_mentions
from threads.replies.cues.quote import find_repeats
from threads.replies.model import shipped
from threads.replies.traits import traits
from threads.replies.transcript import Transcript, oldest_first


@pytest.mark.parametrize(
    ("text", "parent", "basis"),
    [
        ("#2 they did ask, in March", "c2", "index"),
        ("re# 3….. where can one read them?", "c3", "index"),
        ("Re: 1 — it is eight now", "c1", "index"),
        ("@2 that is not so", "c2", "index"),
        (">>3 thanks for that", "c3", "index"),
        ("2楼说得对", "c2", "index"),
        ("回复 3 楼：哪里可以看到？", "c3", "index"),
        ("同意三楼", "c3", "index"),
        ("2번 님 말씀이 맞아요", "c2", "index"),
        ("Tom, they never do.", "c2", "mention"),
        ("Thank you Petra for digging these out", "c3", "mention"),
        ("@old_tom42 which library was it?", "c2", "mention"),
        ("Marta K. #1, try the one by the station", "c1", "index"),
        ("Ines Duarte: mine too", "c4", "mention"),
        ("“They closed the library and opened three coffee shops.” And a nail bar.", "c2", "quote"),
        ("> Council minutes from May list every objection that was filed\n\nNot the late ones.", "c3", "quote"),
    ],
)
def test_cues_decide_the_parent(text: str, parent: str, basis: str) -> None:
    thread = link(make(*BAKERY, ("walker", text)))
    replies = thread.comment("c5").replies_to
    assert [r.parent for r in replies] == [parent]
    assert replies[0].basis == basis
    assert replies[0].evidence and replies[0].evidence in text
    assert 0.5 < replies[0].probability <= 1.0


@pytest.mark.parametrize(
    ("author", "text", "parent"),
    [
        ("小北", "回复@山间清风:说得好", "c1"),
        ("小北", "@山间清风 说得好", "c1"),
        ("小北", "同意//@山间清风:昨天下雨了", "c1"),
        ("하늘", "푸른바다님 동감합니다", "c2"),
    ],
)
def test_names_without_spaces(author: str, text: str, parent: str) -> None:
    thread = make(("山间清风", "昨天下雨了，路上全是水。"), ("푸른바다", "어제 길이 너무 막혔어요."), (author, text))
    assert parents(thread, "c3") == [parent]


def test_a_repost_chain_is_not_the_reposters_own_text() -> None:
    thread = link(make(("山间清风", "昨天下雨了"), ("小北", "真的吗//@山间清风:昨天下雨了")))
    assert thread.comment("c2").own_text == "真的吗"


def test_two_quotations_two_parents_and_a_part_for_each() -> None:
    text = (
        "They closed the library and opened three coffee shops.\n\nFour, by now.\n\nMy kids loved that reading room "
        "and the lady who ran it.\n\nMine did too."
    )
    thread = link(make(*BAKERY, ("walker", text)))
    comment = thread.comment("c5")
    assert {r.parent for r in comment.replies_to} == {"c2", "c4"}
    parts = {r.parent: text[r.start : r.end] for r in comment.replies_to}
    assert "Four, by now." in parts["c2"] and "Mine did too." in parts["c4"]
    assert comment.own_text.split("\n")[0] == "Four, by now."


def test_ranges_and_lists_name_each() -> None:
    assert [p.number for p in read_pointers("#3-5 are the same person")] == [3, 4, 5]
    assert [p.number for p in read_pointers("#2, #5 and 7 have it right")] == [2, 5, 7]
    assert [p.number for p in read_pointers("12-14楼都是")] == [12, 13, 14]


@pytest.mark.parametrize(
    "text",
    ["PR#12 is merged", "&#39;", "http://x.example/#12", "It was 10:30 @12:45", "up 3.5%", "10층 건물", "100% sure"],
)
def test_other_numbers_point_at_nothing(text: str) -> None:
    assert read_pointers(text) == []


def test_an_ordinary_word_as_a_name_needs_an_address() -> None:
    thread = make(
        ("Will", "The bridge opens in June."),
        ("Sun", "No it does not."),
        ("ann", "The sun will be low by then and people will get lost."),
    )
    cues, _ = find_mentions(Transcript(thread))
    assert [cue for cue in cues if cue.source == 3] == []
    thread = make(("Will", "The bridge opens in June."), ("Sun", "No it does not."), ("ann", "Will, which bridge?"))
    assert [cue.target for cue in find_mentions(Transcript(thread))[0] if cue.source == 3] == [1]


def test_shifted_numbers_are_put_right() -> None:
    """Two early comments were deleted after the answers had been written: every number is two too high."""
    people = [
        ("Alder", "first of the walkers"),
        ("Birch", "second of the runners"),
        ("Cedar", "third of the riders"),
        ("Daphne", "fourth of the rowers"),
    ]
    answers = [
        ("Elm", "Alder #3, so am I"),
        ("Fir", "Birch #4, not me"),
        ("Gorse", "Cedar #5, where?"),
        ("Hazel", "#6 since when?"),
    ]
    thread = link(make(*people, *answers))
    assert [[r.parent for r in thread.comment(f"c{k}").replies_to] for k in (5, 6, 7, 8)] == [
        ["c1"],
        ["c2"],
        ["c3"],
        ["c4"],
    ]


def test_links_of_the_platform_stay() -> None:
    kept = Reply(parent="c1", basis="nesting")
    thread = make(*BAKERY)
    comments = (*thread.comments, Comment(id="c5", text="#3 no", author="x", replies_to=(kept,), root_probability=0.0))
    linked = link(thread.with_comments(comments)).comment("c5")
    assert linked.replies_to == (kept,)
    assert linked.root_probability == 0.0


def test_quotation_of_the_article_is_marked_and_answers_nobody() -> None:
    thread = link(
        make(*BAKERY, ("walker", "“The council has approved the plan for the old market square.” Shame on it."))
    )
    assert thread.comment("c5").own_text == "Shame on it."
    assert thread.comment("c5").replies_to == ()


def test_nested_quotation_answers_the_outer_comment() -> None:
    first = "The ferry from the north pier has been late on every single Friday since March."
    second = f"“{first}” That is the tide, which nobody can move for your convenience."
    third = f"“{second}” Then change the timetable."
    assert parents(make(("Ada", first), ("Bo", second), ("Cy", third)), "c3") == ["c2"]


def test_an_author_repeating_a_whole_comment_keeps_the_words() -> None:
    text = "Please bring your own cups to the square on Saturday morning."
    thread = link(make(("Ada", text), ("Bo", "Will do."), ("Ada", text)))
    assert thread.comment("c3").own_text == text


def test_newest_first_pages_are_read_oldest_first() -> None:
    thread = make(*BAKERY)
    turned = thread.with_comments(tuple(reversed(thread.comments)))
    assert [c.id for c in oldest_first(turned)] == ["c1", "c2", "c3", "c4"]


def test_probabilities_are_proper() -> None:
    thread = link(make(*BAKERY, ("x", "Why?"), ("old_tom42", "Because nobody asked, as I said.")))
    for comment in thread.comments:
        assert comment.root_probability is not None
        total = (
            comment.root_probability
            + sum(r.probability for r in comment.replies_to[:1])
            + sum(p for r in comment.replies_to for _, p in r.alternatives)
        )
        assert total <= 1.0 + 1e-5


def test_first_comment_answers_nobody_and_empty_threads_pass() -> None:
    assert link(make(*BAKERY)).comments[0].root_probability == 1.0
    assert link(Thread(id="e")).comments == ()
    assert link(make((None, ""))).comments[0].replies_to == ()


def test_linking_twice_changes_nothing_in_the_text_and_is_deterministic() -> None:
    thread = make(*BAKERY, ("walker", "#2 “They closed the library and opened three coffee shops.” Four."))
    assert link(thread) == link(thread)
    assert link(link(thread)).comment("c5").quoted == link(thread).comment("c5").quoted


HOSTILE = ("(.*)+$", "[a-", "\\", "", " ", "a" * 10_000, "\u202e\u0000", "and", "12", "@", "楼", "?:", "(?P<n>")


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_names_harm_nothing(name: str) -> None:
    comments = [(name, f"{name[:40]}, hello @{name[:40]} #{k} 回复@{name[:40]}:x //@{name[:40]}: y") for k in range(12)]
    thread = link(make(*comments))
    assert len(thread.comments) == 12


PIECES = st.sampled_from(
    [
        "#3",
        "@anna",
        "anna,",
        "“",
        "”",
        ">",
        "\n",
        "the old mill burned down last night",
        "回复",
        "楼",
        "你好",
        "안녕",
        "//@bob:",
        "\ud800",
        "a" * 50,
        "1",
        "…",
        " ",
    ]
)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from([None, "anna", "bob", "小北", "", "x" * 300]), st.lists(PIECES, max_size=8)),
        max_size=12,
    )
)
def test_any_thread_links_to_earlier_comments_only(rows: list[tuple[str | None, list[str]]]) -> None:
    thread = make(*[(author, " ".join(parts)) for author, parts in rows])
    linked = link(thread)
    place = {c.id: k for k, c in enumerate(linked.comments)}
    for comment in linked.comments:
        assert all(place[r.parent] < place[comment.id] for r in comment.replies_to)
        assert all(0 <= a < b <= len(comment.text) for a, b in comment.quoted)
        assert len({r.parent for r in comment.replies_to}) == len(comment.replies_to)


def test_a_long_conversation_by_names_and_numbers_is_linked() -> None:
    thread = make(
        *[
            (f"user{k % 97}", f"Comment number {k} says the mill pond {k % 13} froze; @user{(k + 1) % 97} #{k // 2}")
            for k in range(2_000)
        ]
    )
    assert sum(bool(comment.replies_to) for comment in link(thread).comments) > 1_000


def test_everybody_by_one_name_and_everybody_saying_the_same() -> None:
    thread = link(make(*[("anna", "The mill burned down last night and nobody called the brigade.")] * 300))
    assert len(thread.comments) == 300
    assert find_repeats(Transcript(thread)).spans == {}


def test_only_weights_that_weigh_are_computed_and_they_agree_with_the_table() -> None:
    reading = Transcript(
        make(*SQUARE, ("walker", "#3 “They closed the library and opened three coffee shops” @Will says."))
    )
    found = find_cues(reading)
    seen = traits(reading, found.cues, own_words(reading, found.spans))
    block = Candidates(seen, candidates(seen, 1, len(reading) + 1), 1)
    weights = shipped()
    whole = features.pair_features(block) @ weights.pair
    assert np.allclose(np.where(block.there, features.utilities(block, weights.pair, weights.root)[:, 1:], 0.0), whole)
    assert np.allclose(
        features.utilities(block, weights.pair, weights.root)[:, 0], features.root_features(block) @ weights.root
    )


def test_at_most_fifty_weights_for_pages() -> None:
    assert (
        sum(
            int(np.count_nonzero(part))
            for part in (shipped().pair, shipped().root, shipped().structure_pair, shipped().structure_root)
        )
        <= 50
    )
