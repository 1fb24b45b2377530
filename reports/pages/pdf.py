"""The report typeset for print by typst, which gets data only: nothing of a comment is read as markup."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from importlib.resources import files
from typing import TYPE_CHECKING

from reports import style
from reports.fonts import folders
from reports.shown import View, counted
from reports.view.links import candidates_in_words, in_words

if TYPE_CHECKING:
    from reports.pictures import Picture

MOST_COMMENTS = 120
"""Comments of a thread that are printed; the rest is left to the HTML, and the page says so."""
MOST_PRINTED = 1_500
"""Comments printed in all: about 200 pages."""
MOST_LETTERS = 1_200
"""Letters of one comment that are printed."""
MOST_VOICES, MOST_PAGES, MOST_TYPICAL = 200, 400, 4
MADE = datetime(2000, 1, 1, tzinfo=UTC)
"""The time written into every PDF, so that equal reports are equal bytes."""


def render(view: View, pictures: list[Picture], *, version: str) -> bytes:
    """The PDF's bytes; equal views give equal bytes."""
    import typst

    source = files("reports").joinpath("templates", "report.typ").read_bytes()
    data = json.dumps(_printed(view, pictures, version), ensure_ascii=False).encode("utf-8", "replace")
    compiled: bytes = typst.compile(  # type: ignore[call-overload]  # its stub knows no input of several files
        {"main.typ": source, "view.json": data, **{f"{picture.name}.svg": picture.svg for picture in pictures}},
        format="pdf",
        font_paths=[str(place) for place in folders()],
        ignore_system_fonts=True,
        timestamp=MADE,
    )
    return compiled


def _printed(view: View, pictures: list[Picture], version: str) -> View:
    """The part of the view that is printed, cut where print ends."""
    same = ("title", "question", "note", "paragraph", "counted_by", "counts", "findings", "refusals", "comparisons",
        "bases", "reasons", "skipped", "methods", "packages", "seed", "target", "people", "talk", "coding", "not_drawn",
        "lacking", "population_notes", "voice_notes")  # fmt: skip
    return {
        **{key: view[key] for key in same},
        "style": style.typesetting(),
        "version": version,
        "populations": [_population(one) for one in view["populations"]],
        "topics": _topics(view["topics"], view["examples"])
        | {key: view["topics"][key] for key in ("noun", "left", "all")}
        | {"own": _topics(view["topics"]["own"], view["examples"])},
        "threads": _threads(view["index"]["with_comments"]),
        "voices": [_voice(voice) for voice in view["index"]["public"][:MOST_VOICES]],
        "more_voices": max(0, len(view["index"]["public"]) - MOST_VOICES),
        "pages": view["pages"][:MOST_PAGES],
        "more_pages": max(0, len(view["pages"]) - MOST_PAGES),
        "figures": [
            {
                "file": f"{picture.name}.svg",
                "section": picture.section,
                "title": picture.title,
                "caption": picture.caption,
                "alt": picture.alt,
            }
            for picture in pictures
        ],
    }


def _population(one: View) -> View:
    keep = ("label", "value", "interval", "codes", "level", "n", "threads")
    return {
        "name": one["name"],
        "measures": [{key: measure[key] for key in keep} for measure in one["measures"]],
        "lacking": one["lacking"],
    }


def _topic(topic: View, examples: dict[str, View]) -> View:
    typical = [_short(examples[key]) for key in topic["typical"][:MOST_TYPICAL] if key in examples]
    keep = ("label", "labels", "n", "share", "said", "differences")
    return {key: topic[key] for key in keep} | {
        "typical": typical,
        "populations": [{key: one[key] for key in ("name", "n", "share")} for one in topic["populations"]],
        "within": [_topic(one, examples) for one in topic["within"]],
    }


def _topics(part: View, examples: dict[str, View]) -> View:
    return {"rows": [_topic(topic, examples) for topic in part["rows"]]} | {
        key: part[key] for key in ("notes", "refusal", "withheld")
    }


def _threads(threads: list[View]) -> list[View]:
    left, printed = MOST_PRINTED, []
    for thread in threads:
        rows = thread["rows"][: min(MOST_COMMENTS, left)]
        left -= len(rows)
        printed.append(
            {key: thread[key] for key in ("title", "outlet", "published", "name", "comments", "notes", "talk")}
            | {"rows": [_row(row) for row in rows], "more": len(thread["rows"]) - len(rows)}
        )
    return printed


def _row(row: View) -> View:
    links = [f"{link['to']} ({in_words(link)})" for link in row["links"]]
    if row["state"] == "open":
        links = [f"? {candidates_in_words(row['open'])}"]
    verdict = [row["sentiment"]] if row.get("sentiment") else []
    if row.get("stance") in ("FAVOR", "AGAINST"):
        verdict.append("in favour" if row["stance"] == "FAVOR" else "against")
    meta = [row["posted"], counted(row["likes"], "like") if row["likes"] is not None else "", ", ".join(verdict)]
    return {
        **{key: row[key] for key in ("depth", "state", "author", "kind", "number")},
        "meta": " · ".join(part for part in meta if part), "links": links, "segments": _cut(row["segments"]),
    }  # fmt: skip


def _cut(segments: list[View]) -> list[View]:
    left, out = MOST_LETTERS, []
    for segment in segments:
        if left <= 0:
            break
        text = segment["text"] if len(segment["text"]) <= left else segment["text"][:left] + " […]"
        left -= len(segment["text"])
        out.append({"text": text, "quoted": segment["quoted"]})
    return out


def _shorter(text: str) -> str:
    return text if len(text) <= MOST_LETTERS else text[:MOST_LETTERS] + " […]"


def _short(one: View) -> View:
    return {"text": _shorter(one["text"])} | {key: one[key] or "" for key in ("author", "number", "population", "path")}


def _voice(voice: View) -> View:
    keep = (
        "text",
        "original",
        "speaker",
        "decided_by",
        "group",
        "place",
        "manner",
        "outlet",
        "title",
        "path",
        "population",
    )
    return {key: _shorter(voice[key]) for key in keep}
