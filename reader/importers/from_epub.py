"""EPUB 2 and 3: an article for each chapter of a book, or one for the whole."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple, NoReturn

from reader.errors import UnreadableFileError
from reader.importers.composed import Told, compose
from reader.importers.document import Failure
from reader.importers.epub.contents import read_contents
from reader.importers.epub.package import read_book
from reader.importers.epub.pages import read_page
from reader.importers.formats import EPUB
from reader.importers.head_facts import with_head_marked
from reader.importers.html.names import letters
from reader.importers.office.package import opened_package, tells_media_type
from reader.importers.refusals import ExceededError, exhaustion_told
from reader.importers.rendered import Rendered
from reader.text import direction_of_most
from reader.values import BlockKind, Direction

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.importers.document import Document
    from reader.importers.epub.contents import Contents, Entry
    from reader.importers.epub.package import Book
    from reader.importers.epub.pages import Page
    from reader.importers.limits import Limits
    from reader.importers.office.package import Package
    from reader.values import ImportedArticle

_PAGE_TYPE = "application/xhtml+xml"
_NO_TEXT = frozenset(
    (
        *("cover", "cover-page", "titlepage", "title-page", "halftitlepage", "copyright-page"),
        *("copyright", "toc", "loi", "lot", "landmarks", "page-list"),
    )
)
"""Kinds of pages that aren't part of what is read."""
_LEFTWARD = frozenset("ar arc ckb dv fa he iw ps sd ug ur yi".split())  # noqa: SIM905
"""Languages that are written from right to left."""
_TELLING = 2_000
"""Characters of a chapter that tell its direction."""
_PLACEHOLDER = re.compile(r"Section \d+")
"""How LibreOffice calls a part that has no heading."""
_LONGEST_TITLE = 80
_PROGRAMS = frozenset(("calibre",))
"""Who makes books of news, and calls itself their author."""
_HEAD = 3
"""How many blocks at the top may together be the title of a chapter."""


class Chapter(NamedTuple):
    """A chapter: what it is called, what it says, and its pages, or parts of them, as they are."""

    title: str
    blocks: tuple[Rendered, ...]
    original: bytes


def recognises(document: Document) -> bool:
    """Return whether it says that it is an EPUB."""
    return tells_media_type(document, EPUB.encode())


def read(document: Document) -> Iterator[ImportedArticle | Failure]:
    """Yield the chapters of a book, or all of it, as `Choices.whole_books` says.

    Raises:
        UnreadableFileError: it is protected or damaged, or there is no text in it.
    """
    with opened_package(document) as package:
        book = read_book(package)
        found = list(_Reader(package, book, document.limits).chapters())
    chapters = [each for each in found if isinstance(each, Chapter)]
    yield from (each for each in found if isinstance(each, Failure))
    if not chapters:
        raise UnreadableFileError("There is no text in this book; its pages may be pictures.")
    if document.choices.whole_books:
        yield _whole(book, chapters)
    else:
        for number, chapter in enumerate(chapters, 1):
            yield _article(book, chapter, number)


class _Reader:
    """Goes through the pages of a book, cutting them where chapters begin."""

    def __init__(self, package: Package, book: Book, limits: Limits) -> None:
        self._package, self._book, self._limits = package, book, limits
        self._contents: Contents = read_contents(package, book)
        self._entries: dict[str, list[Entry]] = {}
        for entry in self._contents.chapters:
            self._entries.setdefault(package.called(entry.page), []).append(entry)
        self._title: str | None = None
        """That of the chapter which has begun, if one has; empty where it has none."""
        self._blocks: list[Rendered] = []
        self._original = b""

    def chapters(self) -> Iterator[Chapter | Failure]:
        """Yield the chapters, and which pages can't be read."""
        for name in self._book.pages:
            entries = self._entries.get(name, [])
            data = b""
            try:
                with exhaustion_told(self._limits):
                    data = self._package.read(name) or _missing()
                    page = read_page(data, frozenset(each.fragment for each in entries))
            except ExceededError:
                raise
            except UnreadableFileError as error:
                yield Failure(f"/{name}", str(error))
                continue
            if not self._is_passed_over(name, page):
                yield from self._cut(page, data, entries)
        yield from self._end()

    def _is_passed_over(self, name: str, page: Page) -> bool:
        """Return whether a page surely isn't part of what is read: a cover, a title page."""
        kinds = f"{self._contents.kinds.get(name, '')} {page.kind}".split()
        shown = {letters(block.text) for block in page.blocks}
        return not _NO_TEXT.isdisjoint(kinds) or shown <= self._book.said

    def _cut(self, page: Page, data: bytes, entries: Sequence[Entry]) -> Iterator[Chapter]:
        """Yield the chapters that end on a page."""
        starts = sorted((page.starts.get(each.fragment, 0), each.title) for each in entries)
        cuts = _cuts(data, entries, page)
        if not starts and (self._title is None or not self._contents.chapters):
            starts, cuts = [(0, "")], [0, len(data)]
        places = [index for index, _ in starts]
        self._add(page.blocks[: places[0]] if places else page.blocks, data[: cuts[0]])
        for number, (index, title) in enumerate(starts):
            yield from self._end()
            end = places[number + 1] if number + 1 < len(places) else len(page.blocks)
            blocks = page.blocks[index:end]
            if _is_placeholder(title, blocks):
                self._title = _heading(blocks) or _first_line(blocks)
            else:
                self._title = title or _heading(blocks) or self._book.title
            self._add(blocks, data[cuts[number] : cuts[number + 1]])

    def _add(self, blocks: Sequence[Rendered], original: bytes) -> None:
        if blocks:
            self._blocks += blocks
            self._original += original

    def _end(self) -> Iterator[Chapter]:
        """Yield the chapter that ends, unless it is only the title of a part: that goes on."""
        text = "".join(letters(block.text) for block in self._blocks)
        if text in {"", letters(self._title or "")}:
            return
        title = self._title
        if title is None:
            title = _heading(self._blocks) or self._book.title
        yield Chapter(title, tuple(self._blocks), self._original)
        self._blocks, self._original = [], b""


