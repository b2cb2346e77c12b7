"""Small e-books, written by hand for what a test needs."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

CONTAINER = (
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="OPS/book.opf" media-type="application/oebps-package+xml"/>'
    "</rootfiles></container>"
)
METADATA = "<dc:title>The Pilots</dc:title><dc:creator>Ines Halloran</dc:creator>"


def page(body: str, attributes: str = "") -> str:
    """Return a page of a book."""
    return (
        '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml" '
        'xmlns:epub="http://www.idpf.org/2007/ops"><head><title/></head>'
        f"<body {attributes}>{body}</body></html>"
    )


def nav(entries: str) -> str:
    """Return a table of contents of EPUB 3; ``entries`` are ``li`` elements."""
    return page(f'<nav epub:type="toc"><ol>{entries}</ol></nav>')


def epub(
    pages: Mapping[str, str],
    *,
    nav: str = "",
    ncx: str = "",
    metadata: str = METADATA,
    guide: str = "",
    others: Mapping[str, str] | None = None,
    spine: Sequence[str] | None = None,
) -> bytes:
    """Return a book with ``pages`` by their names, in this order unless ``spine`` names them."""
    items = "".join(
        f'<item id="i{number}" href="{name}" media-type="application/xhtml+xml"/>'
        for number, name in enumerate(pages)
    )
    if nav:
        items += (
            '<item id="n" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>'
        )
    items += '<item id="x" href="toc.ncx" media-type="application/x-dtbncx+xml"/>' if ncx else ""
    numbers = [list(pages).index(name) for name in (spine or pages)]
    refs = "".join(f'<itemref idref="i{number}"/>' for number in numbers)
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf"><metadata '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:opf="http://www.idpf.org/2007/opf">'
        f'{metadata}</metadata><manifest>{items}</manifest><spine toc="x">{refs}</spine>'
        f"<guide>{guide}</guide></package>"
    )
    members = {"mimetype": "application/epub+zip", "META-INF/container.xml": CONTAINER}
    members |= {"OPS/book.opf": package, "OPS/nav.xhtml": nav, "OPS/toc.ncx": ncx}
    members |= {f"OPS/{name}": text for name, text in pages.items()} | dict(others or {})
    return zipped({name: text for name, text in members.items() if text})


def zipped(members: Mapping[str, str]) -> bytes:
    """Return an archive of texts; the first is not packed, as formats want it."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for number, (name, text) in enumerate(members.items()):
            kind = zipfile.ZIP_DEFLATED if number else zipfile.ZIP_STORED
            archive.writestr(zipfile.ZipInfo(name), text, compress_type=kind)
    return file.getvalue()
