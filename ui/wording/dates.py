"""How dates, sources and lengths are put into words.

What was published has the day and the time of its place, as its page has them; what a person did
here has those of the person.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDate, QDateTime, QLocale, Qt

from ui.wording.parts import joined

if TYPE_CHECKING:
    from reader.lists import ArticleSummary

WORDS_A_MINUTE = 230
_DATE_LENGTH, _TIME_LENGTH = len("2021-02-18"), len("2021-02-18T16:56:50")
_WITH_TIME = "d MMM yyyy, HH:mm"
_DAYS_KEPT = 2000
"""To put one into words takes as long as to draw it."""


def date(published: str | None) -> str:
    """Return the day of an ISO 8601 time or date, where that was, in the user's language."""
    if not published:
        return ""
    return _day_in_words(published[:_DATE_LENGTH], QLocale().bcp47Name())


@lru_cache(maxsize=_DAYS_KEPT)
def _day_in_words(day: str, _language: str) -> str:
    return QLocale().toString(QDate.fromString(day, "yyyy-MM-dd"), "d MMM yyyy")


def date_and_time(published: str | None) -> str:
    """Return day and time of an ISO 8601 time, where that was; of a date, the day alone."""
    if not published or len(published) == _DATE_LENGTH:
        return date(published)
    there = QDateTime.fromString(published[:_TIME_LENGTH], Qt.DateFormat.ISODate)
    return QLocale().toString(there, _WITH_TIME)


def time_here(time: str) -> str:
    """Return day and time of an ISO 8601 time in the user's zone and language."""
    here = QDateTime.fromString(time, Qt.DateFormat.ISODate).toLocalTime()
    return QLocale().toString(here, _WITH_TIME)


def minutes(words: int) -> str:
    """Return how long so many words take to read."""
    whole = max(1, round(words / WORDS_A_MINUTE))
    return QCoreApplication.translate("Wording", "{0} min").format(whole)


def byline(summary: ArticleSummary) -> str:
    """Return source, date and reading time; each keeps its own direction."""
    return joined(summary.source, date(summary.published), progress(summary))


def isolated(text: str) -> str:
    """Return ``text`` for the inside of a sentence, whose order it leaves as it is."""
    from reader.kinds import Direction
    from reader.text import direction  # no sentence of the first frame needs it

    return text if direction(text) is Direction.LTR else f"\u2068{text}\u2069"


def progress(summary: ArticleSummary) -> str:
    """Return the reading time, or how much was read where that is a part; both have no room."""
    if not 0 < summary.reached < summary.length:
        return minutes(summary.words)
    percent = max(1, 100 * summary.reached // summary.length)
    return QCoreApplication.translate("Wording", "{0} %").format(percent)
