"""The markup of notes: Markdown (CommonMark) without pictures and HTML, and ``#tags``.

Pure: what a note looks like as values. Nothing in a note is ever fetched or run.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from reader.values import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    import regex
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

LONGEST = 10_000
"""Code points; what is longer is plain text, whose parsing no hostile note can draw out."""
_DEEPEST = 20
"""Levels of nesting; a note with more is plain text."""
_CONTAINERS = {"blockquote": BlockKind.QUOTE, "list_item": BlockKind.LIST_ITEM}
_ADDRESS = re.compile(r"(?:https?://|mailto:)\S+")
_BARE = re.compile(r"(?<!\w)https?://[^\s<>]+[^\s<>.,;:!?'\")\]’”]")


class Run(NamedTuple):
    """A stretch of a note in one look; ``text`` has a line end where the line is broken."""

    text: str
    strong: bool = False
    emphasis: bool = False
    code: bool = False
    href: str = ""
    """The address of a link: http, https or mailto; else empty."""
    tag: str = ""
    """The name of the tag that ``text`` is, without its ``#``."""


class Paragraph(NamedTuple):
    """A block of a note."""

    kind: BlockKind
    """Heading, paragraph, quote, list item or preformatted."""
    level: int
    """Of a heading from 1; of the others, how deep they stand in quotes and lists, from 0."""
    bullet: str
    """What stands before a list item's first paragraph, such as ``•`` or ``3.``."""
    runs: tuple[Run, ...]


def parse(text: str) -> tuple[Paragraph, ...]:
    """Return what a note shows; of a very long one the beginning, as plain text."""
    if len(text) > LONGEST:
        return _plain(text[:LONGEST] + "…")
    tokens = _parser().parse(text)
    if any(token.level >= _DEEPEST for token in tokens):
        return _plain(text)
    return tuple(_paragraphs(tokens))


def words_in(text: str) -> str:
    """Return the words of a note in one line, without its markup."""
    paragraphs = ("".join(run.text for run in paragraph.runs) for paragraph in parse(text))
    return " ".join(" ".join(paragraphs).split())


def tags_in(text: str) -> tuple[str, ...]:
    """Return the names of the tags in a note, each once: none in code, links and addresses."""
    if "#" not in text:
        return ()
    runs = (run for paragraph in parse(text) for run in paragraph.runs)
    return tuple(dict.fromkeys(run.tag for run in runs if run.tag))


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": _DEEPEST + 10})
    # Without the joining an escaped ``\#`` stays apart, and is no tag.
    return parser.disable(["image", "html_block", "html_inline", "text_join"])


def _plain(text: str) -> tuple[Paragraph, ...]:
    return (Paragraph(BlockKind.PARAGRAPH, 0, "", (Run(text),)),)


def _paragraphs(tokens: Iterable[Token]) -> Iterator[Paragraph]:
    containers: list[BlockKind] = []
    heading, bullet = 0, ""
    for token in tokens:
        container = _CONTAINERS.get(token.type.rpartition("_")[0])
        if container and token.nesting > 0:
            containers.append(container)
            bullet = f"{token.info}{token.markup}" if token.info else "•"
            bullet = bullet if container is BlockKind.LIST_ITEM else ""
        elif container:
            containers.pop()
        elif token.type == "heading_open":
            heading = int(token.tag[1:])
        elif token.type in {"inline", "fence", "code_block", "hr"}:
            yield _paragraph(token, containers, heading, bullet)
            heading, bullet = 0, ""


def _paragraph(
    token: Token, containers: Sequence[BlockKind], heading: int, bullet: str
) -> Paragraph:
    if token.type == "hr":
        return Paragraph(BlockKind.PARAGRAPH, len(containers), bullet, (Run("⁂"),))
    if token.type != "inline":
        code = (Run(token.content.rstrip("\n"), code=True),)
        return Paragraph(BlockKind.PREFORMATTED, len(containers), bullet, code)
    runs = tuple(_runs(token.children or []))
    if heading:
        return Paragraph(BlockKind.HEADING, heading, bullet, runs)
    kind = containers[-1] if containers else BlockKind.PARAGRAPH
    return Paragraph(kind, len(containers), bullet, runs)


def _runs(children: Iterable[Token]) -> Iterator[Run]:
    strong = emphasis = 0
    href = ""
    for child in children:
        match child.type.rpartition("_")[0]:
            case "strong":
                strong += child.nesting
            case "em":
                emphasis += child.nesting
            case "link":
                href = _safe(str(child.attrGet("href") or "")) if child.nesting > 0 else ""
            case _:
                look = Run("", strong > 0, emphasis > 0, child.type == "code_inline", href)
                yield from _found(_shown(child), look)


def _shown(child: Token) -> str:
    return "\n" if child.type in {"softbreak", "hardbreak"} else child.content


def _safe(href: str) -> str:
    return href if _ADDRESS.fullmatch(href) else ""


def _found(text: str, look: Run) -> Iterator[Run]:
    """Yield ``text`` with the addresses and tags in it found, unless it is code or a link."""
    done = 0
    if not (look.code or look.href):
        for start, end, found in sorted(_addresses_and_tags(text, look)):
            if start >= done:
                yield look._replace(text=text[done:start])
                yield found
                done = end
    if text[done:]:
        yield look._replace(text=text[done:])


def _addresses_and_tags(text: str, look: Run) -> Iterator[tuple[int, int, Run]]:
    for match in _BARE.finditer(text):
        yield *match.span(), look._replace(text=match[0], href=match[0])
    if "#" in text:
        for found in _tag_pattern().finditer(text):
            yield *found.span(), look._replace(text=found[0], tag=found[1])


@cache
def _tag_pattern() -> regex.Pattern[str]:
    """Return what finds a ``#`` and a word with a letter in it, in any script."""
    import regex  # 15 ms, and few notes have tags

    letter = r"[\p{L}\p{M}\p{N}_]"
    word = rf"{letter}++(?:[-\u200c\u200d]{letter}++)*+"
    return regex.compile(rf"(?<![\p{{L}}\p{{M}}\p{{N}}_&#/])#((?=[\p{{N}}_-]*+\p{{L}}){word})")
