"""What the patterns of lines share: how long a line of a site can be, and how many answers are kept."""

from __future__ import annotations

import re

LONGEST = 200
"""Characters; form notes ("Your email address will not be published. Required …") come to 150 on measured pages."""
DIGIT = re.compile(r"\d")
LINES_KEPT = 20_000
"""Lines whose answers are kept: parsers, the general method and the article ask of the same ones, and sites repeat
theirs."""
