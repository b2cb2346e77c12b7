"""The words and keys of what is done with articles as a whole."""

from __future__ import annotations

from ui.actions.do import QT_TRANSLATE_NOOP, Do, Scope, Words

OF_ARTICLES: dict[Do, Words] = {
    Do.NEXT_ARTICLE: Words(QT_TRANSLATE_NOOP("Actions", "Next Article"), ("J",)),
    Do.PREVIOUS_ARTICLE: Words(QT_TRANSLATE_NOOP("Actions", "Previous Article"), ("K",)),
    Do.READ_ON: Words(
        QT_TRANSLATE_NOOP("Actions", "Read On, Then Next Unread"),
        ("Space",),
        scope=Scope.TEXT,
        tip=QT_TRANSLATE_NOOP(
            "Actions",
            "Scrolls by a page, of which a line stays; at the end, the next unread article opens.",
        ),
    ),
    Do.NEXT_UNREAD: Words(
        QT_TRANSLATE_NOOP("Actions", "Next Unread Anywhere"),
        ("Shift+J",),
        tip=QT_TRANSLATE_NOOP(
            "Actions", "The next unread article of the list, else the first one of the library."
        ),
    ),
    Do.BACK: Words(QT_TRANSLATE_NOOP("Actions", "Back"), ("Alt+Left", "Back")),
    Do.FORWARD: Words(QT_TRANSLATE_NOOP("Actions", "Forward"), ("Alt+Right", "Forward")),
    Do.TOGGLE_READ: Words(
        QT_TRANSLATE_NOOP("Actions", "Read"),
        ("U",),
        "unread",
        checkable=True,
        tip=QT_TRANSLATE_NOOP("Actions", "Whether the article counts as read."),
    ),
    Do.READ_ABOVE: Words(
        QT_TRANSLATE_NOOP("Actions", "Mark All Above as Read"),
        tip=QT_TRANSLATE_NOOP("Actions", "All articles that stand above this one in the list."),
    ),
    Do.READ_BELOW: Words(
        QT_TRANSLATE_NOOP("Actions", "Mark All Below as Read"),
        tip=QT_TRANSLATE_NOOP("Actions", "All articles that stand below this one in the list."),
    ),
    Do.TOGGLE_STAR: Words(QT_TRANSLATE_NOOP("Actions", "Starred"), ("S",), "star", checkable=True),
    Do.DONE_AND_NEXT: Words(
        QT_TRANSLATE_NOOP("Actions", "Done, and Next"),
        ("D",),
        "done",
        tip=QT_TRANSLATE_NOOP(
            "Actions", "Nothing is left to do in this article; the next one opens."
        ),
    ),
    Do.IN_PROGRESS: Words(
        QT_TRANSLATE_NOOP("Actions", "Back to In Progress"),
        ("Shift+D",),
        "reading",
        tip=QT_TRANSLATE_NOOP("Actions", "Takes back that the article is done."),
    ),
    Do.TAG: Words(QT_TRANSLATE_NOOP("Actions", "Tag…"), ("T",), "tag"),
    Do.VERSIONS: Words(
        QT_TRANSLATE_NOOP("Actions", "Other Versions…"),
        ("V",),
        "versions",
        tip=QT_TRANSLATE_NOOP(
            "Actions",
            "Compares the article with others that tell nearly the same, or two selected.",
        ),
    ),
    Do.FIND_VERSIONS: Words(
        QT_TRANSLATE_NOOP("Actions", "Find Versions in the Library…"),
        tip=QT_TRANSLATE_NOOP(
            "Actions",
            "Lists all articles that others tell nearly the same as, such as agency copies.",
        ),
    ),
    Do.DETAILS: Words(
        QT_TRANSLATE_NOOP("Actions", "Edit Details…"),
        ("I",),
        tip=QT_TRANSLATE_NOOP(
            "Actions", "Title, source, date, language and more, of all selected articles at once."
        ),
    ),
    Do.COLLECT: Words(
        QT_TRANSLATE_NOOP("Actions", "Add to Collection…"),
        ("C",),
        tip=QT_TRANSLATE_NOOP(
            "Actions", "Puts the selected articles into a collection, or into a new one."
        ),
    ),
    Do.UNCOLLECT: Words(
        QT_TRANSLATE_NOOP("Actions", "Take Out of Collection"),
        ("Shift+C",),
        tip=QT_TRANSLATE_NOOP(
            "Actions", "Takes the selected articles out of the collection that is listed."
        ),
    ),
    Do.TRASH: Words(QT_TRANSLATE_NOOP("Actions", "Move to Trash"), ("Ctrl+Del",), "trash"),
    Do.RESTORE: Words(
        QT_TRANSLATE_NOOP("Actions", "Restore from Trash"),
        (),
        "restore",
        QT_TRANSLATE_NOOP("Actions", "Restore"),
    ),
    Do.EMPTY_TRASH: Words(
        QT_TRANSLATE_NOOP("Actions", "Empty Trash…"),
        short=QT_TRANSLATE_NOOP("Actions", "Empty…"),
        tip=QT_TRANSLATE_NOOP(
            "Actions", "Deletes the articles in the trash for good. This can’t be undone."
        ),
    ),
    Do.ARTICLE_NOTE: Words(QT_TRANSLATE_NOOP("Actions", "Note on the Article…"), ("Shift+N",)),
}
