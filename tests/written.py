"""Small outputs, and what stands in a folder."""

from __future__ import annotations

from pathlib import Path

from commentariat.outputs import output_folder
from threads.files import write_whole


def tree(folder: Path) -> dict[str, bytes | str]:
    """What stands in a folder and below it, links by where they lead."""
    return {
        path.relative_to(folder).as_posix(): str(path.readlink()) if path.is_symlink() else path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_symlink() or path.is_file()
    }


def put(out: Path, **files: str) -> None:
    """Writes a small output of these files: `a_txt` is a.txt, `in_b_txt` is in/b.txt."""
    with output_folder(out, made_by="parse") as staged:
        for name, text in files.items():
            write_whole(staged.path / name.replace("in_", "in/").replace("_txt", ".txt"), text.encode())
