"""Short conversations, and whom their comments are found to answer."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from threads.model import Article, Comment, Thread
from threads.replies import link

BAKERY = (
    ("Marta K.", "The new bakery on Mill Lane charges nine pounds for a plain sourdough loaf, which is absurd."),
    ("old_tom42", "They closed the library and opened three coffee shops. Nobody asked the residents."),
    ("petraLind", "Council minutes from May list every objection that was filed against the library plan."),
    ("Ines Duarte", "My kids loved that reading room and the lady who ran the puppet theatre."),
)
SQUARE = (
    ("Marta K.", "The new bakery on Mill Lane charges nine pounds for a plain sourdough loaf, which is absurd."),
    ("old_tom42", "They closed the library and opened three coffee shops. Nobody asked the residents."),
    ("petraLind", "Council minutes from May list every objection that was filed against the library plan."),
    ("Ines Duarte", "My kids loved that reading room and the lady who ran the puppet theatre."),
    ("Will", "The buses were full again this morning and two drove past the stop."),
    ("Grace Hopper-Lee", "Parking near the square costs more than the train now."),
)


def make(*comments: tuple[str | None, str], minutes: float | None = 30.0, article: Article | None = None) -> Thread:
    start = datetime(2021, 5, 4, tzinfo=UTC)
    return Thread(
        id="t",
        article=article
        or Article(title="Mill Lane", text="The council has approved the plan for the old market square."),
        comments=tuple(
            Comment(
                id=f"c{k}", text=text, author=author, posted=start + timedelta(minutes=minutes * k) if minutes else None
            )
            for k, (author, text) in enumerate(comments, 1)
        ),
    )


def parents(thread: Thread, comment: str) -> list[str]:
    return [reply.parent for reply in link(thread).comment(comment).replies_to]
