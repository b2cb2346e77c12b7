"""What each command does; the result is the exit status."""

from __future__ import annotations

import sys
from contextlib import suppress
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING

from reader.cli import output
from reader.cli.queries import checked, found
from reader.counting import counted
from reader.errors import NotFoundError, StorageError
from reader.exporters import FORMATS, Variant
from reader.exporters import export as write_file
from reader.places import default_library
from reader.values import Outcome, Sort

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator, Sequence
    from collections.abc import Set as AbstractSet
    from pathlib import Path

    from reader.importers.limits import Limits
    from reader.library import Library
    from reader.values import ArticleId, Change, CollectionId, Imported, Succession

DONE, FAILED = 0, 1
AT_ONCE = 1000
"""So many new articles are compared with the others in less than a second."""


def open_library(arguments: Namespace, *, create: bool = False) -> Library:
    """Open the library that the command is to work on."""
    from reader.library import Library

    return Library.open(arguments.library or _default_library(), create=create)


def _default_library() -> Path:
    try:
        return default_library()
    except OSError as error:
        raise StorageError(
            f"The folder for your library can't be made ({error.strerror}); "
            "name a library with --library."
        ) from error


def import_(arguments: Namespace) -> int:
    """Import files, folders and standard input; one line for each document."""
    status = DONE
    shown = not sys.stdout.isatty()  # there the lines themselves are the progress
    with open_library(arguments, create=True) as library, output.progress(shown=shown) as say:
        told = set()
        for done, report in enumerate(_reports(library, arguments), 1):
            say(counted(done, "document"))
            _print_report(report)
            if report.succeeds:
                told.add(report.uid)
            if report.outcome is Outcome.FAILED:
                status = FAILED
        _tell_versions(library, told)
    return status


def _collection(library: Library, name: str) -> CollectionId:
    """Return the collection of that name, which is made where there is none."""
    with suppress(NotFoundError):
        return library.collections.named(name).id
    library.collections.add(name)
    return library.collections.named(name).id


def _tell_versions(library: Library, told: AbstractSet[str]) -> None:
    """Say which of a few new articles are versions of others; many are left to the window.

    Of those whose uids were ``told`` it is known.
    """
    duplicates = library.duplicates
    if duplicates.backlog() > AT_ONCE:
        return
    try:
        for pair in duplicates.find():
            new, old = library.articles.summaries([pair.article, pair.other])
            if new.uid not in told:
                output.print_error(f"{new.uid} is another version of {old.uid}: {old.title}")
    except StorageError as error:  # all documents are in
        output.print_error(error)


def _reports(library: Library, arguments: Namespace) -> Iterator[Imported]:
    from reader.importers.choices import Choices
    from reader.importers.limits import Limits, limited

    into = None if arguments.into is None else _collection(library, arguments.into)
    choices = Choices(
        charset=arguments.charset,
        columns=tuple(arguments.columns),
        whole_books=arguments.whole_books,
    )
    limits = Limits()
    for name, number in arguments.limits:
        limits = limited(limits, name, number)
    documents = partial(library.importing.documents, into=into, choices=choices, limits=limits)
    files = partial(library.importing.files, into=into, choices=choices, limits=limits)
    for is_input, group in groupby(arguments.paths, key="-".__eq__):
        if is_input:
            for _ in group:
                document = _standard_input(limits)
                with output.putting_off_interrupts():
                    yield from documents([("", document)])
        else:
            with output.putting_off_interrupts() as stopped:
                yield from files(group, stopped=stopped)


def _standard_input(limits: Limits) -> bytes:
    return sys.stdin.buffer.read(limits.size + 1)


def _print_report(report: Imported) -> None:
    message = report.message
    if report.outcome is Outcome.FAILED:
        message = f"{report.file or 'standard input'}: {message}"
    output.print_line(report.uid, report.outcome, message)
    sys.stdout.flush()  # what is printed is on the disk, and the other way round
    if report.succeeds:
        output.print_error(_succession(report.uid, report.succeeds))


def _succession(uid: str, earlier: Succession) -> str:
    """Say what an article is a new version of, and what of the marks and notes came along."""
    parts = [f"{uid} is a new version of {earlier.uid}: {earlier.title}"]
    if earlier.carried:
        parts.append(f"{earlier.carried} of its marks and notes carried over")
    if earlier.lost:
        quotes = ", ".join(f"“{' '.join(quote.split())}”" for quote in earlier.lost)
        parts.append(f"without a place in it: {quotes}")
    return "; ".join(parts)


