"""The headings of a list in groups, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from reader.kinds import Sort

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.values import Group
    from ui.models.article_list import Heading


def headings_of(groups: Iterable[Group], sort: Sort) -> list[Heading]:
    """Return where each group begins, and its heading."""
    name = _source if sort is Sort.SOURCE else _day
    return [(group.start, name(group.key)) for group in groups]


def _source(name: str) -> str:
    return name or QCoreApplication.translate("Headings", "No source")


def _day(day: str) -> str:
    """Return today, yesterday, or a day with its weekday."""
    date = QDate.fromString(day, "yyyy-MM-dd")
    if not date.isValid():
        return QCoreApplication.translate("Headings", "No date")
    text = QLocale().toString(date, "dddd, d MMMM yyyy")
    near = {0: _tr("Today"), 1: _tr("Yesterday")}.get(date.daysTo(QDate.currentDate()))
    return f"{near} · {text}" if near else text


def _tr(text: str) -> str:
    return QCoreApplication.translate("Headings", text)
