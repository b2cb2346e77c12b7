"""A channel or chat that Telegram exported in JSON: an article for each message with a text."""

from __future__ import annotations

import re
from functools import partial
from html import escape
from typing import TYPE_CHECKING

from reader.importers.composed import Told, compose, html_blocks_of
from reader.importers.tables import json_values as values
from reader.importers.tables.json_exports import read_objects
from reader.importers.times.instants import instant

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.importers.document import Document, Failure
    from reader.importers.rendered import Rendered
    from reader.importers.tables.json_values import Json
    from reader.values import ImportedArticle

_BEGINNING = re.compile(
    rb'(?:\xef\xbb\xbf)?\s*\{\s*(?:"name"\s*:\s*(?P<name>"(?:[^"\\]|\\.)*"|null)\s*,\s*)?'
    rb'"type"\s*:\s*"(?:\w+_(?:channel|supergroup|group|chat)|saved_messages)"\s*,\s*'
    rb'"id"\s*:\s*\d+\s*,\s*"messages"\s*:'
)
_LINKS = frozenset(("link", "text_link"))
_HASHTAG = "hashtag"
_LONGEST_HEADLINE = 120


def recognises(document: Document) -> bool:
    """Return whether it is an object with the name, kind and messages of a chat."""
    return _BEGINNING.match(document.head) is not None


def read(document: Document) -> Iterator[ImportedArticle | Failure]:
    """Yield an article for each message.

    Raises:
        UnreadableFileError: there is none.
    """
    return read_objects(document, partial(_article, _name(document)))


def _name(document: Document) -> str:
    match = _BEGINNING.match(document.head)
    name = match["name"] if match else None
    return str(values.loaded(name.decode("utf-8", "replace")) or "") if name else ""


def _article(channel: str, message: Json, written: bytes, part: str) -> ImportedArticle | None:
    pieces = _pieces(message.get("text"))
    lines = "".join(map(_markup, pieces)).split("\n")
    blocks = html_blocks_of("".join(f"<p>{line}</p>" for line in lines))
    if not blocks:
        return None
    sender = values.text(message, "author", "from")
    told = Told(
        title=_headline(blocks),
        bylines=("" if sender == channel else sender,),
        source=channel,
        published=instant(values.text(message, "date_unixtime", "date")),
        tags=tuple(values.text(each, "text").strip("#") for each in pieces if _is(each, _HASHTAG)),
        fields=(("forwarded", values.text(message, "forwarded_from")),),
    )
    return compose(told, blocks, written, "application/json", part)


def _headline(blocks: Sequence[Rendered]) -> str:
    """Return a short first line with others below it; else nothing, and it is how it begins."""
    first = blocks[0].text
    return first if len(blocks) > 1 and len(first) <= _LONGEST_HEADLINE else ""


def _pieces(text: object) -> list[Json]:
    """Return what a text is made of: one that is plain, or some that are more."""
    parts = [text] if isinstance(text, str) else values.as_list(text)
    return [{"text": part} if isinstance(part, str) else values.as_object(part) for part in parts]


def _is(piece: Json, *kinds: str) -> bool:
    return piece.get("type") in kinds


def _markup(piece: Json) -> str:
    text = piece.get("text")
    shown = escape(text if isinstance(text, str) else "")
    if not _is(piece, *_LINKS) or "\n" in shown:
        return shown
    return f'<a href="{escape(values.text(piece, "href", "text"))}">{shown}</a>'
