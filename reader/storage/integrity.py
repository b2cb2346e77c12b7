"""Whether a library is whole, and copies of it."""

from __future__ import annotations

import os
import sqlite3
import tempfile
import zlib
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from reader.errors import CancelledError, DamagedError, NotFoundError, UserError
from reader.storage import articles, comparing, facets, originals, sort_keys, texts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from reader.storage.database import Database


def problems(db: Database) -> Iterator[str]:
    """Yield a sentence for each thing that is wrong with the file; none when it is whole."""
    damage = ""
    for check in _CHECKS:
        try:
            yield from check(db)
        except DamagedError as error:  # what comes after may still be readable
            if str(error) != damage:
                damage = str(error)
                yield damage


def _pages(db: Database) -> Iterator[str]:
    for (finding,) in db.rows("PRAGMA integrity_check"):
        if finding != "ok":
            yield f"The file is damaged: {finding}."


def _references(db: Database) -> Iterator[str]:
    for table, *_ in db.rows("PRAGMA foreign_key_check"):
        yield f"A row of “{table}” belongs to something that is gone."


def _changed_texts(db: Database) -> Iterator[str]:
    for uid, text, digest in db.rows(
        "SELECT uid, CAST(text AS BLOB), text_sha256 FROM article_text JOIN article"
        " ON id = article_id"
    ):
        if sha256(text).digest() != digest:
            yield f"The text of article {uid} is not what was imported."


def _changed_originals(db: Database) -> Iterator[str]:
    for uid, packed, text, digest in db.rows(
        "SELECT uid, original, CAST(text AS BLOB), original_sha256 FROM article_text JOIN article"
        " ON id = article_id WHERE original <> x'' OR original_sha256 <> text_sha256"
    ):
        try:
            whole = sha256(originals.unpack(packed, text)).digest() == digest
        except zlib.error:
            whole = False
        if not whole:
            yield f"The document that article {uid} was made of is not what was imported."


def _unreadable_articles(db: Database) -> Iterator[str]:
    for uid, article in db.all("SELECT uid, id FROM article"):
        try:
            articles.summaries(db, [article])
            text, blocks, _, _ = texts.text(db, article)
            whole = all(0 <= block.start < block.end <= len(text) for block in blocks)
        except (DamagedError, NotFoundError):
            whole = False
        if not whole:
            yield f"The text, the paragraphs or the title of article {uid} can't be read."


_DISAGREEMENTS = (
    (
        (
            "SELECT a.uid, r.uid FROM annotation a JOIN article r ON r.id = a.article_id"
            " JOIN article_text t ON t.article_id = r.id"
            ' WHERE substr(t.text, a.start + 1, a."end" - a.start) <> a.quote'
        ),
        "Annotation {} of article {} does not stand where its quote is.",
    ),
    (
        (
            "SELECT n.uid, r.uid FROM note n JOIN article r ON r.id = n.article_id"
            " JOIN article_text t ON t.article_id = r.id WHERE n.start IS NOT NULL"
            ' AND substr(t.text, n.start + 1, n."end" - n.start) <> n.quote'
        ),
        "Note {} of article {} does not stand where its quote is.",
    ),
    (
        (
            "SELECT uid FROM article WHERE annotations <>"
            " (SELECT count(*) FROM annotation WHERE article_id = article.id) OR notes <>"
            " (SELECT count(*) FROM annotation WHERE article_id = article.id AND note <> '')"
            " + (SELECT count(*) FROM note WHERE article_id = article.id)"
            " OR annotations <> (SELECT ifnull(sum(annotations), 0) FROM article_label"
            " WHERE article_id = article.id)"
        ),
        "The list shows a wrong number of marks or notes for article {}.",
    ),
    (
        "SELECT uid FROM article WHERE NOT json_valid(fields) OR json_type(fields) <> 'object'",
        "The fields of article {} can't be read.",
    ),
    (
        (
            "SELECT DISTINCT action.uid FROM change JOIN action ON action.id = action_id"
            " WHERE NOT (json_valid(ifnull(before, 0)) AND json_valid(ifnull(after, 0)))"
        ),
        "The step {} of the history can't be read.",
    ),
)


