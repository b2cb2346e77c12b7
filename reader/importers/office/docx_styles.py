"""The styles and lists of a DOCX: what its paragraphs are by those."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.importers.office.document import is_contents_style, kind_of_chain
from reader.importers.tolerant_xml import local
from reader.values import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

_DEPTH = 20
"""How many styles may be based on each other."""
_LEVELS = 9
_NO_LIST = "0"


class _Style(NamedTuple):
    name: str
    base: str
    outline: int | None
    numbering: tuple[str, int]


def attribute(element: Element | None, name: str) -> str:
    """Return an attribute whatever its namespace is: strict files have others."""
    if element is None:
        return ""
    values = (value for key, value in element.items() if str(key).rpartition("}")[2] == name)
    return str(next(values, ""))


def child(element: Element | None, *names: str) -> Element | None:
    """Return the element that a path of names leads to, or None."""
    for name in names:
        if element is None:
            return None
        element = next((each for each in element if local(each) == name), None)
    return element


class Styles:
    """What the styles of a document say."""

    def __init__(self, styles: Element | None, numbering: Element | None) -> None:
        """Take the roots of ``styles.xml`` and ``numbering.xml``."""
        found = () if styles is None else styles.iter("{*}style")
        self._styles = {attribute(each, "styleId"): _style(each) for each in found}
        self._unmarked = set(_unmarked(numbering))

    def is_contents(self, paragraph: Element) -> bool:
        """Return whether it is a line of the table of contents."""
        return any(is_contents_style(each.name) for each in self._chain(paragraph))

    def kind(self, paragraph: Element) -> tuple[BlockKind, int]:
        """Return what a paragraph is, and its level."""
        chain = list(self._chain(paragraph))
        properties = child(paragraph, "pPr")
        outline = _outline(properties)
        own = [outline] if outline is not None else [each.outline for each in chain]
        level = next((each for each in own if each is not None), None)
        named = kind_of_chain([each.name for each in chain])
        if named:
            return named
        if level is not None and level < _LEVELS:
            return BlockKind.HEADING, min(level + 1, 6)
        return self._of_list(properties, chain)

    def _of_list(self, properties: Element | None, chain: list[_Style]) -> tuple[BlockKind, int]:
        number, depth = _numbering(properties)
        if not number:
            number, depth = next((each.numbering for each in chain if each.numbering[0]), ("", 0))
        if number in {"", _NO_LIST} or (number, depth) in self._unmarked:
            return BlockKind.PARAGRAPH, 0
        return BlockKind.LIST_ITEM, depth + 1

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


def _unmarked(numbering: Element | None) -> Iterator[tuple[str, int]]:
    """Yield the levels of lists that show neither a number nor a bullet."""
    if numbering is None:
        return
    shown: dict[str, list[int]] = {}
    for abstract in numbering.iter("{*}abstractNum"):
        for level in abstract.iter("{*}lvl"):
            depth = attribute(level, "ilvl")
            if attribute(child(level, "numFmt"), "val") == "none" and depth.isdecimal():
                shown.setdefault(attribute(abstract, "abstractNumId"), []).append(int(depth))
    for used in numbering.iter("{*}num"):
        for depth_ in shown.get(attribute(child(used, "abstractNumId"), "val"), ()):
            yield attribute(used, "numId"), depth_
