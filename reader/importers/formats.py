"""The formats that can be imported, and how a file's format is found: content, then name."""

from __future__ import annotations

import re
from functools import cache
from importlib import import_module
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, NamedTuple, Protocol, cast

from reader.importers.unnamed import ENOUGH, may_accompany, may_be_article

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from reader.importers.document import Document, Failure
    from reader.importers.tables.rows import Row
    from reader.values import ImportedArticle


class Importer(Protocol):
    """What a module of `reader.importers` has for its format."""

    def recognises(self, document: Document, /) -> bool:
        """Tell whether the content of a file, whatever its name is, is of this format for sure."""

    def read(self, document: Document, /) -> Iterator[ImportedArticle | Failure]:
        """Make articles of it; what a format can't tell, title or language, may be left empty."""


class TableImporter(Importer, Protocol):
    """What such a module has for a format of tables."""

    def rows(self, document: Document, /) -> Iterator[Row | Failure]:
        """Yield its rows, as they are before it is known what their columns are."""


class Format(NamedTuple):
    """A kind of file that can be imported; its module is loaded when there is something to read."""

    name: str
    suffixes: tuple[str, ...]
    media_type: str
    module: str
    trusted: bool = False
    """Whether nothing but our own code reads it, in time that grows with its length alone."""
    is_table: bool = False

    def importer(self) -> Importer:
        """Return what reads it."""
        return cast("Importer", import_module(f"reader.importers.{self.module}"))

    def table_importer(self) -> TableImporter:
        """Return what reads it as a table, which it must be."""
        return cast("TableImporter", self.importer())


DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ODT = "application/vnd.oasis.opendocument.text"
EPUB = "application/epub+zip"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PARQUET = "application/vnd.apache.parquet"
"""Media types."""
JSON_LINES = (".jsonl", ".ndjson", ".jl", ".jsonlines")
"""Suffixes."""

FORMATS = (
    Format("DOCX", (".docx", ".docm", ".dotx"), DOCX, "from_docx"),
    Format("ODT", (".odt", ".fodt", ".ott"), ODT, "from_odt"),
    Format("EPUB", (".epub",), EPUB, "from_epub"),
    Format("PDF", (".pdf",), "application/pdf", "from_pdf"),
    Format("news in XML (NITF, NewsML)", (".nitf", ".newsml"), "application/xml", "from_news_xml"),
    Format("a feed", (".rss", ".atom", ".rdf", ".xml"), "application/xml", "from_feed"),
    Format("a list of links", (), "text/html", "from_bookmarks"),
    Format("bookmarks of a browser (JSON)", (), "application/json", "from_bookmark_tree"),
    Format("a list of feeds (OPML)", (".opml",), "text/x-opml", "from_opml"),
    Format("an export of Zotero (RDF)", (), "application/rdf+xml", "from_zotero_rdf"),
    Format("an export of Evernote (ENEX)", (".enex",), "application/enex+xml", "from_enex"),
    Format("references (CSL-JSON)", (), "application/json", "from_csl"),
    Format("an export of wallabag", (), "application/json", "from_wallabag"),
    Format("an export of Omnivore", (), "application/zip", "from_omnivore"),
    Format("an export of Pocket", (), "application/zip", "from_pocket"),
    Format("an export of Substack", (), "application/zip", "from_substack"),
    Format("an export of Pinboard", (), "application/json", "from_pinboard"),
    Format("a chat of Telegram", (), "application/json", "from_telegram"),
    Format("entries of a feed reader (JSON)", (), "application/json", "from_stream"),
    Format("JSON Feed", (), "application/json", "from_json_feed"),
    Format("a saved page (MHTML)", (".mhtml", ".mht"), "multipart/related", "from_mhtml"),
    Format(
        "a saved page (webarchive)", (".webarchive",), "application/x-webarchive", "from_webarchive"
    ),
    Format("a newswire collection (SGML)", (".sgm", ".sgml"), "text/sgml", "from_sgml"),
    Format("HTML", (".html", ".htm", ".xhtml"), "text/html", "from_html"),
    Format("a mailbox", (".mbox", ".mbx"), "application/mbox", "from_mbox"),
    Format("a mail", (".eml", ".emlx"), "message/rfc822", "from_mail"),
    Format("a workbook (XLSX)", (".xlsx", ".xlsm"), XLSX, "from_xlsx", is_table=True),
    Format("a table (Parquet)", (".parquet", ".pq"), PARQUET, "from_parquet", is_table=True),
    Format("a web archive (WARC)", (".warc",), "application/warc", "from_warc"),
    Format("a web archive (WACZ)", (".wacz",), "application/wacz", "from_wacz"),
    # Behind all formats that are archives for those who look closer.
    Format("a ZIP archive", (".zip",), "application/zip", "from_zip"),
    Format(
        "a compressed file",
        (".gz", ".tgz", ".bz2", ".tbz2", ".xz", ".txz"),
        "application/gzip",
        "from_compressed",
    ),
    Format("a TAR archive", (".tar",), "application/x-tar", "from_tar"),
    Format("JSON Lines", JSON_LINES, "application/x-ndjson", "from_jsonl", is_table=True),
    Format("JSON", (".json",), "application/json", "from_json", is_table=True),
    Format("a reading list (CSV)", (), "text/csv", "from_reading_list"),
    Format("a table (CSV)", (".csv", ".tsv", ".tab"), "text/csv", "from_csv", is_table=True),
    Format("Markdown", (".md", ".markdown"), "text/markdown", "from_markdown", trusted=True),
    Format("plain text", (".txt", ".text"), "text/plain", "from_text", trusted=True),
)
"""What can be imported; the last one takes all that the others don't recognise."""

TRUSTED = tuple(suffix for each in FORMATS if each.trusted for suffix in each.suffixes)
"""The suffixes of what is read in little time."""


@cache
def recognisers() -> tuple[tuple[Format, Callable[[Document], bool]], ...]:
    """Return what tells of each format whether a document is of it; this loads all importers."""
    return tuple((each, each.importer().recognises) for each in FORMATS)


_TITLE = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?!From |WARC/|PK|BZh|PAR1|bplist)"
    rb"[A-Za-z\x80-\xff][^\n\r:,;|\t<>]*[\r\n]"
)
"""A first line that begins no table, mail, archive or structure of any kind."""
_MARKUP_WITHIN = 8192
"""Bytes in which a page or a list of links would show itself."""


def _is_prose(document: Document) -> bool:
    """Tell whether it is called plain text, and begins as no other format does.

    Most texts do so. The others needn't be asked then, nor be loaded for it.
    """
    head = document.head
    start = head[:_MARKUP_WITHIN]
    return (
        document.suffix in FORMATS[-1].suffixes
        and _TITLE.match(head) is not None
        and not (b"<" in start or b"%PDF-" in start or b"\0" in head)
    )


def format_of(document: Document) -> Format:
    """Return the format of a document: what its content is for sure, else what its name says."""
    if _is_prose(document):
        return FORMATS[-1]
    for each, recognises in recognisers():
        if recognises(document):
            return each
    return next((each for each in FORMATS if document.suffix in each.suffixes), FORMATS[-1])


def is_importable(document: Document) -> bool:
    """Return whether a file that nobody has named may be an article, by its name or content."""
    if any(document.suffix in each.suffixes for each in FORMATS):
        return True
    name = PurePosixPath(document.name).name
    return not may_accompany(name) and (
        may_be_article(name, document.head[:ENOUGH])
        or any(recognises(document) for _, recognises in recognisers())
    )
