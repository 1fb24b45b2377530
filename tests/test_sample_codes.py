"""The sample's hand codes, and what its folder says of its pages."""

from __future__ import annotations

import csv
import re
import tomllib
from collections import Counter, defaultdict
from functools import cache

from tests.samples import CODES, GOLD, NAMES, PAGES, bare, every_page, public, read


@cache
def codes() -> tuple[dict[str, str], ...]:
    with (PAGES / "codes.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


def test_codes_are_of_the_codebook_and_two_coders_agree_as_coders_do() -> None:
    by_item: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for row in codes():
        assert row["code"] in CODES[row["variable"]]
        by_item[row["page"], row["starts"], row["variable"]].append(row["code"])
    assert all(len(pair) == 2 for pair in by_item.values())
    for variable in CODES:
        pairs = [pair for (_, _, which), pair in by_item.items() if which == variable]
        assert 0.85 <= sum(a == b for a, b in pairs) / len(pairs) <= 0.93


def test_enough_reactions_are_coded() -> None:
    coded = {(row["page"], row["starts"]) for row in codes()}
    count = Counter(GOLD[page]["population"] for page, _ in coded)
    assert count["English-language commenters"] >= 100
    assert count["Chinese netizens"] >= 100
    assert count["Korean netizens"] >= 20


@every_page
def test_each_code_finds_its_reaction(name: str) -> None:
    thread = read(name)
    texts = [comment.text for comment in thread.comments] + [quote.text for quote in public(name)]
    starts = {row["starts"] for row in codes() if row["page"] == name}
    assert [words for words in starts if not any(bare(words) in bare(text) for text in texts)] == []


def test_sources_name_the_five_pages_and_ship_none_of_their_text() -> None:
    text = (PAGES / "SOURCES.toml").read_text(encoding="utf-8")
    pages = tomllib.loads(text)["page"]
    assert len(pages) == 5
    assert all("title" in page and ("url" in page or "outlet" in page) for page in pages)
    assert len(text) < 3000


def test_readme_lists_every_page_and_says_what_they_are() -> None:
    text = (PAGES / "README.md").read_text(encoding="utf-8")
    assert "written for this project" in text
    assert "invented for demonstration" in text
    pages = {path.name for path in PAGES.iterdir() if path.suffix in {".html", ".txt"}}
    assert pages == set(NAMES)
    assert [name for name in pages if f"`{name}`" not in text] == []


@every_page
def test_invented_addresses_only(name: str) -> None:
    text = (PAGES / name).read_bytes().decode(GOLD[name]["encoding"])
    hosts = re.findall(r"https?://([\w.-]{1,100})", text)
    allowed = re.compile(r"(?:[\w-]+\.)*(?:example\.(?:com|org|net)|schema\.org|www\.w3\.org)\.?")
    assert [host for host in hosts if not allowed.fullmatch(host)] == []
