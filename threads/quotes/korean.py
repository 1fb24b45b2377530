"""Korean: who speaks around a quote, by the topic particle before it and the quoting particle after it."""

from __future__ import annotations

import re
from bisect import bisect_right

from threads.quotes.groups import Groups
from threads.quotes.kinds import Kind
from threads.quotes.marks import Marked
from threads.quotes.places import korean_place
from threads.quotes.speakers import Voice

# What follows a quotation as opposed to a term: "…"라고, "…"며, "…"는 반응.
_QUOTING = re.compile(
    r"\s?(?:이?라고|이?라며|이?라면서|이?라는|이?란|고|며|면서|는 (?:반응|의견|댓글|글|지적|주장|말|목소리|비판)|"
    r"는 (?:\S+\s){0,3}\S+의 (?:댓글|반응|글|의견|말|지적|주장)|"
    r"하고|라 |이라 |라던|라지만|라네|"
    r"등(?:의|으로|이라고|이라며)?|는 등|[,.]?\s?(?:[가-힣'\"\w]+\s){0,4}?(?:말했|썼|적었|밝혔|전했|덧붙|주장|비판|"
    r"반응))"
)
_SUBJECT = re.compile(
    r"(?P<subject>[^\"“”.!?\s][^\"“”.!?\n]{0,69}?)(?:에서는|에는|께서는|은|는|이|"
    r"(?<!평론)(?<!전문)(?<!활동)(?<!사업)(?<!음악)(?<!소설)(?<!건축)(?<!정치)(?<!기업)(?<!투자)(?<!만화)(?<!\s작)가|"
    r"(?<!강원|경기|제주|충청|전라|"
    r"경상)도)(?=[\s,])"
)
_WHOLE = re.compile(r"[.!?…]$|[다요까네죠]$")
_AFTER_QUOTE = re.compile(
    r"^\s?(?:이?라고|이?라며|이?라면서|고|며|면서|라는|하자)\s?(?:\S+(?:자|며|고|면서|지만|는데|다)\s)?"
)
_SAID_TO_BE = re.compile(r"\s?(?:이?라는|는|이?란|등의|등)\s(?:\S+\s)?(?P<noun>댓글|반응|의견|글)")
# Words before a subject that belong to it: a screen name, a place of living.
_BELONGS = re.compile(r"아이디|닉네임|사는|거주|쓰는|사용하는|다니는|출신|서 온|밝힌")
_SSI = re.compile(r"(?:^|\s)([가-힣]{2,4})\s?(?:\(\d{1,2}\))?\s?씨$")
_SENTENCE = re.compile(r"(?<=[가-힣])[.!?](?=\s|$)|\n")
_AFTER = re.compile(
    r"\s?(?:이?라고|이?라며|고|며|면서)?\s*(?P<subject>[^\"“”.!?\n]{1,40}?)(?:은|는|이|"
    r"가)\s+(?:[가-힣]+\s){0,3}?(?:말|썼|적|밝|전|주장|비판|반응|답|덧붙|"
    r"강조|설명|토로|지적)"
)
# “…” 한 관람객의 말이다.
_WORDS_OF = re.compile(
    r"\s?(?:이?라는|는)\s(?P<person>[^\"“”.!?\n,]{1,40}?씨)(?:도|는|은|가|의|와|에게)?[\s,]|"
    r"\s?(?P<wrote>[^\"“”.!?\n,]{1,40}?)(?:이|"
    r"가)\s(?:남긴|쓴|올린|적은|단)\s(?:댓글|글|의견|말)|\s?(?:이?라는|는|"
    r"고 한)?\s*(?P<subject>[^\"“”.!?\n]{1,40}?)의\s(?:말|이야기|얘기|반응|설명|댓글|글|의견|"
    r"하소연|지적)"
)
# A sentence that announces the quote in the next paragraph: 그는 이렇게 적었다.
_ANNOUNCES = re.compile(
    r"(?:이렇게|다음과 같이|이런 글을|이런 댓글을)\s(?:[가-힣]+\s){0,2}[가-힣]{1,8}다\.?\s*$|"
    r"(?:다음과|이와|이) 같은\s(?:[가-힣]+\s){0,2}(?:글|댓글|반응|의견|말|호소|"
    r"사연)[이을를도]?\s(?:[가-힣]+\s){0,3}[가-힣]{1,8}다\.?\s*$|다음과 같다\.?\s*$"
)
_ABOUT_WRITING = re.compile(
    r"(?:글|댓글|게시물|게시글|기사|영상|사진|소식|커뮤니티|게시판|온라인|SNS)(?:에|에서|을|를)?$"
)
_COLON = re.compile(r"(?P<subject>[^\"“”.!?\n:]{1,60}?)\s?[:：]\s*$")
_MANNER = re.compile(
    r"(분노하며|화를 내며|비꼬며|농담조로|조롱하며|울먹이며|격하게|강하게|안타까워하며|한숨을 쉬며|웃으며)|"
    r"(?:라고|라며|고|며)\s?(비꼬|꼬집|조롱|분노|한탄|토로|호소|비아냥|일침)"
)
_ANAPHOR = re.compile(r"^(?:그|그녀|이 (?:네티즌|누리꾼|이용자|시민)|해당 (?:네티즌|누리꾼|이용자))$")
_OTHERS = re.compile(r"^(?:또 다른|다른|다른 한|또다른|일부|반면 일부|반면|또|이 밖에|이외에도|이어)\b")
_HANDLE = re.compile(
    r"(?:아이디|ID|닉네임|계정|트위터 이용자|인스타그램 이용자)\s?[(]?['‘\"“@]?([^'’\"”()\s@]{1,24})['’\"”]?|"
    r"@([\w.]{2,24})"
)
_FRAME = re.compile(
    r"^(?:이에 대해|이에|한편|또한|또(?! 다른)|반면|그러나|하지만|특히|이날|이를 본|이를 두고|이를 접한|소식을 접한|"
    r"기사를 접한|해당 기사를 본|온라인상에서는|온라인에서는|SNS에서는|그러자|이어|이후|"
    r"앞서)\s*,?\s*"
)
_ROLES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("official", re.compile(
        r"소방(?:관|대원|서)|야당|여당|대통령|장관|차관|대변인|당국자|관계자|의원|시장|지사|경찰|검찰|정부|외교부|"
        r"통일부|국방부|대사|총리|위원장|청와대|대통령실|국무위원|외교관|총영사|주석|구청|법원|"
        r"판사|군수|당국|보고관"
    )),
    ("expert",
        re.compile(r"교수|전문가|연구원|연구위원|박사|변호사|변호인|의사|소장|애널리스트|평론가|학자|센터장|원장")),
    ("journalist", re.compile(r"기자|앵커|매체|신문|통신|방송|언론|특파원|일보|사설|진행자|편집장")),
    ("public", re.compile(
        r"네티즌|누리꾼|이용자|유저|사용자|사용하는|쓰는|댓글|시민|주민|독자|시청자|팬|학생|학부모|승객|관광객|소비자|"
        r"손님|대학생|직장인|주부|자영업자|상인|운전자|목격자|블로거|여론|커뮤니티|"
        r"[가-힣]{1,3}객(?=$|\s|\(|[은는이가의도들])|(?:한|어느|다른)\s(?:\S+\s){0,3}(?:어머니|아버지|할머니|"
        r"할아버지)$|남성|여성|청년|행인|이웃|경비원|점주|입주민|세입자|"
        r"농민|어민|교사|회원|가입자|구독자|모\s?\(\d{1,2}\)\s?씨|모\s?씨|아이디|닉네임|글쓴이|작성자|베스트|의견"
    )),
    ("person", re.compile(
        r"대표|회장|사장|감독|배우|가수|작가|목사|선수|탈북민|탈북자|활동가|단체|회사|업체|기업|연합회|협회|조합|노조|"
        r"재단|학교 측|시공사|주최 측|국장|이사장|유족"
    )),
)  # fmt: skip
# A personal name: a family name of one or two syllables, then one or two; what ends in the word for an office is none.
_NAME = re.compile(
    r"(?:남궁|황보|제갈|선우|독고|[김이박최정강조윤장임한오서신권황안송류유전홍고문양손배백허남심노하곽성차주우구민진지엄채원천방공현함변염여추도소석선설마길연위표명기반라왕금옥육인맹제모탁국동])"
    r"[가-힣]?[가-힣](?<![부청측처팀실])"
)
_OBJECT = re.compile(r"[을를](?:\s|$)|에서?(?:\s|$)")
GROUP = re.compile(
    r"(?:[가-힣]{1,2}국|국내|일본|대만|홍콩|러시아|프랑스|독일|베트남|해외|북한|온라인|트위터|웨이보|인스타그램|서울|"
    r"부산)?\s?(?:네티즌|누리꾼|이용자|유저|시민|주민|독자|시청자|팬|학생|학부모|"
    r"대학생|소비자|승객)(?:들)?"
)


