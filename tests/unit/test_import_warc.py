"""Web archives: each page that was fetched is an article, and what else was is not."""

from __future__ import annotations

import gzip
import json
import zipfile
import zlib
from contextlib import suppress
from io import BytesIO
from typing import TYPE_CHECKING

import brotli
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from imports import read_all

from reader.errors import UnreadableFileError
from reader.importers import read
from reader.importers.document import Document, Failure
from reader.importers.limits import Limits
from reader.values import ImportedArticle

if TYPE_CHECKING:
    from collections.abc import Iterable

HTML = ("Content-Type", "text/html; charset=utf-8")
SITE = "https://quay.example"


def page(title: str, words: str = "The ferry sails again.") -> bytes:
    return f"<!DOCTYPE html><html><head><title>{title}</title></head><body><p>{words}".encode()


class Crawl:
    """Writes a web archive."""

    def __init__(self, *, packed: bool = False) -> None:
        self._packed = packed
        self._records: list[bytes] = []
        self._write("warcinfo", "", "application/warc-fields", b"software: test\r\n")

    def fetched(
        self, address: str, body: bytes, *headers: tuple[str, str], status: str = "HTTP/1.1 200 OK"
    ) -> Crawl:
        lines = [status, *(": ".join(header) for header in headers), "", ""]
        self._write("response", address, "application/http", "\r\n".join(lines).encode() + body)
        return self

    def kept(self, address: str, body: bytes) -> Crawl:
        self._write("resource", address, "text/html", body)
        return self

    def converted(self, address: str, text: bytes, media_type: str = "text/plain") -> Crawl:
        language = ("WARC-Identified-Content-Language", "ckb,eng")
        self._write("conversion", address, media_type, text, language)
        return self

    def asked(self, address: str) -> Crawl:
        self._write("request", address, "application/http", b"GET / HTTP/1.1\r\n\r\n")
        return self

    def _write(
        self, kind: str, address: str, media_type: str, block: bytes, *headers: tuple[str, str]
    ) -> None:
        lines = [
            "WARC/1.0",
            f"WARC-Type: {kind}",
            "WARC-Date: 2021-02-18T16:56:50Z",
            *([f"WARC-Target-URI: {address}"] if address else []),
            f"Content-Type: {media_type}",
            f"Content-Length: {len(block)}",
            *(": ".join(header) for header in headers),
        ]
        record = "\r\n".join([*lines, "", ""]).encode() + block + b"\r\n\r\n"
        self._records.append(gzip.compress(record) if self._packed else record)

    def data(self) -> bytes:
        return b"".join(self._records)


def found(data: bytes, name: str = "a.warc", limits: Limits | None = None) -> list[str]:
    return [
        f"{each.part}: {each.sentence}"
        if isinstance(each, Failure)
        else f"{each.file} {each.title}"
        for each in read_all(data, name, limits)
    ]


def some(*, packed: bool = False) -> bytes:
    crawl = Crawl(packed=packed)
    crawl.fetched(f"{SITE}/one", page("One"), HTML)
    crawl.fetched(f"{SITE}/gone", page("Gone"), HTML, status="HTTP/1.1 404 Not Found")
    crawl.fetched(f"{SITE}/picture.png", b"\x89PNG", ("Content-Type", "image/png"))
    crawl.asked(f"{SITE}/two")
    crawl.fetched(f"{SITE}/two", page("Two"), HTML)
    return crawl.data()


def test_each_page_is_an_article_with_its_address_and_when_it_was_fetched() -> None:
    article = next(read(Document.of(some(), "a.warc")))
    assert isinstance(article, ImportedArticle)
    assert (article.title, article.url) == ("One", f"{SITE}/one")
    assert article.fields == (("saved", "2021-02-18T16:56:50+00:00"),)
    assert article.published is None  # whenever that was, it was before
    assert article.source == "quay.example"
    assert article.original == page("One")
    assert article.media_type == "text/html"


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (some(), "a.warc"),
        (some(packed=True), "a.warc.gz"),
        (gzip.compress(some()), "a.warc.gz"),
    ],
)
def test_what_was_not_there_or_is_no_page_is_passed_over(data: bytes, name: str) -> None:
    assert found(data, name) == [f"{name}#1 One", f"{name}#2 Two"]


CHUNKED = b"%x\r\n%s\r\n0\r\n\r\n" % (len(page("Packed")), page("Packed"))


@pytest.mark.parametrize(
    ("body", "header"),
    [
        (gzip.compress(page("Packed")), ("Content-Encoding", "gzip")),
        (zlib.compress(page("Packed")), ("Content-Encoding", "deflate")),
        (CHUNKED, ("Transfer-Encoding", "chunked")),
        (page("Packed"), ("Transfer-Encoding", "chunked")),
        (brotli.compress(page("Packed")), ("Content-Encoding", "br")),
        (page("Packed"), ("Content-Encoding", "br")),
        (page("Packed"), ("Content-Encoding", "zstd")),
        (page("Packed"), ("Content-Length", "3")),
    ],
)
def test_a_page_is_unpacked_however_it_came(body: bytes, header: tuple[str, str]) -> None:
    assert found(Crawl().fetched(SITE, body, HTML, header).data()) == ["a.warc#1 Packed"]


def test_a_page_that_was_kept_without_its_answer_is_read_too() -> None:
    assert found(Crawl().kept(f"{SITE}/r", page("R")).data()) == ["a.warc#1 R"]


