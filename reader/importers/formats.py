"""The formats that can be imported, and how a file's format is found: content, then name."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.importers import (
    from_bookmarks,
    from_compressed,
    from_csl,
    from_csv,
    from_docx,
    from_epub,
    from_feed,
    from_html,
    from_json,
    from_json_feed,
    from_jsonl,
    from_mail,
    from_markdown,
    from_mbox,
    from_mhtml,
    from_odt,
    from_omnivore,
    from_opml,
    from_parquet,
    from_pdf,
    from_pocket,
    from_reading_list,
    from_tar,
    from_text,
    from_wacz,
    from_wallabag,
    from_warc,
    from_webarchive,
    from_xlsx,
    from_zip,
    from_zotero_rdf,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from reader.importers.document import Document, Failure
    from reader.importers.tables.rows import Row
    from reader.values import ImportedArticle


class Format(NamedTuple):
    """A kind of file that can be imported."""

    name: str
    suffixes: tuple[str, ...]
    media_type: str
    recognises: Callable[[Document], bool]
    """Whether the content of a file, whatever its name is, is of this format for sure."""
    read: Callable[[Document], Iterator[ImportedArticle | Failure]]
    """Makes articles of it; what a format can't tell, title or language, may be left empty."""
    trusted: bool = False
    """Whether nothing but our own code reads it, in time that grows with its length alone."""
    rows: Callable[[Document], Iterator[Row | Failure]] | None = None
    """Of a table: its rows, as they are before it is known what their columns are."""


def _text(
    read: Callable[[str], ImportedArticle],
) -> Callable[[Document], Iterator[ImportedArticle | Failure]]:
    return lambda document: iter([read(document.text)])


FORMATS = (
    Format(
        "DOCX",
        (".docx", ".docm", ".dotx"),
        from_docx.MEDIA_TYPE,
        from_docx.recognises,
        from_docx.read,
    ),
    Format(
        "ODT", (".odt", ".fodt", ".ott"), from_odt.MEDIA_TYPE, from_odt.recognises, from_odt.read
    ),
    Format("EPUB", (".epub",), from_epub.MEDIA_TYPE, from_epub.recognises, from_epub.read),
    Format("PDF", (".pdf",), "application/pdf", from_pdf.recognises, from_pdf.read),
    Format(
        "a feed",
        (".rss", ".atom", ".rdf", ".xml"),
        "application/xml",
        from_feed.recognises,
        from_feed.read,
    ),
    Format(
        "a list of links",
        (),
        "text/html",
        from_bookmarks.recognises,
        from_bookmarks.read,
    ),
    Format(
        "a list of feeds (OPML)",
        (".opml",),
        "text/x-opml",
        from_opml.recognises,
        from_opml.read,
    ),
    Format(
        "an export of Zotero (RDF)",
        (),
        "application/rdf+xml",
        from_zotero_rdf.recognises,
        from_zotero_rdf.read,
    ),
    Format(
        "references (CSL-JSON)",
        (),
        "application/json",
        from_csl.recognises,
        from_csl.read,
    ),
    Format(
        "an export of wallabag",
        (),
        "application/json",
        from_wallabag.recognises,
        from_wallabag.read,
    ),
    Format(
        "an export of Omnivore",
        (),
        "application/zip",
        from_omnivore.recognises,
        from_omnivore.read,
    ),
    Format(
        "an export of Pocket",
        (),
        "application/zip",
        from_pocket.recognises,
        from_pocket.read,
    ),
    Format(
        "a reading list (CSV)",
        (),
        "text/csv",
        from_reading_list.recognises,
        from_reading_list.read,
    ),
    Format(
        "JSON Feed",
        (),
        "application/json",
        from_json_feed.recognises,
        from_json_feed.read,
    ),
    Format(
        "a saved page (MHTML)",
        (".mhtml", ".mht"),
        "multipart/related",
        from_mhtml.recognises,
        from_mhtml.read,
    ),
    Format(
        "a saved page (webarchive)",
        (".webarchive",),
        "application/x-webarchive",
        from_webarchive.recognises,
        from_webarchive.read,
    ),
    Format(
        "HTML",
        (".html", ".htm", ".xhtml"),
        "text/html",
        from_html.recognises,
        from_html.read,
    ),
    Format(
        "a mailbox",
        (".mbox", ".mbx"),
        "application/mbox",
        from_mbox.recognises,
        from_mbox.read,
    ),
    Format(
        "a mail",
        (".eml", ".emlx"),
        "message/rfc822",
        from_mail.recognises,
        from_mail.read,
    ),
    Format(
        "a workbook (XLSX)",
        from_xlsx.SUFFIXES,
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        from_xlsx.recognises,
        from_xlsx.read,
        rows=from_xlsx.rows,
    ),
    Format(
        "a table (Parquet)",
        from_parquet.SUFFIXES,
        "application/vnd.apache.parquet",
        from_parquet.recognises,
        from_parquet.read,
        rows=from_parquet.rows,
    ),
    Format(
        "a web archive (WARC)",
        (".warc",),
        "application/warc",
        from_warc.recognises,
        from_warc.read,
    ),
    Format(
        "a web archive (WACZ)",
        (".wacz",),
        "application/wacz",
        from_wacz.recognises,
        from_wacz.read,
    ),
    # Behind all formats that are archives for those who look closer.
    Format(
        "a ZIP archive",
        (".zip",),
        "application/zip",
        from_zip.recognises,
        from_zip.read,
    ),
    Format(
        "a compressed file",
        (".gz", ".tgz", ".bz2", ".tbz2", ".xz", ".txz"),
        "application/gzip",
        from_compressed.recognises,
        from_compressed.read,
    ),
    Format(
        "a TAR archive",
        (".tar",),
        "application/x-tar",
        from_tar.recognises,
        from_tar.read,
    ),
    Format(
        "JSON Lines",
        from_jsonl.SUFFIXES,
        "application/x-ndjson",
        from_jsonl.recognises,
        from_jsonl.read,
        rows=from_jsonl.rows,
    ),
    Format(
        "JSON",
        from_json.SUFFIXES,
        "application/json",
        from_json.recognises,
        from_json.read,
        rows=from_json.rows,
    ),
    Format(
        "a table (CSV)",
        from_csv.SUFFIXES,
        "text/csv",
        from_csv.recognises,
        from_csv.read,
        rows=from_csv.rows,
    ),
    Format(
        "Markdown",
        (".md", ".markdown"),
        "text/markdown",
        lambda document: not document.suffix and from_markdown.recognises(document.opening),
        _text(from_markdown.read),
        trusted=True,
    ),
    Format(
        "plain text",
        (".txt", ".text"),
        "text/plain",
        lambda _: False,
        _text(from_text.read),
        trusted=True,
    ),
)
"""What can be imported; the last one takes all that the others don't recognise."""

TRUSTED = tuple(suffix for each in FORMATS if each.trusted for suffix in each.suffixes)
"""The suffixes of what is read in little time."""


def format_of(document: Document, formats: Iterable[Format] = FORMATS) -> Format:
    """Return the format of a document: what its content is for sure, else what its name says."""
    *_, last = formats
    by_content = (each for each in formats if each.recognises(document))
    by_name = (each for each in formats if document.suffix in each.suffixes)
    return next(by_content, None) or next(by_name, last)


def is_importable(document: Document) -> bool:
    """Return whether a file that nobody has named may be an article, by its name or content."""
    known = any(document.suffix in each.suffixes for each in FORMATS)
    return known or any(each.recognises(document) for each in FORMATS)
