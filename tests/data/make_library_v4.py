"""Make ``library-v4.postil``: a library as version 4 of the file left it, to be kept for good.

It was run once, with the program of that version; a newer one would write a newer file.

    python tests/data/make_library_v4.py tests/data/library-v4.postil
"""

from __future__ import annotations

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
The boats will be built in Northgate, and the first of them is to come before the winter.
Share this page"""
COPY = HARBOUR.replace("doubles its pilot fleet", "buys boats").replace("Thursday", "on Thursday")
PILOTS = """مجلس الميناء يشتري القوارب
قال المجلس إنه سيشتري 24 قاربا من Northgate. 👩🏽‍🚒
السفن تنتظر."""
PAGE = b"<html><title>Ferry</title><p>The ferry is late.</p></html>"
FERRY = "Ferry\nThe ferry is late."
QUAY = "“Quay” and pier\nThe pier is closed."
CARTE = "À la carte\nWhat the ferry serves."
TENTH = "Chapter 10\nThe ferry sails."
SECOND = "Chapter 2\nThe ferry waits."
GONE = "An old notice\nThis one lies in the trash."


def imported(text: str, original: bytes = b"", **fields: str) -> ImportedArticle:
    text = normalise(text)
    blocks = [Block(*span, BlockKind.PARAGRAPH) for span in line_spans(text)]
    blocks[0] = blocks[0]._replace(kind=BlockKind.TITLE)
    title = text[blocks[0].start : blocks[0].end]
    return ImportedArticle(
        text,
        tuple(blocks),
        title,
        direction=direction(text),
        original=original or text.encode(),
        **fields,
    )


def add(library: Library, article: ImportedArticle) -> ArticleId:
    return library.articles.find(library.importing.article(article).uid)


def fill(library: Library) -> None:
    address = "https://example.org/harbour"
    harbour = add(library, imported(HARBOUR, source="Northgate Wire", url=address))
    pilots = add(library, imported(PILOTS, source="Radio Petra", language="ar"))
    copy = add(library, imported(COPY, source="Northgate Wire"))
    ferry = add(library, imported(FERRY, PAGE, media_type="text/html", url=f"{address}/ferry"))
    for text in (QUAY, CARTE, TENTH, SECOND):
        add(library, imported(text, source="À bord"))
    gone = add(library, imported(GONE))
    mark(library, harbour, "Harbour Council", "ORG", "The board of it?")
    mark(library, pilots, "المجلس", "ORG")
    mark(library, pilots, "Northgate", "GPE", "Check 👩🏽‍🚒.")
    library.notes.add(harbour, "Who sells them?")
    library.notes.add(pilots, "السؤال", 0, 4)
    library.tags.put_on([harbour, pilots], "port")
    library.articles.set_boilerplate(harbour, HARBOUR.index("Share"), boilerplate=True)
    library.articles.set_status([ferry], Status.DONE)
    library.articles.trash([gone])
    library.collections.add("Strike")
    strike = library.collections.named("Strike").id
    library.collections.put_in([harbour, pilots], strike)
    library.searches.add("Boats", "boat* source:Northgate")
    library.metadata.change([ferry], fields={"desk": "Ports"})
    list(library.duplicates.find())
    library.duplicates.link(harbour, ferry)
    library.duplicates.carry(harbour, copy)
    library.articles.keep_position(harbour, 40, reached=80)
    library.drafts.keep(NotePlace(pilots), "What was being typed. 🛟")
    library.metadata.change([harbour], title="“Ärger” at the harbour", source="échos")
    library.metadata.change([copy], title="(Zebra crossing)")
    library.history.undo()


def mark(library: Library, article: ArticleId, quote: str, label: str, note: str = "") -> None:
    start = library.articles.get(article).text.index(quote)
    label_id = library.labels.named(label).id
    library.marks.add(article, start, start + len(quote), label_id, note=note)


def main(path: Path) -> None:
    path.unlink(missing_ok=True)
    uids = (number.to_bytes(8) for number in range(1, 1000))
    times = range(1_767_268_800, 1_767_272_400)
    with (
        mock.patch("reader.storage.identity.os.urandom", side_effect=uids),
        mock.patch("reader.storage.identity.time", side_effect=times),
        Library.open(path, author="ines") as library,
    ):
        fill(library)
    with closing(sqlite3.connect(path)) as file:
        file.execute("PRAGMA journal_mode = DELETE")
        file.execute("VACUUM")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
