"""Mail in one file (mbox), as mailing lists' archives are kept: who answers whom stands in the headers."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.message import EmailMessage
from email.utils import getaddresses, parsedate_to_datetime

from threads.exchange.formats import export_format
from threads.exchange.opened import CUT_OFF, ExportFile
from threads.exchange.post import Lost, Post
from threads.exchange.unpacked import DAMAGED
from threads.exchange.values import name
from threads.lines.grammar import LinePattern
from threads.text.encoding import whole
from threads.text.letters import solid

_BEGINS = re.compile(rb"From \S{1,200} .{0,60}\d\d:\d\d")
_IDS = re.compile(r"<([^<>\s]{1,400})>")
_ANSWER = LinePattern(r"(?:\s{0,9}(?:{subject_answers}|{subject_forwards})\s{0,3}(?:\[\d{1,3}\])?\s{0,3}[:：])+\s{0,9}")
_AT = re.compile(r"^(.{1,100}?)\s{0,9}\(?\s{0,3}(?:\bat\b|<|@).*$")
LONGEST = 20_000_000
"""Bytes of one mail, its attachments with it; a longer one is lost."""


def is_mbox(file: ExportFile) -> bool:
    """Whether the file begins as every mail in an mbox does."""
    return _BEGINS.match(file.head) is not None


@export_format(
    "mbox",
    suffixes=(".mbox", ".mbx", ".txt", ""),
    recognises=is_mbox,
    fields={
        "thread": "the mail at the top of In-Reply-To and References", "title": "Subject", "text": "plain text part",
        "author": "the name in From, never the address", "posted": "Date", "id": "Message-ID",
        "parent": "In-Reply-To, else the last of References", "left out": "mails without a text",
    },
)  # fmt: skip
def mbox(file: ExportFile) -> Iterator[Post | Lost]:
    """Mail archive (mbox) of a mailing list: a thread a conversation, by the headers that name what is answered."""
    for data in _mails(file):
        yield _post(message_from_bytes(data, policy=policy.default))


def _mails(file: ExportFile) -> Iterator[bytes]:
    lines: list[bytes] = []
    size = 0
    blank = True
    with file.binary() as data:
        while True:
            try:
                line = data.readline(LONGEST)
            except DAMAGED:
                file.lost[CUT_OFF] += 1
                line = b""
            if not line or (blank and _BEGINS.match(line)):
                if size > LONGEST:
                    file.lost[f"mails of more than {LONGEST // 1_000_000} MB"] += 1
                elif lines:
                    yield b"".join(lines)
                lines, size = [], 0
                if not line:
                    return
            else:
                size += len(line)
                if size <= LONGEST:
                    lines.append(line[1:] if line.startswith(b">From ") else line)
            blank = not line.strip()


def _post(mail: EmailMessage) -> Post | Lost:
    text = _text(mail)
    if not text.strip():
        return Lost("mails without a text")
    own = _ids(mail, "Message-ID")
    answered = _ids(mail, "In-Reply-To") or _ids(mail, "References")[-1:]
    subject = _header(mail, "Subject")
    try:
        posted = parsedate_to_datetime(_header(mail, "Date"))
    except (ValueError, TypeError, OverflowError):
        posted = None
    return Post(
        text=text.strip(),
        thread=None,
        key=own[0] if own else None,
        parent=answered[0] if answered else None,
        author=_author(_header(mail, "From")),
        posted=posted,
        title=_ANSWER.sub("", subject, count=1).strip() or None,
        held=solid(text) + solid(subject),
    )


def _header(mail: EmailMessage, field: str) -> str:
    """The header's value on one line; "" where there is none or it cannot be decoded."""
    try:
        raw = next((value for key, value in mail.raw_items() if key.lower() == field.lower()), "")
        return " ".join(whole(str(make_header(decode_header(raw)))).split())
    except (ValueError, LookupError, AttributeError, TypeError, HeaderParseError):
        return ""


def _ids(mail: EmailMessage, field: str) -> list[str]:
    """The ids in a header, as digests: they look like addresses, and some hold one."""
    return [
        hashlib.sha256(one.encode("utf-8", "replace")).hexdigest()[:12] for one in _IDS.findall(_header(mail, field))
    ]


def _author(told: str) -> str | None:
    """The name in From; archives that hide addresses write "ada at example.org (Ada)"."""
    inside = re.search(r"\(([^()]{1,100})\)\s*$", told)
    named = inside[1] if inside else (getaddresses([told]) or [("", "")])[0][0]
    return name(named) or name(_AT.sub(r"\1", told).strip().strip('"'))


def _text(mail: EmailMessage) -> str:
    """The plain text without the signature; of a mail in HTML alone its words."""
    try:
        part = mail.get_body(("plain", "html"))
        content = part.get_content() if part is not None else ""
    except (KeyError, ValueError, LookupError, AttributeError, TypeError):
        return ""
    if not isinstance(content, str):
        return ""
    content = whole(content)
    if part is not None and part.get_content_type() == "text/html":
        from threads.exchange.bodies import words_of_markup

        return words_of_markup(content)[0]
    return re.split(r"\n-- ?\r?\n", content, maxsplit=1)[0].replace("\r\n", "\n")
