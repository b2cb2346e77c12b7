"""HTML pages: the article in them, with what the page says of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from reader.errors import UnreadableFileError
from reader.importers.document import Failure
from reader.importers.html.bylines import choose_byline
from reader.importers.html.charset import decode_html
from reader.importers.html.ending import is_cut
from reader.importers.html.head import without_head
from reader.importers.html.labelled_dates import date_elsewhere
from reader.importers.html.metadata import hidden_date, metadata
from reader.importers.html.names import host_of, letters, site_in
from reader.importers.html.shown import shown
from reader.importers.html.titles import choose_title
from reader.importers.refusals import CUT_OFF, refuse_exhausted
from reader.importers.rendered import Rendered, lay
from reader.text import normalise
from reader.values import BlockKind, ImportedArticle

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from lxml.html import HtmlElement

    from reader.importers.document import Document
    from reader.importers.html.blocks import Piece
    from reader.importers.html.metadata import Metadata
    from reader.importers.html.shown import Shown

_HEADING = BlockKind.HEADING
_PAGE = re.compile(rb"<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]", re.IGNORECASE)
_OTHER = re.compile(rb"<(?:rss|feed|rdf:RDF|opml|FictionBook)[\s>]", re.IGNORECASE)
_OF_EMBEDDED = ";base64,"
_EMBEDDED = re.compile(rf"(?<={_OF_EMBEDDED})[A-Za-z0-9+/=]{{256,}}")
"""Pictures and fonts that are in the page itself: megabytes that show no text."""
_END = re.compile(r"</(?:body|html)\s*>", re.IGNORECASE)
"""Stands in the midst of pages too; what follows would be another page to libxml2."""
_UNFIT = re.compile("[\x00-\x08\x0b\x0e-\x1f\ufffe\uffff]")
"""What lxml reads, but lets nobody put into another place of the page."""
_CONTROLS = bytes((*range(0x09), 0x0B, *range(0x0E, 0x20)))
_FEWEST = 200
"""Code points; a page that shows fewer, and tells programs many times more, shows no article."""
_MANY = 4
_LONG = 80
_TIMES = 2
"""How much more than it shows a page has to tell, where it shows something else."""
_LONG_WORD = re.compile(r"[^\W\d_]{5,}")
"""What a title and its article have in common."""
_TOO_DEEP = "Excessive depth"
"""How libxml2 says that it stopped reading."""


class _Text(NamedTuple):
    """What a page shows."""

    pieces: list[Piece]
    main: list[Piece]
    """Those that are the article."""
    seen: Shown
    blocks: list[Rendered]
    """The article's."""


def recognises(document: Document) -> bool:
    """Return whether it is a page, or begins as one."""
    start = document.head.lstrip(b"\xef\xbb\xbf \t\r\n")[:2048]
    return start.startswith(b"<") and bool(_PAGE.search(start)) and not _OTHER.search(start)


def read(document: Document) -> Iterator[ImportedArticle | Failure]:
    """Yield the article of a page, or of the frame of it that was saved in its folder.

    Where the page is cut off, that is said, too.

    Raises:
        UnreadableFileError: there is no text in it.
    """
    from reader.importers.html.frames import Frame, read_with_frames
    from reader.importers.html.saved_folder import frames_beside

    data, charset = document.data, document.choices.charset
    page = Frame(decode_html(data, charset).encode() if charset else data)
    path, largest = document.path, document.limits.size
    yield read_with_frames(page, frames_beside(path, largest) if path else lambda _: None)
    if is_cut(data):
        yield Failure("", CUT_OFF)


def read_page(data: bytes, charset: str = "", address: str = "") -> ImportedArticle:
    """Return the article of a page; ``charset`` and ``address`` are what it came with.

    Raises:
        UnreadableFileError: there is no text in it.
    """
    from reader.importers.html.blocks import rendered

    page = parsed(decode_html(data, charset))
    told = metadata(page, address)
    all_pieces, main = _found(page, told)
    blocks = rendered(main, told.url)
    if not told.body and _length(blocks) < _FEWEST:
        told = told._replace(body=_in_scripts(page, told, blocks))
    if told.body and _is_hidden(told, blocks):
        blocks = _told_blocks(told)
    if not blocks:
        raise UnreadableFileError("There is no text on this page; open it and save it complete.")
    seen = shown(all_pieces, main, told.titles, day_first=told.day_first)
    return _article(page, told, _Text(all_pieces, main, seen, blocks))


def _found(page: HtmlElement, told: Metadata) -> tuple[list[Piece], list[Piece]]:
    """Return the blocks of a page, and those of them that are its article."""
    from reader.importers.html.blocks import pieces
    from reader.importers.html.main import main_pieces
    from reader.importers.html.noscript import show_without_scripts

    titles = (*told.titles, page.findtext(".//title") or "")
    all_pieces = pieces(page)
    main = main_pieces(page, all_pieces, told.body, titles)
    if show_without_scripts(page, sum(len(piece.text) for piece in main)):
        all_pieces = pieces(page)
        main = main_pieces(page, all_pieces, told.body, titles)
    return all_pieces, main


def _is_hidden(told: Metadata, blocks: Sequence[Rendered]) -> bool:
    """Return whether a page tells programs its article, and shows nothing of it."""
    shown, body = _length(blocks), letters(told.body)
    if shown < min(_FEWEST, len(told.body) / _MANY):
        return True
    long = (letters(block.text) for block in blocks if len(block.text) >= _LONG)
    return (
        len(told.body) > _TIMES * shown
        and not any(each in body for each in long)
        and _has_title(told.body, told)
    )


