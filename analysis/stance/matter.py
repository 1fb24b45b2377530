"""What the words of a target and its statements stand for, and where a clause is about it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from analysis.sentiment.cues import is_question
from analysis.stance.clauses import AMOUNT, DOING, Clause, Hit
from analysis.stance.cutting import clauses
from analysis.stance.tongues import OPERATORS, Mark, Term
from analysis.texts.pieces import pieces

ENOUGH = 1.5
"""What the words of a clause must weigh together to be about an action: its verb 1, its particle, an object that the
target or a statement names, a pronoun or no object each a half. "Send aid" is not about sending people back."""
_PASSIVE = frozenset("be been being is are get gets".split())
_WITHIN = frozenset("from in on at for to with by into near over through across under during within of".split())


@dataclass(frozen=True, slots=True)
class Phrase:
    """A thing that is to be or not to be, more or less of it; `sign` says what being for it says of the target."""

    terms: tuple[str, ...]
    sign: int
    amount: bool
    name: bool = False
    """Whether any one of its words is enough, as of a person's name."""
    alone: bool = False
    """Whether it is a single word of one statement, which may mean much else."""

    def matches(self, keys: set[str]) -> bool:
        """Whether the keys hold its head, or two of its words, and at least half of them."""
        shared = keys & set(self.terms)
        if self.name:
            return bool(shared)
        return 2 * len(shared) >= len(set(self.terms)) and (self.terms[-1] in shared or len(shared) > 1 or self.amount)


@dataclass(slots=True)
class Matter:
    """The actions, things and telling verbs of a target, with what being for each says; and all words of the topic."""

    actions: dict[str, int] = field(default_factory=dict)
    phrases: list[Phrase] = field(default_factory=list)
    via: dict[str, tuple[int, bool]] = field(default_factory=dict)
    topic: set[str] = field(default_factory=set)
    sure: set[str] = field(default_factory=set)
    """Actions that both sides name, each by its own sign."""
    torn: set[str] = field(default_factory=set)
    """Words of things for and of things against, such as 工作制 of 四天工作制 and 五天工作制."""

    def hit(self, clause: Clause) -> Hit | None:
        """Where the clause is about the matter; None where it is not, or only about one of its objects."""
        hits = [found for found in (self._action(clause), self._phrase(clause)) if found and clause.near(found)]
        if hits:
            last = clause.tongue.manner == "glued"
            return max(hits, key=lambda hit: hit.start) if last else min(hits, key=lambda hit: hit.start)
        return self._telling(clause)

    def _action(self, clause: Clause) -> Hit | None:
        signed = [(term, key) for term in clause.terms if (key := self._key(term, clause))]
        if not signed:
            return None
        head, key = max(signed, key=lambda pair: (_weight(pair[0], clause), -pair[0].start))
        alike = [term for term, other in signed if self.actions[other] == self.actions[key]]
        others = [term for term in clause.terms if term not in alike]
        own = any(mark.kind == "first" and mark.start >= head.end for mark in clause.marks)
        known = any(term.key in self.topic for term in others) or not (others or own)
        known |= any(word in clause.tongue.lists["pronoun"] for word in clause.words())
        sure = 0.5 * (key in self.sure or (clause.tongue.manner != "spaced" and len(key) > 2))
        if sum(_weight(term, clause) for term in alike) + 0.5 * known + sure < ENOUGH:
            return None
        return Hit(head.start, head.end, self.actions[key], action=True)

    def _key(self, term: Term, clause: Clause) -> str | None:
        if term.key in self.actions or clause.tongue.manner == "spaced":
            return term.key if term.key in self.actions else None
        return next((key for key in self.actions if len(key) > 1 and key in term.key), None)

    def _phrase(self, clause: Clause) -> Hit | None:
        found: list[tuple[float, int, Hit]] = []
        for phrase in self.phrases:
            inside = [term for term in clause.terms if any(_same(key, term, clause) for key in phrase.terms)]
            keys = {key for term in inside for key in phrase.terms if _same(key, term, clause)}
            if not inside or not phrase.matches(keys) or not (keys - self.torn or phrase.name):
                continue
            if phrase.alone and any(term.key not in self.topic for term in clause.free_terms()):
                continue
            first, last = (inside[-1], inside[-1]) if clause.tongue.manner == "glued" else (inside[0], inside[-1])
            found.append(
                (len(keys) / len(set(phrase.terms)), len(keys), Hit(first.start, last.end, phrase.sign, phrase.amount))
            )
        return max(found, key=lambda one: one[:2])[2] if found else None

    def _telling(self, clause: Clause) -> Hit | None:
        """A clause that has the target's own verb and no other matter: "don't raise it", "I support the ban"."""
        free = clause.free_terms()
        things = {key for phrase in self.phrases for key in phrase.terms}
        if any(term.key not in self.topic for term in free) and not any(term.key in things for term in free):
            return None
        for mark in clause.marks:
            key = _via(mark, clause)
            alike = (
                other
                for other in self.via
                if clause.tongue.manner == "unspaced" and mark.kind in DOING and set(other) & set(key)
            )
            if (found := self.via.get(key) or self.via.get(next(alike, ""))) is not None:
                hit = Hit(mark.start, mark.end, found[0], found[1])
                return hit if clause.near(hit) else None
        return None


