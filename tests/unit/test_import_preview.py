"""What is told of files before they are imported: formats, doubts, and their first articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.errors import UnreadableFileError
from reader.importers.choices import Choices
from reader.importers.encoding import decode_as
from reader.importers.previews import survey as surveying
from reader.importers.previews.survey import survey
from reader.importers.reading import glance_apart
from reader.importers.source import Source

if TYPE_CHECKING:
    from pathlib import Path

    from reader.importers.previews.values import Glance

RUSSIAN = "Порт открыт\n\nПорт снова открыт, сообщили в совете гавани."


def glanced(file: Path, charset: str = "") -> Glance:
    (seen,) = glance_apart([Source(file.name, file, choices=Choices(charset=charset))])
    return seen


def test_a_few_good_files_are_neither_many_nor_doubtful(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Hafen öffnet\n\nEr ist offen.")
    (tmp_path / "b.html").write_text("<html><title>Port</title><p>It is open.</p></html>")
    found = survey([tmp_path])
    assert not found.is_large
    assert not found.is_doubtful
    assert found.formats == (("plain text", 1), ("HTML", 1))
    assert found.size == sum(file.stat().st_size for file in tmp_path.iterdir())


def test_many_files_and_huge_ones_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(surveying.MANY):
        (tmp_path / f"{number}.txt").write_text(f"Text {number}")
    found = survey([tmp_path])
    assert (found.files, found.is_large) == (surveying.MANY, True)
    assert len(found.samples) == surveying.SAMPLES
    monkeypatch.setattr(surveying, "HUGE", 3)
    assert survey([tmp_path / "1.txt"]).is_large


@pytest.mark.parametrize(
    ("name", "content", "doubtful"),
    [
        ("a.txt", RUSSIAN.encode("cp1251"), True),
        ("a.txt", RUSSIAN.encode(), False),
        ("a.txt", RUSSIAN.encode("utf-16"), False),
        ("a.html", f"<p>{RUSSIAN}".encode("cp1251"), True),
        ("a.html", f'<meta charset="windows-1251"><p>{RUSSIAN}'.encode("cp1251"), False),
        ("a.csv", f"text\n{RUSSIAN}".encode("cp1251"), True),
        ("a.csv", f"text\n{RUSSIAN}".encode(), False),
        ("a.pdf", b"no PDF", True),
        ("a.epub", b"no book", True),
        ("a.txt", b"", False),
    ],
)
def test_what_is_doubtful_is_told(
    tmp_path: Path, name: str, content: bytes, *, doubtful: bool
) -> None:
    (tmp_path / name).write_bytes(content)
    assert survey([tmp_path]).is_doubtful is doubtful


def test_what_is_doubtful_is_shown_first_and_each_format_once(tmp_path: Path) -> None:
    for number in range(40):
        (tmp_path / f"{number:02}.txt").write_text(f"Text {number}")
    (tmp_path / "x.md").write_text("# Title")
    (tmp_path / "y.txt").write_bytes(RUSSIAN.encode("cp1251"))
    samples = survey([tmp_path]).samples
    assert samples[0].name == "y.txt"
    assert "x.md" in [file.name for file in samples]


def test_what_is_not_there_is_no_reason_to_ask(tmp_path: Path) -> None:
    found = survey([tmp_path / "nowhere.txt"])
    assert (found.files, found.size, found.is_doubtful) == (1, 0, False)


def test_a_survey_can_be_stopped(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Text")
    assert survey([tmp_path], stopped=lambda: True).files == 0


def test_a_file_is_shown_as_it_would_come_in(tmp_path: Path) -> None:
    file = tmp_path / "port.txt"
    file.write_bytes(RUSSIAN.encode("cp1251"))
    seen = glanced(file)
    assert (seen.name, seen.format, seen.problem) == ("port.txt", "plain text", "")
    (shown,) = seen.articles
    assert shown.title == "Порт открыт"
    assert shown.opening == RUSSIAN
    assert shown.language == "ru"


def test_a_charset_that_a_person_chooses_changes_what_is_shown(tmp_path: Path) -> None:
    file = tmp_path / "port.txt"
    file.write_bytes(RUSSIAN.encode("cp1251"))
    assert glanced(file, "latin-1").articles[0].title != "Порт открыт"
    assert glanced(file, "windows-1251").articles[0].title == "Порт открыт"
    assert "There is no charset “x”" in glanced(file, "x").problem


def test_a_charset_that_is_chosen_counts_for_tables_as_well(tmp_path: Path) -> None:
    file = tmp_path / "ports.csv"
    file.write_bytes("title,text\nПорт открыт,Он снова открыт.\n".encode("cp1251"))
    assert glanced(file, "windows-1251").articles[0].title == "Порт открыт"


def test_what_can_not_be_read_says_why(tmp_path: Path) -> None:
    file = tmp_path / "a.pdf"
    file.write_bytes(b"%PDF-1.7 and nothing more")
    seen = glanced(file)
    assert seen.articles == ()
    assert seen.problem
    assert glanced(tmp_path / "nowhere.txt").problem.startswith("There is no such file")


def test_a_charset_counts_for_what_is_not_utf_8() -> None:
    assert decode_as("Fähre".encode(), "cp1252") == "Fähre"
    assert decode_as("Fähre".encode("cp1252"), "cp1252") == "Fähre"
    assert decode_as("\ufeffFähre".encode("utf-16-le"), "cp1252") == "Fähre"
    assert decode_as("渡し船".encode("iso2022_jp"), "iso2022_jp") == "渡し船"
    assert decode_as("Fähre".encode("utf-16-le"), "utf-16") == "Fähre"
    for name in ("x", "hex"):
        with pytest.raises(UnreadableFileError, match=f"no charset “{name}”"):
            decode_as(b"", name)


@pytest.mark.parametrize("charset", ["cp437", "iso-8859-1", "cp1252"])
def test_what_is_no_text_is_none_in_any_charset(charset: str) -> None:
    with pytest.raises(UnreadableFileError, match="picture"):
        decode_as(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4, charset)
    with pytest.raises(UnreadableFileError, match="not a text file"):
        decode_as(b"\x07\x05made up" + bytes(range(256)) * 4, charset)
    assert decode_as("Fähre nach Anneth".encode("utf-16-le"), charset) == "Fähre nach Anneth"
