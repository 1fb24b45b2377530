"""Facebook as it is copied: "Name / words / 3h / Like / Reply", in either order, with folded replies."""

from __future__ import annotations

from threads.parsers.shared.copied.screen import Screen, pattern

FACEBOOK = Screen(
    name="Facebook",
    signs=(
        pattern(r"(?:like\W*reply|reply\W*like).*|.*(?:like\W*reply|like\W*react\W*reply)\W*\d*\w*"),
        pattern(
            r"most relevant|all comments|top comments|가장 관련성 높은 댓글|관련성 높은 댓글|最相关|最相關|"
            r"모든 댓글|所有评论|所有留言"
        ),
        pattern(r"all reactions:?.*|모든 공감:?.*|所有心情[:：]?.*|see all reactions"),
        pattern(
            r"write a (?:public )?(?:comment|reply).{0,12}|댓글을 (?:입력|작성)하세요.{0,3}|(?:撰写|撰寫|发表|"
            r"發表)(?:公开|公開)?(?:评论|留言).{0,3}"
        ),
        pattern(
            r"(?:view|hide) (?:all )?\d* ?(?:more )?repl(?:y|ies)|view 1 reply|.{1,50} replied.*|"
            r"답글 \d+개 (?:모두 )?보기|查看(?:全部)?\s?\d+\s?[条則]回[复覆]"
        ),
        pattern(
            r"top fan|인기 팬|头号粉丝|頭號粉絲|shared with public|전체 공개|.*·\s?shared with.*|see more|더 보기|"
            r"展开|查看更多"
        ),
        pattern(r"\d+ shares?|공유 \d+회|\d+ ?次分享|\d+\s?comments?\W+\d+ shares?|댓글 \d+개\s+공유 \d+회"),
        pattern(r"좋아요|답글 달기|讚|赞|回覆|回复|like|reply"),
        pattern(r"\d{1,3}\s?(?:[smhdwy]|min|hrs?|시간|일|주|분|小时|小時|天|周|週|年|년|分钟|分鐘)\W*"),
    ),
    enough=3,
    footed=True,
    furniture=pattern(
        r"shared with .{3,20}|전체 공개|所有人可[见見]|公开|facebook|log in|sign up|forgot password\?|"
        r"forgotten account\?|create new account|home|watch|marketplace|groups|gaming|menu|notifications|"
        r"\d+ shares?|공유 \d+회|\d+ ?次分享|all reactions:?.*|모든 공감:?|所有心情[:：]?|see all reactions|"
        r"like\W+comment\W+(?:share|send).*|"
        r"write a (?:public )?(?:comment|reply).{0,12}|reply to .{1,50}…|submit your first comment.*|"
        r"press enter to post.*|comment as .*|"
        r"\d+\s?comments?\W+\d+ shares?|댓글 \d+개\s+공유 \d+회|GIF|\d+ of \d+|view more answers|"
        r"may be an image of.*|no photo description available.*|"
        r"사진 설명이 없습니다.*"
    ),
    badges=pattern(
        r"top fan|인기 팬|头号粉丝|頭號粉絲|author|작성자|作者|admin|moderator|group expert|"
        r".{0,3}all-star contributor|follow"
    ),
    ages=True,
    named=True,
    folds=True,
    counts=1,
)
