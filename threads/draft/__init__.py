"""What a parser hands over: plain strings and numbers, checked before they become a Thread."""

from __future__ import annotations

from threads.draft.draft import CommentDraft, Draft, TurnDraft
from threads.text.letters import solid

__all__ = ["CommentDraft", "Draft", "TurnDraft", "solid"]
