"""The words that platforms write around comments, in English, Chinese and Korean: buttons, badges, folded replies.

Written from the platforms' help pages and from memory of their screens; a platform's own words stand in its own file.
"""

from __future__ import annotations

import re

COUNT = r"(?:\d{1,3}(?:,\d{3})+|\d{1,9}(?:\.\d{1,2})?\s?[kKM千万萬亿億천만]?|[+-]\d{1,6})"
_MARKS = r"[\s📌🌐👥🔒\ufe0f•·・∙|–—−‧▪⚑›»…⋯>/,:：()（）\[\]【】▸►➤→←↑↓▲▼△▽⌄⌃⋮↩↪↳«<+-]"
_BUTTONS = (
    r"reply|replies|share|award|give (?:award|gold)|report|save|follow(?:ing)?|up ?vote|down ?vote|vote|likes?|"
    r"points?|upvotes?|unlike|"
    r"dislike|comments?|repost|quote|bookmark|translate(?: to english| post| comment)?|copy link|permalink|collapse|"
    r"expand|"
    r"edit|delete|hide|more(?: options| actions)?|menu|send|react|flag|track me|gift|"
    r"(?:see|show|view|hide) (?:translation|original|more|less|more text)|read more|read less|rate this translation|"
    r"view (?:activity|insights|likes|edit history|parent)|full comment|"
    r"回[复復覆应應]|评论|評論|不?[赞贊]同|[赞讚]|[点點][赞讚]|踩|顶|转发|轉發|分享|举报|舉報|檢舉|收藏|喜欢|喜歡|"
    r"展开(?:全文|阅读全文)?|展開(?:全文)?|收起(?:全文)?|[显顯]示(?:更多|更少|完整[内內]容|原文)|阅读全文|全文|"
    r"翻[译譯]|查看翻[译譯]|查看原文|投诉|查看(?:回复|对话)|奖励|獎勵|感谢|关注|投币|反对|"
    r"推荐|复制|引用|编辑|删除|更多|更多选项|只看楼主|只看[他她]|"
    r"답글(?: ?쓰기| ?달기)?|댓글(?: ?달기)?|공유(?:하기)?|신고(?:하기)?|좋아요|싫어요|비?공감(?:/비공감)?|비?추천|"
    r"저장(?:하기)?|"
    r"옵션(?: ?열기| ?더보기)?|더 ?보기|번역(?: ?보기|하기)?|댓글 ?모음|자세히(?: 알아보기)?|간략히|접기|펼치기|"
    r"수정|삭제|차단|팔로우|"
    r"리포스트|보내기|어워드|작성자 ?옵션"
)
_PINNED = (
    r"pinned(?: (?:by (?:@\S{1,40}|[^•·]{1,40})|comment|post|reply))?|stickied(?: comment)?|featured|"
    r"已?置[顶頂](?:评论|評論|留言)?|由\s?.{1,40}\s?置[顶頂]|热评|熱評|精选|神评|고정(?:됨|된 댓글)?|"
    r".{1,40}님이 고정함|BEST|베스트|베플"
)
_BADGES = (
    rf"{_PINNED}|OP|MOD|moderator|admin|author|creator|guest|verified(?: account| user)?|top (?:fan|commenter|"
    rf"contributor)|"
    r"(?:rising|valued|group|new|all-star) (?:contributor|expert|member|star)|visual storyteller|"
    r"conversation starter|"
    r"(?:profile badge for the achievement )?top \d{1,2}% (?:commenter|poster)|liked by .{1,40}|edited|liked|"
    r"author liked|subscribed|official|"
    r"楼主|樓主|层主|作者(?:[赞讚][过過])?|题主|提问者|答主|博主(?:[赞讚][过過])?|UP主?|UP主觉得很赞|铁粉|金粉|"
    r"首评|你关注的人|"
    r"LV\.?\s?\d{1,2}|VIP\s?\d{0,2}|(?:年度)?大会员|已[编編][辑輯]|管理员|版主|"
    r"작성자|글쓴이|수정됨|관리자|운영자|구독자|인기 ?팬|인증됨|베댓"
)
_N = r"(?P<n{}>\d{{1,5}})"
_REPLIES = (
    rf"(?:(?:view|show|see|hide|load)\s)?(?:all\s)?{_N.format(1)}\s(?:more\s)?repl(?:y|ies)|"
    rf"(?:共|查看|展开|展開|全部|收起|隐藏|其他|还有|"
    rf"等人){{1,2}}\s?[,，]?\s?共?\s?{_N.format(2)}\s?[条條则則个個]?\s?回[复復覆应應]"
    rf"(?:\s?[,，]?\s?点击查看)?|{_N.format(3)}\s?[条條则則]\s?回[复復覆应應]|"
    rf"답글\s?{_N.format(4)}\s?개?(?:\s?(?:모두\s?)?(?:더\s?)?(?:보기|숨기기|접기))?|"
    r"(?:view|show|hide|load|see)\s(?:more\s|all\s|previous\s|other\s|fewer\s|the\s)?repl(?:y|ies)|"
    r"more replies|continue (?:this )?thread|(?:view|show|load|see) more(?: comments| answers)?|"
    r"view (?:previous|all|\d{1,5} more) (?:comments|answers)|"
    r"(?:查看|展开|展開|显示|加载|收起|隐藏|隱藏)(?:更多|全部|其他)?(?:回[复復覆应應]|评论|評論|子评论)|"
    r"点击(?:查看|加载)更多|"
    r"(?:没有|沒有)更多(?:评论|評論|回复|了)?|답글\s?(?:더\s?)?(?:보기|숨기기|접기|닫기)|댓글\s?(?:더|모두)\s?보기"
)
TOKENS: dict[str, re.Pattern[str]] = {
    "replies": re.compile(rf"(?:{_REPLIES})(?-i:(?![a-z]))", re.IGNORECASE),
    "badge": re.compile(rf"(?:{_BADGES})(?-i:(?![A-Za-z0-9_]))", re.IGNORECASE),
    "button": re.compile(rf"(?:{_BUTTONS})(?-i:(?![a-z]))", re.IGNORECASE),
    "floor": re.compile(r"#\s?\d{1,5}(?![A-Za-z\d.])|第?\s?\d{1,5}\s?[楼樓层層](?![一-鿿])|\d{1,5}(?:F|층)(?!\w)"),
    "count": re.compile(rf"{COUNT}(?![A-Za-z0-9.,])"),
    "mark": re.compile(rf"{_MARKS}+"),
}
"""What a platform's line is made of, beside times."""
PINNED = re.compile(_PINNED, re.IGNORECASE)
BADGES_BEHIND = re.compile(r"\s+\(?(?:OP|MOD|Mod|Moderator|Admin|Author|楼主|樓主|作者|UP主|작성자|글쓴이)\)?$")
"""A badge behind a name on its line."""
PINNED_BEFORE = re.compile(r"(?:[\[【](?:置[顶頂]|BEST|베스트|고정)[\]】]\s?|(?:置[顶頂]|BEST|베스트)\s+)(?=\S)")
REPLIED = re.compile(
    r".{1,60}\sreplied(?:\s?[·•]\s?\d{1,5}\srepl(?:y|ies))?|.{1,60}等人\s?[,，]?\s?共\s?\d{1,5}\s?条回复|"
    r".{1,40}님이 답글을 남겼습니다.?|.{1,40}(?:回覆了|回复了)|view reply from .{1,60}|"
    r"view \d{1,4} replies from .{1,80}",
    re.IGNORECASE,
)
"""Folded replies with the name of who wrote them."""
OPENED = re.compile(
    r"hide|fewer|show more replies|more replies|收起|隐藏|隱藏|显示更多回复|展开更多回复|展开其他|숨기기|접기|닫기|"
    r"답글\s?더\s?보기",
    re.IGNORECASE,
)
"""Part of a line of folded replies where some are shown above or below it."""
AVATAR = re.compile(
    r"(?:user |profile )?(?:avatar|icon|picture|头像|頭像|프로필(?: 사진)?|아바타)(?: (?:of|for) .{1,50})?|"
    r"(?:u/)?\S.{0,49}?(?:['’]s (?:avatar|profile (?:picture|photo|image))|\savatar|\s?的?\s?[头頭]像|"
    r"(?:님의)? (?:프로필(?: ?사진)?|아바타))|(?:profile (?:picture|photo)|avatar) (?:of|for) .{1,50}",
    re.IGNORECASE,
)
ADVERTISED = re.compile(
    rf"{_MARKS}*(?:promoted|sponsored|ad|ads|advertisement|paid partnership|推广|推廣|广告|廣告|赞助(?:内容)?|贊助|"
    rf"광고|프로모션|스폰서)"
    rf"{_MARKS}*",
    re.IGNORECASE,
)
TOLD = re.compile(r"(?P<name>[^\s@:：]{1,30}?)\s{0,4}(?=(?:回[复覆復]|reply to)\s?@)", re.IGNORECASE)
"""A name beside its words, where those begin with whom they answer."""
PRESSED = re.compile(
    r"learn more|shop now|sign up|download|install(?: now)?|get (?:offer|quote|started|app)|book now|apply now|"
    r"visit site|"
    r"order now|subscribe|了解更多|了解详情|查看详情|立即.{2,6}|去看看|더 알아보기|자세히 ?(?:알아보기|보기)|"
    r"지금 .{2,8}|"
    r"(?:www\.)?[\w-]{2,40}\.(?:com|net|org|co\.kr|example)\S{0,40}",
    re.IGNORECASE,
)
"""The button that an advertisement ends with, or the address that it sells."""
_SORTED = r"(?:best|top|new|newest|newest first|oldest|oldest first|controversial|old|q&a|hot|live)"
HEADING = re.compile(
    rf"{_MARKS}*(?:(?P<n1>{COUNT})\s?(?:comments?|replies|responses|answers)(?:\s{{2,}}.{{0,100}})?|(?:all |"
    rf"top )?comments?(?: section)?"
    rf"(?:{_MARKS}*(?P<n2>{COUNT}))?|sort(?:ed)? by[:：]?(?:{_MARKS}*{_SORTED})?|most (?:relevant|recent)|{_SORTED}|"
    r"join the (?:discussion|conversation).{0,3}|add a (?:public )?comment.{0,3}|"
    r"(?:write|leave) a (?:public )?comment.{0,3}|all replies|go to comments|댓글로 이동|post your reply|"
    r"search comments|"
    rf"(?:全部|最新|热门|熱門|精彩|精选|网友)?(?:评论|評論|留言|回答)(?:区|"
    rf"區)?(?:{_MARKS}*(?P<n3>{COUNT}))?(?:\s?[条條])?|"
    rf"(?:共|全部|查看全部)?\s?(?P<n4>{COUNT})\s?[条條则則个個]?(?:评论|評論|留言|回答)|按(?:热度|时间)(?:排序)?|"
    rf"最热|最新|最早|默认(?:排序)?|"
    r"切换为(?:时间|默认)排序|(?:新增|添加|发表|發表)(?:公开|公開)?(?:评论|評論|留言).{0,3}|排序(?:方式|"
    r"依據)?[:：]?(?:\s?\S{2,6})?|最相关|最相關|"
    rf"所有(?:评论|留言)|(?:전체\s?)?댓글(?:\s?섹션)?(?:{_MARKS}*(?:총\s?)?(?P<n5>{COUNT})\s?개?)?|"
    r"(?:(?:최신|과거|최고|순공감|공감|인기|추천|답글|공감비율|호감|등록)순\s?){1,6}|"
    r"정렬(?: ?기준)?[:：]?(?: \S{2,8})?|"
    r"댓글(?:을)? (?:추가|입력|작성|남기기|쓰기|달기).{0,12}|(?:관련성|관련도)(?: 높은)?\s?(?:순|댓글)|"
    r"가장 관련성 높은 댓글|모든 댓글|인기 댓글(?:순)?"
    rf"){_MARKS}*",
    re.IGNORECASE,
)
"""What stands over the comments: their number, the order that they are sorted by, the box for a new one."""
