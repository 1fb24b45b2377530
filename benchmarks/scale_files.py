"""Files of made threads as archives have them: a table or NDJSON, and a part as pages; no text of others.

Sizes of threads, comments by an author, likes and what is said again have heavy tails; some threads tell who answers
whom, in others only the words do. Nothing of a thread is kept when it is written, so that memory is flat in the number
of comments. Sentences are those of `benchmarks.made_threads`.
"""

from __future__ import annotations

import csv
import heapq
import html
import json
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path
from typing import TextIO, TypedDict

import numpy as np

from benchmarks.made_talk import SUBJECTS
from benchmarks.made_threads import LANGUAGES, SHARES, comment

FORMS = ("csv", "ndjson")
# Comments a thread: one and a Lomax number more, some 65 on average; the longest that there is.
SCALE, TAIL, LONGEST = 20, 1.3, 5_000
# Of the threads so many are pages, where they are no longer than a page; of the others so many tell their parents.
PAGES, PAGE, TOLD = 0.1, 300, 0.7
# Threads whose comments stand between one another's in a table, in the order of their times.
TOGETHER = 8
ANSWERS, PREVIOUS, ADDRESSED, QUOTED = 0.55, 0.5, 0.3, 0.05
# People by rank, the n-th as often as 1 / (n + FLAT) (Zipf and Mandelbrot); half of the comments are by somebody who
# has spoken in the thread.
PEOPLE, FLAT, AGAIN = 1_000_000, 50, 0.5
# So many comments say what others said, of the first SAYINGS short ones; so many are in another language.
REPEATED, SAYINGS, SHORT, FOREIGN = 0.04, 1_000, 80, 0.03
DEEPEST = 5
"""Levels that a page shows, as WordPress does."""


class MadeRow(TypedDict):
    """A comment as a table has it."""

    id: str
    parent_id: str
    thread: str
    title: str
    author: str
    created: str
    text: str
    likes: int


def write(folder: Path, count: int, *, form: str = "csv", seed: int = 0) -> list[Path]:
    """Writes made threads of `count` comments into the folder and returns what to read: the folder of pages, where
    there are some, and the table or NDJSON; the same bytes for the same seed."""
    pages, table = folder / "pages", folder / f"comments.{form}"
    pages.mkdir(parents=True)

    def others() -> Iterator[list[MadeRow]]:
        for thread, is_page in threads(count, seed=seed):
            if is_page:
                (pages / f"{thread[0]['thread']}.html").write_text(page(thread), encoding="utf-8")
            else:
                yield thread

    with table.open("w", encoding="utf-8", newline="") as out:
        take = _taker(form, out)
        rest = others()
        while together := list(islice(rest, TOGETHER)):
            take(heapq.merge(*together, key=lambda row: row["created"]))
    return [*([pages] if any(pages.iterdir()) else []), *([table] if table.stat().st_size else [])]


def threads(count: int, *, seed: int = 0) -> Iterator[tuple[list[MadeRow], bool]]:
    """Yields threads until `count` comments are in them, each with whether it is written as a page."""
    rng = np.random.default_rng(seed)
    said: list[str] = []
    number = 0
    while count > 0:
        size = min(count, LONGEST, 1 + int(SCALE * rng.pareto(TAIL)))
        yield _thread(f"made-{number}", size, said, rng), bool(rng.random() < PAGES and size <= PAGE)
        count, number = count - size, number + 1


