"""Archives: what is in them is read as from a folder, within limits, and nothing is unpacked."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import random
import stat
import tarfile
import zipfile
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from imports import read_all

from reader.errors import UnreadableFileError
from reader.importers import read
from reader.importers.document import Document, Failure
from reader.importers.limits import Limits
from reader.importers.reading import read_apart
from reader.importers.source import Source
from reader.values import ImportedArticle

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

PAGE = b"<!DOCTYPE html><html><head><title>Pilots sail</title></head><body><p>They sailed.</p>"
FEED = (
    b"<rss><channel><item><title>One</title></item><item><title>Two</title></item></channel></rss>"
)
FILES = {"notes/a.txt": b"First line.\n", "page.html": PAGE, "b.xml": FEED}
MEBIBYTE = 1024 * 1024


def zipped(files: Mapping[str, bytes] = FILES, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def tarred(files: Mapping[str, bytes] = FILES) -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as archive:
        for name, data in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return buffer.getvalue()


def streamed(files: Mapping[str, bytes] = FILES) -> bytes:
    """Return a ZIP as programs write it that can't go back: sizes follow what they are of."""

    class Pipe(io.BytesIO):
        def seekable(self) -> bool:
            return False

        def tell(self) -> int:
            raise OSError

    pipe = Pipe()
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return pipe.getvalue()


def found(data: bytes, name: str = "dump.zip", limits: Limits | None = None) -> list[str]:
    """Return the names of what was found, and the sentences of what couldn't be read."""
    return [
        f"{each.part}: {each.sentence}" if isinstance(each, Failure) else each.file
        for each in read_all(data, name, limits)
    ]


def refusal(data: bytes, name: str = "dump.zip", limits: Limits | None = None) -> str:
    with pytest.raises(UnreadableFileError) as caught:
        found(data, name, limits)
    return str(caught.value)


IN_ZIP = ["dump.zip/notes/a.txt", "dump.zip/page.html", "dump.zip/b.xml#1", "dump.zip/b.xml#2"]


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2,
                                    zipfile.ZIP_LZMA])  # fmt: skip
def test_each_file_in_a_zip_is_read_as_its_own_format(method: int) -> None:
    articles = list(read(Document.of(zipped(method=method), "dump.zip")))
    assert all(isinstance(article, ImportedArticle) for article in articles)
    assert found(zipped(method=method)) == IN_ZIP
    page = articles[1]
    assert isinstance(page, ImportedArticle)
    assert (page.title, page.media_type, page.original) == ("Pilots sail", "text/html", PAGE)


@pytest.mark.parametrize(
    ("pack", "name"),
    [
        (bytes, "dump.tar"),
        (gzip.compress, "dump.tar.gz"),
        (gzip.compress, "dump.tgz"),
        (bz2.compress, "dump.tar.bz2"),
        (lzma.compress, "dump.tar.xz"),
    ],
)
def test_a_tar_is_read_however_it_is_compressed(pack: Callable[[bytes], bytes], name: str) -> None:
    assert found(pack(tarred()), name) == [file.replace("dump.zip", name) for file in IN_ZIP]


def test_one_compressed_file_keeps_its_name() -> None:
    assert found(gzip.compress(FEED), "feed.xml.gz") == ["feed.xml.gz#1", "feed.xml.gz#2"]
    (article,) = read(Document.of(gzip.compress(b"A line, and no title.\n"), "words.txt.gz"))
    assert isinstance(article, ImportedArticle)
    assert article.original == b"A line, and no title.\n"


def test_archives_in_archives_are_read_to_the_limit() -> None:
    once = zipped({"in.tar": tarred({"a.txt": b"words"})})
    assert found(once) == ["dump.zip/in.tar/a.txt"]
    deep = once
    for _ in range(3):
        deep = zipped({"in.zip": deep})
    (told,) = found(deep)
    assert told.startswith("/in.zip/in.zip/in.zip/in.tar: Archives lie more than 3 deep")


