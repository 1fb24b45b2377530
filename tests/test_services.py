"""Comments that a service draws in the browser are said to be missing from what was saved."""

from __future__ import annotations

import pytest

import threads
from tests.lists import listed, page

SERVICES = {
    "Disqus": '<div id="disqus_thread"></div>', "Facebook": '<div class="fb-comments" data-href="x"></div>',
    "Livefyre": '<div id="livefyre-comments"></div>',
    "Coral": '<div id="coral_thread"></div>',
    "OpenWeb": '<div data-x></div><script src="https://launcher.spot.im/spot/sp_1"></script>',
    "Hyvor": '<hyvor-talk-comments website-id="1"></hyvor-talk-comments>',
    "giscus": '<script src="https://giscus.app/client.js"></script>',
    "utterances": '<script src="https://utteranc.es/client.js"></script>',
    "Changyan": '<div id="SOHUCS" sid="1"></div>', "Uyan": '<div id="uyan_frame"></div>',
    "Duoshuo": '<div class="ds-thread" data-thread-key="1"></div>', "LiveRe": '<div id="lv-container"></div>',
    "Naver": '<div id="cbox_module"></div>',
    "Daum": '<div id="alex-area"></div>', "a script": "<div>Loading comments...</div>",
}  # fmt: skip


@pytest.mark.parametrize("service", SERVICES)
def test_comments_that_a_script_loads_are_said_to_be_missing(service: str) -> None:
    assert [
        note
        for note in threads.split(page(SERVICES[service], "en")).notes
        if "were not saved with it" in note and service in note
    ]


@pytest.mark.parametrize(
    "below",
    [
        listed("en") + SERVICES["Disqus"],
        "<p>Comments are closed.</p>",
        '<script src="//x.disqus.com/count.js"></script>',
        '<div class="fb-like"></div>',
        '<div class="blog-comments"></div>',
        '<p class="ads-thread">x</p>',
    ],
)
def test_no_comments_are_said_to_be_missing_where_none_are(below: str) -> None:
    assert threads.split(page(below, "en")).notes == ()
