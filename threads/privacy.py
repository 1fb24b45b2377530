"""E-mail and IP addresses leave a text when it is read: the people quoted may be at risk."""

from __future__ import annotations

import re

PLACEHOLDER = "[…]"

_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@(?:[A-Za-z0-9-]{1,63}\.){1,8}[A-Za-z]{2,24}(?![\w@])")
_OCTET = r"(?:25[0-5]|2[0-4]\d|1?\d?\d)"
_IPV4 = re.compile(rf"(?<![\d.\w/-]){_OCTET}(?:\.{_OCTET}){{3}}(?![\d\w-]|\.\d)")


def redact(text: str) -> tuple[str, int]:
    """Returns the text with each e-mail and IP address replaced by "[…]", and how many characters went."""
    if "@" in text:
        text, saved_mail = _replace(_EMAIL, text)
    else:
        saved_mail = 0
    text, saved_ip = _replace(_IPV4, text)
    return text, saved_mail + saved_ip


def _replace(pattern: re.Pattern[str], text: str) -> tuple[str, int]:
    before = len(text)
    text = pattern.sub(PLACEHOLDER, text)
    return text, before - len(text)
