"""The rows of a table, made articles one after the other by what its columns are."""

from __future__ import annotations

import re
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from reader.errors import UnreadableFileError
from reader.importers import from_text
from reader.importers.composed import (
    Told,
    compose_laid,
    html_blocks_of,
    one_line,
    plain,
)
from reader.importers.document import Failure
from reader.importers.html.names import letters
from reader.importers.rendered import Laid, lay
from reader.importers.tables.cells import (
    Order,
    address_of,
    known,
    language_of,
    names_of,
    shown,
    time_of,
)
from reader.importers.tables.column_names import Field, folded
from reader.importers.tables.columns import columns_of, decide, known_table
from reader.importers.times.day_first import is_day_first, is_open
from reader.text import normalise
from reader.values import Block, BlockKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from reader.importers.document import Document
    from reader.importers.tables.columns import Column, Fields
    from reader.values import ImportedArticle

SAMPLE = 100
"""How many rows tell what the columns are."""
_SAMPLE_SIZE = 8 * 1024 * 1024
"""Bytes of rows after which no more are looked at for that."""
_LONGEST_OWN = 1_000
"""Code points of a field of the user's own; the row as it was has all of what is longer."""
_TITLE_WITHIN = 2
"""Among how many blocks at the top of a text its title can stand."""
_HTML = re.compile(
    r"</(?:p|div|article|section|h[1-6]|li|body|table|blockquote|figure|span|a|b|i|em|strong)\s*>"
    r"|<br\s*/?>|<p(?:\s[^<>]*)?>",
    re.IGNORECASE,
)
_PAGE = re.compile(r"\s*(?:<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>])", re.IGNORECASE)
_TEXTS = frozenset((Field.TEXT, Field.TITLE))
_NO_TEXT = "There is no text in this row."


class Row(NamedTuple):
    """A row of a table, or an object of a dump."""

    part: str
    """Its name in the file: ``#12``."""
    values: Mapping[str, object]
    """By the names of their columns."""
    original: bytes
    """As it stood."""


def articles(
    rows: Iterable[Row | Failure], document: Document, media_type: str
) -> Iterator[ImportedArticle | Failure]:
    """Yield the article of each row; what is in the first of them tells what the columns are.

    Raises:
        UnreadableFileError: no column is a text, or one that was chosen isn't there.
    """
    coming = iter(rows)
    first = sample(coming)
    columns = columns_of([row.values for row in first if isinstance(row, Row)])
    if not columns:
        if not first:
            raise UnreadableFileError("There is no row in this table; there is nothing to import.")
        yield from (failed for failed in first if isinstance(failed, Failure))
        return
    choices = document.choices
    fields = decide(columns, choices.columns or known_table(columns, choices.tables))
    if not {Field.TEXT, Field.TITLE} & set(fields.values()):
        raise UnreadableFileError(
            "No column of this table looks like the text of an article; say which one it is."
        )
    reader = _Reader(columns, fields, media_type)
    for row in chain(first, coming):
        yield row if isinstance(row, Failure) else reader.read(row)


def sample(rows: Iterator[Row | Failure]) -> list[Row | Failure]:
    """Return the first rows, as many as tell what the columns are."""
    first: list[Row | Failure] = []
    size = 0
    for row in rows:
        first.append(row)
        size += len(row.original) if isinstance(row, Row) else 0
        if len(first) >= SAMPLE or size > _SAMPLE_SIZE:
            break
    return first


def _order_in(columns: Iterable[Column]) -> Order | None:
    """Return which number of a date is the day in the language of some columns, if that tells."""
    texts = (normalise(shown(value)) for column in columns for value in column.values)
    return Order.DAY_FIRST if is_day_first("", texts) else None


