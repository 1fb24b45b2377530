"""The words and shapes by which Chinese text shows who speaks."""

from __future__ import annotations

import re

from threads.quotes.roles import cue, roles_of, words_of

_SAY = cue("zh", "say")
_GLUE = (
    r"(?:道|说|說|称|稱|到|过|過|着|著|了|表示|我们|我們|记者|記者|本报|本報|本台|媒体|媒體|美联社|路透社|法新社|"
    r"[^，,。：:“”「」\s]{0,12})?"
)
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
    rf"[，,。—\-–\s]{{0,3}}(?P<subject>(?:[“「『\"'‘][^“”「」『』\"'‘’\n]{{1,20}}[”」』\"'’])?(?:[^，,。！？!?；;\n“”「」：:]|"
    rf"[“「][^“”「」\n]{{1,12}}[”」](?=的)){{0,40}}?)(?P<verb>{_SAY})(?:道|说|"
    rf"說|称|稱|着|著)?(?=[。，,！!；;\s\n]|$|[^“「。\n]{{0,14}}[，,。\n])"
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
# Where people talk: in such a text a bare “name” that speaks is a reader's.
ONLINE = re.compile(cue("zh", "online"))
PARTITIVE = re.compile(
    r"^(?:其中|当中|當中)?的?有?另?[一两兩几幾](?:[名位个個条條则則句户戶家]|[个個]?人)$|"
    r"^(?:第[一二三四]|另一|一)派"
)
# 针对家长“…”的疑问: words whose owner stands right before the marks.
WORDS_OF = re.compile(rf"的[这這]?[一种種个個条條类類]*{cue('zh', 'owned')}")
STOPS = re.compile(r"[。！？!?；;\n]")
OPENING = re.compile(
    r"^(?:对此|對此|此外|同时|同時|另外|不过|不過|但是|但|然而|而且|而|其中|与此同时|與此同時|随后|隨後|接着|之后|"
    r"最后|最後|例如|比如|还|還|也|更|又|则|則|据悉|目前|对于此事|"
    r"在微博上|在网上|在網上|在评论区|在評論區|评论区里?|評論區裡?|微博上|网上|網上|网络上|網絡上|就此|\s)+[，,、]?"
)
CUT = re.compile(
    r"(?:(?<![住身現现正])在(?![线線读讀校职職家])[^，,的]{1,25}(?:上|中|里|裡|下|时|時|后|後|间|間)?|则|則|也|还|還|"
    r"又|并|並|曾|就此|对此|對此|(?<![反面绝应针])对[^，,]{1,15}|"
    r"(?<![反面絕應針])對[^，,]{1,15}|回[覆复應应][^，,]{0,8}[时時]|向[^，,]{1,15}|接受[^，,]{0,20}(?:采访|採訪|访问|訪問)(?:时|時)?|"
    r"[\u4e00-\u9fff]{2}地|(?:苦|微|大|冷|哭|含泪)?[笑哭][着著]?|[\u4e00-\u9fff][着著]|"
    r"(?:愤怒|憤怒|气愤|氣憤|无奈|無奈|激动|激動|幽默|犀利|生气)|\d+日|今天|昨天|昨日|今日|日前|[昨今当當]晚|昨夜|当天|當天|今早|随即|隨即|"
    r"近日|却|卻|倒是?|竟然?|直接|不禁|纷纷|紛紛|随后|隨後|进一步|進一步|明确|明確|公开|公開|这样|這樣|如此|如是)+$"
)
MANNER = re.compile(r"([\u4e00-\u9fff]{2})地$|(愤怒|憤怒|气愤|氣憤|无奈|無奈|激动|激動|幽默|犀利|生气)$")
MANNER_VERB = re.compile(r"调侃|調侃|嘲讽|嘲諷|讽刺|諷刺|吐槽|怒斥|痛斥|感叹|感嘆|感慨|抱怨|惊呼|驚呼")
ANAPHOR = re.compile(
    r"^(?:(?:他|她|其)(?:们|們|本人|自己)?$|该(?:网友|网民|用户|博主|名网友|男子|女子|官员|发言人)|這名|这名|这位|這位|对方|對方|前者|后者|後者)"
)
OTHERS = re.compile(r"^(?:另|其他|其余|還有|还有|也有|又有|更有|有的|有些|另有)")
HANDLE = re.compile(r"[“「『@＠\"'‘]([^“”「」『』\"'‘’@＠\s，,：:。]{1,20})[”」』\"'’]?")
CROWD_WORD = re.compile(rf"(?:{_PEOPLE}|评论区|評論區|留言区|留言區|弹幕|彈幕)(?:们|們)?")
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
    r"\s?(?:面对|面對|对于|對於|针对|針對|对|對)(?P<who>[^，,。！？；：:“”「」]{1,12})的"
    r"(?:这|這)?(?:追问|追問|提问|提問|质问|質問|质疑|質疑|询问|詢問|问题|問題)"
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
COUNTRIES = "|".join(words_of("zh")["countries"]["names"])
GROUP = re.compile(
    rf"(?:[\u4e00-\u9fff][国國]|{COUNTRIES}|日本|台湾|台灣|臺灣|香港|澳门|澳門|朝鲜|朝鮮|俄罗斯|俄羅斯|越南|印度|海外|境外|内地|"
    r"大陆|大陸|微博|知乎|抖音|豆瓣|当地|當地|本地|上海|北京)?(?:网友|網友|"
    r"网民|網民|用户|用戶|读者|讀者|观众|觀眾|居民|市民|村民|民众|民眾|粉丝|粉絲|学生|學生|家长|家長|游客|遊客|乘客|"
    r"消费者|消費者|博主|乡民|鄉民)"
)
