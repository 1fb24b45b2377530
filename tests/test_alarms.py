"""What a page announces against what was found: as data, as notes, by `commentariat check`, on the terminal."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

import commentariat
import threads
from commentariat.cli import main
from tests.page_elements import Elements
from threads.corpus.alarms import check_thread
from threads.draft import solid
from threads.model import Article, Comment, Thread

TEXT = "The ferry will stop at eleven from May, the harbour master said, and the bus will go round by the bridge. " * 6


def page(counter: str, below: str = "") -> str:
    return f"<html><body><div><h1>The ferry stops at night</h1>{counter}<p>{TEXT}</p></div>{below}</body></html>"


@pytest.mark.parametrize(
    ("counter", "number"),
    [
        ("<span>212 comments</span>", 212),
        ("<div class='meta'><a href='#comments'>1,204 Comments</a></div>", 1204),
        ("<p>评论 4511</p>", 4511),
        ("<div><span>评论</span><em>4511</em></div>", 4511),
        ("<b>网友评论(37)</b>", 37),
        ("<div class='comment-head'><span>共 6 条</span></div>", 6),
        ("<span>1.2万条评论</span>", 12_000),
        ("<h3>댓글 17</h3>", 17),
        ("<h3>전체 댓글 <em>17</em>개</h3>", 17),
        ("<p>12 Kommentare</p>", 12),
        ("<p>Leserkommentare (9)</p>", 9),
        ("<p>Commentaires (31)</p>", 31),
        ("<p>8 comentarios</p>", 8),
        ("<p>14 commenti</p>", 14),
        ("<p>22 reacties</p>", 22),
        ("<p>5 kommentarer</p>", 5),
        ("<p>Комментарии (45)</p>", 45),
        ("<p>コメント 12件</p>", 12),
        ("<span>3.4K comments</span>", 3400),
        ('<script type="application/ld+json">{"@type": "NewsArticle", "commentCount": 88}</script>', 88),
        ("<p>No comments</p>", 0),
        ("<span class='comment-count'>212</span>", 212),
        ("<span class='u_cbox_count'>17</span>", 17),
        ("<button aria-label='212 comments'><svg></svg>212</button>", 212),
        ("<span>Join the conversation (1,234)</span>", 1234),
        ("<a>356人跟贴</a>", 356),
        ("<span>已有23人评论</span>", 23),
        ("<h4>총 17개의 댓글</h4>", 17),
        ("<span itemprop='interactionCount' content='UserComments:12'></span>", 12),
    ],
)
def test_the_number_that_a_page_announces(counter: str, number: int) -> None:
    thread = threads.split(page(counter))
    assert thread.announced == number
    assert any(str(number) in note for note in thread.notes) == (number > 0)
    assert [alarm.code for alarm in check_thread(thread).alarms] == (["none-found"] if number else [])


@pytest.mark.parametrize(
    "below",
    [
        "<aside><ul><li><a href='/other'>The mill will open again</a> <span>61 comments</span></li></ul></aside>",
        "<div><h3><a href='/other'>The mill will open again</a></h3><p>Flour again.</p><p>评论 61</p></div>",
        "<ul><li><a href='/other'>다리에 새 난간이 생긴다고 합니다</a> <em>댓글 61</em></li></ul>",
        "<p><a href='/other#comments'>61 comments</a></p>",
        "<div class='most-commented'><p>61 comments</p></div>",
    ],
)
def test_the_number_of_another_article_is_not_this_ones(below: str) -> None:
    thread = threads.split(page('<link rel="canonical" href="https://news.example/ferry">', below))
    assert thread.announced is None
    assert check_thread(thread).alarms == ()


SAID = "".join(
    f'<div class="comment"><b class="author">{name}</b> <i>2021-04-1{k} 10:0{k}</i><p class="text">{said}</p></div>'
    for k, (name, said) in enumerate((("Ann", "At last."), ("Bo", "Who pays?"), ("Cy", "The bus takes an hour.")))
)


def test_all_found_is_no_alarm_and_fewer_than_half_is() -> None:
    assert check_thread(threads.split(page("", f"<h3>3 comments</h3>{SAID}"))).alarms == ()
    few = threads.split(page("", f"<h3>30 comments</h3>{SAID}"))
    assert (few.announced, len(few.comments)) == (30, 3)
    assert [alarm.code for alarm in check_thread(few).alarms] == ["fewer-found"]
    assert Thread.from_json(few.to_json()).announced == 30


@pytest.mark.parametrize(
    ("line", "number"), [("212 comments", 212), ("View all 12 comments", 12), ("356人跟贴", 356), ("댓글 17개", 17)]
)
def test_flattened_text_announces_as_well(line: str, number: int) -> None:
    assert threads.split(f"The ferry stops\n\n{TEXT}\n\n{line}\n\nHome\nAbout\n").announced == number


def run(*words: str) -> tuple[int, str, str]:
    done = CliRunner().invoke(main, [*words])
    return done.exit_code, done.stdout, done.stderr


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "full.html").write_text(page("", f"<h3>3 comments</h3>{SAID}"), encoding="utf-8")
    (tmp_path / "lost.html").write_text(page("<span>212 comments</span>"), encoding="utf-8")
    return tmp_path


def test_check_prints_a_line_a_page_and_fails_where_comments_are_missing(folder: Path) -> None:
    code, shown, _ = run("check", str(folder))
    full, lost = shown.splitlines()
    assert code == 1
    assert "announced 3" in full and "found 3" in full and "—" not in full
    assert "announced 212" in lost and "found 0" in lost and "none was found" in lost
    whole = threads.split(page("", f"<h3>3 comments</h3>{SAID}"))
    kept, left = solid(whole.article.text) + sum(solid(one.text) for one in whole.comments), sum(whole.dropped.values())
    assert left and f"dropped {left / (kept + left):.0%}" in full
    assert f"  {whole.source.parser}  " in full and f"article {solid(whole.article.text):,} characters" in full
    assert run("check", str(folder / "full.html"))[0] == 0


def test_check_gives_scripts_an_object_a_line(folder: Path) -> None:
    code, shown, _ = run("check", str(folder), "--json")
    rows = [json.loads(line) for line in shown.splitlines()]
    assert code == 1
    assert [(row["announced"], row["found"]) for row in rows] == [(3, 3), (212, 0)]
    assert [alarm["code"] for alarm in rows[1]["alarms"]] == ["none-found"]
    assert set(rows[0]) == {"path", "thread", "parser", "announced", "found", "article", "dropped", "alarms"}


def test_parse_says_the_same_and_the_inventory_holds_it(folder: Path, tmp_path: Path) -> None:
    _, _, told = run("parse", str(folder), "-o", str(tmp_path / "out"))
    assert "lost.html: it announces 212 comments, and none was found" in told
    assert "full.html: it" not in told
    table = commentariat.analyse(commentariat.read(tmp_path / "out"), "inventory").table
    assert sorted(table["announced"]) == [3, 212]
    assert sorted(bool(alarm) for alarm in table["alarm"]) == [False, True]


@pytest.mark.parametrize(
    ("thread", "code"),
    [
        (Thread(id="t", article=Article(text="Too short.")), "no-article"),
        (Thread(id="t", article=Article(text=TEXT), dropped={"menus": 20 * len(TEXT)}), "mostly-dropped"),
        (Thread(id="t", article=Article(text=TEXT), dropped={"not accounted for": 3}), "unread"),
    ],
)
def test_what_else_looks_wrong(thread: Thread, code: str) -> None:
    assert [alarm.code for alarm in check_thread(thread).alarms] == [code]
    sound = replace(
        thread, article=Article(text=TEXT), dropped={"menus": 9}, comments=(Comment(id="1", text="At last."),)
    )
    assert check_thread(sound).alarms == ()


def test_a_report_says_the_same_before_all_else(folder: Path, tmp_path: Path) -> None:
    _, _, told = run("report", str(folder), "-o", str(tmp_path / "out"), "--only", "data")
    _, _, again = run("report", str(folder), "-o", str(tmp_path / "page"), "--only", "page")
    assert (
        [line for line in again.splitlines() if line.startswith("look at")]
        == [line for line in told.splitlines() if line.startswith("look at")]
        != []
    )
    assert "lost.html: it announces 212 comments, and none was found" in told and "full.html: it" not in told
    elements = Elements((tmp_path / "page" / "report.html").read_text(encoding="utf-8"))
    [first] = [words for _, words in elements.classed("p", "alarm")]
    assert first.startswith("1 page") and "lost.html" in first and "full.html" not in first
