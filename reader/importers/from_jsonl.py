"""JSON Lines (https://jsonlines.org): an article for each line that is an object."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from reader.errors import UnreadableFileError
from reader.importers.document import Failure
from reader.importers.encoding import encoding_of
from reader.importers.formats import JSON_LINES
from reader.importers.limits import megabytes
from reader.importers.scraped.text_lines import charset_of, lines, restoring
from reader.importers.tables.json_rows import MEDIA_TYPE, rows_of
from reader.importers.tables.rows import articles

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.importers.document import Document
    from reader.importers.tables.rows import Row
    from reader.values import ImportedArticle


def recognises(document: Document) -> bool:
    """Return whether its first line is a whole object, and its second begins one.

    They may be lists if its name says what it is: else that could be a table.
    """
    is_named = document.suffix in JSON_LINES
    start = document.head.lstrip(b"\xef\xbb\xbf\xff\xfe\0 \t\r\n")[:1]
    if start != b"{" and not (start == b"[" and is_named):
        return False
    try:
        # Not normalised: strings may well have a U+2028 in them.
        opening = document.head.decode(encoding_of(document.head), "replace")
    except UnreadableFileError:
        return False
    first, _, second = opening.lstrip("\ufeff \t\r\n").partition("\n")
    if start == b"[":
        return second.lstrip().startswith("[") and _is_whole(first)
    has_more = second.lstrip().startswith("{")
    return (has_more or (is_named and not second.strip())) and (is_named or _is_whole(first))


def _is_whole(line: str) -> bool:
    try:
        return isinstance(json.loads(line, strict=False), dict | list)
    except (ValueError, RecursionError):
        return False


def read(document: Document) -> Iterator[ImportedArticle | Failure]:
    """Yield the article of each line.

    Raises:
        UnreadableFileError: it isn't text, or there are no texts in it.
    """
    return articles(rows(document), document, MEDIA_TYPE)


def rows(document: Document) -> Iterator[Row | Failure]:
    """Yield the lines that aren't empty, in constant memory.

    Raises:
        UnreadableFileError: it isn't text.
    """
    return rows_of(_written(document))


def _written(document: Document) -> Iterator[tuple[str, bytes | Failure]]:
    charset = charset_of(document)
    longest = document.limits.size
    for number, line in enumerate(lines(document, charset, longest), 1):
        part = f"#{number}"
        if line is None:
            sentence = f"This line is larger than {megabytes(longest)}; cut its text and import it."
            yield part, Failure(part, sentence)
        elif not line.isspace():
            yield part, line.strip().encode("utf-8", restoring("utf-8"))
