"""What titles and names are sorted by, so that a list is in the order that readers expect. Pure.

Case and diacritics don't count, nor quotes and brackets, nor what else stands before the first
letter or digit; numbers are sorted by their size, and letters as `reader.letter_order` has them.

Libraries keep these keys: a change here needs a step in `reader.storage.migrations` that makes
them anew.
"""

from __future__ import annotations

import re
from functools import lru_cache

LONGEST = 100
"""Code points of a title that are looked at."""

_LEADING = re.compile(r"[\W_]*")
_QUOTES = "\"'`()[]{}<>"
_NUMBER_OR_QUOTES = re.compile(f"[0-9]+|[{re.escape(_QUOTES)}]+")
_UNUSUAL = frozenset(f"0123456789{_QUOTES}")
_SIZES = 9
_KEPT = 20_000


def sort_key(title: str) -> str:
    """Return what ``title`` is sorted by; titles that are sorted as one have the same."""
    if not title[:1].isalnum():
        start = _LEADING.match(title).end()  # type: ignore[union-attr]
        title = title[start:] or title  # one of signs alone is sorted by these
    title = title[:LONGEST]
    folded = title.lower() if title.isascii() else _folded(title)
    if _UNUSUAL.isdisjoint(folded):
        return folded
    return _NUMBER_OR_QUOTES.sub(_by_size, folded)


@lru_cache(maxsize=_KEPT)
def name_key(name: str) -> str:
    """Return what a name is sorted by that many things share: a tag, a source."""
    return sort_key(name)


def in_order(name: str) -> tuple[str, str]:
    """Return the key of a list of names, in which no two are the same."""
    return name_key(name), name


def _folded(title: str) -> str:
    from reader.letter_order import folded  # the first window may need none of it

    return folded(title)


def _by_size(found: re.Match[str]) -> str:
    number = found[0]
    return _sized(number.lstrip("0")) if number.isdecimal() else ""


def _sized(digits: str) -> str:
    """Return a number after how many digits it has, which decides first."""
    size = len(digits)
    return f"{size}{digits}" if size < _SIZES else f"{_SIZES}{_sized(str(size))}{digits}"
