"""What went in and what was left out: alarms first, then pages, dropped text, skipped files."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from reports.blocks import Block, Fold, Heading, Items, Para, ReportSection, Table
from reports.ids import Ids, ids_where
from reports.material import Material, behind
from reports.pieces import Fact, Said, code, english, link, name
from reports.sections import section
from reports.shown import View

MOST_PAGES = 200
"""Pages in the table, those with most comments: the file beside the figure has all."""


@section("input", rank=70)
def went_in(material: Material) -> ReportSection:
    """Pages with what was read of each, what was dropped and why, and inputs that gave nothing."""
    words, pages = material.words, material.view["pages"]
    noted = [page for page in pages if page["notes"] or page["alarm"]]
    blocks: list[Block] = []
    if noted:
        items = tuple(
            words.say("input.noted", page=_page(material, page), note=_looks(page)) for page in noted[:MOST_PAGES]
        )
        blocks += [Heading(text=words.say("input.alarms")), Items(items=items, role="alarm")]
        if len(noted) > MOST_PAGES:
            label = words.text("input.alarms")
            more = material.count("pages.noted.more", len(noted) - MOST_PAGES, label, "inventory: alarm, notes")
            blocks.append(
                Para(text=words.say("input.more_noted", n=more, check=code("commentariat check")), role="alarm")
            )
    blocks += [Para(text=_counts(material)), _pages(material, pages), *_dropped(material), *_skipped(material)]
    return ReportSection(id="input", title=words.say("input.title"), blocks=tuple(blocks))


def _looks(page: View) -> Said:
    """What looks wrong with a page, and what its reading notes."""
    return english("; ".join(filter(None, (page["alarm"], page["notes"]))))


def _page(material: Material, page: View) -> Said:
    """The page's title, as a link where the report carries the page."""
    title = page["title"] or page["name"] or "–"
    return (link(title, f"#t-{page['id']}") if material.carries(page["id"]) else name(title),)


def _counts(material: Material) -> Said:
    words, counts = material.words, material.view["counts"]
    comments, voices = (ids_where(material.index, mask) for mask in (~material.quoted, material.quoted))
    label = words.text("input.comments_label")
    read = material.count("read.comments", counts["comments"], label, "inventory: comments", behind(label, comments))
    label = words.text("input.voices_label")
    heard = material.count("read.voices", counts["voices"], label, "inventory: voices", behind(label, voices))
    pages = material.count("pages", counts["pages"], words.text("input.pages_label"), "inventory")
    said = words.say("input.counts", pages=words.say("input.n_pages", n=pages), comments=read, voices=heard)
    table = material.table("counting", "counted", "why")
    left = None if table is None else table[~table["counted"].astype(bool)].groupby("why", sort=False).groups
    parts = [_left(material, str(why), material.ids(ids)) for why, ids in (left or {}).items()]
    return (*said, " ", *words.say("input.not_counted", reasons=words.listed(parts))) if parts else said


def _left(material: Material, why: str, ids: Ids) -> Said:
    words = material.words
    key = f"why.{why.replace(' ', '_')}"
    reason = words.text(key) if words.has(key) else why
    return words.say(
        "input.left",
        n=material.count(f"left.{why}", len(ids), reason, f"counting: {why}", behind(reason, ids)),
        reason=reason,
    )


def _pages(material: Material, pages: list[View]) -> Block:
    words = material.words
    rows = []
    of_thread: Mapping[Any, Any] = pd.Series(material.threads).groupby(material.threads).indices
    for page in sorted(pages, key=lambda page: -page["comments"])[:MOST_PAGES] if len(pages) > MOST_PAGES else pages:
        ids = Ids(material.index, of_thread.get(page["id"], np.zeros(0, dtype=np.int64)))
        behind_of = {"comments": ids.where(~material.quoted), "public_voices": ids.where(material.quoted)}
        whole = page["article_characters"] + page["comment_characters"] + page["dropped_characters"]
        cells = (_cell(material, page, key, behind_of) for key in READ)
        left = page["dropped_characters"] / whole if whole else 0.0
        said = words.text("input.cell", page=page["title"] or page["name"], what=words.text("input.dropped"))
        share = material.fact(
            f"page.{page['id']}.dropped", words.share(left), left, said, f"inventory[{page['id']}].dropped"
        )
        rows.append((_page(material, page), (name(page["parser"]),), *((cell,) for cell in cells), (share,)))
    counts = (("comments", True), ("replies", True), ("voices", True), ("article", True), ("dropped", True))
    columns = material.columns("input", (("page", False), ("parser", False), *counts))
    table = Table(caption=words.text("input.caption"), columns=columns, rows=tuple(rows))
    blocks: list[Block] = [table]
    if left := len(pages) - len(rows):
        more = material.count("pages.more", left, words.text("input.pages_label"), "inventory")
        file = link("figures/coverage.csv", "figures/coverage.csv")
        blocks.append(Para(text=words.say("input.more_pages", n=more, file=file), role="hint"))
    return Fold(
        summary=words.say(
            "input.pages", n=material.count("pages", len(pages), words.text("input.pages_label"), "inventory")
        ),
        blocks=tuple(blocks),
    )


def _cell(material: Material, page: View, key: str, ids: Mapping[str, Ids]) -> Fact:
    said = material.words.text(
        "input.cell", page=page["title"] or page["name"], what=material.words.text(f"input.{READ[key]}")
    )
    held = ids.get(key, ())
    return material.count(
        f"page.{page['id']}.{key}", page[key], said, f"inventory[{page['id']}].{key}", behind(said, held)
    )


READ = {"comments": "comments", "replies": "replies", "public_voices": "voices", "article_characters": "article"}


def _dropped(material: Material) -> list[Block]:
    words, reasons = material.words, material.view["reasons"]
    if not reasons:
        return []
    columns = material.columns("input", (("reason", False), ("characters", True)))
    rows = tuple(
        (
            _reason(material, reason),
            (material.count(f"dropped.{reason}", count, reason, f"inventory: dropped {reason}"),),
        )
        for reason, count in reasons
    )
    total = material.count(
        "dropped", sum(count for _, count in reasons), words.text("input.dropped_caption"), "inventory: dropped"
    )
    table = Table(caption=words.text("input.dropped_caption"), columns=columns, rows=rows)
    return [Fold(summary=words.say("input.dropped_fold", total=total), blocks=(table,))]


def _reason(material: Material, reason: str) -> Said:
    key = f"dropped.{reason.replace(' ', '_')}"
    return material.words.say(key) if material.words.has(key) else english(reason)


def _skipped(material: Material) -> list[Block]:
    words, skipped = material.words, material.view["skipped"]
    if not skipped:
        return [Para(text=words.say("input.none_skipped"))]
    items = tuple(words.say("input.skip", path=name(row["path"]), reason=english(row["reason"])) for row in skipped)
    return [Heading(text=words.say("input.skipped")), Items(items=items)]
