"""Pages saved with what belongs to them: MHTML, web archives, folders, pages in one file."""

from __future__ import annotations

import plistlib
from pathlib import Path

import pytest

from reader.errors import UnreadableFileError
from reader.importers import find_files, read, read_document
from reader.importers.limits import Limits
from reader.importers.source import Source
from reader.values import ImportedArticle

SAVED = Path(__file__).parents[1] / "data" / "saved"
TITLE = "Pilots end eleven-day strike"
STRIKE = (
    '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{title} | Tidewire</title>'
    '</head><body><main><h1>{title}</h1><p class="byline">By Ines Halloran</p>{body}</main></body>'
    "</html>"
).format(
    title=TITLE,
    body="".join(
        f"<p>The pilots of Northgate — Özgür Tāne among them — went back on day {day}, when the"
        " first of forty waiting ships was in the strait, and nobody had been paid for it.</p>"
        for day in range(9)
    ),
)
AROUND = "<!DOCTYPE html><html><head><title>Tidewire</title></head><body><p>Tidewire</p>{}</body>"


def only(path: Path) -> ImportedArticle:
    with Source(path.name, path).opened(Limits()) as document:
        (article,) = read(document)
    assert isinstance(article, ImportedArticle)
    return article


@pytest.mark.parametrize("name", ["strike.mhtml", "framed.mhtml"])
def test_a_page_that_chromium_saved_in_one_file_is_read(name: str) -> None:
    article = only(SAVED / name)
    assert article.title == TITLE
    assert article.byline == "Ines Halloran"
    assert article.source == "Tidewire"
    assert article.published == "2019-06-03T08:15:00+01:00"
    assert article.url == "http://www.tidewire.example/strike.html"
    assert "Mr\u00a0Özgür Tāne, whose name the harbour’s own papers" in article.text
    assert "Terms" not in article.text
    assert article.media_type == "multipart/related"
    assert article.original == (SAVED / name).read_bytes()


def test_where_a_page_lay_on_a_disk_is_no_address_of_it(tmp_path: Path) -> None:
    data = (SAVED / "strike.mhtml").read_bytes()
    copy = tmp_path / "strike.mhtml"
    copy.write_bytes(data.replace(b"http://www.tidewire.example", b"file:///home/ines"))
    assert only(copy).url == ""


def mhtml(page: str, charset: str, encoding: str) -> bytes:
    """Return a page as older browsers save it."""
    import base64

    coded = base64.encodebytes(page.encode(charset)).decode()
    return (
        "From: <Saved by Windows Internet Explorer 11>\r\nSubject: Strike\r\n"
        "Date: Mon, 3 Jun 2019 08:15:00 +0100\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; type="text/html"; boundary="----=_Next"\r\n\r\n'
        "This is a multi-part message in MIME format.\r\n\r\n------=_Next\r\n"
        f'Content-Type: text/html; charset="{encoding}"\r\n'
        "Content-Transfer-Encoding: base64\r\n"
        "Content-Location: http://www.tidewire.example/strike\r\n\r\n"
        f"{coded}\r\n------=_Next--\r\n"
    ).encode()


def test_the_charset_of_a_part_counts() -> None:
    page = STRIKE.replace('<meta charset="utf-8">', "").replace("ā", "a")
    article = read_document(mhtml(page, "cp1254", "windows-1254"), "strike.mht")
    assert "Özgür Tane" in article.text
    assert article.url == "http://www.tidewire.example/strike"


def test_a_saved_page_without_a_page_says_so() -> None:
    data = mhtml(STRIKE, "utf-8", "utf-8").replace(b"text/html; charset", b"text/css; charset")
    with pytest.raises(UnreadableFileError, match="no page in this file"):
        read_document(data, "strike.mht")


def webarchive(page: str, *frames: str, binary: bool = True) -> bytes:
    def resource(text: str, address: str) -> dict[str, object]:
        return {
            "WebResourceData": text.encode(),
            "WebResourceMIMEType": "text/html",
            "WebResourceTextEncodingName": "UTF-8",
            "WebResourceURL": address,
            "WebResourceFrameName": "",
        }

    archive = {
        "WebMainResource": resource(page, "http://www.tidewire.example/2019/strike"),
        "WebSubresources": [],
        "WebSubframeArchives": [
            {"WebMainResource": resource(frame, f"http://www.tidewire.example/frame/{number}")}
            for number, frame in enumerate(frames)
        ],
    }
    return plistlib.dumps(archive, fmt=plistlib.FMT_BINARY if binary else plistlib.FMT_XML)


@pytest.mark.parametrize("binary", [True, False])
def test_a_page_that_safari_saved_is_read(*, binary: bool) -> None:
    data = webarchive(STRIKE, binary=binary)
    article = read_document(data, "strike.webarchive")
    assert article.title == TITLE
    assert article.url == "http://www.tidewire.example/2019/strike"
    assert "Özgür Tāne" in article.text
    assert article.original == data


