"""The text of a mail: which of its parts it is, and the blocks of that."""

from __future__ import annotations

import re
from email.message import Message
from itertools import chain, groupby
from typing import TYPE_CHECKING

from reader.importers import from_text
from reader.importers.composed import html_blocks_of
from reader.importers.html.names import letters
from reader.importers.mail.headers import text_of
from reader.importers.rendered import Rendered
from reader.text import normalise
from reader.values import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterator
_RICH_ENOUGH = 0.5
"""Share of the letters of the plain text that the HTML of a mail has at least, if it is whole."""
_FIRST_IS_ALL = frozenset(("multipart/related", "multipart/signed"))
_QUOTED = re.compile(r"(?:> ?)*>|")
_SIGNATURE = "-- "
_SERVICE = re.compile(
    r"unsubscribe|(?:view|read|open) (?:this|it|the)?\s*(?:e-?mail|message|newsletter|online)?\s*"
    r"(?:in|on) (?:your|a|the) (?:web )?(?:browser|web)|manage (?:your )?(?:e-?mail )?preferences|"
    r"update your preferences|you(?:'|’)?(?: a)?re receiving this|this e-?mail was sent to|"
    r"désabonner|désinscri|abbestellen|abmelden|im browser (?:ansehen|öffnen|anzeigen)|"
    r"abonelikten çık|darse de baja|cancelar (?:la|su) suscripción|отписаться|"
    r"إلغاء الاشتراك|لغو اشتراک|退订|配信停止|"
    r"^\W*(?:(?:view|read|open) (?:it )?(?:in|on) (?:the )?"
    r"(?:web )?(?:browser|app|web)(?: or online)?|"
    r"(?:view|read) online|web version|"
    r"(?:voir|afficher|lire) (?:dans|sur) (?:le |votre )?navigateur|"
    r"(?:voir la )?version (?:web|en ligne)|im browser lesen|web-?version|online-version|"
    r"tarayıcıda (?:görüntüle|aç)|ver en (?:el|tu) navegador|открыть в браузере|צפו בדפדפן|"
    r"عرض في المتصفح|在浏览器中(?:查看|打开)|ブラウザで(?:表示|見る|読む))\W*$",
    re.IGNORECASE,
)
"""What newsletters say around their text."""
_LONGEST_SERVICE = 300
_OWN_KINDS = frozenset((BlockKind.BOILERPLATE, BlockKind.CONTINUED))


def blocks_of_part(part: Message) -> list[Rendered]:
    """Return the blocks of a mail, or a part of it that may have parts.

    Of alternatives, the HTML is taken, unless it only says that it is elsewhere.
    """
    kind = part.get_content_type()
    if part.is_multipart():
        rendered = [blocks_of_part(child) for child in children(part) if not is_apart(child)]
        if kind == "multipart/alternative":
            return _best(rendered)
        return list(chain.from_iterable(rendered[:1] if kind in _FIRST_IS_ALL else rendered))
    if kind in {"text/html", "application/xhtml+xml"}:
        return list(map(_marked, html_blocks_of(_text(part))))
    if kind in {"text/plain", "text/markdown", "text/enriched"}:
        return list(map(_marked, _plain_blocks(part)))
    return []


def is_apart(part: Message) -> bool:
    """Return whether a part is a mail of its own or a file that is sent along."""
    if part.get_content_type() in {"message/rfc822", "message/global"}:
        return True
    return not part.is_multipart() and part.get_content_disposition() == "attachment"


def children(part: Message) -> list[Message]:
    """Return the parts in a part."""
    parts = part.get_payload() if part.is_multipart() else []
    return [each for each in parts if isinstance(each, Message)]


def payload(part: Message) -> bytes:
    """Return the bytes of a part, its transfer encoding undone."""
    data = part.get_payload(decode=True)
    return data if isinstance(data, bytes) else b""


def _best(rendered: list[list[Rendered]]) -> list[Rendered]:
    """Return the blocks of the best alternative: the last is the richest (RFC 2046, 5.1.4)."""
    lengths = [len(letters("".join(block.text for block in blocks))) for blocks in rendered]
    wanted = max(lengths, default=0) * _RICH_ENOUGH
    good = [blocks for blocks, length in zip(rendered, lengths, strict=True) if length >= wanted]
    return good[-1] if good else []


def _text(part: Message) -> str:
    charset = part.get_content_charset()
    return text_of(payload(part), charset)


def _marked(block: Rendered) -> Rendered:
    """Return a block, marked as boilerplate if it is about the newsletter and not of it."""
    is_service = len(block.text) <= _LONGEST_SERVICE and _SERVICE.search(block.text)
    return block._replace(kind=BlockKind.BOILERPLATE, level=0) if is_service else block


# Plain text


def _plain_blocks(part: Message) -> Iterator[Rendered]:
    """Yield the blocks of plain text: what is quoted by its depth, a signature as boilerplate."""
    lines = normalise(_text(part)).split("\n")
    if _parameter(part, "format") == "flowed":
        lines = list(_unflowed(lines, is_spaced=_parameter(part, "delsp") != "yes"))
    end = lines.index(_SIGNATURE) if _SIGNATURE in lines else len(lines)
    for depth, group in groupby(lines[:end], _depth):
        text = "\n".join(line[len(_mark(line)) :].removeprefix(" ") if depth else line
                         for line in group)  # fmt: skip
        yield from _of_depth(text, depth)
    signature = "\n".join(lines[end + 1 :]).strip()
    if signature:
        yield Rendered(signature, BlockKind.BOILERPLATE)


def _of_depth(text: str, depth: int) -> Iterator[Rendered]:
    if not text.strip():
        return
    for block in from_text.article_of(text).blocks:
        kind = block.kind if block.kind in _OWN_KINDS else BlockKind.PARAGRAPH
        if depth:
            kind = BlockKind.QUOTE
        yield Rendered(text[block.start : block.end], kind, depth)


def _mark(line: str) -> str:
    match = _QUOTED.match(line)
    return match[0] if match else ""


def _depth(line: str) -> int:
    return _mark(line).count(">")


def _unflowed(lines: list[str], *, is_spaced: bool) -> Iterator[str]:
    """Yield the lines of ``format=flowed`` (RFC 3676) with those joined that were broken."""
    open_depth, text = -1, ""
    for line in lines:
        depth, mark = _depth(line), _mark(line)
        content = line[len(mark) :].removeprefix(" ")
        if open_depth >= 0 and (depth != open_depth or content == _SIGNATURE):
            yield text
            open_depth, text = -1, ""
        text = f"{text}{content}" if open_depth >= 0 else f"{mark}{' ' if depth else ''}{content}"
        if content.endswith(" ") and content != _SIGNATURE:
            open_depth = depth
            text = text if is_spaced else text[:-1]
        else:
            yield text
            open_depth = -1
    if open_depth >= 0:
        yield text


def _parameter(part: Message, name: str) -> str:
    value = part.get_param(name)
    return value.lower() if isinstance(value, str) else ""
