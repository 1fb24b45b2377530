"""Chinese: who speaks beside a quote, by the words of saying before or after it."""

from __future__ import annotations

import re
from bisect import bisect_right

from threads.quotes.groups import Groups
from threads.quotes.kinds import Kind
from threads.quotes.marks import Marked
from threads.quotes.places import chinese_place
from threads.quotes.surnames import SURNAMES
from threads.quotes.voice import Voice
from threads.quotes.words_zh import (
    ANAPHOR,
    BARE_VERBS,
    CLAUSE,
    CROWD,
    CROWD_WORD,
    CUT,
    ENDS_IN_VERB,
    GROUP,
    HANDLE,
    LEAD_CROWD,
    MANNER,
    MANNER_VERB,
    NAME,
    OPENING,
    OTHERS,
    POST_AND_NAME,
    ROLES,
    STOPS,
    TAIL,
    TO_QUOTE,
    VERB,
    WITHIN,
)

# A quote without a clause of saying of its own is one if it has this many characters or a sentence's punctuation.
_LONG = 12
# With a comma and a clause of saying right after it, this many do.
BRIEF = 5


class Chinese:
    """Reads spans in Chinese text, in order; later ones may refer back to earlier ones."""

    def __init__(self, text: str, spans: list[Marked]) -> None:
        self.text, self.spans = text, spans
        self.last: Voice | None = None
        self.last_end = 0
        self.groups = Groups(text, GROUP)
        self.full: dict[str, str] = {m["name"]: m.group() for m in POST_AND_NAME.finditer(text)}

    def voice(self, i: int) -> Voice | None:
        """Returns the voice of span i, or None where it is no quote but a term, a title, or a handle."""
        span, text = self.spans[i], self.text
        floor = self.spans[i - 1].outer_end if i else 0
        lead_at = max(self._clause_start(span.outer_start), self._end_of_speech(i))
        lead = text[lead_at : span.outer_start]
        after = text[span.outer_end : span.outer_end + 80].split("\n", 1)[0]
        content = text[span.start : span.end]
        long = len(content) >= _LONG or bool(re.search(r"[。！？!?，,…]", content))
        found = self._sourced(lead, lead_at, after, span, long=long)
        follows = floor >= lead_at - 1 or not text[floor : span.outer_start].strip()
        if found is None and long and follows and self.last and span.start - self.last_end < 400:
            if (
                text[self.last_end : span.outer_start].count("\n\n") == 0
                or not text[max(floor, lead_at) : span.outer_start].strip()
            ):
                found = self._copy(self.last)
        if (
            found is None
            and i
            and self.last
            and self.last_end == floor
            and not text[floor : span.outer_start].strip("、，, ")
        ):
            found = self._copy(self.last)  # “…”“…”“…”: the series shares its source
        if found is not None:
            self.last, self.last_end = found, span.outer_end
        return found

    def _clause_start(self, at: int) -> int:
        low = max(0, at - 120)
        window = self.text[low:at]
        ends = [m.end() for m in STOPS.finditer(window) if not self._in_quote(low + m.start())]
        if ends and not window[ends[-1] :].strip() and self.text[low + ends[-1] - 1] == "\n":
            above = window[: ends[-1]].rstrip()
            if above.endswith(("：", ":")):  # the clause of saying stands in the paragraph above
                earlier = [m.end() for m in STOPS.finditer(above)]
                return low + (earlier[-1] if earlier else 0)
        return low + (ends[-1] if ends else 0)

    def _end_of_speech(self, i: int) -> int:
        """Where the quote before span i ends, if it was speech and no handle or term within the clause."""
        before = self.spans[i - 1] if i else None
        if before is None:
            return 0
        content = self.text[before.start : before.end]
        return before.outer_end if len(content) >= _LONG or re.search(r"[。！？!?，,…]$", content) else 0

    def _in_quote(self, at: int) -> bool:
        return any(span.outer_start <= at < span.outer_end - 1 for span in self._near(at))

    def _near(self, at: int) -> list[Marked]:
        place = bisect_right(self.spans, at, key=lambda span: span.outer_start)
        return self.spans[max(0, place - 1) : place]

    def _sourced(self, lead: str, lead_at: int, after: str, span: Marked, *, long: bool) -> Voice | None:
        own = re.split(r"[”」』][，,。]?", lead)[-1] if "”" in lead and not HANDLE.search(lead[-40:]) else lead
        own_at = lead_at + len(lead) - len(own)
        for verb in reversed(list(VERB.finditer(own, max(0, len(own) - 40)))):
            if TO_QUOTE.fullmatch(own, verb.end()) and (voice := self._before_verb(own, own_at, verb)):
                return voice
        if long and (found := LEAD_CROWD.search(own)) and (voice := self._made(found[1], own_at + found.start(1), "")):
            return voice
        brief = after[:1] in "，," and span.end - span.start >= BRIEF
        found = TAIL.match(after) if long or brief else None
        if found and not re.match(r"[，,]?(?:等|的)", after):
            voice = self._made(found["subject"], span.outer_end + found.start("subject"), found["verb"])
            if voice:
                return voice
        if long and own.rstrip().endswith(("：", ":")) and (clause := CLAUSE.search(own.rstrip()[:-1])):
            if voice := self._made(clause.group(), own_at + clause.start(), ""):
                return voice
        return self._mixed(lead, lead_at, span, long=long) or (
            self._crowd(span) if long or self._in_series(span) else None
        )

    def _before_verb(self, own: str, own_at: int, verb: re.Match[str]) -> Voice | None:
        clause = CLAUSE.search(own[max(0, verb.start() - 80) : verb.start()])
        raw = clause.group() if clause else ""
        return self._made(raw, own_at + verb.start() - len(raw), verb.group())

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
            near for near in (*self._near(span.outer_start - 1), *self._near(span.outer_end + 2)) if near is not span
        ]
        gaps = [
            gap for near in beside for gap in (span.outer_start - near.outer_end, near.outer_start - span.outer_end)
        ]
        return span.end - span.start >= 5 and any(gap in (0, 1) for gap in gaps)

    def _crowd(self, span: Marked) -> Voice | None:
        """“…”、“…”，评论区里网友们吵成一团: the public right after a series of quotes, without a word of saying."""
        at = span.outer_end
        for _ in range(12):
            place = [near for near in self._near(at + 1) if near.outer_start in (at, at + 1) and near is not span]
            if not place:
                break
            at = place[0].outer_end
        found = CROWD.match(self.text, at, at + 40)
        return self._made(found["subject"], found.start("subject"), "") if found else None

    def _made(self, raw: str, start: int, verb: str) -> Voice | None:
        for _ in range(3):  # 评论道, 回复说: the subject ends before the first of the verbs
            if verb not in BARE_VERBS or not (more := ENDS_IN_VERB.search(raw)):
                break
            raw, verb = raw[: more.start()], more.group()
        crowd = None if verb else CROWD_WORD.search(raw)
        if crowd:  # "网友炸开了锅：" is the netizens, not what they did
            raw = raw[: crowd.end()]
        # Words about when and where come first and end with a comma: the subject is in the last clause that has one.
        parts = list(re.finditer(r"[^，,]+", raw))
        words, offset = "", 0
        for part in reversed(parts):
            words, offset = part.group(), part.start()
            if crowd or _trim(words)[0].strip():
                break
        words, left = (words.strip(), len(words) - len(words.lstrip())) if crowd else _trim(words)
        offset += left
        manner = _manner(raw.strip(), verb)
        voice = Voice(start + offset, start + offset + len(words), words, sign="zh", manner=manner)
        if not words:
            if self.last is None or "\n" in self.text[self.last_end : start]:
                return None
            copied = self._copy(self.last)
            copied.manner = manner
            return copied
        self._judge(voice, words)
        return voice

    def _judge(self, voice: Voice, words: str) -> None:
        if ANAPHOR.match(words) and self.last is not None and len(words) <= 6:
            voice.speaker, voice.kind, voice.group, voice.place = (
                self.last.speaker,
                self.last.kind,
                self.last.group,
                self.last.place,
            )
            return
        voice.kind = _kind(words)
        if voice.kind.name == "unknown" and OTHERS.match(words) and self.last and self.last.kind.name == "public":
            voice.kind, voice.group = self.last.kind, self.last.group
            return
        if voice.kind.name == "public":
            if handle := HANDLE.search(words):
                voice.speaker = handle.group(1)
            voice.group = self._group(words, voice.start or 0)
        else:
            self._name(voice, words)
        voice.place = chinese_place(words) if voice.kind.name in ("public", "person", "unknown") else None

    def _name(self, voice: Voice, words: str) -> None:
        """A name after its role: 外交部发言人汪文斌 → 汪文斌."""
        for _, pattern in ROLES:
            for role in pattern.finditer(words):
                name = words[role.end() :]
                if (name[:1] in SURNAMES or "·" in name) and NAME.fullmatch(name) and not pattern.search(name):
                    voice.speaker = name
                    self.full[name] = words
                    return
        if words in self.full:
            voice.kind = _kind(self.full[words])
        elif (
            voice.kind.name == "unknown"
            and (words[:1] in SURNAMES or "·" in words)
            and re.fullmatch(r"[\u4e00-\u9fff·]{2,4}", words)
        ):
            voice.kind = Kind("person", None)

    def _group(self, words: str, before: int) -> str | None:
        found = next(reversed(list(GROUP.finditer(words))), None)  # heads stand last: 一位家长网友
        if found and len(found.group()) > 2:
            return found.group()
        earlier = self.groups.before(before)
        same = [g for g in earlier if found is None or g.endswith(found.group())]
        return max(same, key=len) if same else (found.group() if found else None)

    def _copy(self, voice: Voice) -> Voice:
        return Voice(voice.start, voice.end, voice.speaker, voice.kind, voice.group, voice.place, None, "zh-carried")


def _trim(words: str) -> tuple[str, int]:
    """The words without their openings and what stands before the verb, and how much was cut on the left."""
    opening = OPENING.match(words)
    left = opening.end() if opening else 0
    words = words[left:]
    cut = CUT.search(words, max(0, len(words) - 40))
    if cut:
        words = words[: cut.start()]
    stripped = words.lstrip(" 　\t")
    return stripped.rstrip(" 　\t，,、"), left + len(words) - len(stripped)


def _manner(subject: str, verb: str) -> str | None:
    if found := MANNER.search(subject):
        return found.group(1) or found.group(2)
    return verb if MANNER_VERB.fullmatch(verb) else None


def _kind(words: str) -> Kind:
    """The last role word decides: Chinese heads stand last."""
    best: tuple[int, Kind] | None = None
    for name, pattern in ROLES:
        for role in pattern.finditer(words):
            if best is None or role.end() > best[0]:
                best = (role.end(), Kind(name, role.group()))
    return best[1] if best else Kind("unknown", None)
