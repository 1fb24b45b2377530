"""Kinds of speech that were once misread, in English, Chinese and Korean: who said what, and as whom."""

from __future__ import annotations

import pytest

from threads.quotes import find_quotes
from threads.quotes.finder import find

Told = list[tuple[str, str | None]]


def public(text: str) -> Told:
    """The public voices of a text: what was said, and by whom."""
    return [(quote.text, quote.speaker) for quote in find_quotes(text) if quote.speaker_kind == "public"]


def others(text: str) -> Told:
    """The voices of a text that are not the public's."""
    return [(quote.text, quote.speaker) for quote in find_quotes(text) if quote.speaker_kind != "public"]


# -- screen names ------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("网友“处长夫人”说：“处长不在家。”市民“记者老王”留言：“我不是记者。”",
         [("处长不在家。", "处长夫人"), ("我不是记者。", "记者老王")]),
        ("网友“河东狮”质问：“凭什么关门？”公园管理处回复：“灯泡下班。”“河东狮”不依不饶：“那我给灯泡加班费。”",
         [("凭什么关门？", "河东狮"), ("那我给灯泡加班费。", "河东狮")]),
        ("닉네임 '도지사'는 \"나는 도지사가 아니다\"라고 적었다. 아이디 '김부장님'은 \"나도 부장이 "
         "아니다\"라고 답했다.",
         [("나는 도지사가 아니다", "도지사"), ("나도 부장이 아니다", "김부장님")]),
        ("포털 ID sky_77은 \"우산 장수가 부럽다\"고 했고, moon****은 \"우산이 없어서 뛰었다\"고 적었다.",
         [("우산 장수가 부럽다", "sky_77"), ("우산이 없어서 뛰었다", "moon****")]),
        ("“우리 동네에도 생겼으면”(하늘다람쥐), “생기면 바로 간다”(ID jelly22) 등 네티즌들의 반응이 이어졌다.",
         [("우리 동네에도 생겼으면", "하늘다람쥐"), ("생기면 바로 간다", "jelly22")]),
        ("User “Minister of Naps” wrote: “I support the motion to adjourn.” A reader calling "
         "herself Captain Dust replied: "
         "“Seconded, and goodnight.”",
         [("I support the motion to adjourn.", "Minister of Naps"), ("Seconded, and goodnight.", "Captain Dust")]),
    ],
)  # fmt: skip
def test_a_screen_name_is_a_readers_whatever_it_says(text: str, found: Told) -> None:
    assert public(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("网名叫“会飞的扫帚”的大学生在微博上讲述了经过。这名大学生说：“扫帚是学校发的。”",
         [("扫帚是学校发的。", "会飞的扫帚")]),
        ("‘노을지기’라는 닉네임의 이용자는 “퇴근길에 들렀다가 울었다”고 썼다. 그는 “노래가 나를 "
         "기다린 것 같다”고 덧붙였다.",
         [("퇴근길에 들렀다가 울었다", "노을지기"), ("노래가 나를 기다린 것 같다", "노을지기")]),
        ("A user called “Goat on the Roof” reposted the notice with the words: I sat in that classroom for six years.",
         [("I sat in that classroom for six years.", "Goat on the Roof")]),
        ("A woman with the online name of Paper Boat told her story. “I sold the house first,” the "
         "user wrote. “Then the piano.”",
         [("I sold the house first,", "Paper Boat"), ("Then the piano.", "Paper Boat")]),
    ],
)  # fmt: skip
def test_words_that_stand_for_a_screen_name(text: str, found: Told) -> None:
    assert public(text) == found


