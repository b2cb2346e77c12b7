"""Markdown with tables: the text as it is rendered, its structure as blocks and inlines."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from reader.importers import from_text, front_matter
from reader.importers.rendered import Rendered, lay
from reader.importers.scraped.blocks import around, with_kinds
from reader.importers.times.dates import parse_date
from reader.text import normalise
from reader.values import BULLET, BlockKind, ImportedArticle, Inline, InlineKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.token import Token

    from reader.importers.document import Document
    from reader.importers.scraped.recognised import Recognised

_DEEPEST = 80
"""Levels of nesting; what is deeper than its limit markdown-it would leave out unsaid."""
_TITLE_WITHIN = 3
"""Among how many blocks at the top a heading can be the title."""
_CONTAINERS = {"blockquote": BlockKind.QUOTE, "list_item": BlockKind.LIST_ITEM}
_INLINES = {"link": InlineKind.LINK, "em": InlineKind.EMPHASIS, "strong": InlineKind.STRONG}
_URL = re.compile(r"https?://\S+")
_NOTE = re.compile(r"\[\^[^\]\s]+\]:")
"""How a footnote begins, which CommonMark doesn't know."""


def recognises(document: Document) -> bool:
    """Return whether it begins with front matter; all else could as well be plain text."""
    return not document.suffix and bool(front_matter.split(document.opening)[0])


def read(document: Document) -> Iterator[ImportedArticle]:
    """Yield the article that a document is.

    Raises:
        UnreadableFileError: it is not text, or empty, or too much.
    """
    yield article_of(document.text)


def article_of(text: str) -> ImportedArticle:
    """Return the article that the normalised Markdown ``text`` renders to.

    HTML in it is text, nothing is fetched, and of pictures their descriptions remain. What
    scraped pages have around their texts is marked as in plain text. What
    is nested too deep to be rendered, or renders to nothing, is read as plain text.
    """
    fields, body = front_matter.split(text)
    tokens = _parser().parse(body)
    rendered = list(_render(tokens))
    if not rendered or any(token.level >= _DEEPEST for token in tokens):
        return from_text.article_of(text)
    titled = _with_title(rendered, fields)
    found = around(titled, is_told=bool(fields.get("title")))
    return _article(with_kinds(titled, found), fields, found)


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": _DEEPEST + 20})
    parser.enable("table")
    parser.block.ruler.before("reference", "note", _note, {"alt": ["paragraph", "reference"]})
    return parser


def _note(state: StateBlock, line: int, end: int, silent: bool) -> bool:  # noqa: FBT001
    """Read a footnote as a paragraph of its own, if one begins in a line.

    Else it would go on the paragraph before it, and one of a single word be where a link leads.
    """
    start = state.bMarks[line] + state.tShift[line]
    if state.is_code_block(line) or not _NOTE.match(state.src, start):
        return False
    from markdown_it.rules_block import paragraph

    return silent or paragraph(state, line, end, silent)


def _article(
    rendered: Sequence[Rendered], fields: dict[str, list[str]], found: Recognised
) -> ImportedArticle:
    values = {key: ", ".join(value) for key, value in fields.items()}
    laid = lay(rendered)
    url = values.get("url", "")
    return ImportedArticle(
        text=laid.text,
        blocks=laid.blocks,
        inlines=laid.inlines,
        title=next((block.text for block in rendered if block.kind is BlockKind.TITLE), ""),
        byline=values.get("author", "") or found.byline,
        source=values.get("source", "") or found.source,
        published=parse_date(values.get("date", "")) or found.published or found.updated or None,
        url=url if _URL.fullmatch(url) else found.url,
        language=values.get("language", ""),
        tags=tuple(dict.fromkeys(fields.get("tags", ()))),
    )


def _with_title(rendered: list[Rendered], fields: dict[str, list[str]]) -> list[Rendered]:
    """Return ``rendered`` with its title marked, or put before it where only a field has it."""
    title = " ".join(fields.get("title", ()))
    for index, block in enumerate(rendered[:_TITLE_WITHIN]):
        named = block.text == title if title else block.level == 1
        if block.kind is BlockKind.HEADING and named:
            marked = block._replace(kind=BlockKind.TITLE, level=0)
            return [*rendered[:index], marked, *rendered[index + 1 :]]
    return [Rendered(title, BlockKind.TITLE), *rendered] if title else rendered


