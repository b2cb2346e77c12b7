"""The model of the preview: what is checked, the orders, Qt's rules for models."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from reader.values import Occurrence
from ui.models.hits import HIT_ROLE, HitOrder
from ui.models.occurrences import OccurrencesModel

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.modeltest import ModelTester

    from reader.library import Library
    from reader.values import ArticleId, ArticleSummary, LabelId


@pytest.fixture
def org(library: Library) -> LabelId:
    return library.labels.named("ORG").id


@pytest.fixture
def summary(library: Library, add: Callable[..., ArticleId]) -> Callable[..., ArticleSummary]:
    def make(number: int, **fields: object) -> ArticleSummary:
        return library.articles.summaries([add(f"Article {number}", **fields)])[0]

    return make


def occurrence(summary: ArticleSummary, right: str = "", **fields: object) -> Occurrence:
    values: dict[str, object] = {"start": 0, "end": 4, "quote": "Quay", "left": ""} | fields
    return Occurrence(
        summary.id,
        right=right,
        source=summary.source,
        published=summary.published,
        **values,  # type: ignore[arg-type]
    )


def rights(model: OccurrencesModel) -> list[str]:
    return [hit.occurrence.right for hit in model.hits]


def test_it_keeps_the_rules_of_qt(
    qtmodeltester: ModelTester, org: LabelId, summary: Callable[..., ArticleSummary]
) -> None:
    model = OccurrencesModel(org)
    qtmodeltester.check(model)
    model.add([occurrence(summary(1), " b"), occurrence(summary(2), " a")])
    model.arrange(HitOrder.RIGHT)
    model.clear(takes_parts=False)


def test_conflicts_and_parts_are_left_unchecked_and_labelled_ones_out(
    org: LabelId, summary: Callable[..., ArticleSummary]
) -> None:
    model, one = OccurrencesModel(org), summary(1)
    free, part = occurrence(one, "free"), occurrence(one, "part", part=True)
    taken = occurrence(one, "taken", labels=(99,))
    crossed = occurrence(one, "crossed", overlapping=(org,))
    model.add([free, part, taken, crossed, occurrence(one, labels=(org,))])
    assert [(hit.occurrence.right, hit.checked, hit.conflict) for hit in model.hits] == [
        ("free", True, False),
        ("part", False, False),
        ("taken", False, True),
        ("crossed", False, True),
    ]
    assert model.tally.labelled == 1
    assert model.checked() == [free]


def test_parts_are_checked_where_they_are_wanted(
    org: LabelId, summary: Callable[..., ArticleSummary]
) -> None:
    model = OccurrencesModel(org)
    model.clear(takes_parts=True)
    model.add([occurrence(summary(1), part=True)])
    assert model.hits[0].checked


def test_the_orders(org: LabelId, summary: Callable[..., ArticleSummary]) -> None:
    model = OccurrencesModel(org)
    early = summary(1, published="2021-01-01", source="Tide")
    late = summary(2, published="2021-02-01", source="Delta")
    undated = summary(3, published=None, source="Quay")
    model.add(
        [
            occurrence(early, ", Éa", left="x b "),
            occurrence(late, ", eb", left="z a "),
            occurrence(undated, " c", left="y b "),
        ]
    )
    model.arrange(HitOrder.RIGHT)
    assert rights(model) == [", Éa", ", eb", " c"]
    model.arrange(HitOrder.LEFT)
    assert rights(model) == [", eb", ", Éa", " c"]
    model.arrange(HitOrder.SOURCE)
    assert rights(model) == [", eb", " c", ", Éa"]
    model.arrange(HitOrder.DATE)
    assert rights(model) == [", eb", ", Éa", " c"]


def test_what_is_selected_stays_selected_in_another_order(
    org: LabelId, summary: Callable[..., ArticleSummary]
) -> None:
    from PySide6.QtCore import QPersistentModelIndex

    model, one = OccurrencesModel(org), summary(1)
    model.add([occurrence(one, "b"), occurrence(one, "a", start=5, end=9)])
    kept = QPersistentModelIndex(model.index(0, 0))
    model.arrange(HitOrder.RIGHT)
    assert kept.row() == 1
    assert kept.data(HIT_ROLE).occurrence.right == "b"


def test_rows_are_toggled_together(org: LabelId, summary: Callable[..., ArticleSummary]) -> None:
    model, one = OccurrencesModel(org), summary(1)
    model.add([occurrence(one), occurrence(one, part=True)])
    model.toggle([0, 1])
    assert [hit.checked for hit in model.hits] == [True, True]
    model.toggle([0, 1])
    assert [hit.checked for hit in model.hits] == [False, False]
    checked = Qt.ItemDataRole.CheckStateRole
    assert model.setData(model.index(1, 0), Qt.CheckState.Checked, checked)
    assert model.index(1, 0).data(checked) == Qt.CheckState.Checked
    assert not model.setData(model.index(1, 0), "else")
