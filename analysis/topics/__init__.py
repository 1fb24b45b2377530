"""Topics: which subjects the reactions share, found without being told."""

from __future__ import annotations

from analysis.topics.model import TopicModel

__all__ = ["TopicModel"]
