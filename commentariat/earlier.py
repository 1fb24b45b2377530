"""What earlier runs of ours wrote, which is no page: a report's files by its manifest, a report's HTML by its mark."""

from __future__ import annotations

import json
from pathlib import Path

from threads.errors import InputError, UnreadableInput
from threads.files import open_regular, read_regular

MANIFEST = "manifest.json"
MARK = b'<meta name="generator" content="commentariat '
"""In the head of every report.html."""

HEAD = 4_000
"""Bytes of a file in which the mark is looked for; it stands in the first thousand."""

LARGEST = 200_000_000
"""Bytes of a manifest that is read."""

ALWAYS = (MANIFEST, "threads.jsonl")


def outputs_in(folder: Path) -> frozenset[Path]:
    """The files that a report or `parse` of ours wrote into the folder, by the manifest; none where there is none. What
    was exported for other programs may be read again."""
    try:
        manifest = json.loads(read_regular(folder / MANIFEST, most=LARGEST).decode("utf-8"))
    except (InputError, ValueError, RecursionError):
        return frozenset()
    if (
        not isinstance(manifest, dict)
        or "commentariat" not in manifest
        or not isinstance(manifest.get("outputs"), dict)
    ):
        return frozenset()
    if str(manifest.get("made_by", "")).startswith("export"):
        return frozenset({folder / MANIFEST})
    return frozenset(folder / name for name in (*manifest["outputs"], *ALWAYS))


def is_report(path: Path) -> bool:
    """Whether the file is a report that we wrote, wherever it lies now."""
    if path.suffix.lower() not in {".html", ".htm"}:
        return False
    try:
        with open_regular(path) as file:
            return MARK in file.read(HEAD)
    except (OSError, UnreadableInput):
        return False
