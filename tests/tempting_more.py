"""More pages that nobody comments on: programmes, tickers, cards, vacancies, lists of topics."""

from __future__ import annotations

from collections.abc import Callable

from tests.tempting import article, day, each, whole
from tests.tempting_words import LABEL, PROSE


def podcast(language: str) -> str:
    """Episodes with their hosts and dates."""
    return whole(
        language,
        "<h1>Podcast</h1><p>"
        + PROSE[language][0] * 2
        + "</p>"
        + each(
            language,
            lambda k, n, s, t: (
                f'<div class="episode-post"><h3>{t}</h3><span class="host">{n}</span> <span class="date">'
                f'{day(k)}</span><p>{s}</p><a href="/ep/{k}">Listen</a></div>'
            ),
        ),
    )


def signed_ticker(language: str) -> str:
    """A live ticker signed by editors, below an article."""
    return whole(
        language,
        article(language)
        + '<div class="ticker">'
        + each(
            language,
            lambda k, n, s, t: (
                f'<div class="ticker-entry"><span class="time">{10 + k}:0{k}</span> <span class="author">'
                f'{n}</span><p>{s}</p><a href="#share">Share</a></div>'
            ),
        )
        + "</div>",
    )


def cards(language: str) -> str:
    """Teasers with linked writers."""
    return whole(
        language,
        article(language)
        + '<section class="related">'
        + each(
            language,
            lambda k, n, s, t: (
                f'<article class="card"><a href="/a/{k}"><span>{t}</span></a><p>{s}</p><a class="author" '
                f'href="/author/{k}">{n}</a> <time>{day(k)}</time></article>'
            ),
        )
        + "</section>",
    )


def cards_with_writers_above(language: str) -> str:
    """Teasers whose writer and date stand above."""
    return whole(
        language,
        article(language)
        + '<div class="more">'
        + each(
            language,
            lambda k, n, s, t: (
                f'<div class="c"><div class="m"><a href="/author/{k}">{n}</a> · <time>{day(k)}</time>'
                f'</div><a href="/a/{k}">{t} {s[:20]}</a><p>{s}</p></div>'
            ),
        )
        + "</div>",
    )


def releases(language: str) -> str:
    """Versions under headings, below an introduction."""
    return whole(
        language,
        f"<h1>Changelog</h1><p>{PROSE[language][0] * 3}</p>"
        + each(
            language,
            lambda k, n, s, t: (
                f'<div class="release"><h2>v1.{k}</h2><span>{day(k)}</span><ul><li>{s}</li><li>'
                f"{PROSE[language][(k + 1) % 6]}</li></ul></div>"
            ),
        ),
    )


def committee(language: str) -> str:
    """Who said what in a meeting."""
    return whole(
        language,
        article(language)
        + "<h2>Protokoll</h2>"
        + each(language, lambda k, n, s, t: f'<div class="item"><p class="speaker">{n}</p><p>{s}</p></div>'),
    )


def press_releases(language: str) -> str:
    """Dated links with a line each."""
    return whole(
        language,
        "<h1>Press</h1>"
        + each(
            language,
            lambda k, n, s, t: f'<li><span class="date">{day(k)[:10]}</span> <a href="/pr/{k}">{t}</a><p>{s}</p></li>',
        ),
    )


def testimonial(language: str) -> str:
    """What customers are quoted with."""
    return whole(
        language,
        article(language)
        + '<div class="testimonials">'
        + each(language, lambda k, n, s, t: f"<blockquote><p>{s}</p><cite>{n}, {t}</cite></blockquote>", 3)
        + "</div>",
    )


def gallery(language: str) -> str:
    """Pictures with captions and credits."""
    return whole(
        language,
        article(language)
        + '<ul class="gallery">'
        + each(
            language,
            lambda k, n, s, t: f'<li><img src="/{k}.jpg" alt="{t}"><p>{s}</p><span>{n}, {day(k)[:10]}</span></li>',
        )
        + "</ul>",
    )


def jobs(language: str) -> str:
    """Vacancies with dates and buttons."""
    return whole(
        language,
        "<h1>Jobs</h1>"
        + each(
            language,
            lambda k, n, s, t: (
                f'<div class="job-post" id="job-{k}"><h4>{t}</h4><div>{n} · {day(k)}</div><p>{s}</p>'
                f"<button>Apply</button></div>"
            ),
        ),
    )


