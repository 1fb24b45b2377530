"""One report in this process, its cost by stage: CPU-seconds with all children's, memory of the largest process."""

from __future__ import annotations

import functools
import hashlib
import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypedDict

from benchmarks.stream import peak

STAGES = ("reading and linking", "table", "counts", "sentiment", "themes", "camps and network", "writing")
LAYERS = {
    "sentiment": "sentiment", "themes": "themes", "theme_of": "themes", "theme_differences": "themes",
    "topics": "themes", "topic_summary": "themes", "replies": "camps and network", "tree": "camps and network",
    "network": "camps and network", "pairs": "camps and network", "camps": "camps and network",
    "bridging": "camps and network",
}  # fmt: skip
"""Which stage a layer belongs to; the others are counts."""
LOOK = 0.5
"""Seconds between two looks at the memory of the processes begun here."""
PROC = Path("/proc")
TICKS = os.sysconf("SC_CLK_TCK") if hasattr(os, "sysconf") else 100


class StageCost(TypedDict):
    """What a stage took: seconds, CPU-seconds, and MB of the largest process at the most."""

    seconds: float
    cpu: float
    memory: float


class Way(TypedDict):
    """How a report is made: with which encoder, by how many processes or which cluster, a worker of it killed."""

    encoder: str
    jobs: int
    cluster: str | None
    kill: bool


class Made(TypedDict):
    """What a report took, by stage; a digest of its files, and MB on disk when it was at its most."""

    stages: dict[str, StageCost]
    digest: str
    disk: float
    killed: int


def descendants() -> dict[int, list[str]]:
    """The processes begun by this one or by one of those, with what /proc says of each after its name; none where there
    is no /proc."""
    found: dict[int, list[str]] = {}
    for folder in PROC.iterdir() if PROC.is_dir() else ():
        if folder.name.isdigit():
            try:
                found[int(folder.name)] = (folder / "stat").read_text(errors="replace").rpartition(")")[2].split()
            except OSError:
                continue
    ours, more = {os.getpid()}, True
    while more:
        new = {process for process, said in found.items() if int(said[1]) in ours} - ours
        ours, more = ours | new, bool(new)
    return {process: found[process] for process in ours - {os.getpid()}}


def cpu() -> float:
    """CPU-seconds of this process and of all that it began, those that still run among them."""
    times = os.times()
    living = sum(sum(map(int, said[11:15])) for said in descendants().values()) / TICKS
    return times.user + times.system + times.children_user + times.children_system + living


def most(process: int | str = "self") -> float:
    """MB of a process at their most since `forget_most`; 0 where it has ended."""
    try:
        said = (PROC / str(process) / "status").read_text()
    except OSError:
        return peak() if process == "self" else 0.0
    return next((int(line.split()[1]) / 1000 for line in said.splitlines() if line.startswith("VmHWM")), 0.0)


def forget_most(process: int | str = "self") -> None:
    """The most of a process counts from now on, where Linux can do that."""
    try:
        (PROC / str(process) / "clear_refs").write_text("5")
    except OSError:
        return


def on_disk(folder: Path) -> float:
    """MB of all files below the folder."""
    size = 0
    for file in folder.rglob("*"):
        try:
            size += file.stat().st_size if file.is_file() else 0
        except OSError:  # gone since
            continue
    return size / 1e6


@dataclass
class Stages:
    """Costs by stage, each without those within it; `home` is the folder whose files are counted."""

    home: Path
    costs: dict[str, StageCost] = field(default_factory=dict)
    disk: float = 0.0
    _open: list[str] = field(default_factory=list)
    _last: tuple[float, float] = (0.0, 0.0)
    _others: float = 0.0

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """What is done within is that stage's cost."""
        self._turn()
        self._open.append(name)
        try:
            yield
        finally:
            self._turn()
            self._open.pop()

    def wrap(self, holder: Any, name: str, stage: Callable[..., str]) -> None:
        """The function of that name in the module or class is from now on counted to the stage that is said of its
        arguments."""
        real = getattr(holder, name)

        @functools.wraps(real)
        def counted(*given: Any, **named: Any) -> Any:
            with self.stage(stage(*given)):
                return real(*given, **named)

        setattr(holder, name, counted)

    @contextmanager
    def watching(self) -> Iterator[None]:
        """Looks at the memory of the processes begun here as long as this is open."""
        ended = threading.Event()

        def watch() -> None:
            while not ended.wait(LOOK):
                for process in descendants():
                    self._others = max(self._others, most(process))
                    forget_most(process)

        watcher = threading.Thread(target=watch, daemon=True)
        watcher.start()
        try:
            yield
        finally:
            ended.set()
            watcher.join()

    def _turn(self) -> None:
        """Counts what was done since the last turn to the stage that is open."""
        now, spent = time.perf_counter(), cpu()
        if self._open:
            cost = self.costs.setdefault(self._open[-1], StageCost(seconds=0.0, cpu=0.0, memory=0.0))
            cost["seconds"] += now - self._last[0]
            cost["cpu"] += spent - self._last[1]
            cost["memory"] = max(cost["memory"], most(), self._others)
            self.disk = max(self.disk, on_disk(self.home))
        self._others = 0.0
        forget_most()
        self._last = time.perf_counter(), cpu()


def make(source: list[Path], out: Path, way: Way) -> Made:
    """Makes the report of the inputs and says what it took; functions of the program are counted from here on, so that
    a process makes one."""
    with _counted(out.parent) as stages, stages.watching(), stages.stage("writing"):
        from commentariat import front
        from commentariat.settings import Settings

        killed: list[int] = []
        front.report(
            source, out, settings=Settings(encoder=way["encoder"]), jobs=way["jobs"], cluster=way["cluster"],
            progress=_killer(killed) if way["kill"] else _quiet,
        )  # fmt: skip
    return Made(stages=stages.costs, digest=digest(out), disk=stages.disk, killed=len(killed))


@contextmanager
def _counted(home: Path) -> Iterator[Stages]:
    from analysis import base
    from commentariat import front
    from threads.corpus.store import Corpus

    stages = Stages(home)
    stages.wrap(front, "parse_pages", lambda *_: "reading and linking")
    stages.wrap(Corpus, "reactions", lambda *_: "table")
    stages.wrap(base, "_call", lambda _function, _study, name, *_: LAYERS.get(name, "counts"))
    yield stages


def _quiet(done: int, total: int, label: str | None = None) -> None:
    """Says nothing."""


def _killer(killed: list[int]) -> Callable[..., None]:
    """A progress that kills one of the workers when they are in the midst of it."""

    def told(done: int, total: int, label: str | None = None) -> None:
        workers = {
            process: sum(map(int, said[11:13])) for process, said in descendants().items() if _is_worker(process)
        }
        if not killed and workers and (label is not None or done):
            killed.append(max(workers, key=lambda process: workers[process]))
            os.kill(killed[0], signal.SIGKILL)

    return told


def _is_worker(process: int) -> bool:
    try:
        return b"spawn_main" in (PROC / str(process) / "cmdline").read_bytes()
    except OSError:
        return False


def digest(folder: Path) -> str:
    """Of the names and bytes of all files in the folder."""
    state = hashlib.sha256()
    for file in sorted(one for one in folder.rglob("*") if one.is_file()):
        state.update(f"{file.relative_to(folder).as_posix()}\0".encode())
        with file.open("rb") as opened:
            state.update(hashlib.file_digest(opened, "sha256").digest())
    return state.hexdigest()[:12]
