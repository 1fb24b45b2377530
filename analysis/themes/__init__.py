"""Themes: what the comments of one talk share, tested; subjects where they fall apart by themselves; own themes."""

from __future__ import annotations

from analysis.themes.model import Theme, Themes, themes

__all__ = ["Theme", "Themes", "themes"]
