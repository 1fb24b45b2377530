"""How cost grows with size: CPU-seconds at three sizes, each four times the last, and the exponent (1 is linear).

    python -m benchmarks.growth
    python -m benchmarks.growth --only quotes --times 4

Ordinary long input and hostile input: nesting, marks, repeated names, one comment said by all. An exponent above about
1.2 on the last step is worth a look; the machine's noise moves it by a tenth or two.
"""

from __future__ import annotations

import argparse
import json
import math
import time
from collections.abc import Callable

import threads
from threads.model import Comment, Thread
from threads.text.sentences import sentences

Case = tuple[str, int, Callable[[int], object]]


def html_comments(count: int) -> str:
    """A page of that many comments in nobody's markup."""
    one = (
        '<div class="comment" id="c{k}"><b class="author">Reader {k}</b> <i class="date">June {d}, 2011 at 8:{m:02}</i>'
        "<p>What number {k} has to say about ships and about the sea.</p></div>"
    )
    body = "".join(one.format(k=k, d=1 + k % 28, m=k % 60) for k in range(count))
    return (
        f"<html><body><h1>Ice</h1><p>{'The ducks were walking on the basin. ' * 9}</p><div>{body}</div></body></html>"
    )


def stated_comments(count: int) -> str:
    """A page that states that many comments in JSON-LD."""
    one = {"@type": "Comment", "dateCreated": "2014-03-03T09:12:00Z", "author": {"@type": "Person", "name": "Reader"}}
    comments = [{**one, "text": f"What number {k} has to say about ships and the sea."} for k in range(count)]
    return (
        f"<html><body><h1>Ice</h1><p>The ducks were walking.</p><script "
        f'type="application/ld+json">{json.dumps({"@type": "Article", "comment": comments})}</script>'
    )


def posts(count: int) -> str:
    """A page of that many posts in the markup of a platform, WordPress, each an answer to the one before as deep as
    themes go."""
    one = (
        '<li class="comment depth-{d}" id="comment-{k}"><cite class="fn">Reader {k}</cite><a href="#comment-{k}">June '
        "{m}, 2011 at 8:00 am</a><p>Number {k} says so.</p>"
    )
    body = "".join(
        one.format(k=k, d=1 + k % 5, m=1 + k % 28)
        + ('<ul class="children">' if k % 5 < 4 else "</li></ul>" * 4 + "</li>")
        for k in range(count)
    )
    return (
        f"<html><body><h1>Ice</h1><p>{'The ducks were walking on the basin. ' * 9}</p><ol "
        f'class="commentlist">{body}</ol></body></html>'
    )


def article(size: int) -> str:
    """A page of so many bytes whose article is all that there is."""
    return "<html><body><h1>Ice</h1>" + f"<p>{'The ducks were walking on the basin, and nobody minded. ' * 6}</p>\n" * (
        size // 350
    )


def flat_comments(count: int) -> str:
    """The same as a crawler's text."""
    one = (
        "Reader {n} says:\nMarch 3, 2014 at 9:12 am\n\nThis is comment number {n}, as long as comments "
        "are.\n\nReply\n\n"
    )
    return f"A title\n\nThe story goes on for a while.\n\n{count} Comments\n\n" + "".join(
        one.format(n=n) for n in range(count)
    )


def conversation(count: int) -> Thread:
    """Comments that name and number one another."""
    text = "Comment number {k} says the mill pond {p} froze; @user{u} #{h}"
    return Thread(
        id="t",
        comments=[
            Comment(
                id=str(k),
                number=k + 1,
                author=f"user{k % 97}",
                text=text.format(k=k, p=k % 13, u=(k + 1) % 97, h=k // 2),
            )
            for k in range(count)
        ],
    )


def cases() -> list[Case]:
    """Each case: its name, its smallest size, and what is run at a size."""
    marks = ('"', '" ', '"a" ', "“", "“a ", "‘a’ ", "「a", "”\n", "a: b\n", "“a” he said, ", "网友说“", '은 "a"라고 ')
    units = ("?!", "a. ", "word ", "。", "好。")
    same = "The mill burned down last night and nobody called the brigade."
    return [
        ("split: comments in HTML", 1_250, lambda n: threads.split(html_comments(n))),
        ("split: nested elements", 2_500, lambda n: threads.split("<html><body>" + "<div>" * n + "bottom " * 30)),
        ("split: flattened comments", 1_250, lambda n: threads.split(flat_comments(n))),
        ("split: posts of a platform", 1_250, lambda n: threads.split(posts(n))),
        ("split: comments in JSON-LD", 1_250, lambda n: threads.split(stated_comments(n))),
        ("split: bytes of an article", 320_000, lambda n: threads.split(article(n))),
        ("split: bytes of a text", 320_000,
            lambda n: threads.split("The ducks were walking, and nobody minded.\n\n" * (n // 44))),
        ("split: bytes in one line", 320_000,
            lambda n: threads.split("The ducks were walking, and nobody minded. " * (n // 44))),
        ("link: a conversation", 500, lambda n: threads.link(conversation(n))),
        ("link: all say the same", 500, lambda n: threads.link(Thread(id="t", comments=[Comment(id=str(k),
            author="anna", text=same) for k in range(n)]))),
        *((f"quotes: {unit!r}", 8_000, lambda n,
            unit=unit: threads.find_quotes(unit * (n // len(unit)))) for unit in marks),
        *((f"sentences: {unit!r}", 20_000, lambda n, unit=unit: sentences(unit * n)) for unit in units),
    ]  # fmt: skip


def seconds(run: Callable[[int], object], size: int) -> float:
    """CPU-seconds of one run, the faster of two."""
    spent = []
    for _ in range(2):
        began = time.process_time()
        run(size)
        spent.append(time.process_time() - began)
    return max(min(spent), 1e-6)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", default="", help="only cases whose name begins so")
    parser.add_argument("--times", type=int, default=4, help="each size is so many times the last (4)")
    options = parser.parse_args()
    print(f"{'':28}{'size':>9}{'CPU-s':>8}{'CPU-s':>8}{'CPU-s':>8}{'exponent':>10}")
    for name, size, run in cases():
        if not name.startswith(options.only):
            continue
        run(size // 4)
        spent = [seconds(run, size * options.times**step) for step in range(3)]
        exponent = math.log(spent[2] / spent[1]) / math.log(options.times)
        print(f"{name:28}{size:9,}" + "".join(f"{value:8.2f}" for value in spent) + f"{exponent:10.2f}", flush=True)


if __name__ == "__main__":
    main()
