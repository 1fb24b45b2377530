"""The five real pages that started this: every check of their reading by hand holds."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from commentariat.run import parse_pages


@pytest.mark.shared
def test_the_seed_pages_are_read_as_a_person_reads_them(shared: Path, tmp_path: Path) -> None:
    seeds = shared / "seeds"
    corpus = parse_pages(sorted(seeds.glob("*.txt")), tmp_path)
    assert not corpus.skipped
    check = [sys.executable, str(seeds / "check_seeds.py"), str(tmp_path / "threads.jsonl")]
    shown = subprocess.run(check, capture_output=True, text=True, check=False)
    short = [line for line in shown.stdout.splitlines() if not line.startswith("ok")]
    assert shown.returncode == 0, "\n".join(short)


@pytest.mark.shared
def test_nothing_is_lost_from_the_seed_pages(shared: Path, tmp_path: Path) -> None:
    for thread in parse_pages(sorted((shared / "seeds").glob("*.txt")), tmp_path):
        assert thread.source.path is not None
        text = Path(thread.source.path).read_text(encoding="utf-8")
        kept = sum(len("".join(part.split())) for part in (thread.article.text, *(c.text for c in thread.comments)))
        assert kept + sum(thread.dropped.values()) == len("".join(text.split()))
