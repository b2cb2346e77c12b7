"""The text of a DOCX: its paragraphs, tables and notes, as they are after all changes to it.

ECMA-376, part 1, WordprocessingML. Namespaces are passed over: the strict variant has others.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.importers.office.document import Run, block_of, row_of, sign_of
from reader.importers.office.docx_elements import attribute, child
from reader.importers.tolerant_xml import local
from reader.values import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml.etree import _Element as Element

    from reader.importers.office.docx_styles import Styles
    from reader.importers.rendered import Rendered

_AROUND = frozenset(
    (
        *("ins", "moveTo", "smartTag", "sdt", "sdtContent", "customXml", "dir", "bdo"),
        *("AlternateContent", "Choice", "ruby", "rubyBase", "oMathPara"),
    )
)
"""Elements of which only what is in them counts; `del` and `moveFrom` are none of them."""
_SIGNS = {
    "tab": "\t",
    "ptab": "\t",
    "cr": "\n",
    "noBreakHyphen": "\u2011",
    "softHyphen": "\u00ad",
}
_OFF = frozenset(("0", "false", "off", "none"))
_FIELD = re.compile(r'\s*HYPERLINK\s+"([^"]+)"')
_SYMBOLS = {"\uf0b7": "•", "\uf0a7": "▪", "\uf0e0": "→", "\uf0fc": "✓"}
"""Of Word's symbol fonts, which have no letters of Unicode."""


class DocxText:
    """Reads the text of a document; the notes that it refers to are numbered in their order."""

    def __init__(self, styles: Styles, links: Mapping[str, str]) -> None:
        """Take the styles, and the addresses of links by the ids of their relationships."""
        self._styles, self._links = styles, links
        self._fields: list[str] = []
        self.notes: list[tuple[str, str]] = []
        """Those referred to so far: footnote or endnote, and its id."""

    def blocks(self, parent: Element) -> Iterator[Rendered]:
        """Yield the blocks in an element."""
        for each in parent:
            name = local(each)
            if name == "p":
                yield from self._paragraph(each)
            elif name == "tbl":
                yield from self._table(each)
            elif name in _AROUND and not _is_contents(each):
                yield from self.blocks(each)

    def note(self, element: Element, sign: str) -> Rendered:
        """Return a note as one block, its sign before it."""
        runs = [Run(sign)]
        for paragraph in element.iter("{*}p"):
            own = self._stripped(paragraph)
            runs += [Run(" "), *own] if own else []
        return block_of(runs, BlockKind.PARAGRAPH)

    def words(self, element: Element) -> str:
        """Return the text of an element, a line for each paragraph."""
        paragraphs = ("".join(run.text for run in self._runs(p)) for p in element.iter("{*}p"))
        return "\n".join(paragraphs).strip()

    def _paragraph(self, paragraph: Element) -> Iterator[Rendered]:
        runs = list(self._runs(paragraph))
        if not self._styles.is_contents(paragraph):
            yield block_of(runs, *self._styles.kind(paragraph))
        for box in paragraph.iter("{*}txbxContent"):
            if not any(local(up) in {"Fallback", "txbxContent"} for up in box.iterancestors()):
                yield from self.blocks(box)

    def _stripped(self, paragraph: Element) -> list[Run]:
        runs = [run for run in self._runs(paragraph) if run.text]
        if runs:
            runs[0] = runs[0]._replace(text=runs[0].text.lstrip())
        return [run for run in runs if run.text]

    def _table(self, table: Element) -> Iterator[Rendered]:
        """Yield a table a row a line; one that only places paragraphs, as those."""
        rows = [list(_cells(row)) for row in table if local(row) == "tr"]
        if all(len(row) == 1 for row in rows):
            for (cell,) in rows:
                yield from self.blocks(cell)
            return
        for row in rows:
            yield row_of(self._cell(cell) for cell in row)

    def _cell(self, cell: Element) -> Iterator[Run]:
        for number, paragraph in enumerate(cell.iter("{*}p")):
            if number:
                yield Run(" ")
            yield from self._runs(paragraph)

    def _runs(self, parent: Element, href: str = "") -> Iterator[Run]:
        for each in parent:
            name = local(each)
            if name == "r":
                yield from self._run(each, href)
            elif name == "hyperlink":
                yield from self._runs(each, self._links.get(attribute(each, "id"), ""))
            elif name == "fldSimple":
                yield from self._runs(each, _address(attribute(each, "instr")) or href)
            elif name == "oMath":
                yield Run("".join(text.text or "" for text in each.iter("{*}t")))
            elif name in _AROUND:
                yield from self._runs(each, href)

    def _run(self, run: Element, href: str) -> Iterator[Run]:
        properties = child(run, "rPr")
        if _is_on(properties, "vanish"):
            return
        text = "".join(self._signs(run))
        if attribute(child(properties, "vertAlign"), "val") == "superscript" and text.isdecimal():
            text = sign_of(text)
        link = href or next((_address(each) for each in reversed(self._fields)), "")
        yield Run(text, _is_on(properties, "b"), _is_on(properties, "i"), link)
        yield from self._runs(run, href)

    def _signs(self, run: Element) -> Iterator[str]:
        for each in run:
            name = local(each)
            if name == "t":
                yield each.text or ""
            elif name in _SIGNS:
                yield _SIGNS[name]
            elif name == "br" and attribute(each, "type") not in {"page", "column"}:
                yield "\n"
            elif name == "sym":
                yield _symbol(attribute(each, "char"))
            elif name in {"footnoteReference", "endnoteReference"}:
                self.notes.append((name.removesuffix("Reference"), attribute(each, "id")))
                yield sign_of(len(self.notes))
            elif name in {"fldChar", "instrText"}:
                self._follow_field(each)

    def _follow_field(self, element: Element) -> None:
        """Keep what the fields around the text say that they are."""
        if local(element) == "instrText":
            if self._fields:
                self._fields[-1] += element.text or ""
        elif attribute(element, "fldCharType") == "begin":
            self._fields.append("")
        elif attribute(element, "fldCharType") == "end" and self._fields:
            self._fields.pop()


def _cells(row: Element) -> Iterator[Element]:
    for each in row:
        if local(each) == "tc":
            yield each
        elif local(each) in _AROUND:
            yield from _cells(each)


def _is_contents(element: Element) -> bool:
    """Return whether a part that Word builds is the table of contents."""
    gallery = child(element, "sdtPr", "docPartObj", "docPartGallery")
    return attribute(gallery, "val").lower() == "table of contents"


def _is_on(properties: Element | None, name: str) -> bool:
    told = child(properties, name)
    return told is not None and attribute(told, "val").lower() not in _OFF


def _address(field: str) -> str:
    match = _FIELD.match(field)
    return match[1] if match else ""


def _symbol(code: str) -> str:
    try:
        character = chr(int(code, 16))
    except (ValueError, OverflowError):
        return ""
    return _SYMBOLS.get(character, character)
