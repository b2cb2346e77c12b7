"""What stands before the items of a page's lists: a bullet, or their numbers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.importers.numbering import written
from reader.values import BULLET

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

_STYLE = re.compile(r"list-style(?:-type)?\s*:[^;]*?\b(none|(?:low|upp)er-\w+|decimal)")
_FORMS = {
    "lower-alpha": "a",
    "lower-latin": "a",
    "upper-alpha": "A",
    "upper-latin": "A",
    "lower-roman": "i",
    "upper-roman": "I",
}
_NUMBER = re.compile(r"\s*([+-]?\d{1,9})", re.ASCII)


class Bullets:
    """Tells of each text of a page's lists in turn what stands before it."""

    def __init__(self) -> None:
        self._numbers: dict[HtmlElement, str] = {}
        """Of the items of those ordered lists that were come to."""
        self._begun: set[HtmlElement] = set()

    def before(self, element: HtmlElement) -> str:
        """Return what stands before the text of ``element``; nothing where it goes on an item."""
        item = element
        while item.tag != "li":
            item = item.getparent()
        if item in self._begun:
            return ""
        self._begun.add(item)
        around = item.getparent()
        if around is None or around.tag != "ol":
            return BULLET
        if item not in self._numbers:
            self._numbers.update(_numbered(around))
        return self._numbers[item]


def _numbered(ordered: HtmlElement) -> Iterator[tuple[HtmlElement, str]]:
    """Yield the items of an ordered list, each with its number."""
    items = [each for each in ordered if each.tag == "li"]
    backwards = "reversed" in ordered.attrib
    number = _number(ordered.get("start"), len(items) if backwards else 1)
    for item in items:
        number = _number(item.get("value"), number)
        form = _form(item) or _form(ordered)
        yield item, "" if form == "none" else f"{written(number, form)}."
        number += -1 if backwards else 1


def _number(said: str | None, usual: int) -> int:
    match = _NUMBER.match(said or "")
    return int(match[1]) if match else usual


def _form(element: HtmlElement) -> str:
    """Return what an element says of how its numbers are written; nothing where it doesn't."""
    style = _STYLE.search(element.get("style", ""))
    return _FORMS.get(style[1], style[1]) if style else element.get("type", "")
