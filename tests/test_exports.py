"""Exports read from the command: ConvoKit corpora, tables of comments; and graphs that other programs open."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st

import commentariat
from commentariat.cli import main
from commentariat.pages import find_pages
from threads.corpus.store import read_jsonl
from threads.errors import InputError
from threads.exchange.columns import columns_of
from threads.exchange.exports import read_export
from threads.exchange.tables import read_table
from threads.model import Thread

YOUTUBE = (
    "commentId;parentId;videoId;authorDisplayName;publishedAt;likeCount;textDisplay;etag\n"
    'a1;;v1;Ada;2024-03-01T10:00:00Z;3;"The ferry, <b>again</b>?<br>Write to ada@example.org";x\n'
    'a2;a1;v1;Bo;2024-03-01T10:05:00Z;0;"&quot;Again&quot; indeed; nobody asked us.";x\n'
    "a3;a9;v1;Cy;1709287560000;;What was said above is gone.;x\n"
    "b1;;v2;Ada;2024-03-02T10:00:00Z;1,204;这条渡轮早就该停了，太旧了。;x\n"
)
REDDIT = [
    {
        "id": "s1",
        "author": "op",
        "title": "The ferry stops",
        "selftext": "In May.",
        "created_utc": 1709287200,
        "score": 10,
    },
    {
        "id": "c1",
        "link_id": "t3_s1",
        "parent_id": "t3_s1",
        "author": "Ada",
        "body": "Who pays for the bus then?",
        "created_utc": 1709287300,
    },
    {"id": "c2", "link_id": "t3_s1", "parent_id": "t1_c1", "author": "[deleted]", "body": "[removed]", "score": -2},
]
NEWS = {"hits": [
    {"id": 1, "by": "op", "title": "Show: a ferry", "text": "A ferry.", "kids": [2]},
    {"id": 2, "parent": 1, "by": "ada", "text": "<p>Nice ferry.<p>Really."}, {"id": 3, "parent": 2, "by": "bo",
        "text": "It&#x27;s fine."},
]}  # fmt: skip


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words], prog_name="commentariat")


def test_a_semicolon_table_of_two_videos(tmp_path: Path) -> None:
    path = tmp_path / "export.csv"
    path.write_text(YOUTUBE, encoding="utf-8-sig")
    first, second = (thread for thread in read_table(path) if isinstance(thread, Thread))
    assert [(c.id, c.author, c.likes, c.parent) for c in first.comments] == [
        ("a1", "Ada", 3, None),
        ("a2", "Bo", 0, "a1"),
        ("a3", "Cy", None, "a9"),
    ]
    assert first.comments[0].text == "The ferry, again?\nWrite to […]" and first.comments[1].text.startswith(
        '"Again" indeed; '
    )
    assert first.missing == ("a9",) and first.comments[0].root_probability == 1.0
    assert first.comments[2].posted is not None and first.comments[2].posted.year == 2024
    assert second.comments[0].likes == 1204 and second.comments[0].language == "zh"
    assert "not accounted for" not in first.dropped and "etag" in first.notes[0]


def test_posts_become_articles(tmp_path: Path) -> None:
    (tmp_path / "posts.jsonl").write_text("\n".join(map(json.dumps, REDDIT)), encoding="utf-8")
    (tmp_path / "news.json").write_text(json.dumps(NEWS, indent=1), encoding="utf-8")
    [forum] = read_export(tmp_path / "posts.jsonl")
    [news] = read_export(tmp_path / "news.json")
    assert isinstance(forum, Thread) and isinstance(news, Thread)
    assert (forum.article.title, forum.article.text, forum.article.byline) == ("The ferry stops", "In May.", "op")
    assert [(c.id, c.parent, c.kind, c.author) for c in forum.comments] == [
        ("c1", None, "comment", "Ada"),
        ("c2", "c1", "deleted", None),
    ]
    assert [(c.text, c.parent) for c in news.comments] == [("Nice ferry.\n\nReally.", None), ("It's fine.", "2")]


def test_a_table_without_parents_has_its_links_inferred(tmp_path: Path) -> None:
    path = tmp_path / "guestbook.tsv"
    path.write_text(
        (
            "name\tdate\tcomment\nAnn\t3 March 2024\tThis is sad news for everyone who walks.\nBob\t4 March "
            "2024\tAnn, I agree with you.\n"
        ),
        encoding="utf-8",
    )
    assert run("parse", path, "-o", tmp_path / "out").exit_code == 0
    [thread] = read_jsonl(tmp_path / "out" / "threads.jsonl")
    assert thread.comments[1].replies_to[0].basis == "mention" and thread.source.parser == "comment-table-v1"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("codes.csv", "page,code\nx,1\n"),
        ("broken.jsonl", '{"id": 1,\n'),
        ("empty.csv", " "),
        ("numbers.json", "[1, 2]"),
    ],
)
def test_what_is_no_table_is_skipped_with_a_sentence(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    result = run("parse", tmp_path / name, "-o", tmp_path / "out")
    assert result.exit_code == 1 and "skipped" in result.output and "error of ours" not in result.output


def test_columns_go_by_the_names_that_platforms_use() -> None:
    assert columns_of(["Comment ID", "in_reply_to", "user_name", "Comment", "created-at", "noise"]) == {
        "id": "Comment ID", "parent": "in_reply_to", "author": "user_name", "text": "Comment",
        "posted": "created-at"}  # fmt: skip
    assert columns_of(["评论id", "昵称", "评论内容", "点赞数"]) == {
        "id": "评论id",
        "author": "昵称",
        "text": "评论内容",
        "likes": "点赞数",
    }
    assert columns_of(["snippet.textOriginal", "id"]) == {"text": "snippet.textOriginal", "id": "id"}


def test_tables_in_a_folder_of_pages_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "export.csv").write_text(YOUTUBE, encoding="utf-8")
    (tmp_path / "codes.csv").write_text("page,code\n", encoding="utf-8")
    assert find_pages([tmp_path]) == [tmp_path / "export.csv"]
    (tmp_path / "page.txt").write_text("A story.", encoding="utf-8")
    assert find_pages([tmp_path]) == [tmp_path / "page.txt"]


CELLS = (
    st.none()
    | st.text(max_size=8)
    | st.integers(-3, 10)
    | st.floats()
    | st.booleans()
    | st.lists(st.integers(), max_size=2)
)
NAMES = st.sampled_from(
    ["id", "parent_id", "link_id", "author", "body", "created_utc", "score", "title", "selftext", "x"]
)


@settings(max_examples=80, deadline=None)
@given(st.lists(st.dictionaries(NAMES, CELLS | st.dictionaries(NAMES, CELLS, max_size=2), max_size=7), max_size=6))
def test_any_rows_are_read_skipped_or_refused_and_counted(rows: list[dict[str, object]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "any.jsonl"
        path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
        try:
            found = list(read_table(path))
        except InputError:
            return
        for thread in found:
            assert not isinstance(thread, Thread) or "not accounted for" not in thread.dropped


@pytest.fixture
def threads(tmp_path: Path) -> Path:
    """Threads as `parse` writes them, from a page whose links are inferred."""
    page = tmp_path / "page.txt"
    page.write_text(
        "Harbour bridge to close\n\nThe bridge closes in May, the council said on Monday.\n\n3 Comments\n\n"
        "  1. Ann says:\n     This is sad news for everyone who walks to work.\n\n  2. Bob says:\n     #1 I agree "
        "with you, Ann.\n\n"
        "  3. Cho says:\n     Who is going to pay for the bus instead?\n",
        encoding="utf-8",
    )
    assert run("parse", page, "-o", tmp_path / "parsed").exit_code == 0
    return tmp_path / "parsed" / "threads.jsonl"


@pytest.mark.parametrize("packed", [False, True])
def test_a_convokit_corpus_goes_out_and_comes_back_by_the_command(
    threads: Path, tmp_path: Path, *, packed: bool
) -> None:
    assert run("export", threads, "--to", "convokit", "-o", tmp_path / "kit").exit_code == 0
    source = Path(shutil.make_archive(str(tmp_path / "packed"), "zip", tmp_path, "kit")) if packed else tmp_path / "kit"
    assert run("parse", source, "-o", tmp_path / "back").exit_code == 0
    assert list(read_jsonl(tmp_path / "back" / "threads.jsonl")) == list(read_jsonl(threads))
    assert len(commentariat.analyse(commentariat.read(source), "replies").table) == 1


def test_another_programs_corpus_is_reported_on(tmp_path: Path) -> None:
    kit = tmp_path / "kit"
    kit.mkdir()
    said = [
        ("u1", None, "Ada", "The ferry was the one thing here that worked."),
        ("u2", "u1", "Bo", "It worked on two days a week."),
        ("u3", "u1", "Cy", "Two days were enough for me."),
    ]
    rows = [
        {
            "id": name,
            "conversation_id": "u1",
            "reply-to": to,
            "speaker": who,
            "text": text,
            "timestamp": None,
            "meta": {},
        }
        for name, to, who, text in said
    ]
    (kit / "utterances.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    (kit / "conversations.json").write_text("{}", encoding="utf-8")
    assert run("report", kit, "-o", tmp_path / "out", "-q").exit_code == 0
    [thread] = read_jsonl(tmp_path / "out" / "threads.jsonl")
    assert [(c.parent, c.language) for c in thread.comments] == [(None, "en"), ("u1", "en"), ("u1", "en")]
    assert (tmp_path / "out" / "report.pdf").is_file()


@pytest.mark.parametrize(("form", "read"), [("gexf", nx.read_gexf), ("graphml", nx.read_graphml)])
def test_exported_graphs_weigh_links_by_their_probabilities(
    threads: Path, tmp_path: Path, form: str, read: Callable[[Path], Any]
) -> None:
    assert run("export", threads, "--to", form, "-o", tmp_path / "graphs").exit_code == 0
    [thread] = read_jsonl(threads)
    comments, authors = (read(tmp_path / "graphs" / f"{name}.{form}") for name in ("comments", "authors"))
    for comment in thread.comments:
        for reply in comment.replies_to:
            edge = comments.edges[f"{thread.id}/{comment.id}", f"{thread.id}/{reply.parent}"]
            assert edge["weight"] == edge["probability"] == reply.probability
    assert authors.edges[f"{thread.id}/Bob", f"{thread.id}/Ann"]["weight"] == pytest.approx(
        thread.comments[1].replies_to[0].probability
    )
    assert (
        nx.pagerank(authors, weight="weight")[f"{thread.id}/Ann"]
        > nx.pagerank(authors, weight="weight")[f"{thread.id}/Cho"]
    )


def test_half_an_emoji_in_an_export_is_mended(tmp_path: Path) -> None:
    path = tmp_path / "comments.jsonl"
    path.write_text(
        '{"id": "1", "author": "ann", "text": "fog \\\\ud83d again", "parent": null}\n{"id": "2", "author": "bo", '
        '"text": "yes, fog", "parent": "1"}\n'
    )
    (thread,) = commentariat.read(path)
    assert thread.to_json().encode() and thread.comments[0].text.startswith("fog ")


def test_other_columns_stay_with_the_reactions(tmp_path: Path) -> None:
    """What a table says that we have no field for is a column of the reactions, and survives Parquet and back."""
    path = tmp_path / "weibo.csv"
    path.write_text(
        "comment_id,content,nickname,ip_location,agrees,code\n"
        "1,支持停航,海边人,广东,12,007\n2,反对,路人乙,河北,3,010\n3,那怎么上班,短链,,7,011\n",
        encoding="utf-8",
    )
    table = commentariat.read(path).reactions()
    assert list(table["extra_ip_location"].fillna("")) == ["广东", "河北", ""]
    assert table["extra_agrees"].sum() == 22 and list(table["extra_code"]) == ["007", "010", "011"]
    assert run("parse", path, "--format", "parquet", "-o", tmp_path / "out").exit_code == 0
    again = commentariat.Corpus(tmp_path / "out")
    assert [thread.to_json() for thread in again] == [
        thread.to_json() for thread in read_jsonl(tmp_path / "out" / "threads.jsonl")
    ]
