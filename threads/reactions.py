"""The reactions table: one row for each public utterance, the unit of every analysis."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from threads.model import Thread
from threads.populations import Rules

if TYPE_CHECKING:
    import pandas as pd

COLUMNS = (
    "id", "digest", "channel", "population", "population_basis", "author", "thread", "owner", "language", "text",
    "own_text", "posted", "likes", "chosen_by", "path",
)  # fmt: skip


def reactions_table(threads: Iterable[Thread], rules: Rules) -> pd.DataFrame:
    """One row for each comment and each quoted public voice, in the order of the corpus."""
    import pandas as pd

    rows: list[dict[str, Any]] = []
    for thread in threads:
        for comment in thread.comments:
            if comment.kind == "comment":
                rows.append(
                    dict(id=f"{thread.id}/{comment.id}", channel="comment", author=comment.author, thread=thread.id,
                         owner=comment.id, language=comment.language, text=comment.text, own_text=comment.own_text,
                         posted=comment.posted, likes=comment.likes, chosen_by="platform", path=thread.source.path)
                )  # fmt: skip
    for row in rows:
        row["digest"] = hashlib.sha256(row["text"].encode("utf-8", "surrogatepass")).hexdigest()[:16]
    return pd.DataFrame(rows, columns=list(COLUMNS))