def _disagreements(db: Database) -> Iterator[str]:
    for sql, sentence in _DISAGREEMENTS:
        for names in db.rows(sql):
            yield sentence.format(*names)


def _counts(db: Database) -> Iterator[str]:
    if not facets.agree(db):
        yield "The sidebar shows wrong numbers of articles; “postil check --repair” counts them."


def _sort_keys(db: Database) -> Iterator[str]:
    for uid in sort_keys.disagreements(db):
        yield f"Article {uid} is at a wrong place in lists; “postil check --repair” sorts it."


def _index(db: Database) -> Iterator[str]:
    from reader.storage import index_check

    try:
        wrong = [index.table for index in index_check.disagreements(db)]
    except DamagedError:
        wrong = ["?"]
    if wrong:
        yield "The search index does not agree with the texts; “postil check --repair” rebuilds it."


_CHECKS = (
    _pages,
    _references,
    _changed_texts,
    _changed_originals,
    _unreadable_articles,
    _disagreements,
    _counts,
    _sort_keys,
    _index,
)


def rebuild_index(db: Database) -> None:
    """Make the search index, counts and sort keys anew; near-duplicates are looked for anew."""
    from reader.storage import index

    with db.transaction():
        facets.recount(db)
        sort_keys.make_anew(db)
        index.rebuild(db)
        comparing.forget_all(db)


def backup(db: Database, target: Path, progress: Callable[[float], None]) -> None:
    """Write a whole copy of the library to ``target``, in one step at the end.

    ``progress`` gets the share that is done, 0 to 1; what it raises stops the copy and
    leaves nothing behind.

    Raises:
        UserError: the copy can't be written there.
        DamagedError: the library can't be copied whole.
    """
    try:
        _refuse_place(db, target)
        with _part_of(target) as part:
            _copy(db, part, progress)
            for log in _logs(target):  # of the file that goes: SQLite would play it into the copy
                log.unlink(missing_ok=True)
            part.replace(target)
    except (OSError, sqlite3.Error) as error:
        known = db.translated(error)
        if isinstance(known, (DamagedError, CancelledError)):
            raise known from error
        reason = getattr(error, "strerror", None) or error  # without the name of the part
        raise UserError(
            f"The backup “{target.name}” can't be written ({reason}); choose another place."
        ) from error


def _refuse_place(db: Database, target: Path) -> None:
    if not target.parent.is_dir():
        raise UserError(
            f"The folder “{target.parent}” is not there; make it, or choose another place."
        )
    if target.is_dir():
        raise UserError(f"“{target}” is a folder; choose a file in it.")
    if not target.exists():
        return
    if target.samefile(db.path):
        raise UserError(f"“{target.name}” is the library itself; choose another name.")
    if not target.is_file():
        raise UserError(f"“{target}” is a device or a pipe; choose a file.")


@contextmanager
def _part_of(target: Path) -> Iterator[Path]:
    handle, name = tempfile.mkstemp(prefix=_prefix(target), dir=target.parent)
    os.close(handle)
    part = Path(name)
    try:
        yield part
    finally:
        for file in (part, *_logs(part)):
            file.unlink(missing_ok=True)


def remove_parts(target: Path) -> None:
    """Remove what copies to ``target`` left that were killed; nobody may be writing one."""
    for part in target.parent.glob(f"{_prefix(target)}*"):
        part.unlink(missing_ok=True)


def _prefix(target: Path) -> str:
    """Return how parts of copies to ``target`` are called, whose own name may be long already."""
    return f".postil-{sha256(os.fsencode(target.name)).hexdigest()[:16]}-"


def _logs(path: Path) -> list[Path]:
    return [path.with_name(path.name + end) for end in ("-wal", "-shm", "-journal")]


def _copy(db: Database, part: Path, progress: Callable[[float], None]) -> None:
    copy = sqlite3.connect(part)
    try:
        with db.snapshot():  # or the copy begins anew with every write of another program
            db.connection.backup(
                copy, pages=1000, progress=lambda _, left, total: progress(1 - left / max(total, 1))
            )
        copy.execute("PRAGMA journal_mode = DELETE")
        if copy.execute("PRAGMA quick_check").fetchone()[0] != "ok":
            raise db.damaged()
    finally:
        copy.close()
    with part.open("rb") as file:
        os.fsync(file.fileno())