# -- the right speaker -------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("text", "found", "other"),
    [
        (
            "The council's press officer Dora Lind shared a photo of her new boat. Lind's photo "
            "drew a wave of jokes from local "
            "residents.\n\n“Is there a bridge tax on boats too?”\n\n“She can row us across when the bridge is shut.”",
            ["Is there a bridge tax on boats too?", "She can row us across when the bridge is shut."],
            [],
        ),
        (
            "Minister Paul Orr posted a picture of his lunch. The tweet read: “Simple food for "
            "simple people.” His lunch was mocked "
            "by users across the country.\n\n“Which simple people eat lobster?”",
            ["Which simple people eat lobster?"],
            [("Simple food for simple people.", "Paul Orr")],
        ),
        (
            "Otto Brandt, a spokesman, published a selfie from a ski lift. “A little fresh air,” "
            "the caption said.\n\nBrandt's "
            "selfie is all over the closed forums, where users have been leaving comments since "
            "Monday.\n\n“So there is snow for "
            "some.”\n\n“Which lift is open to us?”",
            ["So there is snow for some.", "Which lift is open to us?"],
            [("A little fresh air,", "the caption")],
        ),
        (
            "发言人朱启德晒出了自己的午餐。朱启德的午餐照在网上引发热议。\n\n“发言人也吃咸菜？”\n\n“"
            "咸菜比答复有味道。”",
            ["发言人也吃咸菜？", "咸菜比答复有味道。"],
            [],
        ),
        (
            "외교부 대변인 강서준은 휴가 사진을 공개했다. 강서준의 사진을 두고 온라인에서는 "
            "갑론을박이 벌어졌다.\n\n“대변인도 쉬어야지”\n\n“왜 하필 "
            "오늘이냐”",
            ["대변인도 쉬어야지", "왜 하필 오늘이냐"],
            [],
        ),
        (
            "배우 한도윤은 SNS에 “드디어 머리 잘랐어요”라는 글과 사진을 올렸다. 배우 윤설아는 "
            "“누구세요 정말”이라는 댓글을 남겼다.",
            [],
            [("드디어 머리 잘랐어요", "한도윤"), ("누구세요 정말", "윤설아")],
        ),
        (
            "가수 장해온이 공개한 영상에는 “목소리가 겨울 같다”, “겨울이 목소리 같다”는 댓글이 잇따랐다.",
            ["목소리가 겨울 같다", "겨울이 목소리 같다"],
            [],
        ),
        (
            "“We have nothing to add,” the ministry’s spokeswoman, Ida Wren, told reporters. The "
            "reply was mocked online. “Then add it "
            "quietly,” one wrote.",
            ["Then add it quietly,"],
            [("We have nothing to add,", "Ida Wren")],
        ),
    ],
)
def test_the_crowd_that_was_announced_last_speaks(text: str, found: list[str], other: Told) -> None:
    assert [said for said, _ in public(text)] == found
    assert others(text) == other


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("民众党立委许安之质疑：“钱去了哪里？”省人大代表郭敏建议：“把河岸还给市民。”", ["official", "official"]),
        (
            "시민당 소속 곽재희 의원은 “복사본으로 공부한다”고 비판했다. 시민단체는 “늦었다”고 했다.",
            ["official", "person"],
        ),
        (
            "Lawmaker Jin Park of the People’s Voice Party called it a disgrace: “We were never "
            "told about any of this.”",
            ["official"],
        ),
        ("被网友批评的赵磊说：“我没有做错什么。”网友批评的局长丁山说：“我们会改。”", ["person", "official"]),
        ("一名曾任警察的网友说：“证据都在抽屉里。”", ["public"]),
    ],
)
def test_the_head_of_the_words_says_what_a_speaker_is(text: str, kinds: list[str]) -> None:
    assert [quote.speaker_kind for quote in find_quotes(text)] == kinds


