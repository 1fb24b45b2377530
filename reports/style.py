"""The only visual numbers of a report: colours, fonts, sizes."""

from __future__ import annotations

INK = "#1d2433"
MUTED = "#5c6678"
RULE = "#d9dee7"
PAPER = "#ffffff"
ACCENT = "#0b5c8a"

# Okabe & Ito (2008): told apart by colour-blind readers, and dark enough on white for marks and bars.
PALETTE = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#8a6d00", "#56b4e9", "#6b6b6b", "#e69f00")
STANCE = {"FAVOR": "#0072b2", "AGAINST": "#d55e00", "NONE": "#c3c9d4"}
SENTIMENT = {"negative": "#d55e00", "neutral": "#c3c9d4", "positive": "#0072b2"}

FIGURE_WIDTH = 7.2
DPI = 200
LINE_HEIGHT = 0.42
"""Inches that one row of a bar chart takes."""

MATPLOTLIB_FAMILIES = ("Noto Sans", "Noto Sans CJK SC", "Noto Emoji", "DejaVu Sans")


def rc() -> dict[str, object]:
    """The matplotlib settings of every figure: deterministic, no mathtext, letters for Chinese and Korean."""
    return {
        "font.family": list(MATPLOTLIB_FAMILIES),
        "font.size": 9.5,
        "text.parse_math": False,
        "text.color": INK,
        "axes.edgecolor": RULE,
        "axes.labelcolor": MUTED,
        "axes.spines.top": False,
        "axes.spines.right": False,
        "axes.titlelocation": "left",
        "axes.titlesize": 11,
        "axes.titleweight": "bold",
        "xtick.color": MUTED,
        "ytick.color": INK,
        "axes.grid": False,
        "figure.facecolor": PAPER,
        "legend.frameon": False,
        "svg.hashsalt": "commentariat",
        "svg.fonttype": "path",
        "path.simplify": True,
    }


def colours(names: list[str]) -> dict[str, str]:
    """A colour for each name, the same for the same list."""
    return {name: PALETTE[i % len(PALETTE)] for i, name in enumerate(sorted(names))}
