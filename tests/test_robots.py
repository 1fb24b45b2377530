"""What odd robots.txt say, as RFC 9309 reads them."""

from __future__ import annotations

import pytest

from commentariat.fetching.robots import rules_for


@pytest.mark.parametrize(
    ("text", "path", "allowed"),
    [
        ("User-agent: *\nDisallow: /\nAllow: /open\n", "/open/a", True),
        ("User-agent: *\nAllow: /\nDisallow: /*.pdf$\n", "/a.pdf", False),
        ("User-agent: *\nDisallow: /*.pdf$\n", "/a.pdf?x=1", True),
        ("User-agent: *\nDisallow: /*?sort=*&page\n", "/list?sort=new&page=2", False),
        ("User-agent: a\nUser-agent: Commentariat/2\nDisallow: /x\n\nUser-agent: *\nDisallow: /\n", "/y", True),
        ("User-agent: *\nDisallow: /x\nUser-agent: commentariat\nDisallow:\n", "/x", True),
        ("User-agent: *\r\nDisallow: /%EC%84%9C%EC%9A%B8 # Seoul\r\n", "/서울/1", False),
        ("User-agent: *\nDisallow: //[x\nRequest-rate: 0/10\nCrawl-delay: nan\nnonsense\n: :\n", "/a", True),
        ("Disallow: /\n", "/a", True),
        ("<html>Not found</html>", "/a", True),
    ],
)
def test_odd_robots(text: str, path: str, *, allowed: bool) -> None:
    found = rules_for("commentariat", text)
    assert found.allow(f"https://example.org{path}") == allowed and found.delay == 0.0


def test_a_rate_is_a_delay() -> None:
    assert rules_for("any", "User-agent: *\nRequest-rate: 2/1m\nCrawl-delay: 5\n").delay == 30.0