def test_a_file_that_unpacks_to_itself_ends() -> None:
    packed = b"words"
    for _ in range(6):
        packed = gzip.compress(packed)
    assert "more than 3 deep" in refusal(packed, "a.gz")


def test_what_a_folder_would_pass_over_is_passed_over() -> None:
    files = {
        ".hidden.txt": b"no",
        "__MACOSX/._a.txt": b"no",
        "in/.git/a.txt": b"no",
        "picture.jpg": b"\xff\xd8\xff",
        "a.txt": b"yes",
        "index.php": PAGE,
    }
    assert found(zipped(files)) == ["dump.zip/a.txt", "dump.zip/index.php"]


def test_what_begins_as_an_article_comes_in_whatever_it_is_called() -> None:
    files = {"story.php": PAGE, "ca01": b"The lamp is lit.\n", "lamp.rtf": b"{\\rtf1 Lit.}"}
    page, text, told = read_all(zipped(files), "a.zip")
    assert isinstance(page, ImportedArticle)
    assert isinstance(text, ImportedArticle)
    assert [page.file, text.file] == ["a.zip/story.php", "a.zip/ca01"]
    assert isinstance(told, Failure)
    assert told.sentence.startswith("This is a rich text (RTF) document")


@pytest.mark.parametrize("is_first", [False, True])
def test_what_was_saved_with_a_page_is_passed_over(*, is_first: bool) -> None:
    files = {"in/p_files/frame.html": PAGE, "in/q_files/frame.html": PAGE}
    files = {**files, "in/p.htm": PAGE} if not is_first else {"in/p.htm": PAGE, **files}
    assert sorted(found(zipped(files))) == ["dump.zip/in/p.htm", "dump.zip/in/q_files/frame.html"]


def test_names_lead_nowhere_else() -> None:
    files = {"../../etc/a.txt": b"a", "/b.txt": b"b", "C:\\c\\..\\c.txt": b"c"}
    assert found(zipped(files)) == ["dump.zip/etc/a.txt", "dump.zip/b.txt", "dump.zip/c/c.txt"]
    assert found(tarred(files), "d.tar") == ["d.tar/etc/a.txt", "d.tar/b.txt", "d.tar/c/c.txt"]


def test_a_file_without_a_name_is_passed_over() -> None:
    data = zipped({"x.txt": b"words", "y.txt": b"words"}).replace(b"x.txt", b"\0.txt")
    assert found(data) == ["dump.zip/y.txt"]


def test_an_archive_of_links_and_devices_says_so() -> None:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as archive:
        for kind in (tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.FIFOTYPE):
            info = tarfile.TarInfo("a.txt")
            info.type, info.linkname = kind, "/etc/passwd"
            archive.addfile(info)
    assert refusal(buffer.getvalue(), "a.tar").startswith("There are but links in this archive")
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as zip_archive:
        info_of_link = zipfile.ZipInfo("a.txt")
        info_of_link.external_attr = (stat.S_IFLNK | 0o777) << 16
        zip_archive.writestr(info_of_link, "/etc/passwd")
    assert refusal(buffer.getvalue()).startswith("There are but links in this archive")


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_files_of_the_same_name_are_both_read() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("a.txt", "First.")
        archive.writestr("a.txt", "Second.")
    texts = [article.text for article in read(Document.of(buffer.getvalue()))
             if isinstance(article, ImportedArticle)]  # fmt: skip
    assert texts == ["First.", "Second."]


@pytest.mark.parametrize(
    ("name", "encoding"),
    [
        ("Приказ о назначении комиссии.txt", "cp866"),
        ("Überraschungen für Köln.txt", "cp850"),
        ("Zwölf.txt", "cp437"),
        ("Zwölf.txt", "utf-8"),
    ],
)
def test_names_in_old_encodings_are_made_out(name: str, encoding: str) -> None:
    placeholder = "x" * len(name.encode(encoding))
    data = zipped({placeholder: b"words"})
    data = data.replace(placeholder.encode(), name.encode(encoding))
    assert found(data) == [f"dump.zip/{name}"]


