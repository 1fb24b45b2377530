"""Voices of boards, letters and comment sections in Chinese and Korean stories: who speaks, and what is no voice."""

from __future__ import annotations

import pytest

from tests.voices import told


def public(text: str) -> list[tuple[str, str | None]]:
    return [(said, who) for said, who, kind in told(text) if kind == "public"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('镇上要把老邮局改成咖啡馆。\n\n网友"寄不出去"在转发"镇东文旅"的通知时留言:信还没寄完呢。\n\n'
         '"镇东文旅"随即回应称:邮筒会保留!\n\n另一名网友"慢递员"跟帖:咖啡里能寄信吗?',
         [("信还没寄完呢", "寄不出去"), ("咖啡里能寄信吗?", "慢递员")]),
        ("市长林启明发布了一段跑步视频。视频下的评论很快过万。\n\n“市长跑步的路是新修的吧”\n\n“能不能跑到我们村来”",
         [("市长跑步的路是新修的吧", "评论"), ("能不能跑到我们村来", "评论")]),
        ("据悉，该视频由网名“铁皮青蛙”的网友上传。他在简介中写道：我在这条河边钓了三十年鱼。",
         [("我在这条河边钓了三十年鱼", "铁皮青蛙")]),
        ("微博上，@下雨不打伞 评论道：“这条路修了七年”；@七年之痒 回复：“你算错了，八年。”",
         [("这条路修了七年", "下雨不打伞"), ("你算错了，八年。", "七年之痒")]),
        ("Reddit网友的评论被翻译成中文：\n1楼 dusty_piano\nThis is why I never move house.\n2楼 "
         "Greta M.\nI moved, the piano did not.",
         [("This is why I never move house.", "dusty_piano"), ("I moved, the piano did not.", "Greta M.")]),
        ("部分读者来信摘登：\n\n（一）王家沟 老李\n水管修好了，水没来。\n（二）北门 小赵\n水来了，管子又破了。",
         [("水管修好了，水没来。", "王家沟 老李"), ("水来了，管子又破了。", "北门 小赵")]),
        ("针对家长“为什么校服要一千二”的疑问，校方没有回应。", [("为什么校服要一千二", "家长")]),
        ("“今年的苹果甜，价钱苦。”果农老石把一筐苹果倒进沟里。", [("今年的苹果甜，价钱苦。", "果农老石")]),
        ("多名网友晒出照片，称赞这是“最美的一座车站”。", [("最美的一座车站", "多名网友")]),
        ("“太贵”，他身后的女人说。", [("太贵", "他身后的女人")]),
        ('"今天没鱼。"卖鱼的老阮把空桶倒扣过来,"明天也没有。'
         '"', [("今天没鱼。", "卖鱼的老阮"), ("明天也没有。", "卖鱼的老阮")]),
        ("网友们对这则通知的评价只有四个字：“又来这套”。", [("又来这套", "网友们")]),
        ("点赞最多的两条留言分别是：“我也在等那封信”“邮差也老了”。",
         [("我也在等那封信", "点赞最多的两条留言分别是"), ("邮差也老了", "点赞最多的两条留言分别是")]),
        ("@夜班地铁：末班车上只有我和司机。\n@早班地铁：原来是你点的歌。",
         [("末班车上只有我和司机。", "夜班地铁"), ("原来是你点的歌。", "早班地铁")]),
        ("「热锅上的蚂蚁」：我奶奶听完说，早知道不结这个婚了。\n「没有感情的杀手」：支持奶奶。\n「吃"
         "瓜第一线」：爷爷同意了吗？",
         [("我奶奶听完说，早知道不结这个婚了"
           "。", "热锅上的蚂蚁"), ("支持奶奶。", "没有感情的杀手"), ("爷爷同意了吗？", "吃瓜第一线")]),
        ("회원 '물빛소녀'는 \"우리 집 앞을 지나가네요\"라고 반겼고, '김밥천사'는 \"정류장이 가게를 막았다\"고 했다.",
         [("우리 집 앞을 지나가네요", "물빛소녀"), ("정류장이 가게를 막았다", "김밥천사")]),
        ("네티즌 A씨는 \"주차장이 아니라 미로\"라고 했고 C씨도 \"출구에서 만나자\"고 남겼다.",
         [("주차장이 아니라 미로", "네티즌 A씨"), ("출구에서 만나자", "C씨")]),
        ("시청 게시판에는 시민들의 항의가 빗발쳤다.\n\n\"왜 우리 동네만 물이 안 "
         "나옵니까?\"\n\n\"물차라도 보내 주세요.\"",
         [("왜 우리 동네만 물이 안 나옵니까?", "게시판"), ("물차라도 보내 주세요.", "게시판")]),
        ("누리꾼 '바람개비'는 이렇게 적었다. \"아이가 처음으로 스스로 일어났다.\" 그는 이어 "
         "\"시끄러웠지만 고맙다\"고 썼다.",
         [("아이가 처음으로 스스로 일어났다.", "바람개비"), ("시끄러웠지만 고맙다", "바람개비")]),
        ("학부모들 사이에서는 \"교복이 너무 얇다\"는 불만이 나온다. 그중 일부는 \"체육복이 더 따뜻하다\"고 했다.",
         [("교복이 너무 얇다", "학부모들 사이"), ("체육복이 더 따뜻하다", "그중 일부")]),
        ("\"또 올랐네요\" (아이디 salt_77)\n\"월급 빼고 다 오른다\" (아이디 lemon**)\n누리꾼들의 한숨이 깊다.",
         [("또 올랐네요", "salt_77"), ("월급 빼고 다 오른다", "lemon**")]),
    ],
)  # fmt: skip
def test_voices_of_boards(text: str, found: list[tuple[str, str]]) -> None:
    assert public(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "“这钱花得值吗？”面对议员的追问，局长说：“值。”网友们可不这么看：“值得我们一笑。”",
            [
                ("这钱花得值吗？", "议员", "official"),
                ("值。", "局长", "official"),
                ("值得我们一笑。", "网友们", "public"),
            ],
        ),
        (
            "국회의원 표정훈은 \"요금은 동결돼야 한다\"고 주장했다. 이에 아이디 '막차탄사람'은 "
            '"막차부터 늘려라"고 꼬집었다. 표 의원은 "막차도 늘리겠다"고 '
            "답했다.",
            [
                ("요금은 동결돼야 한다", "표정훈", "official"),
                ("막차부터 늘려라", "막차탄사람", "public"),
                ("막차도 늘리겠다", "표정훈", "official"),
            ],
        ),
        (
            "외교部发言人汪建在会上说：“我们不接受。”他还说：“下一步是午饭。”网友改编道：“下一步是午觉。”",
            [
                ("我们不接受。", "汪建", "official"),
                ("下一步是午饭。", "汪建", "official"),
                ("下一步是午觉。", "网友", "public"),
            ],
        ),
    ],
)
def test_each_speaker_keeps_his_words(text: str, found: list[tuple[str, str, str]]) -> None:
    assert told(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "'우리 마을 지키기'라는 단체는 12일 나무를 심었다.",
        "有网友转发了“城东消防”的一条微博，没有说什么。",
        "他把这间屋子叫作“避风港”，门上没有牌子。",
        "닉네임 '두부한모'를 쓰는 이용자가 글을 올렸다.",
    ],
)
def test_names_of_things_and_accounts_are_no_voices(text: str) -> None:
    assert public(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Readers' comments:\n\nThe ferry was never late, the river was early. — Old Mill Ann\nI "
            "rowed it once and lost. — P. Gage",
            [
                ("The ferry was never late, the river was early.", "Old Mill Ann"),
                ("I rowed it once and lost.", "P. Gage"),
            ],
        ),
        (
            "读者留言选登\n\n每年清明我们划船去看爷爷。——库区人\n文章写得好，可惜水退不回去。——青石板",
            [("每年清明我们划船去看爷爷。", "库区人"), ("文章写得好，可惜水退不回去。", "青石板")],
        ),
        (
            "누리꾼들은 이렇게 썼다.\n\n- 이번엔 진짜 가나요\n- 표가 없어서 못 갑니다\n\n철도 공사는 답하지 않았다.",
            [("이번엔 진짜 가나요", None), ("표가 없어서 못 갑니다", None)],
        ),
        (
            "Some users wrote:\n\n- I have waited since May\n- It came twice and went",
            [("I have waited since May", None), ("It came twice and went", None)],
        ),
    ],
)
def test_entries_with_their_name_behind_or_without(text: str, found: list[tuple[str, str | None]]) -> None:
    assert public(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "What users need to know:\n\n- Bring soap\n- Bring water",
        "Best goals, by readers' vote:\nNolan - BOL v Bla\nBelletti - CHE v Tot",
        "网友须知：\n\n- 请带雨伞\n- 请勿喧哗",
        "이용자 안내\n\n- 비누를 가져오세요\n- 물을 아껴 주세요",
    ],
)
def test_lists_of_other_things_are_no_voices(text: str) -> None:
    assert public(text) == []
