"""Languages by name: what their codes stand for, from ``resources/language/names.txt``."""

from __future__ import annotations

from functools import cache, lru_cache

from reader.folding import fold

_KEPT = 1000
"""A table says in each row what language it is in."""


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


@cache
def _all_names() -> dict[str, tuple[str, ...]]:
    from importlib.resources import files

    lines = (files("resources") / "language" / "names.txt").read_text("utf-8").splitlines()
    known = (line.partition(" ") for line in lines if not line.startswith("#"))
    return {code: tuple(names.split("|")) for code, _, names in known}


@cache
def _folded_names() -> dict[str, tuple[str, ...]]:
    return {code: tuple(map(fold, names)) for code, names in _all_names().items()}
