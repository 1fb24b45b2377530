"""All measures by name: OWN of what the clone carries, SHARED of the measuring data beside it; and the floors."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from tests.measures import minds, pages, shared_pages, talk

OWN: dict[str, Callable[[], dict[str, float]]] = {**pages.OWN, **talk.OWN, **minds.OWN}
SHARED: dict[str, Callable[[Path], dict[str, float]]] = {**shared_pages.SHARED, **talk.SHARED, **minds.SHARED}
FLOORS: dict[str, dict[str, float]] = json.loads(
    (Path(__file__).parents[1] / "floors.json").read_text(encoding="utf-8")
)
