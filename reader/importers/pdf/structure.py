"""What the paragraphs of a PDF are: its title, headings, items, captions, or just text."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.importers.html.names import letters
from reader.importers.pdf.lines import usual_size
from reader.importers.pdf.links import links_in
from reader.importers.pdf.rows import starts_item
from reader.importers.rendered import Rendered
from reader.values import BULLET, BlockKind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reader.importers.pdf.lines import Line
    from reader.importers.pdf.paragraphs import Paragraph
    from reader.importers.pdf.words import Words

_LARGER = 1.12
"""Of the size of the text: that of a heading, at least."""
_AS_LARGE = 0.97
_LONGEST = 200
"""Characters of a heading, at most."""
_LONGEST_BOLD = 120
_MOST_BOLD = 0.3
"""The share of bold lines in a document from which on they are no headings."""
_TITLE_WITHIN = 15
"""Among how many paragraphs the title is."""
_TITLE_LINES = 5


class Looks(NamedTuple):
    """What the text of a document looks like, beside which headings stand out."""

    size: float
    bold_tells: bool
    sections: Mapping[str, int]
    """The letters of its bookmarks, with the level of each."""


def looks_of(lines: Sequence[Line], sections: Mapping[str, int]) -> Looks:
    """Return the looks of the text that is in ``lines``."""
    bold = sum(len(line.text) for line in lines if line.bold)
    is_seldom = bold < _MOST_BOLD * sum(len(line.text) for line in lines)
    return Looks(usual_size(lines), is_seldom, sections)


def title_among(paragraphs: Sequence[Paragraph], told: str, looks: Looks) -> Paragraph | None:
    """Return the paragraph that is the title: the one that is ``told``, or the largest."""
    first = [
        each
        for each in paragraphs[:_TITLE_WITHIN]
        if each.page == 0 and len(each.lines) <= _TITLE_LINES and not each.is_fixed
    ]
    marks = [letters("".join(line.text for line in each.lines)) for each in first]
    same = (each for each, mark in zip(first, marks, strict=True) if mark and mark == letters(told))
    largest = max(first, key=lambda each: each.size, default=None)
    if largest is not None and largest.size < _LARGER * looks.size:
        largest = None
    return next(same, largest)


def rendered(
    paragraphs: Sequence[Paragraph], title: Paragraph | None, words: Words, looks: Looks
) -> list[Rendered]:
    """Return paragraphs as the blocks that they are."""
    texts = [each.text(words) for each in paragraphs]
    heading = [
        each is not title and _is_heading(each, text, looks)
        for each, text in zip(paragraphs, texts, strict=True)
    ]
    sizes = sorted(
        {round(each.size) for each, is_one in zip(paragraphs, heading, strict=True) if is_one}
    )
    levels = {size: len(sizes) - place for place, size in enumerate(sizes)}
    blocks: list[Rendered] = []
    for paragraph, text, is_one in zip(paragraphs, texts, heading, strict=True):
        if paragraph is title:
            blocks.append(Rendered(text, BlockKind.TITLE))
        elif is_one:
            level = looks.sections.get(letters(text), levels[round(paragraph.size)])
            blocks.append(Rendered(text, BlockKind.HEADING, min(level, 6)))
        else:
            links = tuple(links_in(text, paragraph.lines))
            kind, level = _kind(paragraph)
            bullet = "" if kind is BlockKind.LIST_ITEM else BULLET  # it stands in the text
            blocks.append(Rendered(text, kind, level, links, bullet))
    return blocks


def _kind(paragraph: Paragraph) -> tuple[BlockKind, int]:
    text = paragraph.lines[0].text
    if paragraph.is_fixed and not text.startswith("•"):
        return BlockKind.PREFORMATTED, 0
    if starts_item(text):
        return BlockKind.LIST_ITEM, 1
    return (BlockKind.CAPTION if paragraph.is_caption else BlockKind.PARAGRAPH), 0


def _is_heading(paragraph: Paragraph, text: str, looks: Looks) -> bool:
    if len(text) > _LONGEST or not letters(text) or paragraph.lines[0].joined:
        return False
    if paragraph.size >= _LARGER * looks.size or letters(text) in looks.sections:
        return True
    is_short = len(text) <= _LONGEST_BOLD and text[-1] not in ".,;:"
    is_bold = looks.bold_tells and paragraph.is_bold and not paragraph.is_fixed
    return is_bold and is_short and paragraph.size >= _AS_LARGE * looks.size
