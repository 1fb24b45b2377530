"""What kind of speaker words stand for, by role words in English, German, Chinese and Korean, and which word
decided."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from threads.quotes.wordlist import listed

_PUBLIC = listed("""
netizen user commenter poster reader viewer listener follower fan blogger vlogger redditor tweeter resident local
villager citizen passerby passer-by bystander onlooker shopper customer consumer commuter driver passenger student pupil
mother father mom mum dad parent grandmother grandfather grandma grandpa teenager youngster voter taxpayer protester
protestor demonstrator supporter neighbor neighbour witness eyewitness spectator participant respondent interviewee
attendee tourist visitor traveler traveller patient subscriber reviewer gamer patron homeowner tenant motorist pensioner
retiree housewife homemaker worker waiter waitress waitstaff barista cashier farmer fisherman vendor hawker shopkeeper
villager cabbie taxi-driver audience-member internaut surfer member-of-the-public comment reply tweet repost thread
commentary-online child children kid schoolchild schoolboy schoolgirl bookkeeper landlord landlady dentist cleaner
electrician plumber carpenter mechanic gardener courier baker butcher hairdresser barber miner bricklayer tailor
receptionist programmer freelancer intern graduate undergraduate freshman jobseeker caretaker janitor bartender porter
seamstress greengrocer grocer stallholder flatmate roommate housemate classmate schoolmate moviegoer cinemagoer diner
hiker camper climber skier swimmer jogger rower angler beachgoer churchgoer festivalgoer evacuee holidaymaker pedestrian
cyclist allotment-holder lodger trader internet-user netcitizen keyboard-warrior troll stan
weibo twitter reddit public crowd people person man woman girl boy guy lady youth someone somebody teacher nurse account
username handle caller correspondent-reader einwohner anwohner nutzer leser augenzeuge bürger internetnutzer kommentator
zuschauer student passant
""")
_OFFICIAL = listed("""
president alderman firefighter lifeguard ombudsman minister ministry spokesman spokeswoman spokesperson spokespeople
senator governor mayor official police policeman policewoman officer diplomat ambassador envoy consul government
authority authorities department agency secretary commissioner commission rapporteur lawmaker legislator congressman
congresswoman representative judge justice court prosecutor attorney-general sheriff army military navy admiral general
colonel captain lieutenant commander embassy consulate council councilman councilwoman councillor councilor committee
administration premier chancellor king queen prince princess pope politburo parliament parliamentarian mp bureau
regulator inspector delegation statement press-secretary white-house kremlin state-department vice-president
undersecretary chief-of-staff speaker chairman chairwoman chair deputy whip candidate nominee campaign leader party sen
rep gov gen un unhcr congress senate nato eu customs coroner marshal superintendent magistrate dictator präsident
präsidentin ministerin kanzler kanzlerin sprecher sprecherin bürgermeister polizei regierung staatsanwalt
staatsanwaltschaft abgeordneter senatorin botschafter staatssekretär ministerium behörde richter general oberst
""")
_EXPERT = listed("""
professor veterinarian vet surveyor expert analyst scholar researcher scientist economist historian fellow lecturer
psychologist sociologist psychiatrist lawyer attorney barrister academic specialist consultant strategist pollster
epidemiologist virologist physician doctor surgeon anthropologist criminologist philosopher political-scientist engineer
statistician demographer theorist biologist physicist chemist climatologist study researcher sinologist dr prof
professorin forscher forscherin wissenschaftler experte expertin analystin historiker anwalt ökonom
""")
_JOURNALIST = listed("""
reporter critic journalist editor columnist correspondent anchor newscaster host moderator newspaper magazine editorial
broadcaster outlet headline article op-ed commentator interviewer presenter paper tabloid daily weekly bbc cnn npr ap
reuters afp xinhua msnbc cnbc nbc abc cbs yonhap upi bloomberg times post journal herald tribune gazette guardian
telegraph chronicle observer examiner news press politico breitbart buzzfeed vox photojournalist newsreader
author-of-this journalistin reporterin redakteur zeitung nachrichtenagentur magazin spiegel
""")
_PERSON = listed("""
activist defector founder owner ceo executive actor actress singer director artist author novelist writer musician
athlete coach player entrepreneur businessman businesswoman pastor priest bishop imam rabbi lawyer-for billionaire
banker investor dissident refugee survivor victim suspect defendant husband wife brother sister friend colleague son
daughter cousin uncle aunt celebrity model comedian producer manager chef company firm organization organisation group
association union foundation charity ngo survivor widow veteran soldier
""")
# A post at one of these makes its holder an expert: "director of the Database Center".
_LEARNED = re.compile(
    r"\b(?:universit|institut|cent(?:er|re)\b|college|academy|school of|think tank|foundation for|laborator|research)",
    re.IGNORECASE,
)
_DIRECTS = re.compile(
    r"\b(?:directors?|head|heads|president|dean|founder|co-director|chief|chair(?:man|woman)?)\b", re.IGNORECASE
)
_STATE = re.compile(
    r"\b(?:ministry|government|department|bureau|agency|state|ministries|departments|police|army|navy|fbi|cia|nsa|"
    r"white house|kremlin)\b",
    re.IGNORECASE,
)
_MEDIUM = re.compile(r"\b(?:comment|reply|post|tweet|thread|message|review|caption|response)s?\b", re.IGNORECASE)
_SOCIAL = re.compile(
    r"\b(?:weibo|twitter|reddit|facebook|instagram|tiktok|douyin|wechat|naver|daum|zhihu|bilibili|youtube|online|"
    r"internet|"
    r"forum|web|x)\b",
    re.IGNORECASE,
)
_WORDS = re.compile(r"[\w’'-]+(?:\.(?=\w))?[\w’'-]*")
_STOP = frozenset(
    listed(
        "for of from in at with who whose whom which that to on by about against near under over calling using "
        "identified named surnamed known"
    )
)
_SURNAMED = re.compile(
    r"\b(?:an? )?\d{1,2}-year-old$|\b(?:surnamed|(?:gave|giving|provided|identified)(?: himself|"
    r" herself)?(?: only)?(?: by)? (?:his|her|their) (?:sur|family |last )name|only (?:his|her) surname)\b",
    re.IGNORECASE,
)
_OUTLET = re.compile(
    r"(?:Times|Post|Herald|Tribune|Gazette|News|Daily|Telegraph|Chronicle|Observer|Examiner|Courier|Journal|Press|"
    r"Weekly)$"
)
_SCREEN_NAME = re.compile(
    r"(?!Mc|Mac|Fitz|Van|Von)[A-Z][a-z]{2,}[A-Z][a-z]\w*|@[\w.]+|/?u/[\w-]+|[a-z]+[\w.]*[_\d][\w.]*|[A-Za-z]+\d[\w.]*"
)
# What is said of somebody else: "Baek, 38, whose mother was returned" is no mother.
_OF_ANOTHER = re.compile(r"\bwhose\s[^,]{0,80}")
# What stands under a picture or asks for a tick speaks for nobody, whoever put it there: "the caption on a user’s
# post".
_NOBODY = re.compile(
    r"[^,]{0,60}?\b(?P<what>captions?|subtitles?|polls?|surveys?|quiz|questionnaire)(?=$| (?:on|of|in|by|under|below|"
    r"beneath|at|for|with|from|that|which)\b)",
    re.IGNORECASE,
)
_FORMER = re.compile(r"\b(?:former|ex-|retired|late)\b", re.IGNORECASE)
# Words with a capital before a group that belong to the sentence or the headline, not to the group: What Chinese web
# users think.
_NOT_OF_GROUP = (
    r"(?:Many|Some|Most|Several|Other|Others|All|The|Few|These|Those|Two|Three|Four|Five|One|For|And|But|On|In|As|So|"
    r"While|When|If|Among|Both|More|Local|"
    r"What|How|Why|Where|Who|Which|Whose|That|This|Do|Does|Did|Is|Are|Was|Were|Will|Would|Can|Could|Should|May|Must|"
    r"Has|"
    r"Have|Had|See|Read|Watch|Meet|Hear|Ask|"
    r"To|Of|At|By|With|From|Over|After|Before|Until|Since|Against|About|Between|Inside|Not|No|Even|Only|Yet|Or|Nor|"
    r"Than|"
    r"Because|Though|Although|Whether|"
    r"His|Her|Their|Its|Our|My|Your|Here|There|Now|Then|Later|Meanwhile|Still|Also|Again|An?)"
)
_NATION = r"(?:[A-Z][a-z]{2,}(?:ese|ish|ian|ean|can)|German|Thai|Greek|Dutch|French|Iraqi|Israeli|Pakistani|Swiss)"
# A nationality opens a group, but for what is said of the nation or of an age: Shock Among Young South Korean Netizens.
_GROUP_WORD = (
    rf"(?!{_NOT_OF_GROUP}\s)(?:(?=(?:North|South|East|West|Mainland|Overseas|Young|Younger|Older|Angry|Ordinary|"
    rf"Female|Male)\s)|(?![A-Z][\w-]*\s{_NATION}\s))[A-Z][\w-]+"
)
_MANY = (
    r"(?i:netizens|internet users|web users|users|commenters|posters|readers|viewers|followers|fans|bloggers|redditors|"
    r"residents|locals|villagers|citizens|onlookers|voters|protesters|parents|students|supporters|neighbors|neighbours|"
    r"people|members of the public)\b"
)
_MANY_END = re.compile(
    r"(?:netizens|users|commenters|posters|readers|viewers|followers|fans|bloggers|redditors|residents|locals|"
    r"villagers|citizens|onlookers|voters|protesters|parents|students|supporters|neighbors|neighbours|people|public)\b",
    re.IGNORECASE,
)
PLURAL_GROUPS = re.compile(
    rf"\b(?!{_NOT_OF_GROUP}\s)(?:(?:{_GROUP_WORD}|online|angry|young|social[ -]media|local|internet|web)\s){{0,3}}"
    rf"{_MANY}"
)
LONGEST_GROUP = 120
"""Characters before a group's noun within which its name begins: three words."""


