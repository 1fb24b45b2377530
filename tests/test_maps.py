"""What the user says of a table: which column is what (`--map`), populations by a column (`--group-by`)."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st

import commentariat
from commentariat.cli import main
from commentariat.settings import read_settings
from threads.corpus.store import read_jsonl
from threads.errors import BadParameter, CommentariatError
from threads.exchange.columns import ALIASES
from threads.exchange.exports import read_export
from threads.exchange.read_options import ReadOptions, columns_from, columns_text
from threads.exchange.tables import read_table
from threads.model import Thread

TABLE = (
    "nr,re,who,said,remark,place\n"
    "1,,Ann,The ferry should stay for all of us,long,North\n"
    "2,1,Bob,It costs far too much to keep it running,long,South\n"
    "3,1,조,배가 없으면 출근은 어떻게 하나요,long,North\n"
    "4,2,海边人,这条渡轮早就该停了，太旧了,long,\n"
)
MAP = "text=said,id=nr,parent=re,author=who"


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words], prog_name="commentariat")


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "table.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


@pytest.fixture
def plain(tmp_path: Path) -> Path:
    """The same under names that are known."""
    path = tmp_path / "plain.csv"
    path.write_text('id,reply to,author,"comment, whole",remark,place\n' + TABLE.partition("\n")[2], encoding="utf-8")
    return path


def test_a_map_goes_before_what_is_found_and_is_printed(table: Path, tmp_path: Path) -> None:
    result = run("parse", table, "-o", tmp_path / "out", "--map", MAP)
    assert result.exit_code == 0, result.output
    [thread] = read_jsonl(tmp_path / "out" / "threads.jsonl")
    assert [(c.id, c.parent, c.author) for c in thread.comments] == [
        ("1", None, "Ann"), ("2", "1", "Bob"), ("3", "1", "조"), ("4", "2", "海边人"),
    ]  # fmt: skip
    assert result.output.count("--map") == 1 and "Kept beside them: remark, place" in result.output
    assert "--map" not in run("parse", table, "-o", tmp_path / "quiet", "-q", "--map", MAP).output


def test_the_printed_map_reads_the_table_as_it_was_read(plain: Path) -> None:
    [thread] = (one for one in read_table(plain) if isinstance(one, Thread))
    said = re.search(r"--map (.+?)\. Kept", thread.notes[0])
    assert said is not None
    [words] = shlex.split(said[1])
    assert "comment, whole" in words
    assert list(read_export(plain, ReadOptions(columns_from(words)))) == list(read_export(plain))


def test_a_field_may_be_said_to_have_no_column(table: Path) -> None:
    [thread] = (one for one in read_table(table, {"author": "", "text": "said"}) if isinstance(one, Thread))
    assert {comment.author for comment in thread.comments} == {None}


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("text=sayd", "no column 'sayd'"),
        ("text=Said", "Did you mean 'said'"),
        ("body=said", "Did you mean 'text'"),
        ("parnt=re", "Did you mean 'parent'"),
        ("said", "is written FIELD=COLUMN"),
        ("text=said,text=who", "twice"),
    ],
)
def test_what_a_map_cannot_be_is_a_sentence(table: Path, tmp_path: Path, words: str, sentence: str) -> None:
    result = run("parse", table, "-o", tmp_path / "out", "--map", words)
    assert result.exit_code in (1, 2) and sentence in " ".join(result.output.split())
    assert not (tmp_path / "out").exists()


def test_a_map_reads_json_that_no_format_knows(tmp_path: Path) -> None:
    path = tmp_path / "odd.json"
    path.write_text(json.dumps([{"q": "배를 없애지 마세요", "x": i, "y": max(0, i - 1) or None} for i in (1, 2, 3)]))
    found = list(read_export(path, ReadOptions({"text": "q", "id": "x", "parent": "y"})))
    assert [[c.parent for c in one.comments] for one in found if isinstance(one, Thread)] == [[None, "1", "2"]]


def test_a_map_reads_a_known_format_as_a_table(tmp_path: Path) -> None:
    path = tmp_path / "dump.ndjson"
    path.write_text(
        "".join(
            json.dumps(
                {"id": f"c{i}", "link_id": "t3_s", "subreddit": "s", "body": "Why?", "title_of": "No more ferry"}
            )
            + "\n"
            for i in range(2)
        )
    )
    assert [c.text for one in read_export(path) if isinstance(one, Thread) for c in one.comments] == ["Why?"] * 2
    mapped = read_export(path, ReadOptions({"text": "title_of"}))
    assert {c.text for one in mapped if isinstance(one, Thread) for c in one.comments} == {"No more ferry"}


names = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=12)


@settings(deadline=None)
@given(st.dictionaries(st.sampled_from(sorted(ALIASES)), names))
def test_any_map_comes_back_from_its_text(columns: dict[str, str]) -> None:
    assert columns_from(columns_text(columns)) == columns


@settings(deadline=None)
@given(st.text(max_size=40))
def test_any_text_is_a_map_or_a_sentence(text: str) -> None:
    try:
        assert columns_from(text).keys() <= ALIASES.keys()
    except BadParameter as error:
        assert str(error).endswith((".", "COLUMN.", "?"))


def test_the_help_names_the_fields() -> None:
    assert f"Fields: {', '.join(ALIASES)}" in " ".join(run("parse", "--help").output.split())


def test_a_study_keeps_its_map_and_its_groups(table: Path, tmp_path: Path) -> None:
    (tmp_path / "study.toml").write_text('group_by = "place"\n[map]\ntext = "remark"\nid = "nr"\n', encoding="utf-8")
    corpus = commentariat.read(table)
    assert {comment.text for thread in corpus for comment in thread.comments} == {"long"}
    assert set(corpus.reactions()["population"]) == {"North", "South", "place: not given"}
    assert run("parse", table, "-o", tmp_path / "out", "--map", "text=said").exit_code == 0
    [thread] = read_jsonl(tmp_path / "out" / "threads.jsonl")
    assert thread.comments[0].text.startswith("The ferry") and [c.id for c in thread.comments] == ["1", "2", "3", "4"]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ('[map]\nbody = "said"\n', "under [map]"),
        ("map = 3\n", "the map of a table is a table"),
        ("long_window = 1\n", "true or false"),
        ("group_by = 3\n", "text in quotation marks"),
    ],
)
def test_settings_that_cannot_be_are_sentences(tmp_path: Path, text: str, sentence: str) -> None:
    (tmp_path / "study.toml").write_text(text, encoding="utf-8")
    with pytest.raises(CommentariatError, match=re.escape(sentence)):
        read_settings(tmp_path / "study.toml")


def test_populations_by_a_column_of_the_export(plain: Path) -> None:
    reactions = commentariat.read(plain, settings=commentariat.Settings().over(group_by="extra_place")).reactions()
    assert list(reactions["population"]) == ["North", "South", "North", "place: not given"]
    assert reactions["population_basis"].str.contains("by the column “place”").all()
    result = run("compare", plain, "--group-by", "place")
    assert result.exit_code == 0 and "3 of 4 reactions have a value in it, 2 different" in result.output


def test_populations_by_thread_and_language(tmp_path: Path) -> None:
    path = tmp_path / "two.csv"
    path.write_text(
        "video_id,title,author,comment\n"
        "1,The ferry,Ann,The ferry should stay for all of us\n2,The ferry,Bo,이 배는 꼭 있어야 합니다 정말로\n"
        "3,The bus,Cy,Nobody takes the bus in this town\n",
        encoding="utf-8",
    )
    settings_ = commentariat.Settings()
    by_thread = commentariat.read(path, settings=settings_.over(group_by="thread")).reactions()["population"]
    assert by_thread.nunique() == 3 and list(by_thread)[2] == "The bus"
    assert all(name.startswith("The ferry (") for name in list(by_thread)[:2])
    by_language = commentariat.read(path, settings=settings_.over(group_by="language")).reactions()["population"]
    assert list(by_language) == ["en", "ko", "en"]


def test_rules_decide_where_the_column_is_empty(table: Path, tmp_path: Path) -> None:
    (tmp_path / "study.toml").write_text(
        'group_by = "place"\n[map]\ntext = "said"\n[[population]]\nlanguage = "zh"\npopulation = "Chinese readers"\n',
        encoding="utf-8",
    )
    assert list(commentariat.read(table).reactions()["population"]) == ["North", "South", "North", "Chinese readers"]


def test_groups_that_there_are_not_are_sentences(plain: Path, tmp_path: Path) -> None:
    unknown = run("compare", plain, "--group-by", "plce")
    assert unknown.exit_code == 1 and "Did you mean 'place'" in unknown.output and "remark" in unknown.output
    wide = tmp_path / "wide.csv"
    wide.write_text("comment,code\n" + "".join(f"The ferry stays number {i},x{i}\n" for i in range(300)))
    many = run("keyness", wide, "--map", "text=comment", "--group-by", "code")
    assert many.exit_code == 1 and "300 different values" in many.output


def test_a_report_by_a_column_is_verified_and_made_again(table: Path, tmp_path: Path) -> None:
    out, again = tmp_path / "out", tmp_path / "again"
    words = ("--map", MAP, "--group-by", "place", "--only", "data", "-q")
    assert run("report", table, "-o", out, *words).exit_code == 0
    assert run("verify", out).exit_code == 0
    assert run("report", out, "-o", again, "--only", "data", "-q").exit_code == 0
    kept = [read_settings(folder / "study" / "study.toml") for folder in (out, again)]
    assert {(one.rules.group_by, tuple(one.columns.items())) for one in kept} == {
        ("place", tuple(columns_from(MAP).items()))
    }
    assert (out / "reactions.csv").read_bytes() == (again / "reactions.csv").read_bytes()
