"""Exports in the shapes in which their programs write them: tests/data/exports."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from imports import read_all

from reader.errors import UnreadableFileError
from reader.importers import read
from reader.importers.document import Document, Failure
from reader.importers.formats import format_of
from reader.library import Library
from reader.values import ImportedArticle, InlineKind, Outcome, Status

EXPORTS = Path(__file__).parents[1] / "data" / "exports"
PILOTS = "https://www.wire.example/2021/02/pilots"


def found(name: str, text: str = "") -> list[ImportedArticle]:
    data = text.encode() or (EXPORTS / name).read_bytes()
    articles = list(read(Document.of(data, name)))
    assert not [each for each in articles if isinstance(each, Failure)]
    return [each for each in articles if isinstance(each, ImportedArticle)]


def written(name: str) -> str:
    return (EXPORTS / name).read_text("utf-8")


@pytest.mark.parametrize(
    "name",
    [
        *("wallabag.json", "omnivore.zip", "pocket.csv", "pocket.zip", "ril_export.html"),
        *("instapaper.csv", "raindrop.csv", "readwise.csv", "firefox.html", "zotero.rdf"),
        *("zotero.csv", "reader.csv"),
    ],
)
def test_tags_arrive_as_tags(name: str) -> None:
    tags = {tag for article in found(name) for tag in article.tags}
    assert {"harbour", "Strikes and lockouts" if "zotero" in name else "long reads"} <= tags
    assert not [tag for tag in tags if "|" in tag or "HE551" in tag or tag.startswith(".")]


@pytest.mark.parametrize(
    "name",
    [
        *("wallabag.json", "omnivore.zip", "pocket.csv", "pocket.zip", "ril_export.html"),
        *("instapaper.csv", "instapaper.html", "reader.csv"),
    ],
)
def test_what_was_archived_is_done(name: str) -> None:
    assert [article.url for article in found(name) if article.done] == [PILOTS]


def test_what_was_archived_or_starred_is_so_in_the_library(tmp_path: Path) -> None:
    with Library.open(tmp_path / "a.postil") as library:
        list(library.importing.files([EXPORTS / "instapaper.csv"]))
        said = {
            summary.title: (summary.status, summary.read, summary.starred)
            for summary in library.articles.all_summaries(library.articles.ids())
        }
    assert said == {
        "Pilots end their strike, at last": (Status.DONE, True, False),
        "Das Watt bei Ebbe": (Status.NEW, False, False),
        "Where the buoys are": (Status.NEW, False, True),
    }


@pytest.mark.parametrize(
    ("name", "saved"),
    [
        ("wallabag.json", "2021-03-01T09:00:00+01:00"),
        ("omnivore.zip", "2021-03-01T08:00:00+00:00"),
        ("pocket.csv", "2021-02-18T16:56:50+00:00"),
        ("ril_export.html", "2021-02-18T16:56:50+00:00"),
        ("instapaper.csv", "2021-02-18T16:56:50+00:00"),
        ("reader.csv", "2021-02-18T16:56:50+00:00"),
        ("raindrop.csv", "2021-02-18T16:56:50+00:00"),
        ("firefox.html", "2021-02-18T16:56:50+00:00"),
        ("chromium.html", "2021-02-18T16:56:50+00:00"),
    ],
)
def test_when_it_was_saved_is_not_when_it_was_published(name: str, saved: str) -> None:
    (pilots,) = (article for article in found(name) if article.url == PILOTS)
    assert ("saved", saved) in pilots.fields
    assert (pilots.published or "")[:13] in {"", "2021-02-18T16", "2021-02-18T17"}
    assert pilots.published is None or name in {"wallabag.json", "omnivore.zip"}


READWISE = """Highlight,Book Title,Book Author,Amazon Book ID,Note,Color,Tags,Location Type,\
Location,Highlighted at,Document tags
Last.,A thread about ports,@ines on Twitter,,,,,order,10,2021-02-18 16:56:50.329581+00:00,
First.,A thread about ports,@ines on Twitter,,,,,order,2,2021-02-18 16:56:50.329581+00:00,
Noted.,How ports work,wire.example,,,,,,,2021-02-18 16:56:50+00:00,
Read.,The Port,Ines Halloran,B000VRBBDC,,yellow,,location,142,2021-02-18 16:56:50+00:00,
"""


def test_the_highlights_of_a_text_are_in_its_order() -> None:
    assert found("readwise.csv", READWISE)[0].text == "A thread about ports\nFirst.\nLast."


def test_what_readwise_names_for_an_author_may_be_a_site_or_an_account() -> None:
    thread, page, book = found("readwise.csv", READWISE)
    assert (thread.byline, thread.source, page.source) == ("", "Twitter", "wire.example")
    assert ("account", "@ines") in thread.fields
    assert (book.byline, book.source) == ("Ines Halloran", "")
    assert ("asin", "B000VRBBDC") in book.fields


def test_a_table_of_zotero_may_be_without_the_types_of_items() -> None:
    table = (
        "Key,Publication Year,Author,Title,Publication Title,Url,Abstract Note,Date,Date Added,"
        "Manual Tags,Automatic Tags\n"
        'K,2017,"Halloran, Ines; Kahn, B.",Ports,Northgate Wire,https://wire.example/p,Short.,'
        "2017-12-06,2018-02-05 10:00:00,harbour; boats,\n"
    )
    (ports,) = found("Exported Items.csv", table)
    assert (ports.byline, ports.published) == ("Ines Halloran, B. Kahn", "2017-12-06")
    assert ports.tags == ("harbour", "boats")


def test_an_item_of_zotero_keeps_its_numbers_archive_and_conference() -> None:
    item = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
     xmlns:z="http://www.zotero.org/namespaces/export#" xmlns:dcterms="http://purl.org/dc/terms/"
     xmlns:bib="http://purl.org/net/biblio#" xmlns:dc="http://purl.org/dc/elements/1.1/">
    <rdf:Description rdf:about="#item_1"><z:itemType>conferencePaper</z:itemType>
    <dcterms:isPartOf><bib:Journal><dc:identifier>DOI 10.1/x</dc:identifier>
    <dc:identifier>ISSN 1234-5678</dc:identifier></bib:Journal></dcterms:isPartOf>
    <dc:title>Ports</dc:title><z:archive>Archive of ports</z:archive>
    <z:citationKey>ports2017</z:citationKey>
    <bib:presentedAt><bib:Conference><dc:title>Ports 2017</dc:title></bib:Conference>
    </bib:presentedAt></rdf:Description></rdf:RDF>"""
    (ports,) = found("My Library.rdf", item)
    assert (ports.source, ports.url) == ("Ports 2017", "https://doi.org/10.1/x")
    said = {"doi": "10.1/x", "issn": "1234-5678", "archive": "Archive of ports"}
    said["citationkey"] = "ports2017"
    assert said.items() <= dict(ports.fields).items()


