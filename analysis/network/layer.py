"""Who answers whom: a row per reply, per comment in the tree, per author, and per pair of authors."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np

from analysis.base import Result, Study, analysis
from analysis.network.spread import author_spread, pair_spread
from analysis.tables import counted, table_of
from analysis.trees import Trees, trees_of
from threads.model import Comment, Reply, Thread
from threads.replies.sampling import Chances

REPLY_COLUMNS = (
    "id", "thread", "child", "parent", "child_number", "parent_number", "child_author", "parent_author", "probability",
    "basis", "evidence", "start", "end", "rank", "alternatives", "missing",
)  # fmt: skip
TREE_COLUMNS = (
    "id", "thread", "order", "number", "kind", "author", "depth", "parent", "children", "descendants",
    "root_probability",
    "probability", "basis", "candidates",
)  # fmt: skip
AUTHOR_COLUMNS = (
    "id", "thread", "author", "comments", "characters", "given", "received", "partners", "mutual", "reciprocity",
    "rank",
    "first_number", "reaction_ids", *(f"{measure}_{part}" for measure in ("received", "given",
    "mutual") for part in ("mean", "low", "high")),
)  # fmt: skip
PAIR_COLUMNS = (
    "id", "thread", "first", "second", "first_to_second", "second_to_first", "replies", "longest_exchange", "reply_ids",
    *(f"{measure}_{part}" for measure in ("replies", "longest_exchange") for part in ("mean", "low", "high")),
)  # fmt: skip
ON_TREES = (
    "Columns that end in mean, low and high are over {trees} reply trees drawn from the links’ probabilities: 95 % of "
    "the trees lie between the ends. They may lie above the count beside them, which is of the links that we stand by: "
    "many links, each less probable than not, are some together."
)


@analysis("replies", about="reply")
def replies(study: Study) -> Result:
    """Every link from a comment to one that it answers, with its probability, basis and evidence."""
    table = table_of((row for thread in study.corpus for row in _links(thread)), REPLY_COLUMNS)
    bases = table["basis"].value_counts()
    notes = (
        [
            f"{counted(len(table), 'reply', 'replies')}: "
            + ", ".join(f"{count} by {basis}" for basis, count in sorted(bases.items()))
            + "."
        ]
        if len(table)
        else []
    )
    missing = int(table["missing"].sum())
    if missing:
        notes.append(
            f"{counted(missing, 'reply answers a comment', 'replies answer comments')} that the page no longer holds."
        )
    return Result(table=table, notes=tuple(notes))


@analysis("tree", about="reaction", version=2)
def tree(study: Study) -> Result:
    """Every comment in reading order of its thread's reply tree, with its depth and how much stands below it."""
    drawn = trees_of(study)
    table = table_of((row for thread in study.corpus for row in _tree(thread, drawn[thread.id].close)), TREE_COLUMNS)
    inferred = int((table["basis"].notna() & ~table["basis"].isin(["markup", "nesting"])).sum())
    notes = (
        (
            (
                f"{inferred:,} of {counted(len(table), 'comment')} {'stands' if inferred == 1 else 'stand'} where "
                f"placed by inference, not by the page's markup."
            ),
        )
        if inferred
        else ()
    )
    return Result(table=table, notes=notes)


@analysis("network", about="author", version=2)
def network(study: Study) -> Result:
    """Each author in a thread: comments, replies given and received, partners, and how many of them answer back."""
    nameless: Counter[str] = Counter()
    table = table_of(_rows_of_authors(study, nameless), AUTHOR_COLUMNS)
    notes = (
        ["An author is a name within one thread; the same name on two pages is not taken for one person."]
        if len(table)
        else []
    )
    if count := nameless.total():
        notes.append(f"{counted(count, 'comment')} without a name {'is' if count == 1 else 'are'} in no author's row.")
    notes += _on_trees(study) if len(table) else ()
    return Result(table=table, notes=tuple(notes))