def footnotes(language: str) -> str:
    """Numbered footnotes."""
    return whole(
        language,
        article(language)
        + '<div class="notes">'
        + each(
            language,
            lambda k, n, s, t: f'<div class="note" id="note-{k}"><b>{k + 1}.</b> {s} <a href="#ref-{k}">↩</a></div>',
        )
        + "</div>",
    )


def archive(language: str) -> str:
    """Entries of a blog, each with its own form."""
    return whole(
        language,
        "<h1>Archive</h1>"
        + each(
            language,
            lambda k, n, s, t: (
                f'<div class="hentry post type-post"><div class="entry-meta"><a class="fn n" href="/author/ann">'
                f'{n}</a> <time>{day(k)}</time></div><div class="entry-summary"><p>{s}</p></div>'
                f'<div class="entry-title"><a href="/{k}">{t}</a></div><span class="comments-link">'
                f'<a href="/{k}#respond">{LABEL[language][1]}</a></span></div>'
            ),
        ),
    )


def recent_comments(language: str) -> str:
    """A sidebar of recent comments."""
    return whole(
        language,
        article(language)
        + '<aside class="sidebar"><h3>Recent comments</h3><ul>'
        + each(
            language,
            lambda k, n, s, t: (
                f'<li class="recentcomments"><span class="comment-author-link">{n}</span> on <a '
                f'href="/{k}#comment-{k}">{t}</a></li>'
            ),
        )
        + "</ul></aside>",
    )


def topics(language: str) -> str:
    """A list of topics with who wrote last."""
    return whole(
        language,
        "<h1>Forum</h1>"
        + each(
            language,
            lambda k, n, s, t: (
                f'<div class="topic"><a href="/t/{k}" class="title">{t}</a> <span>{k + 3} replies</span>'
                f'<div class="last">Last post by <a href="/user/{k}">{n}</a> {day(k)}</div></div>'
            ),
        ),
    )


def stories(language: str) -> str:
    """Stories with bylines and their own numbers of comments."""
    return whole(
        language,
        each(
            language,
            lambda k, n, s, t: (
                f'<article><h2><a href="/s/{k}">{t}</a></h2><p class="byline">By <a href="/profile/{k}">'
                f'{n}</a> on {day(k)}</p><p>{s}</p><p>{PROSE[language][(k + 2) % 6]}</p><div class="foot">'
                f'<a href="/s/{k}#comments">{LABEL[language][0]} ({k})</a> <a href="/s/{k}">{LABEL[language][2]}</a>'
                f"</div></article>"
            ),
        ),
    )


def help_answers(language: str) -> str:
    """Questions that the site answers."""
    return whole(
        language,
        "<h1>Help</h1>"
        + each(
            language,
            lambda k, n, s, t: (
                f'<div class="question"><h3>{t}?</h3><div class="answer">{s}</div><div class="helpful">'
                f"Was this helpful? <button>Yes</button> <button>No</button></div></div>"
            ),
        ),
    )


def schedule(language: str) -> str:
    """A programme by the hour."""
    return whole(
        language,
        "<h1>Programme</h1><table>"
        + each(language, lambda k, n, s, t: f"<tr><td>{9 + k}:00</td><td><b>{n}</b></td><td>{t}: {s}</td></tr>")
        + "</table>",
    )


def bibliography(language: str) -> str:
    """Works with writers and years."""
    return whole(
        language,
        "<h1>Works</h1><p>"
        + PROSE[language][2] * 2
        + "</p><ul>"
        + each(
            language,
            lambda k, n, s, t: (
                f'<li><span class="author">{n}</span>. <em>{t}</em>. <span class="year">{day(k)[:10]}</span>. {s}</li>'
            ),
        )
        + "</ul>",
    )


MORE_PAGES: dict[str, Callable[[str], str]] = {
    make.__name__: make
    for make in (
        podcast,
        signed_ticker,
        cards,
        cards_with_writers_above,
        releases,
        committee,
        press_releases,
        testimonial,
        gallery,
        jobs,
        footnotes,
        archive,
        recent_comments,
        topics,
        stories,
        help_answers,
        schedule,
        bibliography,
    )
}
