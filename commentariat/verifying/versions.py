"""The versions that a report was made with against those that are here: other ones may give other last digits."""

from __future__ import annotations

from commentariat.verifying.files import Manifest
from commentariat.version import __version__
from reports.shown import shown
from reports.view.method import versions


def other_versions(manifest: Manifest) -> tuple[str, ...]:
    """A sentence for each package whose version is not that of the report."""
    then = {"commentariat": str(manifest.values.get("commentariat")), **_parted(str(manifest.values.get("packages")))}
    now = {"commentariat": __version__, **_parted(versions())}
    return tuple(
        f"{shown(name)} is {now.get(name, 'not installed')} here and was {shown(then.get(name, 'not named'))} when the "
        "report was made: numbers may differ for that."
        for name in {**now, **then}
        if now.get(name) != then.get(name)
    )


def _parted(said: str) -> dict[str, str]:
    """Packages and versions out of "numpy 2.1, scipy 1.15"."""
    pairs = (part.strip().rpartition(" ") for part in said.split(","))
    return {name: version for name, _, version in pairs if name}
