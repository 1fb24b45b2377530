"""Files as they are opened and written here: regular ones alone, and whole or absent."""

from __future__ import annotations

from threads.files.reading import numbered_lines, open_regular, read_regular
from threads.files.writing import append_whole, whole_file, write_new, write_whole

__all__ = ["append_whole", "numbered_lines", "open_regular", "read_regular", "whole_file", "write_new", "write_whole"]
