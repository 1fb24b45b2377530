"""Whom a comment answers as the report shows it: how sure, on what evidence, and who else it may be."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reports.shown import View, anchor, excerpt, shown
from threads.model import Comment, Reply

SURE = 0.8
"""Links at and above this probability are shown solid, others dashed: above it, links were right about 19 times in 20
on the measuring data's odd halves. The same holds of comments that answer nobody."""
EVIDENCE, PART = 120, 90
MARKS = " “”\"‘’'「」『』"
ALTERNATIVES, CLOSE = 3, 0.05
"""At most so many others are named, each at least so probable."""

Labels = Mapping[str, tuple[str, str]]
Candidates = Sequence[tuple[str | None, float]]
"""Whom a comment may answer by its comment id, None for nobody, with the probability of each."""


def links_view(comment: Comment, labels: Labels, thread_id: str, candidates: Candidates = ()) -> View:
    """The comment's links, its `state`, and for one without links what is known of whom it answers.

    `state` is "sure" or "unsure" of a comment with links, by its first; "nobody" where it surely answers the article or
    nobody, "open" where that is less sure, "unknown" where nothing weighed it. `open` names the candidates then.
    """
    links = [
        _link(comment, reply, labels, thread_id, candidates if not rank else ())
        for rank, reply in enumerate(comment.replies_to)
    ]
    state = _state(comment)
    may = (
        [_other(name, p, labels, thread_id) for name, p in candidates if name is None or name in labels]
        if state == "open"
        else []
    )
    if state == "open" and not may:
        may = [_other(None, comment.root_probability or 0.0, labels, thread_id)]
    return {"links": links, "state": state, "open": may, "root_probability": comment.root_probability}


def _state(comment: Comment) -> str:
    if comment.replies_to:
        return "sure" if comment.replies_to[0].probability >= SURE else "unsure"
    if comment.root_probability is None:
        return "unknown"
    return "nobody" if comment.root_probability >= SURE else "open"


def _link(comment: Comment, reply: Reply, labels: Labels, thread_id: str, candidates: Candidates) -> View:
    found = labels.get(reply.parent)
    inferred = not reply.stated
    return {
        "to": " ".join(filter(None, found or ())) or "a comment that the page lost",
        "number": found[0] if found else "a lost comment",
        "anchor": anchor(f"{thread_id}/{reply.parent}") if found else "",
        "basis": reply.basis,
        "inferred": inferred,
        "probability": reply.probability,
        "evidence": excerpt(shown(reply.evidence).strip(MARKS), longest=EVIDENCE)
        if inferred and reply.basis != "model"
        else "",
        "part": excerpt(shown(comment.text[reply.start : reply.end]), longest=PART)
        if reply.start is not None and reply.end is not None
        else "",
        "sure": reply.probability >= SURE,
        "alternatives": _alternatives(comment, reply, labels, thread_id, candidates) if inferred else [],
    }


def _alternatives(comment: Comment, reply: Reply, labels: Labels, thread_id: str, candidates: Candidates) -> list[View]:
    """Who else it may be, the most probable first: as the link names them, else as they were weighed."""
    standing = {one.parent for one in comment.replies_to}
    others = reply.alternatives or [item for item in candidates if item[0] not in standing]
    close: list[tuple[str | None, float]] = [(name, p) for name, p in others if name in labels]
    if comment.root_probability and reply is comment.replies_to[0]:
        close.append((None, comment.root_probability))
    close.sort(key=lambda item: -item[1])
    return [_other(name, p, labels, thread_id) for name, p in close[:ALTERNATIVES] if p >= CLOSE]


def _other(name: str | None, probability: float, labels: Labels, thread_id: str) -> View:
    if name is None:
        return {"to": "nobody", "anchor": "", "probability": probability}
    return {"to": labels[name][0], "anchor": anchor(f"{thread_id}/{name}"), "probability": probability}
