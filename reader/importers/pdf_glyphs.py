"""The glyphs of a PDF page: what each one says and where it stands, as PDFium finds them."""

from __future__ import annotations

import ctypes
import math
import re
from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_HYPHEN = 0xFFFE
"""What PDFium reports for a hyphen at the end of a line."""
_UNKNOWN = "\ufffd"
_QUARTER = 90
_STRAIGHT = 4
"""Degrees by which a line may slope, as in a scan that was recognised."""
_BOLD_WEIGHT = 600
_BOLD_NAME = re.compile(r"bold|black|heavy|cmbx|[-,]bd", re.IGNORECASE)
_FIXED_NAME = re.compile(r"mono|courier|typewriter|cmtt|consol", re.IGNORECASE)
_NAME_LENGTH = 200
_DELETE = 0x7F


class Glyph(NamedTuple):
    """One character at its place; lengths in points, from the left and the top of the page.

    Both are those of the reader: a page that is turned is turned back.
    """

    text: str
    left: float
    right: float
    base: float
    """How far down the line it stands on is."""
    size: float
    """Of its font."""
    bold: bool
    fixed: bool = False
    """Whether all letters of its font are of one width."""
    made: bool = False
    """Whether it is a space that isn't in the file, and has no place of its own."""


class _Style(NamedTuple):
    size: float
    angle: float
    """Degrees, against the clock."""
    bold: bool = False
    fixed: bool = False


class _Placed(NamedTuple):
    text: str
    corners: tuple[float, float, float, float]
    origin: tuple[float, float]
    style: _Style


def page_glyphs(page: Any) -> list[Glyph]:  # noqa: ANN401  (pypdfium2 has no types)
    """Return the glyphs of a page in the order of the file; those that stand askew are left out."""
    textpage = page.get_textpage()
    try:
        placed = list(_placed(textpage))
    finally:
        textpage.close()
    turn = _turn([each.style.angle for each in placed if each.text != " "])
    return [glyph for each in placed for glyph in _turned(each, turn)]


def _placed(textpage: Any) -> Iterator[_Placed]:  # noqa: ANN401
    from pypdfium2 import raw

    box, x, y = raw.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    styles: dict[int, _Style] = {}
    style = _Style(1, 0)
    for index in range(textpage.count_chars()):
        text = _text(raw.FPDFText_GetUnicode(textpage, index))
        if raw.FPDFText_IsGenerated(textpage, index) and text != "-":
            if text == " ":
                yield _Placed(text, (0, 0, 0, 0), (0, 0), style._replace(size=0))
            continue
        raw.FPDFText_GetLooseCharBox(textpage, index, ctypes.byref(box))
        raw.FPDFText_GetCharOrigin(textpage, index, ctypes.byref(x), ctypes.byref(y))
        owner = raw.FPDFText_GetTextObject(textpage, index)
        key = ctypes.addressof(owner.contents) if owner else 0
        if key not in styles:
            styles[key] = _style(textpage, index, owner)
        style = styles[key]
        corners = (box.left, box.bottom, box.right, box.top)
        if text and all(map(math.isfinite, corners)):
            yield _Placed(text, corners, (x.value, y.value), style)


def _text(code: int) -> str:
    """Return the character of a code; empty where it shows nothing."""
    if code == _HYPHEN or code == 2:  # noqa: PLR1714, PLR2004
        return "-"
    if code == 0:
        return _UNKNOWN
    if code <= ord(" ") or code == _DELETE:
        return " " if chr(code).isspace() and code != ord("\r") else ""
    try:
        return chr(code)
    except ValueError:
        return _UNKNOWN


def _style(textpage: Any, index: int, owner: Any) -> _Style:  # noqa: ANN401
    from pypdfium2 import raw

    matrix = raw.FS_MATRIX()
    raw.FPDFText_GetMatrix(textpage, index, ctypes.byref(matrix))
    scale = math.hypot(matrix.c, matrix.d)
    size = raw.FPDFText_GetFontSize(textpage, index) * scale
    angle = math.degrees(math.atan2(matrix.b, matrix.a))
    name, weight = _font(owner)
    is_bold = bool(_BOLD_NAME.search(name)) or weight > _BOLD_WEIGHT
    is_fixed = bool(_FIXED_NAME.search(name))
    return _Style(size if math.isfinite(size) else 0, angle, is_bold, is_fixed)


def _font(owner: Any) -> tuple[str, int]:  # noqa: ANN401
    """Return the name of the font of a piece of text, and its weight."""
    from pypdfium2 import raw

    font = raw.FPDFTextObj_GetFont(owner) if owner else None
    if not font:
        return "", 0
    name = ctypes.create_string_buffer(_NAME_LENGTH)
    raw.FPDFFont_GetBaseFontName(font, name, _NAME_LENGTH)
    return name.value.decode("ascii", "replace"), raw.FPDFFont_GetWeight(font)


def _turn(angles: Sequence[float]) -> int:
    """Return by how many degrees most of the text is turned: 0, 90, 180 or -90."""
    quarters = Counter(
        round(angle / _QUARTER) * _QUARTER for angle in angles if _slope(angle) <= _STRAIGHT
    )
    return quarters.most_common(1)[0][0] if quarters else 0


def _slope(angle: float) -> float:
    return abs(angle - round(angle / _QUARTER) * _QUARTER)


def _turned(placed: _Placed, turn: int) -> Iterator[Glyph]:
    """Yield a glyph as a reader sees it, if it stands as most of the text does."""
    size, angle, bold, fixed = placed.style
    if not size:
        yield Glyph(placed.text, 0, 0, 0, 0, bold, made=True)
        return
    if abs((angle - turn + 180) % 360 - 180) > _STRAIGHT:
        return
    along_x, along_y = round(math.cos(math.radians(turn))), round(math.sin(math.radians(turn)))
    left, bottom, right, top = placed.corners
    one, other = left * along_x + bottom * along_y, right * along_x + top * along_y
    base = placed.origin[0] * along_y - placed.origin[1] * along_x
    yield Glyph(placed.text, min(one, other), max(one, other), base, size, bold, fixed)