def test_the_key_by_which_a_reference_is_cited_stays_with_it() -> None:
    items = """[{"id": "ports2017", "type": "paper-conference", "title": "Ports",
        "citation-key": "ports2017", "event-title": "Ports 2017", "publisher": "Press"}]"""
    (ports,) = found("My Library.json", items)
    assert ports.source == "Ports 2017"
    assert ("citationkey", "ports2017") in ports.fields


def test_a_link_without_a_text_has_its_address_for_one() -> None:
    pilots, watt = found("raindrop.csv")
    assert pilots.text.endswith("\nThe pilots of Northgate went back to work on Thursday.")
    assert watt.text == "Das Watt bei Ebbe\nhttps://tide.example/watt"
    assert [(each.kind, each.href) for each in watt.inlines] == [(InlineKind.LINK, watt.url)]
    assert watt.language == "de"


def test_links_to_pages_that_are_called_the_same_are_not_the_same(tmp_path: Path) -> None:
    table = "title,url,time_added,tags,status\n" + "".join(
        f"Home,https://{host}.example/,1613667410,,unread\n" for host in ("one", "other")
    )
    with Library.open(tmp_path / "a.postil") as library:
        reports = list(library.importing.documents([("pocket.csv", table.encode())]))
    assert [report.outcome for report in reports] == [Outcome.NEW, Outcome.NEW]


@pytest.mark.parametrize("name", ["instapaper.csv", "instapaper.html", "wallabag.json"])
def test_what_was_starred_has_a_star(name: str) -> None:
    starred = [article.url for article in found(name) if article.starred]
    assert starred == [PILOTS if name == "wallabag.json" else "https://tide.example/starred"]


def test_a_folder_of_a_browser_called_archive_is_a_folder() -> None:
    text = written("chromium.html").replace(">Tides<", ">Archive<")
    assert not [article for article in found("chromium.html", text) if article.done]


def test_what_was_noted_and_highlighted_in_raindrop_are_notes() -> None:
    pilots, watt = found("raindrop.csv")
    assert pilots.notes == (
        "Ask Ines\nabout the boat.",
        "Highlight:A second boat lies ready from Monday.\n\nNote:Who paid?",
    )
    assert (pilots.starred, watt.starred, watt.notes) == (True, False, ())


def test_the_highlights_of_pocket_are_notes_of_their_articles() -> None:
    pilots, watt, untitled = found("pocket.zip")
    assert pilots.notes == (
        "“A second boat lies ready from Monday.”",
        "“The pilots may rest one day of seven.”",
    )
    assert pilots.file == "pocket.zip/part_000000.csv#2"
    assert (len(watt.notes), untitled.notes) == (1, ())


def test_the_highlights_of_pocket_come_in_without_its_list() -> None:
    pilots, watt = found("pocket-annotations.json")
    assert (pilots.title, pilots.url) == ("Pilots end their strike, at last", PILOTS)
    assert (len(pilots.notes), len(watt.notes)) == (2, 1)


