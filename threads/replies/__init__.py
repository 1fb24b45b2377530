"""Who answers whom: replies inferred for comments whose platform kept none."""

from __future__ import annotations

from threads.errors import BadParameter
from threads.model import Thread

__all__ = ["link"]


def link(thread: Thread) -> Thread:
    """Returns the thread with `replies_to` and `root_probability` inferred for comments that have no link yet.

    Links that the platform kept (basis markup or nesting) stay. An inferred one names its basis (`index`, `quote`,
    `mention`, else `model`), the words that show it and the alternatives; `root_probability` is the probability that
    the comment answers the article or nobody. `quoted` gains the spans in which a comment repeats others' words.
    Calibrated: see MODEL_CARD.md beside the code. Linear in the number of comments. Raises BadParameter where it is no
    Thread.
    """
    if not isinstance(thread, Thread):
        raise BadParameter(
            f"Replies are linked in a Thread, as threads.split returns it, not in {type(thread).__name__} "
            f"{thread!r:.60}."
        )
    from threads.replies.linker import link_thread

    return link_thread(thread)
