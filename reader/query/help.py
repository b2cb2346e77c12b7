"""The sheet that explains the query language: examples with what they find."""

from __future__ import annotations

from typing import NamedTuple


class Entry(NamedTuple):
    """One line of the sheet."""

    example: str
    meaning: str


class Section(NamedTuple):
    """Lines that belong together."""

    title: str
    entries: tuple[Entry, ...]


def sheet() -> tuple[Section, ...]:
    """Return the whole sheet; every example is a query."""
    return (
        Section("Words", tuple(map(Entry._make, _WORDS))),
        Section("Fields", tuple(map(Entry._make, _FIELDS))),
        Section("Dates and numbers", tuple(map(Entry._make, _DATES_AND_NUMBERS))),
    )


_WORDS = (
    ("harbour council", "both words, anywhere in the article; case and accents don’t matter"),
    ('"harbour council"', "the words in this order, side by side"),
    ("harb*", "words that begin so"),
    ("-fleet", "leaves out what has the word; so does NOT fleet"),
    ("boat OR ship", "one of them is enough; words side by side bind closer than OR"),
    ("harbour (boat OR ship)", "parentheses hold together what OR parts"),
    ("near(harbour pilot, 5)", "with at most five words between them, in any order"),
)
_FIELDS = (
    ("title:harbour", "in the title"),
    ('source:"Northgate Wire"', "of this source; part of its name is enough"),
    ("by:halloran", "by this author; part of the name is enough"),
    ("lang:Arabic", "in this language, by its name or its ISO 639 code"),
    ("tag:port", "with this tag; tag:po* takes all that begin so, -tag:* what has none"),
    ("in:Inbox", "in this collection"),
    ("label:ORG", "with a mark of this label, or of a kind of it"),
    ("mark:council", "in the marked text"),
    ("note:check", "in a note"),
    ("source:(wire OR gazette)", "parentheses take several values"),
    ("is:unread", "also read, starred, new, reading, done, trashed, duplicate"),
    ("has:notes", "also has:marks, and has:none for neither"),
)
_DATES_AND_NUMBERS = (
    ("after:2021-02", "published then or later: a year, a month or a day"),
    ("before:2021", "published earlier"),
    ("on:2021-02-18", "published then; on:2019..2021 takes all three years"),
    ("after:7d", "in the last seven days; also w, m and y for weeks, months and years"),
    ("words:>500", "longer than that; also >=, <, <= and 100..500"),
    ("marks:0", "with that many marks"),
)
