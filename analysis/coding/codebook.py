"""The codebook: what coders are asked of each reaction, with definitions and examples, in a TOML file they may edit."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from threads.errors import BadParameter
from threads.text.toml_text import read_toml, toml_string

KINDS = ("nominal", "ordinal", "several", "replies")
UNCLEAR = "UNCLEAR"
"""The answer of a coder who cannot tell; an answer of its own, on no side."""
NOBODY = "NOBODY"
"""The code of a comment that answers nobody: it speaks to the article, or to all."""
REPLIES = "replies"
UNCLEAR_KEY = "u"
_KEYS = "123456789abcdefghijklmnopqrst"

HEADER = """\
# What coders are asked. Edit it before anybody codes: the definitions are what makes two people agree.
# kind: "nominal" (one answer of several), "ordinal" (answers in an order, their codes numbers), "several" (any number
# of the answers at once), "replies" (whom the comment answers; it needs no answers). Every question also has the answer
# "cannot tell" (key u), which is stored as UNCLEAR.
"""


_CANNOT_TELL = frozenset({UNCLEAR.casefold(), UNCLEAR_KEY, "?", "cannot tell"})
_NUMBER = re.compile(r"([-+−–]?)(\d+(?:\.\d+|,\d{1,2})?)")


def plain_code(text: str) -> str:
    """What a cell says, as a spreadsheet or an input method may have changed it: full-width letters and digits narrow,
    one kind of minus and of point, whole numbers without a point."""
    text = " ".join(unicodedata.normalize("NFKC", text).split())
    number = _NUMBER.fullmatch(text)
    if number is None:
        return text
    digits = number[2].replace(",", ".")
    whole = re.sub(r"\.0+$", "", digits)
    return ("-" if number[1] in {"-", "−", "–"} and whole.strip("0.") else "") + whole


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One answer: the `code` that is stored, the `key` that gives it, and what tells when it applies."""

    code: str
    key: str = ""
    label: str = ""
    definition: str = ""
    examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Variable:
    """One question of the codebook; `kind` is one of KINDS. "several" codes are joined by ";" in the book's order."""

    name: str
    kind: str = "nominal"
    question: str = ""
    definition: str = ""
    answers: tuple[Answer, ...] = ()

    def check(self, code: str) -> str:
        """The code as it is stored, of an answer's code, its label, or (but on a scale) its key; raises BadParameter
        for one that the book does not have."""
        code, known = code.strip() if self.kind == REPLIES else plain_code(code), self._known()
        if code.casefold() in _CANNOT_TELL - known.keys():
            return UNCLEAR
        if self.kind == REPLIES:
            return NOBODY if code.upper() == NOBODY else code
        parts = [part.strip() for part in code.split(";")] if self.kind == "several" else [code]
        wrong = next((part for part in parts if part.casefold() not in known), None)
        if wrong is not None or not parts:
            raise BadParameter(
                f"The codebook has no answer {wrong!r} to {self.name!r}; answers: "
                f"{', '.join(one.code for one in self.answers)}, {UNCLEAR}."
            )
        given = {known[part.casefold()] for part in parts}
        return ";".join(one.code for one in self.answers if one.code in given)

    def _known(self) -> dict[str, str]:
        """The codes by what coders write for them; a code goes before a label, a label before a key."""
        keys = [] if self.kind == "ordinal" else [(one.key, one.code) for one in self.answers]
        labels = [(one.label, one.code) for one in self.answers]
        pairs = [*keys, *labels, *((one.code, one.code) for one in self.answers)]
        return {plain_code(said).casefold(): code for said, code in pairs if said}


