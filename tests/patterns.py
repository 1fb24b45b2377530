"""Every pattern of the tree with the ways it is used in: found in what modules hold, and in their source."""

from __future__ import annotations

import ast
import gc
import importlib
import pkgutil
import re
import sys
import types
from collections import defaultdict
from collections.abc import Collection, Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parents[1]
PACKAGES = ("threads", "analysis", "reports", "commentariat")
_AT_START, _ANYWHERE = ("match", "fullmatch"), ("search", "finditer", "findall", "sub", "subn", "split")
_PLAIN = (str, bytes, int, float, complex, type(None), types.ModuleType)

Nodes = list[ast.AST]


class Use(NamedTuple):
    """How a pattern is used: by which method, and whether on texts of bounded length only."""

    method: str
    bounded: bool = False


class Found(NamedTuple):
    """A pattern, where it is held, and its uses."""

    at: str
    pattern: re.Pattern[str]
    uses: frozenset[Use]
    """None where they are not known."""

    @property
    def bounded(self) -> bool:
        return bool(self.uses) and all(use.bounded for use in self.uses)

    @property
    def methods(self) -> frozenset[str]:
        """The methods by which it meets texts of any length, or of bounded length where there are no others."""
        uses = self.uses if self.bounded else [use for use in self.uses if not use.bounded]
        return frozenset(use.method for use in uses)

    @property
    def anywhere(self) -> bool:
        """Whether it is sought at each place of a text."""
        return not self.methods or not self.methods <= {*_AT_START}

    @property
    def whole(self) -> bool:
        return self.methods == {"fullmatch"}


@cache
def patterns() -> list[Found]:
    """All patterns that modules of the tree hold, in containers, classes and caches too, and those in calls of `re`."""
    uses, in_calls = _in_source()
    held: dict[tuple[str, int], tuple[str, re.Pattern[str]]] = {}
    for name in _modules():
        for path, pattern in _held(name):
            held.setdefault((pattern.pattern, pattern.flags), (path, pattern))
    made = [Found(path, pattern, uses.get(_key(*_place(path)), frozenset())) for path, pattern in held.values()]
    return sorted([*made, *in_calls], key=lambda found: found.at)


def _place(path: str) -> tuple[str, str]:
    module, _, name = path.partition("[")[0].rpartition(".")
    return module, name


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
        if (pattern := _as_pattern(value)) is not None:
            yield path, pattern
        elif id(value) not in seen and not isinstance(value, _PLAIN):
            seen.add(id(value))
            open_now += [(f"{path}[{key}]", inner) for key, inner in _within(value, module)]


def _as_pattern(value: Any) -> re.Pattern[str] | None:
    """The value as a pattern, where it is one of text or an object of ours that does what a pattern does."""
    if isinstance(value, re.Pattern):
        return value if isinstance(value.pattern, str) else None
    ours = str(getattr(type(value), "__module__", "")).partition(".")[0] in PACKAGES
    said = getattr(value, "pattern", None) if ours and hasattr(type(value), "fullmatch") else None
    return re.compile(said, re.IGNORECASE) if isinstance(said, str) else None


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


def _sources() -> Iterator[tuple[str, Nodes]]:
    """Each module with its nodes, one at a time: all at once are a million objects, which every collection goes
    through."""
    for top in PACKAGES:
        for path in sorted((ROOT / top).rglob("*.py")):
            name = ".".join(path.relative_to(ROOT).with_suffix("").parts)
            yield name, list(ast.walk(ast.parse(path.read_text("utf-8"))))


def _in_source() -> tuple[dict[tuple[str, str], frozenset[Use]], list[Found]]:
    """By a pattern's module and name the ways of its use, and the patterns in calls. A name that is used in other
    modules stands there without module, and one that is handed on, so that its uses are unknown, does not stand there.
    """
    uses, unknown, in_calls = defaultdict[tuple[str, str], set[Use]](set), set[tuple[str, str]](), list[Found]()
    for module, nodes in _sources():
        aliases, guarded = _aliases(nodes), _guarded(nodes)
        plain = {id(called.value): _use(call, guarded=guarded[call]) for call, called in _calls(nodes)}
        looped = {id(part) for _, loop in _loops(nodes) for part in ast.walk(loop.iter)}
        for node in nodes:
            if isinstance(node, (ast.Name, ast.Attribute)) and isinstance(node.ctx, ast.Load):
                for name in _last(node, aliases):
                    if id(node) in plain:
                        uses[_key(module, name)].add(plain[id(node)])
                    elif id(node) not in looped and isinstance(node, ast.Name) and name == node.id:
                        unknown.add(_key(module, name))
        in_calls += _in_calls(module, nodes, guarded)
    return {key: frozenset(used) for key, used in uses.items() if key not in unknown}, in_calls


