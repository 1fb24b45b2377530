"""Where a quoted voice lives, as Chinese and Korean say it beside the word for who speaks: 一名沈阳网友, 부산의 한
누리꾼."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from threads.quotes.surnames import SURNAMES

if TYPE_CHECKING:
    from opencc import OpenCC

_PUBLIC_ZH = (
    r"(?:网友|網友|网民|網民|居民|市民|村民|民众|民眾|用户|用戶|读者|讀者|观众|觀眾|家长|家長|学生|學生|司机|司機|"
    r"乘客|游客|遊客|女士|先生)"
)
_FROM = re.compile(
    r"(?:来自|來自|身在|身处|身處|住在|居住在|生活在|家住|IP(?:属地|屬地|地址)?(?:为|為|在|显示为|"
    r"顯示為)?[：:]?\s*)(?P<place>[\u4e00-\u9fffA-Za-z]{2,8}?)(?=的|一|市民|居民|网友|網友|网民|網民|用户|用戶|，|,|$)"
)
# How many speak, and that another one does: no part of a place.
_HOW_MANY = re.compile(
    r"^(?:另外?|其他|其余|还|還|也|又|更|有的|有些|有|某|该|該|这|這|那|不少|很多|许多|許多|大量|众多|眾多|部分|一些|"
    r"多数|多數|广大|廣大|普通|当地|當地|本地|"
    r"[一二两兩三四五六七八九十几幾数數百千万多\d]{0,4}[名位个個些群])+"
)
# A country beside the public is its population (中国网友), a platform or a region of the world no address.
_NO_PLACE = re.compile(
    r"[国國]$|^(?:[全各外本]|微博|知乎|抖音|豆瓣|快手|贴吧|海外|境外|内地|內地|大陆|大陸|世界|农村|農村|城市|当地|"
    r"當地|本地|网络|網絡)"
)
_LAST = re.compile(rf"(?P<before>[\u4e00-\u9fff]{{2,24}}?)(?:籍|的)?{_PUBLIC_ZH}")
# Tags of the cutter's dictionary for names other than of places: it takes some towns for people.
_NAMES = frozenset(["nr", "nz", "nt", "nrt"])
_SUFFIX = re.compile(r"[省市县縣区區镇鎮乡鄉村州盟旗]$")

_PROVINCES_KO = (
    "서울 부산 대구 인천 광주 대전 울산 세종 제주 경기 강원 충청 충북 충남 전라 전북 전남 경상 경북 경남 수원 성남 "
    "고양 용인 부천 안산 안양 남양주 화성 평택 의정부 시흥 파주 김포 광명 군포 이천 오산 하남 구리 안성 포천 의왕 양주 "
    "여주 동두천 과천 춘천 원주 강릉 동해 속초 삼척 태백 청주 충주 제천 천안 공주 보령 아산 서산 논산 계룡 당진 전주 "
    "군산 익산 정읍 남원 김제 목포 여수 순천 나주 광양 포항 경주 김천 안동 구미 영주 영천 상주 문경 경산 창원 진주 "
    "통영 사천 김해 밀양 거제 양산 서귀포 평양 개성 신의주 혜산 청진 함흥 원산 회령 베이징 상하이 선양 단둥 다롄 "
    "하얼빈 창춘 지린 옌지 옌볜 연길 연변 심양 단동 대련 랴오닝 산둥 칭다오 광저우 선전 톈진 홍콩 도쿄 오사카 타이베이 "
    "뉴욕 런던 파리 베를린 모스크바 하노이"
)
KOREAN_PLACES = frozenset(_PROVINCES_KO.split())
_REGION_KO = rf"(?:{'|'.join(_PROVINCES_KO.split())})(?:특별시|광역시|특별자치시|특별자치도|직할시|남도|북도|성|시|도)?"
_SMALLER_KO = r"(?:\s[가-힣]{1,5}[시군구읍면동리])?"
_LIVES_KO = re.compile(
    r"(?:^|\s)(?P<place>[가-힣]{2,8}?)(?:에\s(?:사는|거주하는|거주|산다는|있는)|\s거주|에서 온|\s출신)"
)
_OF_KO = re.compile(
    rf"(?:^|\s)(?P<place>{_REGION_KO}(?:\s{_REGION_KO})?{_SMALLER_KO})(?:의\s|\s(?:지역|출신|거주|현지)(?:의|인)?\s|"
    rf"\s)(?:(?:한|어느|"
    rf"어떤|또 다른|다른|일부|많은|20대|30대|40대|50대|60대|젊은)\s){{0,2}}"
    r"(?:누리꾼|네티즌|이용자|유저|시민|주민|독자|시청자|팬|학생|학부모|대학생|직장인|상인|구민|도민|소비자|승객)"
)


def chinese_place(words: str) -> str | None:
    """Returns the place that a speaker's words in Chinese name, or None: after 来自, or right before the word for the
    public.

    Words before 网友 are a place where the dictionary of the word cutter says so or they end as places do (…市, …镇);
    what somebody is (家长), says of himself (自称边民) or feels (愤怒) is none.
    """
    if (found := _FROM.search(words)) and not _NO_PLACE.search(found["place"]):
        return found["place"]
    for found in _LAST.finditer(words):
        before = _HOW_MANY.sub("", found["before"])
        if place := _at_end(before):
            return place
    return None


def _at_end(words: str) -> str | None:
    """The run of place names that the words end in."""
    if len(words) < 2:
        return None
    from rjieba import tag

    place = ""
    known = tag(_simplified(words))
    for (word, kind), before in zip(reversed(known), [*reversed(known[:-1]), ("", "")], strict=True):
        town = kind in _NAMES and word[0] not in SURNAMES
        by_place = kind in _NAMES | {"n"} and (
            before[1] == "ns" or (len(word) > 2 and _SUFFIX.search(word))
        )  # 山东烟台, 清河镇
        if not (kind == "ns" or town or by_place):
            break
        place = words[len(words) - len(place) - len(word) :]
    return place if len(place) > 1 and not _NO_PLACE.search(place) else None


def _simplified(words: str) -> str:
    """The words in simplified characters, which the dictionary knows; as they are where that changes their length."""
    simple = _simplifier().convert(words)
    return simple if len(simple) == len(words) else words


@cache
def _simplifier() -> OpenCC:
    from opencc import OpenCC

    return OpenCC("t2s")


def korean_place(words: str) -> str | None:
    """Returns the place that a speaker's words in Korean name, or None: 부산의 한 누리꾼, 대구 시민, 서울에 사는 이모
    씨."""
    found = _OF_KO.search(words) or _LIVES_KO.search(words)
    return found["place"] if found else None