def _has_title(text: str, told: Metadata) -> bool:
    """Return whether most long words of what a page is called are in a text."""
    said = letters(text)
    words = [letters(word) for title in told.titles[:1] for word in _LONG_WORD.findall(title)]
    return sum(word in said for word in words) > len(words) / 2


def _in_scripts(page: HtmlElement, told: Metadata, blocks: Sequence[Rendered]) -> str:
    """Return the article that scripts would have shown on a page that shows next to nothing."""
    from reader.importers.html.script_data import article_in_scripts

    found = article_in_scripts(page, lambda text: _has_title(text, told))
    return found if _length(blocks) < _LONG or _has_title(found, told) else ""


def _length(blocks: Iterable[Rendered]) -> int:
    return sum(len(block.text) for block in blocks)


def _told_blocks(told: Metadata) -> list[Rendered]:
    """Return the article as the page tells it to programs, which scripts would have shown."""
    from reader.importers.composed import html_blocks_of, text_blocks_of

    return html_blocks_of(told.body, told.url) if "</" in told.body else text_blocks_of(told.body)


def parsed(text: str) -> HtmlElement:
    """Return the elements of a page.

    Raises:
        UnreadableFileError: there are none, or they are nested too deep.
    """
    from lxml import etree, html

    text = _EMBEDDED.sub("", text) if _OF_EMBEDDED in text else text
    written = _fit(_END.sub("", text).replace("\f", " "))
    # As bytes: lxml refuses text that names an encoding, and this one is known.
    parser = html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False)
    # All of one class: to ask which, element by element, takes a tenth of the time.
    parser.set_element_class_lookup(
        etree.ElementDefaultClassLookup(
            html.HtmlElement, html.HtmlComment, html.HtmlProcessingInstruction, html.HtmlEntity
        )
    )
    try:
        page: HtmlElement = html.document_fromstring(written, parser)
    except (etree.LxmlError, ValueError) as error:
        refuse_exhausted(parser)
        raise UnreadableFileError("There is no page in this file; save it again.") from error
    refuse_exhausted(parser)
    if any(_TOO_DEEP in entry.message for entry in parser.error_log):
        raise UnreadableFileError(
            "The page is nested deeper than 256 levels; open it and copy its text."
        )
    return page


def _fit(text: str) -> bytes:
    """Return a page in UTF-8 without what is `_UNFIT`, which few have at all."""
    written = text.encode("utf-8", "replace")
    controls = len(written) - len(written.translate(None, _CONTROLS))
    if controls or "\ufffe" in text or "\uffff" in text:
        return _UNFIT.sub("\ufffd", text).encode("utf-8", "replace")
    return written


def _article(page: HtmlElement, told: Metadata, text: _Text) -> ImportedArticle:
    window = " ".join(normalise(page.findtext(".//title") or "").split())
    host = host_of(told.url)
    title = choose_title(
        told.titles,
        window,
        _headings(text.pieces, 1),
        told.source,
        host=host,
        lower=_headings(text.pieces, 2, 3),
        above=text.seen.lines,
        nearest=text.seen.heading,
    )
    site = site_in(window, title, host)
    source = next(filter(_is_named, (told.source, site)), "") or told.source or site or host
    published = _published(page, told, text, window)
    seen = (*told.marked, *text.seen.bylines)
    byline = choose_byline(told.bylines, (source, site, told.source), seen, told.houses)
    laid = lay(_titled(title, without_head(text.blocks, title, byline, published)))
    return ImportedArticle(
        text=laid.text,
        blocks=laid.blocks,
        inlines=laid.inlines,
        title=title,
        byline=byline,
        source=source,
        published=published or None,
        url=told.url,
        language=told.language,
        tags=told.tags,
    )


def _published(page: HtmlElement, told: Metadata, text: _Text, window: str) -> str:
    """Return when an article was published, by the first that says so of what can."""
    if published := told.published or text.seen.published:
        return published
    day_first = told.day_first
    titles = (*told.titles, window)
    body = [piece.element for piece in text.main]
    return date_elsewhere(text.pieces, text.main, titles, day_first=day_first) or hidden_date(
        page, told.url, day_first=day_first, body=body
    )


def _is_named(source: str) -> bool:
    return source != "" and "." not in source


def _headings(pieces: Sequence[Piece], *levels: int) -> list[str]:
    return [
        " ".join(piece.text.split())
        for piece in pieces
        if piece.kind is _HEADING and piece.level in levels
    ]


def _titled(title: str, main: Sequence[Rendered]) -> list[Rendered]:
    """Return the blocks with the title, marked as such, at their head."""
    blocks = list(main)
    same = (
        index for index, block in enumerate(blocks[:4]) if letters(block.text) == letters(title)
    )
    index = next(same, None)
    if index is not None:
        blocks[index] = blocks[index]._replace(kind=BlockKind.TITLE, level=0)
    elif title:
        with_kicker = [each for each in blocks[:4] if _is_title_with_kicker(each, title)]
        blocks = [Rendered(title, BlockKind.TITLE), *(b for b in blocks if b not in with_kicker)]
    return blocks


def _is_title_with_kicker(block: Rendered, title: str) -> bool:
    is_title = block.kind is BlockKind.HEADING and block.level == 1
    return is_title and block.text.rstrip(" .").endswith(title.rstrip(" ."))
