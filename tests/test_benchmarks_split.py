"""The benchmarks of the split: tools take turns, halves are apart, the README's table, profile, memory, single
monsters."""

from __future__ import annotations

import contextlib
import signal
import sys
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from types import FrameType
from typing import Any

import pytest

from benchmarks import limits, profile_split, split, split_scores, split_tools, stream
from benchmarks.data import half
from benchmarks.split_scores import Row, Scores
from benchmarks.split_tools import Split
from tests.steps import LINEAR, growth
from threads import Comment, Thread
from threads.errors import CommentariatError

ROWS: list[Row] = [{"id": f"page-{k}", "html": f"<p>text {k}</p>"} for k in range(12)]


def shares(rows: Sequence[Row], found: Sequence[Split]) -> Scores:
    return {
        "article F1": sum(article == row["html"] for row, (article, _) in zip(rows, found, strict=True))
        / max(1, len(rows)),
        "F1": 0.5,
    }


def broken(page: str) -> Split:
    raise ValueError(page)


def test_tools_take_turns_and_a_tool_that_fails_found_nothing() -> None:
    order: list[str] = []

    def told(name: str) -> split_tools.Tool:
        return lambda page: (order.append(name) or page, "")  # type: ignore[func-returns-value]

    first, second, third = split.run({"a": told("a"), "b": told("b"), "broken": broken}, ROWS)
    assert order[2:] == ["a", "b"] * len(ROWS)
    assert (first.failed, third.failed, third.found[0]) == (0, len(ROWS), ("", ""))
    assert first.found[3] == (ROWS[3]["html"], "") and second.speed > 0


def test_the_halves_part_the_pages_and_make_them_up_together() -> None:
    [one] = split.run({"a": lambda page: (page, "")}, ROWS)
    tuned, untuned = one.of("tuned")[0], one.of("untuned")[0]
    assert len(tuned) + len(untuned) == len(one.of("all")[0]) == len(ROWS) and tuned and untuned
    assert {half(row["id"], bit=split.BIT) for row in tuned} == {0}


def test_the_table_has_scores_speed_and_its_ratio_and_the_readme_the_same() -> None:
    runs = split.run(
        {
            "ours": lambda page: (page, "words"),
            "trafilatura": lambda page: ("", ""),
            "readability": lambda page: (page, ""),
        },
        ROWS,
    )
    lines = split.table("dragnet", runs, ("all", "tuned"), shares)
    assert [line["tool"] for line in lines] == [
        "ours",
        "ours",
        "trafilatura",
        "trafilatura",
        "readability",
        "readability",
    ]
    assert lines[0]["article F1"] == 1.0 and lines[2]["× trafilatura"] == 1.0 and lines[4]["F1"] is None
    text = split.markdown(
        [*lines, {"tool": "ours", "set": "dragnet as text by html2text", "half": "all", "F1": 0.25}], "all"
    )
    assert "| commentariat | .500 |" in text and "| commentariat, pages as text (html2text) | .250 |" in text
    assert "| readability | – |" in text and len({line.count("|") for line in text.splitlines()}) == 1


