"""From bytes to text: byte order marks, UTF-8, UTF-16, and a guess among the older encodings."""

from __future__ import annotations

import codecs
import re
from collections import Counter
from contextlib import suppress
from functools import partial

from reader.errors import UnreadableFileError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # begins like UTF-16's and so comes before it
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MARKED = tuple(mark for mark, _ in _MARKS)
_AS_TEXT = "save its text as .txt or .md"
_OTHER_DOCUMENTS = (
    (
        b"\xd0\xcf\x11\xe0",
        "a document of an older Office, a mail of Outlook, or one with a password",
        "save it as .docx, .xlsx or .eml without a password",
    ),
    (b"{\\rtf", "a rich text (RTF) document", "save it as .docx or .odt"),
    (b"(\xb5/\xfd", "a compressed file (Zstandard)", "unpack it"),
    (b"7z\xbc\xaf'\x1c", "a 7-Zip archive", "unpack it, or pack it as .zip"),
    (b"Rar!\x1a\x07", "a RAR archive", "unpack it, or pack it as .zip"),
)
"""What may hold articles that can't be had from it."""
_OTHER_KINDS = (
    (b"%PDF-", "a PDF document", _AS_TEXT),
    (b"PK\x03\x04", "a ZIP archive or an office document", _AS_TEXT),
    (b"\x89PNG", "a picture", _AS_TEXT),
    (b"\xff\xd8\xff", "a picture", _AS_TEXT),
    (b"\x1f\x8b", "a compressed file", _AS_TEXT),
    (b"SQLite format 3\x00", "a database", _AS_TEXT),
    *_OTHER_DOCUMENTS,
)
_SIGNATURES = tuple(signature for signature, _, _ in _OTHER_KINDS)
_OF_DOCUMENTS = tuple(signature for signature, _, _ in _OTHER_DOCUMENTS)
_PACKED_OPEN_DOCUMENT = rb"PK\x03\x04.{26}mimetypeapplication/vnd\.oasis\.opendocument\."
_FLAT_OPEN_DOCUMENT = rb'(?=<).{0,8000}?office:mimetype="application/vnd\.oasis\.opendocument\.'
_KINDS_FURTHER_ON = tuple(
    (re.compile(form, re.DOTALL), kind, remedy)
    for form, kind, remedy in (
        (rb".{60}BOOKMOBI", "an e-book for Kindle", "convert it to EPUB"),
        (rb"(?=<).{0,400}?<FictionBook\b", "an e-book in FictionBook", "convert it to EPUB"),
        (
            _PACKED_OPEN_DOCUMENT + rb"spreadsheet",
            "a spreadsheet (ODS)",
            "save it as .xlsx or .csv",
        ),
        (_PACKED_OPEN_DOCUMENT + rb"presentation", "slides (ODP)", _AS_TEXT),
        (_FLAT_OPEN_DOCUMENT + rb"spreadsheet", "a spreadsheet (FODS)", "save it as .xlsx or .csv"),
        (_FLAT_OPEN_DOCUMENT + rb"presentation", "slides (FODP)", _AS_TEXT),
    )
)
# Tabs, line ends, form feeds, the DOS end of file and escapes (of terminals) occur in texts.
_CONTROLS = bytes(set(range(0x20)) - set(b"\t\n\v\f\r\x1a\x1b"))
_MOST_CONTROLS = 0.02
_UTF16_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\ufffe\uffff]")
_UTF16_COMMON = re.compile("[\t\n\r -~、。，]")
_FEWEST_COMMON = 0.03
_FEWEST_OF_ONE_SCRIPT = 0.6
_LOOKED_AT = 4096
_SHIFTED = (
    (re.compile(rb"\x1b\$[@B]|\x1b\$\(D"), "iso2022_jp_ext"),
    (re.compile(rb"\x1b\$\)C"), "iso2022_kr"),
)
"""Encodings in ASCII bytes, known by the escapes between their parts."""
_MOST_BROKEN = 1 / 3  # chance makes hardly any well-formed sequences
_PLAUSIBLE = (
    *(f"cp125{digit}" for digit in range(9)),
    *(f"iso8859-{part}" for part in (2, 4, 5, 6, 7, 8, 9, 13, 15)),
    *("koi8-r", "koi8-u", "cp866", "cp850", "mac-roman", "cp874"),
    *("gb18030", "big5", "cp932", "euc-jp", "cp949"),
)
_BINARY = "This is not a text file; save its text as .txt or .md (UTF-8) and import that."


