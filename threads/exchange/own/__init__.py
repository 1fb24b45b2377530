"""Our own tables of threads, comments, replies and quotes: written as CSV, XLSX or Parquet, and read back as they
were."""

from __future__ import annotations

from threads.exchange.own.columns import ExportColumn, ExportTable, definitions
from threads.exchange.own.reading import belongs_to, is_own, parts_of, read_own
from threads.exchange.own.records import thread_tables
from threads.exchange.own.writing import FORMS, write_tables

__all__ = [
    "FORMS", "ExportColumn", "ExportTable", "belongs_to", "definitions", "is_own", "parts_of", "read_own",
    "thread_tables", "write_tables",
]  # fmt: skip
