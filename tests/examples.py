"""The examples in a document, run as a reader would run them: commands, files that they need, what is printed.

A block marked `example` runs (`sh`: lines of `commentariat`; `python`), one marked `fails` is a command that is
refused, `file=NAME` is a file beside it, and `output` what the block before it prints; there `…` stands for whatever is
left out.
"""

from __future__ import annotations

import contextlib
import io
import re
import shlex
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.command import run
from tests.conftest import ROOT
from tests.serving import Server

PROGRESS = re.compile(r"^[A-Z][^\n]*: \d+ of \d+\n", re.MULTILINE)
"""What a slow machine prints besides: how far a step has come."""
BLOCK = re.compile(r"^```(\w+)(?: ([^\n]*))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Example:
    """A block of a document: its language, its marks, what stands in it."""

    language: str
    marks: tuple[str, ...]
    text: str

    @property
    def name(self) -> str | None:
        """The file that it is, if it is one."""
        return next((mark.removeprefix("file=") for mark in self.marks if mark.startswith("file=")), None)


def examples_of(document: Path) -> list[Example]:
    """The blocks of a document that are marked."""
    found = BLOCK.findall(document.read_text(encoding="utf-8"))
    return [Example(language, tuple(marks.split()), text) for language, marks, text in found if marks]


def walk_through(document: Path, folder: Path) -> int:
    """Runs a document's examples in order in the folder, beside a copy of the sample pages; the number that ran."""
    shutil.copytree(ROOT / "raw_html", folder / "raw_html")
    printed, count, shared = "", 0, {"__name__": document.stem}
    with contextlib.chdir(folder):
        for example in examples_of(document):
            if example.name:
                Path(example.name).parent.mkdir(parents=True, exist_ok=True)
                Path(example.name).write_text(example.text, encoding="utf-8")
            elif "output" in example.marks:
                assert told(printed, example.text), f"{document.name} says:\n{example.text}\nprinted is:\n{printed}"
            elif example.language == "python":
                printed, count = _executed(example.text, shared), count + 1
            else:
                printed, count = _called(example.text, fails="fails" in example.marks), count + 1
    return count


def told(printed: str, said: str) -> bool:
    """Whether a document says what is printed, leaving out where it has `…`."""
    lines = [r".*?" if line.strip() == "…" else _line(line) for line in said.strip().splitlines()]
    pattern = r"\n".join(lines).replace(r".*?\n", r"(?:.*\n)*?").replace(r"\n.*?", r"(?:\n.*)*?")
    return re.fullmatch(pattern, "\n".join(line.rstrip() for line in printed.strip().splitlines())) is not None


def _line(line: str) -> str:
    return ".*?".join(re.escape(part) for part in line.rstrip().split("…"))


def commands(text: str) -> Iterator[list[str]]:
    """The words of each command, lines that end in a backslash joined."""
    for line in text.replace("\\\n", " ").splitlines():
        if words := shlex.split(line, comments=True):
            yield words


def _called(text: str, *, fails: bool) -> str:
    printed = ""
    for program, *words in commands(text):
        assert program == "commentariat", f"{program} is no command that an example may call"
        if words[0] == "serve" and not fails:
            printed += _served(words)
            continue
        shown = run(*words)
        assert (shown.exit_code != 0) == fails, f"commentariat {' '.join(words)}\n{shown.output}\n{shown.exception!r}"
        printed += PROGRESS.sub("", shown.output)
    return printed


def _served(words: list[str]) -> str:
    """What `serve` prints until it is ended with Ctrl-C; the page that it serves answers."""
    folder, *options = words[1:]
    with Server(Path(folder).resolve(), *options) as server:
        assert server.raw(f"/?token={server.token}")[0] in (200, 303)
        assert server.stop()[0] == 0
        return server.said


def _executed(code: str, shared: dict[str, str]) -> str:
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile(code, "example", "exec"), shared)
    return printed.getvalue()
