"""PDF: the text layer as it is read, without what stands around it on the pages.

Where a page shows text is found by PDFium; which lines make columns, paragraphs and headings
is told by their places and sizes.
"""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING, Any, NamedTuple

from reader.counting import counted
from reader.errors import UnreadableFileError
from reader.importers.document import Failure
from reader.importers.head_facts import with_head_marked
from reader.importers.html.bylines import choose_byline
from reader.importers.html.names import host_of, letters
from reader.importers.pdf.bidi import more_right_to_left
from reader.importers.pdf.bullets import page_marks, with_bullets
from reader.importers.pdf.file import (
    opened,
    sections,
    told_author,
    told_date,
    told_subjects,
    told_title,
)
from reader.importers.pdf.furniture import printed_address, without_furniture
from reader.importers.pdf.glyphs import page_glyphs
from reader.importers.pdf.initials import with_initials_joined
from reader.importers.pdf.lines import page_lines
from reader.importers.pdf.links import mirrored, page_links, with_links
from reader.importers.pdf.notes import note_text, without_notes
from reader.importers.pdf.order import parts_in_order
from reader.importers.pdf.paragraphs import paragraphs
from reader.importers.pdf.rows import with_rows_told
from reader.importers.pdf.structure import looks_of, rendered, title_among
from reader.importers.pdf.words import Words
from reader.importers.rendered import Rendered, lay
from reader.importers.scraped.blocks import with_furniture_marked
from reader.values import BlockKind, ImportedArticle

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.importers.document import Document
    from reader.importers.pdf.lines import Line
    from reader.importers.pdf.order import Part

_START = b"%PDF-"
_START_WITHIN = 1024
_DIRECTION_PAGES = 10
"""How many pages tell whether it is read from right to left."""
_UNKNOWN = re.compile("[\ufffd\ue000-\uf8ff]")
_MOST_GUESSED = 0.5
"""The share of letters that the fonts don't tell from which on the text is of no use."""
_MOST_UNKNOWN = 0.3
"""The share of characters that can't be told from which on the text is of no use."""


class _Pages(NamedTuple):
    lines: list[list[Line]]
    broken: list[int]
    """The numbers of pages that can't be read, from 1."""
    guessed: list[int]
    """How many letters of each page its fonts don't tell."""


def recognises(document: Document) -> bool:
    """Return whether it is a PDF."""
    return _START in document.head[:_START_WITHIN]


def read(document: Document) -> Iterator[ImportedArticle | Failure]:
    """Yield the article of a PDF, and which pages of it are broken.

    Raises:
        UnreadableFileError: it has a password, no text, or too many pages, or is broken.
    """
    with opened(document.data) as pdf:
        if len(pdf) > document.limits.pages:
            raise UnreadableFileError(
                f"The PDF has more than {counted(document.limits.pages, 'page')}; "
                "raise that limit, or cut it into smaller ones."
            )
        pages = _read_pages(pdf)
        _refuse_unreadable(pages)
        if pages.broken:
            yield Failure(f"#page {pages.broken[0]}", _sentence(pages.broken))
        yield _article(pdf, pages.lines)


def _read_pages(pdf: Any) -> _Pages:  # noqa: ANN401  (pypdfium2 has no types)
    from pypdfium2 import PdfiumError

    leftward = _is_leftward(pdf)
    pages = _Pages([], [], [])
    for number in range(len(pdf)):
        try:
            page = pdf[number]
        except PdfiumError:
            pages.broken.append(number + 1)
            continue
        try:
            glyphs = page_glyphs(page)
            pages.guessed.append(sum(glyph.guessed for glyph in glyphs))
            lines = page_lines(glyphs, leftward=leftward)
            lines = with_bullets(lines, page_marks(page, leftward=leftward))
            areas = page_links(pdf, page)
            pages.lines.append(with_links(lines, mirrored(areas, glyphs) if leftward else areas))
        finally:
            page.close()
    return pages


def _is_leftward(pdf: Any) -> bool:  # noqa: ANN401
    """Return whether most of the text is written from right to left."""
    from pypdfium2 import PdfiumError

    pieces: list[str] = []
    for number in range(min(len(pdf), _DIRECTION_PAGES)):
        try:
            page = pdf[number]
        except PdfiumError:
            continue
        textpage = page.get_textpage()
        pieces.append(textpage.get_text_range())
        textpage.close()
        page.close()
    return more_right_to_left("".join(pieces))


def _refuse_unreadable(pages: _Pages) -> None:
    text = "".join(line.text for line in chain.from_iterable(pages.lines))
    if not pages.lines:
        raise UnreadableFileError(
            "No page of the PDF can be read; get it once more, or open it and save it again."
        )
    if not any(character.isalnum() for character in text):
        raise UnreadableFileError(
            "There is no text in this PDF, only pictures, as in a scan; "
            "run text recognition (OCR) on it and import the result."
        )
    is_guessed = sum(pages.guessed) > _MOST_GUESSED * len(text)
    if is_guessed or len(_UNKNOWN.findall(text)) > _MOST_UNKNOWN * len(text):
        raise UnreadableFileError(
            "The fonts of this PDF don't tell what their letters are; "
            "run text recognition (OCR) on it and import the result."
        )


def _sentence(broken: Sequence[int]) -> str:
    if len(broken) == 1:
        return f"Page {broken[0]} of the PDF is broken and left out; get the file once more."
    return f"{len(broken)} pages of the PDF are broken and left out; get the file once more."


def _article(pdf: Any, pages: Sequence[Sequence[Line]]) -> ImportedArticle:  # noqa: ANN401
    rows = [with_initials_joined(with_rows_told(page)) for page in pages]
    address = printed_address(rows)
    title, blocks = _titled_blocks(pdf, without_furniture(rows))
    byline = choose_byline((told_author(pdf).replace(";", ","),), "")
    head = with_head_marked(blocks, byline)
    laid = lay(with_furniture_marked(head.blocks))
    return ImportedArticle(
        text=laid.text,
        blocks=laid.blocks,
        inlines=laid.inlines,
        title=title,
        byline=head.byline,
        source=host_of(address or ""),
        published=head.published or (told_date(pdf) if address is None else None),
        url=address or "",
        tags=told_subjects(pdf),
    )


def _titled_blocks(
    pdf: Any,  # noqa: ANN401
    pages: Sequence[Sequence[Line]],
) -> tuple[str, list[Rendered]]:
    """Return the title, and the blocks that the lines of all pages make, the notes at the end."""
    lines = list(chain.from_iterable(pages))
    looks, words = looks_of(lines, sections(pdf)), Words(line.text for line in lines)
    parts, notes = _parted(pages, looks.size)
    found = paragraphs(parts)
    told = told_title(pdf)
    title = title_among(found, told, looks)
    blocks = rendered(found, title, words, looks)
    shown = title.text(words) if title else told
    if told and letters(told) == letters(shown):
        shown = told  # it has what no glyph shows, such as the joiners of Persian
    if title is None and shown:
        blocks.insert(0, Rendered(shown, BlockKind.TITLE))
    blocks += [Rendered(note_text(words.join(note)), BlockKind.PARAGRAPH) for note in notes]
    return shown, blocks


def _parted(
    pages: Sequence[Sequence[Line]], size: float
) -> tuple[list[list[Part]], list[list[str]]]:
    """Return the parts of all pages as they are read, and the lines of the notes."""
    text: list[list[Part]] = []
    notes: list[list[str]] = []
    for page in pages:
        parts, own = without_notes(parts_in_order(page), size)
        text.append(parts)
        notes += [[line.text for line in note] for note in own]
    return text, notes
