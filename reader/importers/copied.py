"""What was copied in another program: its words, and the markup that may come with them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.importers.reading import read_documents
from reader.importers.source import Source
from reader.values import ImportedArticle

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.importers.limits import Limits
    from reader.importers.worker import Item

_WORD = re.compile(r"\w+")
_PAGE = re.compile(r"\s*(<\?xml|<!doctype html|<html)", re.IGNORECASE)


def read_copied(text: str, markup: str, limits: Limits | None = None) -> Iterator[Item]:
    """Yield what was copied, with headings, lists and links where it came with HTML ``markup``.

    What is copied from a page is all wanted. Where reading the markup would leave any of the
    words out, the plain ``text`` is taken instead, unless there is none.
    """
    if markup.strip():
        items = list(read_documents([Source("", data=_encoded(_page(markup)))], limits))
        if not text.strip() or _has_all(items, text):
            yield from items
            return
    yield from read_documents([Source("", data=_encoded(text))], limits)


def _page(markup: str) -> str:
    """Return a piece of a page as a page: by its beginning it would be plain text."""
    return markup if _PAGE.match(markup) else f"<!DOCTYPE html><body>{markup}</body>"


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "replace")


def _has_all(items: list[Item], text: str) -> bool:
    """Tell whether one article was read, of just the words of ``text``."""
    articles = [each.article for each in items]
    match articles:
        case [ImportedArticle() as article]:
            return _WORD.findall(article.text) == _WORD.findall(text)
    return False
