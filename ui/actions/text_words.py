"""The words and keys of what is done in the text of an article."""

from __future__ import annotations

from ui.actions.do import QT_TRANSLATE_NOOP, Do, Scope, Words

OF_THE_TEXT: dict[Do, Words] = {
    Do.LAST_LABEL: Words(
        QT_TRANSLATE_NOOP("Actions", "Label as Before"),
        ("Return", "Enter"),
        scope=Scope.TEXT,
        tip=QT_TRANSLATE_NOOP(
            "Actions", "The label that was used last, on the selection or the word at the caret."
        ),
    ),
    Do.PICK_LABEL: Words(
        QT_TRANSLATE_NOOP("Actions", "Choose Label…"),
        ("L",),
        scope=Scope.TEXT,
        tip=QT_TRANSLATE_NOOP(
            "Actions", "Finds a label by what you type, or makes one of it; for all its like, too."
        ),
    ),
    Do.LABELS: Words(
        QT_TRANSLATE_NOOP("Actions", "Labels…"),
        ("Ctrl+L",),
        tip=QT_TRANSLATE_NOOP(
            "Actions", "Names, colours, keys and order of the labels; merge, delete, exchange them."
        ),
    ),
    Do.NOTE: Words(
        QT_TRANSLATE_NOOP("Actions", "Note…"),
        ("N",),
        "note",
        scope=Scope.TEXT,
        tip=QT_TRANSLATE_NOOP("Actions", "On the mark at the caret, or on the selected text."),
    ),
    Do.PARAGRAPH_NOTE: Words(
        QT_TRANSLATE_NOOP("Actions", "Note on the Paragraph…"), ("P",), scope=Scope.TEXT
    ),
    Do.REMOVE: Words(
        QT_TRANSLATE_NOOP("Actions", "Remove Mark"),
        ("X", "Del"),
        scope=Scope.TEXT,
        tip=QT_TRANSLATE_NOOP("Actions", "The text stays; the label goes, and the note on it."),
    ),
    Do.NEXT_MARK: Words(QT_TRANSLATE_NOOP("Actions", "Next Mark"), ("Tab",), scope=Scope.TEXT),
    Do.PREVIOUS_MARK: Words(
        QT_TRANSLATE_NOOP("Actions", "Previous Mark"), ("Shift+Tab",), scope=Scope.TEXT
    ),
    Do.REPEAT: Words(
        QT_TRANSLATE_NOOP("Actions", "Repeat"),
        (".",),
        scope=Scope.TEXT,
        tip=QT_TRANSLATE_NOOP(
            "Actions",
            "What was done last, on what is selected now: a label is given, or a mark removed.",
        ),
    ),
    Do.BOUNDARIES: Words(
        QT_TRANSLATE_NOOP("Actions", "Change Boundaries"),
        ("E",),
        scope=Scope.TEXT,
        tip=QT_TRANSLATE_NOOP(
            "Actions", "Arrows move the end of the mark, Tab changes to its start, Enter keeps."
        ),
    ),
    Do.BOILERPLATE: Words(
        QT_TRANSLATE_NOOP("Actions", "Paragraph Is Boilerplate, or Not"),
        ("B",),
        scope=Scope.TEXT,
        tip=QT_TRANSLATE_NOOP(
            "Actions",
            "Boilerplate isn’t the article’s own text: it is faded or hidden, and not counted.",
        ),
    ),
    Do.BOILERPLATE_LINE: Words(
        QT_TRANSLATE_NOOP("Actions", "Line Is Boilerplate of the Source, or Not"),
        ("Shift+B",),
        scope=Scope.TEXT,
        tip=QT_TRANSLATE_NOOP(
            "Actions", "In all articles of the source that have it, and in those that come later."
        ),
    ),
    Do.BOILERPLATE_LINES: Words(
        QT_TRANSLATE_NOOP("Actions", "Boilerplate of the Source…"),
        tip=QT_TRANSLATE_NOOP(
            "Actions", "Which lines are boilerplate in its articles: learned, or said by you."
        ),
    ),
    Do.NEXT_CANDIDATE: Words(
        QT_TRANSLATE_NOOP("Actions", "Next Candidate"),
        ("F",),
        tip=QT_TRANSLATE_NOOP(
            "Actions",
            "The next name, number or date without a mark. Once labelled, the next follows.",
        ),
    ),
    Do.PREVIOUS_CANDIDATE: Words(QT_TRANSLATE_NOOP("Actions", "Previous Candidate"), ("Shift+F",)),
    Do.NEXT_HERE: Words(
        QT_TRANSLATE_NOOP("Actions", "Next Mark at the Caret"),
        ("O",),
        scope=Scope.TEXT,
        tip=QT_TRANSLATE_NOOP(
            "Actions", "Goes in turn through the marks that lie one upon the other."
        ),
    ),
    Do.GROW: Words(
        QT_TRANSLATE_NOOP("Actions", "Select More"),
        ("Ctrl+Alt+Right", "G"),
        scope=Scope.TEXT,
        tip=QT_TRANSLATE_NOOP("Actions", "Word, name, part of a sentence, sentence, paragraph."),
    ),
    Do.SHRINK: Words(
        QT_TRANSLATE_NOOP("Actions", "Select Less"), ("Ctrl+Alt+Left", "Shift+G"), scope=Scope.TEXT
    ),
    Do.NEXT_SENTENCE: Words(
        QT_TRANSLATE_NOOP("Actions", "Next Sentence"), ("Alt+Down",), scope=Scope.TEXT
    ),
    Do.PREVIOUS_SENTENCE: Words(
        QT_TRANSLATE_NOOP("Actions", "Previous Sentence"), ("Alt+Up",), scope=Scope.TEXT
    ),
    Do.NEXT_PARAGRAPH: Words(
        QT_TRANSLATE_NOOP("Actions", "Next Paragraph"), ("Ctrl+Down",), scope=Scope.TEXT
    ),
    Do.PREVIOUS_PARAGRAPH: Words(
        QT_TRANSLATE_NOOP("Actions", "Previous Paragraph"), ("Ctrl+Up",), scope=Scope.TEXT
    ),
    Do.SELECT_SENTENCE: Words(
        QT_TRANSLATE_NOOP("Actions", "Select to the Next Sentence"),
        ("Alt+Shift+Down",),
        scope=Scope.TEXT,
    ),
    Do.SELECT_SENTENCE_BACK: Words(
        QT_TRANSLATE_NOOP("Actions", "Select to the Previous Sentence"),
        ("Alt+Shift+Up",),
        scope=Scope.TEXT,
    ),
    Do.SELECT_PARAGRAPH: Words(
        QT_TRANSLATE_NOOP("Actions", "Select to the Next Paragraph"),
        ("Ctrl+Shift+Down",),
        scope=Scope.TEXT,
    ),
    Do.SELECT_PARAGRAPH_BACK: Words(
        QT_TRANSLATE_NOOP("Actions", "Select to the Previous Paragraph"),
        ("Ctrl+Shift+Up",),
        scope=Scope.TEXT,
    ),
}
