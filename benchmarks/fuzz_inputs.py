"""Hostile pages for the fuzzer: generated trees and texts, and mutations of real ones, all drawn from one Random."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from random import Random

ROOT = Path(__file__).resolve().parents[1]
MOST_BYTES = 300_000
"""Inputs are cut to this, so that one does not take the time of a hundred."""

_TAGS = (
    "div p span li ul ol table tr td th b i a em font blockquote section article h1 h2 script style textarea select "
    "option form button noscript template svg math dl dt dd pre title br img body html head cite time"
).split()
_WORDS = ("one", "ship", "reply", "Anna", "says", "3", "12", "楼", "回复", "댓글", "공감", "the sea, and the harbour.",
    "yesterday", "2 hours ago",
          "March 3, 2014 at 9:12 am", "2013-04-02 08:15", "10分钟前", "3일 전", "#4", "@Anna", "Comments (2)", "评论",
          "“quoted”", "«dit»", "Posted by")  # fmt: skip
_CLASSES = (
    "comment",
    "comments",
    "commentlist",
    "comment-body",
    "author",
    "date",
    "post",
    "message",
    "reply",
    "quote",
    "children",
    "depth-2",
    "h-entry",
    "vcard",
    "content",
    "entry",
    "nav",
)
_ATTRIBUTES = (
    'class="{w}"', 'id="comment-{n}"', 'id="c{n}"', "id='{n}'", 'itemtype="http://schema.org/Comment"', "itemscope",
    'itemprop="text"', 'itemprop="author"',
    'datetime="2014-03-0{n}T09:12:00Z"', 'datetime="99999-99-99"', 'href="#comment-{n}"', 'href="javascript:x"',
    "style=display:none", 'data-id="{n}"', 'title="{w}"', "class=", '=""', 'lang="zh"',
)  # fmt: skip
_PIECES = (
    "<div>", "</div>", "<p>", "</p>", "<li>", "<ul>", "</ul>", "<table>", "<td>", "<b>", "</a>", "<a href=#>", "<br>",
    "<br/>", "<!--", "-->", "<![CDATA[", "]]>", "<?xml version='1.0'?>", "<script>", "</script>",
    "<script type='application/ld+json'>{\"@type\":\"Comment\",\"text\":\"a \\ud83d b\"}</script>",
    "<script type='application/ld+json'>[{", "<noscript>", "<textarea>", "<select>", "<template>", "<plaintext>",
    "<svg>", "<title>", "<base href='//['>", "<frameset>",
    "&amp", "&#0;", "&#x110000;", "&#xD800;", "&#128512;", "&notit;", "&" * 9, "&#", "\u202e", "\u202c", "\u2066",
    "\u200b", "\ufeff", "\ufffd", "\0", "\x0b", "\x1c", "\x85", "\u2028", "\xa0", "\xad", "\U0001f600",
    "e\u0301" * 9, "\u0430", "<", ">", '"', "'", "=", "/", "\r", "\r\n", "\t", "\n\n", "  • ", "  1. ", "> ",
    "Anna says:", "Q: ", "A: ", "3 Comments", "回复@", "//@", "-->" * 3, "a" * 3_000, "(" * 500, "\n" * 300, "é" * 50,
    "mail me: a.b@example.org", "10.0.0.1", "2014-13-45 25:61", "0000-00-00", "January 99, 99999",
    "999999999999999999999999", "#" + "9" * 30, "-1 likes", "1e309", "٣ مارس", "٢٠١٤", "²³",
)  # fmt: skip
_ENCODINGS = (
    "utf-8",
    "utf-8-sig",
    "utf-16",
    "utf-16-le",
    "utf-16-be",
    "utf-32-le",
    "gb18030",
    "big5",
    "cp949",
    "shift_jis",
    "euc_jp",
    "latin-1",
    "windows-1252",
    "hz",
    "iso2022_jp",
    "koi8-r",
    "utf-7",
)


def seeds() -> list[bytes]:
    """The pages that mutations start from: the samples, and the tests' golden pages."""
    paths = [*(ROOT / "raw_html").iterdir(), *(ROOT / "tests" / "golden").rglob("*")]
    return [path.read_bytes() for path in sorted(paths) if path.suffix in (".html", ".txt")]


def draw(rng: Random, pages: list[bytes]) -> bytes:
    """One input: a page of the corpus mutated one to eight times, or something generated."""
    kind = rng.random()
    if kind < 0.7 and pages:
        data = rng.choice(pages)
        for _ in range(rng.choice((1, 1, 2, 3, 5, 8))):
            data = rng.choice(MUTATIONS)(rng, data, pages)
    elif kind < 0.85:
        data = tree(rng).encode("utf-8", "replace")
    elif kind < 0.95:
        data = flat(rng).encode("utf-8", "replace")
    else:
        data = rng.randbytes(rng.randrange(2_000))
    return data[:MOST_BYTES]


