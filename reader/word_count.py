"""How many words a text has, after the word boundaries of UAX #29. Pure functions."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from reader.text import UNSPACED
from reader.values import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    import regex

    from reader.values import Block


def count_words(text: str, blocks: Iterable[Block]) -> int:
    """Return the number of words in ``blocks``, boilerplate left out.

    After the word boundaries of UAX #29: ``3.14`` and ``can’t`` are one word each, and so is
    every Han character. What has no spaces and needs a dictionary (Thai, Lao, Khmer, Myanmar)
    is estimated.
    """
    counted = (block for block in blocks if block.kind is not BlockKind.BOILERPLATE)
    counted_text = "\n".join(text[block.start : block.end] for block in counted)
    if counted_text.isascii() or not _BEYOND_LATIN.search(counted_text):
        return _count_latin(counted_text)
    if UNSPACED.search(counted_text):
        return _count_unspaced(counted_text)
    return _count_spaced(counted_text)


# Characters of which Latin-1 says whether they are letters, and punctuation without joiners.
_BEYOND_LATIN = re.compile("[^\0-\xac\xae-\xff\u2010-\u2023\u2025\u2026]")


def _latin_class(character: str) -> str:
    """Return what a character of Latin-1 is to words: see WB4 to WB12 of UAX #29."""
    if character.isdecimal():
        return "0"
    if character.isalpha():
        return "a"
    return {".": ".", "'": ".", ":": ":", "·": ":", ",": ",", ";": ","}.get(character, " ")


_LATIN_CLASSES = "".join(map(_latin_class, map(chr, range(256)))).encode()
_LATIN_RUNS = bytes(ord("a" if chr(code) in "a0" else " ") for code in range(256))
_LATIN_JOINTS = re.compile(rb"[.:,](?:(?<=a[.:])(?=a)|(?<=0[.,])(?=0))")


def _count_latin(text: str) -> int:
    """Count words five times as fast as a pattern of them: every import counts them.

    Each begins a run of letters and digits; between two letters, or two digits, some
    punctuation parts none.
    """
    plain = f" {text}".replace("’", "'").replace("‘", "'").encode("latin-1", "replace")
    joined = plain.translate(_LATIN_CLASSES, b"_")  # which is between the letters of one word
    classes = plain.translate(_LATIN_CLASSES) if "_" in text else joined
    return joined.translate(_LATIN_RUNS).count(b" a") - len(_LATIN_JOINTS.findall(classes))


_MIDDLE_OF_LETTERS = "\u003a\u00b7\u0387\u055f\u05f4\u2027\ufe13\ufe55\uff1a"
_MIDDLE_OF_NUMBERS = (
    "\u002c\u003b\u037e\u0589\u060c\u060d\u066c\u07f8\u2044\ufe10\ufe14\ufe50\ufe54\uff0c\uff1b"
)
_MIDDLE_OF_BOTH = "\u002e\u0027\u2018\u2019\u2024\ufe52\uff07\uff0e"
"""What parts no word between two letters, two digits, or either (UAX #29, table 3)."""


_BEYOND_BMP = re.compile("[\U00010000-\U0010ffff]")
_LETTER, _DIGIT = r"\p{WB=ALetter}\p{WB=Hebrew_Letter}", r"\p{WB=Numeric}"
_IGNORED, _JOINER = r"\p{WB=Extend}\p{WB=Format}\p{WB=ZWJ}", r"\p{WB=ExtendNumLet}"


def _count_spaced(text: str) -> int:
    """Count words in scripts with spaces between them, where Latin-1 is not enough."""
    runs = _any_runs() if _BEYOND_BMP.search(text) else _quick_runs()
    may_join, joints = _joints()
    joined = [place for place in may_join.finditer(text) if joints.match(text, place.start())]
    return len(runs.findall(text)) - len(joined)


@cache
def _any_runs() -> regex.Pattern[str]:
    """Return runs of letters and digits."""
    import regex

    return regex.compile(rf"[{_LETTER}{_DIGIT}][{_LETTER}{_DIGIT}{_IGNORED}{_JOINER}]*+")


@cache
def _quick_runs() -> re.Pattern[str]:
    """Return the same for characters of 16 bits.

    The standard library knows no properties, but is three times as fast where it is told which
    characters have them, unless there are larger ones among these.
    """
    core, more = _characters(_LETTER + _DIGIT), _characters(_IGNORED + _JOINER)
    return re.compile(f"[{core}][{core}{more}]*+")


def _characters(properties: str) -> str:
    """Return the characters of 16 bits with one of ``properties``, as ranges of a class."""
    import regex

    every = "".join(map(chr, range(0x10000)))
    runs: list[str] = regex.findall(f"[{properties}]+", every)
    return "".join(f"{run[0]}-{run[-1]}" for run in runs)


@cache
def _joints() -> tuple[re.Pattern[str], regex.Pattern[str]]:
    """Return punctuation that may be between two runs that are one word, and that which is."""
    import regex

    letters, digits = _MIDDLE_OF_LETTERS + _MIDDLE_OF_BOTH, _MIDDLE_OF_NUMBERS + _MIDDLE_OF_BOTH
    ignored = f"[{_IGNORED}]*+"
    between = (
        rf"[{letters}](?<=[{_LETTER}]{ignored}.)(?={ignored}[{_LETTER}])"
        rf"|[{digits}](?<={_DIGIT}{ignored}.)(?={ignored}{_DIGIT})"
    )
    return re.compile(rf"[{letters}{digits}](?=[^\s.])"), regex.compile(between)


def _count_unspaced(text: str) -> int:
    """Count words where there are scripts without spaces between them."""
    characters, word, unparted = _unspaced_patterns()
    parted = sum(map(len, characters.findall(text)))
    others = characters.sub(" ", text)
    estimated = (-(-len(run) // _CHARACTERS_A_WORD) for run in unparted.findall(others))
    return parted + len(word.findall(others)) + sum(estimated)


_CHARACTERS_A_WORD = 5
"""About so many a word of Thai has, its signs of vowels and tones among them."""


@cache
def _unspaced_patterns() -> tuple[re.Pattern[str], regex.Pattern[str], regex.Pattern[str]]:
    """Return characters that are words, all other words, and what a dictionary would part.

    Nearly all of the first are found by the standard library, which is faster.
    """
    import regex

    ignored, each = f"[{_IGNORED}]*+", r"\p{Ideographic}\p{Hiragana}"
    letter, digit = rf"[{_LETTER}]{ignored}", rf"{_DIGIT}{ignored}"
    kana, joiner = rf"\p{{WB=Katakana}}{ignored}", rf"{_JOINER}{ignored}"
    letters = rf"{letter}(?:(?:[{_MIDDLE_OF_LETTERS}{_MIDDLE_OF_BOTH}]{ignored})?{letter})*+"
    digits = rf"{digit}(?:(?:[{_MIDDLE_OF_NUMBERS}{_MIDDLE_OF_BOTH}]{ignored})?{digit})*+"
    unit = rf"(?:(?:{letters}|{digits})++|(?:{kana})++)"
    return (
        re.compile(f"[{_characters(each)}]+"),
        regex.compile(rf"[{each}]|(?:{joiner})*+{unit}(?:(?:{joiner})++{unit})*+"),
        regex.compile(r"\p{LB=Complex_Context}+"),
    )
