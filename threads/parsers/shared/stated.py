"""From comments that a page states in JSON-LD, or that its lines show, to a Draft."""

from __future__ import annotations

from threads.comments.html.matching import find_texts
from threads.comments.html.stated import Stated
from threads.draft import CommentDraft, Draft
from threads.page import Page
from threads.page.tree import join
from threads.parsers.shared.html import Label, draft_around
from threads.text.letters import solid

HEADER_PIECES = 6
"""Pieces of text before a stated comment's words among which its author's name is looked for."""


def assemble_stated(page: Page, stated: list[Stated], *, shown_only: bool = False) -> Draft:
    """Returns the draft of a page that states its comments in JSON-LD, or whose lines show them.

    Where the page shows the same words, they are labelled and count once; words that it only states are added to the
    page's total, or left out with `shown_only`.
    """
    tree = page.tree
    labels: list[Label | None] = ["form controls" if control else None for control in tree.control]
    places = find_texts(tree, [item.text for item in stated])
    led: set[int] = set()
    if shown_only:
        led = _led(page, stated, places)
        stated, places, led = _shown(stated, places, led)
    for k, pieces in enumerate(places):
        for u in pieces:
            labels[u] = k
        for u in range(max(0, pieces[0] - HEADER_PIECES), pieces[0]) if pieces else ():
            if labels[u] is None and _heads(page, u, stated[k]):
                labels[u] = "comment header"
    drafts = [
        CommentDraft(
            text=join(tree, pieces) if pieces and k not in led else item.text,
            author=item.author, author_url=item.author_url,
            posted=item.posted,
            likes=item.likes, permalink=item.url, parent=item.parent, basis="markup",
            at=f"e{tree.home[pieces[0]]}" if pieces else None,
        )
        for k, (item, pieces) in enumerate(zip(stated, places, strict=True))
    ]  # fmt: skip
    shown = [u for u, label in enumerate(labels) if isinstance(label, int) or label == "comment header"]
    if shown:
        for u in range(shown[0], shown[-1]):
            if labels[u] is None:
                labels[u] = "comment section"
    draft = draft_around(page, labels, drafts, comments_at=shown[0] if shown else None)
    draft.total += sum(solid(item.text) for item, pieces in zip(stated, places, strict=True) if not pieces)
    draft.dropped["comment header"] += sum(solid(join(tree, places[k])) - solid(stated[k].text) for k in led)
    return draft


def _led(page: Page, stated: list[Stated], places: list[list[int]]) -> set[int]:
    """Which stand in one piece with their authors' names before them ("Ann: No."); gives them their places."""
    missed = [k for k, pieces in enumerate(places) if not pieces and stated[k].author]
    found = find_texts(page.tree, [f"{stated[k].author}{stated[k].text}" for k in missed])
    for k, pieces in zip(missed, found, strict=True):
        places[k] = pieces
    return {k for k in missed if places[k]}


def _shown(
    stated: list[Stated], places: list[list[int]], led: set[int]
) -> tuple[list[Stated], list[list[int]], set[int]]:
    """Those whose words the page shows; the others' answers lose their parent."""
    kept = [k for k, pieces in enumerate(places) if pieces]
    place = {k: n for n, k in enumerate(kept)}
    for k in kept:
        above = stated[k].parent
        stated[k].parent = place.get(above) if above is not None else None
    return [stated[k] for k in kept], [places[k] for k in kept], {place[k] for k in led}


def _heads(page: Page, u: int, item: Stated) -> bool:
    """Whether a short text before a comment's words is of its header: its author's name, or its date."""
    text = page.tree.text[u]
    return len(text) <= LONGEST_HEAD and (
        page.signs.date[u] if not item.author else item.author in text or page.signs.date[u]
    )


LONGEST_HEAD = 80
