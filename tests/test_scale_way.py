"""The benchmark from files to a report: its files are as it says, its runs are counted, logged and compared."""

from __future__ import annotations

import csv
import json
import sys
from collections import Counter
from pathlib import Path

import pytest

from benchmarks import scale, scale_files, scale_peers
from benchmarks.scale import ScaleRun, ways
from benchmarks.scale_files import LONGEST, page, threads, write
from benchmarks.scale_run import STAGES, Made, StageCost, Stages, Way, cpu
from commentariat import front
from threads import split


def test_the_same_seed_gives_the_same_bytes_and_as_many_comments_as_asked_for(tmp_path: Path) -> None:
    for folder, seed in (("a", 1), ("b", 1), ("c", 2)):
        write(tmp_path / folder, 1_200, form="ndjson", seed=seed)
    said = [
        {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}
        for folder in (tmp_path / "a", tmp_path / "b", tmp_path / "c")
    ]
    assert said[0] == said[1] != said[2]
    assert sum(len(thread) for thread, _ in threads(1_200, seed=1)) == 1_200
    pages = [thread for thread, is_page in threads(1_200, seed=1) if is_page]
    rows = said[0]["comments.ndjson"].decode().splitlines()
    assert len(pages) == sum(name.startswith("pages") for name in said[0]) > 0
    assert len(rows) + sum(map(len, pages)) == 1_200
    assert {json.loads(row)["id"].partition("-")[0] for row in rows} == {"made"}


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    corpus = front.read(write(tmp_path / "files", 700, seed=1))
    assert sum(len(thread.comments) for thread in corpus) == 700 and not corpus.skipped
    with (tmp_path / "files" / "comments.csv").open(encoding="utf-8", newline="") as table:
        told = {row["thread"] for row in csv.DictReader(table)}
    assert len(list(corpus)) == len(told) + len(list((tmp_path / "files" / "pages").iterdir()))


def test_a_page_nests_its_answers() -> None:
    told = (rows for rows, _ in threads(3_000, seed=3) if any(row["parent_id"] for row in rows))
    thread = next(rows for rows in told if 20 < len(rows) < 200)
    found = split(page(thread)).comments
    assert sorted(comment.author or "" for comment in found) == sorted(row["author"] for row in thread)
    assert sum(bool(comment.replies_to) for comment in found) == sum(bool(row["parent_id"]) for row in thread)


def test_sizes_people_and_sayings_have_heavy_tails() -> None:
    made = [thread for thread, _ in threads(20_000, seed=0)]
    sizes = sorted((len(thread) for thread in made), reverse=True)
    people = Counter(row["author"] for thread in made for row in thread)
    said = Counter(row["text"] for thread in made for row in thread)
    assert sizes[0] > 30 * sizes[len(sizes) // 2] and sizes[0] <= LONGEST
    assert people.most_common(1)[0][1] > 20 > 2 * people.total() / len(people)
    assert 0.9 < len(said) / said.total() < 0.99 and said.most_common(1)[0][1] > 10
    depths = [depth(thread) for thread in made if len(thread) > 100]
    assert max(depths) >= 5 and min(depths) == 1  # some tell no parent


def depth(thread: list[scale_files.MadeRow]) -> int:
    found: dict[str, int] = {}
    for row in thread:
        found[row["id"]] = found.get(row["parent_id"], 0) + 1
    return max(found.values())


def test_a_stage_within_another_is_not_counted_twice(tmp_path: Path) -> None:
    stages = Stages(tmp_path)
    with stages.stage("outer"):
        with stages.stage("inner"):
            began = cpu()
            while cpu() < began + 0.11:
                sum(range(1_000))
        (tmp_path / "file").write_bytes(b"0" * 1_000)
    assert stages.costs["inner"]["cpu"] >= 0.1 > stages.costs["outer"]["cpu"]
    assert stages.costs["outer"]["memory"] > 1 and stages.disk == 0.001


def made_up(source: list[Path], count: int, way: Way, home: Path) -> ScaleRun:
    """A run that takes CPU-seconds as the square of its comments, half of them by each process."""
    spent = count**2 / 1e4
    costs = {stage: StageCost(seconds=spent, cpu=spent, memory=5.0) for stage in STAGES}
    made = Made(stages=costs, digest=f"{count}{way['kill'] and count == 300}", disk=1.0, killed=int(way["kill"]))
    return ScaleRun(
        when="", version="", cores=2, load=0.0, comments=count, way=way, seconds=spent / way["jobs"], cpu=spent,
        memory=5.0, files=1.0, report=1.0, store=1.0, made=made,
    )  # fmt: skip


def test_runs_are_shown_logged_and_compared(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    asked = [*"--encoder fast --jobs 1 2 --cluster local:2 --stages --peers --log".split(), str(tmp_path)]
    scale.main(["--sizes", "100", "200", *asked], made_up)
    said = capsys.readouterr().out
    assert "200 comments, fast, local:2, one killed" in said and "camps and network" in said
    assert (
        said.count("    2.00\n") == 4 * (1 + len(STAGES))
        and "2.00 times as fast as 1, efficiency 1.00 by the clock" in said
    )
    assert all(f"{peer} is not installed" in said for peer in scale_peers.PEERS)
    assert len((tmp_path / "scale.jsonl").read_text().splitlines()) == 8
    with pytest.raises(SystemExit, match="300 comments, fast"):
        scale.main(["--sizes", "300", *asked], made_up)
    assert [way["kill"] for way in ways(["use"], [1], "tcp://host:8786")] == [False, False]


def test_two_hundred_comments_go_the_whole_way(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    scale.main(["--sizes", "200", "--encoder", "fast", "--stages", "--where", str(tmp_path), "--log", str(tmp_path)])
    [run] = map(json.loads, (tmp_path / "scale.jsonl").read_text().splitlines())
    assert set(run["made"]["stages"]) == set(STAGES) and all(one in capsys.readouterr().out for one in STAGES[:1])
    assert run["cpu"] >= sum(stage["cpu"] for stage in run["made"]["stages"].values()) > 1
    assert run["memory"] > 100 and run["report"] > 0.5 and run["made"]["disk"] > run["report"]
    assert {one.name for one in tmp_path.iterdir()} == {"scale.jsonl"}


def test_a_peer_gets_the_rows(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    taken: list[list[scale_files.MadeRow]] = []
    monkeypatch.setitem(scale_peers.PEERS, "convokit", taken.append)
    monkeypatch.setattr(sys, "argv", ["scale_peers", "convokit", "50", "1"])
    scale_peers.main()
    assert len(taken[0]) == 50 and json.loads(capsys.readouterr().out)["memory"] > 10
