"""A text as the full-text index of a library has it, and the words of a query in that form. Pure.

The index cuts texts into words and folds case and the accents of Latin letters itself, by
FTS5's tokenizer, as `reader.storage.schema` sets it. A text with letters that it takes for
something else than `reader.folding` does is folded and cut here: so what is found is what
counts as an occurrence. Letters of scripts that put no spaces between words become words of
their own; a word is a phrase there. Most texts need nothing of this and go in as they are.
"""

from __future__ import annotations

import re
from functools import cache
from operator import itemgetter
from typing import TYPE_CHECKING, AnyStr, NamedTuple
from unicodedata import category, normalize

from reader.folding import fold
from reader.text import UNSPACED

if TYPE_CHECKING:
    from collections.abc import Iterable

LONGEST_BEGINNING = 3
"""Letters. What begins so has an entry of its own; a longer beginning is looked up in the words."""

_UNUSUAL = re.compile(
    "[^\\0-\xac\xae-\xb4\xb6-\xc5\xc7-\xcf\xd1-\xd7\xd9-\xde\xe0-\xe5\xe7-\xef\xf1-\xf7\xf9-\u010f"
    "\u0112-\u0125\u0128-\u0130\u0132-\u0140\u0143-\u0148\u014a-\u0151\u0154-\u0165\u0168-\u01df"
    "\u01e4-\u01ed\u01f0-\u01fb\u0200-\u024f\u1ea0-\u1eff\u2010-\u2027\u202f-\u205f\u20a0-\u20b9]"
)
"""What the tokenizer may take for something else, in its table of Unicode or in another's."""
_BEYOND_LATIN_1 = re.compile("[\u0100-\u024f\u1ea0-\u1eff]")
_JAMO = re.compile("[\u1100-\u11ff\ua960-\ua97f\ud7b0-\ud7ff]")
_VOICING = re.compile("(?<=[\u3041-\u30ff])  (?=[\u3099\u309a])")
"""What comes between the two parts of a voiced kana, of which each was cut out as a letter."""
_WORD = re.compile(r"[^\W_]+")
_THREE, _TWO, _ONE = (itemgetter(slice(length)) for length in (LONGEST_BEGINNING, 2, 1))
_LONGEST_KEPT, _MOST_KEPT = 24, 40_000
"""Code points, and words whose folded form is remembered: that takes a few MB."""
_START = re.compile(rf"([^\W_]{{1,{LONGEST_BEGINNING}}})[^\W_]*")


def indexed(text: str) -> str:
    """Return ``text`` as it goes into the index."""
    return _folded(text) if _is_unusual(text) else text


def words_of(text: str) -> list[str]:
    """Return the words of ``text`` as the index has them."""
    if _is_unusual(text):
        return _folded(text).split()
    return [fold(word) for word in _WORD.findall(text)]


def beginnings(index_text: str) -> str:
    """Return the first letters of the words in what `indexed` returned, up to three, once each."""
    if _is_unusual(index_text):
        words = set(index_text.split())
        return _first_letters((word for word in words if not is_letter(word)), " ")
    if not index_text.isascii() and _BEYOND_LATIN_1.search(index_text):
        return _first_letters(map(fold, set(_START.findall(index_text))), " ")
    letters = index_text.encode("latin-1", "replace").translate(_folded_latin_1())
    return _first_letters(letters.split(), b" ").decode("latin-1")


def _first_letters(words: Iterable[AnyStr], space: AnyStr) -> AnyStr:
    """Return what ``words`` begin with; nothing here is a loop of Python, as all imports wait."""
    found = set(map(_THREE, words))
    found.update(map(_TWO, tuple(found)))
    found.update(map(_ONE, tuple(found)))
    return space.join(found)


@cache
def _folded_latin_1() -> bytes:
    """Return the table that folds the usual letters of Latin-1, and makes all else spaces."""
    usual = (chr(code) for code in range(256) if not _UNUSUAL.search(chr(code)))
    letters = {ord(each): ord(fold(each)) for each in usual if _START.match(each)}
    return bytes(letters.get(code, 0x20) for code in range(256))


def has_entry(beginning: str) -> bool:
    """Tell whether a folded beginning of a word is one of `beginnings`."""
    return len(beginning) <= LONGEST_BEGINNING and not is_letter(beginning)


def is_letter(word: str) -> bool:
    """Tell whether ``word`` is one letter of a script without spaces."""
    return UNSPACED.match(word) is not None


def _is_unusual(text: str) -> bool:
    return not text.isascii() and _UNUSUAL.search(text) is not None


def _folded(text: str) -> str:
    if _JAMO.search(text):
        text = normalize("NFC", text)  # a syllable is one letter
    return " ".join(map(_FOLDED_WORDS.__getitem__, text.split()))


class _FoldedWords(dict[str, str]):
    """What each word becomes; most of a text are words that others had, too."""

    def __missing__(self, word: str) -> str:
        folded = _VOICING.sub("", word.translate(_FOLDED))
        if len(word) <= _LONGEST_KEPT:
            if len(self) >= _MOST_KEPT:
                self.clear()
            self[word] = folded
        return folded


_FOLDED_WORDS = _FoldedWords()


class _Folded(dict[int, str]):
    """What each character becomes, found out when it comes for the first time."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        folded = "".join(each if _is_part_of_word(each) else " " for each in fold(character))
        if UNSPACED.match(character) and not character.isdecimal():
            folded = "".join(f" {letter} " for letter in folded)
        return self.setdefault(code, folded)


_FOLDED = _Folded()


def _is_part_of_word(character: str) -> bool:
    return category(character)[0] in "LMN"


class Prepared(NamedTuple):
    """A text as it goes into the indexes, which takes longer to find out than to put there."""

    text: str
    beginnings: str
    words: int | None = None
    """How many the article has, if they were counted as well."""


def prepare(text: str, title: str) -> Prepared:
    """Return what is indexed of the text of an article; needs no connection."""
    words = indexed(whole_text(text, title))
    return Prepared(words, beginnings(words))


def whole_text(text: str, title: str) -> str:
    """Return the text of an article with the title, if that was changed and isn't in it."""
    return text if title in text else f"{text}\n{title}"
