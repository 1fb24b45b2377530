"""The version of the distribution, where every part of it may ask."""

from __future__ import annotations

__version__ = "0.1.0"
