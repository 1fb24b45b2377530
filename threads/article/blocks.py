"""A page's texts as blocks: what stands between two paragraph ends, how long it is, and how much of it is links."""

from __future__ import annotations

from dataclasses import dataclass

from threads.article.beside import Beside
from threads.lines.furniture import is_copyright
from threads.page.tree import Tree

PROSE = 80
"""Characters other than space from which a block counts as prose (two lines of a column): menus and titles are
shorter."""
SHORT = 25
"""A sentence of a short post; below it stand names, dates and buttons."""
MOST_LINKED = 0.35
"""Share of a block's characters in links up to which it may be prose; measured link lists have .8 and more."""
LINKS = 0.6
"""The same from which it is a list of links, as far as finding the article's element goes."""
SENTENCE, SCRAP = 0.3, 0.02
"""What a letter of a sentence, and of anything shorter, of links or of a copyright line, counts beside a letter of
prose."""


@dataclass(slots=True)
class Block:
    """A run of text without a paragraph's end in it.

    `solid` and `linked` are its letters and those in links, `home` its element, `amount` what it counts as prose;
    `beside` is what the element `beside_at` says against its being an article's, `apart` whether it says so of prose
    too.
    """

    pieces: list[int]
    solid: int
    linked: int
    home: int
    amount: float = 0.0
    beside: str | None = None
    beside_at: int = -1
    apart: bool = False

    @property
    def prose(self) -> bool:
        """Whether it is long and not mainly links."""
        return self.solid >= PROSE and self.linked <= MOST_LINKED * self.solid


def read_blocks(tree: Tree, taken: list[bool], beside: Beside) -> list[Block]:
    """Returns the blocks of the texts that are not taken, in page order; one that is taken ends a block."""
    blocks: list[Block] = []
    previous = -2
    weight, link, before, home = tree.weight, tree.link, tree.before, tree.home
    for u, out in enumerate(taken):
        if out:
            continue
        linked = weight[u] if link[u] >= 0 else 0
        if previous == u - 1 and before[u] != "\n\n":
            block = blocks[-1]
            block.pieces.append(u)
            block.solid += weight[u]
            block.linked += linked
        else:
            blocks.append(Block([u], weight[u], linked, home[u]))
        previous = u
    for block in blocks:
        block.amount = _amount(tree, block)
        block.beside, block.beside_at, block.apart = beside.of(block.home)
    return blocks


def _amount(tree: Tree, block: Block) -> float:
    own = max(0, block.solid - block.linked)
    if block.solid < SHORT or block.linked > LINKS * block.solid or is_copyright(tree.text[block.pieces[0]]):
        return SCRAP * own
    return float(own) if block.solid >= PROSE else SENTENCE * own
