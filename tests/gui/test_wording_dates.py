"""Dates as people read them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QLocale

from ui.wording.dates import date


def test_a_day_is_in_the_language_that_is_chosen_now() -> None:
    before = QLocale()
    try:
        for language, day in (("en_GB", "18 Feb 2021"), ("sr_Latn_RS", "18 feb 2021")):
            QLocale.setDefault(QLocale(language))
            assert date("2021-02-18") == day
    finally:
        QLocale.setDefault(before)


@pytest.mark.usefixtures("in_baghdad")
def test_a_day_is_in_the_zone_of_the_user() -> None:
    assert date("2021-02-18T22:56:50+00:00") == "19 Feb 2021"
    assert date(None) == ""
