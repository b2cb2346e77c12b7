"""Folding case, diacritics and spelling variants, one character at a time. Pure functions.

What is folded is the searched text alone: it becomes a regular expression that finds every
spelling in an article's own characters, so that offsets need no mapping back. After the
caseless matching of Unicode (3.13, with the marks left out), with every script's digits as one
and the letters that carry their stroke inside as others do their accents. For Arabic, Persian
and Kurdish after what search engines call light normalising: no vowel marks, no tatweel, one
alef, one yeh, one kaf, one heh, and the Kurdish letters without the small v that marks them.

The index of the library folds its texts by this too, and lists are sorted by it: a change here
needs a step in `reader.storage.migrations` that makes the index and the sort keys anew.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import chain, pairwise
from typing import TYPE_CHECKING
from unicodedata import decimal, normalize

from reader.text import UNSPACED

if TYPE_CHECKING:
    from collections.abc import Iterable

_DIACRITICS = (
    "\u0300-\u036f\u0483-\u0487\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
    "\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7"  # Hebrew points
    "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed"
    "\u08d3-\u08e1\u08e3-\u08ff\u0640"  # Arabic vowel marks, and the tatweel
    "\u0711\u0730-\u074a"
)
_EXTENDING = "\u200c\u200d\ufe00-\ufe0f"
_INVISIBLE = "\xad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
"""What may stand inside a word and is not seen; at its end it belongs to nothing."""

_SILENT = re.compile(f"[{_DIACRITICS}{_EXTENDING}{_INVISIBLE}]+")
_UNSEEN = re.compile(f"[{_EXTENDING}{_INVISIBLE}\u0640]+")
_AFTER = f"[{_DIACRITICS}{_EXTENDING}]*"
_BETWEEN = f"[{_DIACRITICS}{_EXTENDING}{_INVISIBLE}]*"
_GAP = rf"{_BETWEEN}(?:_|[^\w{_DIACRITICS}{_EXTENDING}{_INVISIBLE}])[\W_]*"
"""What stands between two words."""
VOICING = ("\u3099", "\u309a")
"""What makes another letter of the kana before it, as が of か; no diacritic."""
_TOUCHING = f"(?:_|[^\\w{''.join(VOICING)}])*"
"""What may stand between two words of which one is a letter of a script without spaces."""
_SPACE = rf"{_BETWEEN}\s[\s{_DIACRITICS}{_EXTENDING}{_INVISIBLE}]*"

_VARIANTS = str.maketrans("ىیێےکڪھہەةٱڕڒڵۆ’‐‑łøđðħŧı", "ييييككههههاررلو'--loddhti") | {
    ord("æ"): "ae",
    ord("œ"): "oe",
}
_VARYING = (
    range(0x41, 0x3100),
    range(0xA620, 0xAC00),
    range(0xF900, 0xFFE0),
    range(0x10400, 0x10D3A),
    range(0x11066, 0x11DAA),
    range(0x16A60, 0x16E60),
    range(0x1D15E, 0x1D1C1),
    range(0x1D7CE, 0x1D800),
    range(0x1E140, 0x1E2FA),
    range(0x1E900, 0x1E95A),
    range(0x1FBF0, 0x1FBFA),
    range(0x2F800, 0x2FA1E),
)
"""Where characters are that fold to something else, Hangul aside."""
_COMPATIBLE = re.compile("[\ufb00-\ufb17\ufb50-\ufdff\ufe70-\ufefc\uff01-\uff9f]")
"""Ligatures, Arabic presentation forms, full-width letters and half-width kana."""
_LONGEST_LIGATURE = 4
_LONGEST_CLUSTER = 8
"""Letters in a row that ligatures may share in different ways, as in ``ssss``; no word has more."""


def fold(text: str) -> str:
    """Return ``text`` without case, diacritics and variants; ``ß`` becomes ``ss``, ``ﬁ`` ``fi``."""
    if text.isascii():
        return text.lower()
    return "".join(map(_fold, normalize("NFC", text)))


def plain(text: str) -> str:
    """Return ``text`` as two texts share it that differ in nothing a reader sees.

    Composed or not, with whatever invisible characters in it and whatever white space.
    """
    return " ".join(_UNSEEN.sub("", normalize("NFD", text)).replace("’", "'").split())


def any_spelling(text: str) -> str:
    """Return a regular expression for all that folds to the same as ``text``.

    It begins with a letter and takes the diacritics after the last one. White space in
    ``text`` stands for any run of white space.
    """
    return _SPACE.join(map(_word, fold(text).split())) + _AFTER


def side_by_side(words: Iterable[str]) -> str:
    """Return a regular expression for folded words with no other letter or digit between them.

    Letters of scripts without spaces are words of their own (see `reader.index_text`), and may
    touch each other.
    """
    first, *_ = words = list(words)
    expression = _word(first)
    for before, word in pairwise(words):
        touching = UNSPACED.match(before[-1]) or UNSPACED.match(word)
        expression += (_TOUCHING if touching else _GAP) + _word(word)
    return expression + _AFTER


def side_by_side_in_ascii(words: Iterable[str], *, beginning: bool) -> str:
    """Return an expression for whole words in texts of ASCII alone, in small letters.

    With ``beginning`` the last word may go on. A letter is looked for first, which is fast.
    """
    first, *others = words
    letter = re.escape(first[:1])
    rest = r"[\W_]+".join(map(re.escape, (first[1:], *others)))
    end = "[0-9a-z]*" if beginning else "(?![0-9a-z])"
    return f"{letter}(?<![0-9a-z]{letter}){rest}{end}"


def past_silent(text: str, place: int) -> int:
    """Return where the diacritics and invisible characters end that begin at ``place``."""
    match = _SILENT.match(text, place)
    return match.end() if match else place


def before_silent(text: str, place: int) -> int:
    """Return where the diacritics and invisible characters begin that end at ``place``."""
    while place and _SILENT.match(text, place - 1):
        place -= 1
    return place


@cache
def _fold(character: str) -> str:
    if _is_hangul(character):
        return character
    if character.isdecimal():
        return str(decimal(character))
    if _COMPATIBLE.match(character):
        decomposed = normalize("NFKD", character)
        character = character if " " in decomposed else decomposed
    bare = _SILENT.sub("", normalize("NFD", character))
    return _SILENT.sub("", normalize("NFD", bare.casefold())).translate(_VARIANTS)


def _is_hangul(character: str) -> bool:
    return "가" <= character <= "힣"


@cache
def _spellings() -> dict[str, str]:
    """Return the characters that fold to each letter, or to several, themselves left out."""
    found: dict[str, str] = {}
    for character in map(chr, chain(*_VARYING)):
        folded = _fold(character)
        if folded != character:
            found[folded] = found.get(folded, "") + character
    return found


def _word(folded: str) -> str:
    pieces, start = [], 0
    while start < len(folded):
        end = _cluster_end(folded, start)
        ways = _ways(folded[start:end])
        pieces.append(ways[0] if len(ways) == 1 else f"(?:{'|'.join(ways)})")
        start = end
    return _BETWEEN.join(pieces)


def _cluster_end(folded: str, start: int) -> int:
    """Return the end of the letters from ``start`` on that ligatures may share."""
    end, place = start + 1, start
    while place < end < start + _LONGEST_CLUSTER:
        for length in range(2, _LONGEST_LIGATURE + 1):
            if folded[place : place + length] in _spellings():
                end = max(end, place + length)
        place += 1
    return min(end, len(folded))


def _ways(letters: str) -> list[str]:
    """Return the expressions for ``letters``, with each ligature that may stand for some."""
    if not letters:
        return [""]
    ways = []
    for length in range(1, min(len(letters), _LONGEST_LIGATURE) + 1):
        first = letters[:length]
        if length == 1 or first in _spellings():
            rests = _ways(letters[length:])
            ways += [_BETWEEN.join(filter(None, (_one_of(first), rest))) for rest in rests]
    return ways


def _one_of(folded: str) -> str:
    """Return an expression for one character that folds to ``folded``."""
    if _is_hangul(folded):
        return f"(?:{folded}|{normalize('NFD', folded)})"
    spellings = _spellings().get(folded, "")
    if len(folded) == 1:
        spellings += folded
    members = "".join(map(re.escape, spellings))
    return members if len(spellings) == 1 else f"[{members}]"