class _Reader:
    """Makes an article of each row of one table."""

    def __init__(self, columns: Sequence[Column], fields: Fields, media_type: str) -> None:
        self._known = frozenset(fields)
        self._of = {
            field: [name for name, each in fields.items() if each is field] for field in Field
        }
        if not self._of[Field.TEXT]:  # a table of headlines
            self._of[Field.TEXT], self._of[Field.TITLE] = self._of[Field.TITLE], []
        dated = [column for column in columns if fields[column.name] is Field.DATE]
        is_asked = any(is_open(shown(value)) for column in dated for value in column.values)
        texts = (column for column in columns if fields[column.name] in _TEXTS)
        spoken = _order_in(texts) if is_asked else None
        self._times = {
            column.name: partial(time_of, order=column.order or spoken) for column in dated
        }
        self._media_type = media_type
        # What stands around a text need not be asked for what the table says itself.
        is_told = self._of[Field.TITLE] and self._of[Field.DATE]
        self._read_text = from_text.body_of if is_told else from_text.article_of

    def read(self, row: Row) -> ImportedArticle | Failure:
        try:
            return self._article(row)
        except UnreadableFileError as error:
            return Failure(row.part, str(error))

    def _article(self, row: Row) -> ImportedArticle:
        title = one_line(plain(self._first(row, Field.TITLE, known)))
        url = self._first(row, Field.URL, address_of)
        cells = [normalise(shown(row.values.get(name))) for name in self._of[Field.TEXT]]
        bodies = [self._body(cell, url) for cell in cells if _has_text(cell)]
        if not bodies:
            raise UnreadableFileError(_NO_TEXT)
        found = bodies[0]
        laid = _titled(title, _joined([_laid(body) for body in bodies]))
        return compose_laid(
            self._told(row, title or found.title, url or found.url, found),
            laid,
            row.original,
            self._media_type,
            row.part,
        )

    def _body(self, cell: str, url: str) -> ImportedArticle:
        """Return what is in a cell: a page, a piece of one, or plain text."""
        from reader.importers.from_html import read_page

        if _PAGE.match(cell):
            return read_page(cell.encode("utf-8", "replace"), "utf-8", url)
        if _HTML.search(cell):
            laid = lay(html_blocks_of(cell, url))
            if not laid.text.strip():
                raise UnreadableFileError(_NO_TEXT)
            return compose_laid(Told(), laid, b"", "")
        return self._read_text(cell)

    def _told(self, row: Row, title: str, url: str, found: ImportedArticle) -> Told:
        """Return what the cells of a row tell, and for those that don't what the text does."""
        bylines = filter(None, (", ".join(self._names(row, Field.BYLINE)), found.byline))
        published = self._time(row)
        return Told(
            title=title,
            bylines=tuple(bylines),
            source=self._first(row, Field.SOURCE, known).removeprefix("www.") or found.source,
            published=published or found.published or "",
            url=url,
            language=self._first(row, Field.LANGUAGE, language_of) or found.language,
            tags=(*self._names(row, Field.TAGS), *found.tags),
            fields=(*self._own(row), *(() if published else self._unread(row, Field.DATE))),
            notes=tuple(shown(row.values.get(name)) for name in self._of[Field.NOTE]),
        )

    def _first(self, row: Row, field: Field, kind: Callable[[object], str]) -> str:
        """Return what the first column of ``field`` says that says something."""
        values = (kind(row.values.get(name)) for name in self._of[field])
        return next(filter(None, values), "")

    def _names(self, row: Row, field: Field) -> tuple[str, ...]:
        return tuple(each for name in self._of[field] for each in names_of(row.values.get(name)))

    def _time(self, row: Row) -> str:
        times = (read(row.values.get(name)) for name, read in self._times.items())
        return next(filter(None, times), "")

    def _own(self, row: Row) -> Iterator[tuple[str, str]]:
        """Yield the fields of the user's own, and what isn't what its column should be."""
        for name in self._of[Field.ID]:
            yield "id", known(row.values.get(name))
        if not self._first(row, Field.URL, address_of):
            yield from self._unread(row, Field.URL)
        if not self._first(row, Field.LANGUAGE, language_of):
            yield from self._unread(row, Field.LANGUAGE)
        others = (name for name in row.values if name not in self._known)
        for name in (*self._of[Field.OWN], *others):
            value = shown(row.values.get(name))
            if known(value) and len(value) <= _LONGEST_OWN and folded(name):
                yield name, value

    def _unread(self, row: Row, field: Field) -> Iterator[tuple[str, str]]:
        """Yield what stands in columns of a field and is none."""
        return ((name, known(row.values.get(name))) for name in self._of[field])


def _has_text(cell: str) -> bool:
    return not cell.isspace() if len(cell) > _LONGEST_OWN else bool(known(cell))


def _laid(body: ImportedArticle) -> Laid:
    return Laid(body.text, body.blocks, body.inlines)


def _joined(parts: Sequence[Laid]) -> Laid:
    """Return texts as one, a line end between them."""
    if len(parts) == 1:
        return parts[0]
    text, blocks, inlines = "", [], []
    for part in parts:
        place = len(text) + 1 if text else 0
        text = f"{text}\n{part.text}" if text else part.text
        blocks += [
            each._replace(start=place + each.start, end=place + each.end) for each in part.blocks
        ]
        inlines += [
            each._replace(start=place + each.start, end=place + each.end) for each in part.inlines
        ]
    return Laid(text, tuple(blocks), tuple(inlines))


def _titled(title: str, body: Laid) -> Laid:
    """Return a text with the title of its row at its head, marked as such."""
    if not title:
        return body
    mark = letters(title)
    blocks = [
        # What the text itself was guessed to have for a title is none.
        block._replace(kind=BlockKind.PARAGRAPH) if block.kind is BlockKind.TITLE else block
        for block in body.blocks
    ]
    repeated = [
        index
        for index, block in enumerate(blocks[:_TITLE_WITHIN])
        if mark and letters(body.text[block.start : block.end]) == mark
    ]
    for index in repeated:
        kind = BlockKind.BOILERPLATE if index > repeated[0] else BlockKind.TITLE
        blocks[index] = blocks[index]._replace(kind=kind, level=0)
    laid = Laid(body.text, tuple(blocks), body.inlines)
    head = Laid(title, (Block(0, len(title), BlockKind.TITLE),), ())
    return laid if repeated else _joined([head, laid])
