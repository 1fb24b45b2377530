"""Hostile pages: what the fuzzer checks holds of them, and the fuzzer finds and shrinks what does not hold."""

from __future__ import annotations

import importlib
import re
import sys
from collections import Counter, defaultdict
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

import threads
from benchmarks import fuzz
from benchmarks.fuzz_checks import check_bytes, check_conserved, check_inferred, check_shown, check_written
from benchmarks.fuzz_exports import Export, check_export, draw_export, exports
from benchmarks.fuzz_inputs import MUTATIONS, draw, flat, seeds, tree
from threads.errors import CommentariatError
from threads.exchange.formats import FORMATS
from threads.page import Page, bounds
from threads.page import tree as markup_tree
from threads.page.bounds import bounded
from threads.page.tree import UNSEEN, Tree

PAGES = seeds()
PAGE = (
    "<html><body><h1>Ice on the basin</h1><p>The basin froze over on Sunday night, for the first time in nine "
    "years.</p>"
    '<div class="comment" id="c1"><b class="author">Anna</b> <i class="date">June 3, 2011 at 8:10</i><p>We skated to '
    "the mill.</p></div>"
    '<div class="comment" id="c2"><b class="author">Bo</b> <i class="date">June 3, 2011 at 8:30</i><p>Anna, was it '
    "thick enough?</p></div>"
)
BROKEN = st.integers(0, 2**32 - 1).map(lambda seed: draw(Random(seed), PAGES))


@settings(max_examples=15, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(BROKEN)
def test_broken_pages_end_in_a_sound_thread_or_a_clear_error(data: bytes) -> None:
    check_bytes(data)


@settings(max_examples=12, deadline=None, derandomize=True)
@given(st.integers(0, 2**32 - 1))
def test_generated_markup_and_lines_are_read_soundly(seed: int) -> None:
    check_bytes(tree(Random(seed)).encode("utf-8", "replace"))
    check_bytes(flat(Random(seed)).encode("utf-8", "replace"))


def test_one_seed_gives_one_sequence_of_inputs() -> None:
    first, second = Random(5), Random(5)
    assert [draw(first, PAGES) for _ in range(20)] == [draw(second, PAGES) for _ in range(20)]
    assert all(isinstance(mutate(Random(1), b"", PAGES), bytes) for mutate in MUTATIONS)


def test_the_checks_see_what_is_lost_invented_or_linked_wrongly() -> None:
    thread, page = threads.split(PAGE), Page(PAGE)
    assert len(thread.comments) == 2
    check_conserved(thread, page)
    check_written(thread)
    check_inferred(thread)
    shorter = replace(thread, comments=(replace(thread.comments[0], text="We skated."), thread.comments[1]))
    other = replace(thread, comments=(replace(thread.comments[0], text="We skated to the zoos."), thread.comments[1]))
    for wrong, said in (
        (shorter, "accounted for"),
        (replace(thread, dropped={}), "accounted for"),
        (other, "not on the page"),
    ):
        with pytest.raises(AssertionError, match=said):
            check_conserved(wrong, page)
    with pytest.raises(AssertionError, match="quoted beyond"):
        check_written(replace(thread, comments=(replace(thread.comments[0], quoted=((0, 999),)), thread.comments[1])))


def test_a_failure_is_named_and_made_as_small_as_it_goes() -> None:
    def check(data: bytes) -> None:
        assert not (b"<a>" in data and b"</b>" in data), f"both at {data.find(b'<a>')} are there"

    data = b"x" * 700 + b"<a>" + b"y" * 300 + b"</b>" + b"z" * 900
    kind = fuzz.failure(data, check)
    assert kind is not None and "both at are there" in kind
    assert fuzz.smaller(data, kind, check) == b"<a></b>"
    assert fuzz.failure(b"nothing", check) is None


def test_a_short_run_saves_what_was_slow_and_finds_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = fuzz.run(minutes=0.005, seed=7, folder=tmp_path)
    assert not found.kinds and found.slow and not (tmp_path / "now.bin").exists()
    fuzz.replay(Path(found.slow[0][1]))
    assert "passes in" in capsys.readouterr().out


@pytest.mark.parametrize("name", ["fuzz", "stream", "growth", "split", "profile_split"])
def test_the_commands_teach_their_use(
    name: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", [name, "--help"])
    with pytest.raises(SystemExit, match="0"):
        importlib.import_module(f"benchmarks.{name}").main()
    assert f"python -m benchmarks.{name}" in capsys.readouterr().out


HOSTILE = {
    "nested": "<div>" * 200_000 + "x",
    "nested and closed": "<div>" * 100_000 + "x" + "</div>" * 100_000,
    "lists": "<ul><li>" * 14_000 + "x",
    "formatting never closed": "".join(f"<p><font size={k}>x</p>" for k in range(6_000)),
    "formatting reopened": "<p>" + "".join(f"<b id={k}>" for k in range(5_000)) + "</p>" + "<p>x</p>" * 5_000,
    "formatting reopened far": "<p>" + "".join(f"<b id={k}>" for k in range(100)) + "</p>" + "<p>x</p>" * 20_000,
    "formatting around blocks": "<b><div>" * 14_000 + "x" + "</b>" * 14_000,
    "attributes": "<div " + " ".join(f"a{k}=1" for k in range(200_000)) + ">x",
    "attributes of many roots": "".join(f"<body a{k}=1>" for k in range(50_000)) + "x",
    "groups of choices": "<select>" + "<optgroup><option>x" * 14_000,
    "stray end tags": "<div>" * 14_000 + "x" + "</p></span></b>" * 14_000,
}
BORNE = {"elements": 12_000, "formatting": 12_000, "opened again": 1_000_000, "attributes": 1_000, "roots": 50}
"""What may reach the parser at the most of what its time or memory grows with the square of; each page has more."""
_TAG = re.compile(r"<(/?)([a-z]+)([^<>]*)>")
_FORMATTING = frozenset(("b", "font"))
_NEVER_DEEP = frozenset("p li option html body".split())


def burden(html: str) -> Counter[str]:
    """What the pages above burden a parser with, counted apart from `threads`.

    Elements and formatting elements open at once, formatting elements opened again in blocks that follow, attributes of
    one tag, and roots that have some.
    """
    most: Counter[str] = Counter()
    elements, names = list[str](), Counter[str]()
    formatting, different = defaultdict[str, list[str]](list), Counter[str]()
    for closes, name, rest in _TAG.findall(html):
        if name in _FORMATTING and closes:
            different -= Counter(formatting[name][-1:])
            del formatting[name][-1:]
        elif name in _FORMATTING:
            formatting[name].append(name + rest)
            different[name + rest] += 1
        elif closes and names[name]:
            while (last := elements.pop()) != name:
                names[last] -= 1
            names[name] -= 1
        elif not closes:
            most["opened again"] += len(different)
            most["roots"] += name in ("html", "body") and bool(rest)
            if name not in _NEVER_DEEP:
                elements.append(name)
                names[name] += 1
        unclosed = sum(map(len, formatting.values()))
        most |= Counter(elements=len(elements), formatting=unclosed, attributes=rest.count("="))
    return most


@pytest.mark.parametrize("name", HOSTILE)
def test_markup_that_would_cost_more_than_its_size_is_cut_down(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    html = "<html><body>" + HOSTILE[name]
    let_through: list[str] = []

    def watched(markup: str) -> LexborHTMLParser:
        borne = burden(markup)
        assert not borne - Counter(BORNE), f"reaches the parser: {borne}"
        let_through.append(markup)
        return LexborHTMLParser(markup)

    monkeypatch.setattr(markup_tree, "LexborHTMLParser", watched)
    assert burden(html) - Counter(BORNE), "this page would be no burden as it is"
    page = Tree(html)
    assert len(let_through) == 1
    assert len(page.tag) <= html.count("<") + BORNE["opened again"]
    assert Counter("".join(page.text)) == Counter({"x": html.count(">x")})


@settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, 2**32 - 1))
def test_tags_left_out_take_no_text_with_them(seed: int) -> None:
    html = (
        tree(Random(seed))
        .replace("svg", "u")
        .replace("math", "u")
        .replace("noscript", "div")
        .replace("template", "div")
        .replace("plaintext", "p")
    )
    with pytest.MonkeyPatch.context() as patch:
        for name, few in (
            ("SMALL", 0),
            ("FEW", 0),
            ("DEEPEST", 4),
            ("MOST_UNCLOSED", 2),
            ("FEWEST_UNCLOSED", 2),
            ("MOST_ROOTS", 1),
            ("MOST_ATTRIBUTES", 2),
        ):
            patch.setattr(bounds, name, few)
        cut = bounded(html, unseen=UNSEEN)
    lost = Counter("".join(Tree(html).text)) - Counter("".join(Tree(cut).text))
    assert not "".join(lost).strip()


def test_an_ordinary_page_is_left_as_it_is() -> None:
    page = "<html><body>" + "<div class='c'><p>a <b>b</b> <i>c</i><br><a href='?a>b'>d</a></div>" * 4_000
    assert bounded(page, unseen=UNSEEN) == page


@pytest.mark.parametrize(
    "data",
    [b"<p>" + bytes(range(1, 256)) * 40, b"<html>" + b"\x00" * 9_000, b"\xff\xfe" + b"<p>" * 99, b"<p>&#" * 9_999],
)
def test_odd_bytes_end_in_a_thread_or_a_sentence(data: bytes) -> None:
    try:
        thread = threads.split(data)
    except CommentariatError as error:
        assert str(error).endswith(".")
    else:
        check_conserved(thread, Page(data))


@settings(max_examples=25, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, 2**32 - 1).map(lambda seed: draw_export(Random(seed))))
def test_broken_exports_end_in_sound_threads_or_a_clear_error(export: Export) -> None:
    check_export(export)


