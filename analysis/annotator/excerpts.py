"""What of each reaction may be sent to a model: its own words, those that it answers, the title; commenters' names
replaced."""

from __future__ import annotations

from analysis.annotator.prompt import Excerpt
from analysis.base import Study
from analysis.contents.counting import counted_reactions
from threads.corpus.pseudonyms import Pseudonyms
from threads.model import Comment, Thread


def excerpts(study: Study) -> dict[str, Excerpt]:
    """The excerpt of each reaction that counts (`analysis.contents.counting`), by its id, in the order of the corpus.

    Names of a thread's commenters are replaced ("Commenter 2", by the order in the thread) where a comment uses them.
    A comment is shown with the one that it answers where the page or its own words say so, never where a model guessed.
    """
    counted = counted_reactions(study)
    owners = study.reactions["owner"].astype(str)
    texts = dict(zip(study.reactions.index, study.texts, strict=True))
    by_thread: dict[str, list[str]] = {}
    for name, home in counted["thread"].astype(str).items():
        by_thread.setdefault(home, []).append(str(name))
    found: dict[str, Excerpt] = {}
    for thread in study.corpus:
        names = by_thread.get(thread.id, [])
        if names:
            found |= _of_thread(thread, {name: (owners[name], texts[name]) for name in names})
    return {str(name): found[str(name)] for name in counted.index if str(name) in found}


def _of_thread(thread: Thread, wanted: dict[str, tuple[str, str]]) -> dict[str, Excerpt]:
    comments = {comment.id: comment for comment in thread.comments}
    veiled = Pseudonyms().names_out(thread)
    found = {}
    for name, (owner, text) in wanted.items():
        comment = comments.get(owner) if name == f"{thread.id}/{owner}" else None
        parent = None if comment is None else _answered(comment, comments)
        found[name] = Excerpt(
            text=veiled(text), answers=None if parent is None else veiled(parent.text), title=thread.article.title
        )
    return found


def _answered(comment: Comment, comments: dict[str, Comment]) -> Comment | None:
    stated = [reply for reply in comment.replies_to if reply.basis != "model" and reply.parent in comments]
    return comments[max(stated, key=lambda reply: reply.probability).parent] if stated else None
