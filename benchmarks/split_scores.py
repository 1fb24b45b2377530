"""How well pages were split: by the data's own scripts, and by counting snippets that must and must not be there."""

from __future__ import annotations

import contextlib
import importlib.util
import io
import json
import re
import tempfile
from collections import Counter
from collections.abc import Sequence
from html import unescape
from pathlib import Path
from types import ModuleType
from typing import Any

from benchmarks.split_posts import share, strictly
from benchmarks.split_tools import Split

Row = dict[str, Any]
Scores = dict[str, float | None]
_TAG = re.compile(r"<[a-zA-Z/!][^<>]{0,4000}>")
_WORD = re.compile(r"\w+")


def article_and_comments(data: Path, rows: Sequence[Row], found: Sequence[Split]) -> Scores:
    """Token scores of both parts, macro averages over pages: see `score.py` beside the data."""
    predicted = [
        {"id": row["id"], "article": article, "comments": comments}
        for row, (article, comments) in zip(rows, found, strict=True)
    ]
    s, _ = module(data / "score.py").score(rows, predicted)
    kinds = {
        "article F1": "article_F1",
        "comments P": "comments_P",
        "R": "comments_R",
        "F1": "comments_F1",
        "where none": "false_comment_rate",
        "leak": "leak",
    }
    return {shown: _number(s[key]) for shown, key in kinds.items()}


def snippets(data: Path, rows: Sequence[Row], found: Sequence[Split]) -> Scores:
    """Shares of the strings found in the comments: of those that belong there, and of those that belong to the article
    or nowhere.

    `saved` is the share of the first that the saved HTML holds at all, shown or in a script: no tool can find more.
    """
    held = [
        _letters(snippet) in letters
        for row in rows
        if (letters := _letters(row["html"]))
        for snippet in row["comments"]
    ]
    told = [(row, _flat(comments)) for row, (_, comments) in zip(rows, found, strict=True)]
    wanted = [_flat(snippet) in comments for row, comments in told for snippet in row["comments"]]
    barred = [_flat(snippet) in comments for row, comments in told for snippet in (*row["with"], *row["without"])]
    return {"found": share(wanted), "saved": share(held), "must not": share(barred)}


def posts(data: Path, rows: Sequence[Row], threads: Sequence[Any]) -> Scores:
    """Posts found, with their authors and dates; authors and dates are of the posts found, by the data's script and
    strictly."""
    score = module(data / "score_posts.py")
    with tempfile.TemporaryDirectory() as folder:
        gold, found = Path(folder, "gold.jsonl"), Path(folder, "found.jsonl")
        gold.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
        lines = (
            json.dumps({"id": row["id"], "posts": posts_of(thread)}) for row, thread in zip(rows, threads, strict=True)
        )
        found.write_text("\n".join(lines), encoding="utf-8")
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            score.main(str(gold), str(found))
    s = json.loads(printed.getvalue())
    return {
        "posts P": s["post_P"],
        "R": s["post_R"],
        "F1": s["post_F1"],
        "author": s["author_hit_of_matched"],
        "date": s["date_hit_of_matched"],
        **strictly(score, rows, threads),
    }


def words_of_posts(data: Path, rows: Sequence[Row], found: Sequence[Split]) -> Scores:
    """Token F1 of all that a tool keeps of a forum page against all posts' texts: what can be asked of tools without
    posts."""
    values = []
    for row, (article, comments) in zip(rows, found, strict=True):
        gold, kept = _words("\n".join(post["text"] or "" for post in row["posts"])), _words(f"{article}\n{comments}")
        same = sum((gold & kept).values())
        values.append(2 * same / (sum(gold.values()) + sum(kept.values())) if same else 0.0)
    return {"words F1": sum(values) / len(values) if values else None}


def posts_of(thread: Any) -> list[Row]:
    """Our posts as the gold has them: it names an author by the address or by the name, whichever the page's markup
    gave."""
    return [
        {"author": f"{c.author_url or ''} {c.author or ''}", "date": _date(c.posted), "text": c.text}
        for c in thread.comments
    ]


def _date(when: Any) -> str | None:
    """The moment in the forms in which pages show it: the gold holds the words of the page, and its digits are looked
    for."""
    return when.strftime("%B %-d, %Y %Y-%m-%dT%H:%M:%S %-I:%M %I %p %d %-d %m %-m %H %-H %y") if when else None


def module(path: Path) -> ModuleType:
    """A script of the data's folder as a module."""
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None and spec.loader is not None
    loaded = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(loaded)
    return loaded


def _words(text: str) -> Counter[str]:
    return Counter(_WORD.findall(text.lower()))


def _flat(text: str) -> str:
    return " ".join(text.split()).lower()


def _letters(text: str) -> str:
    """The letters and digits of a text, tags left out and what markup and scripts write in escapes put back."""
    plain = re.sub(r"\\u([0-9a-fA-F]{4})", lambda match: chr(int(match[1], 16)), unescape(unescape(_TAG.sub("", text))))
    return "".join(filter(str.isalnum, plain.replace("\\n", " ").lower()))


def _number(value: float) -> float | None:
    return None if value != value else float(value)
