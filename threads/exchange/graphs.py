"""Who answers whom as graphs: comments with their links, and authors with how often each answers each."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from threads.errors import UnknownName
from threads.model import Comment, Thread

FORMATS = ("gexf", "graphml")

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_DATE = re.compile(r'(<meta\b[^>]{0,200}?) lastmodifieddate="[^"]{0,40}"')
"""networkx stamps a GEXF file with the day it was written; without it equal threads give equal bytes."""


def write_graphs(threads: Iterable[Thread], folder: Path, *, form: str = "gexf") -> tuple[Path, Path]:
    """Writes the graph of comments and that of authors, `form` being "gexf" or "graphml", and returns the two files.

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
    for name, graph in (("comments", comment_graph(kept)), ("authors", author_graph(kept))):
        path = folder / f"{name}.{form}"
        text = "\n".join(lines[form](graph))
        path.write_text(_DATE.sub(r"\1", text, count=1) + "\n", encoding="utf-8", newline="\n")
        written.append(path)
    return written[0], written[1]


def comment_graph(threads: Iterable[Thread]) -> Any:
    """A networkx DiGraph: a node for each article and comment, an edge from a comment to each that it answers.

    Nodes are named `thread/id` and carry kind, author, number, posted (ISO 8601), likes and text; what is unknown is
    left out. Edges carry probability, weight (the same, as graph programs want it) and basis; one to the article has
    the basis "root" and stands where that the comment answers nobody else is more than unknown.
    """
    import networkx as nx

    graph: Any = nx.DiGraph()
    for thread in threads:
        article = thread.article
        root = _clean(f"{thread.id}/{article.id}")
        graph.add_node(
            root, **_traits(kind="article", label=article.title or root, author=article.byline, text=article.text)
        )
        for comment in thread.comments:
            graph.add_node(_clean(f"{thread.id}/{comment.id}"), **_comment_traits(comment))
        for gone in thread.missing:
            graph.add_node(_clean(f"{thread.id}/{gone}"), kind="missing", label=_clean(gone))
        for comment in thread.comments:
            child = _clean(f"{thread.id}/{comment.id}")
            for reply in comment.replies_to:
                graph.add_edge(
                    child,
                    _clean(f"{thread.id}/{reply.parent}"),
                    probability=reply.probability,
                    weight=reply.probability,
                    basis=reply.basis,
                )
            if not comment.replies_to and comment.root_probability is not None:
                graph.add_edge(
                    child, root, probability=comment.root_probability, weight=comment.root_probability, basis="root"
                )
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
                _clean(f"{thread.id}/{author}"), label=_clean(author), thread=_clean(thread.id), comments=count
            )
        for (child, parent), chances in _answers(thread).items():
            names = (_clean(f"{thread.id}/{child}"), _clean(f"{thread.id}/{parent}"))
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


def _comment_traits(comment: Comment) -> dict[str, Any]:
    posted = comment.posted.isoformat() if comment.posted else None
    label = comment.author or comment.id
    return _traits(
        kind=comment.kind,
        label=label,
        author=comment.author,
        number=comment.number,
        posted=posted,
        likes=comment.likes,
        text=comment.text,
    )


def _traits(**values: Any) -> dict[str, Any]:
    """The values that are known, texts as XML can hold them."""
    return {
        key: _clean(value) if isinstance(value, str) else value for key, value in values.items() if value is not None
    }


def _clean(text: str) -> str:
    return _NOT_XML.sub("\ufffd", text)
