"""The canonical text: normalising, blocks, words and sentences. Pure functions.

An article's text is normalised once, at import, and never changes after that. All
offsets are code points into the normalised text, half-open.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from functools import cache
from itertools import groupby
from sys import maxsize
from typing import TYPE_CHECKING
from unicodedata import bidirectional, category

from reader.values import Block, BlockKind, Direction, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    import regex

_USUAL_ASCII = b"\t\n" + bytes(range(0x20, 0x7F))

LONGEST_PARAGRAPH = 10_000
"""Code points; what is longer is laid out in pieces (a line layout grows faster than its text)."""

_STRONG = frozenset(("L", "R", "AL"))
"""The bidirectional classes of characters that have a direction of their own."""
_FEW = 4
"""A text with fewer than one letter in so many of a script that runs from the right is in none."""

UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u19e0-\u19ff\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff"
    "\u3400-\u4dbf\u4e00-\u9fff\ua9e0-\ua9ff\uaa60-\uaa7f\uf900-\ufaff\uff66-\uff9f"
    "\U0001b000-\U0001b16f\U00020000-\U0003ffff]"
)
"""Letters of scripts without spaces between words: Thai, Lao, Myanmar, Khmer, Han and Kana."""

_ABBREVIATIONS = frozenset(
    re.findall(
        r"\w+",
        """mr mrs ms dr st prof gen col lt sgt capt cmdr gov sen rep rev hon jr sr vs no vol fig inc
        ltd co corp dept univ est approx m mme mlle jan feb mar apr jun jul aug sep sept oct nov
        dec""",
    )
)


def normalise(text: str) -> str:
    r"""Return ``text`` in the form the library keeps; idempotent.

    Line ends of all kinds become ``\n``, leading byte order marks go, and what Qt,
    SQLite or XML can't hold becomes U+FFFD. Nothing else is touched: no composition, no
    collapsing of spaces. Lengths change by CRLF and the byte order marks only, so that
    offsets made by other tools still point at the same characters.
    """
    if text.isascii() and (text.isprintable() or not text.encode().translate(None, _USUAL_ASCII)):
        return text  # most names and many texts: told several times as soon as by the patterns
    text = text.lstrip("\ufeff")
    unusual, line_ends, unstorable = _normalising_patterns()
    if not unusual.search(text):
        return text
    return unstorable.sub("\ufffd", line_ends.sub("\n", text))


@cache
def _normalising_patterns() -> tuple[re.Pattern[str], ...]:
    """Return what to look for at all, line ends, and what can't be stored.

    All begin with one class of characters, two of them with those that are good: a search
    that has to try alternatives takes ten times as long, and every import goes through here.
    """
    high = "\ue000-\ufdcf\ufdf0-\ufffd" + "".join(
        f"{chr(plane << 16)}-{chr(plane << 16 | 0xFFFD)}" for plane in range(1, 17)
    )
    return (
        re.compile(f"[^\t\n -~\x80-\x84\x86-\u2027\u202a-\ud7ff{high}]"),
        re.compile("[\r\x0b\x0c\x85\u2028\u2029](?:(?<=\r)\n)?"),
        re.compile(f"[^\t-\r -~\x80-\ud7ff{high}]"),
    )


def first_strong(text: str, start: int = 0, end: int = maxsize) -> int | None:
    """Return where the first character of a span is that has a direction, as digits don't."""
    span = range(start, min(end, len(text)))
    return next((at for at in span if bidirectional(text[at]) in _STRONG), None)


def direction(text: str) -> Direction:
    """Return the direction of the first strong character; left to right where there is none."""
    strong = first_strong(text)
    leftward = strong is not None and bidirectional(text[strong]) != "L"
    return Direction.RTL if leftward else Direction.LTR


def direction_of_most(text: str) -> Direction:
    """Return the direction of most of the strong characters; left to right where there are none.

    An article in Arabic may well begin with the name of an agency in Latin letters. It may also
    have so many such names that most letters are Latin: then most of its lines begin in Arabic.
    """
    if text.isascii():
        return Direction.LTR
    counts = Counter(map(bidirectional, text))
    leftward, rightward = counts["R"] + counts["AL"], counts["L"]
    if leftward > rightward:
        return Direction.RTL
    if leftward * _FEW < rightward:
        return Direction.LTR
    lines = Counter(map(direction, filter(str.strip, text.splitlines())))
    return Direction.RTL if lines[Direction.RTL] > lines[Direction.LTR] else Direction.LTR


