"""The files of a report against its manifest: what is missing, what was changed, what the manifest does not list."""

from __future__ import annotations

import hashlib
import json
import os
import stat
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from commentariat.earlier import MANIFEST
from commentariat.verifying.findings import Finding
from reports.shown import shown
from threads.errors import NoReport

PAGE = "report.html"
LARGEST_MANIFEST = 200_000_000
MOST_NAMED = 20
"""Files that a note names."""


@dataclass(frozen=True, kw_only=True)
class Manifest:
    """What a report says of itself: its outputs by name with their digests, and all else as it stands there."""

    outputs: Mapping[str, str]
    values: Mapping[str, Any]


def read_manifest(folder: Path) -> Manifest:
    """The manifest of the report in a folder; raises NoReport, which says what is there instead."""
    if not folder.is_dir():
        raise NoReport(shown(folder), "it is no folder" if folder.exists() else "there is nothing of that name")
    try:
        path = regular(folder, MANIFEST)
        if path.stat().st_size > LARGEST_MANIFEST:
            raise NoReport(shown(folder), f"its {MANIFEST} is too large to be one")
        values = json.loads(path.read_text(encoding="utf-8"))
    except Irregular as error:
        raise NoReport(shown(folder), f"its {MANIFEST} {error}") from error
    except OSError as error:
        raise NoReport(shown(folder), f"its {MANIFEST} cannot be read: {error.strerror or error}") from error
    except (ValueError, RecursionError) as error:
        raise NoReport(shown(folder), f"its {MANIFEST} is no JSON") from error
    outputs = values.get("outputs") if isinstance(values, dict) else None
    if not isinstance(outputs, dict) or not outputs or "commentariat" not in values:
        raise NoReport(shown(folder), f"its {MANIFEST} lists no outputs of a report")
    if "made_by" in values:
        raise NoReport(shown(folder), f"it holds what `commentariat {shown(values['made_by'])}` wrote")
    if not all(isinstance(digest, str) for digest in outputs.values()):
        raise NoReport(shown(folder), f"its {MANIFEST} lists outputs without digests")
    return Manifest(outputs=outputs, values=values)


class Irregular(Exception):
    """A path that is not followed; `str()` of it says what it is, to stand after its name."""


def regular(folder: Path, name: str) -> Path:
    """The file of that name within the folder; raises Irregular for what is missing, no file, a link, or outside."""
    parts = name.split("/")
    if "\\" in name or "\0" in name or any(part in ("", ".", "..") for part in parts):
        raise Irregular("does not name a file within the report")
    path = folder
    for place, part in enumerate(parts, 1):
        path = path / part
        try:
            mode = path.lstat().st_mode
        except FileNotFoundError:
            raise Irregular("is missing") from None
        except (OSError, ValueError) as error:
            raise Irregular(f"cannot be read ({getattr(error, 'strerror', None) or error})") from error
        if stat.S_ISLNK(mode):
            raise Irregular("is a link, not a file of the report")
        if not (stat.S_ISREG(mode) if place == len(parts) else stat.S_ISDIR(mode)):
            raise Irregular("is no file")
    return path


def check_files(
    folder: Path, manifest: Manifest, step: Callable[[int, int], None] | None = None
) -> tuple[list[Finding], list[str]]:
    """A finding for each output that is missing or not as its digest says, and the files that no output is."""
    found = []
    for place, (name, digest) in enumerate(sorted(manifest.outputs.items())):
        if step:
            step(place, len(manifest.outputs))
        what = _differs(folder, name, digest)
        if what:
            found.append(Finding(kind="file", where=name, what=what))
    return found, _unlisted(folder, manifest)


def _differs(folder: Path, name: str, digest: str) -> str:
    """What is wrong with an output, to stand after its name; "" where nothing is."""
    try:
        with regular(folder, name).open("rb") as data:
            found = hashlib.file_digest(data, "sha256").hexdigest()
    except Irregular as error:
        return str(error)
    except OSError as error:
        return f"cannot be read ({error.strerror or error})"
    return "" if found == digest else f"has another digest than {MANIFEST} lists: it was changed"


def _unlisted(folder: Path, manifest: Manifest) -> list[str]:
    """The names of files, and of links to folders, in the report's folder that the manifest does not list."""
    found = []
    for top, folders, files in os.walk(folder):
        place = Path(top)
        links = [name for name in folders if (place / name).is_symlink()]
        found += [(place / name).relative_to(folder).as_posix() for name in (*files, *links)]
    return sorted(name for name in found if name != MANIFEST and name not in manifest.outputs)


def named(files: list[str]) -> str:
    """The files by name, the rest counted."""
    more = len(files) - MOST_NAMED
    return ", ".join(map(shown, files[:MOST_NAMED])) + (f" and {more:,} more" if more > 0 else "")
