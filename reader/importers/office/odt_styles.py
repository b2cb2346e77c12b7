"""The styles of an ODT: what its paragraphs are by those, and which text is bold or italic."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.importers.office.document import is_contents_style, kind_of_chain
from reader.importers.tolerant_xml import local
from reader.values import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml.etree import _Element as Element

_DEPTH = 20
"""How many styles may be based on each other."""
_BOLD = frozenset(("bold", "600", "700", "800", "900"))
_SLANTED = frozenset(("italic", "oblique"))


class _Style(NamedTuple):
    name: str
    base: str
    weight: str
    slant: str
    raised: bool
    hidden: bool


class Look(NamedTuple):
    """What a style says of text; None where it says nothing."""

    strong: bool | None
    emphasis: bool | None
    raised: bool
    hidden: bool


def attribute(element: Element, name: str) -> str:
    """Return an attribute by its name without the namespace; empty where there is none."""
    values = (value for key, value in element.items() if str(key).rpartition("}")[2] == name)
    return str(next(values, ""))


class Styles:
    """What the styles of a document say."""

    def __init__(self, roots: Iterable[Element]) -> None:
        """Take the roots of the parts that have styles."""
        self._styles = {
            (attribute(each, "family"), attribute(each, "name")): _style(each)
            for root in roots
            for each in root.iter("{*}style")
        }

    def is_contents(self, paragraph: Element) -> bool:
        """Return whether it is a line of the table of contents."""
        return any(map(is_contents_style, self._names(paragraph)))

    def kind(self, paragraph: Element) -> tuple[BlockKind, int]:
        """Return what a paragraph is, and its level; a list is none of its styles' business."""
        named = kind_of_chain(list(self._names(paragraph)))
        if local(paragraph) == "h":
            level = attribute(paragraph, "outline-level")
            return BlockKind.HEADING, max(1, min(int(level), 6)) if level.isdecimal() else 1
        return named or (BlockKind.PARAGRAPH, 0)

    def look(self, span: Element) -> Look:
        """Return how the text in a span looks."""
        chain = list(self._chain("text", attribute(span, "style-name")))
        weight = next((each.weight for each in chain if each.weight), "")
        slant = next((each.slant for each in chain if each.slant), "")
        return Look(
            weight in _BOLD if weight else None,
            slant in _SLANTED if slant else None,
            any(each.raised for each in chain[:1]),
            any(each.hidden for each in chain),
        )

    def _names(self, paragraph: Element) -> Iterator[str]:
        name = attribute(paragraph, "style-name")
        chain = list(self._chain("paragraph", name))
        yield from (_shown(each.name) for each in chain)
        if not chain:
            yield _shown(name)

    def _chain(self, family: str, name: str) -> Iterator[_Style]:
        for _ in range(_DEPTH):
            style = self._styles.get((family, name))
            if style is None:
                return
            yield style
            name = style.base


def _style(element: Element) -> _Style:
    properties = next((each for each in element if local(each) == "text-properties"), None)
    told = properties if properties is not None else element
    return _Style(
        attribute(element, "name"),
        attribute(element, "parent-style-name"),
        attribute(told, "font-weight"),
        attribute(told, "font-style"),
        attribute(told, "text-position").startswith("super"),
        attribute(told, "display") == "none" and told is properties,
    )


def _shown(name: str) -> str:
    """Return the name of a style as people see it: ``Heading_20_1`` stands for ``Heading 1``."""
    return name.replace("_20_", " ").replace("_", " ")