class Korean:
    """Reads spans in Korean text, in order; later ones may refer back to earlier ones."""

    def __init__(self, text: str, spans: list[Marked]) -> None:
        self.text, self.spans = text, spans
        self.last: Voice | None = None
        self.last_end = 0
        self.groups = Groups(text, GROUP)
        self.people: list[tuple[str, str]] = []  # name, phrase

    def voice(self, i: int) -> Voice | None:
        """Returns the voice of span i, or None where it is a term, a title or a handle."""
        span, text = self.spans[i], self.text
        after = text[span.outer_end : span.outer_end + 90].split("\n", 1)[0]
        start = self._sentence_start(span.outer_start)
        lead = text[start : span.outer_start]
        content = text[span.start : span.end]
        colon = _COLON.search(lead)
        if not self._is_quote(i, content, after, colon=bool(colon)):
            return None
        voice = (
            self._from_words_of(after, span.outer_end)
            or self._from_lead(lead, start)
            or self._from_after(after, span.outer_end)
        )
        if voice is None and colon:
            voice = self._made(colon.group("subject"), start + colon.start("subject"))
        end = self._series_end(i)
        crowd = _SAID_TO_BE.match(text, end, end + 40)
        if crowd and (voice is None or voice.kind.name in ("unknown", "person")):
            at = crowd.start("noun")
            voice = Voice(at, at + len(crowd["noun"]), crowd["noun"], Kind("public", crowd["noun"]), sign="ko")
            voice.group = self._group("", span.start)
        if voice is None and self.last is not None and span.start - self.last_end < 500:
            voice = Voice(
                self.last.start,
                self.last.end,
                self.last.speaker,
                self.last.kind,
                self.last.group,
                self.last.place,
                None,
                "ko-carried",
            )
        voice = voice or Voice(sign="ko")
        if found := _MANNER.search(lead[-20:] + "|" + after[:30]):
            voice.manner = found.group(1) or found.group(2)
        self.last, self.last_end = voice, span.outer_end
        return voice

    def _is_quote(self, i: int, content: str, after: str, *, colon: bool) -> bool:
        if _QUOTING.match(after) or colon or self._series_quotes(i):
            return True
        return len(content) >= 12 and bool(_WHOLE.search(content)) and self.spans[i].mark not in "'‘"

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
            if _QUOTING.match(self.text[self.spans[j + 1].outer_end : self.spans[j + 1].outer_end + 60]):
                return True
        return False

    def _sentence_start(self, at: int) -> int:
        low = max(0, at - 200)
        starts = [m.end() for m in _SENTENCE.finditer(self.text, low, at) if not self._quoted(m.start())]
        above = self.text[low : starts[-1]].rstrip() if starts else ""
        if (
            starts
            and not self.text[starts[-1] : at].strip()
            and (above.endswith((":", "：")) or _ANNOUNCES.search(above))
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
        for found in _SUBJECT.finditer(blanked):
            words = found.group("subject")
            if "\u25a1" in words:
                inside = words.rindex("\u25a1") + 1
                words = words[inside:]
                words = _AFTER_QUOTE.sub("", words)
            base = found.end("subject") - len(words)
            clean, left = _clean(words)
            if not clean:
                continue
            if _role(clean) or _SSI.search(clean) or best is None:
                best = (clean, base + left)
        if best is None:
            return None
        words, at = best
        floor = max(blanked.rfind(mark, 0, at) for mark in (",", "\u25a1", "\n")) + 1
        if at - floor <= 40 and _BELONGS.search(blanked, floor, at + len(words)):
            longer, left = _clean(lead[floor : at + len(words)])
            if not _AFTER_QUOTE.match(longer):
                words, at = longer, floor + left
        return self._made(words, start + at)

    def _from_words_of(self, after: str, base: int) -> Voice | None:
        found = _WORDS_OF.match(after)
        which = found.lastgroup if found and found.lastgroup else "subject"
        if not found or not _role(found[which]):
            return None
        clean, left = _clean(found[which])
        return self._made(clean, base + found.start(which) + left)

    def _from_after(self, after: str, base: int) -> Voice | None:
        found = _AFTER.match(after)
        return self._made(found.group("subject"), base + found.start("subject")) if found else None

    def _made(self, words: str, at: int) -> Voice:
        voice = Voice(at, at + len(words), words, sign="ko")
        if _ANAPHOR.match(words) and self.last is None:
            return self._antecedent(voice)
        if _ANAPHOR.match(words) and self.last is not None:
            voice.speaker, voice.kind, voice.group, voice.place = (
                self.last.speaker,
                self.last.kind,
                self.last.group,
                self.last.place,
            )
            return voice
        voice.kind = _role(words) or Kind("unknown", None)
        if voice.kind.name == "unknown" and _OTHERS.match(words) and self.last and self.last.kind.name == "public":
            voice.kind, voice.group = self.last.kind, self.last.group
        if voice.kind.name == "public":
            voice.group = voice.group or self._group(words, at)
            if handle := _HANDLE.search(words):
                voice.speaker = handle.group(1) or handle.group(2)
            elif ssi := _SSI.search(words):
                voice.speaker = ssi.group(1)
        else:
            self._name(voice, words)
        voice.place = korean_place(words)
        return voice

    def _antecedent(self, voice: Voice) -> Voice:
        """ "그" before anybody has spoken: the nearest subject with a role in the 300 characters before."""
        at = voice.start or 0
        low = max(0, at - 300)
        for found in reversed(list(_SUBJECT.finditer(self.text, low, at))):
            clean, _ = _clean(found["subject"].split("\n")[-1])
            if role := _role(clean):
                voice.speaker, voice.kind = clean, role
                voice.group = self._group(clean, at) if role.name == "public" else None
                break
        return voice

    def _name(self, voice: Voice, words: str) -> None:
        """박진 외교부 장관 → 박진; later 박 장관 → 박진."""
        if ssi := _SSI.search(words):
            voice.speaker = ssi.group(1)
            voice.kind = voice.kind if voice.kind.name != "unknown" else Kind("person", "씨")
            return
        if short := re.fullmatch(r"([가-힣])\s?([가-힣]{2,6})", words):
            for name, phrase in reversed(self.people):
                if name[0] == short.group(1) and phrase.endswith(short.group(2)):
                    voice.speaker = name
                    voice.kind = _role(phrase) or voice.kind
                    return
        named = re.match(r"([가-힣]{2,4})\s(?=[가-힣])", words) or re.search(
            r"\s([가-힣]{2,4})\s(?=[가-힣]{2,6}$)", words
        )
        if named and voice.kind.name != "unknown" and _NAME.fullmatch(named.group(1)):
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


def _clean(words: str) -> tuple[str, int]:
    """The subject without the frame words before it, and how much was cut on the left."""
    left = len(words) - len(words.lstrip(" ,"))
    rest = words[left:]
    while frame := _FRAME.match(rest):
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
    for name, pattern in _ROLES:
        for role in pattern.finditer(words):
            if _OBJECT.match(words, role.end()):  # 전시장을 찾은: a place or a thing, not who speaks
                continue
            if best is None or role.end() > best[0]:
                best = (role.end(), Kind(name, role.group()))
    return best[1] if best else None
