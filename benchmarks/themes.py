"""Themes: what is found, over how much of the talk, said by whom, and what it costs.

    python -m benchmarks.themes
    python -m benchmarks.themes --posts 10000

The sample pages (invented), unrelated sentences (Tatoeba, in which there is nothing to share), and posts of debate
forums (many subjects). A line a theme: its size, how many inside and of all others say a concept of its label, how
stable it is, and its label.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path

from analysis.base import Study
from analysis.contents.counting import counted_reactions
from analysis.themes import Themes, themes
from benchmarks import data
from commentariat import read

SAMPLE = Path(__file__).resolve().parents[1] / "raw_html"


def told(title: str, texts: Sequence[str], **given: Sequence[str | None]) -> None:
    """Finds the themes of the texts and prints them."""
    start = time.process_time()
    found: Themes = themes(texts, **given)  # type: ignore[arg-type]  # languages and authors, by their names
    cost = time.process_time() - start
    held = float((found.labels_ >= 0).mean())
    heads = ["", "n", "said inside", "outside", "stability"]
    rows = [[one.label, one.n, one.said_inside, one.said_outside, one.stability] for one in found.themes_]
    data.show(
        f"{title}: {len(rows)} {found.kind_} over {held:.1%} of {len(texts):,} texts, {cost:.0f} CPU-seconds",
        heads,
        rows,
    )


def main() -> None:
    """Prints a table for each set."""
    parser = data.reader(__doc__, "stance")
    parser.add_argument("--posts", type=int, default=2_000, help="debate posts (default: %(default)s)")
    options = data.given(parser)
    study = Study(read(SAMPLE))
    table = counted_reactions(study)
    texts = table["own_text"].fillna("").astype(str).tolist()
    authors = study.reactions["author"].dropna().astype(str).tolist()
    told("The sample pages", texts, languages=table["language"].tolist(), authors=authors)
    told("The same, neither languages nor authors given", texts)
    pairs = data.read(options.data.parent / "parallel" / "parallel_tatoeba_en_zh_dev.jsonl.gz")
    told("Unrelated sentences", [row["en"] for row in pairs][:470])
    posts = data.read(options.data / "iac4forums_posts_dev.jsonl.gz")
    told("Posts of debate forums", [row["text"] for row in posts][: options.posts])


if __name__ == "__main__":
    main()