def plural_groups(text: str) -> Iterator[re.Match[str]]:
    """The names of groups of the public in a text, in order: `PLURAL_GROUPS`, sought only before a noun for them."""
    end = 0
    for noun in _MANY_END.finditer(text):
        if noun.end() > end and (
            found := PLURAL_GROUPS.search(text, max(end, noun.start() - LONGEST_GROUP), noun.end())
        ):
            yield found
            end = found.end()


class Kind(NamedTuple):
    """A speaker's kind and the word that decided it, or None where nothing did."""

    name: str
    decided_by: str | None


@cache
def _roles() -> dict[str, str]:
    """Role word → kind; the order of assignment decides words on two lists."""
    roles: dict[str, str] = {}
    for kind, words in (
        ("person", _PERSON), ("public", _PUBLIC), ("journalist", _JOURNALIST), ("expert", _EXPERT), ("official",
            _OFFICIAL),
    ):  # fmt: skip
        for word in words:
            roles[word] = kind
            roles[_plural(word)] = kind
    roles.update(
        {
            "women": "public",
            "men": "public",
            "police": "official",
            "people": "public",
            "netizens": "public",
            "observers": "expert",
            "critics": "unknown",
        }
    )
    return roles


def _plural(word: str) -> str:
    if word.endswith("y") and word[-2] not in "aeiou":
        return word[:-1] + "ies"
    return word + "es" if word.endswith(("s", "ch", "sh", "x")) else word + "s"


