"""Themes in sentences: what each is called, how many speak of it, and who."""

from __future__ import annotations

from reports.material import Material, behind
from reports.pieces import Fact, Said, name
from reports.shown import View


def theme_count(material: Material, row: View) -> Fact:
    """How many reactions are of the theme."""
    label = material.words.text("said.theme_label", theme=row["label"])
    source = f"themes[{row['id']}].n"
    return material.count(
        f"{row['id']}.n", row["n"], label, source, behind(label, row["all"]), note=_stands(material, row)
    )


def _stands(material: Material, row: View) -> str:
    """By what the theme stands: how many of it, and of all others, say one of the words it is called by."""
    if row["inside"] is None or row["outside"] is None:
        return ""
    words = material.words
    return words.text("said.stands", inside=words.share(row["inside"]), outside=words.share(row["outside"]))


def theme_line(material: Material, row: View) -> Said:
    """The theme's label, which is made of words of the comments, with its size."""
    return material.words.say("said.theme", theme=name(row["label"]), n=theme_count(material, row))
