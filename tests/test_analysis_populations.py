"""Populations as layers: means, hand codes, comparisons between them, and what is refused."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from analysis.base import Study
from threads.corpus.populations import Rules
from threads.corpus.store import Corpus
from threads.errors import BadParameter, InputError
from threads.model import Article, Comment, Quote, Source, Thread


def corpus(threads: int = 6) -> Corpus:
    """English blog threads beside articles that quote Chinese netizens."""
    pages = [
        Thread(id=f"b{i}", source=Source(path=f"blog{i}.txt"), comments=tuple(
            Comment(id=f"c{k}", text=f"I am so glad about number {i} and {k}, wonderful.", author=f"w{i}{k}",
                language="en") for k in range(3)))
        for i in range(threads)
    ]  # fmt: skip
    for i in range(threads):
        text = f"A netizen wrote: “Number {i} is horrible and I hate every bit of what they did to us here.”"
        start = text.index("“") + 1
        quote = Quote(
            start=start,
            end=len(text) - 1,
            text=text[start:-1],
            speaker="A netizen",
            speaker_kind="public",
            group="Chinese netizens",
        )
        pages.append(
            Thread(
                id=f"n{i}",
                source=Source(path=f"news{i}.html"),
                article=Article(text=text, language="en"),
                quotes=(quote,),
            )
        )
    return Corpus(pages)


def test_populations_and_their_comparison_as_layers() -> None:
    study = Study(corpus())
    rows = study.layer("populations").table
    assert set(rows["measure"]) == {"sentiment"}
    assert rows["n"].sum() == len(study.reactions)
    (row,) = study.layer("compare").table.to_dict("records")
    assert {"unchecked", "selection-editor"} <= set(row["warnings"])
    assert row["claim"] == "none" and np.isnan(row["p"]) and rows["value"].isna().all()
    assert len(row["ids_first"]) + len(row["ids_second"]) == row["n"]


def test_one_population_is_refused_plainly() -> None:
    layer = Study(Corpus([Thread(id="t", comments=(Comment(id="c", text="Well.", language="en"),))])).layer("compare")
    assert layer.refusal is not None
    assert layer.table.empty


def test_hand_codes_are_read_and_their_agreement_told(tmp_path: Path) -> None:
    path = tmp_path / "codes.csv"
    study = Study(corpus(12), defaults={"stance": {"target": "the number"}, "coding": {"codes": str(path)}})
    lines = ["digest,coder,variable,code"]
    for i, (digest, channel) in enumerate(zip(study.reactions["digest"], study.reactions["channel"], strict=True)):
        code = "positive" if channel == "comment" else "negative"
        lines += [
            f"{digest},A,sentiment,{code}",
            f"{digest},B,sentiment,{'neutral' if i == 0 else code}",
            f"{digest},A,stance,NONE",
        ]
    path.write_text("\n".join([*lines, "unknown,A,sentiment,neutral"]) + "\n", encoding="utf-8")
    agreement = study.layer("coding").table.set_index("variable")
    assert 0.8 < agreement.loc["sentiment", "alpha"] < 1
    assert "reliable" in agreement.loc["sentiment", "verdict"]
    assert agreement.loc["stance", "units_by_two"] == 0
    compared = study.layer("compare").table.set_index("measure")
    assert compared.loc["sentiment", "method"].startswith(("prediction", "cluster"))
    assert compared.loc["sentiment", "first_coded"] > 0


def test_codes_by_page_and_first_words(tmp_path: Path) -> None:
    from analysis.coding.codes import matched

    path = tmp_path / "codes.csv"
    path.write_text(
        "page,starts,variable,coder,code\nblog0.txt,I am so glad about number 0 and 1,stance,A,FAVOR\n",
        encoding="utf-8",
    )
    found = matched(Study(corpus()), path)
    assert found["reaction"].tolist() == ["b0/c1"]


def test_codes_that_cannot_be_read_say_why(tmp_path: Path) -> None:
    from analysis.coding.codes import read_codes

    with pytest.raises(InputError, match="cannot be read"):
        read_codes(tmp_path / "none.csv")
    (tmp_path / "bad.csv").write_text("digest,code\nx,1\n", encoding="utf-8")
    with pytest.raises(InputError, match="'coder'"):
        read_codes(tmp_path / "bad.csv")


def namesakes(address: str | None) -> Corpus:
    return Corpus([
        Thread(id=f"t{i}", comments=tuple(
            Comment(id=f"c{k}", text=f"A fine morning, number {i} and {k}.", author=f"name {k}",
                author_url=address and f"{address}{k}", language="en")
            for k in range(3)))
        for i in range(5)
    ])  # fmt: skip


def test_a_name_on_two_pages_is_one_person_only_with_the_same_address() -> None:
    def authors(address: str | None) -> int:
        return int(Study(namesakes(address)).layer("populations").table["authors"].iloc[0])

    assert authors(None) == 15
    assert authors("https://forum.example.org/user/") == 3
    assert authors("#comment-") == 15


def mixed(comments: int, codes: Path) -> Study:
    """Chinese comments in so many threads with as many articles that quote Chinese netizens; English threads beside."""
    pages = list(corpus(6))
    for i in range(comments):
        pages.append(Thread(id=f"z{i}", source=Source(path=f"zh{i}.html"), comments=tuple(
            Comment(id=f"c{k}", text=f"第{i}号和第{k}号都很好，我很高兴。", author=f"z{i}{k}",
                language="zh") for k in range(3))))  # fmt: skip
    rules = Rules.of([{"language": "zh", "channel": "comment", "population": "Chinese netizens"}], origin="test")
    study = Study(Corpus(pages, rules=rules), defaults={"coding": {"codes": str(codes)}})
    rows = [f"{digest},A,sentiment,{i % 3 - 1}" for i, digest in enumerate(study.reactions["digest"])]
    codes.write_text("\n".join(["digest,coder,variable,code", *rows]) + "\n", encoding="utf-8")
    return study


def test_where_an_editor_chose_one_side_the_comments_are_compared_alone_too(tmp_path: Path) -> None:
    table = mixed(5, tmp_path / "codes.csv").layer("compare").table
    assert table["channel"].isna().tolist() == [True, False]
    assert table["first_threads"].tolist() == [11, 5]
    assert "comments only" in table["sentence"].iloc[1]
    assert set(table["claim"]) <= {"descriptive", "none"}
    assert len(mixed(2, tmp_path / "codes.csv").layer("compare").table) == 1


def test_one_measure_may_be_asked_for() -> None:
    study = Study(corpus())
    assert set(study.layer("compare", measure="sentiment").table["measure"]) == {"sentiment"}
    with pytest.raises(BadParameter, match="wants a target"):
        study.layer("compare", measure="stance")
    with pytest.raises(BadParameter, match="no measure 'joy'"):
        study.layer("compare", measure="joy")


def test_codes_that_fit_no_reaction_or_no_scale_are_said(tmp_path: Path) -> None:
    path = tmp_path / "codes.csv"
    path.write_text(
        "page,starts,variable,coder,code\nnowhere.html,Words that nobody wrote,sentiment,A,1\n", encoding="utf-8"
    )
    layer = Study(corpus()).layer("coding", codes=str(path))
    assert layer.refusal is not None
    assert "None of the 1 coded text is a reaction" in layer.refusal
    path.write_text("id,variable,coder,code\nb0/c1,sentiment,A,7\n", encoding="utf-8")
    with pytest.raises(BadParameter, match="from −1 to 1"):
        Study(corpus(), defaults={"coding": {"codes": str(path)}}).layer("populations")
