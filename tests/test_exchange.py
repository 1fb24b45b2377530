"""Threads to other programs and back: ConvoKit's corpora, GEXF and GraphML, and sampled reply trees."""

from __future__ import annotations

import json
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from commentariat.export import export
from threads import link
from threads.errors import BadParameter, UnknownName, UnreadableInput
from threads.exchange import author_graph, comment_graph, read_convokit, write_convokit
from threads.exchange.convokit import is_convokit
from threads.model import Article, Comment, Quote, Reply, Thread
from threads.replies.sampling import sample_replies

NOON = datetime(2022, 3, 1, 12, tzinfo=UTC)
FERRY = Thread(
    id="ferry",
    article=Article(id="a", title="The ferry stops", text="“It is gone,” said a commuter.", byline="J. Moss",
        published=NOON),
    comments=(
        Comment(id="1", text="Who pays for the bus?", author="Ada", posted=NOON, number=1, root_probability=0.9),
        Comment(id="2", text="Nobody does.", author="Bo", posted=NOON + timedelta(minutes=5), likes=3,
            root_probability=0.1,
                replies_to=(Reply(parent="1", probability=0.7, basis="model", alternatives=(("0", 0.2),)),)),
        Comment(id="3", text="“Nobody does.” True, and “Who pays” is the point.", quoted=((0, 14),),
            root_probability=0.05,
                replies_to=(Reply(parent="2", probability=0.9, basis="quote", start=0, end=19), Reply(parent="1",
                    probability=0.6, basis="quote", start=19, end=47))),
    ),
    missing=("0",),
    quotes=(Quote(id="q", owner="a", start=1, end=12, text="It is gone,", speaker="a commuter", speaker_kind="public"),
        ),
    dropped={"menu": 40},
)  # fmt: skip


def rows(folder: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (folder / "utterances.jsonl").read_text(encoding="utf-8").splitlines()]


def test_a_thread_comes_back_from_convokit_as_it_was(tmp_path: Path) -> None:
    second = Thread(id="second", comments=(Comment(id="1", text="Same id, other page.", author=None),))
    assert write_convokit([FERRY, second, FERRY], tmp_path) == 10
    assert list(read_convokit(tmp_path)) == [FERRY, second, FERRY]
    assert is_convokit(tmp_path)
    assert not is_convokit(tmp_path / "nowhere")


def test_a_conversation_is_one_tree_under_its_id(tmp_path: Path) -> None:
    write_convokit([FERRY], tmp_path)
    found = rows(tmp_path)
    assert [(row["id"], row["reply-to"]) for row in found] == [("ferry", None), ("1", "ferry"), ("2", "1"), ("3", "2")]
    assert {row["conversation_id"] for row in found} == {"ferry"}
    speakers = json.loads((tmp_path / "speakers.json").read_text(encoding="utf-8"))
    assert {row["speaker"] for row in found} == set(speakers) == {"J. Moss", "Ada", "Bo", "[unknown]"}
    index = json.loads((tmp_path / "index.json").read_text(encoding="utf-8"))
    assert all(set(row["meta"]) <= set(index["utterances-index"]) for row in found)


def corpus(folder: Path, utterances: list[dict[str, Any]], conversations: dict[str, Any]) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "utterances.jsonl").write_text("".join(json.dumps(row) + "\n" for row in utterances), encoding="utf-8")
    (folder / "conversations.json").write_text(json.dumps(conversations), encoding="utf-8")
    for name in ("speakers.json", "corpus.json"):
        (folder / name).write_text("{}", encoding="utf-8")
    return folder


def utterance(name: str, conversation: str, parent: str | None, **more: Any) -> dict[str, Any]:
    return {
        "id": name,
        "conversation_id": conversation,
        "reply-to": parent,
        "speaker": "kit",
        "text": name,
        "timestamp": 5,
        "meta": {},
        **more,
    }


CORE = ("id", "conversation_id", "reply-to", "speaker", "text", "timestamp")


TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=20)
"""A zero is taken out when a corpus is read: no page and no table can hold it."""


