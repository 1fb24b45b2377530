"""PTT as its site or a terminal is copied: who wrote where, title and time, the article, then a push a line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime

from threads.article.trimming import trim  # noqa: F401
