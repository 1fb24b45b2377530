"""What went in and what was left out: alarms first, then pages, dropped text, skipped files."""

from __future__ import annotations

from reports.blocks import Block, Fold, Heading, Items, Para, ReportSection, Table
from reports.material import Material, behind
from reports.pieces import Fact, Said, english, link, name
from reports.sections import section
from reports.shown import View


@section("input", rank=70)
def went_in(material: Material) -> ReportSection:
    """Pages with what was read of each, what was dropped and why, and inputs that gave nothing."""
    words, pages = material.words, material.view["pages"]
    noted = [page for page in pages if page["notes"]]
    blocks: list[Block] = []
    if noted:
        items = tuple(words.say("input.noted", page=_page(page), note=english(page["notes"])) for page in noted)
        blocks += [Heading(text=words.say("input.alarms")), Items(items=items, role="alarm")]
    blocks += [Para(text=_counts(material)), _pages(material, pages), *_dropped(material), *_skipped(material)]
    return ReportSection(id="input", title=words.say("input.title"), blocks=tuple(blocks))


def _page(page: View) -> Said:
    return (link(page["title"] or page["name"] or "–", f"#t-{page['id']}"),)


def _counts(material: Material) -> Said:
    words, counts = material.words, material.view["counts"]
    reactions = material.study.reactions
    comments = reactions.index[reactions["channel"] == "comment"].astype(str).tolist()
    voices = reactions.index[reactions["channel"] != "comment"].astype(str).tolist()
    label = words.text("input.comments_label")
    read = material.count("read.comments", counts["comments"], label, "inventory: comments", behind(label, comments))
    label = words.text("input.voices_label")
    heard = material.count("read.voices", counts["voices"], label, "inventory: voices", behind(label, voices))
    pages = material.count("pages", counts["pages"], words.text("input.pages_label"), "inventory")
    said = words.say("input.counts", pages=words.say("input.n_pages", n=pages), comments=read, voices=heard)
    left = [row for row in material.rows("counting") if not row["counted"]]
    by_reason: dict[str, list[str]] = {}
    for row in left:
        by_reason.setdefault(str(row["why"]), []).append(str(row["id"]))
    parts = [_left(material, why, ids) for why, ids in by_reason.items()]
    return (*said, " ", *words.say("input.not_counted", reasons=words.listed(parts))) if parts else said


def _left(material: Material, why: str, ids: list[str]) -> Said:
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
    behind_of: dict[str, dict[str, list[str]]] = {}
    for key, one in material.reactions.items():
        held = behind_of.setdefault(material.threads[key], {"comments": [], "public_voices": []})
        held["public_voices" if one["channel"] == "quoted" else "comments"].append(key)
    for page in pages:
        whole = page["article_characters"] + page["comment_characters"] + page["dropped_characters"]
        cells = (_cell(material, page, key, behind_of) for key in READ)
        left = page["dropped_characters"] / whole if whole else 0.0
        said = words.text("input.cell", page=page["title"] or page["name"], what=words.text("input.dropped"))
        share = material.fact(
            f"page.{page['id']}.dropped", words.share(left), left, said, f"inventory[{page['id']}].dropped"
        )
        rows.append((_page(page), (name(page["parser"]),), *((cell,) for cell in cells), (share,)))
    counts = (("comments", True), ("replies", True), ("voices", True), ("article", True), ("dropped", True))
    columns = material.columns("input", (("page", False), ("parser", False), *counts))
    table = Table(caption=words.text("input.caption"), columns=columns, rows=tuple(rows))
    return Fold(
        summary=words.say(
            "input.pages", n=material.count("pages", len(pages), words.text("input.pages_label"), "inventory")
        ),
        blocks=(table,),
    )


def _cell(material: Material, page: View, key: str, ids: dict[str, dict[str, list[str]]]) -> Fact:
    said = material.words.text(
        "input.cell", page=page["title"] or page["name"], what=material.words.text(f"input.{READ[key]}")
    )
    held = ids.get(page["id"], {}).get(key, [])
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
