"""The first screen: what was found, of whom, whether they differ, how sure it is, and what is not in here."""

from __future__ import annotations

from collections.abc import Sequence

from reports.blocks import Block, Chart, Heading, Para, Quotes, ReportSection, Side, Sides
from reports.claims import Claim, claims
from reports.ids import joined
from reports.material import Material, behind
from reports.measured import PopulationMeasures, measured, people
from reports.pieces import Said, Span, code, english, link, name
from reports.sections import section
from reports.standing import minutes
from reports.themes import theme_line
from reports.typical import of_side

MOST_VERBATIM = 6
"""Quoted voices that the first screen shows where nothing was coded."""
FEW_DISCUSSIONS = 3
"""Discussions up to which each is named."""
MOST_THEMES = 4
EVEN, NARROW = 0.1, 0.25
"""How far apart two shares may lie, and how wide each of their intervals may be, that a population is called split."""
MOST_DIFFERENCES, MOST_HEADLINES = 3, 2
"""Differences that the first screen says, and those in its first sentence; all of them stand in their section."""
MOST_SHEET = 150


@section("answer", rank=10)
def answer(material: Material) -> ReportSection:
    """What was found, in sentences whose numbers open on the comments behind them."""
    words, groups = material.words, measured(material)
    counted = [one for one in groups if one.estimates]
    blocks: list[Block] = [*_alarms(material)]
    if not material.counted:
        blocks.append(Para(text=words.say("answer.nothing"), role="lead"))
    elif counted:
        blocks += _found(material, groups, counted)
    else:
        blocks += _uncounted(material, groups)
    blocks += [Para(text=_sure(material, counted=bool(counted))), *_absent(material)]
    blocks += [Para(text=_onwards(material), role="note"), Chart(name="stance_by_population")]
    blocks += _in_their_words(material, counted)
    return ReportSection(id="answer", title=words.say("answer.title"), blocks=tuple(blocks))


def _alarms(material: Material) -> list[Block]:
    """Pages that announced comments which could not be read, before anything else is said."""
    pages = _unread(material)
    if not pages:
        return []
    words = material.words
    named = words.listed([(name(page),) for page in pages[:3]])
    n = material.count(
        "pages.unread", len(pages), words.text("answer.unread_label"), "inventory: announced, notes, comments"
    )
    return [Para(text=words.say("answer.alarm", n=n, pages=named), role="alarm")]


def _unread(material: Material) -> list[str]:
    """Pages that announce comments, or note that theirs are elsewhere, and without a comment."""
    silent = [page for page in material.view["pages"] if not page["comments"]]
    return [page["name"] or page["title"] for page in silent if page["announced"] or page["notes"]]


def _found(
    material: Material, groups: Sequence[PopulationMeasures], counted: Sequence[PopulationMeasures]
) -> list[Block]:
    words = material.words
    compared = claims(material)
    sided = [one for one in counted if one.has_sides()]
    lead: Said = ()
    if sided:
        parts = [_verdict(material, one, first=not place) for place, one in enumerate(sided)]
        lead = words.say("answer.lead", parts=_joined(material, parts))
    lead += _difference_in_lead(material, compared)
    blocks: list[Block] = [Para(text=lead, role="lead")] if lead else []
    for one in counted:
        blocks.append(Para(text=_numbers(material, one)))
    blocks += _differences(material, compared)
    for one in groups:
        if not one.estimates:
            said = words.say("answer.unmeasured", population=name(one.name), who=people(material, one))
            blocks.append(Para(text=(*said, *((" ", *one.remedies[0]) if one.remedies else ()))))
    return blocks


def _in_their_words(material: Material, counted: Sequence[PopulationMeasures]) -> list[Block]:
    """One comment of each side a population, as people coded them."""
    words, sides = material.words, list[Side]()
    for one in counted:
        ids = [key for side in ("AGAINST", "FAVOR") for key in of_side(material, one.name, side, most=1)]
        if ids and one.has_sides():
            sides.append(Side(title=(name(one.name),), blocks=(Quotes(ids=tuple(ids)),)))
    if not sides:
        return []
    return [
        Heading(text=words.say("answer.words_title")), Para(text=words.say("answer.examples"), role="hint"),
        Sides(sides=tuple(sides)),
    ]  # fmt: skip


