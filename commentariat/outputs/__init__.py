"""The one door through which results are written: whole or absent, by one run at a time, beside nobody's files."""

from __future__ import annotations

from commentariat.outputs.staged import (
    Check,
    Staged,
    alone_in,
    check_output_file,
    check_output_folder,
    output_file,
    output_folder,
)
from commentariat.outputs.unwritten import output_or_none

__all__ = [
    "Check", "Staged", "alone_in", "check_output_file", "check_output_folder", "output_file", "output_folder",
    "output_or_none",
]  # fmt: skip