def _rows_of_authors(study: Study, nameless: Counter[str]) -> Iterator[dict[str, Any]]:
    """The rows of authors; the comments without one are counted in `nameless`, by thread."""
    edges = _edges(study.layer("replies").columns("thread", "child_author", "parent_author"))
    for thread in study.corpus:
        comments = [comment for comment in thread.comments if comment.kind == "comment"]
        nameless[thread.id] += sum(comment.author is None for comment in comments)
        over = author_spread(trees_of(study)[thread.id])
        for row in _authors(thread.id, comments, edges.get(thread.id, Counter())):
            yield {**row, **over.get(row["author"], {})}


@analysis("pairs", about="reply", version=2)
def pairs(study: Study) -> Result:
    """Each pair of authors who answer one another: replies each way and the longest exchange in turns."""
    table = table_of(_rows_of_pairs(study), PAIR_COLUMNS)
    return Result(table=table, notes=_on_trees(study) if len(table) else ())


def _rows_of_pairs(study: Study) -> Iterator[dict[str, Any]]:
    named = _named(study.layer("replies").columns("id", "thread", "child_author", "parent_author"))
    by_thread = dict(list(named.groupby("thread", sort=False))) if len(named) else {}
    for thread in study.corpus:
        found = list(_pairs(thread, by_thread[thread.id])) if thread.id in by_thread else []
        over = pair_spread(trees_of(study)[thread.id], [(row["first"], row["second"]) for row in found])
        for row in found:
            yield {**row, **over[row["first"], row["second"]]}


def _on_trees(study: Study) -> tuple[str, ...]:
    """What the columns over sampled trees hold; nothing where no link was inferred."""
    count = study.once("trees of inferred links", lambda: _most_trees(trees_of(study).values()))
    return (ON_TREES.format(trees=count),) if count else ()


def _most_trees(drawn: Iterable[Trees]) -> int:
    return max((len(trees.parent) for trees in drawn if trees.inferred), default=0)


def _links(thread: Thread) -> Iterator[dict[str, Any]]:
    known = {comment.id: comment for comment in thread.comments}
    for comment in thread.comments:
        for rank, reply in enumerate(comment.replies_to):
            yield _link(thread.id, comment, reply, known.get(reply.parent), rank)


def _link(thread: str, child: Comment, reply: Reply, parent: Comment | None, rank: int) -> dict[str, Any]:
    return {
        "id": f"{thread}/{child.id}>{reply.parent}", "thread": thread, "child": f"{thread}/{child.id}",
        "parent": f"{thread}/{reply.parent}", "child_number": child.number,
        "parent_number": parent.number if parent else None, "child_author": child.author,
        "parent_author": parent.author if parent else None, "probability": reply.probability, "basis": reply.basis,
        "evidence": reply.evidence, "start": reply.start, "end": reply.end, "rank": rank,
        "alternatives": [[f"{thread}/{name}", chance] for name, chance in reply.alternatives],
        "missing": parent is None,
    }  # fmt: skip


def _candidates(thread: str, chances: Chances) -> list[list[Any]]:
    """Whom a comment may answer, None for nobody, the most probable first."""
    return [[None if name is None else f"{thread}/{name}", round(p, 6)] for name, p in chances]


def _tree(thread: Thread, close: dict[str, Chances]) -> Iterator[dict[str, Any]]:
    below = thread.children()
    walked = list(thread.walk())
    known = {comment.id for comment in thread.comments}
    size = {comment.id: 0 for comment in thread.comments}
    for _, comment in reversed(walked):
        if comment.parent in known:
            size[str(comment.parent)] += size[comment.id] + 1
    for order, (depth, comment) in enumerate(walked):
        first = comment.replies_to[0] if comment.replies_to else None
        yield {
            "id": f"{thread.id}/{comment.id}", "thread": thread.id, "order": order, "number": comment.number,
            "kind": comment.kind, "author": comment.author, "depth": depth,
            "parent": f"{thread.id}/{comment.parent}" if comment.parent in known else None,
            "children": len(below.get(comment.id, ())), "descendants": size[comment.id],
            "root_probability": comment.root_probability, "probability": first.probability if first else None,
            "basis": first.basis if first else None, "candidates": _candidates(thread.id, close.get(comment.id, ())),
        }  # fmt: skip


