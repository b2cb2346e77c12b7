"""The text of an ODT: its paragraphs, lists, tables and notes, as they are after all changes.

OpenDocument 1.3, part 3. What was deleted stands apart from the text, in ``tracked-changes``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.importers.composed import one_line
from reader.importers.office.document import Run, block_of, row_of, sign_of
from reader.importers.office.odt_styles import attribute
from reader.importers.tolerant_xml import local, text_in
from reader.values import BlockKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from lxml.etree import _Element as Element

    from reader.importers.office.odt_lists import Lists
    from reader.importers.office.odt_styles import Styles
    from reader.importers.rendered import Rendered

_AROUND = frozenset(("section", "list-item", "list-header"))
"""Elements of which only what is in them counts."""
_ROWS = frozenset(("table-header-rows", "table-rows", "table-row-group"))
_UNSEEN = frozenset(
    ("tracked-changes", "annotation", "annotation-end", "note", "frame", "ruby-text", "hidden-text")
)
"""Elements in a paragraph that are no part of its text, or of which more has to be done."""
_SPACES = re.compile("[ \t\r\n]+")
_MOST_SPACES = 1000
_KEPT = "\0"
"""Stands for a space that counts, until those that don't are gone."""


class OdtText:
    """Reads the text of a document."""

    def __init__(self, styles: Styles, lists: Lists) -> None:
        self._styles, self._lists = styles, lists
        self.notes: list[Rendered] = []
        """Those that the text referred to so far."""
        self.comments: list[str] = []
        """What was written at the margin, and by whom."""

    def blocks(self, parent: Element, depth: int = 0) -> Iterator[Rendered]:
        """Yield the blocks in an element, which lies in ``depth`` lists."""
        for each in parent:
            name = local(each)
            if name in {"p", "h"}:
                yield from self._paragraph(each, depth)
            elif name == "list":
                self._lists.begin(each)
                yield from self.blocks(each, depth + 1)
                self._lists.end()
            elif name in _AROUND:
                if name != "section":
                    self._lists.begin_item(each)
                yield from self.blocks(each, depth)
            elif name == "table":
                yield from self._table(each)
            elif name == "frame":
                yield from self._boxes(each)

    def _paragraph(self, paragraph: Element, depth: int) -> Iterator[Rendered]:
        runs = _collapsed(self._runs(paragraph, Run("")))
        if not self._styles.is_contents(paragraph):
            kind, level = self._styles.kind(paragraph)
            if depth and kind is BlockKind.PARAGRAPH:
                yield block_of(runs, BlockKind.LIST_ITEM, depth, self._lists.bullet())
            else:
                yield block_of(runs, kind, level)
        for frame in paragraph.iter("{*}frame"):
            if not any(local(up) == "frame" for up in frame.iterancestors()):
                yield from self._boxes(frame)

    def _boxes(self, frame: Element) -> Iterator[Rendered]:
        for each in frame:
            if local(each) == "text-box":
                yield from self.blocks(each)

    def _table(self, table: Element) -> Iterator[Rendered]:
        """Yield a table a row a line; one that only places paragraphs, as those."""
        rows = [list(_cells(row)) for row in _rows(table)]
        if all(len(row) == 1 for row in rows):
            for (cell,) in rows:
                yield from self.blocks(cell)
            return
        for row in rows:
            yield row_of(self._cell(cell) for cell in row)

    def _cell(self, cell: Element) -> Iterator[Run]:
        for number, paragraph in enumerate(cell.iter("{*}p", "{*}h")):
            if number:
                yield Run(" ")
            yield from _collapsed(self._runs(paragraph, Run("")))

    def _runs(self, parent: Element, look: Run) -> Iterator[Run]:
        """Yield the text in an element; ``look`` is what it looks like there."""
        yield look._replace(text=_SPACES.sub(" ", parent.text or ""))
        for each in parent:
            name = local(each)
            if name == "span":
                yield from self._span(each, look)
            elif name == "a":
                yield from self._runs(each, look._replace(href=attribute(each, "href")))
            elif name == "note":
                yield look._replace(text=self._note(each))
            elif name == "annotation":
                self._comment(each)
            elif name in _SIGNS:
                yield look._replace(text=_SIGNS[name](each))
            elif name and name not in _UNSEEN:
                yield from self._runs(each, look)
            yield look._replace(text=_SPACES.sub(" ", each.tail or ""))

    def _span(self, span: Element, look: Run) -> Iterator[Run]:
        own = self._styles.look(span)
        if own.hidden:
            return
        look = look._replace(
            strong=look.strong if own.strong is None else own.strong,
            emphasis=look.emphasis if own.emphasis is None else own.emphasis,
        )
        for run in self._runs(span, look):
            is_exponent = own.raised and run.text.isdecimal()
            yield run._replace(text=sign_of(run.text)) if is_exponent else run

    def _note(self, note: Element) -> str:
        """Keep a note, and return what refers to it."""
        sign = sign_of(len(self.notes) + 1)
        place = len(self.notes)
        self.notes.append(block_of([Run(sign)], BlockKind.PARAGRAPH))
        runs = [Run(sign)]
        for body in note.iter("{*}note-body"):
            for paragraph in body.iter("{*}p", "{*}h"):
                first, *others = _collapsed(self._runs(paragraph, Run(""))) or [Run("")]
                runs += [Run(" "), first._replace(text=first.text.lstrip()), *others]
        self.notes[place] = block_of(runs, BlockKind.PARAGRAPH)
        return sign

    def _comment(self, comment: Element) -> None:
        author = one_line(text_in(next(comment.iter("{*}creator"), None)))
        lines = ["".join(run.text for run in self._runs(p, Run(""))) for p in comment.iter("{*}p")]
        words = "\n".join(lines).strip()
        if words:
            self.comments.append(f"{author}: {words}" if author else words)


def _spaces(element: Element) -> str:
    count = attribute(element, "c")
    return _KEPT * min(int(count) if count.isdecimal() else 1, _MOST_SPACES)


_SIGNS: dict[str, Callable[[Element], str]] = {
    "s": _spaces,
    "tab": lambda _: "\t",
    "line-break": lambda _: "\n",
}


def _collapsed(runs: Iterable[Run]) -> list[Run]:
    """Return runs without the white space that only lays out the file."""
    collapsed: list[Run] = []
    after_space = True
    for run in runs:
        text = run.text.lstrip(" ") if after_space else run.text
        if text:
            after_space = text.endswith(" ")
            collapsed.append(run._replace(text=text.replace(_KEPT, " ")))
    return collapsed


def _rows(table: Element) -> Iterator[Element]:
    for each in table:
        if local(each) == "table-row":
            yield each
        elif local(each) in _ROWS:
            yield from _rows(each)


def _cells(row: Element) -> Iterator[Element]:
    return (each for each in row if local(each) == "table-cell")
