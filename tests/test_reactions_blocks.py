"""The reactions table is made in blocks, and is the same however large they are."""

from __future__ import annotations

import pandas as pd
import pytest

from threads.corpus.populations import Rules
from threads.corpus.store import Corpus
from threads.model import Article, Comment, Thread


@pytest.mark.parametrize("group_by", [None, "late", "language"])
def test_a_table_of_several_blocks_is_that_of_one(monkeypatch: pytest.MonkeyPatch, group_by: str | None) -> None:
    comments = tuple(
        Comment(id=str(n), text=f"Words {n}", author="Ann", extra={"n": str(n)} | ({"late": "x7"} if n > 7 else {}))
        for n in range(12)
    )
    corpus = Corpus([Thread(id="t", article=Article(title="A"), comments=comments)], rules=Rules(group_by=group_by))
    whole = corpus.reactions()
    monkeypatch.setattr("threads.corpus.reactions.BLOCK", 5)
    pd.testing.assert_frame_equal(corpus.reactions(), whole)
    assert whole["extra_n"].tolist() == list(range(12))
    assert whole["extra_late"].tolist()[7:9] == [pd.NA, "x7"]
    if group_by == "late":
        assert whole["population"].tolist() == ["late: not given"] * 8 + ["x7"] * 4
