"""What a report is made from: settings that come back as they were, codes in one shape, and no name under
pseudonyms."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import commentariat
from analysis.coding.codes import codes_of, hand_labels, read_codes
from commentariat.bundle import settings_text, write_bundle
from commentariat.front import make_study
from commentariat.hiding import Hiding
from commentariat.options import settings_of
from commentariat.settings import Settings, find_settings, read_settings
from tests.conftest import ROOT
from tests.test_reports_claims import coded_study
from threads import Article, Comment, Corpus, Quote, Source, Thread
from threads.corpus.populations import Rules
from threads.corpus.reactions import text_digest
from threads.corpus.store import Skipped
from threads.errors import BadParameter

WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
SIDE = st.lists(WORDS, min_size=1, max_size=3).map(tuple)
RULES = st.lists(
    st.fixed_dictionaries(
        {"population": WORDS},
        optional={
            "path": WORDS | st.lists(WORDS, max_size=3), "channel": st.sampled_from(["comment", "quoted"]),
            "language": WORDS, "basis": WORDS, "group": st.just("Weibo|微博"), "speaker": st.just(r"\bAnn\b"),
        },
    ),
    max_size=3,
)  # fmt: skip


@st.composite
def settings(draw: st.DrawFn) -> Settings:
    target = draw(st.none() | WORDS.filter(str.strip))
    sided = target is not None and draw(st.booleans())
    tables = draw(RULES)
    return Settings(
        title=draw(st.none() | WORDS), note=draw(st.none() | WORDS), question=draw(st.none() | WORDS),
        language=draw(st.sampled_from(["en", "ko", "zh"])), target=target, favor=draw(SIDE) if sided else (),
        against=draw(SIDE) if sided else (), topics=draw(st.none() | st.integers(1, 1000)),
        seed=draw(st.integers(0, 2**32 - 1)),
        rules=Rules.of(tables, origin=draw(st.none() | WORDS.filter(bool))) if tables else Rules((), "study.toml"),
        skipped=tuple(Skipped(*row) for row in draw(st.lists(st.tuples(WORDS, WORDS), max_size=3))),
    )  # fmt: skip


@given(settings())
def test_settings_come_back_from_their_text_as_they_were(
    tmp_path_factory: pytest.TempPathFactory, said: Settings
) -> None:
    path = tmp_path_factory.mktemp("settings") / "study.toml"
    path.write_bytes(settings_text(said).encode("utf-8"))
    back = read_settings(path)
    assert (back.favor, back.against, back.rules, back.skipped) == (said.favor, said.against, said.rules, said.skipped)
    for name in ("title", "note", "question", "language", "target", "topics", "seed"):
        assert getattr(back, name) == getattr(said, name), name


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ('seed = "7"', "`seed` is a whole number"), ("seed = true", "`seed`"), ("topics = 0", "from 1 to 1000"),
        ("language = 3", "`language`"), ("skipped = [{path = 1}]", "[[skipped]]"),
        ("population_origin = 1", "`population_origin`"),
    ],
)  # fmt: skip
def test_settings_that_cannot_be_are_named(tmp_path: Path, line: str, named: str) -> None:
    (tmp_path / "study.toml").write_text(line, encoding="utf-8")
    with pytest.raises(BadParameter, match=named.replace("[", r"\[")):
        read_settings(tmp_path / "study.toml")


def test_a_seed_that_is_given_goes_before_the_one_that_is_written(tmp_path: Path) -> None:
    (tmp_path / "study.toml").write_text("seed = 7\ntopics = 4", encoding="utf-8")
    assert settings_of((tmp_path,), seed=None).seed == 7
    assert settings_of((tmp_path,), seed=0).seed == 0
    assert settings_of((tmp_path,)).topics == 4


def test_the_folder_of_a_report_stands_for_its_study(tmp_path: Path) -> None:
    study = coded_study(tmp_path)
    said = Settings(title="Bridges", codes=tmp_path / "codes.csv", target="the bridge")
    kept = write_bundle(study.corpus, said, tmp_path / "out")
    assert [path.name for path in kept.files] == ["threads.jsonl", "codes.csv", "study.toml"]
    found = find_settings([tmp_path / "out"])
    assert found == kept.settings == find_settings([tmp_path / "out" / "threads.jsonl"])
    again = commentariat.study_of(tmp_path / "out")
    assert hand_labels(again, "sentiment") == hand_labels(study, "sentiment") != {}


def test_what_an_earlier_report_kept_is_gone(tmp_path: Path) -> None:
    study = coded_study(tmp_path)
    write_bundle(study.corpus, Settings(codes=tmp_path / "codes.csv"), tmp_path / "out")
    kept = write_bundle(study.corpus, Settings(), tmp_path / "out")
    assert kept.settings.codes is None and not (tmp_path / "out" / "study" / "codes.csv").exists()
    (tmp_path / "out" / "study" / "study.toml").unlink()
    (tmp_path / "kept.toml").write_text("mine", encoding="utf-8")
    (tmp_path / "out" / "study" / "study.toml").symlink_to(tmp_path / "kept.toml")
    write_bundle(study.corpus, Settings(), tmp_path / "out")
    assert (tmp_path / "kept.toml").read_text(encoding="utf-8") == "mine"


CODES = "unit,coder,variable,code,at\n=x,A,sentiment,-1,1\n@y,A,own,=SUM(1),2\nz,B,own,'quoted,3\nz,B,own,,4\n"
WIDE = "id,stance_A,stance_B\n-1,FAVOR,AGAINST\n+t/2,none,NA\n"


@pytest.mark.parametrize("text", [CODES.replace("unit", "id"), CODES.replace("unit", "digest"), WIDE])
def test_codes_of_any_shape_are_the_same_codes_in_the_bundle(tmp_path: Path, text: str) -> None:
    (tmp_path / "mine.csv").write_text(text, encoding="utf-8")
    corpus = Corpus([Thread(id="t", comments=[Comment(id="1", text="Yes.")])])
    kept = write_bundle(corpus, Settings(codes=tmp_path / "mine.csv"), tmp_path)
    assert kept.settings.codes is not None
    pd.testing.assert_frame_equal(read_codes(kept.settings.codes), read_codes(tmp_path / "mine.csv"))


def named_corpus(folder: Path) -> Corpus:
    """Two pages by Riverwalker and Quince, saved under their names, with a story that quotes netizens."""
    pages = [
        Thread(
            id=f"t{i}", source=Source(path=f"/home/quince/{name}.html", url=f"http://{name}.example.org"),
            article=Article(id="a", text="Chinese netizens spoke. “It is a fine bridge,” one netizen wrote."),
            comments=[
                Comment(id="1", author="Riverwalker", text="Sad news for all of us here.", language="en"),
                Comment(id="2", author="Quince", text="Riverwalker, I agree with all of it.", language="en"),
                Comment(id="3", author="Quince", text="Riverwalker, one more thing then.", language="en"),
            ],
            quotes=[Quote(start=25, end=46, text="It is a fine bridge,", owner="a", speaker="one netizen",
                speaker_kind="public", group="netizen")],
        )
        for i, name in enumerate(("riverwalker-blog", "quince-board", "other"))
    ]  # fmt: skip
    rules = Rules.of(
        [
            {"path": "riverwalker-*", "channel": "comment", "population": "Riverside"},
            {"path": "nobody-*", "population": "Nobody"},
            {"path": "*quince-*", "population": "Hillside", "basis": "a board on the hill"},
        ],
        origin="study.toml",
    )
    skipped = [
        Skipped("/home/quince/riverwalker-blog-2.html", "It is /home/quince/riverwalker-blog.html saved again."),
        Skipped("/home/quince", "Not read, being no pages by their names: quince.pdf."),
    ]
    return Corpus(pages, skipped=skipped, rules=rules)


def named_settings(folder: Path, corpus: Corpus) -> Settings:
    """Codes by page and beginning, by digest, by id and of a text that is on no page, with words beside them."""
    rows = [
        "page,starts,digest,reaction,id,coder,variable,code,text,author",
        'riverwalker-blog.html,"Riverwalker, I agree",,,,A,stance,FAVOR,"Riverwalker, I agree with all of it.",Quince',
        f",,{text_digest('Sad news for all of us here.')},,,A,stance,AGAINST,,Riverwalker",
        ",,,t1/3,,A,stance,NONE,,Quince",
        ',,,,"Riverwalker, what nobody said",A,stance,NONE,,',
    ]
    (folder / "codes.csv").write_text("\n".join(rows), encoding="utf-8")
    readings = ["reaction,digest,variable,code,model"] + [
        f"{'' if i % 2 else name},{digest},stance,FAVOR,a model"
        for i, (name, digest) in enumerate(corpus.reactions()[["id", "digest"]].itertuples(index=False))
    ]
    (folder / "readings.csv").write_text("\n".join(readings), encoding="utf-8")
    said = '"Riverwalker, one more thing then."'
    (folder / "own.toml").write_text(
        f'[[theme]]\nname = "Agreeing"\nwords = ["agree"]\nexamples = [{said}]\n', encoding="utf-8"
    )
    (folder / "book.toml").write_text(
        '[[variable]]\nname = "stance"\n[[variable.answer]]\ncode = "FAVOR"\n'
        f'examples = [{said}]\n[[variable.answer]]\ncode = "AGAINST"\n',
        encoding="utf-8",
    )  # fmt: skip
    return Settings(
        target="the bridge", codes=folder / "codes.csv", readings=folder / "readings.csv", themes=folder / "own.toml",
        codebook=folder / "book.toml", rules=corpus.rules,
    )  # fmt: skip


def facts_of(study: commentariat.Study) -> list[tuple[Any, ...]]:
    """What must be the same under pseudonyms: population, its basis, and the hand codes, reaction by reaction."""
    codes = codes_of(study)
    assert codes is not None
    table = study.reactions
    coded = hand_labels(study, "stance")
    return [
        (str(row.thread), str(row.population), str(row.population_basis), coded.get(str(row.id)))
        for row in table.itertuples()
    ]


def test_a_bundle_under_pseudonyms_holds_no_name_and_gives_the_same_populations_and_codes(tmp_path: Path) -> None:
    corpus = named_corpus(tmp_path)
    said = named_settings(tmp_path, corpus)
    hiding = Hiding(corpus, pseudonyms=True, key=tmp_path / "key")
    kept = write_bundle(corpus, said, tmp_path / "out", hiding=hiding)
    assert sorted(path.name for path in kept.files) == [
        "codebook.toml", "codes.csv", "readings.csv", "study.toml", "themes.toml", "threads.jsonl",
    ]  # fmt: skip
    for path in kept.files:
        text = path.read_text(encoding="utf-8").casefold()
        assert "riverwalker" not in text and "quince" not in text, path.name
    before, after = make_study(corpus, said), make_study(kept.corpus, kept.settings)
    assert facts_of(before) == facts_of(after)
    assert {row[1] for row in facts_of(after)} >= {"Riverside", "Hillside", "Chinese netizens"}
    assert sum(row[3] is not None for row in facts_of(after)) == 5
    assert f"{hiding.names.of('Riverwalker')}, one more thing then." in (tmp_path / "out/study/themes.toml").read_text(
        encoding="utf-8"
    )
    assert after.layer("coding").notes == before.layer("coding").notes
    from analysis.annotator.readings import readings_of

    first, second = readings_of(before), readings_of(after)
    assert first is not None and second is not None and len(first) == len(second) == len(before.reactions)


def test_a_report_under_pseudonyms_may_be_made_again_in_its_own_folder(tmp_path: Path) -> None:
    corpus = named_corpus(tmp_path)
    out = tmp_path / "out"
    hiding = Hiding(corpus, pseudonyms=True, key=tmp_path / "key")
    first = write_bundle(corpus, named_settings(tmp_path, corpus), out, hiding=hiding)
    texts = {path: path.read_bytes() for path in first.files}
    found = find_settings([out])
    again = Corpus(out / "threads.jsonl", skipped=found.skipped, rules=found.rules)
    write_bundle(again, found, out)
    assert {path: path.read_bytes() for path in first.files} == texts


def at_two_places(folder: Path) -> Iterator[Path]:
    """The same page in two folders of different depth."""
    for place in ("here", "there/deep"):
        pages = folder / place / "pages"
        pages.mkdir(parents=True)
        (pages / "thread.txt").write_bytes((ROOT / "raw_html" / "blog-thread.txt").read_bytes())
        yield pages


def test_a_report_is_the_same_wherever_its_pages_stand(tmp_path: Path) -> None:
    """Nothing of a report tells where on a machine its pages were."""
    made = []
    for pages in at_two_places(tmp_path):
        (pages / "notes.md").write_text("Not a page.", encoding="utf-8")
        out = pages.parent / "out"
        commentariat.report(pages, out)
        made.append({path.relative_to(out).as_posix(): path.read_bytes() for path in out.rglob("*") if path.is_file()})
        assert not any(str(tmp_path).encode() in data for data in made[-1].values())
    assert made[0] == made[1]


def test_a_report_under_pseudonyms_with_codes_tells_no_folder_either(tmp_path: Path) -> None:
    made = []
    for pages in at_two_places(tmp_path):
        corpus = commentariat.read(pages)
        first = corpus.reactions().iloc[0]
        codes = f"digest,variable,code,coder\n{first['digest']},stance,FAVOR,A\n"
        (pages.parent / "codes.csv").write_text(codes, encoding="utf-8")
        settings = Settings(target="the bridge", codes=pages.parent / "codes.csv")
        out = pages.parent / "out"
        commentariat.report(corpus, out, settings=settings, pseudonyms=True, key=tmp_path / "key", only="data")
        made.append({path.relative_to(out).as_posix(): path.read_bytes() for path in out.rglob("*") if path.is_file()})
        assert "study/measured.json" in made[-1]
        assert not any(str(tmp_path).encode() in data for data in made[-1].values())
        assert commentariat.report(out, pages.parent / "again", only="data")
    assert made[0] == made[1]
