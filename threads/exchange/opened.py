"""An export's file as its readers see it: unpacked in a stream, by lines, JSON values or XML elements.

Nothing is read in one piece but a JSON value that is no list, and that up to `MOST_IN_ONE_PIECE`. What cannot be
read of a line or an element is counted under `lost`, and the rest is read.
"""

from __future__ import annotations

import hashlib
import io
import re
from collections import Counter
from collections.abc import Iterator
from functools import cached_property, partial
from itertools import chain, islice
from pathlib import Path
from typing import Any

from threads.errors import EmptyInput, InputError, TooLarge
from threads.exchange.json_items import ListCutOff, json_items
from threads.exchange.unpacked import DAMAGED, PACKED, unpacked
from threads.files import open_regular
from threads.text.encoding import codec_of, decode
from threads.text.json_text import read_json

HEAD = 262_144
"""Bytes of the unpacked file by which it is known."""
MOST_IN_ONE_PIECE = 500_000_000
"""Bytes of a JSON value, which has no lines: parsed, it takes some five times that in memory."""
LONGEST_LINE = 50_000_000
"""Characters of one line; a longer one is lost, and counted."""
FIRST = 20
"""Records by which a format is known."""
STEP = 1 << 16
MOST_WAYS, DEEPEST_WAY = 30, 3
"""Ways into an object along which a known format is looked for, and names in one."""

CUT_OFF = "what follows where the file breaks off"
_JSONP = re.compile(r"\s{0,99}(?:/\*\*/)?\s{0,9}(?:window\.)?[\w$.\[\]'\"]{1,99}\s{0,9}\(\s{0,9}(?=[\[{])")
"""How JSON that calls a function begins."""
_GUARD = re.compile(r"\s{0,99}(?:\)\]\}',?|while\s?\(1\);|for\s?\(;;\);|(?:var |window\.)[\w$.]{1,99}\s?=)\s{0,9}")
"""What stands before JSON so that no script runs it, or so that one keeps it."""
_NEXT_OBJECT = re.compile(r"^\}\s{0,9}\{", re.MULTILINE)


