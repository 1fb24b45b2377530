"""Which service draws a page's comments in the browser, so that a saved page holds none of them."""

from __future__ import annotations

from threads.lines.grammar import LinePattern, kept, stems_of
from threads.lines.hints import Hints
from threads.page.page import Page

_SIGNS = (
    ("disqus_thread", "Disqus"), ("disqus.com/embed", "Disqus"), ("fb:comments", "Facebook"), ("fb-comments",
        "Facebook"),
    ("facebook.com/plugins/comments", "Facebook"), ("livefyre", "Livefyre"), ("intensedebate.com/js", "IntenseDebate"),
    ("js-kit.com", "JS-Kit"),
    ("echoenabled", "Echo"), ("spot.im", "OpenWeb"), ("openweb.com", "OpenWeb"), ("viafoura", "Viafoura"),
    ("coral-stream", "Coral"), ("coral_thread", "Coral"),
    ("coral_talk", "Coral"), ("coralproject.net", "Coral"), ("commento.io", "Commento"), ("commento.js", "Commento"),
    ("hyvor", "Hyvor"), ("uyan_frame", "Uyan"),
    ("uyan.cc", "Uyan"), ("changyan", "Changyan"), ("duoshuo", "Duoshuo"), ("giscus", "giscus"), ("utteranc.es",
        "utterances"), ("isso-thread", "Isso"),
    ("remark42", "Remark42"), ("livere.com", "LiveRe"), ("lv-container", "LiveRe"), ("cbox_module", "Naver"),
    ("static.cbox/", "Naver"), ("comment.daum.net", "Daum"),
    ("alex-area", "Daum"), ("alex_container", "Daum"), ("bottom_sina_comment", "Sina"), ("tie.126.net", "NetEase"),
    ("gitalk", "Gitalk"), ("twikoo", "Twikoo"),
    ("cusdis", "Cusdis"), ("vuukle", "Vuukle"), ("insticator-comment", "Insticator"), ("fastcomments", "FastComments"),
    ("graphcomment", "GraphComment"),
    ("commentbox.io", "CommentBox.io"), ("valine", "Valine"), ("vk_comments", "VK"), ("data-cmt-url", "a script"),
)  # fmt: skip
"""What names of elements and addresses of scripts hold where a service puts its comments, and that service's name."""
_PLACES = {
    "sohucs": "Changyan", "ds-thread": "Duoshuo", "waline": "Waline", "vcomments": "Valine", "tcomment": "Twikoo",
    "g-comments": "Google+",
    "u_cbox": "Naver",
}  # fmt: skip
"""Whole class words and ids of such places; as parts of words they would be found in others."""
_ANYWHERE = (
    "fb:comments",
    "data-cmt-url",
    "hyvor-talk-comments",
    "vf-conversations",
    "ow-conversation",
    "giscus-widget",
    "changyan.api",
)
"""What is looked for in the whole markup: names of elements, attributes and scripts that stand in the page itself."""
_NAMES = {
    "hyvor-talk-comments": "Hyvor",
    "vf-conversations": "Viafoura",
    "ow-conversation": "OpenWeb",
    "giscus-widget": "giscus",
    "changyan.api": "Changyan",
}
_LOADING = LinePattern(r"\W{0,3}{loading}\W{0,6}")
"""A line that stands where a script would have put the comments."""


@kept()
def _signs_of_loading() -> Hints:
    """Of each such line one is a part; finding them spares nearly all lines the pattern."""
    return Hints(stems_of("comments", "loading_signs"))


def comment_service(page: Page) -> str | None:
    """The service that loads the page's comments in the browser, "a script" where it is not named, None where none
    does.

    It is looked for in the names of elements and the addresses of scripts: they are a tenth of the markup.
    """
    sources = [source for i, _ in page.tree.unseen if (source := page.tree.get(i, "src"))]
    shown = [sign for sign in _ANYWHERE if sign in page.text]
    markup = "\n".join([page.names, *sources, *shown]).lower()
    words = set(markup.split("\n"))
    service = next((name for sign, name in _SIGNS if sign in markup), None)
    service = (
        service
        or next((name for word, name in _PLACES.items() if word in words), None)
        or next((_NAMES[sign] for sign in shown if sign in _NAMES), None)
    )
    signs = _signs_of_loading()
    return service or (
        "a script"
        if any(len(text) <= 140 and signs.among(text.lower()) and _LOADING.fullmatch(text) for text in page.tree.text)
        else None
    )
