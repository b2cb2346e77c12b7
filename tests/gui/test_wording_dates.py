"""Dates as people read them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QLocale

from ui.wording.dates import date, date_and_time, time_here


def test_a_day_is_in_the_language_that_is_chosen_now() -> None:
    before = QLocale()
    try:
        for language, day in (("en_GB", "18 Feb 2021"), ("sr_Latn_RS", "18 feb 2021")):
            QLocale.setDefault(QLocale(language))
            assert date("2021-02-18") == day
    finally:
        QLocale.setDefault(before)


@pytest.mark.usefixtures("in_baghdad")
def test_the_day_of_an_article_is_that_of_its_place() -> None:
    assert date("2021-02-18T22:56:50+00:00") == "18 Feb 2021"
    assert date("2021-02-19T01:56:50+09:00") == "19 Feb 2021"
    assert date_and_time("2021-02-19T01:56:50-05:00") == "19 Feb 2021, 01:56"
    assert date_and_time("2021-02-19") == "19 Feb 2021"


@pytest.mark.usefixtures("in_baghdad")
def test_the_time_of_what_was_done_is_that_of_the_user() -> None:
    assert time_here("2021-02-18T22:56:50+00:00") == "19 Feb 2021, 01:56"


def test_where_nothing_is_known_there_is_no_day() -> None:
    assert date(None) == ""
