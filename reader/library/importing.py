"""Taking documents into a library."""

from __future__ import annotations

from contextlib import ExitStack, closing
from pathlib import Path
from typing import TYPE_CHECKING

from reader.storage import import_choices, intake, known, texts

if TYPE_CHECKING:
    import os
    from collections.abc import Callable, Generator, Iterable, Iterator, Sequence

    from reader.importers.choices import Choices
    from reader.importers.limits import Limits
    from reader.importers.source import Source
    from reader.library.store import Store
    from reader.storage.database import Database
    from reader.storage.intake import Read
    from reader.values import ArticleId, CollectionId, Imported, ImportedArticle

    Placed = tuple[Path, str]
    """A file, and where it lies below the folder that is imported."""

_LARGEST = 64 * 1024 * 1024
"""Bytes: what is larger holds many articles, if it can be read at all."""
_READ_AGAIN = frozenset((".epub",))


class Importing:
    """Imports into a library; what came in together is one step of the history."""

    def __init__(self, store: Store) -> None:
        """Use `Library.importing`."""
        self._store = store

    def files(
        self,
        paths: Iterable[str | os.PathLike[str]],
        *,
        into: CollectionId | None = None,
        choices: Choices | None = None,
        limits: Limits | None = None,
        stopped: Callable[[], bool] = lambda: False,
        below: Path | None = None,
    ) -> Iterator[Imported]:
        """Import files and folders; yield what became of each document, once it is on the disk.

        A file deeper in a folder, or of the folder ``below``, is reported with its path there.
        All of them are put into the collection ``into``, those that were there before, too;
        ``choices`` says how to read what can be read in more than one way, and ``limits`` how
        far one may go with a file. What was made into an article before is not read again.

        A document that can't be read is reported and the others still come in. ``stopped`` is
        asked now and then; where it says yes, the import ends, and all that came in was yielded.

        Raises:
            ConflictError: the import was undone while it went on; the rest is left out.
        """
        from reader.importers.choices import Choices
        from reader.importers.reading import read_apart

        self._store.refuse_read_only()
        files = _placed([Path(path).absolute() for path in paths], below)
        decided = choices or Choices()
        all_new = _is_said(decided) or known.is_empty(self._store.db)
        sources = self._sources(files, decided, all_new=all_new)
        read = read_apart(sources, limits, stopped)
        reports = self._take_in(read, stopped, into, chosen=_is_said(decided))
        return _ending(reports, read, sources)

    def _sources(
        self, files: Iterator[Placed], choices: Choices, *, all_new: bool
    ) -> Generator[Source]:
        """Yield what is to be read of ``files``; they may be asked for in another thread."""
        from reader.importers.source import Source
        from reader.storage.database import Database

        if all_new:
            for file, place in files:
                yield Source(file.name, file, choices=choices, place=place)
            return
        with closing(Database(self._store.db.path, read_only=True, wanders=True)) as db:
            for file, place in files:
                article = _article_of(db, file)
                yield Source(file.name, file, choices=choices, known=article, place=place)

    def documents(
        self,
        documents: Iterable[tuple[str, bytes]],
        *,
        into: CollectionId | None = None,
        choices: Choices | None = None,
        limits: Limits | None = None,
    ) -> Iterator[Imported]:
        """Import documents from memory, each with its file name, as `files` does."""
        from reader.importers.choices import Choices
        from reader.importers.reading import read_documents
        from reader.importers.source import Source

        self._store.refuse_read_only()
        decided = choices or Choices()
        sources = (Source(name, None, data, decided) for name, data in documents)
        read = read_documents(sources, limits)
        return self._take_in(read, into=into, chosen=_is_said(decided))

    def document(
        self, data: bytes, name: str = "", *, into: CollectionId | None = None
    ) -> Imported:
        """Import one document from memory; ``name`` is its file name, if it has one.

        Where it holds several articles, the first of them is reported.
        """
        return next(iter(self.documents([(name, data)], into=into)))

    def copied(self, text: str, markup: str = "", *, into: CollectionId | None = None) -> Imported:
        """Import what was copied or dragged: its ``text``, or its HTML ``markup``, or both.

        The markup is read where no word is lost by that. Where it holds several articles, the
        first of them is reported.
        """
        from reader.importers.copied import read_copied

        self._store.refuse_read_only()
        return next(iter(self._take_in(read_copied(text, markup), into=into)))

    def article(self, article: ImportedArticle) -> Imported:
        """Store an article that a script made.

        Raises:
            UserError: its text isn't normalised, or a block doesn't lie in it.
        """
        self._store.refuse_read_only()
        texts.refuse_malformed(article)
        (report,) = self._take_in([(article.file, article, None)])
        return report

    def remembered_charset(self, folder: Path) -> str | None:
        """Return the charset that was chosen for what comes from a folder; empty: to be guessed.

        None: nothing was chosen.
        """
        return import_choices.charset(self._store.db, folder)

    def remember_charset(self, folder: Path, charset: str) -> None:
        """Remember a charset for what comes from a folder; no step of the history."""
        self._store.refuse_read_only()
        import_choices.keep_charset(self._store.db, folder, charset)

    def _take_in(
        self,
        read: Iterable[Read],
        stopped: Callable[[], bool] = lambda: False,
        into: CollectionId | None = None,
        *,
        chosen: bool = False,
    ) -> Iterator[Imported]:
        db, author = self._store.db, self._store.author
        return intake.take_in(db, read, author, stopped, into, chosen=chosen)


def _placed(paths: Sequence[Path], below: Path | None) -> Iterator[Placed]:
    """Yield the files of ``paths``, each with the folder that it lies in, as reports tell it.

    Where several folders are imported, that begins with the one.
    """
    from reader.importers import find_files

    for path in paths:
        root = below or (path if len(paths) == 1 else path.parent)
        for file in find_files([path]):
            is_named = file == path and below is None
            yield file, "" if is_named else _with_slash(file.parent.relative_to(root))


def _with_slash(folder: Path) -> str:
    return f"{folder.as_posix()}/" if folder.parts else ""


def _is_said(choices: Choices) -> bool:
    """Tell whether a person says how to read these very documents, be they known or not."""
    return bool(choices.charset or choices.columns or choices.anew)


def _article_of(db: Database, file: Path) -> ArticleId | None:
    """Return the one article that was made of just this file before, if that is sure.

    Books are read again: they come in by chapters or as a whole.
    """
    if file.suffix.lower() in _READ_AGAIN:
        return None
    try:
        if not file.is_file() or file.stat().st_size > _LARGEST:
            return None
        return known.made_of(db, file.read_bytes())
    except (OSError, ValueError):  # reading it says why
        return None


def _ending(
    reports: Iterator[Imported], *generators: Generator[Read] | Generator[Source]
) -> Iterator[Imported]:
    """Yield the reports; with them, wherever that is, what reads for them ends."""
    with ExitStack() as ends:
        for generator in reversed(generators):
            ends.enter_context(closing(generator))
        yield from reports
