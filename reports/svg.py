"""A matplotlib figure as lean SVG: letters as paths, each kept once, and the house's colours as classes.

The page has a strict content policy, which blocks `style`: colours of the house are classes (`c-ink` fills, `s-ink`
strokes), others plain attributes. For a file that stands alone the classes are written out as the light colours.
"""

from __future__ import annotations

import base64
import io
import re
from collections.abc import Iterator
from html import escape
from typing import TYPE_CHECKING, Any

from matplotlib.backend_bases import RendererBase
from matplotlib.colors import to_hex
from matplotlib.path import Path
from matplotlib.transforms import Affine2D

from reports import style

if TYPE_CHECKING:
    from matplotlib.figure import Figure

POINTS = 72
EM = 100
"""Parts of an em to which letters' outlines are rounded."""
WORN = re.compile(r' class="([^"]+)"')
_TONE = {colour: name for name, colour in reversed(style.LIGHT.items())}
_LETTERS = {Path.MOVETO: "m", Path.LINETO: "l", Path.CURVE3: "q", Path.CURVE4: "c"}

Gc = Any
Transform = Any


def inline(figure: Figure, *, name: str, alt: str) -> str:
    """The figure for a page of HTML: no style, ids that begin with the figure's name, and what is read to the blind."""
    width, height, body = _drawn(figure, name)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_short(width)} {_short(height)}" role="img" '
        f'aria-label="{escape(alt)}">{body}</svg>'
    )


def alone(drawn: str) -> bytes:
    """The SVG file of what `inline` gave, in the light colours on paper; its sizes are points."""
    found = re.match(r'<svg [^>]*?viewBox="0 0 ([\d.]+) ([\d.]+)"', drawn)
    assert found is not None
    sizes = f'<svg width="{found[1]}pt" height="{found[2]}pt" '
    paper = f'><rect width="{found[1]}" height="{found[2]}" fill="{style.PAPER}"/>'
    written = WORN.sub(_written_out, sizes + drawn[len("<svg ") :].replace(">", paper, 1))
    return f'<?xml version="1.0" encoding="utf-8"?>\n{written}\n'.encode()


def _written_out(found: re.Match[str]) -> str:
    kinds = {"c": "fill", "s": "stroke"}
    return "".join(f' {kinds[worn[0]]}="{style.LIGHT[worn[2:]]}"' for worn in found[1].split())


def _drawn(figure: Figure, name: str) -> tuple[float, float, str]:
    before = figure.dpi
    figure.set_dpi(POINTS)
    try:
        renderer = SvgRenderer(*(inches * POINTS for inches in figure.get_size_inches()), name=name)
        figure.patch.set_visible(False)
        figure.draw(renderer)
    finally:
        figure.patch.set_visible(True)
        figure.set_dpi(before)
    return renderer.width, renderer.height, renderer.body()


