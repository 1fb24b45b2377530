"""E-mail and IP addresses and telephone numbers leave every string of a thread, however they are spelled."""

from __future__ import annotations

import csv
import html
import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import commentariat
import threads
from tests import spellings_more
from tests.spellings import INTERNET, MAIL, PHONES
from tests.spellings_kept import KEPT, KEPT_WITHIN
from threads import Article, Comment, Quote, Reply, Source, Thread, Turn
from threads.exchange import read_convokit
from threads.privacy import ADDRESSES, PLACEHOLDER, redact
from threads.privacy import PHONES as NUMBERS

SECRETS = (
    "zebra", "okapi", "ipako", "protected", "7a0e1f090e3a1f", "113.77", "113.*", "db8:", "5550", "550177", "55501",
    "550-177",
)  # fmt: skip
BODY = "The ferry stops at night, and nobody asked the people of the island what they think of it. " * 4


def left(text: str) -> list[str]:
    """What of an address is left in the text; a digest may hold any four digits."""
    low = re.sub(r'(?<=")(?=[0-9]*[a-f])[0-9a-f]{13,64}(?=["-])', "", text.lower())
    return [secret for secret in SECRETS if secret in low]


@pytest.mark.parametrize("spelled", [*MAIL, *INTERNET, *PHONES])
@pytest.mark.parametrize("around", ["{}", "Write to {} for more.", "请联系 {} 谢谢", "문의는 {} 입니다"])
def test_no_spelling_is_left(spelled: str, around: str) -> None:
    kept, counts = redact(around.format(spelled))
    assert left(kept) == [] and PLACEHOLDER in kept
    assert set(counts) <= {ADDRESSES, NUMBERS} and min(counts.values()) > 0
    before, after = around.split("{}")
    assert kept.startswith(before.rstrip(" ") if "@" in spelled else before[:3]) and kept.endswith(after.strip(" "))


@pytest.mark.parametrize("spelled", [*spellings_more.MAIL, *spellings_more.INTERNET, *spellings_more.PHONES])
def test_no_other_spelling_is_left(spelled: str) -> None:
    for around in ("{}", "Write to {} for more.", "请联系 {} 谢谢", "문의는 {} 입니다"):
        kept, counts = redact(around.format(spelled))
        assert [one for one in (*SECRETS, "5501", "0.113") if one in kept.lower()] == [] and PLACEHOLDER in kept
        assert min(counts.values()) > 0


@pytest.mark.parametrize("text", KEPT_WITHIN)
def test_what_only_looks_like_one_stays_within_a_sentence(text: str) -> None:
    for around in ("{}", "I say {} today.", "他说{}的"):
        assert redact(around.format(text)) == (around.format(text), {})


@pytest.mark.parametrize("text", KEPT)
def test_what_only_looks_like_one_stays(text: str) -> None:
    assert redact(text) == (text, {})


@given(st.text(max_size=200))
@settings(deadline=None, max_examples=300)
def test_a_second_look_finds_nothing_more(text: str) -> None:
    once, _ = redact(text)
    assert redact(once)[0] == once


def page(comment: str, *, author: str = "Bert", link: str = "#c1", title: str = "Ferries") -> str:
    return (
        f"<html><head><title>{title}</title></head><body><article><h1>{title}</h1><p>{BODY}</p></article>"
        '<h3>2 Comments</h3><ol class="commentlist"><li class="comment" id="comment-1">'
        '<div class="comment-author"><cite class="fn">'
        f'<a href="{link}">{author}</a></cite></div><p>{comment}</p></li><li class="comment" id="comment-2">'
        f'<div class="comment-author"><cite class="fn">Cy</cite></div><p>A quiet word about boats.</p></li></ol>'
        "</body></html>"
    )


MARKED = """<span>zebra</span>@<b>okapi</b>.com
ze<wbr>bra@oka<wbr>pi.com
zebra@<!-- no -->okapi.com
zebra&shy;@okapi.com
<a href='mailto:zebra@okapi.com'>zebra<i>@</i>okapi.com</a>
zebra<span>&#64;</span>okapi<span>.</span>com
<a class='__cf_email__' href='/cdn-cgi/l/email-protection' data-cfemail='7a0e1f090e3a1f'>[email&#160;protected]</a>
<b>203</b>.0.<i>113.77</i>
2001:<wbr>db8::77
zebra<b>(at)</b>okapi<b>(dot)</b>com
+82-<b>10-5550</b>-0177
<code>zebra@okapi.com</code>
<pre>zebra@okapi.com</pre>
<q>zebra@okapi.com</q>
zebra&ZeroWidthSpace;@okapi.com""".split("\n")


