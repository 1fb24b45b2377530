"""German words that the search for speakers rests on, by what they do in a clause."""

from __future__ import annotations

from functools import cache

from threads.quotes.wordlist import listed

_FINITE = listed("""
sagte sagt sagten sagen erklärte erklärt erklärten erklären meinte meint meinten betonte betont betonten berichtete
berichtet berichteten schrieb schreibt schrieben kommentierte kommentiert antwortete antwortet fragte fragt forderte
fordert forderten warnte warnt warnten kritisierte kritisiert kritisierten bezeichnete bezeichnet bezeichneten nannte
nennt nannten äußerte äußert äußerten behauptete behauptet behaupteten teilte teilten teilt ergänzte ergänzt fügte
fügt kündigte kündigt kündigten verkündete verkündet bestätigte bestätigt bestätigten wies weist wiesen gab gibt gaben
zitierte zitiert zitierten lautet lautete heißt hieß sprach spricht sprachen stellte stellt hob hebt entgegnete
erwiderte erwidert rief ruft räumte räumt lobte lobt beklagte beklagt bedauerte bedauert verurteilte verurteilt
begründete begründet formulierte beschrieb beschreibt beschreiben bewertete wertete urteilte vermutete vermutet
versicherte versichert versprach unterstrich resümierte erinnerte mahnte mahnt charakterisierte titelte twitterte
postete witzelte schimpfte klagte klagt empörte wetterte so
""")
_WEAK = listed("""
hält hielt glaubt glaubte findet fand sieht sah denkt dachte will wollte soll hatte habe machte ließ warf werfen wirft
reagierte setzte
""")

PRONOUNS = frozenset(["er", "sie", "es", "wir", "ich", "man"])
DETERMINERS = frozenset(
    listed("""
der die das den dem des ein eine einer einem einen eines sein seine seiner ihr ihre ihrer unser dieser diese dieses
jener kein keine mehrere viele einige manche andere zwei drei laut
""")
)
POST_PREPOSITIONS = frozenset(listed("von vom aus bei beim im in für am an zum zur"))
PREPOSITIONS = frozenset(
    listed("""
auf gegenüber nach vor über unter durch gegen mit ohne um seit während wegen zu als wie bis trotz gemäß
""")
)
CONJUNCTIONS = frozenset(listed("und oder aber dass daß weil wenn als ob obwohl da denn doch sondern während nachdem"))
RELATIVES = frozenset(["welcher", "welche", "welches", "deren", "dessen"])
AUXILIARIES = frozenset(listed("hat haben wurde wurden wird werden ist sind war waren kann könne sei seien nicht sich"))
ADVERBS = frozenset(
    listed("""
auch dann später noch jetzt heute gestern weiter außerdem zudem dazu daraufhin damals bereits wörtlich ferner nun
folgendermaßen unter anderem
""")
)
DAYS = frozenset(
    listed("""
montag dienstag mittwoch donnerstag freitag samstag sonntag januar februar märz april mai juni juli august september
oktober november dezember
""")
)
TITLES = frozenset(
    listed("""
herr frau dr prof präsident präsidentin minister ministerin kanzler kanzlerin sprecher sprecherin general
""")
)
OPENERS: frozenset[str] = frozenset()
NOT_ING: frozenset[str] = frozenset()
OBJECT_PRONOUNS = frozenset(listed("ihn ihm ihnen uns mir mich dir dich"))


@cache
def verbs() -> dict[str, tuple[str, int]]:
    """Verb forms: word → (tag, strength), all finite."""
    return {**dict.fromkeys(_WEAK, ("V", 1)), **dict.fromkeys(_FINITE, ("V", 2))}
