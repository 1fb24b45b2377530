"""Pages that nobody comments on and that look as if somebody did: dated, named, repeated parts, in three languages."""

from __future__ import annotations

from collections.abc import Callable

from tests.tempting_words import LABEL, NAMES, PROSE, TITLES


def day(k: int) -> str:
    return f"2019-03-{k + 11:02d} 10:{k}4"


def whole(language: str, body: str, *, title: str | None = None) -> str:
    shown = title or TITLES[language][0]
    return (
        f'<!DOCTYPE html><html lang="{language}"><head><meta charset="utf-8"><title>{shown}</title></head><body>'
        f'<nav><a href="/">Home</a> <a href="/about">About</a></nav>{body}<footer>© 2019 Town</footer></body></html>'
    )


def each(language: str, item: Callable[[int, str, str, str], str], count: int = 6) -> str:
    parts = zip(NAMES[language], PROSE[language], TITLES[language], strict=True)
    return "".join(item(k, name, said, title) for k, (name, said, title) in enumerate(parts) if k < count)


def paragraphs(language: str) -> str:
    return "".join(f"<p>{said}</p>" for said in PROSE[language])


def article(language: str) -> str:
    return f"<h1>{TITLES[language][0]}</h1>" + "".join(f"<p>{said}</p>" for said in PROSE[language])


def questions(language: str) -> str:
    items = each(language, lambda k, n, s, t: f'<dt class="post-q">{t}?</dt><dd class="reply">{s}</dd>')
    return whole(language, f'<h1>FAQ</h1><dl class="discussion">{items}</dl>')


def accordion(language: str) -> str:
    items = each(
        language,
        lambda k, n, s, t: (
            f'<div class="answer-item" id="answer-{k}"><h3>{LABEL[language][4]} {k + 1}: {t}</h3><div>{s}</div></div>'
        ),
    )
    return whole(language, f'<h1>FAQ</h1><div class="responses">{items}</div>')


def changelog(language: str) -> str:
    items = each(
        language,
        lambda k, n, s, t: (
            f'<li class="entry"><b>2.{k}.0</b> <time>{day(k)}</time> <span class="author">{n}</span><p>{s}</p></li>'
        ),
    )
    return whole(language, f"<h1>Changelog</h1><ul>{items}</ul>")


def minutes(language: str) -> str:
    items = each(language, lambda k, n, s, t: f"<p><b>{n}:</b> {s}</p>")
    return whole(language, f"<h1>{TITLES[language][1]}</h1><div>{article(language)[:400]}{items}</div>")


def events(language: str) -> str:
    items = each(
        language,
        lambda k, n, s, t: (
            f'<div class="event post"><h3><a href="/e/{k}">{t}</a></h3><div class="date">{day(k)}</div><p>{s}</p></div>'
        ),
    )
    return whole(language, f"<h1>{TITLES[language][3]}</h1>{items}")


def products(language: str) -> str:
    items = each(
        language,
        lambda k, n, s, t: (
            f'<li class="product"><a href="/p/{k}">{t}</a><span class="rating">{k + 3}.{k}</span>'
            f' <a href="/p/{k}#reviews">{k + 12} {LABEL[language][5]}</a><p>{s}</p><b>{k + 9}.99</b>'
            f"</li>"
        ),
    )
    return whole(language, f"<h1>{TITLES[language][2]}</h1><ul>{items}</ul>")


def teasers(language: str) -> str:
    items = each(
        language,
        lambda k, n, s, t: (
            f'<div class="post"><h2><a href="/{k}">{t}</a></h2><span class="author">{n}</span>'
            f' <span class="date">{day(k)}</span><p>{s}</p><a href="/{k}#comments">{k + 2} {LABEL[language][5]}</a>'
            f"</div>"
        ),
    )
    return whole(language, items)


def home(language: str) -> str:
    """A blog's front page: whole entries, each with its own "Leave a comment"."""
    items = each(
        language,
        lambda k, n, s, t: (
            f'<div class="post" id="post-{k + 30}"><h3>{t}</h3><div class="meta">{n} {day(k)}</div>'
            f'<div class="entry"><p>{s}</p><p>{PROSE[language][(k + 1) % 6]}</p></div><p class="postmetadata">'
            f'<a href="/{k}#respond">{LABEL[language][1]}</a></p></div>'
        ),
    )
    return whole(language, f'<div id="content">{items}</div>')


def endless(language: str) -> str:
    """Articles one below another, each with its title, writer and date."""
    items = each(
        language,
        lambda k, n, s, t: (
            f'<section class="detail"><header><p class="date">{day(k)}</p><h1>{t}</h1><span '
            f'class="detail__author">{n}</span></header><div class="detail__content">{paragraphs(language)}</div>'
            f"</section>"
        ),
        4,
    )
    return whole(language, f'<div class="topic__list">{items}</div>')


def lone(language: str) -> str:
    """An article whose own element is called "commented" and counts its replies."""
    return whole(
        language,
        (
            f'<article class="post hentry commented" id="post_90"><header><h1>{TITLES[language][0]}</h1>'
            f'<a class="author fn" href="/u/a">{NAMES[language][0]}</a> <span class="updated">'
            f'{day(1)}</span> <span class="reply-count">146</span></header><div class="post-content">'
            f'{"".join(f"<p>{s}</p>" for s in PROSE[language])}</div></article><div class="reply-area">'
            f"<div>{LABEL[language][0]}</div></div>"
        ),
    )


