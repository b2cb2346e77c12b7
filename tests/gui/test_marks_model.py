from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from inspected import GPE, LABELS, ORG, PERSON, mark, note
from PySide6.QtTest import QAbstractItemModelTester

from reader.values import Edit, LabelId
from ui.models.marks import AT_ONCE, Heading, MarkOrder, MarksModel
from ui.models.notes import NotesModel

if TYPE_CHECKING:
    from pytestqt.modeltest import ModelTester

    from reader.values import Annotation

UNKNOWN = LabelId(9)
marks = st.builds(
    mark,
    st.integers(1, 12),
    st.sampled_from(["Northgate", "Strait", "the strait of Anneth", "11"]),
    st.sampled_from([ORG, GPE, PERSON, UNKNOWN]),
    st.sampled_from(["", "Check this", "strait?"]),
    start=st.integers(0, 5),
)
steps = st.lists(st.tuples(st.booleans(), marks), max_size=30)


def expected(
    shown: dict[int, Annotation], order: MarkOrder, words: str
) -> list[Annotation | Heading]:
    """Return the rows as a plain sort gives them."""
    names = {label.id: label.name for label in LABELS}
    ranks = [label.id for label in LABELS] + [UNKNOWN]
    wanted = [
        each
        for each in shown.values()
        if words in f"{each.quote} {each.note} {names.get(each.label, '?')}".casefold()
    ]
    wanted.sort(key=lambda each: (each.start, -each.end, each.id))
    if order is MarkOrder.PLACE:
        return list(wanted)
    rows: list[Annotation | Heading] = []
    for label in ranks:
        group = [each for each in wanted if each.label == label]
        rows += [Heading(label, len(group)), *group] if group else []
    return rows


@given(
    steps=steps,
    order=st.sampled_from(MarkOrder),
    words=st.sampled_from(["", "strait", "org", "check"]),
    at_once=st.booleans(),
)
def test_edits_in_any_order_leave_the_marks_as_a_plain_sort_has_them(
    steps: list[tuple[bool, Annotation]], order: MarkOrder, words: str, *, at_once: bool
) -> None:
    model, shown = MarksModel(), {}
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.set_labels(LABELS)
    model.set_order(order)
    model.set_filter(words)
    edits = []
    for remove, new in steps:
        old = shown.pop(new.id, None)
        edits.append(Edit(old, None if remove else new))
        if not remove:
            shown[new.id] = new
    for batch in [edits] if at_once else [[edit] for edit in edits]:
        model.apply(batch)
    assert list(model.values) == expected(shown, order, words)
    assert model.count == len(shown)
    assert [model.find(each.id) for each in shown.values()] == [
        model.values.index(each) if each in model.values else -1 for each in shown.values()
    ]
    tester.deleteLater()


@given(steps=steps, at_once=st.booleans())
def test_edits_in_any_order_leave_the_notes_as_a_plain_sort_has_them(
    steps: list[tuple[bool, Annotation]], *, at_once: bool
) -> None:
    model, shown = NotesModel(), {}
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    fixed = [note(1, "On all of it"), note(2, "On a span", 3, "Strait")]
    model.set_notes([], fixed)
    edits = []
    for remove, new in steps:
        old = shown.pop(new.id, None)
        edits.append(Edit(old, None if remove else new))
        if not remove:
            shown[new.id] = new
    for batch in [edits] if at_once else [[edit] for edit in edits]:
        model.apply(batch, [])
    noted = [each for each in shown.values() if each.note]
    rows = sorted(
        [*noted, fixed[1]],
        key=lambda each: (each.start or 0, -(each.end or 0), each not in noted, each.id),
    )
    assert list(model.values) == [fixed[0], *rows]
    tester.deleteLater()


@pytest.mark.parametrize("order", MarkOrder)
def test_many_edits_at_once_come_out_as_one_by_one(
    order: MarkOrder, qtmodeltester: ModelTester
) -> None:
    model = MarksModel()
    model.set_labels(LABELS)
    model.set_order(order)
    new = [mark(n, label=(ORG, GPE)[n % 2]) for n in range(1, AT_ONCE + 5)]
    model.apply([Edit(None, each) for each in new])
    assert list(model.values) == expected({each.id: each for each in new}, order, "")
    qtmodeltester.check(model)
    model.apply([Edit(each, None) for each in new])
    assert model.rowCount() == model.count == 0


def test_a_changed_note_is_one_changed_row_and_nothing_else() -> None:
    model = MarksModel()
    model.set_marks([mark(n) for n in range(1, 50)])
    seen: list[tuple[str, int]] = []
    model.dataChanged.connect(lambda first, _last: seen.append(("changed", first.row())))
    for signal in (model.rowsInserted, model.rowsRemoved, model.modelReset):
        signal.connect(lambda *_: seen.append(("other", 0)))
    model.apply([Edit(mark(5), mark(5, note="Check"))])
    assert seen == [("changed", 4)]


def test_a_mark_says_what_it_is_in_words() -> None:
    model = MarksModel()
    model.set_labels(LABELS)
    model.set_marks([mark(1, note="Which one?")])
    assert model.index(0, 0).data() == "Northgate · ORG · Which one?"
    model.set_order(MarkOrder.LABEL)
    assert model.index(0, 0).data() == "ORG 1"
