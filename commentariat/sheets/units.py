"""A unit to be coded as a coder sees it: the words, what they answer, and what they stand below; nothing of the
machine's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from threads.model import Comment, Thread

if TYPE_CHECKING:
    import pandas as pd

    from analysis.base import Study
    from analysis.coding.codebook import Codebook

HEAD = 700
"""Characters of an article that are shown: its beginning, or what stands around a voice that it quotes."""
PARENT = 600
CANDIDATES = 60
"""Comments before a comment that it may be said to answer: the nearest ones."""
SHORT = 160

Unit = dict[str, Any]


def units_of(study: Study, key: pd.DataFrame, codebook: Codebook) -> Iterator[Unit]:
    """Yields the units in the order of the key's rows; see `docs/coding.md` for the fields."""
    asked_whom = any(variable.kind == "replies" for variable in codebook.variables)
    wanted = set(key["thread"].astype(str))
    threads = {thread.id: thread for thread in study.corpus if thread.id in wanted}
    reactions = study.reactions
    rows = key[["n", "reaction", "thread", "coders"]].astype(str)
    for n, name, thread, coders in rows.itertuples(name=None, index=False):
        unit = _unit(int(n), reactions.loc[name], threads[thread], asked_whom=asked_whom)
        yield unit | {"coders": coders.split(";")}


def _unit(n: int, reaction: pd.Series[Any], thread: Thread, *, asked_whom: bool) -> Unit:
    owner = str(reaction["owner"])
    comment = next((one for one in thread.comments if one.id == owner), None)
    quoted = reaction["channel"] == "quoted"
    quote = _quote(thread, str(reaction["id"])) if quoted else None
    place = None if quote is None or quote.owner != thread.article.id else quote.start
    unit = {
        "n": n, "reaction": str(reaction["id"]), "thread": thread.id, "owner": owner,
        "channel": str(reaction["channel"]), "language": _said(reaction["language"]),
        "author": _said(reaction["author"]), "posted": _moment(reaction["posted"]), "title": thread.article.title or "",
        "article": around(thread.article.text, place), "text": str(reaction["text"]),
        "original": quote.original if quote else None, "parent": None,
    }  # fmt: skip
    if quoted or comment is None:
        return unit | ({"candidates": []} if asked_whom else {})
    if asked_whom:
        return unit | {"candidates": list(_candidates(thread, comment))}
    return unit | {"parent": _parent(thread, comment)}


def _quote(thread: Thread, reaction: str) -> Any:
    """The quotation that a quoted voice begins with, by the id of its reaction: thread/owner/start-end."""
    owner, _, span = reaction.removeprefix(f"{thread.id}/").rpartition("/")
    return next((q for q in thread.quotes if q.owner == owner and f"{q.start}-{q.end}" == span), None)


def _parent(thread: Thread, comment: Comment) -> Unit | None:
    """The comment that it answers, where the page or the comment's own words say so."""
    stated = [reply for reply in comment.replies_to if reply.basis != "model"]
    if not stated:
        return None
    best = max(stated, key=lambda reply: reply.probability)
    parent = next((one for one in thread.comments if one.id == best.parent), None)
    return None if parent is None else {"author": parent.author, "text": _cut(parent.text, PARENT)}


def _candidates(thread: Thread, comment: Comment) -> Iterable[Unit]:
    """The comments before it, the nearest first, by the numbers of the page; by their places where some have none, two
    have one, or one has 0, which is nobody's."""
    numbers = [one.number for one in thread.comments]
    if None in numbers or 0 in numbers or len(set(numbers)) < len(numbers):
        numbers = list(range(1, len(numbers) + 1))
    numbered = [(int(number or 0), one) for number, one in zip(numbers, thread.comments, strict=True)]
    own = next(number for number, one in numbered if one.id == comment.id)
    before = sorted(((n, one) for n, one in numbered if n < own and one.text), key=lambda pair: -pair[0])
    for number, one in before[:CANDIDATES]:
        yield {"id": one.id, "number": number, "author": one.author, "text": _cut(one.text, SHORT)}


def around(text: str, place: int | None) -> str:
    """The beginning of a text, or what stands around a place in it, cut at spaces where there are any."""
    if place is None:
        return _cut(text, HEAD)
    start = max(0, place - HEAD // 2)
    return ("…" if start else "") + _cut(text[start:], HEAD)


def _cut(text: str, length: int) -> str:
    if len(text) <= length:
        return text
    head = text[:length]
    space = head.rfind(" ", length - 40)
    return (head[:space] if space > 0 else head).rstrip() + "…"


def _said(value: Any) -> str | None:
    return str(value) if isinstance(value, str) and value else None


def _moment(value: Any) -> str | None:
    import pandas as pd

    return None if pd.isna(value) else value.isoformat()