def _named(links: Any) -> Any:
    """The links between two different authors who are both known by name."""
    known = links[links["child_author"].notna() & links["parent_author"].notna()]
    return known[known["child_author"] != known["parent_author"]]


def _edges(links: Any) -> dict[str, Counter[tuple[str, str]]]:
    """By thread, how often each author answers each other one."""
    edges: dict[str, Counter[tuple[str, str]]] = {}
    named = _named(links)
    for thread, child, parent in zip(named["thread"], named["child_author"], named["parent_author"], strict=True):
        edges.setdefault(thread, Counter())[child, parent] += 1
    return edges


def _authors(thread: str, comments: list[Comment], edges: Counter[tuple[str, str]]) -> Iterator[dict[str, Any]]:
    own: dict[str, list[Comment]] = {}
    for comment in comments:
        if comment.author is not None:
            own.setdefault(comment.author, []).append(comment)
    given, received = Counter[str](), Counter[str]()
    to: dict[str, set[str]] = {}
    back: dict[str, set[str]] = {}
    for (first, second), count in edges.items():
        given[first] += count
        received[second] += count
        to.setdefault(first, set()).add(second)
        back.setdefault(second, set()).add(first)
    rank = _rank(list(own), edges)
    for name, written in own.items():
        answered, answering = to.get(name, set()), back.get(name, set())
        yield {
            "id": f"{thread}/{name}", "thread": thread, "author": name, "comments": len(written),
            "characters": sum(len("".join(comment.own_text.split())) for comment in written),
            "given": given[name], "received": received[name], "partners": len(answered | answering),
            "mutual": len(answered & answering),
            "reciprocity": len(answered & answering) / len(answered) if answered else np.nan,
            "rank": rank.get(name, 0.0), "first_number": written[0].number,
            "reaction_ids": [f"{thread}/{comment.id}" for comment in written],
        }  # fmt: skip


def _rank(names: list[str], edges: Counter[tuple[str, str]]) -> dict[str, float]:
    """PageRank over replies: whom those answer who are answered themselves."""
    import networkx as nx

    graph: Any = nx.DiGraph()
    graph.add_nodes_from(names)
    graph.add_weighted_edges_from((first, second, count) for (first, second), count in sorted(edges.items()))
    return dict(nx.pagerank(graph)) if edges else {}


def _pairs(thread: Thread, links: Any) -> Iterator[dict[str, Any]]:
    longest = _exchanges(thread)
    both: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for name, child, parent in zip(links["id"], links["child_author"], links["parent_author"], strict=True):
        both.setdefault((min(child, parent), max(child, parent)), []).append((name, child))
    for (first, second), found in sorted(both.items(), key=lambda item: (-len(item[1]), item[0])):
        given = sum(child == first for _, child in found)
        yield {
            "id": f"{thread.id}/{first}|{second}", "thread": thread.id, "first": first, "second": second,
            "first_to_second": given, "second_to_first": len(found) - given, "replies": len(found),
            "longest_exchange": longest.get((first, second), 2), "reply_ids": [name for name, _ in found],
        }  # fmt: skip


def _exchanges(thread: Thread) -> dict[tuple[str, str], int]:
    """For each pair of authors the longest chain of comments in which they take turns."""
    known = {comment.id: comment for comment in thread.comments}
    run: dict[tuple[str, str], int] = {}
    longest: dict[tuple[str, str], int] = {}
    for comment in thread.comments:  # parents first
        for reply in comment.replies_to:
            parent = known.get(reply.parent)
            if parent is None or comment.author is None or parent.author in (None, comment.author):
                continue
            author, other = comment.author, str(parent.author)
            length = run.get((parent.id, author), 1) + 1
            run[comment.id, other] = max(length, run.get((comment.id, other), 0))
            pair = (min(author, other), max(author, other))
            longest[pair] = max(length, longest.get(pair, 0))
    return longest
