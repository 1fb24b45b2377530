"""What the report says: in the reader's words, every number with an address and what stands behind it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from analysis.base import Study
from commentariat import study_of
from reports.blocks import Para, Quotes
from reports.document import Document, make
from reports.pieces import Fact, Said, Span, plain
from reports.words import Words, languages, messages
from tests.conftest import ROOT
from tests.sentences import sentences

JARGON = (
    "instrument", "silhouette", "layer", "jackknife", "bootstrap", "prediction-powered", "ppi", "jaccard", "npmi",
    "cluster", "embedding", "vector", "classifier", "f1", "auc", "macro", "hyperparameter", "seeded", "log-odds",
    "reaction_id", "dataframe", "null", "nan", "none,", "population_basis", "n_topics", "p_holm", "inferential",
    "descriptive", "heuristic", "regex", "parser", "gate",
)  # fmt: skip
"""Words that belong to the makers: none may stand in what the report itself says outside the paragraph for a paper."""


@pytest.fixture(scope="module")
def sample(sample_study: Study) -> Document:
    return make(sample_study, version="0", title="The handover")


def said(document: Document, *, without: tuple[str, ...] = ()) -> Iterator[Said]:
    """Every sentence of the document, with the heads of its tables."""
    for section in document.sections:
        yield section.title
        if section.id not in without:
            yield from sentences(section.blocks)


def own_words(sentence: Said) -> str:
    """What the report says of itself: names, comments, commands and other languages left out."""
    return "".join(piece for piece in sentence if isinstance(piece, str))


def test_the_report_speaks_the_readers_words(sample: Document) -> None:
    text = " ".join(own_words(one) for one in said(sample)).lower()
    labels = " ".join(fact.label + " " + fact.note for fact in sample.facts.values()).lower()
    for word in JARGON:
        assert not re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", text), word
        assert not re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", labels), word


def test_every_number_has_an_address(sample_study: Study, monkeypatch: pytest.MonkeyPatch) -> None:
    """A number that the report makes, in a sentence or a table, is a fact; those of a fact's own note are in it."""
    bare: list[str] = []
    number = Words.number

    def marked(self: Words, value: float, *, digits: int = 0) -> str:
        return f"\ue000{number(self, value, digits=digits)}\ue001"

    monkeypatch.setattr(Words, "number", marked)
    document = make(sample_study, version="0", title="The handover")
    for sentence in said(document):
        bare += re.findall("[^\ue000]{0,30}\ue000[^\ue001]*\ue001", own_words(sentence))
    assert not bare
    assert len(document.facts) > 100


def test_numbers_of_people_open_on_the_comments_behind_them(sample: Document) -> None:
    for name in ("english-language-commenters", "chinese-netizens"):
        for measure in ("n", "favor", "against", "sentiment", "against.interval"):
            fact = sample.facts[f"{name}.{measure}"]
            assert fact.behind and all(key in sample.reactions for group in fact.behind for key in group.ids)
    against = sample.facts["chinese-netizens.against"].behind[0]
    assert "against" in against.label
    assert all(sample.reactions[key]["stance"] == "AGAINST" for key in against.ids)


def test_one_n_a_population(sample: Document) -> None:
    """The comments and the quoted voices of a population are all who are counted, and behind its shares stand they."""
    for name in ("english-language-commenters", "chinese-netizens", "korean-netizens"):
        n, comments, quoted = (sample.facts[f"{name}.{key}"].value for key in ("n", "comments", "quoted"))
        assert n == (comments or 0) + (quoted or 0)
    shares = sample.facts["chinese-netizens.favor"]
    assert sum(len(group.ids) for group in shares.behind) == sample.facts["chinese-netizens.n"].value