def test_encrypted_files_are_told_in_one_sentence() -> None:
    data = bytearray(zipped({"a.txt": b"a", "b.txt": b"b"}))
    for place in range(len(data)):
        if data[place : place + 4] == b"PK\x01\x02":
            data[place + 8] |= 1
    (told,) = found(bytes(data))
    assert "Files in the archive are encrypted (2 of them)" in told


def test_a_damaged_file_is_told_and_the_others_are_read() -> None:
    data = bytearray(zipped({"a.txt": b"words " * 90, "b.txt": b"words"}, zipfile.ZIP_STORED))
    data[60] ^= 1
    first, second = found(bytes(data))
    assert first == "/a.txt: It is damaged or cut off; get it once more and import it again."
    assert second == "dump.zip/b.txt"


@pytest.mark.parametrize("mark", [b"PK\x07\x08", b"PK00"])
def test_a_zip_that_was_to_be_split_and_is_in_one_piece_is_read(mark: bytes) -> None:
    assert found(mark + zipped({"a.txt": b"Words of it."})) == ["dump.zip/a.txt"]


@pytest.mark.parametrize("make", [zipped, streamed])
def test_a_zip_that_is_cut_off_gives_what_is_whole(
    make: Callable[[Mapping[str, bytes]], bytes],
) -> None:
    files = {f"{n}.txt": f"Text {n} of some.\n".encode() * 20 for n in range(5)}
    data = make(files)
    cut = data[: data.index(b"4.txt") + 20]
    *whole, last = found(cut)
    assert whole == [f"dump.zip/{n}.txt" for n in range(4)]
    assert last.startswith(": The archive is cut off or damaged")


def test_a_zip_of_a_version_that_nobody_knows_gives_its_files_all_the_same() -> None:
    data = bytearray(zipped({"a.txt": b"words"}))
    data[data.index(b"PK\x01\x02") + 6] = 236
    assert found(bytes(data))[0] == "dump.zip/a.txt"


