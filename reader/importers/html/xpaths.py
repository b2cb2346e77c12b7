"""XPaths that are looked for on every page."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml.html import HtmlElement


@cache
def path(expression: str) -> Callable[[HtmlElement], list[HtmlElement]]:
    """Return what finds the elements of an XPath, which needn't be read anew on each page."""
    from lxml import etree

    return cast("Callable[[HtmlElement], list[HtmlElement]]", etree.XPath(expression))
