"""The words and keys of what is done with the library and the window."""

from __future__ import annotations

from ui.actions.do import QT_TRANSLATE_NOOP, Do, Scope, Words

OF_THE_WINDOW: dict[Do, Words] = {
    Do.NEW_LIBRARY: Words(QT_TRANSLATE_NOOP("Actions", "New Library…"), ("Ctrl+N",)),
    Do.OPEN_LIBRARY: Words(QT_TRANSLATE_NOOP("Actions", "Open Library…"), ("Ctrl+O",)),
    Do.IMPORT: Words(
        QT_TRANSLATE_NOOP("Actions", "Import Files…"),
        ("Ctrl+I",),
        "import",
        QT_TRANSLATE_NOOP("Actions", "Import"),
    ),
    Do.IMPORT_FOLDER: Words(QT_TRANSLATE_NOOP("Actions", "Import Folder…"), ("Ctrl+Shift+I",)),
    Do.PASTE_ARTICLE: Words(
        QT_TRANSLATE_NOOP("Actions", "Paste as New Article"),
        ("Ctrl+Shift+V",),
        tip=QT_TRANSLATE_NOOP("Actions", "The text on the clipboard becomes an article."),
    ),
    Do.WATCHED: Words(
        QT_TRANSLATE_NOOP("Actions", "Watched Folders…"),
        tip=QT_TRANSLATE_NOOP(
            "Actions", "Folders whose new files come in by themselves, into collections of yours."
        ),
    ),
    Do.IMPORT_REPORT: Words(
        QT_TRANSLATE_NOOP("Actions", "Last Import Report…"),
        tip=QT_TRANSLATE_NOOP("Actions", "What came in last and what did not; can be saved."),
    ),
    Do.ADD_SAMPLES: Words(
        QT_TRANSLATE_NOOP("Actions", "Add the Sample Articles"),
        tip=QT_TRANSLATE_NOOP("Actions", "A few short articles to try things on."),
    ),
    Do.EXPORT: Words(
        QT_TRANSLATE_NOOP("Actions", "Export Annotations…"),
        ("Ctrl+E",),
        "export",
        QT_TRANSLATE_NOOP("Actions", "Export"),
    ),
    Do.BACK_UP: Words(
        QT_TRANSLATE_NOOP("Actions", "Back Up Library…"),
        tip=QT_TRANSLATE_NOOP("Actions", "Writes a copy of the whole library into one file."),
    ),
    Do.CHECK: Words(
        QT_TRANSLATE_NOOP("Actions", "Check Library"),
        tip=QT_TRANSLATE_NOOP(
            "Actions", "Looks for damage in the library’s file and says what it finds."
        ),
    ),
    Do.QUIT: Words(QT_TRANSLATE_NOOP("Actions", "Quit"), ("Ctrl+Q",)),
    Do.UNDO: Words(QT_TRANSLATE_NOOP("Actions", "Undo"), ("Ctrl+Z",), "undo"),
    Do.REDO: Words(QT_TRANSLATE_NOOP("Actions", "Redo"), ("Ctrl+Shift+Z", "Ctrl+Y"), "redo"),
    Do.COPY: Words(QT_TRANSLATE_NOOP("Actions", "Copy Text"), ("Ctrl+C",), scope=Scope.TEXT),
    Do.SELECT_ALL: Words(
        QT_TRANSLATE_NOOP("Actions", "Select All Text"), ("Ctrl+A",), scope=Scope.TEXT
    ),
    Do.HISTORY: Words(
        QT_TRANSLATE_NOOP("Actions", "History…"),
        ("Ctrl+H",),
        tip=QT_TRANSLATE_NOOP("Actions", "Everything that was done, step by step."),
    ),
    Do.SETTINGS: Words(
        QT_TRANSLATE_NOOP("Actions", "Settings…"),
        ("Ctrl+,",),
        tip=QT_TRANSLATE_NOOP("Actions", "Keys, theme, your name, and how Postil starts."),
    ),
    Do.SEARCH: Words(QT_TRANSLATE_NOOP("Actions", "Search"), ("Ctrl+K",), "search"),
    Do.LOOK_UP: Words(
        QT_TRANSLATE_NOOP("Actions", "Look Up in Library"),
        ("Ctrl+Shift+K",),
        scope=Scope.TEXT,
        tip=QT_TRANSLATE_NOOP(
            "Actions", "Searches for the selection, or for the word at the caret."
        ),
    ),
    Do.CONCORDANCE: Words(
        QT_TRANSLATE_NOOP("Actions", "Concordance…"),
        ("Ctrl+Shift+F",),
        tip=QT_TRANSLATE_NOOP(
            "Actions",
            "Every place in the library where something stands, in its context; what is selected "
            "is what to look for.",
        ),
    ),
    Do.FIND: Words(
        QT_TRANSLATE_NOOP("Actions", "Find in Article…"),
        ("Ctrl+F",),
        tip=QT_TRANSLATE_NOOP(
            "Actions", "Shows every place in the article; what is selected is what to find."
        ),
    ),
    Do.FIND_NEXT: Words(
        QT_TRANSLATE_NOOP("Actions", "Find Next"), ("F3", "Ctrl+G"), "chevron-down"
    ),
    Do.FIND_PREVIOUS: Words(
        QT_TRANSLATE_NOOP("Actions", "Find Previous"),
        ("Shift+F3", "Ctrl+Shift+G"),
        "chevron-up",
    ),
    Do.SIDEBAR: Words(QT_TRANSLATE_NOOP("Actions", "Sidebar"), ("F9",), "menu", checkable=True),
    Do.INSPECTOR: Words(
        QT_TRANSLATE_NOOP("Actions", "Inspector"), ("F10",), "inspector", checkable=True
    ),
    Do.HIDE_MARKS: Words(
        QT_TRANSLATE_NOOP("Actions", "Hide Marks"),
        ("H",),
        checkable=True,
        tip=QT_TRANSLATE_NOOP("Actions", "For reading only: no mark is seen or made."),
    ),
    Do.ALL_LABELS: Words(
        QT_TRANSLATE_NOOP("Actions", "Marks of All Labels"),
        ("Alt+0",),
        tip=QT_TRANSLATE_NOOP("Actions", "No mark is faded any more."),
    ),
    Do.DIM_TEXT: Words(
        QT_TRANSLATE_NOOP("Actions", "Dim Unlabelled Text"), ("Shift+H",), checkable=True
    ),
    Do.READING: Words(QT_TRANSLATE_NOOP("Actions", "Text Settings…"), ("Ctrl+T",), "text"),
    Do.NEXT_PANE: Words(QT_TRANSLATE_NOOP("Actions", "Next Pane"), ("F6",)),
    Do.PREVIOUS_PANE: Words(QT_TRANSLATE_NOOP("Actions", "Previous Pane"), ("Shift+F6",)),
    Do.LARGER: Words(QT_TRANSLATE_NOOP("Actions", "Larger Text"), ("Ctrl++", "Ctrl+=")),
    Do.SMALLER: Words(QT_TRANSLATE_NOOP("Actions", "Smaller Text"), ("Ctrl+-",)),
    Do.FULL_SCREEN: Words(QT_TRANSLATE_NOOP("Actions", "Full Screen"), ("F11",), checkable=True),
    Do.SEARCH_HELP: Words(
        QT_TRANSLATE_NOOP("Actions", "How to Search…"),
        ("Shift+F1",),
        tip=QT_TRANSLATE_NOOP("Actions", "All that can be asked for in a search, by examples."),
    ),
    Do.KEYS: Words(QT_TRANSLATE_NOOP("Actions", "Keys"), ("F1",)),
    Do.ABOUT: Words(QT_TRANSLATE_NOOP("Actions", "About Postil"), (), "info"),
}
