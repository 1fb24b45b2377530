"""A report of a small study, to be verified, and what tests do to it."""

from __future__ import annotations

import hashlib
import html
import json
from pathlib import Path

import commentariat
from commentariat.front import said_of, study_of
from commentariat.settings import find_settings
from commentariat.verifying import Finding, verify
from reports import numbers
from reports.document import make
from tests.test_reports_claims import coded_study
from threads.corpus.store import Skipped


def write_report(folder: Path) -> Path:
    """Writes a report of twelve threads with codes into a folder within this one, and returns that."""
    corpus = coded_study(folder).corpus
    corpus.skipped = (Skipped("empty.html", "It is empty."),)
    settings = commentariat.Settings(title="Bridges", codes=folder / "codes.csv", seed=3)
    commentariat.report(corpus, folder / "out", settings=settings)
    page_with_its_numbers(folder / "out")
    return folder / "out"


def page_with_its_numbers(out: Path) -> None:
    """Writes a page that holds the numbers of the report alone, marked as the report marks them."""
    document = make(study_of(out), **said_of(find_settings([out])))
    links = (
        f'<p><a class="fact" href="#f={key}" data-f="{key}">{html.escape(fact.text)}</a></p>'
        for key, fact in numbers.printed(document).items()
    )
    page = f"<!doctype html><html><body>{''.join(links)}</body></html>"
    (out / "report.html").write_text(page, encoding="utf-8")
    sign(out, "report.html")


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text, (path.name, old)
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def sign(out: Path, *names: str) -> None:
    """Makes the manifest list the files as they are now, as a forger would."""
    path = out / "manifest.json"
    manifest = json.loads(path.read_text(encoding="utf-8"))
    for name in names:
        manifest["outputs"][name] = hashlib.sha256((out / name).read_bytes()).hexdigest()
    path.write_text(json.dumps(manifest), encoding="utf-8")


def found(out: Path, kind: str, where: str) -> list[Finding]:
    return [one for one in verify(out).findings if (one.kind, one.where) == (kind, where)]
