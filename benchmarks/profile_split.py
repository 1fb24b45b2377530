"""Where the time of a split goes: CPU-milliseconds a page by module and by function, from samples of the stack.

    python -m benchmarks.profile_split
    python -m benchmarks.profile_split --set forums --pages 58 --flat

A timer of the CPU's clock looks at the stack every millisecond, and each look weighs the CPU time since the one before,
so that a long call into C counts in full and the code runs at its own speed (cProfile doubles the cost of small
functions). `own` is the time in a function and in what it calls outside of this project; `with what it calls` counts
all below it.
"""

from __future__ import annotations

import signal
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from types import FrameType

from benchmarks.data import given, read, reader, show
from benchmarks.split import SETS

ROOT = str(Path(__file__).resolve().parents[1])
EVERY = 0.001
"""CPU-seconds between two looks at the stack."""

LEAST = 0.005
"""Share of the time below which a line is left out."""

Place = tuple[str, str]


class Sampler:
    """Looks at the stack while its `with` block runs: CPU-seconds by (module, function), own and with all below."""

    def __init__(self) -> None:
        self.own: Counter[Place] = Counter()
        self.below: Counter[Place] = Counter()
        self.total = 0.0
        self._last = 0.0

    def __enter__(self) -> Sampler:
        self._last = time.process_time()
        signal.signal(signal.SIGPROF, self._look)
        signal.setitimer(signal.ITIMER_PROF, EVERY, EVERY)
        return self

    def __exit__(self, *_: object) -> None:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, signal.SIG_DFL)

    def _look(self, _: int, frame: FrameType | None) -> None:
        now = time.process_time()
        spent, self._last = now - self._last, now
        places = _places(frame)
        self.total += spent
        if places:
            self.own[places[0]] += spent
        for place in set(places):
            self.below[place] += spent


def _places(frame: FrameType | None) -> list[Place]:
    """The functions of this project on the stack, the innermost first; comprehensions count as what they stand in."""
    places = []
    while frame is not None:
        file = frame.f_code.co_filename
        if (
            file.startswith(ROOT)
            and ".venv" not in file
            and "benchmarks" not in file
            and not frame.f_code.co_name.startswith("<")
        ):
            places.append(
                (file.removeprefix(ROOT).lstrip("/").removesuffix(".py").replace("/", "."), frame.f_code.co_name)
            )
        frame = frame.f_back
    return places


def measured(read_one: Callable[[str], object], pages: list[str]) -> Sampler:
    """The sampler after all pages, what loads once having been loaded before."""
    read_one(pages[0])
    with Sampler() as sampler:
        for page in pages:
            read_one(page)
    return sampler


def print_profile(sampler: Sampler, pages: int) -> None:
    """Prints both tables: modules by own time, and functions by own time beside the time of all that they call."""
    each = 1000 / pages
    print(f"\n{pages} pages, {sampler.total * each:.1f} CPU-ms a page, {pages / sampler.total:.1f} pages a CPU-second")
    modules: Counter[str] = Counter()
    for (module, _), spent in sampler.own.items():
        modules[module] += spent
    rest = sampler.total - sum(modules.values())
    rows = [
        (name, spent * each, spent / sampler.total)
        for name, spent in modules.most_common()
        if spent > LEAST * sampler.total
    ]
    show("by module", ("", "own ms", "share"), [*rows, ("outside of them", rest * each, rest / sampler.total)])
    places = [place for place, spent in sampler.own.most_common() if spent > LEAST * sampler.total]
    show(
        "by function",
        ("", "own ms", "with what it calls"),
        [(".".join(place), sampler.own[place] * each, sampler.below[place] * each) for place in places],
    )
    stages = [(place, spent) for place, spent in sampler.below.most_common(40) if spent > 4 * LEAST * sampler.total]
    show(
        "by stage",
        ("", "with what it calls", "share"),
        [(".".join(place), spent * each, spent / sampler.total) for place, spent in stages],
    )


def main() -> None:
    parser = reader(__doc__, "split")
    parser.add_argument("--set", choices=tuple(SETS), default="dragnet")
    parser.add_argument("--pages", type=int, default=405)
    parser.add_argument("--flat", action="store_true", help="the pages as text flattened by resiliparse")
    parser.add_argument("--parse", action="store_true", help="with quotes and links")
    options = given(parser)
    import threads

    pages = [row["html"] for row in read(options.data / f"{SETS[options.set][0]}.jsonl.gz")][: options.pages]
    if options.flat:
        from benchmarks.split_tools import flattened_by_resiliparse

        pages = [text for text in map(flattened_by_resiliparse, pages) if text.strip()]
    print_profile(measured(threads.parse if options.parse else threads.split, pages), len(pages))


if __name__ == "__main__":
    main()