@dataclass(frozen=True, slots=True, kw_only=True)
class Codebook:
    """The questions put to coders, and the question of the study that they serve."""

    question: str = ""
    variables: tuple[Variable, ...] = ()

    def __post_init__(self) -> None:
        if not self.variables:
            raise BadParameter("A codebook asks something: give at least one variable.")
        names = [one.name for one in self.variables]
        if len(set(names)) < len(names):
            raise BadParameter(f"The codebook asks {max(names, key=names.count)!r} twice.")

    def variable(self, name: str) -> Variable:
        """The question of that name; raises BadParameter where the book has none."""
        for one in self.variables:
            if one.name == name:
                return one
        raise BadParameter(
            f"The codebook has no variable {name!r}; it has: {', '.join(one.name for one in self.variables)}."
        )


def codebook_for(names: Iterable[str], *, target: str | None = None, question: str = "") -> Codebook:
    """The template for these variables: "stance" (which wants a target), "sentiment", "replies"; any other name makes
    a nominal variable of the user's own, with two answers to be edited."""
    return Codebook(question=question, variables=tuple(_template(name, target) for name in dict.fromkeys(names)))


def read_codebook(path: Path) -> Codebook:
    """The codebook in a TOML file; raises UnreadableInput, or BadParameter with what is wrong and where."""
    values = read_toml(path)
    tables = values.get("variable", [])
    if not isinstance(tables, list) or not all(isinstance(one, dict) for one in tables):
        raise BadParameter(f"{path}: write [[variable]], in two pairs of brackets, above each question.")
    try:
        return Codebook(
            question=_text(values, "question", "the codebook"), variables=tuple(_variable(one) for one in tables)
        )
    except BadParameter as error:
        raise BadParameter(f"{path}: {error}") from error


def codebook_text(codebook: Codebook) -> str:
    """The codebook as TOML, with comments that say how to edit it."""
    lines = [HEADER, f"question = {toml_string(codebook.question)}"]
    for variable in codebook.variables:
        lines += ["", "[[variable]]"]
        lines += _fields(variable, "name", "kind", "question", "definition")
        for answer in variable.answers:
            lines += ["", "  [[variable.answer]]"]
            lines += _fields(answer, "code", "key", "label", "definition", indent="  ")
            lines.append(f"  examples = [{', '.join(toml_string(one) for one in answer.examples)}]")
    return "\n".join(lines) + "\n"


def _fields(record: Variable | Answer, *names: str, indent: str = "") -> list[str]:
    return [f"{indent}{name} = {toml_string(getattr(record, name))}" for name in names]


def _variable(table: dict[str, Any]) -> Variable:
    name = _text(table, "name", "a variable")
    if not re.fullmatch(r"\w[\w .-]{0,60}", name):
        raise BadParameter(f"A variable's name is of letters, digits, spaces, dots and dashes, not {name!r}.")
    where = f"the variable {name!r}"
    kind = _text(table, "kind", where) or ("replies" if name == REPLIES else "nominal")
    if kind not in KINDS:
        raise BadParameter(f"{where} is of the kind {kind!r}; kinds: {', '.join(KINDS)}.")
    given = table.get("answer", [])
    if not isinstance(given, list) or not all(isinstance(one, dict) for one in given):
        raise BadParameter(f"{where}: write [[variable.answer]], in two pairs of brackets, above each answer.")
    answers = _with_keys(tuple(_answer(one, where) for one in given))
    if kind != "replies" and len(answers) < (1 if kind == "several" else 2):
        raise BadParameter(f"{where} wants at least two answers, each under [[variable.answer]].")
    if kind == "ordinal" and not all(re.fullmatch(r"[-+−]?\d+(?:\.\d+)?", one.code) for one in answers):
        raise BadParameter(f"{where} is ordinal: the codes of its answers are numbers, as −1, 0, 1.")
    return Variable(
        name=name, kind=kind, question=_text(table, "question", where), definition=_text(table, "definition", where),
        answers=answers,
    )  # fmt: skip


