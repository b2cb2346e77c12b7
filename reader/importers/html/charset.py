"""The characters of an HTML page: what it says of its own encoding, and what its bytes say."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

from reader.importers.encoding import damaged_utf_8, decode, guess, of_escapes

if TYPE_CHECKING:
    from collections.abc import Iterator

_PRESCANNED = 16_384
"""Bytes in which a page has to say its encoding; the standard's 1,024 are often exceeded."""
_DECLARED = re.compile(
    rb"""<meta[^>]+?charset\s*=\s*["']?\s*([\w.:-]+)|<\?xml[^>]+?encoding\s*=\s*["']([\w.:-]+)""",
    re.IGNORECASE,
)
# What browsers read under these names (https://encoding.spec.whatwg.org/#names-and-labels),
# those first that Python doesn't know at all.
_LABELS = {
    "x-sjis": "cp932",
    "x-gbk": "gb18030",
    "gb_2312-80": "gb18030",
    "csiso58gb231280": "gb18030",
    "cn-big5": "big5hkscs",
    "x-x-big5": "big5hkscs",
    "ks_c_5601-1989": "cp949",
    "csksc56011987": "cp949",
    "dos-874": "cp874",
    "x-cp1250": "cp1250",
    "x-cp1251": "cp1251",
    "x-cp1252": "cp1252",
    "x-cp1256": "cp1256",
    "x-mac-roman": "mac-roman",
    "x-mac-cyrillic": "mac-cyrillic",
    "x-mac-ukrainian": "mac-cyrillic",
    "iso-8859-8-i": "iso8859-8",
    "logical": "iso8859-8",
    "visual": "iso8859-8",
    "koi": "koi8-r",
    "koi8": "koi8-r",
    "koi8-ru": "koi8-u",
    "sun_eu_greek": "iso8859-7",
    "asmo-708": "iso8859-6",
    "x-euc-jp": "euc-jp",
    "unicode-1-1-utf-8": "utf-8",
    "x-unicode20utf8": "utf-8",
    "unicode": "utf-8",
}
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
_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_FEW_BROKEN = 0.1
"""Of what isn't ASCII: pages that were cut or put together from several."""
_MOST_LOST = 1 / 200
"""Of all characters, in an encoding that a page says to be in."""
_MARKUP = re.compile(rb"(?is)<(script|style)\b.*?(?:</\1|\Z)|<!--.*?(?:-->|\Z)|<[^>]*>?|&#?\w+;")
_LETTERS = re.compile(rb"[A-Za-z]")
_FOREIGN = re.compile(rb"[\x80-\xff]")
_MOST_ACCENTS = 0.3
"""Of all letters, in languages that are written in Latin letters of one byte each."""
_LOOKED_AT = 200_000
_SWAPPED, _SMALL = re.compile("[а-я][А-Я]"), re.compile("[а-я][а-я]")
_OTHER_SCRIPTS = "\u0370-\u06ff\u0e00-\u0e7f\u3040-\u9fff\uac00-\ud7af\uff61-\uff9f"
_MIXED = re.compile(f"[A-Za-z][{_OTHER_SCRIPTS}]|[{_OTHER_SCRIPTS}][A-Za-z]")
_OF_ONE = re.compile(f"[{_OTHER_SCRIPTS}]{{2}}")
_ICELANDIC_OR_TURKISH, _ICELANDIC_ALONE = re.compile("[ðþýÐÞÝ]"), re.compile("[áéíóúæÁÉÍÓÚÆ]")
_FEWEST_TURKISH = 2
_OF_LATIN = frozenset(("cp1252", "cp1250", "cp1254", "cp1257", "iso8859-2", "iso8859-15"))


def decode_html(data: bytes, told: str = "") -> str:
    """Return the text of a page.

    A byte order mark decides, then UTF-8 where it is valid and not ASCII alone, or nearly so,
    since pages that say otherwise were saved again by a program that didn't mend what they
    say. Then counts ``told``, the charset of what the page came in, then what the page says,
    unless that is the default of a server and can't be. Last comes what the bytes look like.

    Raises:
        UnreadableFileError: it is no text.
    """
    if data.startswith(_MARKS) or b"\0" in data[:_PRESCANNED]:
        return decode(data)
    text = _utf_8(data) or _as_said(data, told)
    if text is not None:
        return text
    shown = _shown(data)
    return data.decode(guess(shown), "replace") if _FOREIGN.search(shown) else decode(data)


def _utf_8(data: bytes) -> str | None:
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return damaged_utf_8(data, _FEW_BROKEN)
    return (of_escapes(data) if b"\x1b" in data else None) or text


def _as_said(data: bytes, told: str) -> str | None:
    """Return a page in the first encoding that is named and can be the right one."""
    for encoding in _declared(data, told):
        try:
            text = data.decode(encoding, "replace")
        except (UnicodeError, LookupError):  # what is no text, such as "hex"
            continue
        if text.count("\ufffd") > _MOST_LOST * len(text):
            continue
        if _is_garbled(text) or (encoding in _OF_LATIN and _is_foreign(data)):
            continue
        return _as_turkish(data, text) if encoding == "cp1252" else text
    return None


def _is_garbled(text: str) -> bool:
    """Return whether a text can't be in the encoding that it was read in.

    In the other one of its two common encodings, Russian has small letters for large ones; and
    what is in Latin letters has some of another script in the midst of its words.
    """
    return any(
        len(wrong.findall(text)) > len(right.findall(text))
        for wrong, right in ((_SWAPPED, _SMALL), (_MIXED, _OF_ONE))
    )


def _as_turkish(data: bytes, text: str) -> str:
    """Return a page as Turkish where it has letters of Icelandic, and otherwise looks like none.

    It says that it is in the encoding of western Europe, which lacks three letters of Turkish.
    """
    few = len(_ICELANDIC_ALONE.findall(text))
    is_turkish = len(_ICELANDIC_OR_TURKISH.findall(text)) > max(_FEWEST_TURKISH, few)
    return data.decode("cp1254", "replace") if is_turkish else text


def _is_foreign(data: bytes) -> bool:
    """Return whether a page can't be in a language of western Europe."""
    shown = _shown(data)
    foreign = len(_FOREIGN.findall(shown))
    return foreign > _MOST_ACCENTS * (foreign + len(_LETTERS.findall(shown)))


def _shown(data: bytes) -> bytes:
    """Return the bytes of a page, without its markup, that tell its encoding."""
    return _MARKUP.sub(b" ", data[:_LOOKED_AT])


def _declared(data: bytes, told: str) -> Iterator[str]:
    """Yield the encodings that are named, as Python knows them."""
    matches = _DECLARED.finditer(data[:_PRESCANNED])
    named = [told, *((match[1] or match[2]).decode("ascii", "replace") for match in matches)]
    for name in filter(None, named):
        try:
            encoding = codecs.lookup(_LABELS.get(name.strip().lower(), name)).name
        except (LookupError, ValueError):  # unknown, or with a NUL in it
            continue
        if encoding not in _DECISIVE:  # it is not: it was tried
            yield _MEANT.get(encoding, encoding)
