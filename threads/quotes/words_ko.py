"""The words and shapes by which Korean text shows who speaks."""

from __future__ import annotations

import re

from threads.quotes.language_cues import LanguageCues
from threads.quotes.lexicon import cue, plain, roles_of
from threads.text.wordlists import either

# What follows a quotation as opposed to a term: "…"라고, "…"며, "…"는 반응.
QUOTING = re.compile(
    r"\s?(?:이?라고|이?라며|이?라면서|이?라는|이?란|고|며|면서|"
    rf"(?:는| 같은) {cue('ko', 'utterances')}|는 (?:\S+\s){{0,3}}\S+의 {cue('ko', 'others_words')}|"
    r"하고|라 |이라 |라던|라지만|라네|등(?:의|으로|이라고|이라며)?|는 등|"
    + rf"[,.]?\s?(?:[가-힣\w]+\s){{0,4}}?{cue('ko', 'quoting_verbs')})"
)
SUBJECT = re.compile(
    r"(?P<subject>[^\"“”.!?\s][^\"“”.!?\n]{0,69}?)(?:에서는|에는|께서는|은|는|이|"
    rf"(?<!{cue('ko', 'no_subject')})가|(?<!{cue('ko', 'provinces')})도)(?=[\s,])"
)
WHOLE = re.compile(r"[.!?…]$|[다요까네죠]$")
AFTER_QUOTE = re.compile(
    r"^\s?(?:이?라고|이?라며|이?라면서|고|며|면서|라는|하자)\s?(?:\S+(?:자|며|고|면서|지만|는데|다)\s)?"
)
SAID_TO_BE = re.compile(
    r"\s?(?:이?라는|는|이?란|등의|등|같은)\s(?:\S+\s){0,2}?"
    r"(?P<noun>댓글|반응|의견|글|답글|요청|지적|목소리)(?P<alone>들?[이가도은는](?=\s))?"
)
# “…”(감귤나라): who wrote it, in brackets right behind.
SIGNED = re.compile(
    r"\s?[(（](?:아이디|ID|닉네임|필명)?[\s:=]?(?P<name>@?[A-Za-z가-힣\d][\w.*가-힣-]{1,15})[)）](?!\s?(?:기자|제공))"
)
# A name that only a screen has: bori****, 'nabi****', @slow_tram, ‘귤밭지기’ with nothing else.
STARRED = re.compile(r"['‘“\"]?(?P<name>@?[\w.가-힣]{1,16}\*{2,6})['’”\"]?$|@(?P<at>[\w.]{2,24})$")
BETWEEN_MARKS = re.compile(r"['‘](?P<name>[^'’\s]{2,16})['’]$")
# A paragraph that turns to something else: who spoke before it does not speak on after it.
ELSEWHERE = re.compile(r"\n[^\S\n]*(?:한편|이와 별도로|이와는 별도로|이 밖에|반면)\s")
# ‘우리 마을 지키기’라는 단체: what is named so is no quotation.
NAMED_THING = re.compile(
    rf"\s?(?:이?라는|이란)\s{cue('ko', 'things')}|"
    r"\s?(?:이?라고?|으?로)\s?(?:불[렀리러린]|부르|부른|명명|칭[하했]|일컫|비유)"
)
LETTER = re.compile(r"[A-Z]\s?씨?$")
# What opens a paragraph of the crowd's words: 온라인에서는 갑론을박이 벌어졌다.
_WORDLESS = r"[^.!?\n“”\"]"
TALK = re.compile(
    r"(?P<who>(?:(?:[가-힣]{1,3}국|일본|대만|홍콩|지역|현지|해외)\s)?"
    rf"{cue('ko', 'crowds')}들?){_WORDLESS}{{0,40}}?{cue('ko', 'stirs')}{_WORDLESS}{{0,20}}[.:]?\s*$"
)
# “…”는 전망도 있다: said by nobody in particular.
NOBODYS = re.compile(
    rf"\s?(?:이?라는|는|이?란)\s(?:\S+\s)?{cue('ko', 'nobodys')}[이가도은]\s(?:있|나오|나온|제기|돈|돌|많)"
)
WORDS_FOR_TEXTS = frozenset(plain("ko", "texts"))
NO_SIGNER = re.compile(cue("ko", "no_signers"))
# Words before a subject that belong to it: a screen name, a place of living.
BELONGS = re.compile(cue("ko", "belongs"))
SSI = re.compile(r"(?:^|\s)([가-힣]{2,4})\s?(?:\(\d{1,2}\))?\s?씨$")
SENTENCE = re.compile(r"(?<=[가-힣])[.!?](?=\s|$)|\n")
AFTER = re.compile(
    r"\s?(?:이?라고|이?라며|고|며|면서)?\s{0,9}(?P<subject>[^\"“”.!?\n]{1,40}?)(?:은|는|이|가)\s+"
    rf"(?:[가-힣]+\s){{0,3}}?{cue('ko', 'says')}"
)
# “…” 한 관람객의 말이다.
WORDS_OF = re.compile(
    r"\s?(?:등\s)?(?:이?라는|는)\s(?P<person>[^\"“”.!?\n,]{1,40}?씨)(?:도|는|은|가|의|와|에게)?[\s,]|"
    r"\s?(?:등\s)?(?P<wrote>[^\"“”.!?\n,]{1,40}?)(?:이|가)\s(?:남긴|쓴|올린|적은|단)\s(?:댓글|글|의견|말)|"
    + rf"\s?(?:이?라는|는|고 한|등)?\s*(?P<subject>[^\"“”.!?\n]{{1,40}}?)의\s{cue('ko', 'his_words')}"
)
# A sentence that announces the quote in the next paragraph: 그는 이렇게 적었다.
ANNOUNCES = re.compile(
    r"(?:이렇게|다음과 같이|이런 글을|이런 댓글을)\s(?:[가-힣]+\s){0,2}[가-힣]{1,8}다\.?\s*$|"
    rf"(?:다음과|이와|이) 같은\s(?:[가-힣]+\s){{0,2}}{cue('ko', 'announced_texts')}[이을를도]?\s"
    r"(?:[가-힣]+\s){0,3}[가-힣]{1,8}다\.?\s*$|다음과 같다\.?\s*$"
)
COLON = re.compile(r"(?P<subject>[^\"“”.!?\n:]{1,60}?)\s?[:：]\s*$")
MANNER = re.compile(rf"({cue('ko', 'manners')})|(?:라고|라며|고|며)\s?({cue('ko', 'manner_verbs')})")
_SPACED_NAME = r"(?<=아이디)\s|(?<=ID)\s|(?<=닉네임)\s|(?<=필명)\s"
HANDLE = re.compile(
    rf"{cue('ko', 'handle_nouns')}(?:\s?[(]?['‘\"“@]|{_SPACED_NAME})([^'’\"”()\s@]{{1,24}})['’\"”]?|"
    rf"['‘\"“]([^'’\"”\n]{{1,24}})['’\"”]\s?(?:이?라는|이?란|을|를)\s(?:{cue('ko', 'name_nouns')}|이름)|"
    r"@([\w.]{2,24})"
)
NICKNAMED = re.compile(
    rf"(?P<noun>{cue('ko', 'nick_nouns')})(?:인|는)?\s?[(]?['‘\"“](?P<name>[^'’\"”()\s@.,!?]{{1,16}})['’\"”]|"
    rf"['‘\"“](?P<at>[^'’\"”\s.,!?]{{1,16}})['’\"”]\s?(?:이?라는|이?란|을|를)\s{cue('ko', 'name_nouns')}"
)
FRAME = re.compile(rf"^{cue('ko', 'frames')}\s*,?\s*")
ROLES = roles_of("ko")
# A personal name: a family name of one or two syllables, then one or two; what ends in the word for an office is none.
_SURNAMES = either([*plain("ko", "long_surnames"), f"[{''.join(plain('ko', 'surnames'))}]"])
NAME = re.compile(rf"{_SURNAMES}[가-힣]?[가-힣](?<![부청측처팀실])")
OBJECT = re.compile(r"[을를](?:\s|$)|에서?(?:\s|$)")
GROUP = re.compile(rf"{cue('ko', 'regions')}?\s?{cue('ko', 'group_nouns')}(?:들)?")
CUES = LanguageCues(
    sign="ko",
    roles=ROLES,
    anaphor=re.compile(rf"^{cue('ko', 'anaphors')}$"),
    partitive=re.compile(rf"{cue('ko', 'partitives')}$"),
    others=re.compile(rf"^{cue('ko', 'others')}\b"),
    groups=GROUP,
    nicknames=NICKNAMED,
    online=re.compile(cue("ko", "online")),
    thing=OBJECT,
)
