"""Themes: what is found, over how much of the talk, said by whom, and what it costs.

    python -m benchmarks.themes
    python -m benchmarks.themes --posts 10000
    python -m benchmarks.themes --lists          how far the sample's themes hang on the list of general words
    python -m benchmarks.themes --chance         themes of the sample's texts with their words dealt anew

The sample pages (invented), unrelated sentences (Tatoeba, in which there is nothing to share), and posts of debate
forums (many subjects). A line a theme: its size, how many inside and of all others say a concept of its label, how
stable it is, and its label. `--lists` takes four words, then a tenth of the list away; `--chance` counts themes where
there are none, neighbours kept.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix

from analysis.base import Study
from analysis.contents.counting import counted_reactions
from analysis.themes import Themes, concepts, general, themes
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
    start = time.process_time()
    within = [(found.themes_[place], inner) for place, inner in found.within().items()]
    if within:
        cost = time.process_time() - start
        rows = [[theme.label, each.label, each.n, each.stability] for theme, inner in within for each in inner.themes_]
        data.show(f"Themes within these, {cost:.0f} CPU-seconds", ["", "within", "n", "stability"], rows)


def sample() -> tuple[list[str], list[str | None], list[str]]:
    """The counted texts of the sample pages, their languages, and the names of authors."""
    study = Study(read(SAMPLE))
    table = counted_reactions(study)
    texts = table["own_text"].fillna("").astype(str).tolist()
    return texts, table["language"].tolist(), study.reactions["author"].dropna().astype(str).tolist()


def over_lists() -> None:
    """Prints the sample's themes over lists of general words that lack some."""
    from unittest.mock import patch

    texts, languages, authors = sample()
    own = sorted(general.ENGLISH_GENERAL | general.CHINESE_GENERAL | general.KOREAN_GENERAL)
    lacking = {"the list": set(), "without four feelings": {"心软", "心狠", "安心", "滋味"}} | {
        f"without a tenth, draw {seed}": set(random.Random(seed).sample(own, len(own) // 10)) for seed in range(4)
    }
    rows = []
    for name, words in lacking.items():
        kept = frozenset(general.GENERAL - words)
        concepts.subject_words.cache_clear()
        with patch.object(general, "GENERAL", kept), patch.object(concepts, "GENERAL", kept):
            found = themes(texts, languages=languages, authors=authors)
        rows.append([name, len(found.themes_), float((found.labels_ >= 0).mean()), found.bar_])
    concepts.subject_words.cache_clear()
    data.show("The sample's themes over lists of general words", ["", "themes", "share of the talk", "bar"], rows)


def by_chance(rounds: int = 8) -> None:
    """Prints how many themes pass where each comment says words that were dealt to it by chance."""
    from unittest.mock import patch

    texts, languages, authors = sample()
    said = concepts.Concepts.counts
    rows = []
    for seed in range(rounds):

        def dealt(self: concepts.Concepts, given: Sequence[str], seed: int = seed) -> Any:
            counts = said(self, given)
            row, column = counts.nonzero()
            order = np.random.default_rng(seed).permutation(len(column))
            found = csr_matrix((np.ones(len(row)), (row, column[order])), counts.shape)
            found.data[:] = 1.0
            return found

        with patch.object(concepts.Concepts, "counts", dealt):
            found = themes(texts, languages=languages, authors=authors)
        rows.append([seed, len(found.themes_), float((found.labels_ >= 0).mean())])
    data.show("Words dealt anew among the sample's comments", ["draw", "themes", "share of the talk"], rows)


def main() -> None:
    """Prints what is asked for."""
    parser = data.reader(__doc__, "stance")
    parser.add_argument("--posts", type=int, default=2_000, help="debate posts (default: %(default)s)")
    parser.add_argument("--lists", action="store_true", help="take words of the list of general words away")
    parser.add_argument("--chance", action="store_true", help="deal the words anew among the comments")
    options = data.given(parser)
    if options.lists:
        over_lists()
    elif options.chance:
        by_chance()
    else:
        over_sets(options)


def over_sets(options: argparse.Namespace) -> None:
    """Prints a table for each set."""
    texts, languages, authors = sample()
    told("The sample pages", texts, languages=languages, authors=authors)
    told("The same, neither languages nor authors given", texts)
    pairs = data.read(options.data.parent / "parallel" / "parallel_tatoeba_en_zh_dev.jsonl.gz")
    told("Unrelated sentences", [row["en"] for row in pairs][:470])
    posts = data.read(options.data / "iac4forums_posts_dev.jsonl.gz")
    told("Posts of debate forums", [row["text"] for row in posts][: options.posts])


if __name__ == "__main__":
    main()
