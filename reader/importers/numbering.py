"""How items of lists are numbered: with digits, letters or Roman numerals."""

from __future__ import annotations

from string import ascii_lowercase

_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc")),
    *((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_LARGEST_ROMAN = 3999


def written(number: int, form: str) -> str:
    """Return a number in the ``form`` that ``1``, ``a``, ``A``, ``i`` or ``I`` stands for.

    What can't be written so, or in a form of another name, is written in digits.
    """
    if form in {"a", "A"} and number > 0:
        letters = _lettered(number)
    elif form in {"i", "I"} and 0 < number <= _LARGEST_ROMAN:
        letters = _roman(number)
    else:
        return str(number)
    return letters.upper() if form.isupper() else letters


def _lettered(number: int) -> str:
    letters = ""
    while number:
        number, letter = divmod(number - 1, len(ascii_lowercase))
        letters = ascii_lowercase[letter] + letters
    return letters


def _roman(number: int) -> str:
    letters = ""
    for value, letter in _ROMAN:
        count, number = divmod(number, value)
        letters += count * letter
    return letters