def _thread(name: str, size: int, said: list[str], rng: np.random.Generator) -> list[MadeRow]:
    language = str(rng.choice(LANGUAGES, p=SHARES))
    subjects = rng.choice(len(SUBJECTS[language]), 3, replace=False)
    when = datetime(2024, 1, 1, tzinfo=UTC) + timedelta(minutes=int(rng.integers(500_000)))
    told = rng.random() < TOLD
    rows: list[MadeRow] = []
    for place in range(size):
        parent = rows[_parent(place, rng)] if place and rng.random() < ANSWERS else None
        when += timedelta(seconds=1 + int(600 * rng.pareto(1.5)))
        text = _text(language, subjects, parent, said, rng)
        rows.append(
            MadeRow(
                id=f"{name}-{place}", parent_id=parent["id"] if parent and told else "", thread=name,
                title=f"A toll on bridge {name[5:]}", author=_author(rows, rng), created=f"{when:%Y-%m-%dT%H:%M:%SZ}",
                text=text, likes=int(2 * rng.pareto(1.2)),
            )
        )  # fmt: skip
    return rows


def _parent(place: int, rng: np.random.Generator) -> int:
    """Whom the comment at that place answers: the one before it, or an early one sooner than a late one."""
    return place - 1 if rng.random() < PREVIOUS else int(place * rng.random() ** 2)


def _author(rows: list[MadeRow], rng: np.random.Generator) -> str:
    if rows and rng.random() < AGAIN:
        return rows[int(rng.integers(len(rows)))]["author"]
    return f"reader{int(FLAT * (PEOPLE / FLAT) ** rng.random()) - FLAT}"


def _text(
    language: str, subjects: np.ndarray, parent: MadeRow | None, said: list[str], rng: np.random.Generator
) -> str:
    if said and rng.random() < REPEATED:
        return said[int(len(said) ** rng.random()) - 1]
    if rng.random() < FOREIGN:
        language = str(rng.choice(LANGUAGES))
    text = comment(language, subjects, rng)
    if len(said) < SAYINGS and len(text) < SHORT:
        said.append(text)
    if parent and rng.random() < QUOTED:
        return f"> {parent['text'].splitlines()[-1]}\n\n{text}"
    return f"@{parent['author']} {text}" if parent and rng.random() < ADDRESSED else text


def _taker(form: str, out: TextIO) -> Callable[[Iterable[MadeRow]], None]:
    """Writes rows to the file in that form."""
    if form == "csv":
        table = csv.DictWriter(out, list(MadeRow.__annotations__))
        table.writeheader()
        return table.writerows
    return lambda rows: out.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def page(rows: list[MadeRow]) -> str:
    """The thread as a blog's page, answers within what they answer."""
    answers: dict[str, list[MadeRow]] = {}
    for row in rows:
        answers.setdefault(row["parent_id"], []).append(row)
    parts: list[str] = []
    waiting: list[tuple[MadeRow | str, int]] = [(row, 1) for row in reversed(answers.get("", []))]
    while waiting:
        next_one, depth = waiting.pop()
        if isinstance(next_one, str):
            parts.append(next_one)
            continue
        parts.append(_item(next_one, depth))
        below = answers.get(next_one["id"], [])
        if not below or depth == DEEPEST:
            parts.append("</li>")
            waiting += [(one, depth) for one in reversed(below)]
        else:
            parts.append('<ul class="children">')
            waiting += [("</ul></li>", depth), *((one, depth + 1) for one in reversed(below))]
    title = html.escape(rows[0]["title"])
    story = "The council decided on Monday that whoever crosses the bridge is to pay. " * 6
    return (
        f"<!DOCTYPE html><html><head><title>{title}</title></head><body><h1>{title}</h1><article><p>{story}</p>"
        f'</article><h2>{len(rows)} comments</h2><ol class="commentlist">{"".join(parts)}</ol></body></html>'
    )


def _item(row: MadeRow, depth: int) -> str:
    when = datetime.fromisoformat(row["created"])
    text = "".join(f"<p>{html.escape(part)}</p>" for part in row["text"].split("\n\n"))
    return (
        f'<li class="comment depth-{depth}" id="comment-{row["id"].rpartition("-")[2]}"><cite class="fn">'
        f'{html.escape(row["author"])}</cite> <a href="#comment-{row["id"].rpartition("-")[2]}">{when:%B} {when.day}, '
        f"{when.year} at {when:%I:%M %p}</a>{text}"
    )
