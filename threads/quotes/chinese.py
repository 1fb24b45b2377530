"""Chinese: who speaks beside a quote, by the words of saying before or after it."""

from __future__ import annotations

import re

from threads.quotes.chinese_people import ChinesePeople
from threads.quotes.kinds import Kind
from threads.quotes.marks import Marked
from threads.quotes.voice import Voice
from threads.quotes.words_zh import (
    ACCOUNT_OF,
    ASKED_BY,
    ASKS,
    BODY,
    CLAUSE,
    CROWD,
    CROWD_OPENS,
    CROWD_WORD,
    CUT_TO_VERB,
    HANDLE,
    LEAD_CROWD,
    NICKNAMED,
    OWNER,
    STOPS,
    SUBJECT_AFTER,
    TAIL,
    TALK,
    TO_COLON,
    TO_QUOTE,
    VERB,
    WITHIN,
    WORDS_OF,
)

# A quote without a clause of saying of its own is one if it has this many characters or a sentence's punctuation.
_LONG = 12
# With a comma and a clause of saying right after it, this many do.
BRIEF = 5
_LONGEST_HANDLE = 20
# After a colon and words for the public, so many.
_BRIEFEST = 3


class Chinese(ChinesePeople):
    """Reads spans in Chinese text, in order."""

    def voice(self, i: int) -> Voice | None:
        """Returns the voice of span i, or None where it is no quote but a term, a title, or a handle."""
        span, text = self.spans[i], self.text
        floor = self.spans[i - 1].outer_end if i else 0
        lead_at = max(self._clause_start(span.outer_start), self._end_of_speech(i))
        lead = text[lead_at : span.outer_start]
        after = text[span.outer_end : span.outer_end + 80].split("\n", 1)[0]
        content = text[span.start : span.end]
        if self._is_handle(span, content, after):
            return None
        long = len(content) >= _LONG or bool(re.search(r"[。！？!?，,…]", content)) or self._alone(span)
        found = (
            self._sourced(lead, lead_at, after, span, long=long)
            or self._carried(i, floor, lead_at, long=long)
            or (self._beside(span, lead, after) if long else None)
        )
        if found is not None:
            self.keep(span.outer_end, found)
        return found

    def _is_handle(self, span: Marked, content: str, after: str) -> bool:
        """Whether a span is a screen name: brought in as one, or a subject right before a verb of saying."""
        if len(content) > _LONGEST_HANDLE or re.search(r"[。！？!?，,…]", content):
            return False
        if BODY.search(content) and len(content) <= BRIEF * 2 and (ACCOUNT_OF.match(after) or VERB.match(after)):
            return True
        if after[:1] in ("：", ":") and self._opens_line(span):  # 「热锅上的蚂蚁」：我奶奶听完说，…
            return True
        if self.nicknames.noun(content) is not None:
            return bool(VERB.match(after) or CUT_TO_VERB.match(after) or TO_COLON.match(after)) or bool(
                NICKNAMED.fullmatch(self.text, max(0, span.outer_start - 6), span.outer_end)
            )
        return bool(re.match(rf"(?:则|則|也|还|還)?{VERB.pattern}(?:道|称|稱|说|說)?[：:]", after))

    def _opens_line(self, span: Marked) -> bool:
        before = self.text[max(0, span.outer_start - 3) : span.outer_start].strip("- •·\u3000")
        return not before or before.endswith("\n")

    def _alone(self, span: Marked) -> bool:
        """Whether a quote of more than a few letters has its line for itself."""
        after = self.text[span.outer_end : span.outer_end + 2].strip(" \u3000。.")
        return self._opens_line(span) and (not after or after[0] == "\n") and span.end - span.start >= BRIEF

    def _carried(self, i: int, floor: int, lead_at: int, *, long: bool) -> Voice | None:
        """The speaker of the quote before, where nobody else has come in."""
        span, text, last = self.spans[i], self.text, self.last
        if last is None:
            return None
        between = text[floor : span.outer_start]
        follows = floor >= lead_at - 1 or not between.strip() or ((last.start or 0) >= floor and "\n" not in between)
        near = long and follows and span.start - self.last_end < 400
        if near and (
            text.count("\n\n", self.last_end, span.outer_start) == 0
            or not text[max(floor, lead_at) : span.outer_start].strip()
        ):
            return self.goes_on("zh-carried")
        if i and self.last_end == floor and not between.strip("、，, "):
            return self.goes_on("zh-carried")  # “…”“…”“…”: the series shares its source
        return None

    def _beside(self, span: Marked, lead: str, after: str) -> Voice | None:
        """The subject of the sentence before a quote that stands alone, with a word of saying or for people; or of
        the sentence right after it."""
        if lead.strip():
            return None
        line = self.text.rfind("\n", max(0, span.outer_start - 200), span.outer_start) + 1
        low = max(line, span.outer_start - 120, self.last_end)
        before = self.text[low : span.outer_start].rstrip()
        stop = next((found.end() for found in reversed(list(STOPS.finditer(before[:-1])))), 0)
        sentence = before[stop:]
        if talk := self._announced(sentence, low + stop, line, span):
            return talk
        for verb in VERB.finditer(sentence):
            voice = self._before_verb(sentence, low + stop, verb)
            if voice is not None and voice.kind.name not in ("unknown", "journalist"):
                return voice
        found = SUBJECT_AFTER.match(after)
        voice = self.made(found[1], span.outer_end, "说") if found else None
        return voice if voice is not None and voice.kind.name in ("public", "person") else None

    def _clause_start(self, at: int) -> int:
        low = max(0, at - 120)
        window = self.text[low:at]
        ends = [m.end() for m in STOPS.finditer(window) if not self.in_quote(low + m.start())]
        if ends and not window[ends[-1] :].strip() and self.text[low + ends[-1] - 1] == "\n":
            above = window[: ends[-1]].rstrip()
            if above.endswith(("：", ":")):  # the clause of saying stands in the paragraph above
                earlier = [m.end() for m in STOPS.finditer(above)]
                return low + (earlier[-1] if earlier else 0)
        return low + (ends[-1] if ends else 0)

    def _announced(self, sentence: str, at: int, line: int, span: Marked) -> Voice | None:
        """The crowd whose talk the sentence before a quote announces, on its line or, if it opens one, the line
        above."""
        if not sentence.strip() and not self.text[line : span.outer_start].strip():
            above = self.text[max(0, line - 160) : line].rstrip()
            stop = max((found.end() for found in STOPS.finditer(above[:-1])), default=0)
            sentence, at = above[stop:], max(0, line - 160) + stop
        if (talk := TALK.search(sentence)) is None:
            opens = [
                found
                for part in re.finditer(r"[^，,：:]+", sentence)
                if (found := CROWD_OPENS.match(sentence, part.start()))
            ]
            in_series = self._in_series(span)
            return self.made(opens[-1].group(), at + opens[-1].start(), "") if opens and in_series else None
        who = talk["who"] or talk["crowd"]
        if who is None:
            return Voice(at + talk.start(), at + talk.end(), None, Kind("public", talk.group()), sign="zh")
        start = at + talk.start("who" if talk["who"] else "crowd")
        return Voice(start, start + len(who), who, Kind("public", who), self.group_of(who, start), sign="zh")

    def _end_of_speech(self, i: int) -> int:
        """Where the quote before span i ends, if it was speech and no handle or term within the clause."""
        before = self.spans[i - 1] if i else None
        if before is None:
            return 0
        content = self.text[before.start : before.end]
        ended = before.outer_end if len(content) >= _LONG or re.search(r"[。！？!?，,…]$", content) else 0
        return max(ended, self.last_end)

    def _sourced(self, lead: str, lead_at: int, after: str, span: Marked, *, long: bool) -> Voice | None:
        own = re.split(r"[”」』][，,。]?", lead)[-1] if "”" in lead and not HANDLE.search(lead[-40:]) else lead
        own_at = lead_at + len(lead) - len(own)
        series = self._in_series(span)
        for verb in reversed(list(VERB.finditer(own, max(0, len(own) - 40)))):
            if TO_QUOTE.fullmatch(own, verb.end()) and (voice := self._before_verb(own, own_at, verb)):
                return voice
        if self.text[span.end - 1] in "？?" and (asks := ASKS.match(after)):
            return self.made(asks["who"], span.outer_end + asks.start("who"), "问")
        if (
            (long or series)
            and (found := LEAD_CROWD.search(own))
            and (voice := self.made(found[1], own_at + found.start(1), ""))
        ):
            return voice
        if own.rstrip().endswith(("，", ",")) and self.last is not None and (self.last.start or 0) >= own_at:
            return self.goes_on("zh-carried")  # “…”老阮把空桶扣过来，“…”
        brief = after[:1] in ("，", ",") and (span.end - span.start >= BRIEF or not own.strip())
        found = TAIL.match(after) if long or brief else None
        if found and not re.match(r"[，,]?(?:等|的)", after):
            voice = self.made(found["subject"], span.outer_end + found.start("subject"), found["verb"])
            if voice:
                return voice
        told = long or series or (span.end - span.start >= _BRIEFEST and CROWD_WORD.search(own))
        if told and own.rstrip().endswith(("：", ":")) and (clause := CLAUSE.search(own.rstrip()[:-1])):
            if voice := self.made(clause.group(), own_at + clause.start(), ""):
                return voice
        if WORDS_OF.match(after) and (voice := self._owner(own, own_at)):
            return voice
        mixed = self._mixed(lead, lead_at, span, long=long)
        crowd = self._crowd_some_clauses_before(own, own_at) if long or series else None
        if crowd is not None and (mixed is None or (crowd.start or 0) > (mixed.end or 0)):
            return crowd
        return mixed or (self._crowd(span) if long or series else None)

    def _owner(self, own: str, own_at: int) -> Voice | None:
        """针对家长“…”的疑问: the public right before the marks."""
        found = OWNER.search(own)
        voice = self.made(found[1], own_at + found.start(1), "问") if found else None
        return voice if voice is not None and voice.kind.name != "unknown" else None

    def _crowd_some_clauses_before(self, own: str, own_at: int) -> Voice | None:
        """网友们炸开了锅，许多人拿他与公鸡对比，「…」「…」: the crowd that opens an earlier clause of the sentence."""
        for part in reversed(list(re.finditer(r"[^，,：:]+", own))):
            if found := CROWD_OPENS.match(part.group()):
                return self.made(found.group(), own_at + part.start(), "")
        return None

    def _before_verb(self, own: str, own_at: int, verb: re.Match[str]) -> Voice | None:
        clause = CLAUSE.search(own[max(0, verb.start() - 80) : verb.start()])
        raw = clause.group() if clause else ""
        if verb.group() in ("提出", "提问", "提問") and (asked := ASKED_BY.search(raw)):
            return self.asked_by(asked["whom"], own_at + verb.start() - len(asked["whom"]))
        return self.made(raw, own_at + verb.start() - len(raw), verb.group())

    def _mixed(self, lead: str, lead_at: int, span: Marked, *, long: bool) -> Voice | None:
        """有网友批评这是“双重标准”: a clause of saying with the quote somewhere after its verb."""
        if not long and span.end - span.start < 4:
            return None
        for verb in VERB.finditer(lead):
            if not verb.start() or not WITHIN.fullmatch(lead, verb.end()):
                continue
            voice = self._before_verb(lead, lead_at, verb)
            firm = voice and voice.kind.name != "unknown" and span.end - span.start >= 6
            return voice if voice and (voice.kind.name == "public" or firm) else None
        return None

    def _in_series(self, span: Marked) -> bool:
        """Whether a quote of a few words stands next to another one: “…”“…”，网友们说"""
        beside = [
            near for near in (*self.near(span.outer_start - 1), *self.near(span.outer_end + 2)) if near is not span
        ]
        gaps = [
            gap for near in beside for gap in (span.outer_start - near.outer_end, near.outer_start - span.outer_end)
        ]
        return span.end - span.start >= 5 and any(gap in (0, 1) for gap in gaps)

    def _crowd(self, span: Marked) -> Voice | None:
        """“…”、“…”，评论区里网友们吵成一团: the public right after a series of quotes, without a word of saying."""
        at = span.outer_end
        for _ in range(12):
            place = [near for near in self.near(at + 1) if near.outer_start in (at, at + 1) and near is not span]
            if not place:
                break
            at = place[0].outer_end
        found = CROWD.match(self.text, at, at + 40)
        return self.made(found["subject"], found.start("subject"), "") if found else None
