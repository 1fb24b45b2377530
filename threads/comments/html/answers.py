"""Two speakers in one record: the answer of a blog's owner, a shop or an editor inside the box of the reader whom it
answers."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence

from threads.comments.html.names import JOINED
from threads.comments.html.record import Record, as_records
from threads.dates import find_date
from threads.lines.buttons import is_action
from threads.lines.furniture import is_comment_form
from threads.lines.grammar import LinePattern
from threads.lines.looks import says
from threads.lines.names import AUTHOR_WORD, LONGEST_AUTHOR, clean_author, name_like
from threads.lines.owners import owner_label, owner_lead
from threads.page.signs import Signs
from threads.page.tree import Tree

_ANSWER = LinePattern(
    r"(?:^|[-_ ])(?:re-?)?{class_answer}(?:$|[-_ \d])|{class_answer_heads}[-_]?{class_answer_tails}",
    "{class_answer_parts}",
    cased=True,
)
"""Class words, in small letters, of an answer within a comment's box."""
_OWNER = LinePattern(
    r"{class_owner}[-_ ]?(?:{class_answer_heads}|respond|huifu|comment|text)|"
    r"{class_answer_heads}[-_ ](?:by|from|of)[-_ ]?{class_owner}",
    cased=True,
)
"""The same of one that only the page's owner gives."""
_QUOTE = LinePattern("{class_quote}", cased=True)
ELEMENTS = 400
"""Elements of one record that are looked at."""
FEWEST = 6
"""Characters of what an answer says at the least, dense scripts as the Latin letters that they stand for."""
BEHIND = 40
"""Characters of a text behind an answer that is no more than a button or a count."""
LONGEST_LEAD = 80
COLONS = (":", "：")


def with_answers(
    tree: Tree, signs: Signs, records: list[Record], read: Callable[[list[Record]], list[Record]]
) -> list[Record] | None:
    """The records with the answers in them as records of their own, each the child of the one around it.

    `read` fills in records' parts. None where no record holds another's answer, or where little is left of the words
    without them.
    """
    inner = _answers(tree, signs, records)
    if not inner:
        return None
    whole = as_records(tree, sorted([*((record.start, record.end) for record in records), *inner]))
    own = [k for k, record in enumerate(whole) if (record.start, record.end) in inner]
    hosts = [record for k, record in enumerate(whole) if k not in set(own)]
    read(hosts)
    told = [whole[parent] for k in own if (parent := whole[k].parent) is not None]
    if not all(any(map(str.isalpha, " ".join(tree.text[u] for u in record.body))) for record in told):
        return None
    answers = read([whole[k] for k in own])
    for record in answers:
        _without_label(tree, signs, record)
    if 2 * sum(bool(record.body) for record in answers) < len(answers):
        return None
    _name_owner(tree, signs, answers)
    return whole


def _without_label(tree: Tree, signs: Signs, record: Record) -> None:
    """Takes the owner's label out of an answer's words and its author: "the owner replied" is no name."""
    if record.author is not None and (owner_label(record.author) or owner_lead(record.author)):
        record.author = record.author_url = None
    first = record.own[0]
    if owner_lead(tree.text[first]):
        record.body = [u for u in record.own if u == first or (not signs.date[u] and not is_action(tree.text[u]))]
        record.head, record.colon = [u for u in record.own if u not in record.body], True
    elif len(record.body) > 1 and _labelled(tree, record.body[0]):
        record.head, record.body = sorted({*record.head, record.body[0]}), record.body[1:]
        record.colon = tree.text[record.body[0]].startswith(COLONS)


def led_by_owner(tree: Tree, u: int) -> bool:
    """Whether a text begins with the owner's label; one that stands again is a subject ("回复: the topic's title")."""
    return owner_lead(tree.text[u]) > 0 and tree.said[tree.text[u]] == 1


def _labelled(tree: Tree, u: int) -> bool:
    """Whether a text is the owner's label, its colon in it or at the beginning of the next one."""
    text, behind = tree.text[u], tree.text[u + 1 : u + 2]
    return owner_label(text) or (bool(behind) and behind[0].startswith(COLONS) and owner_label(f"{text}:"))


def _answers(tree: Tree, signs: Signs, records: Sequence[Record]) -> set[tuple[int, int]]:
    """The element ranges of the answers: of one kind of element, the most frequent."""
    found: dict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
    hosts: Counter[tuple[str, str]] = Counter()
    for record in records:
        kinds = set()
        for i in _within(tree, signs, record):
            kind = tree.tag[i], tree.get(i, "class")
            found[kind].append((i, tree.end[i]))
            kinds.add(kind)
        hosts.update(kinds)
    if not hosts:
        return set()
    return set(found[max(hosts, key=lambda kind: hosts[kind])])


def is_called_answer(words: str) -> bool:
    """Whether class words or an id, in small letters, name an answer in a comment's box."""
    return (_ANSWER.search(words) or _OWNER.search(words)) is not None


