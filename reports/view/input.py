"""What went into a report and what was dropped: pages, reasons, populations and their rules."""

from __future__ import annotations

from pathlib import PurePath
from typing import Any

from analysis.base import Study
from analysis.contents.persons import persons
from reports.shown import View, number, shown
from threads.corpus.grouping import filled


def idle_rules(study: Study) -> list[str]:
    """A sentence for each population rule of the user's own that decided for no reaction: its glob may be mistyped;
    where populations are by a column, one on how many reactions have a value in it."""
    rules, reactions = study.corpus.rules, study.reactions
    if reactions.empty:
        return []
    seen = set(zip(reactions["population"], reactions["population_basis"], strict=True))
    said = [] if rules.group_by is None else [shown(filled(reactions, rules.group_by))]
    for count, table in enumerate(rules.tables, 1):
        if rules.decision(count) not in seen:
            asked = ", ".join(
                f"{key} {value if isinstance(value, str) else ' or '.join(value)}"
                for key, value in table.items()
                if key not in ("population", "basis")
            )
            said.append(shown(f"Population rule {count} ({asked or 'any reaction'}) decided for no reaction."))
    return said


def counts(study: Study) -> View:
    inventory, reactions = study.layer("inventory").table, study.reactions
    comments = reactions["channel"] == "comment"
    return {
        "pages": len(inventory),
        "threads_with_comments": int((inventory["comments"] > 0).sum()) if len(inventory) else 0,
        "comments": int(comments.sum()),
        "voices": int((~comments).sum()),
        "authors": int(persons(study)[comments.to_numpy(dtype=bool)].nunique()),
        "replies": int(inventory["replies"].sum()) if len(inventory) else 0,
        "languages": [str(name) for name in sorted(reactions["language"].dropna().unique())],
    }


def pages(inventory: Any) -> list[View]:
    words = ("title", "path", "outlet", "form", "parser", "encoding", "language", "notes")
    numbers = ("comments", "pingbacks", "deleted", "replies", "quotes", "public_voices", "article_characters",
               "comment_characters", "dropped_characters")  # fmt: skip
    return [
        {key: shown(row[key]) for key in words}
        | {key: int(row[key]) for key in numbers}
        | {
            "id": row["id"],
            "name": shown(PurePath(shown(row["path"])).name),
            "published": _day(row["published"]),
            "announced": int(row["announced"]) if number(row["announced"]) is not None else None,
            "alarm": shown(row["alarm"]),
            "dropped": sorted(row["dropped"].items(), key=lambda item: (-item[1], item[0])),
        }
        for row in inventory.to_dict("records")
    ]


def reasons(inventory: Any) -> list[tuple[str, int]]:
    totals: dict[str, int] = {}
    for dropped in inventory["dropped"] if len(inventory) else ():
        for reason, count in dropped.items():
            totals[reason] = totals.get(reason, 0) + count
    return sorted(totals.items(), key=lambda item: (-item[1], item[0]))


def bases(reactions: Any) -> list[View]:
    if not len(reactions):
        return []
    keys = ["population", "population_basis", "channel", "chosen_by"]
    counts = (
        reactions.groupby(keys, observed=True, sort=True)
        .agg(n=("id", "size"), threads=("thread", "nunique"))
        .reset_index()
    )
    return [{key: shown(value) for key, value in row.items()} for row in counts.to_dict("records")]


def _day(value: Any) -> str:
    return f"{value:%Y-%m-%d}" if value is not None and value == value else ""