def test_the_highlights_in_a_text_are_one_article() -> None:
    pilots, watt = found("readwise.csv")
    assert pilots.text.splitlines() == [
        "Pilots End Their Strike",
        "A second boat lies ready",
        "from Monday.",
        "The pilots may rest one day of seven.",
    ]
    assert pilots.byline == "Ines Halloran"
    assert pilots.notes == ("“A second boat lies ready\nfrom Monday.”\n\nWho paid?",)
    assert (watt.file, watt.language) == ("readwise.csv#4", "de")


@pytest.mark.parametrize("name", ["firefox.html", "chromium.html"])
def test_a_bookmark_behind_a_folder_is_not_in_it(name: str) -> None:
    folders = {article.title: dict(article.fields)["folder"] for article in found(name)}
    outer = {"firefox.html": "Bookmarks Menu", "chromium.html": "Bookmarks bar"}[name]
    inner = {"firefox.html": "Bookmarks Toolbar", "chromium.html": "Tides"}[name]
    assert folders["Where the buoys are"] == outer
    assert folders["Das Watt bei Ebbe"] == inner


@pytest.mark.parametrize("name", ["zotero.rdf", "zotero.csv", "zotero.csl.json"])
def test_an_item_is_the_same_in_every_export_of_zotero(name: str) -> None:
    pilots, silt, *_ = found(name)
    assert pilots.text == (
        "Pilots end their long strike\nThe pilots of Northgate went back to work on Thursday."
    )
    assert pilots.byline == "Ines Halloran, The harbour desk"
    assert (pilots.source, pilots.url) == ("Northgate Wire", PILOTS)
    assert (pilots.published, pilots.language) == ("2021-02-18", "en")
    assert (silt.source, silt.byline) == ("Journal of Quays", "Ana van den Berg")
    assert silt.url == "https://doi.org/10.5555/quays.7"
    assert dict(silt.fields)["volume"] == "7"


@pytest.mark.parametrize("name", ["zotero.rdf", "zotero.csv", "zotero.csl.json"])
def test_a_month_is_no_date_but_kept(name: str) -> None:
    silt = found(name)[1]
    assert silt.published is None
    assert dict(silt.fields)["issued"] == "2019-06"


def test_a_publisher_in_zotero_is_its_name_alone() -> None:
    fields = dict(found("zotero.rdf")[0].fields)
    assert (fields["publisher"], fields["collection"]) == ("Wire & Sons", "Northgate")


def test_who_made_an_item_of_zotero_is_named_whatever_they_are() -> None:
    assert found("zotero.rdf")[2].byline == "Bo Kahn"


def test_a_note_that_belongs_to_nothing_in_zotero_is_an_article() -> None:
    *_, note = found("zotero.rdf")
    assert note.title == "Whom to call"
    assert note.text == "Whom to call\nThe council first, then the pilots."


def test_a_series_is_not_where_an_item_was_published() -> None:
    series = "<dcterms:isPartOf><bib:Series><dc:title>Low Papers</dc:title></bib:Series>"
    silt = '<dcterms:isPartOf rdf:resource="urn:issn:0000-0019"/>'
    text = written("zotero.rdf").replace(silt, f"{series}</dcterms:isPartOf>{silt}")
    assert found("zotero.rdf", text)[1].source == "Journal of Quays"


def test_other_tables_with_addresses_are_no_reading_lists() -> None:
    table = written("pocket.csv").replace("time_added", "published")
    assert format_of(Document.of(table.encode(), "a.csv")).name == "a table (CSV)"


def test_a_row_of_a_reading_list_with_nothing_in_it_is_told() -> None:
    table = written("pocket.csv") + ",,1614848460,,unread\n"
    *_, failure = read(Document.of(table.encode(), "pocket.csv"))
    assert failure == Failure("#5", "There is no title in this row, and no address.")


def test_an_export_of_zotero_that_is_cut_off_says_so() -> None:
    cut = written("zotero.rdf")
    cut = cut[: cut.index("<dc:title>Silt")]
    pilots, nothing, last = read(Document.of(cut.encode(), "zotero.rdf"))
    assert isinstance(pilots, ImportedArticle)
    assert nothing == Failure("#2", "This item has no title and no text.")
    assert isinstance(last, Failure)
    assert last.sentence.startswith("The file is cut off")


STARTS = [path.read_bytes() for path in sorted(EXPORTS.iterdir())]


@given(st.sampled_from(STARTS), st.integers(0, 6000), st.binary(max_size=50), st.integers(0, 6000))
def test_broken_exports_give_articles_or_a_sentence(
    start: bytes, place: int, noise: bytes, following: int
) -> None:
    with suppress(UnreadableFileError):
        read_all(start[:place] + noise + start[following:])
