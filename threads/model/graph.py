"""A thread as a graph: who answers whom, comment by comment; asks records for their fields and knows none of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def reply_graph(thread: str, article: Any, comments: Sequence[Any], missing: Iterable[str]) -> Any:
    """A networkx DiGraph of the thread of that id: a node for the article and each comment, an edge from a comment to
    each that it answers.

    Nodes are named `thread/id` and carry kind, author, number, posted (ISO 8601), likes and text; what is unknown is
    left out, and what XML cannot hold is "\ufffd". Edges carry probability, weight (the same, as graph programs want
    it) and basis; one to the article has the basis "root" and stands where that the comment answers nobody else is
    more than unknown.
    """
    import networkx as nx

    graph: Any = nx.DiGraph()
    root = graph_text(f"{thread}/{article.id}")
    graph.add_node(
        root, **_traits(kind="article", label=article.title or root, author=article.byline, text=article.text)
    )
    for comment in comments:
        graph.add_node(graph_text(f"{thread}/{comment.id}"), **_comment_traits(comment))
    for gone in missing:
        graph.add_node(graph_text(f"{thread}/{gone}"), kind="missing", label=graph_text(gone))
    for comment in comments:
        child = graph_text(f"{thread}/{comment.id}")
        for reply in comment.replies_to:
            parent = graph_text(f"{thread}/{reply.parent}")
            graph.add_edge(child, parent, probability=reply.probability, weight=reply.probability, basis=reply.basis)
        if not comment.replies_to and comment.root_probability is not None:
            sure = comment.root_probability
            graph.add_edge(child, root, probability=sure, weight=sure, basis="root")
    return graph


def graph_text(text: str) -> str:
    """The text without what XML cannot hold."""
    return _NOT_XML.sub("\ufffd", text)


def _comment_traits(comment: Any) -> dict[str, Any]:
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
        key: graph_text(value) if isinstance(value, str) else value
        for key, value in values.items()
        if value is not None
    }
