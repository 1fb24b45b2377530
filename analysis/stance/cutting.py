"""A text cut into clauses, each read in its language."""

from __future__ import annotations

import re

from analysis.stance.clauses import WORD, Clause
from analysis.stance.tongues import OPERATORS, Tongue, tongues
from analysis.texts.words import script

_BREAK = re.compile(r"[,，、;；:：—()（）\[\]\n.。!！?？…~]+|\s-+\s")
_BIDDING = ("！", "!", "吧")
_CLOSING = " 。.~～”」』\"')）"
_QUOTED = re.compile(r"[“\"「『«]([^“”\"「」『』«»\n]{1,300})[”\"」』»]")
SCARE = 14
"""Letters up to which words in quotation marks are the author's own, set off; longer ones are another's."""
MOSTLY = 0.7
"""A text of which more than this share stands in quotation marks is the author's own slogan."""


def own_words(text: str) -> str:
    """The text without what stands in quotation marks, unless that is a word or two, or nearly all of it."""
    quoted = sum(len(found.group(1)) for found in _QUOTED.finditer(text))
    if not quoted or quoted > MOSTLY * len(text):
        return text
    return _QUOTED.sub(lambda found: found.group() if len(found.group(1)) <= SCARE else " ", text)


def clauses(sentence: str) -> list[Clause]:
    """The clauses of a sentence in the language whose words it has most of; none for a language without a file."""
    writing = script(sentence)
    read = [_read(sentence, tongue) for tongue in tongues() if tongue.script == writing]
    return max(read, key=lambda found: sum(len(clause.marks) for clause in found), default=[])


def _read(sentence: str, tongue: Tongue) -> list[Clause]:
    found: list[Clause] = []
    reported = False
    loud = sentence.rstrip(_CLOSING).endswith(_BIDDING)
    chunks = _chunks(tongue.plain(sentence), tongue)
    for chunk in chunks:
        marks = tongue.marked(chunk)
        clause = Clause(tongue, chunk, marks, tongue.terms(chunk, marks), loud=loud, whole=len(chunks) == 1)
        turns = any(chunk.startswith(word) for word in tongue.lists["contrast"]) or "first" in clause.kinds()
        told = clause.tells()
        if told and found and not clause.kinds() & OPERATORS:
            found[-1].reported = True
        reported = told or (reported and not turns)
        clause.reported = reported
        found.append(clause)
    if tongue.manner == "glued" and found and found[-1].text.endswith(tuple(tongue.lists["ask"])):
        found[-1].reported = True
    if tongue.manner == "spaced" and found:
        opener = WORD.search(found[0].text)
        found[0].reported |= opener is not None and opener.group() in tongue.lists["ask"] and not _bids(found[0])
    return found


def _bids(clause: Clause) -> bool:
    """Whether it begins with "do" and no subject after it, as a command may, or with "must not"."""
    first, second = (*clause.words()[:2], "", "")[:2]
    return second == "not" or (
        first == "do" and second not in clause.tongue.lists["pronoun"] | clause.tongue.lists["first"]
    )


def _chunks(text: str, tongue: Tongue) -> list[str]:
    found: list[str] = []
    for stretch in _BREAK.split(text):
        at = 0
        for cut in tongue.cuts.finditer(stretch):
            place = cut.end() if tongue.manner == "glued" else cut.start()
            found += _joined(stretch[at:place].strip(), tongue)
            at = place
        found += _joined(stretch[at:].strip(), tongue)
    return _carried(found, tongue)


def _joined(chunk: str, tongue: Tongue) -> list[str]:
    """The chunk, cut at each "and" after which a side is said anew."""
    if tongue.manner != "spaced":
        return [chunk] if chunk else []
    found: list[str] = []
    for part in re.split(f" (?=(?:{'|'.join(tongue.lists['join'])}) )", chunk):
        if found and not any(mark.kind in OPERATORS for mark in tongue.marked(part)):
            found[-1] = f"{found[-1]} {part}"
        elif part:
            found.append(part)
    return found


def _carried(chunks: list[str], tongue: Tongue) -> list[str]:
    """The chunks, a "not" at the end of one put before the next that says a side: "I do not, in any case, support"."""
    if tongue.manner != "spaced":
        return chunks
    found: list[str] = []
    held = ""
    for chunk in chunks:
        last = chunk.rsplit(" ", 1)[-1]
        if last in tongue.lists["not"] and chunk.startswith(tuple(f"{word} " for word in tongue.lists["first"])):
            held = chunk
            continue
        if held and any(mark.kind in OPERATORS for mark in tongue.marked(chunk)):
            chunk, held = f"{held} {chunk}", ""
        found.append(chunk)
    return found