def _answer(table: dict[str, Any], where: str) -> Answer:
    code = str(table.get("code", "")).strip().replace("−", "-")
    if not code or ";" in code or code.upper() == UNCLEAR:
        raise BadParameter(f"{where}: each answer wants a code, without a semicolon and not {UNCLEAR}; got {code!r}.")
    examples = table.get("examples", [])
    if not isinstance(examples, list) or not all(isinstance(one, str) for one in examples):
        raise BadParameter(f'{where}: the examples of {code!r} are a list, as in examples = ["…", "…"].')
    label = _text(table, "label", where) or code
    return Answer(
        code=code, key=_text(table, "key", where), label=label, definition=_text(table, "definition", where),
        examples=tuple(examples),
    )  # fmt: skip


def _with_keys(answers: tuple[Answer, ...]) -> tuple[Answer, ...]:
    """The answers with one key each: the one the book gives, else the next that is free."""
    taken = {UNCLEAR_KEY, "z"}
    codes = [one.code.casefold() for one in answers]
    if len(set(codes)) < len(codes):
        raise BadParameter(f"The answer {max(codes, key=codes.count)!r} stands twice.")
    found = []
    for answer in answers:
        key = answer.key.strip().lower()
        if len(key) != 1 or key in taken:
            key = next((one for one in _KEYS if one not in taken | {a.key for a in answers}), "")
        taken.add(key)
        found.append(replace(answer, key=key))
    return tuple(found)


def _text(table: dict[str, Any], key: str, where: str) -> str:
    value = table.get(key, "")
    if not isinstance(value, str):
        raise BadParameter(f'{where}: `{key}` is a text in quotation marks, as in {key} = "…"; got {value!r}.')
    return " ".join(value.split())


def _template(name: str, target: str | None) -> Variable:
    if name == "stance":
        return _stance(target or "the matter of the study")
    made = {"sentiment": _sentiment, REPLIES: _replies}.get(name)
    return made() if made else _own(name)


def _stance(target: str) -> Variable:
    return Variable(
        name="stance", question=f"Is the writer for or against {target}?",
        definition="What the writer wants, not how they feel, and not what those they quote or answer want. "
        "Read the comment that is answered: “No.” is a stance.",
        answers=(
            Answer(code="FAVOR", key="1", label="in favour", definition=f"The writer wants {target}, defends it, or "
                "attacks those who oppose it for opposing it.", examples=("It is the law and it should be done.",)),
            Answer(code="AGAINST", key="2", label="against", definition=f"The writer rejects {target}, asks that it "
                "stop, or speaks up for those who suffer from it.", examples=("This has to stop.",)),
            Answer(code="NONE", key="3", label="neither", definition="Another matter, a mere question or fact, or both "
                "sides weighed without a choice.", examples=("How many were there?",)),
        ),
    )  # fmt: skip


def _sentiment() -> Variable:
    return Variable(
        name="sentiment", kind="ordinal", question="What tone does the comment have?",
        definition="The tone of the words, not whether you would call the matter good or bad: a grim fact told "
        "plainly is neutral. Irony counts as what is meant.",
        answers=(
            Answer(code="-1", key="1", label="negative", definition="Anger, grief, fear, scorn, reproach.",
                examples=("Shame on all of them.",)),
            Answer(code="0", key="2", label="neutral", definition="Plain facts and questions, or as much good as bad.",
                examples=("It happened on Thursday.",)),
            Answer(code="1", key="3", label="positive", definition="Joy, thanks, praise, hope, comfort.",
                examples=("Thank you, that gives me hope.",)),
        ),
    )  # fmt: skip


def _replies() -> Variable:
    return Variable(
        name=REPLIES, kind=REPLIES, question="Whom does the comment answer?",
        definition="The comment whose words it takes up, also without a name or a quotation. "
        f"{NOBODY}: the article, or all. If it answers several, the one it says most to.",
    )  # fmt: skip


def _own(name: str) -> Variable:
    return Variable(
        name=name, question=f"Does “{name}” apply to the comment?", definition="Say here what is meant, and what not.",
        answers=(
            Answer(code="YES", key="1", label="yes", definition="When it applies.", examples=()),
            Answer(code="NO", key="2", label="no", definition="When it does not.", examples=()),
        ),
    )  # fmt: skip
