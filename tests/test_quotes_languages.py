"""The words of quotes stand in files by language: another language is another file, and no word list hides in code."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT
from threads.errors import BadParameter, CommentariatError, UnreadableInput
from threads.quotes import add_language, find_quotes

FOLDERS = [ROOT / "threads" / name for name in ("quotes", "replies", "text", "dates")]
LONGEST_LITERAL = 200
SPANISH = """
common = "el la los de que y en un una es por con se no"

[verbs]
finite = "dijo dice escribió escribe respondió preguntó añadió"

[clause]
pronouns = "él ella ellos ellas yo"
determiners = "el la los las un una unos unas este esta su"
post_prepositions = "de en del"
prepositions = "a con por para desde sobre"
conjunctions = "y o que pero"
titles = "señor señora"

[roles]
public = "usuaria usuario vecina vecino"
official = "alcalde alcaldesa portavoz"

[words]
he = "él señor alcalde"
she = "ella señora alcaldesa"
crowds = "ellos ellas"
role_ends = "de en del con"

[cues]
indefinite = ['otr[oa]s?', 'algun[oa]s']
"""
STORY = (
    "El muelle sigue cerrado. “Llevamos dos horas en el frío y el barco no llega”, escribió una usuaria de Vigo. "
    "“Nadie contesta al teléfono”, dijo otra. El alcalde respondió: “El muelle abre el lunes por la mañana”."
)


@pytest.fixture
def spanish(tmp_path: Path) -> str:
    file = tmp_path / "es.toml"
    file.write_text(SPANISH, encoding="utf-8")
    return add_language(file)


def told(text: str, language: str | None) -> list[tuple[str, str | None, str | None, str | None]]:
    return [
        (quote.speaker_kind, quote.speaker, quote.decided_by, quote.group)
        for quote in find_quotes(text, language=language)
    ]


@pytest.mark.parametrize("language", ["es", None])
def test_a_language_is_a_file(spanish: str, language: str | None) -> None:
    assert spanish == "es"
    assert told(STORY, language) == [
        ("public", "una usuaria de Vigo", "usuaria", None),
        ("public", "otra", "usuaria", None),
        ("official", "El alcalde", "alcalde", None),
    ]


def test_another_language_changes_nothing_in_those_that_were_there(tmp_path: Path) -> None:
    texts = (
        "“The ferry left too early,” one netizen from Jilin wrote. “Again,” said another. A spokesman said: “No.”",
        "„Die Fähre fuhr zu früh“, schrieb ein Nutzer. Der Sprecher erklärte: „Das stimmt nicht.“",
        "一位网友说：“渡船走得太早，没有人等我们。”",
        "한 누리꾼은 “배가 너무 일찍 떠났다”고 적었다.",
    )
    before = [told(text, None) for text in texts]
    (tmp_path / "es.toml").write_text(SPANISH, encoding="utf-8")
    add_language(tmp_path / "es.toml")
    assert [told(text, None) for text in texts] == before


def test_a_file_that_was_mended_takes_the_place_of_the_first(tmp_path: Path) -> None:
    file = tmp_path / "es.toml"
    file.write_text(SPANISH.replace(" usuaria", " xx").replace('"usuaria', '"xx'), encoding="utf-8")
    add_language(file)
    assert [kind for kind, *_ in told(STORY, "es")] == ["unknown", "unknown", "official"]
    file.write_text(SPANISH, encoding="utf-8")
    add_language(file)
    assert [kind for kind, *_ in told(STORY, "es")] == ["public", "public", "official"]


def test_german_pronouns_stand_for_whom_they_can() -> None:
    text = (
        "„Die Fähre fuhr am Morgen zu früh los“, schrieb ein Nutzer. „Wieder einmal war niemand da“, meinte ein "
        "anderer. „Das war so“, sagte ich. „Im Hafen ist kein Platz mehr frei“, hieß es."
    )
    assert told(text, "de") == [
        ("public", "ein Nutzer", "Nutzer", None),
        ("public", "ein anderer", "Nutzer", None),
        ("unknown", "ich", None, None),
        ("unknown", "es", None, None),
    ]


@pytest.mark.parametrize(
    ("name", "old", "new", "says"),
    [
        ("spanish", "", "", "ISO 639"),
        ("es", 'common = "', 'commonest = "', "nothing reads commonest"),
        ("es", "finite = ", "finites = ", "nothing reads finites in [verbs]"),
        ("es", 'public = "usuaria usuario vecina vecino"', "", "public in [roles]"),
        ("es", '"usuaria usuario vecina vecino"', '["usuaria"]', "in one string"),
        ("es", "'otr[oa]s?'", "'otr[oa'", "regular expressions"),
        ("es", "['otr[oa]s?', 'algun[oa]s']", "'otro'", "regular expressions"),
        ("es", "[verbs]", "[verbs", "not valid TOML"),
        ("es", "common", "cues = 1\ncommon", "not valid TOML"),
    ],
)
def test_a_file_that_is_no_language_is_refused_with_what_to_do(
    name: str, old: str, new: str, says: str, tmp_path: Path
) -> None:
    file = tmp_path / f"{name}.toml"
    file.write_text(SPANISH.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(BadParameter, match=re.escape(says)):
        add_language(file)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput) as raised:
        add_language(tmp_path / "eo.toml")
    assert isinstance(raised.value, CommentariatError) and "eo.toml" in str(raised.value)


# -- no word list in code ----------------------------------------------------------------------------------------
def literals(tree: ast.Module) -> Iterator[tuple[int, int]]:
    """Each string in code with the line it begins on and its length; sentences that only document are passed over."""
    sentences = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            parts = [part for part in node.values if isinstance(part, ast.Constant)]
            sentences.update(map(id, parts))
            yield node.lineno, sum(len(str(part.value)) for part in parts)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in sentences:
            yield node.lineno, len(node.value)


def test_no_string_in_code_is_a_list_of_words() -> None:
    long = [
        f"{path.relative_to(ROOT)}:{line}"
        for folder in FOLDERS
        for path in sorted(folder.rglob("*.py"))
        for line, length in literals(ast.parse(path.read_text(encoding="utf-8")))
        if length > LONGEST_LITERAL
    ]
    assert long == []


def test_a_long_string_would_be_found() -> None:
    words = " ".join(["word"] * 50)
    code = f'"""{words}"""\nA = "{words}"\nB = f"{{A}}{words}"\n"""{words}"""\n'
    assert [line for line, length in literals(ast.parse(code)) if length > LONGEST_LITERAL] == [2, 3]


def test_each_list_of_a_language_is_read_by_some_code() -> None:
    code = "\n".join(path.read_text(encoding="utf-8") for path in sorted(FOLDERS[0].rglob("*.py")))
    idle = {
        f"{path.name}: {name}"
        for path in sorted((FOLDERS[0] / "words").glob("*.toml"))
        for table, lists in tomllib.loads(path.read_text(encoding="utf-8")).items()
        if table in ("words", "cues", "clause", "verbs")
        for name in lists
        if not re.search(rf"[\"']{name}[\"']", code)
    }
    assert idle == set()
