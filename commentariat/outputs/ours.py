"""What in an output folder is ours, by its manifest; whatever else stands there is somebody's and is never deleted."""

from __future__ import annotations

import hashlib
import json
import os
import stat
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from analysis.coding.names import BOOK, FRAME, KEY, SHEET, STORED, UNITS
from commentariat.earlier import LARGEST, MANIFEST
from threads.errors import BadParameter, ForeignFiles, InputError
from threads.files import read_regular

MOST_NAMED = 3
"""Files that a sentence names."""
REPLACING = ".commentariat/replacing.json"
"""In an output whose files are replaced one by one: the names of all of them, until that is done."""
UNSEEN = frozenset({"thumbs.db", "desktop.ini"})
"""What an operating system puts into folders; like hidden files it stays, and nobody is asked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FolderContents:
    """What stands in a folder, each by its name within it: ours as we wrote it, ours but changed since, and other
    people's; `hidden` ones are theirs too, but are no reason to refuse."""

    ours: frozenset[str] = frozenset()
    changed: tuple[str, ...] = ()
    foreign: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    manifest: Mapping[str, Any] = field(default_factory=dict)

    @property
    def written(self) -> frozenset[str]:
        """All that our manifest lists, and itself."""
        return self.ours | frozenset(self.changed)

    @property
    def kept(self) -> tuple[str, ...]:
        """All that stays when ours is replaced."""
        return (*self.foreign, *self.hidden)


def contents_of(folder: Path) -> FolderContents:
    """What stands in the folder; nothing in one that is not there. Links are looked at, never followed."""
    manifest = read_outputs(folder)
    listed, half = manifest.get("outputs", {}), _half_replaced(folder)
    found: dict[str, list[str]] = {"ours": [], "changed": [], "foreign": [], "hidden": []}
    for name in names_in(folder):
        if (name == MANIFEST and manifest) or name in half:
            kind = "ours"
        elif name in listed:
            kind = "ours" if _digest(folder / name) == listed[name] else "changed"
        else:
            kind = "hidden" if _is_hidden(name) else "foreign"
        found[kind].append(name)
    return FolderContents(
        ours=frozenset(found["ours"]), changed=tuple(found["changed"]), foreign=tuple(found["foreign"]),
        hidden=tuple(found["hidden"]), manifest=manifest,
    )  # fmt: skip


def read_outputs(folder: Path) -> dict[str, Any]:
    """The manifest that a run of ours left in the folder; empty where there is none."""
    path = folder / MANIFEST
    try:
        if not stat.S_ISREG(path.lstat().st_mode):
            return {}
        manifest = json.loads(read_regular(path, most=LARGEST).decode("utf-8"))
    except (OSError, InputError, ValueError, RecursionError):
        return {}
    is_one = isinstance(manifest, dict) and "commentariat" in manifest and isinstance(manifest.get("outputs"), dict)
    return manifest if is_one else {}


def _half_replaced(folder: Path) -> frozenset[str]:
    """The names of ours, old and new, of a run that was killed while it replaced them one by one."""
    try:
        return frozenset(json.loads(read_regular(folder / REPLACING, most=LARGEST).decode("utf-8")))
    except (InputError, ValueError, TypeError, RecursionError):
        return frozenset()


def names_in(folder: Path) -> Iterator[str]:
    """The files, links and empty folders in a folder and below it, sorted, by their names within it."""
    found = []
    for top, folders, files in os.walk(folder):
        place = Path(top)
        links = [name for name in folders if (place / name).is_symlink()]
        folders[:] = [name for name in folders if name not in links]
        found += [(place / name).relative_to(folder).as_posix() for name in (*files, *links)]
        if not folders and not files and not links and place != folder:
            found.append(place.relative_to(folder).as_posix())
    yield from sorted(found)


def check_contents(folder: Path, held: FolderContents, *, force: bool) -> None:
    """Raises ForeignFiles where something in the folder is not ours, or was changed since, and force is not given."""
    if force:
        return
    if held.foreign:
        raise ForeignFiles(
            folder, f"holds what commentariat did not write there: {_few(held.foreign)}. Name another folder, or "
            "--force to write beside it: only files of our own are replaced.",
        )  # fmt: skip
    if held.changed:
        raise ForeignFiles(
            folder, f"holds files of ours that were changed since: {_few(held.changed)}. Name another folder, or "
            "--force to replace them.",
        )  # fmt: skip


