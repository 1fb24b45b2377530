"""The report typeset for print by typst, which gets data only: nothing of a comment is read as markup."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from reports.fonts import folders

if TYPE_CHECKING:
    from reports.build import Picture

MOST_COMMENTS = 120
"""Comments of a thread that are printed; the rest is left to the HTML, and the page says so."""
MOST_LETTERS = 1_200
"""Letters of one comment that are printed."""
MOST_VOICES = 200
MADE = datetime(2000, 1, 1, tzinfo=UTC)
"""The time written into every PDF, so that equal reports are equal bytes."""


def render(view: dict[str, Any], pictures: list[Picture], *, version: str) -> bytes:
    """The PDF's bytes; equal views give equal bytes."""
    import typst

    source = files("reports").joinpath("templates", "report.typ").read_bytes()
    data = json.dumps(_printed(view, pictures, version), ensure_ascii=False).encode("utf-8", "replace")
    parts = {"main.typ": source, "view.json": data, **{f"{picture.name}.png": picture.png for picture in pictures}}
    with TemporaryDirectory(prefix="commentariat-pdf-") as folder:
        for name, content in parts.items():
            (Path(folder) / name).write_bytes(content)
        compiled: bytes = typst.compile(
            str(Path(folder) / "main.typ"),
            root=folder,
            format="pdf",
            font_paths=[str(place) for place in folders()],
            ignore_system_fonts=True,
            timestamp=MADE,
        )
    return compiled


def _printed(view: dict[str, Any], pictures: list[Picture], version: str) -> dict[str, Any]:
    """The part of the view that is printed, cut where print ends."""
    topics = [
        {**topic, "typical": [view["examples"][key] for key in topic["typical"] if key in view["examples"]]}
        for topic in view["topics"]["rows"]
    ]
    return {
        **{key: view[key] for key in ("title", "note", "counts", "findings", "bases", "pages", "reasons", "skipped", "methods", "seed", "target")},
        "version": version,
        "topics": [{**topic, "typical": [_short(one) for one in topic["typical"]], "all": []} for topic in topics],
        "threads": [_thread(thread) for thread in view["index"]["with_comments"]],
        "voices": [_voice(voice) for voice in view["index"]["public"][:MOST_VOICES]],
        "more_voices": max(0, len(view["index"]["public"]) - MOST_VOICES),
        "figures": [
            {"file": f"{picture.name}.png", "section": picture.section, "caption": picture.caption, "alt": picture.alt}
            for picture in pictures
        ],
    }


def _thread(thread: dict[str, Any]) -> dict[str, Any]:
    rows = thread["rows"][:MOST_COMMENTS]
    keep = ("title", "outlet", "published", "name", "comments", "notes")
    return {key: thread[key] for key in keep} | {
        "rows": [
            {
                "depth": row["depth"], "solid": row["solid"], "author": row["author"], "kind": row["kind"],
                "posted": row["posted"], "number": "" if row["number"] is None else f"#{row['number']}",
                "links": [f"{link['to']}" + ("" if link["sure"] else f" ({link['probability']:.2f})") for link in row["links"]],
                "segments": _cut(row["segments"]),
            }
            for row in rows
        ],
        "more": len(thread["rows"]) - len(rows),
    }  # fmt: skip


def _cut(segments: list[dict[str, Any]]) -> list[dict[str, Any]]:
    left, out = MOST_LETTERS, []
    for segment in segments:
        if left <= 0:
            break
        text = segment["text"] if len(segment["text"]) <= left else segment["text"][:left] + " […]"
        left -= len(segment["text"])
        out.append({"text": text, "quoted": segment["quoted"]})
    return out


def _short(one: dict[str, Any]) -> dict[str, Any]:
    text = one["text"]
    return {"text": text if len(text) <= MOST_LETTERS else text[:MOST_LETTERS] + " […]", "author": one["author"],
            "population": one["population"], "path": one["path"]}  # fmt: skip


def _voice(voice: dict[str, Any]) -> dict[str, Any]:
    keep = ("text", "original", "speaker", "decided_by", "group", "place", "manner", "outlet", "title", "path", "population")
    return {key: voice[key][:MOST_LETTERS] for key in keep}
