"""Words that name no subject, listed for this project: openers, thanks, talk about talk, common verbs, measures of
time."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from analysis.texts.stopwords import CHINESE, ENGLISH, KOREAN, NOT_LABELS
from analysis.texts.words import KEPT_WORDS

ENGLISH_GENERAL = frozenset(
    """
    agree agreed disagree thank thanks sorry apologise apologize apologies indeed exactly absolutely true correct wow
    lol lmao haha hahaha omg congratulations welcome greetings cheers amen ditto bravo
    ask asked asking answer answered question read reading write wrote writing written talk talked talking speak spoke
    word words mention discuss post posts posted thread topic article blog paragraph page link reply replied quote
    comment commenter reader readers author title point argument opinion view statement idea mean means meant meaning
    matter case fact facts reason example issue problem part place way case level kind rest side end start
    always often usually sometimes almost mostly generally especially directly simply honestly certainly obviously
    clearly unfortunately hopefully apparently perhaps possibly probably hardly rarely recently finally eventually
    give gave given keep kept hold held need needed must turn turned leave left stay stayed run ran stand stood call
    called put set show shown watch watched find found follow followed become became begin began begun continue stop
    stopped move moved pull push bring brought send use used hope hoped expect wait waiting guess suppose believe doubt
    imagine feel felt care wonder remember forget forgot learn learned understand understood decide choose chose choice
    happen happened involve involved apply manage managed join cut break breaks follow added
    useful different common whole full empty long short high low strong heavy tiny small big large main major poor rich
    happy lucky sick sad tired hot cold pretty nice fine great terrible awful wonderful brilliant excellent sensible
    real certain possible impossible difficult easy hard ready honest honoured
    week month day days hour hours minute minutes today tonight morning evening noon
    monday tuesday wednesday thursday friday saturday sunday
    january february march april may june july august september october november december
    one two three four five six seven eight nine ten eleven twelve twice third half next last following
    damn hell fuck shit crap ass bastard bastards asshole dumb stupid idiot idiots trash
    guy guys mate folks fellow somehow whatever anyhow else
    """.split()
)

CHINESE_GENERAL = frozenset(
    """
    同意 赞同 赞成 反对 支持 顶 谢谢 感谢 抱歉 对不起 的确 确实 沙发 前排 路过 哈哈 哈哈哈 恭喜
    问 问题 回答 回复 说话 说法 意思 意见 看法 话 句 一句 写 看 文章 帖子 标题 楼上 楼下 楼主 博主 转发 收藏
    总是 经常 往往 几乎 一般 特别 直接 简单 老实说 说实话 说实在 当然 显然 可惜 难怪 到底 究竟 终于 最后 一直
    给 给过 拿 放 站 走 跑 留 带 打 开始 继续 停 希望 等 等着 猜 相信 怀疑 感到 关心 记得 忘 忘了 明白 决定 选择 发生
    不同 普通 长 短 高 低 强 弱 小 大 主要 穷 难 容易 高兴 开心 难过 伤心 可怜 心里 心软 心狠 安心 滋味
    今年 去年 明年 前年 当年 几年 星期 月份 小时 分钟 早上 晚上 半夜 天天 那天 昨天 刚才 后来 之后 前后 随后
    第一 第二 第三 两个 三个 一半 下一个 他妈 混蛋 垃圾 傻 告诉 讲 承认 起来 出来 过来 回来 上来 下来
    """.split()
)

KOREAN_GENERAL = frozenset(
    """
    동의 감사 고맙 죄송 미안 맞아 맞습 인정 그렇 질문 대답 말 말씀 생각 의견 글 기사 댓글 제목
    항상 자주 거의 보통 특히 직접 솔직히 당연히 아마 별로 오래 결국 드디어 희망 기대 마음 느낌 기분 저는 저도 나도 제가
    내가 우리가 시작 계속 다음 주에 번째 이번 지난 요즘 하루 시간 아침 저녁 밤 월요일 화요일 수요일 목요일 금요일 토요일
    일요일 하나 둘 셋 두 세 네 남의 가지
    """.split()
)

GENERAL = frozenset(ENGLISH | CHINESE | KOREAN | NOT_LABELS | ENGLISH_GENERAL | CHINESE_GENERAL | KOREAN_GENERAL)
"""All of them: no concept is made of these, nor of a word whose vector is nearly that of one of these."""

# A numeral with its measure (三个, 六年, 两辆) counts and names nothing; 四十六 and 几万人 stay: how many is a subject.
_MEASURED = re.compile(r"[一二三四五六七八九十两几半第每]{1,2}[个遍次年月天日条间辆段份件座楼号点句种回头代届声位番]")
_HAN_START, _HAN_END = tuple("不没哪"), ("什么", "干嘛")
# Korean predicates end so, and forms of many verbs share an ending, which draws their vectors together.
_PREDICATE = tuple(
    "요 다 까 죠 네 니다 지만 는데 려고 아서 어서 으면 라면 던 를 면 려면 지요 구나 군요 라고 고요".split()
)
_ADVERB = re.compile(r"[a-z]{4,}ly")
LONGEST_WORD = 24


@lru_cache(maxsize=KEPT_WORDS)
def names_a_subject(form: str, writing: str) -> bool:
    """Whether a word, as it is written, can be a concept: no word listed here, no handle, no measure, no predicate."""
    word = form.lower().replace("’", "'")
    if word in GENERAL or len(word) > LONGEST_WORD or "_" in word or any(sign.isdigit() for sign in word):
        return False
    if writing == "han":
        return not (_MEASURED.fullmatch(word) or word.startswith(_HAN_START) or word.endswith(_HAN_END))
    if writing == "hangul":
        return not (len(word) > 1 and word.endswith(_PREDICATE))
    return not (word.endswith("n't") or _ADVERB.fullmatch(word) or _is_handle(form))


def _is_handle(form: str) -> bool:
    """A capital after a small letter (riverSide) is how a handle is written; McCoy is a name all the same."""
    return any(one.islower() and two.isupper() for one, two in pairwise(form))
