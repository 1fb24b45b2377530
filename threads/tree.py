"""A page's elements and texts in flat lists, in document order."""

from __future__ import annotations

from selectolax.lexbor import LexborHTMLParser, LexborNode


class Tree:
    """The page as parallel lists, one entry a node in document order.

    `tag[i]` is the element's name or "-text"; `parent[i]` the index of its parent, -1 at the top; `end[i]` the index
    after its last descendant, so that `range(i, end[i])` is its subtree; `node[i]` the parser's own node.
    Built in one iterative pass: depth has no limit.
    """

    def __init__(self, html: str) -> None:
        self._parser = LexborHTMLParser(html)
        self.tag: list[str] = []
        self.parent: list[int] = []
        self.end: list[int] = []
        self.node: list[LexborNode] = []
        root = self._parser.root
        if root is not None:
            self._walk(root)

    def _walk(self, node: LexborNode | None) -> None:
        above: list[tuple[LexborNode, int]] = []
        while node is not None:
            i = len(self.tag)
            self.tag.append(node.tag or "")
            self.node.append(node)
            self.parent.append(above[-1][1] if above else -1)
            self.end.append(i + 1)
            below = node.first_child
            if below is not None:
                above.append((node, i))
                node = below
                continue
            following = node.next
            while following is None and above:
                last, j = above.pop()
                self.end[j] = len(self.tag)
                following = last.next if above else None
            node = following
