"""The words of a site around its texts, in English, Chinese and Korean (and the commonest German, French, Spanish …).

Each function judges one line of visible text, so that the HTML side and the flattened side share them. Patterns are
anchored and bounded: a line longer than LONGEST is prose and never furniture, whatever it says.
"""

from __future__ import annotations

import re
from functools import lru_cache

from threads.lines.limits import LINES_KEPT, LONGEST


def _any(*patterns: str, full: bool = True, cased: bool = False) -> re.Pattern[str]:
    body = "|".join(f"(?:{p})" for p in patterns)
    return re.compile(rf"(?:{body})" if not full else rf"\W*(?:{body})\W*", 0 if cased else re.IGNORECASE)


_FORM = _any(
    (
        r"(?:please )?(?:leave|post|add|write|make|submit|enter|join|drop) (?:a|your|an?other|the|new|us a)? ?(?:new |"
        r"first |public )?(?:comments?|reply|response|thoughts?|feedback|message|discussion|note)\b.{0,90}"
    ),
    r"(?:the )?comment(?:s|ing)? (?:to|on|for) this \w{3,10} (?:are|is) (?:now )?closed.{0,40}",
    r"(?:post|add|write|leave|submit) comments?", r"(?:post)?post a (?:new )?comment",
    r"leave (?:a |your )?(?:reply|response|comment).{0,90}", r"comment on this (?:post|article|story)",
    r"comments? (?:are|is|have been|were|now) (?:now |currently )?(?:closed|disabled|turned off|off|locked).{0,80}",
    r"(?:the )?comments? (?:section )?(?:for this \w{3,8} )?(?:are|is) closed.{0,40}",
    (
        r"(?:your )?e-?mail (?:address )?(?:will not|won[’']t|is never|will never) be (?:published|shown|made public|"
        r"displayed|shared).{0,120}"
    ), r"required fields? (?:are|is) marked.{0,40}",
    r"(?:you (?:may|can) use|some html|allowed|xhtml:|html tags|you are in|you're in).{0,20}(?:html|tags|mode).{0,150}",
    r"(?:this site uses akismet|learn how your comment data).{0,120}", r"notify me of.{0,80}",
    r"(?:click here to )?cancel(?: reply)?",
    r"(?:log|sign) ?in (?:or (?:register|sign up) )?to (?:post|leave|reply|comment|add|join).{0,60}",
    r"you must (?:be )?(?:log|sign|register)\w* ?(?:in)? .{0,90}",
    r"(?:login|register) to (?:post|comment|reply).{0,40}",
    r"please (?:log|sign) in.{0,60}", r"verify your comment", r"previewing your comment", r"have an opinion\?.{0,60}",
    r"comment on this post", r"your (?:comment|name|email|message|reply|website|url)(?: here)?",
    (
        r"(?:name|email|e-mail|mail|website|url|web site|your name|your email|username|email address|author)(?: ?\*|"
        r" ?:)? ?\(forget stored information\)"
    ),
    (
        r"(?:name|email|e-mail|mail|website|url|web site|your name|your email|username|email address|"
        r"author)(?: ?\((?:required|optional|will not be published|not published|\*?required|\*?private).{0,40}\)|"
        r" ?\*| ?:)"
    ), r"required\.?",
    r"fill in your details below.{0,60}", r"save my name, email.{0,90}", r"remember me\??",
    r"type the (?:characters|letters|text|code).{0,60}", r"captcha.{0,40}", r"spam protection.{0,60}",
    r"please note:? comment moderation.{0,120}", r"enter your information below.{0,60}", r"submit(?: comment)?",
    r"be the first to (?:comment|reply|leave).{0,60}", r"reply to this (?:post|topic|thread)", r"post a reply",
    r"quick reply", r"speak your mind", r"what do you think\?", r"join the discussion",
    r"want to (?:leave|add|join|comment).{0,60}", r"got something to say\?", r"share your thoughts.{0,60}",
    r"schreibe? (?:einen|deinen|ihren|uns einen) kommentar.{0,40}", (
        r"(?:die )?kommentar(?:e|funktion)?(?: für diesen \w{3,12})? (?:sind|ist|wurde) .{0,12}(?:geschlossen|"
        r"deaktiviert|gesperrt|beendet).{0,20}|leider sind keine kommentare möglich.{0,10}|"
        r"(?:einen )?kommentar (?:hinzufügen|schreiben|hinterlassen|verfassen|abgeben|absenden)"
    ), r"laisser un commentaire.{0,40}", r"(?:deja|dejar|escribe) (?:un|tu) comentario.{0,40}",
    r"deixe (?:um|seu) comentário.{0,40}",
    (
        r"(?:发表|發表|我要|我来|我來|写|寫|添加|提交|撰写)(?:您的|你的|一下)?(?:评论|評論|留言|回复|回復|跟帖|看法|"
        r"评|說|说两句).{0,20}"
    ), r"(?:请|請)?(?:先)?(?:登录|登錄|登入|登陆)(?:后|後)?(?:发表|發表|才能|可以|再|即可|参与|參與)?.{0,20}",
    r"您的(?:电子邮箱|電子郵件|邮箱).{0,30}", r"必填.{0,12}", r"取消回(?:复|復|覆)", r"网友评论仅供.{0,40}",
    r"文明(?:上网|发言).{0,40}", r"还可以输入.{0,12}字", r"评论已关闭|留言已關閉",
    r"댓글(?:을)? ?(?:쓰기|달기|작성|남기기|등록|입력).{0,20}", r"로그인 ?(?:후|하시면|하셔야|이 필요).{0,30}",
    r"의견 ?(?:쓰기|등록|남기기)", r"(?:이메일|전자우편)(?: 주소)?(?:는|은) 공개되지.{0,30}", r"덧글 ?쓰기",
    r"댓글이? ?(?:닫|막)혔?.{0,12}",
    cased=True,  # lines are given in small letters, which takes half the time
)  # fmt: skip


