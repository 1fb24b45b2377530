"""Korean: who speaks around a quote, by the topic particle before it and the quoting particle after it."""

from __future__ import annotations

import re

from threads.quotes.floor import line_begins
from threads.quotes.kinds import Kind
from threads.quotes.korean_people import KoreanPeople, cleaned
from threads.quotes.marks import Marked
from threads.quotes.voice import Voice
from threads.quotes.words_ko import (
    AFTER,
    AFTER_QUOTE,
    ANNOUNCES,
    BELONGS,
    COLON,
    ELSEWHERE,
    HANDLE,
    LETTER,
    MANNER,
    NAMED_THING,
    NO_SIGNER,
    NOBODYS,
    QUOTING,
    SAID_TO_BE,
    SENTENCE,
    SIGNED,
    SSI,
    SUBJECT,
    TALK,
    WHOLE,
    WORDS_FOR_TEXTS,
    WORDS_OF,
)

REST = re.compile(r"[ .,]{0,40}(?:\n|\Z)")
"""What may follow, on its line, a quote that has a line for itself."""
# Letters of the paragraph that names, before its own quotation, who spoke in the one above; of its subject.
LONGEST_GAP, LONGEST_SUBJECT = 120, 40


class Korean(KoreanPeople):
    """Reads spans in Korean text, in order."""

    def voice(self, i: int) -> Voice | None:
        """Returns the voice of span i, or None where it is a term, a title or a handle."""
        span, text = self.spans[i], self.text
        after_at = span.outer_end
        signed = self._signed(after_at)
        if signed is not None:
            after_at = signed.end()
        after = text[after_at : after_at + 90].split("\n", 1)[0]
        start = self._sentence_start(span.outer_start)
        lead = text[start : span.outer_start]
        content = text[span.start : span.end]
        colon = COLON.search(lead)
        if HANDLE.match(text[span.outer_start : span.outer_end + 12]) or self.nicknames.noun(content) is not None:
            return None
        if NAMED_THING.match(after) and not re.search(r"[.!?…]$", content):
            return None
        talk = self._announced(span)
        if not talk and not self._is_quote(i, content, after, colon=bool(colon)) and not signed:
            return None
        voice = self._signature(signed) or self._beside(i, after, after_at, lead, start) or talk
        if voice is None and colon:
            voice = self.resolve(colon.group("subject"), start + colon.start("subject"))
        voice = self._crowd(i, voice) or voice or self._carried(i, start)
        if found := MANNER.search(lead[-20:] + "|" + after[:30]):
            voice.manner = found.group(1) or found.group(2)
        self.keep(span.outer_end, voice)
        return voice

    def _announced(self, span: Marked) -> Voice | None:
        """The crowd that the line above a quote on a line of its own brings in, and of such lines one after another."""
        text, line = self.text, line_begins(self.text, span.outer_start, "- •·")
        if not line or not REST.match(text, span.outer_end):
            return None
        if (
            self.last is not None
            and self.last.sign == "ko-announced"
            and not text[self.last_end : span.outer_start].strip('”" \n.,-')
        ):
            return self.last
        low = max(self.last_end, line - 160)
        found = TALK.search(text[low:line].rstrip().rsplit("\n", 1)[-1])
        if found is None:
            return None
        at = text.index(found["who"], low)
        return Voice(
            at,
            at + len(found["who"]),
            found["who"],
            Kind("public", found["who"]),
            self.group_of(found["who"], at),
            sign="ko-announced",
        )

    def _beside(self, i: int, after: str, after_at: int, lead: str, start: int) -> Voice | None:
        """Who is named in the quote's own sentence."""
        end = self._series_end(i)
        series = after if end <= after_at else self.text[end : end + 90].split("\n", 1)[0]
        return (
            self._from_words_of(series, max(end, after_at))
            or self._from_lead(lead, start)
            or self._from_after(after, after_at)
        )

    def _crowd(self, i: int, voice: Voice | None) -> Voice | None:
        """“…”라는 댓글이 달렸다: a text that stands there by itself is the crowd's; one that somebody wrote is his."""
        found = SAID_TO_BE.match(self.text, self._series_end(i), self._series_end(i) + 40)
        if not found or (voice is not None and (voice.kind.name in ("public", "official") or not found["alone"])):
            return None
        at = found.start("noun")
        crowd = Voice(at, at + len(found["noun"]), found["noun"], Kind("public", found["noun"]), sign="ko")
        crowd.group = self.group_of("", self.spans[i].start)
        return crowd

    def _carried(self, i: int, start: int) -> Voice:
        """The speaker of the sentence before, else the one quoted before, as long as nobody else has come in."""
        span = self.spans[i]
        low = max(self.last_end, span.outer_start - 300, self.text.rfind("\n", self.last_end, span.outer_start) + 1)
        if NOBODYS.match(self.text, span.outer_end):
            return Voice(sign="ko")
        newer = self.topic(low, start)
        if newer is not None:
            return newer
        if below := self._named_below(i):
            return below
        if self.last is None or span.start - self.last_end >= 500:
            return Voice(sign="ko")
        line = self.text.rfind("\n", self.last_end, span.outer_start) + 1
        if line and self.text[line:start].strip():  # a paragraph of its own has begun with something else
            return Voice(sign="ko")
        if ELSEWHERE.search(self.text, self.last_end, span.outer_start) or self.topic(self.last_end, start):
            return Voice(sign="ko")
        return self.goes_on("ko-carried")

    def _named_below(self, i: int) -> Voice | None:
        """Who opens the paragraph below a quote that is one, where he speaks on: “…” 곽 할머니는 담을 쓸었다. “…”"""
        span, text = self.spans[i], self.text
        if line_begins(text, span.outer_start) is None or i + 1 >= len(self.spans):
            return None
        below = self.spans[i + 1].outer_start
        if below - span.outer_end > LONGEST_GAP:
            return None
        gap = text[span.outer_end : below]
        if not gap.startswith("\n") or "\n" in gap.strip():
            return None
        start = span.outer_end + len(gap) - len(gap.lstrip())
        found = SUBJECT.match(text, start, start + LONGEST_SUBJECT)
        return self.topic(start, found.end() + 1) if found else None

    def _signed(self, at: int) -> re.Match[str] | None:
        """The screen name in brackets behind a quote, where the text is about talk online."""
        found = SIGNED.match(self.text, at)
        if not found or NO_SIGNER.search(found["name"]) or not self.online:
            return None
        return found

    def _signature(self, signed: re.Match[str] | None) -> Voice | None:
        if signed is None:
            return None
        kind = self.role_in(signed["name"]) or Kind("public", self.online)
        voice = Voice(signed.start("name"), signed.end("name"), signed["name"].lstrip("@"), kind, sign="ko")
        voice.group = self.group_of("", signed.start()) if kind.name == "public" else None
        return voice

    def _is_quote(self, i: int, content: str, after: str, *, colon: bool) -> bool:
        if QUOTING.match(after) or colon or self._series_quotes(i):
            return True
        return len(content) >= 12 and bool(WHOLE.search(content)) and self.spans[i].mark not in "'‘"

    def _series_end(self, i: int) -> int:
        """Where the last of a series “…”, “…”, “…” that span i stands in ends."""
        end = self.spans[i].outer_end
        for later in self.spans[i + 1 : i + 12]:
            if self.text[end : later.outer_start].strip() not in (",", "·", ""):
                break
            end = later.outer_end
        return end

    def _series_quotes(self, i: int) -> bool:
        """“…”, “…”, “…” 등의 반응: what follows the last of a series holds for all."""
        for j in range(i, min(i + 12, len(self.spans) - 1)):
            end = self.spans[j].outer_end
            if self.text[end : self.spans[j + 1].outer_start].strip() not in (",", "·", ""):
                return False
            if QUOTING.match(self.text[self.spans[j + 1].outer_end : self.spans[j + 1].outer_end + 60]):
                return True
        return False

    def _sentence_start(self, at: int) -> int:
        low = max(0, at - 200)
        starts = [m.end() for m in SENTENCE.finditer(self.text, low, at) if not self.in_quote(m.start())]
        above = self.text[low : starts[-1]].rstrip() if starts else ""
        if (
            starts
            and not self.text[starts[-1] : at].strip()
            and (above.endswith((":", "：")) or ANNOUNCES.search(above))
        ):
            starts.pop()
            while starts and not self.text[starts[-1] : at].strip():
                starts.pop()
        return starts[-1] if starts else low

    def _from_lead(self, lead: str, start: int) -> Voice | None:
        blanked = re.sub(r"\"[^\"]*\"|“[^“”]*”", lambda m: "\u25a1" * len(m.group()), lead)
        best = None
        for found in SUBJECT.finditer(blanked):
            words = found.group("subject")
            if "\u25a1" in words:
                inside = words.rindex("\u25a1") + 1
                words = words[inside:]
                words = AFTER_QUOTE.sub("", words)
            base = found.end("subject") - len(words)
            clean, left = cleaned(words)
            if not clean:
                continue
            role = self.role_in(clean)
            text_only = (
                role is not None and role.decided_by in WORDS_FOR_TEXTS and best is not None and self.role_in(best[0])
            )
            if (
                (role and not text_only)
                or SSI.search(clean)
                or LETTER.fullmatch(clean)
                or self.screen_name(clean)
                or best is None
            ):
                best = (clean, base + left)
        if best is None:
            return None
        words, at = best
        floor = max(blanked.rfind(mark, 0, at) for mark in (",", "\u25a1", "\n")) + 1
        if at - floor <= 40 and BELONGS.search(blanked, floor, at + len(words)):
            longer, left = cleaned(lead[floor : at + len(words)])
            if not AFTER_QUOTE.match(longer):
                words, at = longer, floor + left
        return self.resolve(words, start + at)

    def _from_words_of(self, after: str, base: int) -> Voice | None:
        found = WORDS_OF.match(after)
        which = found.lastgroup if found and found.lastgroup else "subject"
        if not found or not self.role_in(found[which]):
            return None
        clean, left = cleaned(found[which])
        return self.resolve(clean, base + found.start(which) + left)

    def _from_after(self, after: str, base: int) -> Voice | None:
        found = AFTER.match(after)
        return self.resolve(found.group("subject"), base + found.start("subject")) if found else None
