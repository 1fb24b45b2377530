"""The works that a report cites: BibTeX that parses, lines as APA asks for, and every method with its work."""

from __future__ import annotations

import re
from pathlib import Path

import pandas as pd
import pytest

import commentariat
from analysis.base import Layer
from reports.view.paragraph import paragraph_view
from reports.works import WORKS, bibliography, itself, works
from tests.conftest import ROOT
from tests.test_reports_claims import coded_study
from threads import Corpus, Thread


def parsed(text: str) -> dict[str, dict[str, str]]:
    """The entries of a BibTeX file by key: braces are matched, fields are `name = {value}`."""
    entries: dict[str, dict[str, str]] = {}
    at = 0
    while (start := text.find("@", at)) >= 0:
        assert not text[at:start].strip()
        head = re.compile(r"@(\w+)\{([\w:-]+),\s*").match(text, start)
        assert head is not None, text[start : start + 60]
        fields, at = {"": head[1]}, head.end()
        while text[at] != "}":
            field = re.compile(r"(\w+) = \{").match(text, at)
            assert field is not None, text[at : at + 60]
            depth, end = 1, field.end()
            while depth:
                depth += {"{": 1, "}": -1}.get(text[end], 0)
                end += 1
            fields[field[1]] = text[field.end() : end - 1]
            at = re.compile(r",?\s*").match(text, end).end()  # type: ignore[union-attr]
        assert head[2] not in entries
        entries[head[2]], at = fields, at + 1
    assert not text[at:].strip()
    return entries


def test_every_work_is_a_bibtex_entry() -> None:
    entries = parsed(bibliography(WORKS, "1.2.3"))
    assert set(entries) == {*WORKS, "commentariat"}
    for key, fields in entries.items():
        assert {"author", "title"} < set(fields)
        assert not re.search(r"(?<!\\)[&%$#_]", "".join(fields.values())), key
        home = {"article": "journal", "inproceedings": "booktitle", "book": "publisher", "misc": "note"}[fields[""]]
        assert fields[home]
    assert entries["commentariat"]["version"] == "1.2.3"
    assert entries["amini2013"]["author"].count(" and ") == 3
    assert entries["hennig2007"]["journal"] == r"Computational Statistics \& Data Analysis"


@pytest.mark.parametrize("key", sorted(WORKS))
def test_a_work_is_a_line(key: str) -> None:
    work = WORKS[key]
    assert re.fullmatch(r"[^()]+\(\d{4}\)\. .+\.( https://doi\.org/10\.\d{4,}/\S+)?", work.apa), work.apa
    assert key == work.key and key.endswith(str(work.year))
    assert "--" not in work.apa and ".." not in work.apa and "  " not in work.apa


def test_lines_are_as_apa_asks_for() -> None:
    assert WORKS["holm1979"].apa == (
        "Holm, S. (1979). A simple sequentially rejective multiple test procedure. Scandinavian Journal of Statistics, "
        "6(2), 65–70."
    )
    assert WORKS["krippendorff2004"].apa == (
        "Krippendorff, K. (2004). Content analysis: An introduction to its methodology (2nd ed.). Sage."
    )
    assert WORKS["saunders1998"].apa == (
        "Saunders, C., Gammerman, A., & Vovk, V. (1998). Ridge regression learning algorithm in dual variables. In "
        "Proceedings of the Fifteenth International Conference on Machine Learning (pp. 515–521)."
    )
    assert itself("0.1").apa.endswith("(Version 0.1) [Computer software].")
    assert [work.key for work in works(["zrnic2024", "holm1979", "zrnic2024"])] == ["holm1979", "zrnic2024"]


def test_commentariat_is_cited_as_it_asks_to_be() -> None:
    asked = dict(re.findall(r'^(\w+): "?(.+?)"?$', (ROOT / "CITATION.cff").read_text(encoding="utf-8"), re.MULTILINE))
    own = itself(asked["version"])
    assert own.title == asked["title"]
    assert f"- name: {own.authors[0]}\n" in (ROOT / "CITATION.cff").read_text(encoding="utf-8")


def layer(name: str, rows: list[dict[str, object]]) -> Layer:
    return Layer(name=name, version=1, parameters={}, corpus="", about="topic", table=pd.DataFrame(rows))


@pytest.mark.parametrize(
    ("made", "cited"),
    [
        (layer("themes", [{"n": 3, "theme": 0, "tested": True}]), {"hennig2007", "yang2020"}),
        (layer("themes", []), set()),
        (layer("stance_validity", [{"target": "a"}]), {"saunders1998", "yang2020"}),
        (layer("keyness", [{"term": "a"}]), {"monroe2008", "rao1992", "benjamini1995"}),
        (layer("camps", [{"camp": 0}, {"camp": None}]), {"kunegis2010", "amini2013"}),
        (layer("camps", [{"camp": None}]), set()),
        (layer("talk", [{"thread": None, "low": 0.1}]), {"rubin1987", "barnard1999"}),
        (layer("talk", [{"thread": "t", "low": 0.1}, {"thread": None, "low": float("nan")}]), set()),
    ],
)
def test_what_is_shown_has_its_work(made: Layer, cited: set[str]) -> None:
    study = commentariat.Study(Corpus([Thread(id="t")]))
    view = paragraph_view(study, {made.name: made}, question=None, codebook=None, version="0")
    assert set(view["cited"]) == cited and len(view["works"]) == len(cited)
    said = " ".join(view["sentences"])
    for work in works(cited):
        assert work.authors[0].split(",")[0] in said and str(work.year) in said


def test_estimates_have_their_works(tmp_path: Path) -> None:
    study = coded_study(tmp_path)
    layers = {name: study.layer(name) for name in ("populations", "coding", "counting")}
    view = paragraph_view(study, layers, question=None, codebook=None, version="0")
    assert {"angelopoulos2023", "zrnic2024", "bell2002"} <= set(view["cited"])
    said = " ".join(view["sentences"])
    assert all(work.authors[0].split(",")[0] in said for work in works(view["cited"]))
