"""The comments, threads and numbers as the page's script reads them: columns of plain values, packed."""

from __future__ import annotations

import base64
import json
import zlib
from collections.abc import Mapping, Sequence
from typing import Any

from reports.document import Document
from reports.pages.html.columns import Names, deltas, link_cells, pieces, scaled, target
from reports.pages.html.items import LOOSE, UNKNOWN_LANGUAGE, VOICE, Held, HeldItem, language_tag
from reports.pieces import Fact
from reports.words import messages
from threads.text.language import detect

PACKING = 9
KINDS = ("comment", "deleted", "pingback", VOICE, LOOSE)
STATES = ("sure", "unsure", "nobody", "open", "unknown")
_VOICE = ("decided_by", "group", "place", "manner")


def packed(document: Document, items: Held, facts: Sequence[Fact]) -> str:
    """Base64 of the deflated JSON of what the script draws; equal input gives equal bytes."""
    told = json.dumps(content(document, items, facts), ensure_ascii=False, separators=(",", ":"))
    plain = told.encode("utf-8", "replace")
    return base64.b64encode(zlib.compress(plain, PACKING)).decode()


def content(document: Document, items: Held, facts: Sequence[Fact]) -> dict[str, Any]:
    """What is packed: each text once, everything else as numbers that point at it."""
    speakers, sample = Names(), document.sample
    columns = _columns(document, items, speakers)
    threads = _threads(document, items, speakers)
    columns["tables"]["speakers"] = speakers.all
    return {
        "title": document.title,
        "language": document.language,
        "say": script_words(document.language),
        **columns,
        "threads": threads,
        **_facts(facts, items),
        "sample": {"held": items.starts[-1], "all": sample.all, "limit": sample.limit} if sample else None,
    }


SHARED = {"drawn": "", "code": "code_", "basis": "because_", "speaker": "kind_"}
"""Tables of messages that the script has, and what their keys begin with there."""


def script_words(language: str) -> dict[str, Any]:
    """The messages of the script: its own, and those that print and the sections say too."""
    found: dict[str, Any] = {}
    for key, message in messages(language).items():
        table, name = key.split(".", 1)
        if table in SHARED:
            found[SHARED[table] + name] = message
    return found


def _columns(document: Document, items: Held, speakers: Names) -> dict[str, Any]:
    """A list a property, with a cell an item; what few items have is keyed by the item's place."""
    names = {name: Names() for name in ("authors", "populations", "sides", "tones", "channels", "languages", "whys")}
    names |= {name: Names() for name in ("themes", "variables", "coders", "labels", "bases")}
    themes: dict[str, str] = {}
    columns: dict[str, list[Any]] = {name: [] for name in (
        "text", "kind", "author", "population", "side", "tone", "theme", "channel", "language", "why", "level",
        "number", "posted", "anchor", "state", "links",
    )}  # fmt: skip
    sparse: dict[str, dict[int, Any]] = {name: {} for name in ("likes", "open", "root", "codes", "voice", "promoted")}
    at = items.by_anchor
    for new, item in enumerate(items.all):
        view, about = item.view, item.reaction or {}
        said = view.get("segments")
        columns["text"].append(
            pieces(said, speakers, at) if said is not None else view.get("text", about.get("text", ""))
        )
        columns["kind"].append(KINDS.index(item.kind))
        author = (view.get("speaker") if item.kind == VOICE else view.get("author")) or about.get("author", "")
        columns["author"].append(names["authors"].of(author))
        columns["population"].append(names["populations"].of(about.get("population", "")))
        columns["side"].append(names["sides"].of(about.get("stance", "")))
        columns["tone"].append(names["tones"].of(about.get("sentiment", "")))
        columns["theme"].append(names["themes"].of(about.get("topic_id", "")))
        themes[about.get("topic_id", "")] = about.get("topic", "")
        columns["channel"].append(names["channels"].of(about.get("channel", "")))
        columns["language"].append(names["languages"].of(item.language))
        columns["why"].append(names["whys"].of(_why(document, about.get("left_out", ""))))
        columns["level"].append(view.get("level", 0))
        columns["number"].append(_number(view.get("number") or about.get("number")))
        columns["posted"].append(view.get("posted", ""))
        columns["anchor"].append(_short(item, document))
        columns["state"].append(STATES.index(view.get("state", "unknown")))
        columns["links"].append([link_cells(link, names["bases"], at) for link in view.get("links", ())] or 0)
        if view.get("likes") is not None:
            sparse["likes"][new] = view["likes"]
        if view.get("open"):
            sparse["open"][new] = [[target(one["anchor"], at), scaled(one["probability"])] for one in view["open"]]
        if view.get("root_probability") is not None:
            sparse["root"][new] = scaled(view["root_probability"])
        if view.get("promoted"):
            sparse["promoted"][new] = 1
        if found := document.codes.get(item.key):
            sparse["codes"][new] = [
                [names["variables"].of(variable), names["coders"].of(coder), names["labels"].of(label)]
                for variable, coder, label in found
            ]
        if item.kind == VOICE:
            sparse["voice"][new] = _voice(item, items, at)
    tables: dict[str, Any] = {name: table.all for name, table in names.items()}
    tables["themes"] = [[name, themes.get(name, "")] for name in tables["themes"]]
    return {"tables": tables, "columns": columns, "sparse": sparse}


