"""The texts of articles: storing them with the row of their article, and reading them."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import TYPE_CHECKING

from reader.errors import NotFoundError, UserError
from reader.metadata import clean_field
from reader.storage import originals, sort_keys
from reader.storage.identity import new_uid, now
from reader.storage.metadata import dump_fields
from reader.text import normalise
from reader.values import BULLET, ArticleId, Block, BlockKind, Inline, InlineKind, Status
from reader.word_count import count_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.storage.database import Database
    from reader.values import ImportedArticle


def add(db: Database, article: ImportedArticle, words: int | None) -> tuple[ArticleId, str]:
    """Store an article that isn't there yet, but for the index; return its id and uid.

    Its ``words`` are counted where that wasn't done.
    """
    uid = new_uid()
    count = count_words(article.text, article.blocks) if words is None else words
    article_id = _add_row(db, uid, article, count)
    data = article.text.encode()
    digest = _digest(data)
    db.execute(
        "INSERT INTO article_text VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            article_id,
            article.text,
            digest,
            dump_blocks(article.blocks),
            _dumped(article.inlines) if article.inlines else "[]",
            article.media_type or "text/plain",
            *(_packed(article.original, data) if article.original != data else (b"", digest)),
        ),
    )
    return article_id, uid


def _add_row(db: Database, uid: str, article: ImportedArticle, words: int) -> ArticleId:
    """Store what lists show of an article; return its id."""
    title, source = normalise(article.title), normalise(article.source)
    cursor = db.execute(
        "INSERT INTO article (uid, title, byline, source, published, url, language, direction,"
        " file, status, read, starred, imported, words, length, fields, title_key, source_key)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            uid,
            title,
            normalise(article.byline),
            source,
            article.published,
            normalise(article.url),
            article.language,
            article.direction,
            normalise(article.file),  # a name on the disk need not be UTF-8
            Status.DONE if article.done else Status.NEW,
            article.done,
            article.starred,
            now(),
            words,
            len(article.text),
            dump_fields(dict(clean_field(*each) for each in article.fields)),
            *sort_keys.keys_of(title, source),
        ),
    )
    return ArticleId(cursor.lastrowid or 0)


def _packed(original: bytes, text: bytes) -> tuple[bytes, bytes]:
    """Return a document as the file keeps it, and its digest."""
    return originals.pack(original, text), _digest(original)


def refuse_malformed(article: ImportedArticle) -> None:
    """Refuse what would be no sound article.

    Raises:
        UserError: its text isn't normalised, a block doesn't lie in it, or a field has no name.
    """
    for field in article.fields:
        clean_field(*field)
    text = article.text
    if not text or normalise(text) != text:
        raise UserError("An article's text must be normalised, and there must be some.")
    end = 0
    for block in article.blocks:
        if not end <= block.start < block.end <= len(text):
            raise UserError(
                f"The block {block.start}–{block.end} is empty, not inside the text, "
                "or begins before the last one ends."
            )
        end = block.end


def text(
    db: Database, article: ArticleId
) -> tuple[str, tuple[Block, ...], tuple[Inline, ...], int]:
    """Return text, blocks, inlines and reading position of an article.

    Raises:
        NotFoundError: it is no longer in the library.
    """
    row = db.first(
        "SELECT text, blocks, inlines, position FROM article_text JOIN article ON id = article_id"
        " WHERE article_id = ?",
        (article,),
    )
    if row is None:
        raise NotFoundError("This article is no longer in the library.")
    with db.decoding():
        return row[0], load_blocks(row[1]), _inlines(row[2]), row[3]


def blocks(db: Database, article: ArticleId) -> tuple[Block, ...]:
    """Return the blocks of an article alone."""
    dumped = db.value("SELECT blocks FROM article_text WHERE article_id = ?", (article,))
    with db.decoding():
        return load_blocks(dumped or "[]")


def original(db: Database, article: ArticleId) -> bytes:
    """Return the document that an article was made of, to the byte."""
    row = db.first("SELECT original, text FROM article_text WHERE article_id = ?", (article,))
    if row is None:
        raise NotFoundError("This article is no longer in the library.")
    packed, text = row
    with db.decoding():
        return originals.unpack(packed, text.encode()) if packed else text.encode()


def with_block_kind(blocks_: Sequence[Block], offset: int, kind: BlockKind) -> tuple[Block, ...]:
    """Return the blocks with the one at ``offset`` made ``kind``.

    Raises:
        UserError: there is no block at ``offset``.
    """
    if not any(block.start <= offset < block.end for block in blocks_):
        raise UserError("There is no paragraph at this place.")
    return tuple(
        block._replace(kind=kind, level=0) if block.start <= offset < block.end else block
        for block in blocks_
    )


def dump_blocks(blocks: Sequence[Block]) -> str:
    """Return ``blocks`` as the file keeps them: without bullets that are just that."""
    dumped = (
        _WITH_BULLET % block[:4] if block.bullet == BULLET else _dumped(block) for block in blocks
    )
    return f"[{','.join(dumped)}]"


_WITH_BULLET = '[%d,%d,"%s",%d]'
"""A block as JSON, in half the time that a writer of JSON takes: an article has many."""


_KINDS = {kind.value: kind for kind in BlockKind}  # several times as fast as the enum


def load_blocks(dumped: str) -> tuple[Block, ...]:
    """Return the blocks that the file keeps."""
    return tuple(
        [
            Block(start, end, _KINDS.get(kind) or BlockKind(kind), level, *bullet)
            for start, end, kind, level, *bullet in json.loads(dumped)
        ]
    )


def _inlines(dumped: str) -> tuple[Inline, ...]:
    return tuple(
        Inline(start, end, InlineKind(kind), href) for start, end, kind, href in json.loads(dumped)
    )


_dumped = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def _digest(data: bytes) -> bytes:
    return sha256(data).digest()
