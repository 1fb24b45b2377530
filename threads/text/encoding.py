"""Bytes to text: byte-order mark, then what the bytes themselves allow, then what the page declares, then its
letters."""

from __future__ import annotations

import codecs
import itertools
import re
import unicodedata
from functools import cache
from pathlib import Path

from threads.errors import NotAPage
from threads.text.wordlists import read_words

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = ((b"%PDF-", "a PDF"), (b"PK\x03\x04", "a ZIP archive or an office file"), (b"\x1f\x8b", "a gzip archive"),
    (b"\x89PNG", "a PNG image"),
          (b"\xff\xd8\xff", "a JPEG image"), (b"GIF8", "a GIF image"), (b"BZh", "a bzip2 archive"), (b"\xfd7zXZ",
              "an xz archive"),
          (b"7z\xbc\xaf", "a 7z archive"), (b"Rar!", "a RAR archive"), (b"\x28\xb5\x2f\xfd", "a zstd archive"),
          (b"\x7fELF", "a program"),
          (b"MZ\x90", "a program"), (b"SQLite format 3", "a database"), (b"PAR1", "a Parquet table"), (b"ID3",
              "a sound file"),
          (b"OggS", "a sound file"), (b"\x00\x00\x01\x00", "an icon"), (b"\xd0\xcf\x11\xe0", "an old office file"),
          (b"wOF", "a font"), (b"RIFF", "a sound or an image"), (b"II*\x00", "a TIFF image"))  # fmt: skip
_DECLARED = re.compile(
    rb"""<(?:meta|\?xml)\b[^>]{0,300}?(?:charset|encoding)\s{0,3}=\s{0,3}["']?\s{0,3}([\w:.+-]{2,40})""", re.IGNORECASE
)
_WIDER = {
    "gb2312": "gb18030", "gbk": "gb18030", "gb_2312-80": "gb18030", "x-gbk": "gb18030", "gb18030": "gb18030",
    "hz-gb-2312": "hz",
    "euc-kr": "cp949", "ks_c_5601-1987": "cp949", "ksc5601": "cp949", "korean": "cp949", "uhc": "cp949",
    "cp949": "cp949", "windows-949": "cp949",
    "shift_jis": "cp932", "shift-jis": "cp932", "sjis": "cp932", "x-sjis": "cp932", "windows-31j": "cp932",
    "ms932": "cp932",
    "iso-8859-1": "windows-1252", "latin1": "windows-1252", "latin-1": "windows-1252", "us-ascii": "windows-1252",
    "ascii": "windows-1252",
    "iso8859-1": "windows-1252", "iso-8859-9": "windows-1254", "big5-hkscs": "big5hkscs", "big5": "big5hkscs",
    "utf8": "utf-8", "unicode": "utf-8",
    "x-user-defined": "windows-1252",
}  # fmt: skip
"""Declared names and the wider sets that browsers read them as."""

_MULTIBYTE = ("gb18030", "big5hkscs", "cp949", "cp932", "euc_jp")
_NAMES = {"big5hkscs": "big5", "cp949": "euc-kr", "cp932": "shift_jis", "euc_jp": "euc-jp"}
SAMPLE = 60_000
"""Bytes above ASCII (with what is around them) whose letters decide; the scores of candidates part within 2,000."""
MOST_CONTROLS = 0.01
"""Share of control characters above which bytes are no text: random bytes have .1, saved pages below .0001."""

_SCRIPTS = {
    "gb18030": "simplified", "big5hkscs": "traditional", "cp949": "korean", "cp932": "japanese", "euc_jp": "japanese"
}  # fmt: skip
_LATIN = frozenset("éèàáâäãåæçêëíìîïñóòôöõøúùûüýÿßœÉÀÄÖÜÇÑØÅ’‘“”–—…•©®°€£«»·§¿¡\xa0™½")


@cache
def _common(encoding: str) -> frozenset[str]:
    """The most frequent letters of running text in the script; a wrong decoding yields rare ones nearly always."""
    letters = read_words(Path(__file__).parent / "words" / "letters.toml")
    return frozenset(letters[_SCRIPTS[encoding]]) - {"\n"}


