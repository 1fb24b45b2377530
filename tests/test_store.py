"""Threads on disk: JSON lines and Parquet bring back equal threads; the reactions table says who and from where."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.test_model import random_threads
from threads import Article, Comment, Corpus, Quote, Reply, Thread
from threads.corpus.parquet import TABLES, write_parquet
from threads.corpus.populations import Rules
from threads.corpus.store import write_jsonl
from threads.errors import BadParameter, UnreadableInput


@settings(max_examples=25, deadline=None)
@given(st.lists(random_threads(), max_size=4))
def test_jsonl_and_parquet_bring_back_equal_threads(
    tmp_path_factory: pytest.TempPathFactory, threads: list[Thread]
) -> None:
    folder = tmp_path_factory.mktemp("store")
    named = [Thread.from_json({**thread.to_dict(), "id": f"t{i}"}) for i, thread in enumerate(threads)]
    written = write_jsonl(named, folder / "threads.jsonl")
    write_parquet(named, folder)
    assert list(Corpus(folder / "threads.jsonl")) == named
    assert list(Corpus(folder)) == named
    assert Corpus(folder).digest == Corpus(named).digest == written.digest and written.threads == len(named)
    told = Corpus(folder / "threads.jsonl", written=written)
    assert (told.digest, len(told), told.skipped) == (written.digest, len(named), ())


def test_a_missing_table_is_named(tmp_path: Path) -> None:
    write_parquet([Thread(id="t")], tmp_path)
    (tmp_path / f"{TABLES[2]}.parquet").unlink()
    with pytest.raises(UnreadableInput, match=TABLES[2]):
        list(Corpus(tmp_path))


def story(text: str, *quotes: Quote, path: str = "story.html") -> Thread:
    return Thread.from_json(
        Thread(id="s", article=Article(id="a", text=text, language="en"), quotes=quotes).to_dict()
        | {"source": {"path": path}}
    )


def voice(text: str, words: str, **fields: object) -> Quote:
    start = text.index(words)
    end = start + len(words)
    return Quote(start=start, end=end, text=words, owner="a", speaker_kind="public", **fields)  # type: ignore[arg-type]


TEXT = "Chinese internet users were moved. “They are mothers,” one wrote. “Send aid,” said a clerk."


def test_reactions_hold_comments_and_public_voices_with_their_populations() -> None:
    thread = Thread(
        id="t",
        comments=[
            Comment(id="a", text="They should have been allowed to stay in the country", language="en", author="Ann"),
            Comment(id="b", text="+1", replies_to=[Reply(parent="a")]),
            Comment(id="p", text="elsewhere", kind="pingback"),
        ],
    )
    news = story(
        TEXT,
        voice(TEXT, "They are mothers,", speaker="one", group="internet users"),
        voice(TEXT, "Send aid,", speaker="a clerk"),
    )
    table = Corpus([thread, news]).reactions()
    assert list(table["id"]) == [
        "t/a",
        "t/b",
        f"s/a/{TEXT.index('They')}-{TEXT.index('They') + 17}",
        f"s/a/{TEXT.index('Send')}-{TEXT.index('Send') + 9}",
    ]
    assert list(table["population"]) == [
        "English-language commenters",
        "English-language commenters",
        "Chinese netizens",
        "Members of the public, quoted",
    ]
    assert list(table["channel"]) == ["comment", "comment", "quoted", "quoted"]
    assert list(table["chosen_by"]) == ["platform", "platform", "editor", "editor"]
    assert table["population_basis"].str.len().gt(0).all()
    assert table["author"].isna().tolist() == [False, True, True, True]


def test_rules_of_the_user_go_before_the_defaults() -> None:
    rules = Rules.of(
        [{"path": "story*", "group": "users", "population": "Weibo", "basis": "by hand"}], origin="study.toml"
    )
    news = story(
        TEXT,
        voice(TEXT, "They are mothers,", speaker="one", group="internet users"),
        voice(TEXT, "Send aid,", speaker="a clerk"),
    )
    table = Corpus([news], rules=rules).reactions()
    assert table["population"].tolist() == ["Weibo", "Members of the public, quoted"]
    assert table["population_basis"][0] == "by hand (study.toml)"


@pytest.mark.parametrize("table", [{"path": "*"}, {"population": "x", "colour": "red"}])
def test_a_rule_that_cannot_work_is_refused(table: dict[str, str]) -> None:
    with pytest.raises(BadParameter, match="population rule"):
        Rules.of([table])


def test_words_quoted_from_others_do_not_count_as_the_commenters_own() -> None:
    text = "He told the paper: “We watch closely.” I find that cynical."
    start = text.index("“")
    thread = Thread(
        id="t",
        comments=[Comment(id="a", text=text)],
        quotes=[
            Quote(
                start=start,
                end=start + 18,
                text=text[start : start + 18],
                owner="a",
                speaker="He",
                speaker_kind="official",
            )
        ],
    )
    [own] = Corpus([thread]).reactions()["own_text"]
    assert "watch" not in own and "cynical" in own


def test_a_corpus_that_nobody_keeps_lives_as_long_as_its_walk(tmp_path: Path) -> None:
    import commentariat

    page = tmp_path / "page.html"
    page.write_text(
        "<html><body><h1>Ice on the basin</h1><p>The basin froze over on Sunday night, for the first time in nine "
        "years.</p></body></html>"
    )
    assert [thread.article.title for thread in commentariat.read(page)] == ["Ice on the basin"]
