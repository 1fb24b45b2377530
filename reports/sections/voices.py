"""Voices: the people whom articles quote, those of the public told apart from officials, experts and reporters."""

from __future__ import annotations

from reports.blocks import Block, Fold, Items, Para, Quotes, ReportSection, Side, Sides, Table
from reports.material import Material, behind
from reports.pieces import Said, name
from reports.sections import section
from reports.shown import View, excerpt

MOST_A_GROUP = 8
KINDS = ("public", "official", "expert", "journalist", "person", "unknown")


@section("voices", rank=40)
def voices(material: Material) -> ReportSection | None:
    """Quoted voices: how many of which kind, and those of the public in their words, original beside translation."""
    quoted: list[View] = material.view["voices"]
    if not quoted:
        return None
    words = material.words
    public = [voice for voice in quoted if voice["kind"] == "public" and voice["first"]]
    blocks: list[Block] = [Para(text=words.say("voices.how")), _kinds(material, quoted)]
    by_group: dict[str, list[str]] = {}
    for voice in public:
        if voice["reaction"] in material.reactions:
            by_group.setdefault(voice["population"], []).append(voice["reaction"])
    sides = tuple(
        Side(title=words.say("voices.of", population=name(group)), blocks=(Quotes(ids=tuple(ids[:MOST_A_GROUP])),))
        for group, ids in by_group.items()
    )
    if sides:
        blocks.append(Sides(sides=sides))
    more = sum(max(0, len(ids) - MOST_A_GROUP) for ids in by_group.values())
    if more:
        blocks.append(
            Para(
                text=words.say(
                    "voices.more",
                    n=material.count("voices.more", more, words.text("voices.more_label"), "voices: public"),
                ),
                role="hint",
            )
        )
    others = [voice for voice in quoted if voice["kind"] != "public"]
    if others:
        items = tuple(_line(material, voice) for voice in others)
        blocks.append(
            Fold(
                summary=words.say(
                    "voices.others",
                    n=material.count("voices.others", len(others), words.text("voices.others_label"), "voices: others"),
                ),
                blocks=(Items(items=items),),
            )
        )
    return ReportSection(id="voices", title=words.say("voices.title"), blocks=tuple(blocks))


def _kinds(material: Material, quoted: list[View]) -> Table:
    words = material.words
    rows: list[tuple[Said, ...]] = []
    for kind in KINDS:
        held = [voice for voice in quoted if voice["kind"] == kind]
        if not held:
            continue
        label = words.text(f"voices.{kind}")
        ids = [voice["reaction"] for voice in held if voice["reaction"]]
        n = material.count(f"voices.{kind}", len(held), label, f"voices: kind {kind}", behind(label, ids))
        pages = len({voice["thread"] for voice in held})
        on = material.count(
            f"voices.{kind}.pages", pages, words.text("voices.pages_label", kind=label), "voices: pages"
        )
        rows.append(((label,), (n,), (on,)))
    columns = material.columns("voices", (("kind", False), ("n", True), ("pages", True)))
    return Table(caption=words.text("voices.caption"), columns=columns, rows=tuple(rows))


def _line(material: Material, voice: View) -> Said:
    """A voice that is not the public's, in a line: who, of what kind and why, and the words."""
    words = material.words
    speaker = name(voice["speaker"] or words.text("voices.unnamed"))
    why = words.say("voices.because", words=name(voice["decided_by"])) if voice["decided_by"] else ()
    return words.say(
        "voices.line", speaker=speaker, kind=words.text(f"speaker.{voice['kind']}"), why=why,
        text=name(excerpt(voice["text"])), page=name(voice["outlet"] or voice["title"] or voice["path"]),
    )  # fmt: skip
