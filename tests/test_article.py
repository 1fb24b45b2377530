"""The article of a page: its title among other headings, its element, and what stands in it without being of it."""

from __future__ import annotations

import pytest

import threads
from threads.model import Thread

PROSE = (
    "The ferry has crossed the sound since the bridge fell in, and nobody on either shore remembers who paid for the "
    "first one. "
)
MORE = (
    "Every spring the council votes on a new engine, and every autumn the old one is painted green and put back to "
    "work. "
)


def split(body: str, *, title: str = "A ferry for Norsund - The Harbour Log", head: str = "") -> Thread:
    thread = threads.split(f"<html><head><title>{title}</title>{head}</head><body>{body}</body></html>")
    assert "not accounted for" not in thread.dropped
    return thread


@pytest.mark.parametrize(
    "heading",
    [
        '<h1><a href="/">The Harbour Log</a></h1><h2>A ferry for Norsund</h2>',
        '<h1><a href="http://log.example">The Harbour Log</a></h1><h3>A ferry for Norsund</h3>',
        '<div id="header"><h1>The Harbour Log</h1></div><h2>A ferry for Norsund</h2>',
        "<h1>The Harbour Log</h1><p>Tides and timetables</p><h2>A ferry for Norsund</h2>",
        '<h2><small><a href="/cat/boats">Boats</a></small> <a href="/1">A ferry for Norsund</a></h2>',
    ],
)
def test_the_title_is_not_the_sites_name(heading: str) -> None:
    thread = split(f"{heading}<div><p>{PROSE}</p><p>{MORE}</p></div>")
    assert thread.article.title == "A ferry for Norsund"
    assert "Harbour Log" not in thread.article.text


def test_an_entrys_heading_is_the_title_where_the_title_element_says_something_else() -> None:
    page = (
        f'<div id="header"><h1><a href="/">The Harbour Log</a></h1></div><div class="post"><h2>Green '
        f"again</h2><p>{PROSE}</p><p>{MORE}</p></div>"
    )
    assert split(page, title="The Harbour Log").article.title == "Green again"


def test_an_index_of_entries_has_no_entrys_title() -> None:
    entries = "".join(
        f'<div class="post"><h2>Entry {word}</h2><p>{PROSE}</p></div>' for word in ("one", "two", "three")
    )
    assert split(entries, title="The Harbour Log").article.title == "The Harbour Log"


def test_a_short_post_beats_a_long_footer() -> None:
    footer = (
        "All pictures on this site may be shared in unchanged form as long as nobody is paid for it, and as long "
        "as the name stays on. "
    ) * 3
    page = (
        f'<div class="post hentry"><h2>A ferry for Norsund</h2><p>Green, as you can see.</p></div><div '
        f'id="footer"><p>{footer}</p></div>'
    )
    assert split(page).article.text == "Green, as you can see."


def test_a_short_post_beats_the_portrait_of_its_author() -> None:
    page = (
        f'<div class="about"><p>{PROSE}{MORE}</p></div><div class="entry"><h2>A ferry for Norsund</h2><div '
        f'class="text">Look at that paint.</div></div>'
    )
    assert split(page).article.text == "Look at that paint."


@pytest.mark.parametrize(
    "beside",
    [
        '<div style="display: none"><p>{}</p></div>',
        '<div class="hidden"><p>{}</p></div>',
        "<div hidden><p>{}</p></div>",
        '<div class="about-the-author"><p>{}</p></div>',
        '<div class="author-bio"><p>{}</p></div>',
        '<div class="slideshow"><p>{}</p></div>',
        '<div id="comment-policy"><p>{}</p></div>',
        '<div id="login-dialog"><p>{}</p></div>',
    ],
)
def test_prose_that_is_not_shown_or_not_the_articles_is_left_out(beside: str) -> None:
    other = (
        "She grew up above a chandler's shop, keeps two cats and a sextant, and has written about small boats for "
        "longer than she admits to anybody. "
    ) * 2
    page = (
        f"<div class='content'><h1>A ferry for "
        f"Norsund</h1><p>{PROSE}</p><p>{MORE}</p>{beside.format(other)}<p>{PROSE}</p></div>"
    )
    text = split(page).article.text
    assert "sextant" not in text and text.count("The ferry has crossed") == 2


@pytest.mark.parametrize("name", ["print-this-content", "meta-information", "hidden md:block"])
def test_names_that_only_sound_like_furniture_keep_their_text(name: str) -> None:
    steps = "".join(f"<p>Step {k}: scrape the hull, then paint it.</p>" for k in range(4))
    page = (
        f'<div class="content"><h1>A ferry for Norsund</h1><p>{PROSE}</p><p>{MORE}</p><div '
        f'class="{name}">{steps}</div><p>{PROSE}</p></div>'
    )
    assert split(page).article.text.count("scrape the hull") == 4


