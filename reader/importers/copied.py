"""What was copied in another program: its words, and the markup that may come with them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.importers.reading import read_documents
from reader.importers.source import Source
from reader.values import BlockKind, ImportedArticle

if TYPE_CHECKING:
    from reader.importers.limits import Limits
    from reader.importers.worker import Item

_WORD = re.compile(r"\w+")
_OF_THE_HEAD = frozenset((BlockKind.BYLINE, BlockKind.DATELINE))
_PAGE = re.compile(r"\s*(<\?xml|<!doctype html|<html)", re.IGNORECASE)


def read_copied(text: str, markup: str, limits: Limits | None = None) -> list[Item]:
    """Return what was copied, with headings, lists and links where it came with HTML ``markup``.

    What is copied from a page is all wanted. Where reading the markup would leave any of the
    words out, the plain ``text`` is taken instead, unless there is none; who wrote it and when
    may be known of the article and stand no more in its text.
    """
    if not markup.strip():
        return _read(text, limits)
    marked_up = _read(_page(markup), limits)
    if not text.strip() or _has_all(marked_up, text):
        return marked_up
    plain = _read(text, limits)
    return marked_up if _say_the_same(marked_up, plain) else plain


def _read(document: str, limits: Limits | None) -> list[Item]:
    return list(read_documents([Source("", data=_encoded(document))], limits))


def _page(markup: str) -> str:
    """Return a piece of a page as a page: by its beginning it would be plain text."""
    return markup if _PAGE.match(markup) else f"<!DOCTYPE html><body>{markup}</body>"


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "replace")


def _has_all(items: list[Item], text: str) -> bool:
    """Tell whether one article was read, of just the words of ``text``.

    Some browsers copy the numbers of lists as words, and others don't.
    """
    match [each.article for each in items]:
        case [ImportedArticle() as article]:
            said = _WORD.findall(article.text), _WORD.findall(_numbered(article))
            return _WORD.findall(text) in said
    return False


def _numbered(article: ImportedArticle) -> str:
    """Return the text of an article with what stands before the items of its lists."""
    return "\n".join(
        f"{each.bullet} {article.text[each.start : each.end]}" for each in article.blocks
    )


def _say_the_same(marked_up: list[Item], plain: list[Item]) -> bool:
    """Tell whether one article was read of each, of the same words, writer and time."""
    match [each.article for each in (*marked_up, *plain)]:
        case [ImportedArticle() as article, ImportedArticle() as copy]:
            return _said(article) == _said(copy)
    return False


def _said(article: ImportedArticle) -> tuple[str, str | None, list[str]]:
    """Return what an article says: its writer, its time, and the words that are not of these."""
    own = (each for each in article.blocks if each.kind not in _OF_THE_HEAD)
    words = [word for each in own for word in _WORD.findall(article.text[each.start : each.end])]
    return article.byline, article.published, words
