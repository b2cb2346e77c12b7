"""What was done, in words: for the history, and for the texts of Undo and Redo."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

from PySide6 import QtCore
from PySide6.QtCore import QCoreApplication

from reader.values import ActionKind
from ui.wording import counted
from ui.wording.dates import isolated

if TYPE_CHECKING:
    from collections.abc import Callable

# Its stub says that it returns an object.
QT_TRANSLATE_NOOP = cast("Callable[[str, str], str]", QtCore.QT_TRANSLATE_NOOP)

_SENTENCES: dict[ActionKind, str] = {
    ActionKind.IMPORT: QT_TRANSLATE_NOOP("Action", "Import {what}"),
    ActionKind.ANNOTATE: QT_TRANSLATE_NOOP("Action", "Label {what} as {label}"),
    ActionKind.RELABEL: QT_TRANSLATE_NOOP("Action", "Relabel {what} as {label}"),
    ActionKind.MOVE: QT_TRANSLATE_NOOP("Action", "Change the boundaries of {what}"),
    ActionKind.REMOVE: QT_TRANSLATE_NOOP("Action", "Remove {label} from {what}"),
    ActionKind.NOTE: QT_TRANSLATE_NOOP("Action", "Note {what}"),
    ActionKind.READ: QT_TRANSLATE_NOOP("Action", "Mark {what} as read"),
    ActionKind.UNREAD: QT_TRANSLATE_NOOP("Action", "Mark {what} as unread"),
    ActionKind.STAR: QT_TRANSLATE_NOOP("Action", "Star {what}"),
    ActionKind.UNSTAR: QT_TRANSLATE_NOOP("Action", "Take the star off {what}"),
    ActionKind.STATUS: QT_TRANSLATE_NOOP("Action", "Change the status of {what}"),
    ActionKind.TRASH: QT_TRANSLATE_NOOP("Action", "Move {what} to the trash"),
    ActionKind.RESTORE: QT_TRANSLATE_NOOP("Action", "Restore {what} from the trash"),
    ActionKind.TAG: QT_TRANSLATE_NOOP("Action", "Add the tag {what}"),
    ActionKind.UNTAG: QT_TRANSLATE_NOOP("Action", "Remove the tag {what}"),
    ActionKind.RENAME_TAG: QT_TRANSLATE_NOOP("Action", "Rename the tag {what}"),
    ActionKind.MERGE_TAGS: QT_TRANSLATE_NOOP("Action", "Merge the tags {what}"),
    ActionKind.DELETE_TAG: QT_TRANSLATE_NOOP("Action", "Delete the tag {what}"),
    ActionKind.COLLECT: QT_TRANSLATE_NOOP("Action", "Put into the collection {what}"),
    ActionKind.UNCOLLECT: QT_TRANSLATE_NOOP("Action", "Take out of the collection {what}"),
    ActionKind.ADD_COLLECTION: QT_TRANSLATE_NOOP("Action", "Add the collection {what}"),
    ActionKind.CHANGE_COLLECTION: QT_TRANSLATE_NOOP("Action", "Change the collection {what}"),
    ActionKind.MERGE_COLLECTIONS: QT_TRANSLATE_NOOP("Action", "Merge the collections {what}"),
    ActionKind.DELETE_COLLECTION: QT_TRANSLATE_NOOP("Action", "Delete the collection {what}"),
    ActionKind.ADD_SEARCH: QT_TRANSLATE_NOOP("Action", "Save the search {what}"),
    ActionKind.CHANGE_SEARCH: QT_TRANSLATE_NOOP("Action", "Change the saved search {what}"),
    ActionKind.DELETE_SEARCH: QT_TRANSLATE_NOOP("Action", "Delete the saved search {what}"),
    ActionKind.METADATA: QT_TRANSLATE_NOOP("Action", "Change what is said about {what}"),
    ActionKind.BOILERPLATE: QT_TRANSLATE_NOOP("Action", "Change what is boilerplate in {what}"),
    ActionKind.BOILERPLATE_LINE: QT_TRANSLATE_NOOP("Action", "Change where {what} is boilerplate"),
    ActionKind.LABELS: QT_TRANSLATE_NOOP("Action", "Add the label set {what}"),
    ActionKind.ADD_LABEL: QT_TRANSLATE_NOOP("Action", "Add the label {what}"),
    ActionKind.CHANGE_LABEL: QT_TRANSLATE_NOOP("Action", "Change the label {what}"),
    ActionKind.MERGE_LABELS: QT_TRANSLATE_NOOP("Action", "Merge the labels {what}"),
    ActionKind.DELETE_LABEL: QT_TRANSLATE_NOOP("Action", "Delete the label {what}"),
    ActionKind.LINK: QT_TRANSLATE_NOOP("Action", "Link {what} with a copy"),
    ActionKind.DISMISS: QT_TRANSLATE_NOOP("Action", "Part {what} from what is no copy"),
    ActionKind.CARRY: QT_TRANSLATE_NOOP("Action", "Carry marks over to {what}"),
    ActionKind.KEEP: QT_TRANSLATE_NOOP("Action", "Keep {what} of two copies"),
}

_REMOVE_SEVERAL = QT_TRANSLATE_NOOP("Action", "Remove {what}")
"""Marks that went together may have had any labels."""

_LABELLED = frozenset((ActionKind.ANNOTATE, ActionKind.RELABEL, ActionKind.MOVE, ActionKind.REMOVE))
_NAMED = frozenset(
    (
        ActionKind.TAG,
        ActionKind.UNTAG,
        ActionKind.RENAME_TAG,
        ActionKind.MERGE_TAGS,
        ActionKind.DELETE_TAG,
        ActionKind.COLLECT,
        ActionKind.UNCOLLECT,
        ActionKind.ADD_COLLECTION,
        ActionKind.CHANGE_COLLECTION,
        ActionKind.MERGE_COLLECTIONS,
        ActionKind.DELETE_COLLECTION,
        ActionKind.ADD_SEARCH,
        ActionKind.CHANGE_SEARCH,
        ActionKind.DELETE_SEARCH,
        ActionKind.LABELS,
        ActionKind.ADD_LABEL,
        ActionKind.CHANGE_LABEL,
        ActionKind.MERGE_LABELS,
        ActionKind.DELETE_LABEL,
    )
)
"""Their subjects are names, which need no quotation marks."""

_SEVERAL = re.compile(r"(\d+) (articles?|marks)")
_OCCURRENCES = re.compile(r"(\d+) × “(.*)”", re.DOTALL)


def describe(kind: ActionKind, subject: str) -> str:
    """Say what an action did to its ``subject`` (see `reader.values.Action.subject`).

    The result is plain text; in a menu, ``&`` in it must be doubled.
    """
    if kind is ActionKind.UNDO:
        undone, _, subject = subject.partition(": ")
        return QCoreApplication.translate("Action", "Undo: {}").format(
            describe(ActionKind(undone), subject)
        )
    what, _, label = subject.rpartition(" · ") if kind in _LABELLED else (subject, "", "")
    several = _SEVERAL.fullmatch(what) is not None
    sentence = _REMOVE_SEVERAL if several and kind is ActionKind.REMOVE else _SENTENCES[kind]
    described = QCoreApplication.translate("Action", sentence)
    return described.format(what=isolated(what) if kind in _NAMED else _named(what), label=label)


def _named(what: str) -> str:
    occurrences = _OCCURRENCES.fullmatch(what)
    if occurrences is not None:
        return QCoreApplication.translate("Action", "{} of {}").format(
            counted.occurrences(int(occurrences[1])), _named(occurrences[2])
        )
    several = _SEVERAL.fullmatch(what)
    if several is None:
        return QCoreApplication.translate("Action", "“{}”").format(isolated(what))
    count, things = int(several[1]), several[2]
    return counted.marks(count) if things == "marks" else counted.articles(count)
