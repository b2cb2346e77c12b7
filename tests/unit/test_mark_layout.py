"""Marks by block: lanes, depths, order, and changing one at a time."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.values import (
    Annotation,
    AnnotationId,
    ArticleId,
    Block,
    BlockKind,
    LabelId,
    Origin,
)
from ui.views.page.mark_layout import MarkLayout, lanes, place_before, place_of

BLOCKS = [
    Block(0, 20, BlockKind.TITLE),
    Block(21, 50, BlockKind.PARAGRAPH),
    Block(52, 80, BlockKind.PARAGRAPH),
]
SPANS = st.tuples(st.integers(0, 79), st.integers(1, 40)).map(
    lambda p: (p[0], min(80, p[0] + p[1]))
)


def mark(number: int, start: int, end: int) -> Annotation:
    quote = "x" * (end - start)
    return Annotation(
        AnnotationId(number), str(number), ArticleId(1), start, end, quote, LabelId(1), "", "",
        Origin.HAND, "", "",
    )  # fmt: skip


def layout(*spans: tuple[int, int]) -> MarkLayout:
    return MarkLayout(BLOCKS, [mark(number + 1, *span) for number, span in enumerate(spans)])


def overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


@given(st.lists(SPANS, max_size=40))
def test_no_two_underlines_of_a_lane_meet(spans: list[tuple[int, int]]) -> None:
    chosen = lanes(spans)
    for i, one in enumerate(spans):
        for j, other in enumerate(spans[:i]):
            assert chosen[i] != chosen[j] or not overlap(one, other)


@given(st.lists(SPANS, max_size=40))
def test_a_lane_is_used_only_where_the_ones_above_are_taken(spans: list[tuple[int, int]]) -> None:
    chosen = lanes(spans)
    for i, one in enumerate(spans):
        met = {chosen[j] for j, other in enumerate(spans) if j != i and overlap(one, other)}
        assert set(range(chosen[i])) <= met


@given(SPANS, SPANS)
def test_of_two_nested_marks_the_inner_underline_is_on_top(
    outer: tuple[int, int], inner: tuple[int, int]
) -> None:
    if outer[0] <= inner[0] and inner[1] <= outer[1] and outer != inner:
        assert lanes([outer, inner]) == [1, 0]
        assert lanes([inner, outer]) == [0, 1]


def test_a_mark_over_the_end_of_a_block_is_in_both() -> None:
    marks = layout((15, 30))
    assert [len(marks.in_block(number)) for number in range(3)] == [1, 1, 0]


def test_a_mark_that_ends_with_a_block_is_not_in_the_next() -> None:
    assert layout((15, 20)).in_block(1) == ()


def test_depth_counts_the_marks_around_one() -> None:
    marks = layout((21, 40), (25, 35), (26, 30), (38, 45))
    assert [shown.depth for shown in marks.in_block(1)] == [0, 1, 2, 0]


def test_the_innermost_mark_at_an_offset_comes_first() -> None:
    marks = layout((21, 40), (25, 35), (26, 30))
    assert [each.id for each in marks.at(27)] == [3, 2, 1]
    assert [each.id for each in marks.at(35)] == [1]
    assert [each.id for each in marks.ending_at(35)] == [2]


@given(st.lists(SPANS, max_size=25), st.data())
def test_adding_and_removing_gives_what_a_new_layout_has(
    spans: list[tuple[int, int]], data: st.DataObject
) -> None:
    marks = [mark(number + 1, *span) for number, span in enumerate(spans)]
    changing = MarkLayout(BLOCKS)
    for each in marks:
        touched = changing.add(each)
        assert all(each in [m.annotation for m in changing.in_block(n)] for n in touched)
    gone = data.draw(st.lists(st.sampled_from(marks), unique=True)) if marks else []
    for each in gone:
        changing.remove(each.id)
    left = MarkLayout(BLOCKS, [each for each in marks if each not in gone])
    assert changing.all() == left.all()
    for number in range(len(BLOCKS)):
        assert changing.in_block(number) == left.in_block(number)


@given(st.lists(SPANS, min_size=1, max_size=25))
def test_walking_forwards_and_backwards_meets_every_mark_once(spans: list[tuple[int, int]]) -> None:
    marks = layout(*spans)
    forwards, found = [], marks.after(place_before(0))
    while found:
        forwards.append(found)
        found = marks.after(place_of(found))
    assert forwards == marks.all()
    assert len(forwards) == len(spans)
    backwards, found = [forwards[-1]], marks.before(place_of(forwards[-1]))
    while found:
        backwards.append(found)
        found = marks.before(place_of(found))
    assert backwards == forwards[::-1]


@given(st.lists(SPANS, max_size=12), SPANS)
def test_a_span_touches_the_marks_that_share_a_character_with_it(
    spans: list[tuple[int, int]], asked: tuple[int, int]
) -> None:
    touched = any(overlap(span, asked) for span in spans)
    assert layout(*spans).touches(*asked) == touched


@given(st.lists(SPANS, max_size=12))
def test_marks_are_counted_in_the_order_of_reading(spans: list[tuple[int, int]]) -> None:
    marks = layout(*spans)
    assert [marks.number_of(each) for each in marks.all()] == [*range(1, len(marks) + 1)]
