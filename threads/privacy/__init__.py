"""E-mail addresses, IP addresses and telephone numbers in texts, and texts without them."""

from __future__ import annotations

from threads.privacy.find import (
    ADDRESSES,
    PHONES,
    PLACEHOLDER,
    Gone,
    counted,
    find_private,
    redact,
    redact_markup,
    suspicious,
    without,
)
from threads.privacy.phones import is_number

__all__ = [
    "ADDRESSES",
    "PHONES",
    "PLACEHOLDER",
    "Gone",
    "counted",
    "find_private",
    "is_number",
    "redact",
    "redact_markup",
    "suspicious",
    "without",
]
