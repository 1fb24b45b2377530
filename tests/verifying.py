"""A report of a small study, to be verified, and what tests do to it."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import commentariat
from commentariat.verifying import Finding, verify
from tests.test_reports_claims import coded_study
from threads.corpus.store import Skipped


def write_report(folder: Path) -> Path:
    """Writes a report of twelve threads with codes into a folder within this one, and returns that."""
    corpus = coded_study(folder).corpus
    corpus.skipped = (Skipped("empty.html", "It is empty."),)
    settings = commentariat.Settings(title="Bridges", codes=folder / "codes.csv", seed=3)
    commentariat.report(corpus, folder / "out", settings=settings)
    return folder / "out"


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
