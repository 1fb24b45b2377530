"""Subjects of clauses over the letters of `tokens.py`: whose verb it is, in every order of the clause."""

from __future__ import annotations

import re
from dataclasses import dataclass

from threads.quotes.tokens import Tokens

# A noun phrase: a pronoun, or a head with what hangs on it by prepositions. Repeats are bounded: linear time.
HEAD = r"(?:D{0,2}[TNMneRSDt]{1,9})"
NP = rf"(?:P|{HEAD}(?:[OI]{HEAD}){{0,4}})"
FIRST_NP = re.compile(NP)
_LAST_NAME = re.compile(r"(P|T{0,2}N{1,6}|D[TNMneRS]{1,9})$")
_NAME = re.compile(r"P|T?N{1,5}")
_PARTICIPLES = re.compile(r"titled|entitled|labell?ed|headlined|captioned")
# "the post received mostly …": a noun, then a word in -ed that no noun follows, is subject and verb.
_UNKNOWN_VERB = re.compile(r"[nN]e(?=[^nN]|$)|[nN]e(?=n[nN])")


@dataclass(frozen=True, slots=True)
class SourceSpan:
    """Tokens `start`…`end` that name the speaker; `sign` says what showed it, `verb` is the token of the verb."""

    start: int
    end: int
    sign: str
    verb: int | None = None


class Clauses:
    """Finds subjects in one text's tokens; every search stays within the bounds it is given."""

    def __init__(self, tokens: Tokens) -> None:
        self.tokens, self.tags = tokens, tokens.tags

    def of_verb(self, verb: int, low: int, high: int) -> SourceSpan | None:
        """The subject of a verb, sought in [low, high)."""
        tags = self.tags
        j = verb - 1
        while j >= low and tags[j] in "RX":
            j -= 1
        if j < low or (tags[j] in ",C" and j == low and tags[verb] in "VB"):
            if tags[verb] not in "Gg" and (found := FIRST_NP.match(tags, verb + 1, high)):
                return self.trimmed(found.start(), found.end(), "inverted", verb)
            return None
        participle = tags[verb] in "Gg" or _PARTICIPLES.fullmatch(self.tokens.word(verb))
        if participle and tags[j] in "nND" and (named := self.ending_at(low, j + 1, verb)):
            if named.start > low and tags[named.start - 1] in "VBvbe":  # "issued a statement calling it"
                return self.clause_subject(low, named.start - 1, verb) or named
            return named  # "with some users calling it"
        if tags[verb] in "Gg" or tags[j] == "C":
            return self.clause_subject(low, j, verb)
        if tags[j] == "W":
            return self.antecedent(low, j, verb)
        if tags[j] in ",)-":
            return self.apposed(low, j, verb)
        if tags[j] in "IO" and verb + 1 < high:  # "to say": an infinitive shares the clause's subject
            return self.clause_subject(low, j, verb)
        return self.ending_at(low, j + 1, verb)

    def ending_at(self, low: int, end: int, verb: int) -> SourceSpan | None:
        """The noun phrase that ends right before token `end`."""
        tags = self.tags
        start = end
        while start > low and tags[start - 1] in "PDTNMneRSOI":
            start -= 1
            if tags[start] == "P":
                break
        if start == end:
            return self.clause_subject(low, end - 1, verb)
        owned = (
            start > low
            and tags[start - 1] == "W"
            and (tags[start] == "e" or self.tokens.word(start - 1).lower() == "whose")
        )
        if owned:  # a user whose profile says, a comment that received 300 likes says
            return self.antecedent(low, start - 1, verb)
        inside = tags[start] in "IO" or (tags[start] == "e" and start > low and tags[start - 1] in "XRP")
        if inside and (who := self._open_relative(low, start)) is not None:
            return self.antecedent(low, who, verb)
        adverbial = tags[start] in "IO" or (tags[start] == "R" and start + 1 < end)
        if adverbial and (found := _LAST_NAME.search(tags, start, end)):
            return SourceSpan(found.start(), found.end(), "lead", verb)
        return self.trimmed(start, end, "lead", verb)

    def _open_relative(self, low: int, end: int) -> int | None:
        """The "who" whose clause, without a comma, runs up to `end`: one netizen who had served in the guard |
        advised."""
        who = self.tags.rfind("W", low, end)
        between = self.tags[who + 1 : end] if who >= 0 else ""
        return who if between and not set(between) & set(",;:()-Q") and set(between) & set("VvBbXe") else None

    def apposed(self, low: int, comma: int, verb: int) -> SourceSpan | None:
        """X, the mayor of Y, said: back over the asides to the phrase that they describe."""
        tags = self.tags
        segment_end, best = comma, None
        for _ in range(5):
            start = segment_end
            while start > low and tags[start - 1] not in ",:;-()QCVB":
                start -= 1
            if start < segment_end and tags[start] in "DTNMnP" and tags[start:segment_end].strip("R"):
                best = (start, segment_end)
            if start <= low or tags[start - 1] not in ",()-WC":
                break
            segment_end = start - 1
        if best is None:
            return None
        found = FIRST_NP.match(tags, best[0], best[1])
        end = found.end() if found else best[1]
        return self.trimmed(best[0], end, "lead", verb)

    def antecedent(self, low: int, relative: int, verb: int) -> SourceSpan | None:
        end = relative
        while end > low and self.tags[end - 1] in ",O":
            end -= 1
        start = end
        while start > low and self.tags[start - 1] in "DTNMneSOI":
            start -= 1
        if start < end and self.tags[start] in "IOne" and (found := _LAST_NAME.search(self.tags, start, end)):
            start = found.start()
        return SourceSpan(start, relative + 1, "lead", verb) if start < end else None

    def clause_subject(self, low: int, end: int, verb: int | None) -> SourceSpan | None:
        """The first noun phrase of the clause that begins at `low`, after adverbial openings."""
        tags, at = self.tags, low
        for _ in range(6):
            while at < end and tags[at] in "RCW,-(;:)X.QS?":
                at += 1
            comma = tags.find(",", at, end)
            participle = at < end and tags[at] in "Ve" and comma > 0  # "Asked about it, he said"
            if at >= end or (tags[at] not in "IOGgtM" and not participle):
                break
            if comma < 0:
                found = _NAME.search(tags, at, end)
                return SourceSpan(found.start(), found.end(), "subject", verb) if found else None
            at = comma + 1
        found = FIRST_NP.match(tags, at, end + 1)
        if found is None:
            return None
        unknown = _UNKNOWN_VERB.search(tags, found.start(), found.end())  # "netizens reacted with disbelief"
        return self.trimmed(found.start(), unknown.start() + 1 if unknown else found.end(), "subject", verb)

    def trimmed(self, start: int, end: int, sign: str, verb: int | None) -> SourceSpan | None:
        tags = self.tags
        while start < end and (
            tags[start] in "RC,-" or (tags[start : start + 2] == "OD" and self.tokens.word(start).lower() == "with")
        ):
            start += 1
        while end > start and tags[end - 1] in "RIO,-t(":
            end -= 1
        return SourceSpan(start, end, sign, verb) if start < end else None
