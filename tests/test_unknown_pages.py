"""The general method on pages of no known platform: what beside class words shows a list of comments, and where it
ends."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

import threads
from threads.page import looks_like_html

ARTICLE = (
    "<h1>The mill will open again</h1>"
    + "<p>The old mill by the weir will grind flour again from spring, its new owners told the parish on Monday.</p>"
    * 6
)
WORDS = (
    "I learned to swim below that weir and I am glad that somebody cares.",
    "Who pays for the sluice, though? We were told the same ten years ago.",
    "My uncle was the last miller there, he would have liked to see it.",
    "You can still buy their bread at the shop in Lower Street.",
    "I hope that they keep the footpath open for us while they build.",
    "We walked past on Sunday and the scaffolding is up already.",
    "Good news at last, I thought nobody would take it on.",
    "I would rather have seen the money go to the school.",
    "You should read what the council wrote about the fish ladder.",
)
NAMES = ("Orla Finch", "Bertram", "Mina K", "Old Tom", "Sefton Reed", "Ada Lund", "Piet", "Ruth Moor", "Jasper")


def page(below: str) -> str:
    return f"<html><head><title>Mill</title></head><body><div>{ARTICLE}</div>{below}</body></html>"


def read(below: str) -> list[tuple[str | None, str]]:
    return [(comment.author, comment.text) for comment in threads.split(page(below)).comments]


def test_a_heading_that_announces_one_comment_finds_it_without_any_class() -> None:
    found = read(
        f"<div><h4>One comment so far</h4><div><div><b>{NAMES[0]}</b> <i>May 4, 2012 at 9:12 "
        f"am</i></div><p>{WORDS[0]}</p></div></div>"
    )
    assert found == [(NAMES[0], WORDS[0])]


def test_pictures_of_readers_and_an_announced_number_make_an_undated_list() -> None:
    items = "".join(
        (
            f'<dt><span><img src="/avatar/{k}.png" alt=""></span> <span><a '
            f'href="http://{k}.example.org">{name}</a></span></dt><dd><p>{words}</p></dd>'
        )
        for k, (name, words) in enumerate(zip(NAMES, WORDS, strict=True))
    )
    found = read(f"<p><span>{{</span> <span>9</span> comments <span>}}</span></p><dl>{items}</dl>")
    assert found == list(zip(NAMES, WORDS, strict=True))


def test_a_form_for_comments_is_no_comment() -> None:
    form = (
        "<div id='respond' class='comment-box'><h3>Leave a reply</h3><form><p class='comment-notes'>Your email "
        "address will not be published. Required fields are marked *</p><textarea "
        "name='comment'></textarea></form></div>"
    )
    assert read(form) == []


def test_the_form_below_the_last_comment_is_none_of_its_words() -> None:
    items = "".join(
        (
            f"<h4>{name} on May {k + 1}, 2012 9:1{k} "
            f"AM</h4><p>{words}</p>{'<p>And so on.</p><p>And on.</p>' if k == 1 else ''}"
        )
        for k, (name, words) in enumerate(list(zip(NAMES, WORDS, strict=True))[:4])
    )
    found = read(
        f"<div><h3>Comments</h3>{items}<h3>Post a comment</h3><form><p>We may shorten "
        f"letters.</p><textarea></textarea></form></div>"
    )
    assert [text for _, text in found] == [WORDS[0], f"{WORDS[1]}\n\nAnd so on.\n\nAnd on.", *WORDS[2:4]]


def test_a_hidden_copy_for_quoting_is_not_said_twice() -> None:
    items = "".join(
        (
            f"<div class='box'>Posted by: {name} on May {k + 1}, 2012 9:1{k} AM</div><div style='display: "
            f"none'>[b]{words}[/b]</div><div class='entry'>{words}</div><div class='box'><a href='#'>Quote</a></div>"
        )
        for k, (name, words) in enumerate(list(zip(NAMES, WORDS, strict=True))[:5])
    )
    assert [text for _, text in read(f"<h3>Comments</h3>{items}")] == list(WORDS[:5])


def test_titles_of_comments_that_link_to_each_are_comments_beside_a_form() -> None:
    titles = (
        "Flour at last",
        "No 3 is wrong about the weir",
        "Who pays",
        "The fish ladder",
        "A miller's grandson",
        "Well done the parish",
        "Bread",
        "Sluice gates",
        "Monday",
    )
    rows = "".join(
        (
            f"<tr><td><a href='#' onclick=\"show('talkback', {k})\"><b>{9 - k}. {title}</b></a><br>{NAMES[k]} "
            f"(12/{19 - k}/2007 16:3{k})</td></tr>"
        )
        for k, title in enumerate(titles)
    )
    found = read(f"<p><a href='#'>Post comment</a></p><table>{rows}</table>")
    assert [title for title in titles if any(title in text for _, text in found)] == list(titles)


def test_lists_of_articles_are_none() -> None:
    rows = "".join(
        (
            f"<li><a href='/news/{k}'>What the parish decided about the bridge in part {k}</a> <span>May {k + 1}, "
            f"2012</span></li>"
        )
        for k in range(8)
    )
    assert read(f"<h3>More news</h3><ul>{rows}</ul>") == []


def test_a_page_of_header_middle_and_footer_is_no_thread() -> None:
    parts = (
        f"<div>Last updated: May 4, 2012</div><div>{ARTICLE}<p>May 4, 2012 10:43 AM</p></div><div>Copyright 2012 The "
        f"Mill News. All times at 10:00</div>"
    )
    assert threads.split(f"<html><body>{parts}</body></html>").comments == ()


UNDATED = "".join(f"<b>{name}</b><br>{words}<br><br><hr>" for name, words in zip(NAMES, WORDS, strict=True))


def test_names_over_words_below_a_line_that_says_closed() -> None:
    found = read(f"<div><b>Comments are now closed for this story</b><br><br>{UNDATED}</div>")
    assert found == list(zip(NAMES, WORDS, strict=True))


FLAT = (
    "The mill will open again\n\n"
    + "The old mill by the weir will grind flour again from spring, its new owners told the parish on Monday.\n\n" * 4
)


def flat(below: str) -> list[tuple[str | None, str]]:
    return [(comment.author, comment.text) for comment in threads.split(FLAT + below).comments]


def test_flattened_names_over_words_as_many_as_announced() -> None:
    listed = "\n\n".join(f"{name}\n\n{words}" for name, words in zip(NAMES, WORDS, strict=True))
    assert flat(f"{{ 9 comments }}\n\n{listed}\n\nLeave a Reply\n") == list(zip(NAMES, WORDS, strict=True))


def test_flattened_one_signed_comment_with_its_buttons() -> None:
    shown = (
        f"Thanks for your letters - this page is closed\n\nPosted by: {NAMES[0]} on 5:19pm Tue 1 May "
        f"2012\n{WORDS[0]}\nQuote | Report this post\nShare this: Digg | Furl | What's this?\n"
    )
    assert flat(shown) == [(NAMES[0], WORDS[0])]


def test_flattened_numbers_of_answers_have_points() -> None:
    listed = "\n".join(
        (
            f"{name}\n\n{words}\n\n  • 3 votes\n#{1 + k // 2}{f'.{k % 2}' if k % 2 else ''} - Tue May 1, 2012 "
            f"10:{10 + k} AM EDT"
        )
        for k, (name, words) in enumerate(zip(NAMES, WORDS, strict=True))
    )
    assert [text for _, text in flat(f"Discuss this post\n\n{listed}\n")] == list(WORDS)


def test_tags_that_a_form_allows_make_no_markup() -> None:
    note = 'You may use these HTML tags and attributes: <a href="" title=""> <blockquote cite=""> <p> <span> <ul>'
    assert not looks_like_html(FLAT + note)
    assert looks_like_html("<p>One paragraph<p>and another")
    assert looks_like_html("\ufeff <div>a part")


@settings(deadline=None, max_examples=40)
@given(
    st.lists(
        st.sampled_from(
            [
                ARTICLE,
                UNDATED,
                "<h3>3 comments</h3>",
                "<form><textarea></textarea>Name:</form>",
                "<div style='display:none'>once more</div>",
                "<p>1 comment</p>",
                "<b>Comments are closed</b>",
                "<div>Posted by Ann on May 1, 2012 9:00 AM</div><p>Words of mine.</p>",
            ]
        ),
        max_size=8,
    )
)
def test_every_letter_is_kept_or_counted(parts: list[str]) -> None:
    thread = threads.split(f"<html><body>{''.join(parts)}<p>End of the page.</p></body></html>")
    assert "not accounted for" not in thread.dropped
