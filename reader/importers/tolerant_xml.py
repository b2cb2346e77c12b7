"""XML as feeds and exports have it, well-formed or not: parsed without entities, DTD or network."""

from __future__ import annotations

import codecs
import re
from html import unescape
from html.entities import html5
from typing import TYPE_CHECKING

from reader.errors import UnreadableFileError
from reader.importers.document import Failure
from reader.importers.html.charset import decode_html
from reader.importers.refusals import CUT_OFF, refuse_exhausted
from reader.text import normalise

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

    from reader.importers.document import Document

_START = 8192
"""Bytes in which the root element begins."""
_PROLOGUE = 65_536
"""Characters in which a document type is declared."""
_ROOT = re.compile(
    rb"(?:\s|<\?[^>]*>|<!--.*?-->|<!DOCTYPE[^>\[]{0,1000}(?:\[[^\]]*\]\s*)?>)*<([\w.:-]+)",
    re.DOTALL,
)
_DECLARATIONS = re.compile(
    r"^\s*<\?xml[^>]*>|<!DOCTYPE[^>\[]{0,1000}(?:\[[^\]]*\]\s*)?>", re.IGNORECASE
)
_REFERENCE = re.compile(
    # To the end where they don't end: else each would be looked through to there.
    r"<!\[CDATA\[.*?(?:\]\]>|\Z)|<!--.*?(?:-->|\Z)|&(?:(#\d{1,7}|#x[\da-fA-F]{1,6}|[a-zA-Z]\w{0,31});)?",
    re.DOTALL,
)
_OF_XML = frozenset(("amp", "lt", "gt", "quot", "apos"))
_MARKUP = frozenset("<>&\"'")
_DAMAGED = "It is damaged at its beginning; fetch it again and import that."
_TOO_DEEP = "Excessive depth"
"""How libxml2 says that it stopped reading."""


def root_name(document: Document) -> str:
    """Return the name of the root element of a document as it is written; empty without one."""
    start = document.head[:_START]
    if b"\0" in start:  # UTF-16
        start = document.opening[:_START].encode()
    match = _ROOT.match(start.removeprefix(codecs.BOM_UTF8))
    return match[1].decode() if match else ""


def parse_xml(data: bytes) -> Element:
    """Return the root element.

    The encoding is found as that of a page is; what isn't well-formed is mended as far as it
    can be. Of entities only the named characters of HTML are known: no other is resolved.

    Raises:
        UnreadableFileError: there is nothing in it that can be read.
    """
    from lxml import etree

    text = normalise(decode_html(data))
    if not text.strip():
        raise UnreadableFileError("The file is empty; there is nothing in it to import.")
    start = _DECLARATIONS.sub("", text[:_PROLOGUE])
    text = _REFERENCE.sub(_resolved, start + text[_PROLOGUE:])
    parser = etree.XMLParser(
        encoding="utf-8", recover=True, resolve_entities=False, no_network=True, load_dtd=False
    )
    try:
        root = etree.fromstring(text[max(0, text.find("<")) :].encode("utf-8", "replace"), parser)
    except (etree.LxmlError, ValueError) as error:
        refuse_exhausted(parser)
        raise UnreadableFileError(_DAMAGED) from error
    refuse_exhausted(parser)
    if root is None:
        raise UnreadableFileError(_DAMAGED)
    if any(_TOO_DEEP in entry.message for entry in parser.error_log):
        raise UnreadableFileError("It is nested deeper than 256 levels; import a part of it.")
    return root


def told_if_cut(document: Document) -> Iterator[Failure]:
    """Yield that a document is cut off, where its root element has no end."""
    end = f"</{root_name(document)}".encode()
    if end not in document.data.replace(b"\0", b""):  # as it would be in UTF-16
        yield Failure("", CUT_OFF)


def local(element: Element) -> str:
    """Return the name of an element without its namespace."""
    tag = element.tag
    return tag.rpartition("}")[2].rpartition(":")[2] if isinstance(tag, str) else ""


def text_in(element: Element | None) -> str:
    """Return all the text in an element, and nothing where there is none."""
    if element is None:
        return ""
    return "".join(map(str, element.itertext("*", with_tail=True))).strip()


def source_of(element: Element) -> bytes:
    """Return an element as a document of its own."""
    from lxml import etree

    return etree.tostring(element, encoding="utf-8", xml_declaration=True, with_tail=False)


def _resolved(match: re.Match[str]) -> str:
    """Return what stands for a reference: the character itself, ``&amp;`` where there is none."""
    whole, name = match[0], match[1]
    if whole[0] != "&" or name in _OF_XML:
        return whole
    if name is None:
        return "&amp;"
    if name[0] == "#":
        character = unescape(whole)
        return whole if character in _MARKUP else normalise(character)
    return html5.get(f"{name};", f"&amp;{whole[1:]}")
