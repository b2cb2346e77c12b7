"""The words and keys of what is done with the lists of the sidebar."""

from __future__ import annotations

from ui.actions.do import QT_TRANSLATE_NOOP, Do, Words

OF_LISTS: dict[Do, Words] = {
    Do.NEW_COLLECTION: Words(QT_TRANSLATE_NOOP("Actions", "New Collection…"), ("Ctrl+Shift+N",)),
    Do.SAVE_SEARCH: Words(
        QT_TRANSLATE_NOOP("Actions", "Save Search…"),
        ("Ctrl+S",),
        tip=QT_TRANSLATE_NOOP(
            "Actions", "Keeps what is listed, with what is searched in it, in the sidebar."
        ),
    ),
    Do.RENAME_LIST: Words(
        QT_TRANSLATE_NOOP("Actions", "Rename List"),
        ("F2",),
        tip=QT_TRANSLATE_NOOP(
            "Actions", "Another name for the collection, tag or saved search in the sidebar."
        ),
    ),
    Do.CHANGE_SEARCH: Words(
        QT_TRANSLATE_NOOP("Actions", "Change Search…"),
        tip=QT_TRANSLATE_NOOP("Actions", "What the saved search in the sidebar looks for."),
    ),
    Do.MERGE_LIST: Words(
        QT_TRANSLATE_NOOP("Actions", "Merge List Into…"),
        tip=QT_TRANSLATE_NOOP("Actions", "Puts all of its articles into another list."),
    ),
    Do.DELETE_LIST: Words(
        QT_TRANSLATE_NOOP("Actions", "Delete List"),
        tip=QT_TRANSLATE_NOOP("Actions", "The articles stay in the library."),
    ),
    Do.LIST_UP: Words(QT_TRANSLATE_NOOP("Actions", "Move List Up")),
    Do.LIST_DOWN: Words(QT_TRANSLATE_NOOP("Actions", "Move List Down")),
}