def test_a_list_of_links_with_words_is_the_articles_and_one_of_links_only_is_not() -> None:
    books = "".join(f'<li><a href="/b{k}">On ferries, volume {k}</a> (19{70 + k}), out of print</li>' for k in range(6))
    links = "".join(f'<li><a href="/r{k}">Another ferry, number {k}</a></li>' for k in range(6))
    page = f"<div><h1>A ferry for Norsund</h1><p>{PROSE}</p><ul>{books}</ul><p>{MORE}</p><ul>{links}</ul></div>"
    text = split(page).article.text
    assert text.count("On ferries") == 6 and "Another ferry" not in text


@pytest.mark.parametrize(
    "line",
    [
        "A version of this article appeared in print on March 3, 2014, on page B2 with the headline: Green.",
        "If you found this post useful, please tell a friend about it!",
        "Don’t miss a post! Subscribe and get every one by mail.",
        "Archived under Boats",
        "Hits: 2531",
    ],
)
def test_what_a_site_says_below_every_article_is_left_out(line: str) -> None:
    text = split(
        f"<div class='content'><h1>A ferry for Norsund</h1><p>{PROSE}</p><p>{MORE}</p><p>{line}</p></div>"
    ).article.text
    assert line not in text and MORE.strip() in text


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("Posted by Ada Fjeld, under Boats", "Ada Fjeld"),
        ("May 3, 2014 By: <a href='/ada'>Ada Fjeld</a>", "Ada Fjeld"),
        ("<span class='author'>Author</span> <span class='author'>Ada Fjeld</span>", "Ada Fjeld"),
        ("<a class='author' href='/p'>View profile</a>", None),
        ("<a href='/d'>Digg this</a>", None),
        ("<a href='/d'>Discuss</a>", None),
    ],
)
def test_bylines(line: str, byline: str | None) -> None:
    assert split(f"<h1>A ferry for Norsund</h1><p>{line}</p><p>{PROSE}</p><p>{MORE}</p>").article.byline == byline


def echo(k: int) -> str:
    return (
        f'<div class="comment" id="c{k}"><p>Ferries of the north: {PROSE}</p><p class="posted">Tracked on May {k}, '
        f"2014 8:4{k} AM</p></div>"
    )


def test_a_list_of_trackbacks_is_no_list_of_comments() -> None:
    thread = split(
        f"<h1>A ferry for Norsund</h1><p>{PROSE}</p><p>{MORE}</p><h2>Trackbacks</h2><div "
        f"id='comments'>{''.join(map(echo, range(1, 7)))}</div>"
    )
    assert not thread.comments
    assert thread.dropped["trackbacks"] > 0
    assert "Ferries of the north" not in thread.article.text


def test_trackbacks_among_comments_are_marked() -> None:
    says = [
        (
            f'<div class="comment" id="c{k}"><p class="by">Ole{k} on May {k}, 2014 at 9:0{k} AM</p><p>I miss the old '
            f"colour, number {k}.</p></div>"
        )
        for k in range(1, 6)
    ]
    ping = (
        '<div class="comment" id="c9"><p class="by">Harbour Weekly on May 9, 2014 at 9:09 AM</p><p>PingBack from '
        "http://weekly.example/ferry</p></div>"
    )
    thread = split(
        f"<h1>A ferry for Norsund</h1><p>{PROSE}</p><p>{MORE}</p><h2>6 Comments</h2><div "
        f"id='comments'>{''.join(says)}{ping}</div>"
    )
    assert [comment.kind for comment in thread.comments] == ["comment"] * 5 + ["pingback"]


def test_a_word_in_the_text_is_not_a_comment_service() -> None:
    assert not split(f"<h1>A ferry for Norsund</h1><p>{PROSE}</p><p>{MORE} It was delivered by a commentor.</p>").notes


BLURB = (
    "The Harbour Log is where three neighbours write down what floats past their kitchen window. We take no money, "
    "and we answer letters when the weather is too bad for anything else."
)


def test_flattened_a_sites_description_above_the_dateline_is_not_the_articles() -> None:
    thread = threads.split(
        f"The Harbour Log\n\n{BLURB}\n\nSaturday, May 3, 2014\n\nA ferry for "
        f"Norsund\n\n{PROSE}\n\n{MORE}\n\n{PROSE}\n\n{MORE}\n"
    )
    assert "kitchen window" not in thread.article.text and thread.article.text.count("green") == 2


def test_flattened_an_article_ends_at_the_tags_below_it() -> None:
    other = (
        "Harbour Weekly has a new editor, and she has already met the cat. Read what she thinks of it in our next "
        "issue."
    )
    thread = threads.split(
        f"A ferry for Norsund\n\nBy Ada Fjeld\n\n{PROSE}\n\n{MORE}\n\n{PROSE}\n\n{MORE}\n\nTags: boats, "
        f"paint\n\n{other}\n"
    )
    assert "new editor" not in thread.article.text and thread.article.text.count("green") == 2
