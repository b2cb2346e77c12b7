"""The model of a concordance: the orders, hits as they are now, Qt's rules for models."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPersistentModelIndex

from reader.values import ArticleId, LabelId, Occurrence
from ui.models.hits import HIT_ROLE, HitOrder, HitsModel, arranged, order_key

if TYPE_CHECKING:
    from pytestqt.modeltest import ModelTester

WORDS = st.sampled_from(["", "a", "Ä", "b", "the quay", " , ", "کە"])


@st.composite
def occurrences(draw: st.DrawFn) -> Occurrence:
    article, start = draw(st.integers(1, 5)), draw(st.integers(0, 20))
    published = draw(st.none() | st.sampled_from(["2020", "2021-02-18", "2021-02-18T10:00:00"]))
    return Occurrence(
        ArticleId(article),
        start,
        start + 4,
        "quay",
        draw(WORDS),
        draw(WORDS),
        source=draw(WORDS),
        published=published,
    )


def hit(number: int, left: str = "", right: str = "", **fields: object) -> Occurrence:
    return replace(Occurrence(ArticleId(number), 0, 4, "quay", left, right), **fields)


def test_it_keeps_the_rules_of_qt(qtmodeltester: ModelTester) -> None:
    model = HitsModel()
    qtmodeltester.check(model)
    model.add([hit(1, right=" b"), hit(2, right=" a")])
    model.add([])
    model.arrange([1, 0])
    model.renew([hit(1, right=" b", labels=(LabelId(1),))])
    model.clear()


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        (HitOrder.RIGHT, [3, 1, 2]),
        (HitOrder.LEFT, [3, 2, 1]),
        (HitOrder.SOURCE, [2, 1, 3]),
        (HitOrder.DATE, [3, 1, 2]),
    ],
)
def test_hits_are_sorted_by_what_is_about_them(order: HitOrder, expected: list[int]) -> None:
    hits = [
        hit(1, "near the ", " of ice", source="Tide", published="2020-01-01"),
        hit(2, "far the old ", " of stone", source="Quay", published=None),
        hit(3, "a new ", " and", source="Wire", published="2021-01-01"),
    ]
    assert [hits[place].article for place in arranged(hits, order)] == expected


@given(hits=st.lists(occurrences(), max_size=12), order=st.sampled_from(HitOrder))
def test_every_order_is_a_rearrangement_in_order(hits: list[Occurrence], order: HitOrder) -> None:
    places = arranged(hits, order)
    assert sorted(places) == list(range(len(hits)))
    keys = [order_key(order)(hits[place]) for place in places]
    assert keys == sorted(keys)


@given(hits=st.lists(occurrences(), min_size=1, max_size=12), order=st.sampled_from(HitOrder))
def test_a_row_stays_the_same_hit_when_the_order_changes(
    hits: list[Occurrence], order: HitOrder
) -> None:
    model = HitsModel()
    model.add(hits)
    kept = QPersistentModelIndex(model.index(len(hits) - 1, 0))
    model.arrange(arranged(hits, order))
    assert kept.data(HIT_ROLE) is hits[-1]
    assert model.articles == len({each.article for each in hits})


def test_hits_are_shown_as_they_are_now() -> None:
    model = HitsModel()
    model.add([hit(1), hit(2)])
    now = hit(2, labels=(LabelId(7),))
    model.renew([now, hit(3)])
    assert list(model.hits) == [hit(1), now]
