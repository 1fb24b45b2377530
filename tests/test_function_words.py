"""Languages told by their function words alone, and what is left to the model."""

from __future__ import annotations

import pytest

from threads.lines.hints import holds_one
from threads.text import language
from threads.text.function_words import nothing_foreign, settled
from threads.text.language import detect, detect_beside

PLAIN = (
    ("en", "The bakery at the corner has closed, and nobody in our street knows who will take the shop over."),
    ("es", "No sé por qué la gente sigue esperando el tranvía cuando ya se ha dicho que no hay más hasta la noche."),
    (
        "fr",
        "Je ne comprends pas pourquoi les gens attendent encore le tram, il n'y en a plus avant ce soir dans la ville.",
    ),
    ("de", "Ich verstehe nicht, warum die Leute noch auf die Bahn warten, wenn sie doch erst am Abend wieder fährt."),
    ("it", "Non capisco perché la gente aspetta ancora il tram, che oggi non passa più e non si sa quando torna."),
    ("pt", "Não sei porque é que as pessoas esperam por um autocarro que já não vem mais hoje, e você também não."),
    ("nl", "Ik begrijp niet waarom de mensen nog op de tram wachten, want die komt er vandaag echt niet meer aan."),
)


@pytest.mark.parametrize(("name", "text"), PLAIN)
def test_plain_sentences_are_told_without_the_model(name: str, text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(language, "_rank", lambda: pytest.fail("the model was asked"))
    assert detect(text) == name


@pytest.mark.parametrize(
    "text",
    [
        "Harbour, quay, mole, pier, jetty, wharf",
        "O tranvía xa non pasa hoxe e a xente segue agardando na praza unha hora",
        "",
        "en el la",
        "?!",
    ],
)
def test_what_is_not_plain_is_left_open(text: str) -> None:
    assert settled(text) is None


def test_a_little_comment_among_english_ones_is_english_unless_something_foreign_stands_in_it() -> None:
    assert detect_beside("Wow, gorgeous harbour pictures, simply gorgeous ♥", "en") == "en"
    assert detect_beside("Warum schreibt denn hier keiner etwas dazu, liebe Leute?", "en") == "de"
    assert not nothing_foreign("warum schreibt hier keiner und ist das nicht gut")
    assert detect_beside("1", "en") is None


def test_hints_heed_case() -> None:
    assert holds_one("a pingback", ("track", "ping"))
    assert not holds_one("a Pingback", ("track", "ping"))
    assert not holds_one("", ("x",))
