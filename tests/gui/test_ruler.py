"""How wide words are, told by the widths of their letters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF

from ui.views.inspector.row_delegate import TEXT, font
from ui.views.parts.ruler import ELLIPSIS, ruler

pytestmark = pytest.mark.usefixtures("qapp")

WORDS = st.text(
    st.sampled_from("harbour – “AV To fi” 港町 Пристань λιμάνι \u2068\u2069"), max_size=80
)
ANY = st.text(st.sampled_from("boat 🚒 e\u0301 قارب ناو 港"), max_size=80)


@given(WORDS)
def test_letters_by_themselves_tell_about_how_wide_words_are(text: str) -> None:
    letters = ruler(font(TEXT))
    shaped = QFontMetricsF(font(TEXT)).horizontalAdvance(text)
    assert letters.tells(text)
    assert shaped * 0.85 - 1 <= letters.width(text) <= shaped * 1.2 + 1  # pairs of any letters


def test_the_letters_of_a_sentence_are_as_wide_as_the_sentence() -> None:
    sentence = "“AVToV” – the council’s harbour fund (€4.5m) wouldn’t pay for Wyville’s ferry. " * 3
    shaped = QFontMetricsF(font(TEXT)).horizontalAdvance(sentence)
    assert shaped * 0.99 <= ruler(font(TEXT)).width(sentence) <= shaped * 1.02


@given(ANY)
def test_letters_that_depend_on_others_are_measured_together(text: str) -> None:
    letters = ruler(font(TEXT))
    if not letters.tells(text):
        assert letters.width(text) == QFontMetricsF(font(TEXT)).horizontalAdvance(text)


@given(WORDS | ANY)
def test_the_end_of_the_last_letter_is_the_width(text: str) -> None:
    letters = ruler(font(TEXT))
    ends = letters.ends(text)
    assert len(ends) == len(text)
    assert list(ends) == sorted(ends)
    assert not text or ends[-1] == pytest.approx(letters.width(text))


@given(WORDS | ANY, st.integers(30, 500))
def test_what_is_elided_fits_and_little_more_is_left_out(text: str, room: int) -> None:
    metrics = QFontMetricsF(font(TEXT))
    shown = ruler(font(TEXT)).elided(text, room)
    assert metrics.horizontalAdvance(shown) <= room / 0.85 + 1
    if shown != text:
        assert shown.endswith(ELLIPSIS)
        least = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
        assert len(shown) >= len(least) * 0.8 - 2
