"""A user's own `analysis.py` beside a notebook would hide our package of that name; say so in one sentence."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

SIBLINGS = ("threads", "analysis", "reports")


def check_siblings() -> None:
    """Raises ImportError, naming the file, where another module hides one of our three packages."""
    home = Path(__file__).resolve().parent.parent
    for name in SIBLINGS:
        spec = find_spec(name)
        origin = Path(spec.origin).resolve() if spec and spec.origin else None
        if origin is None or origin.parent.parent != home or origin.name != "__init__.py":
            raise ImportError(
                f"{origin or 'nothing'} stands where commentariat's package {name!r} belongs ({home / name}): "
                "rename that file, or run from another folder."
            )
