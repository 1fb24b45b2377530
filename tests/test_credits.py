"""Credit lines in Chinese and Korean: several labels on one line, on flattened and on HTML pages."""

from __future__ import annotations

import pytest

import threads
from threads.lines.bylines import copyright_holder
from threads.lines.credits import read_credits

BODY = ((
    "昨天下午，北岸码头的渡船提前二十分钟离开，三十多名乘客留在了岸上。码头负责人表示，时刻表在上个月已经改过，"
    "通知贴在售票处的窗口。"
),
        (
            "渡船公司成立于一九七八年，每天往返八次，是北岸居民过江的主要方式。许多人说，他们没有看到通知，"
            "也没有人在码头上提醒他们。"
        ))  # fmt: skip


@pytest.mark.parametrize(
    ("line", "outlet", "author"),
    [
        ("来源：北岸晚报 记者 林小舟", "北岸晚报", "林小舟"),
        ("来源：北岸晚报 记者：林小舟 陈平", "北岸晚报", "林小舟 陈平"),
        ("2023-06-01 08:30 来源：北岸晚报 编辑：陈平", "北岸晚报", None),
        ("来源：北岸晚报记者 林小舟", "北岸晚报", "林小舟"),
        ("作者：林小舟 来源：北岸网", "北岸网", "林小舟"),
        ("출처: 북안일보 임소주 기자", "북안일보", "임소주"),
        ("消息的来源：有人这样告诉我们。", None, None),
        ("乘客告诉记者 渡船已经走了", None, None),
        ("记者 没有得到任何答复", None, None),
    ],
)
def test_labels_on_one_line(line: str, outlet: str | None, author: str | None) -> None:
    assert read_credits(line) == (outlet, author)


@pytest.mark.parametrize("line", ["来源：北岸晚报 记者 林小舟", "记者：林小舟 来源：北岸晚报"])
def test_flattened_and_html_pages(line: str) -> None:
    flat = threads.split(f"渡船提前离开\n\n{line}\n\n" + "\n\n".join(BODY) + "\n").article
    html = threads.split(
        "<html><head><title>渡船提前离开</title></head><body><h1>渡船提前离开</h1><div><span>2023-06-01</span> "
        f"<span>{line}</span></div><div class='content'><p>{BODY[0]}</p><p>{BODY[1]}</p></div></body></html>"
    ).article
    for article in (flat, html):
        assert (article.outlet, article.byline) == ("北岸晚报", "林小舟")
        assert line not in article.text


def test_rights_are_no_part_of_the_holders_name() -> None:
    assert copyright_holder("© 북안일보 무단전재 및 재배포 금지") == "북안일보"
