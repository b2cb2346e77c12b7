"""What documents of word processors have in common: runs of text, blocks, notes, metadata."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from reader.errors import UnreadableFileError
from reader.importers.composed import compose, compose_laid
from reader.importers.file_metadata import author_told, title_told
from reader.importers.head_facts import with_head_marked
from reader.importers.html.bylines import choose_byline
from reader.importers.rendered import Rendered, lay
from reader.importers.scraped.blocks import with_furniture_marked
from reader.text import normalise
from reader.values import BULLET, BlockKind, Inline, InlineKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reader.importers.composed import Told
    from reader.values import ImportedArticle

_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_SHOWN = re.compile(r"(?:https?|mailto):\S+", re.IGNORECASE)
_TITLE_WITHIN = 10
"""Among how many blocks one that has the style of a title is the title."""
_HEADING_WITHIN = 3
_KINDS = {
    "title": (BlockKind.TITLE, 0),
    **dict.fromkeys(
        ("quote", "intense quote", "block text", "block quotation", "quotations", "quotation"),
        (BlockKind.QUOTE, 1),
    ),
    **dict.fromkeys(
        ("source code", "html preformatted", "preformatted text", "macro text", "code"),
        (BlockKind.PREFORMATTED, 0),
    ),
    **dict.fromkeys(
        ("caption", "table caption", "image caption", "illustration", "figure", "drawing"),
        (BlockKind.CAPTION, 0),
    ),
}
_HEADING = re.compile(r"heading (\d)")
_CONTENTS = re.compile(r"toc \d|toc heading|contents (?:\d|heading)|table of (?:contents|figures)")


class Run(NamedTuple):
    """Text of one look."""

    text: str
    strong: bool = False
    emphasis: bool = False
    href: str = ""


class OfficeText(NamedTuple):
    """The text of a document, and what others wrote at its margin."""

    blocks: Sequence[Rendered]
    footnotes: Sequence[Rendered]
    comments: Sequence[str]


def kind_of_chain(names: Sequence[str]) -> tuple[BlockKind, int] | None:
    """Return what a paragraph is by its style and those that it is based on, or None.

    The names of built-in styles are the same in the files of all languages. What is based on
    the style of a title, as that of the author may be, is none.
    """
    kinds = [_kind(name.lower()) for name in names]
    inherited = (each for each in kinds[1:] if each and each[0] is not BlockKind.TITLE)
    return (kinds[0] if kinds else None) or next(inherited, None)


def _kind(name: str) -> tuple[BlockKind, int] | None:
    heading = _HEADING.fullmatch(name)
    if heading:
        return BlockKind.HEADING, max(1, min(6, int(heading[1])))
    return _KINDS.get(name)


def is_contents_style(name: str) -> bool:
    """Return whether paragraphs with a style of that name are a table of contents."""
    return bool(_CONTENTS.fullmatch(name.lower()))


def sign_of(number: int | str) -> str:
    """Return the number of a note as it stands in the text, small and high."""
    return str(number).translate(_SUPERSCRIPTS)


def block_of(
    runs: Iterable[Run], kind: BlockKind, level: int = 0, bullet: str = BULLET
) -> Rendered:
    """Return a block of runs; those beside each other that look the same are one inline."""
    text = ""
    inlines: list[Inline] = []
    for run in runs:
        start, text = len(text), text + normalise(run.text)
        href = run.href if _SHOWN.fullmatch(run.href) else ""
        for wanted, inline in (
            (bool(href), Inline(start, len(text), InlineKind.LINK, normalise(href))),
            (run.emphasis, Inline(start, len(text), InlineKind.EMPHASIS)),
            (run.strong, Inline(start, len(text), InlineKind.STRONG)),
        ):
            if wanted and start < len(text):
                _add(inlines, inline)
    text = text.rstrip()
    ended = (each._replace(end=min(each.end, len(text))) for each in inlines)
    seen = sorted(each for each in ended if each.start < each.end)
    return Rendered(text, kind, level, seen, bullet)


def _add(inlines: list[Inline], inline: Inline) -> None:
    """Add an inline, or make the last one of its kind longer if it ends there."""
    for index in range(len(inlines) - 1, -1, -1):
        start, end, kind, href = inlines[index]
        if (kind, href) == (inline.kind, inline.href) and end == inline.start:
            inlines[index] = Inline(start, inline.end, kind, href)
            return
    inlines.append(inline)


def row_of(cells: Iterable[Iterable[Run]]) -> Rendered:
    """Return a row of a table as a line with tabs."""
    runs: list[Run] = []
    for number, cell in enumerate(cells):
        if number:
            runs.append(Run("\t"))
        runs += (run._replace(text=re.sub(r"\s+", " ", run.text)) for run in cell)
    return block_of(runs, BlockKind.PARAGRAPH)


def with_lines_joined(blocks: Iterable[Rendered]) -> Iterator[Rendered]:
    """Yield blocks with the lines of a program as one, and without those that show nothing."""
    lines: list[str] = []
    for block in blocks:
        if block.kind is BlockKind.PREFORMATTED:
            lines.append(block.text)
            continue
        yield from _preformatted(lines)
        lines = []
        if block.text.strip():
            yield block
    yield from _preformatted(lines)


def _preformatted(lines: Sequence[str]) -> Iterator[Rendered]:
    text = "\n".join(lines).strip("\n")
    if text.strip():
        yield Rendered(text, BlockKind.PREFORMATTED)


def article_of(text: OfficeText, told: Told, original: bytes, media_type: str) -> ImportedArticle:
    """Return the article of a document; ``told`` is its metadata, sane or not.

    Raises:
        UnreadableFileError: there is no text in it.
    """
    blocks = list(with_lines_joined(text.blocks))
    if not blocks:
        raise UnreadableFileError("There is no text in this document; it may be pictures only.")
    byline = choose_byline(tuple(filter(None, map(author_told, told.bylines))), "")
    head = with_head_marked(blocks, byline)
    blocks = with_furniture_marked(head.blocks)
    told = told._replace(
        bylines=(head.byline,),
        published=head.published or told.published,
        notes=tuple(text.comments),
    )
    title = next((each for each in blocks[:_TITLE_WITHIN] if each.kind is BlockKind.TITLE), None)
    blocks = [_untitled(each) if each is not title else each for each in blocks]
    blocks += text.footnotes
    if title is not None:
        told = told._replace(title=" ".join(title.text.split()))
        return compose_laid(told, lay(blocks), original, media_type)
    first = next(
        (each for each in blocks[:_HEADING_WITHIN] if each.kind is BlockKind.HEADING), None
    )
    told = told._replace(title=title_told(told.title) or (first.text if first else ""))
    return compose(told, blocks, original, media_type)


def _untitled(block: Rendered) -> Rendered:
    """Return a block that has the style of the title, but isn't it, as a heading."""
    if block.kind is BlockKind.TITLE:
        return block._replace(kind=BlockKind.HEADING, level=1)
    return block
