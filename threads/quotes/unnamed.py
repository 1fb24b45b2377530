"""Words for speakers who are not named: "a netizen", "another user", 有网友."""

from __future__ import annotations

import re

from threads.quotes.lexicon import cue, having
from threads.text.wordlists import either

NETIZEN = either(cue(language, "netizens") for language in having("netizens"))
HAN_NETIZEN = re.compile(r"[网網][友民]")
HANGUL_NETIZEN = re.compile(r"네티즌|누리꾼")
IS_NETIZEN = re.compile(
    "|".join([NETIZEN, *(cue(language, "of_the_net") for language in having("of_the_net"))]), re.IGNORECASE
)
_UNNAMED = re.compile(
    rf"^{cue('en', 'unnamed')}\b|^{cue('zh', 'unnamed')}|^{cue('ko', 'unnamed')}\s|\s(?:한|다른)\s|^{NETIZEN}\W*$|"
    r"^(?:he|she|it|anonymous\b.*|[他她其]|그녀?)$|"
    rf"\b{cue('en', 'nobody')}$|{cue('zh', 'nobody')}[们們]?$|{cue('ko', 'nobody')}들?$",
    re.IGNORECASE,
)


def is_unnamed(speaker: str | None) -> bool:
    """Whether the words for a speaker name nobody: "a netizen", "another user", 有网友; two such need not be one
    person."""
    return speaker is None or bool(_UNNAMED.search(speaker))