def list_(arguments: Namespace) -> int:
    """List articles without their texts."""
    query, sort = checked(arguments.query), Sort(arguments.sort)
    with open_library(arguments) as library:
        for article in library.articles.all_summaries(found(library, query, sort)):
            if arguments.json:
                output.print_json(output.summary_record(article))
            else:
                output.print_summary(article)
    return DONE


def show(arguments: Namespace) -> int:
    """Show whole articles; those that aren't there are reported and the others shown."""
    query = checked(arguments.query or "")
    with open_library(arguments) as library:
        labels = {label.id: label.name for label in library.labels.all()}
        status = DONE
        if arguments.query is None:
            wanted, status = _named(library, arguments.uids)
        else:
            wanted = found(library, query)
        for article in map(library.articles.get, wanted):
            if arguments.json:
                output.print_json(output.article_record(article, labels))
            else:
                output.print_article(article, labels)
    return status


def _named(library: Library, uids: Sequence[str]) -> tuple[list[ArticleId], int]:
    wanted, status = [], DONE
    for uid in uids:
        try:
            wanted.append(library.articles.find(uid))
        except NotFoundError as error:
            output.print_error(error)
            status = FAILED
    return wanted, status


def annotate(arguments: Namespace) -> int:
    """Mark a span and print the uid of the mark."""
    with open_library(arguments) as library:
        article = library.articles.find(arguments.uid)
        label = library.labels.named(arguments.label)
        change = library.marks.add(
            article, arguments.start, arguments.end, label.id, note=arguments.note
        )
    for edit in change.annotations:
        if edit.after:
            output.print_line(edit.after.uid)
    return DONE


def undo(arguments: Namespace) -> int:
    """Undo the last action and print what it was."""
    with open_library(arguments) as library:
        return _print_step(library.history.undo(), "undo")


def redo(arguments: Namespace) -> int:
    """Do again what was undone last and print what it was."""
    with open_library(arguments) as library:
        return _print_step(library.history.redo(), "redo")


def _print_step(change: Change | None, name: str) -> int:
    if change is None:
        output.print_error(f"There is nothing to {name}.")
    else:
        output.print_line(change.kind, change.subject)
    return DONE


def history(arguments: Namespace) -> int:
    """List the newest actions first."""
    with open_library(arguments) as library:
        for action in library.history.actions(limit=arguments.limit):
            if arguments.json:
                output.print_json(output.action_record(action))
            else:
                output.print_action(action)
    return DONE


def export(arguments: Namespace) -> int:
    """Write the marks of articles to a file, or to standard output."""
    kind = next(kind for kind in FORMATS if kind.name == arguments.format)
    variant = Variant(arguments.variant)
    query = checked(arguments.query)
    with open_library(arguments) as library:
        wanted = found(library, query)
        if arguments.output is None:
            left_out: list[ArticleId] = []
            rows = library.marks.rows(wanted, left_out.append)
            kind.write(rows, sys.stdout.buffer, variant)
            return _told_of_left_out(left_out)
        target = arguments.output
        with suppress(OSError):  # a place that can't be reached is told of when it is written to
            if target.is_dir():
                target /= f"annotations{kind.suffix}"
        with output.progress() as say:

            def tell(done: int) -> None:
                say(f"{done:,} of {counted(len(wanted), 'article')}")

            written = write_file(library, wanted, target, kind, variant, progress=tell)
    return _told_of_left_out(written.left_out)


def _told_of_left_out(articles: Sequence[ArticleId]) -> int:
    """Say how many articles a damaged library didn't give back; return the exit status."""
    if not articles:
        return DONE
    these = counted(len(articles), "article")
    output.print_error(
        f"The library is damaged: {these} can't be read, and their marks are left out."
    )
    return FAILED


def check(arguments: Namespace) -> int:
    """Print what is wrong with the library, or that it is whole."""
    status = DONE
    with open_library(arguments) as library:
        if arguments.repair:
            library.file.rebuild_index()
        for problem in library.file.problems():
            output.print_line(problem)
            status = FAILED
        if status is DONE:
            output.print_line(f"“{library.path.name}” is whole.")
    return status


def backup(arguments: Namespace) -> int:
    """Write a whole copy of the library."""
    with open_library(arguments) as library, output.progress() as say:
        library.file.backup(arguments.target, lambda share: say(f"{share:.0%}"))
    return DONE
