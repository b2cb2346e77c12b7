"""An article whose links can be gone to, and seen before they are followed."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint

from reader.links import LinkKind, link_at
from ui.views.page.caret_view import CaretView

if TYPE_CHECKING:
    from PySide6.QtCore import QRect

    from reader.links import Link


class LinkedView(CaretView):
    """Knows the links of its article; following them is left to others."""

    def link_at(self, offset: int) -> Link | None:
        """Return the link at an offset, or None."""
        return link_at(self._page.links, offset) if self._page else None

    def link_here(self) -> Link | None:
        """Return the link at the caret, or where the selection begins."""
        selected = self.selection()
        return self.link_at(selected.start if selected else self.caret())

    def next_link(self) -> Link | None:
        """Put the caret on the first link behind it that is shown; return the link, or None."""
        found = self._page.links if self._page else []
        place = bisect_right(found, self.caret(), key=lambda link: link.start)
        return self._go_to_link(found[place:])

    def previous_link(self) -> Link | None:
        """Put the caret on the last link that begins before it; return the link, or None."""
        found = self._page.links if self._page else []
        place = bisect_left(found, self.caret(), key=lambda link: link.start)
        return self._go_to_link(found[:place][::-1])

    def _go_to_link(self, candidates: list[Link]) -> Link | None:
        link = next((each for each in candidates if self.is_shown(each.start)), None)
        if link is not None:
            self.set_caret(link.start)
        return link

    def place_of_link(self, link: Link) -> QRect:
        """Return where a link begins, in pixels of the view."""
        positions, cursor = self._page.positions if self._page else None, self.textCursor()
        cursor.setPosition(positions.to_qt(link.start) if positions else 0)
        place = self.cursorRect(cursor)
        return place.translated(self.viewport().mapTo(self, QPoint()))

    def tip_of_link(self, link: Link) -> str:
        """Return what is told of a link under the mouse."""
        if link.kind is LinkKind.ADDRESS:
            return link.href
        text = self._page.text if self._page else ""
        return text[slice(*link.target)] if link.kind is LinkKind.REFERENCE else ""