def test_pages_that_cannot_be_read_are_told_with_their_address() -> None:
    crawl = Crawl().fetched(f"{SITE}/zstd", b"(\xb5/\xfd", HTML, ("Content-Encoding", "zstd"))
    crawl.fetched(f"{SITE}/empty", b"", HTML).fetched(f"{SITE}/big", page("B") * 99, HTML)
    bomb = brotli.compress(bytes(10_000_000))
    crawl.fetched(f"{SITE}/bomb", bomb, HTML, ("Content-Encoding", "br"))
    crawl.fetched(f"{SITE}/broken", bomb[:9], HTML, ("Content-Encoding", "br"))
    told = found(crawl.fetched(SITE, page("R"), HTML).data(), limits=Limits(size=999))
    zstd, empty, big, packed, broken, last = told
    assert zstd == f"#1: The page is packed in a way that can't be read: zstd. ({SITE}/zstd)"
    assert empty.endswith(f"({SITE}/empty)")
    assert all("The page is larger than" in each for each in (big, packed))
    assert broken.endswith(f"({SITE}/broken)")
    assert last == "a.warc#6 R"


@pytest.mark.parametrize("packed", [False, True])
def test_what_comes_before_a_break_is_read(*, packed: bool) -> None:
    data = some(packed=packed)
    assert [told[:11] for told in found(data[: len(data) * 2 // 3])] == [
        "a.warc#1 On",
        ": The archi",
    ]


def test_half_a_page_is_not_taken_for_a_whole_one() -> None:
    one, two, end = found(some()[:-20])
    assert one == "a.warc#1 One"
    assert two == f"#2: The archive ends within this page. ({SITE}/two)"
    assert end.startswith(": The archive is cut off")


def test_damage_in_the_midst_is_told() -> None:
    data = some().replace(b"WARC/1.0\r\nContent-Type", b"WARC/1.0\r\nContent-Type")
    place = data.rindex(b"WARC/1.")
    told = found(data[:place] + b"\x00rubbish" + data[place + 8 :])
    assert told[0] == "a.warc#1 One"
    assert "cut off or damaged" in told[-1]


def packed_crawl(pages: Iterable[str], crawl: bytes) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("archive/data.warc.gz", crawl)
        lines = [json.dumps({"format": "json-pages-1.0"}), "no JSON"]
        lines += [json.dumps({"url": address, "title": "T"}) for address in pages]
        archive.writestr("pages/pages.jsonl", "\n".join(lines))
        archive.writestr("indexes/index.cdx", "no archive")
        archive.writestr("datapackage.json", "{}")
    return buffer.getvalue()


def test_of_a_wacz_the_pages_that_it_lists_are_read_also_behind_redirects() -> None:
    crawl = Crawl(packed=True)
    crawl.fetched(f"{SITE}/old", b"", ("Location", "/new"), status="HTTP/1.1 301 Moved")
    crawl.fetched(f"{SITE}/frame", page("An advertisement"), HTML)
    crawl.fetched(f"{SITE}/new", page("New"), HTML).fetched(f"{SITE}/two", page("Two"), HTML)
    data = packed_crawl([f"{SITE}/old#top", f"{SITE}/two"], crawl.data())
    assert found(data, "a.wacz") == [
        "a.wacz/archive/data.warc.gz#1 New",
        "a.wacz/archive/data.warc.gz#2 Two",
    ]


def test_of_a_wacz_that_lists_no_pages_all_are_read() -> None:
    assert found(packed_crawl([], some(packed=True)), "a.wacz") == [
        "a.wacz/archive/data.warc.gz#1 One",
        "a.wacz/archive/data.warc.gz#2 Two",
    ]


@pytest.mark.parametrize(
    ("data", "name", "sentence"),
    [
        (Crawl().data(), "a.warc", "no page in this web archive"),
        (b"", "a.warc", "empty"),
        (b"no archive", "a.warc", "not the kind of archive"),
        (b"no archive", "a.wacz", "not the kind of archive"),
    ],
)
def test_what_is_no_web_archive_is_refused_with_a_sentence(
    data: bytes, name: str, sentence: str
) -> None:
    with pytest.raises(UnreadableFileError, match=sentence):
        found(data, name)


STARTS = [some(), some(packed=True), packed_crawl([f"{SITE}/one"], some(packed=True))]


@settings(deadline=None)
@given(st.sampled_from(STARTS), st.integers(0, 4000), st.binary(max_size=100), st.integers(0, 4000))
def test_broken_web_archives_give_articles_or_a_sentence(
    start: bytes, place: int, noise: bytes, following: int
) -> None:
    with suppress(UnreadableFileError):
        found(start[:place] + noise + start[following:], "a.wacz" if start[:2] == b"PK" else "a")


def test_texts_that_were_taken_out_of_pages_are_articles() -> None:
    crawl = Crawl().converted(f"{SITE}/1", b"Ferry sails\nThe ferry sails again.\n")
    crawl.converted(f"{SITE}/2", b" \n").converted(f"{SITE}/3", b"{}", "application/json")
    article, told = read_all(crawl.data(), "a.warc.wet")
    assert isinstance(article, ImportedArticle)
    assert (article.title, article.text) == ("Ferry sails", "Ferry sails\nThe ferry sails again.\n")
    assert (article.url, article.language) == (f"{SITE}/1", "ckb")
    assert isinstance(told, Failure)
    assert told.sentence == f"There is no text in this record. ({SITE}/2)"


def test_a_text_that_was_fetched_is_no_page() -> None:
    crawl = Crawl().fetched(f"{SITE}/robots.txt", b"Disallow: /", ("Content-Type", "text/plain"))
    assert found(crawl.fetched(f"{SITE}/1", page("Ferry"), HTML).data()) == ["a.warc#1 Ferry"]
