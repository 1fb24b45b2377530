"""The documents build into a site: no warning, everything is in it, its links lead somewhere, it loads nothing."""

from __future__ import annotations

import re
import subprocess
import sys
from functools import cache
from importlib import import_module
from pathlib import Path
from urllib.parse import unquote, urlsplit

import click
import pytest
import yaml
from bs4 import BeautifulSoup, Tag

from analysis.base import ANALYSES
from benchmarks.pictures import FILES
from commentariat.cli import main
from commentariat.version import __version__
from reports.figures import FIGURES
from tests.browser import Browser
from tests.conftest import ROOT, made_once
from threads.parsers import PARSERS

DOCS = ROOT / "docs"
DOORS = (
    "threads.split", "threads.parse", "threads.link", "threads.find_quotes", "threads.Thread.to_json",
    "threads.Thread.from_json", "analysis.sentiment.score", "analysis.sentiment.classify",
    "analysis.stance.StanceClassifier", "analysis.camps.find_camps", "analysis.topics.TopicModel",
    "analysis.themes.themes", "analysis.compare.compare", "commentariat.read", "commentariat.report",
)  # fmt: skip
QUIET = {"__version__", "ANALYSES"}
"""Names of the packages that are no doors: a number and a registry."""
LOADS = {"img": "src", "script": "src", "iframe": "src", "source": "src", "video": "src", "audio": "src",
         "embed": "src", "object": "data", "link": "href", "image": "href", "use": "href"}  # fmt: skip


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site, built once for all processes of a run, with warnings as errors."""

    def build(out: Path) -> None:
        words = [sys.executable, "-m", "sphinx", "-q", "-W", "--keep-going", "-E", "-b", "html", DOCS, out]
        built = subprocess.run(words, capture_output=True, text=True, cwd=ROOT, check=False)
        assert (built.returncode, built.stderr) == (0, "")

    return made_once(tmp_path_factory, "site", build)


@cache
def soup(path: Path) -> BeautifulSoup:
    return BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")


def pages(site: Path) -> list[Path]:
    return sorted(site.rglob("*.html"))


def codes(element: Tag | BeautifulSoup) -> set[str]:
    return {one.get_text() for one in element.find_all("code")}


def test_each_parser_analysis_and_figure_is_in_the_site(site: Path) -> None:
    listed = codes(soup(site / "parts.html"))
    assert {part.name for registry in (PARSERS, ANALYSES, FIGURES) for part in registry} - listed == set()


@pytest.mark.parametrize("verb", sorted(main.commands))
def test_each_verb_and_each_of_its_options_is_in_the_site(site: Path, verb: str) -> None:
    assert f"commentariat {verb}" in codes(soup(site / "how-to" / "index.html"))
    rows = soup(site / "how-to" / f"{verb}.html").select("#options table tr")
    shown = {name: row.find_all("td")[1].get_text() for row in rows[1:] for name in names_of(row)}
    for option in main.commands[verb].params:
        if isinstance(option, click.Option):
            assert option.help, f"{verb} {option.opts[-1]} has no help"
            said = " ".join(option.help.replace("`", "").split())
            assert [name for name in (*option.opts, *option.secondary_opts) if said not in shown[name]] == []


def names_of(row: Tag) -> list[str]:
    return re.findall(r"(?<!\S)-{1,2}[\w-]+", row.find_all("td")[0].get_text().replace(",", " ").replace("/", " "))


def test_the_names_for_python_are_in_the_site(site: Path) -> None:
    described = {str(one["id"]) for one in soup(site / "api.html").select("dt[id]")}
    assert set(DOORS) - described == set()
    objects = [found for found in map(resolved, sorted(described)) if found is not None]
    for package in ("commentariat", "threads", "analysis"):
        module = import_module(package)
        lacking = [n for n in module.__all__ if n not in QUIET and not any(getattr(module, n) is o for o in objects)]
        assert lacking == [], package


def resolved(name: str) -> object:
    """The object of a dotted name: a module's attribute; None for what is deeper."""
    module, _, attribute = name.rpartition(".")
    try:
        return getattr(import_module(module), attribute)
    except (ImportError, AttributeError):
        return None


