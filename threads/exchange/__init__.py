"""Threads to and from what other programs read: graphs (GEXF, GraphML) and ConvoKit's corpora."""

from __future__ import annotations

from threads.exchange.convokit import read_convokit, write_convokit
from threads.exchange.graphs import author_graph, comment_graph, write_graphs

__all__ = ["author_graph", "comment_graph", "read_convokit", "write_convokit", "write_graphs"]
