"""Whether a report holds: the digests of its files, and every printed number computed anew from its bundle."""

from __future__ import annotations

from commentariat.verifying.findings import Finding, Verification
from commentariat.verifying.whole import verify

__all__ = ["Finding", "Verification", "verify"]
