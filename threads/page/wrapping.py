"""What a page may come wrapped in, or be instead: a browser's archive (MHTML) is unpacked, other XML is named."""

from __future__ import annotations

import email
import email.policy
import re
from email.message import EmailMessage

_HEADER = re.compile(rb"\s{0,20}(?:[A-Za-z][A-Za-z-]{1,40}:[^\n]{0,2000}\r?\n(?:[ \t][^\n]{0,2000}\r?\n){0,20}){1,40}")
_MULTIPART = re.compile(rb"^content-type:\s{0,5}(?:multipart/related|text/html)", re.IGNORECASE | re.MULTILINE)
_VERSION = re.compile(rb"^mime-version:", re.IGNORECASE | re.MULTILINE)
HEAD = 20_000
"""Bytes in which an archive's own headers stand."""


def unpacked(data: bytes) -> bytes | None:
    """Returns the page in an MHTML archive as a browser saved it, None where the bytes are none.

    Images, styles and frames are left aside. A remark at the head keeps the address and the day of the saving.
    """
    head = _HEADER.match(data[:HEAD])
    if head is None or not (_MULTIPART.search(head.group()) and _VERSION.search(head.group())):
        return None
    message = email.message_from_bytes(data, policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    pages = [part for part in message.walk() if part.get_content_type() in ("text/html", "application/xhtml+xml")]
    if not pages:
        return None
    page = _root(message, pages)
    body = page.get_payload(decode=True)
    if not isinstance(body, bytes):
        return None
    charset = (page.get_content_charset() or "").encode()
    stated = b'<meta charset="' + charset + b'">' if charset and b"charset" not in body[:2000].lower() else b""
    return _remark(message) + stated + body


def _root(message: EmailMessage, pages: list[EmailMessage]) -> EmailMessage:
    """The part that the archive names as its start, or whose address is the page's; the first one otherwise."""
    start = str(message.get_param("start") or "").strip("<> ")
    address = str(message.get("Snapshot-Content-Location") or "")
    for page in pages:
        if start and str(page.get("Content-ID") or "").strip("<> ") == start:
            return page
    return next((page for page in pages if address and str(page.get("Content-Location") or "") == address), pages[0])


def _remark(message: EmailMessage) -> bytes:
    """The archive's address and date as a remark in the markup, where the date of capture is looked for."""
    lines = [
        f"{name}: {' '.join(str(value).replace('--', '').replace('>', '').split())}"
        for name in ("Snapshot-Content-Location", "Date")
        if (value := message.get(name))
    ]
    return ("<!-- \n" + "\n".join(lines) + "\n -->\n").encode("utf-8", "replace") if lines else b""


_COMMENT = r"<!--(?:(?!-->).){0,4000}-->"
_DOCTYPE = r"<!DOCTYPE[^<>]{0,400}(?:\[[^\]]{0,4000}\]\s{0,20})?>"
_ROOT = re.compile(
    r"[\ufeff\s]{0,200}(?P<declared><\?xml\b[^<>]{0,400}\?>)?"
    rf"(?:\s{{0,200}}(?:{_COMMENT}|<\?[^<>]{{0,400}}\?>|{_DOCTYPE})){{0,20}}\s{{0,200}}"
    r"<(?P<name>[A-Za-z_][\w:.-]{0,60})(?P<rest>[^<>]{0,4000})",
    re.IGNORECASE | re.DOTALL,
)
_EXPORTS = {
    "disqus": "an export of Disqus",
    "rss": "a feed (RSS)",
    "rdf:rdf": "a feed (RSS 1.0)",
    "feed": "a feed or an export of Blogger (Atom)",
    "urlset": "a map of a site's pages",
    "sitemapindex": "a map of a site's pages",
    "opml": "a list of feeds (OPML)",
    "mediawiki": "an export of a wiki",
}
_READ_ELSEWHERE = frozenset({"disqus", "rss", "rdf:rdf", "feed"})
_HTML = frozenset(
    "html head body div span p a article section main header footer nav aside table tr td ul ol li dl form title meta "
    "link script style base h1 h2 h3 h4 h5 h6 blockquote pre center font frameset".split()
)


def other_xml(text: str) -> str | None:
    """Returns what kind of XML a text is where its root is not HTML's, with who reads it; None where it is a page."""
    found = _ROOT.match(text[:20_000])
    if found is None:
        return None
    name = found["name"].lower()
    if name in _HTML or name.rpartition(":")[2] == "html" or not (found["declared"] or name in _EXPORTS):
        return None
    known = _EXPORTS.get(name)
    if name == "rss" and "wordpress.org/export" in found["rest"].lower():
        known = "an export of WordPress (WXR)"
    what = f"XML with the root <{found['name']}>" + (f", {known}" if known else "")
    return f"{what}, which is read where it holds comments, not articles alone" if name in _READ_ELSEWHERE else what
