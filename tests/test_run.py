"""The run over pages: any number of workers gives the same bytes, a killed run goes on, a bad page stops nothing."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import commentariat
from commentariat.one_page import DEBUG
from commentariat.pages import find_pages
from commentariat.run import SHARD, parse_pages, parse_shard
from threads.draft import CommentDraft, Draft
from threads.errors import BadDraft, BadParameter, CommentariatError, NoPages
from threads.page import Page
from threads.parsers import PARSERS, parser


def write_pages(folder: Path, count: int) -> list[Path]:
    folder.mkdir(exist_ok=True)
    for i in range(count):
        (folder / f"{i:03d}.txt").write_text(
            f"A title of page {i}\n\nThe story number {i} goes on for a while here.\n", encoding="utf-8"
        )
    return find_pages([folder])


def test_any_number_of_workers_gives_the_same_bytes(tmp_path: Path) -> None:
    pages = write_pages(tmp_path / "pages", 2 * SHARD + 3)
    parse_pages(pages, tmp_path / "serial", jobs=1)
    parse_pages(pages, tmp_path / "two", jobs=2)
    with ThreadPoolExecutor(3) as executor:
        parse_pages(pages, tmp_path / "executor", executor=executor)
    lines = (tmp_path / "serial" / "threads.jsonl").read_bytes()
    assert lines.count(b"\n") == len(pages)
    assert lines == (tmp_path / "two" / "threads.jsonl").read_bytes()
    assert lines == (tmp_path / "executor" / "threads.jsonl").read_bytes()


def test_a_killed_run_goes_on_where_it_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pages = write_pages(tmp_path / "pages", 3 * SHARD)
    read: list[Path] = []

    def dies_in_the_third(shard: list[Path], part: Path) -> None:
        if part.stem == "000002":
            raise KeyboardInterrupt
        read.extend(shard)
        parse_shard(shard, part)

    monkeypatch.setattr("commentariat.run.parse_shard", dies_in_the_third)
    with pytest.raises(KeyboardInterrupt):
        parse_pages(pages, tmp_path / "out")
    assert not (tmp_path / "out" / "threads.jsonl").exists()

    again: list[Path] = []

    def counts(shard: list[Path], part: Path) -> None:
        again.extend(shard)
        parse_shard(shard, part)

    monkeypatch.setattr("commentariat.run.parse_shard", counts)
    corpus = parse_pages(pages, tmp_path / "out")
    assert len(read) == 2 * SHARD and again == pages[2 * SHARD :]
    assert [thread.source.path for thread in corpus] == [str(page) for page in pages]
    assert not (tmp_path / "out" / ".parts").exists()


def test_bad_inputs_are_rows_in_skipped_and_the_rest_is_done(tmp_path: Path) -> None:
    good = write_pages(tmp_path / "pages", 2)
    (tmp_path / "pages" / "again.txt").write_bytes(good[0].read_bytes())
    (tmp_path / "pages" / "empty.html").write_bytes(b"")
    (tmp_path / "pages" / "space.txt").write_bytes(b"  \n\t\n")
    (tmp_path / "pages" / "picture.html").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20)
    (tmp_path / "pages" / "half.html").write_bytes(
        "<html><body><article><p>Half a page about the 脱北者 que".encode()[:-4]
    )
    corpus = commentariat.read([tmp_path / "pages", tmp_path / "nowhere.html"])
    assert len(corpus) == 3
    reasons = {Path(row.path).name: row.reason for row in corpus.skipped}
    assert len(reasons) == 5
    assert "empty" in reasons["empty.html"] and "empty" in reasons["space.txt"]
    assert "no page" in reasons["picture.html"]
    assert "cannot be read" in reasons["nowhere.html"]
    assert sum("same page" in reason for reason in reasons.values()) == 1
    assert all(reason.endswith(".") for reason in reasons.values())


def test_a_file_without_permission_is_skipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    [page] = write_pages(tmp_path / "pages", 1)

    def refuse(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "read_bytes", refuse)  # root, as whom CI runs, may read every file
    [row] = commentariat.read(page).skipped
    assert "cannot be read (Permission denied)" in row.reason


def test_a_folder_without_pages_is_an_error_that_says_what_to_give(tmp_path: Path) -> None:
    with pytest.raises(NoPages, match=r"\.html"):
        commentariat.read(tmp_path)


def test_what_parse_wrote_can_be_read_again(tmp_path: Path) -> None:
    pages = write_pages(tmp_path / "pages", 3)
    parsed = parse_pages(pages, tmp_path / "out")
    assert list(commentariat.read(tmp_path / "out")) == list(parsed)
    assert list(commentariat.read(tmp_path / "out" / "threads.jsonl")) == list(parsed)
    assert list(commentariat.read([tmp_path / "out" / "threads.jsonl", pages[0]])) == list(parsed)


def test_an_earlier_report_below_the_input_is_no_page(tmp_path: Path) -> None:
    pages = write_pages(tmp_path, 2)
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "report.html").write_text("<html><body>A report of last week.</body></html>")
    assert find_pages([tmp_path], leave_out=tmp_path / "out") == pages
    assert len(find_pages([tmp_path])) == 3


def test_files_in_a_folder_that_are_not_read_are_listed(tmp_path: Path) -> None:
    write_pages(tmp_path, 2)
    for name in ("notes.md", "README", "data.json"):
        (tmp_path / name).write_text("{}", encoding="utf-8")
    (tmp_path / "study.toml").write_text('title = "x"', encoding="utf-8")
    (tmp_path / "export.csv").write_text("id,author,text\n1,Ann,Hello there\n", encoding="utf-8")
    rows = {Path(row.path).name: row.reason for row in commentariat.read(tmp_path).skipped}
    assert "name the file itself" in rows.pop("export.csv")
    [(_, reason)] = rows.items()
    assert all(name in reason for name in ("notes.md", "README", "data.json")) and "study.toml" not in reason
    (tmp_path / "page_files").mkdir()
    for i in range(30):
        (tmp_path / "page_files" / f"{i}.js").write_text("var x;", encoding="utf-8")
    assert any("30 .js" in row.reason for row in commentariat.read(tmp_path).skipped)


@pytest.mark.parametrize("name", ["study.toml", "style.css", "table.csv", "table.json", "code.py"])
def test_what_is_no_page_by_its_name_is_refused_with_a_sentence(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text('"some words": "here"\n', encoding="utf-8")
    if name == "study.toml":
        path.write_text('title = "x"\n', encoding="utf-8")
    corpus = commentariat.read(path)
    assert (
        not len(corpus) and corpus.skipped[0].reason.endswith(".") and "error" not in corpus.skipped[0].reason.lower()
    )
    with pytest.raises(CommentariatError):
        commentariat.split(path)


@pytest.mark.parametrize("words", ["page.html", "no/such/page.txt", "https://example.org/a.html"])
def test_a_name_given_as_text_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: str) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "my page").write_text("words", encoding="utf-8")
    for given in (words, "my page"):
        with pytest.raises(BadParameter, match="Path"):
            commentariat.split(given)
    with pytest.raises(BadParameter):
        commentariat.parse(None)  # type: ignore[arg-type]


def test_an_error_in_a_parser_names_it_and_its_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    assert list(PARSERS)  # all are found before one is added
    saved = dict(PARSERS._parts)
    try:

        @parser("careless", form="html", rank=-5)
        def careless(page: Page) -> Draft | None:
            """A parser with an error."""
            if "careless" not in page.text:
                return None
            return Draft(comments=[CommentDraft("Hello", id="7")])  # type: ignore[call-arg]

        (tmp_path / "a.html").write_text("<p>careless</p>", encoding="utf-8")
        [row] = commentariat.read(tmp_path / "a.html").skipped
        assert (
            "'careless'" in row.reason
            and "unexpected keyword argument 'id'" in row.reason
            and "test_run.py, line" in row.reason
        )
        monkeypatch.setenv(DEBUG, "1")
        commentariat.read(tmp_path / "a.html")
        assert "Traceback" in capfd.readouterr().err
    finally:
        PARSERS._parts = saved


@pytest.mark.parametrize(
    ("draft", "said"),
    [
        (Draft(comments=[CommentDraft("Hello", posted="3 May 2020")]), "`posted`"),  # type: ignore[arg-type]
        (Draft(comments=[CommentDraft(None)]), "`text`"),  # type: ignore[arg-type]
        (Draft(comments=[CommentDraft("Hello", number="7")]), "`number`"),  # type: ignore[arg-type]
        (Draft(comments=[CommentDraft("Hello", parent=4)]), "parent 4"),
        (Draft(comments=[CommentDraft("Hello", kind="post")]), "kind 'post'"),
        (Draft(comments=["Hello"]), "CommentDraft"),  # type: ignore[list-item]
        (Draft(published="2020"), "`published`"),  # type: ignore[arg-type]
        ([], "returned a list"),
    ],
)
def test_a_draft_of_the_wrong_kind_names_parser_and_field(draft: Draft, said: str) -> None:
    assert list(PARSERS)  # all are found before one is added
    saved = dict(PARSERS._parts)
    try:
        parser("careless", form="html", rank=-5)(lambda page: draft)
        with pytest.raises(BadDraft, match="'careless'") as raised:
            commentariat.split("<p>words</p>")
        assert said in str(raised.value)
    finally:
        PARSERS._parts = saved
