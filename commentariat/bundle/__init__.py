"""What a report is made from, kept beside it: the threads, the settings as used, and the files that they name.

A report is made from its bundle, never past it: whoever holds the folder can make every number anew.
"""

from __future__ import annotations

from commentariat.bundle.text import settings_text
from commentariat.bundle.write import FILES, Bundle, write_bundle

__all__ = ["FILES", "Bundle", "settings_text", "write_bundle"]
