"""The words of a site around its texts, in English, Chinese and Korean (and the commonest German, French, Spanish …).

Each function judges one line of visible text, so that the HTML side and the flattened side share them. Patterns are
anchored and bounded: a line longer than LONGEST is prose and never furniture, whatever it says.
"""

from __future__ import annotations

import re
from functools import lru_cache

from threads.lines.hints import holds_one

LONGEST = 200
"""Characters; form notes ("Your email address will not be published. Required …") come to 150 on measured pages."""

UNCOUNTED = -1
"""What comment_heading returns for a heading that gives no number ("Comments", "Reader comments", "评论")."""


def _any(*patterns: str, full: bool = True, cased: bool = False) -> re.Pattern[str]:
    body = "|".join(f"(?:{p})" for p in patterns)
    return re.compile(rf"(?:{body})" if not full else rf"\W*(?:{body})\W*", 0 if cased else re.IGNORECASE)


_N = r"(?P<n%d>\d{1,3}(?:[,.]\d{3})+|\d{1,7}|one|two|three|no|zero|ein|eine|keine|un|une|uno)"
_NOUN = (
    r"(?:reader |user |visitor |public |facebook |recent user )?(?:comments?|responses?|replies|thoughts?|reactions?|"
    r"kommentare?|meinung(?:en)?|beiträge|commentaires?|réactions?|avis|opiniones|comentarios?|comentários?|"
    r"respuestas?|commenti|antworten|reacties|yorum|комментари[йяев]{1,2})"
)
_ON = (
    r"(?: (?:so far|to date|in total|total|below|posted|received|left))?(?: (?:about ?:|"
    r"(?:to|on|for|in|about|zu|sur|en|a|em)(?: ?[:\-–—])? (?:this (?:post|entry|article|story|page)|[“\"'‘«„].{0,170}|"
    r".{1,150})))?"
)
_CJK_NOUN = (
    r"(?:条|條|个|個|篇|則|则)?(?:网友|網友|读者|讀者|最新|热门|熱門|精彩|全部|所有)?(?:评论|評論|回复|回復|回應|回应|"
    r"留言|跟帖|跟贴|跟貼|讨论|討論)"
)
_HEADING = re.compile(
    r"[\W_]{0,4}(?:"
    + (
        rf"(?:there (?:are|is) |post a comment ?|add a comment ?|leave a comment ?|"
        rf"discussion ?)?{_N % 1} (?:[a-z]{{3,12}} )?{_NOUN}(?: and \d{{1,6}} \w{{4,12}})?{_ON}(?:[.…:,]? "
        rf"?(?:add (?:a |one|yours|your|comment)|read (?:them|it) below|leave a comment|post a comment|join the|"
        rf"skip to|↓|⊕|»).{{0,60}})?"
    )
    + rf"|(?:post a comment |add a comment |all |view |showing )?{_NOUN} ?[:(\[（] ?{_N % 2} ?[)\]）]?(?: .{{0,30}})?"
    + rf"|(?:alle |leser)?kommentare? ?[:(]? ?{_N % 7}\)?|comment\(s\)|comments from .{{3,30}}"
    + (
        rf"|{_N % 3} (?:users?|readers?|people|persons?) (?:responded|commented|replied|"
        rf"have commented)(?: (?:in|to|on).{{0,150}})?"
    )
    + (
        r"|(?:all |alle |tous les |todos los |the |reader |readers['’]? |user |your |visitor |top |article |story |"
        r"page )?(?:comments?|responses|reactions|discussion|conversation|kommentare|commentaires|comentarios|"
        r"comentários|commenti|reacties)(?: (?:to|on|for) (?:this|[“\"].{0,150}).{0,60})?"
    )
    + (
        r"|what (?:people are|others are|readers are|you) (?:saying|said|think)|join the (?:conversation|discussion)|"
        r"have your say"
    )
    + rf"|(?:共|已有|全部|共有)? ?{_N % 4} ?{_CJK_NOUN}(?: ?[(（]?.{{0,20}})?"
    + rf"|(?:最新|热门|熱門|精彩|全部|网友|網友)(?:评论|評論|跟帖|跟贴) ?{_N % 9} ?[条條篇](?:评论|評論|跟帖|跟贴)?"
    + rf"|共有?(?:回[复復覆应應]|评论|評論)(?:[贴貼帖])? ?{_N % 8} ?[条條个個篇]?(?:[,，] ?共 ?\d{{1,5}} ?[页頁])?"
    + (
        rf"|{_CJK_NOUN} ?[(（:：]? ?{_N % 5} ?[)）]?(?: ?条| ?條)?|{_CJK_NOUN}(?:区|區|列表)?|网友(?:评论|热评)|"
        rf"网友留言|[一-鿿]{{2,6}}(?:跟帖|跟贴|网友评论|網友評論)"
    )
    + (
        rf"|(?:전체 |총 )?(?:댓글|답글|의견|독자 ?의견|네티즌 ?의견|한줄 ?의견|덧글|코멘트|"
        rf"100자평) ?[•·|]? ?[(\[:]? ?(?:총 ?)?{_N % 6} ?(?:개|건)?[)\]]?|"
        rf"(?:전체 |베스트 )?(?:댓글|의견|독자 ?의견|네티즌 ?의견|한줄 ?의견|덧글|100자평)(?: ?목록)?"
    )
    + r")[\W_]{0,4}",
    re.IGNORECASE,
)
_HEADING_HINTS = tuple(
    "comment|respon|repl|thought|reaction|kommentar|coment|discuss|convers|saying|have your say|antwort|meinung|avis|"
    "opinion|"
    "reactie|yorum|коммент|评|評|回|留言|跟|讨|討|댓글|답글|의견|덧글|코멘트|100자평|react|réact|respuest".split("|")
)
_PLAIN_HINTS = tuple(filter(str.isascii, _HEADING_HINTS))
_DIGIT = re.compile(r"\d")
_COUNTED = re.compile(
    (
        r"(?<![\d.,:：赞讚顶頂踩荐薦对對持천감대-])(?P<a>\d{1,6}) ?(?:comments?|responses?|replies|评论|回复|"
        r"댓글)(?![a-z])|\b(?:comments?|responses?|replies) ?[(\[] ?(?P<b>\d{1,6}) ?[)\]]|"
        r"[(\[](?P<c>\d{1,6}) (?:comments?|responses?)[)\]]"
    ),
    re.I,
)
_CLOSED = re.compile(r"\b(?:are|is|been|now) (?:now |currently )?(?:closed|disabled|off)\b|关闭|關閉", re.I)
_ELSEWHERE = re.compile(
    (
        r"enable javascript to view (?:the )?comments|(?:blog )?comments powered by \w+|"
        r"(?:loading|view|show|load) (?:all )?(?:the )?comments?\b|comments? (?:are )?loading|评论加载中|"
        r"댓글을 불러오는"
    ),
    re.IGNORECASE,
)
_COUNT_WORDS = {
    "one": 1,
    "two": 2,
    "three": 3,
    "no": 0,
    "zero": 0,
    "ein": 1,
    "eine": 1,
    "keine": 0,
    "un": 1,
    "une": 1,
    "uno": 1,
}

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