def named(charset: str) -> str:
    """Return what Python calls ``charset``.

    Raises:
        UnreadableFileError: it knows none of that name.
    """
    try:
        "".encode(charset)  # some that have a name are none of text
        return codecs.lookup(charset).name
    except (LookupError, ValueError) as error:
        raise UnreadableFileError(
            f"There is no charset “{charset}”; name one such as utf-8 or windows-1252."
        ) from error


def decode_as(data: bytes, charset: str) -> str:
    """Return the text in ``data``, of which a person says that it is in ``charset``.

    What is marked, or valid UTF-8 and not ASCII alone, is what it is all the same: the others
    of a folder may be older. Where ``charset`` is empty, or doesn't fit, it is guessed.

    Raises:
        UnreadableFileError: it isn't text, or there is no such charset.
    """
    encoding = named(charset) if charset else "utf-8"
    if encoding.startswith("utf") or data.startswith(_MARKED):
        return decode(data)
    with suppress(UnicodeDecodeError):
        if not data.isascii():  # else it may be one that switches, such as ISO 2022
            return data.decode()
    refuse_other_kinds(data)  # many a charset has a character for each byte of a picture
    with suppress(UnicodeError):
        if not _is_binary(data):
            return data.decode(encoding)
    return decode(data)


def _is_binary(data: bytes) -> bool:
    """Tell whether there are too many control characters for a text in bytes."""
    return len(data) - len(data.translate(None, _CONTROLS)) > _MOST_CONTROLS * len(data)


def is_other_document(data: bytes) -> bool:
    """Tell whether ``data`` begins a document, or an archive, of a kind that can't be read."""
    return data.startswith(_OF_DOCUMENTS) or any(
        form.match(data) for form, _, _ in _KINDS_FURTHER_ON
    )


def is_text(data: bytes) -> bool:
    """Tell whether ``data`` begins a text, in an encoding that is marked or has no zeros."""
    is_plain = b"\0" not in data and not data.startswith(_SIGNATURES) and not _is_binary(data)
    return is_plain or data.startswith(_MARKED)


def refuse_other_kinds(data: bytes) -> None:
    """Refuse what is no text by how it begins.

    Raises:
        UnreadableFileError: it isn't; the sentence says what it is.
    """
    for form, kind, remedy in _KINDS_FURTHER_ON:
        if form.match(data):
            raise UnreadableFileError(f"This is {kind}, not text; {remedy} and import that.")
    if not data.startswith(_SIGNATURES):
        return
    for signature, kind, remedy in _OTHER_KINDS:
        if data.startswith(signature):
            raise UnreadableFileError(f"This is {kind}, not text; {remedy} and import that.")


def decode(data: bytes) -> str:
    """Return the text in ``data``.

    A byte order mark decides; then what is valid UTF-8 is UTF-8. UTF-8 that is damaged in
    a few places stays UTF-8, with U+FFFD there. Else the encoding is guessed, among those
    that news texts come in.

    Raises `UnreadableFileError` where ``data`` isn't text or no encoding fits it.
    """
    if data.startswith(_MARKED):
        mark, encoding = next(each for each in _MARKS if data.startswith(each[0]))
        return data[len(mark) :].decode(encoding, "replace")
    refuse_other_kinds(data)
    controls = len(data) - len(data.translate(None, _CONTROLS))
    text = _utf_16(data) if controls else None
    if text is not None:
        return text
    if controls > _MOST_CONTROLS * len(data):
        raise UnreadableFileError(_BINARY)
    shifted = of_escapes(data)
    if shifted is not None:
        return shifted
    try:
        return data.decode()
    except UnicodeDecodeError:
        return damaged_utf_8(data) or _guessed(data)