_FURNITURE = _any(
    (
        r"menu|skip to (?:main )?(?:content|navigation)|home|search|subscribe(?: .{0,60})?|sign up.{0,60}|log ?in|"
        r"sign ?in|register|archives?|categories|tags?|blogroll|meta|recent (?:posts?|comments?|articles)|"
        r"popular (?:posts?|stories)|most (?:popular|read|viewed|commented|recent).{0,30}|trending.{0,20}|"
        r"related (?:posts?|articles?|stories|links?|content|topics?|news).{0,40}|"
        r"you (?:may|might) also (?:like|enjoy|be interested).{0,40}|more (?:from|in|on|stories|news|by) .{0,60}|"
        r"read (?:more|next|also)|also (?:read|see)|see also|about (?:us|me|this blog|the author)|contact(?: us)?|"
        r"advertis\w{3,8}.{0,40}|sponsored.{0,30}|privacy policy.{0,60}|terms (?:of|and) .{0,60}|site ?map|"
        r"follow (?:us|me).{0,60}|newsletters?.{0,60}"
    ),
    (
        r"[\d,.]{1,12} ?[KM]? (?:views|subscribers|followers|fans|reads|shares)\b.{0,40}|play live radio|"
        r"next up:?.{0,60}|available on air stations|on air(?: now)?|now playing.{0,60}|"
        r"listen(?: live| now|ing)?(?: • \d{1,2}:\d\d)?|loading(?:\.{1,3}|…)?|(?:\d{1,2}:\d\d[\s/]{0,3}){1,4}|"
        r"play(?: video| audio)?|pause|mute|download(?: audio)?|transcript|enlarge(?: this image)?|"
        r"toggle (?:caption|navigation|menu)|hide caption|embed(?: code)?|share this.{0,40}|"
        r"(?:share|tweet|print|email|e-mail|facebook|twitter|pinterest|linkedin|reddit|digg|stumbleupon|flipboard|"
        r"whatsapp|google\+|delicious|del\.icio\.us)(?: (?:this|it|on .{0,20}))?|"
        r"(?:[«←‹<]|previous|prev|next|older|newer)(?: (?:post|article|entry|page|story|posts|"
        r"entries))?(?: ?[:|»→›>].{0,100})?|[«←‹].{0,100}[»→›]?|.{0,100}[»→›]|back to .{0,40}|"
        r"(?:\d{1,6} (?:posts?|messages|replies|topics) ?[•·|,-] ?)?page \d{1,4}(?: of \d{1,4})?|"
        r"results \d{1,6} to \d{1,6} of \d{1,6}|powered by .{0,60}|design(?:ed)? by .{0,60}|"
        r"all rights reserved.{0,60}|rss(?: feed)?|(?:feed ?)?you can (?:follow|skip|subscribe).{0,150}|"
        r"(?:feed for this entry|trackback address).{0,60}|listed below are links to weblogs.{0,120}|"
        r"comments? (?:feed|rss).{0,40}|trackback.{0,80}|pingback.{0,40}|(?:filed|archived) (?:under|in).{0,150}|"
        r"(?:hits|views|reads) ?: ?[\d,.]{1,12}|posted (?:in|under) ?:?.{0,150}|tagged(?: as| with)?:?.{0,150}|"
        r"(?:tags?|labels|categories|category|topics|keywords|标签|標籤|关键词|關鍵字|태그) ?[:：].{0,150}|permalink|"
        r"email this.{0,60}|blogthis.{0,60}|jump to .{0,40}|(?:this (?:entry|post|article) was )?posted (?:on|"
        r"in) ?(?:by)?"
    ),
    (
        r"首页|首頁|菜单|登录|登錄|注册|搜索|搜尋|返回(?:首页|顶部|列表)|上一(?:篇|页|頁|则).{0,60}|"
        r"下一(?:篇|页|頁|则).{0,60}|相关(?:阅读|新闻|文章|报道|链接|推荐).{0,20}|相關(?:閱讀|新聞|文章|報導).{0,20}|"
        r"(?:热门|熱門|推荐|推薦|最新)(?:文章|新闻|新聞|阅读|閱讀|排行).{0,20}|分享(?:到|至).{0,40}|责任编辑.{0,30}|"
        r"責任編輯.{0,30}|版权所有.{0,60}|版權所有.{0,60}|广告|廣告|扫一扫.{0,40}|"
        r"(?:关注|關注).{0,20}(?:公众号|微信).{0,30}|打印|字号.{0,20}|点击(?:查看|加载)更多"
    ),
    (
        r"홈|메뉴|로그인|회원가입|검색|이전 ?(?:글|기사|페이지).{0,60}|다음 ?(?:글|기사|페이지).{0,60}|"
        r"관련 ?(?:기사|글|뉴스).{0,20}|(?:인기|많이 본|주요|최신) ?(?:기사|뉴스|글).{0,20}|공유하기?|"
        r"무단 ?전재.{0,60}|저작권자.{0,80}|구독(?:하기)?|프린트|인쇄|글자 ?크기.{0,20}|맨 ?위로|목록"
    ),
)  # fmt: skip
_NOTE = _any(
    (
        r"(?:this (?:entry|post|article|item|story) (?:was |is |has been )?)(?:posted|filed|published|tagged|written|"
        r"categorized) (?:in|under|on|at|by|with)\b.{0,180}"
    ),
    r"bookmark (?:the|this)(?: \w{3,9})? ?(?:permalink|post).{0,60}",
    r"(?:both )?comments and (?:pings|trackbacks) are .{0,80}",
    r"you can (?:follow|skip|leave|subscribe to) (?:any|all|the|a) (?:responses?|comments?|response).{0,180}",
    (
        r"(?:posted|filed) (?:in|under) [^.!?]{2,80}[|•·,.] ?(?:tagged|leave a|comments?|permalink|\d{1,4} comments?|"
        r"no comments).{0,120}"
    ),
    (
        r"if you (?:enjoyed|liked|found|find) this (?:post|article|story|entry).{0,160}|"
        r"did you (?:like|enjoy|find) this (?:post|article|story|entry).{0,160}"
    ),
    (
        r"(?:do ?n[o’']t|never) miss (?:a|an|another|our next|the next) (?:post|update|story|article|issue)\b.{0,200}|"
        r"if you(?:[’']re| are) new (?:here|to this (?:blog|site))\b.{0,300}"
    ),
    (
        r"a version of this (?:article|story|review|column|essay|piece|post|interview) (?:appeared|appears|ran|"
        r"was published|originally appeared) (?:in|on)\b.{0,300}"
    ),
    (
        r"(?:click )?(?:[“\"]?like[”\"]?|to like|become a fan of|join) (?:us|this page|our page|to get|"
        r"to receive)\b.{0,120}\b(?:on|via) (?:facebook|twitter|google\+)\b.{0,60}"
    ), r"(?:發信站|文章網址|轉錄者)\s?[:：].{0,120}", r"(?:原创文章|本文).{0,20}(?:转载请|轉載請)(?:注明|註明).{0,80}",
)  # fmt: skip
_COPYRIGHT = re.compile(
    r"\W{0,3}(?:copyright\b|©|\(c\) ?(?:19|20)\d\d|ⓒ|all rights reserved|版权所有|版權所有|저작권자|무단 ?전재)",
    re.IGNORECASE,
)
_STATION = re.compile(
    (
        r"(?:.{0,60}, [A-Z]{2} \d{5}(?:-\d{4})?|\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}|"
        r"\d{1,5} [A-Z][\w.' ]{2,40} (?:street|st|avenue|ave|road|rd|drive|dr|blvd|boulevard|lane|ln|way|"
        r"suite \d{1,5})\.?(?:,.{0,40})?)"
    ),
    re.IGNORECASE,
)
_PLACEHOLDER = re.compile(
    r"\[(?:im(?:g|age ?text|age|Text)|photo|picture|figure|video|audio|embed|inline|usemap|avatar|ad|advertisement|"
    r"caption|图|图片|圖片|圖|视频|視頻|사진|영상|이미지)(?:[ _#-]?\d{1,3})?(?: ?[:：][^\[\]\n]{0,80})?\]"
    r"|\((?:continues|continued|to be continued|cont['’]?d|more|未完待续|계속)\)|<(?:image|photo|video)>",
    re.IGNORECASE,
)