class ExportFile:
    """A file of an export, opened anew for each walk over it.

    `path` is what it is read from, `shown` what the user called it; `lost` counts, by reason, the lines and elements
    that could not be read; `found_at` is the way to the list of comments in a JSON value; `long_window` lets
    zstandard hold 2 GB.
    """

    def __init__(self, path: Path, shown: str | None = None, *, long_window: bool = False) -> None:
        self.path, self.shown = path, shown or str(path)
        self.lost: Counter[str] = Counter()
        self.found_at = ""
        self.binary = partial(unpacked, path, self.shown, long_window=long_window)

    @property
    def suffix(self) -> str:
        """The suffix in small letters, without that of compression: ".ndjson" of "dump.ndjson.zst"."""
        last = self.path.suffix.lower()
        return (Path(self.path.stem).suffix if last in PACKED else last).lower()

    @cached_property
    def head(self) -> bytes:
        """The file's first bytes, unpacked; of a damaged one those that it gives. Raises UnreadableInput."""
        parts, size = [], 0
        with self.binary() as data:
            try:
                while size < HEAD and (part := data.read(min(STEP, HEAD - size))):
                    parts.append(part)
                    size += len(part)
            except DAMAGED:
                pass
        return b"".join(parts)

    @cached_property
    def encoding(self) -> str:
        """The encoding by the file's head, whole lines of it, or where that is ASCII by the first lines that are not;
        "utf-8" for what is no text."""
        cut = self.head[: self.head.rfind(b"\n") + 1] if len(self.head) >= HEAD and b"\n" in self.head else self.head
        if len(self.head) >= HEAD and cut.isascii() and b"\0" not in cut:
            cut = self._beyond_ascii()
        try:
            return codec_of(decode(cut, self.shown)[1])
        except (InputError, LookupError):
            return "utf-8"

    def _beyond_ascii(self) -> bytes:
        """The first lines beyond ASCII, up to `HEAD` bytes; the file is walked once to find them."""
        found: list[bytes] = []
        size = 0
        with self.binary() as data:
            try:
                while size < HEAD and (line := data.readline(STEP)):
                    if not line.isascii():
                        found.append(line)
                        size += len(line)
            except DAMAGED:
                pass
        return b"".join(found)

    @cached_property
    def opening(self) -> str:
        """The head as text, without a byte order mark."""
        return self.head.decode(self.encoding, "replace").removeprefix("\ufeff")

    @cached_property
    def sha256(self) -> str:
        """The digest of the file as it lies on the disk."""
        with open_regular(self.path, shown=self.shown) as raw:
            return hashlib.file_digest(raw, "sha256").hexdigest()

    def lines(self) -> Iterator[tuple[int, str]]:
        """Yields the lines that hold anything, each with its number from 1, without its end."""
        with self.binary() as data:
            text = io.TextIOWrapper(data, encoding=self.encoding, errors="replace", newline="\n")
            number, whole = 0, True
            while True:
                try:
                    line = text.readline(LONGEST_LINE)
                except DAMAGED:
                    self.lost[CUT_OFF] += 1
                    return
                if not line:
                    return
                begins, whole = whole, line.endswith("\n") or len(line) < LONGEST_LINE
                number += begins
                if begins and not whole:
                    self.lost[f"lines of more than {LONGEST_LINE // 1_000_000} million characters"] += 1
                elif begins and (shown := line.strip("\r\n\ufeff")).strip():
                    yield number, shown

    def objects(self) -> Iterator[dict[str, Any]]:
        """Yields the objects of JSON lines, or of the list that the file is; a line that is no JSON object costs that
        line. Raises InputError where there is none at all."""
        if not self.has_lines:
            listed = False
            for one in self.items():
                listed = True
                yield one
            if listed:
                return
            value = self.json
            yield from (one for one in (value if isinstance(value, list) else [value]) if isinstance(one, dict))
            return
        for _, line in self.lines():
            value = _object_in(line)
            if value is not None:
                yield value
            else:
                self.lost["lines that are no JSON object"] += 1

    def items(self) -> Iterator[dict[str, Any]]:
        """Yields the objects of the JSON list that the file is, or that follow one another in it over several lines, in
        a stream; none where it is neither. Where it breaks off, that is counted."""
        listed = self.opening.lstrip().startswith("[")
        if not listed and not self.is_strewn:
            return
        with self.binary() as data:
            text = io.TextIOWrapper(data, encoding=self.encoding, errors="replace")
            try:
                yield from json_items(text.read, step=16 * STEP, longest=LONGEST_LINE, listed=listed)
            except (ListCutOff, *DAMAGED):
                self.lost[CUT_OFF] += 1

    @cached_property
    def has_lines(self) -> bool:
        """Whether the file is JSON lines: its first line that holds anything is an object, and so begins the next."""
        first, _, rest = self.opening.lstrip().partition("\n")
        called = _JSONP.match(first) is not None
        if not called and not first.startswith("{"):
            return False
        lined = self.suffix in {".jsonl", ".ndjson"}
        if _object_in(first) is None:
            return lined
        return lined or not rest.strip() or rest.lstrip()[:1] == ("{" if not called else first[0])

    @cached_property
    def is_strewn(self) -> bool:
        """Whether the file is JSON objects one after another, each over several lines, as programs print them."""
        return not self.has_lines and self.opening.lstrip().startswith("{") and bool(_NEXT_OBJECT.search(self.opening))

    @property
    def looks_like_json(self) -> bool:
        """Whether the file begins as a JSON object or list does, or one that calls a function."""
        return self.opening.lstrip()[:1] in {"{", "["} or _JSONP.match(self.opening) is not None

    @cached_property
    def json(self) -> Any:
        """The file as one JSON value, freed of what makes it a script (JSONP, guards).

        Raises EmptyInput, TooLarge, and InputError with the place where it breaks.
        """
        self.lost.pop(CUT_OFF, None)  # it is looked at anew, whole
        parts, size = [], 0
        with self.binary() as data:
            try:
                while part := data.read(STEP):
                    parts.append(part)
                    size += len(part)
                    if size > MOST_IN_ONE_PIECE:
                        raise TooLarge(self.shown, size, MOST_IN_ONE_PIECE)
            except DAMAGED:
                self.lost[CUT_OFF] += 1
        text = b"".join(parts).decode(self.encoding, "replace").removeprefix("\ufeff")
        if not text.strip():
            raise EmptyInput(self.shown)
        return _json_value(text, self.shown)

    @cached_property
    def first(self) -> list[dict[str, Any]]:
        """The first objects of the file by which it is known: of JSON lines the first, of a list those in it, else the
        object that it is; none where it is no JSON."""
        try:
            return list(islice(self.objects(), FIRST)) if self.looks_like_json else []
        except (InputError, RecursionError):
            return []
        finally:
            self.lost.clear()

    @property
    def root(self) -> str:
        """The name of the XML file's root element with its prefix, "" where it is no XML."""
        found = re.match(r"\s{0,99}(?:<\?.{0,400}?\?>\s{0,99}|<!--.{0,9999}?-->\s{0,99}|<!DOCTYPE[^>[]{0,400}>\s{0,99})"
                         r"{0,9}<([A-Za-z_][\w:.-]{0,60})[\s/>]", self.opening, re.DOTALL)  # fmt: skip
        return found[1] if found else ""


