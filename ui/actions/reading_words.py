"""The words and keys of reading: by page, outline and links, and the article alone."""

from __future__ import annotations

from ui.actions.do import QT_TRANSLATE_NOOP, Do, Scope, Words

OF_READING: dict[Do, Words] = {
    Do.READ_BACK: Words(
        QT_TRANSLATE_NOOP("Actions", "Read Back"),
        ("Shift+Space",),
        scope=Scope.TEXT,
        tip=QT_TRANSLATE_NOOP("Actions", "Scrolls up by a page; a line of it stays in view."),
    ),
    Do.OUTLINE: Words(
        QT_TRANSLATE_NOOP("Actions", "Outline…"),
        ("Ctrl+Shift+O",),
        tip=QT_TRANSLATE_NOOP(
            "Actions", "The headings of the article, or what its paragraphs begin with."
        ),
    ),
    Do.NEXT_LINK: Words(
        QT_TRANSLATE_NOOP("Actions", "Next Link"),
        ("W",),
        tip=QT_TRANSLATE_NOOP("Actions", "Goes to the next address, reference or note."),
    ),
    Do.PREVIOUS_LINK: Words(QT_TRANSLATE_NOOP("Actions", "Previous Link"), ("Shift+W",)),
    Do.FOLLOW: Words(
        QT_TRANSLATE_NOOP("Actions", "Follow Link or Reference…"),
        ("Ctrl+Return", "Ctrl+Enter"),
        scope=Scope.TEXT,
        tip=QT_TRANSLATE_NOOP(
            "Actions", "Shows the address or the note at the caret; from a note it goes back."
        ),
    ),
    Do.COPY_LINK: Words(
        QT_TRANSLATE_NOOP("Actions", "Copy Link Address"),
        scope=Scope.TEXT,
        tip=QT_TRANSLATE_NOOP("Actions", "That of the link at the caret."),
    ),
    Do.ONLY_ARTICLE: Words(
        QT_TRANSLATE_NOOP("Actions", "Only the Article"),
        ("Shift+F11",),
        checkable=True,
        tip=QT_TRANSLATE_NOOP("Actions", "Hides lists and bars; Esc brings them back."),
    ),
}