def decode(data: bytes, name: str = "The input") -> tuple[str, str]:
    """Returns the text and the encoding's name; raises NotAPage for bytes that are no text.

    A declaration is followed only where the bytes bear it out: UTF-8 that is valid wins over any label, and a label is
    overruled where another encoding of the same bytes gives far more common letters.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace"), encoding
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            raise NotAPage(name, kind)
    data, wide = _without_nulls(data, name)
    if wide:
        return data.decode(wide, "replace"), wide
    text = _utf8(data)
    if text is not None:
        return _checked(text, name), "utf-8"
    encoding = _choose(data, _declared(data))
    return _checked(data.decode(encoding, "replace"), name), _NAMES.get(encoding, encoding)


def codec_of(name: str) -> str:
    """The codec that reads all that bytes of this encoding may hold, as browsers do: cp949 for "euc-kr"."""
    return codecs.lookup(_WIDER.get(name.lower(), name)).name


def whole(text: str) -> str:
    """The text as UTF-8 can hold it: halves of surrogate pairs are joined, or replaced where alone; zeros are taken
    out."""
    if not text.isascii():
        try:
            text.encode()
        except UnicodeEncodeError:
            text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text.replace("\0", "")


def _without_nulls(data: bytes, name: str) -> tuple[bytes, str | None]:
    """The bytes, and UTF-16's byte order where every second byte is zero; raises NotAPage for other zeros in number."""
    head = data[:4096]
    zeros = head.count(0)
    if not zeros:
        return data, None
    if zeros > 0.3 * len(head) and len(head) >= 8:
        odd, even = head[1::2].count(0), head[::2].count(0)
        if odd > 0.6 * (len(head) // 2) and not even:
            return data, "utf-16-le"
        if even > 0.6 * (len(head) // 2) and not odd:
            return data, "utf-16-be"
    if zeros > max(2, 0.002 * len(head)):
        if (order := _unmarked_utf16(head)) is not None:
            return data, order
        raise NotAPage(name, "binary data")
    return data.replace(b"\0", b""), None


def _unmarked_utf16(head: bytes) -> str | None:
    """UTF-16's byte order for text that is mostly beyond ASCII: its spaces, commas and ends of lines have one zero
    byte, and in one order alone all letters are assigned."""
    for order, low, high in (("utf-16-le", head[::2], head[1::2]), ("utf-16-be", head[1::2], head[::2])):
        plain = sum(h == 0 and (32 <= n < 127 or n in b"\t\r\n") for n, h in zip(low, high, strict=False))
        text = head[: len(head) // 2 * 2].decode(order, "replace")
        strange = sum(unicodedata.category(one) in {"Cn", "Co", "Cc"} and one not in "\t\r\n" for one in text)
        if plain >= 4 and strange + text.count("\ufffd") <= max(1, MOST_CONTROLS * len(text)):
            return order
    return None


def _utf8(data: bytes) -> str | None:
    """The text where the bytes are UTF-8, a cut last character or a handful of broken ones allowed."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.start >= len(data) - 3:
            return data[: error.start].decode("utf-8")
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    good = sum(1 for letter in text[: SAMPLE * 4] if letter > "\x7f" and letter != "\ufffd")
    return text if good >= 20 and broken * 20 <= good else None


def _declared(data: bytes) -> str | None:
    match = _DECLARED.search(data[:16_384])
    if match is None:
        return None
    label = match[1].decode("ascii", "replace").lower()
    encoding = _WIDER.get(label, label)
    try:
        return codecs.lookup(encoding).name if encoding not in _MULTIBYTE else encoding
    except LookupError:
        return None


def _choose(data: bytes, declared: str | None) -> str:
    """The encoding whose letters are the most plausible; the declared one stands unless another is far better."""
    sample = _sample(data)
    scores = {encoding: _score(sample, encoding) for encoding in _MULTIBYTE}
    scores["windows-1252"] = _latin_score(sample)
    best = max(scores, key=lambda encoding: scores[encoding])
    if declared is None or declared == "utf-8":
        return best
    if declared not in scores:
        return declared if scores[best] < 0.5 or best == "windows-1252" else best
    if declared == "windows-1252" and scores["windows-1252"] >= 0.4:
        return declared
    return declared if scores[declared] >= scores[best] - 0.25 else best


def _sample(data: bytes) -> bytes:
    """The lines that hold bytes above ASCII, up to SAMPLE bytes; whole lines, so that no character is cut."""
    lines, size = [], 0
    for line in data.split(b"\n"):
        if not line.isascii():
            lines.append(line[:SAMPLE])
            size += len(line)
            if size > SAMPLE:
                break
    return b"\n".join(lines)


def _score(sample: bytes, encoding: str) -> float:
    """The share of common letters among those above ASCII, less what could not be decoded."""
    text = sample.decode(encoding, "replace")
    high = [letter for letter in text if letter > "\x7f"]
    if not high:
        return 0.0
    common = _common(encoding)
    hits = sum(letter in common or letter in "，。、！？：；“”「」…（）《》·\u3000" for letter in high)
    return hits / len(high) - 5 * text.count("\ufffd") / len(high)


def _latin_score(sample: bytes) -> float:
    """The share of high letters that Western text has, each beside ASCII letters rather than in rows."""
    text = sample.decode("windows-1252", "replace")
    high = [k for k, letter in enumerate(text) if letter > "\x7f"]
    if not high:
        return 0.0
    rows = sum(1 for a, b in itertools.pairwise(high) if b == a + 1)
    return sum(text[k] in _LATIN for k in high) / len(high) - 1.5 * rows / len(high)


def _checked(text: str, name: str) -> str:
    head = text[:100_000]
    controls = sum(1 for letter in head if letter < " " and letter not in "\t\n\r\f\v\x1b") + head.count("\ufffd") // 4
    if controls > MOST_CONTROLS * max(200, len(head)):
        raise NotAPage(name, "binary data")
    return text.replace("\0", "")
