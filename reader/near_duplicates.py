"""Near-duplicates: articles that tell the same story with another headline, or a paragraph less.

What two articles have in common is told by their shingles, every run of a few words
(Broder, “On the resemblance and containment of documents”, 1997): the share of all their
shingles that both have is their similarity. Who may be similar to whom is found without
comparing all with all: a MinHash sketch is cut into bands, and articles that agree in a whole
band are candidates (Leskovec, Rajaraman and Ullman, “Mining of Massive Datasets”, chapter 3),
whose similarity is then computed. The sketch is rensa's R-MinHash, after Dahlgaard, Knudsen
and Thorup, “Fast similarity sketching”, arXiv 1704.04370. Pure functions.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING
from zlib import crc32

from reader.text import UNSPACED
from reader.values import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from collections.abc import Set as AbstractSet

    import regex

    from reader.values import ArticleId, Block

THRESHOLD = 0.5
"""The least similarity of near-duplicates.

Half of their shingles: a copy that lost a third of its paragraphs or a tenth of its words has
more, a new story that repeats two old paragraphs of four has less.
"""

LEAST = 12
"""How many shingles an article must have: of fewer words many are alike by chance."""

WORDS = 3
"""How many words a shingle has."""
LETTERS = 8
"""How many letters it has in scripts that put no spaces between words: about as much text."""

BANDS, ROWS = 16, 3
"""Of two articles with a similarity of 0.6 (0.8) 98 (100) in a hundred share a band."""
_SEED = 1

_LEFT_OUT = frozenset(
    (BlockKind.TITLE, BlockKind.BYLINE, BlockKind.DATELINE, BlockKind.BOILERPLATE)
)


class Verdict(StrEnum):
    """What is thought of two articles."""

    FOUND = "found"
    """Nearly the same text; nobody has said anything to that."""
    LINKED = "linked"
    """A person says they are copies, or one came as a new version of the other."""
    DISMISSED = "dismissed"
    """A person says they are not."""


@dataclass(frozen=True, slots=True)
class NearDuplicate:
    """Two articles with nearly the same text, or of which a person said something."""

    article: ArticleId
    other: ArticleId
    similarity: float
    """The share of their shingles that both have, 0 to 1."""
    verdict: Verdict = Verdict.FOUND


def scheme() -> str:
    """Return what bands depend on: those of another scheme can't be compared with them."""
    from rensa import RMinHash  # type: ignore[import-untyped]  # it ships no types

    return f"{WORDS}/{LETTERS} words, {BANDS} × {ROWS}, R-MinHash {RMinHash.ALGORITHM_VERSION}"


def shingles(text: str, blocks: Iterable[Block]) -> frozenset[str]:
    """Return the shingles of an article; title, byline, dateline and boilerplate have none."""
    told = "\n".join(text[b.start : b.end] for b in blocks if b.kind not in _LEFT_OUT).lower()
    words = _word_pattern().findall(told)
    if not UNSPACED.search(told):
        return _runs_of(words)
    letters = "".join(words)
    if 2 * len(UNSPACED.findall(letters)) < len(letters):
        return _runs_of(words)
    return frozenset(letters[at : at + LETTERS] for at in range(len(letters) - LETTERS + 1))


def _runs_of(words: Sequence[str]) -> frozenset[str]:
    return frozenset(map(" ".join, zip(*(words[at:] for at in range(WORDS)), strict=False)))


@cache
def _word_pattern() -> regex.Pattern[str]:
    import regex  # its words keep the marks that Python's lose, and with them Hindi and Thai

    return regex.compile(r"\w+")


def bands(shingles_: AbstractSet[str]) -> list[str]:
    """Return the bands of the sketch of ``shingles_``, each as 8 hexadecimal digits."""
    from rensa import RMinHash

    sketch = RMinHash(BANDS * ROWS, _SEED)
    sketch.update(list(shingles_))
    packed = struct.pack(f"<{BANDS * ROWS}I", *sketch.digest())
    size = len(packed) // BANDS
    return [f"{crc32(packed[at : at + size], at):08x}" for at in range(0, len(packed), size)]


def similarity(one: AbstractSet[str], other: AbstractSet[str]) -> float:
    """Return the share of all shingles of two articles that both have: Jaccard's index."""
    common = len(one & other)
    return common / (len(one) + len(other) - common) if common else 0.0


def groups(pairs: Iterable[NearDuplicate]) -> list[list[ArticleId]]:
    """Return the articles that are near-duplicates of each other, some by way of others.

    The newest first, in each list and of the lists.
    """
    found: dict[ArticleId, list[ArticleId]] = {}
    for pair in pairs:
        one, other = (found.setdefault(each, [each]) for each in (pair.article, pair.other))
        if one is not other:
            few, many = sorted((one, other), key=len)
            many += few
            found.update(dict.fromkeys(few, many))
    lists = {id(group): sorted(group, reverse=True) for group in found.values()}
    return sorted(lists.values(), reverse=True)
