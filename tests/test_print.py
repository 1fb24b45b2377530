"""Print: report, threads, one page and card; what poppler says of them, and the same bytes for the same data."""

from __future__ import annotations

import re
import struct
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

import commentariat
from analysis.base import Study
from commentariat.front import make_study, study_of
from reports.blocks import Heading, Items, Para, ReportSection
from reports.document import make
from reports.pages import print as paper
from reports.pieces import link
from reports.pieces import name as named
from tests.conftest import ROOT
from tests.printing import (
    GROUPS,
    LONG_WORD,
    TITLE,
    Printed,
    close,
    pages_of,
    poppler,
    silent,
    six_populations,
    uncoded,
    words_of,
)
from tests.straining import deep_thread
from threads import Article, Comment, Corpus, Thread
from threads.errors import BadParameter

A4 = 595.276
TEXTS = (
    "བོད་ \ue000 \u0378 1\ufe0f\u20e3 👨\u200d👩\u200d👧 ❤\ufe0f 🇰🇷 and \x07 a bell",
    "Z̴̸͑͑ͭ͑a̷l̶go, क\u0301\u0e31, 𝕳𝖊𝖑𝖑𝖔, עברית العربية हिन्दी ไทย ქართული",
    "Ω≈ç√∫ \u202eright to left\u202c \ufeff\ufffe ½ ﷽ ｆｕｌｌ",
)


@pytest.fixture(scope="module")
def sample(sample_study: Study) -> Printed:
    return Printed.of(sample_study, title="The handover", figures=True)


@pytest.fixture(scope="module")
def six(tmp_path_factory: pytest.TempPathFactory) -> Printed:
    return Printed.of(six_populations(tmp_path_factory.mktemp("six")), title=TITLE)


@pytest.fixture(params=["sample", "six"])
def printed(request: pytest.FixtureRequest) -> Printed:
    made = request.getfixturevalue(request.param)
    assert isinstance(made, Printed)
    return made


def test_the_report_is_short_and_the_summary_one_page(printed: Printed, tmp_path: Path) -> None:
    assert pages_of(printed.report, tmp_path) <= 12
    assert pages_of(printed.page, tmp_path) == 1


def test_what_is_printed_is_tagged_and_can_be_kept(printed: Printed, tmp_path: Path) -> None:
    for name, made in printed.files.items():
        said = poppler("pdfinfo", made, tmp_path)
        assert re.search(r"^Tagged:\s+yes", said, re.MULTILINE), name
        assert printed.document.title in said.splitlines()[0], name
        assert re.search(rb"<pdfaid:part>2</pdfaid:part>\s*<pdfaid:conformance>A<", made), name
        assert b"<pdfuaid:part>1<" in made, name
        assert b"<rdf:li>en</rdf:li></rdf:Bag></dc:language>" in made, name


def test_every_font_is_within(printed: Printed, tmp_path: Path) -> None:
    for name, made in printed.files.items():
        rows = poppler("pdffonts", made, tmp_path).splitlines()[2:]
        flags = [re.search(r" (yes|no) +(yes|no) +(yes|no) +\d+ +\d+$", row) for row in rows]
        assert rows and all(found and found.groups() == ("yes", "yes", "yes") for found in flags), name


def test_equal_documents_give_equal_bytes(six: Printed) -> None:
    assert paper.report(six.document, six.pictures) == six.report
    assert paper.comments(six.document) == six.comments
    assert paper.summary(six.summary) == six.page and paper.card(six.summary) == six.card


def test_the_report_has_an_outline_links_heads_and_figures_in_words(sample: Printed, tmp_path: Path) -> None:
    places = poppler("pdfinfo", sample.report, tmp_path, "-dests")
    assert places.count('"to-') >= len(sample.document.sections)
    assert b"/Outlines" in sample.report
    parts = Counter(
        line.split()[0].rstrip(":")
        for line in poppler("pdfinfo", sample.report, tmp_path, "-struct").split("\n")
        if line
    )
    assert parts["Figure"] >= 4 and parts["TH"] > 10 and parts["H1"] == len(sample.document.sections)
    assert parts["Link"] > 5 and parts["Caption"] == parts["Table"] > 3 and parts["LBody"] > 5
    assert sample.report.count(b"/Alt") >= parts["Figure"]


def test_figures_are_drawn_as_lines(sample: Printed, tmp_path: Path) -> None:
    path = tmp_path / "made.pdf"
    path.write_bytes(sample.report)
    assert poppler("pdfimages", sample.report, tmp_path, "-list").count("\n") == 2


