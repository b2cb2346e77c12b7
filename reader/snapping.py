"""Where a selection may begin and end: at graphemes, at words. Pure functions.

Words are cut after UAX #29 in spirit: an apostrophe inside a name, the stops of ``U.S.`` and
the separators, currency and per cent sign of a number belong to them, a possessive ``’s``
doesn't. A hyphen parts two words, so that ``US`` can be taken out of ``US-led``. In scripts
that don't part words by spaces every grapheme counts as one.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from typing import TYPE_CHECKING

from reader.values import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import regex

    from reader.values import Block

_FAR = 1000
"""Code points to look back for a place where a grapheme or a word surely begins."""

# Between two of these there is always a grapheme boundary (and no other script is as long
# without one of them).
_PLAIN = "[ -~\u3041-\u3096\u30a1-\u30fa\u4e00-\u9fff\u0e01-\u0e2e]"
_SURE = re.compile(f"(?<={_PLAIN}){_PLAIN}")
_PAIRS = dict(zip(')]}”’»」』"', '([{“‘«「『"', strict=True))
_OPENING = {opening: closing for closing, opening in _PAIRS.items()}
_SHORTENED = re.compile(r"(?:\b(?:Inc|Ltd|Co|Corp|Jr|Sr|St|Dr|Mr|Mrs|Ms|Bros|No|Gen|\w))\Z")


def block_around(blocks: Sequence[Block], offset: int) -> Span | None:
    """Return the span of the block that holds ``offset`` or ends there; None between blocks."""
    index = bisect_right(blocks, offset, key=lambda block: block.start) - 1
    if index < 0 or offset > blocks[index].end:
        return None
    return Span(blocks[index].start, blocks[index].end)


# Graphemes


@cache
def _grapheme() -> regex.Pattern[str]:
    import regex  # 15 ms, and the first window needs none

    return regex.compile(r"\X")


def grapheme_start(text: str, offset: int) -> int:
    """Return where the grapheme begins that ``offset`` lies in; ``offset`` at a boundary."""
    if offset <= 0 or offset >= len(text) or _SURE.match(text, offset):
        return min(max(offset, 0), len(text))
    for match in _grapheme().finditer(text, _sure_start(text, offset), offset + 1):
        # A cluster is cut off at the end of the search, never at its beginning.
        if match.end() > offset:
            return match.start()
    return offset


def grapheme_end(text: str, offset: int) -> int:
    """Return where the grapheme ends that ``offset`` lies in; ``offset`` at a boundary."""
    start = grapheme_start(text, offset)
    return offset if start == offset else next_grapheme(text, start)


def next_grapheme(text: str, offset: int) -> int:
    """Return where the grapheme that begins at ``offset`` ends."""
    found = _grapheme().match(text, offset)
    return found.end() if found else len(text)


def previous_grapheme(text: str, offset: int) -> int:
    """Return where the grapheme before ``offset`` begins."""
    return grapheme_start(text, offset - 1) if offset > 0 else 0


def _sure_start(text: str, offset: int) -> int:
    """Return a place before ``offset`` where a grapheme begins."""
    lowest = max(0, offset - _FAR)
    while offset > lowest and not _SURE.match(text, offset):
        offset -= 1
    return offset


def whole_graphemes(text: str, span: Span) -> Span:
    """Return ``span``, widened where an end of it cuts a grapheme."""
    return Span(grapheme_start(text, span.start), grapheme_end(text, span.end))


# Words


@cache
def _atom() -> regex.Pattern[str]:
    import regex

    spaceless = r"\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}"
    letter = rf"[[\p{{L}}\p{{M}}\p{{N}}_]--[{spaceless}]]"
    possessive = rf"(?<={letter}['’])[sS](?!{letter})"
    joined = (
        r"(?:[\u00ad\u200c\u200d]+"
        rf"|['’](?![sS](?!{letter}))"
        r"|(?<=\p{L})·(?=\p{L})"
        r"|(?<=\p{Hebrew})[\"״׳](?=\p{Hebrew})"
        rf")(?={letter})"
    )
    initial = r"\p{L}\p{M}*+"
    number = (
        r"(?:\p{Sc}|(?<!\p{L})\p{L}{1,3}\p{Sc})?"
        r"(?:\p{N}{4}-\p{N}{2}-\p{N}{2}|\p{N}++(?:(?:[.,:/'’٫٬]|[\u00a0\u202f](?=\p{N}{3}(?!\p{N})))"
        r"\p{N}++)*)(?!\p{N})"
    )
    return regex.compile(
        rf"(?<!{letter}){initial}(?:\.{initial})+(?!{letter})\.?"
        rf"|(?<!{letter}){number}(?:[%‰٪°]|(?!{letter})\p{{Sc}}|{letter}+)?"
        rf"|(?!{possessive}){letter}+(?:{joined}{letter}+)*"
        rf"|[{spaceless}]\p{{M}}*+"
        rf"|[#@](?={letter})"
        r"|\p{S}",
        regex.VERSION1,
    )


def atoms(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield the words, numbers and symbols of ``text[start:end]``: what isn't punctuation."""
    return (Span(*match.span()) for match in _atom().finditer(text, start, end))


def _atoms_near(text: str, block: Span, start: int, end: int) -> list[Span]:
    """Return the atoms of a block about a span, among them one that begins before it."""
    return list(atoms(text, _gap_before(text, block, start), _gap_after(text, block, end)))


def _gap_before(text: str, block: Span, offset: int) -> int:
    lowest = max(block.start, offset - _FAR)
    return max(text.rfind(" ", lowest, offset), lowest)


def _gap_after(text: str, block: Span, offset: int) -> int:
    highest = min(block.end, offset + _FAR)
    found = text.find(" ", offset, highest)
    return highest if found < 0 else found


