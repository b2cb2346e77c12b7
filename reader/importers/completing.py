"""What every article gets, whatever it came from: title, direction, its bytes, its language."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import TYPE_CHECKING

from reader.importers import language
from reader.language_names import code_said
from reader.text import direction_of_most
from reader.values import BlockKind, Direction

if TYPE_CHECKING:
    from reader.importers.document import Document
    from reader.values import ImportedArticle

_LONGEST_TITLE = 80
_DOUBTFUL = frozenset(("en", "ku"))
"""Languages that pages say without meaning it: that of their template, or one of several."""
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_LEFTWARD = frozenset("ar arz ckb dv fa he ps sd ug ur yi".split())  # noqa: SIM905
"""Languages that are written from right to left."""
_TELLING = 40
"""Code points of a text that tell more than what is said of it."""
_RATHER = {"ar": {"ckb", "fa"}, "fa": {"ar", "ckb"}, "tr": {"ku"}, "ru": {"uk"}}
"""Languages that pages say for another one, as they were made with a template in the first."""
_NOT_BODY = frozenset(
    (BlockKind.TITLE, BlockKind.BYLINE, BlockKind.DATELINE, BlockKind.BOILERPLATE)
)


def complete(article: ImportedArticle, document: Document, media_type: str) -> ImportedArticle:
    """Return ``article`` with what its format left empty; an article of many has its own bytes.

    Its language is what the document says, by its code; see `in_its_language`.
    """
    body = _body(article)
    name = f"{document.name}{article.file}"
    return article._replace(
        title=article.title or _made_title("" if article.file else document.name, body),
        direction=direction_of_most(body),
        language=article.language and code_said(article.language),
        file=name,
        media_type=article.media_type or media_type,
        original=article.original or document.data,
    )


def in_its_language(article: ImportedArticle) -> ImportedArticle:
    """Return ``article`` in the language that it is written in, where what is said is in doubt."""
    said, body = article.language, _body(article)
    is_turned = (said in _LEFTWARD) != (article.direction is Direction.RTL)
    is_doubtful = said in _DOUBTFUL or (is_turned and len(body) >= _TELLING)
    if said and not is_doubtful and said not in _RATHER:
        return article
    found = language.detect(_of_one_direction(body, article.direction))
    if found and (not said or is_doubtful or found in _RATHER[said]):
        return article._replace(language=found)
    return article


def _of_one_direction(body: str, direction: Direction) -> str:
    """Return the words of a text that are written in the direction of most of it.

    Arabic is quoted in few letters that outweigh much English otherwise.
    """
    if not _RIGHT_TO_LEFT.search(body):
        return body
    leftward = direction is Direction.RTL
    words = (word for word in body.split() if bool(_RIGHT_TO_LEFT.search(word)) is leftward)
    return " ".join(words) or body


def _body(article: ImportedArticle) -> str:
    """Return the beginning of the body of ``article``; where it has none, of all of it."""
    pieces: list[str] = []
    length = 0
    for block in article.blocks:
        if block.kind not in _NOT_BODY:
            end = min(block.end, block.start + language.ENOUGH)
            piece = article.text[block.start : end]
            if not _is_address(piece):
                pieces.append(piece)
                length += len(piece)
        if length >= language.ENOUGH:
            break
    return "\n".join(pieces) or article.text.lstrip()[: language.ENOUGH]


def _is_address(piece: str) -> bool:
    """Return whether a block is but where something is, which is in no language."""
    return piece.startswith(("http://", "https://")) and len(piece.split(maxsplit=1)) == 1


def _made_title(name: str, body: str) -> str:
    """Return a title for what shows none: the name of its file, if it has one, or how it begins."""
    stem = PurePath(name).stem
    if any(character.isalpha() for character in stem):
        return stem
    words = " ".join(body[: 2 * _LONGEST_TITLE].split())
    if len(words) <= _LONGEST_TITLE:
        return words
    return f"{words[:_LONGEST_TITLE].rpartition(' ')[0] or words[:_LONGEST_TITLE]}…"
