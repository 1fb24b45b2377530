"""Quoted voices across a corpus: who speaks where, and which quotations repeat one voice.

A row is what one speaker says in one passage, in however many pieces it was quoted (`threads/quotes/statements.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from analysis.base import Result, Study, analysis
from analysis.tables import table_of
from analysis.texts.pieces import letters
from threads.lines.bare import bare
from threads.model import Thread
from threads.quotes.statements import Statement, statements
from threads.quotes.unnamed import is_unnamed

COLUMNS = (
    "id", "thread", "owner", "start", "end", "text", "speaker", "kind", "decided_by", "group", "place", "manner",
    "verbatim", "original", "likes", "outlet", "title", "path", "published", "language", "reaction", "population",
    "chosen_by", "claim", "pieces", "voice", "first", "pages",
)  # fmt: skip

# Among 625 lines of film dialogue with 40 letters and more, and their translations, no two different lines came nearer
# than .703 in one language and .635 across two; of true translations, 30 % stand above .70 and 15 % above .75. The
# higher cut is taken: a voice counted twice is a smaller error than two persons counted as one. Where pages give the
# original, originals are compared too: of 800 such lines whose Chinese had an eighth cut off and its marks changed, 98
# % were found again at this cut (11 % by the English translation alone), with 4 further pairs, not looked at.
SAME_VOICE = 0.75
# Shorter quotations ("Well said!") are made by many people independently: they are one voice only where the words and
# the speaker are the same letter for letter, and, where the speaker is unnamed ("one user"), not below
# LETTERS_OF_UNNAMED.
LETTERS_TO_MATCH = 40
LETTERS_OF_UNNAMED = 15
BLOCK = 1_000
_NUMBER = re.compile(r"\d+")
# What an editor says of how many speak, or how much a voice was liked: kept as said, never counted as a number of
# people.
_CLAIM = re.compile(
    r"\b(?:many|most|several|some|numerous|countless|thousands|hundreds|dozens|a few|few|majority|others|"
    r"(?:the )?(?:most|best|top|highest)[ -]?[\w-]{0,12}|"
    r"top|second|popular|typical|viral)\b|不少|很多|许多|許多|众多|多数|大量|一些|部分|有的|更多|纷纷|高赞|最高|热评|"
    r"网友们|[众眾]网友|많은|대다수|대부분|일부|다수|여러|베스트|가장",
    re.IGNORECASE,
)


@analysis("voices", about="quote")
def voices(study: Study) -> Result:
    """Every quoted voice with its speaker and place, and which quotations of other pages repeat it."""
    rows = [_row(thread, statement) for thread in study.corpus for statement in statements(thread)]
    reactions = study.reactions
    for row in rows:
        if row["id"] in reactions.index:
            found = reactions.loc[row["id"]]
            row |= {"reaction": row["id"], "population": found["population"], "chosen_by": found["chosen_by"]}
    groups = _same_voice(rows)
    pages: dict[int, set[str]] = {}
    for row, group in zip(rows, groups, strict=True):
        pages.setdefault(group, set()).add(row["thread"])
    for place, (row, group) in enumerate(zip(rows, groups, strict=True)):
        row |= {"voice": rows[group]["id"], "first": place == group, "pages": len(pages[group])}
    repeated = sum(not row["first"] for row in rows)
    notes: tuple[str, ...] = (
        ("An editor or translator chose these voices: they are what was shown, not a sample of a public.",)
        if rows
        else ()
    )
    if repeated:
        repeat = "1 quotation repeats" if repeated == 1 else f"{repeated} quotations repeat"
        notes += (f"{repeat} a voice that stands elsewhere too (the same words, or their translation).",)
    return Result(table=table_of(rows, COLUMNS), notes=notes)


def _row(thread: Thread, statement: Statement) -> dict[str, Any]:
    from threads.text.language import detect

    article, quote, text = thread.article, statement.first, statement.text
    return {
        "id": f"{thread.id}/{quote.owner}/{quote.start}-{quote.end}", "thread": thread.id, "owner": quote.owner,
        "start": quote.start, "end": statement.pieces[-1].end, "text": text, "speaker": quote.speaker,
        "kind": quote.speaker_kind, "decided_by": quote.decided_by, "group": quote.group, "place": quote.place,
        "manner": quote.manner, "verbatim": all(piece.verbatim for piece in statement.pieces),
        "original": statement.original,
        "likes": statement.likes, "claim": _claim(thread, statement), "pieces": len(statement.pieces),
        "outlet": article.outlet, "title": article.title, "path": thread.source.path, "published": article.published,
        "language": detect(text), "reaction": None, "population": None, "chosen_by": None,
    }  # fmt: skip


def _claim(thread: Thread, statement: Statement) -> str | None:
    """The words beside a public voice if they say how many it stands for ("many netizens", "the most liked
    comment")."""
    quote = statement.first
    if quote.speaker_kind != "public":
        return None
    owners = {thread.article.id: thread.article.text} | {
        comment.id: comment.text for comment in thread.comments if comment.id == quote.owner
    }
    words = quote.speaker
    if quote.speaker_start is not None and quote.speaker_end is not None and quote.owner in owners:
        words = owners[quote.owner][quote.speaker_start : quote.speaker_end]
    return words if words and _CLAIM.search(words) else None


def _same_voice(rows: list[dict[str, Any]]) -> list[int]:
    """For each row the first row of the same voice: the same letters, or the same meaning on another page."""
    parent = list(range(len(rows)))
    seen: dict[tuple[str, str], int] = {}
    long: list[int] = []
    for place, row in enumerate(rows):
        if letters(row["text"]) >= LETTERS_TO_MATCH:
            long.append(place)
        for text in filter(None, (row["text"], row["original"])):
            if letters(text) >= LETTERS_TO_MATCH:
                _join(parent, seen.setdefault((bare(text), ""), place), place)
            elif row["speaker"] and letters(text) >= (LETTERS_OF_UNNAMED if is_unnamed(row["speaker"]) else 1):
                _join(parent, seen.setdefault((bare(text), bare(row["speaker"])), place), place)
    said = [(place, text) for place in long for text in (rows[place]["text"], rows[place]["original"]) if text]
    for first, second in _near([text for _, text in said], [rows[place]["thread"] for place, _ in said]):
        _join(parent, said[first][0], said[second][0])
    return [_root(parent, place) for place in range(len(rows))]


def _near(texts: list[str], threads: list[str]) -> Iterable[tuple[int, int]]:
    """Pairs of places whose texts mean the same and stand in different threads, block by block."""
    if len(set(threads)) < 2:
        return
    from analysis.texts.vectors import meanings

    units = meanings(texts, what="whether two voices are one")
    for start in range(0, len(texts), BLOCK):
        near: NDArray[np.float32] = units[start : start + BLOCK] @ units[start:].T
        for row, column in zip(*np.nonzero(near >= SAME_VOICE), strict=True):
            first, second = start + int(row), start + int(column)
            if first < second and threads[first] != threads[second] and _numbers_agree(texts[first], texts[second]):
                yield first, second


def _numbers_agree(first: str, second: str) -> bool:
    """Whether the figures in two texts let them be one: vectors hardly tell 3 from 4."""
    numbers = [set(_NUMBER.findall(text)) for text in (first, second)]
    return not all(numbers) or numbers[0] == numbers[1]


def _join(parent: list[int], first: int, second: int) -> None:
    low, high = sorted((_root(parent, first), _root(parent, second)))
    parent[high] = low


def _root(parent: list[int], place: int) -> int:
    while parent[place] != place:
        parent[place] = parent[parent[place]]
        place = parent[place]
    return place
