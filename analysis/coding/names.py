"""The files of the folder that coders work from."""

from __future__ import annotations

BOOK, KEY, UNITS, FRAME, STORED = "codebook.toml", "key.csv", "units.jsonl", "frame.csv", "codes.sqlite"
SHEET = "sheet-*"
