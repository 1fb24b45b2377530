"""Korean: who speaks around a quote, by the topic particle before it and the quoting particle after it."""

from __future__ import annotations

import re
from bisect import bisect_right

from threads.quotes.groups import Groups
from threads.quotes.kinds import Kind
from threads.quotes.marks import Marked
from threads.quotes.places import korean_place
from threads.quotes.voice import Voice
from threads.quotes.words_ko import (
    AFTER,
    AFTER_QUOTE,
    ANAPHOR,
    ANNOUNCES,
    BELONGS,
    BETWEEN_MARKS,
    COLON,
    ELSEWHERE,
    FRAME,
    GROUP,
    HANDLE,
    MANNER,
    NAME,
    NO_SIGNER,
    NOBODYS,
    OBJECT,
    ONLINE,
    OTHERS,
    PARTITIVE,
    QUOTING,
    ROLES,
    SAID_TO_BE,
    SENTENCE,
    SIGNED,
    SSI,
    STARRED,
    SUBJECT,
    TALK,
    WHOLE,
    WORDS_FOR_TEXTS,
    WORDS_OF,
)

# Where a personal name stands in a phrase: 배우 박진(38), 변호인 박진 · 박진 외교부 장관 · 서울시 박진 대변인.
_NAMED = tuple(
    re.compile(pattern)
    for pattern in (
        r".*[가-힣]\s([가-힣]{2,4})(?:\s?\(\d{1,2}\))?$",
        r"([가-힣]{2,4})\s(?=[가-힣])",
        r".*\s([가-힣]{2,4})\s(?=[가-힣]{2,6}$)",
    )
)