def test_the_first_screen_answers_the_question(sample: Document) -> None:
    [answer] = [section for section in sample.sections if section.id == "answer"]
    leads = [plain(block.text) for block in answer.blocks if isinstance(block, Para) and block.role == "lead"]
    assert [re.sub(r"\d+", "N", lead) for lead in leads] == [
        "Among English-language commenters, more opposed sending the defectors back than supported it; Chinese "
        "netizens were split. Support was higher among Chinese netizens than among English-language commenters in "
        "these texts, by N points in N (N to N); among comments alone it could be chance."
    ]
    text = " ".join(map(plain, sentences(answer.blocks)))
    wanted = ("in 100 against, 15 for", "How sure? People read 258 of the 314.", "files skipped or merged: 1")
    for sentence in wanted:
        assert sentence in text
    assert [section.id for section in sample.sections] == [
        "answer", "said", "differences", "voices", "conversation", "sure", "input", "method", "threads"
    ]  # fmt: skip


def test_without_codes_nothing_is_counted_and_the_way_to_it_is_said(tmp_path: Path) -> None:
    for page in ("blog-thread.txt", "zh-netizen-story.html", "netizen-story.txt"):
        (tmp_path / page).write_bytes((ROOT / "raw_html" / page).read_bytes())
    document = make(study_of(tmp_path), version="0")
    [answer] = [section for section in document.sections if section.id == "answer"]
    text = " ".join(map(plain, sentences(answer.blocks)))
    assert "Nobody has counted sides. Coding" in text and "shares are printed only from four discussions on" in text
    assert "commentariat sample" in text
    assert "Too few discussions to compare, or to count in" in text
    assert "in 100" not in text
    assert "failed" not in text and not document.view["failed"]
    assert any(isinstance(block, Quotes) and block.ids for block in answer.blocks)


def test_no_comment_stands_twice_behind_a_number(sample: Document) -> None:
    for fact in sample.facts.values():
        for group in fact.behind:
            assert len(set(group.ids)) == len(group.ids), fact.id


def test_one_comment_is_told_in_the_singular_and_without_works_that_did_nothing(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_bytes((ROOT / "raw_html" / "repost-one-comment.txt").read_bytes())
    document = make(study_of(tmp_path), version="0")
    paragraph = " ".join(document.view["paragraph"]["sentences"])
    assert "We read 1 page with" in paragraph and ": 1 comment of readers and 0 voices" in paragraph
    assert "1 reaction is counted: English-language commenters (1 in 1 discussion)." in paragraph
    assert "Themes were" not in paragraph
    text = " ".join(map(plain, said(document)))
    assert "1 reaction from 1 discussion is too few discussions to count" in text


def test_a_difference_names_the_population_that_has_more_first(sample: Document) -> None:
    labels = {fact.label: float(fact.value or 0) for fact in sample.facts.values() if " minus " in fact.label}
    back = "sending the defectors back"
    assert labels[f"in favour of {back}: Chinese netizens minus English-language commenters"] > 0
    assert labels[f"against {back}: English-language commenters minus Chinese netizens"] > 0
    assert labels["tone: English-language commenters minus Chinese netizens"] > 0
    [answer] = [section for section in sample.sections if section.id == "answer"]
    text = " ".join(map(plain, sentences(answer.blocks)))
    assert "opposition: higher among English-language commenters, by " in text


@pytest.mark.parametrize("language", languages())
def test_no_message_is_missing_in_a_language(language: str) -> None:
    ours, theirs = messages("en"), messages(language)
    assert sorted(set(ours) - set(theirs)) == []
    assert sorted(set(theirs) - set(ours)) == []
    for key, message in ours.items():
        places = [set(re.findall(r"\{(\w+)\}", str(one))) for one in (message, theirs[key])]
        assert places[0] == places[1] | ({"n"} & places[0] if isinstance(message, dict) else set()), key


def test_every_message_is_used_and_every_one_that_is_asked_for_is_there() -> None:
    """Keys that the code spells out; those made of a code's name are asked for with `has`."""
    source = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "reports").rglob("*.py"))
    asked = set(re.findall(r"(?:say|text)\(\s*\"([a-z_]+\.[\w-]+)\"", source))
    assert asked - set(messages("en")) == set()


def test_words_out_of_pages_are_never_the_reports_own(sample: Document) -> None:
    names = {str(one["author"]) for one in sample.reactions.values() if one["author"] and len(str(one["author"])) > 5}
    for sentence in said(sample):
        for piece in sentence:
            if isinstance(piece, str):
                assert not any(name in piece for name in names), piece
            else:
                assert isinstance(piece, Fact | Span)