@st.composite
def corpora(draw: st.DrawFn) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    """Corpora as ConvoKit documents them: conversations named after their first utterance, replies to earlier ones."""
    found: list[dict[str, Any]] = []
    conversations: dict[str, Any] = {}
    for c in range(draw(st.integers(0, 4))):
        conversations[f"u{c}.0"] = {"meta": {"title": "A day out"} if draw(st.booleans()) else {}, "vectors": []}
        for k in range(draw(st.integers(1, 6))):
            parent = (
                f"u{c}.{draw(st.integers(0, k - 1))}" if k and draw(st.integers(0, 9)) else None if not k else f"u{c}.0"
            )
            time = draw(st.none() | st.integers(631_152_000, 1_780_000_000) | st.just(1600000000.5))
            text, speaker = draw(TEXT), draw(TEXT)
            found.append(utterance(f"u{c}.{k}", f"u{c}.0", parent, text=text, speaker=speaker, timestamp=time))
    return found, conversations


@settings(max_examples=60, deadline=None)
@given(corpora())
def test_convokit_to_threads_to_convokit_keeps_every_utterance(
    made: tuple[list[dict[str, Any]], dict[str, Any]],
) -> None:
    with tempfile.TemporaryDirectory() as name:
        first = corpus(Path(name) / "first", *made)
        threads = list(read_convokit(first))
        write_convokit(threads, Path(name) / "second")
        assert [{key: row[key] for key in CORE} for row in rows(Path(name) / "second")] == [
            {key: row[key] for key in CORE} for row in made[0]
        ]
        assert list(read_convokit(Path(name) / "second")) == threads


def test_titled_conversations_open_with_an_article_and_others_with_a_comment(tmp_path: Path) -> None:
    told = [
        utterance("p", "p", None, meta={"score": 4}),
        utterance("q", "p", "p"),
        utterance("r", "r", None),
        utterance("s", "r", "gone"),
    ]
    post, talk = read_convokit(corpus(tmp_path, told, {"p": {"meta": {"title": "Ferry?"}}}))
    assert (post.article.title, post.article.text, [c.id for c in post.comments]) == ("Ferry?", "p", ["q"])
    assert post.comments[0].root_probability == 1.0
    assert "score" in post.notes[0]
    assert [c.id for c in talk.comments] == ["r", "s"]
    assert talk.missing == ("gone",)
    assert talk.comments[1].replies_to[0].basis == "markup"


def test_older_corpora_and_odd_values_are_read(tmp_path: Path) -> None:
    old = {"id": 7, "root": 7, "reply_to": 7, "user": "kit", "text": None, "timestamp": "1e999"}
    thread = next(iter(read_convokit(corpus(tmp_path, [old], {}))))
    assert (thread.id, thread.comments[0].author, thread.comments[0].posted, thread.comments[0].replies_to) == (
        "7",
        "kit",
        None,
        (),
    )
    assert "timestamp" in thread.notes[0]


JSON = st.recursive(st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from(["meta", "title", "replies_to",
        "parent", "kind", "id"]), inner, max_size=2), max_leaves=4)  # fmt: skip
FIELDS = st.sampled_from(
    ["id", "conversation_id", "root", "reply-to", "reply_to", "speaker", "user", "text", "timestamp", "meta"]
)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.dictionaries(FIELDS, JSON, max_size=8), max_size=4),
    JSON,
    st.sampled_from(["{}", '{"written_by": "commentariat"}', "[]"]),
)
def test_any_json_is_read_or_skipped(found: list[Any], about: Any, overall: str) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = corpus(Path(name), found, {"None": about, "": about})
        (folder / "corpus.json").write_text(overall, encoding="utf-8")
        read = read_convokit(folder)
        assert sum(len(thread.comments) for thread in read) <= len(found)


def test_circles_are_opened_and_repeated_utterances_left_out(tmp_path: Path) -> None:
    """A broken utterance costs itself, not its conversation, and a note counts it."""
    told = [("a", "p", "b"), ("b", "p", "a"), ("c", "p", "b"), ("c", "p", "b")]
    records = [
        {"id": own, "conversation_id": talk, "text": own, "speaker": "s", "reply-to": parent, "meta": {}}
        for own, talk, parent in told
    ]
    [thread] = read_convokit(corpus(tmp_path, records, {}))
    assert [comment.id for comment in thread.comments] == ["b", "a", "c"]
    assert [comment.parent for comment in thread.comments] == [None, "b", "b"]
    assert "1 utterances whose id stands before; 1 answers that ran in a circle" in thread.notes[0]


def test_a_folder_without_a_corpus_says_so(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput, match="ConvoKit"):
        list(read_convokit(tmp_path))