def read_matter(target: str, favor: Sequence[str], against: Sequence[str]) -> Matter:
    """What the target names, and what the statements for and against it demand and oppose; the target's word wins."""
    matter, tally = Matter(), _Tally()
    named = _clauses(target)
    stated = [
        (side, clause) for side, texts in ((1, favor), (-1, against)) for text in texts for clause in _clauses(text)
    ]
    matter.topic = {term.key for clause in [*named, *(clause for _, clause in stated)] for term in clause.terms}
    for side, clause in stated:
        if clause.operator(None) and not clause.silent(None):
            tally.take(clause, side)
    for clause in named:
        _name(matter, clause, target, set(tally.actions))
    matter.sure = tally.both
    shared = {key for phrase in matter.phrases for key in phrase.terms} | tally.shared()
    heads = {phrase.terms[-1] for phrase in matter.phrases}
    own = {frozenset(phrase.terms) for phrase in matter.phrases if phrase.amount}
    matter.actions = {key: min(signs) for key, signs in tally.actions.items() if len(signs) == 1} | matter.actions
    matter.via = {key: min(signs) for key, signs in tally.tellings.items() if len(signs) == 1} | matter.via
    matter.phrases += [
        Phrase(terms, min(signs), amount, alone=len(terms) == 1 and terms[0] not in shared)
        for (terms, amount), signs in tally.things.items()
        if len(signs) == 1 and not (len(terms) == 1 and terms[0] in heads) and frozenset(terms) not in own
    ]
    signed = ({key for phrase in matter.phrases if phrase.sign == sign for key in phrase.terms} for sign in (1, -1))
    matter.torn = set.intersection(*signed)
    return matter


def _clauses(text: str) -> list[Clause]:
    return [clause for piece in pieces(text) if not is_question(piece) for clause in clauses(piece)]


def _name(matter: Matter, clause: Clause, target: str, verbs: set[str]) -> None:
    """Takes in what the target names: "sending them back" an action, "banning cars" and "a ban on cars" a thing."""
    doing = [mark for mark in clause.marks if mark.sign]
    amount = any(mark.kind in AMOUNT for mark in doing)
    terms = clause.terms
    if not terms:
        return
    acts = terms[0].verb or terms[0].key in verbs or clause.between(terms[0], "of")
    if clause.tongue.manner == "spaced" and acts and (not doing or doing[0].start > terms[0].start):
        matter.actions |= {term.key: 1 for term in (terms[0], *_lights(clause, terms[0]))}
        return
    if clause.tongue.manner == "unspaced" and not any(mark.kind in DOING for mark in doing):
        actions = [term.key for term in terms if term.verb]
        if actions:
            matter.actions |= dict.fromkeys(actions, 1)
            return
    sign = 1
    for mark in doing:
        sign *= mark.sign if mark.kind != "same" else 1
    name = all(word[:1].isupper() for word in target.split()) and clause.tongue.manner == "spaced"
    matter.phrases.append(Phrase(tuple(term.key for term in _together(clause, terms)), sign, amount, name))
    for mark in doing:
        if mark.kind in DOING and mark.word not in clause.tongue.lists["light"]:
            matter.via[_via(mark, clause)] = (sign, amount)


