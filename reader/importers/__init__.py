"""The importers: one module a format, bytes in, `ImportedArticle` out; no storage, no Qt."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import TYPE_CHECKING

from reader.errors import UnreadableFileError
from reader.importers import files, from_markdown, from_text, language
from reader.importers.encoding import decode
from reader.text import direction, normalise
from reader.values import BlockKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from reader.values import ImportedArticle


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of document that can be imported."""

    name: str
    suffixes: tuple[str, ...]
    media_type: str
    recognises: Callable[[str], bool]
    """Whether a normalised text whose name says nothing is of this format."""
    read: Callable[[str], ImportedArticle]
    """Makes an article of a normalised text; title and language may be left empty."""


FORMATS = (
    Format(
        "Markdown",
        (".md", ".markdown"),
        "text/markdown",
        from_markdown.recognises,
        from_markdown.read,
    ),
    Format("plain text", (".txt", ".text"), "text/plain", lambda _: True, from_text.read),
)
"""What can be imported; the last one takes all that the others don't recognise."""

_LONGEST_TITLE = 80
_NOT_BODY = frozenset(
    (BlockKind.TITLE, BlockKind.BYLINE, BlockKind.DATELINE, BlockKind.BOILERPLATE)
)


def read_document(data: bytes, name: str) -> ImportedArticle:
    """Return the article in ``data``; ``name`` is its file's, without the folder, or empty.

    Whether it is text at all is found by its content. Which text format it is, its suffix
    says, since a text isn't to change its form because of what is in it; where there is no
    suffix we know, the content does.

    Raises `UnreadableFileError`, with a sentence that says what to do.
    """
    if len(data) > files.LARGEST:
        raise UnreadableFileError(files.TOO_LARGE)
    text = normalise(decode(data))
    if not text or text.isspace():
        raise UnreadableFileError("The file is empty; there is nothing in it to import.")
    document = _format_of(name, text)
    article = document.read(text)
    body = _body(article)
    return replace(
        article,
        title=article.title or _made_title(name, body),
        language=article.language or language.detect(body),
        direction=direction(body),
        file=name,
        media_type=document.media_type,
        original=data,
    )


def read_file(path: Path) -> ImportedArticle:
    """Return the article in the file at ``path``; raises `UnreadableFileError`."""
    return read_document(files.read_bytes(path), path.name)


def find_files(paths: Iterable[Path]) -> Iterator[Path]:
    """Yield the files to import of ``paths``: files as named, folders walked in sorted order.

    In folders only the suffixes of `FORMATS` count; hidden files are passed over and
    symbolic links not followed. What doesn't exist is yielded, so that reading it fails.
    """
    return files.walk(paths, {suffix for document in FORMATS for suffix in document.suffixes})


def _format_of(name: str, text: str) -> Format:
    suffix = PurePath(name).suffix.lower()
    for document in FORMATS:
        if suffix in document.suffixes:
            return document
    return next(document for document in FORMATS if document.recognises(text))


def _body(article: ImportedArticle) -> str:
    """Return the beginning of the body of ``article``; where it has none, of all of it."""
    pieces: list[str] = []
    length = 0
    for block in article.blocks:
        if block.kind not in _NOT_BODY:
            end = min(block.end, block.start + language.ENOUGH)
            pieces.append(article.text[block.start : end])
            length += end - block.start
        if length >= language.ENOUGH:
            break
    return "\n".join(pieces) or article.text.lstrip()[: language.ENOUGH]


def _made_title(name: str, body: str) -> str:
    """Return a title for a document that shows none: its file's name, or how it begins."""
    stem = PurePath(name).stem
    if any(character.isalpha() for character in stem):
        return stem
    words = " ".join(body[: 2 * _LONGEST_TITLE].split())
    if len(words) <= _LONGEST_TITLE:
        return words
    return f"{words[:_LONGEST_TITLE].rpartition(' ')[0] or words[:_LONGEST_TITLE]}…"