def is_role(word: str) -> bool:
    """Whether a word names what somebody is: "reporter", "Netizen"."""
    return word.lower() in _roles()


def kind_of(phrase: str, *, description: str = "", name: str = "") -> Kind:
    """Returns the kind that the speaker's words, then what the text says of them elsewhere, decide.

    The head of a phrase decides before what hangs on it: "a spokesman for students" is an official.
    """
    named = bool(name)
    own = _decide(phrase)
    if own is None or (named and own.name in ("public", "person")):
        # A name with a post is its post: "another participant, Li Wei, director of the institute".
        other = _decide(description)
        if own is None or (other and other.name in ("official", "expert", "journalist")):
            own = other
    if own:
        return own
    if named and (outlet := _OUTLET.search(name)):
        return Kind("journalist", outlet.group())
    if found := _SCREEN_NAME.fullmatch(name or phrase):
        return Kind("public", found.group())
    return Kind("person" if named else "unknown", None)


def _decide(words: str) -> Kind | None:
    words = _OF_ANOTHER.sub("", words)
    if found := _NOBODY.match(words):
        return Kind("unknown", found["what"])
    if found := _SURNAMED.search(words):
        return Kind("public", found.group())
    if (post := _DIRECTS.search(words)) and (place := _LEARNED.search(words, post.end())) and not _STATE.search(words):
        return Kind("expert", words[post.start() : place.end()].strip())
    if found := _FORMER.search(words):
        return Kind("person", found.group())
    if post and (state := _STATE.search(words, post.end())):
        return Kind("official", words[post.start() : state.end()].strip())
    head, rest = _head_and_rest(words)
    return _by_role(reversed(head), words) or _by_role(rest, words)


def _head_and_rest(words: str) -> tuple[list[str], list[str]]:
    """Words of the head phrase, then those after its first preposition; an aside counts as rest."""
    head: list[str] = []
    for part in words.split(",", 1)[:1]:
        for word in _WORDS.findall(part):
            if word.lower() in _STOP:
                break
            head.append(word)
    everything = _WORDS.findall(words)
    return head, everything[len(head) :]


def _by_role(words: Iterable[str], phrase: str) -> Kind | None:
    roles = _roles()
    for word in words:
        bare = word.lower().removesuffix("’s").removesuffix("'s")
        if bare in ("post", "posts", "forum", "forums") and word[0].islower():
            return Kind("public", word)
        if (
            bare in ("times", "post", "journal", "herald", "news", "press", "observer", "guardian", "daily")
            and word[0].islower()
        ):
            continue
        kind = roles.get(bare)
        if kind is None and "-" in bare:
            kind = roles.get(bare.rsplit("-", 1)[-1])
        if kind:
            return Kind(kind, word)
        if _SOCIAL.fullmatch(bare) and _MEDIUM.search(phrase):
            return Kind("public", word)
    return None
