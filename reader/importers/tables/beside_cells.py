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
_OVERLAP = 32
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
    for name, told in _elements(_behind(archive, path)):
        corners = _RANGE.fullmatch(told.get("ref", ""))
        address = web_address(targets.get(told.get("r:id", ""), ""))
        if corners and name == "mergeCell" and corners[4] and corners[4] != corners[2]:
            merged[_place(corners)] = int(corners[4])
        elif corners and name == "hyperlink" and address:
            links[_place(corners)] = address
    return BesideCells(merged, links)


def _behind(archive: ZipFile, path: str) -> str:
    """Return what is behind the cells of a sheet, which may be more than fits in memory."""
    with archive.open(path) as file:
        before = b""
        while data := file.read(_CHUNK):
            match = _END.search(before + data)
            if match:
                rest = (before + data)[match.end() :] + file.read(_MOST)
                return rest.decode("utf-8", "replace")
            before = data[-_OVERLAP:]
    return ""


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