_ACTION_WORD = (
    r"(?:reply|replies|quote|like|likes|dislike|share|report|report (?:abuse|spam|this comment|this post|this|comment|"
    r"post|as spam|as inappropriate)|flag(?: as inappropriate| comment| this)?|permalink|permanent link|link|"
    r"link to (?:this|comment)|edit|delete|"
    r"reply ?delete|reply to (?:this )?(?:comment|post|\w{1,20})|(?:log ?in|sign ?in) to reply|share it|permalink|"
    r"history|embed|save|source|context|give (?:award|gold)|award|reveal spam|next|prev|root|up|via mobile|actions|"
    r"respond|answer|vote|vote (?:up|down)|up ?vote|down ?vote|recommend\??|recommended?|thumbs? (?:up|down)|"
    r"rate (?:this|up|down)(?: comment)?(?: positively| negatively)?|"
    r"hide|show|collapse|expand|(?:read|see|show|view) (?:more|replies|full comment|comment|profile|"
    r"\d{1,4} (?:more )?repl(?:y|ies))|load more(?: comments)?|more|follow|mention|ignore|helpful|not helpful|"
    r"was this helpful\??|"
    r"facebook|twitter|tweet(?: this)?|google\+?|e-?mail(?: this)?|print|top|back to top|up|down|close|parent|profile|"
    r"website|like this|liked by.{0,30}|\+1|-1|good|bad|abuse|inappropriate|"
    r"loading(?: \.{1,3})?|antworten|löschen|beantworten|kommentieren|gefällt mir|daumen (?:hoch|runter)|"
    r"zum antworten anmelden|zitat|teilen|melden|reageer|répondre|j'aime|responder|responder citando|me gusta|"
    r"rispondi|beantwoorden|zitieren|melden|signaler|"
    r"回复|回復|回覆|回应|回應|赞|讚|顶|頂|踩|支持|反对|反對|举报|舉報|檢舉|分享|引用|转发|轉發|收藏|点赞|點讚|鼓掌|"
    r"喜欢|喜歡|收起|展开|展開|(?:收起|展开|展開|查看)(?:更多|全部)?(?:回复|回復|评论)|"
    r"只看(?:该作者|該作者|楼主|他|她|TA)|复制|複製|删除|刪除|编辑|編輯|推荐|推薦|鄙视|感谢|感謝|有用|没用|投诉|"
    r"加入黑名单|举报广告|댓글|답글|공감|비공감|추천|반대|비추천|찬성|찬성하기|반대하기|추천하기|신고|신고하기|공유|"
    r"공유하기|좋아요|싫어요|삭제|삭제하기|수정|인용|차단|스크랩|접기|더보기|답글 ?(?:쓰기|달기|작성|보기|접기)|"
    r"답글 ?\d{1,5}개)"
)
_COUNT = r"(?: ?[(\[（:：#]? ?[+-]?\d{1,6}(?:[.,]\d)?[k万萬만]? ?[)\]）]?)?"
_ACTION = re.compile(
    (
        rf"[\W_]{{0,4}}(?:\d{{1,6}}[\s•·|]{{1,4}})?{_ACTION_WORD}{_COUNT}(?:(?:[\s|·•,/\-–—\[\]()]{{1,4}}|"
        rf"(?<=[가-힣一-鿿\d])|(?<=[a-z])(?=[ADLR])){_ACTION_WORD}{_COUNT}){{0,7}}[\W_]{{0,4}}"
    ),
    re.IGNORECASE,
)
_LIKES = re.compile(
    r"\W{0,3}(?:(?P<a>[+-]?\d{1,6}) ?(?:people (?:like|found|liked)(?: this)?.{0,20}|likes?|thumbs? up|votes?|points?|"
    r"upvotes?|recommend(?:s|ed|ations)?|赞|讚|个赞|人赞|人顶|人赞同(?:了该回答)?|支持|공감|추천|좋아요)"
    r"|(?:likes?|recommend\??|score|votes?|points?|thumbs? up|赞|讚|顶|支持|点赞|赞同|推荐|推薦|공감|추천|추천하기|"
    r"찬성|찬성하기|좋아요) ?[:：(\[（]? ?(?P<b>[+-]?\d{1,6}) ?[)\]）]?|(?P<c>[+-]\d{1,5}))\W{0,3}",
    re.IGNORECASE,
)
_FIRST_COUNT = re.compile(r"[^\w+-]{0,3}([+-]?\d{1,6})[\s•·|]{1,4}(?=\D)")
_LIKES_AMONG = re.compile(
    (
        r"(?:(?<![비不])(?:赞|讚|顶|支持|点赞|赞同|推荐|推薦|공감|추천(?:하기)?|찬성(?:하기)?|좋아요)|"
        r"\b(?:likes?|recommend\??|thumbs? up))\s?[(（:：\[]?\s?(\d{1,6})|"
        r"((?:(?<![^\s(])[+-])?\d{1,6})\s?(?:likes?|points?|votes?|人赞|个赞)\b"
    ),
    re.IGNORECASE,
)

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
    ), r"(?:原创文章|本文).{0,20}(?:转载请|轉載請)(?:注明|註明).{0,80}",
)  # fmt: skip
_BADGE = re.compile(
    r"\W{0,3}(?:(?:top|best|featured|highlighted|pinned|selected|promoted|favou?rite|popular|staff|"
    r"editors?['’]?s?) (?:comments?|picks?|choice|reply|replies|selection)"
    r"|[A-Z][\w&.]{1,20}(?: [A-Z][\w&.]{1,20}){0,2} [Pp]icks?|(?:pinned|featured|highlighted|selected|"
    r"promoted)(?: by .{1,40})?|置顶|置頂|热评|熱評|精华|精選|神评论?|神回复|编辑推荐|最佳评论|베스트(?: ?댓글)?|베댓|"
    r"베플|추천 ?댓글|고정된? ?댓글|BEST|sponsored(?: (?:comment|post|reply))?|推广|推廣)\W{0,3}"
)
"""Badges of a comment that the site or its author chose; a name before "Pick" is the paper's, so case counts there."""
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


