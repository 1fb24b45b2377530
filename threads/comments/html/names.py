"""The names of those who wrote: out of a piece of a header, or from the picture beside it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from threads.comments.html.record import Record
from threads.dates import find_date
from threads.lines.buttons import is_action
from threads.lines.furniture import is_comment_form
from threads.lines.names import LONGEST_AUTHOR, NUMBERED, clean_author, is_profile
from threads.page.signs import SAYS, Signs
from threads.page.tree import Tree

SHORT_DATE = 20
MOST_WORDS = 4
"""Words of a name that begins with a small letter; more are a phrase."""
LONGEST_PIECE = 120
"""Characters of a piece of a header that may hold a name among other words ("Posted by Ann on 3 May 2012 at 9:40")."""
JOINED = re.compile(
    r"join|member since|regist|inscri|mitglied|dabei seit|membre depuis|"
    r"last (?:edit|visit|seen|login|active|modified|updated)|edited|geändert|modifi|bearbeitet|birth|updated|zuletzt|"
    r"注册|註冊|加入|最后|最後|编辑|編輯|가입|location|posts?\s?:|beiträge|messages?\s?:|on ?line",
)
"""Words before a date in a poster's profile or an edit note: not when the comment was posted. In small letters, as
`_NO_NAME` and `_BADGE` are: patterns that heed case take half the time."""
_NO_NAME = re.compile(
    r"(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?\b|\W{0,3}\d{1,2}\s?[:h.]\s?\d\d|in reply to|"
    r"reply to|re\b|quote|top\b|#\s?\d|\d|permalink|avatar|offline|online|"
    r"(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|heute|gestern|today|yesterday|hier|aujourd)",
)
_BADGE = re.compile(
    r"author avatar|^(?:by|posted|posted by|on|at|written by|from|comment|comments|re|guest|member|moderator|admin|"
    r"administrator|author|op|view profile|offline|online|anonymous user|"
    r"(?:junior|senior|full|new|registered|active|gold|premium|super|well-known|established|veteran|site|"
    r"forum)[ -](?:member|user|poster|moderator|supporter|veteran)|newbie|registered|original poster|"
    r"topic (?:author|starter)|thread starter|beitrag|antwort|message|"
    r"mitglied|moderatorin|administratorin|gast|benutzer|membre|modérateur|invité|von|par|por|da|de|le|"
    r"(?:your )?(?:full |nick ?|user ?)?name|(?:your )?e-?mail(?: address)?|(?:your )?(?:web ?site|url|home ?page)|"
    r"subject|title|text size|enter here|tracked|required)\W{0,4}(?:\(?(?:required|optional)\)?\W{0,2})?$",
)
"""What stands where a name might: ranks, joints and labels."""
_OTHER = re.compile(
    r"(?:in reply to|in response to|repl(?:y|ying|ied) to|responding to|answer(?:ing|ed)? to|antwort (?:auf|an)|"
    r"als antwort auf|en réponse à|en respuesta a|in risposta a|em resposta a|回复|回覆|回應|"
    r"(?:edited|modified|updated|liked|thanked|reviewed|moderated|selected|chosen|geändert|bearbeitet|modifié|"
    r"editado) (?:by|von|par|por)|thanks from|liked by|likes?:|thanks:|↩|→|➜|↪)\W{0,4}$",
    re.IGNORECASE,
)
"""What stands before the name of somebody else than who wrote the comment."""
_PICTURE_OF = re.compile(
    r"^(?:(?:the )?(?:user )?(?:avatar|profile(?: (?:picture|photo|image))?|photo|picture|gravatar|foto|bild|"
    r"profilbild|benutzerbild|image|imagen?)(?: (?:of|von|für|for|de|du|di|para|image for))\s|"
    r"(?:view|visit|go to|see)\s)|"
    r"(?:['’]s?|s)?\s?(?:user )?(?:avatar|profil(?:e|bild)?|profile (?:photo|picture|image|page)|photo|picture|"
        r"gravatar|benutzerbild)$", re.IGNORECASE,
)  # fmt: skip
"""Words around the name in a picture's description ("Avatar of Ann", "Ann's profile")."""
_FACE = re.compile(r"avatar|gravatar|user|profile|author|portrait|photo|face", re.IGNORECASE)
ELEMENTS = 80
"""Elements at a record's beginning among which pictures and links to profiles are looked for."""


def name_at(tree: Tree, signs: Signs, u: int, label: str) -> str | None:
    """The name that a piece of a header gives, None where it gives none; `label` is what stands at its place."""
    text, link = NUMBERED.sub("", tree.text[u]), tree.link[u]
    if (
        len(text) > LONGEST_PIECE
        or signs.reply[u]
        or signs.headings[u + 1] > signs.headings[u]
        or is_action(text)
        or is_comment_form(text)
    ):
        return None
    low = text.lower()
    if (
        _BADGE.search(low)
        or JOINED.match(low)
        or (
            tree.before[u] in ("", " ")
            and u
            and len(tree.text[u - 1]) <= LONGEST_AUTHOR
            and _OTHER.search(tree.text[u - 1])
        )
    ):
        return None
    if signs.date[u] and len(text) <= SHORT_DATE and find_date(text) is None:
        return None  # "January 2003", "9:40 pm": half a date
    if (
        label != "author"
        and _NO_NAME.match(low)
        and not SAYS.search(text)
        and not (link >= 0 and is_profile(tree.get(link, "href")) and not _bare(text))
    ):
        return None
    name = clean_author(text)
    if name and label != "author" and name[0].islower() and len(name.split()) > MOST_WORDS:
        return None
    return (
        name
        if name and not name.isdigit() and not _NO_NAME.fullmatch(name.lower()) and not _BADGE.search(name.lower())
        else None
    )


def _bare(text: str) -> bool:
    """Whether nothing but numbers and marks is left once a date is taken away."""
    found = find_date(text)
    rest = text if found is None else text[: found.start] + text[found.end :]
    return not any(letter.isalpha() for letter in rest)


def pictured(tree: Tree, record: Record) -> Mapping[str, int]:
    """The names that the record's pictures and links to profiles state in their descriptions, and the link of each or
    -1."""
    found: dict[str, int] = {}
    link = -1
    for i in range(record.start, min(record.end, record.start + ELEMENTS)):
        tag = tree.tag[i]
        if tag == "a":
            link = i
        stated = (
            tree.get(i, "alt")
            if tag == "img"
            else tree.get(i, "title")
            if tag == "a" and is_profile(tree.get(i, "href"))
            else ""
        )
        if not stated or len(stated) > LONGEST_PIECE:
            continue
        around = link if link >= 0 and tree.end[link] > i else -1
        address = tree.get(around, "href") if around >= 0 else ""
        if not (is_profile(address) or _FACE.search(f"{tree.get(i, 'class')} {tree.get(i, 'src')}")):
            continue
        name = _PICTURE_OF.sub("", stated.strip()).strip(" \"'“”:")
        if (
            name
            and len(name) <= LONGEST_AUTHOR
            and not _BADGE.search(name.lower())
            and not _NO_NAME.match(name.lower())
            and not is_action(name)
        ):
            found.setdefault(name, around if is_profile(address) else -1)
    return found
