"""Quotes and speakers beside other tools: exact quote F1, speakers right, both right, public speakers, documents a
CPU-second.

    python -m benchmarks.quotes                       PolNeAR, LitBank and Wikinews (German) beside the checkout
    python -m benchmarks.quotes --sets polnear --data FOLDER

First, from the checkout itself, the project's own gold of netizen quotes (`tests/gold`), in its two halves. Rows: ours
(`threads.find_quotes`), a plain regular expression (marks, then the nearest "X said"), and textacy by paragraph where
it and its English model are installed. The scorer is the data's own `score_quotes.py`. Each set is shown in two parts
by the second lowest bit of the sha1 of a document's id: rules were written looking at `tuned` only (the lowest bit
already parts the data from the half that is kept back). CPU-seconds are this process's own.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import importlib.util
import json
import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

from benchmarks import own_voices
from threads.quotes import find_quotes

DATA = Path(__file__).resolve().parents[2] / "shared" / "data" / "quotes"
SETS = ("polnear", "litbank", "wikinews_de")
OWN = {own_voices.FIRST: "own gold (en, zh, ko)", own_voices.EAST: "more of it (zh, ko)"}
Document = dict[str, Any]
Found = dict[str, Any]
_MARKS = re.compile(r"[“„]([^“”„\n]+)[”“]|\"([^\"\n]+)\"")
_SAID = r"(?:said|says|told|wrote|added|asked|tweeted|argued|explained|sagte|erklärte|meinte)"
_NAME = r"((?:[A-Z][\w’'-]+ ){0,3}[A-Z][\w’'-]+|\b(?:he|she|they|er|sie|He|She|They|Er|Sie)\b)"
_AFTER = re.compile(rf"[,\s]*(?:{_SAID} {_NAME}|{_NAME} {_SAID})")
_ANY_NAME = re.compile(_NAME)
_BEFORE = re.compile(rf"{_NAME},? {_SAID}\b[^.“”\"\n]*$")


def load(name: str, folder: Path) -> list[Document]:
    """The documents of one set: id, text, quotes."""
    with gzip.open(folder / f"quotes_{name}_dev.jsonl.gz", "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def part_of(document: Document) -> str:
    """Which part of its set a document belongs to."""
    digest = int(hashlib.sha1(document["id"].encode(), usedforsecurity=False).hexdigest(), 16)
    return "shown" if digest >> 1 & 1 else "tuned"


def found(start: int, end: int, speaker_start: int | None, speaker_end: int | None, speaker: str | None) -> Found:
    """One quote in the scorer's words."""
    return {
        "start": start,
        "end": end,
        "speaker_start": speaker_start,
        "speaker_end": speaker_end,
        "speaker_text": speaker,
    }


def ours(text: str) -> Iterator[Found]:
    """Our quotes in the scorer's words; indirect speech is not in these sets' quotes."""
    for quote in find_quotes(text):
        if quote.verbatim:
            yield found(quote.start, quote.end, quote.speaker_start, quote.speaker_end, quote.speaker)


def regular_expression(text: str) -> Iterator[Found]:
    """Everything between marks; the speaker is the name beside a word of saying, else the last name before the
    quote."""
    for match in _MARKS.finditer(text):
        group = 1 if match.group(1) else 2
        floor = max(0, match.start() - 150)
        beside = _AFTER.match(text, match.end()) or _BEFORE.search(text, floor, match.start())
        if beside is None:
            beside = next(reversed(list(_ANY_NAME.finditer(text, floor, match.start()))), None)
        which = next((i for i in range(1, (beside.lastindex or 0) + 1) if beside.group(i)), 0) if beside else 0
        if beside is None:
            yield found(match.start(group), match.end(group), None, None, None)
        else:
            yield found(
                match.start(group), match.end(group), beside.start(which), beside.end(which), beside.group(which)
            )


