"""Make ``library-v2.postil``: a library as version 2 of the file left it, to be kept for good.

It was run once, with the program of that version; a newer one would write a newer file.

    python tests/data/make_library_v2.py tests/data/library-v2.postil
"""

from __future__ import annotations

import dataclasses
import sqlite3
import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING
from unittest import mock

from reader.library import Library
from reader.text import direction, line_spans, normalise
from reader.values import Block, BlockKind, ImportedArticle, NotePlace, Status

if TYPE_CHECKING:
    from reader.values import ArticleId

HARBOUR = """Harbour council doubles its pilot fleet
The Harbour Council said Thursday that it will buy 24 boats. 🚢
“We need them,” Ines Halloran told reporters.
Share this page"""
PILOTS = """مجلس الميناء يشتري القوارب
قال المجلس إنه سيشتري 24 قاربا من Northgate. 👩🏽‍🚒
السفن تنتظر."""
GONE = "An old notice\nThis one lies in the trash."


def imported(text: str, **fields: str) -> ImportedArticle:
    text = normalise(text)
    blocks = [Block(*span, BlockKind.PARAGRAPH) for span in line_spans(text)]
    blocks[0] = blocks[0]._replace(kind=BlockKind.TITLE)
    title = text[blocks[0].start : blocks[0].end]
    original = text.encode()
    return ImportedArticle(
        text, tuple(blocks), title, direction=direction(text), original=original, **fields
    )


def fill(library: Library) -> None:
    harbour, pilots, gone = (
        library.find(library.add_article(article).uid)
        for article in (
            imported(HARBOUR, source="Northgate Wire", published="2021-02-18T16:56:50+00:00"),
            imported(PILOTS, source="Radio Petra", published="2021-02-19", language="ar"),
            imported(GONE),
        )
    )
    mark(library, harbour, "Harbour Council", "ORG", "The board of it?")
    mark(library, harbour, "Ines Halloran", "PERSON")
    mark(library, pilots, "المجلس", "ORG")
    mark(library, pilots, "Northgate", "GPE", "Check 👩🏽‍🚒.")
    library.add_note(harbour, "Who sells them?")
    library.add_note(pilots, "السؤال", 0, 4)
    library.tag([harbour, pilots], "port")
    library.tag([pilots], "بحر")
    library.set_starred([pilots], starred=True)
    library.set_boilerplate(harbour, HARBOUR.index("Share"), boilerplate=True)
    library.set_status([harbour], Status.DONE)
    library.trash([gone])
    library.add_note(harbour, "This note was dropped.")
    library.undo()
    library.untag([harbour], "port")
    library.add_label("PORT", parent=library.label("GPE").id, description="Where ships land.")
    library.change_label(dataclasses.replace(library.label("PORT"), key="0"))
    mark(library, harbour, "24 boats", "PORT")
    library.undo_action(library.history()[0].id)
    library.keep_draft(NotePlace(pilots), "What was being typed. 🛟")
    library.set_read([pilots], read=False)
    library.undo()


def mark(library: Library, article: ArticleId, quote: str, label: str, note: str = "") -> None:
    start = library.article(article).text.index(quote)
    library.annotate(article, start, start + len(quote), library.label(label).id, note=note)


def main(path: Path) -> None:
    path.unlink(missing_ok=True)
    uids = (number.to_bytes(8) for number in range(1, 1000))
    times = (f"2026-01-01T12:{number // 60:02}:{number % 60:02}+00:00" for number in range(3600))
    with (
        mock.patch("reader.storage.identity.os.urandom", side_effect=uids),
        mock.patch("reader.storage.identity.datetime") as clock,
    ):
        clock.now.return_value.isoformat.side_effect = times
        with Library.open(path, author="ines") as library:
            fill(library)
    with closing(sqlite3.connect(path)) as file:
        file.execute("PRAGMA journal_mode = DELETE")
        file.execute("VACUUM")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
