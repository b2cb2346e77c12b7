"""An export of Zotero with its files: one article an item, with the text of its snapshot."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.importers import read
from reader.importers.document import Document
from reader.values import ImportedArticle, Outcome

if TYPE_CHECKING:
    from pathlib import Path

    from reader.library import Library

EXPORT = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
    xmlns:z="http://www.zotero.org/namespaces/export#" xmlns:dcterms="http://purl.org/dc/terms/"
    xmlns:bib="http://purl.org/net/biblio#" xmlns:foaf="http://xmlns.com/foaf/0.1/"
    xmlns:link="http://purl.org/rss/1.0/modules/link/" xmlns:dc="http://purl.org/dc/elements/1.1/">
  <bib:Article rdf:about="https://wire.example/pilots">
    <z:itemType>newspaperArticle</z:itemType>
    <dcterms:isPartOf><bib:Newspaper><dc:title>Northgate Wire</dc:title></bib:Newspaper>
    </dcterms:isPartOf>
    <bib:authors><rdf:Seq><rdf:li><foaf:Person><foaf:surname>Halloran</foaf:surname>
      <foaf:givenName>Ines</foaf:givenName></foaf:Person></rdf:li></rdf:Seq></bib:authors>
    <dcterms:isReferencedBy rdf:resource="#item_4"/>
    <link:link rdf:resource="#item_3"/>
    <dc:title>Pilots end strike</dc:title>
    <dcterms:abstract>The council paid.</dcterms:abstract>
    <dc:date>2021-02-18</dc:date>
  </bib:Article>
  <bib:Memo rdf:about="#item_4"><rdf:value>Ask Ines.</rdf:value></bib:Memo>
  <z:Attachment rdf:about="#item_3">
    <z:itemType>attachment</z:itemType>
    <rdf:resource rdf:resource="FILE"/>
    <link:type>text/html</link:type>
  </z:Attachment>
</rdf:RDF>
"""
PAGE = """<html><head><title>Pilots end strike</title></head><body><article>
<h1>Pilots end strike</h1>
<p>The pilots of the northern harbour went back to work on Thursday, after nineteen days.</p>
<p>Forty ships had waited outside the bar, and the council has paid for the time they lost.</p>
</article></body></html>"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder of Zotero with one item and its snapshot."""
    place = tmp_path / "My Library"
    (place / "files" / "3").mkdir(parents=True)
    (place / "files" / "3" / "Pilots end.html").write_text(PAGE, encoding="utf-8")
    export(place, "files/3/Pilots end.html")
    return place


def export(folder: Path, file: str) -> Path:
    path = folder / "my.rdf"
    path.write_text(EXPORT.replace("FILE", file), encoding="utf-8")
    return path


def only_article(path: Path) -> ImportedArticle:
    with path.open("rb") as file:
        (article,) = read(Document(file, path.name, path=path))
    assert isinstance(article, ImportedArticle)
    return article


@pytest.mark.parametrize("name", ["files/3/Pilots end.html", "files/3/Pilots%20end.html"])
def test_an_item_has_the_text_of_its_snapshot_and_what_zotero_knows(
    folder: Path, name: str
) -> None:
    article = only_article(export(folder, name))
    assert article.text.startswith("Pilots end strike\nThe pilots of the northern harbour")
    assert (article.byline, article.source) == ("Ines Halloran", "Northgate Wire")
    assert (article.published, article.url) == ("2021-02-18", "https://wire.example/pilots")
    assert article.notes == ("Ask Ines.",)
    assert dict(article.fields)["abstract"] == "The council paid."
    assert article.file == "my.rdf#1"
    assert article.original == PAGE.encode()


def test_a_folder_of_zotero_gives_one_article_an_item(library: Library, folder: Path) -> None:
    reports = list(library.importing.files([folder]))
    assert [report.outcome for report in reports] == [Outcome.NEW, Outcome.DUPLICATE]
    assert len({report.uid for report in reports}) == 1


def test_an_item_whose_snapshot_says_nothing_keeps_its_abstract(folder: Path) -> None:
    (folder / "files" / "3" / "Pilots end.html").write_bytes(b"\0\1\2")
    assert only_article(folder / "my.rdf").text == "Pilots end strike\nThe council paid."


def test_no_file_outside_of_the_folder_is_read(folder: Path) -> None:
    (folder / "page.html").write_text(PAGE, encoding="utf-8")
    (folder / "files" / "link.html").symlink_to(folder / "page.html")
    for name in (
        "page.html",
        "files/../page.html",
        "files/link.html",
        f"{folder}/page.html",
        f"file://{folder}/page.html",
        "files/gone.html",
        "files/3",
        "files",
    ):
        assert only_article(export(folder, name)).text.endswith("The council paid."), name
