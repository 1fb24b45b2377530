"""Who wrote an article and when, as the page shows it around the title or below the text."""

from __future__ import annotations

from datetime import datetime

from threads.dates import find_date
from threads.lines.buttons import is_action
from threads.lines.bylines import reposted_from
from threads.lines.credits import is_source_label, read_credits
from threads.lines.grammar import LinePattern, kept, words_of
from threads.lines.hints import Hints
from threads.lines.names import AUTHOR_WORD, clean_author
from threads.page.signs import Signs
from threads.page.tree import Tree

AFTER_TITLE = 14
BEFORE_TITLE = 3
"""Pieces of text after and before the title among which its byline and date stand."""
FIRST_WORDS = 70
"""Letters from which a piece is the article's own; a byline with a place and two dates comes to 60."""
_WHO = r"(?P<a>[^\W\d_][^|•·\n]{1,60})"
_BY = LinePattern(
    r"(?:^|(?<!powered)\W)(?:(?:{posted}|{byline_leads})\s{1,3})?(?:{by}|{by_author})(?:\s{0,3}:\s{0,3}|\s{1,3})"
    + _WHO,
    r"(?:{byline_labels.glued}|{byline_short.glued})\s?[:：/]\s?(?P<b>\S{1,20})",
    r"(?P<c>[가-힣]{2,4})\s?{byline_ends.glued}\b",
)
_LEADS = LinePattern(
    r"\W{0,3}(?:(?:{posted}\s+)?{by}|{byline_labels.glued}|{byline_short.glued}|{author_label.glued})\s?[:：]?\W{0,3}"
)
_JOIN = LinePattern(
    r"\W{0,3}(?:{byline_words}|{posted}|,)?\s?(?:{by}|on|at|in)?\s?[:：|,，]?\W{0,3}(?:{byline_words.glued})?[:：]?\W{0,3}"
)
_ENDS = LinePattern(r"\b{by}\s?:?$|{byline_labels.glued}\s?[:：]?$")
_UNDER = LinePattern(r",?\s{1,3}{filed}$|,\s{1,3}{filed}\s.{0,60}")
_POSTED = LinePattern(r"\b(?:this entry was )?{posted_online} (?:by|on|at|in)\b|{posted_at.glued}")


@kept()
def _posting() -> Hints:
    """Of each match of the pattern above one is a part."""
    return Hints([*words_of("posted_online"), *words_of("posted_at", "glued")])


def read_byline(
    tree: Tree, signs: Signs, heading: int, free: list[int]
) -> tuple[str | None, datetime | None, list[int]]:
    """Returns the byline, the date and the pieces of text that state them, from those around the heading element.

    `free` are the texts that belong to no comment, in order; where the title has nothing beside it, the first line
    below the text that says "posted by" or "posted on" is read. Unknown parts are None.
    """
    start, end = tree.first[heading], tree.last[heading]
    window = _after_title(tree, end, free)
    before = [u for u in free if start - BEFORE_TITLE <= u < start and signs.date[u]]
    author, dated, used = None, None, []
    for places in (window, before, None):
        if author is not None and dated is not None:
            break
        if places is None:
            places = _below(tree, end, free)
        name, who = _author(tree, signs, places) if author is None else (None, None)
        when, day = _day(tree, signs, places) if dated is None else (None, None)
        author, dated = author or name, dated or when
        used += [u for u in (who, day) if u is not None]
    if used:
        used += [u for u in window if u < max(used) and _JOIN.fullmatch(tree.text[u])]
    return author, dated, used


def read_outlet(tree: Tree, heading: int, free: list[int]) -> tuple[str | None, list[int]]:
    """Returns the outlet that a credit line below the title names (来源：X, 출처: X) and the texts that do, or None and
    none."""
    window = _after_title(tree, tree.last[heading], free)
    for k, u in enumerate(window):
        if outlet := read_credits(tree.text[u]).outlet or reposted_from(tree.text[u]):
            return outlet, [u]
        if (
            is_source_label(tree.text[u])
            and k + 1 < len(window)
            and (outlet := read_credits(f"来源：{tree.text[window[k + 1]]}").outlet)
        ):
            return outlet, window[k : k + 2]
    return None, []


def _after_title(tree: Tree, end: int, free: list[int]) -> list[int]:
    """The pieces of text between the title and the article's own first words."""
    window: list[int] = []
    for u in free:
        if u >= end:
            if tree.weight[u] >= FIRST_WORDS or len(window) >= AFTER_TITLE:
                break
            window.append(u)
    return window


def _below(tree: Tree, end: int, free: list[int]) -> list[int]:
    """The pieces from the first line below the title on that says "posted by"."""
    signs = _posting()
    below = next(
        (
            k
            for k, u in enumerate(free)
            if u >= end and signs.among(tree.text[u][:80].lower()) and _POSTED.search(tree.text[u][:80])
        ),
        None,
    )
    return free[below : below + BELOW_TEXT] if below is not None else []


BELOW_TEXT = 6
"""Pieces of text of a byline below the article."""


def _day(tree: Tree, signs: Signs, places: list[int]) -> tuple[datetime | None, int | None]:
    for u in places:
        if signs.date[u] or len(tree.text[u]) <= 160 or _POSTED.search(tree.text[u][:80]):
            found = find_date(tree.text[u])
            if found is not None and found.when is not None:
                return found.when, u
    return None, None


def _author(tree: Tree, signs: Signs, places: list[int]) -> tuple[str | None, int | None]:
    for k, u in enumerate(places):
        text = tree.text[u]
        names = (
            f"{tree.get(tree.home[u], 'class')} {tree.get(tree.parent[tree.home[u]], 'class')} "
            f"{tree.get(tree.home[u], 'rel')}"
        )
        led = k > 0 and (_LEADS.fullmatch(before := tree.text[places[k - 1]]) or _ENDS.search(before)) is not None
        if _ENDS.search(text) or is_action(text) or AUTHOR_WORD.fullmatch(text.lower()):
            continue
        if (stated := read_credits(text).author) is not None:
            return stated, u
        if (
            len(text) <= 60
            and not signs.date[u]
            and not _JOIN.fullmatch(text)
            and (led or AUTHOR_WORD.search(names.lower()))
        ):
            return clean_author(text), u
        match = _BY.search(text) if len(text) <= 160 else None
        if match is not None:
            name = clean_author(_UNDER.sub("", match["a"] or match["b"] or match["c"]))
            if name and not (match.start() > 0 and name.islower()):
                return name, u
    return None, None
