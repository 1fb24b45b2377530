"""One reaction's codes from a model: in the strictest form that the server has, asked again where they are none."""

from __future__ import annotations

from typing import Any

from analysis.annotator.answers import InvalidAnswer, read_answer
from analysis.annotator.prompt import Message, askable, schema
from analysis.coding.codebook import Codebook
from commentariat.annotator.kept import Answers
from commentariat.annotator.server import ModelServer, RequestRefused

ANSWER_TOKENS = 1_000
FORMS = ("json_schema", "json_object", "text")
_FILTERS = ("content_filter", "content management policy", "content policy", "safety")
_SETTINGS = ("max_tokens", "temperature", "seed")
"""Fields that some servers refuse, and name when they do."""


class ModelAnnotator:
    """A model that codes by a codebook. What the server turned out not to take is left out from then on; `proven` says
    that it took a request, whose form is then kept."""

    def __init__(
        self, server: ModelServer, *, model: str, book: Codebook, seed: int = 0, answer_tokens: int = ANSWER_TOKENS
    ) -> None:
        self.server, self.model, self.book = server, model, book
        self.seed, self.answer_tokens = seed, answer_tokens
        self.proven = False
        self._form = 0
        self._without: set[str] = set()

    def codes(self, chat: list[Message]) -> tuple[Answers, str]:
        """The codes that the model gives, or none and why: an answer that is none is asked for once more.

        Raises as `ModelServer.complete` does; RequestRefused where the server does not take this one request.
        """
        why = ""
        for asked in (chat, None):
            again = asked or [*chat, {"role": "user", "content": _once_more(why)}]
            try:
                return read_answer(_content(self._complete(again)), askable(self.book)), ""
            except InvalidAnswer as error:
                why = str(error)
        return {}, why

    def body(self, chat: list[Message]) -> dict[str, Any]:
        """The request as it is sent now."""
        found: dict[str, Any] = {"model": self.model, "messages": chat, "stream": False}
        settings = {"temperature": 0, "seed": self.seed, "max_tokens": self.answer_tokens}
        found |= {key: value for key, value in settings.items() if key not in self._without}
        if "max_tokens" in self._without:
            found["max_completion_tokens"] = self.answer_tokens
        if FORMS[self._form] == "json_schema":
            named = {"name": "codes", "strict": True, "schema": schema(self.book)}
            found["response_format"] = {"type": "json_schema", "json_schema": named}
        elif FORMS[self._form] == "json_object":
            found["response_format"] = {"type": "json_object"}
        return found

    def _complete(self, chat: list[Message]) -> dict[str, Any]:
        while True:
            try:
                reply = self.server.complete(self.body(chat), most_out=self.answer_tokens)
            except RequestRefused as error:
                if any(word in error.said.lower() for word in _FILTERS):
                    raise InvalidAnswer("the server's filter refused the comment") from error
                if self.proven or not self._adapt(error.said.lower()):
                    raise
            else:
                self.proven = True
                return reply

    def _adapt(self, said: str) -> bool:
        """Leaves out what the server seems to have refused; False, and all as before, where nothing is left to."""
        named = next((name for name in _SETTINGS if name in said and name not in self._without), None)
        if named is not None:
            self._without.add(named)
        elif self._form + 1 < len(FORMS):
            self._form += 1
        else:
            self._form, self._without = 0, set()
            return False
        return True


def _once_more(why: str) -> str:
    return (
        f"That could not be used: {why}. Code the last comment above again, with the one JSON object and nothing else."
    )


def _content(reply: dict[str, Any]) -> str:
    """What the model wrote; raises InvalidAnswer where it refused, was cut short, or wrote nothing."""
    try:
        choice = reply["choices"][0]
        message, ended = choice["message"], choice.get("finish_reason")
        content, refusal = message.get("content"), message.get("refusal")
    except (KeyError, IndexError, TypeError, AttributeError) as error:
        raise InvalidAnswer("the reply holds no message") from error
    if refusal or ended == "content_filter":
        raise InvalidAnswer("the model refused")
    if isinstance(content, list):  # parts of a message
        content = "".join(str(part.get("text", "")) for part in content if isinstance(part, dict))
    if not isinstance(content, str) or not content.strip():
        raise InvalidAnswer("the answer is empty")
    if ended == "length":
        raise InvalidAnswer("the answer was cut at the most tokens allowed")
    return content
