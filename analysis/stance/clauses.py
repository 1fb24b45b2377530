"""What the words of a clause make of a matter that stands in it, and whose word it is."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from math import prod
from typing import NamedTuple

from analysis.stance.tongues import OPERATORS, Mark, Term, Tongue

WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)?")
FAR = 3
"""Unknown words that may stand between what says a side and what it is said of."""
DOING = frozenset(("make", "unmake", "more", "less", "larger", "smaller", "same"))
DEMANDS = frozenset(("must", "forbid"))
_VERDICT = frozenset(("must", "forbid", "right", "wrong"))
AMOUNT = frozenset(("more", "less", "larger", "smaller"))
_SIZES = frozenset(("larger", "smaller"))
"""What says how large a thing is, which matters only where the amount is the matter."""
_INFLECTED = ("ing", "ed", "s")
LONG = 6
"""Letters from which a word in -ing, -ed or -s is an inflected one; "bring" and "need" are not."""
_RELATIVE = re.compile(r"\b(?:who|whose|whom)\b")


class Hit(NamedTuple):
    """Where a clause is about the matter, and what being for that says: 1 in favour of the target, −1 against."""

    start: int
    end: int
    sign: int
    amount: bool = False
    action: bool = False
    """Whether it is something done, so that its bare form at the head of a clause is a command."""


@dataclass(slots=True)
class Clause:
    """A clause as it is read, with its listed words and its terms; `reported` where it gives others' words."""

    tongue: Tongue
    text: str
    marks: list[Mark]
    terms: list[Term]
    loud: bool = False
    """Whether its sentence is called out or bids, so that a bare verb is a command."""
    whole: bool = False
    """Whether it is all of its sentence."""
    reported: bool = False

    def kinds(self) -> set[str]:
        return {mark.kind for mark in self.marks}

    def words(self) -> list[str]:
        """The words of the clause, or in a language without spaces the listed pronouns in it."""
        if self.tongue.manner == "spaced":
            return [found.group() for found in WORD.finditer(self.text)]
        return [word for word in self.tongue.lists["pronoun"] if word in self.text]

    def has(self, words: Collection[str], start: int, end: int) -> bool:
        """Whether one of the words stands between two places."""
        return any(found.group() in words for found in WORD.finditer(self.text, start, end))

    def between(self, term: Term, word: str) -> bool:
        """Whether the word follows the term at once."""
        return self.text.startswith(f" {word} ", term.end)

    def operator(self, hit: Hit | None) -> bool:
        """Whether the clause says a side, by a word for it or by a command."""
        kinds = self.kinds() - {"command"}
        if kinds & OPERATORS or (self.tongue.manner == "glued" and "command" in self.kinds()):
            return True
        return self._commands(hit)

    def silent(self, hit: Hit | None) -> bool:
        """Whether what the clause says is in doubt, past, supposed, or not the author's own word."""
        kinds = self.kinds()
        return bool(self.reported or kinds & {"hedge", "past", "if", "even_if", "ask"} or self._others(hit))

    def tells(self) -> bool:
        """Whether the clause says that it gives another's words: "he says", but not "I say"."""
        told = next((mark for mark in self.marks if mark.kind == "said"), None)
        if told is None or self.text.startswith(tuple(self.tongue.lists["concede"])):
            return False
        if self.tongue.manner == "glued":
            return True
        if self.tongue.manner == "unspaced":
            return told.word not in self.tongue.lists["say"] or not (
                told.start == 0 or self.text[: told.start].endswith(tuple(self.tongue.lists["first"]))
            )
        before = self.text[: told.start].replace("'", " ").split()
        leads = self.tongue.lists["lead"] - {"i", "we"}
        return next((word for word in reversed(before) if word not in leads and word not in ("ll", "d")), "") not in (
            "i",
            "we",
        )

    def points_back(self) -> bool:
        """Whether the clause has an operator and names no matter of its own."""
        pointed = any(word in self.tongue.lists["stands_for"] for word in (*self.words(), self.text[:2], self.text[:3]))
        said = {mark.kind for mark in self.marks if mark.word not in self.tongue.lists["needs_object"]}
        verdict = said & {"support", "oppose"} or (pointed and said & {"right", "wrong"})
        done = said & {"must", "forbid"} and said & DOING
        return bool(verdict or done) and not self.free_terms()

    def near(self, hit: Hit) -> bool:
        """Whether what says a side stands close enough to the hit to be about it, and not about an unknown verb."""
        operators = [mark for mark in self.marks if mark.kind in OPERATORS]
        if not operators:
            return True
        before = [mark for mark in operators if mark.end <= hit.start]
        if self.tongue.manner == "glued" or not before:
            after = next((mark for mark in operators if mark.start >= hit.end), None)
            if after is None or self.tongue.manner == "glued":
                return after is None or len(self._unknown(hit, hit.end, after.start)) <= FAR
            return len(self._unknown(hit, hit.end, after.start)) <= FAR and self._settles(after)
        between = self._unknown(hit, before[-1].end, hit.start)
        if self.tongue.manner == "spaced" and before[-1].kind in ("must", "forbid") and not hit.action:
            led = [mark for mark in self.marks if mark.kind in DOING and mark.start >= before[-1].end]
            return not between or (bool(led) and led[0].start < between[0].start)
        return len(between) <= FAR

    def _settles(self, operator: Mark) -> bool:
        """Whether what must be is said by a listed word: "the ban must stay", but not "she must know"."""
        if operator.kind not in ("must", "forbid"):
            return True
        spaced = self.tongue.manner == "spaced"
        rest = [term for term in self.terms if term.start >= operator.end and (spaced or term.verb)]
        return not rest or any(
            mark.start >= operator.end and (mark.kind in DOING or mark.kind in ("out", "right", "wrong"))
            for mark in self.marks
        )

    def _unknown(self, hit: Hit, start: int, end: int) -> list[Term]:
        return [
            term for term in self.free_terms() if start <= term.start < end and not hit.start <= term.start < hit.end
        ]

    def turn(self) -> int:
        """What the clause's words together turn a sign by, whatever stands between them."""
        return prod(mark.sign for mark in self.marks if mark.sign and self._counts(mark, None))

    def sign(self, hit: Hit, *, bare: bool = False) -> int:
        """What the clause says of the hit: 1 for the target, −1 against; 0 where an amount is asked and none named.

        `bare` leaves out whatever says a side, for a clause that only brings up the matter.
        """
        scope = [mark for mark in self._scope(hit) if mark.sign]
        if bare:
            scope = [mark for mark in self.marks if mark.kind in DOING or mark.kind == "out" or self._denies(mark, hit)]
        signs = [mark.sign for mark in scope if mark.kind != "same" and (hit.amount or mark.kind not in _SIZES)]
        if hit.amount and not any(mark.kind in AMOUNT for mark in scope):
            signs.append(-1 if any(mark.kind == "same" for mark in scope) else 0)
        return hit.sign * prod(signs)

    def _denies(self, mark: Mark, hit: Hit) -> bool:
        """Whether a negation stands right before the hit."""
        if mark.kind != "not":
            return False
        return self._counts(mark, hit) if self.tongue.manner == "unspaced" else self.text[mark.end : hit.start] == " "

    def _scope(self, hit: Hit) -> list[Mark]:
        before = [mark for mark in self.marks if mark.start < hit.end]
        after = [mark for mark in self.marks if mark.start >= hit.end]
        if self.tongue.manner == "glued":
            within = [mark for mark in self.marks if mark.start >= hit.start]
            return within if any(mark.kind in OPERATORS for mark in within) else self.marks
        if self.tongue.manner == "unspaced":
            demanded = any(mark.kind in DEMANDS for mark in before)
            anew = next((mark.start for mark in after if demanded and mark.kind in DEMANDS), len(self.text))
            return [mark for mark in self.marks if mark.start < anew and self._counts(mark, hit)]
        relative = _RELATIVE.search(self.text, hit.end)
        after = [mark for mark in after if not relative or mark.start < relative.start()]
        if not any(mark.kind in OPERATORS for mark in before) and not self._commands(hit):
            return before + after
        verdict = next((mark.start for mark in after if mark.kind in _VERDICT), len(self.text))
        return before + [
            mark for mark in after if mark.kind == "out" or mark.start >= verdict or self._beside(mark, hit)
        ]

    def _beside(self, mark: Mark, hit: Hit) -> bool:
        """Whether the mark follows the hit at once, as in "a car ban"."""
        return mark.kind in DOING and not self.text[hit.end : mark.start].strip()

    def _counts(self, mark: Mark, hit: Hit | None) -> bool:
        """In a language without spaces, 不 turns what stands right after it; the others turn what is in the clause."""
        if self.tongue.manner != "unspaced" or mark.kind not in ("not", "command"):
            return True
        if mark.kind == "command":
            return False
        at = self._past_leads(mark.end)
        return any(other.start == at and other.sign for other in self.marks) or (
            hit is not None and hit.start <= at < hit.end
        )

    def _past_leads(self, at: int) -> int:
        """The place after the words that only strengthen, in a language without spaces."""
        leads = self.tongue.lists["lead"]
        while True:
            step = next((n for n in (4, 3, 2, 1) if self.text[at : at + n] in leads and len(self.text) >= at + n), 0)
            if not step or any(mark.start == at for mark in self.marks if mark.sign):
                return at
            at += step

    def _commands(self, hit: Hit | None) -> bool:
        first = next((mark for mark in self.marks if mark.sign), None)
        if self.tongue.manner == "unspaced":
            begins = self._past_leads(0)
            return any(
                mark.start in (0, begins)
                and (mark.kind == "command" or (mark.kind == "unmake" and (self.loud or self._slogan(mark))))
                for mark in self.marks
            )
        if self.tongue.manner == "glued":
            return False
        leads = self.tongue.lists["lead"]
        words = (found for found in WORD.finditer(self.text) if found.group() not in leads or self._is_doing(found))
        opener = next(words, None)
        if opener is None:
            return False
        if first and first.word in self.tongue.lists["no"] and first.start == 0 and hit is not None:
            return not any(mark.kind == "first" and mark.start < hit.start for mark in self.marks)
        bare = len(opener.group()) < LONG or not opener.group().endswith(_INFLECTED)
        return bare and (self._is_doing(opener) or (hit is not None and hit.action and opener.start() == hit.start))

    def _slogan(self, mark: Mark) -> bool:
        return self.whole and mark.end - mark.start > 1

    def _is_doing(self, word: re.Match[str]) -> bool:
        bare = self.tongue.lists["adjective"]
        return any(mark.start == word.start() and mark.kind in DOING and mark.word not in bare for mark in self.marks)

    def _others(self, hit: Hit | None) -> bool:
        """Whether the clause says who supports or opposes, and that is not the author."""
        told = next((mark for mark in self.marks if mark.kind in ("support", "oppose")), None)
        if told is None or self.kinds() & {"must", "forbid"}:
            return False
        if any(
            mark.kind == "first" and (mark.start < told.start or self.tongue.manner != "unspaced")
            for mark in self.marks
        ):
            return False
        before = [term for term in self.free_terms() if term.end <= told.start]
        if self.tongue.manner == "spaced":
            leads = self.tongue.lists["lead"] | self.tongue.lists["contrast"] | self.tongue.lists["stands_for"]
            words = [found.group() for found in WORD.finditer(self.text[: told.start])]
            return any(word not in leads and word not in self.tongue.lists["not"] for word in words)
        if hit is not None and hit.end <= told.start:
            before = [term for term in before if term.end <= hit.start] if self.tongue.manner == "glued" else []
        if self.tongue.manner == "glued":
            return any(self.text[term.end : term.end + 1] in tuple("은는이가") for term in before)
        if hit is not None and hit.start > told.start and self._names_people(hit):
            return True
        pronoun = any(word in self.text[: told.start] for word in self.tongue.lists["pronoun"])
        return bool(before) or (pronoun and hit is not None and hit.start > told.start)

    def _names_people(self, hit: Hit) -> bool:
        """Whether 的 makes of who supports or opposes the matter the subject: 支持遣返的人; not 反对遣返的做法."""
        _, owner, rest = self.text[hit.end :].partition("的")
        return bool(owner and rest) and not rest.startswith(tuple(self.tongue.lists["plan"]))

    def free_terms(self) -> list[Term]:
        quiet = self.tongue.lists["lead"] | self.tongue.lists["stands_for"] | self.tongue.lists["light"]
        return [term for term in self.terms if self.text[term.start : term.end] not in quiet and term.key not in quiet]
