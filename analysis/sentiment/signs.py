"""What emoji and emoticons say, from −1 to 1: the same in every language, since they belong to none."""

from __future__ import annotations

import re

# Read by us. A sign whose use is divided (😅, 🙃, 😏, ㅋㅋ, 呵呵) is left out: it says nothing by itself.
_EMOJI = {
    1.0: "😍🥰😘💖💗💕💓💞💘❤♥🤩🎉🥳🏆💯",
    0.8: "😀😃😄😁😊☺😻🤗💝💛💚💙💜🧡🤍🩷🩵👏🙌🌹💐🎊🌈😇💪✨",
    0.6: "🙂😉😋😌😎😸😺👍👌✌🤝🙏😂🤣😹😆🌸🌷🌟⭐🥇🕊🫶😙😚😗💃🕺✅🌞",
    -0.5: "🙁☹😕😟😔😞😒🙄😐😑😬😓😰😥😣😖😫😩🥺😧😦😨🤦💧⚠❌",
    -0.7: "😢😿😱🤕🤒😷🤨👎😤🥀☠💀⛔🚫",
    -1.0: "😭😠😡🤬👿😾🤮🤢💔🖕💩😈😵☢",
}
EMOJI = {sign: value for value, signs in _EMOJI.items() for sign in signs}

_EMOTICONS = {
    0.7: r"[:=;8]['’]?[-o^]?[)\]}D]+(?!\w)|\(\s?[:=]|(?<!\w)x+d+(?!\w)|(?<!\w)[xX]D+(?!\w)|<3+"
    r"|\^[_.\-o]?\^|ㅎㅎ+|哈哈+|嘻嘻+",
    -0.7: r"[:=]['’]?[-o^]?[(\[{]+|\)['’]?[:=]|:-?/(?!/)|>:\(|(?<!\w)D:|(?<!\w)T[_.]?T(?!\w)|;_+;"
    r"|ㅠ[ㅠㅜ]*|ㅜ[ㅠㅜ]*|呜呜+|</3",
}
EMOTICONS = re.compile("|".join(f"(?P<{'ab'[place]}>{forms})" for place, forms in enumerate(_EMOTICONS.values())))
"""Signs typed of other characters; every alternative has a fixed beginning, so the search is linear."""
_VALUES = dict(zip("ab", _EMOTICONS, strict=True))

ENOUGH = 3
"""Signs of one kind beyond which more of them say no more: rows of hearts are one heart said loudly."""


def signs(text: str) -> tuple[float, float]:
    """The sums of what the text's glad and its sad signs say, both at least 0; at most `ENOUGH` of a kind counted."""
    glad = sad = 0.0
    found = [EMOJI[letter] for letter in text if letter in EMOJI] if not text.isascii() else []
    found += [_VALUES[match.lastgroup or ""] for match in EMOTICONS.finditer(text)]
    for value in found:
        if value > 0:
            glad += value
        else:
            sad -= value
    return min(glad, ENOUGH), min(sad, ENOUGH)
