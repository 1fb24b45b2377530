"""Links that leave `docs/`: to a file that has a page of its own in `more/`, else nothing but their words.

A page whose text is one link to a file outside is that file: on a code host it leads there, in the site it is replaced
by what the file says.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

LINK = re.compile(r"(?<!!)\[((?:[^\[\]]|\[[^\[\]]*\])*)\]\((?!\w+:)([^)#\s]+)(#[^)\s]*)?\)")


def stand_ins(docs: Path) -> dict[Path, Path]:
    """The files outside that have a page, and the page."""
    found = {}
    for page in sorted((docs / "more").glob("*.md")):
        alone = LINK.fullmatch(page.read_text(encoding="utf-8").strip())
        if alone:
            found[(page.parent / alone[2]).resolve()] = page
    return found


def settled(text: str, *, at: Path, page: Path, docs: Path) -> str:
    """The text of the file `at`, shown as `page`, with links that lead somewhere within the site."""
    pages = stand_ins(docs)

    def link(match: re.Match[str]) -> str:
        words, target, anchor = match[1], (at.parent / match[2]).resolve(), match[3] or ""
        target = pages.get(target, target)
        if not target.is_relative_to(docs):
            return words
        return f"[{words}]({os.path.relpath(target, page.parent)}{anchor})"

    return LINK.sub(link, text)


def read(app: Any, docname: str, source: list[str]) -> None:
    """Puts the file in place of the page that stands for it, and settles links."""
    docs = Path(app.srcdir).resolve()
    page = docs / f"{docname}.md"
    at = {shown: outside for outside, shown in stand_ins(docs).items()}.get(page, page)
    text = source[0] if at == page else at.read_text(encoding="utf-8")
    if at != page:
        app.env.note_dependency(str(at))
    source[0] = settled(text, at=at, page=page, docs=docs)


def setup(app: Any) -> dict[str, bool]:
    """Listens where a source has been read."""
    app.connect("source-read", read)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
