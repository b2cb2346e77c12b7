"""Whether a page goes to its end, or was cut off on its way."""

from __future__ import annotations

import re

_BEGUN = re.compile(rb"<(?:html|body)[\s>]")
_END = re.compile(rb"</(?:html|body)\b")
"""Can be left out where a page ends, but not where something in it is still open."""
_OPENED = re.compile(rb"<(?:div|section|article|main|table|ul|ol|script|style)\b")
_CLOSED = re.compile(rb"</(?:div|section|article|main|table|ul|ol|script|style)\b")
_IN_A_TAG = re.compile(rb"<[a-z/!][^<>]*\Z")
_LAST = 4096
"""Bytes; in them is the end of nearly every page."""


def is_cut(data: bytes) -> bool:
    """Return whether a page ends inside of one of its elements, or of a tag."""
    if _END.search(data[-_LAST:].lower()):
        return False
    page = data.replace(b"\0", b"").lower()  # as it would be in UTF-16
    if not _BEGUN.search(page) or _END.search(page):
        return False
    return bool(_IN_A_TAG.search(page[-_LAST:])) or len(_OPENED.findall(page)) > len(
        _CLOSED.findall(page)
    )
