"""Pseudonyms: no name is left however it is written, words that are no names stay, and every offset still points at
the same words."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from threads import Article, Comment, Quote, Reply, Source, Thread
from threads.corpus.names import NameFinder, People
from threads.corpus.pseudonyms import Pseudonyms
from threads.model import Turn

KEY = b"a key of this test"


def page(*authors: str, texts: tuple[str, ...] = (), thread: str = "t") -> Thread:
    """A page on which these people write; the texts are somebody's who has no name."""
    named = [Comment(id=f"a{i}", author=name, text="Well.") for i, name in enumerate(authors)]
    return Thread(id=thread, comments=[*named, *(Comment(id=f"x{i}", text=text) for i, text in enumerate(texts))])


def veiled(text: str, *authors: str, beside: tuple[str, ...] = ()) -> str:
    """The text under pseudonyms on a page of these authors, each shown as "<name>" for the eye."""
    threads = [page(*authors, texts=(text, *beside))]
    names = Pseudonyms(KEY, People.of(threads))
    [made] = names.apply(threads)
    shown = made.comments[len(authors)].text
    for author in authors:
        shown = shown.replace(names.of(author), f"<{author}>")
    return shown


@pytest.mark.parametrize(
    ("author", "text", "shown"),
    [
        ("Riverwalker", "Riverwalker, no. RIVERWALKER’s friend", "<Riverwalker>, no. <Riverwalker>’s friend"),
        ("Riverwalker", "both Riverwalkers and riverwalker2", "both <Riverwalker> and <Riverwalker>"),
        ("Riverwalker", "Ｒｉｖｅｒｗａｌｋｅｒ and Ri\u200bver\u202ewalk\u00ader", "<Riverwalker> and <Riverwalker>"),
        ("Riverwalker", "@river you, and the river", "@<Riverwalker> you, and the river"),
        ("José Núñez", "Jose Nunez, JOSÉ NÚÑEZ and Nu\u0301n\u0303ez", "<José Núñez>, <José Núñez> and <José Núñez>"),
        ("Maria Lopez", "Ms. Lopez is right, Jennifer Lopez sings", "Ms. <Maria Lopez> is right, Jennifer Lopez sings"),
        ("JohnSmith", "John Smith said so", "<JohnSmith> said so"),
        ("river_walker", "River-Walker and river walker", "<river_walker> and <river_walker>"),
        ("JJ", "JJ says so, jj too", "<JJ> says so, <JJ> too"),
        ("小明亮", "@小明亮你说得对", "@<小明亮>你说得对"),
        ("阿强", "回复阿强：阿强又来了", "回复<阿强>：<阿强>又来了"),
        ("陳國強", "陈国强说的，陳國強也", "<陳國強>说的，<陳國強>也"),
        ("강", "@강 그건 아니다. 한강은 길다", "@<강> 그건 아니다. 한강은 길다"),
        ("김민준", "김민준은 옳다, 김민준씨도. 김민주는?", "<김민준>은 옳다, <김민준>씨도. 김민주는?"),
        ("민준", "민준아 그건 회민준이 아니다", "<민준>아 그건 회민준이 아니다"),
        ("김민준", unicodedata.normalize("NFD", "김민준") + "은", "<김민준>은"),
        ("김 민준", "김민준이 썼다", "<김 민준>이 썼다"),
        ("Kim2", "Kim2 and kim2’s", "<Kim2> and <Kim2>’s"),
        ("Orlaith Vanterpool", "I agree, orlaith, with O. Vanterpool and Orla Vanterpool and vanterpool's cat",
         "I agree, <Orlaith Vanterpool>, with O. <Orlaith Vanterpool> and Orla <Orlaith Vanterpool> and "
         "<Orlaith Vanterpool>'s cat"),
        ("heronfeather81", "Hey heronfeather, Heronfeather says", "Hey <heronfeather81>, <heronfeather81> says"),
        ("欧阳雪莹", "雪莹说得对", "<欧阳雪莹>说得对"),
        ("남궁세라", "세라님 말이 맞다", "<남궁세라>님 말이 맞다"),
    ],
)  # fmt: skip
def test_a_name_is_found_however_it_is_written(author: str, text: str, shown: str) -> None:
    assert veiled(text, author) == shown


