"""Finding and reading the files of an import."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from reader.errors import UnreadableFileError
from reader.importers import find_files, read
from reader.importers.document import Document, Failure
from reader.importers.formats import FORMATS
from reader.importers.limits import Limits
from reader.importers.source import Source
from reader.values import ImportedArticle


def read_file(path: Path) -> ImportedArticle:
    with Source(path.name, path).opened(Limits()) as document:
        (article,) = read(document)
    assert isinstance(article, ImportedArticle)
    return article


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b.txt", "a.md", "c.TXT", "d.bin", ".hidden.txt", "e/f.text", "e/g.markdown"):
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_text("A ship came in.\n", encoding="utf-8")
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "h.txt").write_text("x", encoding="utf-8")
    return tmp_path


def test_a_folder_gives_its_importable_files_in_order(folder: Path) -> None:
    names = [file.relative_to(folder).as_posix() for file in find_files([folder])]
    assert names == ["a.md", "b.txt", "c.TXT", "e/f.text", "e/g.markdown"]


def test_symbolic_links_inside_a_folder_are_not_followed(folder: Path) -> None:
    (folder / "e" / "up").symlink_to(folder)
    (folder / "e" / "link.txt").symlink_to(folder / "b.txt")
    names = [file.name for file in find_files([folder / "e"])]
    assert names == ["f.text", "g.markdown"]


def test_what_is_named_is_taken_whatever_it_is(folder: Path) -> None:
    named = [folder / "d.bin", folder / ".hidden.txt", folder / "nothing.txt"]
    assert list(find_files(named)) == named


MAIL = b"Message-ID: <1@courier.example>\nFrom: ines@courier.example\nSubject: Lamp\n\nIt is lit.\n"


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("cur/1795693131.10630_1.harbour:2,S", MAIL),
        ("new/1795693131.M1P2.harbour.example", MAIL),
        ("inbox/1", MAIL),
        ("Mail/Inbox", b"From ines@courier.example Mon Mar 11 07:45:00 2024\n" + MAIL),
    ],
)
def test_a_folder_gives_the_mails_that_a_mail_program_keeps_in_it(
    tmp_path: Path, name: str, data: bytes
) -> None:
    (tmp_path / name).parent.mkdir()
    (tmp_path / name).write_bytes(data)
    (tmp_path / "LICENSE").write_text("From here on: all is free.\n")
    assert [read_file(file).title for file in find_files([tmp_path])] == ["Lamp"]


PAGE = b"<!DOCTYPE html>\n<html><title>Lamp</title><body><p>It is lit again, said the warden.</p>"


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("story.php", PAGE),
        ("story.aspx?id=12", PAGE),
        ("index.html.1", PAGE),
        ("8812", PAGE),
        ("2024-03-05_lamp.example", b"<!-- saved -->\n" + PAGE),
        ("lamp.cms", b'<?xml version="1.0"?>\n<rss version="2.0"><channel>'),
        ("lamp.wet", b"WARC/1.0\r\n"),
        ("lamp.cgi", b"%PDF-1.7\n%"),
        ("ca01", "The lamp is lit again, said the warden of Skälder.".encode("latin-1")),
        ("BBC-12", "\ufeffThe lamp is lit again.".encode("utf-16-le")),
        ("dump.2024-03", b'{"text": "The lamp is lit again."}\n'),
        ("pages", b"PK\x03\x04" + b"\0" * 60),
        (
            "lamp.bin",
            b"PK\x03\x04".ljust(30, b"\0") + b"mimetypeapplication/vnd.oasis.opendocument.textPK",
        ),
        ("lamp.doc", b"\xd0\xcf\x11\xe0" + b"\0" * 60),
        ("lamp.rtf", b"{\\rtf1 The lamp is lit again.}"),
        ("lamp.7z", b"7z\xbc\xaf'\x1c" + b"\0" * 60),
    ],
)
def test_a_folder_gives_what_begins_as_an_article_whatever_it_is_called(
    tmp_path: Path, name: str, data: bytes
) -> None:
    (tmp_path / name).write_bytes(data)
    assert list(find_files([tmp_path])) == [tmp_path / name]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("lamp.png", PAGE),
        ("lamp.svg", b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>'),
        ("lamp.pdf.part", b"%PDF-1.7\n%"),
        ("story.html~", PAGE),
        ("lamp.py", b"print('The lamp is lit again.')\n"),
        ("index.php", b"<?php include 'lamp.html'; ?>\n<html><body>"),
        ("README", b"The lamp is lit again.\n"),
        ("lamp", b"\x7fELF" + b"\0" * 60),
        ("photo", b"\x89PNG\r\n\x1a\nIHDR"),
        ("empty", b""),
        ("Thumbs.db", b"\xd0\xcf\x11\xe0" + b"\0" * 60),
    ],
)
def test_a_folder_passes_over_what_only_lies_beside_articles(
    tmp_path: Path, name: str, data: bytes
) -> None:
    (tmp_path / name).write_bytes(data)
    assert list(find_files([tmp_path])) == []


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no such pipes")
def test_a_pipe_in_a_folder_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert list(find_files([tmp_path])) == []


def test_every_format_can_be_found_in_a_folder(tmp_path: Path) -> None:
    suffixes = {suffix for document in FORMATS for suffix in document.suffixes}
    for suffix in suffixes:
        (tmp_path / f"a{suffix}").touch()
    assert {file.suffix for file in find_files([tmp_path])} == suffixes


def test_an_article_keeps_its_bytes_and_the_name_of_its_file(tmp_path: Path) -> None:
    file = tmp_path / "pilots.txt"
    file.write_bytes(b"\xef\xbb\xbfA ship came in.\r\nIt left.\r\n")
    article = read_file(file)
    assert article.original == file.read_bytes()
    assert article.file == "pilots.txt"
    assert article.media_type == "text/plain"
    assert article.text == "A ship came in.\nIt left.\n"


@pytest.mark.parametrize("suffix", sorted({s for each in FORMATS for s in each.suffixes}))
def test_an_empty_file_says_so_whatever_it_is_called(suffix: str) -> None:
    with pytest.raises(UnreadableFileError, match=r"^The file is empty; "):
        list(read(Document.of(b"", f"nothing{suffix}")))


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("a.xlsx", b"The harbour is open.\n", "This is not the kind of table that its name says"),
        ("a.eml", bytes(range(1, 256)) * 9, "There is no mail in this file"),
        ("a.mobi", b"Lamp".ljust(60, b"\0") + b"BOOKMOBI\0\0", "This is an e-book for Kindle"),
        (
            "a.fods",
            b'<document office:mimetype="application/vnd.oasis.opendocument.spreadsheet"><a/>',
            "This is a spreadsheet (FODS)",
        ),
        (
            "a.fb2",
            b'<?xml version="1.0"?>\n<FictionBook><body><p>It is lit.</p></body></FictionBook>',
            "This is an e-book in FictionBook",
        ),
        (
            "a.ods",
            b"PK\x03\x04".ljust(30, b"\0")
            + b"mimetypeapplication/vnd.oasis.opendocument.spreadsheetPK",
            "This is a spreadsheet (ODS)",
        ),
        ("a.json", b'[{"text": "It is li', "The JSON is damaged, cut off or nested too deep here"),
        ("a.json", b"[" * 100_000, "The JSON is damaged, cut off or nested too deep here"),
    ],
)
def test_what_can_not_be_read_is_called_by_its_name_once(
    name: str, data: bytes, sentence: str
) -> None:
    (told,) = sentences(Document.of(data, name))
    assert told.startswith(sentence)


def sentences(document: Document) -> list[str]:
    try:
        return [each.sentence for each in read(document) if isinstance(each, Failure)]
    except UnreadableFileError as error:
        return [str(error)]


def test_a_missing_file_says_so(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError, match="no such file"):
        read_file(tmp_path / "nothing.txt")


def test_a_name_that_no_file_can_have_is_a_missing_file() -> None:
    with pytest.raises(UnreadableFileError, match="no such file"):
        read_file(Path("a\0b"))


def test_a_folder_is_not_a_file(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError, match="folder"):
        read_file(tmp_path)


def test_a_pipe_is_refused_without_waiting_for_it(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    with pytest.raises(UnreadableFileError, match="pipe"):
        read_file(tmp_path / "pipe.txt")


def test_a_name_too_long_for_the_disk_is_a_failure_with_a_reason(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError, match="can't be read"):
        read_file(tmp_path / ("a" * 300))


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    with (tmp_path / "large.txt").open("wb") as file:
        file.truncate(64 * 1024 * 1024 + 1)
    with pytest.raises(UnreadableFileError, match="64 MB"):
        read_file(tmp_path / "large.txt")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_says_so(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").touch(mode=0o000)
    with pytest.raises(UnreadableFileError, match="permissions"):
        read_file(tmp_path / "secret.txt")
