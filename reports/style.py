"""The only visual numbers of a report: colours, fonts, sizes, for the figures, the HTML and the PDF alike."""

from __future__ import annotations

# Text on paper has a contrast of 4.5 and more (WCAG AA) in both schemes.
LIGHT = {
    "ink": "#1d2433", "muted": "#586274", "rule": "#d9dee7", "paper": "#ffffff", "wash": "#f5f7fa", "accent": "#0b5c8a",
    "claim": "#00694e", "refused": "#9a3412", "mark": "#e6eaf0", "mark-public": "#d3e8f6", "target": "#ffe9a8",
}  # fmt: skip
DARK = {
    "ink": "#e6e9ef", "muted": "#a3adbd", "rule": "#39414f", "paper": "#14181f", "wash": "#1c222c", "accent": "#7cc4ee",
    "claim": "#6fd3b0", "refused": "#f0a070", "mark": "#333c4a", "mark-public": "#174a68", "target": "#5a4a12",
}  # fmt: skip

INK, MUTED, RULE, PAPER, ACCENT = (LIGHT[name] for name in ("ink", "muted", "rule", "paper", "accent"))

# Okabe & Ito (2008): told apart by colour-blind readers, and dark enough on white for marks and bars.
PALETTE = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#8a6d00", "#56b4e9", "#6b6b6b", "#e69f00")
STANCE = {"FAVOR": "#0072b2", "AGAINST": "#d55e00", "NONE": "#c3c9d4"}
DROPPED = "#c3c9d4"

FIGURE_WIDTH = 7.2
DPI = 200
LINE_HEIGHT = 0.42
"""Inches that one row of a bar chart takes."""
TITLE_HEIGHT = 0.42
"""Inches that a figure's title takes where the picture stands alone, as a PNG."""

MATPLOTLIB_FAMILIES = ("Noto Sans", "Noto Sans CJK SC", "Noto Emoji", "Noto Sans Arabic", "Noto Sans Hebrew",
    "Noto Sans Thai",
                       "Noto Sans Devanagari", "DejaVu Sans")  # fmt: skip
PRINT_TEXT = ("Libertinus Serif", "Noto Sans CJK SC", "Noto Emoji", "Noto Sans")
PRINT_HEADS = ("Noto Sans", "Noto Sans CJK SC", "Noto Emoji")


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
        "xtick.color": MUTED,
        "ytick.color": INK,
        "axes.grid": False,
        "figure.facecolor": PAPER,
        "legend.frameon": False,
        "figure.constrained_layout.w_pad": 0.08,
        "svg.hashsalt": "commentariat",
        "svg.fonttype": "path",
        "path.simplify": True,
    }


def css() -> str:
    """The colours as custom properties, for light and dark schemes; figures keep their paper in both."""
    light, dark = (" ".join(f"--{name}: {colour};" for name, colour in scheme.items()) for scheme in (LIGHT, DARK))
    return (
        f":root {{ {light} --figure: {PAPER}; }}\n@media screen and (prefers-color-scheme: dark) {{ :root {{ {dark} "
        f"}} }}\n"
    )


def typesetting() -> dict[str, object]:
    """Colours and fonts for the PDF."""
    return {"colours": LIGHT, "text": list(PRINT_TEXT), "heads": list(PRINT_HEADS)}


def colours(names: list[str]) -> dict[str, str]:
    """A colour for each name, the same for the same list."""
    return {name: PALETTE[i % len(PALETTE)] for i, name in enumerate(sorted(names))}