@pytest.mark.parametrize(
    ("author", "text", "shown"),
    [
        ("May", "It may rain in May.\nMay, you may come, @May", "It may rain in May.\n<May>, you may come, @<May>"),
        ("Will", "I will. Where there is a will there is a way.", "I will. Where there is a will there is a way."),
        ("春天", "春天来了。回复春天：是", "春天来了。回复<春天>：是"),
        ("사랑", "사랑은 아프다. 사랑님 감사합니다", "사랑은 아프다. <사랑>님 감사합니다"),
        ("网友", "很多网友说", "很多网友说"),
        ("Anonymous", "Anonymous sources", "Anonymous sources"),
        ("Anna", "annals, Annabel, Hannah", "annals, Annabel, Hannah"),
        ("12", "12 of us", "12 of us"),
        ("Ada Thatcher", "ask the thatcher on the roof", "ask the thatcher on the roof"),
    ],
)
def test_words_that_are_no_names_stay(author: str, text: str, shown: str) -> None:
    assert veiled(text, author) == shown


def test_names_that_are_ordinary_words_are_listed_and_the_user_decides() -> None:
    threads = [page("May", "Riverwalker", texts=("It may rain in May. Riverwalker swims.",))]
    assert People.of(threads).ordinary == ("May",)
    everywhere = Pseudonyms(KEY, People.of(threads, veil=["May"], keep=["Riverwalker"]))
    [made] = everywhere.apply(threads)
    name = everywhere.of("May")
    assert made.comments[2].text == f"It {name} rain in {name}. Riverwalker swims."
    assert made.comments[1].author == "Riverwalker"


def test_speakers_are_veiled_and_countries_and_netizens_are_not() -> None:
    said = "“No,” said Maren Vale. “Yes,” China said. “Well,” a netizen said. “外交部发言人华春莹表示”"
    speakers = ("Maren Vale", "China", "a netizen", "外交部发言人华春莹")
    quotes = [Quote(start=0, end=1, text="“", speaker=name, speaker_kind="official") for name in speakers]
    [made] = Pseudonyms(KEY).apply([Thread(id="t", article=Article(text=said), quotes=quotes)])
    shown = made.article.text
    assert "Vale" not in shown and "华春莹" not in shown and "China said" in shown and "a netizen said" in shown
    assert [one.speaker for one in made.quotes][1:3] == ["China", "a netizen"]


def test_a_first_name_of_two_is_nobody_in_particular() -> None:
    assert veiled("Maria is right", "Maria Lopez", "Maria Quint") == "[name] is right"


def whole() -> Thread:
    """A page with somebody's name in every place that can hold one."""
    text = "Riverside, you are wrong. “We froze,” Riverside said. Ask Quince."
    start = text.index("“")
    story = "Q: Who are you? Maren Vale: I am Maren Vale, a nurse. “It was cold,” said Maren Vale."
    at = story.index("“")
    return Thread(
        id="riverside-1",
        source=Source(path="/home/me/riverside.html", url="http://example.org/riverside", sha256="ab"),
        article=Article(
            id="a", title="Maren Vale speaks", text=story, byline="By Otto Brandt", outlet="The Quince Blog",
            turns=[Turn(speaker="Maren Vale", start=story.index("I am"), end=at - 1)],
        ),
        comments=[
            Comment(id="riverside-77", author="Riverside",
                extra={"user_id": "77", "city": "Bergen", "told by": "Quince"},
                author_url="http://riverside.example.org", text="We froze",
                permalink="#1", at="div#comment-riverside"),
            Comment(
                id="2", author="Quince", text=text, quoted=[(start, start + 10)], copy_of="riverside-77",
                replies_to=[Reply(parent="riverside-77", basis="mention", evidence="Riverside,", start=start,
                    end=start + 10, probability=0.9, alternatives=[("lost-quince", 0.1)]),
                    Reply(parent="lost-quince", probability=0.5)],
            ),
        ],
        missing=["lost-quince"],
        quotes=[
            Quote(id="q-riverside", start=start, end=start + 10, text=text[start : start + 10], owner="2",
                speaker="Riverside", speaker_start=text.index("Riverside said"),
                speaker_end=text.index("Riverside said") + 9, decided_by="Riverside said",
                original="Riverside: 我们冻"),
            Quote(start=at + 1, end=at + 13, text="It was cold,", owner="a", speaker="Maren Vale",
                speaker_kind="official", speaker_start=story.rindex("Maren"), speaker_end=story.rindex("Maren") + 10),
        ],
        notes=["Quince was deleted."],
    )  # fmt: skip


