"""What was said: themes with their typical comments by population and side, phrases, own themes, what to read first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from analysis.compare.stats import DESCRIBE_FROM
from reports.blocks import Block, Chart, Column, Fold, Heading, Items, Para, Quotes, ReportSection, Side, Sides, Table
from reports.ids import Ids
from reports.material import Material, behind
from reports.pieces import Said, english, name
from reports.sections import section
from reports.shown import View, shown
from reports.theme_differences import by_population
from reports.themes import theme_count, theme_line
from reports.typical import first_readable, is_readable, most_answered, ranked

QUOTED_SIDES = ("AGAINST", "FAVOR")
MOST_PHRASES, MOST_READ = 12, 4


@section("said", rank=20)
def said(material: Material) -> ReportSection | None:
    """Themes and arguments, each with the comments that say them most plainly."""
    if not material.counted:
        return None
    words, topics = material.words, material.view["topics"]
    blocks: list[Block] = []
    if topics["rows"]:
        blocks += _themes(material, topics["rows"], topics)
    else:
        blocks.append(Para(text=words.say("said.no_themes"), role="hint"))
    own = topics["own"]
    if own["rows"] or own["notes"] or own["refusal"]:
        blocks.append(Heading(text=words.say("said.own_title"), id="own-themes"))
        blocks += [Para(text=english(text), role="refusal") for text in (own["refusal"],) if text]
        blocks += _table(material, own["rows"], words.text("said.own_caption")) if own["rows"] else []
        blocks += [_theme(material, row) for row in own["rows"]]
        blocks += by_population(material, own, "own")
    blocks += _phrases(material)
    blocks += _read_first(material)
    return ReportSection(id="said", title=words.say("said.title"), blocks=tuple(blocks))


def _themes(material: Material, rows: Sequence[View], topics: View) -> list[Block]:
    words = material.words
    everything = material.everything
    inside = everything.where(~material.among(topics["rest"]["all"])) if topics["rest"] else everything
    of = material.count(
        "themes.in",
        len(inside),
        words.text("said.inside_label"),
        "theme_of",
        behind(words.text("said.inside_label"), inside),
    )
    found = material.count("themes", len(rows), words.text("said.themes_label"), "themes")
    total = material.count(
        "counted",
        len(everything),
        words.text("answer.total_label"),
        "counting",
        behind(words.text("answer.total_label"), everything),
    )
    tested = all(row["tested"] for row in material.rows("themes") if row["theme"] >= 0 and row["level"] == 0)
    how = "said.tested" if tested else "said.read"
    blocks: list[Block] = [
        Para(text=(*words.say("said.what", n=found, inside=of, all=total), " ", *words.say(how))),
        *_table(material, rows, words.text("said.caption")),
        Chart(name="themes"),
    ]  # fmt: skip
    folds = [_theme(material, row, first=not place) for place, row in enumerate(rows)]
    return [*blocks, *folds, *by_population(material, topics, "themes")]


def _table(material: Material, rows: Sequence[View], caption: str) -> list[Block]:
    """Themes by population; where sides were coded, how many of each theme are on which."""
    words = material.words
    groups = [name_ for name_, ids in material.counted.items() if ids]
    sides = QUOTED_SIDES if material.hand.get("stance") else ()
    columns = [
        Column(head=words.text("said.theme_head"), row=True),
        Column(head=words.text("said.all_head"), numeric=True),
    ]
    columns += [Column(head=group, numeric=True) for group in groups]
    columns += [Column(head=words.text(f"said.{side.lower()}_head"), numeric=True) for side in sides]
    lines = []
    for row in rows:
        cells: list[Said] = [(name(row["label"]),), (theme_count(material, row),)]
        by_group = {one["name"]: one for one in row["populations"]}
        for group in groups:
            cells.append(_cell(material, row, by_group.get(group), group))
        for side in sides:
            ids = row["all"].where(material.coded_as("stance", side))
            label = words.text("said.side_label", theme=row["label"], side=words.text(f"code.stance_{side.lower()}"))
            source = f"themes[{row['id']}] and codes: {side}"
            cells.append((material.count(f"{row['id']}.{side.lower()}", len(ids), label, source, behind(label, ids)),))
        lines.append(tuple(cells))
    return [Table(caption=caption, columns=tuple(columns), rows=tuple(lines))]


def _cell(material: Material, row: View, one: View | None, group: str) -> Said:
    """How many of a population are of the theme, and in a hundred of it."""
    words, ids = material.words, one["members"] if one else material.ids(())
    label = words.text("said.group_label", theme=row["label"], population=group)
    n = material.count(
        f"{row['id']}.{group}", len(ids), label, f"themes[{row['id']}].populations[{group}]", behind(label, ids)
    )
    if material.discussions[group] < DESCRIBE_FROM:
        return (n,)  # read, not counted: a rate of few discussions is none
    share = len(ids) / max(1, len(material.counted[group]))
    rate = material.fact(
        f"{row['id']}.{group}.share", words.share(share), share, words.text("said.share_label", label=label),
        f"themes[{row['id']}].population_shares[{group}]", behind(label, ids),
    )  # fmt: skip
    return words.say("said.of_hundred", n=n, share=rate)


def _theme(material: Material, row: View, *, first: bool = False) -> Block:
    """A theme with its typical comments, population by population, and one of each side where sides were coded."""
    sides = []
    for one in row["populations"]:
        ids = _typical(material, one["members"])
        if ids:
            title = material.words.say("said.in_group", population=name(one["name"]))
            sides.append(Side(title=title, blocks=(Quotes(ids=tuple(ids)),)))
    blocks: list[Block] = [Sides(sides=tuple(sides))]
    if row["within"]:
        blocks.append(Items(items=tuple(theme_line(material, inner) for inner in row["within"]), role="hint"))
    return Fold(summary=theme_line(material, row), blocks=tuple(blocks), printed=True, open=first)


def _typical(material: Material, members: Ids) -> list[str]:
    """The member that is nearest to the middle of the theme, and the nearest of each side that is not there yet."""
    codes = material.hand.get("stance", {})
    chosen = first_readable(material, members, most=1)
    any_length = bool(chosen) and not is_readable(material, chosen[0])
    for side in QUOTED_SIDES if codes else ():
        of_side = members.where(material.coded_as("stance", side))
        found = [key for key in first_readable(material, of_side, most=1) if any_length or is_readable(material, key)]
        if found and all(codes.get(key) != side for key in chosen):
            chosen += found
    return chosen


def _phrases(material: Material) -> list[Block]:
    """Words and phrases that one population says more than another, where that is no accident."""
    words, rows = material.words, material.rows("keyness")
    if not rows:
        return []
    blocks: list[Block] = [Heading(text=words.say("said.phrases_title"), id="phrases")]
    told = [row for row in rows if row["claim"]]
    if not told:
        return [*blocks, Para(text=words.say("said.no_phrases"), role="hint")]
    items = tuple(_phrase(material, row) for row in told[:MOST_PHRASES])
    return [*blocks, Para(text=words.say("said.phrases")), Items(items=items), Chart(name="key_phrases")]


def _phrase(material: Material, row: Mapping[str, Any]) -> Said:
    words = material.words
    label = words.text("said.phrase_label", term=shown(row["said_as"]), population=shown(row["group"]))
    n = material.count(
        f"phrase.{row['id']}", int(row["n"]), label, f"keyness[{row['id']}].n", behind(label, row["examples"])
    )
    shares = {}
    for key, column, group in (("share", "share", row["group"]), ("other_share", "against_share", row["against"])):
        said_ = words.text("said.phrase_label", term=shown(row["said_as"]), population=shown(group))
        shares[key] = material.fact(
            f"phrase.{row['id']}.{column}",
            words.share(row[column]),
            row[column],
            said_,
            f"keyness[{row['id']}].{column}",
        )
    return words.say(
        "said.phrase", term=name(shown(row["said_as"])), population=name(shown(row["group"])), n=n,
        other=name(shown(row["against"])), **shares,
    )  # fmt: skip


def _read_first(material: Material) -> list[Block]:
    """The most answered comments: what the talk itself turned on."""
    words, answers = material.words, most_answered(material)
    first = list(answers.where(material.among(material.everything))[:MOST_READ])
    if not first:
        first = ranked(material, material.everything, most=MOST_READ)
    return [
        Heading(text=words.say("said.first_title"), id="read-first"),
        Quotes(ids=tuple(first), lead=words.say("said.most_answered" if len(answers) else "said.of_length")),
    ]
