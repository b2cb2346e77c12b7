"""JSON (RFC 8259): an array of articles, an object around one, a table by columns, one article."""

from __future__ import annotations

import codecs
import re
from itertools import zip_longest
from typing import TYPE_CHECKING, TypeGuard

from reader.errors import UnreadableFileError
from reader.importers.document import Failure
from reader.importers.limits import MEGABYTE, megabytes
from reader.importers.scraped.text_lines import charset_of
from reader.importers.tables.column_names import field_of
from reader.importers.tables.json_elements import elements, start_of_rows
from reader.importers.tables.json_rows import MEDIA_TYPE, flat, rows_of
from reader.importers.tables.json_values import dumped, loaded, sequence
from reader.importers.tables.rows import Row, articles

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reader.importers.document import Document
    from reader.values import ImportedArticle

_CHUNK = 262_144
_SEARCHED = 4 * MEGABYTE
"""Bytes at the beginning in which the array of articles has to start."""
_START = re.compile(r"\s*(?:\[\s*)?\{\s*\"[^\"\n]{0,200}\"\s*:")


def recognises(document: Document) -> bool:
    """Return whether it begins as an array of objects, or as an object."""
    return bool(_START.match(document.opening))


def read(document: Document) -> Iterator[ImportedArticle | Failure]:
    """Yield an article for each object of the array in it, or the one article that it is.

    Raises:
        UnreadableFileError: it isn't JSON, or there are no texts in it.
    """
    return articles(rows(document), document, MEDIA_TYPE)


def rows(document: Document) -> Iterator[Row | Failure]:
    """Yield the objects of the array in it, in constant memory, or the rows that it is.

    Raises:
        UnreadableFileError: it isn't text, or not JSON.
    """
    found = items(document)
    return _of_whole(document) if found is None else rows_of(found)


def items(document: Document) -> Iterator[tuple[str, bytes | Failure]] | None:
    """Return the parts and objects of the array in it, as written; None where there is none.

    They come in constant memory.

    Raises:
        UnreadableFileError: it isn't text, or not JSON.
    """
    charset = charset_of(document)
    start = start_of_rows(b"".join(_chunks(document, charset, _SEARCHED)))
    return None if start is None else _items(document, charset, start)


def _items(document: Document, charset: str, start: int) -> Iterator[tuple[str, bytes | Failure]]:
    longest = document.limits.size
    for number, written in enumerate(elements(_after(document, charset, start), longest), 1):
        part = f"#{number}"
        if written is None:
            sentence = f"This item is larger than {megabytes(longest)}; cut its text and import it."
            yield part, Failure(part, sentence)
        else:
            yield part, written


def _chunks(document: Document, charset: str, most: int | None = None) -> Iterator[bytes]:
    """Yield the document as UTF-8, at least its first ``most`` bytes, without a mark."""
    document.file.seek(0)
    decoder = codecs.getincrementaldecoder(charset)("replace")
    is_first = True
    while (most is None or document.file.tell() < most) and (data := document.file.read(_CHUNK)):
        if charset != "utf-8":
            data = decoder.decode(data).encode("utf-8", "replace")
        yield data.removeprefix(codecs.BOM_UTF8) if is_first else data
        is_first = False


def _after(document: Document, charset: str, start: int) -> Iterator[bytes]:
    """Yield the document from ``start`` on."""
    for chunk in _chunks(document, charset):
        yield chunk[start:]
        start = max(0, start - len(chunk))


def _of_whole(document: Document) -> Iterator[Row | Failure]:
    """Yield the rows of a document that has no array of objects: one, or several in a row."""
    try:
        value = loaded(document.text)
    except UnreadableFileError:
        written = sequence(document.text)
        if len(written) == 1:
            raise
        yield from rows_of((f"#{number}", each) for number, each in enumerate(written, 1))
        return
    if not isinstance(value, dict):
        raise UnreadableFileError("There is no object in this file that could be an article.")
    table = _table(value)
    if not table:
        yield Row("", flat(value), document.data)
    for number, members in enumerate(table, 1):
        yield Row(f"#{number}", flat(members), dumped(members))


def _is_list(value: object) -> TypeGuard[list[object]]:
    return isinstance(value, list)


def _table(value: Mapping[str, object]) -> Sequence[Mapping[str, object]]:
    """Return the rows of an object of columns or of rows, as pandas writes them; else none."""
    members = list(value.values())
    names, data = value.get("columns"), value.get("data")
    if isinstance(names, list) and isinstance(data, list):  # pandas calls it "split"
        return [dict(zip(map(str, names), row, strict=False)) for row in data if _is_list(row)]
    if members and all(isinstance(member, list) for member in members):
        columns = [member for member in members if isinstance(member, list)]
        return [dict(zip(value, row, strict=True)) for row in zip_longest(*columns)]
    objects = {name: member for name, member in value.items() if isinstance(member, dict)}
    if len(objects) < len(members) or not members:
        return ()
    if not any(map(field_of, value)):
        return list(objects.values())
    keys = dict.fromkeys(key for member in objects.values() for key in member)
    return [{name: member.get(key) for name, member in objects.items()} for key in keys]