def test_names_go_everywhere_and_offsets_hold() -> None:
    names = Pseudonyms(KEY)
    [made] = names.apply([whole()])
    shown = made.to_json().casefold()
    assert not [name for name in ("riverside", "quince", "maren", "vale", "brandt", "otto") if name in shown]
    first, second = made.comments
    assert first.author == names.of("Riverside") and second.author == names.of("quince")
    assert first.author_url is None and first.permalink is None
    assert first.extra == {"city": "Bergen", "told by": names.of("Quince")}
    assert second.parent == first.id == second.copy_of and made.missing == (second.replies_to[1].parent,)
    [(at, end)] = second.quoted
    assert second.text[at:end] == "“We froze,"
    reply, (quote, spoken) = second.replies_to[0], made.quotes
    assert second.text[reply.start : reply.end] == quote.text == "“We froze,"
    assert second.text[quote.speaker_start : quote.speaker_end] == quote.speaker == names.of("Riverside")
    assert made.article.text[spoken.start : spoken.end] == spoken.text == "It was cold,"
    assert made.article.text[spoken.speaker_start : spoken.speaker_end] == spoken.speaker == names.of("Maren Vale")
    [turn] = made.article.turns
    assert made.article.text[turn.start : turn.end] == f"I am {turn.speaker}, a nurse."


def test_under_one_key_a_person_is_the_same_and_without_it_nobody() -> None:
    pages = [page(name, thread=f"t{i}") for i, name in enumerate(["Ann", "Bob", "ANN"])]
    first, second, third = (one.comments[0].author for one in Pseudonyms(KEY).apply(pages))
    assert first == third != second
    [again] = Pseudonyms(KEY).apply([page("Zoe", "ann")])
    assert again.comments[1].author == first
    [other] = Pseudonyms(b"another key").apply([page("Ann")])
    assert other.comments[0].author != first


def test_pseudonyms_of_pseudonyms_are_themselves() -> None:
    once = list(Pseudonyms(KEY).apply([whole()]))
    assert [one.comments for one in Pseudonyms(b"other").apply(once)] == [one.comments for one in once]


def test_an_escaped_name_in_an_address_goes() -> None:
    assert veiled("see https://x.example/u/%E9%98%BF%E5%BC%BA there", "阿强") == "see […] there"


def test_many_names_and_a_long_text_take_linear_work() -> None:
    authors = [f"walker{chr(97 + i % 26)}{i}" for i in range(3000)]
    finder = NameFinder(People.of([page(*authors)]))
    text = "walkera0 said that " * 5000 + "阿" * 20000 + "@" * 5000
    assert len(finder.find(text)) == 5000


@given(
    st.lists(st.text("abAB .#阿强민준\u200b@", min_size=1, max_size=8), max_size=5),
    st.text("abAB .#阿强민준\u200b@,:\n", max_size=60),
    st.integers(0, 60),
)
def test_hostile_names_harm_nothing(names: list[str], text: str, at: int) -> None:
    at = min(at, len(text))
    comments = [Comment(id=str(i), author=name, text=text, quoted=[(at, len(text))]) for i, name in enumerate(names)]
    threads = [Thread(id="t", comments=comments)]
    pseudonyms = Pseudonyms(KEY)
    [made] = pseudonyms.apply(threads)
    for before, comment in zip(comments, made.comments, strict=True):
        [(start, end)] = comment.quoted
        assert 0 <= start <= end == len(comment.text)
        assert not [one for one in pseudonyms.finder.find(comment.text) if one.form.whole and not one.form.ordinary]
        assert before.text == text
