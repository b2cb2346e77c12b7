"""Documents beside the texts of their articles: whole, and in little room."""

from __future__ import annotations

import json
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.storage.originals import pack, unpack

TEXTS = st.binary(min_size=1, max_size=200)


@given(st.binary(max_size=200), TEXTS, TEXTS)
def test_a_document_comes_back_to_the_byte(before: bytes, text: bytes, behind: bytes) -> None:
    for document in (before, text, before + text + behind):
        assert unpack(pack(document, text), text) == document


@given(st.binary(max_size=200), TEXTS)
def test_a_document_of_an_earlier_postil_comes_back(document: bytes, text: bytes) -> None:
    assert unpack(zlib.compress(document, 1, wbits=12), text) == document


def test_a_row_takes_little_room_beside_its_text() -> None:
    text = " ".join(f"{number**3} boats." for number in range(200))
    row = json.dumps({"id": 7, "title": "Boats", "text": text}).encode()
    assert len(pack(row, text.encode())) < len(row) // 20 < len(zlib.compress(row)) // 2


@given(st.binary(max_size=200), TEXTS, st.data())
def test_what_is_cut_off_or_beside_another_text_is_an_error(
    document: bytes, text: bytes, data: st.DataObject
) -> None:
    packed = pack(document, text)
    with pytest.raises(zlib.error):
        unpack(packed[: data.draw(st.integers(0, len(packed) - 1))], text)
    with pytest.raises(zlib.error):
        unpack(packed, text + b"!")
