"""The reader and coder in the browser: threads with their context, and codes by hand that no crash can lose."""

from __future__ import annotations

from commentariat.serve.run import serve

__all__ = ["serve"]
