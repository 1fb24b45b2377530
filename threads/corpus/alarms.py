"""What looks wrong with a reading: comments announced and not found, an article that is missing, text that was lost."""

from __future__ import annotations

from dataclasses import dataclass

from threads.draft.certainty import told_unsure
from threads.model import Thread
from threads.text.letters import solid

NONE_FOUND, FEWER, NO_ARTICLE = "none-found", "fewer-found", "no-article"
DROPPED, UNREAD, NOT_SURE = "mostly-dropped", "unread", "not-sure"
"""Codes of alarms: comments announced and none found, or fewer than half; neither article nor posts; most of the page
dropped; text that no rule accounts for; comments, or their absence, of which the reading is not sure."""
HALF = 0.5
"""Share of the announced comments below which they are fewer; sites leave out answers, removed ones, other pages."""
MOSTLY = 0.9
"""Share of a page's characters that may be dropped; menus and lists of links come to half of a newspaper's page."""
LONG = 2_000
"""Characters of a page from which that share says something."""
SHORT = 200
"""Characters of an article without comments below which it is missing."""


@dataclass(frozen=True, slots=True)
class Alarm:
    """One thing that looks wrong: its code, and a sentence."""

    code: str
    sentence: str


@dataclass(frozen=True, slots=True)
class PageCheck:
    """What was found on one page, in numbers, and what looks wrong; `dropped` is a share of all its characters."""

    path: str | None
    thread: str
    parser: str | None
    announced: int | None
    found: int
    article: int
    dropped: float
    alarms: tuple[Alarm, ...]


def check_thread(thread: Thread) -> PageCheck:
    """Returns the numbers of a page and its alarms, the gravest first."""
    found = sum(comment.kind != "pingback" for comment in thread.comments)
    article = solid(thread.article.text)
    kept = article + sum(solid(comment.text) for comment in thread.comments)
    lost = sum(thread.dropped.values())
    whole = kept + lost
    share = lost / whole if whole else 0.0
    alarms: list[Alarm] = []
    told = thread.announced
    if told and not found:
        alarms.append(Alarm(NONE_FOUND, f"announces {_comments(told)}, and none was found{_why(thread)}"))
    elif told and found < HALF * told:
        alarms.append(Alarm(FEWER, f"announces {_comments(told)}, and {found} were found{_why(thread)}"))
    if not found and article < SHORT:
        alarms.append(Alarm(NO_ARTICLE, f"has no comments and an article of {article} characters"))
    if share > MOSTLY and whole >= LONG:
        alarms.append(Alarm(DROPPED, f"{share:.0%} of its characters are in neither article nor comments"))
    alarms += [Alarm(NOT_SURE, said) for said in map(told_unsure, thread.notes) if said]
    if unread := thread.dropped.get("not accounted for", 0):
        alarms.append(Alarm(UNREAD, f"{unread} characters are not accounted for"))
    return PageCheck(
        path=thread.source.path,
        thread=thread.id,
        parser=thread.source.parser,
        announced=told,
        found=found,
        article=article,
        dropped=round(share, 3),
        alarms=tuple(alarms),
    )


def _comments(count: int) -> str:
    return f"{count:,} comment" if count == 1 else f"{count:,} comments"


def _why(thread: Thread) -> str:
    """The page's own reason in brackets, where a script loads its comments."""
    return " (a script loads them)" if any("were not saved with it" in note for note in thread.notes) else ""
