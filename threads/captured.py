"""When a page was saved, as the tools that save pages write it into the markup."""

from __future__ import annotations

import re
from datetime import datetime

from threads.dates import find_date

_NOTES = (
    ("FILE ARCHIVED ON", re.compile(r"FILE ARCHIVED ON\s{1,5}(?P<time>\d{1,2}:\d\d:\d\d)\s{1,5}(?P<day>[A-Z][a-z]{2} \d{1,2}, \d{4})")),
    ("Page saved with SingleFile", re.compile(r"Page saved with SingleFile[^<>]{0,3000}?saved date:\s{0,3}(?P<day>[^\n<>]{10,60})")),
    ("HTTrack Website Copier", re.compile(r"Mirrored from [^<>]{1,500}? by HTTrack Website Copier[^<>,]{0,100}, (?P<day>[^<>]{10,40}) -->")),
    ("Snapshot-Content-Location", re.compile(r"^Date:\s{0,3}(?P<day>[^\n]{10,60})", re.MULTILINE)),
)
"""The Internet Archive's comment, SingleFile's, HTTrack's, and the head of a page that a browser saved as MHTML."""


def captured_on(html: str) -> datetime | None:
    """Returns the moment at which the page was saved where its markup says so, else None; a page's own dates are none."""
    for sign, note in _NOTES:
        at = html.find(sign)
        match = note.search(html, max(0, at - 4000), at + 4000) if at >= 0 else None
        found = find_date(" ".join(filter(None, (match["day"], match.groupdict().get("time"))))) if match else None
        if found is not None and found.when is not None:
            return found.when
    return None
