"""Typst, which gets data only: strings are shown and never read as markup; equal data give equal bytes.

It runs in a process of its own (`setter.py`): what it has allocated in this one would stay.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from contextlib import suppress
from importlib.resources import files
from pathlib import Path
from types import TracebackType
from typing import Any

from reports import style
from reports.fonts import folders
from reports.pages.print import setter
from reports.pages.print.letters import printable
from threads.errors import NotSet

STANDARDS: tuple[list[str], ...] = (["a-2a", "ua-1"], ["a-2a"], [])
"""What a PDF promises, the most that it can hold: PDF/A-2 (to be kept: fonts within, each letter known) and PDF/UA (to
be read aloud: headings in order, pictures in words)."""
HOUSE = ("house.typ", "blocks.typ", "bars.typ")
CARD_PPI = 216.0
"""Pixels an inch of a card: 400 × 500 points are 1200 × 1500 pixels."""


class Typesetter:
    """Sets templates of `reports/templates/print`, filled with data, within its `with`; raises NotSet where the process
    that does it comes to an end."""

    def __enter__(self) -> Typesetter:
        import typst

        # Neither the user's environment nor what stands in the folder of the script is looked through for modules.
        command = [sys.executable, "-I", "-S", setter.__file__, str(Path(typst.__file__).parents[1])]
        command += map(str, folders())
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)  # noqa: S603  our own
        return self

    def __exit__(self, kind: type[BaseException] | None, _: BaseException | None, __: TracebackType | None) -> None:
        if kind is not None:
            self._process.kill()
        with suppress(OSError):
            self._process.communicate()

    def pdf(self, template: str, data: Mapping[str, Any], pictures: Mapping[str, bytes] | None = None) -> bytes:
        """The PDF of a template; `pictures` are SVG by file name.

        It is PDF/A-2a and PDF/UA-1, or, where a text holds letters that no font can show as these ask, tagged all the
        same.
        """
        import typst

        inputs = _inputs(template, data, pictures or {})
        for standards in STANDARDS:
            try:
                return self._asked("pdf", inputs, pdf_standards=standards)
            except typst.TypstError as error:
                if not standards or not str(error).startswith("PDF/"):
                    raise
        raise AssertionError("the last standard asks nothing")

    def png(self, template: str, data: Mapping[str, Any]) -> bytes:
        """The one page of a template as PNG."""
        return self._asked("png", _inputs(template, data, {}), ppi=CARD_PPI)

    def pages(self, template: str, data: Mapping[str, Any], pictures: Mapping[str, bytes] | None = None) -> int:
        """How many pages a template that says so by `<pages>` takes with these data."""
        return int(self._asked("pages", _inputs(template, data, pictures or {})))

    def _asked(self, what: str, inputs: Mapping[str, str], **options: Any) -> bytes:
        """What the process makes of the files; raises TypstError as typst does there."""
        import typst

        request = {"do": what, "files": inputs, "options": options}
        head, made = self._answer(json.dumps(request, ensure_ascii=False).encode() + b"\n")
        if refused := head.get("refused"):
            error = typst.TypstError(refused["message"], refused["diagnostic"])
            vars(error).update(refused)
            error.args = (refused["message"],)  # as there: `str` of it is the message
            raise error
        return made

    def _answer(self, request: bytes) -> tuple[dict[str, Any], bytes]:
        asked, answers = self._process.stdin, self._process.stdout
        assert asked is not None and answers is not None
        with suppress(OSError):  # it has ended, and gives no answer
            asked.write(request)
            asked.flush()
        line = answers.readline()
        head: dict[str, Any] = json.loads(line) if line.endswith(b"\n") else {"size": 1}
        made = answers.read(head["size"])
        if len(made) < head["size"]:
            raise NotSet(self._process.wait())
        return head, made


def foot(version: str) -> str:
    """What stands at the foot of each page."""
    return f"commentariat {version}"


def _inputs(template: str, data: Mapping[str, Any], pictures: Mapping[str, bytes]) -> dict[str, str]:
    folder = files("reports").joinpath("templates", "print")
    shown = json.dumps(printable({**data, "style": _style()}), ensure_ascii=False)
    return {
        "main.typ": folder.joinpath(template).read_text(encoding="utf-8"),
        **{name: folder.joinpath(name).read_text(encoding="utf-8") for name in HOUSE},
        "data.json": shown.encode("utf-8", "replace").decode(),
        **{name: picture.decode() for name, picture in pictures.items()},
    }


def _style() -> dict[str, Any]:
    return {**style.typesetting(), "stance": style.STANCE}
