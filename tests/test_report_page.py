"""The page as it is written: whole, harmless, in order, the same bytes each time, and holding what its numbers open."""

from __future__ import annotations

import base64
import hashlib
import re
from collections import Counter
from dataclasses import replace
from itertools import pairwise

import pandas as pd
import pytest

from benchmarks.made_pages import document as made_document
from reports.document import Document
from reports.pages.html import render
from reports.pages.html.data import script_words
from reports.pictures import Picture
from reports.view.sample import FIRST
from reports.words import PLACE, Words, languages, messages
from tests.made_document import LONG_WORD, small_document
from tests.page_elements import Elements, text_of, unpacked, written

MOST_BYTES = 12_000_000
PICTURE = Picture(
    name="coverage", section="appendix", title="What was <kept>", svg=b"<svg xmlns='http://www.w3.org/2000/svg'/>",
    png=b"", table=pd.DataFrame({"page": ["<b>a</b>", "b"], "kept": [3, 4], "share": [0.25, float("nan")]}),
    caption="Of each page.", alt="Two pages & their letters",
)  # fmt: skip


@pytest.fixture(scope="module")
def document() -> Document:
    return small_document()


@pytest.fixture(scope="module")
def page(document: Document) -> str:
    return render(document, [PICTURE])


@pytest.fixture(scope="module")
def elements(page: str) -> Elements:
    return Elements(page)


def test_equal_input_gives_equal_bytes(document: Document, page: str) -> None:
    assert render(document, [PICTURE]) == page


