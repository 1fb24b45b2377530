"""Comments' headers: who wrote each and when, out of the pieces of text that are not its words.

What stands at one place in all records is judged together: names differ from post to post and link to profiles, while
ranks and labels repeat.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from threads.comments.html.authors import read_authors
from threads.comments.html.dating import read_dates
from threads.comments.html.record import Record
from threads.page.signs import Signs
from threads.page.tree import Tree


def read_heads(
    tree: Tree,
    signs: Signs,
    records: Sequence[Record],
    labels: Sequence[Mapping[int, str]],
    places: Sequence[Mapping[int, int]],
) -> None:
    """Fills in the records' authors, their addresses and the words of their dates.

    `labels` say of each text what stands at its place ("author", "date", "button", ""), `places` number the places.
    """
    read_dates(tree, signs, records, labels, places)
    read_authors(tree, signs, records, labels, places)


def read_head(tree: Tree, signs: Signs, record: Record) -> None:
    """Fills in one record's author, address and date from its header alone: every text is a place of its own."""
    nothing: Mapping[int, str] = defaultdict(str)
    read_heads(tree, signs, [record], [nothing], [{u: u for u in record.head}])
