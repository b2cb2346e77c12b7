"""The links of a PDF: places on its pages that lead to an address, found in the text again."""

from __future__ import annotations

import ctypes
import re
from typing import TYPE_CHECKING, Any, NamedTuple

from reader.importers.pdf.lines import cleaned, page_lines
from reader.text import normalise
from reader.values import Inline, InlineKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reader.importers.pdf.glyphs import Glyph
    from reader.importers.pdf.lines import Line

_MOST = 500
"""Links of a page."""
_LONGEST = 2_000
"""Bytes of an address."""
_EDGE = 1.0
"""Points by which a place may be smaller than its text."""
_STOPS = ".,;:!?"
"""What is beside a link rather than in it."""
_SHOWN = re.compile(r"(?:https?|mailto):\S+", re.IGNORECASE)


class Area(NamedTuple):
    """A place on a page, in points from its left and its bottom, what it shows and leads to."""

    left: float
    bottom: float
    right: float
    top: float
    text: str
    href: str


def page_links(pdf: Any, page: Any) -> list[Area]:  # noqa: ANN401  (pypdfium2 has no types)
    """Return the places on a page that lead to an address on the web, or of a mail."""
    links = [(link, _address(pdf, link)) for link in _enumerated(page)]
    links = [(link, href) for link, href in links if _SHOWN.fullmatch(href)]
    if not links:
        return []
    textpage = page.get_textpage()
    try:
        return [
            Area(*corners, cleaned(textpage.get_text_bounded(*corners)).rstrip(_STOPS), href)
            for link, href in links
            for corners in _corners(link)
        ]
    finally:
        textpage.close()


def mirrored(areas: Iterable[Area], glyphs: Sequence[Glyph]) -> list[Area]:
    """Return the places on a page from right to left as its lines are, with what they show.

    PDFium has the letters of such a text in another order.
    """
    return [
        area._replace(
            left=-area.right,
            right=-area.left,
            text=_shown(area, glyphs),
        )
        for area in areas
    ]


def _shown(area: Area, glyphs: Iterable[Glyph]) -> str:
    lines = page_lines(_within(area, glyphs), leftward=True)
    return " ".join(line.text for line in lines).rstrip(_STOPS)


def _within(area: Area, glyphs: Iterable[Glyph]) -> list[Glyph]:
    """Return the glyphs in an area, with the spaces that were found between them."""
    inner: list[Glyph] = []
    for glyph in glyphs:
        middle = (glyph.left + glyph.right) / 2
        is_inside = area.left <= middle <= area.right and area.bottom <= -glyph.base <= area.top
        if inner if glyph.made else is_inside:
            inner.append(glyph)
    return inner


def with_links(lines: Sequence[Line], areas: Sequence[Area]) -> list[Line]:
    """Return lines with the links that lie on them; lines are not turned."""
    linked = list(lines)
    for area in areas:
        for index, line in enumerate(linked):
            middle = line.size / 3 - line.base
            is_level = area.bottom < middle < area.top
            if area.text and is_level and line.left < area.right and area.left < line.right:
                linked[index] = line._replace(links=(*line.links, (area.text, area.href)))
                break
    return linked


def links_in(text: str, lines: Sequence[Line]) -> Iterator[Inline]:
    """Yield the links in the text of a paragraph that has these lines."""
    place = 0
    for line in lines:
        shown = line.text[:-1]  # the last one may be a hyphen that is gone
        place = max(place, text.find(shown, place))
        after = place
        for words, href in line.links:
            start = text.find(words, after)
            if start >= 0:
                after = start + len(words)
                yield Inline(start, after, InlineKind.LINK, href)
        place += len(shown)


def _enumerated(page: Any) -> Iterator[Any]:  # noqa: ANN401
    from pypdfium2 import raw

    place, link = ctypes.c_int(0), raw.FPDF_LINK()
    for _ in range(_MOST):
        if not raw.FPDFLink_Enumerate(page, ctypes.byref(place), ctypes.byref(link)):
            return
        yield raw.FPDF_LINK.from_buffer_copy(link)


def _address(pdf: Any, link: Any) -> str:  # noqa: ANN401
    from pypdfium2 import raw

    action = raw.FPDFLink_GetAction(link)
    if not action or raw.FPDFAction_GetType(action) != raw.PDFACTION_URI:
        return ""
    written = ctypes.create_string_buffer(_LONGEST)
    raw.FPDFAction_GetURIPath(pdf, action, written, _LONGEST)
    return normalise(written.value.decode("utf-8", "replace")).strip()


def _corners(link: Any) -> Iterator[tuple[float, float, float, float]]:  # noqa: ANN401
    """Yield the places of a link, one for each line that it is on."""
    from pypdfium2 import raw

    quad, box = raw.FS_QUADPOINTSF(), raw.FS_RECTF()
    count = raw.FPDFLink_CountQuadPoints(link)
    for index in range(min(count, _MOST)):
        if raw.FPDFLink_GetQuadPoints(link, index, ctypes.byref(quad)):
            x = quad.x1, quad.x2, quad.x3, quad.x4
            y = quad.y1, quad.y2, quad.y3, quad.y4
            yield min(x) - _EDGE, min(y), max(x) + _EDGE, max(y)
    if not count and raw.FPDFLink_GetAnnotRect(link, ctypes.byref(box)):
        yield box.left - _EDGE, box.bottom, box.right + _EDGE, box.top
