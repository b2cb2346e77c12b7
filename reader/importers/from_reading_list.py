"""Tables that reading lists and Zotero export as CSV: an article a row, with what was noted on it.

They are told by the names of their columns: those of Pocket, Instapaper, Raindrop, Readwise and
Zotero. When an article was saved is not when it was published, and one without a text is its title.
"""

from __future__ import annotations

import re
from itertools import groupby
from math import inf
from typing import TYPE_CHECKING, NamedTuple

from reader.errors import UnreadableFileError
from reader.importers import from_csv
from reader.importers.composed import (
    Told,
    address_of_doi,
    blocks_of,
    compose,
    html_blocks_of,
    plain,
)
from reader.importers.document import Failure
from reader.importers.tables.cells import names_of, shown, time_of
from reader.importers.times.instants import instant

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from reader.importers.document import Document
    from reader.importers.tables.rows import Row
    from reader.values import ImportedArticle

    Cells = dict[str, str]

_OF_ZOTERO = (
    *("Publisher", "Place", "Volume", "Issue", "Pages", "Series", "Edition", "Rights", "Section"),
    *("Item Type", "DOI", "ISBN", "ISSN", "Library Catalog", "Extra"),
)
"""Columns of Zotero's that become fields of the article."""
_POSTED = re.compile(r"(@\w+) on (\w+)")
"""Who wrote what was posted, as Readwise tells it, and where."""
_SITE = re.compile(r"[\w-]+(?:\.[\w-]+)+")
"""What Readwise names where a page names no author."""
_PLACE = "Location"
"""Where in its text a highlight of Readwise's is."""
_BETWEEN_NOTES = re.compile(r"(?<=>); (?=<)")


class _Kind(NamedTuple):
    """A program's table."""

    columns: frozenset[str]
    """Names of its own; it may have others beside them."""
    told: Callable[[Cells], Told]
    text: str
    """The name of the column with the text, if it has one."""
    shared: tuple[str, ...] = ()
    """Columns that say the same in all rows of one article."""


def recognises(document: Document) -> bool:
    """Return whether its columns are those of such a table, and nobody says what they are."""
    return not document.choices.columns and _kind_of(document) is not None


def read(document: Document) -> Iterator[ImportedArticle | Failure]:
    """Yield the article of each row; of highlights, that of all those in one text.

    Raises:
        UnreadableFileError: it isn't text, or there is no row.
    """
    kind = _kind_of(document)
    if kind is None:  # a part of an archive, where it is known by its name
        yield from from_csv.read(document)
        return
    for _, rows in groupby(from_csv.rows(document), lambda row: _article_of(row, kind)):
        yield _article(kind, list(rows))


def _kind_of(document: Document) -> _Kind | None:
    names = {name.strip(' "') for name in document.opening.lstrip().partition("\n")[0].split(",")}
    return next((kind for kind in _KINDS if kind.columns <= names), None)


def _article_of(row: Row | Failure, kind: _Kind) -> object:
    """Return what is the same for all rows of an article, and for those of no other one."""
    if isinstance(row, Failure) or not kind.shared:
        return row.part
    return tuple(row.values.get(name) for name in kind.shared)


def _article(kind: _Kind, rows: list[Row | Failure]) -> ImportedArticle | Failure:
    of_it = []
    for row in rows:
        if isinstance(row, Failure):
            return row
        of_it.append(row)
    try:
        return _composed(kind, of_it)
    except UnreadableFileError as error:
        return Failure(of_it[0].part, str(error))


def _composed(kind: _Kind, rows: list[Row]) -> ImportedArticle:
    every = [{name: shown(cell) for name, cell in row.values.items()} for row in rows]
    every.sort(key=_place)
    tolds = [kind.told(cells) for cells in every]
    told = tolds[0]._replace(
        title=plain(tolds[0].title) or tolds[0].url,
        tags=tuple(tag for told in tolds for tag in told.tags),
        notes=tuple(note for told in tolds for note in told.notes),
    )
    if not told.title.strip():
        raise UnreadableFileError("There is no title in this row, and no address.")
    texts = (cells.get(kind.text, "") for cells in every)
    blocks = [block for text in texts for block in blocks_of(text, told.url)]
    original = b"".join(row.original for row in rows)
    return compose(told, blocks, original, from_csv.MEDIA_TYPE, rows[0].part)


def _place(cells: Cells) -> float:
    place = cells.get(_PLACE, "")
    return float(place) if place.isdecimal() else inf


