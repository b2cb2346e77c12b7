"""ZIP archives whose directory is lost, as it stands at the end: their files from the beginning.

Format: APPNOTE.TXT 6.3 of PKWARE, sections 4.3.7 (local headers) and 4.3.9 (data descriptors).
"""

from __future__ import annotations

import zlib
from functools import partial
from io import SEEK_CUR, BytesIO
from struct import Struct
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from reader.errors import UnreadableFileError
from reader.importers.archives.members import Member
from reader.importers.document import Failure
from reader.importers.encoding import decode
from reader.importers.refusals import damage_told

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.importers.document import Document

_SIGNATURE = b"PK\x03\x04"
_HEADER = Struct("<4sHHHHHLLLHH")
_LONGEST_DESCRIPTOR = 24
_ENCRYPTED, _SIZE_FOLLOWS = 0x1, 0x8
_STORED, _DEFLATED = 0, 8
_CHUNK = 65_536
_CUT_OFF = "The archive is cut off or damaged; what was whole in it is here, get it once more."


class _Header(NamedTuple):
    flags: int
    method: int
    checksum: int
    packed: int
    name: bytes


def whole_members(document: Document) -> Iterator[Member | Failure]:
    """Yield the files that are whole, one after the other; the end is a failure that says so.

    Raises:
        UnreadableFileError: none is whole.
    """
    document.file.seek(0)
    found = 0
    while True:
        try:
            with damage_told():
                member = _next(document.file, document.limits.size)
        except UnreadableFileError:
            break
        if member.name:
            found += 1
            yield member
    if not found:
        raise UnreadableFileError("No file in this ZIP archive is whole; get it once more.")
    yield Failure("", _CUT_OFF)


def _next(file: BinaryIO, limit: int) -> Member:
    """Return the file that begins here; one without a name where it can't be read.

    Raises:
        EOFError: no whole one begins here.
    """
    header = _header(file)
    start = file.tell()
    if header.flags & _SIZE_FOLLOWS:
        data = _inflated(file, limit)
        packed = file.tell() - start
        _pass_descriptor(file)
    else:
        packed = header.packed
        data = _unpacked(_whole(file, packed, limit), header.method, limit)
    if header.flags & _ENCRYPTED or (header.checksum and zlib.crc32(data) != header.checksum):
        return Member("", 0, 0, BytesIO)
    return Member(_name(header), len(data), packed, partial(BytesIO, data))


def _header(file: BinaryIO) -> _Header:
    data = file.read(_HEADER.size)
    if len(data) < _HEADER.size or not data.startswith(_SIGNATURE):
        raise EOFError
    _, _, flags, method, _, _, checksum, packed, _, name, extra = _HEADER.unpack(data)
    header = _Header(flags, method, checksum, packed, file.read(name))
    file.read(extra)
    return header


def _name(header: _Header) -> str:
    try:
        return decode(header.name)
    except UnreadableFileError:
        return header.name.decode("cp437")


def _whole(file: BinaryIO, size: int, limit: int) -> bytes:
    data = file.read(min(size, limit))
    if len(data) < size:
        raise EOFError
    return data


def _unpacked(data: bytes, method: int, limit: int) -> bytes:
    """Return what ``data`` unpacks to; nothing where the method is unknown."""
    if method == _STORED:
        return data
    return _inflated(BytesIO(data), limit) if method == _DEFLATED else b""


def _inflated(file: BinaryIO, limit: int) -> bytes:
    """Return what the deflated data that begins here, and ends itself, unpacks to."""
    engine = zlib.decompressobj(-zlib.MAX_WBITS)
    pieces: list[bytes] = []
    room = limit + 1
    while not engine.eof:
        chunk = file.read(_CHUNK)
        if not chunk or room <= 0:
            raise EOFError
        pieces.append(engine.decompress(chunk, room))
        room -= len(pieces[-1])
    file.seek(-len(engine.unused_data), SEEK_CUR)
    return b"".join(pieces)


def _pass_descriptor(file: BinaryIO) -> None:
    """Go on behind the sizes that follow a file: with or without a signature, of 32 or 64 bits."""
    start = file.tell()
    data = file.read(_LONGEST_DESCRIPTOR + 2)
    ends = (size for size in (12, 16, 20, _LONGEST_DESCRIPTOR) if data[size : size + 2] == b"PK")
    file.seek(start + next(ends, 0))
