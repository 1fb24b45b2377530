"""Cells of tables as JSON holds them, and back."""

from __future__ import annotations

import datetime
import math
from collections.abc import Mapping
from typing import Any


def plain(value: Any) -> Any:
    """A cell as JSON holds it: what JSON has no word for is an object with one key, "~" and its kind."""
    import pandas as pd

    if value is None or isinstance(value, str | bool | int) or (isinstance(value, float) and not math.isnan(value)):
        return value
    if value is pd.NA or value is pd.NaT:
        return {"~na": ""}
    if isinstance(value, float):
        return {"~nan": ""}
    if isinstance(value, datetime.datetime):
        return {"~at" if isinstance(value, pd.Timestamp) else "~time": value.isoformat()}
    if isinstance(value, Mapping):
        return {"~map": [[plain(key), plain(one)] for key, one in value.items()]}
    if isinstance(value, tuple):
        return {"~tuple": [plain(one) for one in value]}
    if isinstance(value, set | frozenset):
        return {"~set": sorted((plain(one) for one in value), key=str)}
    if isinstance(value, list):
        return [plain(one) for one in value]
    if hasattr(value, "tolist"):
        return plain(value.tolist())
    raise TypeError(f"A layer's cell holds a {type(value).__name__}, which is no plain value.")


def value_of(held: Any) -> Any:
    """The cell that `plain` made this of."""
    import pandas as pd

    if isinstance(held, list):
        return [value_of(one) for one in held]
    if not isinstance(held, dict):
        return held
    [(kind, value)] = held.items()
    if kind == "~map":
        return {value_of(key): value_of(one) for key, one in value}
    if kind == "~tuple":
        return tuple(map(value_of, value))
    if kind == "~set":
        return frozenset(map(value_of, value))
    if kind in ("~at", "~time"):
        return pd.Timestamp(value) if kind == "~at" else datetime.datetime.fromisoformat(value)
    return pd.NA if kind == "~na" else math.nan
