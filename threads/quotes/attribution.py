"""Which words beside a quote name its speaker: patterns over the letters of `tokens.py`, nearest sign first.

The order of trials follows what newspapers do, most certain first: a clause of saying right after the quote, one
before it in its sentence, one later in its sentence, the speaker of the paragraph, a colon that announces the quote
from the paragraph above, and last the subject of the sentence that the quote stands in.
"""

from __future__ import annotations

from threads.quotes.clauses import FIRST_NP, Clauses, SourceSpan
from threads.quotes.marks import Marked
from threads.quotes.shapes import (
    CALLED,
    CROWD,
    LIKE_THESE,
    MEDIUM,
    RAN,
    REACH,
    SIGNATURE,
    TAIL_APPOSED,
    TAIL_DASH,
    TAIL_PREDICATE,
    TAIL_SUBJECT_FIRST,
    TAIL_VERB_FIRST,
    TALK_AMONG,
    sentence_around,
)
from threads.quotes.tokens import Tokens

CROWDED = 25
"""More quotes than this within reach are noise: no 120 tokens of the three news and novel sets hold more than 22."""


class Attribution:
    """Finds the source of each quote of one text; `sources[i]` belongs to `spans[i]`."""

    def __init__(self, tokens: Tokens, spans: list[Marked]) -> None:
        self.tokens, self.spans, self.tags = tokens, spans, tokens.tags
        self.clauses = Clauses(tokens)
        self.sources: list[SourceSpan | None] = [None] * len(spans)
        for i in range(len(spans)):
            self.sources[i] = self._local(i)
        self._series()
        self._carry()

    # -- the sentence of the quote -------------------------------------------------------------------------------
    def _local(self, i: int) -> SourceSpan | None:
        k = self.tokens.places[i]
        low, high = sentence_around(self.tags, k)
        if self.tags.count("Q", low, high) > CROWDED:
            return None
        soft = self.tags[k + 1 : k + 2] == "?"
        if soft and (source := self._adjacent(low, k)):
            return source
        if self._points_on(i, k) and (source := self._tail(i, k, high)):
            return source
        return (
            self._lead(low, k, strong=True)
            or self._tail(i, k, high)
            or self._later(k, high)
            or self._lead(low, k, strong=False)
            or self._bare_tail(i, k)
            or self._subject_of_sentence(low, k)
        )

    def _adjacent(self, low: int, k: int) -> SourceSpan | None:
        """X said, “…!” — a clause that runs into the quote holds it, whatever sentence comes after."""
        at = k - 1
        while at > low and self.tags[at] in ",:":
            at -= 1
        return self.clauses.of_verb(at, low, k) if at >= low and self.tags[at] in "VG" else None

    def _points_on(self, i: int, k: int) -> bool:
        """Whether the quote's last sign lets a clause of saying follow: a comma, a question mark, a dash."""
        return (
            self.tokens.text[self.spans[i].end - 1] in ",?!…-—–"
            or self.tags[k + 1 : k + 2] in (",", "-")
            or self._alone(k)
        )

    def _tail(self, i: int, k: int, high: int) -> SourceSpan | None:
        """“…,” said X · “…,” X said · “…,” X, the mayor, said."""
        tags, at = self.tags, k + 1
        if tags[at : at + 1] == "(" and (close := tags.find(")", at, high)) > 0:  # “…” (the original), quipped another
            at = close + 1
        if at < len(tags) and tags[at] == "?":
            at += 1
            while high < len(tags) and high <= at and tags[high] not in ".|":
                high += 1
            _, high = sentence_around(self.tags, at)
        found = TAIL_VERB_FIRST.match(tags, at, high)
        if found and not (found[1][0] == "D" and tags[found.start(1) - 1] in "vb"):
            return self.clauses.trimmed(found.start(1), found.end(1), "tail", found.start(1) - 1)
        if source := self._signed(i, at, high):
            return source
        found = TAIL_SUBJECT_FIRST.match(tags, at, high) or TAIL_APPOSED.match(tags, at, high)
        if found and not self._new_clause(found.start(1), k):
            return self.clauses.trimmed(found.start(1), found.end(1), "tail", found.end() - 1)
        return None

    def _signed(self, i: int, at: int, high: int) -> SourceSpan | None:
        """“…” — a user on a forum. · “…,” was a typical response."""
        signature = SIGNATURE.match(self.tokens.text, self.spans[i].outer_end)  # a dash opens the line below the quote
        dash = self.tokens.at(signature.start(1)) if signature else at
        if found := TAIL_DASH.match(self.tags, dash):
            return self.clauses.trimmed(found.start(1), found.end(1), "tail", None)
        if these := LIKE_THESE.match(self.tokens.text, self.spans[i].outer_end):
            start = self.tokens.at(these.start(1))
            return SourceSpan(start, max(start + 1, self.tokens.at(these.end(1))), "tail", None)
        ran = at + (self.tags[at : at + 1] == ",")
        if ran < high and RAN.fullmatch(self.tokens.word(ran)) and (found := FIRST_NP.match(self.tags, ran + 1, high)):
            return self.clauses.trimmed(found.start(), found.end(), "tail", ran)  # “…,” went one joke
        found = TAIL_PREDICATE.match(self.tags, at, high)
        if found and MEDIUM.search(self.tokens.words(found.start(1), found.end(1))):
            return self.clauses.trimmed(found.start(1), found.end(1), "tail", None)
        return None

    def _new_clause(self, start: int, k: int) -> bool:
        """Whether the words after the quote belong to a clause of their own: “…” and Trump said something else."""
        return any(tag == "C" for tag in self.tags[k + 1 : start])

    def _lead(self, low: int, k: int, *, strong: bool) -> SourceSpan | None:
        """X said “…” · X, saying “…” · wrote X: “…” · according to X, “…”"""
        wanted = "VG" if strong else "vbgB"
        for at in range(k - 1, low - 1, -1):
            plain = strong and self.tags[at] == "B" and not self._bare_form(at)
            if (
                (plain or self.tags[at] in wanted)
                and not self._goes_on(at)
                and (source := self.clauses.of_verb(at, low, k))
            ):
                return source
            if source := self._according(at, k):
                return source
        return None

    def _according(self, at: int, high: int) -> SourceSpan | None:
        """According to X · in the words of X"""
        if self.tags[at] not in "In" or self.tokens.word(at).lower() not in ("according", "words"):
            return None
        found = FIRST_NP.match(self.tags, at + 2, high) if self.tags[at + 1 : at + 2] in ("I", "O") else None
        return self.clauses.trimmed(found.start(), found.end(), "according", at) if found else None

    def _bare_form(self, at: int) -> bool:
        """Whether a base form hangs on an auxiliary or "to": "she would order", "to report"."""
        j = at - 1
        while j > 0 and self.tags[j] == "R":
            j -= 1
        return j >= 0 and self.tags[j] in "XIO"

    def _goes_on(self, at: int) -> bool:
        """Whether "continued to" and the like, which report nothing."""
        return (
            self.tags[at] in "VBG"
            and self.tokens.word(at).lower().startswith("continu")
            and self.tokens.word(at + 1).lower() == "to"
        )

    def _later(self, k: int, high: int) -> SourceSpan | None:
        """“…” and “…,” X said, the verb further on in the sentence."""
        for at in range(k + 1, high):
            if self.tags[at] in "VB" and (source := self.clauses.of_verb(at, k + 1, high)):
                return SourceSpan(source.start, source.end, "later", at)
            if source := self._according(at, high):
                return source
        return None

    def _bare_tail(self, i: int, k: int) -> SourceSpan | None:
        """“…,” X with a verb that no list has."""
        if self.spans[i].end and self.tokens.text[self.spans[i].end - 1] in ",?!":
            at = k + 2 if self.tags[k + 1 : k + 2] == "?" else k + 1
            if (
                at > k + 1 and ":" in self.tags[at : sentence_around(self.tags, at)[1]]
            ):  # “…?” Others were less patient: “…”
                return None
            if found := FIRST_NP.match(self.tags, at):
                return self.clauses.trimmed(found.start(), found.end(), "bare", None)
        return None

    def _subject_of_sentence(self, low: int, k: int) -> SourceSpan | None:
        if k - low < 2:
            return None
        source = self.clauses.clause_subject(low, k - 1, None)
        return (
            SourceSpan(source.start, source.end, "colon" if self.tags[k - 1] == ":" else "sentence", None)
            if source
            else None
        )

    # -- across sentences ----------------------------------------------------------------------------------------
    def _carry(self) -> None:
        """Gives quotes without a clause of their own the speaker of their paragraph, or of the one above."""
        places = self.tokens.places
        paragraphs = self._paragraphs()
        for i, k in enumerate(places):
            if i and self._screen_name(i, k) and paragraphs[i - 1] == paragraphs[i]:
                before = self.sources[i - 1]
                self.sources[i] = SourceSpan(before.start, before.end, "name", before.verb) if before else None
                continue
            source = self.sources[i]
            if source is not None and source.sign not in ("sentence", "bare"):
                continue
            same = i > 0 and paragraphs[i - 1] == paragraphs[i]
            earlier = self.sources[i - 1] if i else None
            alone = self._alone(k)
            if source is None and alone and same and (crowd := self._crowd_before(k)):
                self.sources[i] = crowd
                continue
            if same and earlier is not None and source is None:
                self.sources[i] = SourceSpan(earlier.start, earlier.end, "carried", earlier.verb)
            elif source is None and alone:
                self.sources[i] = self._from_above(i, k, paragraphs)

    def _screen_name(self, i: int, k: int) -> bool:
        """Whether the span is what somebody is called: wrote Weibo user “Northern Pine,”"""
        span = self.spans[i]
        return k > 0 and span.end - span.start <= 24 and bool(CALLED.fullmatch(self.tokens.word(k - 1)))

    def _series(self) -> None:
        """“…” “…” — comments like these: a quote that runs into the next shares its source."""
        places, tags = self.tokens.places, self.tags
        for i in range(len(places) - 2, -1, -1):
            later = self.sources[i + 1]
            weak = self.sources[i] is None or self.sources[i].sign in ("carried", "above")  # type: ignore[union-attr]
            if not weak or later is None or later.sign != "tail" or tags[places[i] + 1 : places[i + 1]].strip(",?."):
                continue
            if self.sources[i] is None or self._alone(places[i]):
                self.sources[i] = later

    def _alone(self, k: int) -> bool:
        low = sentence_around(self.tags, k)[0] if self.tags[k - 1 : k] in ("-", ".", "|", "?", ";", "") else -1
        return low == k or self.tags[low:k] == "-"  # an item of a list

    def _paragraphs(self) -> list[int]:
        count, at, found = 0, 0, []
        for k in self.tokens.places:
            count += self.tags.count("|", at, k)
            at = k
            found.append(count)
        return found

    def _from_above(self, i: int, k: int, paragraphs: list[int]) -> SourceSpan | None:
        tags, earlier = self.tags, self.sources[i - 1] if i else None
        if i and self.spans[i - 1].open_end and earlier and paragraphs[i] - paragraphs[i - 1] == 1:
            return SourceSpan(earlier.start, earlier.end, "carried", earlier.verb)
        if tags[k - 1 : k] == "-":
            k -= 1
        if k > 1 and tags[k - 1] == "|":
            end = k - 1
            low, _ = sentence_around(self.tags, end - 1)
            if tags[end - 1] == ":":
                source = (
                    self._lead(low, end, strong=True)
                    or self._lead(low, end, strong=False)
                    or self.clauses.clause_subject(low, end - 1, None)
                )
                if source:
                    return SourceSpan(source.start, source.end, "colon", source.verb)
        if k > 1 and tags[k - 1] in ".|" and (crowd := self._crowd_before(k)):
            return crowd
        later = self.sources[i + 1] if i + 1 < len(self.spans) and paragraphs[i + 1] == paragraphs[i] else None
        if later is not None and later.sign == "tail":
            return SourceSpan(later.start, later.end, "carried", later.verb)
        if earlier is not None and i and paragraphs[i] - paragraphs[i - 1] <= 1:
            return SourceSpan(earlier.start, earlier.end, "above", earlier.verb)
        if k > 1 and tags[k - 1] == "|":
            source = self._lead(low, k - 1, strong=True) or self.clauses.clause_subject(low, k - 2, None)
            if source:
                return SourceSpan(source.start, source.end, "above", source.verb)
        return None

    def _crowd_before(self, k: int) -> SourceSpan | None:
        """The public in the sentence right before a quote that stands alone."""
        end = k - 1
        low, _ = sentence_around(self.tags, end - 1)
        if "Q" in self.tags[low:end] or end - low > REACH:
            return None
        if self.tags[k - 1] == "|" and (among := self._talk_among(low, end)):
            return among
        source = self.clauses.clause_subject(low, end - 1, None)
        if source and CROWD.match(self.tokens.words(source.start, source.end)):
            return SourceSpan(source.start, source.end, "above", None)
        return None

    def _talk_among(self, low: int, end: int) -> SourceSpan | None:
        """The public whose talk a sentence announces: X’s picture has set off a debate among netizens at home."""
        if end <= low:
            return None
        found = TALK_AMONG.search(self.tokens.text, self.tokens.starts[low], self.tokens.ends[end - 1])
        if found is None:
            return None
        who = "who" if found["who"] else "by"
        start = self.tokens.at(found.start(who))
        return SourceSpan(start, max(start + 1, self.tokens.at(found.end(who))), "above", None)
