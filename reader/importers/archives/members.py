"""The files in an archive, each read as if it lay in a folder."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import PurePosixPath
from typing import IO, TYPE_CHECKING, BinaryIO, NamedTuple, cast

from reader.errors import UnreadableFileError
from reader.importers.archives.unpacking import Allowance, counted
from reader.importers.document import Failure
from reader.importers.html.saved_folder import PAGES, belongs_to_page
from reader.importers.refusals import ExceededError, damage_told, failure_told
from reader.text import normalise

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from reader.importers.document import Document
    from reader.values import ImportedArticle

ONLY_LINKS = (
    "There are but links in this archive, which lead out of it; "
    "make it again of the files themselves."
)
_LONGEST_NAME = 1000


class Member(NamedTuple):
    """A regular file in an archive."""

    name: str
    """As the archive has it: with folders, and whatever else."""
    size: int
    """Bytes that it says to unpack to."""
    packed: int
    """Bytes that it takes in the archive."""
    open: Callable[[], IO[bytes]]
    """Opens it for reading; seekable."""


def read_members(
    document: Document, members: Iterable[Member | Failure], names: Iterable[str] = ()
) -> Iterator[ImportedArticle | Failure]:
    """Yield what can be imported of the members of ``document``; failures are handed on.

    What a folder's import would pass over, is: hidden files, kinds that aren't known, and what
    was saved with a page that came before, or is one of the ``names`` that are known to come.

    Raises:
        UnreadableFileError: nothing in it can be imported, or it is more than allowed.
    """
    refuse_deep(document)
    document = replace(document, allowance=Allowance.of(document))
    found = 0
    siblings: dict[PurePosixPath, set[str]] = {}
    for name in names:
        _remember(siblings, name)
    for member in members:
        if isinstance(member, Failure):
            found += 1
            yield member
            continue
        _remember(siblings, member.name)
        if _is_of_page(siblings, member.name):
            continue
        for each in read_member(document, member):
            found += 1
            yield each
    if not found:
        raise UnreadableFileError("Nothing in this archive can be imported.")


def refuse_deep(document: Document) -> None:
    """Refuse an archive that lies in too many others.

    Raises:
        UnreadableFileError: it does.
    """
    if document.inside > document.limits.archives:
        raise UnreadableFileError(
            f"Archives lie more than {document.limits.archives} deep in others; "
            "unpack the outer ones and import what comes out."
        )


def refuse_other(*, is_archive: bool) -> None:
    """Refuse what only its name takes for an archive.

    Raises:
        UnreadableFileError: it is none.
    """
    if not is_archive:
        raise UnreadableFileError(
            "This is not the kind of archive that its name says; "
            "give it the right name and import it again."
        )


def clean_name(name: str) -> str:
    """Return the name of a member as a path that leads nowhere else; empty where it has none."""
    parts = normalise(name[:_LONGEST_NAME]).replace("\\", "/").split("/")
    return "/".join(part for part in parts if part not in {"", ".", ".."} and part[1:] != ":")


def read_member(document: Document, member: Member) -> Iterator[ImportedArticle | Failure]:
    """Yield what can be imported of one member of ``document``; nothing, if it is none to import.

    Raises:
        ExceededError: with it, it is more than allowed.
    """
    allowance = Allowance.of(document)
    allowance.count_member()
    name = clean_name(member.name)
    if not name or _is_hidden(name):
        return
    try:
        with failure_told(document.limits):
            yield from _read(replace(document, name=name, allowance=allowance), member, allowance)
    except ExceededError:
        raise
    except UnreadableFileError as error:
        yield Failure(f"/{name}", str(error))


def content_of(document: Document, member: Member) -> bytes:
    """Return the bytes of a member of ``document``.

    Raises:
        UnreadableFileError: it is damaged, or larger than a document may be.
    """
    with damage_told():
        opened = member.open()
    with opened:
        return replace(document, file=_counted(opened, Allowance.of(document), member)).data


def _counted(opened: IO[bytes], allowance: Allowance, member: Member) -> BinaryIO:
    return counted(cast("io.BufferedIOBase", opened), allowance, lambda: member.packed)


def _read(
    outer: Document, member: Member, allowance: Allowance
) -> Iterator[ImportedArticle | Failure]:
    from reader.importers import read_as_said
    from reader.importers.formats import is_importable

    with damage_told():
        opened = member.open()
    with opened:
        file = _counted(opened, allowance, member)
        inner = replace(outer, file=file, path=None, inside=outer.inside + 1)
        if not is_importable(inner):
            return
        if member.size <= outer.limits.size:
            file.seek(0)
            inner = replace(inner, file=io.BytesIO(file.read()))
        for found in read_as_said(inner):
            yield within(found, f"/{inner.name}", inner.name)


def within(
    found: ImportedArticle | Failure, part: str, name: str = ""
) -> ImportedArticle | Failure:
    """Return what was found in a ``part`` of a file, which by itself is called ``name``."""
    if isinstance(found, Failure):
        return Failure(f"{part}{found.part}", found.sentence)
    return found._replace(file=f"{part}{found.file.removeprefix(name)}")


def _remember(siblings: dict[PurePosixPath, set[str]], name: str) -> None:
    path = PurePosixPath(clean_name(name))
    if path.suffix.lower() in PAGES:
        siblings.setdefault(path.parent, set()).add(path.name)


def _is_of_page(siblings: dict[PurePosixPath, set[str]], name: str) -> bool:
    """Return whether a file lies in a folder that was saved with a page beside it."""
    folders = PurePosixPath(clean_name(name)).parents
    return any(belongs_to_page(each.name, siblings.get(each.parent, ())) for each in folders)


def _is_hidden(name: str) -> bool:
    return any(part.startswith((".", "__MACOSX")) for part in PurePosixPath(name).parts)