@lru_cache(maxsize=LINES_KEPT)
def is_comment_form(line: str) -> bool:
    """Whether the line belongs to a form for new comments: "Leave a Reply", "Your email address …", 发表评论, 댓글
    쓰기."""
    return len(line) <= LONGEST and bool(_FORM.fullmatch(line.strip().lower()))


def is_furniture(line: str) -> bool:
    """Whether the line belongs to the site and not to a text on it: menus, players, sharing, archives, tags."""
    line = line.strip()
    return bool(line) and len(line) <= LONGEST and bool(_FURNITURE.fullmatch(line) or _STATION.fullmatch(line))


def is_post_note(line: str) -> bool:
    """Whether the line is what a blog says of a post below it, in sentences ("This entry was posted in …. Bookmark
    …")."""
    return len(line) <= 2 * LONGEST and bool(_NOTE.fullmatch(line.strip()))


def is_copyright(line: str) -> bool:
    """Whether the line claims copyright: "Copyright 2023 …", "© …", 版权所有, 무단 전재."""
    return len(line) <= 2 * LONGEST and bool(_COPYRIGHT.match(line.strip()))


def placeholders(text: str) -> list[tuple[int, int]]:
    """Where a text holds stand-ins for what a crawler left out: "[photo]", "[image2]", "(continues)"."""
    if "[" not in text and "(" not in text and "<" not in text:
        return []
    return [match.span() for match in _PLACEHOLDER.finditer(text)]
