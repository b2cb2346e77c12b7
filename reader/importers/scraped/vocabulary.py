"""The words of web pages in many languages, from ``resources/language/furniture.toml``."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_ONE_FORM = str.maketrans("أإآٱىيكةı’", "ااااییکهi'")
_WITHOUT = dict.fromkeys([*range(0x64B, 0x653), 0x670, 0x640, 0x200B, 0x200C, 0x200D, 0x307])
_SPELLING = _ONE_FORM | _WITHOUT
_CLASS = r"\[(?:[^\]\\]|\\.)*\]"
_INNERMOST = r"\([^()]*\)"
_INNER = rf"\((?:[^()]|{_INNERMOST})*\)"
_ALTERNATIVES = re.compile(rf"(?:[^|()\[\]\\]|\\.|{_CLASS}|\((?:[^()]|{_INNER})*\))+")
"""What stands between the bars of an expression; brackets hold bars of their own."""
_PLAIN = re.compile(r"[^\\()\[\]{}?*+.|^$]+")
_FIRST_GROUP = re.compile(r"\(\?:([^()\[\]\\]+)\)(?![?*{])")
_FIRST_FIGURE = re.compile(r"\\d(?![?*])|\[\\d[^\]]*\](?![?*])|\(\?:\\d[^()|]*\)(?![?*{])")
_FIGURES = set("0123456789٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹")
_MAY_LACK = "?*{"
"""What stands behind a letter that may be missing."""


def in_one_spelling(line: str) -> str:
    """Return ``line`` in the spelling that the words are compared in."""
    lowered = line.lower()
    return lowered if lowered.isascii() else lowered.translate(_SPELLING)


fold = lru_cache(maxsize=256)(in_one_spelling)
"""The same for whole lines: one is compared with several kinds of words."""


@cache
def any_of(kind: str) -> str:
    """Return an expression for the words of a kind in every language."""
    words = "|".join(table[kind] for table in _tables() if kind in table)
    return f"(?:{words})".translate(_SPELLING)


@cache
def _tables() -> tuple[dict[str, str], ...]:
    import tomllib
    from importlib.resources import files

    text = (files("resources") / "language" / "furniture.toml").read_text("utf-8")
    return tuple(tomllib.loads(text).values())


class Words(NamedTuple):
    """Words of some kinds, to be asked whether they are all that a text consists of.

    There are some thousands: those that are no expressions are told at once, and of the others
    only those are tried that can begin with the first letter.
    """

    plain: frozenset[str]
    beginning: dict[str, str]
    """Expressions by the letter that they begin with."""
    others: str

    def are(self, text: str) -> bool:
        """Return whether ``text``, which is folded, is one of them."""
        if text in self.plain:
            return True
        beginning = self.beginning.get(text[:1])
        return (beginning is not None and _whole(beginning).fullmatch(text) is not None) or (
            _whole(self.others).fullmatch(text) is not None
        )


@cache
def words_of(*kinds: str) -> Words:
    """Return the words of some kinds in every language."""
    every = set(_alternatives(*kinds))
    plain = frozenset(filter(_PLAIN.fullmatch, every))
    beginning: dict[str, list[str]] = {}
    others: list[str] = []
    for each in sorted(every - plain):
        letters = _first_letters(each)
        for letter in letters:
            beginning.setdefault(letter, []).append(each)
        if not letters:
            others.append(each)
    joined = {letter: "|".join(each) for letter, each in beginning.items()}
    return Words(plain, joined, "|".join(others) or "(?!)")


@cache
def _whole(expression: str) -> re.Pattern[str]:
    return re.compile(expression)


def _alternatives(*kinds: str) -> Iterator[str]:
    for kind in kinds:
        yield from _ALTERNATIVES.findall(any_of(kind)[3:-1])


def _first_letters(expression: str) -> set[str]:
    """Return the letters that what is found can begin with; none where that isn't plain."""
    if _FIRST_FIGURE.match(expression):
        return _FIGURES
    group = _FIRST_GROUP.match(expression)
    starts = group[1].split("|") if group else [expression]
    is_plain = all(start[:1].isalpha() and start[1:2] not in _MAY_LACK for start in starts)
    return {start[0] for start in starts} if is_plain else set()