def test_the_frame_with_the_text_is_the_article_of_a_web_archive() -> None:
    around = AROUND.format('<iframe src="http://www.tidewire.example/frame/0"></iframe>')
    article = read_document(webarchive(around, STRIKE), "x.webarchive")
    assert article.title == TITLE
    assert article.url == "http://www.tidewire.example/frame/0"


ENTITY = b'<!DOCTYPE plist [<!ENTITY a "b">]><plist><string>WebMainResource &a;</string></plist>'


@pytest.mark.parametrize(
    "data",
    [
        webarchive(STRIKE)[:-40],
        webarchive(STRIKE, binary=False)[:-200],
        plistlib.dumps({"WebMainResource": 3}, fmt=plistlib.FMT_BINARY),
        ENTITY,
    ],
)
def test_a_damaged_web_archive_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableFileError, match=r"damaged|no page"):
        read_document(data, "strike.webarchive")


STARTS = (
    (SAVED / "framed.mhtml").read_bytes(),
    mhtml(STRIKE, "utf-8", "utf-8"),
    webarchive(STRIKE, STRIKE),
    webarchive(STRIKE, binary=False),
    AROUND.format(
        '<iframe srcdoc="&lt;p&gt;a"></iframe><template shadowrootmode="open">b'
    ).encode(),
)
"""Saved pages that fuzzing starts from."""


def complete(folder: Path, source: str, name: str = "page_files", page: str = STRIKE) -> Path:
    file = folder / "page.html"
    file.write_text(AROUND.format(f'<iframe src="{source}"></iframe>'))
    (folder / name).mkdir()
    (folder / name / "saved_resource.html").write_text(page)
    return file


@pytest.mark.parametrize("name", ["page_files", "page-Dateien", "page_fichiers"])
def test_the_frame_with_the_text_is_the_article_of_a_complete_page(
    tmp_path: Path, name: str
) -> None:
    article = only(complete(tmp_path, f"./{name}/saved_resource.html", name))
    assert article.title == TITLE
    assert article.text.count("Özgür Tāne") == 9


def test_a_frame_of_a_page_with_a_text_of_its_own_is_left_out(tmp_path: Path) -> None:
    file = complete(tmp_path, "./page_files/saved_resource.html", page=AROUND.format("An advert"))
    file.write_text(STRIKE.replace("</main>", '</main><iframe src="page_files/ad.html"></iframe>'))
    assert "advert" not in only(file).text


@pytest.mark.parametrize(
    "source",
    [
        "../secret.html",
        "page_files/../secret.html",
        "page_files/..%2Fsecret.html",
        "page_files/link.html",
        "secret.html",
        "/etc/passwd",
        "file:///etc/passwd",
        "http://www.tidewire.example/page_files/saved_resource.html",
        "//page_files/saved_resource.html",
        "page_files/missing.html",
        "page_files/\0.html",
        "http://[bad",
        "",
    ],
)
def test_nothing_but_what_is_in_the_folder_of_a_page_is_read(tmp_path: Path, source: str) -> None:
    inside = tmp_path / "inside"
    inside.mkdir()
    file = complete(inside, source)
    for folder in (inside, tmp_path):
        (folder / "secret.html").write_text(STRIKE)
    (inside / "page_files" / "link.html").symlink_to(inside / "secret.html")
    assert TITLE not in only(file).text


def test_the_folder_of_a_page_is_no_folder_of_articles(tmp_path: Path) -> None:
    file = complete(tmp_path, "page_files/saved_resource.html")
    other = tmp_path / "notes_files"
    other.mkdir()
    (other / "a.html").write_text(STRIKE)
    assert list(find_files([tmp_path])) == [other / "a.html", file]


def test_pictures_inside_a_page_are_left_out_and_stay_in_the_original() -> None:
    picture = "data:image/png;base64," + "iVBORw0KGgo" * 1_000_000
    page = STRIKE.replace(
        "<main>", f'<main><img src="{picture}"><style>@x{{url({picture})}}</style>'
    )
    data = page.encode()
    article = read_document(data, "strike.html")
    assert article.title == TITLE
    assert article.original == data


def test_what_singlefile_took_out_is_not_shown_and_what_it_put_in_is() -> None:
    shadow = (
        '<template shadowrootmode="open"><p>The council paid on the eleventh day, as the pilots had'
        " said that it would, and nobody was asked to say who had been right.</p></template>"
    )
    fourth = "<p>The pilots of Northgate — Özgür Tāne among them — went back on day 4"
    hidden = '<p class="sf-hidden">Subscribe to the Tide!</p>'
    page = STRIKE.replace(fourth, hidden + shadow + fourth)
    article = read_document(page.encode(), "strike.html")
    assert "Subscribe to the Tide" not in article.text
    assert "paid on the eleventh day" in article.text


def test_a_frame_inside_a_page_in_one_file_is_read() -> None:
    inner = STRIKE.replace("&", "&amp;").replace('"', "&quot;")
    data = AROUND.format(f'<iframe srcdoc="{inner}"></iframe>').encode()
    assert read_document(data, "x.html").title == TITLE
