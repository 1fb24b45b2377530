"""Threads for other programs: `commentariat export PATH… --to gexf|graphml|convokit -o OUT`."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from threads.errors import UnknownName
from threads.model import Thread

TARGETS = ("gexf", "graphml", "convokit")


def export(threads: Iterable[Thread], out: Path | str, *, to: str = "gexf") -> list[Path]:
    """Writes the threads for another program into the folder `out` and returns the files, in a fixed order.

    "gexf" (Gephi) and "graphml" (igraph, Cytoscape, yEd) give `comments` and `authors`; "convokit" gives a corpus for
    `convokit.Corpus(filename=out)`. `threads` may be a Corpus. Raises UnknownName for another target.
    """
    folder = Path(out)
    if to == "convokit":
        from threads.exchange.convokit import FILES, write_convokit

        write_convokit(threads, folder)
        return [folder / name for name in FILES]
    if to not in TARGETS:
        raise UnknownName("export", to, TARGETS)
    from threads.exchange.graphs import write_graphs

    return list(write_graphs(threads, folder, form=to))
