"""What a workbook says behind the cells of a sheet: which are merged, and where they lead."""

from __future__ import annotations

import re
from html import unescape
from posixpath import basename, dirname
from typing import TYPE_CHECKING, NamedTuple

from reader.importers.composed import web_address
from reader.importers.limits import MEGABYTE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from zipfile import ZipFile

_CHUNK = 262_144
_MOST = 16 * MEGABYTE
"""Bytes behind the cells that are looked at."""
_END = re.compile(rb"</(?:\w+:)?sheetData>|<(?:\w+:)?sheetData\s*/>")
_FORMULA = re.compile(
    rb"<(?:\w+:)?c\s[^<>]*?\br=\"([A-Z]{1,3}\d{1,7})\"[^<>]*>\s*<(?:\w+:)?f[^<>]*>\s*"
    rb"HYPERLINK\(\s*(?:\"|&quot;)([^\"<>]{1,2000}?)(?:\"|&quot;)\s*[,;)]"
)
"""A formula of a link, as Google Sheets and others write one over a text."""
_OVERLAP = 4_096
_ELEMENT = re.compile(r"<(?:\w+:)?(mergeCell|hyperlink|Relationship)\s([^<>]*)>")
_ATTRIBUTE = re.compile(r"([\w:]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_RANGE = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?")
_LETTERS = 26

Place = tuple[int, int]
"""A row, from 1, and a column, from 0."""


class BesideCells(NamedTuple):
    """What is said of the cells of a sheet."""

    merged: Mapping[Place, int]
    """The uppermost cells of those that are merged downwards, each with the last row."""
    links: Mapping[Place, str]
    """Addresses on the web by the cells that lead there."""


def beside_cells(archive: ZipFile, path: str) -> BesideCells:
    """Return what is said behind the cells of the sheet that lies there in a workbook."""
    relations = f"{dirname(path)}/_rels/{basename(path)}.rels"
    targets = {}
    if relations in archive.NameToInfo:
        with archive.open(relations) as file:
            targets = dict(_targets(file.read(_MOST).decode("utf-8", "replace")))
    merged: dict[Place, int] = {}
    links: dict[Place, str] = {}
    for name, told in _elements(_behind(archive, path, links)):
        corners = _RANGE.fullmatch(told.get("ref", ""))
        address = web_address(targets.get(told.get("r:id", ""), ""))
        if corners and name == "mergeCell" and corners[4] and corners[4] != corners[2]:
            merged[_place(corners)] = int(corners[4])
        elif corners and name == "hyperlink" and address:
            links[_place(corners)] = address
    return BesideCells(merged, links)


def _behind(archive: ZipFile, path: str, links: dict[Place, str]) -> str:
    """Return what is behind the cells of a sheet, and note where formulas in them lead.

    The cells may be more than fits in memory.
    """
    with archive.open(path) as file:
        before = b""
        while data := file.read(_CHUNK):
            match = _END.search(before + data)
            cells = (before + data)[: match.start()] if match else before + data
            links |= dict(_linked(cells) if b"HYPERLINK(" in cells else ())
            if match:
                rest = (before + data)[match.end() :] + file.read(_MOST)
                return rest.decode("utf-8", "replace")
            before = data[-_OVERLAP:]
    return ""


def _linked(cells: bytes) -> Iterator[tuple[Place, str]]:
    for formula in _FORMULA.finditer(cells):
        corners = _RANGE.fullmatch(formula[1].decode())
        address = web_address(unescape(formula[2].decode("utf-8", "replace")))
        if corners and address:
            yield _place(corners), address


def _targets(relations: str) -> Iterator[tuple[str, str]]:
    for _, told in _elements(relations):
        yield told.get("Id", ""), told.get("Target", "")


def _elements(text: str) -> Iterator[tuple[str, dict[str, str]]]:
    for element in _ELEMENT.finditer(text):
        pairs = _ATTRIBUTE.findall(element[2])
        yield element[1], {name: unescape(one or other) for name, one, other in pairs}


def _place(corners: re.Match[str]) -> Place:
    column = 0
    for letter in corners[1]:
        column = column * _LETTERS + ord(letter) - ord("A") + 1
    return int(corners[2]), column - 1