def _missing() -> NoReturn:
    raise UnreadableFileError("The page is missing in the book; get it once more.")


def _cuts(data: bytes, entries: Sequence[Entry], page: Page) -> list[int]:
    """Return where in the bytes of a page chapters begin, in order, and where the last ends."""
    places = [
        _tag(data, each.fragment) if page.starts.get(each.fragment, 0) else 0 for each in entries
    ]
    return [*sorted(places), len(data)]


def _tag(data: bytes, name: str) -> int:
    """Return where the element with an id begins; 0 where there is none."""
    match = re.search(
        rb"<[^<>]*\b(?:id|name)\s*=\s*[\"']" + re.escape(name.encode()) + rb"[\"']", data
    )
    return match.start() if match else 0


def _heading(blocks: Sequence[Rendered]) -> str:
    headings = (block.text for block in blocks if block.kind is BlockKind.HEADING)
    return " ".join(next(headings, "").split())


def _is_placeholder(title: str, blocks: Sequence[Rendered]) -> bool:
    """Return whether a title is that of a part which has none."""
    shown = (letters(block.text) for block in blocks[:_HEAD])
    return _PLACEHOLDER.fullmatch(title) is not None and letters(title) not in shown


def _first_line(blocks: Sequence[Rendered]) -> str:
    """Return the text of the first block, if it is short enough for a title."""
    line = " ".join(blocks[0].text.split()) if blocks else ""
    return line if len(line) <= _LONGEST_TITLE else ""


def _article(book: Book, chapter: Chapter, number: int) -> ImportedArticle:
    """Return the article of a chapter; in a magazine it says itself who wrote it, and when."""
    head = with_head_marked(_with_title(chapter.title, chapter.blocks), "")
    is_signed = any(block.kind is BlockKind.BYLINE for block in head.blocks)
    is_own = is_signed and bool(head.published or not set(book.creators) - _PROGRAMS)
    told = Told(
        title=chapter.title,
        bylines=(head.byline if is_own else ", ".join(book.creators),),
        source=book.title,
        published=(is_own and head.published) or book.published,
        language=book.language if _may_be_in(book.language, chapter) else "",
        tags=book.subjects,
        fields=book.fields,
    )
    blocks = head.blocks if is_own else _with_title(chapter.title, chapter.blocks)
    return compose(told, blocks, chapter.original, _PAGE_TYPE, f"#{number}")


def _may_be_in(language: str, chapter: Chapter) -> bool:
    """Return whether a chapter may be in the language of its book: its letters are of that."""
    start = "".join(block.text for block in chapter.blocks)[:_TELLING]
    is_leftward = direction_of_most(start) is Direction.RTL
    return is_leftward == (language in _LEFTWARD)


def _whole(book: Book, chapters: Sequence[Chapter]) -> ImportedArticle:
    fields = dict(book.fields)
    told = Told(
        title=book.title,
        bylines=(", ".join(book.creators),),
        source=fields.pop("publisher", ""),
        published=book.published,
        language=book.language,
        tags=book.subjects,
        fields=tuple(fields.items()),
    )
    blocks: list[Rendered] = []
    for chapter in chapters:
        first, *others = _with_title(chapter.title, chapter.blocks)
        if chapter.title and letters(first.text) != letters(chapter.title):
            blocks.append(Rendered(chapter.title, BlockKind.HEADING, 1))
        elif chapter.title and first.kind is not BlockKind.HEADING:
            first = first._replace(kind=BlockKind.HEADING, level=1)
        blocks += [first, *others]
    return compose(told, blocks, b"", EPUB)


def _with_title(title: str, blocks: Sequence[Rendered]) -> list[Rendered]:
    """Return the blocks with those at the top that together are the title as one."""
    for count in range(_HEAD, 1, -1):
        head = blocks[:count]
        if letters("".join(block.text for block in head)) == letters(title):
            text = " ".join(" ".join(block.text.split()) for block in head)
            return [Rendered(text, BlockKind.HEADING, 1), *blocks[count:]]
    return list(blocks)