def encoding_of(start: bytes, charset: str = "") -> str:
    """Return the encoding, as Python calls it, of a text that begins with ``start``.

    It can end inside a character. A person may say that it is in ``charset``, which counts as
    in `decode_as`. A byte order mark is left to be read as a character.

    Raises:
        UnreadableFileError: it isn't text, or there is no such charset.
    """
    said = named(charset) if charset else ""
    for mark, encoding in _MARKS:
        if start.startswith(mark):
            return encoding
    even = start[: len(start) // 2 * 2]
    if even and start.count(0) > _FEWEST_COMMON * len(start) and _utf_16(even) is not None:
        return "utf-16-le" if even.decode("utf-16-le", "replace") == _utf_16(even) else "utf-16-be"
    if _is_binary(start):
        raise UnreadableFileError(_BINARY)
    shifted = (encoding for escape, encoding in _SHIFTED if escape.search(start))
    return next(filter(partial(_begins_in, start), shifted), "") or _unmarked(start, said)


def _unmarked(start: bytes, said: str) -> str:
    """Return the encoding of a text that shows it nowhere; ``said`` may be empty."""
    if _begins_in(start, "utf-8"):
        return said if said and start.isascii() else "utf-8"
    return said or ("utf-8" if damaged_utf_8(start) else guess(start))


def _begins_in(start: bytes, encoding: str) -> bool:
    """Tell whether ``start`` can be the beginning of a text in ``encoding``."""
    try:
        codecs.getincrementaldecoder(encoding)().decode(start)
    except UnicodeError:
        return False
    return True


def _utf_16(data: bytes) -> str | None:
    """Return ``data`` as UTF-16 without a byte order mark, or None where it isn't that.

    Read in the wrong order, or not UTF-16 at all, it would hardly have a space, a Latin
    letter or a line end in it, and its characters would be of many scripts.
    """
    best, text = 0.0, None
    data = data[: len(data) // 2 * 2]
    for encoding in ("utf-16-le", "utf-16-be") if data else ():
        try:
            candidate = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        common = len(_UTF16_COMMON.findall(candidate)) / len(candidate)
        rows = Counter(ord(character) >> 8 for character in candidate[:_LOOKED_AT])
        of_one_script = max(rows.values()) / rows.total()
        is_text = common > _FEWEST_COMMON or of_one_script > _FEWEST_OF_ONE_SCRIPT
        score = common + of_one_script
        if is_text and score > best and not _UTF16_CONTROL.search(candidate):
            best, text = score, candidate
    return text


def of_escapes(data: bytes) -> str | None:
    """Return the text of an encoding that shifts between sets of characters by escapes."""
    for escape, encoding in _SHIFTED if b"\x1b$" in data else ():
        if escape.search(data):
            try:
                return data.decode(encoding)
            except UnicodeDecodeError:
                continue
    return None


def damaged_utf_8(data: bytes, most: float = _MOST_BROKEN) -> str | None:
    """Return ``data`` as UTF-8, or None where over ``most`` of what isn't ASCII is broken."""
    text = data.decode(errors="replace")
    foreign = len(text) - len(text.encode("ascii", "ignore"))
    return text if text.count("\ufffd") <= most * foreign else None


def guess(data: bytes) -> str:
    """Return the older encoding, as Python calls it, that ``data`` looks most like.

    Raises:
        UnreadableFileError: it looks like none.
    """
    import chardet

    # Without limits it finds cp1006 in Polish and EBCDIC in noise.
    encoding = chardet.detect(data, include_encodings=_PLAUSIBLE, compat_names=False)["encoding"]
    if encoding is None:
        raise UnreadableFileError(_BINARY)
    return encoding


def _guessed(data: bytes) -> str:
    encoding = guess(data)
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableFileError(
            "The encoding of this text can't be made out; save it as UTF-8 and import it again."
        ) from error
