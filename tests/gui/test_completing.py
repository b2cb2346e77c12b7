"""What is offered while a query is typed: fields, values, names; and what becomes of the query."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.query.completion import place_at
from reader.query.fields import Field
from ui.completing import MOST, name, offers

NAMES = {
    field: [name(*each) for each in names]
    for field, names in {
        Field.TAG: [("port", 40), ("food", 2), ("Little Anneth", 1)],
        Field.SOURCE: [("Northgate Wire", 1200), ("Wire of the North", 3), ("Écho", 1)],
        Field.LABEL: [("ORG",), ("PERSON",)],
        Field.LANG: [("en", 5), ("ckb", 1)],
    }.items()
}


def shown(query: str) -> list[str]:
    return [offer.text for offer in offers(query, len(query), NAMES)]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("ti", ["title:"]),
        ("harbour la", ["lang:", "label:"]),
        ("is:un", ["is:unread"]),
        ("tag:", ["tag:port", "tag:food", 'tag:"Little Anneth"']),
        ("-tag:fo", ["tag:food"]),
        ("source:wire", ['source:"Wire of the North"', 'source:"Northgate Wire"']),
        ("source:ech", ["source:Écho"]),
        ('source:"North', ['source:"Northgate Wire"', 'source:"Wire of the North"']),
        ("label:(ORG P", ["label:PERSON"]),
        ("after:7", ["after:7d"]),
        ("harbour ", []),
        ("", []),
        ("near(a ti", []),
        ("tag:port", []),
        ("words:", []),
    ],
)  # fmt: skip
def test_what_may_be_meant_is_offered(query: str, expected: list[str]) -> None:
    assert shown(query) == expected


def test_an_offer_takes_the_place_of_what_was_typed() -> None:
    (offer,) = offers("tag:po boat", len("tag:po"), NAMES)
    assert (offer.query, offer.caret) == ("tag:port boat", len("tag:port"))
    (offer,) = offers("boat ti", 7, NAMES)
    assert (offer.query, offer.caret) == ("boat title:", 11)
    (offer,) = offers("boat is:un", 10, NAMES)
    assert (offer.query, offer.caret) == ("boat is:unread ", 15)


def test_names_say_how_many_articles_have_them() -> None:
    assert [offer.detail for offer in offers("tag:", 4, NAMES)] == ["40", "2", "1"]
    assert [offer.detail for offer in offers("label:", 6, NAMES)] == ["", ""]


def test_only_the_likeliest_are_offered() -> None:
    names = {Field.TAG: [name(f"t{number}") for number in range(50)]}
    assert len(offers("tag:t", 5, names)) == MOST


@given(
    query=st.text(st.sampled_from('tagsource: "()-*porÉ🚒,near'), max_size=25),
    caret=st.integers(0, 25),
)
def test_an_offer_changes_nothing_else_of_the_query(query: str, caret: int) -> None:
    caret = min(caret, len(query))
    place = place_at(query, caret)
    for offer in offers(query, caret, NAMES):
        assert offer.query.startswith(query[: place.start])
        assert offer.query.endswith(query[place.end :])
        assert place.start < offer.caret <= len(offer.query) - len(query) + place.end