@pytest.mark.parametrize(
    "text",
    [
        "对于市长提出停水的做法，论坛里网友们一片哗然，大家纷纷翻出旧账，「上次也说两小时」、「结果停"
        "了两天」、「先停市长家的」。",
        "이 소식에 누리꾼들은 한목소리로 반겼는데, 댓글이 천 개를 넘었고 “드디어 왔다”, “십 년 "
        "기다렸다”, “내일도 와 줘” 등이 눈에 띄었다.",
        "Of the dozens of replies under the ministry’s post, most were angry: “Fix the road first.” "
        "“Then the lamp.” “Then yourselves.”",
        "消息传开，球迷们在球场外聚集，有人敲鼓，有人唱歌。“我们等了三十年！”“教练别走！”“明年再来！”",
    ],
)
def test_the_crowd_some_clauses_before_a_series(text: str) -> None:
    assert [quote.speaker_kind for quote in find_quotes(text)] == ["public"] * 3


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("十几名村民围住了镇政府的大门。其中一人喊道：“把井还给我们！”", "村民"),
        ("주민 다섯 명이 시청을 찾았다. 이 중 한 명은 \"가로등이 켜진 적이 없다\"고 말했다.", "주민"),
        ("Netizens weighed in below the article. One listed what had closed: “The school, the bank, "
         "and the mill.”", "Netizens"),
        ("这条视频下面有四千条评论。其中一条写道：“我奶奶也这样唱。”", None),
        ("The reporter asked three pensioners. Two shrugged. The third said: “I voted for the "
         "clock, not the tower.”", None),
        ("Three hikers were found on Sunday. One of them said, “The map was wet.”", None),
    ],
)  # fmt: skip
def test_one_of_them_is_of_whom_the_text_named(text: str, group: str | None) -> None:
    (quote,) = find_quotes(text)
    assert (quote.speaker_kind, quote.group) == ("public", group)


@pytest.mark.parametrize(
    "text",
    [
        "有书迷留言说，因为准备了两个月，“大家心里都不好受”。街坊吴婶说：“空了？锯的时候响得很实。”",
        '팬들은 “머리 어디 갔어”라고 했다. 학부모 김모씨는 "급식실에 에어컨이 없다"고 했다.',
        "“He taught me to play,” wrote one fan. “We were never asked,” a mother of two said.",
    ],
)
def test_fans_parents_and_neighbours_are_the_public(text: str) -> None:
    assert [quote.speaker_kind for quote in find_quotes(text)] == ["public", "public"]


def test_a_new_topic_ends_the_carried_speaker() -> None:
    text = (
        '한 시민은 "횡단보도가 지워졌다"고 말했다.\n\n시 재정이 3년째 적자다. 시는 지난해 공원을 '
        '매각했다. "내년에는 흑자로 돌아선다"는 '
        "전망도 있다."
    )
    assert public(text) == [("횡단보도가 지워졌다", "한 시민")]
    same = '한 시민은 "횡단보도가 지워졌다"고 말했다. "페인트 값이 없느냐"고 되묻기도 했다.'
    assert [who for _, who in public(same)] == ["한 시민", "한 시민"]


@pytest.mark.parametrize(
    "text",
    [
        "有网友把这座桥叫作'断头桥',官方称之为'景观桥'。",
        "이른바 ''국민 다리''를 두고 누리꾼들은 ''끊어진 다리''라고 부른다.",
        "One user called the ''doctor'' a ''clown.'' Residents speak of 'quiet hours' that nobody keeps.",
    ],
)
def test_scare_quotes_are_no_voices(text: str) -> None:
    assert find_quotes(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Netizens mocked the ''express'' as a ''snail.'' ''The line was never full,'' said one user, who drove the "
            "tram. She called the plan a ''bad joke.''",
            ["The line was never full,"],
        ),
        ("市政厅称之为''绿色奇迹''。''车从来没有坐满过。''司机老周说。", ["车从来没有坐满过。"]),
        (
            "시장은 이를 ''초록 기적''이라 불렀고 누리꾼들은 ''달팽이 노선''이라는 별명을 붙였다. "
            "한 누리꾼은 ''걸어가는 게 빠르다''고 적었다.",
            ["걸어가는 게 빠르다"],
        ),
    ],
)
def test_scare_quotes_of_an_archive_that_writes_two_apostrophes(text: str, found: list[str]) -> None:
    quotes = find(text, two_apostrophes=True)
    assert [quote.text for quote in quotes] == found
