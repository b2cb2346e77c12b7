"""What a step of the history changed, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6 import QtCore
from PySide6.QtCore import QCoreApplication

from reader.values import Aspect

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.values import Detail

# Its stub says that it returns an object.
QT_TRANSLATE_NOOP = cast("Callable[[str, str], str]", QtCore.QT_TRANSLATE_NOOP)

_ASPECTS = {
    Aspect.MARK: QT_TRANSLATE_NOOP("Detail", "Mark"),
    Aspect.LABEL: QT_TRANSLATE_NOOP("Detail", "Label"),
    Aspect.PLACE: QT_TRANSLATE_NOOP("Detail", "Boundaries"),
    Aspect.NOTE: QT_TRANSLATE_NOOP("Detail", "Note"),
    Aspect.TAG: QT_TRANSLATE_NOOP("Detail", "Tag"),
    Aspect.STATUS: QT_TRANSLATE_NOOP("Detail", "Status"),
    Aspect.READ: QT_TRANSLATE_NOOP("Detail", "Read"),
    Aspect.STARRED: QT_TRANSLATE_NOOP("Detail", "Starred"),
    Aspect.TRASHED: QT_TRANSLATE_NOOP("Detail", "In the trash"),
    Aspect.BLOCK: QT_TRANSLATE_NOOP("Detail", "Paragraph"),
    Aspect.BOILERPLATE_LINE: QT_TRANSLATE_NOOP("Detail", "Boilerplate"),
    Aspect.COPY: QT_TRANSLATE_NOOP("Detail", "Copies"),
    Aspect.TITLE: QT_TRANSLATE_NOOP("Detail", "Title"),
    Aspect.BYLINE: QT_TRANSLATE_NOOP("Detail", "Byline"),
    Aspect.SOURCE: QT_TRANSLATE_NOOP("Detail", "Source"),
    Aspect.PUBLISHED: QT_TRANSLATE_NOOP("Detail", "Published"),
    Aspect.URL: QT_TRANSLATE_NOOP("Detail", "Address"),
    Aspect.LANGUAGE: QT_TRANSLATE_NOOP("Detail", "Language"),
    Aspect.FIELD: QT_TRANSLATE_NOOP("Detail", "Field"),
    Aspect.COLLECTION: QT_TRANSLATE_NOOP("Detail", "Collection"),
    Aspect.COLLECTION_NAME: QT_TRANSLATE_NOOP("Detail", "Collection"),
    Aspect.SEARCH_NAME: QT_TRANSLATE_NOOP("Detail", "Saved search"),
    Aspect.SEARCH_QUERY: QT_TRANSLATE_NOOP("Detail", "Query"),
    Aspect.ORDER: QT_TRANSLATE_NOOP("Detail", "Place"),
    Aspect.LABEL_NAME: QT_TRANSLATE_NOOP("Detail", "Label"),
    Aspect.LABEL_LOOK: QT_TRANSLATE_NOOP("Detail", "Label"),
}
_VALUES = {
    "yes": QT_TRANSLATE_NOOP("Detail", "yes"),
    "no": QT_TRANSLATE_NOOP("Detail", "no"),
    "new": QT_TRANSLATE_NOOP("Detail", "new"),
    "reading": QT_TRANSLATE_NOOP("Detail", "in progress"),
    "done": QT_TRANSLATE_NOOP("Detail", "done"),
    "found": QT_TRANSLATE_NOOP("Detail", "found"),
    "linked": QT_TRANSLATE_NOOP("Detail", "linked"),
    "dismissed": QT_TRANSLATE_NOOP("Detail", "no copies"),
    "learned": QT_TRANSLATE_NOOP("Detail", "learned"),
    "said": QT_TRANSLATE_NOOP("Detail", "said to be"),
    "refused": QT_TRANSLATE_NOOP("Detail", "said to be text"),
}
_CHOICES = frozenset(
    (
        Aspect.STATUS,
        Aspect.READ,
        Aspect.STARRED,
        Aspect.TRASHED,
        Aspect.COPY,
        Aspect.BOILERPLATE_LINE,
    )
)
"""Their values are words of ours."""
NOTHING = "—"


def aspect_name(detail: Detail) -> str:
    """Say what of its subject a detail is about."""
    return QCoreApplication.translate("Detail", _ASPECTS[detail.aspect])


def value(detail: Detail, side: str | None) -> str:
    """Return what was there before or after, or a dash for nothing."""
    if side is None:
        return NOTHING
    known = _VALUES.get(side) if detail.aspect in _CHOICES else None
    return QCoreApplication.translate("Detail", known) if known else side
