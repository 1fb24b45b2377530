"""A folder that is whole takes the place of what stood there: at one stroke, or, where it cannot, manifest last."""

from __future__ import annotations

import json
import os
import shutil
import stat
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from commentariat.earlier import MANIFEST
from commentariat.outputs.exchange import exchange
from commentariat.outputs.ours import REPLACING, FolderContents, check_in_the_way, contents_of, names_in
from commentariat.outputs.work import OLD, place_of
from threads.files import write_whole


def place(new: Path, output: Path) -> None:
    """Puts the folder `new` in the place of `output`, which keeps what is not ours; raises OSError or ForeignFiles.

    At every moment `output` is what it was or what it is to be. Where the system cannot exchange two folders it is
    missing for a moment, and a run that is killed then is mended by `restore`; where the output cannot be renamed (a
    device of its own) its manifest is gone until all of it is there.
    """
    if not os.path.lexists(output):
        new.rename(output)
    elif place_of(output).parent == output:
        _file_by_file(new, output)
    else:
        _as_a_whole(new, output)
    with suppress(OSError):
        _sync(output.parent)


def restore(output: Path) -> None:
    """Puts back what a run that was killed between two renames had moved away."""
    old = place_of(output) / OLD
    if old.is_dir() and not os.path.lexists(output):
        old.rename(output)


def _as_a_whole(new: Path, output: Path) -> None:
    held = contents_of(output)
    check_in_the_way(output, held, names_in(new))
    _bring(held.kept, output, new)
    new.chmod(stat.S_IMODE(output.stat().st_mode))
    old = new
    if not exchange(new, output):
        old = place_of(output) / OLD
        try:
            output.rename(old)
            new.rename(output)
        except BaseException:
            restore(output)
            raise
    _clear(old, output, held)


def _file_by_file(new: Path, output: Path) -> None:
    held = contents_of(output)
    names = sorted(names_in(new), key=lambda name: name == MANIFEST)
    check_in_the_way(output, held, names)
    listed = write_whole(new / Path(REPLACING).name, json.dumps(sorted({*held.written, *names})).encode())
    listed.replace(output / REPLACING)
    (output / MANIFEST).unlink(missing_ok=True)
    for name in held.written - set(names):
        (output / name).unlink(missing_ok=True)
    for name in names:
        (output / name).parent.mkdir(parents=True, exist_ok=True)
        (new / name).replace(output / name)
    _drop_empty(output, (name for name in held.written if name not in names))
    (output / REPLACING).unlink()


def _bring(names: Iterable[str], source: Path, target: Path) -> None:
    """The same files under both folders: hard links, or copies where there are none; links as links."""
    for name in names:
        here, there = source / name, target / name
        there.parent.mkdir(parents=True, exist_ok=True)
        if here.is_dir() and not here.is_symlink():
            there.mkdir(exist_ok=True)
            continue
        with suppress(FileNotFoundError):  # gone since we looked
            link_or_copy(here, there)


def link_or_copy(here: Path, there: Path) -> None:
    """The file under a second name: a hard link, or a copy where there are none; a link as a link. Raises OSError."""
    try:
        os.link(here, there, follow_symlinks=False)
    except FileNotFoundError:
        raise
    except (OSError, NotImplementedError):
        shutil.copy2(here, there, follow_symlinks=False)


def _clear(old: Path, output: Path, held: FolderContents) -> None:
    """Deletes the old folder; what somebody put there since we looked goes into the new one."""
    known = {*held.written, *held.kept}
    for name in names_in(old):
        if name not in known and not os.path.lexists(output / name):
            (output / name).parent.mkdir(parents=True, exist_ok=True)
            with suppress(OSError):
                (old / name).rename(output / name)
                continue
    shutil.rmtree(old, ignore_errors=True)


def _drop_empty(folder: Path, names: Iterable[str]) -> None:
    """Removes the folders that are empty now that these files are gone."""
    for name in names:
        for parent in list(Path(name).parents)[:-1]:
            with suppress(OSError):
                (folder / parent).rmdir()


def _sync(folder: Path) -> None:
    """Brings a folder's list of names to the disk."""
    if os.name == "nt":
        return
    file = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(file)
    finally:
        os.close(file)