@pytest.mark.parametrize(
    ("name", "data"),
    [("a.csv", b",author,,body,\n1,,,0\n3"), ("a.atom", b"<??><feed <title>Comment"),
     ("a.atom", b"<feed><entry/>\xff<"),
     ("a.jsonl", b'{"text": NaN, "id": [[]]}\n'), ("a.csv", b"\x00"), ("a.rss", b"<rss>" * 9_000)],
)  # fmt: skip
def test_odd_exports_end_in_threads_or_a_sentence(name: str, data: bytes) -> None:
    check_export(Export(name, data))


def test_every_format_is_among_the_hostile_exports() -> None:
    golden = {file.parent.name for file in (fuzz.ROOT / "tests" / "exports").glob("*/*")}
    assert {part.name.replace("_", "-") for part in FORMATS} <= golden
    names = {export.name for export in exports()}
    assert {"dump.ndjson", "list.mbox", "site.xml", "a.csv", "a.warc"} <= names
    first, second = Random(5), Random(5)
    assert [draw_export(first) for _ in range(20)] == [draw_export(second) for _ in range(20)]


def test_the_checks_see_a_name_that_stays() -> None:
    thread = threads.split(PAGE)
    check_shown(thread)
    with pytest.MonkeyPatch.context() as patch, pytest.raises(AssertionError, match="under a name"):
        patch.setattr("benchmarks.fuzz_checks.Pseudonyms.apply", lambda self, given: given)
        check_shown(thread)
