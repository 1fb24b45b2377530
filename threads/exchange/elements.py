"""The elements of an XML export, one after another, in memory that stays flat: no entities, no document type."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from typing import cast
from xml.etree.ElementTree import Element, ParseError, XMLPullParser, tostring

from threads.errors import InputError
from threads.exchange.opened import CUT_OFF, ExportFile
from threads.exchange.unpacked import DAMAGED

DEEPEST = 1_000
"""Levels of elements; exports have ten."""
STEP = 1 << 16
_DECLARES = re.compile(r"<!(?:ENTITY|DOCTYPE[^>]{0,400}\[)", re.IGNORECASE)
_NO_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
"""Characters that XML forbids and exports hold all the same; each becomes a space."""
_STATED = re.compile(r"(<\?xml\b[^>]{0,200}?)\s+encoding\s*=\s*[\"'][^\"']{1,40}[\"']", re.IGNORECASE)


def local(name: object) -> str:
    """An element's name without its namespace."""
    return str(name).rpartition("}")[2]


def elements(file: ExportFile, *names: str) -> Iterator[tuple[str, Element]]:
    """Yields (local name, element) for each element of those local names when it ends, and empties it after that.

    Names have no namespace; an element within another of these stays in it and is not yielded for itself. Where the
    file breaks off or is no XML any more, what stands above it was yielded and the rest is counted under `file.lost`.
    Raises InputError where the file declares entities or a document type of its own, which could make it grow without
    bound, and where it is nested without end.
    """
    if _DECLARES.search(file.opening[:100_000].partition(f"<{file.root}")[0] or file.opening[:2_000]):
        raise InputError(f"{file.shown} declares entities of its own, as no export does; it was not read.")
    wanted = frozenset(names)
    parser: XMLPullParser[Element] = XMLPullParser(events=("start", "end"))
    decoder = codecs.getincrementaldecoder(file.encoding)("replace")
    path: list[Element] = []
    within = 0
    with file.binary() as data:
        first, ended = True, False
        while not ended:
            try:
                part = data.read(STEP)
            except DAMAGED:
                file.lost[CUT_OFF] += 1
                part = b""
            ended = not part
            text = _NO_XML.sub(" ", decoder.decode(part, ended))
            if first:
                text, first = _STATED.sub(r"\1", text.lstrip("\ufeff \t\r\n"), count=1), False
            events, broken = _fed(parser, text, ended=ended)
            for event, element in events:
                name = local(element.tag)
                if event == "start":
                    path.append(element)
                    within += name in wanted
                    if len(path) > DEEPEST:
                        raise InputError(f"{file.shown} is nested too deep to be an export of comments.")
                    continue
                path.pop()
                within -= name in wanted
                if name in wanted and not within:
                    yield name, element
                    element.clear()
                    if path:
                        path[-1].remove(element)
            if broken:
                file.lost[CUT_OFF] += not ended or bool(path)
                return


def _fed(parser: XMLPullParser[Element], text: str, *, ended: bool) -> tuple[list[tuple[str, Element]], bool]:
    """What begins and ends in the text, given to the parser, and whether it breaks off there, being no XML."""
    events: list[tuple[str, Element]] = []
    try:
        parser.feed(text)
        if ended:
            parser.close()
        events.extend(cast("Iterator[tuple[str, Element]]", parser.read_events()))
    except ParseError:
        return events, True
    return events, False


def text_of(element: Element, name: str, space: str = "") -> str:
    """The text of the first child of that local name (and with `space` in its namespace), "" where there is none."""
    return "".join(child.itertext()) if (child := _first(element, name, space)) is not None else ""


def markup_of(element: Element, name: str) -> str:
    """The markup in the first child of that local name, escaped or as elements of its own (Atom's type "xhtml")."""
    child = _first(element, name, "")
    if child is None or not len(child):
        return text_of(element, name)
    for one in child.iter():
        one.tag = local(one.tag)
    return tostring(child, encoding="unicode", method="html")


def _first(element: Element, name: str, space: str) -> Element | None:
    return next((child for child in element if local(child.tag) == name and space in str(child.tag)), None)


def children(element: Element, name: str) -> Iterator[Element]:
    """The children of that local name."""
    return (child for child in element if local(child.tag) == name)


def attribute(element: Element, name: str) -> str:
    """The attribute of that local name, "" where there is none."""
    return next((value for key, value in element.attrib.items() if local(key) == name), "")
