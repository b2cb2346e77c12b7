"""What a page shows only where no scripts run: at times, that is its article."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_FEWEST = 500
"""Code points; less is a picture's caption, or asks for scripts."""
_TIMES = 3


def show_without_scripts(page: HtmlElement, said: int) -> bool:
    """Make what ``page`` shows without scripts a part of it, where that is much; return whether.

    ``said`` is how many code points its article has without it.
    """
    found = [each for each in page.iter("noscript") if _length(each) > max(_FEWEST, _TIMES * said)]
    for element in found:
        element.tag = "div"
    return bool(found)


def _length(element: HtmlElement) -> int:
    texts = element.xpath(".//text()[not(ancestor::script or ancestor::style)]")
    return sum(len(text.strip()) for text in texts)
