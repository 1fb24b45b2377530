"""The conversation: who answers whom, how sure that is, camps, and what both camps answered kindly."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from reports.blocks import Block, Chart, Fold, Heading, Para, Quotes, ReportSection, Table
from reports.material import Material, behind, records
from reports.pieces import Said, name
from reports.sections import section
from reports.shown import excerpt, number, shown
from reports.view.camps import camp_of
from reports.view.talk import LEAST

if TYPE_CHECKING:
    import pandas as pd

MOST_PEOPLE, MOST_PAIRS, MOST_BRIDGES = 12, 8, 6
TITLE_LETTERS = 48
SURE = 0.8
REPLIES = ("thread", "child", "parent_author", "child_author", "probability", "basis")
"""What is told of replies."""
LEAST_CAMP = 2
"""Authors from whom a camp is one."""


@section("conversation", rank=50)
def conversation(material: Material) -> ReportSection | None:
    """Who answers whom, as tables whose numbers open on the replies, and the camps that this shows."""
    replies = material.table("replies", *REPLIES)
    words, offset = material.words, _offset(material)
    if replies is None:
        return (
            ReportSection(id="conversation", title=words.say("conversation.title"), blocks=offset) if offset else None
        )
    blocks: list[Block] = [
        Para(text=_how_many(material, replies)), *offset, Chart(name="reply_tree"), Chart(name="timeline"),
        *_people(material, replies), Chart(name="reply_network"), *_camps(material), *_bridges(material),
        *_pairs(material, replies),
        *_measures(material),
    ]  # fmt: skip
    return ReportSection(id="conversation", title=words.say("conversation.title"), blocks=tuple(blocks))


def _how_many(material: Material, replies: pd.DataFrame) -> Said:
    words, stated = material.words, replies["basis"].isin(("markup", "nesting"))
    doubtful = ~stated & (replies["probability"] < SURE)
    child = replies["child"]
    parts = {"all": child, "stated": child[stated], "inferred": child[~stated], "doubtful": child[doubtful]}
    facts = {
        key: material.count(
            f"replies.{key}", len(rows), words.text(f"conversation.{key}_label"), f"replies: {key}",
            behind(words.text(f"conversation.{key}_label"), material.ids(rows)),
        )
        for key, rows in parts.items()
    }  # fmt: skip
    return words.say(
        "conversation.how_many",
        n=facts["all"],
        stated=facts["stated"],
        inferred=facts["inferred"],
        doubtful=facts["doubtful"],
    )


def _offset(material: Material) -> tuple[Block, ...]:
    """With what offset of "answers nobody" links were inferred, how sure it is, and from how many codes."""
    found = material.rows("reply_offset")
    if not found:
        return ()
    words, [row] = material.words, found
    source = "reply_offset[nobody]"
    value = material.fact(
        "replies.offset", words.signed(row["estimate"]), row["estimate"], words.text("conversation.offset_label"),
        f"{source}.estimate",
    )  # fmt: skip
    error = number(row["standard_error"])
    if error is None:
        return (Para(text=words.say("conversation.offset_given", offset=value), role="hint"),)
    facts = {
        "error": material.fact(
            "replies.offset_error", words.number(error, digits=2), error,
            words.text("conversation.offset_error_label"), f"{source}.standard_error",
        ),
        "codes": material.count(
            "replies.offset_codes", int(row["codes"]), words.text("conversation.offset_codes_label"), f"{source}.codes"
        ),
    }  # fmt: skip
    key = "offset" if row["applied"] else "offset_unsure"
    return (Para(text=words.say(f"conversation.{key}", offset=value, **facts), role="hint"),)


def _people(material: Material, replies: pd.DataFrame) -> list[Block]:
    words, titles = material.words, material.titles
    rows = material.largest("network", "received", "given", most=MOST_PEOPLE)
    rows = [row for row in rows if row["received"] or row["given"]]
    if not rows:
        return []
    here = replies[replies["thread"].isin({row["thread"] for row in rows})]
    answering = _answers(here)
    table = material.table("camps")
    found = [] if table is None else records(table[table.index.isin([row["id"] for row in rows])])
    camps = {str(row["id"]): row for row in found}
    lines = []
    for row in rows:
        camp = camp_of(camps.get(str(row["id"])))
        lines.append(
            (
                (name(shown(row["author"])),),
                (name(excerpt(titles.get(str(row["thread"]), ""), longest=TITLE_LETTERS)),),
                (_of(material, row, "comments", row["reaction_ids"]),),
                _moving(material, row, "received", answering.get(str(row["id"]), ((), ()))[0]),
                _moving(material, row, "given", answering.get(str(row["id"]), ((), ()))[1]),
                _camp(material, camp["camp"]),
            )
        )
    counts = (("comments", True), ("received", True), ("given", True))
    columns = material.columns("conversation", (("author", False), ("page", False), *counts, ("camp", False)))
    blocks: list[Block] = [Table(caption=words.text("conversation.people"), columns=columns, rows=tuple(lines))]
    trees = material.view["talk"]["trees"]
    if trees:
        blocks.append(
            Para(
                text=words.say(
                    "conversation.brackets",
                    n=material.count("trees", trees, words.text("conversation.trees_label"), "talk: trees"),
                ),
                role="hint",
            )
        )
    return blocks


def _answers(replies: pd.DataFrame) -> dict[str, tuple[list[str], list[str]]]:
    """For each author's id the comments that answer them and the comments by which they answer."""
    found: dict[str, tuple[list[str], list[str]]] = {}
    columns = (replies[name] for name in ("thread", "child", "parent_author", "child_author"))
    for thread, child, *authors in zip(*columns, strict=True):
        for place, author in enumerate(authors):
            if shown(author):
                found.setdefault(f"{thread}/{author}", ([], []))[place].append(str(child))
    return found


