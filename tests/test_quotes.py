"""Voices quoted in a text: where the quotes are, who speaks, and of what kind they are."""

from __future__ import annotations

import json
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.voices import SHARED, only, told
from threads.model import Article, Comment, Thread
from threads.quotes import add_quotes, find_quotes


@pytest.mark.parametrize(
    "text",
    [
        "“The bridge should have closed years ago,” said Maria Lopez.",
        "“The bridge should have closed years ago,” Maria Lopez said.",
        "“The bridge should have closed years ago,” Maria Lopez, a baker in Leeds, told the paper.",
        "“The bridge should have closed years ago,” said baker Maria Lopez, who lives nearby.",
        "Maria Lopez said, “The bridge should have closed years ago.”",
        "Maria Lopez, a baker, said on Tuesday that “The bridge should have closed years ago.”",
        "According to Maria Lopez, “The bridge should have closed years ago.”",
        "Wrote Maria Lopez in a letter: “The bridge should have closed years ago.”",
        "Maria Lopez went further:\n\n“The bridge should have closed years ago.”",
        'Maria Lopez said, "The bridge should have closed years ago."',
        "«The bridge should have closed years ago», said Maria Lopez.",
        "Maria Lopez said, “The bridge should have closed years ago.",
        "Maria Lopez said: 'The bridge should have closed years ago.'",
    ],
)
def test_every_order_of_speaker_verb_and_quote(text: str) -> None:
    quote = only(text)
    assert quote.text.startswith("The bridge should")
    assert quote.speaker == "Maria Lopez"
    assert quote.speaker_start is not None and "Lopez" in text[quote.speaker_start : quote.speaker_end]


def test_split_quotes_share_their_speaker() -> None:
    assert told("“We knew,” one shopper said, “that the price would rise. We bought early.”") == [
        ("We knew,", "one shopper", "public"),
        ("that the price would rise. We bought early.", "one shopper", "public"),
    ]


def test_a_quote_of_several_paragraphs() -> None:
    text = "A resident of Salford wrote: “The river rose in the night.\n\n“Nobody warned us at all.”"
    assert {quote.speaker for quote in find_quotes(text)} == {"A resident of Salford"}
    assert [quote.place for quote in find_quotes(text)] == ["Salford", "Salford"]


def test_one_plural_source_before_several_quotes() -> None:
    text = (
        "Korean netizens were split over the ruling: “Long overdue,” “Far too harsh for a boy” and “Who pays for this "
        "now?”"
    )
    quotes = find_quotes(text)
    assert [quote.speaker_kind for quote in quotes] == ["public"] * 3
    assert {quote.group for quote in quotes} == {"Korean netizens"}


def test_some_and_others() -> None:
    text = (
        "Weibo users were divided. Some wrote, “Let them stay with us.” Others argued, “Rules are rules for everybody.”"
    )
    assert [(quote.speaker_kind, quote.group) for quote in find_quotes(text)] == [("public", "Weibo users")] * 2


def test_another_is_one_of_the_group_before() -> None:
    text = (
        "A netizen fumed, “This is a disgrace to the city.”\n\nAnother replied sarcastically, “What a surprise that "
        "is.”"
    )
    second = find_quotes(text)[1]
    assert (second.speaker_kind, second.speaker, second.manner) == ("public", "Another", "sarcastically")
    assert "etizen" in (second.group or "")


@pytest.mark.parametrize(
    "text",
    [
        "“Nobody asked us about the dam,” said a top comment with 3,412 likes.",
        "The most liked comment, with 3,412 likes, reads:\n\n“Nobody asked us about the dam.”",
    ],
)
def test_a_comment_as_the_speaker(text: str) -> None:
    quote = only(text)
    assert quote.speaker_kind == "public"
    assert quote.likes == 3412