def test_every_section_is_printed_and_says_where_the_rest_is(sample: Printed, tmp_path: Path) -> None:
    text = words_of(sample.report, tmp_path)
    for section in sample.document.sections:
        assert "".join(piece if isinstance(piece, str) else piece.text for piece in section.title) in text
    assert "stand in comments.pdf and in report.html" in text
    for fact in ("answer", "said"):
        [found] = [one for one in sample.document.sections if one.id == fact]
        lead = next(block for block in found.blocks if isinstance(block, Para))
        assert " ".join("".join(p if isinstance(p, str) else p.text for p in lead.text).split()) in text


def test_every_script_is_text_and_in_its_own_forms(six: Printed, tmp_path: Path) -> None:
    text = words_of(six.comments, tmp_path)
    for words in ("这座桥应该重新开放", "다리를 닫아야 한다", "橋を閉じるべきだと", "Nobody asked me", "돌려보내지"):
        assert words in text
    fonts = poppler("pdffonts", six.comments, tmp_path)
    assert all(face in fonts for face in ("CJKsc", "CJKkr", "CJKjp"))


def test_nothing_of_a_comment_is_markup(six: Printed, tmp_path: Path) -> None:
    text = words_of(six.comments, tmp_path)
    for words in ("#panic()", "{{ 7*7 }}", "<script>document.title='run'</script>", "*bold* @nobody `raw`", "$x$"):
        assert words in text


def test_a_word_without_end_stays_on_the_page(six: Printed, tmp_path: Path) -> None:
    for name, made in six.files.items():
        boxes = poppler("pdftotext", made, tmp_path, "-bbox")
        right = [float(found) for found in re.findall(r'xMax="([\d.]+)"', boxes)]
        assert right and max(right) <= A4, name
    assert words_of(six.comments, tmp_path).count("w" * 20) >= 20
    assert len(LONG_WORD) == 10_000


def test_comments_say_whom_they_answer_and_what_people_coded(sample: Printed, tmp_path: Path) -> None:
    text = words_of(sample.comments, tmp_path)
    assert "answers #2 Old Harbour Hand" in text or "answers #1 tallgrass" in text
    assert "coded: against (A, B); negative (A, B)" in text
    assert re.search(r"repeats its words, 0\.\d\d: “", text)
    for thread in sample.document.threads:
        assert " ".join(thread["title"].split())[:20] in text


def test_print_says_what_it_leaves_to_the_page(tmp_path: Path) -> None:
    study = make_study(Corpus([deep_thread(300)]), commentariat.Settings())
    document = make(study, version="0", title="Deep")
    assert "180 more comments in report.html" in words_of(paper.comments(document), tmp_path)


def test_letters_that_no_font_has_do_not_stop_the_standard(tmp_path: Path) -> None:
    comments = tuple(Comment(id=str(i), author=text[:9], text=text) for i, text in enumerate(TEXTS))
    thread = Thread(id="t", article=Article(id="a", title=TEXTS[0], text=TEXTS[1]), comments=comments)
    document = make(make_study(Corpus([thread]), commentariat.Settings()), version="0", title=TEXTS[2])
    for made in (paper.report(document, []), paper.comments(document)):
        assert b"<pdfaid:part>2<" in made
    text = words_of(paper.comments(document), tmp_path)
    assert "\ufffd" in text and "ქართული" in text


@pytest.mark.parametrize("study", [uncoded, silent])
def test_next_to_nothing_is_printed_too(study: Callable[[], commentariat.Study], tmp_path: Path) -> None:
    printed = Printed.of(study(), title="Next to nothing")
    assert pages_of(printed.page, tmp_path) == 1 and pages_of(printed.report, tmp_path) <= 12
    assert pages_of(printed.comments, tmp_path) == 1
    assert not printed.summary.bars and not printed.summary.quotes
    assert "Nobody has coded these reactions" in words_of(printed.page, tmp_path)


def test_a_report_too_long_leaves_out_its_appendix_first(six: Printed, tmp_path: Path) -> None:
    def much(name: str, n: int, *, appendix: bool) -> ReportSection:
        rows = tuple((f"{name} {k} " + "and so on " * 12,) for k in range(20))
        blocks = tuple(Items(items=rows) for _ in range(n))
        return ReportSection(id=name, title=(f"The {name}",), blocks=blocks, appendix=appendix)

    long = replace(six.document, sections=(much("body", 13, appendix=False), much("appendix", 6, appendix=True)))
    made = paper.report(long, [])
    text = words_of(made, tmp_path)
    assert pages_of(made, tmp_path) <= 12
    assert "Left out here to keep this report short, and in report.html: The appendix." in text
    assert text.count("body 19") == 13 and "appendix 0" not in text
    longer = replace(six.document, sections=(much("body", 24, appendix=False),))
    made = paper.report(longer, [])
    assert pages_of(made, tmp_path) <= 12 and "10 more in report.html" in words_of(made, tmp_path)


