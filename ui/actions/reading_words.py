"""The words and keys of reading: by page and by outline, and the article alone."""

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
    Do.ONLY_ARTICLE: Words(
        QT_TRANSLATE_NOOP("Actions", "Only the Article"),
        ("Shift+F11",),
        checkable=True,
        tip=QT_TRANSLATE_NOOP("Actions", "Hides lists and bars; Esc brings them back."),
    ),
}
