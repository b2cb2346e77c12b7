"""The paragraphs of a PDF, rebuilt from its lines."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from reader.importers.pdf.bidi import more_right_to_left, with_mended_brackets
from reader.importers.pdf.rows import starts_item

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.importers.pdf.lines import Line
    from reader.importers.pdf.order import Part
    from reader.importers.pdf.words import Words

_INDENT = 0.7
"""Of the size: how far in the first line of a paragraph begins."""
_ROOM = 0.6
"""Of the size: what more than the next word has to have had room for a line to be a last one."""
_RAGGED = 0.15
"""Of its length: what more a line has to have had room for that doesn't end a sentence."""
_LEVEL = 2.0
"""Points between two lines that begin at the same place."""
_FULL = 0.8
"""Of the widest line of a part: how long a centred line is that goes on in the next."""
_CENTRED = 4.0
"""Points between the middles of two lines that are centred."""
_INDENTED = 80
"""Characters of an indent, at most."""
_SAME_SIZE = 0.03
_NEAR = 3.5
"""Of the size: how far down lines of one program go on."""
_BLANK = 1.7
"""Of the size: how far down a line is after an empty one."""
_CLOSED = re.compile(r"[.!?…:;؟۔。！？：；][\"'”’»)\]⁰¹²³⁴-⁹]*$")
_CAPTION = re.compile(
    r"(?:fig(?:ure|\.)?|table|abb(?:ildung|\.)?|tab(?:elle|\.)|tableau|рис(?:унок|\.)|таблица|شكل|جدول"
    r"|şekil|tablo|图|圖|表|図)\s*\d+",
    re.IGNORECASE,
)


class Paragraph(NamedTuple):
    """A paragraph and how it looks."""

    lines: tuple[Line, ...]
    page: int
    """From 0."""
    margin: float
    """Where lines begin in its part of the page."""
    end: float
    """Where the longest of them end."""

    @property
    def size(self) -> float:
        """That of its first line."""
        return self.lines[0].size

    @property
    def is_bold(self) -> bool:
        """Whether all of it is."""
        return all(line.bold for line in self.lines)

    @property
    def is_fixed(self) -> bool:
        """Whether all its letters are of one width."""
        return all(line.fixed for line in self.lines)

    @property
    def is_caption(self) -> bool:
        """Whether it begins as what stands under a figure."""
        return bool(_CAPTION.match(self.lines[0].text))

    def text(self, words: Words) -> str:
        """Return what it says."""
        if self.is_fixed:
            return "\n".join(_indented(self.lines))
        text = words.join([line.text for line in self.lines])
        return with_mended_brackets(text) if more_right_to_left(text) else text


def paragraphs(pages: Sequence[Sequence[Part]]) -> list[Paragraph]:
    """Return the paragraphs of all pages; what goes on in the next column or page is one."""
    found: list[Paragraph] = []
    for page, parts in enumerate(pages):
        for part in parts:
            pieces = list(_pieces(part, page))
            last = next(
                (place for place in range(len(found) - 1, -1, -1) if not found[place].is_caption),
                None,
            )
            if last is not None and _goes_on(found[last], pieces[0]):
                lines = found[last].lines + pieces[0].lines
                found[last] = found[last]._replace(lines=lines, page=page)
                pieces = pieces[1:]
            found += pieces
    return _with_fixed_joined(found)


def _with_fixed_joined(found: Sequence[Paragraph]) -> list[Paragraph]:
    """Return paragraphs with those in letters of one width, as of a program, put together."""
    joined: list[Paragraph] = []
    for each in found:
        before = joined[-1] if joined else None
        if before is not None and before.is_fixed and each.is_fixed and _is_near(before, each):
            joined[-1] = before._replace(lines=before.lines + each.lines)
        else:
            joined.append(each)
    return joined


def _is_near(before: Paragraph, after: Paragraph) -> bool:
    down = after.lines[0].base - before.lines[-1].base
    is_item = after.lines[0].text.startswith("•")
    return before.page == after.page and 0 < down < _NEAR * after.size and not is_item


