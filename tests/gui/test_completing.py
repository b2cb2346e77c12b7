"""What is offered while a query is typed: fields, values, names; and what becomes of the query."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.query.completion import place_at
from reader.query.fields import Field
from ui.searching.completing import MOST, offers

if TYPE_CHECKING:
    from reader.query.completion import Place

NAMES = {
    Field.TAG: ("port", "food", '"Little Anneth"'),
    Field.SOURCE: ('"Northgate Wire"', '"Wire of the North"', "Écho"),
    Field.LABEL: ("ORG", "PERSON"),
}


def choices(place: Place) -> list[str]:
    """Return what a library offers: of these names those that have what is typed."""
    typed = place.typed.strip('"').lower()
    names = NAMES.get(place.field, ()) if place.field else ()
    return [*place.choices, *(name for name in names if typed in name.lower())]


def shown(query: str) -> list[str]:
    return [offer.text for offer in offers(query, len(query), choices)]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("ti", ["title:"]),
        ("harbour la", ["lang:", "label:"]),
        ("is:un", ["is:unread"]),
        ("tag:", ["tag:port", "tag:food", 'tag:"Little Anneth"']),
        ("-tag:fo", ["tag:food"]),
        ("source:wire", ['source:"Northgate Wire"', 'source:"Wire of the North"']),
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
    (offer,) = offers("tag:po boat", len("tag:po"), choices)
    assert (offer.query, offer.caret) == ("tag:port boat", len("tag:port"))
    (offer,) = offers("boat ti", 7, choices)
    assert (offer.query, offer.caret) == ("boat title:", 11)
    (offer,) = offers("boat is:un", 10, choices)
    assert (offer.query, offer.caret) == ("boat is:unread ", 15)


def test_only_the_likeliest_are_offered() -> None:
    assert len(offers("tag:t", 5, lambda _place: [f"t{number}" for number in range(50)])) == MOST


@given(
    query=st.text(st.sampled_from('tagsource: "()-*porÉ🚒,near'), max_size=25),
    caret=st.integers(0, 25),
)
def test_an_offer_changes_nothing_else_of_the_query(query: str, caret: int) -> None:
    caret = min(caret, len(query))
    place = place_at(query, caret)
    for offer in offers(query, caret, choices):
        assert offer.query.startswith(query[: place.start])
        assert offer.query.endswith(query[place.end :])
        assert place.start < offer.caret <= len(offer.query) - len(query) + place.end
