"""Files in folders that no suffix tells of: whether one may be an article, by how it begins.

Folders of fetched pages are full of them: ``story.php?id=12``, ``index.html.1``, ``8812``. What
is told here costs a look at a few bytes; the importers look closer.
"""

from __future__ import annotations

import re
from pathlib import PurePath

from reader.importers.encoding import is_other_document, is_text

ENOUGH = 4096
"""How many bytes at the beginning of a file tell what it is."""

_ACCOMPANYING = frozenset(
    f".{suffix}"
    for suffix in (
        *("png", "jpg", "jpeg", "gif", "webp", "svg", "ico", "avif", "bmp", "tif", "tiff", "heic"),
        *("css", "js", "mjs", "map", "woff", "woff2", "ttf", "otf", "eot"),
        *("mp3", "m4a", "ogg", "wav", "flac", "mp4", "m4v", "mov", "avi", "mkv", "webm"),
        *("part", "partial", "crdownload", "download", "tmp", "bak", "orig", "old", "swp"),
        *("db", "sqlite", "sqlite3", "postil", "lnk", "url"),
        *("exe", "msi", "dll", "so", "jar", "apk"),
    )
)
"""Suffixes of what lies beside articles: pictures, what is half loaded, copies, programs."""
_WITH_ARTICLES = re.compile(
    rb"""(?:\xef\xbb\xbf)?\s*<(?:!doctype\s+html|html[\s>]|head[\s>]|
        (?:\?xml|!--|!doctype)(?=.{0,2000}?<(?:html|rss|feed|atom:feed|rdf:RDF|opml|en-export)[\s>]))
    |.{0,1020}?%PDF-
    |WARC/[01]
    |PK\x03\x04.{26}mimetypeapplication/(?:epub|vnd\.oasis\.opendocument\.text)
    |PK\x03\x04.{26}(?:\[Content_Types\]\.xml|_rels/\.rels|word/|xl/|ppt/)""",
    re.IGNORECASE | re.DOTALL | re.VERBOSE,
)
_PACKED = (b"PK\x03\x04", b"\x1f\x8b", b"BZh", b"\xfd7zXZ\0")
_KIND = re.compile(r"\.[a-z]{1,8}", re.IGNORECASE)
"""A suffix that says what a file is, though it is none that is known here."""
_OF_MAILDIR = re.compile(r"^\d+\.\w+\.|:2,[A-Za-z]*$")
_OF_PROGRAMS = re.compile(r"[A-Z_-]+|Makefile|Dockerfile")
"""Names of what explains a program: README, LICENSE."""


def may_accompany(name: str) -> bool:
    """Tell whether a file is of a kind that never is an article, by its name."""
    return PurePath(name).suffix.lower() in _ACCOMPANYING or name.endswith("~")


def may_be_article(name: str, head: bytes) -> bool:
    """Tell whether a file that begins with ``head`` may be an article, or several.

    It is a page, a feed, a book or an office document, whatever it is called, also one of a kind
    that can't be read: then it is told what to do. Texts, mails, tables and archives have to
    be called something that is no other kind of file.
    """
    if not head or may_accompany(name):
        return False
    if _WITH_ARTICLES.match(head) or is_other_document(head):
        return True
    is_free = not _KIND.fullmatch(PurePath(name).suffix) or _OF_MAILDIR.search(name)
    if not is_free or _OF_PROGRAMS.fullmatch(name):
        return False
    return head.startswith(_PACKED) or is_text(head)
