"""Reading what has many articles in one file, beside reading each of them from memory.

``ARTICLES=100000 python -m tests.benchmarks containers`` measures more than the usual 5,000. The
memory is that of this process, after a tenth of the file and at its end.
"""

from __future__ import annotations

import gzip
import os
import tarfile
import zipfile
from email.message import EmailMessage
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time
from typing import TYPE_CHECKING

from reader.importers import read, read_document
from reader.importers.document import Document
from tests.benchmarks.corpus import documents
from tests.benchmarks.measuring import Figure, Limit, Measure, timed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import BinaryIO

ARTICLES = int(os.environ.get("ARTICLES", "5000"))
WORDS = 390
_PAGE = os.sysconf("SC_PAGE_SIZE") / 2**20


def measure() -> Iterator[Figure]:
    """Yield the milliseconds of CPU and the memory of each kind of container."""
    with TemporaryDirectory() as folder:
        for kind, (write, suffix) in CONTAINERS.items():
            path = Path(folder) / f"dump{suffix}"
            with path.open("wb") as file:
                write(file, _texts())
            yield from _figures(kind, path, suffix)
            path.unlink()


def _figures(kind: str, path: Path, suffix: str) -> Iterator[Figure]:
    times = Figure(f"{ARTICLES:,} articles in {kind}, ms", limit=Limit(Measure.RATE, 0.6))
    memory = Figure(f"memory at the end of {kind}, at a tenth, MB", limit=Limit(Measure.TIMES, 1.1))
    with timed(times.samples, process_time), path.open("rb") as file:
        for number, _ in enumerate(read(Document(file, path.name)), 1):
            if number == ARTICLES // 10:
                memory.floor.append(_resident())
    memory.samples.append(_resident())
    one, name = ALONE[suffix]
    alone = list(map(one, _texts()))
    with timed(times.floor, process_time):
        for data in alone:
            read_document(data, name)
    yield times
    yield memory


def _texts() -> Iterator[str]:
    for number, (_, data) in enumerate(documents(ARTICLES, WORDS)):
        yield f"{number} {data.decode()}"


def _resident() -> float:
    return int(Path("/proc/self/statm").read_text("ascii").split()[1]) * _PAGE


def _text(text: str) -> bytes:
    return text.encode()


def _mail(text: str) -> bytes:
    message = EmailMessage()
    message["Message-ID"], message["From"] = "<1@quay.example>", "Ines Halloran <i@quay.example>"
    message["Subject"], message["Date"] = (
        text[:60].split("\n", maxsplit=1)[0],
        "Thu, 18 Feb 2021 16:56:50 +0100",
    )
    message.set_content(text)
    return message.as_bytes()


def _page(text: str) -> bytes:
    paragraphs = "".join(f"<p>{line}</p>" for line in text.split("\n"))
    return f"<!DOCTYPE html><html><head><title>T</title><body>{paragraphs}".encode()


def _write_mailbox(file: BinaryIO, texts: Iterable[str]) -> None:
    file.writelines(
        b"From i@quay.example Thu Feb 18 16:56:50 2021\n" + _mail(text) + b"\n" for text in texts
    )


def _write_zip(file: BinaryIO, texts: Iterable[str]) -> None:
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for number, text in enumerate(texts):
            archive.writestr(f"{number}.txt", text)


def _write_tar(file: BinaryIO, texts: Iterable[str]) -> None:
    with tarfile.open(fileobj=file, mode="w:gz") as archive:
        for number, text in enumerate(texts):
            info = tarfile.TarInfo(f"{number}.txt")
            info.size = len(data := text.encode())
            archive.addfile(info, BytesIO(data))


def _write_warc(file: BinaryIO, texts: Iterable[str]) -> None:
    for number, text in enumerate(texts):
        block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + _page(text)
        lines = (
            *("WARC/1.0", "WARC-Type: response", "WARC-Date: 2021-02-18T16:56:50Z"),
            f"WARC-Target-URI: https://quay.example/{number}",
            *("Content-Type: application/http", f"Content-Length: {len(block)}", "", ""),
        )
        file.write(gzip.compress("\r\n".join(lines).encode() + block + b"\r\n\r\n"))


CONTAINERS = {
    "a mailbox": (_write_mailbox, ".mbox"),
    "a ZIP archive": (_write_zip, ".zip"),
    "a TAR archive (gzip)": (_write_tar, ".tar.gz"),
    "a web archive (gzip)": (_write_warc, ".warc.gz"),
}
ALONE = {
    ".mbox": (_mail, "mail.eml"),
    ".zip": (_text, "a.txt"),
    ".tar.gz": (_text, "a.txt"),
    ".warc.gz": (_page, "page.html"),
}