def tree(rng: Random) -> str:
    """Markup of random elements: nested, unclosed, wrongly closed, repeated as the records of a list are."""
    parts: list[str] = []
    open_now: list[str] = []
    for _ in range(rng.randrange(5, 120)):
        step = rng.random()
        if step < 0.4:
            open_now.append(rng.choice(_TAGS))
            parts.append(_tag(rng, open_now[-1]))
        elif step < 0.6 and open_now:
            parts.append(f"</{open_now.pop() if rng.random() < 0.8 else rng.choice(_TAGS)}>")
        elif step < 0.95:
            parts.append(" ".join(rng.choice(_WORDS) for _ in range(rng.randrange(1, 9))))
        else:
            parts.append(rng.choice(_PIECES))
    body = "".join(parts)
    return "<html><body>" + (body if rng.random() < 0.5 else (body + rng.choice(_PIECES)) * rng.randrange(2, 12))


def _tag(rng: Random, name: str) -> str:
    chosen = (
        rng.choice(_ATTRIBUTES).format(w=rng.choice(_CLASSES), n=rng.randrange(10)) for _ in range(rng.randrange(4))
    )
    return f"<{name} {' '.join(chosen)}>" if rng.random() < 0.95 else f"<{name} "


def flat(rng: Random) -> str:
    """Lines of a flattened page in random order: bullets, headers, furniture, sentences, hostile pieces."""
    lines = []
    for _ in range(rng.randrange(3, 80)):
        words = " ".join(rng.choice(_WORDS if rng.random() < 0.9 else _PIECES) for _ in range(rng.randrange(1, 8)))
        lines.append(
            rng.choice(("", "", "  • ", f"  {rng.randrange(30)}. ", "    ", "> ", "- ", "Anna says: ")) + words
        )
    return rng.choice(("\n", "\n\n", "\r\n", "\r")).join(lines)


def _cut(rng: Random, data: bytes, _: list[bytes]) -> bytes:
    start, end = _range(rng, data)
    return data[:start] + data[end:]


def _truncate(rng: Random, data: bytes, _: list[bytes]) -> bytes:
    return data[: rng.randrange(len(data) + 1)]


def _repeat(rng: Random, data: bytes, _: list[bytes]) -> bytes:
    start, end = _range(rng, data)
    return data[:end] + data[start:end] * rng.choice((1, 2, 5, 40)) + data[end:]


def _move(rng: Random, data: bytes, _: list[bytes]) -> bytes:
    start, end = _range(rng, data)
    rest = data[:start] + data[end:]
    at = rng.randrange(len(rest) + 1)
    return rest[:at] + data[start:end] + rest[at:]


def _splice(rng: Random, data: bytes, pages: list[bytes]) -> bytes:
    other = rng.choice(pages)
    return data[: rng.randrange(len(data) + 1)] + other[rng.randrange(len(other) + 1) :]


def _flip(rng: Random, data: bytes, _: list[bytes]) -> bytes:
    changed = bytearray(data)
    for _k in range(rng.choice((1, 4, 30))):
        if changed:
            changed[rng.randrange(len(changed))] ^= 1 << rng.randrange(8)
    return bytes(changed)


def _insert(rng: Random, data: bytes, _: list[bytes]) -> bytes:
    for _k in range(rng.choice((1, 3, 10))):
        at = rng.randrange(len(data) + 1)
        data = data[:at] + (rng.choice(_PIECES) * rng.choice((1, 1, 1, 2, 30))).encode("utf-8", "replace") + data[at:]
    return data


def _nest(rng: Random, data: bytes, _: list[bytes]) -> bytes:
    at = rng.randrange(len(data) + 1)
    return data[:at] + _tag(rng, rng.choice(_TAGS)).encode() * rng.choice((10, 300, 3_000)) + data[at:]


def _attribute(rng: Random, data: bytes, _: list[bytes]) -> bytes:
    at = data.find(b">", rng.randrange(len(data) + 1))
    huge = rng.choice(
        (
            b' class="' + b"comment " * 2_000 + b'"',
            b' id="' + b"x" * 20_000 + b'"',
            b" " + b" ".join(b"a%d=1" % k for k in range(500)),
            b' href="',
            b" onclick='",
        )
    )
    return data if at < 0 else data[:at] + huge + data[at:]


def _encode(rng: Random, data: bytes, _: list[bytes]) -> bytes:
    return data.decode("utf-8", "replace").encode(rng.choice(_ENCODINGS), "replace")


def _unclose(rng: Random, data: bytes, _: list[bytes]) -> bytes:
    name = rng.choice(_TAGS).encode()
    return data.replace(b"</" + name + b">", b"", rng.choice((1, 3, -1)))


def _rename(rng: Random, data: bytes, _: list[bytes]) -> bytes:
    before, after = rng.choice(_TAGS).encode(), rng.choice(_TAGS).encode()
    return data.replace(b"<" + before, b"<" + after, rng.choice((1, 5, -1)))


def _range(rng: Random, data: bytes) -> tuple[int, int]:
    start = rng.randrange(len(data) + 1)
    return start, min(len(data), start + rng.choice((1, 10, 100, 1_000, 10_000)))


Mutation = Callable[[Random, bytes, list[bytes]], bytes]
MUTATIONS: tuple[Mutation, ...] = (
    _cut,
    _cut,
    _truncate,
    _repeat,
    _repeat,
    _move,
    _splice,
    _splice,
    _flip,
    _insert,
    _insert,
    _insert,
    _nest,
    _attribute,
    _encode,
    _unclose,
    _rename,
)
