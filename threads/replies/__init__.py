"""Who answers whom: replies inferred for comments whose platform kept none."""

from __future__ import annotations

from typing import TYPE_CHECKING, SupportsFloat

from threads.errors import BadParameter
from threads.model import Thread

if TYPE_CHECKING:
    from threads.replies.nobody import NobodyOffset, fit_nobody, fit_stated, relink

__all__ = ["NobodyOffset", "fit_nobody", "fit_stated", "link", "relink"]


def link(thread: Thread, *, nobody: SupportsFloat | None = None) -> Thread:
    """Returns the thread with `replies_to` and `root_probability` inferred for comments that have no link yet.

    Links that the platform kept (basis markup or nesting) stay. An inferred one names its basis (`index`, `quote`,
    `mention`, else `model`), the words that show it and the alternatives; `root_probability` is the probability that
    the comment answers the article or nobody. `quoted` gains the spans in which a comment repeats others' words.
    Calibrated: see MODEL_CARD.md beside the code. Linear in the number of comments.

    `nobody` is the place's offset of "answers nobody": what is added to its log-odds, as `fit_nobody` finds it; whom a
    comment answers, if it answers somebody, is left as it is. Links that were inferred before are taken for the
    platform's own: `relink` infers these anew. Raises BadParameter where it is no Thread, or the offset no number.
    """
    if not isinstance(thread, Thread):
        raise BadParameter(
            f"Replies are linked in a Thread, as threads.split returns it, not in {type(thread).__name__} "
            f"{thread!r:.60}."
        )
    from threads.replies.linker import link_thread
    from threads.replies.model import checked_offset

    return link_thread(thread, nobody=checked_offset(nobody))


def __getattr__(name: str) -> object:
    if name in __all__:
        from threads.replies import nobody

        return getattr(nobody, name)
    raise AttributeError(f"module 'threads.replies' has no attribute {name!r}")
