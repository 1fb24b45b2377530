"""Sentences that we make ourselves to train the sentiment head: negation, questions and signs in three languages.

No public set with a free licence holds them in like numbers in English, Chinese and Korean. Each is a form filled with
words; none of the sentences of `tests/gold/sentiment.jsonl`, by which the head is checked, is among them.
"""

from __future__ import annotations

GLAD, SAD, NOT_GLAD, NOT_SAD = 1.0, -1.0, -0.8, 0.45
"""What they are taught as, from −1 to 1: that something is not bad is less praise than that it is good."""

ADJECTIVES = {
    "en": (
        (
            "good great beautiful pleasant useful interesting kind safe delicious brave wonderful honest fair clever"
        ).split(),
        (
            "bad terrible ugly unpleasant useless boring cruel dangerous disgusting cowardly awful corrupt "
            "unfair stupid"
        ).split(),
    ),
    "zh": (
        "好 棒 漂亮 舒服 有用 有趣 善良 安全 好吃 勇敢 精彩 诚实 公平 聪明".split(),
        "坏 糟糕 难看 难受 麻烦 无聊 残忍 危险 恶心 懦弱 可怕 腐败 讨厌 愚蠢".split(),
    ),
    "ko": (
        "좋 훌륭하 아름답 편안하 유용하 재미있 친절하 안전하 맛있 용감하 멋지 정직하 공평하 똑똑하".split(),
        "나쁘 끔찍하 추하 불편하 쓸모없 지루하 잔인하 위험하 역겹 비겁하 무섭 부패하 불공평하 어리석".split(),
    ),
}
AFFIRMED = {
    "en": (
        "It is {}.",
        "This place is really {}.",
        "I think the people there are {}.",
        "What a {} thing to do.",
        "{}!",
    ),
    "zh": ("很{}。", "这个地方真的很{}。", "我觉得那里的人很{}。", "这件事做得太{}了。", "{}！"),
    "ko": ("{}다.", "여기는 정말 {}네요.", "그 사람들은 참 {}더라고요.", "그 일은 너무 {}습니다.", "{}군요!"),
}
NEGATED = {
    "en": ("It is not {}.", "This isn't {} at all.", "I don't think the people there are {}.", "It was never {}.",
           "Nobody would call that {}.", "not {}"),
    "zh": ("不{}。", "这个一点也不{}。", "我不觉得那里的人{}。", "从来没有{}过。", "没有人会说这{}。", "并不{}"),
    "ko": ("{}지 않다.", "이건 전혀 {}지 않아요.", "그 사람들은 {}지 않더라고요.", "한 번도 {}지 않았습니다.",
           "별로 {}지 않네요."),
}  # fmt: skip
FEELINGS = {
    "en": (
        ("like it", "trust them", "enjoy this film", "support the plan", "love this town", "respect her"),
        ("hate it", "fear them", "regret this trip", "despise the plan", "blame this town", "pity her"),
        ("I {}.", "We really {}."),
        ("I don't {}.", "We never {}.", "I do not {} any more."),
    ),
    "zh": (
        ("喜欢它", "相信他们", "享受这部电影", "支持这个计划", "爱这座城市", "尊敬她", "高兴", "开心", "满意"),
        ("恨它", "害怕他们", "后悔这次旅行", "厌恶这个计划", "责怪这座城市", "看不起她", "难过", "生气", "失望"),
        ("我{}。", "我们真的很{}。"),
        ("我不{}。", "我们从来不{}。", "今天我一点都不{}。"),
    ),
    "ko": (
        (
            "그것을 좋아하",
            "그들을 믿",
            "이 영화를 즐기",
            "그 계획을 지지하",
            "이 도시를 사랑하",
            "그녀를 존경하",
            "행복하",
        ),
        (
            "그것을 싫어하",
            "그들을 미워하",
            "이 여행을 후회하",
            "그 계획을 혐오하",
            "이 도시를 원망하",
            "그녀를 비난하",
            "슬프",
        ),
        ("나는 {}네.", "우리는 정말 {}고 있다."),
        ("나는 {}지 않는다.", "우리는 {}지 않아요.", "저는 더 이상 {}지 않습니다."),
    ),
}
TURNS = {
    "en": ("It was {} at first, but now it is {}.", "The room was {}; however, the food was {}."),
    "zh": ("开始很{}，但是现在很{}。", "房间很{}，不过饭菜很{}。"),
    "ko": ("처음에는 {}지만 지금은 {}다.", "방은 {}지만 음식은 {}습니다."),
}
THINGS = {
    "en": "bus shop meeting article hospital river letter school law film minister station".split(),
    "zh": "公交车 商店 会议 文章 医院 河 信 学校 法律 电影 部长 车站".split(),
    "ko": "버스 가게 회의 기사 병원 강 편지 학교 법 영화 장관 역".split(),
}
QUESTIONS = {
    "en": ("Where is the {}?", "Who told you about the {}?", "When did you see the {}?", "Is this the {} you meant?",
           "How many people know of the {}?", "Why did they go to the {}?", "Does anybody have more on the {}?",
           "What happened to the {}?", "Did the {} change since last year?"),
    "zh": ("{}在哪里？", "谁告诉你{}的事？", "你什么时候看到{}的？", "你说的是这个{}吗？",
           "有多少人知道这个{}？",
           "他们为什么去那个{}？", "有人了解{}的情况吗？",
           "那个{}怎么了？", "{}跟去年比有变化吗"),
    "ko": ("{} 어디에 있어요?", "{} 이야기는 누가 했나요?", "{} 언제 봤어요?", "말한 {} 이거 맞아요?",
           "{} 아는 사람이 몇 명인가요?",
           "왜 그 {} 쪽으로 갔을까요?", "{} 더 아시는 분 있나요?",
           "그 {} 어떻게 됐어요?", "작년 이후로 {} 바뀌었나요?"),
}  # fmt: skip
STATEMENTS = {
    "en": ("The {} is on the left.", "They spoke about the {} for an hour.", "I saw the {} on Monday.",
           "There are two of them beside the {}.", "My brother works at the {}."),
    "zh": ("{}在左边。", "他们谈了一个小时的{}。", "我星期一看到了{}。", "{}旁边有两个。",
           "我哥哥说到了{}。"),
    "ko": ("{} 왼쪽에 있다.", "그들은 한 시간 동안 {} 이야기를 했다.", "월요일에 {} 봤습니다.",
           "{} 옆에 두 개가 있어요.",
           "형이 {} 쪽에서 일해요."),
}  # fmt: skip
SIGNS = {"😊": 0.7, "❤️": 0.9, "👍": 0.6, "🙏": 0.45, "😍": 0.9, ":)": 0.6,
         "😢": -0.7, "😡": -0.9, "👎": -0.8, "💔": -0.8,
         ":(": -0.6, "😭": -0.8}  # fmt: skip


