"""Weibo as its site, its mobile site and its app are copied: "name:words / 23-5-3 10:14 来自湖北 / 12"."""

from __future__ import annotations

from threads.parsers.shared.copied.screen import Screen, pattern

WEIBO = Screen(
    name="Weibo",
    signs=(
        pattern(r".{0,40}来自\s?\S.{0,24}(?:\s.*)?|.{0,30}來自\s?\S.{0,24}"),
        pattern(r"按热度.*|按时间.*|按熱度.*"),
        pattern(r"(?:共|查看全部|等人, ?共|.*等人\W{0,3}共)\s?\d{1,5}\s?条回复.{0,6}"),
        pattern(r"(?:.{1,30}[:：\s])?回[复覆復]\s?@.{1,40}[:：].*"),
        pattern(r"转发(?:\s?\d+.*)?|轉發(?:\s?\d+.*)?|同时转发.*"),
        pattern(r".*(?:微博|超话|微頭條).*"),
        pattern(r"#[^#]{2,40}#.*"),
        pattern(r"(?:回复|赞|举报)\s?(?:\d+)?\s?[|·]?\s?赞.{0,8}|铁粉|博主.{0,4}"),
    ),
    footed=True,
    furniture=pattern(
        r"展开c|收起d|全部|热门|认证用户|关注的人|陌生人|首页|视频|发现|游戏|注册|登录|返回|微博|微博正文|全部关注|"
        r"最新微博|特别关注|好友圈|自定义分组|热搜|我的热搜|打开(?:微博|app).*|"
        r"展开全文|公开|同时转发.{0,6}|还没有人评论.*|已(?:过滤|显示)部分评论.*|以下为.{0,20}评论|抢沙发.*|发送|"
        r"表情|图片|分享这条.*|"
        r"\+?\s?关注|超话|帮助中心|查看更多.{0,8}|点击加载更多.*|首页热门.*"
    ),
    badges=pattern(r"ñ|铁粉|金粉|博主|V[1-9]?|微博认证|超话粉丝|你的关注|热评|原博主|粉丝大咖|达人"),
    liked=pattern(r"[赞讚]|点赞"),
    counts=3,
    like_at=-1,
    colon=True,
    answers=pattern(r"回[复覆復]\s?@\s?(?P<name>[^:：\n]{1,40}?)\s?[:：]"),
)
