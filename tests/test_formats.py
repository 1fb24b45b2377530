"""Exports of other programs: each format read as its golden records say, found by walking `tests/exports`."""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import commentariat
from threads.corpus.store import Skipped
from threads.errors import InputError
from threads.exchange.chains import Chains
from threads.exchange.exports import read_export
from threads.exchange.formats import FORMATS, known_format
from threads.exchange.gathering import threads_of
from threads.exchange.opened import ExportFile
from threads.exchange.partitions import Partitions
from threads.exchange.post import Post
from threads.model import Thread

HERE = Path(__file__).parent / "exports"
GOLDEN = sorted(file for file in HERE.glob("*/*") if not file.name.startswith("."))


def expected(file: Path) -> dict[str, Any]:
    """What the golden record beside the file says."""
    found: dict[str, Any] = json.loads((file.parent / f"{file.name}.json").read_text(encoding="utf-8"))
    return found


def inputs() -> list[Path]:
    """The golden inputs: every file but those that say what is expected of another."""
    return [file for file in GOLDEN if not (file.suffix == ".json" and file.with_suffix("").is_file())]


@pytest.mark.parametrize("file", inputs(), ids=lambda file: f"{file.parent.name}/{file.name}")
def test_golden(file: Path) -> None:
    """Every field that the golden record names is as it says, no comment more, no loss untold."""
    known = known_format(ExportFile(file))
    wanted = expected(file)
    assert (known[0].name if known else "table") == wanted.get("format", file.parent.name)
    found = list(read_export(file))
    threads = [thread for thread in found if isinstance(thread, Thread)]
    told = " ".join(skip.reason for skip in found if isinstance(skip, Skipped))
    assert len(threads) == len(wanted["threads"])
    for thread, page in zip(threads, wanted["threads"], strict=True):
        for name, value in page.items():
            if name not in {"comments", "text", "missing"}:
                shown = thread.source.url if name == "url" else getattr(thread.article, name)
                assert (shown.isoformat() if name == "published" else shown) == value
        if "text" in page:
            assert thread.article.text == page["text"]
        assert list(thread.missing) == page.get("missing", [])
        check_comments(thread, page["comments"])
    for sentence in wanted.get("left_out", []):
        assert sentence in told
    assert bool(told) == bool(wanted.get("left_out"))


def check_comments(thread: Thread, comments: list[dict[str, Any]]) -> None:
    """The thread's comments are those, by id, each with the fields that are named; who is not said to answer does
    not."""
    by_id = {comment.id: comment for comment in thread.comments}
    assert sorted(by_id) == sorted(comment["id"] for comment in comments)
    for said in comments:
        comment = by_id[said["id"]]
        assert [reply.parent for reply in comment.replies_to if reply.basis == "markup"] == (
            [said["answers"]] if "answers" in said else []
        )
        for name, value in said.items():
            if name != "answers":
                shown = getattr(comment, name)
                assert (shown.isoformat() if name == "posted" and shown else shown) == value, (comment.id, name)


def test_each_format_has_a_golden_record() -> None:
    """A reader without a record of the format, written from its documentation, is not tested at all."""
    assert {part.name for part in FORMATS} <= {folder.name for folder in HERE.iterdir()}


@pytest.mark.parametrize("file", inputs(), ids=lambda file: f"{file.parent.name}/{file.name}")
def test_packed_and_cut_off(file: Path, tmp_path: Path) -> None:
    """Packed, a file reads the same; cut off anywhere, it gives what it holds or a sentence, and never hangs."""
    if file.suffix in {".gz", ".zst", ".xlsx", ".parquet", ".zip", ".warc"}:
        return
    data = file.read_bytes()
    packed = tmp_path / f"{file.name}.gz"
    packed.write_bytes(gzip.compress(data))
    plain = [thread.comments for thread in read_export(file) if isinstance(thread, Thread)]
    if known_format(ExportFile(file)) is not None:
        assert [thread.comments for thread in read_export(packed) if isinstance(thread, Thread)] == plain
    for share in (0.3, 0.6, 0.9):
        cut = tmp_path / f"cut{file.suffix}"
        cut.write_bytes(data[: int(share * len(data))])
        try:
            found = sum(len(thread.comments) for thread in read_export(cut) if isinstance(thread, Thread))
        except InputError as error:
            assert str(cut) in str(error)
        else:
            assert found <= sum(map(len, plain)) + 1


posts = st.lists(
    st.builds(
        Post,
        text=st.sampled_from(["yes", "no", "why"]),
        thread=st.sampled_from(["", "a", "b", None]),
        key=st.sampled_from([None, *"abcdefgh"]),
        parent=st.sampled_from([None, "", "0", *"abcdefghz"]),
    ),
    max_size=30,
)


@settings(deadline=None)
@given(posts)
def test_any_records_give_threads(tmp_path_factory: pytest.TempPathFactory, records: list[Post]) -> None:
    """Whatever keys and parents records have, repeats and circles among them, nothing is lost untold."""
    file = tmp_path_factory.mktemp("any") / "any.ndjson"
    file.write_text("{}\n")
    found = list(threads_of(iter(records), ExportFile(file), "any"))
    kept = sum(len(thread.comments) for thread in found if isinstance(thread, Thread))
    told = " ".join(skip.reason for skip in found if isinstance(skip, Skipped))
    repeats = re.search(r"stands before \((\d+)\)", told)
    assert kept + (int(repeats[1]) if repeats else 0) == len(records)


def test_partitions_spill_and_keep_the_order() -> None:
    """On disk or in memory, interleaved conversations come out whole and in the order of their first records."""
    records = [Post(text=str(i), thread=f"t{i % 7 + 10 * (i // 50)}") for i in range(400)]
    small, large = Partitions(size=9), Partitions()
    for post in records:
        small.add(post)
        large.add(post)
    told = [(key, [post.text for post in group]) for key, group in small]
    assert told == [(key, [post.text for post in group]) for key, group in large]
    assert sum(len(group) for _, group in told) == len(records)


def test_chains_end_at_the_thread_that_is_named() -> None:
    """A chain of 10,000 answers, told in any order, stands in the thread of its top."""
    chains = Chains()
    chains.names(Post(text="", thread="T", key="0"))
    for i in reversed(range(1, 10_000)):
        chains.add(Post(text="", thread=None, key=str(i), parent=str(i - 1)))
    assert {post.thread for post in chains} == {"T"}


def test_xml_that_declares_entities_is_refused(tmp_path: Path) -> None:
    """A file that could grow without bound is refused with a sentence."""
    bomb = tmp_path / "bomb.xml"
    bomb.write_text('<?xml version="1.0"?><!DOCTYPE disqus [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><disqus>&b;</disqus>')
    with pytest.raises(InputError, match="entities"):
        list(threads_of(FORMATS.get("disqus").function(ExportFile(bomb)), ExportFile(bomb), "disqus"))


def test_two_entries_of_disqus_for_one_address_are_one_page(tmp_path: Path) -> None:
    """Their comments stand together where the title is one too: some sites have one address for all pages."""
    site = (HERE / "disqus" / "site.xml").read_text(encoding="utf-8")
    path = tmp_path / "site.xml"
    twice = site.replace("org/school/<", "org/ferry/<").replace("学校停课", "The ferry stops in May")
    path.write_text(twice, encoding="utf-8")
    [page] = commentariat.read(path)
    assert sorted(comment.id for comment in page.comments) == ["11", "12", "14", "21"]
    assert len(list(commentariat.read(HERE / "disqus" / "site.xml"))) == 2
