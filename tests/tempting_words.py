"""The words of tempting pages, in three languages."""

from __future__ import annotations

PROSE = {
    "en": (
        "The library will close for repairs until the end of May, and readers may use the branch in Mill Lane.",
        "The council has set aside forty thousand for the roof, which has let in water since the storm of January.",
        "Books that were lent before the first of March need not be returned until the doors open again.",
        "The reading room for newspapers moves to the school hall, where it opens on three afternoons a week.",
        "Whoever wants to help with the packing is asked to come on Saturday at nine with gloves and good shoes.",
        "A van will bring ordered books to the old people's home on every second Thursday of the month.",
    ),
    "zh": (
        "图书馆因维修将闭馆到五月底,读者可以到磨坊路的分馆借阅图书和报刊。",
        "镇里拨出四万元修理屋顶,一月的暴风雨之后屋顶一直漏水,书库也受了影响。",
        "三月一日以前借出的图书可以等重新开馆以后再归还,不会收取任何费用。",
        "报刊阅览室搬到学校礼堂,每周开放三个下午,座位比原来少了一半。",
        "愿意帮忙打包的居民请在星期六上午九点来,最好带上手套,穿方便的鞋。",
        "每月第二和第四个星期四有一辆车把预订的图书送到养老院,请提前登记。",
    ),
    "ko": (
        "도서관은 수리를 위해 오월 말까지 문을 닫으며 이용자는 방앗간길 분관을 이용할 수 있습니다.",
        "의회는 지붕 공사에 사만을 배정했는데 지붕은 일월 폭풍 이후로 계속 물이 샜습니다.",
        "삼월 일일 이전에 빌린 책은 다시 문을 열 때까지 돌려주지 않아도 되고 연체료도 없습니다.",
        "신문 열람실은 학교 강당으로 옮기며 일주일에 세 번 오후에만 문을 엽니다.",
        "짐 싸는 일을 도와주실 분은 토요일 아홉 시에 장갑을 끼고 와 주시기 바랍니다.",
        "매달 둘째 주 목요일에는 차가 주문한 책을 양로원으로 가져다 드립니다.",
    ),
}
NAMES = {
    "en": ("Ann Becker", "Tom Field", "Ruth Adler", "Jon Marsh", "Ida Stone", "Max Weaver"),
    "zh": ("李晓明", "王芳", "陈建国", "赵敏", "刘洋", "孙丽"),
    "ko": ("김민수", "이영희", "박철수", "최수진", "정다은", "한지훈"),
}
TITLES = {
    "en": ("The library closes", "A roof for the books", "What the van brings",
           "Packing day", "Old papers, new room", "Mill Lane branch"),
    "zh": ("图书馆闭馆通知", "给图书修屋顶", "送书车来了", "打包日", "旧报纸新房间", "磨坊路分馆"),
    "ko": ("도서관 휴관 안내", "책을 위한 지붕", "책 실은 차", "짐 싸는 날", "헌 신문 새 방", "방앗간길 분관"),
}  # fmt: skip
LABEL = {
    "en": ("Comments", "Leave a comment", "Read more", "Reply", "Question", "comments"),
    "zh": ("评论", "发表评论", "阅读全文", "回复", "问题", "条评论"),
    "ko": ("댓글", "댓글 쓰기", "더 보기", "답글", "질문", "개의 댓글"),
}
