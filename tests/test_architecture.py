"""The house stays one that can be walked through: docs/architecture.md is true, and the bounds on its shape hold."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from functools import cache
from pathlib import Path

import grimp
import networkx as nx
import pytest

from tests.conftest import ROOT

PACKAGES = ("threads", "analysis", "reports", "commentariat", "benchmarks")
PAGE = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
ON_PAGE = re.findall(r"`((?:[\w-]+/)*[\w-]+(?:\.\w+|/))`", PAGE)
MOST_LINES, MOST_CHARACTERS, MOST_AT_THE_ROOT, MOST_FLOORS = 300, 120, 5, 9


def sources(*folders: str) -> list[Path]:
    return [path for folder in folders for path in sorted((ROOT / folder).rglob("*.py"))]


@pytest.mark.parametrize("named", [path for path in ON_PAGE if "/" in path.rstrip("/") and "NAME" not in path])
def test_a_path_on_the_page_is_there(named: str) -> None:
    assert (ROOT / named).exists()


@pytest.mark.parametrize("package", PACKAGES[:4])
def test_each_room_is_on_the_page(package: str) -> None:
    rooms = {
        f"{path.name}/" if path.is_dir() else path.name
        for path in (ROOT / package).iterdir()
        if (path.is_dir() and any(path.rglob("*.py"))) or path.suffix == ".py"
    }
    told = {part for named in ON_PAGE for part in re.findall(r"[^/]+/?", named)}
    quiet = {"__init__.py", "__main__.py"}
    small = {
        "doctor.py",
        "earlier.py",
        "export.py",
        "options.py",
        "parts.py",
        "siblings.py",
        "tables.py",
        "terminal.py",
    }
    assert rooms - told - quiet - (small if package == "commentariat" else set()) == set()


def test_no_file_is_too_long_and_the_root_of_threads_is_small() -> None:
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in sources(*PACKAGES, "tests")}
    assert {str(path): length for path, length in lengths.items() if length > MOST_LINES} == {}
    assert len(list((ROOT / "threads").glob("*.py"))) <= MOST_AT_THE_ROOT


def test_no_line_is_past_120_characters() -> None:
    wide = [
        f"{path}:{number}"
        for path in sources(*PACKAGES, "tests")
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if len(line) > MOST_CHARACTERS
    ]
    assert wide == []


def test_no_two_classes_bear_one_name() -> None:
    homes = defaultdict(set)
    for path in sources(*PACKAGES[:4]):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                homes[node.name].add(str(path))
    assert {name: places for name, places in homes.items() if len(places) > 1} == {}


@cache
def rooms() -> nx.DiGraph[str]:
    """Folders of `threads` and the other packages, with an arrow from who imports to what is imported."""
    graph = grimp.build_graph(*PACKAGES, cache_dir=None)
    drawn: nx.DiGraph[str] = nx.DiGraph()
    for module in graph.modules:
        drawn.add_node(_room(module))
        drawn.add_edges_from((_room(module), _room(other)) for other in graph.find_modules_directly_imported_by(module))
    drawn.remove_edges_from(list(nx.selfloop_edges(drawn)))
    drawn.remove_nodes_from([name for name in ("threads",) if name in drawn])  # a face: it only hands names on
    return drawn


def _room(module: str) -> str:
    return ".".join(module.split(".")[: 2 if module.startswith("threads.") else 1])


def test_rooms_have_no_circle_and_stand_on_few_floors() -> None:
    assert list(nx.simple_cycles(rooms())) == []
    assert nx.dag_longest_path_length(rooms()) + 1 <= MOST_FLOORS
