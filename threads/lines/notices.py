"""What a site puts in the place of a comment that it or its author took away, in English, Chinese and Korean."""

from __future__ import annotations

import re

LONGEST = 300
"""Characters; the longest such notice on the measured pages, a newspaper's with its reasons, has 230."""
_POST = r"(?:comment|post|message|reply|response)"
_GONE = r"(?:deleted|removed|hidden|moderated|blocked|withdrawn|withheld)"
_ENGLISH = (
    rf"\[?{_GONE}\]?|\[?{_POST}s? {_GONE}\b.{{0,80}}|(?:deleted|removed|hidden) by .{{0,40}}",
    rf"(?:this|the)(?: (?:user|author|member)['’]s)? {_POST}(?: (?:violated|violates|breached|breaches|did not|"
    rf"does not|didn['’]t) .{{0,60}})?(?:,? (?:and|so(?: it)?))? "
    rf"(?:has|have|was|is)(?: been)?(?: \w{{2,14}}ly)? {_GONE}(?:(?: (?:by|because|for|as|due|since|at the|"
    rf"in accordance|and|pending)\b|[.,;:!(]).{{0,220}})?",
    rf"(?:this|your|the) {_POST} is (?:awaiting|pending|under|held for) (?:moderation|approval|review)\b.{{0,60}}",
    r"(?:comment|post) (?:score )?below (?:the )?threshold.{0,30}",
)
_ZH_POST = (
    r"(?:条|條|则|則|个|個|楼|樓)?(?:评论|評論|留言|回复|回覆|回復|帖子?|贴子?|跟帖|跟贴|发言|發言|内容|內容|微博|"
    r"楼层|樓層)"
)
_ZH_GONE = r"(?:删除|刪除|屏蔽|遮蔽|隐藏|隱藏|折叠|摺疊|撤回|移除)"
_CHINESE = (
    (
        rf"(?:抱歉|对不起|對不起)?[，,]?\s?(?:该|該|此|这|這|本|原){_ZH_POST}[^。！？?!]{{0,16}}(?:已|"
        rf"被){{1,2}}[^。！？?!]{{0,12}}{_ZH_GONE}[^。！？?!]{{0,20}}"
    ),
    rf"{_ZH_POST}已(?:经|經)?被?[^。！？?!]{{0,8}}{_ZH_GONE}",
    rf"(?:该|該|此|这|這|本|您的|你的)?{_ZH_POST}(?:正在|等待|待)(?:审核|審核)[^。！？?!]{{0,12}}",
    rf"(?:作者|楼主|樓主|管理员|管理員|用户|用戶|系统|系統|博主)已?(?:经|經)?{_ZH_GONE}了?(?:该|該|此|这|這){_ZH_POST}",
    r"(?:该|該|此)(?:用户|用戶|账号|帳號)已被?(?:封禁|禁言|屏蔽)[^。！？?!]{0,20}",
)
_KO_POST = r"(?:댓글|덧글|답글|글|의견|게시물|메시지)"
_KO_GONE = r"(?:삭제|숨김|블라인드|차단|비공개)"
_KOREAN = (
    rf"[^.?!]{{0,40}}(?:{_KO_GONE}(?: ?처리)?된|삭제한|숨긴|숨겨진|가려진|차단한) ?{_KO_POST}(?:입니다|임)?",
    (
        rf"(?:(?:이|해당|본) ?)?{_KO_POST}[은는이가] ?[^.?!]{{0,40}}{_KO_GONE} ?(?:처리)? ?(?:되었습니다|됐습니다|"
        rf"하였습니다|했습니다|됨)"
    ),
    rf"[^.?!]{{0,20}}(?:요청|신고|위반|미준수)[^.?!]{{0,16}}{_KO_GONE} ?(?:처리)? ?(?:되었습니다|됐습니다|됨)",
    r"클린봇이 [^.?!]{0,30}(?:감지|차단|숨김)[^.?!]{0,20}", r"비밀 ?(?:댓글|덧글|글)(?:입니다)?",
    r"관리자의? 승인을? (?:기다리|대기)[^.?!]{0,20}",
)  # fmt: skip
_REMOVED = re.compile(rf"\W{{0,3}}(?:{'|'.join((*_ENGLISH, *_CHINESE, *_KOREAN))})\W{{0,3}}", re.IGNORECASE)
_HINT = re.compile(
    (
        r"delet|remov|hidden|moderat|block|with(?:drawn|held)|threshold|approv|review|删|刪|屏|蔽|隐|隱|折叠|摺|撤回|"
        r"移除|审|審|封禁|禁言|삭제|숨|블라인드|차단|비공개|가려|클린봇|비밀|승인"
    ),
    re.IGNORECASE,
)


def is_removed(text: str) -> bool:
    """Whether the words only say that a comment was deleted, hidden or is not yet let through."""
    return len(text) <= LONGEST and _HINT.search(text) is not None and _REMOVED.fullmatch(text.strip()) is not None
