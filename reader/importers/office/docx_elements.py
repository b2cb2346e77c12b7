"""Elements and attributes of a DOCX by their names: strict files have other namespaces."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.importers.tolerant_xml import local

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_DIGITS = 9


def attribute(element: Element | None, name: str) -> str:
    """Return an attribute whatever its namespace is; empty where there is none."""
    if element is None:
        return ""
    values = (value for key, value in element.items() if str(key).rpartition("}")[2] == name)
    return str(next(values, ""))


def number_in(element: Element | None, name: str) -> int | None:
    """Return the number that an attribute is; None where it is none."""
    said = attribute(element, name)
    return int(said) if said.isdecimal() and len(said) <= _DIGITS else None


def child(element: Element | None, *names: str) -> Element | None:
    """Return the element that a path of names leads to, or None."""
    for name in names:
        if element is None:
            return None
        element = next((each for each in element if local(each) == name), None)
    return element