def layout_pieces(text: str, blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield ``blocks`` with the over-long ones cut; the text itself stays as it is.

    They are cut at spaces, and where there are none, after sentences. White space at a cut
    belongs to neither piece; without it the pieces touch.
    """
    for block in blocks:
        if block.end - block.start <= LONGEST_PARAGRAPH:
            yield block
            continue
        start, kind, bullet = block.start, block.kind, block.bullet
        while (cut := _cut(text, start, block.end)) < block.end:
            following = cut
            while cut > start + 1 and text[cut - 1].isspace():
                cut -= 1
            while following < block.end - 1 and text[following].isspace():
                following += 1
            yield Block(start, cut, kind, block.level, bullet)
            start, kind, bullet = following, BlockKind.CONTINUED, ""
        yield Block(start, block.end, kind, block.level, bullet)


def _cut(text: str, start: int, end: int) -> int:
    """Return where a piece that begins at ``start`` ends: at ``end`` if it isn't too long."""
    limit = start + LONGEST_PARAGRAPH
    if end <= limit:
        return end
    middle = (start + limit) // 2
    space = text.rfind(" ", middle, limit)
    last = space if space >= 0 else 1 + max(text.rfind(stop, middle, limit) for stop in "。！？")
    return last if last > middle else _before_mark(text, middle, limit)


def _before_mark(text: str, start: int, cut: int) -> int:
    """Return the place before ``cut`` that parts no letter from what is joined to it."""
    while cut > start and (
        category(text[cut])[0] == "M"
        or "\u200d" in text[cut - 1 : cut + 1]
        or "\U0001f3fb" <= text[cut] <= "\U0001f3ff"
    ):
        cut -= 1
    return cut


def line_spans(text: str) -> Iterator[Span]:
    """Yield the span of every line that isn't blank, without the white space at its ends."""
    start = 0
    for whole in text.split("\n"):
        line = whole.strip()
        if line:
            first = start + whole.index(line[0]) if len(line) < len(whole) else start
            yield Span(first, first + len(line))
        start += len(whole) + 1


@cache
def _word_pattern() -> regex.Pattern[str]:
    import regex  # 15 ms, and the first window needs no words

    letter = r"[\p{L}\p{M}\p{N}_]"
    possessive = rf"(?<={letter}['’])[sS]\b"
    joined = rf"(?:[\u200c\u200d\u00ad]|['’](?![sS]\b))(?={letter})"
    return regex.compile(rf"(?!{possessive}){letter}+(?:{joined}{letter}+)*")


def words(text: str, start: int = 0, end: int | None = None) -> Iterator[Span]:
    """Yield the words of ``text[start:end]``: letters, marks and digits, with inner apostrophes.

    A possessive ``’s`` is not part of its word, so that a name can be taken without it.
    """
    end = len(text) if end is None else end
    return (Span(*match.span()) for match in _word_pattern().finditer(text, start, end))


def word_at(text: str, offset: int) -> Span | None:
    """Return the word that ``offset`` lies in or touches, the following one first; or None."""
    line_start = text.rfind("\n", 0, offset) + 1
    line_end = text.find("\n", offset)
    before = None
    for word in words(text, line_start, len(text) if line_end < 0 else line_end):
        if word.start > offset:
            break
        if offset < word.end:
            return word
        before = word if word.end == offset else None
    return before


@cache
def _sentence_end_pattern() -> re.Pattern[str]:
    # It begins with one class of characters, which a search skips to, and what follows never
    # goes back into a run of stops: a line of dots takes no longer than others.
    western, eastern = ".!?…؟۔", "。！？"
    closing = r"(?:[\"'”’»)\]]|[ \u00a0\u202f]»)*+"
    return re.compile(
        rf"[{western}{eastern}।](?:"
        rf"(?<=[{western}])(?<![{western}]{{2}})[{western}]*+{closing}\s{_not_shortened()}\s*+"
        rf"|(?<=[{eastern}])(?<![{eastern}]{{2}})[{eastern}]*+[」』”’）]*+\s*+"
        r"|(?<=।)\s++)"
    )


def _not_shortened() -> str:
    """Return what holds behind a stop and a space unless an initial or abbreviation is before."""
    lengths = groupby(sorted(_ABBREVIATIONS, key=len), key=len)  # that of a lookbehind is fixed
    words = (rf"(?<!\b(?:{'|'.join(same)})\.\s)" for _, same in lengths)
    return rf"(?<!\b[^\W\d_]\.\s)(?i:{''.join(words)})"


class Sentences:
    """The sentences of an article, for looking up the one around a span.

    A sentence never crosses a block. After UAX #29 in spirit: a stop, closing quotes, a
    space and no small letter end one, save after initials and common abbreviations.
    """

    def __init__(self, text: str, blocks: Sequence[Block]) -> None:
        """Take ``text`` and its ``blocks``; one is cut when a span in it is asked for."""
        self._text = text
        self._blocks = blocks
        self._block_starts = [block.start for block in blocks]
        self._cut: dict[int, list[int]] = {}

    def around(self, start: int, end: int) -> Span:
        """Return the span from the sentence that holds ``start`` to the one that holds ``end``."""
        first, last = self._at(start)
        if end > last:
            last = max(end, self._at(end - 1)[1])
        return Span(first, last)

    def _at(self, offset: int) -> tuple[int, int]:
        """Return the sentence at ``offset``, the white space after it left out."""
        index = bisect_right(self._block_starts, offset) - 1
        if index < 0 or offset >= self._blocks[index].end:
            return offset, offset
        bounds = self._cut.get(index) or self._cut.setdefault(index, self._bounds(index))
        place = bisect_right(bounds, offset)
        start = bounds[place - 1]
        return start, start + len(self._text[start : bounds[place]].rstrip())

    def _bounds(self, index: int) -> list[int]:
        """Return where the sentences of a block begin, and where it ends."""
        text, (start, end, *_) = self._text, self._blocks[index]
        stops = (stop.end() for stop in _sentence_end_pattern().finditer(text, start, end))
        return [start, *(stop for stop in stops if stop < end and not text[stop].islower()), end]
