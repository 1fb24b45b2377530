"""The figures: no words meet or leave the canvas, one colour a stance, one SVG for light and dark, the same bytes."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from functools import cache
from itertools import product
from pathlib import Path
from tempfile import mkdtemp
from typing import Any
from xml.etree import ElementTree

import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.legend import Legend
from matplotlib.text import Text
from matplotlib.transforms import Bbox
from PIL import Image

from analysis.base import Study
from reports import style
from reports.figures import FIGURES, Drawing, figure
from reports.figures.layout import canvas
from reports.figures.sheet import LEGEND, Sheet
from reports.pictures import Picture, draw, drawing_of, title_strip
from reports.words import Words
from tests.drawn import discussion, study

KINDS = ("plain", "long", "east")
CASES = [*product((1, 3, 6), KINDS, ("coded", "uncoded"))]
TOUCH = 1.0
"""Pixels, at 200 a inch, by which the boxes of two texts may overlap: a box is rounded up to whole pixels."""
PRINTED = 640 / 518
"""Height by width of the place for a figure on a printed page."""
ELEMENTS = {"svg", "defs", "g", "path", "use", "rect"}
FOLDER = Path(mkdtemp(prefix="figures-"))


@cache
def made(populations: int, kind: str, codes: str = "coded") -> Study:
    return study(FOLDER, populations=populations, kind=kind, coded=codes == "coded")


@cache
def drawn(populations: int, kind: str, codes: str = "coded") -> tuple[Picture, ...]:
    return tuple(draw(made(populations, kind, codes)))


def boxes(made: Figure) -> Iterator[tuple[str, bool, Bbox]]:
    """Each text of a figure: its words, whether it is a legend's, and the box in which the renderer sets it."""
    made.set_dpi(style.DPI)
    page = FigureCanvasAgg(made)
    made.draw_without_rendering()
    renderer = page.get_renderer()
    legends = {id(text) for legend in made.findobj(Legend) for text in legend.get_texts()}
    for text in made.findobj(lambda one: isinstance(one, Text)):
        if text.get_visible() and text.get_text().strip():
            yield text.get_text(), text.get_gid() == LEGEND or id(text) in legends, text.get_window_extent(renderer)


def faults(made: Figure) -> list[str]:
    """What overlaps what, and what leaves the canvas."""
    found = list(boxes(made))
    wide, high = made.get_size_inches() * style.DPI
    out = [
        f"{words!r} leaves the canvas"
        for words, _, box in found
        if box.x0 < -TOUCH or box.y0 < -TOUCH or box.x1 > wide + TOUCH or box.y1 > high + TOUCH
    ]
    parts = [(words, box) for words, _, box in found]
    legend = [box for _, is_legend, box in found if is_legend]
    if legend:
        whole = Bbox.union(legend)
        parts = [(words, box) for words, is_legend, box in found if not is_legend]
        out += [f"{words!r} is in the legend" for words, box in parts if meet(box, whole)]
        parts += [(words, box) for words, is_legend, box in found if is_legend]
    out += [
        f"{one!r} and {other!r}"
        for i, (one, box) in enumerate(parts)
        for other, second in parts[i + 1 :]
        if meet(box, second)
    ]
    return out


def meet(one: Bbox, other: Bbox) -> bool:
    across = min(one.x1, other.x1) - max(one.x0, other.x0)
    up = min(one.y1, other.y1) - max(one.y0, other.y0)
    return across > TOUCH and up > TOUCH


def drawings(of: Study, words: Words | None = None) -> Iterator[tuple[str, Drawing]]:
    for part in FIGURES:
        drawing = drawing_of(part, of, words or Words())
        if drawing is not None:
            yield part.name, drawing


@pytest.mark.parametrize(("populations", "kind", "codes"), CASES)
def test_no_words_overlap_and_none_leave_the_canvas(*, populations: int, kind: str, codes: str) -> None:
    for name, drawing in drawings(made(populations, kind, codes)):
        assert faults(drawing.figure) == [], name
        width, height = drawing.figure.get_size_inches()
        assert height / width < PRINTED, name
        strip = title_strip(drawing.title, width)
        assert faults(strip) == [] and strip.get_figwidth() == width, name


@pytest.mark.filterwarnings("ignore:Glyph")
def test_hostile_names_are_letters_and_stay_in_their_places() -> None:
    for picture in drawn(3, "hostile"):
        for whole in (picture.inline.encode(), picture.svg):
            assert {one.tag.split("}")[1] for one in ElementTree.fromstring(whole).iter()} <= ELEMENTS
    for name, drawing in drawings(made(3, "hostile")):
        assert faults(drawing.figure) == [], name


