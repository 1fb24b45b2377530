"""What the last look finds beyond whole names, and the files that stay with the user."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
from click.testing import CliRunner

import commentariat
from commentariat.cli import main
from commentariat.hiding import Hiding
from commentariat.hiding.search import NameLeft, search_written
from tests.hidden import pages
from threads import Comment, Corpus, Thread
from threads.corpus.names.folding import fold_name
from threads.corpus.store import write_jsonl


def test_the_pages_of_a_notebook_that_hides_names_stand_in_a_file_apart(tmp_path: Path) -> None:
    named = tmp_path / "riverwalker.jsonl"
    write_jsonl(pages(), named)
    done = CliRunner().invoke(main, ["notebook", str(named), "-o", str(tmp_path / "n.ipynb"), "--pseudonyms"])
    assert done.exit_code == 0 and "n.pages.json, which is not for others" in done.stderr
    text = (tmp_path / "n.ipynb").read_text("utf-8")
    assert "riverwalker" not in text and "pd.read_json('n.pages.json'" in text
    found = pd.read_json(tmp_path / "n.pages.json", typ="series", dtype=False)
    assert found.tolist() == ["riverwalker.jsonl"]


@pytest.mark.parametrize(("part", "name"), [("lindqvist", "Petra Lindqvist"), ("민준", "김민준")])
def test_a_part_of_a_name_is_found_where_nothing_published_says_it(part: str, name: str, tmp_path: Path) -> None:
    hiding = Hiding(pages(), pseudonyms=True, key=tmp_path / "key")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "terms.csv").write_text(f"term\n{part}\n", encoding="utf-8")
    assert not [one for one in hiding.threads(pages()) if name in one.to_json()]
    with pytest.raises(NameLeft, match=f"{fold_name(part)}.*part of a name"):
        search_written(tmp_path / "out", hiding.withheld)


def test_a_part_of_a_name_that_is_also_anothers_stops_nothing(tmp_path: Path) -> None:
    """Somebody of whom no record tells, and who is therefore shown."""
    said = Thread(id="t9", comments=(Comment(id="1", author="Bo", text="I read Petra Schmidt and Olga Lindqvist."),))
    corpus = Corpus([*pages(), said])
    commentariat.report(corpus, tmp_path / "out", pseudonyms=True, key=tmp_path / "key", only="data")
    assert "Petra Schmidt" in (tmp_path / "out" / "threads.jsonl").read_text("utf-8")
