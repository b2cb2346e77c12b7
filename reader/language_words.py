"""The words by which a language tells names, numbers and dates, from ``resources/language``."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

ENGLISH = "en"

_SPELLINGS = {
    " ": "[ \u00a0]",
    "ا": "[اأإآ]",
    "ی": "[یي]",
    "ک": "[کك]",
    "'": "['’]",
    "’": "['’]",
}
_JOINED = "[ \u00a0\u200c]?"
"""A space between words in Arabic letters."""
_TELLING = 3
"""Letters of a word that are looked at first."""
_ARABIC = re.compile("[\u0600-\u06ff]")


_SETS = dict.fromkeys(
    ("roles", "late_roles", "parts_of_roles", "articles", "elided", "function_words"), frozenset
)


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageWords:
    """The words of a language; ``resources/language/words.toml`` says what each kind is."""

    months: tuple[str, ...] = ()
    day_or_year: bool = False
    weekdays: tuple[str, ...] = ()
    ordinals: tuple[str, ...] = ()
    day_endings: tuple[str, ...] = ()
    endings: tuple[str, ...] = ()
    today: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    single: tuple[str, ...] = ()
    counts: tuple[str, ...] = ()
    many: tuple[str, ...] = ()
    periods: tuple[str, ...] = ()
    seasons: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    ago: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    roles: frozenset[str] = frozenset()
    late_roles: frozenset[str] = frozenset()
    parts_of_roles: frozenset[str] = frozenset()
    articles: frozenset[str] = frozenset()
    elided: frozenset[str] = frozenset()
    ends_at_apostrophe: bool = False
    function_words: frozenset[str] = frozenset()


def words_of(language: str) -> LanguageWords:
    """Return the words of ``language``, an ISO 639 code; those of English where we have none."""
    known = _all_words()
    return known.get(language.partition("-")[0], known[ENGLISH])


@cache
def _all_words() -> dict[str, LanguageWords]:
    import tomllib
    from importlib.resources import files

    text = (files("resources") / "language" / "words.toml").read_text("utf-8")
    return {language: _read(table) for language, table in tomllib.loads(text).items()}


def _read(table: dict[str, str | bool]) -> LanguageWords:
    known = {field.name for field in fields(LanguageWords)}
    unknown = table.keys() - known
    if unknown:
        raise ValueError(unknown)
    values = {
        kind: _SETS.get(kind, tuple)(words.split("|")) if isinstance(words, str) else words
        for kind, words in table.items()
    }
    return LanguageWords(**values)  # type: ignore[arg-type]  # a table holds what the fields are


def any_of(words: Iterable[str], *, any_case: bool = False) -> str:
    """Return an expression for one of ``words`` in each of their spellings.

    It matches nothing where there are none. With ``any_case``, capitals don't matter in words
    that are given without.
    """
    ordered = sorted(words, key=len, reverse=True)
    free = [word for word in ordered if any_case and word == word.lower()]
    kept = [word for word in ordered if word not in free]
    parts = [*map(_expression, kept), *(f"(?i:{_expression(word)})" for word in free)]
    return f"(?:{'|'.join(parts)})" if parts else "(?!)"


def _expression(word: str) -> str:
    spellings = _SPELLINGS | {" ": _JOINED} if _ARABIC.search(word) else _SPELLINGS
    return "".join(spellings.get(letter, re.escape(letter)) for letter in word)


def beginnings(words: Iterable[str]) -> frozenset[str]:
    """Return what text begins with (see `beginning`) where it begins with one of ``words``."""
    spelled = (each for word in words for each in (word, word.replace(" ", "")))
    return frozenset(beginning(re.split("[ '’.-]", word)[0]) for word in spelled)


def beginning(word: str) -> str:
    """Return the first letters of a word, by which one can tell that it is none of some others."""
    return folded(word[:_TELLING])


def folded(word: str) -> str:
    """Return ``word`` without what differs between its spellings."""
    return word.replace("İ", "i").lower().translate(_FOLDED)


_FOLDED = str.maketrans("أإآيك", "ااایک")