def test_the_policy_allows_our_style_and_script_by_their_hashes_and_nothing_else(page: str, elements: Elements) -> None:
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page)
    assert policy and policy[1].startswith("default-src 'none';") and "unsafe" not in policy[1]
    assert "http" not in policy[1]
    for tag in ("style", "script"):
        inner = re.search(rf"<{tag}>(.*?)</{tag}>", page, re.DOTALL)
        assert inner and page.count(f"<{tag}>") == 1
        digest = base64.b64encode(hashlib.sha256(inner[1].encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy[1]
    for tag, given in elements.found:
        assert "style" not in given and not [name for name in given if name.startswith("on")], tag
        assert (given.get("src") or "data:").startswith("data:")
    assert {given.get("type") for given, _ in elements.of("script")} == {None, "application/octet-stream"}


def test_the_script_makes_elements_and_parses_no_text(page: str) -> None:
    script = page.rsplit("<script>", 1)[1]
    for word in ("innerHTML", "outerHTML", "insertAdjacent", "eval(", "Function(", "document.write", "fetch(", "http"):
        assert word not in script


def test_nothing_hostile_is_markup_and_no_address_leads_outside(page: str, elements: Elements) -> None:
    assert "<script>document.title" not in page and "<img src=x" not in page and "<b>sent" not in page
    assert not re.search("[\u202a-\u202e\u2066-\u2069\x07]", page)
    links = [given.get("href") or "" for given, _ in elements.of("a")]
    assert not [link for link in links if re.match(r"[a-z]+:|//", link)]
    assert any(words == "outsiderun" for _, words in elements.of("li"))  # said, but no links


def test_no_id_stands_twice_and_every_link_leads_somewhere(document: Document, elements: Elements) -> None:
    ids = [given["id"] for _, given in elements.found if given.get("id")]
    assert not [name for name, count in Counter(ids).items() if count > 1]
    places = {f"r={one['anchor'].removeprefix('r-')}" for one in document.reactions.values()}
    numbers = {f"f={name}" for name in document.facts}
    for given, _ in elements.of("a"):
        link = given.get("href") or ""
        assert link.startswith("figures/") or link[1:] in {*ids, *places, *numbers}, link


def test_a_number_is_a_link_that_says_what_it_opens(document: Document, elements: Elements) -> None:
    links = elements.classed("a", "fact")
    assert {given["data-f"] for given, _ in links} == set(document.facts)
    assert len(links) > len(document.facts)  # one is said twice, and has its id once
    assert Counter(given["id"] for given, _ in links if given.get("id")) == {f"f-{name}": 1 for name in document.facts}
    for given, words in links:
        fact = document.facts[str(given["data-f"])]
        assert given["href"] == f"#f={fact.id}" and words == fact.text
        assert str(given["aria-label"]).startswith(f"{fact.text}: {fact.label}")
        behind = {key for one in fact.behind for key in one.ids}
        opens = f"Opens the {len(behind)} comment" if behind else "Opens how it was made"
        assert opens in str(given["aria-label"])


def test_headings_go_down_by_one_and_landmarks_are_there(elements: Elements) -> None:
    levels = [int(tag[1]) for tag, _ in elements.found if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    tags = [tag for tag, _ in elements.found]
    assert {"header", "main", "nav", "dialog", "noscript"} <= set(tags) and tags.count("main") == 1
    for given, _ in elements.of("section"):
        assert str(given["aria-labelledby"]) == f"h-{given['id']}"


def test_words_of_pages_have_their_language_and_direction(document: Document, elements: Elements) -> None:
    assert dict(elements.found)["html"]["lang"] == document.language
    cards = elements.classed("p", "words")
    assert len(cards) >= 4 and all(given["lang"] and given["dir"] == "auto" for given, _ in cards)
    assert ("ko", "돌려보내지 마라") in [(given.get("lang"), words) for given, words in elements.of("span")]
    assert ("en", "An English sentence.") in [(given.get("lang"), words) for given, words in elements.of("span")]


def test_a_table_has_a_caption_and_heads_of_columns_and_rows(elements: Elements) -> None:
    captions = [words for _, words in elements.of("caption")]
    assert captions == ["Reactions by population", "What was <kept>"]
    assert {given["scope"] for given, _ in elements.of("th")} == {"col", "row"}


def test_a_figure_has_words_for_its_picture_and_its_numbers_behind_it(elements: Elements) -> None:
    ((image, _),) = elements.of("img")
    assert image["alt"] == PICTURE.alt and len(list(elements.of("figure"))) == 1  # what was not drawn leaves no place
    cells = [words for _, words in elements.of("td")]
    assert {"<b>a</b>", "3", "0.250", "–"} <= set(cells)
    links = {given.get("href") for given, _ in elements.of("a")}
    assert {f"figures/coverage.{suffix}" for suffix in ("png", "svg", "csv")} <= links


def test_a_figure_that_can_stand_in_the_page_does(document: Document) -> None:
    class Inline:
        name, title, caption, alt, table = "coverage", "T", "C", "A", PICTURE.table
        svg, inline = b"", '<svg role="img" aria-label="A" viewBox="0 0 1 1"></svg>'

    assert Inline.inline in render(document, [Inline()])  # type: ignore[list-item]


def test_what_is_folded_for_print_is_marked(elements: Elements) -> None:
    folds = {words.split("\n")[0].strip(): given["class"] for given, words in elements.classed("details", "fold")}
    assert folds == {"A fold that is printed": "fold printed", "A fold that is not: 0.81": "fold"}
    assert any("comments.pdf" in words for _, words in elements.classed("p", "print-only"))


def test_the_data_hold_each_text_once_with_its_codes(document: Document, page: str) -> None:
    data = unpacked(page)
    texts = [written(text_of(cell)) for cell in data["columns"]["text"]]
    assert texts.count(LONG_WORD) == 1
    for one in document.reactions.values():
        assert written(one["text"]) in texts
    sides = [data["tables"]["sides"][place] for place in data["columns"]["side"] if place >= 0]
    assert Counter(sides) == Counter(one["stance"] for one in document.reactions.values())
    tables = data["tables"]
    first = {
        (tables["variables"][variable], tables["coders"][coder], tables["labels"][label])
        for variable, coder, label in data["sparse"]["codes"]["0"]
    }
    assert first == set(document.codes[next(iter(document.threads[0]["rows"]))["key"]])
    (voice,) = [told for told in data["sparse"]["voice"].values() if told.get("original")]
    assert voice["original"] == "돌려보내지 마라" and voice["language"] == "ko"
    languages = [tables["languages"][place] for place in data["columns"]["language"]]
    assert languages[texts.index("应该让他们去第三国。")] == "zh" and all(languages)


def test_the_data_say_what_is_behind_each_number(document: Document, page: str) -> None:
    data = unpacked(page)
    texts = [written(text_of(cell)) for cell in data["columns"]["text"]]
    order = [fact[0] for fact in data["facts"]]
    assert order[:4] == ["n.0", "against.0", "n.1", "against.1"] and order[-1] == "alpha"
    assert sorted(order) == sorted(document.facts)
    for name, text, label, note, source, behind in data["facts"]:
        fact = document.facts[name]
        assert (text, label, note, source) == (fact.text, fact.label, fact.note, fact.source)
        for one, (label, place, n) in zip(fact.behind, behind, strict=True):
            at, found = 0, []
            for step in data["lists"][place]:
                at += step
                found.append(texts[at])
            assert label == one.label and n == len(one.ids)
            assert found == [written(document.reactions[key]["text"]) for key in one.ids]


def test_replies_keep_their_evidence_and_their_doubt(page: str) -> None:
    data = unpacked(page)
    (place,) = [place for place, text in enumerate(data["columns"]["text"]) if text == "应该让他们去第三国。"]
    ((to, basis, probability, evidence),) = data["columns"]["links"][place]
    assert text_of(data["columns"]["text"][to]).startswith("They are people")
    assert (data["tables"]["bases"][basis], probability, evidence) == ("quote", 9700, "sent back")


def test_letters_of_the_east_are_in_the_page(page: str) -> None:
    assert 'font-family: "Commentariat East"; src: url(data:font/woff;base64,' in page


def test_more_comments_than_fit_are_a_stated_sample_of_whole_discussions() -> None:
    page = render(made_document(600, seed=3, most=250), [])
    data, whole = unpacked(page), unpacked(render(made_document(600, seed=3), []))
    assert whole["sample"] is None and len(whole["columns"]["text"]) == 600
    held = len(data["columns"]["text"])
    assert data["sample"] == {"held": held, "all": 600, "limit": 250} and held < 600
    assert page == render(made_document(600, seed=3, most=250), [])
    elements = Elements(page)
    (told,) = [words for _, words in elements.classed("p", "alarm") if "commentariat serve OUT" in words]
    assert f"{held} of 600" in told and "250" in told and "seed 3" in told
    assert sum(thread["count"] for thread in data["threads"]) == held
    assert sum(thread.get("left", 0) for thread in data["threads"]) == 600 - held
    for fact, behind in zip(data["facts"], whole["facts"], strict=True):
        for (_, place, n), (_, _, all_of_them) in zip(fact[5], behind[5], strict=True):
            assert n == all_of_them and len(data["lists"][place]) >= min(FIRST, n)


def test_twenty_thousand_comments_are_a_page_of_few_megabytes() -> None:
    page = render(made_document(20_000), [])
    assert len(page.encode()) < MOST_BYTES
    assert len(unpacked(page)["columns"]["text"]) == 20_000


def test_nothing_at_all_is_still_a_page() -> None:
    page = render(made_document(0), [])
    assert unpacked(page)["threads"] == [] and "<h1" in page


def test_only_so_many_letters_of_the_east_are_packed(monkeypatch: pytest.MonkeyPatch) -> None:
    from reports import fonts

    whole = fonts.web_fonts(["遣返 遣返 山水 河"])["Commentariat East"]
    monkeypatch.setattr(fonts, "MOST_EAST", 2)
    few = fonts.web_fonts(["遣返 遣返 山水 河"])["Commentariat East"]
    assert few == fonts.web_fonts(["返遣"])["Commentariat East"] and len(few) < len(whole)


DYNAMIC = ("because_", "kind_", "code_", "channel_", "variable_", "legend_", "by_")


def test_the_script_says_only_what_there_are_messages_for(page: str) -> None:
    script = page.rsplit("<script>", 1)[1]
    said = set(re.findall(r'\b(?:say|parts|count)\("(\w+)"', script))
    said |= set(re.findall(r'\? "(\w+)" : "\w+"', script)) | set(re.findall(r'\? "\w+" : "(\w+)"', script))
    known = set(script_words("en"))
    assert set(re.findall(r'\b(?:say|parts|count)\("(\w+)"', script)) - set(DYNAMIC) <= known
    assert {key for key in known if not key.startswith(DYNAMIC)} <= said


@pytest.mark.parametrize("language", languages())
def test_the_page_speaks_each_language(document: Document, *, language: str) -> None:
    page = render(replace(document, words=Words(language)), [])
    assert f'<html lang="{language}">' in page
    told, english = messages(language), messages("en")
    tables = ("page.", "drawn.")
    assert {key for key in told if key.startswith(tables)} == {key for key in english if key.startswith(tables)}
    for key in told:
        if key.startswith(tables):
            assert set(PLACE.findall(str(told[key]))) == set(PLACE.findall(str(english[key]))), key
