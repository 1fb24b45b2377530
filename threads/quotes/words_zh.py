"""The words and shapes by which Chinese text shows who speaks."""

from __future__ import annotations

import re

from threads.quotes.language_cues import LanguageCues
from threads.quotes.lexicon import cue, roles_of, words_of

_SAY = cue("zh", "say")
_GLUE = rf"(?:{cue('zh', 'glue')}|[^，,。：:“”「」\s]{{0,12}})?"
_PEOPLE = cue("zh", "people")
VERB = re.compile(_SAY)
TO_QUOTE = re.compile(rf"{_GLUE}[：:，,]?\s*")
WITHIN = re.compile(r"[^。！？!?；;\n]{0,40}")
CLAUSE = re.compile(r"[^。！？!?；;\n：:]{0,80}\Z")
# 也有网友不以为然，“…”: the public as subject of the clause right before the quote, whatever its verb.
LEAD_CROWD = re.compile(
    r"(?:^|[，,])((?:[^，,。！？；“”「」：:向对對把被给給与與和跟让讓请請为為由替])"
    rf"{{0,10}}?{_PEOPLE}(?:们|們)?)[^，,。！？；“”「」：:]{{0,14}}[，,：:]\s*$"
)
TAIL = re.compile(
    r"[，,。—\-–\s]{0,3}(?P<subject>(?:[“「『\"'‘][^“”「」『』\"'‘’\n]{1,20}[”」』\"'’])?"
    r"(?:[^，,。！？!?；;\n“”「」：:]|[“「][^“”「」\n]{1,12}[”」](?=的)){0,40}?)"
    + rf"(?P<verb>{_SAY})(?:道|说|說|称|稱|着|著)?(?=[。，,！!；;\s\n]|$|[^“「。\n]{{0,14}}[，,。\n])"
)
ENDS_IN_VERB = re.compile(rf"{_SAY}$")
NAME = re.compile(r"[\u4e00-\u9fff·]{2,4}|[\u4e00-\u9fff]{1,8}·[\u4e00-\u9fff·]{1,12}")
BARE_VERBS = frozenset("道说說称稱曰讲講指")
# A reader's screen name as the text brings it in: 网友“山里人”, 昵称为“补锅人”的用户, 用户@阿牛.
NICKNAMED = re.compile(
    rf"(?P<noun>{_PEOPLE}|{cue('zh', 'named')})(?:们|們|[为為是叫])?\s?"
    r"(?:[“「『\"'‘](?P<name>[^“”「」『』\"'‘’\n，。：:]{1,20})[”」』\"'’]|[@＠](?P<at>[^\s，,：:。“”]{1,20}))"
)
# A bare “name” of these words is a body's: “城东消防”, “村头发布”.
BODY = re.compile(cue("zh", "bodies"))
# “城东消防”的一条微博: the name of an account, by what it owns.
ACCOUNT_OF = re.compile(
    rf"的?[^，,。“”「」\n]{{0,6}}?{cue('zh', 'accounts')}|"
    r"[^。，,“”「」\n]{0,8}(?:与|和|跟|與)另?一?[名位个]?网友"
)
# 对其提出“…”问题: the one who is asked about is the one who asks.
ASKED_BY = re.compile(r"[对對就](?P<whom>[^，,。“”「」]{1,12})$")
# 针对家长“…”的疑问: words whose owner stands right before the marks.
WORDS_OF = re.compile(rf"的[这這]?[一种種个個条條类類]*{cue('zh', 'owned')}")
STOPS = re.compile(r"[。！？!?；;\n]")
OPENING = re.compile(rf"^(?:{cue('zh', 'openings')}|\s)+[，,、]?")
BEFORE_VERB = re.compile(cue("zh", "before_verb"))
MANNER = re.compile(rf"([\u4e00-\u9fff]{{2}})地$|({cue('zh', 'manners')})$")
MANNER_VERB = re.compile(cue("zh", "manner_verbs"))
HANDLE = re.compile(r"[“「『@＠\"'‘]([^“”「」『』\"'‘’@＠\s，,：:。]{1,20})[”」』\"'’]?")
CROWD_WORD = re.compile(rf"(?:{_PEOPLE}|{cue('zh', 'crowd_places')})(?:们|們)?")
CROWD = re.compile(rf"[，,、…\s]{{0,4}}(?P<subject>[^。！？!?\n“”「」]{{0,16}}?{CROWD_WORD.pattern})")
# 许多人拿他与公鸡对比，… : a clause that the crowd opens.
CROWD_OPENS = re.compile(
    r"\s?(?:[^，,。！？；“”「」：:向对對把被给給与與和跟让讓请請为為由替在]|在[^，,。]{1,8}[上中里裡下]){0,12}?"
    rf"(?:{CROWD_WORD.pattern}|(?:许多|許多|不少|很多|一些|有的|有些|众|眾|有)人|大家|人们|人們)"
)
# 引发网友热议, 网上炸开了锅: what comes next is the crowd's.
_WORDLESS = r"[^。！？\n“”]"
TALK = re.compile(
    rf"{cue('zh', 'draws')}{_WORDLESS}{{0,10}}?(?P<who>{CROWD_WORD.pattern})?{_WORDLESS}{{0,12}}?{cue('zh', 'drawn')}|"
    rf"(?P<crowd>{CROWD_WORD.pattern}|{cue('zh', 'places')}){_WORDLESS}{{0,10}}?{cue('zh', 'stirs')}"
)
# 有网友晒出一张照片，配文: the crowd before what it does.
CROWD_ACTS = re.compile(
    r"\s?[也还還更另又]?(?:有|[一多几幾两兩数數][名位个個]|不少|许多|許多|很多|大批|众多)"
    rf"[^，,。！？；“”「」：:的]{{0,6}}?{CROWD_WORD.pattern}(?=[\u4e00-\u9fff]{{2,20}}[，,])"
)
CROWD_DOES = re.compile(rf"([^，,。的]{{0,8}}?{CROWD_WORD.pattern})([\u4e00-\u9fff]{{2,4}})")
# Words between a subject and its verb of saying.
CUT_TO_VERB = re.compile(rf"(?:[^，,。！？；：:“”「」\n]{{0,16}}?){_SAY}(?:道|称|稱|说|說)?[：:，,。]")
# “…？”面对议员的追问: who asked, right behind the question.
ASKS = re.compile(
    rf"\s?{cue('zh', 'asks_about')}(?P<who>[^，,。！？；：:“”「」]{{1,12}})的(?:这|這)?{cue('zh', 'asking')}"
)
TO_COLON = re.compile(r"[^。！？；，\n“”「」：:]{0,14}[：:]")
# 村民老秦蹲在门槛上: somebody opens the sentence right after a quote.
OWNER = re.compile(
    r"(?:针对|針對|面对|面對|回应|回應|对于|對於|对|對|就|^|[，,])"
    rf"([^，,。！？；：:“”「」]{{0,10}}?{CROWD_WORD.pattern})$"
)
SUBJECT_AFTER = re.compile(r"((?:[^，,。！？；：:“”「」\s了]){2,10}?)(?=[把将蹲站坐望看指抬摇擦叹笑走说低转摸掏收推])")
ROLES = roles_of("zh")
POST_AND_NAME = re.compile(
    rf"(?:{'|'.join(pattern.pattern for kind, pattern in ROLES[:3])})(?P<name>[\u4e00-\u9fff]{{2,3}})"
    rf"(?=(?:分析)?{_SAY}|接受|在|对|對|，|（)"
)
_COUNTRIES = "|".join(words_of("zh")["countries"]["names"])
GROUP = re.compile(rf"(?:{cue('zh', 'regions')}|{_COUNTRIES})?{cue('zh', 'group_nouns')}")
CUES = LanguageCues(
    sign="zh",
    roles=ROLES,
    anaphor=re.compile(rf"^{cue('zh', 'anaphors')}"),
    partitive=re.compile(cue("zh", "partitives")),
    others=re.compile(rf"^{cue('zh', 'others')}"),
    groups=GROUP,
    nicknames=NICKNAMED,
    online=re.compile(cue("zh", "online")),
)
