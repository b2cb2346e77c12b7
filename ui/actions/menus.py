"""Which action stands in which menu."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from ui.actions.do import QT_TRANSLATE_NOOP, Do

MENUS: tuple[tuple[str, tuple[Do | None, ...]], ...] = (
    (
        QT_TRANSLATE_NOOP("Menus", "&File"),
        (
            Do.NEW_LIBRARY,
            Do.OPEN_LIBRARY,
            None,
            Do.IMPORT,
            Do.IMPORT_FOLDER,
            Do.PASTE_ARTICLE,
            Do.ADD_SAMPLES,
            None,
            Do.EXPORT,
            None,
            Do.BACK_UP,
            Do.CHECK,
            None,
            Do.QUIT,
        ),
    ),
    (
        QT_TRANSLATE_NOOP("Menus", "&Edit"),
        (
            Do.UNDO,
            Do.REDO,
            Do.HISTORY,
            None,
            Do.COPY,
            Do.SELECT_ALL,
            None,
            Do.SEARCH,
            Do.CONCORDANCE,
            Do.FIND,
            Do.FIND_NEXT,
            Do.FIND_PREVIOUS,
            None,
            Do.SETTINGS,
        ),
    ),
    (
        QT_TRANSLATE_NOOP("Menus", "&Article"),
        (
            Do.NEXT_ARTICLE,
            Do.PREVIOUS_ARTICLE,
            Do.READ_ON,
            Do.READ_BACK,
            Do.NEXT_UNREAD,
            None,
            Do.TOGGLE_READ,
            Do.TOGGLE_STAR,
            Do.DONE_AND_NEXT,
            Do.IN_PROGRESS,
            Do.TAG,
            Do.COLLECT,
            Do.UNCOLLECT,
            Do.DETAILS,
            Do.ARTICLE_NOTE,
            None,
            Do.VERSIONS,
            Do.FIND_VERSIONS,
            None,
            Do.READ_ABOVE,
            Do.READ_BELOW,
            None,
            Do.TRASH,
            Do.RESTORE,
            Do.EMPTY_TRASH,
        ),
    ),
    (
        QT_TRANSLATE_NOOP("Menus", "&List"),
        (
            Do.NEW_COLLECTION,
            Do.SAVE_SEARCH,
            None,
            Do.RENAME_LIST,
            Do.MERGE_LIST,
            Do.DELETE_LIST,
            None,
            Do.LIST_UP,
            Do.LIST_DOWN,
        ),
    ),
    (
        QT_TRANSLATE_NOOP("Menus", "&Mark"),
        (
            Do.LAST_LABEL,
            Do.PICK_LABEL,
            Do.NOTE,
            Do.PARAGRAPH_NOTE,
            Do.BOUNDARIES,
            Do.REMOVE,
            Do.REPEAT,
            None,
            Do.BOILERPLATE,
            None,
            Do.LABELS,
        ),
    ),
    (
        QT_TRANSLATE_NOOP("Menus", "&Go"),
        (
            Do.BACK,
            Do.FORWARD,
            None,
            Do.NEXT_CANDIDATE,
            Do.PREVIOUS_CANDIDATE,
            None,
            Do.NEXT_MARK,
            Do.PREVIOUS_MARK,
            Do.NEXT_HERE,
            None,
            Do.GROW,
            Do.SHRINK,
            None,
            Do.NEXT_SENTENCE,
            Do.PREVIOUS_SENTENCE,
            Do.SELECT_SENTENCE,
            Do.SELECT_SENTENCE_BACK,
            None,
            Do.NEXT_PARAGRAPH,
            Do.PREVIOUS_PARAGRAPH,
            Do.SELECT_PARAGRAPH,
            Do.SELECT_PARAGRAPH_BACK,
            None,
            Do.OUTLINE,
            Do.NEXT_LINK,
            Do.PREVIOUS_LINK,
            Do.FOLLOW,
            Do.COPY_LINK,
        ),
    ),
    (
        QT_TRANSLATE_NOOP("Menus", "&View"),
        (
            Do.SIDEBAR,
            Do.INSPECTOR,
            None,
            Do.HIDE_MARKS,
            Do.ALL_LABELS,
            Do.DIM_TEXT,
            None,
            Do.READING,
            Do.LARGER,
            Do.SMALLER,
            None,
            Do.NEXT_PANE,
            Do.PREVIOUS_PANE,
            Do.FULL_SCREEN,
            Do.ONLY_ARTICLE,
        ),
    ),
    (QT_TRANSLATE_NOOP("Menus", "&Help"), (Do.KEYS, Do.ABOUT)),
)
"""The menu bar; None is a line between two groups."""


def by_menu() -> list[tuple[str, list[Do]]]:
    """Return the menus' titles, each with the actions in the menu."""
    return [
        (
            QCoreApplication.translate("Menus", menu).replace("&", ""),
            [do for do in entries if do is not None],
        )
        for menu, entries in MENUS
    ]