@pytest.mark.parametrize("pack", [bytes, gzip.compress, lzma.compress])
def test_a_tar_that_is_cut_off_gives_what_is_whole(pack: Callable[[bytes], bytes]) -> None:
    noise = random.Random(7).randbytes(150_000)  # noqa: S311
    files = {"a.txt": b"words", "b.txt": b"words", "c.txt": noise, "d.txt": b"words"}
    data = pack(tarred(files))
    *whole, last = found(data[: len(data) * 2 // 3], "d.tar")
    assert whole[:2] == ["d.tar/a.txt", "d.tar/b.txt"]
    assert whole[2].startswith("/c.txt: It is damaged or cut off")
    assert "cut off or damaged" in last


def test_a_tar_that_is_damaged_in_its_midst_says_so() -> None:
    data = bytearray(tarred({"a.txt": b"words", "b.txt": b"words"}))
    data[1024 + 5] ^= 1
    assert found(bytes(data), "d.tar") == [
        "d.tar/a.txt",
        ": The archive is cut off or damaged here; what is before is imported, get it once more.",
    ]


def test_what_unpacks_to_far_more_than_it_is_is_refused_by_its_limit() -> None:
    bomb = gzip.compress(bytes(20 * MEBIBYTE))
    assert "more than 250 times its size" in refusal(bomb, "a.gz")
    assert "more than 250 times its size" in refusal(zipped({"a.txt": bytes(20 * MEBIBYTE)}))
    assert "more than 250 times its size" in refusal(zipped({"in.gz": bomb}))


def test_an_archive_may_not_unpack_to_more_than_the_limit() -> None:
    feeds = {f"{n}.rss": bytes([32]) * MEBIBYTE for n in range(6)}
    limits = Limits(unpacked=4 * MEBIBYTE)
    assert "unpacks to more than 4 MB" in refusal(zipped(feeds), limits=limits)
    nested = zipped(
        {f"{n}.zip": zipped({f"{n}.rss": feed}) for n, feed in enumerate(feeds.values())}
    )
    assert "unpacks to more than 4 MB" in refusal(nested, limits=limits)


def test_an_archive_may_not_hold_more_files_than_the_limit() -> None:
    files = {f"{n}.txt": b"words" for n in range(12)}
    limits = Limits(members=10)
    assert "more files in the archive than 10" in refusal(zipped(files), limits=limits)
    nested = zipped({"a.zip": zipped({"a.txt": b"a"}), "b.zip": zipped(files)})
    assert "more files in the archive than 10" in refusal(nested, limits=limits)


def test_a_file_that_is_too_large_is_refused_and_the_others_are_read() -> None:
    files = {"a.txt": b"words and more words " * 100, "b.txt": b"words"}
    told, read_one = found(zipped(files), limits=Limits(size=1000))
    assert told.startswith("/a.txt: The file is larger than")
    assert read_one == "dump.zip/b.txt"


@pytest.mark.parametrize(
    ("data", "name", "sentence"),
    [
        (zipped({}), "a.zip", "Nothing in this archive"),
        (zipped({"a.bin": b"\x01"}), "a.zip", "Nothing in this archive"),
        (gzip.compress(b"words and more words")[:-12], "a.txt.gz", "damaged or cut off"),
        (b"\x1f\x8b\x08rest", "a.gz", "damaged or cut off"),
        (b"no archive", "a.zip", "not the kind of archive"),
        (b"no archive", "a.tar", "not the kind of archive"),
        (b"no archive", "a.gz", "not the kind of archive"),
        (b"", "a.zip", "empty"),
    ],
)
def test_what_is_no_archive_is_refused_with_a_sentence(
    data: bytes, name: str, sentence: str
) -> None:
    try:
        told = " ".join(found(data, name))
    except UnreadableFileError as error:
        told = str(error)
    assert sentence in told


def test_archives_are_read_by_the_process_that_can_write_nothing(tmp_path: Path) -> None:
    path = tmp_path / "dump.tar.gz"
    path.write_bytes(gzip.compress(tarred({"in.zip": zipped(), "broken.html": b"<html>"})))
    items = list(read_apart([Source(path.name, path)]))
    assert [item.file for item in items] == [
        *(f"dump.tar.gz/in.zip/{file.removeprefix('dump.zip/')}" for file in IN_ZIP),
        "dump.tar.gz/broken.html",
    ]
    assert [path.name for path in tmp_path.iterdir()] == ["dump.tar.gz"]


def test_a_limit_that_is_exceeded_is_named_by_the_process_too() -> None:
    (item,) = read_apart([Source("a.gz", data=gzip.compress(bytes(20 * MEBIBYTE)))])
    assert "more than 250 times its size" in str(item.article)


MADE = Path(__file__).parents[1] / "data" / "archives"


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("wget.warc.gz", [f"wget.warc.gz#{n}" for n in (1, 2, 3)]),
        ("gnu.tar.xz", [f"gnu.tar.xz/site/page{n}.html" for n in (1, 2, 3)]),
    ],
)
def test_what_other_programs_made_is_read(name: str, parts: list[str]) -> None:
    data = (MADE / name).read_bytes()
    assert found(data, name) == parts
    first = read_all(data, name)[0]
    assert isinstance(first, ImportedArticle)
    assert (first.title, first.byline) == ("Harbour story 1", "Ines Halloran")


def test_what_another_program_encrypted_is_refused() -> None:
    (told,) = found((MADE / "locked.zip").read_bytes(), "locked.zip")
    assert "Files in the archive are encrypted (1 of them)" in told


STARTS = [
    zipped(),
    streamed(),
    tarred(),
    gzip.compress(tarred()),
    zipped({"a.gz": gzip.compress(FEED)}),
]


@settings(deadline=None)
@given(st.sampled_from(STARTS), st.integers(0, 3000), st.binary(max_size=100), st.integers(0, 3000))
def test_broken_archives_give_articles_or_a_sentence(
    start: bytes, place: int, noise: bytes, following: int
) -> None:
    with suppress(UnreadableFileError):
        found(start[:place] + noise + start[following:])