def _of(material: Material, row: Mapping[str, Any], measure: str, ids: Sequence[str]) -> Any:
    label = material.words.text(f"conversation.{measure}_label", author=shown(row["author"]))
    return material.count(f"author.{row['id']}.{measure}", int(row[measure]), label, f"network[{row['id']}].{measure}",
                          behind(label, [str(key) for key in ids]))  # fmt: skip


def _moving(material: Material, row: Mapping[str, Any], measure: str, ids: Sequence[str]) -> Said:
    """A count with the ends between which it moves as inferred links hold or not."""
    fact, between = _of(material, row, measure, ids), ends(row, measure)
    if not between:
        return (fact,)
    label = material.words.text("conversation.moves", label=fact.label)
    source = f"network[{row['id']}].{measure}_low,high"
    moves = material.fact(f"author.{row['id']}.{measure}.moves", between, None, label, source, *fact.behind)
    return (fact, " (", moves, ")")


def ends(row: Mapping[str, Any], measure: str) -> str:
    """The ends between which a count lies in 95 % of the reply trees drawn, "3–5"; "" where it does not move."""
    low, high = number(row.get(f"{measure}_low")), number(row.get(f"{measure}_high"))
    if low is None or high is None or low == high == row[measure]:
        return ""
    return f"{low:.0f}–{high:.0f}" if low != high else f"{low:.0f}"


def _camp(material: Material, camp: str) -> Said:
    """The camp's letter; its side where hand codes name it."""
    if not camp:
        return ("–",)
    if camp == "in doubt":
        return material.words.say("conversation.in_doubt")
    return (
        camp.split(",")[0],
        *((", " + material.words.text(f"code.stance_{SIDE[camp.split(', ')[1]]}"),) if ", " in camp else ()),
    )


SIDE = {"in favour": "favor", "against": "against"}


def _camps(material: Material) -> list[Block]:
    """In how many discussions there are two camps, and in how many of these hand codes tell what they are."""
    words, table = material.words, material.table("camp_sides")
    if table is None:
        return []
    camps: dict[str, list[int]] = {}
    for thread, authors in zip(table["thread"], table["authors"], strict=True):
        camps.setdefault(str(thread), []).append(int(authors))
    threads = {thread for thread, sizes in camps.items() if len(sizes) == 2 and min(sizes) >= LEAST_CAMP}
    if not threads:
        return []
    named = {str(thread) for thread, side in zip(table["thread"], table["side"], strict=True) if shown(side)}
    n, told = (
        material.count(f"camps.{key}", len(held), words.text(f"conversation.camps_{key}"), f"camp_sides: {key}")
        for key, held in (("threads", threads), ("named", named))
    )
    return [
        Heading(text=words.say("conversation.camps_title"), id="camps"),
        Para(text=words.say("conversation.camps" if named else "conversation.camps_unnamed", n=n, named=told)),
    ]


