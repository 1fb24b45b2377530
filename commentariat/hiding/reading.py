"""Every text that a written file holds, as whoever opens it would read it: decoded, unpacked, unescaped."""

from __future__ import annotations

import base64
import html
import io
import json
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from commentariat.hiding.pdf_text import pdf_texts
from threads.model import strings_in

LARGEST = 2_000_000_000
_DATA = re.compile(r"data:([\w/+.-]*);base64,([A-Za-z0-9+/=\s]+)")
_PACKED = re.compile(r"[A-Za-z0-9+/\s]{40,}={0,2}")
_STYLE = re.compile(r"<(?P<end>/?)style\b[^<>]*>", re.IGNORECASE)
_SCRIPT = re.compile(r"<(?P<end>/?)script\b[^<>]*>", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")
_VALUE = re.compile(r"=\s*\"([^\"]*)\"|=\s*'([^']*)'")
_ESCAPED = re.compile(r"\\u[0-9a-fA-F]{4}")


def texts_of_file(path: Path) -> Iterator[str]:
    """Yields the texts in a file; several forms of one where escapes may hide something. Raises OSError."""
    for text in _of_bytes(path.read_bytes(), path.suffix.lower()):
        yield from _forms(text)


def _of_bytes(data: bytes, suffix: str) -> Iterator[str]:
    if suffix == ".pdf":
        yield from pdf_texts(data)
    elif suffix == ".png":
        yield from _of_png(data)
    elif suffix == ".parquet":
        yield from _of_parquet(data)
    elif zipfile.is_zipfile(io.BytesIO(data)):
        with zipfile.ZipFile(io.BytesIO(data)) as folder:
            for name in folder.namelist():
                yield name
                yield from _of_bytes(folder.read(name), Path(name).suffix.lower() or ".txt")
    elif suffix in {".html", ".htm", ".svg", ".xml", ".gexf", ".graphml", ".rels"}:
        yield from _of_markup(decoded(data))
    elif suffix in {".json", ".jsonl", ".ipynb"}:
        yield from _of_json(decoded(data))
    else:
        yield from _without_data(decoded(data))


def decoded(data: bytes) -> str:
    """The bytes as text, by their mark, else as UTF-8."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", "replace")
    return data.decode("utf-8-sig", "replace")


def _of_json(text: str) -> Iterator[str]:
    try:
        values = [json.loads(text)]
    except ValueError:
        values = []
        for line in text.splitlines():
            try:
                values.append(json.loads(line))
            except ValueError:
                values.append(line)
    for value in values:
        yield from strings_in(value, keys=True)


def _of_markup(text: str) -> Iterator[str]:
    text, scripts = _parted(text, _SCRIPT)
    for script in scripts:
        yield from _unpacked(script.strip().strip("\"'"))
    text, _ = _parted(text, _STYLE)
    for value in _VALUE.findall(text):
        yield from _without_data(html.unescape(value[0] or value[1]))
    yield html.unescape(_TAG.sub("\n", _DATA.sub(" ", text)))


def _parted(text: str, tags: re.Pattern[str]) -> tuple[str, list[str]]:
    """The text without the elements that such tags open and close, and what these hold; one left open stays."""
    kept, inside, at = [""], [], 0
    opened: re.Match[str] | None = None
    for tag in tags.finditer(text):
        if opened is None and not tag["end"]:
            opened = tag
        elif opened is not None and tag["end"]:
            kept.append(text[at : opened.start()])
            inside.append(text[opened.end() : tag.start()])
            at, opened = tag.end(), None
    return " ".join([*kept, text[at:]]), inside


def _unpacked(script: str) -> Iterator[str]:
    """What a script holds as data: JSON, or JSON that was deflated; of a program nothing."""
    if script[:1] in "[{":
        yield from _of_json(script)
        return
    for match in _PACKED.finditer(script):
        try:
            plain = zlib.decompress(base64.b64decode(match.group()))
        except (ValueError, zlib.error):
            continue
        yield from _of_json(plain.decode("utf-8", "replace"))


def _without_data(text: str) -> Iterator[str]:
    """The text without what is packed in it, then that: pictures with words in them."""
    for kind, data in _DATA.findall(text):
        if "svg" in kind or "png" in kind:
            try:
                yield from _of_bytes(base64.b64decode(data), ".png" if "png" in kind else ".svg")
            except ValueError:
                continue
    yield _DATA.sub(" ", text)


def _of_png(data: bytes) -> Iterator[str]:
    """The texts beside a picture's pixels (PNG 1.2, 11.3.4)."""
    at = 8
    while at + 8 <= len(data):
        length, kind = struct.unpack(">I4s", data[at : at + 8])
        body = data[at + 8 : at + 8 + length]
        if kind in (b"tEXt", b"iTXt", b"zTXt"):
            plain = body.replace(b"\0", b" ")
            if kind == b"zTXt":
                try:
                    plain = zlib.decompress(body.split(b"\0", 1)[1][1:])
                except (zlib.error, IndexError):
                    plain = body
            yield plain.decode("utf-8", "replace")
        at += 12 + length


def _of_parquet(data: bytes) -> Iterator[str]:
    import pyarrow.parquet as parquet

    table = parquet.read_table(io.BytesIO(data))
    yield from (str(name) for name in table.column_names)
    if table.schema.metadata:
        yield from (value.decode("utf-8", "replace") for value in table.schema.metadata.values())
    for column in table.columns:
        for value in column.unique().to_pylist() if column.type in _plain() else column.to_pylist():
            yield from strings_in(value, keys=True)


def _plain() -> tuple[Any, ...]:
    import pyarrow as pa

    return pa.string(), pa.large_string()


def _forms(text: str) -> Iterator[str]:
    yield text
    if "%" in text and (plain := unquote(text)) != text:
        yield plain
    if "&" in text and (plain := html.unescape(text)) != text:
        yield plain
    if _ESCAPED.search(text):
        yield _ESCAPED.sub(lambda match: chr(int(match.group()[2:], 16)), text)
