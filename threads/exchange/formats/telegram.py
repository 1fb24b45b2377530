"""Telegram Desktop: `result.json` of one chat, or of all chats of an account."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from threads.exchange.formats import export_format
from threads.exchange.opened import ExportFile
from threads.exchange.post import Lost, Post
from threads.exchange.values import Record, held, key, moment, name, record, records, words


def is_telegram(file: ExportFile) -> bool:
    """Whether the JSON has chats with messages as Telegram Desktop exports them."""
    return any(_is_chat(chat) for one in file.first[:1] for chat in _chats(one)[:5])


def _chats(value: Record) -> list[Record]:
    return records(record(value.get("chats")).get("list", [value]))


def _is_chat(chat: Record) -> bool:
    return any(one.get("type") in ("message", "service") and "date" in one for one in records(chat.get("messages"))[:1])


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
            for message in records(chat.get("messages")):
                yield _message(message, chat)


def _message(message: Record, chat: Record) -> Post | Lost:
    if message.get("type") != "message":
        return Lost("service messages")
    text = _joined(message.get("text"))
    if not text.strip():
        return Lost("messages without words (pictures, stickers)")
    counts = [one.get("count") for one in records(message.get("reactions"))]
    numbers = [one for one in counts if isinstance(one, int)]
    elsewhere = "reply_to_peer_id" in message  # its number is that of a message in another chat
    return Post(
        text=text,
        thread=key(chat.get("id")) or words(chat.get("name")),
        key=key(message.get("id")),
        parent=None if elsewhere else key(message.get("reply_to_message_id")),
        author=name(message.get("from")),
        posted=moment(message.get("date_unixtime")) or moment(message.get("date")),
        likes=sum(numbers) if numbers else None,
        title=words(chat.get("name")) or None,
        held=held(message, "text_entities"),
    )


def _joined(text: Any) -> str:
    """The text of a message: a string, or a list of strings and marked pieces."""
    pieces = text if isinstance(text, list) else [text]
    return "".join(words(piece.get("text")) if isinstance(piece, dict) else words(piece) for piece in pieces)