def _render(tokens: Iterable[Token]) -> Iterator[Rendered]:
    """Yield the blocks that have something to show."""
    containers: list[BlockKind] = []
    heading, bullets = 0, _Bullets()
    for token in _with_rows(tokens):
        bullets.follow(token)
        container = _CONTAINERS.get(token.type.rpartition("_")[0])
        if container and token.nesting > 0:
            containers.append(container)
        elif container:
            containers.pop()
        elif token.type == "heading_open":
            heading = int(token.tag[1:])
        elif token.type in {"inline", "fence", "code_block"}:
            block = _block(token, containers, heading)
            heading = 0
            if block.text:
                yield bullets.put_before(block)


class _Bullets:
    """What stands before the items of lists: a list counts on from the number it begins with."""

    def __init__(self) -> None:
        self._next: list[int] = []
        """In each of the ordered lists around, the number of the item that comes."""
        self._waiting = ""
        """What stands before the next text."""

    def follow(self, token: Token) -> None:
        """Notice where lists and their items begin and end."""
        match token.type:
            case "ordered_list_open":
                self._next.append(int(token.attrGet("start") or 1))
            case "ordered_list_close":
                self._next.pop()
            case "list_item_open" if token.info:
                self._waiting = f"{self._next[-1]}{token.markup}"
                self._next[-1] += 1
            case "list_item_open":
                self._waiting = BULLET
            case "list_item_close":
                self._waiting = ""

    def put_before(self, block: Rendered) -> Rendered:
        """Return the block with what stands before it, if it is of a list."""
        if block.kind is not BlockKind.LIST_ITEM:
            return block
        bullet, self._waiting = self._waiting, ""
        return block._replace(bullet=bullet)


def _with_rows(tokens: Iterable[Token]) -> Iterator[Token]:
    """Yield ``tokens``, with each row of a table as one block, its cells parted by tabs."""
    from markdown_it.token import Token

    row: list[Token] | None = None
    for token in tokens:
        if token.type == "tr_open":
            row = []
        elif row is None:
            yield token
        elif token.type == "tr_close":
            yield Token("inline", "", 0, children=row)
            row = None
        elif token.type == "inline":
            row += [*(token.children or []), Token("text", "", 0, content="\t")]


def _block(token: Token, containers: Sequence[BlockKind], heading: int) -> Rendered:
    if token.type != "inline":
        return Rendered(normalise(token.content).rstrip(), BlockKind.PREFORMATTED)
    children = token.children or []
    text, inlines = _run(children)
    if heading:
        kind, level = BlockKind.HEADING, heading
    elif containers:
        kind, level = containers[-1], containers.count(containers[-1])
    elif {child.type for child in children} <= {"image", "softbreak"}:
        kind, level = BlockKind.CAPTION, 0
    else:
        kind, level = BlockKind.PARAGRAPH, 0
    return Rendered(text, kind, level, inlines)


def _run(children: Iterable[Token]) -> tuple[str, list[Inline]]:
    """Return the text of a block, white space at its end left out, and the inlines in it."""
    text = ""
    inlines: list[Inline] = []
    opened: list[tuple[int, str]] = []
    for child in children:
        kind = _INLINES.get(child.type.rpartition("_")[0])
        if kind and child.nesting > 0:
            opened.append((len(text), str(child.attrGet("href") or "")))
        elif kind:
            start, href = opened.pop()
            inlines.append(Inline(start, len(text), kind, href))
        else:
            start = len(text)
            text += _shown(child)
            if child.type == "code_inline":
                inlines.append(Inline(start, len(text), InlineKind.CODE))
    return text.rstrip(), sorted(inlines)


def _shown(child: Token) -> str:
    """Return what a token without a partner shows."""
    if child.type == "softbreak":
        return " "
    if child.type == "hardbreak":
        return "\n"
    if child.type == "image":
        return _run(child.children or [])[0]
    return normalise(child.content)
