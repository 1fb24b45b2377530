"""What is published under pseudonyms or without words: nothing of it is left in any file, and no number moves."""

from __future__ import annotations

import base64
import json
import stat
import zipfile
import zlib
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

import commentariat
from commentariat.cli import main
from commentariat.hiding import Hide, search
from commentariat.hiding.keys import read_key
from commentariat.hiding.reading import texts_of_file
from commentariat.hiding.search import NameLeft, search_written
from commentariat.hiding.withheld import Withheld
from tests.hidden import NAMES, names_left, numbers, pages, plain_texts
from threads import Corpus
from threads.corpus.names import People
from threads.corpus.populations import Rules
from threads.corpus.redaction import Redaction
from threads.corpus.store import write_jsonl
from threads.errors import BadParameter


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three reports on the same pages: as they are, under pseudonyms, and without words."""
    place = tmp_path_factory.mktemp("reports")
    commentariat.report(pages(), place / "plain")
    commentariat.report(pages(), place / "veiled", pseudonyms=True, key=place / "key")
    commentariat.report(pages(), place / "wordless", redact_text=True)
    return place


def test_no_name_is_left_in_any_output(reports: Path) -> None:
    assert {name for _, name in names_left(reports / "plain")} == set(NAMES)
    assert names_left(reports / "veiled") == []


def test_the_numbers_are_those_of_the_words_as_they_were(reports: Path) -> None:
    assert numbers(reports / "veiled") == numbers(reports / "plain") == numbers(reports / "wordless") != []


@pytest.mark.parametrize("which", ["plain", "veiled", "wordless"])
def test_what_was_hidden_can_be_verified(reports: Path, which: str) -> None:
    found = commentariat.verify(reports / which)
    assert found.holds, found.lines()
    assert found.numbers is not None and found.printed is not None


def test_a_number_that_was_changed_is_found_under_pseudonyms_too(reports: Path, tmp_path: Path) -> None:
    import shutil

    folder = shutil.copytree(reports / "veiled", tmp_path / "copy")
    table = folder / "numbers.csv"
    table.write_text(table.read_text("utf-8").replace("pages,2,2", "pages,3,3"), "utf-8")
    assert {one.address for one in commentariat.verify(folder).findings} >= {"pages"}


def test_a_report_under_pseudonyms_is_made_again_from_its_folder(reports: Path, tmp_path: Path) -> None:
    commentariat.report(reports / "veiled", tmp_path / "again")
    assert numbers(tmp_path / "again") == numbers(reports / "plain")
    assert commentariat.verify(tmp_path / "again").holds


def test_a_report_is_veiled_in_its_own_folder(tmp_path: Path) -> None:
    commentariat.report(pages(1), tmp_path / "out", only="data")
    commentariat.report(tmp_path / "out", tmp_path / "out", pseudonyms=True, key=tmp_path / "k", only="data")
    assert names_left(tmp_path / "out") == []
    assert commentariat.verify(tmp_path / "out").holds


def test_the_head_says_what_is_hidden(reports: Path) -> None:
    said = {which: (reports / which / "report.html").read_text("utf-8") for which in ("plain", "veiled", "wordless")}
    assert "Names are shown as the pages show them." in said["plain"]
    assert "replaced by pseudonyms" in said["veiled"] and "What people wrote is left out" in said["wordless"]


def test_no_words_are_left_without_text(reports: Path) -> None:
    """By every run of five words, and of eight letters of Chinese, of every comment."""
    files = {**plain_texts(reports / "wordless")}
    files |= {name: "\n".join(texts_of_file(reports / "wordless" / name)) for name in files}
    told = Redaction.of(comment.text for thread in pages() for comment in thread.comments)
    assert {name: run for name, text in files.items() if (run := told.repeats(text))} == {}
    assert told.repeats((reports / "plain" / "report.html").parent.joinpath("threads.jsonl").read_text("utf-8"))


def test_one_key_gives_one_pseudonym_in_every_run_and_the_key_is_the_users_alone(reports: Path, tmp_path: Path) -> None:
    def names(folder: Path) -> set[str]:
        return set(pd.read_parquet(folder / "reactions.parquet")["author"].dropna())

    key = reports / "key"
    assert stat.S_IMODE(key.stat().st_mode) == 0o600
    commentariat.report(pages(1), tmp_path / "later", pseudonyms=True, key=key, only="data")
    assert names(tmp_path / "later") == names(reports / "veiled")
    commentariat.report(pages(1), tmp_path / "other", pseudonyms=True, key=tmp_path / "another", only="data")
    assert not names(tmp_path / "other") & names(reports / "veiled")
    secret = key.read_text().strip()
    assert not [name for name, text in plain_texts(reports / "veiled").items() if secret in text]


def test_a_key_is_refused_among_what_is_published_and_where_it_is_none(tmp_path: Path) -> None:
    with pytest.raises(BadParameter, match="with what is published"):
        read_key(tmp_path / "out" / "key", out=tmp_path / "out")
    (tmp_path / "short").write_text("short")
    with pytest.raises(BadParameter, match="holds no key"):
        read_key(tmp_path / "short")


RUNNER = CliRunner()


@pytest.fixture
def threads(tmp_path: Path) -> Path:
    write_jsonl(pages(), tmp_path / "in.jsonl")
    return tmp_path / "in.jsonl"


@pytest.mark.parametrize(
    "verb",
    [
        ["parse", "--format", "parquet"], ["export", "--to", "graphml"], ["export", "--to", "gexf"],
        ["export", "--to", "convokit"],
        ["sample", "-n", "4", "--for", "stance,replies", "--format", "csv", "--format", "xlsx", "--format", "html"],
    ],
)  # fmt: skip
def test_verbs_that_write_folders_hide_names(verb: list[str], threads: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    done = RUNNER.invoke(main, [*verb, str(threads), "-o", str(out), "--pseudonyms", "--key", str(tmp_path / "k")])
    assert done.exit_code == 0, done.output
    assert any(out.iterdir()) and names_left(out) == []
    for path in out.glob("*.xlsx"):
        with zipfile.ZipFile(path) as book:
            shown = b"".join(map(book.read, book.namelist())).decode()
        assert not [name for name in NAMES if name in shown]


@pytest.mark.parametrize("verb", [["analyse", "network"], ["analyse", "voices"], ["compare"], ["keyness"], ["parse"]])
@pytest.mark.parametrize("hide", ["--pseudonyms", "--redact-text"])
def test_verbs_that_print_hide_names_and_words(verb: list[str], hide: str, threads: Path) -> None:
    more = ["-o", "-"] if verb == ["parse"] else []
    done = RUNNER.invoke(main, [*verb, str(threads), *more, hide])
    assert done.exit_code == 0, done.output
    if hide == "--pseudonyms":
        assert not [name for name in NAMES if name in done.stdout]
    else:
        assert "nobody told us" not in done.stdout and "整个冬天都关着" not in done.stdout


def test_a_notebook_hides_what_it_is_asked_to(threads: Path, tmp_path: Path) -> None:
    done = RUNNER.invoke(main, ["notebook", str(threads), "-o", str(tmp_path / "n.ipynb"), "--pseudonyms"])
    assert done.exit_code == 0 and "pseudonyms=True" in (tmp_path / "n.ipynb").read_text("utf-8")
    study = commentariat.study_of(threads, pseudonyms=True)
    shown = study.reactions.to_csv() + study.layer("network").table.to_csv() + study.corpus._repr_html_()
    assert not [name for name in NAMES if name in shown]


def test_the_terminal_names_the_key_and_the_words_to_decide(threads: Path, tmp_path: Path) -> None:
    decisions = tmp_path / "names.toml"
    decisions.write_text('keep = ["Otto Brandt"]\nordinary = ["Riverwalker"]', "utf-8")
    done = RUNNER.invoke(
        main,
        ["analyse", "inventory", str(threads), "--pseudonyms", "--names", str(decisions), "--key", str(tmp_path / "k")],
    )
    assert (
        str(tmp_path / "k") in done.stderr and "only where they label or address somebody: Riverwalker" in done.stderr
    )
    assert "--pseudonyms" in RUNNER.invoke(main, ["analyse", "inventory", str(threads), "--key", "k"]).stderr


def test_a_name_that_is_left_stops_the_run_and_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from commentariat.hiding import values

    monkeypatch.setattr(values.VeiledValues, "value", lambda self, value, label=False: value)
    with pytest.raises(NameLeft, match=r"reactions\.(csv|parquet) \(“"):
        commentariat.report(pages(1), tmp_path / "out", pseudonyms=True, key=tmp_path / "k", only="data")
    assert not (tmp_path / "out").exists()


def test_a_hit_leaves_the_earlier_output_as_it_was(
    threads: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By folder and by file, and with nothing beside it."""

    def run(*words: str) -> Result:
        return RUNNER.invoke(main, [*words, "--pseudonyms", "--key", str(tmp_path / "k")])

    verbs = (
        ("parse", str(threads), "-o", str(tmp_path / "parsed")),
        ("export", str(threads), "-o", str(tmp_path / "exported")),
        ("analyse", "voices", str(threads), "-o", str(tmp_path / "voices.csv")),
    )
    assert [run(*words).exit_code for words in verbs] == [0, 0, 0]
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    monkeypatch.setattr(search, "_names", lambda _: lambda path, name: iter(["“somebody”"]))
    for words in verbs:
        done = run(*words)
        assert done.exit_code == 1 and "so nothing was written" in done.stderr, done.output
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize("hide", ["pseudonyms", "redact_text"])
def test_other_columns_of_an_export_are_hidden_in_tables_as_in_threads(hide: str, tmp_path: Path) -> None:
    said = {
        "mood": "calm", "bio": "I live by the river and walk there every day", "简介": "我住在河边每天都去那里散步",
        "seen with": "Riverwalker", "site": "https://x.example/riverwalker", "소개": "김민준은 여기 살아요",
        "Petra Lindqvist likes": "2",
    }  # fmt: skip
    [thread] = pages(1)
    first, second, *others = thread.comments
    made = replace(thread, comments=(replace(first, extra=said), replace(second, extra={"site": "none"}), *others))
    asked: Hide = {"pseudonyms": True, "key": tmp_path / "k"} if hide == "pseudonyms" else {"redact_text": True}
    commentariat.report(Corpus([made]), tmp_path / "out", only="data", **asked)
    table = pd.read_parquet(tmp_path / "out" / "reactions.parquet")
    assert table["extra_mood"].dropna().tolist() == ["calm"]
    if hide == "pseudonyms":
        assert names_left(tmp_path / "out") == [] and table["extra_site"].dropna().tolist() == ["none"]
    else:
        texts = plain_texts(tmp_path / "out")
        assert [name for name, text in texts.items() if "walk there every day" in text or "每天都去那里" in text] == []


