"""Words for speakers who are not named: "a netizen", "another user", 有网友."""

from __future__ import annotations

import re

NETIZEN = (
    r"(?:netizens?|internet users?|web users?|social media users?|online commenters?|网友|網友|网民|網民|네티즌|누리꾼)"
)
HAN_NETIZEN = re.compile(r"[网網][友民]")
HANGUL_NETIZEN = re.compile(r"네티즌|누리꾼")
IS_NETIZEN = re.compile(
    NETIZEN
    + r"|users?\b|commenters?\b|posters?\b|bloggers?\b|comments?\b|\brepl(?:y|ies)\b|\bposts?\b|\btweets?\b|\bonline$|"
    r"(?:^|\s)list$|"
    r"用户|用戶|使用者|博主|评论|評論|留言|跟帖|弹幕|彈幕|乡民|鄉民|答主|[楼樓]主|网[上络]|網[上絡]|微博|论坛|論壇|"
    r"아이디|\bID\b|닉네임|댓글|이용자|유저|글쓴이|작성자|온라인|커뮤니티|게시판",
    re.IGNORECASE,
)
_UNNAMED = re.compile(
    r"^(?:an?|one|another|some|other|others|many|several|the|most|few|two|three)\b|^(?:有|一|某|另|多|不少|许多)|"
    r"^(?:한|다른|또|일부|어떤|익명의)\s|\s(?:한|다른)\s|^"
    + NETIZEN
    + r"\W*$|^(?:he|she|it|anonymous\b.*|[他她其]|그녀?)$|"
    r"\b(?:netizens|users|commenters|posters|readers|viewers|bloggers|residents|locals|people|comments|replies)$|"
    r"(?:网友|網友|网民|網民|用户|用戶|居民|市民|村民|读者|讀者|观众|觀眾|评论|評論|留言|有人)[们們]?$|"
    r"(?:누리꾼|네티즌|이용자|유저|시민|주민|독자|시청자|댓글|의견|반응)들?$",
    re.IGNORECASE,
)


def is_unnamed(speaker: str | None) -> bool:
    """Whether the words for a speaker name nobody: "a netizen", "another user", 有网友; two such need not be one
    person."""
    return speaker is None or bool(_UNNAMED.search(speaker))
