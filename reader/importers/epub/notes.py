"""Notes in an EPUB: signs that stand small and high, in the text and before the note itself."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_NUMBER = re.compile(r"\s*[\[(]?(\d{1,3})[\])]?\.?\s*")
_NUMBERED = re.compile(r"[\d⁰¹²³⁴-⁹\[(]")
_REFERENCE = re.compile(r"noteref|footnote-ref", re.IGNORECASE)
_BACK = re.compile(r"backlink|footnote-back", re.IGNORECASE)


def number_notes(page: HtmlElement) -> None:
    """Write the numbers of notes as ``¹``, also before those that have none; other links back go.

    As in PDFs and documents: the reading view goes from such a sign to its note and back.
    """
    signs: dict[str, str] = {}
    for link in page.iter("a"):
        target = (link.get("href") or "").partition("#")[2]
        number = _NUMBER.fullmatch(link.text_content())
        told = " ".join(link.get(name, "") for name in ("data-type", "role", "class"))
        if number and target and (_BACK.search(told) or _is_first(link)):
            _write(link, number[1])
            link.tail = f" {(link.tail or '').lstrip('.)] ')}"
        elif _BACK.search(told):
            _write(link, "")
        elif number and target and (_REFERENCE.search(told) or _is_raised(link)):
            signs.setdefault(target, _write(link, number[1]))
    for element in page.iter():
        if isinstance(element.tag, str) and element.tag != "a" and element.get("id") in signs:
            _begin(element, signs[element.get("id") or ""])


def _write(link: HtmlElement, number: str) -> str:
    """Write a number small and high in place of what a link shows, and return it."""
    for child in list(link):
        link.remove(child)
    sign = number.translate(_SUPERSCRIPTS)
    link.text = sign
    return sign


def _is_raised(link: HtmlElement) -> bool:
    parent = link.getparent()
    return next(link.iter("sup"), None) is not None or (
        parent is not None and parent.tag == "sup" and parent.text_content() == link.text_content()
    )


def _is_first(link: HtmlElement) -> bool:
    """Return whether nothing stands before a link in its paragraph, but something after it."""
    parent = link.getparent()
    if parent is not None and parent.tag in {"sup", "span"} and not (parent.text or "").strip():
        link, parent = parent, parent.getparent()
    return (
        parent is not None
        and parent.tag in {"p", "li", "div", "dd", "td", "aside"}
        and parent.index(link) == 0
        and not (parent.text or "").strip()
        and any(character.isalpha() for character in parent.text_content())
    )


def _begin(note: HtmlElement, sign: str) -> None:
    """Write the sign before the first text of a note, unless it begins with its number."""
    if not _NUMBERED.match(note.text_content().lstrip()):
        first = next((each for each in note.iter() if (each.text or "").strip()), note)
        first.text = f"{sign} {(first.text or '').lstrip()}"
