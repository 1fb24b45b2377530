"""Every pattern of the tree with the ways it is used in: found by walking what modules hold, and by reading their source."""

from __future__ import annotations

import ast
import gc
import importlib
import pkgutil
import re
import sys
import types
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parents[1]
PACKAGES = ("threads", "analysis", "reports", "commentariat")
_AT_START, _ANYWHERE = ("match", "fullmatch"), ("search", "finditer", "findall", "sub", "subn", "split")
_PLAIN = (str, bytes, int, float, complex, type(None), types.ModuleType)


class Use(NamedTuple):
    """How a pattern is used: by which method, and whether on texts of bounded length only."""

    method: str
    bounded: bool = False


class Found(NamedTuple):
    """A pattern, where it is held, and its uses."""

    at: str
    pattern: re.Pattern[str]
    uses: frozenset[Use]


def patterns() -> list[Found]:
    """All patterns that modules of the tree hold, in containers, classes and caches too, and those that stand in calls."""
    uses = _uses()
    held: dict[tuple[str, int], tuple[str, re.Pattern[str]]] = {}
    for name in _modules():
        for path, pattern in _held(name):
            held.setdefault((pattern.pattern, pattern.flags), (path, pattern))
    made = [Found(path, pattern, uses.get(_name(path), frozenset())) for path, pattern in held.values()]
    return sorted([*made, *_in_calls()], key=lambda found: found.at)


def _name(path: str) -> str:
    return re.sub(r"\[.*", "", path).rpartition(".")[2]


@cache
def _modules() -> tuple[str, ...]:
    for top in PACKAGES:
        for module in pkgutil.walk_packages(importlib.import_module(top).__path__, top + "."):
            if not module.name.endswith("__main__"):
                importlib.import_module(module.name)
    return tuple(sorted(name for name in sys.modules if name.partition(".")[0] in PACKAGES))


def _held(module: str) -> Iterator[tuple[str, re.Pattern[str]]]:
    seen: set[int] = set()
    open_now = [(f"{module}.{name}", value) for name, value in vars(sys.modules[module]).items()]
    while open_now:
        path, value = open_now.pop()
        if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
            yield path, value
        elif id(value) not in seen and not isinstance(value, _PLAIN):
            seen.add(id(value))
            open_now += [(f"{path}[{key}]", inner) for key, inner in _within(value, module)]


def _within(value: Any, module: str) -> list[tuple[Any, Any]]:
    """What a container, a function, a class, a cache or an object of ours holds."""
    home = getattr(value, "__module__", None)
    if isinstance(value, dict):
        return [(str(key)[:30], inner) for key, inner in value.items()] + [("key", key) for key in value]
    if isinstance(value, (list, tuple, set, frozenset)):
        return list(enumerate(value))
    if isinstance(value, types.FunctionType):
        cells = [cell.cell_contents for cell in value.__closure__ or ()]
        return list(enumerate([*cells, *(value.__defaults__ or ())])) if home == module else []
    if isinstance(value, type):
        return list(vars(value).items()) if home == module else []
    ours = isinstance(home, str) and home.partition(".")[0] in PACKAGES
    return list(enumerate(gc.get_referents(value))) if ours else []


def _trees() -> Iterator[tuple[str, ast.Module]]:
    for top in PACKAGES:
        for path in sorted((ROOT / top).rglob("*.py")):
            yield ".".join(path.relative_to(ROOT).with_suffix("").parts), ast.parse(path.read_text("utf-8"))


@cache
def _sources() -> tuple[tuple[str, ast.Module], ...]:
    return tuple(_trees())


def _uses() -> dict[str, frozenset[Use]]:
    """By a pattern's name the ways of its use; a name that is handed on is used in ways unknown, of which there is none
    here: an empty set.
    """
    uses, unknown = defaultdict[str, set[Use]](set), set[str]()
    for _, tree in _sources():
        aliases = _aliases(tree)
        plain = {id(node.func.value): _use(node) for node in ast.walk(tree) if _is_use(node)}  # type: ignore[attr-defined]
        looped = {id(part) for node in _loops(tree) for part in ast.walk(node.iter)}
        for node in ast.walk(tree):
            if isinstance(node, (ast.Name, ast.Attribute)) and isinstance(node.ctx, ast.Load):
                for name in _last(node, aliases):
                    if id(node) in plain:
                        uses[name].add(plain[id(node)])
                    elif id(node) not in looped and isinstance(node, ast.Name):
                        unknown.add(name)
    return {name: frozenset(used) for name, used in uses.items() if name not in unknown}


def _last(node: ast.Name | ast.Attribute, aliases: dict[str, set[str]]) -> set[str]:
    name = node.id if isinstance(node, ast.Name) else node.attr
    return {name} | aliases.get(name, set())


def _loops(tree: ast.Module) -> list[ast.For | ast.comprehension]:
    return [node for node in ast.walk(tree) if isinstance(node, (ast.For, ast.comprehension))]


def _aliases(tree: ast.Module) -> dict[str, set[str]]:
    """Names that loops go through, by the names of what they are in turn."""
    found = defaultdict[str, set[str]](set)
    for loop in _loops(tree):
        for target in (part.id for part in ast.walk(loop.target) if isinstance(part, ast.Name)):
            found[target] |= {part.id for part in ast.walk(loop.iter) if isinstance(part, ast.Name)}
    return found


def _is_use(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in _AT_START + _ANYWHERE


def _use(call: ast.Call, *, first: int = 0) -> Use:
    """The method of a call and whether its text is a slice of bounded length; a start within the text makes it a
    search.
    """
    method = call.func.attr if isinstance(call.func, ast.Attribute) else "search"
    text = call.args[first + (method in ("sub", "subn"))] if len(call.args) > first else None
    within = len(call.args) > first + 1 and method in _AT_START and not first
    return Use("search" if within else method, bounded=isinstance(text, ast.Subscript) and _short(text.slice))


def _short(cut: ast.AST) -> bool:
    def constant(node: ast.AST | None) -> bool:
        return isinstance(node, ast.Constant) or (isinstance(node, ast.Name) and node.id.isupper())

    if not isinstance(cut, ast.Slice):
        return False
    if cut.upper is None:
        return isinstance(cut.lower, ast.UnaryOp) and constant(cut.lower.operand)
    ends_near = isinstance(cut.upper, ast.BinOp) and isinstance(cut.upper.op, ast.Add) and constant(cut.upper.right)
    return (cut.lower is None and constant(cut.upper)) or (cut.lower is not None and ends_near)


def _in_calls() -> Iterator[Found]:
    """Patterns that stand in a call of `re` itself."""
    for module, tree in _sources():
        for node in ast.walk(tree):
            if _is_use(node) and isinstance(node.func.value, ast.Name) and node.func.value.id == "re":  # type: ignore[attr-defined]
                said = node.args[0]  # type: ignore[attr-defined]
                if isinstance(said, ast.Constant) and isinstance(said.value, str):
                    flags = re.IGNORECASE if "IGNORECASE" in ast.dump(node) else 0
                    yield Found(f"{module}:{node.lineno}", re.compile(said.value, flags), frozenset({_use(node, first=1)}))  # type: ignore[attr-defined,arg-type]
