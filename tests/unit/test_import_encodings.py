"""From bytes to text."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from reader.errors import UnreadableFileError
from reader.importers import read_document
from reader.importers.encoding import decode
from reader.text import normalise

ENGLISH = "The harbour council voted on Wednesday to widen the pilot service. The café was full."
FRENCH = (
    "Le conseil du port a annoncé mercredi l'extension du service de pilotage où l'été dernier."
)
GERMAN = (
    "Der Hafenrat kündigte am Mittwoch an, den Lotsendienst auszubauen: Größe allein genügt nicht."
)
TURKISH = "Liman meclisi bugün kılavuz hizmetini genişleteceğini açıkladı ve halka teşekkür etti."
ARABIC = "أعلن مجلس الميناء اليوم عن توسيع خدمة الإرشاد في المضيق. وقال إن كل سفينة تستحقه."
RUSSIAN = "Совет порта объявил о расширении службы лоцманов. Каждое судно заслуживает лоцмана."
POLISH = "Rada portu ogłosiła w środę rozszerzenie służby. Żaden statek nie będzie już czekał."
GREEK = "Το συμβούλιο του λιμανιού ανακοίνωσε την επέκταση της υπηρεσίας. Κάθε πλοίο αξίζει."
CHINESE = "港口委员会星期三宣布扩大引航服务。主席说，每艘船都应该有引航员。"
JAPANESE = (
    "港湾評議会は水曜日、水先案内サービスの拡大を発表した。議長はすべての船に必要だと述べた。"
)

THAI = "สภาท่าเรือลงมติเมื่อวันพุธให้ขยายบริการนำร่องในช่องแคบ"


@pytest.mark.parametrize("mark", [True, False])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", [ENGLISH, ARABIC, RUSSIAN, CHINESE, JAPANESE, THAI, "Hi"])
def test_unicode_is_read_with_and_without_a_mark(text: str, encoding: str, *, mark: bool) -> None:
    data = ("\ufeff" * mark + text).encode(encoding)
    assert read_document(data, "a.txt").text == text


@pytest.mark.parametrize("encoding", ["utf-32-le", "utf-32-be"])
def test_utf_32_is_read_by_its_mark(encoding: str) -> None:
    assert read_document(f"\ufeff{ARABIC}".encode(encoding), "").text == ARABIC


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (ENGLISH, "cp1252"),
        (FRENCH, "latin-1"),
        (FRENCH, "cp1252"),
        (GERMAN, "cp1252"),
        (TURKISH, "cp1254"),
        (ARABIC, "cp1256"),
        (ARABIC, "iso8859-6"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8-r"),
        (RUSSIAN, "iso8859-5"),
        (POLISH, "cp1250"),
        (POLISH, "iso8859-2"),
        (GREEK, "iso8859-7"),
        (CHINESE, "gb18030"),
        (CHINESE, "big5"),
        (JAPANESE, "shift_jis"),
        (JAPANESE, "euc-jp"),
        (JAPANESE, "iso2022-jp"),
    ],
)
def test_an_older_encoding_is_found(text: str, encoding: str) -> None:
    data = text.encode(encoding, "ignore")
    assert read_document(data, "a.txt").text == data.decode(encoding)


def test_a_text_cut_off_inside_a_character_stays_utf_8() -> None:
    assert decode((ARABIC + "é").encode()[:-1]) == ARABIC + "\ufffd"


def test_a_few_control_characters_do_not_make_a_text_binary() -> None:
    assert read_document(f"{ENGLISH}\0".encode(), "").text == f"{ENGLISH}\ufffd"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \r\n\t\n", "empty"),
        (codecs.BOM_UTF8, "empty"),
        (b"%PDF-1.7\n%\xe2\xe3", "PDF"),
        (b"PK\x03\x04\x14\x00", "archive"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "picture"),
        (b"7z\xbc\xaf'\x1c\x00\x04", "7-Zip archive"),
        (b"Rar!\x1a\x07\x01\x00", "RAR archive"),
        (b"\x7fELF\x02\x01\x01" + bytes(200), "not a text file"),
        (bytes(range(256)) * 4, "not a text file"),
        (b"a" * (64 * 1024 * 1024 + 1), "64 MB"),
    ],
)
def test_what_is_not_text_is_refused_with_a_reason(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableFileError, match=reason):
        read_document(data, "a.txt")


# UTF-16's mark and a NUL are UTF-32's mark.
@given(st.text(st.characters(exclude_characters="\0")), st.sampled_from(["utf-8", "utf-16-le"]))
def test_marked_unicode_goes_round(text: str, encoding: str) -> None:
    data = f"\ufeff{text}".encode(encoding, "replace")
    assert decode(data) == data.decode(encoding).removeprefix("\ufeff")


@given(st.binary(max_size=400), st.sampled_from(["", "a.txt", "a.md"]))
def test_any_bytes_are_an_article_or_a_reason(data: bytes, name: str) -> None:
    try:
        article = read_document(data, name)
    except UnreadableFileError:
        return
    assert article.text
    assert article.title
    assert article.original == data


@given(st.text())
def test_plain_text_stays_as_it_is(text: str) -> None:
    data = text.encode("utf-8", "replace")
    assume(not data.startswith((b"%PDF", b"PK", b"{\\rtf")))
    try:
        article = read_document(data, "a.txt")
    except UnreadableFileError:
        return
    assert article.text == normalise(decode(data))
