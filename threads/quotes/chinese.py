"""Chinese: who speaks beside a quote, by the words of saying before or after it."""

from __future__ import annotations

import re
from bisect import bisect_right

from threads.quotes.groups import Groups
from threads.quotes.kinds import Kind
from threads.quotes.marks import Marked
from threads.quotes.places import chinese_place
from threads.quotes.speakers import Voice
from threads.quotes.surnames import SURNAMES

_SAY = (
    r"(?:表示|指出|认为|認為|(?<![赞讚门門条條热熱])(?:评论|評論|留言)(?![区區者员員家里裡中下板])|写道|寫道|写到|"
    r"回复|回覆|回應|回应|强调|強調|直言|感叹|感嘆|感慨|调侃|調侃|质疑|質疑|批评|批評|吐槽|"
    r"反问|反問|呼吁|呼籲|抱怨|怒斥|痛斥|称赞|稱讚|解释|解釋|补充|補充|坦言|透露|介绍|介紹|告诉|告訴|喊话|喊話|发文|"
    r"發文|发帖|發帖|跟帖|发问|"
    r"發問|追问|追問|嘲讽|嘲諷|讽刺|諷刺|主张|主張|警告|通报|通報|宣布|声明|聲明|回忆|回憶|描述|形容|提到|提问|提問|"
    r"谈到|談到|(?<!疑)[问問]|写|寫|喊|回|赞|"
    r"笑称|笑稱|戏称|戲稱|声称|聲稱|宣称|宣稱|(?:自称|自稱)(?![^，,。]{1,14}的)|据称|直呼|高呼|惊呼|驚呼|说|說|"
    r"(?<![自号號俗])[称稱]|道|曰|指|讲|講|点评|點評|配文|转发|轉發|建议|建議|"
    r"证实|證實|重申|坚称|堅稱|辩称|辯稱|答复|答覆|答道|打趣|自嘲|提醒|喊道|附和|总结|總結|断言|斷言|预测|預測|斥责|"
    r"斥責|讨论|討論|嘀咕|叮嘱|力挺|点赞|猜测|猜測|指责|指責|谴责|譴責|反驳|反駁|否认|"
    r"否認|承认|承認|担心|擔心|希望|分析|透漏|報道|报道|叹道|嘆道|想|觉得|覺得)"
)
_GLUE = (
    r"(?:道|说|說|称|稱|到|过|過|着|著|了|表示|我们|我們|记者|記者|本报|本報|本台|媒体|媒體|美联社|路透社|法新社|"
    r"[^，,。：:“”「」\s]{0,12})?"
)
_PEOPLE = r"(?:网友|網友|网民|網民|用户|用戶|读者|讀者|观众|觀眾|粉丝|粉絲|居民|市民|民众|民眾)"
_VERB = re.compile(_SAY)
_TO_QUOTE = re.compile(rf"{_GLUE}[：:，,]?\s*")
_WITHIN = re.compile(r"[^。！？!?；;\n]{0,40}")
_CLAUSE = re.compile(r"[^。！？!?；;\n：:]{0,80}\Z")
# 也有网友不以为然，“…”: the public as subject of the clause right before the quote, whatever its verb.
_LEAD_CROWD = re.compile(
    rf"(?:^|[，,])([^，,。！？；“”「」：:]{{0,10}}{_PEOPLE}(?:们|們)?)[^，,。！？；“”「」：:]{{0,14}}[，,：:]\s*$"
)
_TAIL = re.compile(
    rf"[，,。—\-–\s]{{0,3}}(?P<subject>(?:[^，,。！？!?；;\n“”「」：:]|"
    rf"[“「][^“”「」\n]{{1,12}}[”」](?=的)){{1,40}}?)(?P<verb>{_SAY})(?:道|说|"
    rf"說|称|稱|着|著)?(?=[。，,！!；;\s\n]|$|[^“「。\n]{{0,14}}[，,。\n])"
)
_ENDS_IN_VERB = re.compile(rf"{_SAY}$")
_NAME = re.compile(r"[\u4e00-\u9fff·]{2,4}|[\u4e00-\u9fff]{1,8}·[\u4e00-\u9fff·]{1,12}")
_BARE_VERBS = frozenset("道说說称稱曰讲講指")
_STOPS = re.compile(r"[。！？!?；;\n]")
_OPENING = re.compile(
    r"^(?:对此|對此|此外|同时|同時|另外|不过|不過|但是|但|然而|而且|而|其中|与此同时|與此同時|随后|隨後|接着|之后|"
    r"最后|最後|例如|比如|还|還|也|更|又|则|則|据悉|目前|对于此事|"
    r"在微博上|在网上|在網上|在评论区|在評論區|评论区里?|評論區裡?|微博上|网上|網上|网络上|網絡上|就此|\s)+[，,、]?"
)
_CUT = re.compile(
    r"(?:(?<![住身現现正])在(?![线線读讀校职職家])[^，,的]{1,25}(?:上|中|里|裡|下|时|時|后|後|间|間)?|则|則|也|还|還|"
    r"又|并|並|曾|就此|对此|對此|对[^，,]{1,15}|"
    r"對[^，,]{1,15}|向[^，,]{1,15}|接受[^，,]{0,20}(?:采访|採訪|访问|訪問)(?:时|時)?|"
    r"[\u4e00-\u9fff]{2}地|(?:愤怒|憤怒|气愤|氣憤|无奈|無奈|激动|激動|幽默|犀利|生气)|\d+日|今天|昨天|昨日|今日|日前|"
    r"近日|直接|不禁|纷纷|紛紛|随后|隨後|进一步|進一步|明确|明確|公开|公開|这样|這樣|如此|如是)+$"
)
_MANNER = re.compile(r"([\u4e00-\u9fff]{2})地$|(愤怒|憤怒|气愤|氣憤|无奈|無奈|激动|激動|幽默|犀利|生气)$")
_MANNER_VERB = re.compile(r"调侃|調侃|嘲讽|嘲諷|讽刺|諷刺|吐槽|怒斥|痛斥|感叹|感嘆|感慨|抱怨|惊呼|驚呼")
_ANAPHOR = re.compile(
    r"^(?:他|她|其|该(?:网友|网民|用户|博主|名网友|男子|女子|官员|发言人)|這名|这名|这位|這位|对方|對方|前者|后者|後者)"
)
_OTHERS = re.compile(r"^(?:另|其他|其余|還有|还有|也有|又有|更有|有的|有些|另有)")
_HANDLE = re.compile(r"[“「『@＠\"]([^“”「」『』@＠\s，,：:。]{1,20})[”」』\"]?")
_CROWD_WORD = re.compile(rf"(?:{_PEOPLE}|评论区|評論區|留言区|留言區|弹幕|彈幕)(?:们|們)?")
_CROWD = re.compile(rf"[，,、…\s]{{0,4}}(?P<subject>[^。！？!?\n“”「」]{{0,16}}?{_CROWD_WORD.pattern})")
_ROLES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("official", re.compile(
        r"发言人|發言人|部长|部長|官员|官員|总统|總統|主席|总理|總理|首相|外长|外長|大使|领事|領事|警方|警察|民警|"
        r"政府|当局|當局|外交部|国防部|國防部|统一部|議員|议员|市长|市長|省长|省長|委员会|委員會|"
        r"法院|检察|檢察|公安|书记|書記|局长|局長|司长|处长|处長|国务卿|國務卿|白宫|外交官|特使|大臣|州长|州長|消防|"
        r"村委会|居委会|支书|支書|村主任|镇长|鎮長|县长|縣長|区长|區長|乡长|鄉長|"
        r"[\u4e00-\u9fff]{2}(?:局|厅|廳)$|负责人|負責人|相关部门|[\u4e00-\u9fff](?:局|厅|廳|办公室|管委会|部门|"
        r"部門)(?=[\u4e00-\u9fff]{0,6}工作人[员員]|"
        r"的?(?:有关|相关))"
    )),
    ("expert", re.compile(
        r"专家|專家|教授|学者|學者|研究员|研究員|分析师|分析師|分析人士|律师|律師|医生|醫生|院士|博士|经济学家|"
        r"經濟學家|所长|所長|院长|院長|心理师"
    )),
    ("journalist", re.compile(
        r"记者|記者|编辑|編輯|主持人|社论|社論|评论员|評論員|日报|日報|晚报|晚報|时报|時報|通讯社|新华社|新華社|媒体|"
        r"媒體|社评|社評|央视|央視|新闻(?:频道|联播|周刊|网)?$|电台|電台|电视台|電視台|本报|"
        r"《[^》]{1,12}》"
    )),
    ("person", re.compile(
        r"公司|企业|企業|集团|集團|商家|店家|学校|學校|酒店|校长|校長|园长|園長|脱北者|脫北者|活动人士|活動人士|"
        r"创始人|創始人|演员|演員|歌手|导演|導演|作家|企业家|企業家|牧师|牧師|总裁|總裁|客服|董事长|"
        r"董事長|经理|經理|老板|老闆|家属|家屬|亲属|親屬"
    )),
    ("public", re.compile(
        r"网友|網友|网民|網民|用户|用戶|博主|评论者|評論者|读者|讀者|观众|觀眾|居民|市民|村民|路人|民众|民眾|粉丝|"
        r"粉絲|学生|學生|家长|家長|乘客|游客|遊客|顾客|顧客|消费者|消費者|司机|司機|目击者|目擊者|"
        r"楼主|樓主|跟帖|热评|熱評|评论|評論|留言|弹幕|彈幕|高赞|帖子|帖文|贴文|答主|回帖|网络用户|"
        r"有[^，。]{0,4}(?:声音|聲音)|[渔漁农農牧边邊灾災股]民|母亲|母親|父亲|父親|妈妈|媽媽|爸爸|男子|"
        r"女子|老人|大叔|大姐|摊贩|商贩|小贩|租客|房客|业主|業主|邻居|鄰居|老师|老師|班主任|教师|教師|"
        r"[\u4e00-\u9fff]某(?![\u4e00-\u9fff]{2}[\u4e00-\u9fff·])|评论区|"
        r"評論區|留言区|留言區|公众|公眾|百姓|老乡|老鄉|店主|摊主|有人|不少人|一些人|很多人|许多人|許多人|还有人|"
        r"也有人|鄉民|乡民|职员|員工|员工|职工|工人|师傅|師傅|房东|房東|主人|小朋友|饲养员|经营者|"
        r"收银员|售货员|快递员|外卖员|服务员|服務員|保安|孩子|小孩|女孩|男孩|小伙|姑娘|妇女|婦女|"
        r"[小老阿][\u4e00-\u9fff](?![\u4e00-\u9fff])|白领|大学生|"
        r"[\u4e00-\u9fff](?:女士|先生|小姐|大爷|大爺|大妈|大媽|阿姨|奶奶|爷爷|同学|同學)"
    )),
)  # fmt: skip
_POST_AND_NAME = re.compile(
    rf"(?:{'|'.join(pattern.pattern for kind, pattern in _ROLES[:3])})(?P<name>[\u4e00-\u9fff]{{2,3}})"
    rf"(?=(?:分析)?{_SAY}|接受|在|对|對|，|（)"
)
GROUP = re.compile(
    r"(?:[\u4e00-\u9fff][国國]|日本|台湾|台灣|臺灣|香港|澳门|澳門|朝鲜|朝鮮|俄罗斯|俄羅斯|越南|印度|海外|境外|内地|"
    r"大陆|大陸|微博|知乎|抖音|豆瓣|当地|當地|本地|上海|北京)?(?:网友|網友|"
    r"网民|網民|用户|用戶|读者|讀者|观众|觀眾|居民|市民|村民|民众|民眾|粉丝|粉絲|学生|學生|家长|家長|游客|遊客|乘客|"
    r"消费者|消費者|博主|乡民|鄉民)"
)
_SENTENCE = re.compile(r"[。！？!?，,；;]|\s")
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
        self.full: dict[str, str] = {m["name"]: m.group() for m in _POST_AND_NAME.finditer(text)}

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
        ends = [m.end() for m in _STOPS.finditer(window) if not self._in_quote(low + m.start())]
        if ends and not window[ends[-1] :].strip() and self.text[low + ends[-1] - 1] == "\n":
            above = window[: ends[-1]].rstrip()
            if above.endswith(("：", ":")):  # the clause of saying stands in the paragraph above
                earlier = [m.end() for m in _STOPS.finditer(above)]
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
        own = re.split(r"[”」』][，,。]?", lead)[-1] if "”" in lead and not _HANDLE.search(lead[-40:]) else lead
        own_at = lead_at + len(lead) - len(own)
        for verb in reversed(list(_VERB.finditer(own, max(0, len(own) - 40)))):
            if _TO_QUOTE.fullmatch(own, verb.end()) and (voice := self._before_verb(own, own_at, verb)):
                return voice
        if long and (found := _LEAD_CROWD.search(own)) and (voice := self._made(found[1], own_at + found.start(1), "")):
            return voice
        brief = after[:1] in "，," and span.end - span.start >= BRIEF
        found = _TAIL.match(after) if long or brief else None
        if found and not re.match(r"[，,]?(?:等|的)", after):
            voice = self._made(found["subject"], span.outer_end + found.start("subject"), found["verb"])
            if voice:
                return voice
        if long and own.rstrip().endswith(("：", ":")) and (clause := _CLAUSE.search(own.rstrip()[:-1])):
            if voice := self._made(clause.group(), own_at + clause.start(), ""):
                return voice
        return self._mixed(lead, lead_at, span, long=long) or (
            self._crowd(span) if long or self._in_series(span) else None
        )

    def _before_verb(self, own: str, own_at: int, verb: re.Match[str]) -> Voice | None:
        clause = _CLAUSE.search(own[max(0, verb.start() - 80) : verb.start()])
        raw = clause.group() if clause else ""
        return self._made(raw, own_at + verb.start() - len(raw), verb.group())

    def _mixed(self, lead: str, lead_at: int, span: Marked, *, long: bool) -> Voice | None:
        """有网友批评这是“双重标准”: a clause of saying with the quote somewhere after its verb."""
        if not long and span.end - span.start < 4:
            return None
        for verb in _VERB.finditer(lead):
            if not verb.start() or not _WITHIN.fullmatch(lead, verb.end()):
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
        found = _CROWD.match(self.text, at, at + 40)
        return self._made(found["subject"], found.start("subject"), "") if found else None

    def _made(self, raw: str, start: int, verb: str) -> Voice | None:
        for _ in range(3):  # 评论道, 回复说: the subject ends before the first of the verbs
            if verb not in _BARE_VERBS or not (more := _ENDS_IN_VERB.search(raw)):
                break
            raw, verb = raw[: more.start()], more.group()
        crowd = None if verb else _CROWD_WORD.search(raw)
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
        if _ANAPHOR.match(words) and self.last is not None and len(words) <= 6:
            voice.speaker, voice.kind, voice.group, voice.place = (
                self.last.speaker,
                self.last.kind,
                self.last.group,
                self.last.place,
            )
            return
        voice.kind = _kind(words)
        if voice.kind.name == "unknown" and _OTHERS.match(words) and self.last and self.last.kind.name == "public":
            voice.kind, voice.group = self.last.kind, self.last.group
            return
        if voice.kind.name == "public":
            if handle := _HANDLE.search(words):
                voice.speaker = handle.group(1)
            voice.group = self._group(words, voice.start or 0)
        else:
            self._name(voice, words)
        voice.place = chinese_place(words) if voice.kind.name in ("public", "person", "unknown") else None

    def _name(self, voice: Voice, words: str) -> None:
        """A name after its role: 外交部发言人汪文斌 → 汪文斌."""
        for _, pattern in _ROLES:
            for role in pattern.finditer(words):
                name = words[role.end() :]
                if (name[:1] in SURNAMES or "·" in name) and _NAME.fullmatch(name) and not pattern.search(name):
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
    opening = _OPENING.match(words)
    left = opening.end() if opening else 0
    words = words[left:]
    cut = _CUT.search(words, max(0, len(words) - 40))
    if cut:
        words = words[: cut.start()]
    stripped = words.lstrip(" 　\t")
    return stripped.rstrip(" 　\t，,、"), left + len(words) - len(stripped)


def _manner(subject: str, verb: str) -> str | None:
    if found := _MANNER.search(subject):
        return found.group(1) or found.group(2)
    return verb if _MANNER_VERB.fullmatch(verb) else None


def _kind(words: str) -> Kind:
    """The last role word decides: Chinese heads stand last."""
    best: tuple[int, Kind] | None = None
    for name, pattern in _ROLES:
        for role in pattern.finditer(words):
            if best is None or role.end() > best[0]:
                best = (role.end(), Kind(name, role.group()))
    return best[1] if best else Kind("unknown", None)
