"""One part of a report written beside others: of the same report it joins them, of another it is refused."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path

from commentariat.earlier import MANIFEST
from commentariat.outputs.ours import read_outputs
from commentariat.outputs.placing import link_or_copy
from threads.errors import ForeignFiles
from threads.files import write_whole


def made_from(files: Iterable[Path], *, version: str) -> str:
    """A digest of what a report is made from, its bundle and our version: of equal ones all parts agree."""
    state = hashlib.sha256(version.encode())
    for path in sorted(files, key=lambda one: one.name):
        with path.open("rb") as file:
            state.update(f"\0{path.name}\0{hashlib.file_digest(file, 'sha256').hexdigest()}".encode())
    return state.hexdigest()


def check_parts(output: Path, parts: Iterable[str], made: str) -> bool:
    """Whether parts of the same report stand in the folder that are to stay; raises ForeignFiles where it holds parts
    of another that these would not replace."""
    manifest = read_outputs(output)
    if not manifest or set(manifest.get("parts", ("all",))) <= set(parts):
        return False
    if manifest.get("made_from") == made:
        return True
    raise ForeignFiles(
        output, "holds a report made from other pages, settings or by another version, to which one part of this one "
        "does not belong: name another folder, or leave --only out to replace all of it.",
    )  # fmt: skip


def join_parts(new: Path, output: Path) -> None:
    """Puts what stands in `output` beside the parts in `new`, and one manifest of all, written last."""
    whole, part = (json.loads((folder / MANIFEST).read_text(encoding="utf-8")) for folder in (output, new))
    for name in whole["outputs"]:
        if not (new / name).exists():
            (new / name).parent.mkdir(parents=True, exist_ok=True)
            link_or_copy(output / name, new / name)
    manifest = {
        **whole, "outputs": {**whole["outputs"], **part["outputs"]},
        "parts": sorted({*whole["parts"], *part["parts"]}),
    }  # fmt: skip
    text = json.dumps(manifest, ensure_ascii=False, indent=1, sort_keys=True)
    write_whole(new / MANIFEST, text.encode("utf-8", "replace"))
