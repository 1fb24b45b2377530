"""The only visual numbers of a report: colours, fonts, sizes, for the figures, the HTML and the PDF alike."""

from __future__ import annotations

# Text on paper has a contrast of 4.5 and more (WCAG AA) in both schemes, marks one of 3 and more; a test holds it.
# The colours of stance (Okabe & Ito 2008, told apart by colour-blind readers) mean stance and nothing else anywhere.
LIGHT = {
    "ink": "#1d2433", "muted": "#586274", "rule": "#d9dee7", "paper": "#ffffff", "wash": "#f5f7fa", "accent": "#0b5c8a",
    "claim": "#00694e", "refused": "#9a3412", "mark": "#e6eaf0", "mark-public": "#d3e8f6", "target": "#ffe9a8",
    "favor": "#0072b2", "against": "#d55e00", "none": "#858d9b",
}  # fmt: skip
DARK = {
    "ink": "#e6e9ef", "muted": "#a3adbd", "rule": "#39414f", "paper": "#14181f", "wash": "#1c222c", "accent": "#7cc4ee",
    "claim": "#6fd3b0", "refused": "#f0a070", "mark": "#333c4a", "mark-public": "#174a68", "target": "#5a4a12",
    "favor": "#4aa8e0", "against": "#ee7d2b", "none": "#79818f",
}  # fmt: skip

INK, MUTED, RULE, PAPER, ACCENT = (LIGHT[name] for name in ("ink", "muted", "rule", "paper", "accent"))

STANCE = {"FAVOR": LIGHT["favor"], "AGAINST": LIGHT["against"], "NONE": LIGHT["none"]}
TONES = {"FAVOR": "favor", "AGAINST": "against", "NONE": "none"}
"""The name of each side's colour: `c-favor` fills with it, `s-favor` strokes, `--favor` is the colour."""

FIGURE_WIDTH = 7.2
DPI = 200
LINE_HEIGHT = 0.42
"""Inches that one row of a bar chart takes."""
TITLE_SIZE = 12.0
"""Points of the title over a picture that stands alone, as a PNG."""

MATPLOTLIB_FAMILIES = ("Noto Sans", "Noto Sans CJK SC", "Noto Emoji", "Noto Sans Arabic", "Noto Sans Hebrew",
    "Noto Sans Thai",
                       "Noto Sans Devanagari", "DejaVu Sans")  # fmt: skip
PRINT_TEXT = ("Libertinus Serif", "Noto Sans CJK SC", "Noto Emoji", "Noto Sans")
PRINT_HEADS = ("Noto Sans", "Noto Sans CJK SC", "Noto Emoji")


def rc() -> dict[str, object]:
    """The matplotlib settings of every figure: no mathtext, letters for Chinese and Korean."""
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
        "path.simplify": True,
    }


def css() -> str:
    """The colours as custom properties, for light and dark schemes, and the classes by which figures wear them."""
    light, dark = (" ".join(f"--{name}: {colour};" for name, colour in scheme.items()) for scheme in (LIGHT, DARK))
    worn = "".join(
        f".c-{name} {{ fill: var(--{name}); }} .s-{name} {{ stroke: var(--{name}); }}\n" for name in LIGHT
    )  # fmt: skip
    return (
        f":root {{ {light} --figure: {PAPER}; }}\n@media screen and (prefers-color-scheme: dark) {{ :root {{ {dark} "
        f"}} }}\n{worn}"
    )


def typesetting() -> dict[str, object]:
    """Colours and fonts for the PDF."""
    return {"colours": LIGHT, "text": list(PRINT_TEXT), "heads": list(PRINT_HEADS)}