def _pieces(part: Part, page: int) -> Iterator[Paragraph]:
    """Yield the paragraphs of one part of a page."""
    margin, lines = _margin(part.lines), [part.lines[0]]
    for index, line in enumerate(part.lines[1:], 1):
        if _begins(line, lines, part, margin) or _had_room(
            lines, part.lines[index : index + 3], part
        ):
            yield Paragraph(tuple(lines), page, margin, part.right)
            lines = []
        lines.append(line)
    yield Paragraph(tuple(lines), page, margin, part.right)


def _margin(lines: Sequence[Line]) -> float:
    """Return where most of the lines begin."""
    return min(Counter(round(line.left) for line in lines).most_common(2), key=_seldom)[0]


def _seldom(counted: tuple[int, int]) -> tuple[int, int]:
    left, count = counted
    return -count, left


def _begins(line: Line, before: Sequence[Line], part: Part, margin: float) -> bool:
    """Return whether a line begins a paragraph, and doesn't go on with the lines ``before``."""
    last = before[-1]
    if line.fixed and last.fixed:
        return line.text.startswith("•")
    if line.joined or line.fixed != last.fixed or starts_item(line.text):
        return True
    if last.hang is not None and abs(line.left - last.hang) < _LEVEL:
        return False
    if last.joined:
        return True
    if _is_centred(line, part) and _is_centred(last, part):
        return False
    if starts_item(before[0].text):
        margin = max(margin, line.left) if len(before) == 1 else before[1].left
    indent = _INDENT * line.size
    is_moved_in = line.left > margin + indent and line.left > last.left + indent
    is_moved_out = len(before) > 1 and line.left < last.left - indent
    return is_moved_in or is_moved_out


def _is_centred(line: Line, part: Part) -> bool:
    middle = (part.left + part.right) / 2
    is_narrower = line.left > part.left + _CENTRED and line.right < part.right - _CENTRED
    is_widest = line.left <= part.left + 1 and line.right >= part.right - 1
    return abs((line.left + line.right) / 2 - middle) < _CENTRED and (is_narrower or is_widest)


def _had_room(before: Sequence[Line], after: Sequence[Line], part: Part) -> bool:
    """Return whether the first word of the next line would have fitted on the one before."""
    last, line = before[-1], after[0]
    if line.fixed and last.fixed:
        return False
    if _is_centred(line, part) and _is_centred(last, part):
        return last.right - last.left < _FULL * (part.right - part.left)
    end = max(each.right for each in (*before, *(after if len(before) == 1 else after[:1])))
    word = len(line.text.split(" ", 1)[0]) + 1
    width = (line.right - line.left) * word / max(len(line.text), 1)
    room = end - last.right - _ROOM * line.size
    if not _CLOSED.search(last.text):  # no end of a sentence: a ragged line, unless it is short
        room -= _RAGGED * (end - last.left)
    return room > width


def _goes_on(before: Paragraph, after: Paragraph) -> bool:
    """Return whether the second paragraph is the rest of the first, on another place."""
    last, first = before.lines[-1], after.lines[0]
    if abs(last.size - first.size) > _SAME_SIZE * last.size or last.bold != first.bold:
        return False
    if last.joined or first.joined or last.fixed or first.fixed or starts_item(first.text):
        return False
    if _CLOSED.search(last.text):
        return False
    if first.text[0].islower():
        return True
    is_elsewhere = before.page != after.page or first.base < last.base
    is_full = before.end - last.right < 2 * last.size and len(before.lines) > 1
    return is_elsewhere and is_full and first.left <= after.margin + _INDENT * first.size


def _indented(lines: Sequence[Line]) -> Iterator[str]:
    """Yield lines of letters of one width with their indents, and empty ones between them."""
    left = min(line.left for line in lines)
    base = lines[0].base
    for line in lines:
        if line.base - base > _BLANK * line.size:
            yield ""
        width = (line.right - line.left) / max(len(line.text), 1)
        indent = round((line.left - left) / width) if width > 0 else 0
        yield " " * min(indent, _INDENTED) + line.text
        base = line.base