def _packed(name: str) -> str:
    return base64.b64encode(zlib.compress(json.dumps({"authors": [name]}, ensure_ascii=False).encode())).decode()


@pytest.mark.parametrize(
    ("file", "held"),
    [
        ("a.json", '{"x": "\\u963f\\u5f3a"}'), ("a.csv", "1,阿强\n"), ("a.html", "<p title='&#38463;&#24378;'>x</p>"),
        ("a.html", f'<script type="text/plain">{_packed("阿强")}</script>'),
        ("a.txt", "https://x.example/%E9%98%BF%E5%BC%BA"),
        ("阿强.txt", "x"), ("a.svg", "<svg><text>阿强</text></svg>"), ("a.txt", "阿\u200b強"),
    ],
)  # fmt: skip
def test_the_search_sees_through_what_hides_a_name(file: str, held: str, tmp_path: Path) -> None:
    gone = Withheld(people=People.of(pages()))
    path = tmp_path / file
    path.write_text(held, encoding="utf-8")
    with pytest.raises(NameLeft, match="阿"):
        search_written(tmp_path, gone)
    path.write_text("nothing", encoding="utf-8")
    if "阿强" not in file:
        search_written(tmp_path, gone)


@pytest.mark.parametrize("name", ["Riverwalker", "小明亮", "김민준"])
def test_the_text_of_a_pdf_is_read(name: str, reports: Path) -> None:
    assert name in "\n".join(texts_of_file(reports / "plain" / "comments.pdf"))


