"""The styles and lists of a DOCX: what its paragraphs are by those."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.importers.office.document import is_contents_style, kind_of_chain
from reader.importers.office.docx_elements import attribute, child
from reader.values import BULLET, BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

    from reader.importers.office.docx_numbering import Numbering

_DEPTH = 20
"""How many styles may be based on each other."""
_LEVELS = 9
_NO_LIST = "0"


class _Style(NamedTuple):
    name: str
    base: str
    outline: int | None
    numbering: tuple[str, int]


class Styles:
    """What the styles of a document say."""

    def __init__(self, styles: Element | None, numbering: Numbering) -> None:
        """Take the root of ``styles.xml``, and what counts the items of lists."""
        found = () if styles is None else styles.iter("{*}style")
        self._styles = {attribute(each, "styleId"): _style(each) for each in found}
        self._numbering = numbering

    def is_contents(self, paragraph: Element) -> bool:
        """Return whether it is a line of the table of contents."""
        return any(is_contents_style(each.name) for each in self._chain(paragraph))

    def kind(self, paragraph: Element) -> tuple[BlockKind, int, str]:
        """Return what a paragraph is, its level, and what stands before it.

        To be asked once of each, in the order of the text: the items of lists are counted.
        """
        chain = list(self._chain(paragraph))
        properties = child(paragraph, "pPr")
        outline = _outline(properties)
        own = [outline] if outline is not None else [each.outline for each in chain]
        level = next((each for each in own if each is not None), None)
        named = kind_of_chain([each.name for each in chain])
        if named:
            return *named, BULLET
        if level is not None and level < _LEVELS:
            return BlockKind.HEADING, min(level + 1, 6), BULLET
        return self._of_list(properties, chain)

    def _of_list(
        self, properties: Element | None, chain: list[_Style]
    ) -> tuple[BlockKind, int, str]:
        number, depth = _numbering(properties)
        if not number:
            number, depth = next((each.numbering for each in chain if each.numbering[0]), ("", 0))
        if number in {"", _NO_LIST} or self._numbering.is_unmarked(number, depth):
            return BlockKind.PARAGRAPH, 0, BULLET
        return BlockKind.LIST_ITEM, depth + 1, self._numbering.bullet(number, depth)

    def _chain(self, paragraph: Element) -> Iterator[_Style]:
        """Yield the style of a paragraph, and those that it is based on."""
        name = attribute(child(paragraph, "pPr", "pStyle"), "val")
        for _ in range(_DEPTH):
            style = self._styles.get(name)
            if style is None:
                return
            yield style
            name = style.base


def _style(element: Element) -> _Style:
    properties = child(element, "pPr")
    return _Style(
        attribute(child(element, "name"), "val"),
        attribute(child(element, "basedOn"), "val"),
        _outline(properties),
        _numbering(properties),
    )


def _outline(properties: Element | None) -> int | None:
    level = attribute(child(properties, "outlineLvl"), "val")
    return int(level) if level.isdecimal() else None


def _numbering(properties: Element | None) -> tuple[str, int]:
    """Return the list that a paragraph is in, and how deep; empty where it is in none."""
    number = attribute(child(properties, "numPr", "numId"), "val")
    depth = attribute(child(properties, "numPr", "ilvl"), "val")
    return number, min(int(depth), _LEVELS) if depth.isdecimal() else 0
