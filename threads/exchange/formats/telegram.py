"""Telegram Desktop: `result.json` of one chat, or of all chats of an account."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from threads.exchange.formats import export_format
from threads.exchange.opened import ExportFile
from threads.exchange.post import Lost, Post
from threads.exchange.values import held, key, moment, name, words


def is_telegram(file: ExportFile) -> bool:
    """Whether the JSON has chats with messages as Telegram Desktop exports them."""
    return any(_is_chat(chat) for one in file.first[:1] for chat in _chats(one)[:5])


def _chats(value: dict[str, Any]) -> list[dict[str, Any]]:
    chats = value.get("chats")
    found = chats.get("list") if isinstance(chats, dict) else None
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else [value]


def _is_chat(chat: dict[str, Any]) -> bool:
    messages = chat.get("messages")
    first = messages[0] if isinstance(messages, list) and messages and isinstance(messages[0], dict) else {}
    return first.get("type") in ("message", "service") and "date" in first


@export_format(
    "telegram",
    suffixes=(".json",),
    recognises=is_telegram,
    fields={
        "thread": "id of the chat", "title": "name of the chat", "text": "text (its pieces joined)", "author": "from",
        "posted": "date_unixtime, date", "id": "messages.id", "parent": "reply_to_message_id",
        "likes": "reactions (counts added)", "left out": "service messages, messages without words",
    },
)  # fmt: skip
def telegram(file: ExportFile) -> Iterator[Post | Lost]:
    """Telegram Desktop export (result.json): a thread a chat, whole texts, whom messages answer."""
    for one in file.objects():
        for chat in _chats(one):
            messages = chat.get("messages")
            for message in messages if isinstance(messages, list) else []:
                if isinstance(message, dict):
                    yield _message(message, chat)


def _message(message: dict[str, Any], chat: dict[str, Any]) -> Post | Lost:
    if message.get("type") != "message":
        return Lost("service messages")
    text = _joined(message.get("text"))
    if not text.strip():
        return Lost("messages without words (pictures, stickers)")
    reactions = message.get("reactions")
    counts = [one.get("count") for one in reactions if isinstance(one, dict)] if isinstance(reactions, list) else []
    numbers = [one for one in counts if isinstance(one, int)]
    return Post(
        text=text,
        thread=key(chat.get("id")) or words(chat.get("name")),
        key=key(message.get("id")),
        parent=key(message.get("reply_to_message_id")),
        author=name(message.get("from")),
        posted=moment(message.get("date_unixtime")) or moment(message.get("date")),
        likes=sum(numbers) if numbers else None,
        title=words(chat.get("name")) or None,
        held=held({name: value for name, value in message.items() if name != "text_entities"}),
    )


def _joined(text: Any) -> str:
    """The text of a message: a string, or a list of strings and marked pieces."""
    pieces = text if isinstance(text, list) else [text]
    return "".join(words(piece.get("text")) if isinstance(piece, dict) else words(piece) for piece in pieces)