@pytest.mark.parametrize("marked", MARKED)
def test_tags_and_entities_within_an_address_hide_nothing(marked: str) -> None:
    thread = threads.split(page(f"Write to {marked} today, the harbour is open."))
    assert left(thread.to_json()) == []
    assert thread.comments[0].text.startswith("Write to") and thread.comments[0].text.endswith("the harbour is open.")
    assert thread.dropped[ADDRESSES if "82" not in marked else NUMBERS] > 0


def named(author: str, link: str | None = None) -> tuple[Comment, Thread]:
    made = Thread(id="t", comments=(Comment(id="1", text="A word about boats.", author=author, author_url=link),))
    thread = Thread.from_json(made.to_json())
    return thread.comments[0], thread


@pytest.mark.parametrize(
    "name", ["203.0.***.***", "203.0.113.77", "zebra@okapi.com", "<zebra@okapi.com>", "203.0.113.x"]
)
def test_an_address_is_no_name(name: str) -> None:
    comment, thread = named(name)
    assert comment.author is None and thread.dropped[ADDRESSES] > 0
    assert left(threads.split(page("A word about boats.", author=name)).to_json()) == []


def test_a_name_before_an_address_stays_and_a_link_of_an_address_is_none() -> None:
    comment, _ = named("손님(203.0.113.***)", "mailto:zebra%40okapi.com")
    assert comment.author == "손님" and comment.author_url is None
    assert named("010-5550-0177")[0].author is None and named("+82 10 5550 0177")[0].author is None
    assert named("1234567890")[0].author == "1234567890" and named("2014-05-10")[0].author == "2014-05-10"


def test_an_address_turned_around_behind_an_id_and_an_escape_in_markup_leave_nothing() -> None:
    assert redact("249-moc.ipako@arbez")[0] == f"249-{PLACEHOLDER}"
    thread = threads.split(page("Write to zebra\\u200b@okapi.com today."))
    assert left(thread.to_json()) == [] and thread.comments[0].text == f"Write to {PLACEHOLDER} today."


def test_json_ld_escapes_are_seen_through() -> None:
    stated = {
        "@type": "Article", "headline": "Ferries", "comment": [
            {"@type": "Comment", "text": "Write to ZEBRA today", "author": {"@type": "Person", "name": "ZEBRA",
             "url": "mailto:ZEBRA"}, "url": "https://sea.example/ZEBRA"},
            {"@type": "Comment", "text": "A word about boats", "author": {"@type": "Person", "name": "Cy"}}],
    }  # fmt: skip
    written = json.dumps(stated).replace("ZEBRA", "zebra\\u0040okapi.com")
    thread = threads.split(
        f"<html><body><article><p>{BODY}</p></article>"
        f"<script type='application/ld+json'>{written}</script></body></html>"
    )
    assert len(thread.comments) == 2 and left(thread.to_json()) == []


def full(secret: str) -> Thread:
    """A thread whose every string holds the address."""
    s = secret
    text = f"First {s} then “quoted {s} words” end."
    start, end = text.index("“") + 1, text.index("”")
    return Thread(
        id=f"t {s}",
        source=Source(path=f"/home/{s}/page.html", url=f"https://sea.example/?q={s}", sha256="ab", encoding="utf-8"),
        article=Article(id=f"a {s}", title=f"On {s}", text=text, byline=f"By {s}", outlet=f"The {s}",
                        turns=(Turn(speaker=f"Mr {s}", start=start, end=end),)),
        comments=(
            Comment(id=f"1 {s}", text=text, author=f"Bert {s}", author_url=f"https://sea.example/{s}",
                    permalink=f"#c-{s}", quoted=((start, end),), at=f"e {s}"),
            Comment(id="2", text=text, replies_to=(Reply(parent=f"1 {s}", evidence=f"as {s} says", start=start, end=end,
                    alternatives=((f"gone {s}", 0.1),)),), copy_of=f"1 {s}"),
        ),
        quotes=(Quote(id=f"q {s}", owner=f"a {s}", start=start, end=end, text=text[start:end], speaker=f"Ms {s}",
                speaker_start=0, speaker_end=5, decided_by=f"by {s}", group=f"of {s}", place=f"in {s}",
                manner=f"as {s}", original=f"原文 {s}"),),
        dropped={f"menu {s}": 3}, missing=(f"gone {s}",), notes=(f"Note {s}.",),
    )  # fmt: skip


