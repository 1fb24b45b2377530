"""A process of its own that sets pages, run as a script: it imports typst alone, whose memory never comes back.

A request is a line of JSON on standard input: `do` ("pdf", "png" or "pages"), the `files`, of which `main.typ` is set,
and `options` of typst. An answer is a line of JSON that has the `size` of what follows, or, where typst refuses, the
attributes of what it `refused` with. The process ends when nobody asks any more.
"""

from __future__ import annotations

import json
import signal
import sys
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any

MADE = datetime(2000, 1, 1, tzinfo=UTC)
"""The time written into every PDF, so that equal reports are equal bytes."""


def answer(request: dict[str, Any], fonts: Any) -> bytes:
    """What typst makes of a request: a PDF, a PNG, or the number of pages in digits. Raises TypstError."""
    import typst

    files = {name: text.encode() for name, text in request["files"].items()}
    held = {"font_paths": fonts, "ignore_system_fonts": True}
    if request["do"] == "pages":
        return str(int(typst.query(files, "<pages>", field="value", one=True, **held))).encode()
    made = typst.compile(files, format=request["do"], timestamp=MADE, **request["options"], **held)
    assert isinstance(made, bytes)
    return made


def main(typst_in: str, folders: list[str]) -> None:
    """Answers requests with the typst of that folder and the fonts of these."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who asked hears of it too, and closes what this reads
    sys.path.append(typst_in)
    import typst

    fonts = typst.Fonts(include_system_fonts=False, font_paths=folders)
    for line in sys.stdin.buffer:
        try:
            made, head = answer(json.loads(line), fonts), {}
        except typst.TypstError as error:
            made, head = b"", {"refused": vars(error)}
        sys.stdout.buffer.write(json.dumps({"size": len(made), **head}).encode() + b"\n" + made)
        sys.stdout.buffer.flush()


if __name__ == "__main__":
    with suppress(BrokenPipeError):
        main(sys.argv[1], sys.argv[2:])