def _verdict(material: Material, one: PopulationMeasures, *, first: bool) -> Said:
    """Which side is larger in a population, where the two intervals do not meet; that it is split, where both are known
    well enough and are about even."""
    favor, against = one.estimates["favor"], one.estimates["against"]
    side = "unclear"
    if None not in (favor.low, favor.high, against.low, against.high):
        known = all((one.high or 0) - (one.low or 0) <= NARROW for one in (favor, against))
        side = "split" if known and abs(favor.number - against.number) <= EVEN else side
        if (against.low or 0) > (favor.high or 0):
            side = "against"
        elif (favor.low or 0) > (against.high or 0):
            side = "favor"
    where = "first" if first else "then"
    return material.words.say(f"answer.{side}_{where}", population=name(one.name), target=material.target)


def _joined(material: Material, parts: Sequence[Said]) -> Said:
    said: Said = ()
    for place, part in enumerate(parts):
        said += ((material.words.text("answer.joint"),) if place else ()) + part
    return said


def _difference_in_lead(material: Material, compared: Sequence[Claim]) -> Said:
    """The differences that are no accident, in a sentence each."""
    said: Said = ()
    for one in [one for one in compared if one.real and not one.beside][:MOST_HEADLINES]:
        said += (" ", *one.headline)
    return said


def _numbers(material: Material, one: PopulationMeasures) -> Said:
    """A population's paragraph: how many, the sides, their intervals; or its tone where no side was coded."""
    words = material.words
    said = words.say("answer.group", population=Span(text=one.name, kind="strong"), who=people(material, one))
    if one.has_sides():
        favor, against = one.estimates["favor"], one.estimates["against"]
        said += words.say("answer.sides", against=against.value, favor=favor.value)
        if against.interval and favor.interval:
            said += words.say("answer.intervals", against=against.interval, favor=favor.interval)
    tone = one.estimates.get("sentiment")
    if tone and not one.has_sides():
        said += words.say("answer.tone", value=tone.value)
        if tone.interval:
            said += words.say("answer.interval", interval=tone.interval)
    if one.level == "descriptive":
        said += words.say("answer.these_texts_chosen" if one.chosen else "answer.these_texts")
    return said


def _differences(material: Material, compared: Sequence[Claim]) -> list[Block]:
    """Whether populations differ: the claimed ones with the comments-only row, the rest in one sentence."""
    if not compared:
        return []
    words = material.words
    blocks: list[Block] = [Heading(text=words.say("answer.differ_title"), level=3)]
    real = [one for one in compared if one.real and not one.beside]
    blocks += [Para(text=one.sentence) for one in real[:MOST_DIFFERENCES]]
    pairs: dict[tuple[str, str], list[Said]] = {}
    for one in compared:
        if not one.real and not one.beside:
            pairs.setdefault((one.first, one.second), []).append(one.short)
    for (first, second), shorts in list(pairs.items())[:MOST_DIFFERENCES]:
        said = _joined(material, shorts)
        blocks.append(Para(text=words.say("answer.chance", first=name(first), second=name(second), shorts=said)))
    if max(len(real), len(pairs)) > MOST_DIFFERENCES:
        blocks.append(
            Para(text=words.say("answer.more_pairs", where=link(words.text("differences.title"), "#differences")))
        )
    return blocks


