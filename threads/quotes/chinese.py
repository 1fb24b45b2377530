"""Chinese: who speaks beside a quote, by the words of saying before or after it."""

from __future__ import annotations

import re
from bisect import bisect_right

from threads.quotes.groups import Groups
from threads.quotes.kinds import Kind
from threads.quotes.marks import Marked
from threads.quotes.nicknames import Nicknames
from threads.quotes.places import chinese_place
from threads.quotes.surnames import SURNAMES
from threads.quotes.voice import Voice
from threads.quotes.words_zh import (
    ACCOUNT_OF,
    ANAPHOR,
    ASKED_BY,
    BARE_VERBS,
    BODY,
    CLAUSE,
    CROWD,
    CROWD_ACTS,
    CROWD_OPENS,
    CROWD_WORD,
    CUT,
    CUT_TO_VERB,
    ENDS_IN_VERB,
    GROUP,
    HANDLE,
    LEAD_CROWD,
    MANNER,
    MANNER_VERB,
    NAME,
    NICKNAMED,
    ONLINE,
    OPENING,
    OTHERS,
    OWNER,
    PARTITIVE,
    POST_AND_NAME,
    ROLES,
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


class Chinese:
    """Reads spans in Chinese text, in order; later ones may refer back to earlier ones."""

    def __init__(self, text: str, spans: list[Marked]) -> None:
        self.text, self.spans = text, spans
        self.last: Voice | None = None
        self.last_end = 0
        self.groups = Groups(text, GROUP)
        self.nicknames = Nicknames(text, NICKNAMED)
        self.online = bool(ONLINE.search(text))
        self.full: dict[str, str] = {m["name"]: m.group() for m in POST_AND_NAME.finditer(text)}

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
        long = len(content) >= _LONG or bool(re.search(r"[。！？!?，,…]", content))
        found = (
            self._sourced(lead, lead_at, after, span, long=long)
            or self._carried(i, floor, lead_at, long=long)
            or (self._beside(span, lead, after) if long else None)
        )
        if found is not None:
            self.last, self.last_end = found, span.outer_end
        return found

    def _is_handle(self, span: Marked, content: str, after: str) -> bool:
        """Whether a span is a screen name: brought in as one, or a subject right before a verb of saying."""
        if len(content) > _LONGEST_HANDLE or re.search(r"[。！？!?，,…]", content):
            return False
        if re.search(BODY, content) and len(content) <= BRIEF * 2 and (ACCOUNT_OF.match(after) or VERB.match(after)):
            return True
        if self.nicknames.noun(content) is not None:
            return bool(VERB.match(after) or CUT_TO_VERB.match(after) or TO_COLON.match(after)) or bool(
                NICKNAMED.fullmatch(self.text, max(0, span.outer_start - 6), span.outer_end)
            )
        return bool(re.match(rf"(?:则|則|也|还|還)?{VERB.pattern}(?:道|称|稱|说|說)?[：:]", after))

    def _carried(self, i: int, floor: int, lead_at: int, *, long: bool) -> Voice | None:
        """The speaker of the quote before, where nobody else has come in."""
        span, text, last = self.spans[i], self.text, self.last
        if last is None:
            return None
        between = text[floor : span.outer_start]
        follows = floor >= lead_at - 1 or not between.strip() or (last.start or 0) >= floor and "\n" not in between
        near = long and follows and span.start - self.last_end < 400
        if near and (text.count("\n\n", self.last_end, span.outer_start) == 0 or not text[max(floor, lead_at) : span.outer_start].strip()):
            return self._copy(last)
        if i and self.last_end == floor and not between.strip("、，, "):
            return self._copy(last)  # “…”“…”“…”: the series shares its source
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
        voice = self._made(found[1], span.outer_end, "说") if found else None
        return voice if voice is not None and voice.kind.name in ("public", "person") else None

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

    def _announced(self, sentence: str, at: int, line: int, span: Marked) -> Voice | None:
        """The crowd whose talk the sentence before a quote announces, on its line or, if it opens one, the line
        above."""
        if not sentence.strip() and not self.text[line : span.outer_start].strip():
            above = self.text[max(0, line - 160) : line].rstrip()
            stop = max((found.end() for found in STOPS.finditer(above[:-1])), default=0)
            sentence, at = above[stop:], max(0, line - 160) + stop
        if (talk := TALK.search(sentence)) is None:
            opens = [found for part in re.finditer(r"[^，,：:]+", sentence) if (found := CROWD_OPENS.match(sentence, part.start()))]
            in_series = self._in_series(span)
            return self._made(opens[-1].group(), at + opens[-1].start(), "") if opens and in_series else None
        who = talk["who"] or talk["crowd"]
        if who is None:
            return Voice(at + talk.start(), at + talk.end(), None, Kind("public", talk.group()), sign="zh")
        start = at + talk.start("who" if talk["who"] else "crowd")
        return Voice(start, start + len(who), who, Kind("public", who), self._group(who, start), sign="zh")

    def _end_of_speech(self, i: int) -> int:
        """Where the quote before span i ends, if it was speech and no handle or term within the clause."""
        before = self.spans[i - 1] if i else None
        if before is None:
            return 0
        content = self.text[before.start : before.end]
        ended = before.outer_end if len(content) >= _LONG or re.search(r"[。！？!?，,…]$", content) else 0
        return max(ended, self.last_end)

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
        series = self._in_series(span)
        if (long or series) and (found := LEAD_CROWD.search(own)) and (voice := self._made(found[1], own_at + found.start(1), "")):
            return voice
        brief = after[:1] in ("，", ",") and (span.end - span.start >= BRIEF or not own.strip())
        found = TAIL.match(after) if long or brief else None
        if found and not re.match(r"[，,]?(?:等|的)", after):
            voice = self._made(found["subject"], span.outer_end + found.start("subject"), found["verb"])
            if voice:
                return voice
        if long and own.rstrip().endswith(("：", ":")) and (clause := CLAUSE.search(own.rstrip()[:-1])):
            if voice := self._made(clause.group(), own_at + clause.start(), ""):
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
        voice = self._made(found[1], own_at + found.start(1), "问") if found else None
        return voice if voice is not None and voice.kind.name != "unknown" else None

    def _crowd_some_clauses_before(self, own: str, own_at: int) -> Voice | None:
        """网友们炸开了锅，许多人拿他与公鸡对比，「…」「…」: the crowd that opens an earlier clause of the sentence."""
        for part in reversed(list(re.finditer(r"[^，,：:]+", own))):
            if found := CROWD_OPENS.match(part.group()):
                return self._made(found.group(), own_at + part.start(), "")
        return None

    def _before_verb(self, own: str, own_at: int, verb: re.Match[str]) -> Voice | None:
        clause = CLAUSE.search(own[max(0, verb.start() - 80) : verb.start()])
        raw = clause.group() if clause else ""
        if verb.group() in ("提出", "提问", "提問") and (asked := ASKED_BY.search(raw)):
            return self._asked_by(asked["whom"], own_at + verb.start() - len(asked["whom"]))
        return self._made(raw, own_at + verb.start() - len(raw), verb.group())

    def _asked_by(self, whom: str, at: int) -> Voice | None:
        """对其提出“…”: the reader whose screen name the text brought in last, or the words for him."""
        if ANAPHOR.match(whom):
            named = [found for found in NICKNAMED.finditer(self.text, max(0, at - 120), at)]
            if named:
                name = named[-1]["name"] or named[-1]["at"]
                return self._made(named[-1].group(), named[-1].start(), "问") or Voice(speaker=name)
        return self._made(whom, at, "问")

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
        if crowd is None and verb and (acts := CROWD_ACTS.match(raw)):
            raw = acts.group()  # 有网友晒出一张照片，配文
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
        if ANAPHOR.match(words) and (self.last is not None or self._brought_in(voice.start or 0)) and len(words) <= 6:
            if (name := self._brought_in(voice.start or 0)) is not None:
                voice.speaker, voice.kind = name, _role_in(words) or Kind("public", name)
                voice.group = self._group(words, voice.start or 0)
                return
            assert self.last is not None
            voice.speaker, voice.kind, voice.group, voice.place = (
                self.last.speaker,
                self.last.kind,
                self.last.group,
                self.last.place,
            )
            return
        if PARTITIVE.match(words) and (among := self._among(voice.start or 0)):
            voice.kind, voice.group = among.kind, among.group
            return
        voice.kind = self._kind_with_handle(voice, words)
        if voice.kind.name == "unknown" and OTHERS.match(words) and self.last and self.last.kind.name == "public":
            voice.kind, voice.group = self.last.kind, self.last.group
            return
        if voice.kind.name == "public":
            voice.group = self._group(words, voice.start or 0)
        else:
            self._name(voice, words)
        voice.place = chinese_place(words) if voice.kind.name in ("public", "person", "unknown") else None

    def _kind_with_handle(self, voice: Voice, words: str) -> Kind:
        """The kind by the words beside a screen name, never by the name's own; of a bare one by how it was brought
        in."""
        handle = HANDLE.search(words)
        if handle is None:
            return _kind(words)
        name = handle.group(1)
        beside = _kind(words[: handle.start()] + "，" + words[handle.end() :])
        if beside.name == "unknown" and (noun := self.nicknames.noun(name)):
            beside = Kind("public", noun)
        elif beside.name == "unknown" and re.search(BODY, name):
            beside = _kind(name)
        elif beside.name == "unknown" and self.online:
            beside = Kind("public", name)
        if beside.name != "unknown":
            voice.speaker = name if beside.name == "public" else voice.speaker
        return beside

    def _brought_in(self, at: int) -> str | None:
        """The screen name that the text brought in last, if nobody has spoken since."""
        low = max(self.last_end, at - 150)
        found = list(NICKNAMED.finditer(self.text, low, at))
        return (found[-1]["name"] or found[-1]["at"]) if found else None

    def _among(self, at: int) -> Voice | None:
        """Whom one of them is of: the people named last, quoted or not."""
        low = max(self.last_end, at - 300)
        for sentence in reversed(STOPS.split(self.text[low:at])):
            roles = [(role.start(), Kind(kind, role.group())) for kind, pattern in ROLES for role in pattern.finditer(sentence)]
            if roles:  # its subject stands first
                kind = min(roles, key=lambda role: role[0])[1]
                return Voice(kind=kind, group=self._group(kind.decided_by or "", at) if kind.name == "public" else None)
        return self.last

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
    """The last role word decides: Chinese heads stand last. Where the head is a name, what is said of it before 的 does
    not make it one of the public: 被网友批评的赵磊.
    """
    head = re.search(r"的([\u4e00-\u9fff]{2,3})$", words)
    named = head is not None and head.group(1)[0] in SURNAMES and _role_in(head.group(1)) is None
    best = _role_in(words)
    if named and best is not None and best.name == "public":
        return Kind("person", None)
    return best or Kind("unknown", None)


def _role_in(words: str) -> Kind | None:
    best: tuple[int, Kind] | None = None
    for name, pattern in ROLES:
        for role in pattern.finditer(words):
            if best is None or role.end() > best[0]:
                best = (role.end(), Kind(name, role.group()))
    return best[1] if best else None