def textacy_reader(name: str) -> Callable[[str], Iterator[Found]] | None:
    """textacy's direct quotations, paragraph by paragraph, or None where it or its model is missing."""
    if not (importlib.util.find_spec("textacy") and importlib.util.find_spec("spacy")):
        return None
    import spacy  # type: ignore[import-not-found]
    from textacy.extract import direct_quotations  # type: ignore[import-not-found]

    try:
        model = spacy.load(name)
    except OSError:  # no such model
        return None

    def read(text: str) -> Iterator[Found]:
        for paragraph in re.finditer(r"[^\n]+", text):
            try:
                triples = list(direct_quotations(model(paragraph.group())))
            except ValueError:  # an odd number of marks
                continue
            for speaker, _, content in triples:
                base = paragraph.start()
                first, last = speaker[0], speaker[-1]
                words = " ".join(token.text for token in speaker)
                yield found(
                    base + content.start_char,
                    base + content.end_char,
                    base + first.idx,
                    base + last.idx + len(last),
                    words,
                )

    return read


def scorer(folder: Path) -> ModuleType:
    """The data's own scoring script as a module."""
    spec = importlib.util.spec_from_file_location("score_quotes", folder / "score_quotes.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def measure(read: Callable[[str], Iterator[Found]], documents: list[Document]) -> tuple[list[Document], float]:
    """Predictions for the documents, and how many a CPU-second."""
    began = time.process_time()
    predicted: list[Document] = [
        {"id": document["id"], "quotes": list(read(document["text"]))} for document in documents
    ]
    return predicted, len(documents) / (time.process_time() - began)


def row(name: str, score: dict[str, Any], speed: float) -> str:
    """One line of the table."""
    spans = score["spk_span"] or score["spk_head"]  # LitBank names speakers without offsets
    public = score["spk_span_by_class"].get("public_generic", (0, None))
    exact = " / ".join(f"{value:.1f}" for value in score["exact"])
    both = f"{score['e2e_f1']:.1f}" if score["spk_span"] else "–"
    voices = "–" if public[1] is None else f"{public[1]:.1f}"
    return f"{name:<22}{exact:>22}{spans:>10.1f}{both:>8}{voices:>8}{speed:>10.0f}"


def own_rows() -> Iterator[str]:
    """The tables of the project's own gold: `even` was tuned on, `odd` was not."""
    widths = {"voices": 14, "kinds": 12, "speakers": 9, "public": 13, "original": 10}
    for gold, title in OWN.items():
        yield f"{title:<24}{'voices found':>13}{'kind right':>12}{'speaker':>9}{'true voices':>13}{'original':>10}"
        for half in ("even", "odd"):
            chosen = own_voices.passages(half, gold=gold)
            total = own_voices.count(chosen)
            share = own_voices.shares(total)
            numbers = "".join(f"{share[key]:>{width}.3f}" for key, width in widths.items())
            asked = f"of {total['voices']} voices, {total['kinds']} quotes"
            yield f"{half:<5}{len(chosen):>4} passages     {numbers}   {asked}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=DATA, help="folder with quotes_*_dev.jsonl.gz and score_quotes.py")
    parser.add_argument("--sets", nargs="+", choices=SETS, default=list(SETS))
    parser.add_argument(
        "--model", default="en_core_web_sm", help="the spaCy model that textacy reads with, a name or a folder"
    )
    options = parser.parse_args()
    print("\n".join(own_rows()), end="\n\n")
    if not options.data.is_dir():
        parser.exit(1, f"{options.data} is not there: give the folder of the quote sets with --data.\n")
    readers: dict[str, Callable[[str], Iterator[Found]]] = {
        "commentariat": ours,
        "regular expression": regular_expression,
    }
    if textacy := textacy_reader(options.model):
        readers["textacy"] = textacy
    else:
        print(f"textacy or its model {options.model} is not installed: no row for it.")
    score = scorer(options.data).score
    list(ours("“Warm,” she said."))
    for name in options.sets:
        documents = load(name, options.data)
        for part in ("tuned", "shown"):
            chosen = [document for document in documents if part_of(document) == part]
            print(f"\n{name}, {part}: {len(chosen)} documents, {sum(len(d['quotes']) for d in chosen)} quotes")
            print(f"{'':<22}{'exact P / R / F1':>22}{'speaker':>10}{'both':>8}{'public':>8}{'docs/s':>10}")
            for tool, read in readers.items():
                predicted, speed = measure(read, chosen)
                print(row(tool, score(chosen, predicted), speed))


if __name__ == "__main__":
    main()