class Korean:
    """Reads spans in Korean text, in order; later ones may refer back to earlier ones."""

    def __init__(self, text: str, spans: list[Marked]) -> None:
        self.text, self.spans = text, spans
        self.last: Voice | None = None
        self.last_end = 0
        self.groups = Groups(text, GROUP)
        self.people: list[tuple[str, str]] = []  # name, phrase
        self.online = bool(ONLINE.search(text))

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
        if HANDLE.match(text[span.outer_start : span.outer_end + 12]):
            return None
        talk = self._announced(span)
        if not talk and not self._is_quote(i, content, after, colon=bool(colon)) and not signed:
            return None
        voice = talk or self._signature(signed) or self._beside(i, after, after_at, lead, start)
        if voice is None and colon:
            voice = self._made(colon.group("subject"), start + colon.start("subject"))
        voice = self._crowd(i, voice) or voice or self._carried(i, start)
        if found := MANNER.search(lead[-20:] + "|" + after[:30]):
            voice.manner = found.group(1) or found.group(2)
        self.last, self.last_end = voice, span.outer_end
        return voice

    def _announced(self, span: Marked) -> Voice | None:
        """The crowd that the line above a quote on a line of its own brings in, and of such lines one after another."""
        text = self.text
        line = text.rfind("\n", 0, span.outer_start) + 1
        end = text.find("\n", span.outer_end)
        if not line or text[line : span.outer_start].strip("- •·") or text[span.outer_end : end if end >= 0 else None].strip(" .,"):
            return None
        if self.last is not None and self.last.sign == "ko-announced" and not text[self.last_end : span.outer_start].strip("”\" \n.,-"):
            return self.last
        low = max(self.last_end, line - 160)
        found = TALK.search(text[low:line].rstrip().rsplit("\n", 1)[-1])
        if found is None:
            return None
        at = text.index(found["who"], low)
        return Voice(at, at + len(found["who"]), found["who"], Kind("public", found["who"]), self._group(found["who"], at), sign="ko-announced")

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
        crowd.group = self._group("", self.spans[i].start)
        return crowd

    def _carried(self, i: int, start: int) -> Voice:
        """The speaker of the sentence before, else the one quoted before, as long as nobody else has come in."""
        span = self.spans[i]
        low = max(self.last_end, span.outer_start - 300, self.text.rfind("\n", 0, span.outer_start) + 1)
        if NOBODYS.match(self.text, span.outer_end):
            return Voice(sign="ko")
        newer = self._topic(low, start)
        if newer is not None:
            return newer
        if self.last is None or span.start - self.last_end >= 500:
            return Voice(sign="ko")
        line = self.text.rfind("\n", self.last_end, span.outer_start) + 1
        if line and self.text[line:start].strip():  # a paragraph of its own has begun with something else
            return Voice(sign="ko")
        if ELSEWHERE.search(self.text, self.last_end, span.outer_start) or self._topic(self.last_end, start):
            return Voice(sign="ko")
        return self._copy(self.last)

    def _topic(self, low: int, high: int) -> Voice | None:
        """The last subject with a role or a name in a stretch of text."""
        for found in reversed(list(SUBJECT.finditer(self.text, low, high))):
            clean, left = _clean(found["subject"].split("\n")[-1])
            if clean and (_role(clean) or SSI.search(clean)):
                return self._made(clean, found.end("subject") - len(clean))
        return None

    def _signed(self, at: int) -> re.Match[str] | None:
        """The screen name in brackets behind a quote, where the text is about talk online."""
        found = SIGNED.match(self.text, at)
        if not found or NO_SIGNER.search(found["name"]) or not self.online:
            return None
        return found

    def _signature(self, signed: re.Match[str] | None) -> Voice | None:
        if signed is None:
            return None
        kind = _role(signed["name"]) or Kind("public", signed["name"])
        voice = Voice(signed.start("name"), signed.end("name"), signed["name"].lstrip("@"), kind, sign="ko")
        voice.group = self._group("", signed.start()) if kind.name == "public" else None
        return voice

    def _copy(self, voice: Voice) -> Voice:
        return Voice(voice.start, voice.end, voice.speaker, voice.kind, voice.group, voice.place, None, "ko-carried")

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
        starts = [m.end() for m in SENTENCE.finditer(self.text, low, at) if not self._quoted(m.start())]
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

    def _quoted(self, at: int) -> bool:
        place = bisect_right(self.spans, at, key=lambda span: span.outer_start) - 1
        return place >= 0 and at < self.spans[place].outer_end

    def _from_lead(self, lead: str, start: int) -> Voice | None:
        blanked = re.sub(r"\"[^\"]*\"|“[^”]*”", lambda m: "\u25a1" * len(m.group()), lead)
        best = None
        for found in SUBJECT.finditer(blanked):
            words = found.group("subject")
            if "\u25a1" in words:
                inside = words.rindex("\u25a1") + 1
                words = words[inside:]
                words = AFTER_QUOTE.sub("", words)
            base = found.end("subject") - len(words)
            clean, left = _clean(words)
            if not clean:
                continue
            role = _role(clean)
            text_only = role is not None and role.decided_by in WORDS_FOR_TEXTS and best is not None and _role(best[0])
            if (role and not text_only) or SSI.search(clean) or self._screen_name(clean) or best is None:
                best = (clean, base + left)
        if best is None:
            return None
        words, at = best
        floor = max(blanked.rfind(mark, 0, at) for mark in (",", "\u25a1", "\n")) + 1
        if at - floor <= 40 and BELONGS.search(blanked, floor, at + len(words)):
            longer, left = _clean(lead[floor : at + len(words)])
            if not AFTER_QUOTE.match(longer):
                words, at = longer, floor + left
        return self._made(words, start + at)

    def _from_words_of(self, after: str, base: int) -> Voice | None:
        found = WORDS_OF.match(after)
        which = found.lastgroup if found and found.lastgroup else "subject"
        if not found or not _role(found[which]):
            return None
        clean, left = _clean(found[which])
        return self._made(clean, base + found.start(which) + left)

    def _from_after(self, after: str, base: int) -> Voice | None:
        found = AFTER.match(after)
        return self._made(found.group("subject"), base + found.start("subject")) if found else None

    def _made(self, words: str, at: int) -> Voice:
        voice = Voice(at, at + len(words), words, sign="ko")
        if ANAPHOR.match(words) and self.last is None:
            return self._antecedent(voice)
        if ANAPHOR.match(words) and self.last is not None:
            voice.speaker, voice.kind, voice.group, voice.place = (
                self.last.speaker,
                self.last.kind,
                self.last.group,
                self.last.place,
            )
            return voice
        if handle := self._screen_name(words):
            voice.speaker, voice.kind = handle, Kind("public", handle)
            voice.group = self._group("", at)
            return voice
        if PARTITIVE.fullmatch(words) and (of := self._among(at)):
            voice.kind, voice.group = of.kind, of.group
            return voice
        handle = HANDLE.search(words)
        beside = words[: handle.start()] + _without_name(handle) + words[handle.end() :] if handle else words
        voice.kind = _role(beside) or Kind("unknown", None)
        if voice.kind.name == "unknown" and OTHERS.match(words) and self.last and self.last.kind.name == "public":
            voice.kind, voice.group = self.last.kind, self.last.group
        if voice.kind.name == "public":
            voice.group = voice.group or self._group(words, at)
            if handle:
                voice.speaker = next(name for name in handle.groups() if name)
            elif ssi := SSI.search(words):
                voice.speaker = ssi.group(1)
        else:
            self._name(voice, words)
        voice.place = korean_place(words)
        return voice

    def _screen_name(self, words: str) -> str | None:
        """A name that only a screen has, alone as the subject: bori****, 'nabi****', and ‘귤밭지기’ in talk online."""
        found = STARRED.search(words) or (BETWEEN_MARKS.fullmatch(words) if self.online else None)
        return next((name for name in found.groups() if name), None) if found else None

    def _among(self, at: int) -> Voice | None:
        """Whom one of them is of: the people who were named last, quoted or not."""
        floor = max(self.last_end, at - 300)
        named = self._topic(floor, at) or self._people(floor, at)
        return named or self.last

    def _people(self, low: int, at: int) -> Voice | None:
        """The last word for people in a stretch of text."""
        found = None
        for kind, pattern in ROLES:
            for role in pattern.finditer(self.text, low, at):
                if found is None or role.end() > found[0]:
                    found = (role.end(), Kind(kind, role.group()))
        if found is None:
            return None
        return Voice(kind=found[1], group=self._group(found[1].decided_by or "", at) if found[1].name == "public" else None)

    def _antecedent(self, voice: Voice) -> Voice:
        """ "그" before anybody has spoken: the nearest subject with a role in the 300 characters before."""
        at = voice.start or 0
        low = max(0, at - 300)
        for found in reversed(list(SUBJECT.finditer(self.text, low, at))):
            clean, _ = _clean(found["subject"].split("\n")[-1])
            if role := _role(clean):
                voice.speaker, voice.kind = clean, role
                voice.group = self._group(clean, at) if role.name == "public" else None
                break
        return voice

    def _name(self, voice: Voice, words: str) -> None:
        """박진 외교부 장관 → 박진; later 박 장관 → 박진."""
        if ssi := SSI.search(words):
            voice.speaker = ssi.group(1)
            self.people.append((ssi.group(1), words))
            voice.kind = voice.kind if voice.kind.name != "unknown" else Kind("person", "씨")
            return
        if short := re.fullmatch(r"([가-힣])\s?([가-힣]{2,6}|씨)", words):
            for name, phrase in reversed(self.people):
                if name[0] == short.group(1) and phrase.endswith(short.group(2)):
                    voice.speaker = name
                    voice.kind = _role(phrase) or voice.kind
                    return
        named = _named(words)
        if named and voice.kind.name != "unknown":
            voice.speaker = named.group(1)
            self.people.append((named.group(1), words))
        elif voice.kind.name == "unknown" and re.fullmatch(r"[가-힣]{2,4}(?:\s?씨)?", words):
            voice.kind = Kind("person", None)

    def _group(self, words: str, before: int) -> str | None:
        found = [m.group().strip() for m in GROUP.finditer(words)]
        if found and " " in found[-1]:
            return found[-1]
        earlier = self.groups.before(before)
        noun = found[-1].removesuffix("들") if found else ""
        same = [g for g in earlier if noun in g] or ([] if found else earlier)
        return max(same, key=len) if same else (found[-1] if found else None)


