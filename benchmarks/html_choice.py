"""Pages in markup: how well one scored choice among groups of like parts does, what each feature is worth, and the fit.

    python -m benchmarks.html_choice              # figures of the half that weights were fitted on, and of the other
    python -m benchmarks.html_choice --features   # and what each feature is worth left out
    python -m benchmarks.html_choice --fit        # the weights anew, as threads/comments/html/weights.py has them

The general method reads every page here, those of known platforms too: forums, news and blogs, the golden pages of
`tests/golden`, pages made of our own passages, and pages that tempt a reader of records; each as it is and with hashes
for its class words and ids. Halves are parted as in `benchmarks.split`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from benchmarks.choices import Example, Page, Told, measured, of_letters, print_all, run
from benchmarks.split_fair import masked
from threads.comments.declared import WHICH, Weights, points
from threads.comments.html.choice import Rated, rated, values_of
from threads.comments.html.cues import Cues
from threads.comments.html.features import NONE
from threads.comments.html.find import apart
from threads.comments.html.reading import read_group, with_parents
from threads.comments.html.seen import SeenPage
from threads.comments.html.weights import NO_COMMENTS, WEIGHTS
from threads.page import Page as Source
from threads.parsers.shared.html import assemble_page

WAYS = {"": str, "masked": masked}
TITLE = "pages in markup, one choice among groups of like parts"
MOST_READ = 12
"""Groups of a page that are read, the best by today's weights; the others are none."""
UNREAD = -1_000.0
"""Points of a group in which nothing is left to read."""


@dataclass
class HtmlExample(Example):
    """A page with its groups; `reach` says where each stands, `empty` names those in which nothing could be read."""

    reach: list[tuple[int, int]]
    empty: frozenset[int]

    def ranked(self, weights: Weights) -> list[int]:
        """The best group of each place, the best first, as the program tries them."""
        order = sorted(range(len(self.values)), key=lambda k: -points(self.values[k], weights, WHICH))
        return apart(order, lambda k: self.reach[k])

    def margin(self, k: int, weights: Weights, nothing: Mapping[str, float]) -> float:
        """The points by which a group beats "no comments"."""
        return UNREAD if k in self.empty else super().margin(k, weights, nothing)

    def chosen(self, weights: Weights, nothing: Mapping[str, float]) -> int | None:
        """The first group that beats "no comments"."""
        return next((k for k in self.ranked(weights) if self.margin(k, weights, nothing) > 0), None)


def example(page: Page) -> HtmlExample:
    """The groups of a page that come first, read; the values of features that need the records are among the others."""
    source = Source(page.text)
    groups = rated(SeenPage(source.tree, source.signs, Cues(source.tree, source.signs)))
    made = HtmlExample(page, [], [], [], [], {}, [], frozenset())
    made.none = {
        name: feature(SeenPage(source.tree, source.signs, Cues(source.tree, source.signs)))
        for name, feature in NONE.items()
    }
    for group in groups[:MOST_READ]:
        _add(made, source, group, groups)
    return made


def _add(made: HtmlExample, source: Source, group: Rated, groups: list[Rated]) -> None:
    read = read_group(group, groups)
    values, told = dict(group.values), list[Told]()
    if read is None:
        made.empty |= {len(made.values)}
    else:
        values |= values_of(read.seen)
        told = [
            Told(one.text, one.author, one.posted)
            for one in assemble_page(source, with_parents(read)).comments
            if one.kind == "comment"
        ]
    found, signed = made.page.quality(told)
    made.values.append(values)
    made.quality.append(found)
    made.worth.append(signed)
    made.words.append(sum(len(one.text.split()) for one in told))
    made.reach.append(group.seen.reach)


def ours() -> Iterator[Page]:
    """Our own pages: golden and made ones, and those that tempt."""
    from tests.measures.own import GOLDEN
    from tests.measures.pages import made_pages
    from tests.tempting import PAGES
    from tests.tempting_more import MORE_PAGES

    for page in sorted(GOLDEN.glob("*/*.html")):
        gold = json.loads(page.with_suffix(".json").read_text(encoding="utf-8"))
        if "comments" in gold and all("text" in one for one in gold["comments"]):
            said = [{"text": one["text"], "author": one.get("author")} for one in gold["comments"]]
            html = page.read_text(encoding="utf-8")
            yield from _ways("golden", f"{page.parent.name}/{page.stem}", html, said)
    for k, made in enumerate(made for language in ("en", "zh", "ko") for made in made_pages(language)):
        if made.is_html and made.reading.comments is not None:
            said = [{"text": one.text, **one.says} for one in made.reading.comments]
            yield from _ways("made", f"made-{k}-{made.place}", made.source, said)
    for kind, build in (PAGES | MORE_PAGES).items():
        for language in ("en", "zh", "ko"):
            yield from _ways("tempting", f"{kind}-{language}", build(language), [])


def _ways(label: str, name: str, html: str, said: list[dict[str, object]]) -> Iterator[Page]:
    for way, change in WAYS.items():
        yield Page(way, label, name, change(html), bool(said), of_letters(said))


def everything(data: Path) -> list[HtmlExample]:
    """All pages, their groups read."""
    return [example(page) for page in (*measured(data, WAYS), *ours())]


def print_features(data: Path) -> None:
    """The figures of both halves, and what each feature is worth."""
    print_all(TITLE, everything(data), WEIGHTS, NO_COMMENTS)


def main() -> None:
    from benchmarks.html_fit import print_weights

    run(__doc__, TITLE, everything, WEIGHTS, NO_COMMENTS, print_weights)


if __name__ == "__main__":
    main()
