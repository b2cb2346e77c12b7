"""The lists of an ODT: what stands before each of their items, counted in the order of the text."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.importers.numbering import written
from reader.importers.office.odt_styles import attribute
from reader.importers.tolerant_xml import local
from reader.text import normalise
from reader.values import BULLET

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.etree import _Element as Element

_DIGITS = 9
_LONGEST = 12
"""Code points of what stands before or behind a number; of more, nothing is shown."""


class _Level(NamedTuple):
    form: str
    before: str
    behind: str
    start: int
    levels: int
    """Of how many levels, from this one outwards, the numbers are shown."""


class _Around(NamedTuple):
    """A list that the text is in."""

    style: str
    level: _Level | None
    """None where it has bullets."""
    number: int
    """Of its last item."""


class Lists:
    """Follows the text from list to list."""

    def __init__(self, roots: Iterable[Element]) -> None:
        """Take the roots of the parts that have styles."""
        self._levels = {
            (attribute(style, "name"), _number(each, "level", 1)): _level(each)
            for root in roots
            for style in root.iter("{*}list-style")
            for each in style
            if local(each).startswith("list-level-style")
        }
        self._around: list[_Around] = []
        self._last: dict[tuple[str, int], int] = {}
        """The last number by style and depth, for lists that go on another."""
        self._waiting = ""

    def begin(self, element: Element) -> None:
        """Go into a list; one that names no style has that of the list around it."""
        outer = self._around[-1].style if self._around else ""
        style, depth = attribute(element, "style-name") or outer, len(self._around) + 1
        level = self._level_of(style, depth)
        first = level.start if level else 1
        goes_on = attribute(element, "continue-numbering") == "true"
        if goes_on or attribute(element, "continue-list"):
            first = self._last.get((style, depth), first - 1) + 1
        self._around.append(_Around(style, level, first - 1))

    def begin_item(self, item: Element) -> None:
        """Go into an item, or into a header, which has no number."""
        self._waiting = ""
        if local(item) != "list-item" or not self._around:
            return
        around = self._around[-1]
        around = around._replace(number=_number(item, "start-value", around.number + 1))
        self._around[-1] = around
        self._last[around.style, len(self._around)] = around.number
        self._waiting = self._shown(around.level) if around.level else BULLET

    def end(self) -> None:
        """Go out of a list."""
        self._around.pop()
        self._waiting = ""

    def bullet(self) -> str:
        """Return what stands before the next paragraph, as `Block` keeps it."""
        bullet, self._waiting = self._waiting, ""
        return bullet

    def _level_of(self, style: str, depth: int) -> _Level | None:
        """Return the level of a style; where it has none so deep, the deepest one above."""
        depths = (each for each in range(depth, 0, -1) if (style, each) in self._levels)
        return self._levels.get((style, next(depths, 0)))

    def _shown(self, level: _Level) -> str:
        if not level.form:
            return ""
        numbered = [each for each in self._around if each.level][-level.levels :]
        numbers = (written(each.number, each.level.form) for each in numbered if each.level)
        return f"{level.before}{'.'.join(numbers)}{level.behind}"


def _level(element: Element) -> _Level | None:
    if local(element) != "list-level-style-number":
        return None
    around = (normalise(attribute(element, f"num-{name}")) for name in ("prefix", "suffix"))
    before, behind = (each.strip() if len(each) <= _LONGEST else "" for each in around)
    start, levels = _number(element, "start-value", 1), _number(element, "display-levels", 1)
    return _Level(attribute(element, "num-format"), before, behind, start, max(1, levels))


def _number(element: Element, name: str, usual: int) -> int:
    said = attribute(element, name)
    return int(said) if said.isdecimal() and len(said) <= _DIGITS else usual
