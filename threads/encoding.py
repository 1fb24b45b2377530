"""Bytes to text: byte-order mark, then what the bytes themselves allow, then what the page declares."""

from __future__ import annotations

import codecs


def decode(data: bytes, name: str = "The input") -> tuple[str, str]:
    """Returns the text and the encoding's name; raises NotAPage for bytes that are no text."""
    for mark, encoding in ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")):
        if data.startswith(mark):
            return data[len(mark):].decode(encoding, "replace"), encoding
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return data.decode("windows-1252", "replace"), "windows-1252"
