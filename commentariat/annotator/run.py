"""From a study to a model's codes of its reactions: planned first, then asked one by one, each kept as it comes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pandas as pd

from analysis.annotator.answers import ModelCode
from analysis.annotator.examples import ExampleSets, coded_first
from analysis.annotator.excerpts import excerpts
from analysis.annotator.prompt import Message, askable, messages, schema
from analysis.annotator.readings import COLUMNS
from analysis.base import Study
from analysis.coding.codebook import UNCLEAR, Codebook
from analysis.tables import counted, table_of
from commentariat.annotator.account import CapReached, estimated_tokens
from commentariat.annotator.asking import ModelAnnotator
from commentariat.annotator.kept import AnswerFile, Answers, digest_of
from commentariat.annotator.server import NoReply, RequestRefused, ServerRefused
from commentariat.run import Progress

FAILURES = 3
"""Reactions in a row without a reply from the server, after which the run is stopped."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnotationPlan:
    """What is to be asked: the reactions in order, `examples` at most in a prompt."""

    study: Study
    book: Codebook
    names: tuple[str, ...]
    shown: dict[str, Any]
    examples: ExampleSets

    def chat(self, name: str) -> list[Message]:
        """The chat that asks for the codes of one reaction."""
        return messages(self.book, self.examples.of(name), self.shown[name])

    def asked(self, model: str, kept: AnswerFile) -> Iterator[tuple[str, str, bool]]:
        """Yields each reaction, the digest of its question, and whether it is answered already."""
        form = schema(self.book)
        for name in self.names:
            digest = digest_of(model, self.chat(name), form, seed=self.study.seed)
            yield name, digest, kept.get(digest) is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotated:
    """The table of codes (columns of `analysis.annotator.readings`), whether all was asked, and why not."""

    table: pd.DataFrame
    stopped: str | None = None
    failed: bool = False


def planned(study: Study, book: Codebook, *, limit: int | None = None) -> AnnotationPlan:
    """What would be asked of a model: all reactions that count, or the first `limit`, the hand-coded ones first."""
    shown = excerpts(study)
    names = coded_first(list(shown), study, book)
    return AnnotationPlan(
        study=study, book=book, names=tuple(names[:limit]), shown=shown, examples=ExampleSets(study, book, shown)
    )


def leaving(plan: AnnotationPlan, where: str, model: str, kept: AnswerFile, *, answer_tokens: int) -> str:
    """One sentence on what leaves this process, and how much it is."""
    asked = list(plan.asked(model, kept))
    new = [name for name, _, known in asked if not known]
    tokens = sum(estimated_tokens(str(plan.chat(name)).encode()) for name in new)
    questions = ", ".join(one.name for one in askable(plan.book))
    examples = f", {len(plan.examples)} coded ones as examples" if len(plan.examples) else ""
    already = (
        f" ({len(asked) - len(new):,} more are answered already and are not sent)" if len(new) < len(asked) else ""
    )
    return (
        f"What is sent to {where}: the codebook ({questions}) and {counted(len(new), 'comment')}{already}, each with "
        f"the comment that it answers and its page's title{examples}; no author, address or date, and commenters' "
        f"names in the texts are replaced. At most about {tokens:,} tokens, answers of at most {answer_tokens:,} each."
    )


def annotated(
    plan: AnnotationPlan, annotator: ModelAnnotator, kept: AnswerFile, *, progress: Progress | None = None
) -> Annotated:
    """The codes of the reactions planned; those that were answered before are not asked again.

    Where an answer is none the code is UNCLEAR, with the reason. Raises ServerRefused where nothing was answered.
    """
    rows: list[dict[str, Any]] = []
    failures, stopped, failed = 0, None, False
    total = len(plan.names)
    for done, (name, digest, known) in enumerate(plan.asked(annotator.model, kept)):
        if progress:
            progress(done, total, _label(annotator))
        try:
            if not known:
                kept.add(digest, *annotator.codes(plan.chat(name)))
            given, failures = kept.get(digest), 0
        except (NoReply, RequestRefused) as error:
            failures, given = failures + 1, ({}, str(error))
            if failures == FAILURES:
                stopped, failed = f"Stopped: {FAILURES} comments in a row without a reply; the last: {error}.", True
                break
        except CapReached as error:
            stopped = str(error)
            break
        except ServerRefused as error:
            if not rows:
                raise
            stopped, failed = str(error), True
            break
        rows += _rows(plan, name, given or ({}, ""), annotator.model)
    return Annotated(table=table_of(rows, COLUMNS), stopped=stopped, failed=failed)


def _rows(plan: AnnotationPlan, name: str, given: tuple[Answers, str], model: str) -> Iterator[dict[str, Any]]:
    answers, why = given
    reaction = plan.study.reactions.loc[name]
    for variable in askable(plan.book):
        one = answers.get(variable.name, ModelCode(UNCLEAR))
        yield {
            "id": f"{name}/{variable.name}", "reaction": name, "digest": str(reaction["digest"]),
            "variable": variable.name, "code": one.code, "probability": one.certainty,
            "why": why or ("the model cannot tell" if one.code == UNCLEAR else ""),
            "language": str(reaction["language"]) if isinstance(reaction["language"], str) else "", "model": model,
        }  # fmt: skip


def _label(annotator: ModelAnnotator) -> str:
    return f"Asking {annotator.model}{spent(annotator, brief=True)}"


def spent(annotator: ModelAnnotator, *, brief: bool = False) -> str:
    """What was read and written so far, and its price where prices were given."""
    account = annotator.server.account
    cost = "" if account.cost is None else f"{account.cost:.4f} EUR"
    if brief:
        return f" ({cost})" if cost else ""
    tokens = f"{account.tokens_in:,} tokens read and {account.tokens_out:,} written"
    return f"{counted(account.requests, 'request')}, {tokens}" + (f", {cost}" if cost else "") + "."
