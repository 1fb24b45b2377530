"""Files as they are opened and written here: whole or absent."""

from __future__ import annotations

from threads.files.writing import whole_file, write_new, write_whole

__all__ = ["whole_file", "write_new", "write_whole"]
