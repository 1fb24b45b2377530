"""Chinese: from the words beside a quote to whom they stand for: roles, screen names, "one of them", names."""

from __future__ import annotations

import re

from threads.quotes.floor import SpanFloor
from threads.quotes.kinds import Kind
from threads.quotes.lexicon import cue
from threads.quotes.marks import Marked
from threads.quotes.places import SURNAMES, chinese_place
from threads.quotes.voice import Voice
from threads.quotes.words_zh import (
    BARE_VERBS,
    BEFORE_VERB,
    BODY,
    CROWD_ACTS,
    CROWD_DOES,
    CROWD_WORD,
    CUES,
    ENDS_IN_VERB,
    GROUP,
    HANDLE,
    MANNER,
    MANNER_VERB,
    NAME,
    NICKNAMED,
    OPENING,
    POST_AND_NAME,
    STOPS,
)

LONGEST_ANAPHOR = 6
"""Letters of words that stand for whoever spoke before: 这名用户, 该发言人."""
LONGEST_BEFORE_VERB, LONGEST_PHRASE = 40, 30
"""Letters between a subject and its verb, all phrases together and the longest of them, 在 and where it was said."""
# Somebody met in the street is of no crowd that the text names elsewhere: 陈女士, 司机老宋, 王某.
_ONE_OF_THE_STREET = re.compile(rf"{cue('zh', 'street')}$|^[^“「『]{{0,12}}{cue('zh', 'street_opens')}")


class ChinesePeople(SpanFloor):
    """Resolves the words for a speaker in Chinese text; later ones may refer back to earlier ones."""

    def __init__(self, text: str, spans: list[Marked]) -> None:
        super().__init__(text, spans, CUES)
        self.full: dict[str, str] = {m["name"]: m.group() for m in POST_AND_NAME.finditer(text)}

    def made(self, raw: str, start: int, verb: str) -> Voice | None:
        """The voice that the words before a verb of saying stand for, or None where there are none."""
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
        if verb and (does := CROWD_DOES.fullmatch(words)) and self.role_in(does[2]) is None:
            words = does[1]  # 网友改编道
        manner = _manner(raw.strip(), verb)
        if words:
            voice = self.resolve(words, start + offset)
        elif self.last is None or "\n" in self.text[self.last_end : start]:
            return None
        else:
            voice = self.goes_on("zh-carried")
        voice.manner = manner
        return voice

    def leads_back(self, voice: Voice, words: str) -> bool:
        """To the screen name that the text brought in last, else to whoever spoke last."""
        if not self.language.anaphor.match(words) or len(words) > LONGEST_ANAPHOR:
            return False
        at = voice.start or 0
        if (name := self._brought_in(at)) is not None:
            voice.speaker, voice.kind = name, self.role_in(words) or Kind("public", name)
            voice.group = self.group_of(words, at)
        elif self.last is not None:
            self.take(voice, self.last)
        else:
            return False
        return True

    def kind_of(self, voice: Voice, words: str) -> Kind:
        """The kind by the words beside a screen name, never by the name's own; of a bare one by how it was brought
        in."""
        handle = HANDLE.search(words)
        if handle is None:
            return self._kind(words)
        name = handle.group(1)
        beside = self._kind(words[: handle.start()] + "，" + words[handle.end() :])
        if beside.name == "unknown" and (noun := self.nicknames.noun(name)):
            beside = Kind("public", noun)
        elif beside.name == "unknown" and BODY.search(name):
            beside = self._kind(name)
        elif beside.name == "unknown" and self.online:
            beside = Kind("public", self.online)
        if beside.name == "public":
            voice.speaker = name
        return beside

    def _kind(self, words: str) -> Kind:
        """The last role word decides: Chinese heads stand last. Where the head is a name, what is said of it before 的
        does not make it one of the public: 被网友批评的赵磊.
        """
        head = re.search(r"的([\u4e00-\u9fff]{2,3})$", words)
        named = head is not None and head.group(1)[0] in SURNAMES and self.role_in(head.group(1)) is None
        best = self.role_in(words)
        if named and best is not None and best.name == "public":
            return Kind("person", None)
        return best or Kind("unknown", None)

    def place_of(self, words: str) -> str | None:
        return chinese_place(words)

    def asked_by(self, whom: str, at: int) -> Voice | None:
        """对其提出“…”: the reader whose screen name the text brought in last, or the words for him."""
        if self.language.anaphor.match(whom):
            if named := list(NICKNAMED.finditer(self.text, max(0, at - 120), at)):
                return self.made(named[-1].group(), named[-1].start(), "问")
        return self.made(whom, at, "问")

    def _brought_in(self, at: int) -> str | None:
        """The screen name that the text brought in last, if nobody has spoken since."""
        low = max(self.last_end, at - 150)
        found = list(NICKNAMED.finditer(self.text, low, at))
        return (found[-1]["name"] or found[-1]["at"]) if found else None

    def among(self, at: int) -> Voice | None:
        """The subject of the nearest sentence with a role, which stands first in it; else who spoke last."""
        low = max(self.last_end, at - 300)
        for sentence in reversed(STOPS.split(self.text[low:at])):
            roles = [
                (role.start(), Kind(kind, role.group()))
                for kind, pattern in self.language.roles
                for role in pattern.finditer(sentence)
            ]
            if roles:
                return self.one_of(min(roles, key=lambda role: role[0])[1], at)
        return self.last

    def name(self, voice: Voice, words: str) -> None:
        """A name after its role: 外交部发言人汪文斌 → 汪文斌."""
        for _, pattern in self.language.roles:
            for role in pattern.finditer(words):
                name = words[role.end() :]
                if (name[:1] in SURNAMES or "·" in name) and NAME.fullmatch(name) and not pattern.search(name):
                    voice.speaker = name
                    self.full[name] = words
                    return
        if words in self.full:
            voice.kind = self._kind(self.full[words])
        elif (
            voice.kind.name == "unknown"
            and (words[:1] in SURNAMES or "·" in words)
            and re.fullmatch(r"[\u4e00-\u9fff·]{2,4}", words)
        ):
            voice.kind = Kind("person", None)

    def group_of(self, words: str, before: int) -> str | None:
        found = next(reversed(list(GROUP.finditer(words))), None)  # heads stand last: 一位家长网友
        if found and len(found.group()) > 2:
            return found.group()
        if found is None and _ONE_OF_THE_STREET.search(words):
            return None
        earlier = self.groups.before(before)
        same = [g for g in earlier if found is None or g.endswith(found.group())]
        return max(same, key=len) if same else (found.group() if found else None)


def _trim(words: str) -> tuple[str, int]:
    """The words without their openings and what stands before the verb, and how much was cut on the left."""
    opening = OPENING.match(words)
    left = opening.end() if opening else 0
    words = words[left:]
    words = words[: _before_verb(words)]
    stripped = words.lstrip(" 　\t")
    return stripped.rstrip(" 　\t，,、"), left + len(words) - len(stripped)


def _before_verb(words: str) -> int:
    """Where the words before a verb begin that belong to it, how and when it was done, at the end of a subject; the
    subject's length where there are none.
    """
    least, begins = max(0, len(words) - LONGEST_BEFORE_VERB), {len(words)}
    for end in range(len(words), least, -1):
        if end in begins:
            within = range(max(least, end - LONGEST_PHRASE), end)
            begins |= {begin for begin in within if BEFORE_VERB.fullmatch(words, begin, end)}
    return min(begins)


def _manner(subject: str, verb: str) -> str | None:
    if found := MANNER.search(subject):
        return found.group(1) or found.group(2)
    return verb if MANNER_VERB.fullmatch(verb) else None
