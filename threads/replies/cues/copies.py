"""Comments that say in full what an earlier one says: a slogan, "+1", a text posted twice. Their words are their own.

A quotation shows that it is one: marks around it, a line with ">", "X wrote:", a repost's "//@X:", a box of the page.
Whoever repeats the whole without any of these says it as well.
"""

from __future__ import annotations

from threads.lines.bare import bare
from threads.model import without_spans
from threads.replies.cues.quote import Repeats
from threads.replies.transcript import Transcript

_OPENING = "“\"«「『‘'>＞"
"""What a quotation of the whole begins with."""


def find_copies(reading: Transcript, repeats: Repeats) -> dict[int, int]:
    """Returns for each comment that repeats a whole earlier one which it is: the first with the same letters.

    Case and marks say nothing; one rule for all lengths. A comment that is put together of others' words without a cue
    of quotation is none of them: it stands here with 0, for its words are its own as well.
    """
    sources: dict[int, set[int]] = {}
    for cue in repeats.cues:
        sources.setdefault(cue.source, set()).add(cue.target)
    first: dict[str, int] = {}
    copies: dict[int, int] = {}
    for k in range(1, len(reading) + 1):
        comment, text = reading.comments[k - 1], reading.texts[k].strip()
        if comment.kind != "comment" or not text or not without_spans(text, comment.quoted).strip():
            continue
        earlier = first.setdefault(bare(text) or text, k)
        if earlier != k and not _shows_quotation(text, reading.texts[earlier].strip()):
            copies[k] = earlier
        elif earlier == k and text[0] not in _OPENING and (spans := repeats.spans.get(k)):
            own = without_spans(reading.texts[k], (*comment.quoted, *spans))
            said = sources.get(k, set())
            if not bare(own) and 0 not in said:
                copies[k] = min(said) if len(said) == 1 else 0
    return copies


def _shows_quotation(text: str, earlier: str) -> bool:
    """Whether a mark of quotation opens the text that the earlier one does not have."""
    return text[0] in _OPENING and earlier[0] != text[0]
