"""Threads that strain a report: one with hostile comments, one of any depth."""

from __future__ import annotations

from threads import Article, Comment, Quote, Reply, Thread

HOSTILE = [
    "<script>document.title='run'</script><img src=x onerror=alert(1)>",
    "$$\\frac{1}{0}$$ #set text(size: 99pt) #panic() *bold* @nobody `raw` \\ /* ",
    "=HYPERLINK(\"http://example.org\",\"click\")",
    "abc\u202egnp.exe\u2066 and \x07 a bell, \ud800 half a letter",
    "{{ 7*7 }} {% for x in y %} </style></script><!--",
    "북한 주민을 돌려보내지 마라 👍",
    "遣返就是送死，应该让他们去第三国。",
]  # fmt: skip


def hostile_thread() -> Thread:
    comments = [
        Comment(id=f"c{i}", number=i + 1, author=f"author {i} <b>", text=text, likes=i,
            replies_to=[Reply(parent=f"c{i - 1}", basis="model", probability=0.6)] if i else ())
        for i, text in enumerate(HOSTILE)
    ]  # fmt: skip
    story = (
        "Web users in China were quick. “They are mothers and children, let them go,” one wrote. The ministry said "
        "nothing."
    )
    start = story.index("“")
    quote = Quote(start=start, end=story.index("one wrote"), text=story[start : story.index("one wrote")], owner="a",
        speaker="one", group="Web users in China", speaker_kind="public", decided_by="Web users")  # fmt: skip
    return Thread(
        id="hostile",
        article=Article(id="a", title="<i>Title</i> $x$ 脱北者", text=story, language="en"),
        comments=comments,
        quotes=[quote],
    )


def deep_thread(count: int) -> Thread:
    return Thread(
        id="deep",
        article=Article(id="d", title="Deep", text="A story."),
        comments=[
            Comment(id=str(i), number=i, author=f"a{i % 7}", text=f"Reply number {i} says something of its own.",
                replies_to=[Reply(parent=str(i - 1))] if i else ())
            for i in range(count)
        ],
    )  # fmt: skip