class Within(ExportFile):
    """A file whose objects only wrap what a reader knows, as that reader takes it: the objects that stand at the end of
    a way of names in each."""

    def __init__(self, file: ExportFile, way: tuple[str, ...]) -> None:
        self.path, self.shown, self.lost, self.binary = file.path, file.shown, file.lost, file.binary
        self.found_at = ".".join(way)
        self._file, self._way = file, way
        self.first = list(islice(chain.from_iterable(map(self._inner, file.first)), FIRST))

    def objects(self) -> Iterator[dict[str, Any]]:
        """Yields the objects at the end of the way; what has none there is counted."""
        for one in self._file.objects():
            found = self._inner(one)
            if not found:
                self.lost[f"records without {self.found_at}"] += 1
            yield from found

    def _inner(self, one: dict[str, Any]) -> list[dict[str, Any]]:
        value: Any = one
        for name in self._way:
            value = value.get(name) if isinstance(value, dict) else None
        return [each for each in (value if isinstance(value, list) else [value]) if isinstance(each, dict)]


def within(file: ExportFile) -> Iterator[Within]:
    """Yields the file by the ways to objects in its first object, the short ones first, up to `MOST_WAYS` of them."""
    for way in islice(_ways([((), one) for one in file.first[:1]]), MOST_WAYS):
        yield Within(file, way)


def _ways(left: list[tuple[tuple[str, ...], Any]]) -> Iterator[tuple[str, ...]]:
    for way, one in left:  # which grows while it is walked
        for name, child in one.items():
            inner = child[0] if isinstance(child, list) and child else child
            if isinstance(inner, dict) and len(way) < DEEPEST_WAY:
                left.append(((*way, name), inner))
                yield (*way, name)


def _object_in(line: str) -> dict[str, Any] | None:
    """The JSON object that a line is, freed of the call around it; None where it is none."""
    try:
        value = read_json(line if line.startswith("{") else _bare(line), strict=False)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None


def _bare(text: str) -> str:
    """JSON freed of what makes it a script."""
    called = _JSONP.match(text)
    guarded = None if called else _GUARD.match(text)
    if not (called or guarded):
        return text
    bare = text[(called or guarded).end() :].rstrip().rstrip(";").rstrip()  # type: ignore[union-attr]
    return bare.removesuffix(")") if called else bare


def _json_value(text: str, shown: str) -> Any:
    try:
        return read_json(_bare(text), strict=False)
    except RecursionError as error:
        raise InputError(f"{shown} is nested too deep to be an export of comments; it was not read.") from error
    except ValueError as error:
        raise InputError(
            f"{shown} is no JSON ({error}). If it was cut off while it was saved, save it again; JSON lines have one "
            "object a line."
        ) from error
