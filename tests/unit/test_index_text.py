"""What goes into the index: every letter as `reader.folding` and FTS5 agree on it."""

from __future__ import annotations

import re
import sqlite3
from collections import defaultdict
from contextlib import closing

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.folding import fold
from reader.index_text import beginnings, has_entry, indexed, words_of
from reader.storage.schema import TOKENIZED


def words_in_index(texts: list[str]) -> list[list[str]]:
    """Return the words that FTS5 finds in each of ``texts``, as they go into the index."""
    with closing(sqlite3.connect(":memory:")) as db:
        db.execute(f"CREATE VIRTUAL TABLE search USING fts5 (text, content = '', {TOKENIZED})")
        db.execute("CREATE VIRTUAL TABLE word USING fts5vocab (search, instance)")
        rows = ((number, indexed(text)) for number, text in enumerate(texts))
        db.executemany("INSERT INTO search (rowid, text) VALUES (?, ?)", rows)
        found = defaultdict(list)
        for number, word in db.execute("SELECT doc, term FROM word ORDER BY doc, offset"):
            found[number].append(word)
    return [found[number] for number in range(len(texts))]


def test_the_index_has_every_character_as_a_query_has_it() -> None:
    characters = [chr(code) for code in range(1, 0x20000) if not 0xD800 <= code < 0xE000]
    texts = [f"x{character}y" for character in characters]
    assert words_in_index(texts) == [words_of(text) for text in texts]


def test_the_index_has_latin_letters_as_occurrences_are_found() -> None:
    letters = [chr(code) for code in range(1, 0x250) if chr(code).isalpha()]
    for text in (f"x{letter}y" for letter in letters):
        assert words_of(text) == re.findall(r"\w+", fold(text))


@given(st.text(max_size=30) | st.text("aé’ -_5ßكە東ก็ｶﾞ가\u1100\u1161\u00ad\u200c🚒.", max_size=30))
def test_the_index_has_every_text_as_a_query_has_it(text: str) -> None:
    text = text.replace("\0", "")
    assert words_in_index([text]) == [words_of(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The Žižek CAFÉ", ["the", "zizek", "cafe"]),
        ("pilots’ 24.5 %", ["pilots", "24", "5"]),
        ("Łódź, Sørensen, Diyarbakır", ["lodz", "sorensen", "diyarbakir"]),
        ("Straße oﬃce Cœur", ["strasse", "office", "coeur"]),
        ("ＮＡＴＯ", ["nato"]),
        ("har\u00adbour har\u200bbour", ["harbour", "harbour"]),
        ("أحمد آدم إلى ٱسم", ["احمد", "ادم", "الي", "اسم"]),
        ("مُديرـــ مدرسة", ["مدير", "مدرسه"]),
        ("می\u200cرود کتاب", ["ميرود", "كتاب"]),
        ("ئێوارە کوڕ گوڵ دۆست", ["ييواره", "كور", "گول", "دوست"]),
        ("۱۴۰۰ ٢٠٢١ २०२१", ["1400", "2021", "2021"]),
        ("हिन्दी", ["हिन्दी"]),
        ("東京港 Tokyo", ["東", "京", "港", "tokyo"]),
        ("ก็บ", ["ก", "็", "บ"]),
        ("ｶﾞガカ\u3099ﾊﾟ", ["カ\u3099", "カ\u3099", "カ\u3099", "ハ\u309a"]),
        ("カ \u3099", ["カ", "\u3099"]),
        ("한국", ["한국"]),
        ("\u1112\u1161\u11ab", ["한"]),
    ],
)
def test_words_are_folded_and_cut(text: str, words: list[str]) -> None:
    assert words_of(text) == words


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("Boat boats, a 24-foot", "b bo boa a 2 24 f fo foo"),
        ("Élan ŽIV", "e el ela z zi ziv"),
        ("قارب", "ق قا قار"),
        ("東京 xy", "x xy"),
        ("हिन्दी", "ह हि हिन"),
    ],
)
def test_the_first_letters_of_words_are_told_apart(text: str, letters: str) -> None:
    assert sorted(beginnings(indexed(text)).split()) == sorted(letters.split())
    assert all(map(has_entry, letters.split()))


@given(st.text(max_size=40) | st.text("aé’ -_5ßكە東ก็가🚒.\u0301", max_size=30))
def test_every_word_has_its_beginnings(text: str) -> None:
    expected = {word[:length] for word in words_of(text) for length in (1, 2, 3)}
    found = set(beginnings(indexed(text)).split())
    assert found == set(filter(has_entry, expected))
