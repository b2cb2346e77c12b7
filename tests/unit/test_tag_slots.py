"""Room for tags: none overlaps another, whatever marks there are."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from ui.views.page.tag_slots import Room, Spacing, Tag, tag_slots, within

SPACING = Spacing(least=20, gap=5, more=15)


@st.composite
def tags(draw: st.DrawFn) -> Tag:
    left, width = draw(st.integers(0, 500)), draw(st.integers(20, 60))
    leftwards, length = draw(st.booleans()), draw(st.integers(5, 200))
    reach = left + width - length if leftwards else left + length
    return Tag(left, left + width, leftwards, reach)


@given(wanted=st.lists(tags(), max_size=20), rtl=st.booleans())
def test_no_two_slots_come_nearer_than_the_gap(wanted: list[Tag], *, rtl: bool) -> None:
    slots = sorted(tag_slots(wanted, SPACING, rtl=rtl))
    for before, after in pairwise(slots):
        assert after.left - before.right >= SPACING.gap
        assert before.right > before.left


@given(wanted=st.lists(tags(), max_size=20), rtl=st.booleans())
def test_every_tag_is_in_exactly_one_slot(wanted: list[Tag], *, rtl: bool) -> None:
    slots = tag_slots(wanted, SPACING, rtl=rtl)
    assert sorted(index for slot in slots for index in slot.tags) == list(range(len(wanted)))


def test_a_tag_with_room_stands_where_its_mark_begins() -> None:
    (slot,) = tag_slots([Tag(10, 50, leftwards=False, reach=90)], SPACING)
    assert slot == (10, 50, (0,))


def test_a_nested_mark_moves_its_tag_along_itself() -> None:
    outer, inner = Tag(10, 40, False, 200), Tag(10, 40, False, 80)
    assert tag_slots([outer, inner], SPACING) == [(10, 40, (0,)), (45, 75, (1,))]


def test_in_a_line_from_right_to_left_it_moves_leftwards() -> None:
    outer, inner = Tag(160, 190, True, 0), Tag(160, 190, True, 100)
    assert tag_slots([outer, inner], SPACING, rtl=True) == [(160, 190, (0,)), (125, 155, (1,))]


def test_a_tag_in_the_way_is_cut_short() -> None:
    first, second = Tag(10, 60, False, 30), Tag(40, 90, False, 45)
    assert tag_slots([first, second], SPACING) == [(10, 35, (0,)), (40, 90, (1,))]


def test_tags_without_room_share_a_slot_that_can_say_so() -> None:
    same = [Tag(10, 50, False, 30)] * 3
    assert tag_slots(same, SPACING) == [(10, 65, (0, 1, 2))]


def test_a_tag_at_the_end_of_a_line_is_moved_back_or_cut() -> None:
    room = Room(0, 200)
    assert within(Tag(170, 210, False, 190), room)[:2] == (160, 200)
    assert within(Tag(100, 300, False, 190), room)[:2] == (100, 200)
    assert within(Tag(190, 390, False, 200), room)[:2] == (140, 200)
    assert within(Tag(-10, 30, True, 10), room)[:2] == (0, 40)
    assert within(Tag(-100, 100, True, 10), room)[:2] == (0, 100)
