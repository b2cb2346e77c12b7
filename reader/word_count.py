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
    runs, joints = _spaced_patterns()
    return len(runs.findall(counted_text)) - len(joints.findall(counted_text))


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


@cache
def _spaced_patterns() -> tuple[regex.Pattern[str], regex.Pattern[str]]:
    """Return runs of letters and digits, and the punctuation between two that are one word."""
    import regex

    ignored = r"[\p{WB=Extend}\p{WB=Format}\p{WB=ZWJ}]"
    letter, digit = r"[\p{WB=ALetter}\p{WB=Hebrew_Letter}]", r"\p{WB=Numeric}"
    core = r"\p{WB=ALetter}\p{WB=Hebrew_Letter}\p{WB=Numeric}"
    run = rf"[{core}][{core}\p{{WB=Extend}}\p{{WB=Format}}\p{{WB=ZWJ}}\p{{WB=ExtendNumLet}}]*+"
    between = (
        rf"[{_MIDDLE_OF_LETTERS}{_MIDDLE_OF_BOTH}](?<={letter}{ignored}*+.)(?={ignored}*+{letter})"
        rf"|[{_MIDDLE_OF_NUMBERS}{_MIDDLE_OF_BOTH}](?<={digit}{ignored}*+.)(?={ignored}*+{digit})"
    )
    return regex.compile(run), regex.compile(between)


def _count_unspaced(text: str) -> int:
    """Count words where there are scripts without spaces between them."""
    word, unparted = _unspaced_patterns()
    estimated = (-(-len(run) // _CHARACTERS_A_WORD) for run in unparted.findall(text))
    return len(word.findall(text)) + sum(estimated)


_CHARACTERS_A_WORD = 5
"""About so many a word of Thai has, its signs of vowels and tones among them."""


@cache
def _unspaced_patterns() -> tuple[regex.Pattern[str], regex.Pattern[str]]:
    """Return the words of UAX #29 as a pattern, and runs of what it leaves to a dictionary."""
    import regex

    ignored = r"[\p{WB=Extend}\p{WB=Format}\p{WB=ZWJ}]*+"
    letter = rf"[\p{{WB=ALetter}}\p{{WB=Hebrew_Letter}}]{ignored}"
    digit, kana = rf"\p{{WB=Numeric}}{ignored}", rf"\p{{WB=Katakana}}{ignored}"
    joiner = rf"\p{{WB=ExtendNumLet}}{ignored}"
    letters = rf"{letter}(?:(?:[{_MIDDLE_OF_LETTERS}{_MIDDLE_OF_BOTH}]{ignored})?{letter})*+"
    digits = rf"{digit}(?:(?:[{_MIDDLE_OF_NUMBERS}{_MIDDLE_OF_BOTH}]{ignored})?{digit})*+"
    unit = rf"(?:(?:{letters}|{digits})++|(?:{kana})++)"
    word = rf"[\p{{Ideographic}}\p{{Hiragana}}]|(?:{joiner})*+{unit}(?:(?:{joiner})++{unit})*+"
    return regex.compile(word), regex.compile(r"\p{LB=Complex_Context}+")
