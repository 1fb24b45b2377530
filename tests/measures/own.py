"""Our own pages with their readings by hand, golden pairs and shipped samples: as they are, flattened, masked."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from benchmarks.flatten import as_a_crawler
from benchmarks.own_voices import passages
from tests.measures.scores import Reading, Said, letters

ROOT = Path(__file__).resolve().parents[2]
GOLDEN, SAMPLES = ROOT / "tests" / "golden", ROOT / "raw_html"
FORUMS = frozenset(
    "bbpress discourse discuz fluxbb invision khoros kunena mybb nodebb phorum phpbb smf tieba vanilla vbulletin "
    "woltlab xenforo zh-forum-gb18030.html zh-tieba-flattened.txt nested-board.html".split()
)
"""Folders of the golden pages, samples, and layouts of made pages that are discussions without an article."""
_WORDED = re.compile(r"""(?P<name>\s(?:class|id)\s*=\s*)(?P<mark>["'])(?P<words>[^"'<>]*)(?P=mark)""", re.IGNORECASE)
_HANGUL, _HAN = re.compile(r"[\uac00-\ud7a3]"), re.compile(r"[\u4e00-\u9fff]")
MARKED = 10
"""Chinese or Korean letters from which a page is in that language."""


MEASURED = frozenset((ROOT / "tests" / "gold" / "measured.txt").read_text(encoding="utf-8").split())
"""The golden pages, samples and passages that the floors are measured on: new ones change nothing until named there."""


@dataclass(frozen=True)
class Own:
    """A page of ours: where it is from, its text as it came, and how a person reads it.

    Of a sample also the `last` words of its article, and in `numbers`, by a comment's letters, its number and the
    numbers of those that it answers.
    """

    place: str
    source: str
    reading: Reading
    last: str | None = None
    numbers: dict[str, tuple[int, set[int]]] = field(default_factory=dict)

    @property
    def is_html(self) -> bool:
        return "</" in self.source

    @property
    def is_sample(self) -> bool:
        return "." in self.place

    @property
    def is_forum(self) -> bool:
        return self.place in FORUMS

    @property
    def language(self) -> str:
        if len(_HANGUL.findall(self.source)) >= MARKED:
            return "ko"
        return "zh" if len(_HAN.findall(self.source)) >= MARKED else "en"


@cache
def pages() -> tuple[Own, ...]:
    """Our pages that a person has read whole."""
    paths = [path for path in sorted(GOLDEN.glob("*/*.json")) if f"{path.parent.name}/{path.stem}" in MEASURED]
    gold: dict[str, Any] = json.loads((ROOT / "tests" / "samples_gold.json").read_text(encoding="utf-8"))
    return (*map(_golden, paths), *(_sample(name, read) for name, read in sorted(gold.items()) if name in MEASURED))


@cache
def stories(language: str | None = None) -> tuple[dict[str, Any], ...]:
    """Our passages that quote people, of one language or of all."""
    return tuple(one for one in passages() if one["id"] in MEASURED and language in (None, one["language"]))


def _golden(path: Path) -> Own:
    page = path.with_suffix(".html") if path.with_suffix(".html").exists() else path.with_suffix(".txt")
    source = page.read_text(encoding="utf-8")
    read = json.loads(path.read_text(encoding="utf-8"))
    whole = all("text" in comment for comment in read["comments"])
    said = tuple(Said(c["text"], _says(c)) for c in read["comments"] if c["text"]) if whole else None
    article = read.get("text", _between(letters(source), read.get("first_words"), read.get("last_words")))
    return Own(path.parent.name, source, Reading(said, article))


def _sample(name: str, read: dict[str, Any]) -> Own:
    """The gold names the first and the last words of each part: what stands between them on the page is the part."""
    source = (SAMPLES / name).read_bytes().decode(read["encoding"])
    text = letters(as_a_crawler(source) if name.endswith(".html") else source)
    article = _between(text, read.get("article_first"), read.get("article_last"))
    said: list[Said] = []
    numbers: dict[str, tuple[int, set[int]]] = {}
    at = 0
    for comment in read["comments"][bool(read.get("opener_may_be_article")) :]:
        part = _between(text, comment["first"], comment["last"], at=at)
        assert part is not None, f"{name}, comment {comment['n']}: not on the page"
        at = max(at, text.find(part))
        said.append(Said(part, _says(comment)))
        numbers[part] = comment["n"], {parent for parent, _ in comment["parents"]}
    return Own(name, source, Reading(tuple(said), article), last=read.get("article_last"), numbers=numbers)


def _says(comment: dict[str, Any]) -> dict[str, Any]:
    posted = comment.get("posted")
    return {"author": comment.get("author"), "posted": datetime.fromisoformat(posted) if posted else None}


def _between(text: str, first: str | None, last: str | None, *, at: int = 0) -> str | None:
    """The letters of the text from the first words to the end of the last; None where one is not named or not there."""
    if not first or not last:
        return None
    start = text.find(letters(first), at)
    end = text.find(letters(last), max(start, 0))
    return text[start : end + len(letters(last))] if min(start, end) >= 0 else None


def flattened(page: Own) -> Own:
    """The same page as a crawler's text; comments and an article that this text does not hold are not asked for."""
    text = as_a_crawler(page.source)
    held = letters(text)
    said = page.reading.comments
    kept = None if said is None else tuple(one for one in said if letters(one.text) in held)
    article = page.reading.article if letters(page.reading.article) in held else None
    return replace(page, source=text, reading=Reading(kept, article))


def masked(page: Own) -> Own:
    """The same page without class words."""
    return replace(page, source=without_class_words(page.source))


def without_class_words(html: str) -> str:
    """The markup with the words of classes and ids replaced, alike by alike: what is left of a page is its shape."""
    return _WORDED.sub(lambda m: f"{m['name']}{m['mark']}{' '.join(map(_mask, m['words'].split()))}{m['mark']}", html)


def _mask(word: str) -> str:
    return "".join("bcdfghjklmnpqrtv"[int(digit, 16)] for digit in hashlib.sha256(word.encode()).hexdigest()[:7])
