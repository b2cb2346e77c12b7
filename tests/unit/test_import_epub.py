"""E-books: an article for each chapter, or one for the whole book."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
from epubs import epub, nav, page
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.errors import UnreadableFileError
from reader.importers import read
from reader.importers.choices import Choices
from reader.importers.document import Document, Failure
from reader.values import BlockKind, Direction, ImportedArticle, InlineKind

BOOKS = Path(__file__).parents[1] / "data" / "books"
PANDOC_3 = (BOOKS / "tides3.epub").read_bytes()
PANDOC_2 = (BOOKS / "tides2.epub").read_bytes()
STARTS = [PANDOC_3, PANDOC_2, (BOOKS / "libreoffice" / "tides.epub").read_bytes()]


def found(data: bytes, *, whole: bool = False) -> list[ImportedArticle | Failure]:
    return list(read(replace(Document.of(data, "a.epub"), choices=Choices(whole_books=whole))))


def chapters(data: bytes, *, whole: bool = False) -> list[ImportedArticle]:
    return [each for each in found(data, whole=whole) if isinstance(each, ImportedArticle)]


def texts(data: bytes) -> list[tuple[str, str]]:
    return [(each.title, each.text) for each in chapters(data)]


def refusal(data: bytes) -> str:
    with pytest.raises(UnreadableFileError) as caught:
        found(data)
    return str(caught.value)


def shown(article: ImportedArticle) -> list[tuple[str, str]]:
    return [(block.kind.value, article.text[block.start : block.end]) for block in article.blocks]


@pytest.mark.parametrize("data", [PANDOC_3, PANDOC_2])
def test_each_chapter_is_an_article_that_tells_of_its_book(data: bytes) -> None:
    strike, strait, council = chapters(data)
    assert [each.title for each in (strike, strait, council)] == [
        "The strike", "The strait", "مجلس الميناء",
    ]  # fmt: skip
    assert [each.file for each in (strike, strait, council)] == ["a.epub#1", "a.epub#2", "a.epub#3"]
    assert strike.source == "The Pilots of Anneth"
    assert strike.byline == "Ines Halloran, Tomas al-Rashid"
    assert (strike.published, strike.language) == ("2021-02-18", "en")
    assert strike.tags == ("harbours", "pilots")
    assert strike.fields == (("publisher", "Northgate Press"),)
    assert (council.direction, council.language) == (Direction.RTL, "ar")
    assert b"The boats are counted" in strike.original
    assert strike.media_type == "application/xhtml+xml"


def test_structure_links_and_notes_are_kept() -> None:
    strike = chapters(PANDOC_3)[0]
    assert shown(strike)[0] == ("title", "The strike")
    assert ("heading", "What was agreed") in shown(strike)
    assert ("quote", "We need them, Ines Halloran told reporters.") in shown(strike)
    assert ("paragraph", "Heron\t4") in shown(strike)
    assert [
        (strike.text[each.start : each.end], each.href)
        for each in strike.inlines
        if each.kind is InlineKind.LINK
    ] == [("second bridge", "https://www.northgatewire.example/bridge")]
    assert "paid on the eleventh.¹ Its chair" in strike.text
    assert shown(strike)[-1] == ("paragraph", "¹ The second bridge was promised in 1998.")


def test_a_book_can_be_one_article() -> None:
    (book,) = chapters(PANDOC_3, whole=True)
    assert (book.title, book.source) == ("The Pilots of Anneth", "Northgate Press")
    assert (book.file, book.media_type) == ("a.epub", "application/epub+zip")
    assert book.original == PANDOC_3
    headings = [
        book.text[block.start : block.end]
        for block in book.blocks
        if block.kind is BlockKind.HEADING and block.level == 1
    ]
    assert headings == ["The strike", "The strait", "مجلس الميناء"]


def test_a_chapter_goes_on_over_pages_that_the_contents_do_not_name() -> None:
    pages = {"a.xhtml": page("<h1>One</h1><p>First.</p>"), "b.xhtml": page("<p>Second.</p>")}
    pages["c.xhtml"] = page("<h1>Two</h1><p>Third.</p>")
    contents = nav('<li><a href="a.xhtml">One</a></li><li><a href="c.xhtml">Two</a></li>')
    book = chapters(epub(pages, nav=contents))
    assert [each.text for each in book] == ["One\nFirst.\nSecond.", "Two\nThird."]
    assert b"First." in book[0].original
    assert b"Second." in book[0].original


def test_chapters_on_one_page_are_cut_where_the_contents_lead_to() -> None:
    body = (
        '<p>Before.</p><h2 id="one">One</h2><p>First.</p><div><h2><a id="two"/>Two</h2>'
        "<p>Second.</p></div>"
    )
    points = "".join(
        f'<navPoint id="{name}"><navLabel><text>{title}</text></navLabel>'
        f'<content src="a.xhtml#{name}"/></navPoint>'
        for name, title in (("one", "Chapter One"), ("two", "Two"))
    )
    ncx = f'<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"><navMap>{points}</navMap></ncx>'
    book = chapters(epub({"a.xhtml": page(body)}, ncx=ncx))
    assert [(each.title, each.text) for each in book] == [
        ("The Pilots", "The Pilots\nBefore."),
        ("Chapter One", "Chapter One\nOne\nFirst."),
        ("Two", "Two\nSecond."),
    ]
    assert book[1].original == b'<h2 id="one">One</h2><p>First.</p><div><h2>'


def test_chapters_of_parts_are_the_articles_and_sections_of_chapters_are_not() -> None:
    pages = {
        "p.xhtml": page("<h1>Part One</h1>"),
        "a.xhtml": page('<h2>One</h2><p>First.</p><h3 id="s">Section</h3><p>More.</p>'),
        "b.xhtml": page("<h2>Two</h2><p>Second.</p>"),
    }
    contents = nav(
        '<li><a href="p.xhtml">Part One</a><ol><li><a href="a.xhtml">One</a>'
        '<ol><li><a href="a.xhtml#s">Section</a></li></ol></li>'
        '<li><a href="b.xhtml">Two</a></li></ol></li>'
    )
    assert texts(epub(pages, nav=contents)) == [
        ("One", "Part One\nOne\nFirst.\nSection\nMore."),
        ("Two", "Two\nSecond."),
    ]


@pytest.mark.parametrize("name", ["a:", "a:1", "1:-"])
def test_a_page_with_a_broken_name_in_it_is_read(name: str) -> None:
    body = f"<h1>Boats</h1><p>They are counted.</p><{name}>They came.</{name}>"
    (article,) = chapters(epub({"1.xhtml": page(body)}))
    assert "They are counted." in article.text
    assert "They came." in article.text


def test_what_stands_behind_a_break_that_is_not_closed_is_read() -> None:
    body = "<p>They <i>are</i> counted<br>twice <b>a year</b>.<br>Then they sail.<p>They came."
    (article,) = chapters(epub({"1.xhtml": page(body)}))
    assert article.text.endswith("They are counted\ntwice a year.\nThen they sail.\nThey came.")
    (article,) = chapters(epub({"1.xhtml": page(f"{body}<a id='x'/><p>Then<img src='a'/>.")}))
    assert article.text.endswith("They came.\nThen.")
    many = "<br>".join(f"Boat {number}." for number in range(2000))
    (article,) = chapters(epub({"1.xhtml": page(f"<p>{many}</p>")}))
    assert "Boat 1999." in article.text


def test_a_page_is_found_whatever_letters_its_name_is_written_in() -> None:
    pages = {f"Text/{name}.xhtml": page(f"<p>Of {name}.</p>") for name in ("One", "Two")}
    items = "".join(f'<li><a href="{name}">{name[5:8]}</a></li>' for name in pages)
    book = epub(pages, nav=nav(items)).replace(b"OPS/Text/", b"OPS/text/")
    assert texts(book) == [("One", "One\nOf One."), ("Two", "Two\nOf Two.")]


def test_without_contents_each_page_is_a_chapter_with_its_heading() -> None:
    pages = {"a.xhtml": page("<h1>One</h1><p>First.</p>"), "b.xhtml": page("<p>Second.</p>")}
    assert [title for title, _ in texts(epub(pages))] == ["One", "The Pilots"]


def test_covers_title_pages_and_contents_are_passed_over() -> None:
    pages = {
        "cover.xhtml": page("<p>Buy this book now</p>"),
        "title.xhtml": page("<h1>The Pilots</h1><p>Ines Halloran</p>"),
        "rights.xhtml": page("<p>All rights reserved.</p>", 'epub:type="copyright-page"'),
        "list.xhtml": page("<p>One 1</p>"),
        "a.xhtml": page("<h1>One</h1><p>First.</p>"),
    }
    contents = '<li><a href="title.xhtml">The Pilots</a></li><li><a href="a.xhtml">One</a></li>'
    guide = '<reference type="cover" href="cover.xhtml"/><reference type="toc" href="list.xhtml"/>'
    guide += '<reference type="toc" href="a.xhtml#one"/>'
    assert texts(epub(pages, nav=nav(contents), guide=guide)) == [("One", "One\nFirst.")]


def test_number_and_name_of_a_chapter_become_its_title() -> None:
    pages = {"a.xhtml": page("<h2>Chapter I</h2><h2>The Strike</h2><p>First.</p>")}
    contents = nav('<li><a href="a.xhtml">Chapter I: The Strike</a></li>')
    (chapter,) = chapters(epub(pages, nav=contents))
    assert shown(chapter) == [("title", "Chapter I The Strike"), ("paragraph", "First.")]


def test_notes_of_older_books_are_told_by_how_they_look() -> None:
    pages = {
        "a.xhtml": page(
            '<h1>One</h1><p>Paid.<sup><a href="#n1" id="r1">1</a></sup></p>'
            '<p><a href="#r1" id="n1">1.</a> Late.</p>'
        )
    }
    assert [text for _, text in texts(epub(pages))] == ["One\nPaid.¹\n¹ Late."]


def test_writers_are_told_from_others_and_dates_from_those_of_files() -> None:
    metadata = (
        '<dc:title>The Pilots</dc:title><dc:creator opf:role="aut">Ines Halloran</dc:creator>'
        '<dc:creator opf:role="ill">Tomas al-Rashid</dc:creator>'
        '<dc:date opf:event="modification">2024-01-01</dc:date><dc:date>1897</dc:date>'
        "<dc:identifier>urn:isbn:978-3-16-148410-0</dc:identifier>"
    )
    (book,) = chapters(epub({"a.xhtml": page("<p>First.</p>")}, metadata=metadata))
    assert (book.byline, book.published) == ("Ines Halloran", None)
    assert book.fields == (("isbn", "978-3-16-148410-0"), ("date", "1897"))


@pytest.mark.parametrize(
    ("creator", "date", "byline", "published"),
    [
        ("calibre", "", "Ines Halloran", "2024-03-11"),
        ("", "12 February 2021", "Ines Halloran", "2021-02-12"),
        ("Quay Magazine", "12 February 2021", "Ines Halloran", "2021-02-12"),
        ("Tomas al-Rashid", "", "Tomas al-Rashid", "2024-03-11"),
    ],
)
def test_a_chapter_of_a_magazine_says_itself_who_wrote_it_and_when(
    creator: str, date: str, byline: str, published: str
) -> None:
    body = f"<h1>Pilots sail</h1><p>By Ines Halloran</p><p>{date}</p><p>They sail again.</p>"
    metadata = f"<dc:title>Quay</dc:title><dc:creator>{creator}</dc:creator>"
    metadata += "<dc:date>2024-03-11</dc:date>"
    (article,) = chapters(epub({"a.xhtml": page(body)}, metadata=metadata))
    assert (article.byline, article.published) == (byline, published)


def test_the_moment_in_which_a_book_was_made_is_not_its_date() -> None:
    made = "2026-11-27T19:28:06Z"
    metadata = f"<dc:title>Quay</dc:title><dc:date>{made}</dc:date>"
    metadata += f'<meta property="dcterms:modified">{made}</meta>'
    (article,) = chapters(epub({"a.xhtml": page("<p>They sail again.</p>")}, metadata=metadata))
    assert article.published is None


def test_a_protected_book_says_so_and_obfuscated_fonts_do_not_matter() -> None:
    pages = {"a.xhtml": page("<p>First.</p>")}
    encryption = (
        '<encryption xmlns:enc="http://www.w3.org/2001/04/xmlenc#"><enc:EncryptedData>'
        '<enc:EncryptionMethod Algorithm="{}"/></enc:EncryptedData></encryption>'
    )
    name = "META-INF/encryption.xml"
    fonts = encryption.format("http://www.idpf.org/2008/embedding")
    assert len(chapters(epub(pages, others={name: fonts}))) == 1
    aes = encryption.format("http://www.w3.org/2001/04/xmlenc#aes128-cbc")
    assert refusal(epub(pages, others={name: aes})) == (
        "The book is protected against copying (DRM); import a copy without protection."
    )


def test_a_page_that_is_missing_is_told_and_the_others_are_read() -> None:
    pages = {
        "a.xhtml": page("<p>First.</p>"),
        "../../../etc/passwd": "",
        "c.xhtml": page("<p>C</p>"),
    }
    gone, first, last = found(epub(pages))
    assert gone == Failure("/etc/passwd", "The page is missing in the book; get it once more.")
    assert isinstance(first, ImportedArticle)
    assert isinstance(last, ImportedArticle)


def test_what_unpacks_to_far_too_much_is_refused() -> None:
    assert "times its size" in refusal(epub({"a.xhtml": page(f"<p>{'a' * 20_000_000}</p>")}))


def test_no_entity_is_resolved() -> None:
    text = page("<p>&a;&hellip;</p>").replace(
        "<html", '<!DOCTYPE html [<!ENTITY a SYSTEM "file:///etc/passwd">]><html', 1
    )
    assert [text for _, text in texts(epub({"a.xhtml": text}))] == ["The Pilots\n&a;…"]


def test_a_book_of_pictures_says_that_there_is_no_text() -> None:
    assert refusal(epub({"a.xhtml": page('<img src="a.png"/>')})) == (
        "There is no text in this book; its pages may be pictures."
    )


def test_a_book_is_known_whatever_it_is_called() -> None:
    assert next(iter(read(Document.of(PANDOC_3, "a.zip")))).title == "The strike"


@settings(max_examples=80, deadline=None)
@given(st.data())
def test_whatever_is_cut_or_changed_gives_articles_or_one_sentence(data: st.DataObject) -> None:
    broken = bytearray(PANDOC_2[: data.draw(st.integers(5, len(PANDOC_2)))])
    for _ in range(data.draw(st.integers(0, 20))):
        broken[data.draw(st.integers(4, len(broken) - 1))] = data.draw(st.integers(0, 255))
    with suppress(UnreadableFileError):
        found(bytes(broken))


@settings(max_examples=80, deadline=None)
@given(st.data())
def test_whatever_its_parts_say_gives_articles_or_one_sentence(data: st.DataObject) -> None:
    pages = {"a.xhtml": page('<h1 id="a">One</h1><p>First.</p>'), "b.xhtml": page("<p>B</p>")}
    contents = nav('<li><a href="a.xhtml#a">One</a></li><li><a href="b.xhtml">Two</a></li>')
    parts = [pages["a.xhtml"], contents]
    which = data.draw(st.integers(0, 1))
    text = list(parts[which])
    for _ in range(data.draw(st.integers(1, 12))):
        place = data.draw(st.integers(0, len(text) - 1))
        text[place] = data.draw(st.sampled_from(["", "<", ">", "&", '"', "#", "x", "\0", "é"]))
    parts[which] = "".join(text)
    pages["a.xhtml"] = parts[0]
    with suppress(UnreadableFileError):
        found(epub(pages, nav=parts[1]))


def test_what_libreoffice_writes_is_read() -> None:
    assert [title for title, _ in texts(STARTS[2])] == [
        "The Pilots of Anneth", "The strike", "The strait", "مجلس الميناء",
    ]  # fmt: skip


def test_a_part_of_libreoffice_that_has_no_heading_is_called_by_its_words() -> None:
    long = "<p>The strait is deeper than the charts say, and nobody in Anneth knows why so.</p>"
    pages = {"a.xhtml": page(long * 2), "b.xhtml": page("<p>Boats</p><p>Two.</p>")}
    entries = [f"<li><a href='{name}'>Section {n}</a></li>" for n, name in enumerate(pages, 1)]
    data = epub(pages, nav=nav("".join(entries)))
    first, second = chapters(data)
    assert first.title.startswith("The strait is deeper than the charts")
    assert first.text.startswith("The strait is deeper")
    assert (second.title, second.text) == ("Boats", "Boats\nTwo.")
    (whole,) = chapters(data, whole=True)
    assert "Section" not in whole.text
