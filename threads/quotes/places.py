"""Where a quoted voice lives, as Chinese and Korean say it beside the word for who speaks: 一名沈阳网友, 부산의 한
누리꾼."""

from __future__ import annotations

import re

from threads.quotes.lexicon import cue, plain
from threads.text.letters import simplified
from threads.text.wordlists import either

SURNAMES = frozenset("".join(plain("zh", "surnames")))
"""First characters of Chinese family names."""
_FROM = re.compile(rf"{cue('zh', 'lives')}(?P<place>[\u4e00-\u9fffA-Za-z]{{2,8}}?)(?={cue('zh', 'lives_end')})")
# How many speak, and that another one does: no part of a place.
_HOW_MANY = re.compile(rf"^{cue('zh', 'how_many')}+")
# A country beside the public is its population (中国网友), a platform or a region of the world no address.
_NO_PLACE = re.compile(rf"[国國]$|^{cue('zh', 'no_address')}")
_LAST = re.compile(rf"(?P<before>[\u4e00-\u9fff]{{2,24}}?)(?:籍|的)?{cue('zh', 'residents')}")
# Tags of the cutter's dictionary for names other than of places: it takes some towns for people.
_NAMES = frozenset(["nr", "nz", "nt", "nrt"])
_SUFFIX = re.compile(r"[省市县縣区區镇鎮乡鄉村州盟旗]$")

_PLACES_KO = plain("ko", "places")
KOREAN_PLACES = frozenset(_PLACES_KO)
_REGION_KO = rf"{either(_PLACES_KO)}(?:특별시|광역시|특별자치시|특별자치도|직할시|남도|북도|성|시|도)?"
_SMALLER_KO = r"(?:\s[가-힣]{1,5}[시군구읍면동리])?"
_LIVES_KO = re.compile(
    r"(?:^|\s)(?P<place>[가-힣]{2,8}?)(?:에\s(?:사는|거주하는|거주|산다는|있는)|\s거주|에서 온|\s출신)"
)
_OF_KO = re.compile(
    rf"(?:^|\s)(?P<place>{_REGION_KO}(?:\s{_REGION_KO})?{_SMALLER_KO})(?:의\s|\s(?:지역|출신|거주|현지)(?:의|인)?\s|\s)"
    rf"(?:{cue('ko', 'one_of')}\s){{0,2}}{cue('ko', 'residents')}"
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
    simple = simplified(words)
    return simple if len(simple) == len(words) else words


def korean_place(words: str) -> str | None:
    """Returns the place that a speaker's words in Korean name, or None: 부산의 한 누리꾼, 대구 시민, 서울에 사는 이모
    씨."""
    found = _OF_KO.search(words) or _LIVES_KO.search(words)
    return found["place"] if found else None