class SvgRenderer(RendererBase):
    """Draws into SVG; a point is a unit. Hatches and gradients are left out."""

    def __init__(self, width: float, height: float, *, name: str) -> None:
        super().__init__()
        self.width, self.height, self.name = width, height, name
        self._parts: list[str] = []
        self._held: dict[str, str] = {}
        self._letters: dict[tuple[str, float], str | None] = {}

    def body(self) -> str:
        """What was drawn, after what it uses."""
        held = "".join(element.format(id=f' id="{key}"') for element, key in self._held.items())
        return (f"<defs>{held}</defs>" if held else "") + "".join(self._parts)

    def get_canvas_width_height(self) -> tuple[float, float]:
        """The size in points."""
        return self.width, self.height

    def draw_path(self, gc: Gc, path: Path, transform: Transform, rgbFace: Any = None) -> None:  # noqa: N803
        """One path, filled and stroked."""
        outline = _outline(path, transform + self._flip(), simplify=rgbFace is None and path.should_simplify)
        if outline:
            self._parts.append(f'<path d="{outline}"{self._look(gc, rgbFace)}/>')

    def draw_markers(
        self,
        gc: Gc,
        marker_path: Path,
        marker_trans: Transform,
        path: Path,
        trans: Transform,
        rgbFace: Any = None,  # noqa: N803
    ) -> None:
        """The same mark at every point of the path, kept once."""
        key = self._keep(f'<path{{id}} d="{_outline(marker_path, marker_trans + Affine2D().scale(1, -1))}"/>')
        places = [points[-2:] for points, _ in path.iter_segments(trans + self._flip(), simplify=False)]
        used = "".join(f'<use href="#{key}" x="{_short(x)}" y="{_short(y)}"/>' for x, y in places)
        if used:
            self._parts.append(f"<g{self._look(gc, rgbFace)}>{used}</g>")

    def draw_image(self, gc: Gc, x: float, y: float, im: Any, transform: Transform = None) -> None:
        """A picture of pixels, as PNG within the SVG."""
        from PIL import Image

        packed = io.BytesIO()
        Image.fromarray(im[::-1]).save(packed, format="png")
        data = base64.b64encode(packed.getvalue()).decode()
        high, wide = im.shape[:2]
        self._parts.append(
            f'<image x="{_short(x)}" y="{_short(self.height - y - high)}" width="{wide}" height="{high}" '
            f'href="data:image/png;base64,{data}"/>'
        )

    def draw_text(
        self, gc: Gc, x: float, y: float, s: str, prop: Any, angle: float, ismath: Any = None, mtext: Any = None
    ) -> None:
        """Words as the paths of their letters."""
        text2path: Any = self._text2path
        found, outlines, _ = text2path.get_glyphs_with_font(text2path._get_font(prop), s)
        fine = EM / text2path.FONT_SCALE
        used = ""
        for glyph, across, up, size in found:
            if (glyph, size) not in self._letters:
                self._letters[glyph, size] = self._letter(glyph, outlines, size * fine)
            key = self._letters[glyph, size]
            if key:
                places = ((" x", across * fine), (" y", up * fine))
                at = "".join(f'{axis}="{value:.0f}"' for axis, value in places if round(value))
                used += f'<use href="#{key}"{at}/>'
        if used:
            size = prop.get_size_in_points() / EM
            turned = f"rotate({_short(-angle)})" if angle else ""
            moved = f"translate({x:.2f} {y:.2f}){turned}scale({size:.4f} {-size:.4f})"
            self._parts.append(
                f'<g{_paint("c", gc.get_rgb())}{_opacity(gc, gc.get_rgb())} transform="{moved}">{used}</g>'
            )

    def _letter(self, glyph: str, outlines: Any, scale: float) -> str | None:
        """The id under which a letter is kept; None for a space."""
        vertices, codes = outlines.get(glyph, ((), ()))
        if not len(vertices):
            return None
        path = Path(vertices, codes)
        return self._keep(f'<path{{id}} d="{_letter_outline(path, scale)}"/>')

    def _keep(self, element: str) -> str:
        return self._held.setdefault(element, f"{self.name}-{_counted(len(self._held))}")

    def _flip(self) -> Affine2D:
        return Affine2D().scale(1, -1).translate(0, self.height)

    def _look(self, gc: Gc, face: Any) -> str:
        """Fill, stroke and clip as attributes."""
        stroked = gc.get_linewidth() > 0 and gc.get_rgb()[3] > 0
        worn = [("c", face)] if face is not None and (len(face) < 4 or face[3] > 0) else []
        look = _paints([*worn, *([("s", gc.get_rgb())] if stroked else [])])
        if not worn:
            look += ' fill="none"'
        if stroked:
            look += f' stroke-width="{_short(gc.get_linewidth(), 2)}"' if gc.get_linewidth() != 1 else ""
            look += f' stroke-linecap="{cap}"' if (cap := _cap(gc.get_capstyle())) != "butt" else ""
            offset, dashes = gc.get_dashes()
            if dashes is not None:
                look += f' stroke-dasharray="{" ".join(_short(dash) for dash in dashes)}"'
                look += f' stroke-dashoffset="{_short(offset)}"' if offset else ""
        return look + _opacity(gc, face if worn else None, stroked=stroked) + self._clip(gc)

    def _clip(self, gc: Gc) -> str:
        path, transform = gc.get_clip_path()
        box = gc.get_clip_rectangle()
        if path is not None:
            inner = f'<path d="{_outline(path, transform + self._flip())}"/>'
        elif box is not None:
            inner = (
                f'<rect x="{_short(box.x0)}" y="{_short(self.height - box.y1)}" width="{_short(box.width)}" '
                f'height="{_short(box.height)}"/>'
            )
        else:
            return ""
        return f' clip-path="url(#{self._keep(f"<clipPath{{id}}>{inner}</clipPath>")})"'


