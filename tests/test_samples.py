"""The shipped sample pages against their reading by hand in samples_gold.json, and the files that stand beside them."""

from __future__ import annotations

import tomllib
from collections import Counter
from datetime import datetime

import pytest

from tests.samples import (
    CUED,
    GOLD,
    NAMES,
    PAGES,
    POPULATIONS,
    bare,
    every_page,
    every_thread,
    expected,
    flat,
    holds,
    in_page_order,
    matched,
    public,
    read,
)
from threads.corpus.populations import Rules
from threads.corpus.reactions import reactions_table

# ---- reading the pages


@every_page
def test_nothing_is_lost(name: str) -> None:
    assert "not accounted for" not in read(name).dropped


@every_page
def test_title(name: str) -> None:
    assert flat(read(name).article.title) == flat(GOLD[name]["title"])


@every_page
def test_article_from_first_to_last_word(name: str) -> None:
    gold, text = GOLD[name], flat(read(name).article.text)
    if "article_first" in gold:
        assert bare(gold["article_first"]) in bare(text)[:300]
        assert bare(gold["article_last"]) in bare(text)[-300:] or name == "netizen-list-votes.html"


@every_page
def test_byline_outlet_and_date_where_the_page_names_them(name: str) -> None:
    gold, article = GOLD[name], read(name).article
    if gold.get("outlet"):
        assert gold["outlet"] in (article.outlet or "")
    if gold["published"]:
        assert article.published is not None
        assert article.published.date().isoformat() == gold["published"]
    if gold.get("byline"):
        assert article.byline is None or flat(article.byline) in gold["byline"] or gold["byline"] in article.byline


@every_page
def test_furniture_stays_out(name: str) -> None:
    thread = read(name)
    kept = [thread.article.text, *(comment.text for comment in thread.comments)]
    assert [words for words in GOLD[name]["furniture"] if any(words in text for text in kept)] == []


@every_page
def test_encoding(name: str) -> None:
    thread, wanted = read(name), GOLD[name]["encoding"]
    said = (thread.source.encoding or "").lower().replace("_", "-")
    family = {"gb18030": ("gb", "cp936"), "euc-kr": ("euc-kr", "cp949", "uhc")}.get(wanted, ("utf", "ascii"))
    assert said.startswith(family)
    assert "�" not in thread.article.text + "".join(comment.text for comment in thread.comments)


@every_page
def test_language(name: str) -> None:
    article = read(name).article
    assert not article.text or article.language == GOLD[name]["language"]


# ---- comments


@pytest.mark.parametrize(
    "name", [name for name in NAMES if name != "netizen-list-votes.html"]
)  # comments or voices: both stand
def test_number_of_comments_by_kind(name: str) -> None:
    wanted = Counter(gold["kind"] for gold in expected(name))
    assert Counter(comment.kind for comment in read(name).comments) == wanted


@every_thread
def test_authors_in_order(name: str) -> None:
    wanted = [gold["author"] for gold in expected(name) if gold["kind"] == "comment"]
    assert [comment.author for comment in in_page_order(read(name)) if comment.kind == "comment"] == wanted


@every_thread
def test_texts_whole(name: str) -> None:
    pairs = matched(name)
    assert len(pairs) == len(expected(name))
    for gold, comment in pairs:
        assert bare(gold["first"]) in bare(comment.text)
        if gold["kind"] == "comment":
            assert bare(comment.text).endswith(bare(gold["last"]))


@every_thread
def test_author_addresses_times_and_likes(name: str) -> None:
    for gold, comment in matched(name):
        if "url" in gold:
            assert comment.author_url == gold["url"]
        if "likes" in gold:
            assert comment.likes == gold["likes"]
        if "posted" in gold:
            assert comment.posted is not None
            wanted = datetime.fromisoformat(gold["posted"])
            shown = comment.posted if wanted.tzinfo else comment.posted.replace(tzinfo=None)
            assert shown == wanted


