"""A whole repeat is a copy with its own words; what shows that it quotes stays a quotation."""

from __future__ import annotations

from pathlib import Path

import pytest

import threads
from threads.corpus.parquet import iterate_parquet, write_parquet
from threads.corpus.populations import Rules
from threads.corpus.reactions import reactions_of
from threads.corpus.store import read_jsonl, write_jsonl
from threads.model import Article, Comment, Thread

SLOGANS = {
    "en": "Keep the ferry running until midnight, whatever it costs the town and its people!",
    "zh": "渡轮必须开到半夜十二点,不管镇上要花多少钱,居民的出行权利不能没有!",
    "ko": "돈이 얼마가 들더라도 여객선은 자정까지 다녀야 합니다. 주민의 발을 묶지 마세요!",
}


def thread(*texts: str) -> Thread:
    comments = tuple(Comment(id=f"c{k}", text=text, author=f"reader {k}", number=k) for k, text in enumerate(texts, 1))
    return threads.link(
        Thread(id="t", article=Article(title="The ferry", text="It stops at eleven."), comments=comments)
    )


@pytest.mark.parametrize("slogan", [*SLOGANS.values(), "+1", "支持", "반대", "First!"])
def test_what_several_say_is_said_by_each(slogan: str) -> None:
    found = thread(slogan, "I take the bus.", slogan, slogan.upper())
    assert [c.copy_of for c in found.comments] == [None, None, "c1", "c1"]
    assert [c.own_text for c in found.comments] == [c.text for c in found.comments]
    assert all(not c.quoted for c in found.comments)


@pytest.mark.parametrize("slogan", SLOGANS.values())
def test_a_repeat_that_shows_whom_it_quotes_is_none(slogan: str) -> None:
    found = thread(slogan, f"“{slogan}”", f"> {slogan}\nAnd who pays?", f"{slogan} But who is to pay for that, I ask?")
    assert [c.copy_of for c in found.comments] == [None] * 4
    assert found.comments[1].quoted
    assert found.comments[2].own_text.strip() == "And who pays?"


def test_words_put_together_from_two_others_are_kept() -> None:
    one, two = SLOGANS["en"], "The bus over the bridge takes fifty minutes and does not wait for anybody."
    found = thread(one, two, f"{one} {two}")
    assert found.comments[2].own_text == f"{one} {two}"
    assert found.comments[2].copy_of is None


def test_a_copy_is_written_and_read_again(tmp_path: Path) -> None:
    found = thread(SLOGANS["zh"], SLOGANS["zh"])
    assert Thread.from_json(found.to_json()).comments[1].copy_of == "c1"
    assert Thread.from_json('{"id": "t", "comments": [{"id": "c1"}]}').comments[0].copy_of is None
    write_jsonl([found], tmp_path / "threads.jsonl")
    write_parquet([found], tmp_path / "tables")
    for again in (*read_jsonl(tmp_path / "threads.jsonl"), *iterate_parquet(tmp_path / "tables")):
        assert [c.copy_of for c in again.comments] == [None, "c1"]
    assert [row["own_text"] for row in reactions_of(found, Rules())] == [SLOGANS["zh"]] * 2