@pytest.mark.parametrize(
    ("text", "speaker", "kind"),
    [
        ("“I was proud of this town once” — anonymous user on a forum.", "anonymous user on a forum", "public"),
        ("“Send them home,” was a typical response.", "a typical response", "public"),
        ("A commenter using the name “Iron Gate” warned that “soft hearts make hard borders.”", "Iron Gate", "public"),
        ("“No mother would leave,” a netizen nicknamed Little Carp said.", "Little Carp", "public"),
        ("The singer’s fans were furious. @reedy99: “This is not acceptable.”", "@reedy99", "public"),
        ("In the words of one commenter: “They came for bread.”", "one commenter", "public"),
        ("“Out with them!” yelled a man in the crowd.", "a man in the crowd", "public"),
        ("The minister’s tweet read: “We shall look into it at once.”", "The minister", "official"),
        ("Sen. Ada Kell (I-Vt.) said the plan was “not worth the paper.”", "Ada Kell", "official"),
    ],
)
def test_unusual_ways_to_name_a_speaker(text: str, speaker: str, kind: str) -> None:
    quote = only(text)
    assert (quote.speaker, quote.speaker_kind) == (speaker, kind)


def test_comments_like_these() -> None:
    quotes = find_quotes("“Shame on them!” “Resign now!” — comments like these flooded the page of the city.")
    assert [(quote.text, quote.speaker_kind) for quote in quotes] == [
        ("Shame on them!", "public"),
        ("Resign now!", "public"),
    ]


def test_a_missing_closing_mark_lets_no_narration_in() -> None:
    assert [
        quote.text for quote in find_quotes('One person commented, "Good riddance. another said "let them stay.')
    ] == [
        "Good riddance.",
        "let them stay.",
    ]


def test_pronouns_and_short_forms_become_the_name() -> None:
    text = (
        "Han Soo-jin, a professor at the University of Busan, studies rumours. “They travel fast,” she says.\n\n"
        "Senator Paul Okafor disagreed. “They die fast,” he said. “I have seen it.”\n\n“Not all of them,” Han replied."
    )
    assert told(text) == [
        ("They travel fast,", "Han Soo-jin", "expert"),
        ("They die fast,", "Paul Okafor", "official"),
        ("I have seen it.", "Paul Okafor", "official"),
        ("Not all of them,", "Han Soo-jin", "expert"),
    ]


@pytest.mark.parametrize(
    ("speaker", "kind"),
    [
        ("a spokesman for the students", "official"),
        ("Foreign Minister Ana Ruiz", "official"),
        ("Li Wen, an economist at a bank,", "expert"),
        ("the Evening Herald", "journalist"),
        ("a reporter", "journalist"),
        ("one Reddit user", "public"),
        ("a resident surnamed Gao", "public"),
        ("an internet user", "public"),
        ("Tom Birch, founder of the firm,", "person"),
    ],
)
def test_kinds_of_speakers(speaker: str, kind: str) -> None:
    quote = only(f"“It will not happen again in our town,” {speaker} said.")
    assert quote.speaker_kind == kind
    assert quote.decided_by


@pytest.mark.parametrize(
    "text",
    [
        "The council favours the term “guests,” while others speak of these “strangers” in their midst.",
        "Her first novel was titled, “The Road We Never Took.”",
        'They watched “The Long Night” on a screen 15" wide.',
        "The so-called “lucky ones” left early.",
        'Some page markup: <a title="A long title of some page" href="x">link</a>.',
    ],
)
def test_scare_quotes_titles_and_terms_are_no_quotes(text: str) -> None:
    assert find_quotes(text) == []


def test_indirect_speech_of_the_public() -> None:
    quote = only("The news spread fast. One user wrote that the town gains because trade will follow. It rained.")
    assert not quote.verbatim
    assert quote.text == "the town gains because trade will follow"
    assert quote.speaker_kind == "public"
    assert find_quotes("The minister wrote that the town gains because trade will follow.") == []


