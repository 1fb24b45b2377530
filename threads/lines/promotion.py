"""Comments that sell something: an offer as spam makes it, and a way to reach the seller, in English, Chinese and
Korean.

Both must stand in one comment: readers write addresses, and they write of money. Such comments stay in and are marked.
"""

from __future__ import annotations

import re

LONGEST = 600
"""Characters; of 3,300 measured comments five had both signs; the four up to this length were spam, the longer one was
none."""
_REACH = re.compile(
    r"https?://|\bwww\.|\b[\w-]{2,40}\.(?:com|net|org|info|biz|shop|top|xyz|club|example)\b|\[…\]|"
    r"[\w.+-]{1,40}@[\w-]{1,40}\.|whats ?app|telegram|\bcall\W{1,3}\+?\d|\+\d[\d ()-]{7,}"
    r"|微信|(?:加|\+)\s?[vV薇]|[vV]信|QQ\s?[:：号群]?\s?\d{5}|扣扣|电话\s?[:：]?\s?\d{7}|1[3-9]\d{9}|카톡|카카오톡|"
    r"텔레|라인\s?(?:아이디|id)|010[- ]?\d{3,4}[- ]?\d{4}|문의\s?(?:주세요|바랍니다|환영)",
    re.IGNORECASE,
)
"""An address, a number or a name under which the seller is reached; e-mail addresses may have been taken out
("[…]")."""
_OFFER = re.compile(
    r"(?:make|earn|made|earning|making) (?:up to |over |me )?[$€£]\s?\d[\d,.]{0,8}(?:k\b)?.{0,20}(?:a|per|every|/|"
    r"each) ?(?:day|hour|week|month)|work(?:ing)? from home.{0,80}[$€£]\s?\d|[$€£]\s?\d.{0,40}work(?:ing)? from home"
    r"|(?:cheap|discount(?:ed)?|replica|wholesale|brand new|designer) (?:\w{2,14} ){0,2}(?:handbags?|watches|jerseys|"
    r"shoes|viagra|cialis|pills|jackets|sunglasses|louis vuitton|nike)|free shipping|casino bonus|online casino|"
    r"payday loans?|buy (?:viagra|cialis|followers|likes|backlinks)|100% (?:free|guaranteed)"
    r"|(?:cast|casting|love) (?:a |the )?spell|spell (?:caster|for me)|get (?:your|my) ex(?:-?\w{2,10})? back|"
    r"dating site|hot (?:girls|singles)|binary options?|(?:bitcoin|crypto|forex) (?:trading|investment) (?:platform|"
    r"expert|company|broker)|click here to (?:win|earn|claim|buy|order)|limited offer|"
    r"visit my (?:web ?site|blog|shop|page)"
    r"|日[赚入]\W{0,2}[\d一二三四五六七八九十百千万]|月[赚入]\W{0,2}[\d一二三四五六七八九十百千万]|轻松(?:赚|兼职)|"
    r"兼职|刷单|代开发?票|办证|刻章|代办|代购|高仿|贷款|开户|返利|优惠券|招代理|诚招|加盟|包过|彩票(?:群|计划)|博彩|"
    r"棋牌|裸聊|减肥(?:茶|药)|祖传秘方"
    r"|수익\s?(?:보장|인증)|(?:하루|일|월)\s?[\d일이삼사오육칠팔구십백천]{1,6}만\s?원|부업|재택\s?알바|고수익|"
    r"무료\s?(?:체험|상담|증정|추천주)|바로가기\s?클릭|급등주|리딩방|카지노|바카라|토토\s?(?:사이트|추천)|먹튀|"
    r"대출\s?(?:상담|문의|가능)|레플리카|성인용품|비아그라|출장\s?(?:마사지|안마|샵)",
    re.IGNORECASE,
)
"""What spam offers: work at home, replicas, pills, spells, loans, gambling, forged papers."""


def is_promotion(text: str) -> bool:
    """Whether a comment makes an offer as spam does and says how to reach the seller."""
    return len(text) <= LONGEST and _REACH.search(text) is not None and _OFFER.search(text) is not None
