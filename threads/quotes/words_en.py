"""English words that the search for speakers rests on, by what they do in a clause."""

from __future__ import annotations

from functools import cache

from threads.quotes.wordlist import listed

# Verbs of saying, asking, writing and judging (after Krestel et al. 2008 and the cue words of news style guides);
# base forms, irregular forms spelt out below.
_SAYING = listed("""
say tell ask add write note argue claim insist explain reply respond answer comment remark observe declare announce
state report warn admit acknowledge concede agree disagree suggest recall continue conclude complain joke quip tweet
retweet post repost vow pledge promise predict urge exclaim shout yell cry whisper mutter murmur scream laugh sigh
describe call dub label brand term accuse criticize criticise blast slam denounce condemn deride praise hail mock
boast brag assert contend maintain allege charge testify lament caution counter retort rejoin object protest deny
confirm stress emphasize emphasise underscore underline propose advise counsel recommend demand order plead beg quote
cite reveal disclose inform remind reassure assure vent rant fume chime gush proclaim reiterate repeat relate chide
scold jest elaborate signal hint imply speculate estimate theorize reckon muse reflect ponder tease opine interrupt
interject blog email text caption headline pen scrawl chant sing read growl snap grumble sneer scoff bark bellow
bemoan bristle characterize characterise compare liken tout refer question wonder decry defend marvel rail rave reason
recount rebut recite refute reject ridicule sound summarize summarise swear taunt thunder trumpet utter voice
volunteer wail weigh whine offer gripe enthuse deadpan crack intone hiss gasp groan grunt moan mumble roar sob squeak
stammer stutter drawl demur echo affirm attest avow coo cackle chuckle giggle snarl snort spit splutter venture
apologize apologise invoke portray depict paint attack bash lambast lambaste rip knock dismiss oppose worry fret
comment upvote pray plead preach lecture assess conclude discuss detail outline stipulate tell wisecrack advertise
reference
""")
# Weaker signs: verbs of thinking and verbs that only sometimes report.
_WEAK = listed("""
think believe feel hope expect fear know understand want wish find consider mean guess suppose see hear learn show
give make put use begin start finish open close come go keep turn talk speak issue release publish send share address
cheer credit deem doubt endorse favor identify indicate mention nickname note promote push rate regard recall rename
include range shoot fire hit sign support sympathize tag title thank wonder warn view lead speak fill flood
""")
_IRREGULAR = {
    "say": "said", "tell": "told", "write": "wrote written", "read": "read", "sing": "sang sung",
    "swear": "swore sworn",
    "spit": "spat", "think": "thought", "feel": "felt", "know": "knew known", "understand": "understood",
    "find": "found", "mean": "meant", "see": "saw seen", "hear": "heard", "learn": "learnt", "show": "shown",
    "give": "gave given",
    "make": "made", "put": "put", "begin": "began begun", "come": "came", "go": "went gone", "keep": "kept",
    "speak": "spoke spoken", "send": "sent", "lead": "led", "pen": "penned", "beg": "begged", "quip": "quipped",
    "brag": "bragged", "dub": "dubbed", "refer": "referred", "slam": "slammed", "rip": "ripped", "blog": "blogged",
    "tag": "tagged", "snap": "snapped", "sob": "sobbed", "rebut": "rebutted", "admit": "admitted", "put out": "",
    "demur": "demurred", "shoot": "shot", "hit": "hit", "chat": "chatted",
}  # fmt: skip
_DOUBLED_ING = frozenset(listed("beg brag dub refer slam rip blog tag snap sob rebut admit put begin spit demur chat"))

PRONOUNS = frozenset(listed("he she they i we you it"))
OBJECT_PRONOUNS = frozenset(listed("him them me us himself herself themselves myself itself"))
DETERMINERS = frozenset(
    listed("""
a an the some many one another other others several two three four five six seven eight nine ten dozens hundreds
thousands most few all both each every any my his her their its our your this that these those no such yet
""")
)
POST_PREPOSITIONS = frozenset(listed("of for from at with in near outside by"))
PREPOSITIONS = frozenset(
    listed("""
on to about against after before during under over through into upon between among within without via like despite
than per since until till amid toward towards across behind beside besides beyond above below around along up down off
out regarding concerning following including according because
""")
)
CONJUNCTIONS = frozenset(
    listed("and or but that as while when if though although because so whether where whereas nor even then")
)
RELATIVES = frozenset(["who", "which", "whom", "whose"])
AUXILIARIES = frozenset(
    listed("""
has have had was were is are be been being will would can could did does do may might must shall should am isn't
wasn't aren't weren't hasn't haven't hadn't won't wouldn't can't couldn't didn't doesn't don't cannot not 've 'd get
gets got getting
""")
)  # fmt: skip
ADVERBS = frozenset(
    listed("""
also then later even once again further simply just now still never always often soon first last too instead meanwhile
however moreover furthermore thus therefore here there recently reportedly famously afterward afterwards earlier ago
back today yesterday tomorrow tonight only already almost finally perhaps maybe together forth aloud online out loud
previously separately lastly secondly nonetheless nevertheless
""")
)
DAYS = frozenset(
    listed("""
monday tuesday wednesday thursday friday saturday sunday january february march april june july august september
october november december jan feb aug sept sep oct nov dec
""")
)
TITLES = frozenset(
    listed("""
mr mrs ms miss dr prof sen sens rep reps gov gen col lt sgt capt maj adm cmdr sir lord lady rev fr hon pres president
senator governor secretary minister chancellor judge justice professor congressman congresswoman representative mayor
spokesman spokeswoman spokesperson attorney ambassador king queen prince princess pope bishop cardinal rabbi imam
colonel general captain major sergeant lieutenant officer detective sheriff chief director chairman chairwoman ceo
doctor uncle aunt brother sister father mother
""")
)
# Common words that open sentences with a capital and are no names.
OPENERS = frozenset(
    listed("""
according asked speaking writing citing noting referring talking adding responding commenting yes no well oh okay
hello please today yesterday tomorrow tonight related read watch more photo image source video story people users
netizens internet residents critics supporters experts officials police analysts readers viewers commenters
commentators voters reporters observers students workers parents fans locals reviewers
""")
)
NOT_ING = frozenset(
    listed("""
thing something nothing anything everything king spring morning evening ring wing string building meeting during
""")
)

STRONG, WEAK = 2, 1


@cache
def verbs() -> dict[str, tuple[str, int]]:
    """Verb forms: word → (tag, strength); tags V finite, B base form, G participle in -ing."""
    forms: dict[str, tuple[str, int]] = {}
    for words, strength in ((_WEAK, WEAK), (_SAYING, STRONG)):
        for base in words:
            forms[base] = ("B", strength)
            for third in (_third(base), *_past(base)):
                forms[third] = ("V", strength)
            forms[_ing(base)] = ("G", strength)
    return forms


def _third(base: str) -> str:
    if base.endswith(("s", "x", "ch", "sh", "o")):
        return base + "es"
    return base[:-1] + "ies" if base.endswith("y") and base[-2] not in "aeiou" else base + "s"


def _past(base: str) -> list[str]:
    if base in _IRREGULAR:
        return _IRREGULAR[base].split()
    if base.endswith("e"):
        return [base + "d"]
    return [base[:-1] + "ied"] if base.endswith("y") and base[-2] not in "aeiou" else [base + "ed"]


def _ing(base: str) -> str:
    if base in _DOUBLED_ING:
        return base + base[-1] + "ing"
    return base[:-1] + "ing" if base.endswith("e") and not base.endswith("ee") else base + "ing"
