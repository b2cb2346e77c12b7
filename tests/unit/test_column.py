"""How the width of the page is shared."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ui.views.column import LEAST_NOTES, SIDE, column


@given(st.integers(0, 3000), st.integers(100, 1200))
def test_text_and_notes_stay_inside_and_apart(available: int, wanted: int) -> None:
    shared = column(available, wanted)
    assert 0 <= shared.left <= shared.right <= available
    assert shared.right - shared.left <= wanted
    if shared.notes:
        assert shared.right < shared.notes[0] < shared.notes[1] < available
        assert shared.notes[1] - shared.notes[0] >= LEAST_NOTES


@given(st.integers(0, 3000), st.integers(100, 1200))
def test_lines_have_the_wanted_width_where_there_is_room(available: int, wanted: int) -> None:
    shared = column(available, wanted)
    assert available < wanted + 2 * SIDE or shared.right - shared.left == wanted


def test_notes_need_no_room_from_the_text() -> None:
    assert column(700, 475).notes is not None
    assert column(600, 475).notes is None
