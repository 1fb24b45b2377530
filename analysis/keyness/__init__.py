"""Words and phrases that set groups of reactions apart, tested by thread."""

from analysis.keyness.layer import keyness

__all__ = ["keyness"]
