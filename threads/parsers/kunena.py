"""Kunena, the forum of Joomla: its posts in the templates Blue Eagle (`div.kmsg-header`), Crypsis and Aurelia
(`div.message`)."""

from __future__ import annotations

from threads.draft import Draft
from threads.page import Page
from threads.parsers import parser
from threads.parsers.shared.layout import Layout
from threads.parsers.shared.posts import read_posts

BLUE_EAGLE = Layout(
    signs=("kmsgtext",),
    post="div.kcontainer, div.kblock",
    body="div.kmsgtext",
    author=("li.kpost-username a", "li.kpost-username", ".kpost-username a"),
    profile="li.kpost-username a",
    date=("span.kmsgdate", ".kmsgdate"),
    key=r"a[id%=\d+], a[name%=\d+]",
    permalink="a[rel=canonical][href*=#]",
    cut=".kmsgtext-hide, .kmsgsignature, .kmsgattach",
    quote="blockquote, .kmsgtext-quote",
    forum=True,
)

CRYPSIS = Layout(
    signs=("kmsg", "kwho-"),
    post="div.message",
    body="div.kmsg",
    author=(".profilebox [class*=kwho-]", "[class*=kwho-]"),
    profile=".profilebox a[class*=kwho-], a[class*=kwho-]",
    date=("span.kdate", "small.text-muted span[title], .text-muted span[title]", "small time"),
    key=r"a[id%=\d+][rel=canonical]",
    number=r"a[id%=\d+][rel=canonical]",
    permalink=r"a[id%=\d+][rel=canonical]",
    cut=".kmsgtext-hide, .ksig, .kattach",
    quote="blockquote, .kmsgtext-quote",
    forum=True,
)


@parser("kunena", form="html", rank=5)
def kunena(page: Page) -> Draft | None:
    """Kunena topics: posts with numbers and times."""
    return read_posts(page, BLUE_EAGLE) or read_posts(page, CRYPSIS)
