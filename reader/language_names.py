"""Languages by name: what their codes stand for, from ``resources/language/names.txt``."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from reader.folding import fold

_KEPT = 1000
"""A table says in each row what language it is in."""
_TAG = re.compile(r"([a-z]{2,3})(?:[-_.@][\w.@-]+)?", re.IGNORECASE | re.ASCII)
_NO_LANGUAGE = frozenset(("mis", "mul", "und", "zxx"))
"""Codes for what is in none, in several, or in one that isn't known."""


def name_of(code: str) -> str:
    """Return the English name of the language with that ISO 639 code; ``code`` if none is known."""
    return next(iter(names_of(code)), code)


def names_of(code: str) -> tuple[str, ...]:
    """Return what the language with that code is called, in English first; none if unknown."""
    return _all_names().get(code, ())


def codes_of(name: str, *, beginning: bool = False) -> list[str]:
    """Return the codes of the languages that are called so, or, with ``beginning``, begin so.

    Case and diacritics don't matter. Some names are those of several: “Kurdish”.
    """
    wanted = fold(name)
    return [
        code
        for code, names in _folded_names().items()
        if wanted in names or (beginning and any(each.startswith(wanted) for each in names))
    ]


@lru_cache(maxsize=_KEPT)
def code_of(name: str) -> str:
    """Return the code of the language that is called so; empty for none.

    Of several it is the one that is shown by that name.
    """
    codes = codes_of(name)
    shown = (code for code in codes if fold(name_of(code)) == fold(name))
    return next(shown, codes[0] if codes else "")


@lru_cache(maxsize=_KEPT)
def code_said(said: str) -> str:
    """Return the code of what a document says it is in; empty where that is no language.

    That is the part of a tag of BCP 47 that counts, two letters where ISO 639 has two: ``de`` is
    said as ``de-AT``, ``DE_at.UTF-8``, ``deu``, ``ger`` and ``German``.
    """
    said = said.strip()
    tag = _TAG.fullmatch(said)
    if tag is None:
        return code_of(said)
    code = tag[1].lower()
    return "" if code in _NO_LANGUAGE else _shorter_codes().get(code, code)


@cache
def _shorter_codes() -> dict[str, str]:
    return dict(line.split() for line in _lines("codes.txt"))


@cache
def _all_names() -> dict[str, tuple[str, ...]]:
    known = (line.partition(" ") for line in _lines("names.txt"))
    return {code: tuple(names.split("|")) for code, _, names in known}


def _lines(name: str) -> list[str]:
    """Return the lines of a file of `resources` but those of its comment."""
    from importlib.resources import files

    lines = (files("resources") / "language" / name).read_text("utf-8").splitlines()
    return [line for line in lines if not line.startswith("#")]


@cache
def _folded_names() -> dict[str, tuple[str, ...]]:
    return {code: tuple(map(fold, names)) for code, names in _all_names().items()}
