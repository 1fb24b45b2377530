"""A ConvoKit conversation as a thread: ours field by field, others' by the six fields that every corpus has."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime

from threads.errors import InvalidThread
from threads.exchange.gathering import closing
from threads.exchange.values import Record, record
from threads.model import Article, Comment, Reply, Thread, guarded, in_time

EARLIEST, LATEST = -62_135_596_800, 253_402_300_799
"""Seconds of the years 1 and 9999: a timestamp beyond them is no time, and is left out."""


def thread_from_conversation(name: str, utterances: list[Record], data: object, *, ours: bool) -> Thread:
    """Returns the thread of a conversation: `utterances` in the corpus's order, `data` what is said of it as a whole.

    Of another program's utterances one whose id stands before is left out, circles of answers are opened, and a note
    counts both. Raises InvalidThread where a corpus of ours was bent out of shape.
    """
    whole = record(data)
    meta = record(whole.get("meta", whole))
    return _ours(name, utterances, meta) if ours else _others(name, utterances, meta)


def _ours(name: str, utterances: list[Record], meta: Record) -> Thread:
    article = {**record(meta.get("article"))}
    comments = []
    for utterance in utterances:
        fields = record(utterance.get("meta"))
        if fields.get("kind") == "article":
            article["text"] = _text(utterance)
        else:
            comments.append({"id": str(utterance["id"]), **fields, "text": _text(utterance)})
    try:
        parents = [reply["parent"] for comment in comments for reply in comment.get("replies_to") or ()]
        missing = _missing(parents, {comment["id"] for comment in comments}, meta.get("missing") or ())
    except (KeyError, TypeError) as error:
        raise InvalidThread(f"Conversation {name} is not as commentariat wrote it: {error}.") from error
    found = {"id": name, **meta, "article": article, "comments": comments, "missing": missing}
    return in_time(Thread.from_json(found))


def _others(name: str, utterances: list[Record], meta: Record) -> Thread:
    title = meta.get("title")
    roots = [u for u in utterances if _reply_to(u) is None]
    opened = isinstance(title, str) and len(roots) == 1 and str(roots[0]["id"]) == name
    article = _article(roots[0], str(title)) if opened else Article()
    told = {str(u["id"]): u for u in reversed(utterances) if not (opened and str(u["id"]) == name)}
    told = dict(reversed(told.items()))
    linked = any(_reply_to(u) is not None for u in utterances)
    places = {own: place for place, own in enumerate(told)}
    circles = closing([places.get(str(_reply_to(u))) for u in told.values()])
    opening = {list(told)[place] for place in circles}
    comments = tuple(
        _comment(u, root=name if opened else None, linked=linked, alone=own in opening) for own, u in told.items()
    )
    ids = {comment.id for comment in comments}
    if article.id in ids:
        article = _renamed(article, ids)
    missing = _missing((reply.parent for comment in comments for reply in comment.replies_to), ids, ())
    thread = Thread(
        id=name,
        article=article,
        comments=comments,
        missing=tuple(missing),
        notes=_left_out(
            utterances, meta, opened=opened, repeated=len(utterances) - opened - len(told), circles=len(circles)
        ),
    )
    return in_time(guarded(thread))


def _missing(parents: Iterable[str], known: set[str], listed: Iterable[str]) -> list[str]:
    """Ids that are answered but not there, those already listed first."""
    return list(dict.fromkeys([*listed, *(parent for parent in parents if parent not in known)]))


def _article(utterance: Record, title: str) -> Article:
    return Article(
        title=title, text=_text(utterance), byline=_speaker(utterance), published=_moment(utterance.get("timestamp"))
    )


def _renamed(article: Article, taken: set[str]) -> Article:
    name = article.id
    while name in taken:
        name += "_"
    return replace(article, id=name)


def _comment(utterance: Record, *, root: str | None, linked: bool, alone: bool) -> Comment:
    """A comment and its reply; in a corpus with replies one that answers none is known to answer nobody."""
    name, parent = str(utterance["id"]), _reply_to(utterance)
    answers = parent is not None and parent != root and not alone
    return Comment(
        id=name,
        text=_text(utterance),
        author=_speaker(utterance),
        posted=_moment(utterance.get("timestamp")),
        replies_to=(Reply(parent=parent, basis="markup"),) if parent is not None and answers else (),
        root_probability=float(not answers) if linked else None,
    )


def _reply_to(utterance: Record) -> str | None:
    """The id of the utterance answered; a link to itself is how some corpora say that there is none."""
    found = utterance["reply-to"] if "reply-to" in utterance else utterance.get("reply_to")
    return str(found) if found is not None and str(found) != str(utterance["id"]) else None


def _speaker(utterance: Record) -> str | None:
    found = utterance.get("speaker", utterance.get("user"))
    if isinstance(found, dict):
        found = found.get("id")
    return str(found) if found is not None else None


def _text(utterance: Record) -> str:
    found = utterance.get("text")
    return found if isinstance(found, str) else "" if found is None else str(found)


def _moment(value: object) -> datetime | None:
    """The time of a timestamp in seconds, a number or one in a string; None for anything else."""
    try:
        seconds = float(value) if isinstance(value, int | float | str) else float("nan")
    except (ValueError, OverflowError):
        return None
    return datetime.fromtimestamp(seconds, UTC) if EARLIEST <= seconds <= LATEST else None


def _left_out(utterances: list[Record], meta: Record, *, opened: bool, repeated: int, circles: int) -> tuple[str, ...]:
    """One sentence that names the fields that a thread has no place for."""
    fields = dict.fromkeys(key for u in utterances if isinstance(u.get("meta"), dict) for key in u["meta"])
    own = [key for key in meta if not (opened and key == "title")]
    times = sum(u.get("timestamp") is not None and _moment(u["timestamp"]) is None for u in utterances)
    said = [f"of utterances {', '.join(map(str, fields))}"] * bool(fields) + [
        f"of the conversation {', '.join(map(str, own))}"
    ] * bool(own)
    said += [f"{times} timestamps that are no seconds"] * bool(times)
    said += [f"{repeated} utterances whose id stands before"] * bool(repeated)
    said += [f"{circles} answers that ran in a circle"] * bool(circles)
    return (f"Left out of the ConvoKit corpus: {'; '.join(said)}.",) if said else ()
