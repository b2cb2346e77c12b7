"""The glyphs of a PDF page: what each one says and where it stands, as PDFium finds them."""

from __future__ import annotations

import ctypes
import math
import re
from collections import Counter
from typing import Any, NamedTuple

_HYPHEN = 0xFFFE
"""What PDFium reports for a hyphen at the end of a line."""
_UNKNOWN = "\ufffd"
_QUARTER = 90
_WHOLE = 360
_ASKEW = -1
_STRAIGHT = 4
"""Degrees by which a line may slope, as in a scan that was recognised."""
_BOLD_NAME = re.compile(r"bold|black|heavy|demi|bx\d|-medi\b|[-,]bd", re.IGNORECASE)
"""The names tell it better than the weights, which PDFium takes from the width of stems."""
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
    word: int = 0
    """Which of the words of the page it is in, as PDFium parts them."""
    guessed: bool = False
    """Whether its font doesn't tell what it is: then it is the number that the font gives it."""


_SPACE = Glyph(" ", 0, 0, 0, 0, bold=False, made=True)


class _Style(NamedTuple):
    size: float
    origin: tuple[float, float]
    """Of the first glyph: on the page as the file has it, from the left and the bottom."""
    turn: int
    """Degrees, against the clock, in quarters; or `_ASKEW`."""
    bold: bool
    fixed: bool
    guessed: bool


def page_glyphs(page: Any) -> list[Glyph]:  # noqa: ANN401  (pypdfium2 has no types)
    """Return the glyphs of a page in the order of the file; those that stand askew are left out."""
    textpage = page.get_textpage()
    try:
        glyphs, turn = _glyphs(textpage, 0)
        return _glyphs(textpage, turn)[0] if turn else glyphs
    finally:
        textpage.close()


def _glyphs(textpage: Any, turn: int) -> tuple[list[Glyph], int]:  # noqa: ANN401
    """Return what stands as a page that is turned by so many degrees, and how most stands.

    It is called for every character of a document, so what is the same for all that are drawn
    at once, as mostly a word, is asked for once.
    """
    from pypdfium2 import raw

    handle, box = textpage.raw, raw.FS_RECTF()
    reference, cosine, sine = ctypes.byref(box), *_direction(turn)
    styles: dict[int, _Style] = {}
    turns: Counter[int] = Counter()
    glyphs: list[Glyph] = []
    word = 0
    for index in range(textpage.count_chars()):
        code = raw.FPDFText_GetUnicode(handle, index)
        owner = raw.FPDFText_GetTextObject(handle, index)
        if code <= ord(" ") and (not owner or raw.FPDFText_IsGenerated(handle, index)):
            word += 1
            if code == ord(" "):
                glyphs.append(_SPACE)
            continue
        key = ctypes.addressof(owner.contents) if owner else 0
        if key not in styles:
            styles[key] = _style(handle, index, owner)
        style = styles[key]
        turns[style.turn] += code > ord(" ")
        text = _text(code)
        raw.FPDFText_GetLooseCharBox(handle, index, reference)
        if style.turn != turn or not text or not math.isfinite(box.left + box.right):
            continue
        one = box.left * cosine + box.bottom * sine
        other = box.right * cosine + box.top * sine
        base = style.origin[0] * sine - style.origin[1] * cosine
        left, right = min(one, other), max(one, other)
        glyphs.append(
            Glyph(
                text,
                left,
                right,
                base,
                style.size,
                style.bold,
                style.fixed,
                word=word,
                guessed=style.guessed,
            )
        )
    turns.pop(_ASKEW, None)
    return glyphs, turns.most_common(1)[0][0] if turns else 0


def _direction(turn: int) -> tuple[int, int]:
    """Return the direction that text goes in which is turned by so many degrees."""
    return round(math.cos(math.radians(turn))), round(math.sin(math.radians(turn)))


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


def _style(handle: Any, index: int, owner: Any) -> _Style:  # noqa: ANN401
    from pypdfium2 import raw

    matrix, x, y = raw.FS_MATRIX(), ctypes.c_double(), ctypes.c_double()
    raw.FPDFText_GetMatrix(handle, index, ctypes.byref(matrix))
    raw.FPDFText_GetCharOrigin(handle, index, ctypes.byref(x), ctypes.byref(y))
    size = raw.FPDFText_GetFontSize(handle, index) * math.hypot(matrix.c, matrix.d)
    angle = math.degrees(math.atan2(matrix.b, matrix.a))
    name = _font_name(owner)
    is_sane = math.isfinite(size + x.value + y.value) and size > 0
    return _Style(
        size if is_sane else 1,
        (x.value, y.value) if is_sane else (0, 0),
        _turn(angle) if is_sane else _ASKEW,
        bold=bool(_BOLD_NAME.search(name)),
        fixed=bool(_FIXED_NAME.search(name)),
        guessed=raw.FPDFText_HasUnicodeMapError(handle, index) == 1,
    )


def _font_name(owner: Any) -> str:  # noqa: ANN401
    """Return the name of the font of a piece of text."""
    from pypdfium2 import raw

    font = raw.FPDFTextObj_GetFont(owner) if owner else None
    if not font:
        return ""
    name = ctypes.create_string_buffer(_NAME_LENGTH)
    raw.FPDFFont_GetBaseFontName(font, name, _NAME_LENGTH)
    return name.value.decode("ascii", "replace")


def _turn(angle: float) -> int:
    """Return the quarter that text goes in: 0, 90, 180 or 270 degrees, or `_ASKEW`."""
    quarter = round(angle / _QUARTER) * _QUARTER
    return quarter % _WHOLE if abs(angle - quarter) <= _STRAIGHT else _ASKEW