class _Tally:
    """What statements give each action, thing and telling verb; those with both signs are topic and weigh nothing."""

    def __init__(self) -> None:
        self.actions: dict[str, set[int]] = defaultdict(set)
        self.things: dict[tuple[tuple[str, ...], bool], set[int]] = defaultdict(set)
        self.often: set[str] = set()
        self.both: set[str] = set()
        self.sides: dict[str, set[int]] = defaultdict(set)
        self.tellings: dict[str, set[tuple[int, bool]]] = defaultdict(set)

    def shared(self) -> set[str]:
        """The words of things that two statements or more name."""
        every = [key for terms, _ in self.things for key in set(terms)]
        return {key for key in every if every.count(key) > 1} | self.often

    def take(self, clause: Clause, side: int) -> None:
        operator = next((mark for mark in clause.marks if mark.kind in OPERATORS), None)
        doing = [mark for mark in clause.marks if mark.kind in DOING]
        amount = any(mark.kind in AMOUNT for mark in doing)
        terms, acts = _content(clause, operator)
        if acts or all(term.key in clause.tongue.lists["light"] for term in terms):
            for term in terms:
                self.sides[term.key].add(side)
                if len(self.sides[term.key]) > 1 and len(terms) == 1:
                    self.both.add(term.key)
                self.actions[term.key].add(side * clause.sign(Hit(term.start, term.end, 1)))
        elif terms:
            place = terms[-1] if clause.tongue.manner == "glued" else terms[0]
            sign = side * clause.sign(Hit(place.start, place.end, 1, amount))
            name = tuple(term.key for term in terms), amount
            self.often |= set(name[0]) if self.things.get(name) else set()
            self.things[name].add(sign)
        for mark in doing if not terms or clause.tongue.manner != "spaced" else ():
            if mark.word not in clause.tongue.lists["light"]:
                sign = side * clause.sign(Hit(mark.start, mark.end, 1, amount))
                self.tellings[_via(mark, clause)].add((sign, amount))


def _content(clause: Clause, operator: Mark | None) -> tuple[list[Term], bool]:
    """The terms that a statement's clause demands or opposes, and whether they are an action."""
    if clause.tongue.manner == "spaced":
        return _behind(clause, operator)
    if clause.tongue.manner == "glued":
        return _ahead(clause, operator)
    doing = next((mark for mark in clause.marks if mark.kind in DOING), None)
    if doing:
        terms = [term for term in clause.terms if term.start >= doing.end] or clause.terms
        if doing.kind not in AMOUNT and terms and terms[0].verb:
            return terms[:1], True
        return terms, False
    verbs = [term for term in clause.terms if term.verb]
    return verbs or clause.terms, bool(verbs)


def _behind(clause: Clause, operator: Mark | None) -> tuple[list[Term], bool]:
    at = operator.end if operator else 0
    after = [term for term in clause.terms if term.start >= at]
    doing = [mark for mark in clause.marks if mark.kind in DOING and mark.start >= at
             and not (after and mark.start > after[0].start)]  # fmt: skip
    passive = doing and clause.has(_PASSIVE, at, doing[0].start)
    if passive or not after:
        before = [term for term in clause.terms if term.end <= at]
        acts = bool(before) and (before[0].verb or clause.between(before[0], "of"))
        return ([before[0], *_lights(clause, before[0])] if acts else _together(clause, before)), acts
    nominal = operator is not None and operator.word in clause.tongue.lists["takes_noun"]
    demands = operator is None or (operator.kind in ("must", "forbid") and not nominal)
    if after[0].verb or clause.between(after[0], "of") or (demands and not doing):
        return [after[0], *_lights(clause, after[0])], True
    return _together(clause, after), False


def _ahead(clause: Clause, operator: Mark | None) -> tuple[list[Term], bool]:
    end = operator.start if operator else len(clause.text)
    terms = [term for term in clause.terms if term.start < end]
    if not terms:
        return [], False
    last = terms[-1]
    doing = any(mark.kind in DOING and mark.start >= last.end for mark in clause.marks)
    if last.verb and not doing and clause.text[last.end : last.end + 1] not in tuple("을를은는이가에"):
        return [last], True
    return terms, False


def _together(clause: Clause, terms: list[Term]) -> list[Term]:
    """The first terms that no preposition parts."""
    found = terms[:1]
    for term in terms[1:]:
        if clause.tongue.manner == "spaced" and clause.has(_WITHIN, found[-1].end, term.start):
            break
        found.append(term)
    return found


def _lights(clause: Clause, head: Term) -> Iterator[Term]:
    light = clause.tongue.lists["light"]
    return (term for term in clause.terms if term.start > head.start and term.key in light)


def _weight(term: Term, clause: Clause) -> float:
    single = clause.tongue.manner == "unspaced" and term.end - term.start == 1
    return 0.5 if single or term.key in clause.tongue.lists["light"] else 1.0


def _same(key: str, term: Term, clause: Clause) -> bool:
    if key == term.key or clause.tongue.manner == "spaced":
        return key == term.key
    return (len(key) > 1 and key in term.key) or (len(term.key) > 1 and key[:-1] == term.key)


def _via(mark: Mark, clause: Clause) -> str:
    return clause.tongue.key(mark.word)