def _uncounted(material: Material, groups: Sequence[PopulationMeasures]) -> list[Block]:
    """What is there where nobody has counted: who speaks where, the voices themselves, and what to do."""
    words = material.words
    parts = [words.say("answer.who", population=name(one.name), who=_where(material, one)) for one in groups]
    blocks: list[Block] = [Para(text=words.say("answer.only_read", who=_joined(material, parts)), role="lead")]
    n = len(material.everything)
    sheet = min(n, MOST_SHEET)
    asked = material.count("asked", sheet, words.text("answer.asked_label"), "counting: all, at most a sheet")
    command = code(f"commentariat sample … --for stance -n {sheet} -o sheets")
    few_in = [one for one in groups if one.level == "read"]
    how = "answer.code_them_few" if len(few_in) == len(groups) else "answer.code_them"
    takes = Span(text=words.number(minutes(sheet)), kind="strong")
    blocks.append(Para(text=words.say(how, n=asked, minutes=takes, command=command), role="hint"))
    if few_in:
        few = words.listed([words.say("measured.n_threads", n=one.threads) for one in few_in])
        blocks.append(Para(text=words.say("answer.too_few", threads=few), role="refusal"))
    counted = joined(material.index, (material.counted[one.name] for one in groups if one.name in material.counted))
    if quoted := tuple(counted.where(material.quoted)[:MOST_VERBATIM]):
        blocks.append(Quotes(ids=quoted, lead=words.say("answer.verbatim")))
    blocks += _spoken_of(material)
    return blocks


def _where(material: Material, one: PopulationMeasures) -> Said:
    """Who speaks where, discussion by discussion where they are few."""
    words, titles, parts = material.words, material.titles, []
    if material.discussions.get(one.name, 0) > FEW_DISCUSSIONS:
        return people(material, one)
    counted = material.counted.get(one.name, material.ids(()))
    for thread in dict.fromkeys(material.threads[counted.places]):
        ids = counted.where(material.threads == thread)
        kind = "quoted" if material.quoted[ids.places[0]] else "comments"
        label = words.text(f"answer.{kind}_label", population=one.name, title=titles[thread])
        n = material.count(f"{one.name}.{thread}", len(ids), label, f"counting: thread {thread}", behind(label, ids))
        parts.append(words.say(f"answer.{kind}_in", n=n, title=name(titles[thread])))
    return words.listed(parts)


def _spoken_of(material: Material) -> list[Block]:
    """The largest themes, each with its most typical comment."""
    rows = material.view["topics"]["rows"][:MOST_THEMES]
    if not rows:
        return []
    sides = tuple(
        Side(title=theme_line(material, row), blocks=(Quotes(ids=tuple(row["typical"][:1])),)) for row in rows
    )
    return [Heading(text=material.words.say("answer.spoken_title"), level=3), Sides(sides=sides)]


def _sure(material: Material, *, counted: bool) -> Said:
    words = material.words
    everything = material.everything
    read = everything.where(material.among(key for keys in material.coded.values() for key in keys))
    total = material.count(
        "counted",
        len(everything),
        words.text("answer.total_label"),
        "counting",
        behind(words.text("answer.total_label"), everything),
    )
    if not read:
        return words.say("answer.sure_uncoded", total=total, why=link(words.text("answer.why"), "#sure"))
    n = material.count(
        "coded", len(read), words.text("answer.coded_label"), "codes", behind(words.text("answer.coded_label"), read)
    )
    key = "answer.sure" if counted else "answer.sure_few"
    return words.say(key, n=n, total=total, why=link(words.text("answer.why"), "#sure"))


def _absent(material: Material) -> list[Block]:
    words = material.words
    unread = material.count(
        "pages.unread",
        len(_unread(material)),
        words.text("answer.unread_label"),
        "inventory: announced, notes, comments",
    )
    skipped = material.count(
        "pages.skipped", len(material.view["skipped"]), words.text("answer.skipped_label"), "skipped"
    )
    said = words.say("answer.absent", unread=unread, skipped=skipped, more=link(words.text("answer.more"), "#input"))
    blocks: list[Block] = [Para(text=said)]
    if material.failed:
        blocks += [Para(text=english(text), role="refusal") for text in material.failed.values()]
    return blocks


def _onwards(material: Material) -> Said:
    words = material.words
    return words.say(
        "answer.onwards", said=link(words.text("answer.to_said"), "#said"),
        page=link(words.text("answer.to_page"), "summary.pdf"),
        picture=link(words.text("answer.to_picture"), "summary.png"),
        data=link(words.text("answer.to_data"), "reactions.csv"),
    )  # fmt: skip
