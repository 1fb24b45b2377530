"""Sides said in so many words, read by rule: sentences written for this, and the public sets' posts (odd ids).

    python -m benchmarks.stance_explicit               the odd half of the 240 sentences, then SemEval and NLPCC
    python -m benchmarks.stance_explicit --half even   the half that the rules were mended on; --show prints what failed

The sentences were written by somebody who had seen no code, but the list of words that it was to know. `decided` is the
share of texts with a stance that get a side, `side right` how many of those get the right one, `right of all` how many
of all with a stance; `none, sided` is how many texts without a stance get a side.
"""

from __future__ import annotations

import argparse
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from analysis.stance.explicit import ExplicitReader
from benchmarks import data
from benchmarks.stance import NLPCC, SEMEVAL, chosen
from benchmarks.stance_statements import STATEMENTS

SENTENCES = Path(__file__).with_name("explicit_sentences.toml")
HEADS = ["", "with a side", "decided", "side right", "right of all", "none", "none, sided"]
Reading = tuple[str, str, str, str | None]
"""Group, text, the side that people gave it, the side read."""


def figures(name: str, readings: Sequence[Reading]) -> list[Any]:
    """A row of the table: counts and shares, None where there is nothing to share."""
    stated = [(gold, side) for _, _, gold, side in readings if gold != "NONE"]
    decided = [(gold, side) for gold, side in stated if side]
    right = sum(gold == side for gold, side in decided)
    silent = [side for _, _, gold, side in readings if gold == "NONE"]
    share = [
        count / of if of else None
        for count, of in ((len(decided), len(stated)), (right, len(decided)), (right, len(stated)))
    ]
    return [name, len(stated), *share, len(silent), sum(side is not None for side in silent)]


def of_sentences(half: int) -> list[Reading]:
    """The sentences of one half, by the SHA-1 of the text, and how each is read for its target."""
    found: list[Reading] = []
    for target in tomllib.loads(SENTENCES.read_text(encoding="utf-8"))["target"]:
        reader = ExplicitReader(target["target"], target["favor"], target["against"])
        for row in target["sentence"]:
            if data.half(row["text"]) == half:
                found.append((row["language"], row["text"], row["label"], _side(reader, row["text"])))
    return found


def of_posts(folder: Path, name: str, half: int) -> list[Reading]:
    """The posts of a public set about the targets that have statements."""
    readers = {seeds.target: ExplicitReader(seeds.target, seeds.favor, seeds.against) for seeds in STATEMENTS}
    return [
        (row["target"], row["text"], row["label"], _side(readers[row["target"]], row["text"]))
        for row in chosen(folder, name, half)
        if row["target"] in readers
    ]


def table(title: str, readings: Sequence[Reading]) -> None:
    groups = dict.fromkeys(group for group, *_ in readings)
    rows = [figures(group, [one for one in readings if one[0] == group]) for group in groups]
    data.show(title, HEADS, [*rows, figures("all", readings)])


def _side(reader: ExplicitReader, text: str) -> str | None:
    found = reader.read(text)
    return found.side if found else None


def main() -> None:
    parser: argparse.ArgumentParser = data.reader(__doc__, "stance")
    parser.add_argument("--half", choices=("odd", "even"), default="odd")
    parser.add_argument("--show", action="store_true", help="print what the even half gets wrong")
    options = data.given(parser)
    half = int(options.half == "odd")
    readings = of_sentences(half)
    if options.show and not half:
        for _, text, gold, side in readings:
            if side != (None if gold == "NONE" else gold):
                print(gold, side, text)
    table("Sentences", readings)
    for name in (SEMEVAL, NLPCC):
        table(name, of_posts(options.data, name, half))


if __name__ == "__main__":
    main()
