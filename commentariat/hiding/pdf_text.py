"""The text of a PDF that typst set: what stands on its pages, its outline, its metadata (ISO 32000-1, 7.3, 9.10)."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Mapping

from threads.corpus.names.forms import EAST

_OBJECT = re.compile(rb"(\d+) 0 obj\b(.*?)\bendobj", re.DOTALL)
_STREAM = re.compile(rb"(.*?)stream\r?\n(.*)\r?\nendstream", re.DOTALL)
_TO_UNICODE = re.compile(rb"/ToUnicode (\d+) 0 R")
_FONT = re.compile(rb"/([A-Za-z]\w*) (\d+) 0 R")
_FONTS = re.compile(rb"/Font\s?<<(.*?)>>", re.DOTALL)
_RESOURCES = re.compile(rb"/Resources (\d+) 0 R")
_CONTENTS = re.compile(rb"/Contents (\[[^\]]*\]|\d+ 0 R)")
_CODE = rb"<([0-9A-Fa-f]+)>"
_ONE = re.compile(_CODE + rb"\s*" + _CODE)
_RANGE = re.compile(_CODE + rb"\s*" + _CODE + rb"\s*" + _CODE)
_SHOWN = re.compile(
    rb"/([A-Za-z]\w*) [\d.]+ Tf|((?:-?[\d.]+ ){5}-?[\d.]+) cm|\(((?:[^()\\]|\\.)*)\)|<([0-9A-Fa-f\s]+)>(?!>)", re.DOTALL
)
_STRING = re.compile(rb"\(((?:[^()\\]|\\.)*)\)|<([0-9A-Fa-f\s]{4,})>", re.DOTALL)
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|\r?\n|.)", re.DOTALL)
_NAMED = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
LARGEST_STREAM = 200_000_000


def pdf_texts(data: bytes) -> Iterator[str]:
    """Yields the texts of a PDF: a page at a time with its lines, then strings of its outline, links and metadata."""
    objects = {int(match.group(1)): match.group(2) for match in _OBJECT.finditer(data)}
    maps: dict[int, dict[bytes, str]] = {}
    for body in objects.values():
        if b"/Contents " in body or (b"/Subtype/Form" in body and b"stream" in body):
            fonts = _fonts(body, objects)
            for source in _sources(body, objects):
                yield _shown(source, {name: _map_of(number, objects, maps) for name, number in fonts.items()})
        head, stream = _split(body)
        yield from filter(None, (_decoded(one) for one in _STRING.findall(head)))
        if b"/Subtype/XML" in head:
            yield re.sub(r"<[^<>]*>", " ", stream.decode("utf-8", "replace"))


def _split(body: bytes) -> tuple[bytes, bytes]:
    """The dictionary of an object, and its stream, unpacked."""
    match = _STREAM.match(body)
    if match is None:
        return body, b""
    head, stream = match.groups()
    if b"/FlateDecode" in head:
        try:
            stream = zlib.decompressobj().decompress(stream, LARGEST_STREAM)
        except zlib.error:
            stream = b""
    return head, stream


def _fonts(body: bytes, objects: Mapping[int, bytes]) -> dict[bytes, int]:
    """The fonts of a page or form by their names in it."""
    named = _RESOURCES.search(body)
    held = _FONTS.search(objects.get(int(named.group(1)), b"") if named else body)
    return {name: int(number) for name, number in _FONT.findall(held.group(1))} if held else {}


def _sources(body: bytes, objects: Mapping[int, bytes]) -> Iterator[bytes]:
    contents = _CONTENTS.search(body)
    if contents is None:
        yield _split(body)[1]
        return
    for number in re.findall(rb"(\d+) 0 R", contents.group(1)):
        yield _split(objects.get(int(number), b""))[1]


def _map_of(font: int, objects: Mapping[int, bytes], maps: dict[int, dict[bytes, str]]) -> dict[bytes, str]:
    """What each code of a font is in Unicode."""
    if font not in maps:
        found = _TO_UNICODE.search(objects.get(font, b""))
        cmap = _split(objects.get(int(found.group(1)), b""))[1] if found else b""
        maps[font] = dict(_pairs(cmap))
    return maps[font]


def _pairs(cmap: bytes) -> Iterator[tuple[bytes, str]]:
    for part in re.findall(rb"beginbfchar(.*?)endbfchar", cmap, re.DOTALL):
        yield from ((bytes.fromhex(code.decode()), _utf16(said)) for code, said in _ONE.findall(part))
    for part in re.findall(rb"beginbfrange(.*?)endbfrange", cmap, re.DOTALL):
        for first, last, said in _RANGE.findall(part):
            for place, code in enumerate(range(int(first, 16), int(last, 16) + 1)):
                yield code.to_bytes(len(first) // 2, "big"), _utf16(f"{int(said, 16) + place:04x}".encode())


def _utf16(digits: bytes) -> str:
    return bytes.fromhex(digits.decode()).decode("utf-16-be", "replace")


def _shown(stream: bytes, fonts: Mapping[bytes, Mapping[bytes, str]]) -> str:
    """The text that a stream shows, a line where the next piece stands lower or higher."""
    lines: list[str] = [""]
    font: Mapping[bytes, str] = {}
    height = b""
    for name, place, literal, digits in _SHOWN.findall(stream):
        if name:
            font = fonts.get(name, {})
        elif place:
            now = place.split()[5]
            if now != height and lines[-1]:
                lines.append("")
            height = now
        elif font:
            codes = _unescaped(literal) if literal else bytes.fromhex(re.sub(rb"\s", b"", digits).decode())
            lines[-1] += "".join(font.get(codes[at : at + 2], "") for at in range(0, len(codes) - 1, 2))
    return _joined(lines)


def _joined(lines: list[str]) -> str:
    """Lines as running text: a word that was parted by a hyphen is whole again, and so are Han, kana and Hangul."""
    text = ""
    for line in lines:
        if text.endswith(("-", "\u00ad", "\u2010")):
            text = f"{text[:-1]}{line}" if not text.endswith("-") else f"{text}{line}"
        elif text and line and not (EAST.match(text[-1]) and EAST.match(line[0])):
            text += f" {line}"
        else:
            text += line
    return text


def _unescaped(literal: bytes) -> bytes:
    def plain(match: re.Match[bytes]) -> bytes:
        said = match.group(1)
        if said[:1].isdigit():
            return bytes([int(said, 8) & 255])
        return b"" if said in (b"\n", b"\r\n") else _NAMED.get(said, said)

    return _ESCAPE.sub(plain, literal)


def _decoded(string: tuple[bytes, bytes]) -> str:
    """A string of a dictionary: UTF-16 with its mark, else bytes."""
    literal, digits = string
    try:
        data = _unescaped(literal) if literal else bytes.fromhex(re.sub(rb"\s", b"", digits).decode() or "")
    except ValueError:
        return ""
    if data.startswith(b"\xfe\xff"):
        return data[2:].decode("utf-16-be", "replace")
    return data.decode("utf-8", "replace")
