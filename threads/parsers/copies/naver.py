"""Naver's comments as they are copied from below an article: "tamo**** / 2019.05.03. 10:14 / 글 / 답글 2 / 공감 12"."""

from __future__ import annotations

from threads.parsers.shared.copied.screen import Screen, pattern

NAVER = Screen(
    name="Naver",
    signs=(
        pattern(r"\w{1,8}\*{2,}(?:\s.*)?"),
        pattern(r"댓글 ?모음"),
        pattern(r"순공감순|공감비율순|최신순|과거순|답글순"),
        pattern(r"답글\s?(?:|쓰기|\d+|접기|더보기).*"),
        pattern(r"공감\s?\d*(?:\s*비공감.*)?|비공감\s?\d*"),
        pattern(r"클린봇.*|.*악성 ?댓글을 감지.*|본인삭제.*|규정미준수.*|현재 댓글.*|작성자 ?(?:삭제|옵션).*"),
        pattern(r"신고|옵션 열기|옵션 더보기"),
    ),
    enough=3,
    furniture=pattern(
        r"클린봇.*감지합니다.*|설정|새로고침|본인삭제.*|규정미준수.*|현재 댓글.*|작성자삭제.*|로그인.*|댓글 운영.*|"
        r"댓글 정책 안내.*|등록|\d+ ?/ ?\d{3}|"
        r"댓글 상세 현황.*|남자|여자|\d0대.*|(?:댓글|주제)과 무관한.*|연령대.*|성별.*|전체 댓글 새로고침|MY댓글|"
        r"내 댓글|댓글 ?쓰기"
    ),
    liked=pattern(r"공감|추천|좋아요"),
    counts=1,
    folds=True,
    titled=True,
    between=pattern(r"댓글 ?모음(?:\s?옵션.*)?|신고|옵션.*|작성자 ?옵션.*|공감/비공감|팔로우"),
    badges=pattern(r"BEST|베스트|블로그주인|카페매니저|작성자|구독자|운영자"),
)
