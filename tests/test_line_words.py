"""The words of lines: a language is a file, each file is whole, and patterns in code stay short."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import threads
from tests.conftest import ROOT
from threads.errors import BadParameter, UnreadableInput
from threads.lines.buttons import is_action
from threads.lines.grammar import FOLDER, MARKUP, LinePattern, added, filled, read_words, stems_of, words_of
from threads.lines.headers import read_header
from threads.lines.headings import comment_heading
from threads.lines.ideas import IDEAS, LANGUAGE
from threads.lines.notices import is_removed
from threads.model import Thread

FILES = sorted(FOLDER.glob("*.toml"))
NEEDED = (
    "said",
    "comments",
    "headings",
    "answer_buttons",
    "reply_buttons",
    "buttons",
    "like",
    "form",
    "gone",
    "notices",
    "notice_signs",
)
"""What the file of any language has words for."""
LONGEST_LITERAL = 200
CALLS = ("re.compile", "LinePattern", "pattern", "re.sub", "re.split")
"""What makes patterns of strings; `pattern` is that of copied screens."""
UNDONE = ("threads/quotes", "threads/replies", "threads/text", "threads/dates", "threads/comments/html/score.py")
"""Where patterns are not yet made of lists; nothing is to be added."""

MADE_UP = """
answer_buttons = ['klarmi', 'svorra']
buttons = ['ombi']
comments = ['bloppor']
form = ['lamna ei bloppi.{0,40}']
gone = ['wegda']
headings = ['{comments}']
in_reply_to = ['svorr ot']
like = ['gilpa']
notice_signs = ['{gone}']
notices = ['dis bloppi had {gone}']
reply_buttons = ['{answer_buttons}', '{like}']
said = ['grumpa']
"""
"""A language that nobody speaks."""
STORY = "Da stado vil bygga ein nya bruggo ov harbo, o alle borgo ska kunna si hvat de mena om dem. " * 6
TALK = (
    ("Orla", "2021-03-01 10:20", "Da bruggo hes alt to smal, men fisko leves noh under."),
    ("Tebbe", "2021-03-02 11:20", "Ik ha sett tri bato dar i mornin, o ingen av dem stoppa."),
    ("Minka", "2021-03-03 12:20", "Vat kosta da nya bruggo, o hvem ska betal for dem alt?"),
    ("Jarro", "2021-03-04 13:20", "Min bror arbet dar o sier at da stel ruster fast."),
)
ITEMS = "".join(
    f"<div class=z9><b>{name} grumpa:</b><i>{moment}</i><p>{text}</p>"
    f"<a href='#r{i}'>Svorra</a> <a href='#g{i}'>Gilpa ({i})</a> <a href='#k{i}'>Klarmi</a></div>"
    for i, (name, moment, text) in enumerate(TALK, 2)
)
MARKUP_PAGE = (
    f"<html><body><div class=q1><h1>Da nya bruggo ov harbo</h1><p>{STORY}</p></div>"
    f"<div class=q2><h3>4 bloppor</h3>{ITEMS}</div><div class=q4>Lamna ei bloppi</div></body></html>"
)
FLAT_PAGE = "\n\n".join(
    [
        "Da nya bruggo ov harbo",
        STORY,
        "4 bloppor",
        *(
            f"{name} grumpa:\n{moment}\n{text}\nSvorra Gilpa ({i}) Klarmi"
            for i, (name, moment, text) in enumerate(TALK, 2)
        ),
        "Lamna ei bloppi\n",
    ]
)


@pytest.fixture
def made_up(tmp_path: Path) -> Path:
    path = tmp_path / "xq.toml"
    path.write_text(MADE_UP, encoding="utf-8")
    return path


def _told(thread: Thread) -> list[tuple[str | None, str | None, str, int | None]]:
    return [
        (c.author, c.posted.strftime("%Y-%m-%d %H:%M") if c.posted else None, c.text, c.likes) for c in thread.comments
    ]


@pytest.mark.parametrize("page", [MARKUP_PAGE, FLAT_PAGE], ids=["markup", "flat"])
def test_a_language_is_a_file(page: str, made_up: Path) -> None:
    wanted = [(name, moment, text, i) for i, (name, moment, text) in enumerate(TALK, 2)]
    before = threads.split(page)
    with added(made_up):
        known = threads.split(page)
    after = threads.split(page)
    assert _told(known) == wanted
    assert known.announced == len(TALK)
    assert not {"Orla", "Tebbe"} & {comment.author for comment in before.comments}
    assert _told(before) != wanted
    assert before.announced is None
    assert after == before, "words outlived the block"


def test_each_look_of_a_line_knows_the_language(made_up: Path) -> None:
    lines = ("Svorra", "4 bloppor", "Dis bloppi had wegda.", "Orla grumpa:")
    looks = (is_action, comment_heading, is_removed, read_header)
    assert not any(look(line) for look, line in zip(looks, lines, strict=True))
    with added(made_up):
        assert all(look(line) for look, line in zip(looks, lines, strict=True))
    assert not any(look(line) for look, line in zip(looks, lines, strict=True))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("sayd = ['grumpa']", "no pattern asks for"),
        ("said = 'grumpa'", "no list of words"),
        ("said = ['']", "no list of words"),
        ("said = ['Grumpa']", "small letters"),
        ("said = ['grump(a)']", "captures a group"),
        ("said = ['grump(a']", "no pattern"),
        ("said = ['gr.*pa']", "without end"),
        ("said = ['gr.{2,}pa']", "without end"),
        ("said = ['{sayd} a']", "no idea that is known"),
        ("said = ['{posted}']\nposted = ['{said}']", "within itself"),
        ("said = ['É']", "small letters"),
        ("said = ['a?']", "where nothing stands"),
        ("comments = ['(?:a|b)c']", "must begin with letters"),
        ("like_ends = ['ab']", "one letter"),
        ("glued = 'yes'", "true or false"),
        ("said = [", "not valid TOML"),
    ],
)
def test_a_file_that_is_none_is_refused_with_its_fault(text: str, said: str, tmp_path: Path) -> None:
    path = tmp_path / "bad.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BadParameter, match=re.escape(said)), added(path):
        pytest.fail("was taken")


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput, match=r"none\.toml"), added(tmp_path / "none.toml"):
        pytest.fail("was taken")


@pytest.mark.parametrize("path", [*FILES, MARKUP], ids=lambda path: path.stem)
def test_a_word_file_is_sorted_and_has_no_word_twice(path: Path) -> None:
    for idea, words in read_words(path).lists.items():
        assert list(words) == sorted(set(words)), idea
    assert set(read_words(path).lists) <= set(IDEAS)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_word_file_is_complete(path: Path) -> None:
    lists = read_words(path).lists
    assert [idea for idea in NEEDED if not lists.get(idea)] == []
    assert lists.get("in_reply_to") or lists.get("replied_to")
    assert set(lists) <= set(LANGUAGE)


@pytest.mark.parametrize("idea", list(IDEAS))
def test_each_idea_has_words_and_a_pattern_asks_for_it(idea: str) -> None:
    assert words_of(idea)
    asked = re.compile(rf"""\{{{idea}(?:\.\w+)?\}}|["']{idea}["']""")
    code = [path for path in (ROOT / "threads").rglob("*.py") if path.name != "ideas.py"]
    assert any(asked.search(path.read_text(encoding="utf-8")) for path in [*code, *FILES])


@pytest.mark.parametrize("idea", ["said", "said_before_colon", "by", "posted", "zero", "one", "two", "three", "stop"])
def test_words_that_are_also_looked_up_are_plain(idea: str) -> None:
    assert [word for word in words_of(idea) if re.search(r"[^\w '’.-]", word)] == []


def test_a_languages_verbs_are_known_wherever_somebody_says_something() -> None:
    for line in ("Piet zegt:", "Linnea skriver:", "Mads skrev:", "Ola kirjoitti:", "Jan pisze:", "Олег пишет:"):
        header = read_header(line)
        assert header is not None and header.says, line
        assert header.author == line.split()[0]
        page = ITEMS.replace("grumpa:", line.split(" ", 1)[1])
        found = threads.split(f"<html><body><h1>Harbo</h1><p>{STORY}</p><h3>4 comments</h3>{page}</body></html>")
        assert [comment.author for comment in found.comments] == [name for name, _, _ in TALK]


WORDS = st.lists(st.text("abcde -'’", min_size=1, max_size=6).map(str.strip).filter(bool), min_size=1, max_size=12)


@settings(deadline=None)
@given(WORDS, WORDS)
def test_a_pattern_matches_the_words_it_was_made_of_and_no_others(words: list[str], others: list[str]) -> None:
    from threads.lines.grammar import _either

    made = re.compile(_either(words))
    assert all(made.fullmatch(word) for word in words)
    assert not any(made.fullmatch(other) for other in set(others) - set(words))
    longest = max(words, key=len)
    found = made.match(longest)
    assert found is not None and found.group() == longest


def test_stems_stand_in_whatever_the_words_match() -> None:
    stems = stems_of("comments", "replies")
    for text in ("12 comments", "3 replies", "комментариев", "评论 4", "댓글 3개", "2 yorum"):
        assert any(stem in text for stem in stems), text


def test_a_template_that_names_no_idea_is_an_error() -> None:
    with pytest.raises(KeyError):
        filled("{said} {no_such_idea}")
    with pytest.raises(AttributeError):
        _ = LinePattern("{said}").flags


def _patterns(path: Path) -> Iterator[tuple[int, int]]:
    """Where strings stand that patterns are compiled from, and how long they are: arguments of `CALLS`, and the
    names that these mention."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    values = {
        name.id: node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign)
        for name in node.targets
        if isinstance(name, ast.Name)
    }
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and ast.unparse(node.func) in CALLS]
    asked: list[ast.AST] = [argument for call in calls for argument in call.args]
    seen = set()
    while asked:
        node = asked.pop()
        if isinstance(node, ast.Name) and node.id in values and node.id not in seen:
            seen.add(node.id)
            asked.append(values[node.id])
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.lineno, len(node.value)
        elif isinstance(node, ast.JoinedStr):
            yield node.lineno, sum(len(part.value) for part in node.values if isinstance(part, ast.Constant))
            asked += [part for part in node.values if not isinstance(part, ast.Constant)]
        else:
            asked += list(ast.iter_child_nodes(node))


def _long(paths: list[Path]) -> list[str]:
    return [
        f"{path.relative_to(ROOT)}:{line} ({length})"
        for path in paths
        for line, length in _patterns(path)
        if length > LONGEST_LITERAL
    ]


def test_no_pattern_in_code_is_long() -> None:
    paths = [
        path
        for path in sorted((ROOT / "threads").rglob("*.py"))
        if not path.relative_to(ROOT).as_posix().startswith(UNDONE)
    ]
    assert len(paths) > 100
    assert _long(paths) == []


def test_long_patterns_are_seen_through_names_and_in_pieces(tmp_path: Path) -> None:
    source = tmp_path / "made.py"
    source.write_text(f"import re\n_A = 'x{'y' * 250}'\nP = re.compile(rf'a{{_A}}')\n", encoding="utf-8")
    assert [length for _, length in _patterns(source) if length > LONGEST_LITERAL] == [251]


def test_moments_are_read_beside_words_of_the_language(made_up: Path) -> None:
    with added(made_up):
        header = read_header("Orla grumpa: 2021-03-01 10:20")
    assert header is not None
    assert (header.author, header.posted) == ("Orla", datetime(2021, 3, 1, 10, 20, tzinfo=UTC))