def _paints(paints: list[tuple[str, Any]]) -> str:
    """Colours as classes where they are the house's, else as attributes."""
    worn, plain = [], ""
    for kind, colour in paints:
        written = to_hex(colour[:3])
        if written in _TONE:
            worn.append(f"{kind}-{_TONE[written]}")
        else:
            plain += f' {"fill" if kind == "c" else "stroke"}="{written}"'
    return (f' class="{" ".join(worn)}"' if worn else "") + plain


def _paint(kind: str, colour: Any) -> str:
    return _paints([(kind, colour)])


def _opacity(gc: Gc, face: Any, *, stroked: bool = False) -> str:
    """How far the whole, or the fill and the stroke each, let through what is below."""
    if gc.get_forced_alpha():
        alphas = [("opacity", gc.get_alpha())]
    else:
        alphas = [("fill-opacity", face[3])] if face is not None and len(face) > 3 else []
        alphas += [("stroke-opacity", gc.get_rgb()[3])] if stroked else []
    return "".join(f' {name}="{_short(alpha, 2)}"' for name, alpha in alphas if alpha < 1)


def _cap(style_: str) -> str:
    return {"projecting": "square"}.get(style_, style_)


def _outline(path: Path, transform: Transform, *, simplify: bool = False) -> str:
    """The path in absolute coordinates, to a tenth of a point."""
    out = ""
    for points, code in path.iter_segments(transform, simplify=simplify):
        out += "z" if code == Path.CLOSEPOLY else _LETTERS[code].upper() + " ".join(_short(one) for one in points)
    return out.replace(" -", "-")


def _letter_outline(path: Path, scale: float) -> str:
    """A letter's path in whole parts of an em, each point from the one before."""
    out, last, here, start = "", "", (0, 0), (0, 0)
    for points, code in path.iter_segments(simplify=False):
        if code == Path.CLOSEPOLY:
            out, last, here = out + "z", "z", start
            continue
        whole = [round(float(value) * scale) for value in points]
        letter, steps = _step(_LETTERS[code], [value - here[i % 2] for i, value in enumerate(whole)])
        here = (whole[-2], whole[-1])
        start = here if code == Path.MOVETO else start
        if any(steps) or letter == "m":
            out += (" " if letter == last else letter) + " ".join(map(str, steps))
            last = letter
    return out.replace(" -", "-")


def _step(letter: str, steps: list[int]) -> tuple[str, list[int]]:
    """A step of an outline, the shorter way where it runs straight across or straight up."""
    if letter == "l" and 0 in steps:
        return ("h", steps[:1]) if steps[1] == 0 else ("v", steps[1:])
    return letter, steps


def _short(value: float, digits: int = 1) -> str:
    """A number as short as it can be written."""
    said = f"{float(value):.{digits}f}".rstrip("0").rstrip(".")
    return "0" if said in ("-0", "") else said


def _counted(number: int) -> str:
    """A short name for a number: "a" … "z", "aa" …"""
    return "".join(reversed([*_letters(number)]))


def _letters(number: int) -> Iterator[str]:
    while number >= 0:
        yield "abcdefghijklmnopqrstuvwxyz"[number % 26]
        number = number // 26 - 1
