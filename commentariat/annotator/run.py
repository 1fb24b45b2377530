"""From a study to a model's codes of its reactions: planned first, then asked one by one, each kept as it comes."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
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
from threads.errors import CommentariatError

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
    plan: AnnotationPlan, annotator: ModelAnnotator, kept: AnswerFile, *, at_once: int = 1,
    progress: Progress | None = None,
) -> Annotated:  # fmt: skip
    """The codes of the reactions planned, in their order, `at_once` of them asked for at a time; those that were
    answered before are not asked again.

    Where an answer is none the code is UNCLEAR, with the reason. Raises ServerRefused where nothing was answered.
    """
    rows: list[dict[str, Any]] = []
    failures, stopped, failed = 0, None, False
    total = len(plan.names)
    for done, (name, answer) in enumerate(_in_order(plan, annotator, kept, at_once)):
        if progress:
            progress(done, total, _label(annotator))
        try:
            given, failures = answer.result(), 0
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
        rows += _rows(plan, name, given, annotator.model)
    return Annotated(table=table_of(rows, COLUMNS), stopped=stopped, failed=failed)


def _in_order(
    plan: AnnotationPlan, annotator: ModelAnnotator, kept: AnswerFile, at_once: int
) -> Iterator[tuple[str, Future[tuple[Answers, str]]]]:
    """Yields each reaction with its answer, in order. The first ones are asked for one by one, until the server took a
    form; whoever stops listening lets those finish that are under way, and they are kept."""

    def ask(name: str, digest: str) -> tuple[Answers, str]:
        found = kept.get(digest)
        if found is None:
            found = annotator.codes(plan.chat(name))
            kept.add(digest, *found)
        return found

    waiting = deque[tuple[str, Future[tuple[Answers, str]]]]()
    pool = ThreadPoolExecutor(at_once)
    try:
        for name, digest, known in plan.asked(annotator.model, kept):
            if at_once > 1 and annotator.proven and not known:
                waiting.append((name, pool.submit(ask, name, digest)))
            else:
                waiting.append((name, _done(ask, name, digest)))
            if len(waiting) >= 2 * at_once or at_once == 1:
                yield waiting.popleft()
        while waiting:
            yield waiting.popleft()
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _done(ask: Callable[[str, str], tuple[Answers, str]], name: str, digest: str) -> Future[tuple[Answers, str]]:
    made: Future[tuple[Answers, str]] = Future()
    try:
        made.set_result(ask(name, digest))
    except CommentariatError as error:
        made.set_exception(error)
    return made


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
