"""How the width of the page is shared."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ui.views.page.column import LEAST_NOTES, LEAST_SHARE, SIDE, column


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
    width = shared.right - shared.left
    assert available < wanted + 2 * SIDE or width == wanted or shared.notes is not None
    assert available < wanted + 2 * SIDE or width >= LEAST_SHARE * wanted - 1


def test_lines_become_a_little_shorter_to_make_room_for_notes() -> None:
    roomy, tight, narrow = column(700, 475), column(660, 475), column(560, 475)
    assert roomy.notes is not None
    assert roomy.right - roomy.left == 475
    assert tight.notes is not None
    assert tight.right - tight.left < 475
    assert narrow.notes is None
    assert narrow.right - narrow.left == 475
