"""Disqus as it is copied from below an article: "Name • 3 years ago / words / 12 / Reply / Share ›"."""

from __future__ import annotations

from threads.parsers.shared.copied.screen import Screen, pattern

DISQUS = Screen(
    name="Disqus",
    signs=(
        pattern(
            r"disqus.*|.*add disqus to (?:your )?site.*|.*powered by disqus.*|do not sell my data|"
            r".*disqus['’] privacy policy.*"
        ),
        pattern(r"(?:share|공유|分享)\s?›|(?:\W*\d*\W*)?reply\W*share\s?›?|回复\W*分享\s?›|답글\W*공유\s?›"),
        pattern(r"join the discussion.*|start the discussion.*|토론 참여.*|加入讨论.*|참여하기.*"),
        pattern(r"log in with|or sign up with disqus.*|sort by (?:best|newest|oldest)"),
        pattern(r"avatar|−⚑|⚑|−|see more|▪|\W*•\W*edited"),
        pattern(r"recommend\s?\d*|♥.*|favorite this discussion|show more replies|load more comments"),
    ),
    furniture=pattern(
        r"avatar|아바타|로그인|토론 참여.*|加入讨论.*|登录|login|log in with|or sign up with disqus.*|"
        r"disqus is a discussion network.*|join the discussion.*|start the discussion.*|"
        r"recommend\s?\d*|♥.*|subscribe.*add disqus.*|subscribe|privacy|do not sell my data|"
        r"add disqus to (?:your )?site|disqus|tweet|"
        r"this commenter is a.*|favorite this discussion|[A-Z]|−⚑|⚑|flag as inappropriate|-|what do you think\?|"
        r"\d+ responses?|"
        r"upvote|funny|love|surprised|angry|sad|share ?›"
    ),
    badges=pattern(r"mod|moderator|author|edited|guest|subscriber|🏆.*"),
    counts=2,
    parents=True,
)