def _of_pocket(cells: Cells) -> Told:
    return Told(
        title=cells.get("title", ""),
        url=cells.get("url", ""),
        tags=names_of(cells.get("tags")),
        fields=(("saved", time_of(cells.get("time_added"))),),
        done=cells.get("status") == "archive",
    )


def _of_instapaper(cells: Cells) -> Told:
    folder = cells.get("Folder", "")
    return Told(
        title=cells.get("Title", ""),
        url=cells.get("URL", ""),
        tags=names_of(cells.get("Tags")),
        fields=(("folder", folder), ("saved", time_of(cells.get("Timestamp")))),
        done=folder == "Archive",
        starred=folder == "Starred",
    )


def _of_raindrop(cells: Cells) -> Told:
    return Told(
        title=cells.get("title", ""),
        url=cells.get("url", ""),
        tags=names_of(cells.get("tags")),
        fields=(("folder", cells.get("folder", "")), ("saved", time_of(cells.get("created")))),
        notes=(cells.get("note", ""), cells.get("highlights", "")),
        starred=cells.get("favorite") == "true",
    )


def _of_reader(cells: Cells) -> Told:
    return Told(
        title=cells.get("Title", ""),
        url=cells.get("URL", ""),
        tags=names_of(cells.get("Document tags")),
        fields=(("saved", time_of(cells.get("Saved date"))),),
        done=cells.get("Location") == "archive",
    )


def _of_readwise(cells: Cells) -> Told:
    note = cells.get("Note", "")
    writer = cells.get("Book Author", "")
    posted = _POSTED.fullmatch(writer)
    tags = (*names_of(cells.get("Document tags")), *names_of(cells.get("Tags")))
    return Told(
        title=cells.get("Book Title", ""),
        bylines=(writer,),
        source=posted[2] if posted else writer if _SITE.fullmatch(writer) else "",
        # Those that begin with a full stop tell Readwise what to do.
        tags=tuple(tag for tag in tags if not tag.startswith(".")),
        fields=(
            ("account", posted[1] if posted else ""),
            ("asin", cells.get("Amazon Book ID", "")),
            ("saved", time_of(cells.get("Highlighted at"))),
        ),
        notes=(f"“{cells.get('Highlight', '')}”\n\n{note}",) if note else (),
    )


def _of_zotero(cells: Cells) -> Told:
    written = cells.get("Date", "")
    published = instant(written)
    own = ((name.lower().replace(" ", ""), cells.get(name, "")) for name in _OF_ZOTERO)
    names = cells.get("Author", "") or cells.get("Editor", "")
    notes = _BETWEEN_NOTES.split(cells.get("Notes", ""))
    return Told(
        title=cells.get("Title", ""),
        bylines=(", ".join(map(_turned, names.split(";"))),),
        source=plain(cells.get("Publication Title", "") or cells.get("Conference Name", "")),
        published=published,
        url=cells.get("Url", "") or address_of_doi(cells.get("DOI", "")),
        language=cells.get("Language", ""),
        tags=tuple(
            tag.strip()
            for column in ("Manual Tags", "Automatic Tags")
            for tag in cells.get(column, "").split(";")
        ),
        fields=(
            *own,
            ("accessed", time_of(cells.get("Access Date"))),
            ("issued", "" if published else written),
        ),
        notes=tuple("\n".join(block.text for block in html_blocks_of(note)) for note in notes),
    )


def _turned(name: str) -> str:
    """Return a name with the first name first."""
    last, _, first = name.strip().partition(", ")
    return f"{first} {last}".strip()


_KINDS = (
    _Kind(frozenset(("title", "url", "time_added", "tags", "status")), _of_pocket, ""),
    _Kind(frozenset(("URL", "Title", "Selection", "Folder")), _of_instapaper, "Selection"),
    _Kind(
        frozenset(("title", "note", "excerpt", "url", "folder", "created")), _of_raindrop, "excerpt"
    ),
    _Kind(
        frozenset(("Highlight", "Book Title", "Book Author", "Highlighted at")),
        _of_readwise,
        "Highlight",
        ("Book Title", "Book Author"),
    ),
    _Kind(frozenset(("Title", "URL", "Document tags", "Saved date", "Location")), _of_reader, ""),
    _Kind(
        frozenset(("Key", "Publication Title", "Abstract Note", "Date Added", "Manual Tags")),
        _of_zotero,
        "Abstract Note",
    ),
)
