"""The models that are shipped: numbers in npz and JSON, read by numpy, and the card that says how they were made."""

from __future__ import annotations

from pathlib import Path

FOLDER = Path(__file__).parent