def _without_name(handle: re.Match[str]) -> str:
    """The words that bring in a screen name, without it: 닉네임 '도지사' says nothing of an office."""
    name = next(name for name in handle.groups() if name)
    return handle.group().replace(name, " ")


def _named(words: str) -> re.Match[str] | None:
    """The personal name in a phrase."""
    for pattern in _NAMED:
        if (found := pattern.match(words)) and NAME.fullmatch(found.group(1)) and not _role(found.group(1)):
            return found
    return None


def _clean(words: str) -> tuple[str, int]:
    """The subject without the frame words before it, and how much was cut on the left."""
    left = len(words) - len(words.lstrip(" ,"))
    rest = words[left:]
    while frame := FRAME.match(rest):
        if not frame.end():
            break
        left += frame.end()
        rest = rest[frame.end() :]
    comma = rest.rfind(", ")
    if comma >= 0:
        left += comma + 2
        rest = rest[comma + 2 :]
    return rest.rstrip(), left


def _role(words: str) -> Kind | None:
    best: tuple[int, Kind] | None = None
    for name, pattern in ROLES:
        for role in pattern.finditer(words):
            if OBJECT.match(words, role.end()):  # 전시장을 찾은: a place or a thing, not who speaks
                continue
            if best is None or role.end() > best[0]:
                best = (role.end(), Kind(name, role.group()))
    return best[1] if best else None
