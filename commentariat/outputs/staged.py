"""The one door through which results are written: into a folder beside, and put in place when they are whole."""

from __future__ import annotations

import errno
import hashlib
import json
import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from commentariat.earlier import MANIFEST
from commentariat.outputs.ours import (
    FolderContents,
    check_contents,
    check_file,
    check_folder,
    check_in_the_way,
    check_inputs,
    check_kind,
    contents_of,
    names_in,
)
from commentariat.outputs.placing import place, restore
from commentariat.outputs.work import NEW, READING, work_beside
from commentariat.pages import find_pages
from commentariat.version import __version__
from threads.errors import NotWritten
from threads.files import write_whole

Check = Callable[[Path], None]
"""Looks over a folder before it is put in place; what it raises stops that, and nothing is left behind."""

FILES = (".jsonl", ".parquet", ".csv", ".html", ".pdf")
"""Suffixes of the files written into an output folder: a folder that is to be made with such a name was meant as a
file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Staged:
    """An output that is being made: `path` is where to write it now, `output` where it will stand.

    `reading` is a folder for the pages as they are read. It is gone when the output stands, and is kept when the run is
    stopped, so that the same command goes on from there.
    """

    output: Path
    path: Path
    reading: Path

    def placed(self, path: Path) -> Path:
        """Where a file of the folder will stand."""
        return self.output / path.relative_to(self.path) if path.is_relative_to(self.path) else path


@contextmanager
def output_folder(
    output: Path, *, inputs: Iterable[Path] = (), force: bool = False, check: Check | None = None,
    made_by: str | None = None,
) -> Iterator[Staged]:  # fmt: skip
    """Yields an empty folder to write into, which takes the place of `output` when all went well; else all of `output`
    stays as it was.

    Files of an earlier run, by its manifest, are replaced; any others stay, and are refused without `force`. `made_by`
    is the verb for which a manifest is written here, last; a report writes its own. Raises BadParameter for an output
    that is an input, a link or a file, ForeignFiles, BusyOutput, and NotWritten with the name of the file.
    """
    check_output_folder(output, inputs=inputs, force=force, made_by=made_by)
    with work_beside(output) as work:
        restore(output)
        staged = Staged(output=output, path=work / NEW, reading=work / READING)
        with _named(staged):
            staged.path.mkdir()
            yield staged
            if made_by is not None:
                _write_manifest(staged.path, made_by)
            _look_over(staged.path, staged, check)
            place(staged.path, output)


@contextmanager
def alone_in(output: Path) -> Iterator[None]:
    """Lets this run alone add files to a folder that grows; raises BadParameter for a link or a file, BusyOutput, and
    NotWritten."""
    check_folder(output, suffixes=FILES)
    with work_beside(output):
        yield


@contextmanager
def output_file(output: Path, *, inputs: Iterable[Path] = ()) -> Iterator[Staged]:
    """Yields the name of a file to write, which takes the place of `output` when all went well; raises as
    `output_folder` does."""
    check_output_file(output, inputs=inputs)
    with work_beside(output) as work:
        staged = Staged(output=output, path=work / NEW / output.name, reading=work / READING)
        with _named(staged):
            staged.path.parent.mkdir()
            yield staged
            if staged.path.exists():
                check_output_file(output, inputs=inputs)
                staged.path.replace(output)


def check_output_folder(
    output: Path, *, inputs: Iterable[Path] = (), force: bool = False, made_by: str | None = None
) -> None:
    """Raises BadParameter or ForeignFiles where `output_folder` would, before anything is read."""
    check_folder(output, suffixes=FILES)
    held = contents_of(output)
    check_inputs(output, inputs, held)
    check_contents(output, held, force=force)
    check_kind(output, held, made_by, force=force)
    check_in_the_way(output, held, (MANIFEST,))


def check_output_file(output: Path, *, inputs: Iterable[Path] = ()) -> None:
    """Raises BadParameter where the output is no regular file, or an input, or one of an input folder's."""
    check_file(output)
    if output.exists():
        given = list(inputs)
        above = [
            path
            for path in given
            if path.is_dir() and Path(os.path.realpath(path)) in Path(os.path.realpath(output)).parents
        ]
        check_inputs(output, [*given, *(page for path in above for page in find_pages([path]))], FolderContents())


@contextmanager
def _named(staged: Staged) -> Iterator[None]:
    """Errors of the system as sentences that name the file as it would have been named."""
    home = staged.reading.parent
    try:
        yield
    except OSError as error:
        name = Path(os.fsdecode(error.filename)) if isinstance(error.filename, str | bytes) else None
        if name is not None and not name.is_relative_to(home) and name != staged.output:
            raise  # an input's, not ours
        if name is None and error.errno not in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EIO):
            raise
        shown = staged.output if name is None else staged.placed(name)
        shown = staged.output if shown.is_relative_to(home) else shown
        raise NotWritten(shown, error.strerror or type(error).__name__) from error


def _look_over(folder: Path, staged: Staged, check: Check | None) -> None:
    if check is not None:
        try:
            check(folder)
        except BaseException:
            shutil.rmtree(staged.reading, ignore_errors=True)
            raise


def _write_manifest(folder: Path, made_by: str) -> None:
    outputs = {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in names_in(folder)}
    manifest = {"commentariat": __version__, "made_by": made_by, "outputs": outputs}
    write_whole(folder / MANIFEST, json.dumps(manifest, ensure_ascii=False, indent=1, sort_keys=True).encode())
