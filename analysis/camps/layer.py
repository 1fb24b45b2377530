"""The camps of each thread: who is in which, who is not and why; and what is known of each camp."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np
import pandas as pd

from analysis.base import Result, Study, analysis
from analysis.camps.cut import LEAST_AUTHORS, ONE_REPLY
from analysis.camps.drawn import camp_trees
from analysis.camps.named import LETTERS, SURE, sides_of
from analysis.camps.threads import Joined, camps_of
from analysis.tables import counted, table_of

COLUMNS = ("id", "thread", "author", "camp", "why", "margin", "side", "leaning", "replies", "across", "held",
           "reaction_ids")  # fmt: skip
"""`camp` is 0, 1 or None; `why` there is none: "doubtful" or "not joined". `margin` is how far the author's replies
put him on one side (1: one sure reply), `side` the camp's name from hand codes. `leaning` is the share of an author's
replies, given and received, that cross the line, the doubtful on the side where they lean; `held` the share of reply
trees drawn from the links' probabilities in which the author stands on this side (None where threads are too large for
that)."""
SUMMARY = ("id", "thread", "camp", "side", "authors", "comments", "favor", "against", "p", "doubtful", "not_joined")

DOUBTFUL, NOT_JOINED = "doubtful", "not joined"


@analysis("camps", about="author", version=3)
def camps(study: Study) -> Result:
    """The camp of each author in a thread, from who answers whom, or why there is none; and how much crosses the
    line."""
    table = table_of(_rows_of_threads(study), COLUMNS)
    refusal = (
        None if len(table) else f"No camps are drawn: no thread has {LEAST_AUTHORS} authors who answer one another."
    )
    return Result(table=table, notes=_notes(study, table, camps_of(study)[1]), refusal=refusal)


def _rows_of_threads(study: Study) -> Iterator[dict[str, Any]]:
    written = OwnIds(study.reactions)
    for thread, joined in camps_of(study)[0].items():
        drawn = camp_trees(study, thread)
        sides = {camp: sides_of(study)[thread, camp].name for camp in (0, 1)}
        held = drawn.held(joined.cut.camps(doubtful=True)) if drawn else {}
        yield from _rows(thread, joined, written, held, sides)


@analysis("camp_sides", about="thread")
def camp_sides(study: Study) -> Result:
    """The two camps of each thread: authors, comments, and the side that hand codes of stance name, where they do.

    `favor` and `against` count the coded authors placed in the camp, `p` is Fisher's exact test of the two camps.
    """
    written = OwnIds(study.reactions)
    rows: list[dict[str, Any]] = []
    for thread, joined in camps_of(study)[0].items():
        camp, whole = joined.cut.camps(), joined.cut.camps(doubtful=True)
        for which, letter in enumerate(LETTERS):
            members = [name for name in joined.authors if camp[name] == which]
            said = sides_of(study)[thread, which]
            rows.append({
                "id": f"{thread}/{letter}", "thread": thread, "camp": letter, "side": said.name,
                "authors": len(members), "comments": sum(len(written.by(thread, name)) for name in members),
                "favor": said.favor, "against": said.against, "p": said.p,
                "doubtful": sum(camp[name] is None and whole[name] == which for name in joined.authors),
                "not_joined": sum(whole[name] is None for name in joined.authors),
            })  # fmt: skip
    refusal = None if rows else f"No camps are drawn: no thread has {LEAST_AUTHORS} authors who answer one another."
    return Result(table=table_of(rows, SUMMARY), notes=_naming(study), refusal=refusal)


class OwnIds:
    """The ids of what each author wrote in each thread: 16 bytes a reaction beside its id."""

    def __init__(self, reactions: pd.DataFrame) -> None:
        thread, threads = pd.factorize(reactions["thread"])
        author, authors = pd.factorize(reactions["author"])
        self._threads = {str(name): number for number, name in enumerate(threads)}
        self._authors = {str(name): number for number, name in enumerate(authors)}
        both = thread.astype(np.int64) * (len(authors) + 1) + author + 1  # 0 is nobody
        self._order = np.argsort(both, kind="stable")
        self._both = both[self._order]
        self._ids = reactions.index.to_numpy(dtype=object)

    def by(self, thread: str, author: str) -> list[str]:
        """The ids, in the order of the reactions."""
        if thread not in self._threads or author not in self._authors:
            return []
        wanted = self._threads[thread] * (len(self._authors) + 1) + self._authors[author] + 1
        start, end = np.searchsorted(self._both, [wanted, wanted + 1])
        found: list[str] = self._ids[self._order[start:end]].tolist()
        return found


def _rows(
    thread: str,
    joined: Joined,
    written: OwnIds,
    held: Mapping[str, float],
    sides: Mapping[int, str | None],
) -> list[dict[str, Any]]:
    camp, whole = joined.cut.camps(), joined.cut.camps(doubtful=True)
    margin = dict(zip(joined.cut.names, joined.cut.margin.tolist(), strict=True))
    count, across = dict.fromkeys(joined.authors, 0), dict.fromkeys(joined.authors, 0)
    for first, second, _ in joined.edges:
        crosses = whole[first] is not None and whole[second] is not None and whole[first] != whole[second]
        for name in (first, second):
            count[name] += 1
            across[name] += crosses
    return [
        {"id": f"{thread}/{name}", "thread": thread, "author": name, "camp": camp[name],
         "why": "" if camp[name] is not None else NOT_JOINED if whole[name] is None else DOUBTFUL,
         "margin": None if whole[name] is None else margin[name],
         "side": None if (its := camp[name]) is None else sides[its],
         "leaning": across[name] / count[name] if whole[name] is not None else None, "replies": count[name],
         "across": across[name], "held": held.get(name), "reaction_ids": written.by(thread, name)}
        for name in joined.authors
    ]  # fmt: skip


def _notes(study: Study, table: pd.DataFrame, small: int) -> tuple[str, ...]:
    if table.empty:
        return ()
    doubtful, apart = (int((table["why"] == why).sum()) for why in (DOUBTFUL, NOT_JOINED))
    notes = [
        "Camps come from who answers whom, replies that agree in their first words joining and all others parting: on "
        "debate forums 74 % of replies cross the line. A and B are arbitrary within each thread.",
        "The line is drawn where most replies cross it, so that many do is no finding of its own.",
        f"{counted(doubtful, 'author is', 'authors are')} in doubt and in no camp, of {len(table):,} who answer or are "
        f"answered: their replies tell less than others’, and no more than {ONE_REPLY:g} sure reply would. "
        f"{counted(apart, 'author is', 'authors are')} joined by no reply to the largest group.",
        *_naming(study),
    ]
    if small:
        notes.append(
            f"{counted(small, 'thread has', 'threads have')} fewer than {LEAST_AUTHORS} authors who answer one "
            f"another, and no camps."
        )
    return tuple(notes)


def _naming(study: Study) -> tuple[str, ...]:
    """What the hand codes name, with n and p; nothing where no author of a camp was coded."""
    said = {key: one for key, one in sides_of(study).items() if one.p is not None}
    named = [key for key, one in said.items() if one.name]
    if not said:
        return ()
    threads = counted(len({thread for thread, _ in said}), "thread has", "threads have")
    return (
        f"{threads} coded authors in both camps; in {len(named) // 2:,} of them the codes name the sides (Fisher’s "
        f"exact test, p times the threads tested up to {SURE:g}). Elsewhere the camps have no names.",
    )