@given(st.binary(max_size=400), st.sampled_from([".pdf", ".html", ".json", ".csv", ".png", ".svg", ".xlsx"]))
def test_any_bytes_are_read(tmp_path_factory: pytest.TempPathFactory, data: bytes, suffix: str) -> None:
    path = tmp_path_factory.mktemp("bytes") / f"a{suffix}"
    path.write_bytes(data)
    assert all(isinstance(text, str) for text in texts_of_file(path))


def test_a_rule_that_asks_for_a_speaker_keeps_no_name(tmp_path: Path) -> None:
    rules = Rules.of([{"speaker": r"\bMaren\b", "population": "Nurses"}], origin="study.toml")
    commentariat.report(
        Corpus(tuple(pages(1)), rules=rules), tmp_path / "out", pseudonyms=True, redact_text=True, key=tmp_path / "k",
        only="data",
    )  # fmt: skip
    assert names_left(tmp_path / "out", [*NAMES, "Maren", "Lindqvist"]) == []
    assert "Nurses" in set(pd.read_parquet(tmp_path / "out" / "reactions.parquet")["population"])
    assert commentariat.study_of(tmp_path / "out").reactions["population"].eq("Nurses").any()


def test_a_corpus_without_people_is_left_as_it_is(tmp_path: Path) -> None:
    from threads import Comment, Thread

    bare = Corpus([Thread(id="t", comments=[Comment(id="1", text="Well, I think that it is so.")])])
    commentariat.report(bare, tmp_path / "out", pseudonyms=True, key=tmp_path / "k", only="data")
    assert pd.read_parquet(tmp_path / "out" / "reactions.parquet")["text"].tolist() == ["Well, I think that it is so."]