def _within(tree: Tree, signs: Signs, record: Record) -> list[int]:
    """The innermost elements of one record that hold an answer, behind the reader's own words."""
    own = set(record.own)
    if not own:
        return []
    found: list[int] = []
    for i in range(record.start + 1, min(record.end, record.start + ELEMENTS)):
        a, b = tree.first[i], tree.last[i]
        if b - a < 1 or a not in own or a <= record.own[0]:
            continue
        if _is_answer(tree, signs, i) and own.issuperset(range(a, b)) and _speaks_before(tree, signs, record, a):
            while found and tree.end[found[-1]] > i:
                found.pop()  # the innermost holds one answer, what is around it may hold several
            found.append(i)
    end = max((tree.last[i] for i in found), default=0)
    behind = [u for u in record.own if u >= end and not tree.control[u]]
    return found if all(tree.weight[u] <= BEHIND or tree.link[u] >= 0 for u in behind) else []


def _is_answer(tree: Tree, signs: Signs, i: int) -> bool:
    """Whether an element is called or headed as an answer, says something, and shows whose or when."""
    words = f"{tree.get(i, 'class')} {tree.get(i, 'id')}".lower()
    a, b = tree.first[i], tree.last[i]
    headed = _labelled(tree, a)
    led = led_by_owner(tree, a) and "\n" in tree.before[a]
    small = tree.tag[i] in _SMALL and not led
    if not (headed or led or _ANSWER.search(words) or _OWNER.search(words)) or small or _QUOTE.search(words):
        return False
    said = sum(tree.weight[u] for u in range(a + headed, b) if _says(tree, signs, u))
    if said < FEWEST or "textarea" in tree.tag[i : tree.end[i]]:
        return False
    dated = signs.dates[b] > signs.dates[a]
    return (dated and _named(tree, i)) or headed or led or (_OWNER.search(words) is not None)


_SMALL = frozenset({"a", "button", "span", "b", "strong", "em", "i", "small", "form", "input", "label", "blockquote"})


def _says(tree: Tree, signs: Signs, u: int) -> bool:
    return any(map(str.isalpha, tree.text[u])) and not (
        tree.control[u]
        or tree.link[u] >= 0
        or (signs.date[u] and len(tree.text[u]) <= BEHIND)
        or (len(tree.text[u]) <= LONGEST_LEAD and JOINED.search(tree.text[u].lower()))
        or is_action(tree.text[u])
        or is_comment_form(tree.text[u])
    )


def _speaks_before(tree: Tree, signs: Signs, record: Record, a: int) -> bool:
    """Whether words of a reader stand above: something besides a name, a date and buttons."""
    return any(_says(tree, signs, u) for u in record.own if u < a)


def _named(tree: Tree, i: int) -> bool:
    """Whether an element shows a name: a link, a word of authors, "X wrote", a name in a line with the date."""
    for j in range(i, tree.end[i]):
        if tree.tag[j] in ("cite", "a") and tree.last[j] > tree.first[j] and not is_action(tree.text[tree.first[j]]):
            return True
        if AUTHOR_WORD.search(f"{tree.get(j, 'class')}".lower()):
            return True
    a, b = tree.first[i], tree.last[i]
    if b - a > 2 and len(tree.text[a]) <= LONGEST_AUTHOR and name_like(tree.text[a]) and find_date(tree.text[a + 1]):
        return True
    return any(says(tree.text[u]) for u in range(a, min(b, a + 4)))


def _name_owner(tree: Tree, signs: Signs, answers: Sequence[Record]) -> None:
    """Gives all answers the one linked name that stands at the edge of nearly all, or beside the date: an owner does
    not vary."""
    if any(record.author is not None for record in answers):
        return
    linked = [
        {
            tree.text[u]: u
            for u in (*record.head, *record.body[:2], *record.body[-2:])
            if _may_name(tree, u) and _beside_date(tree, signs, u)
        }
        for record in answers
    ]
    counts = Counter(name for names in linked for name in names)
    best = max(counts, key=lambda name: counts[name], default=None)
    if best is None or 2 * counts[best] < len(answers):
        return
    for record, names in zip(answers, linked, strict=True):
        if best in names and record.body != [names[best]]:
            record.author = clean_author(best)
            record.author_url = tree.get(tree.link[names[best]], "href") or None
            record.body = [u for u in record.body if u != names[best]]
            record.head = sorted({*record.head, names[best]})


def _beside_date(tree: Tree, signs: Signs, u: int) -> bool:
    return any(0 <= v < len(tree.text) and signs.date[v] for v in (u - 1, u + 1, u + 2))


def _may_name(tree: Tree, u: int) -> bool:
    text = tree.text[u]
    return tree.link[u] >= 0 and len(text) <= LONGEST_AUTHOR and any(map(str.isalpha, text)) and not is_action(text)