@pytest.mark.parametrize(
    "secret", ["zebra@okapi.com", "203.0.113.77", "2001:db8::77", "zebra (at) okapi.com", "zebra＠okapi．com"]
)
def test_every_field_of_a_written_thread_is_cleared_and_offsets_keep_their_words(secret: str) -> None:
    thread = Thread.from_json(full(secret).to_json())
    assert left(thread.to_json()) == [] and thread.dropped[ADDRESSES] > 0
    assert Thread.from_json(thread.to_json()) == thread
    first, second = thread.comments
    said = f"quoted {PLACEHOLDER} words"
    assert [first.text[a:b] for a, b in first.quoted] == [said]
    [reply], [quote], [turn] = second.replies_to, thread.quotes, thread.article.turns
    assert reply.parent == first.id == second.copy_of and quote.owner == thread.article.id
    assert second.text[reply.start : reply.end] == quote.text == thread.article.text[turn.start : turn.end] == said
    assert thread.article.text[quote.start : quote.end] == said
    assert thread.article.text[quote.speaker_start : quote.speaker_end] == "First"


def test_ids_that_hold_addresses_stay_ids_of_different_comments() -> None:
    made = tuple(Comment(id=f"<{n}@okapi.com>", text=f"word {n[-1]}") for n in ("zebra1", "zebra2", "zebra3"))
    linked = (*made[:2], replace(made[2], replies_to=(Reply(parent=made[1].id),)))
    thread = Thread.from_json(Thread(id="t", comments=linked).to_json())
    assert len({comment.id for comment in thread.comments}) == 3 and left(thread.to_json()) == []
    assert thread.comments[2].parent == thread.comments[1].id


def as_page(text: str, folder: Path) -> Path:
    file = folder / "page.html"
    file.write_text(page(html.escape(text), author=html.escape(f"Bert {text[:60]}")), encoding="utf-8")
    return file


def as_text(text: str, folder: Path) -> Path:
    file = folder / "page.txt"
    file.write_text(f"Ferries\n\n{BODY}\n\n2 comments\n\nBert says:\nMay 3, 2014 at 10:12 am\n{text}\n\nCy says:\n"
                    "May 4, 2014 at 11:12 am\nA quiet word about boats.\n", encoding="utf-8")  # fmt: skip
    return file


def as_table(text: str, folder: Path) -> Path:
    file = folder / "table.csv"
    with file.open("w", encoding="utf-8", newline="") as out:
        rows = csv.writer(out)
        rows.writerow(["id", "parent", "author", "text", "permalink", "title", f"extra {text}"])
        rows.writerow(["1", "", text, text, f"https://sea.example/{text}", text, text])
        rows.writerow([f"2 {text}", "1", "Cy", "A quiet word", "", "", ""])
    return file


def as_lines(text: str, folder: Path) -> Path:
    file = folder / "comments.jsonl"
    file.write_text("\n".join(json.dumps({"id": k, "author": text, "text": text, "url": text}) for k in (1, 2)))
    return file


def as_threads(text: str, folder: Path) -> Path:
    file = folder / "threads.jsonl"
    file.write_text(full(text).to_json() + "\n", encoding="utf-8")
    return file


def as_corpus(text: str, folder: Path) -> Path:
    rows = [{"id": f"u{k} {text}", "conversation_id": f"u0 {text}", "text": text, "speaker": text, "meta": {text: 1},
             "reply-to": f"u0 {text}" if k else None, "timestamp": 1_400_000_000} for k in (0, 1)]  # fmt: skip
    (folder / "utterances.jsonl").write_text("\n".join(map(json.dumps, rows)))
    (folder / "conversations.json").write_text(json.dumps({f"u0 {text}": {"meta": {"title": text, text: 2}}}))
    (folder / "speakers.json").write_text("{}")
    (folder / "corpus.json").write_text("{}")
    return folder / "utterances.jsonl"


FORMATS: tuple[Callable[[str, Path], Path], ...] = (as_page, as_text, as_table, as_lines, as_threads, as_corpus)
PLAIN = (
    "zebra@okapi.com", "zebra (at) okapi.com", "203.0.113.77", "2001:db8::77", "+82-10-5550-0177",
    "zebra&#64;okapi.com",
)  # fmt: skip
WORDS = st.text(st.characters(codec="utf-8", categories=("L", "Zs", "P")), max_size=30)


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.__name__)
@given(before=WORDS, after=WORDS, secret=st.sampled_from(PLAIN))
@settings(deadline=None, max_examples=12)
def test_no_address_in_any_field_of_any_format_reaches_a_thread(
    form: Callable[[str, Path], Path], before: str, after: str, secret: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    file = form(f"{before} {secret} {after}", tmp_path_factory.mktemp("format"))
    for thread in commentariat.read(file):
        assert left(thread.to_json()) == [], thread.to_json()


def test_the_corpus_door_is_guarded_too(tmp_path: Path) -> None:
    as_corpus("Write zebra@okapi.com", tmp_path)
    [thread] = read_convokit(tmp_path)
    assert left(thread.to_json()) == [] and len(thread.comments) + bool(thread.article.text) == 2
