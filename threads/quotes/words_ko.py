"""The words and shapes by which Korean text shows who speaks."""

from __future__ import annotations

import re

from threads.quotes.roles import cue, roles_of

# What follows a quotation as opposed to a term: "…"라고, "…"며, "…"는 반응.
QUOTING = re.compile(
    r"\s?(?:이?라고|이?라며|이?라면서|이?라는|이?란|고|며|면서|"
    rf"(?:는| 같은) {cue('ko', 'utterances')}|"
    r"는 (?:\S+\s){0,3}\S+의 (?:댓글|반응|글|의견|말|지적|주장)|"
    r"하고|라 |이라 |라던|라지만|라네|"
    r"등(?:의|으로|이라고|이라며)?|는 등|[,.]?\s?(?:[가-힣\w]+\s){0,4}?(?:말했|썼|적었|밝혔|전했|덧붙|주장|비판|"
    r"반응))"
)
SUBJECT = re.compile(
    r"(?P<subject>[^\"“”.!?\s][^\"“”.!?\n]{0,69}?)(?:에서는|에는|께서는|은|는|이|"
    r"(?<!평론)(?<!전문)(?<!활동)(?<!사업)(?<!음악)(?<!소설)(?<!건축)(?<!정치)(?<!기업)(?<!투자)(?<!만화)(?<!\s작)가|"
    r"(?<!강원|경기|제주|충청|전라|"
    r"경상)도)(?=[\s,])"
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
ONLINE = re.compile(cue("ko", "online"))
PARTITIVE = re.compile(
    r"(?:(?:그|이|이들)\s?(?:중|가운데)\s?)?(?:(?:한|두|세|몇|또\s다른\s한|다른\s한)\s?(?:명|사람|이)|일부|상당수|대부분)$"
)
# A paragraph that turns to something else: who spoke before it does not speak on after it.
ELSEWHERE = re.compile(r"\n\s*(?:한편|이와 별도로|이와는 별도로|이 밖에|반면)\s")
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
WORDS_FOR_TEXTS = frozenset(["댓글", "글", "의견", "반응", "여론", "베스트"])
NO_SIGNER = re.compile(r"^\d+세?$|웃음|사진|영상|관련|이하|박수|중략|캡처|기사|당시|현지시간")
# Words before a subject that belong to it: a screen name, a place of living.
BELONGS = re.compile(r"아이디|닉네임|사는|거주|쓰는|사용하는|다니는|출신|서 온|밝힌")
SSI = re.compile(r"(?:^|\s)([가-힣]{2,4})\s?(?:\(\d{1,2}\))?\s?씨$")
SENTENCE = re.compile(r"(?<=[가-힣])[.!?](?=\s|$)|\n")
AFTER = re.compile(
    r"\s?(?:이?라고|이?라며|고|며|면서)?\s*(?P<subject>[^\"“”.!?\n]{1,40}?)(?:은|는|이|"
    r"가)\s+(?:[가-힣]+\s){0,3}?(?:말|썼|적|밝|전|주장|비판|반응|답|덧붙|"
    r"강조|설명|토로|지적)"
)
# “…” 한 관람객의 말이다.
WORDS_OF = re.compile(
    r"\s?(?:등\s)?(?:이?라는|는)\s(?P<person>[^\"“”.!?\n,]{1,40}?씨)(?:도|는|은|가|의|와|에게)?[\s,]|"
    r"\s?(?:등\s)?(?P<wrote>[^\"“”.!?\n,]{1,40}?)(?:이|"
    r"가)\s(?:남긴|쓴|올린|적은|단)\s(?:댓글|글|의견|말)|\s?(?:이?라는|는|"
    r"고 한|등)?\s*(?P<subject>[^\"“”.!?\n]{1,40}?)의\s(?:말|이야기|얘기|반응|설명|댓글|글|의견|"
    r"하소연|지적)"
)
# A sentence that announces the quote in the next paragraph: 그는 이렇게 적었다.
ANNOUNCES = re.compile(
    r"(?:이렇게|다음과 같이|이런 글을|이런 댓글을)\s(?:[가-힣]+\s){0,2}[가-힣]{1,8}다\.?\s*$|"
    r"(?:다음과|이와|이) 같은\s(?:[가-힣]+\s){0,2}(?:글|댓글|반응|의견|말|호소|"
    r"사연)[이을를도]?\s(?:[가-힣]+\s){0,3}[가-힣]{1,8}다\.?\s*$|다음과 같다\.?\s*$"
)
_ABOUT_WRITING = re.compile(
    r"(?:글|댓글|게시물|게시글|기사|영상|사진|소식|커뮤니티|게시판|온라인|SNS)(?:에|에서|을|를)?$"
)
COLON = re.compile(r"(?P<subject>[^\"“”.!?\n:]{1,60}?)\s?[:：]\s*$")
MANNER = re.compile(
    r"(분노하며|화를 내며|비꼬며|농담조로|조롱하며|울먹이며|격하게|강하게|안타까워하며|한숨을 쉬며|웃으며)|"
    r"(?:라고|라며|고|며)\s?(비꼬|꼬집|조롱|분노|한탄|토로|호소|비아냥|일침)"
)
ANAPHOR = re.compile(
    r"^(?:그|그녀|(?:이|해당|같은)\s(?:네티즌|누리꾼|이용자|시민|유저|회원|팬|관계자|당국자|주민|학부모|교수|글쓴이|작성자|배우|의원))$"
)
OTHERS = re.compile(r"^(?:또 다른|다른|다른 한|또다른|일부|반면 일부|반면|또|이 밖에|이외에도|이어)\b")
HANDLE = re.compile(
    r"(?:아이디|ID|닉네임|필명|계정|(?:트위터|인스타그램|네이버|다음)?\s?(?:이용자|누리꾼|네티즌|유저)|회원|구독자|시청자|독자|팬)"
    r"(?:\s?[(]?['‘\"“@]|(?<=아이디)\s|(?<=ID)\s|(?<=닉네임)\s|(?<=필명)\s)([^'’\"”()\s@]{1,24})['’\"”]?|"
    r"['‘\"“]([^'’\"”\n]{1,24})['’\"”]\s?(?:이?라는|이?란|을|를)\s(?:닉네임|아이디|ID|필명|계정|이름)|"
    r"@([\w.]{2,24})"
)
NICKNAMED = re.compile(
    r"(?P<noun>아이디|ID|닉네임|필명|이용자|누리꾼|네티즌|유저|회원|구독자|시청자|독자|팬)"
    r"(?:인|는)?\s?[(]?['‘\"“](?P<name>[^'’\"”()\s@.,!?]{1,16})['’\"”]|"
    r"['‘\"“](?P<at>[^'’\"”\s.,!?]{1,16})['’\"”]\s?(?:이?라는|이?란|을|를)\s(?:닉네임|아이디|ID|필명|계정)"
)
FRAME = re.compile(
    r"^(?:이에 대해|이에|한편|또한|또(?! 다른)|반면|그러나|하지만|특히|이날|이를 본|이를 두고|이를 접한|소식을 접한|"
    r"기사를 접한|해당 기사를 본|온라인상에서는|온라인에서는|SNS에서는|그러자|이어|이후|"
    r"앞서)\s*,?\s*"
)
ROLES = roles_of("ko")
# A personal name: a family name of one or two syllables, then one or two; what ends in the word for an office is none.
NAME = re.compile(
    r"(?:남궁|황보|제갈|선우|독고|[김이박최정강조윤장임한오서신권황안송류유전홍고문양손배백허남심노하곽성차주우구민진지엄채원천방공현함변염여추도소석선설마길연위표명기반라왕금옥육인맹제모탁국동])"
    r"[가-힣]?[가-힣](?<![부청측처팀실])"
)
OBJECT = re.compile(r"[을를](?:\s|$)|에서?(?:\s|$)")
GROUP = re.compile(
    r"(?:[가-힣]{1,2}국|국내|일본|대만|홍콩|러시아|프랑스|독일|베트남|해외|북한|온라인|트위터|웨이보|인스타그램|서울|"
    r"부산)?\s?(?:네티즌|누리꾼|이용자|유저|시민|주민|구독자|(?<!구)독자|시청자|팬|학생|학부모|"
    r"대학생|소비자|승객)(?:들)?"
)