def sentences() -> list[tuple[str, str, float]]:
    """Every sentence once, with its language and its sentiment from −1 to 1."""
    made: list[tuple[str, str, float]] = []
    for language, (glad, sad) in ADJECTIVES.items():
        for words, plain, turned in ((glad, GLAD, NOT_GLAD), (sad, SAD, NOT_SAD)):
            made += [(language, _fill(form, word), plain) for word in words for form in AFFIRMED[language]]
            made += [(language, _fill(form, word), turned) for word in words for form in NEGATED[language]]
        made += [
            (language, _fill(form, bad, good), 0.5)
            for good, bad in zip(glad, sad, strict=True)
            for form in TURNS[language]
        ]
        made += [
            (language, _fill(form, good, bad), -0.5)
            for good, bad in zip(glad, sad, strict=True)
            for form in TURNS[language]
        ]
    for language, (glad, sad, forms, turns) in FEELINGS.items():
        for words, plain, turned in ((glad, GLAD, NOT_GLAD), (sad, SAD, NOT_SAD)):
            made += [(language, _fill(form, word), plain) for word in words for form in forms]
            made += [(language, _fill(form, word), turned) for word in words for form in turns]
    for language, things in THINGS.items():
        asked = [form.format(thing) for thing in things for form in QUESTIONS[language]]
        told = [form.format(thing) for thing in things for form in STATEMENTS[language]]
        made += [(language, sentence, 0.0) for sentence in (*asked, *told)]
        for place, (sign, value) in enumerate(SIGNS.items()):
            made += [(language, f"{sentence} {sign}", value) for sentence in told[place :: len(SIGNS)]]
    return list(dict.fromkeys(made))


def _fill(form: str, *words: str) -> str:
    """The form with the words in it; a Korean stem takes "ㅂ니다" for "습니다" after a vowel, and 다 for 네 and 더."""
    filled = form.format(*words)
    for stem in words:
        if "습니다" in form and stem and "가" <= stem[-1] <= "힣" and (ord(stem[-1]) - 0xAC00) % 28 == 0:
            filled = filled.replace(f"{stem}습니다", f"{stem[:-1]}{chr(ord(stem[-1]) + 17)}니다")
    return filled[:1].upper() + filled[1:]