def _why(document: Document, why: str) -> str:
    """Why a reaction is not counted, in the report's words where it has some, else as the analysis says it."""
    key = f"why.{why.replace(' ', '_')}"
    return document.words.text(key) if document.words.has(key) else why


def _voice(item: HeldItem, items: Held, at: Mapping[str, int]) -> dict[str, Any]:
    """What is told of a voice beside its words: where it is quoted, of what kind its speaker is, its original."""
    view = item.view
    owner = items.by_key.get(f"{view['thread']}/{view['owner']}")
    told: dict[str, Any] = {name: view[name] for name in _VOICE if view[name]}
    told |= {"thread": item.thread, "kind": view["kind"]}
    if owner is not None:
        told["owner"] = at.get(items.all[owner].anchor, -1)
    if not view["verbatim"]:
        told["told"] = 1
    if not view["first"]:
        told["again"] = 1
    if view["original"]:
        told["original"] = view["original"]
        told["language"] = language_tag(detect(view["original"]) or "") or UNKNOWN_LANGUAGE
    return told


def _threads(document: Document, items: Held, speakers: Names) -> list[dict[str, Any]]:
    """The pages: what is told of each, its article in pieces, and which items are its comments."""
    found: list[dict[str, Any]] = []
    for first, thread in zip(items.starts, document.threads, strict=False):
        told = {key: thread[key] for key in ("title", "outlet", "byline", "published", "name", "comments", "voices",
                                             "missing", "talk", "notes") if thread.get(key)}  # fmt: skip
        told |= {
            "anchor": thread["anchor"],
            "language": language_tag(thread["language"]) or UNKNOWN_LANGUAGE,
            "titled": _language_of(thread["title"], thread["language"]),
            "first": first,
            "count": len(thread["rows"]),
        }
        if article := pieces(thread["article"], speakers, items.by_anchor):
            told["article"] = article
        if (left := thread["whole"] - len(thread["rows"])) > 0:
            told["left"] = left
        found.append(told)
    return found


def _language_of(text: str, around: str) -> str:
    """A title may be in another language than its page: told by its letters, else that of the page."""
    return language_tag(detect(text) or "") if not text.isascii() else language_tag(around) or UNKNOWN_LANGUAGE


def _facts(facts: Sequence[Fact], items: Held) -> dict[str, Any]:
    """The numbers, with the items behind each as differences between neighbours; equal lists are kept once."""
    lists: dict[tuple[int, ...], int] = {}
    told = []
    for fact in facts:
        behind = []
        for one in fact.behind:
            places = tuple(items.by_key[key] for key in one.ids if key in items.by_key)
            behind.append([one.label, lists.setdefault(places, len(lists)), one.n])
        told.append([fact.id, fact.text, fact.label, fact.note, fact.source, behind])
    return {"facts": told, "lists": [deltas(places) for places in lists]}


def _number(label: str | None) -> int:
    """The comment's number: the page's own as it is, our count below zero, 0 for none."""
    if not label:
        return 0
    digits = int(label[1:])
    return digits if label[0] == "#" else -digits


def _short(item: HeldItem, document: Document) -> str:
    """The address of an item without that of its thread, where it begins with it."""
    if item.thread < 0:
        return "!" + item.anchor
    head = "r-" + document.threads[item.thread]["id"] + "-"
    return item.anchor[len(head) :] if item.anchor.startswith(head) else "!" + item.anchor