@every_thread
def test_repeated_words_are_marked_as_such(name: str) -> None:
    for gold, comment in matched(name):
        for words in gold.get("repeats", []):
            assert bare(words) not in bare(comment.own_text), f"comment {gold['n']}"


@every_thread
def test_whom_a_comment_with_a_cue_answers(name: str) -> None:
    pairs = matched(name)
    number = {comment.id: gold["n"] for gold, comment in pairs}
    wrong = []
    for gold, comment in pairs:
        wanted = {parent for parent, cue in gold["parents"] if cue in CUED}
        found = {number.get(reply.parent) for reply in comment.replies_to}
        if wanted and not (found and found <= wanted) and wanted != {min(number.values()) - 1}:
            wrong.append((gold["n"], sorted(map(str, found)), sorted(wanted)))
    assert wrong == []


def test_comments_that_answer_two_name_both() -> None:
    pairs = matched("blog-thread.txt")
    number = {comment.id: gold["n"] for gold, comment in pairs}
    several = [(gold, comment) for gold, comment in pairs if len(gold["parents"]) > 1]
    both = sum({number[r.parent] for r in c.replies_to} == {p for p, _ in g["parents"]} for g, c in several)
    assert (len(several), both >= 3) == (4, True)


# ---- voices


@every_page
def test_public_voices(name: str) -> None:
    if name == "netizen-list-votes.html" and read(name).comments:
        return  # read as comments, which stands as well
    wanted = [quote for quote in GOLD[name]["quotes"] if quote["kind"] == "public"]
    found = public(name)
    missing = [gold["starts"] for gold in wanted if not any(holds(quote, gold["starts"]) for quote in found)]
    known = [w for gold in GOLD[name]["quotes"] if gold["kind"] in ("public", "any")
             for w in (gold["starts"], *gold.get("continues", ()))]  # fmt: skip
    extra = [quote.text for quote in found if quote.verbatim and not any(holds(quote, w) for w in known)]
    assert (missing, extra) == ([], [])


@every_page
def test_officials_experts_and_scare_quotes_are_no_public_voices(name: str) -> None:
    others = [gold for gold in GOLD[name]["quotes"] if gold["kind"] not in ("public", "any")]
    taken = [gold["starts"] for gold in others for quote in public(name) if bare(quote.text) == bare(gold["starts"])
             or (gold["kind"] != "scare" and holds(quote, gold["starts"]))]  # fmt: skip
    assert taken == []


def test_officials_pasted_into_a_comment_are_no_public_voices() -> None:
    pasted = [quote for quote in read("blog-thread.txt").quotes
              if quote.text.startswith(("We are aware of the reports", "There are no so-called", "“We are aware",
                  "“There are no"))]  # fmt: skip
    assert len(pasted) == 2
    assert all(quote.speaker_kind != "public" for quote in pasted)


def test_originals_stand_beside_their_translations() -> None:
    name = "netizen-story-bilingual.html"
    wanted = {gold["starts"]: gold["original"] for gold in GOLD[name]["quotes"] if "original" in gold}
    found = {starts: quote.original for starts in wanted for quote in public(name) if holds(quote, starts)}
    assert {starts: bare(text) for starts, text in found.items()} == {s: bare(t) for s, t in wanted.items()}


def test_interview_in_turns() -> None:
    article = read("interview.txt").article
    assert [turn.speaker for turn in article.turns] == GOLD["interview.txt"]["turns"]
    assert article.text[article.turns[1].start :].lstrip().startswith("My organisation keeps the list")


# ---- the files beside the pages


def test_reactions_by_population() -> None:
    rules = Rules.of(tomllib.loads((PAGES / "study.toml").read_text(encoding="utf-8"))["population"])
    table = reactions_table([read(name) for name in NAMES], rules)
    count, places = table["population"].value_counts(), table.groupby("population")["thread"].nunique()
    assert set(count.index) == set(POPULATIONS)
    for population, (reactions, pages) in POPULATIONS.items():
        assert (count[population] >= reactions, places[population] >= pages) == (True, True), population
