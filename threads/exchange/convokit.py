"""ConvoKit's corpus format (Chang et al., SIGDIAL 2020): a folder of utterances, speakers and conversations.

A thread is a conversation under the thread's id. Its article is the first utterance, and what answers nobody answers
the article, so that each conversation is one tree. What ConvoKit has no field for stands in `meta`, under the names
of our data model; a corpus that we wrote is read back as it was.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from threads.corpus.store import MOST_NAMED, Corpus, Skipped
from threads.errors import InvalidThread, UnreadableInput
from threads.exchange.values import Unlike
from threads.files import numbered_lines, read_regular, whole_file, write_whole
from threads.model import Article, Thread, plain_record
from threads.text.json_text import read_json

WRITER = "commentariat"
"""What `corpus.json` names under `written_by`; a reader knows our fields by it."""

UNKNOWN_SPEAKER = "[unknown]"
"""The speaker of comments without a name: ConvoKit wants one. Their `meta` says `author: null`."""

UTTERANCES, SPEAKERS, CONVERSATIONS = "utterances.jsonl", "speakers.json", "conversations.json"
OVERALL, INDEX = "corpus.json", "index.json"
FILES = (UTTERANCES, SPEAKERS, CONVERSATIONS, OVERALL, INDEX)
"""What a corpus folder holds."""

MOST_IN_ONE_PIECE, LONGEST_LINE = 500_000_000, 50_000_000
"""Bytes of a file that is one JSON value, and of one utterance."""

Record = dict[str, Any]


Traits = Mapping[str, Mapping[str, Any]]


def write_convokit(threads: Iterable[Thread], folder: Path, *, traits: Traits | None = None) -> int:
    """Writes the threads as a ConvoKit corpus into the folder and returns the number of utterances.

    Utterances keep their comments' ids where no two in the corpus are alike; else all are `thread/comment`. A speaker
    is a name, over all threads, as ConvoKit has it. `traits` are what utterances' `meta` has besides, by
    `thread/comment`. Equal threads give equal bytes.
    """
    named = _named(threads)
    plain, unlike = _ids_differ(named), Unlike(named)
    folder.mkdir(parents=True, exist_ok=True)
    speakers: dict[str, Record] = {}
    conversations: dict[str, Record] = {}
    utterance_types: dict[str, list[str]] = {}
    count = 0
    with whole_file(folder / UTTERANCES) as out:
        for name, thread in named.items():
            conversations[name] = {"meta": _conversation_meta(thread), "vectors": []}
            for utterance in _utterances(name, thread, traits or {}, None if plain else unlike):
                out.write((json.dumps(utterance) + "\n").encode("ascii"))
                speakers.setdefault(utterance["speaker"], {"meta": {}, "vectors": []})
                _note_types(utterance_types, utterance["meta"])
                count += 1
    conversation_types: dict[str, list[str]] = {}
    for conversation in conversations.values():
        _note_types(conversation_types, conversation["meta"])
    _write(folder / SPEAKERS, speakers)
    _write(folder / CONVERSATIONS, conversations)
    _write(folder / OVERALL, {"written_by": WRITER})
    _write(folder / INDEX, {
        "utterances-index": utterance_types, "speakers-index": {}, "conversations-index": conversation_types,
        "overall-index": {"written_by": [str(str)]}, "version": 1, "vectors": [],
    })  # fmt: skip
    return count


def read_convokit(folder: Path) -> Corpus:
    """Returns a corpus with a thread for each conversation in the folder, in the order of their first utterances.

    The first utterance becomes the article where the corpus is ours or the conversation has a title (forum posts);
    else it is a comment. Replies have the basis `markup`; one to an utterance that is not there stays as missing.
    Other programs' metadata are not kept; `notes` names the fields. Pickled fields are never opened. Conversations
    that break the data model are in `skipped`, and so is each line that is no utterance, by its number. Raises
    UnreadableInput where the folder holds no corpus.
    """
    from threads.exchange.convokit_reading import thread_from_conversation

    conversations = _loaded(folder / CONVERSATIONS)
    ours = is_ours(folder)
    grouped: dict[str, list[Record]] = {}
    threads: list[Thread] = []
    skipped: list[Skipped] = []
    for utterance in _read_utterances(folder, skipped):
        name = utterance.get("conversation_id", utterance.get("root"))
        grouped.setdefault(str(name if name is not None else utterance["id"]), []).append(utterance)
    for name, utterances in grouped.items():
        try:
            threads.append(thread_from_conversation(name, utterances, conversations.get(name), ours=ours))
        except InvalidThread as error:
            skipped.append(Skipped(f"{folder}: {name}", str(error)))
    return Corpus(threads, skipped=skipped)


def is_convokit(path: Path) -> bool:
    """Whether the path is a folder that holds a ConvoKit corpus."""
    return path.is_dir() and any((path / name).is_file() for name in (UTTERANCES, "utterances.json"))


def is_ours(folder: Path) -> bool:
    """Whether the ConvoKit corpus in the folder is one that we wrote."""
    return _loaded(folder / OVERALL).get("written_by") == WRITER


def _named(threads: Iterable[Thread]) -> dict[str, Thread]:
    """The threads by conversation id: their own, with a number where two share one."""
    named: dict[str, Thread] = {}
    unlike = Unlike()
    for thread in threads:
        named[unlike(thread.id)] = thread
    return named


def _ids_differ(named: dict[str, Thread]) -> bool:
    ids = [comment.id for thread in named.values() for comment in thread.comments]
    ids += [name for name, thread in named.items() if _has_root(name, thread)]
    return len(set(ids)) == len(ids)


def _has_root(name: str, thread: Thread) -> bool:
    """Whether the article is an utterance: always, but where there is none and a comment stands for the
    conversation."""
    empty = thread.article == Article(id=thread.article.id)
    return not (empty and any(comment.id == name for comment in thread.comments))


def _utterances(name: str, thread: Thread, traits: Traits, unlike: Unlike | None) -> Iterator[Record]:
    """The article's utterance and the comments', named by `unlike` where they have not ids of their own."""
    ids = {one.id: one.id if unlike is None else unlike(f"{name}/{one.id}") for one in thread.comments}
    root = name if _has_root(name, thread) else None
    article = thread.article
    if root is not None:
        meta = {"kind": "article", "title": article.title, "language": article.language}
        yield _utterance(root, name, article.byline, article.text, None, article.published, meta)
    for comment in thread.comments:
        reply_to = root if comment.parent is None else ids.get(comment.parent, comment.parent)
        meta = {key: value for key, value in plain_record(comment).items() if key not in ("text", "id")}
        meta |= {} if unlike is None else {"id": comment.id}
        meta = {**traits.get(f"{thread.id}/{comment.id}", {}), **meta}
        yield _utterance(ids[comment.id], name, comment.author, comment.text, reply_to, comment.posted, meta)


def _utterance(
    name: str,
    conversation: str,
    author: str | None,
    text: str,
    reply_to: str | None,
    posted: datetime | None,
    meta: Record,
) -> Record:
    return {
        "id": name, "conversation_id": conversation, "text": text,
        "speaker": author if author is not None else UNKNOWN_SPEAKER, "meta": meta, "reply-to": reply_to,
        "timestamp": _seconds(posted), "vectors": [],
    }  # fmt: skip


def _seconds(posted: datetime | None) -> int | float | None:
    if posted is None:
        return None
    seconds = posted.timestamp()
    return int(seconds) if seconds == int(seconds) else seconds


def _conversation_meta(thread: Thread) -> Record:
    """The thread without its comments and the article's text, and the title, which ConvoKit's own corpora have too."""
    record = {key: value for key, value in plain_record(thread).items() if key != "comments"}
    record["article"] = {key: value for key, value in record["article"].items() if key != "text"}
    return {"title": thread.article.title, **record}


def _note_types(index: dict[str, list[str]], meta: Record) -> None:
    """Adds the types of the fields' values to ConvoKit's index, which leaves out fields that it does not list."""
    for key, value in meta.items():
        known = index.setdefault(key, [])
        if value is not None and str(type(value)) not in known:
            known.append(str(type(value)))


def _write(path: Path, data: Record) -> None:
    write_whole(path, (json.dumps(data) + "\n").encode("ascii"))


def _loaded(path: Path) -> Record:
    """The object in the file, empty where there is no such file."""
    if not path.is_file():
        return {}
    try:
        data = read_json(read_regular(path, most=MOST_IN_ONE_PIECE).decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise UnreadableInput(path, f"no JSON: {error}") from error
    return data if isinstance(data, dict) else {}


def _read_utterances(folder: Path, skipped: list[Skipped]) -> Iterator[Record]:
    """The utterances of the corpus; lines that are none go into `skipped`, by their numbers."""
    lines, whole = folder / UTTERANCES, folder / "utterances.json"
    if lines.is_file():
        yield from _utterance_lines(lines, skipped)
        return
    if not whole.is_file():
        raise UnreadableInput(folder, "no ConvoKit corpus: it holds no utterances")
    try:
        found = read_json(read_regular(whole, most=MOST_IN_ONE_PIECE).decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise UnreadableInput(folder, f"no ConvoKit corpus: {error}") from error
    for utterance in found if isinstance(found, list) else ():
        if isinstance(utterance, dict) and utterance.get("id") is not None:
            yield utterance


def _utterance_lines(path: Path, skipped: list[Skipped]) -> Iterator[Record]:
    broken = 0
    for number, line in numbered_lines(path, longest=LONGEST_LINE):
        try:
            utterance = None if line is None else read_json(line.decode("utf-8"))
        except (ValueError, RecursionError):
            utterance = None
        if isinstance(utterance, dict) and utterance.get("id") is not None:
            yield utterance
            continue
        broken += 1
        if broken <= MOST_NAMED:
            skipped.append(Skipped(str(path), f"Line {number:,} is no utterance of a ConvoKit corpus."))
    if broken > MOST_NAMED:
        skipped.append(Skipped(str(path), f"{broken - MOST_NAMED:,} more lines are no utterances."))
