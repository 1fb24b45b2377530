"""What exports carry of the analyses: on nodes, utterances and rows, with what is refused."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import networkx as nx
import pandas as pd
import pytest
from click.testing import CliRunner, Result

import commentariat
from analysis.base import Study
from commentariat.cli import main
from commentariat.export import TABLES, export
from commentariat.measures import MEASURES
from tests.conftest import ROOT
from threads.corpus.store import Corpus
from threads.errors import BadParameter, UnknownName
from threads.model import Article, Comment, Reply, Thread

PAGE = ROOT / "raw_html" / "blog-thread.txt"
TEXTS = {
    "1": ("Ada", "The ferry is a wonderful thing and everybody here loves it."),
    "2": ("Bo", "No, that is wrong: it is a terrible waste of money."),
    "3": ("Cy", "这条渡轮太糟糕了，早就该停了。"),
    "4": ("다나", "저는 배가 정말 좋습니다."),
}
FERRY = Thread(
    id="ferry",
    article=Article(title="The ferry stops"),
    comments=tuple(
        Comment(id=key, text=text, author=author, language=language,
            replies_to=(Reply(parent="1"),) if key == "2" else ())
        for (key, (author, text)), language in zip(TEXTS.items(), ("en", "en", "zh", "ko"), strict=True)
    ),
)  # fmt: skip
CODES = """reaction,variable,coder,code
ferry/1,stance,A,FAVOR
ferry/2,stance,A,AGAINST
ferry/2,tone,A,cold
ferry/2,tone,B,rude
"""
FERRY_STANCE = {
    "target": "the ferry",
    "favor": ("The ferry should stay.",),
    "against": ("The ferry should go.",),
}


def study(tmp_path: Path, *, coded: bool) -> Study:
    defaults: dict[str, dict[str, Any]] = {"stance": dict(FERRY_STANCE)}
    if coded:
        path = tmp_path / "codes.csv"
        path.write_text(CODES, encoding="utf-8")
        defaults["coding"] = {"codes": str(path)}
    return Study(Corpus((FERRY,)), defaults=defaults)


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words], prog_name="commentariat")


def defined(folder: Path, table: str = "comments") -> dict[str, dict[str, str]]:
    with (folder / "definitions.csv").open(encoding="utf-8-sig", newline="") as data:
        return {row["column"]: row for row in csv.DictReader(data) if row["table"] == table}


@pytest.mark.parametrize(("to", "read"), [("gexf", nx.read_gexf), ("graphml", nx.read_graphml)])
def test_nodes_carry_what_was_found(tmp_path: Path, to: str, read: Any) -> None:
    files = export(study(tmp_path, coded=True), tmp_path / "g", to=to, measured=tuple(MEASURES))
    comments = read(files[0]).nodes
    assert comments["ferry/1"]["sentiment"] > 0 > comments["ferry/3"]["sentiment"]
    assert comments["ferry/2"]["stance"] == comments["ferry/2"]["code_stance"] == "AGAINST"
    assert comments["ferry/2"]["code_tone"] == "cold | rude"
    assert "stance" not in comments["ferry/3"]
    assert comments["ferry/1"]["population"] == "English-language commenters"
    assert {"sentiment", "stance", "population", "camp", "theme", "code_tone"} <= set(defined(tmp_path / "g"))


def test_authors_and_their_comments_carry_their_camp(tmp_path: Path) -> None:
    corpus = commentariat.read(PAGE)
    camps = Study(corpus).layer("camps").table
    files = export(corpus, tmp_path, to="graphml", measured=("camps",))
    comments, authors = (nx.read_graphml(file).nodes for file in files[:2])
    for row in camps.to_dict("records"):
        letter = {0.0: "A", 1.0: "B"}.get(row["camp"])
        assert authors[row["id"]].get("camp") == letter
        assert {comments[name].get("camp") for name in row["reaction_ids"]} <= {letter}
    assert {authors[name].get("camp") for name in camps["id"]} == {"A", "B", None}


def test_utterances_carry_what_was_found_and_the_threads_come_back(tmp_path: Path) -> None:
    export(study(tmp_path, coded=True), tmp_path / "k", to="convokit", measured=("sentiment", "codes"))
    lines = (tmp_path / "k" / "utterances.jsonl").read_text(encoding="utf-8").splitlines()
    meta = {row["id"]: row["meta"] for row in map(json.loads, lines)}
    assert meta["1"]["sentiment"] > 0 and meta["2"]["code_tone"] == "cold | rude"
    index = json.loads((tmp_path / "k" / "index.json").read_text(encoding="utf-8"))["utterances-index"]
    assert index["sentiment"] == ["<class 'float'>"] and "code_tone" in index
    [thread] = commentariat.read(tmp_path / "k")
    assert (thread.article, thread.comments) == (FERRY.article, FERRY.comments)
    assert "sentiment" in defined(tmp_path / "k", "utterances")


@pytest.mark.parametrize("to", TABLES)
def test_rows_carry_what_was_found_and_the_threads_come_back(tmp_path: Path, to: str) -> None:
    files = export(study(tmp_path, coded=True), tmp_path / "t", to=to, measured=tuple(MEASURES))
    tables = {
        name: pd.read_excel(files[0], name) if to == "xlsx"
        else pd.read_csv(files[0].with_name(f"{name}.csv")) if to == "csv"
        else pd.read_parquet(files[0].with_name(f"{name}.parquet"))
        for name in ("comments", "reactions")
    }  # fmt: skip
    for table in tables.values():
        row = table.astype({"author": str}).set_index("author")
        assert row.loc["Bo", "stance"] == "AGAINST" and row.loc["Bo", "code_tone"] == "cold | rude"
        assert row.loc["Ada", "sentiment"] > 0 and pd.isna(row.loc["Cy", "stance"])
    assert list(tables["reactions"].columns).count("population") == 1
    assert list(commentariat.read(tmp_path / "t")) == [FERRY]


def test_where_nothing_was_coded_no_side_stands_and_the_reason_does(tmp_path: Path) -> None:
    export(study(tmp_path, coded=False), tmp_path / "t", to="csv", measured=("stance", "codes"))
    for name in ("comments", "reactions"):
        table = pd.read_csv(tmp_path / "t" / f"{name}.csv")
        assert table["stance"].isna().all() and table["code"].isna().all()
        assert not table.isin(["FAVOR", "AGAINST"]).any().any()
        assert "Refused: " in defined(tmp_path / "t", name)["stance"]["note"]
        assert "Nothing was coded" in defined(tmp_path / "t", name)["code"]["note"]


def test_the_command_says_what_is_refused_and_what_is_missing(tmp_path: Path) -> None:
    target = ("--target", "the crossing", "--favor", "It was right.", "--against", "It was wrong.")
    shown = run("export", PAGE, "--to", "csv", "--with", "stance,population", "-j", "1", *target, "-o", tmp_path / "t",
        "--settings", _empty(tmp_path))  # fmt: skip
    assert shown.exit_code == 0, shown.output
    assert "refused stance: Nobody has counted sides" in shown.stderr
    shown = run("export", PAGE, "--with", "stance", "--settings", _empty(tmp_path), "-j", "1", "-o", tmp_path / "u")
    assert shown.exit_code == 1 and "target" in shown.stderr
    shown = run("export", PAGE, "--with", "sentimant", "-o", tmp_path / "u")
    assert shown.exit_code == 1 and "Did you mean 'sentiment'?" in shown.stderr
    assert not (tmp_path / "u").exists()


def _empty(tmp_path: Path) -> Path:
    path = tmp_path / "empty.toml"
    path.write_text("", encoding="utf-8")
    return path


def test_a_measure_that_there_is_none_of_and_a_stance_without_a_target_are_errors(tmp_path: Path) -> None:
    with pytest.raises(UnknownName, match="camps"):
        export([FERRY], tmp_path, measured=("mood",))
    with pytest.raises(BadParameter, match="target"):
        export([FERRY], tmp_path, to="csv", measured=("stance",))
