"""A process that reads documents: what is in them can't reach the library, nor the program.

It is started by `reader.importers.reading` and speaks with it over its standard input and
output: the limits come in, pickled, then tuples of sources; it says `READY` when it has got
ready for the first ones. Of one `Source` the `Item`s go out in lists as they are found, with
`DONE` at the end of the last one; of several all of them, and `DONE`, as one list. The memory it
may take is limited, and it can open no connection, start no program and write no file.
"""

from __future__ import annotations

import gc
import os
import pickle
import sys
from contextlib import suppress
from time import monotonic
from typing import TYPE_CHECKING, BinaryIO, Literal, NamedTuple, TypeVar

from reader.errors import UnreadableFileError
from reader.importers import read_as_said
from reader.importers.completing import in_its_language
from reader.importers.document import Failure
from reader.importers.formats import TRUSTED, recognisers
from reader.importers.previews.values import Glance, Look
from reader.importers.refusals import exhaustion_told, failed, failure_told
from reader.index_text import prepare
from reader.text import normalise
from reader.values import ImportedArticle
from reader.word_count import count_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.importers.limits import Limits
    from reader.importers.source import Source
    from reader.index_text import Prepared
    from reader.values import ArticleId

READY: Literal[True] = True
"""Says that the process has started."""
DONE = None
"""Says that a source has no more items."""

_FORBIDDEN = ("socket.connect", "socket.bind", "subprocess.Popen", "os.system", "os.exec")
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


class Item(NamedTuple):
    """One article that was in a source, or why there is none."""

    file: str
    """The name of its file, and what part of it."""
    article: ImportedArticle | UnreadableFileError | ArticleId
    """Of a document that is known, it is the article that was made of it."""
    prepared: Prepared | None = None
    """What the index will have of it: found out here, as the library has enough to do."""


Found = Item | Look | Glance
"""An item, or what a table or a file is like."""
F = TypeVar("F", bound="Found | None")
Told = list[Found | None] | Literal[True]
"""What the process says: `READY`, or what it found, and `DONE`."""

_MOST, _PATIENCE = 16, 0.02
"""Items, and seconds, that wait for each other: to tell of each takes as long as to read some."""


def items(source: Source, limits: Limits) -> Iterator[Item]:
    """Yield what is in a source; what can't be read is an item that says why."""
    for item in _items(source, limits):
        yield _finished_one(item, limits)


def _items(source: Source, limits: Limits) -> Iterator[Item]:
    """Yield what is in a source, which is still to be `_finished`."""
    name = normalise(source.name)  # a name on the disk need not be UTF-8
    try:
        with exhaustion_told(limits), source.opened(limits) as document:
            for found in read_as_said(document):
                if isinstance(found, Failure):
                    told = source.told(f"{name}{found.part}")
                    yield Item(told, UnreadableFileError(found.sentence))
                else:
                    yield Item(source.told(found.file), found)
    except UnreadableFileError as error:  # or a kind of it, which isn't known outside
        yield Item(source.told(name), UnreadableFileError(str(error)))


def _finished(some: Sequence[Found | None], limits: Limits) -> list[Found | None]:
    """Return what was found; articles with their languages, and what is indexed of them.

    The model of languages takes the fast memory of the processor away from all the rest: it
    needs half the time, and the rest a fifth less, where it is asked many times in a row.
    """
    try:
        return [_indexed(each) for each in [_spoken(each) for each in some]]
    except Exception:  # noqa: BLE001  (then it is told of the one that makes it fail)
        return [_finished_one(each, limits) if isinstance(each, Item) else each for each in some]


def _finished_one(item: Item, limits: Limits) -> Item:
    try:
        with failure_told(limits):
            return _indexed(_spoken(item))
    except UnreadableFileError as error:
        return Item(item.file, UnreadableFileError(str(error)))


def _spoken(found: F) -> F:
    """Return what was found; an article with its language."""
    if isinstance(found, Item) and isinstance(found.article, ImportedArticle):
        return found._replace(article=in_its_language(found.article))
    return found


