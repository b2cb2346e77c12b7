"""What is offered while a query is typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.query import parse
from reader.query.completion import as_value, place_at
from reader.query.fields import Field
from reader.query.nodes import Named


@pytest.mark.parametrize(
    ("typed", "replaced", "field", "choices"),
    [
        ("ti|", "ti", None, ["title:"]),
        ("boats -ma|", "ma", None, ["mark:", "marks:"]),
        ("boats |", "", None, [f"{field}:" for field in Field]),
        ("(b|", "b", None, ["by:", "before:"]),
        ("t|ag", "tag", None, ["title:", "tag:"]),
        ("boats OR|", "OR", None, ["on:"][:0]),
        ("is:|", "", Field.IS, ["unread", "read", "starred", "new", "reading", "done"]),
        ("is:re|", "re", Field.IS, ["read", "reading"]),
        ("is:(read OR st|", "st", Field.IS, ["starred"]),
        ("-has:n|", "n", Field.HAS, ["notes", "none"]),
        ("after:|", "", Field.AFTER, ["today", "yesterday", "7d", "4w", "6m", "1y"]),
        ("words:|", "", Field.WORDS, []),
        ("tag:po|", "po", Field.TAG, []),
        ("tag:-po|", "po", Field.TAG, []),
        ("boats tag:(a OR |", "", Field.TAG, []),
        ('tag:"foreign po|licy" boats', '"foreign policy"', Field.TAG, []),
        ('tag:"foreign po|', '"foreign po', Field.TAG, []),
        ('"foreign po|', '"foreign po', None, []),
        ("near(bo|", "bo", None, []),
        ("xyzzy:|", "", None, []),
        ("tag:(a) ti|", "ti", None, ["title:"]),
        ("source:wire| tag:a", "wire", Field.SOURCE, []),
    ],
)
def test_what_can_stand_at_a_place(
    typed: str, replaced: str, field: Field | None, choices: list[str]
) -> None:
    caret, text = typed.index("|"), typed.replace("|", "")
    place = place_at(text, caret)
    assert text[place.start : place.end] == replaced
    assert place.field is field
    assert list(place.choices[: len(choices) or None]) == choices


@given(st.text(max_size=20) | st.text('"“”«»* ():-OR', max_size=10))
def test_a_name_that_is_chosen_is_that_name(name: str) -> None:
    chosen = parse(f"tag:{as_value(name)}")
    assert isinstance(chosen, Named)
    assert chosen == parse('tag:"{}"'.format(name.replace('"', '""')))


@given(st.text(max_size=20) | st.text('tag:is"“”* (),-OR', max_size=12), st.data())
def test_every_place_is_inside_the_query(text: str, data: st.DataObject) -> None:
    caret = data.draw(st.integers(0, len(text)))
    place = place_at(text, caret)
    assert 0 <= place.start <= caret <= place.end <= len(text)