def test_a_tool_that_is_not_there_is_named_with_what_to_install(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(split_tools.importlib.util, "find_spec", lambda name: None)
    assert split_tools.installed("ours") and not split_tools.installed("trafilatura")
    assert "peers" in capsys.readouterr().out


def test_a_thread_is_scored_as_its_words() -> None:
    when = datetime(2014, 3, 3, 9, 12, tzinfo=UTC)
    thread = Thread(id="t", comments=[Comment(id="1", author="Anna", posted=when, text="We came by boat.")])
    assert split_tools.texts_of(thread) == ("", "Anna March 3, 2014 9:12 AM\nWe came by boat.")
    assert (
        split_scores.posts_of(thread)[0]["text"] == "We came by boat."
        and "2014" in split_scores.posts_of(thread)[0]["date"]
    )
    assert split_tools.ours(
        "<h1>Ice</h1><p>The basin froze over on Sunday night, for the first time in nine years.</p>"
    )[0].startswith("Ice")


def test_snippets_and_words_are_counted() -> None:
    rows = [
        {
            "comments": ["came by boat"],
            "with": ["the basin"],
            "without": ["share this"],
            "posts": [{"text": "we came by boat"}],
            "html": "<p>We <b>came</b> by boat</p>",
        }
    ]
    assert split_scores.snippets(Path(), rows, [("", "We  came by boat.")]) == {
        "found": 1.0,
        "saved": 1.0,
        "must not": 0.0,
    }
    assert split_scores.words_of_posts(Path(), rows, [("we came", "by boat")]) == {"words F1": 1.0}
    assert split_scores.words_of_posts(Path(), rows, [("", "")]) == {"words F1": 0.0}


class Timer:
    """Stands for the CPU's timer and clock: it looks at the stack at each fiftieth call, and each look is a second."""

    SIGPROF = ITIMER_PROF = SIG_DFL = 0

    def __init__(self) -> None:
        self.handler: Any = None
        self.calls = self.looks = 0

    def signal(self, _: int, handler: Any) -> None:
        self.handler = handler

    def setitimer(self, _: int, seconds: float, every: float = 0) -> None:
        sys.setprofile(self._called if seconds else None)

    def process_time(self) -> float:
        return float(self.looks)

    def _called(self, frame: FrameType, event: str, argument: Any) -> None:
        self.calls += 1
        if self.calls % 50 == 0:
            self.looks += 1
            self.handler(0, frame)


def test_the_profile_comes_to_the_time_spent(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    import threads

    timer = Timer()
    for name in ("signal", "time"):
        monkeypatch.setattr(profile_split, name, timer)
    sampler = profile_split.measured(threads.split, [limits.html_comments(60)] * 12)
    assert sampler.total == timer.looks > 100 and timer.handler == timer.SIG_DFL
    assert 0.9 * sampler.total < sum(sampler.own.values()) <= sampler.total
    assert sampler.below["threads.dispatch", "split"] > 0.9 * sampler.total
    assert max(sampler.below.values()) <= sampler.total
    profile_split.print_profile(sampler, 12)
    shown = capsys.readouterr().out
    assert shown.startswith("\n12 pages") and "threads." in shown


def test_the_cpus_own_timer_is_set_and_taken_back() -> None:
    with profile_split.Sampler() as sampler:
        assert signal.getsignal(signal.SIGPROF) == sampler._look
        assert signal.getitimer(signal.ITIMER_PROF)[1] > 0
    assert signal.getsignal(signal.SIGPROF) == signal.SIG_DFL
    assert signal.getitimer(signal.ITIMER_PROF) == (0, 0)


def test_a_stream_reads_other_pages_each_time_round_and_says_what_it_takes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    import threads

    page = '<title>Ice</title><p id="comment-7">The basin froze over.</p>'
    assert stream.changed(page, 31) == '<title>Ice word31</title><p id="comment-731">The basin froze over. word31</p>'
    assert len(set(stream.pages(tmp_path / "nowhere", 250))) == 250
    read, refused = stream.run(threads.split, iter([page, "", page]), every=3)
    assert (read, refused) == (3, 1) and "pages/CPU-s" in capsys.readouterr().out
    assert 10 < stream.peak() < 100_000


@pytest.mark.parametrize(
    "name", ["20,000 levels of nesting", "a bomb of JSON", "200,000 attributes", "10 MB of random bytes"]
)
def test_single_monsters_end_in_a_thread_or_a_sentence(name: str) -> None:
    how, _, _ = limits.ends_in(name)
    assert "FAILS" not in how


MONSTERS: dict[str, Callable[[int], bytes | str]] = {
    "nesting": lambda size: "<html><body>" + "<div>a " * size,
    "a bomb of JSON": lambda size: '<html><p>a</p><script type="application/ld+json">' + '{"comment":[' * size,
    "attributes": lambda size: "<html><p " + " ".join(f"a{k}=1" for k in range(size)) + ">text",
    "random bytes": lambda size: Random(1).randbytes(size),
}


@pytest.mark.parametrize("name", MONSTERS)
def test_a_monster_of_double_size_is_at_most_double_the_work(name: str) -> None:
    import threads

    def read(size: int) -> None:
        with contextlib.suppress(CommentariatError):
            threads.split(MONSTERS[name](size))

    assert growth(read, 1500) < LINEAR


def test_limits_teaches_its_use(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "argv", ["limits", "--help"])
    with pytest.raises(SystemExit, match="0"):
        limits.main()
    assert "python -m benchmarks.limits" in capsys.readouterr().out