@pytest.mark.parametrize("language", ["zh", "ko"])
def test_no_words_overlap_in_the_report_s_other_languages(language: str) -> None:
    for name, drawing in drawings(made(3, "long"), Words(language)):
        assert faults(drawing.figure) == [], name
        assert re.search(r"[\u3400-\u9fff\uac00-\ud7a3]", drawing.title + drawing.caption), name


@pytest.mark.parametrize(("populations", "codes"), [(3, "coded"), (6, "coded"), (6, "uncoded")])
def test_each_figure_is_drawn_where_the_data_give_it(*, populations: int, codes: str) -> None:
    of_codes = {"stance_by_population", "sentiment_by_population", "differences"}
    names = {part.name for part in FIGURES}
    assert {one.name for one in drawn(populations, "plain", codes)} == names - (set() if codes == "coded" else of_codes)


@pytest.mark.parametrize(("x", "y", "fault"), [(20, 22, "'one' and 'two'"), (506, 90, "'two' leaves the canvas")])
def test_a_planted_fault_is_found(x: float, y: float, fault: str) -> None:
    for planted, found in (([], []), ([(x, y, "two")], [fault])):
        sheet = Sheet()
        sheet.text(10, 20, "one")
        for text in planted:
            sheet.text(*text)
        assert faults(sheet.figure(120)) == found


def test_a_text_on_a_legend_is_found() -> None:
    for x, y, found in ((64, 60, []), (48, 21, ["'x' is in the legend"])):
        sheet = Sheet()
        sheet.legend([({"tone": "ink"}, "a side"), ({"tone": "muted"}, "another side")], 20)
        sheet.text(x, y, "x")
        assert faults(sheet.figure(80)) == found
    plotted, axes = canvas(3)
    axes.plot([0, 1], [0, 1], label="a line with a name")
    axes.legend(loc="upper left")
    axes.text(0.1, 0.93, "over it", transform=axes.transAxes)
    assert any("over it" in fault for fault in faults(plotted))


def test_a_png_bears_its_title_above_the_figure() -> None:
    for name, drawing in drawings(made(3, "east")):
        [picture] = [one for one in drawn(3, "east") if one.name == name]
        image = Image.open(io.BytesIO(picture.png))
        strip = title_strip(picture.title, drawing.figure.get_figwidth())
        heights = [int(one.get_figheight() * style.DPI) for one in (strip, drawing.figure)]
        assert image.size == (int(style.FIGURE_WIDTH * style.DPI), sum(heights))
        assert image.crop((0, 0, image.width, heights[0])).convert("L").getextrema()[0] < 80


def test_the_page_s_svg_has_no_style_and_wears_the_house_s_colours() -> None:
    worn_by_css = set(re.findall(r"\.([cs]-[\w-]+) \{", style.css()))
    for picture in drawn(3, "east"):
        root = ElementTree.fromstring(picture.inline)
        assert root.get("role") == "img" and root.get("aria-label") == picture.alt and root.get("viewBox")
        every = list(root.iter())
        assert not [one.tag for one in every if one.get("style") or one.tag.split("}")[1] in ("style", "metadata")]
        ids = [one.get("id") for one in every if one.get("id")]
        assert len(ids) == len(set(ids)) and all(one.startswith(f"{picture.name}-") for one in ids)
        used = set(re.findall(r"#([\w-]+)", picture.inline))
        assert used == set(ids)
        assert not {one.get(key) for one in every for key in ("fill", "stroke")} - {None, "none"}
        assert {worn for one in every for worn in (one.get("class") or "").split()} <= worn_by_css
        assert len(picture.inline) < 80_000


def test_the_file_s_svg_stands_alone_in_the_light_colours() -> None:
    for picture in drawn(3, "east"):
        root = ElementTree.fromstring(picture.svg)
        assert root.get("width") == "518.4pt" and str(root.get("height")).endswith("pt")
        every = list(root.iter())
        assert not [one for one in every if one.get("class") or one.get("style")]
        colours = {one.get(key) for one in every for key in ("fill", "stroke")} - {None, "none"}
        assert colours <= set(style.LIGHT.values()) and style.PAPER in colours


def test_the_colours_of_stance_mean_stance_alone() -> None:
    for picture in drawn(6, "plain"):
        worn = set(re.findall(r"[cs]-(favor|against|none)\b", picture.inline))
        assert not worn or picture.name in ("stance_by_population", "reply_tree")
    [bars] = [one for one in drawn(6, "plain") if one.name == "stance_by_population"]
    assert all(f"c-{tone}" in bars.inline for tone in style.TONES.values())


