"""Titles beyond ASCII as letters in the order that readers expect. Pure.

Letters are folded as `reader.folding` does it, for searching, and in the order of Unicode, but
for those that an alphabet has elsewhere.
"""

from __future__ import annotations

from unicodedata import category, normalize

from reader.folding import fold

_LAST = "\ufffd"
"""It comes after all letters that may follow one."""

_PRECEDING = {
    "ґ": "г",
    "є": "е",
    "і": "и",
    "й": f"и{_LAST}",
    "پ": "ب",
    "ٹ": "ت",
    "چ": "ج",
    "ڈ": "د",
    "ژ": "ز",
    "ڤ": "ف",
    "گ": "ك",
    "ں": "ن",
}
"""Letters that Unicode has apart from their alphabet, and after which of it they come."""

_KIN = {"Pd": "-", "Pi": "", "Pf": "", "Ps": "", "Pe": "", "Po": ".", "So": "$", "Sc": "$"}
"""What signs count as, by their category; all others as spaces."""


def folded(title: str) -> str:
    """Return ``title`` folded, with each letter as what has its place among the others."""
    return normalize("NFC", title).translate(_ORDERED)


class _Ordered(dict[int, str]):
    """What each character is sorted by, found out when it comes for the first time."""

    def __missing__(self, code: int) -> str:
        letter = normalize("NFKC", chr(code)).lower()
        letters = letter if letter in _PRECEDING else fold(chr(code))
        return self.setdefault(code, "".join(map(_in_place, letters)))


_ORDERED = _Ordered()


def _in_place(folded: str) -> str:
    if folded in _PRECEDING:
        return _PRECEDING[folded] + _LAST
    kind = category(folded)
    if folded.isascii() or kind[0] in "LMN":
        return folded
    return _KIN.get(kind, " ")