def check_kind(folder: Path, held: FolderContents, made_by: str | None, *, force: bool) -> None:
    """Raises ForeignFiles where another verb wrote into the folder, whose results would be gone; a report may take the
    place of what `parse` wrote, for it holds that."""
    if not held.manifest or force:
        return
    before = held.manifest.get("made_by")
    if before != made_by and not (made_by is None and before == "parse"):
        raise ForeignFiles(
            folder, f"holds what `commentariat {before or 'report'}` wrote: name another folder, or --force to replace "
            "that.",
        )  # fmt: skip


def check_in_the_way(folder: Path, held: FolderContents, names: Iterable[str]) -> None:
    """Raises ForeignFiles where a file that is not ours has a name that is to be written, or is a folder of one."""
    wanted = set(names)
    above = {parent.as_posix() for name in wanted for parent in Path(name).parents} - {"."}
    for name in held.kept:
        beneath = {parent.as_posix() for parent in Path(name).parents} & wanted
        if name in wanted or beneath or (name in above and not _is_folder(folder / name)):
            raise ForeignFiles(
                folder / name, "is not ours and stands where a file is to be written: move it away, or name another "
                "folder.",
            )  # fmt: skip


def check_folder(out: Path, *, suffixes: Iterable[str] = ()) -> None:
    """Raises BadParameter where the output is a link or no folder, or by its name was meant as a file."""
    if out.is_symlink():
        raise BadParameter(f"{out} is a symbolic link, and none is followed: name the folder itself ({out.resolve()}).")
    if out.is_dir():
        return
    if out.exists():
        raise BadParameter(
            f"{out} is a file, and the output is a folder: name another, as in -o {out.with_suffix('').name}-out."
        )
    if out.suffix.lower() in suffixes:
        raise BadParameter(
            f"{out} is named like a file, and the output is a folder, into which the files are written: leave the "
            f"suffix out, as in -o {out.with_suffix('')}."
        )


def check_file(out: Path) -> None:
    """Raises BadParameter where the output is a link, a folder, or anything else that is no file."""
    if out.is_symlink():
        raise BadParameter(f"{out} is a symbolic link, and none is followed: name the file itself ({out.resolve()}).")
    if out.is_dir():
        raise BadParameter(f"{out} is a folder, and the output is a file: name one in it, as in -o {out / 'out.csv'}.")
    if out.exists() and not out.is_file():
        raise BadParameter(f"{out} is no regular file: name another.")
    if out.exists() and _is_of_sheets(out):
        raise BadParameter(f"{out} belongs to what coders work on, and is never written over: name another file.")


def check_inputs(out: Path, inputs: Iterable[Path], held: FolderContents) -> None:
    """Raises BadParameter where the output is an input, or a folder that holds one; but for a folder that is ours from
    end to end, from which a report is made again."""
    place = _whole(out)
    ours = bool(held.manifest) and not held.foreign
    for path in inputs:
        at = _whole(path)
        if at == place and not ours:
            raise BadParameter(f"{out} is the input, and the input is never written to: name another place with -o.")
        if place in at.parents and not ours:
            raise BadParameter(f"{out} holds the input {path}, which is never written to: name another place with -o.")


def _is_of_sheets(out: Path) -> bool:
    """Whether the file is one that `sample` wrote for coders, or `serve` keeps their codes in."""
    made = {BOOK, KEY, UNITS, FRAME, STORED, "threads.jsonl"}
    return all((out.parent / name).is_file() for name in (KEY, UNITS)) and (out.name in made or out.match(SHEET))


def _whole(path: Path) -> Path:
    """The path without links; one that leads in a circle as far as it leads."""
    return Path(os.path.realpath(path))


def _digest(path: Path) -> str:
    """SHA-256 of a regular file; "" for anything else."""
    try:
        if not stat.S_ISREG(path.lstat().st_mode):
            return ""
        with path.open("rb") as data:
            return hashlib.file_digest(data, "sha256").hexdigest()
    except OSError:
        return ""


def _is_hidden(name: str) -> bool:
    return any(part.startswith(".") for part in name.split("/")) or name.rpartition("/")[2].lower() in UNSEEN


def _is_folder(path: Path) -> bool:
    return path.is_dir() and not path.is_symlink()


def _few(names: tuple[str, ...]) -> str:
    more = len(names) - MOST_NAMED
    return ", ".join(names[:MOST_NAMED]) + (f" and {more:,} more" if more > 0 else "")
