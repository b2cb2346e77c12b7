"""What files are, in words: their formats, counted, and the charsets of texts."""

from __future__ import annotations

import codecs
import re

CHARSETS = (
    *("windows-1250", "windows-1251", "windows-1252", "windows-1253", "windows-1254"),
    *("windows-1255", "windows-1256", "windows-1257", "windows-1258", "windows-874"),
    *("iso-8859-1", "iso-8859-2", "iso-8859-5", "iso-8859-6", "iso-8859-7", "iso-8859-8"),
    *("iso-8859-9", "iso-8859-15", "koi8-r", "koi8-u", "cp437", "cp850", "cp866", "mac-roman"),
    *("gb18030", "big5", "shift_jis", "euc-jp", "iso-2022-jp", "euc-kr"),
)
"""Those that are offered, by the names that people know; Python has others for some."""
_ARTICLE = re.compile(r"^an? ")


def charset_words(charset: str) -> str:
    """Return a charset, as Python calls it, by the name that it is offered under."""
    return next((each for each in CHARSETS if _same(each, charset)), charset).upper()


def _same(one: str, other: str) -> bool:
    try:
        return codecs.lookup(one).name == codecs.lookup(other).name
    except LookupError:
        return False


def counted_format(count: str, name: str) -> str:
    """Return ``2 × ZIP archive`` for what is called “a ZIP archive”."""
    return f"{count} × {_ARTICLE.sub('', name)}"