LINES_KEPT = 20_000
"""Lines whose answers are kept: parsers, the general method and the article ask of the same ones, and sites repeat
theirs."""


def _hints_at_heading(line: str) -> bool:
    """Whether the line holds a word of comment headings; a hundredth of lines do, and finding words beats the
    pattern."""
    low = line.lower()
    return holds_one(low, _PLAIN_HINTS if low.isascii() else _HEADING_HINTS)


@lru_cache(maxsize=LINES_KEPT)
def comment_heading(line: str) -> int | None:
    """How many comments the line announces as the heading of a comment section; UNCOUNTED where it gives no number.

    None where the line is no such heading. Knows "12 Comments", "Comments (12)", "3 Responses to “…”", "One thought
    on …", "{ 2 comments… read them below }", "No comments", "评论(12)", "댓글 3개", and the bare words.
    """
    line = line.strip()
    if len(line) > LONGEST or not _hints_at_heading(line):
        return None
    match = _HEADING.fullmatch(line)
    if match is None or _CLOSED.search(line):
        return None
    written = next((group for group in match.groups() if group), None)
    if written is None:
        return UNCOUNTED
    word = written.lower()
    return _COUNT_WORDS[word] if word in _COUNT_WORDS else int(re.sub(r"\D", "", word))


def comment_count(line: str) -> int | None:
    """How many comments a short line states among other things ("Filed under: Travel | 48 Comments »"), or None.

    Looser than comment_heading: index pages have such a line below every post, so it needs records below it.
    """
    match = _COUNTED.search(line) if len(line) <= 120 and _DIGIT.search(line) and _hints_at_heading(line) else None
    return int(match["a"] or match["b"] or match["c"]) if match else None


