"""Who answers whom, through `threads.link`."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from threads.model import Article, Comment, Reply, Thread
from threads.replies import features, link
from threads.replies.candidates import Candidates, candidates
from threads.replies.cues.find import find_cues, own_words
from threads.replies.cues.index import read_pointers
from threads.replies.cues.mention import find_mentions
from threads.replies.cues.quote import find_repeats
from threads.replies.model import shipped
from threads.replies.traits import traits
from threads.replies.transcript import Transcript, oldest_first

BAKERY = (
    ("Marta K.", "The new bakery on Mill Lane charges nine pounds for a plain sourdough loaf, which is absurd."),
    ("old_tom42", "They closed the library and opened three coffee shops. Nobody asked the residents."),
    ("petraLind", "Council minutes from May list every objection that was filed against the library plan."),
    ("Ines Duarte", "My kids loved that reading room and the lady who ran the puppet theatre."),
)


def make(*comments: tuple[str | None, str], minutes: float | None = 30.0, article: Article | None = None) -> Thread:
    start = datetime(2021, 5, 4, tzinfo=UTC)
    return Thread(
        id="t",
        article=article
        or Article(title="Mill Lane", text="The council has approved the plan for the old market square."),
        comments=tuple(
            Comment(
                id=f"c{k}", text=text, author=author, posted=start + timedelta(minutes=minutes * k) if minutes else None
            )
            for k, (author, text) in enumerate(comments, 1)
        ),
    )


def parents(thread: Thread, comment: str) -> list[str]:
    return [reply.parent for reply in link(thread).comment(comment).replies_to]


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


SQUARE = (
    ("Marta K.", "The new bakery on Mill Lane charges nine pounds for a plain sourdough loaf, which is absurd."),
    ("old_tom42", "They closed the library and opened three coffee shops. Nobody asked the residents."),
    ("petraLind", "Council minutes from May list every objection that was filed against the library plan."),
    ("Ines Duarte", "My kids loved that reading room and the lady who ran the puppet theatre."),
    ("Will", "The buses were full again this morning and two drove past the stop."),
    ("Grace Hopper-Lee", "Parking near the square costs more than the train now."),
)
MARKET = (
    ("山间清风", "昨天下雨了，路上全是水，公交车晚点了四十分钟。"),
    ("小北", "菜市场的西红柿又涨价了，一斤要八块钱。"),
    ("老王头", "图书馆九月份搬到新校区，旧楼要拆掉。"),
    ("大海", "停车费一个小时十五块，谁还敢开车进城？"),
    ("阿May88", "我家孩子最喜欢那个阅览室。"),
    ("东方", "早上地铁挤得上不去。"),
)
HARBOUR = (
    ("푸른바다", "어제 비가 와서 길이 너무 막혔어요."),
    ("김철수", "도서관이 문을 닫고 카페만 세 개 생겼습니다."),
    ("달빛소나기", "주차비가 한 시간에 오천 원이라니 말이 됩니까?"),
    ("하늘", "우리 아이는 그 열람실을 제일 좋아했어요."),
    ("mina_77", "버스가 또 그냥 지나갔어요."),
    ("이영희", "오월 회의록에 반대 의견이 모두 적혀 있습니다."),
)
CUES = {
    "English": (
        SQUARE,
        {
            "In reply to #5, the timetable changed in June": {5}, "Comment #3 is right about the minutes": {3},
            "Post 4: same here": {4},
            ">>2\n>>4\nboth of you are right": {2, 4}, ">>2-4 no": {2, 3, 4}, "#2-4 all miss the point": {2, 3, 4},
            "#2, #4: agreed": {2, 4},
            "#2 and #3: thanks both": {2, 3}, "#1 It is the flour.\n\n#3 Where can I read them?": {1, 3},
            "Ines Duarte #4, which room?": {4},
            "Hi Ines, which room was it?": {4}, "@Ines Duarte which room?": {4}, "Ms. Duarte, which room?": {4},
            "@petra where?": {3},
            "Petra: thank you": {3}, "Hopper-Lee: take the bus then": {6}, "Tom and Petra: thanks both": {2, 3},
            "Tom: no.\n\nPetra: yes.": {2, 3},
            "@old_tom42 @petraLind thanks both": {2, 3}, "I agree with @petraLind here": {3},
            "Will, which line was that?": {5},
            "Will they ever ask the residents?": set(), "I will ask about parking.": set(),
            "So “closed the library and opened three coffee shops” is your whole complaint?": {2},
            "“They closed the library and opened ... coffee shops” – four by now.": {2},
            "They closed the library and opened three coffee shops. Four, in fact.": {2},
            "old_tom42 wrote:\n“They closed the library and opened three coffee shops.”\nFour by now.": {2},
        },
    ),
    "Chinese": (
        MARKET,
        {
            "@3楼 哪里写的": {3}, "4L正解": {4}, "第3楼的消息准吗": {3}, "回覆 2 樓：哪裡買的？": {2},
            ">>3 真的吗": {3}, "楼上说的对": {6},
            "2-4楼说的都对": {2, 3, 4}, "2、4楼说得都对": {2, 4}, "2楼和4楼都说得对": {2, 4},
            "回复 @小北 ：哪个市场？": {2}, "老王头，什么时候拆？": {3},
            "老王头说得对": {3}, "大海，你可以坐地铁": {4}, "阿May，我家也是": {5}, "东方卫视昨天报道了": set(),
            "我昨天去看大海了，真美": set(),
            "转发了//@小北:菜市场的西红柿又涨价了//@山间清风:昨天下雨了": {2}, "//@大海:停车费一个小时十五块": {4},
            "“菜市场的西红柿又涨价了，一斤要八块钱。” 我们这里十块。": {2},
            "西红柿又涨价了，一斤要八块钱，你在哪个城市？": {2},
            "引用 3 楼 的话：图书馆九月份搬到新校区\n不是十月吗": {3}, "买了4L牛奶": set(),
        },
    ),
    "Korean": (
        HARBOUR,
        {
            "3번 댓글에 동의합니다": {3}, "#4 저도요": {4}, ">>2 맞습니다": {2}, "2번, 4번 댓글 둘 다 공감": {2, 4},
            "윗분 말씀대로 회의록을 봤습니다": {6},
            "@김철수 언제 닫았나요?": {2}, "김철수님 언제 닫았나요?": {2}, "김철수 님, 언제 닫았나요?": {2},
            "철수님 언제요?": {2}, "영희씨 어디서 볼 수 있나요?": {6},
            "mina_77님 몇 번 버스예요?": {5}, "하늘님 저희 아이도요": {4}, "하늘이 참 맑네요": set(),
            "날씨 참 좋네요": set(),
            "“도서관이 문을 닫고 카페만 세 개 생겼습니다” 네 개예요.": {2},
        },
    ),
}  # fmt: skip


@pytest.mark.parametrize(
    ("language", "text"), [(language, text) for language, (_, rows) in CUES.items() for text in rows]
)
def test_cues_of_each_language(language: str, text: str) -> None:
    thread, rows = CUES[language]
    replies = link(make(*thread, ("walker", text))).comment("c7").replies_to
    assert {int(reply.parent[1:]) for reply in replies} == rows[text]
    assert all(reply.basis != "model" for reply in replies)


def test_an_at_sign_in_the_middle_of_a_line_speaks_of_somebody() -> None:
    """The first comment is answered by position and words; "@name" within a sentence leaves that open, at its head it
    does not."""
    inside = link(make(*SQUARE, ("walker", "It was, as I think @petraLind once wrote, a plan of the county."))).comment(
        "c7"
    )
    head = link(make(*SQUARE, ("walker", "@petraLind it was a plan of the county."))).comment("c7")
    chance = [max([r.probability for r in c.replies_to if r.parent == "c3"], default=0.0) for c in (inside, head)]
    assert chance[0] < chance[1]


def test_the_quotation_with_which_a_comment_begins_counts_most() -> None:
    text = (
        "“Council minutes from May list every objection that was filed against the library plan.” Not mine.\n\n"
        "And then “They closed the library and opened three coffee shops” on top."
    )
    replies = link(make(*SQUARE, ("walker", text))).comment("c7").replies_to
    assert replies[0].parent == "c3"


def test_a_link_that_is_hardly_probable_is_not_stood_by() -> None:
    people = [(f"person {k}", f"Word{k} number{k} thing{k}.") for k in range(40)]
    thread = link(make(*people, ("person 3", "Hm."), minutes=1.0))
    assert all(reply.probability >= 0.15 for comment in thread.comments for reply in comment.replies_to[:1])


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