def test_lists_of_comments_with_votes_and_names() -> None:
    text = (
        "The story drew thousands of replies. Here are some comments from Naver:\n\n"
        "1. [+948, -66] They should have told us sooner\n\n2. [+412, -9] My heart breaks for that family\n\n"
        "Weibo users also had their say:\n\n小雨2020: 真让人难过\n北方的风: 法律就是法律\n"
    )
    quotes = find_quotes(text)
    assert [(quote.likes, quote.speaker_kind) for quote in quotes[:2]] == [(948, "public"), (412, "public")]
    assert [(quote.speaker, quote.text) for quote in quotes[2:]] == [
        ("小雨2020", "真让人难过"),
        ("北方的风", "法律就是法律"),
    ]


def test_originals_and_translations_are_one_voice() -> None:
    quote = only("One Weibo user wrote, “他们不该被送回去” (“They should not be sent back”), and many agreed with it.")
    assert quote.text == "They should not be sent back"
    assert quote.original == "他们不该被送回去"
    assert quote.speaker_kind == "public"


def test_a_comment_that_quotes_the_article_is_no_voice() -> None:
    article = Article(id="a", text="The mayor, Ann Reed, said, “We shall build the wall by spring no matter what.”")
    comments = (
        Comment(id="c1", text="“We shall build the wall by spring no matter what.” Really?"),
        Comment(id="c2", text="Writes Peter B. Long in a column: “No wall was ever finished on time in this town.”"),
        Comment(id="c3", text="Some people will say “so what, it is only money after all” but I disagree."),
    )
    thread = add_quotes(Thread(id="t", article=article, comments=comments))
    assert [(quote.owner, quote.speaker) for quote in thread.quotes] == [("a", "Ann Reed"), ("c2", "Peter B. Long")]
    assert all(thread.text_of(quote.owner)[quote.start : quote.end] == quote.text for quote in thread.quotes)


_PIECES = st.sampled_from(
    ["“", "”", '"', "'", "‘", "’", "「", "」", "『", "«", "»", "„", " ", "\n", "\n\n", ". ", ", ", ": ", "said ", "he ",
        "Mary Poole ",
     "one user ", "网友", "表示：", "。", "네티즌은 ", "라고 ", "썼다. ", "It is so ", "another ", "[+9, -1] ", "a: b",
     "1. ", "(", ")", "\u00a0", "😀", "=", "<b x="]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.lists(_PIECES, max_size=60).map("".join), st.text(max_size=120)))
def test_any_text_gives_ordered_quotes_that_stand_where_they_say(text: str) -> None:
    quotes = find_quotes(text)
    at = 0
    for quote in quotes:
        assert at <= quote.start < quote.end <= len(text)
        assert text[quote.start : quote.end] == quote.text
        at = quote.end
        if quote.speaker_start is not None:
            assert quote.speaker_end is not None and 0 <= quote.speaker_start < quote.speaker_end <= len(text)
    assert len({quote.id for quote in quotes}) == len(quotes)


def test_a_translation_on_the_line_below_overlaps_no_other_quote() -> None:
    quotes = find_quotes("“网友It is so '\n[+9, -1] 网友")
    assert all(first.end <= second.start for first, second in pairwise(quotes))


@pytest.mark.parametrize(
    "unit",
    [
        '"',
        '" ',
        '"a" ',
        "“",
        "“a ",
        "‘a’ ",
        "「a",
        "”\n",
        "he said ",
        "a: b\n",
        "“a” he said, ",
        "网友说“",
        '은 "a"라고 ',
    ],
)
def test_long_runs_of_marks_end_in_quotes_that_stand_in_the_text(unit: str) -> None:
    text = unit * (32_000 // len(unit))
    assert all(text[quote.start : quote.end] == quote.text for quote in find_quotes(text))


@pytest.mark.shared
@pytest.mark.skipif(not (SHARED / "seeds").exists(), reason="the seed pages are not beside the checkout")
def test_the_seed_with_netizens() -> None:
    gold = json.loads((SHARED / "seeds" / "gold.json").read_text(encoding="utf-8"))
    name = next(name for name in gold if name.startswith("000"))
    public = [
        q for q in find_quotes((SHARED / "seeds" / name).read_text(encoding="utf-8")) if q.speaker_kind == "public"
    ]
    assert [q.text[:20] for q in public] == [voice["starts"][:20] for voice in gold[name]["voices"]]
