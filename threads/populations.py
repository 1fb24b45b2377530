"""Which population a reaction is counted with, by rules in a small TOML file, with defaults."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rules:
    """Population rules; the defaults alone where no file is given."""
