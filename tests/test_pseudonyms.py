"""Pseudonyms: no author's name is left, and every offset still points at the same words."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from threads import Article, Comment, Quote, Reply, Source, Thread
from threads.corpus.pseudonyms import Pseudonyms


def test_names_go_everywhere_and_offsets_hold() -> None:
    text = "Riverside, you are wrong. “We froze,” Riverside said. Ask Al."
    start = text.index("“")
    thread = Thread(
        id="t",
        source=Source(path="/home/me/riverside.html", url="http://example.org/riverside"),
        article=Article(id="a", text="Riverside Park reopens."),
        comments=[
            Comment(id="1", author="Riverside", author_url="http://riverside.example.org", text="We froze",
                permalink="#1"),
            Comment(
                id="2", author="Al", text=text, quoted=[(start, start + 10)],
                replies_to=[Reply(parent="1", basis="mention", evidence="Riverside,", start=start, end=start + 10,
                    probability=0.9)],
            ),
        ],
        quotes=[Quote(start=start, end=start + 10, text=text[start : start + 10], owner="2", speaker="Riverside")],
    )  # fmt: skip
    [veiled] = Pseudonyms().apply([thread])
    shown = veiled.to_json()
    assert "iverside" not in shown.replace("Riverside Park", "")  # the article's own words stay
    first, second = veiled.comments
    assert (first.author, second.author) == ("Commenter 1", "Commenter 2")
    assert first.author_url is None and first.permalink is None
    [(at, end)] = second.quoted
    assert second.text[at:end] == "“We froze,"
    assert veiled.quotes[0].text == "“We froze," and veiled.quotes[0].speaker == "Commenter 1"
    assert second.replies_to[0].evidence == "Commenter 1,"
    assert "Ask Al." in second.text  # too short a name to be told from a word


def test_one_author_has_one_pseudonym_across_pages() -> None:
    pages = [
        Thread(id=f"t{i}", comments=[Comment(id="1", author=name)]) for i, name in enumerate(["Ann", "Bob", "Ann"])
    ]
    assert [t.comments[0].author for t in Pseudonyms().apply(pages)] == ["Commenter 1", "Commenter 2", "Commenter 1"]


@given(
    st.lists(st.text("abAB .#", min_size=1, max_size=8), max_size=5),
    st.text("abAB .#", max_size=60),
    st.integers(0, 60),
)
def test_hostile_names_harm_nothing(names: list[str], text: str, at: int) -> None:
    at = min(at, len(text))
    comments = [Comment(id=str(i), author=name, text=text, quoted=[(at, len(text))]) for i, name in enumerate(names)]
    [veiled] = Pseudonyms().apply([Thread(id="t", comments=comments)])
    for comment in veiled.comments:
        [(start, end)] = comment.quoted
        assert 0 <= start <= end == len(comment.text)
