"""What tests have done in other processes: dying, failing. Little is imported here, for each process imports it."""

from __future__ import annotations

import os
import signal
from pathlib import Path

from threads.errors import BrokenInstallation, UnreadableInput


def dies_once(place: tuple[int, str]) -> int:
    """The number; number 1 takes its process down where it leaves the mark."""
    number, mark = place
    if number == 1 and not Path(mark).exists():
        Path(mark).write_text("died")
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def dies_of_poison(pages: list[Path], part: Path) -> None:
    """Reads a shard, and takes its process down where a page is named poison."""
    from commentariat.run import parse_shard

    if any(page.name == "poison.txt" for page in pages):
        os.kill(os.getpid(), signal.SIGKILL)
    parse_shard(pages, part)


def fails() -> None:
    """Raises an error that composes its own sentence."""
    raise UnreadableInput("there", "why")


def lacks() -> None:
    """Raises what a module that is missing raises."""
    raise BrokenInstallation("it lacks")
