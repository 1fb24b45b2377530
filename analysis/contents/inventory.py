"""What went in: a row a thread, with its counts."""

from __future__ import annotations

import pandas as pd

from analysis.base import Result, Study, analysis
from threads.corpus.alarms import check_thread
from threads.quotes.statements import public_statements
from threads.text.letters import solid


@analysis("inventory", about="thread")
def inventory(study: Study) -> Result:
    """Counts of comments, voices and characters for every page, comments announced, what was dropped, what looks
    wrong."""
    rows = []
    for thread in study.corpus:
        checked = check_thread(thread)
        rows.append(
            {
                "id": thread.id,
                "path": thread.source.path,
                "title": thread.article.title,
                "outlet": thread.article.outlet,
                "published": thread.article.published,
                "form": thread.source.form,
                "parser": thread.source.parser,
                "encoding": thread.source.encoding,
                "language": thread.article.language,
                "comments": sum(c.kind == "comment" for c in thread.comments),
                "pingbacks": sum(c.kind == "pingback" for c in thread.comments),
                "deleted": sum(c.kind == "deleted" for c in thread.comments),
                "announced": thread.announced,
                "replies": sum(bool(c.replies_to) for c in thread.comments),
                "quotes": len(thread.quotes),
                "public_voices": len(public_statements(thread)),
                "turns": len(thread.article.turns),
                "article_characters": solid(thread.article.text),
                "comment_characters": sum(solid(c.text) for c in thread.comments),
                "dropped_characters": sum(thread.dropped.values()),
                "dropped": dict(thread.dropped),
                "alarm": "; ".join(alarm.sentence for alarm in checked.alarms),
                "notes": "; ".join(thread.notes),
            }
        )
    if not rows:
        return Result(table=pd.DataFrame({"id": []}))
    table = pd.DataFrame(rows).set_index("id", drop=False).rename_axis(None)
    return Result(table=table.astype({"announced": "Int64"}))