@pytest.mark.parametrize(("form", "read"), [("gexf", nx.read_gexf), ("graphml", nx.read_graphml)])
def test_graphs_are_read_back_by_networkx(tmp_path: Path, form: str, read: Any) -> None:
    odd = Thread(id="odd", comments=(Comment(id="x", text="\x00\ud800 <b>&", author="] ]>"),))
    files = export([FERRY, odd], tmp_path, to=form)
    before = [file.read_bytes() for file in files]
    assert [file.name for file in files] == [f"comments.{form}", f"authors.{form}"]
    comments, authors = read(files[0]), read(files[1])
    assert set(comments.edges) == {
        ("ferry/1", "ferry/a"),
        ("ferry/2", "ferry/1"),
        ("ferry/3", "ferry/2"),
        ("ferry/3", "ferry/1"),
    }
    assert comments.edges["ferry/2", "ferry/1"]["probability"] == 0.7
    assert set(authors.edges) == {("ferry/Bo", "ferry/Ada")}
    assert b"lastmodified" not in before[0]
    export([FERRY, odd], tmp_path, to=form)
    assert [file.read_bytes() for file in files] == before


def test_authors_and_comments_are_counted() -> None:
    assert author_graph([FERRY]).nodes["ferry/Ada"]["comments"] == 1
    assert "likes" not in comment_graph([FERRY]).nodes["ferry/1"]
    assert comment_graph([FERRY]).nodes["ferry/0"]["kind"] == "missing"


def test_an_unknown_target_lists_those_known(tmp_path: Path) -> None:
    with pytest.raises(UnknownName, match="gexf"):
        export([FERRY], tmp_path, to="gefx")


def test_sampled_trees_follow_the_probabilities() -> None:
    trees = sample_replies(FERRY, 2_000, seed=3)
    parents = [tree.comment("2").parent for tree in trees]
    assert abs(parents.count("1") / 2_000 - 0.7) < 0.04
    assert abs(parents.count("0") / 2_000 - 0.2) < 0.04
    assert abs(parents.count(None) / 2_000 - 0.1) < 0.03
    both = [{reply.parent for reply in tree.comment("3").replies_to} for tree in trees]
    assert abs(sum("2" in found for found in both) / 2_000 - 0.9) < 0.03
    assert [tree.comment("2").replies_to for tree in trees] == [
        tree.comment("2").replies_to for tree in sample_replies(FERRY, 2_000, seed=3)
    ]
    assert trees[0].comment("2").text == "Nobody does."


def test_what_the_platform_kept_stands_in_every_tree() -> None:
    kept = Thread(
        id="k",
        comments=(
            Comment(id="1"),
            Comment(id="2", replies_to=(Reply(parent="1", probability=0.4, basis="nesting"),)),
            Comment(id="3"),
        ),
    )
    assert sample_replies(FERRY, 0) == []
    assert all(tree == kept for tree in sample_replies(kept, 20, seed=1))
    with pytest.raises(BadParameter):
        sample_replies(kept, -1)


def test_comments_that_answer_nobody_do_answer_somebody_in_some_trees() -> None:
    texts = [
        "The mill pond froze over.",
        "Skating again at last!",
        "Is the ice thick enough?",
        "It was last year.",
        "Nobody measured it.",
    ] * 3
    linked = link(
        Thread(id="m", comments=tuple(Comment(id=str(k), text=t, author=f"w{k % 4}") for k, t in enumerate(texts)))
    )
    trees = sample_replies(linked, 300, seed=0)
    for comment in linked.comments[1:]:
        assert comment.root_probability is not None
        share = sum(tree.comment(comment.id).parent is None for tree in trees) / 300
        assert abs(share - comment.root_probability) < 0.12


def test_circles_cannot_be_drawn() -> None:
    ring = Thread(
        id="r",
        comments=(
            Comment(id="1", root_probability=0.5, replies_to=()),
            Comment(
                id="2",
                root_probability=0.0,
                replies_to=(Reply(parent="1", probability=0.5, basis="model", alternatives=(("3", 0.5),)),),
            ),
            Comment(
                id="3",
                root_probability=0.0,
                replies_to=(Reply(parent="2", probability=0.5, basis="model", alternatives=(("1", 0.5),)),),
            ),
        ),
    )
    assert len(sample_replies(ring, 100, seed=0)) == 100