def word_around(text: str, block: Span, offset: int) -> Span | None:
    """Return the word that ``offset`` lies in, or else the one that ends there, or None.

    Of a word of one symbol, such as an emoji, it is the whole grapheme.
    """
    before = None
    for atom in _atoms_near(text, block, offset, offset):
        if atom.start <= offset < atom.end:
            return _clipped(whole_graphemes(text, atom), block)
        before = atom if atom.end == offset else before
    return _clipped(whole_graphemes(text, before), block) if before else None


def snap(text: str, block: Span, span: Span) -> Span | None:
    """Return ``span`` with its ends moved to the ends of words; None where it holds no word.

    White space, punctuation and quotation marks at its ends are left out, save a bracket or
    quotation mark whose partner is inside. The result lies in ``block``, cuts no grapheme,
    and snaps to itself.
    """
    clipped = Span(max(span.start, block.start), min(span.end, block.end))
    found = _snapped(text, block, clipped) if clipped.start < clipped.end else None
    while found is not None:
        # An end that was moved for a grapheme's sake may now touch one more word.
        again = _snapped(text, block, found)
        if again == found:
            break
        found = again
    return found


def without_space(text: str, span: Span) -> Span | None:
    """Return ``span`` without the white space at its ends; None where there is nothing else."""
    quote = text[span.start : span.end]
    start = span.start + len(quote) - len(quote.lstrip())
    return Span(start, start + len(quote.strip())) if quote.strip() else None


def _snapped(text: str, block: Span, span: Span) -> Span | None:
    span = _clipped(whole_graphemes(text, span), block)
    touched = (
        [atom for atom in _atoms_near(text, block, span.start, span.start) if _meet(atom, span)],
        [atom for atom in _atoms_near(text, block, span.end, span.end) if _meet(atom, span)],
    )
    first = touched[0][0].start if touched[0] else _next_atom(text, span)
    if first is None:
        return None
    last = touched[1][-1].end if touched[1] else _last_atom(text, span)
    core = _with_partners(text, Span(first, last), span)
    return _clipped(whole_graphemes(text, core), block)


def _meet(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _next_atom(text: str, span: Span) -> int | None:
    return next((atom.start for atom in atoms(text, *span)), None)


def _last_atom(text: str, span: Span) -> int:
    """Return the end of the last atom of a span that has one, looking at ever more of it."""
    reach = 64
    while True:
        start = max(span.start, span.end - reach)
        found = list(atoms(text, start, span.end))
        if found and (start == span.start or len(found) > 1):
            return found[-1].end
        reach *= 4


def _with_partners(text: str, core: Span, within: Span) -> Span:
    """Take in what ``within`` has beside ``core`` and belongs to it: a partner, a short form."""
    start, end = core
    inside = text[start:end]
    if end < within.end and text[end] == "." and _SHORTENED.search(inside[-5:]):
        end += 1
    if end < within.end and _is_unclosed(inside, text[end]):
        end += 1
    before = text[start - 1] if start > within.start else ""
    if before and _is_unopened(inside, before):
        start -= 1
    return Span(start, end)


def _is_unclosed(inside: str, closing: str) -> bool:
    opening = _PAIRS.get(closing)
    if opening == closing:
        return inside.count(closing) % 2 == 1
    return opening is not None and inside.count(opening) > inside.count(closing)


def _is_unopened(inside: str, opening: str) -> bool:
    closing = _OPENING.get(opening)
    if opening == closing:
        return inside.count(opening) % 2 == 1
    return closing is not None and inside.count(closing) > inside.count(opening)


def _clipped(span: Span, block: Span) -> Span:
    return Span(max(span.start, block.start), min(span.end, block.end))


# Steps of one end


def next_word_end(text: str, block: Span, offset: int) -> int:
    """Return the first end of a word behind ``offset``, or the end of the block."""
    start = _gap_before(text, block, offset)
    ends = (atom.end for atom in atoms(text, start, block.end))
    return next((end for end in ends if end > offset), block.end)


def next_word_start(text: str, block: Span, offset: int) -> int:
    """Return the first beginning of a word behind ``offset``, or the end of the block."""
    start = _gap_before(text, block, offset)
    starts = (atom.start for atom in atoms(text, start, block.end))
    return next((start for start in starts if start > offset), block.end)


def previous_word_end(text: str, block: Span, offset: int) -> int:
    """Return the last end of a word before ``offset``, or the start of the block."""
    ends = [atom.end for atom in _atoms_before(text, block, offset) if atom.end < offset]
    return ends[-1] if ends else block.start


def previous_word_start(text: str, block: Span, offset: int) -> int:
    """Return the last beginning of a word before ``offset``, or the start of the block."""
    starts = [atom.start for atom in _atoms_before(text, block, offset) if atom.start < offset]
    return starts[-1] if starts else block.start


def nearest_word_edge(text: str, block: Span, offset: int, *, end: bool) -> int:
    """Return the end, or the start, of a word that is nearest to ``offset``."""
    step_on, step_back = (
        (next_word_end, previous_word_end) if end else (next_word_start, previous_word_start)
    )
    after = step_on(text, block, offset - 1) if offset > block.start else offset
    before = step_back(text, block, offset + 1)
    return after if after - offset <= offset - before else before


def _atoms_before(text: str, block: Span, offset: int) -> list[Span]:
    """Return atoms of the block before ``offset``, at least one if there is any near."""
    start = _gap_before(text, block, offset)
    end = _gap_after(text, block, offset)
    found = list(atoms(text, start, end))
    while start > block.start and not any(atom.end < offset for atom in found):
        start = _gap_before(text, block, start)
        found = list(atoms(text, start, end))
    return found