def policy(language: str) -> str:
    """The boxes that explain badges of commenters."""
    items = each(
        language,
        lambda k, n, s, t: f'<div class="badge-box comment-badge"><h4>{t}</h4><p>{s}</p></div>',
        3,
    )
    return whole(
        language,
        (
            f'{article(language)}<div class="pb-comment-wrapper" id="comments"><div class="comment-policy">'
            f"{items}</div></div>"
        ),
    )


def references(language: str) -> str:
    items = each(language, lambda k, n, s, t: f'<li id="cite_note-{k}">{n} ({day(k)[:10]}). <i>{t}</i>. {s}</li>')
    return whole(language, f'{article(language)}<ol class="references">{items}</ol>')


def ticker(language: str) -> str:
    """A live page by the editors: a clock and a text each."""
    items = each(
        language,
        lambda k, n, s, t: f'<div class="live-entry" id="entry-{k}"><time>1{k}:0{k}</time><h3>{t}</h3><p>{s}</p></div>',
    )
    return whole(language, f'<h1>{TITLES[language][1]}</h1><div class="liveblog">{items}</div>')


def timeline(language: str) -> str:
    items = each(
        language,
        lambda k, n, s, t: f'<div class="timeline-item"><span class="date">{day(k)[:10]}</span><p>{s}</p></div>',
    )
    return whole(language, f"<h1>{TITLES[language][4]}</h1><p>{PROSE[language][0]}</p><div>{items}</div>")


def team(language: str) -> str:
    items = each(
        language,
        lambda k, n, s, t: (
            f'<div class="member"><img class="avatar" src="/u/{k}.jpg" alt="{n}"><h4>{n}</h4><p>{s}</p></div>'
        ),
    )
    return whole(language, f"<h1>{TITLES[language][5]}</h1>{items}")


def dialog(language: str) -> str:
    """An interview: two speakers in turn."""
    items = each(
        language,
        lambda k, n, s, t: f'<p class="speaker"><strong>{NAMES[language][k % 2]}:</strong> {s}</p>',
    )
    return whole(
        language, f"<h1>{TITLES[language][2]}</h1><div class='interview'><p>{PROSE[language][0]}</p>{items}</div>"
    )


def board(language: str) -> str:
    """A list of topics of a forum with who wrote last."""
    items = each(
        language,
        lambda k, n, s, t: (
            f'<tr class="topic-row"><td><a href="/t/{k}">{t}</a></td><td class="replies">{k + 4}</td>'
            f'<td class="lastpost">{day(k)} <a href="/u/{k}">{n}</a></td></tr>'
        ),
    )
    return whole(language, f'<h1>Forum</h1><table class="forum topics">{items}</table>')


def opening(language: str) -> str:
    """A forum's topic that nobody has answered: its opening post is the page's text."""
    return whole(
        language,
        (
            f'<h1>{TITLES[language][0]}</h1><div class="post" id="p1"><div class="postbody">'
            f"<p>{'</p><p>'.join(PROSE[language])}</p></div></div><p>0 {LABEL[language][5]}</p>"
        ),
    )


def related(language: str) -> str:
    """Teasers in an element with a comment's name, below an article."""
    items = each(
        language,
        lambda k, n, s, t: (
            f'<div class="box-comments__item"><a href="/a/{k}"><h4>{t}</h4></a><span class="by">'
            f"{n}</span><p>{s}</p></div>"
        ),
        4,
    )
    return whole(language, f'{article(language)}<div class="box-comments"><h3>{LABEL[language][2]}</h3>{items}</div>')


def steps(language: str) -> str:
    items = each(language, lambda k, n, s, t: f'<li class="post-step"><h3>{k + 1}. {t}</h3><p>{s}</p></li>')
    return whole(language, f'<h1>{TITLES[language][3]}</h1><p>{PROSE[language][1]}</p><ol class="thread">{items}</ol>')


def commentary(language: str) -> str:
    """Verses with a scholar's commentary."""
    items = each(
        language,
        lambda k, n, s, t: (
            f'<div class="verse"><b>{k + 1}</b> {t}</div><div class="religiouscommentary" id="commentary-{k}">{s}</div>'
        ),
    )
    return whole(language, f"<h1>{TITLES[language][4]}</h1>{items}")


def facts(language: str) -> str:
    """What, when, where of one event."""
    items = each(
        language, lambda k, n, s, t: f'<div class="message-field"><span>{t}:</span> <div>{day(k)} {s}</div></div>', 4
    )
    return whole(language, f"{article(language)}<div class='feedback-box'>{items}</div>")


def references_by_date(language: str) -> str:
    """Links with dates within an article."""
    links = each(
        language, lambda k, n, s, t: f'<p>{s} <a href="/{k}">{t} ({day(k)[:10]})</a> {PROSE[language][(k + 2) % 6]}</p>'
    )
    return whole(language, f"<article><h1>{TITLES[language][0]}</h1>{links}</article>")


PAGES: dict[str, Callable[[str], str]] = {
    make.__name__: make
    for make in (
        questions, accordion, changelog, minutes, events, products, teasers, home, endless, lone, policy, references,
        ticker, timeline, team, dialog, board, opening, related, steps, commentary, facts, references_by_date,
    )
}  # fmt: skip
WITH_ARTICLE = ("endless", "lone", "policy", "references", "related", "facts", "references_by_date")
"""Pages whose article must stay whole: its first two paragraphs are looked for."""