def test_links_and_anchors_within_the_site_lead_somewhere(site: Path) -> None:
    broken = []
    for page in pages(site):
        for tag in soup(page).select("*"):
            for attribute in ("href", "src"):
                address = urlsplit(str(tag.get(attribute) or ""))
                if not tag.get(attribute) or address.scheme or address.netloc:
                    continue
                target = (page.parent / unquote(address.path)).resolve() if address.path else page
                if target.is_dir():
                    target /= "index.html"
                if not target.is_file() or (
                    address.fragment and target.suffix == ".html" and not anchor(target, address.fragment)
                ):
                    broken.append(f"{page.relative_to(site)} → {tag[attribute]}")
    assert broken == []


def anchor(page: Path, name: str) -> bool:
    return unquote(name) in anchors(page) or name in anchors(page)


@cache
def anchors(page: Path) -> frozenset[str]:
    found = soup(page).select("*")
    return frozenset(str(tag.get(key)) for tag in found for key in ("id", "name") if tag.get(key))


def test_links_out_of_the_site_are_addresses(site: Path) -> None:
    for page in pages(site):
        for tag in soup(page).find_all("a", href=re.compile(r"^\w+:|^//")):
            address = urlsplit(str(tag["href"]))
            assert address.scheme == "https", tag["href"]
            assert re.fullmatch(r"[a-z0-9-]+(\.[a-z0-9-]+)+", address.hostname or ""), tag["href"]


def test_the_site_names_nothing_to_load_from_elsewhere(site: Path) -> None:
    outside = re.compile(r"^\s*(?:https?:)?//")
    for page in pages(site):
        for tag in soup(page).find_all(list(LOADS)):
            assert not outside.match(str(tag.get(LOADS[tag.name]) or "")), f"{page.name}: {tag}"
    for sheet in site.rglob("*.css"):
        text = sheet.read_text(encoding="utf-8")
        assert not re.search(r"@import|url\(\s*['\"]?(?:https?:)?//", text), sheet.name


@pytest.mark.browser
def test_a_browser_asks_for_nothing_from_elsewhere(site: Path, tmp_path: Path) -> None:
    with Browser(tmp_path) as browser:
        for name in ("index", "tutorial", "comparison", "api", "notebooks/2_populations"):
            browser.open((site / f"{name}.html").as_uri())
        assert browser.evaluate("getComputedStyle(document.querySelector('article')).display") == "block"
        assert [one for one in browser.requests if not one.startswith(("file:", "data:"))] == []
        assert browser.complaints == []


@pytest.mark.parametrize(
    "name", ["comparison", "sentiment", "replies", "reading", "stance", "keyness", "camps", "themes"]
)
def test_formulae_are_drawn_by_the_browser_itself(site: Path, name: str) -> None:
    page = BeautifulSoup((site / f"{name}.html").read_text(encoding="utf-8"), "html.parser")
    assert page.find("math")
    for tag in page.find_all(["math", "code", "pre", "script"]):
        tag.decompose()
    assert not re.search(r"\$|\\[a-z]", page.find("article").get_text())


def test_each_picture_is_made_by_the_command_and_shown() -> None:
    there = {str(path.relative_to(DOCS)) for path in DOCS.rglob("*.png")}
    assert there == set(FILES)
    text = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "README.md", DOCS / "tutorial.md"))
    assert [name for name in sorted(there) if f"{name})" not in text] == []


def test_the_citation_can_be_read() -> None:
    cited = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert {"cff-version", "message", "title", "authors"} <= set(cited)
    assert (cited["cff-version"], cited["type"], cited["license"]) == ("1.2.0", "software", "Apache-2.0")
    assert str(cited["version"]) == __version__
    for work in (cited, *cited["references"]):
        assert work["title"] and work["type"] and work["authors"]
        assert all("name" in one or {"family-names", "given-names"} <= set(one) for one in work["authors"])
    assert "(CITATION.cff)" in (ROOT / "README.md").read_text(encoding="utf-8")
