"""Pages without telling class words are read by the shape of their records alone."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path

import pytest

import threads

GOLDEN = Path(__file__).parent / "golden" / "records"
_NAMED = re.compile(r'(class|id)="([^"]*)"')


def _nameless(words: re.Match[str]) -> str:
    """The same class words and ids as hashes that say nothing, as bundlers write them; numbers go with them."""
    return (
        f'{words[1]}="'
        + " ".join(
            f"x{hashlib.md5(re.sub('[0-9]', '', word).encode()).hexdigest()[:8].translate(_LETTERS)}"
            for word in words[2].split()
        )
        + '"'
    )


_LETTERS = str.maketrans("0123456789", "ghijklmnop")


@pytest.mark.parametrize(
    "name",
    [
        "changyan_drawn",
        "clien_rows",
        "daum_alex",
        "dcinside_replies",
        "korean_paper_dates",
        "korean_paper_table",
        "nate_pann",
        "netease_hours_ago",
        "sina_news",
        "weibo_2022",
        "weibo_desktop",
        "xiaohongshu",
        "zhihu_comments",
    ],
)
def test_authors_and_words_are_found_without_telling_class_words(name: str) -> None:
    [page] = GOLDEN.parent.glob(f"*/{name}.html")
    html = _NAMED.sub(_nameless, page.read_text(encoding="utf-8"))
    wanted = json.loads(page.with_suffix(".json").read_text(encoding="utf-8"))["comments"]
    assert [(c.author, c.text) for c in threads.split(html).comments] == [(c["author"], c["text"]) for c in wanted]