def test_words_out_of_a_page_in_a_heading_cost_no_standard(six: Printed, tmp_path: Path) -> None:
    heading = Heading(text=("Of ", named("桥 #panic()", "zh"), " and on"), level=4, id="bridge")
    onward = Para(text=(link("To the bridge", "#bridge"), " ", link("The page", "summary.pdf"), link("Lost", "#lost")))
    body = (onward, heading, Para(text=("Body.",)))
    made = paper.report(replace(six.document, sections=(ReportSection(id="one", title=("One",), blocks=body),)), [])
    text = words_of(made, tmp_path)
    assert b"<pdfuaid:part>1<" in made and "Of 桥 #panic() and on" in text
    assert "The page (summary.pdf)" in text and "Lost" in text
    assert poppler("pdfinfo", made, tmp_path, "-dests").count('"to-') == 2


def test_the_one_page_says_the_shares_that_people_coded(six: Printed, tmp_path: Path) -> None:
    bars = six.summary.bars
    assert {bar.population for bar in bars} == set(GROUPS)
    text = words_of(six.page, tmp_path)
    for bar in bars:
        assert bar.against.low is not None and bar.against.high is not None
        assert bar.against.low <= bar.against.value <= bar.against.high
        assert f"{bar.against.text} against" in text and f"{bar.favor.text} for" in text
        assert bar.about in text
    assert "20 reactions in 4 discussions, 20 coded by people" in text


def test_the_one_page_is_whole(sample: Printed, tmp_path: Path) -> None:
    text, one = words_of(sample.page, tmp_path), sample.summary
    for said in (*one.lead, *one.limits[:2], one.sources, one.coding, one.date, one.digest):
        assert close(said) in close(text)
    assert re.search(r"258 of 314 reactions were coded by 2 people.*α = 0\.\d\d", one.coding)
    assert one.date == "Pages of 13 April 2024 to 2 June 2024."
    assert "every number with the comments behind it is in report.html" in text


def test_two_quotes_a_side_as_people_coded_them(printed: Printed) -> None:
    quotes = printed.summary.quotes
    assert [one.side for one in quotes] == ["AGAINST", "AGAINST", "FAVOR", "FAVOR"]
    for one in quotes:
        assert printed.document.reactions[one.id]["stance"] == one.side
        assert {label for variable, _, label in printed.document.codes[one.id] if variable == "stance"} == {one.side}


def test_where_nobody_coded_voices_and_themes_stand_verbatim(tmp_path: Path) -> None:
    for page in ("blog-thread.txt", "zh-netizen-story.html", "netizen-story.txt"):
        (tmp_path / page).write_bytes((ROOT / "raw_html" / page).read_bytes())
    printed = Printed.of(study_of(tmp_path), title="Three pages")
    one, text = printed.summary, words_of(printed.page, tmp_path)
    assert not one.bars and len(one.voices) >= 3 and one.themes
    assert all(printed.document.reactions[voice.id]["channel"] == "quoted" for voice in one.voices)
    assert "Quoted voices, word for word" in text and one.themes[0].label in text
    assert re.search(r"Coding \d+ reactions by hand", text)


def test_the_card_is_of_its_size_and_light(printed: Printed, tmp_path: Path) -> None:
    from PIL import Image, ImageStat

    assert printed.card.startswith(b"\x89PNG") and struct.unpack(">II", printed.card[16:24]) == (1200, 1500)
    path = tmp_path / "card.png"
    path.write_bytes(printed.card)
    with Image.open(path) as picture:
        grey = picture.convert("L")
        assert ImageStat.Stat(grey).mean[0] > 200
        assert grey.getpixel((3, 3)) == 255 and grey.getpixel((1196, 1496)) == 255


@pytest.mark.parametrize(("language", "said"), [("zh", "这些不能说明什么"), ("ko", "이것이 보여 주지 못하는 것")])
def test_print_speaks_the_reports_language(language: str, said: str, tmp_path: Path) -> None:
    printed = Printed.of(uncoded(), title="桥", language=language)
    assert said in words_of(printed.page, tmp_path)
    assert f"<rdf:li>{language}</rdf:li>".encode() in printed.report
    assert "What this cannot show" not in words_of(printed.page, tmp_path)


def test_one_part_is_written_by_itself_with_its_manifest(page: Path, tmp_path: Path) -> None:
    for only, names in {
        "summary": {"summary.pdf", "summary.png", "manifest.json"}, "comments": {"comments.pdf", "manifest.json"},
    }.items():  # fmt: skip
        out = tmp_path / only
        written = commentariat.report(page, out, only=only)
        assert {path.name for path in written} == names == {path.name for path in out.iterdir()}
    with pytest.raises(BadParameter, match="summary"):
        commentariat.report(page, tmp_path / "none", only="everything")
