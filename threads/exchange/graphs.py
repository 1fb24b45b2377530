"""Who answers whom as graphs: comments with their links, and authors with how often each answers each."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from threads.errors import UnknownName
from threads.files import write_whole
from threads.model import Thread
from threads.model.graph import graph_text

FORMATS = ("gexf", "graphml")

Traits = Mapping[str, Mapping[str, Any]]

_DATE = re.compile(r'(<meta\b[^>]{0,200}?) lastmodifieddate="[^"]{0,40}"')
"""networkx stamps a GEXF file with the day it was written; without it equal threads give equal bytes."""


def write_graphs(
    threads: Iterable[Thread], folder: Path, *, form: str = "gexf", traits: Traits | None = None,
    author_traits: Traits | None = None,
) -> tuple[Path, Path]:  # fmt: skip
    """Writes the graph of comments and that of authors, `form` being "gexf" or "graphml", and returns the two files.

    `traits` are what nodes carry besides, by `thread/comment`, `author_traits` by `thread/author`; None is left out.
    Equal threads give equal bytes; characters that XML cannot hold become "\ufffd". Raises UnknownName for another
    form.
    """
    import networkx as nx

    lines: dict[str, Callable[..., Iterator[str]]] = {"gexf": nx.generate_gexf, "graphml": nx.generate_graphml}
    if form not in lines:
        raise UnknownName("graph format", form, FORMATS)
    kept = tuple(threads)
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    graphs = {"comments": comment_graph(kept), "authors": author_graph(kept)}
    _add_traits(graphs["comments"], traits or {})
    _add_traits(graphs["authors"], author_traits or {})
    for name, graph in graphs.items():
        path = folder / f"{name}.{form}"
        text = "\n".join(lines[form](graph))
        write_whole(path, (_DATE.sub(r"\1", text, count=1) + "\n").encode())
        written.append(path)
    return written[0], written[1]


def _add_traits(graph: Any, traits: Traits) -> None:
    for name, values in traits.items():
        node = graph_text(name)
        if node in graph:
            for key, value in values.items():
                if value is not None:
                    graph.nodes[node][graph_text(key)] = graph_text(value) if isinstance(value, str) else value


def comment_graph(threads: Iterable[Thread]) -> Any:
    """A networkx DiGraph: the threads as `Thread.to_networkx` gives each."""
    import networkx as nx

    graph: Any = nx.DiGraph()
    for thread in threads:
        one = thread.to_networkx()
        graph.add_nodes_from(one.nodes(data=True))
        graph.add_edges_from(one.edges(data=True))
    return graph


def author_graph(threads: Iterable[Thread]) -> Any:
    """A networkx DiGraph: a node for each named author of a thread, an edge from one to another whom they answer.

    Nodes are named `thread/author` and carry comments (how many); edges carry replies (how many) and weight (the sum
    of their probabilities). The same name in two threads is two nodes.
    """
    import networkx as nx

    graph: Any = nx.DiGraph()
    for thread in threads:
        spoken = Counter(comment.author for comment in thread.comments if comment.author)
        for author, count in spoken.items():
            graph.add_node(
                graph_text(f"{thread.id}/{author}"),
                label=graph_text(author),
                thread=graph_text(thread.id),
                comments=count,
            )
        for (child, parent), chances in _answers(thread).items():
            names = (graph_text(f"{thread.id}/{child}"), graph_text(f"{thread.id}/{parent}"))
            graph.add_edge(*names, replies=len(chances), weight=round(sum(chances), 6))
    return graph


def _answers(thread: Thread) -> dict[tuple[str, str], list[float]]:
    """By pair of different authors, the probabilities of the replies of the first to the second."""
    author = {comment.id: comment.author for comment in thread.comments}
    pairs: dict[tuple[str, str], list[float]] = {}
    for comment in thread.comments:
        for reply in comment.replies_to:
            other = author.get(reply.parent)
            if comment.author and other and comment.author != other:
                pairs.setdefault((comment.author, other), []).append(reply.probability)
    return pairs