def _bridges(material: Material) -> list[Block]:
    words, table = material.words, material.table("bridging")
    ids = () if table is None else tuple(material.ids(table.index)[:MOST_BRIDGES])
    if not ids:
        camps = material.table("camp_sides")
        return [] if camps is None else [Para(text=words.say("conversation.no_bridges"), role="hint")]
    return [Quotes(ids=ids, lead=words.say("conversation.bridges"))]


def _pairs(material: Material, replies: pd.DataFrame) -> list[Block]:
    words, titles = material.words, material.titles
    rows = material.largest("pairs", "longest_exchange", "replies", most=MOST_PAIRS)
    asked = replies[replies.index.isin([key for row in rows for key in row["reply_ids"]])]
    children = {str(key): str(child) for key, child in zip(asked.index, asked["child"], strict=True)}
    lines = []
    for row in rows:
        if row["longest_exchange"] < 2:
            continue
        label = words.text("conversation.pair_label", first=shown(row["first"]), second=shown(row["second"]))
        ids = [children[key] for key in row["reply_ids"] if key in children]
        fact = material.count(
            f"pair.{row['id']}", int(row["replies"]), label, f"pairs[{row['id']}].replies", behind(label, ids)
        )
        lines.append(
            (
                words.say("conversation.between", first=name(shown(row["first"])), second=name(shown(row["second"]))),
                (name(excerpt(titles.get(str(row["thread"]), ""), longest=TITLE_LETTERS)),),
                (
                    material.count(
                        f"pair.{row['id']}.turns",
                        int(row["longest_exchange"]),
                        words.text("conversation.turns_label", label=label),
                        f"pairs[{row['id']}].longest_exchange",
                        *fact.behind,
                    ),
                ),
                (fact,),
            )
        )
    if not lines:
        return []
    heads = (("pair", False), ("page", False), ("turns", True), ("replies", True))
    columns = material.columns("conversation", heads)
    told = Table(caption=words.text("conversation.pairs_caption"), columns=columns, rows=tuple(lines))
    return [Fold(summary=words.say("conversation.pairs"), blocks=(told,))]


def _measures(material: Material) -> list[Block]:
    """How the discussions talk, over all of them: shares and means with what hangs on inferred links."""
    words = material.words
    table = material.table("talk")
    rows = [] if table is None else records(table[table["thread"].isna()])
    if not rows:
        return []
    heads = (("measure", False), *((key, True) for key in ("as_linked", "over_trees", "ends", "n", "threads")))
    told = Table(
        caption=words.text("conversation.measures"), columns=material.columns("conversation", heads),
        rows=tuple(_measure(material, row) for row in rows),
    )  # fmt: skip
    note = Para(text=words.say("conversation.doubts"), role="hint")
    return [Fold(summary=words.say("conversation.measures_title"), blocks=(told, note))]


def _measure(material: Material, row: Mapping[str, Any]) -> tuple[Said, ...]:
    words, share, source = material.words, row["kind"] == "share", f"talk[{row['id']}]"
    key = f"talk.{row['measure']}"
    label = words.text(key) if words.has(key) else shown(row["label"])
    address = f"talk.{row['measure']}"
    cells: list[Said] = [(label,)]
    for column in ("shown", "estimate"):
        value = number(row[column])
        if value is None:
            cells.append(("–",))
            continue
        text = words.text("talk.share", share=words.share(value)) if share else words.number(value, digits=1)
        said = words.text(f"talk.{column}", label=label)
        cells.append((material.fact(f"{address}.{column}", text, value, said, f"{source}.{column}"),))
    low, high = number(row["low"]), number(row["high"])
    if low is None or high is None or row["n"] < LEAST or (share and low <= 0 and high >= 1):
        cells.append(words.say("talk.too_few"))
    else:
        ends_ = words.ends(low, high, share=share)
        text = words.text("claims.ends", low=ends_[0], high=ends_[1])
        said = words.text("measured.interval", label=label)
        cells.append((material.fact(f"{address}.interval", text, None, said, f"{source}.low,high"),))
    for column in ("n", "threads"):
        said = words.text(f"talk.{column}_label", label=label)
        value = round(number(row[column]) or 0)
        cells.append((material.count(f"{address}.{column}", value, said, f"{source}.{column}"),))
    return tuple(cells)