def _indexed(found: F) -> F:
    """Return what was found; an article with what is indexed of it, and its words counted."""
    if isinstance(found, Item) and isinstance(found.article, ImportedArticle):
        article = found.article
        prepared = prepare(article.text, normalise(article.title))
        count = count_words(article.text, article.blocks)
        return found._replace(prepared=prepared._replace(words=count))
    return found


def look_at(source: Source, limits: Limits) -> Look | Item:
    """Return what a table is like, or why that can't be told."""
    from reader.importers.previews.look import look

    try:
        with source.opened(limits) as document, exhaustion_told(limits):
            return look(document)
    except UnreadableFileError as error:
        return Item(normalise(source.name), error)


def glance_at(source: Source, limits: Limits) -> Glance:
    """Return what a file is taken for, or why that can't be told."""
    from reader.importers.previews.glance import glance

    try:
        with source.opened(limits) as document, exhaustion_told(limits):
            return glance(document)
    except UnreadableFileError as error:
        return Glance(normalise(source.name), "", problem=str(error))


def main() -> None:
    """Read what is asked for, until there is nothing more to read."""
    asked, told = sys.stdin.buffer, _own_output()
    with suppress(EOFError, KeyboardInterrupt, BrokenPipeError):
        limits, first = pickle.load(asked), pickle.load(asked)  # noqa: S301  (from who started us)
        _get_ready(limits, first)
        _tell(told, READY)
        _answer(told, first, limits)
        while True:
            _answer(told, pickle.load(asked), limits)  # noqa: S301


def _get_ready(limits: Limits, first: Sequence[Source]) -> None:
    """Load what reads, before the time of the first sources runs, and confine the process."""
    if not all(source.name.endswith(TRUSTED) for source in first):
        recognisers()
    _confine(limits)
    if hasattr(os, "nice"):
        os.nice(5)  # the window, and who stores what is read here, come first
    gc.freeze()  # what is here by now stays: nobody has to look through it for garbage


def _answer(told: BinaryIO, asked: Sequence[Source], limits: Limits) -> None:
    """Tell what is in a source as it is found; what is in several small ones, all at once."""
    found = (each for source in asked for each in _found(source, limits))
    together = [[*found, DONE]] if len(asked) > 1 else _together(found)
    for some in together:
        _tell(told, _finished(some, limits))


def _together(found: Iterator[Found]) -> Iterator[list[Found | None]]:
    """Yield what is found, so much of it at a time as comes soon after each other.

    If the process is brought down, what it found in those few milliseconds is lost with it.
    """
    some: list[Found | None] = []
    since = monotonic()
    for each in found:
        some.append(each)
        if len(some) == _MOST or monotonic() - since > _PATIENCE:
            yield some
            some, since = [], monotonic()
    yield [*some, DONE]


def _found(source: Source, limits: Limits) -> Iterator[Found]:
    try:
        if source.only_columns:
            yield look_at(source, limits)
        elif source.only_glance:
            yield glance_at(source, limits)
        else:
            yield from _items(source, limits)
    except Exception as error:  # noqa: BLE001  (a bug that one document meets, the others don't)
        told = source.told(normalise(source.name))
        yield Item(told, UnreadableFileError(failed(error)))


def _own_output() -> BinaryIO:
    """Return the standard output; what libraries print goes to the standard error instead."""
    own = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return own


def _tell(told: BinaryIO, what: Told) -> None:
    pickle.dump(what, told, pickle.HIGHEST_PROTOCOL)
    told.flush()


def _confine(limits: Limits) -> None:
    """Limit the memory, and refuse what no importer has to do."""
    with suppress(ImportError):  # Windows knows no such limits
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (limits.memory, limits.memory))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    sys.addaudithook(_refuse)


def _refuse(event: str, arguments: tuple[object, ...]) -> None:
    if event in _FORBIDDEN:
        raise PermissionError(f"A document may not lead to {event}.")
    if event == "open":
        flags = arguments[2]
        if isinstance(flags, int) and flags & _WRITING:
            raise PermissionError("A document may not lead to a file that is written.")


if __name__ == "__main__":
    main()
