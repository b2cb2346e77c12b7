"""The line above an article's title: source, time, minutes, language, other versions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDate, QDateTime, QLocale, Qt

from reader.language_names import names_of
from reader.values import Direction
from ui.wording import counted

if TYPE_CHECKING:
    from reader.values import ArticleSummary

WORDS_A_MINUTE = 230
"""Silent reading of English: Brysbaert, 2019, gives 238 words for non-fiction."""
_ISOLATE, _END_ISOLATE = "\u2068", "\u2069"
"""They keep the order of what is written the other way, such as a date in an Arabic line."""
_DATE_ALONE = len("2021-02-18")


def header_line(summary: ArticleSummary) -> str:
    """Return what is known of ``summary``, parted by middle dots; times are local."""
    minutes = max(1, round(summary.words / WORDS_A_MINUTE))
    parts = [
        QLocale(summary.language).toUpper(summary.source),
        _time(summary.published or ""),
        QCoreApplication.translate("ArticleHeader", "%n min", "", minutes) if summary.words else "",
        next(iter(names_of(summary.language)), ""),
        counted.other_versions(summary.versions) if summary.versions else "",
    ]
    if summary.direction is Direction.RTL:
        parts = [part and f"{_ISOLATE}{part}{_END_ISOLATE}" for part in parts]
    return " · ".join(part for part in parts if part)


def _time(published: str) -> str:
    locale = QLocale()
    if len(published) == _DATE_ALONE:
        date = QDate.fromString(published, Qt.DateFormat.ISODate)
        return locale.toString(date, "d MMM yyyy")
    time = QDateTime.fromString(published, Qt.DateFormat.ISODate).toLocalTime()
    return locale.toString(time, "d MMM yyyy, HH:mm") if time.isValid() else ""
