"""Files as they are opened and written here: regular ones alone, and whole or absent."""

from __future__ import annotations

from threads.files.reading import numbered_lines, open_regular, read_regular
from threads.files.writing import whole_file, write_new, write_whole

__all__ = ["numbered_lines", "open_regular", "read_regular", "whole_file", "write_new", "write_whole"]