def comments_elsewhere(line: str) -> bool:
    """Whether the line stands for comments that a script would have fetched ("Please enable JavaScript to view …")."""
    return len(line) <= LONGEST and bool(_ELSEWHERE.search(line))


@lru_cache(maxsize=LINES_KEPT)
def is_comment_form(line: str) -> bool:
    """Whether the line belongs to a form for new comments: "Leave a Reply", "Your email address …", 发表评论, 댓글
    쓰기."""
    return len(line) <= LONGEST and bool(_FORM.fullmatch(line.strip().lower()))


@lru_cache(maxsize=LINES_KEPT)
def is_action(line: str) -> bool:
    """Whether the line is a comment's buttons only: "Reply", "Like (3) · Share", "回复 赞", "답글 신고"."""
    return len(line) <= 120 and bool(_ACTION.fullmatch(line.strip()))


def likes_in(line: str) -> int | None:
    """The approval that a line of buttons states ("12 likes", "Like (3)", "+8", "回复 赞(23) 举报"), or None."""
    if _DIGIT.search(line) is None:
        return None
    line = line.strip()
    match = _LIKES.fullmatch(line) if len(line) <= 60 else None
    if match is not None:
        return int(match["a"] or match["b"] or match["c"])
    if not is_action(line):
        return None
    first = _FIRST_COUNT.match(line)
    return int(first[1]) if first else likes_among(line)


def likes_among(line: str) -> int | None:
    """The approval that a header or a line of buttons states among other things ("3楼 2013-04-02 赞(5) 回复"), or
    None."""
    found = _LIKES_AMONG.search(line)
    return int(found[1] or found[2]) if found else None


def is_furniture(line: str) -> bool:
    """Whether the line belongs to the site and not to a text on it: menus, players, sharing, archives, tags."""
    line = line.strip()
    return bool(line) and len(line) <= LONGEST and bool(_FURNITURE.fullmatch(line) or _STATION.fullmatch(line))


def is_post_note(line: str) -> bool:
    """Whether the line is what a blog says of a post below it, in sentences ("This entry was posted in …. Bookmark
    …")."""
    return len(line) <= 2 * LONGEST and bool(_NOTE.fullmatch(line.strip()))


def is_badge(line: str) -> bool:
    """Whether the line says that a site or author chose the comment beside it: "Top comment", "Editors' Pick", 置顶,
    베댓."""
    return len(line) <= 60 and bool(_BADGE.fullmatch(line.strip()) or _BADGE.fullmatch(line.strip().lower()))


def is_copyright(line: str) -> bool:
    """Whether the line claims copyright: "Copyright 2023 …", "© …", 版权所有, 무단 전재."""
    return len(line) <= 2 * LONGEST and bool(_COPYRIGHT.match(line.strip()))


def placeholders(text: str) -> list[tuple[int, int]]:
    """Where a text holds stand-ins for what a crawler left out: "[photo]", "[image2]", "(continues)"."""
    if "[" not in text and "(" not in text and "<" not in text:
        return []
    return [match.span() for match in _PLACEHOLDER.finditer(text)]