def test_equal_studies_give_equal_bytes() -> None:
    again = draw(study(FOLDER, populations=3, kind="east", coded=True))
    for one, other in zip(drawn(3, "east"), again, strict=True):
        assert (one.svg, one.png, one.inline, one.alt) == (other.svg, other.png, other.inline, other.alt)
        assert one.table.equals(other.table)


def test_a_table_s_columns_are_told_and_a_figure_has_its_words() -> None:
    for picture in drawn(3, "plain"):
        assert set(picture.heads) == set(picture.table.columns) and len(picture.table)
        assert picture.title and picture.caption and picture.alt
        assert not re.search(r"[{}]", picture.title + picture.caption + picture.alt)


def test_what_may_not_be_counted_has_no_bar(tmp_path: Path) -> None:
    of = study(tmp_path, populations=3, few=frozenset({2}))
    [bars] = [one for one in draw(of) if one.name == "stance_by_population"]
    read = bars.table[bars.table["population"] == "Drivers"]
    assert set(read["level"]) == {"read"} and read["value"].isna().all()
    assert "Drivers: Seen in 2 discussions only: to be read, not counted." in bars.alt
    root = ElementTree.fromstring(bars.inline)
    assert sum(one.get("class") == "c-favor" for one in root.iter()) == 1 + 2  # the head, and two bars
    layer = of.layer("populations").table
    for row in layer[layer["measure"].isin(["favor", "against"]) & layer["value"].notna()].itertuples():
        assert f"{row.value:.0%}".rstrip("%") in bars.alt


@pytest.mark.parametrize(("comments", "shown"), [(3, None), (30, 30), (150, 150), (420, 300)])
def test_a_large_discussion_is_drawn_whole_or_says_what_is_left_out(comments: int, shown: int | None) -> None:
    of = discussion(comments)
    drawing = dict(drawings(of)).get("reply_tree")
    if shown is None:
        assert drawing is None
        return
    assert drawing is not None and len(drawing.table) == comments
    assert faults(drawing.figure) == []
    assert (f"Drawn are {shown} of them" in drawing.caption) == (shown < comments)
    assert drawing.alt.startswith(f"{shown} comments")


def test_of_a_network_of_more_than_forty_authors_the_busiest_are_drawn_and_that_is_said() -> None:
    whole = dict(drawings(discussion(120, people=40)))["reply_network"]
    part = dict(drawings(discussion(400, people=60)))["reply_network"]
    assert "Drawn are" not in whole.caption
    assert "60 authors" in part.caption and "Drawn are 39 of them: the pairs" in part.caption  # a pair more would be 41
    assert len(set(part.table["child_author"]) | set(part.table["parent_author"])) == 60


def test_a_figure_of_an_outside_package_may_take_the_study_alone() -> None:
    saved = list(FIGURES) and dict(FIGURES._parts)

    @figure("pinks", section="appendix", needs="pink")
    def pinks(study: Study) -> Drawing:
        """A bar in a colour of its own."""
        made, axes = canvas(2)
        axes.bar([0], [len(study.reactions)], color="#ff69b4", alpha=0.5)
        axes.imshow([[0, 1], [1, 0]])
        axes.set_title("</svg> & \x07")
        return Drawing(figure=made, table=study.reactions[["id"]], caption="Pink.", alt="<pink>")

    try:
        [picture] = [one for one in draw(discussion(5)) if one.name == "pinks"]
    finally:
        FIGURES._parts = saved
    assert re.search(r'fill="#ff69b4"[^>]* (fill-)?opacity="0.5"', picture.inline) and picture.title == "Pinks"
    assert 'href="data:image/png;base64,' in picture.inline
    assert ElementTree.fromstring(picture.inline).get("aria-label") == "<pink>"


@pytest.mark.parametrize("scheme", [style.LIGHT, style.DARK], ids=["light", "dark"])
def test_marks_and_words_stand_out_from_the_paper(scheme: dict[str, str]) -> None:
    def lightness(colour: str) -> float:
        parts = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
        red, green, blue = (one / 12.92 if one <= 0.03928 else ((one + 0.055) / 1.055) ** 2.4 for one in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    def contrast(name: str) -> Any:
        one, other = sorted((lightness(scheme[name]), lightness(scheme["paper"])))
        return (other + 0.05) / (one + 0.05)

    assert all(contrast(name) >= 4.5 for name in ("ink", "muted", "accent", "claim", "refused"))
    assert all(contrast(name) >= 3 for name in ("favor", "against", "none"))
    assert list(style.LIGHT) == list(style.DARK) and len(set(style.LIGHT.values())) == len(style.LIGHT)