def _key(module: str, name: str) -> tuple[str, str]:
    return (module if name.startswith("_") else "", name)


def _guarded(nodes: Nodes) -> dict[ast.AST, set[str]]:
    """By each node the texts whose length the function around it compares."""
    around: dict[ast.AST, set[str]] = defaultdict(set)
    for function in nodes:
        if isinstance(function, (ast.FunctionDef, ast.AsyncFunctionDef)):
            within = list(ast.walk(function))
            lengths = {
                ast.dump(side.args[0])
                for node in within
                if isinstance(node, ast.Compare)
                for side in (node.left, *node.comparators)
                if isinstance(side, ast.Call) and isinstance(side.func, ast.Name) and side.func.id == "len"
            }
            for node in within if lengths else ():
                around[node] |= lengths
    return around


def _last(node: ast.Name | ast.Attribute, aliases: dict[int, set[str]]) -> set[str]:
    name = node.id if isinstance(node, ast.Name) else node.attr
    return {name} | aliases.get(id(node), set())


def _loops(nodes: Nodes) -> Iterator[tuple[ast.AST, ast.For | ast.comprehension]]:
    """Each loop, with the node within which its names hold."""
    for node in nodes:
        if isinstance(node, ast.For):
            yield node, node
        for inner in getattr(node, "generators", ()):
            yield node, inner


def _aliases(nodes: Nodes) -> dict[int, set[str]]:
    """By the nodes that are names which loops go through, the names of what these are in turn."""
    found = defaultdict[int, set[str]](set)
    for around, loop in _loops(nodes):
        targets = {part.id for part in ast.walk(loop.target) if isinstance(part, ast.Name)}
        sources = {part.id for part in ast.walk(loop.iter) if isinstance(part, ast.Name)}
        for node in ast.walk(around):
            if isinstance(node, ast.Name) and node.id in targets:
                found[id(node)] |= sources
    return found


def _calls(nodes: Nodes) -> Iterator[tuple[ast.Call, ast.Attribute]]:
    """The calls of methods that patterns have."""
    for node in nodes:
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            if node.func.attr in _AT_START + _ANYWHERE:
                yield node, node.func


def _use(call: ast.Call, *, guarded: Collection[str], in_call: bool = False) -> Use:
    """The method of a call, and whether the text's length is bounded: it is cut, a window is given, or the function
    compares it. A start within the text makes a match a search.
    """
    method = call.func.attr if isinstance(call.func, ast.Attribute) else "search"
    first = in_call + (method in ("sub", "subn"))
    text, window = call.args[first] if len(call.args) > first else None, call.args[first + 1 :]
    if method in _AT_START and window and not in_call:
        method = "search"
    cut = isinstance(text, ast.Subscript) and _short(text.slice)
    near = method == "search" and any(_near(node) for part in window for node in ast.walk(part))
    return Use(method, bounded=cut or near or len(window) == 2 or (text is not None and ast.dump(text) in guarded))


def _constant(node: ast.AST | None) -> bool:
    return isinstance(node, ast.Constant) or (isinstance(node, ast.Name) and node.id.isupper())


def _near(node: ast.AST) -> bool:
    return isinstance(node, ast.BinOp) and _constant(node.right)


def _short(cut: ast.AST) -> bool:
    if not isinstance(cut, ast.Slice):
        return False
    if cut.upper is None:
        return isinstance(cut.lower, ast.UnaryOp) and _constant(cut.lower.operand)
    return _constant(cut.upper) if cut.lower is None else _near(cut.upper)


def _in_calls(module: str, nodes: Nodes, guarded: dict[ast.AST, set[str]]) -> Iterator[Found]:
    """Patterns that stand in a call of `re` itself."""
    for call, function in _calls(nodes):
        said = call.args[0] if isinstance(function.value, ast.Name) and function.value.id == "re" else None
        if isinstance(said, ast.Constant) and isinstance(said.value, str):
            pattern = re.compile(said.value, re.IGNORECASE if "IGNORECASE" in ast.dump(call) else 0)
            use = _use(call, guarded=guarded[call], in_call=True)
            yield Found(f"{module}:{call.lineno}", pattern, frozenset({use}))
