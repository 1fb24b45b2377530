"""A person who is forgotten is in no file of the folder any more, nobody else is lost, and the report holds."""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd
import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

import commentariat
from commentariat.cli import main
from commentariat.forgetting import NotNamed, forget
from commentariat.settings import Settings
from tests.hidden import names_left, pages, plain_texts
from threads import Article, Comment, Corpus, Quote, Reply, Thread
from threads.corpus.forgetting import NOTE, Forgotten
from threads.corpus.store import read_jsonl, write_jsonl
from threads.errors import BadParameter, InputError


def talk() -> Thread:
    """A page on which Anna Berg writes, is quoted, addressed and repeated, and two others write."""
    story = "“We froze all winter long here,” said Anna Berg, a nurse. “So did we,” said Otto Lind."
    return Thread(
        id="t", article=Article(id="a", title="Anna Berg speaks", text=story),
        comments=[
            Comment(id="1", number=1, author="Anna Berg", text="I was there and saw the whole thing myself.", likes=3),
            Comment(id="2", number=2, author="Bob", text="Anna, “saw the whole thing myself”? Annabel disagrees.",
                quoted=[(6, 33)], replies_to=[Reply(parent="1", basis="mention", evidence="Anna,", start=0, end=5)]),
            Comment(id="3", number=3, author="Carla", text="Where were you all?", author_url="https://x.example/carla"),
        ],
        quotes=[
            Quote(owner="a", start=1, end=31, text="We froze all winter long here,", speaker="Anna Berg",
                speaker_start=38, speaker_end=47),
            Quote(owner="a", start=story.index("So"), end=story.index("So") + 10, text="So did we,",
                speaker="Otto Lind"),
        ],
    )  # fmt: skip


def test_what_a_person_said_goes_and_all_else_stays() -> None:
    thread = talk()
    made = Forgotten("anna BERG", [thread]).thread(thread, 1)
    shown = made.to_json()
    assert not [words for words in ("Anna ", "Berg", "froze", "whole thing", "the whole") if words in shown]
    gone, answer, other = made.comments
    assert (gone.kind, gone.text, gone.author, gone.likes, gone.number) == ("deleted", "", None, None, 1)
    assert answer.text == "[…], “[…]”? Annabel disagrees." and answer.parent == "1"
    [(start, end)] = answer.quoted
    assert answer.text[start:end] == "“[…]"
    assert other == thread.comments[2]
    [left] = made.quotes
    assert left.speaker == "Otto Lind" and made.article.text[left.start : left.end].startswith("So did we")
    assert made.notes == (NOTE,)


def test_who_is_not_named_changes_nothing() -> None:
    thread = talk()
    assert Forgotten("Zora Quill", [thread]).thread(thread, 1) == thread


@given(st.sampled_from(["Anna Berg", "Bob", "Carla", "Otto Lind", "a", "", "…", "阿强"]))
def test_forgetting_twice_is_forgetting_once(name: str) -> None:
    once = Forgotten(name, [talk()]).thread(talk(), 1)
    assert Forgotten(name, [once]).thread(once, 1) == once


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A report with hand codes, of which some are of the person's comments."""
    place = tmp_path_factory.mktemp("made")
    rows = [f"{row.id},A,stance,FAVOR" for row in pages().reactions().itertuples() if row.channel == "comment"]
    (place / "codes.csv").write_text("\n".join(["id,coder,variable,code", *rows]), encoding="utf-8")
    settings = Settings(title="What Petra Lindqvist saw", target="the bridge", codes=place / "codes.csv")
    commentariat.report(pages(), place / "out", settings=settings)
    return place / "out"


def test_a_report_without_somebody_holds(made: Path) -> None:
    (made / "mine.txt").write_text("a note of mine", encoding="utf-8")
    assert names_left(made, ["Petra Lindqvist"])
    coded = len(pd.read_csv(made / "study" / "codes.csv"))
    done = forget("Petra Lindqvist", made)
    assert (done.comments, done.quotes, done.unlisted) == (2, 0, ("mine.txt",))
    assert names_left(made, ["Petra", "Lindqvist", "I agree with all of it"]) == []
    assert names_left(made, ["Riverwalker"])
    assert len(pd.read_csv(made / "study" / "codes.csv")) == coded - 2
    assert (made / "mine.txt").read_text("utf-8") == "a note of mine"
    assert commentariat.verify(made).holds
    assert not [path for path in made.parent.iterdir() if path.name.startswith(".")]
    with pytest.raises(NotNamed, match="named nowhere"):
        forget("Petra Lindqvist", made)


def test_under_pseudonyms_the_name_and_the_key_say_who(tmp_path: Path) -> None:
    commentariat.report(pages(), tmp_path / "out", pseudonyms=True, key=tmp_path / "key")
    before = set(pd.read_parquet(tmp_path / "out" / "reactions.parquet")["author"].dropna())
    with pytest.raises(NotNamed):
        forget("小明亮", tmp_path / "out")
    assert forget("小明亮", tmp_path / "out", key=tmp_path / "key").comments == 2
    [gone] = before - set(pd.read_parquet(tmp_path / "out" / "reactions.parquet")["author"].dropna())
    assert not [name for name, text in plain_texts(tmp_path / "out").items() if gone in text]
    assert commentariat.verify(tmp_path / "out").holds


def test_what_parse_wrote_is_written_anew(tmp_path: Path) -> None:
    write_jsonl(pages(), tmp_path / "in.jsonl")
    RUNNER.invoke(main, ["parse", str(tmp_path / "in.jsonl"), "--format", "parquet", "-o", str(tmp_path / "out")])
    done = RUNNER.invoke(main, ["forget", "김민준", str(tmp_path / "out")])
    assert done.exit_code == 0 and "2 comments and 0 quotations" in done.stderr, done.output
    assert names_left(tmp_path / "out", ["김민준"]) == []
    assert [len(thread.comments) for thread in read_jsonl(tmp_path / "out" / "threads.jsonl")] == [6, 6]
    assert [len(thread.comments) for thread in Corpus(tmp_path / "out")] == [6, 6]


RUNNER = CliRunner()


def test_folders_that_cannot_be_made_anew_are_refused_by_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no folder that"):
        forget("Anna", tmp_path)
    write_jsonl(pages(), tmp_path / "in.jsonl")
    commentariat.report(pages(1), tmp_path / "wordless", redact_text=True, only="data")
    with pytest.raises(InputError, match="without people’s words"):
        forget("Riverwalker", tmp_path / "wordless")
    commentariat.report(pages(1), tmp_path / "part", only="summary")
    with pytest.raises(InputError, match="one part of a report"):
        forget("Riverwalker", tmp_path / "part")
    done = RUNNER.invoke(main, ["sample", str(tmp_path / "in.jsonl"), "-n", "2", "-o", str(tmp_path / "sheets")])
    assert done.exit_code == 0, done.output
    with pytest.raises(BadParameter, match="sheets for coders"):
        forget("Riverwalker", tmp_path / "sheets")


def test_nothing_is_changed_when_something_fails(made: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from commentariat import forgetting

    def failing(*_: object, **__: object) -> None:
        raise InputError("It fails.")

    before = json.loads((made / "manifest.json").read_text("utf-8"))
    monkeypatch.setattr(forgetting, "search_written", failing)
    with pytest.raises(InputError, match="It fails"):
        forget("Riverwalker", made)
    assert json.loads((made / "manifest.json").read_text("utf-8")) == before
    assert commentariat.verify(made, quick=True).holds
