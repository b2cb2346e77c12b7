"""The characters of an HTML page: what it says of its own encoding, and what its bytes say."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

from reader.importers.encoding import decode

if TYPE_CHECKING:
    from collections.abc import Iterator

_PRESCANNED = 16_384
"""Bytes in which a page has to say its encoding; the standard's 1,024 are often exceeded."""
_DECLARED = re.compile(
    rb"""<meta[^>]+?charset\s*=\s*["']?\s*([\w.:-]+)|<\?xml[^>]+?encoding\s*=\s*["']([\w.:-]+)""",
    re.IGNORECASE,
)
# What browsers read under these names (https://encoding.spec.whatwg.org/#names-and-labels).
_MEANT = {
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
}
_DECISIVE = frozenset(("utf-8", "utf-16", "utf-16-le", "utf-16-be"))


def decode_html(data: bytes, told: str = "") -> str:
    """Return the text of a page.

    A byte order mark decides, then UTF-8 where it is valid and not ASCII alone, since pages
    that say otherwise were saved again by a program that didn't mend what they say. Then
    counts ``told``, the charset of what the page came in, then what the page says, and then
    what `decode` makes of the bytes.

    Raises:
        UnreadableFileError: it is no text.
    """
    if data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return decode(data)
    try:
        return data.decode()
    except UnicodeDecodeError:
        pass
    for encoding in _declared(data, told):
        try:
            return data.decode(encoding)
        except (UnicodeError, LookupError):  # the latter: of what is no text, such as "hex"
            continue
    return decode(data)


def _declared(data: bytes, told: str) -> Iterator[str]:
    """Yield the encodings that are named, as Python knows them."""
    matches = _DECLARED.finditer(data[:_PRESCANNED])
    named = [told, *((match[1] or match[2]).decode("ascii", "replace") for match in matches)]
    for name in filter(None, named):
        try:
            encoding = codecs.lookup(name).name
        except (LookupError, ValueError):  # unknown, or with a NUL in it
            continue
        if encoding not in _DECISIVE:  # it is not: it was tried
            yield _MEANT.get(encoding, encoding)
