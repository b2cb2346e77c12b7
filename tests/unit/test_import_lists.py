"""Lists: what stands before their items comes in beside the text, and stays out of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from test_import_office import W, docx, odt, p, r

from reader.importers import read_document
from reader.importers.composed import html_blocks_of
from reader.importers.numbering import written
from reader.library import Library
from reader.storage import texts
from reader.values import BULLET, Block, BlockKind

if TYPE_CHECKING:
    from pathlib import Path

    from reader.values import ImportedArticle


def bullets(article: ImportedArticle) -> list[tuple[str, str]]:
    """Return what stands before each item of a list, and its text."""
    return [
        (block.bullet, article.text[block.start : block.end])
        for block in article.blocks
        if block.kind is BlockKind.LIST_ITEM
    ]


def in_page(markup: str) -> str:
    """Return what stands before the items of lists in HTML, each with its text."""
    blocks = (each for each in html_blocks_of(markup) if each.kind is BlockKind.LIST_ITEM)
    return " ".join(f"{each.bullet}{each.text}" for each in blocks)


@pytest.mark.parametrize(
    ("markup", "shown"),
    [
        ("<ol><li>x<li>y</ol>", "1.x 2.y"),
        ("<ul><li>x<li>y</ul>", "•x •y"),
        ("<ol start=8><li>x<li>y<li>z</ol>", "8.x 9.y 10.z"),
        ("<ol start=0><li>x</ol>", "0.x"),
        ("<ol start=two><li>x</ol>", "1.x"),
        ("<ol><li>x<li value=7>y<li>z</ol>", "1.x 7.y 8.z"),
        ("<ol reversed><li>x<li>y</ol>", "2.x 1.y"),
        ("<ol reversed start=9><li>x<li>y</ol>", "9.x 8.y"),
        ("<ol type=a><li>x<li>y</ol>", "a.x b.y"),
        ("<ol type=I><li>x<li>y<li type=1>z</ol>", "I.x II.y 3.z"),
        ("<ol style='list-style-type:lower-roman'><li>x<li>y</ol>", "i.x ii.y"),
        ("<ol style='list-style:none outside'><li>x</ol>", "x"),
        ("<ol><li>x<ol><li>y<li>z</ol><li>v</ol>", "1.x 1.y 2.z 2.v"),
        ("<ol><li>x<ul><li>y</ul>z<li>v</ol>", "1.x •y z 2.v"),
        ("<ol><li><p>x<p>y<li>z</ol>", "1.x y 2.z"),
        ("<ul><li><p>x<p>y<li>z</ul>", "•x y •z"),
        ("<ol><li><li>y</ol>", "2.y"),
        ("<li>x</li>", "•x"),
    ],
)
def test_items_of_a_page_have_their_numbers_beside_them(markup: str, shown: str) -> None:
    assert in_page(markup) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("3. x\n4. y", [("3.", "x"), ("4.", "y")]),
        ("1. x\n1. y\n1. z", [("1.", "x"), ("2.", "y"), ("3.", "z")]),
        ("1) x\n\n   y\n2) z", [("1)", "x"), ("", "y"), ("2)", "z")]),
        ("- x\n  1. y\n  2. z\n- v", [("•", "x"), ("1.", "y"), ("2.", "z"), ("•", "v")]),
        ("1. x\n2.\n3. z", [("1.", "x"), ("3.", "z")]),
    ],
)
def test_items_of_markdown_have_their_numbers_beside_them(
    text: str, shown: list[tuple[str, str]]
) -> None:
    assert bullets(read_document(text.encode(), "a.md")) == shown


LEVEL = (
    '<w:lvl w:ilvl="{}"><w:start w:val="{}"/><w:numFmt w:val="{}"/><w:lvlText w:val="{}"/></w:lvl>'
)
NUMBERING = (
    f"<w:numbering {W}><w:abstractNum w:abstractNumId='7'>"
    + LEVEL.format(0, 3, "decimal", "%1.")
    + LEVEL.format(1, 1, "lowerLetter", "%1.%2)")
    + LEVEL.format(2, 1, "bullet", "")
    + LEVEL.format(3, 1, "bullet", " ")
    + "</w:abstractNum><w:num w:numId='1'><w:abstractNumId w:val='7'/></w:num>"
    + "<w:num w:numId='2'><w:abstractNumId w:val='7'/></w:num>"
    + "<w:num w:numId='3'><w:abstractNumId w:val='7'/>"
    + "<w:lvlOverride w:ilvl='0'><w:startOverride w:val='9'/></w:lvlOverride></w:num>"
    + "</w:numbering>"
)


def in_word(*items: tuple[int, int]) -> str:
    """Return what stands before paragraphs, of each the list and the depth."""
    numbered = '<w:numPr><w:ilvl w:val="{1}"/><w:numId w:val="{0}"/></w:numPr>'
    body = "".join(p(r("x"), properties=numbered.format(*item)) for item in items)
    article = read_document(docx(body, numbering=NUMBERING), "a.docx")
    return " ".join(bullet for bullet, _ in bullets(article))


@pytest.mark.parametrize(
    ("items", "shown"),
    [
        ([(1, 0), (1, 0)], "3. 4."),
        ([(1, 0), (1, 1), (1, 1), (1, 0), (1, 1)], "3. 3.a) 3.b) 4. 4.a)"),
        ([(1, 0), (2, 0)], "3. 4."),
        ([(1, 0), (3, 0), (3, 0)], "3. 9. 10."),
        ([(1, 2), (8, 0)], "• •"),
        ([(1, 0), (1, 3), (1, 0)], "3.  4."),
    ],
    ids=["from a number", "levels", "going on", "anew", "bullets", "none"],
)
def test_items_of_a_word_document_have_their_numbers_beside_them(
    items: list[tuple[int, int]], shown: str
) -> None:
    assert in_word(*items) == shown


STYLES = (
    '<text:list-style style:name="N">'
    '<text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>'
    '<text:list-level-style-number text:level="2" style:num-format="a" style:num-prefix="("'
    ' style:num-suffix=")" text:start-value="3" text:display-levels="2"/></text:list-style>'
    '<text:list-style style:name="B"><text:list-level-style-bullet text:level="1"/>'
    '</text:list-style><text:list-style style:name="1">'
    '<text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix=")"/>'
    '</text:list-style><text:list-style style:name="0">'
    '<text:list-level-style-number text:level="1" style:num-format=""/></text:list-style>'
)
X = "<text:list-item><text:p>u</text:p></text:list-item>"


def of_style(style: str, items: str, more: str = "") -> str:
    return f'<text:list text:style-name="{style}"{more}>{items}</text:list>'


def item(inner: str, more: str = "") -> str:
    return f"<text:list-item{more}><text:p>u</text:p>{inner}</text:list-item>"


GOING_ON = ' text:continue-numbering="true"'


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        (of_style("N", X * 2), "1. 2."),
        (of_style("N", item(f"<text:list>{X * 2}</text:list>") + X), "1. (1.c) (1.d) 2."),
        (of_style("B", item(of_style("1", X * 2)) + X), "• 1) 2) •"),
        (of_style("N", item("<text:p>y</text:p>", ' text:start-value="5"') + X), "5.  6."),
        (of_style("N", X) + of_style("N", X, GOING_ON) + of_style("N", X), "1. 2. 1."),
        (of_style("N", f"<text:list-header><text:p>y</text:p></text:list-header>{X}"), " 1."),
        (of_style("B", X * 2), "• •"),
        (of_style("0", X), ""),
        (f"<text:list>{X}</text:list>", "•"),
    ],
    ids=[
        "one",
        "levels",
        "inner",
        "from",
        "going on",
        "header",
        "bullets",
        "no numbers",
        "no style",
    ],
)
def test_items_of_an_odt_have_their_numbers_beside_them(body: str, shown: str) -> None:
    article = read_document(odt(body, STYLES), "a.odt")
    assert " ".join(bullet for bullet, _ in bullets(article)) == shown


@pytest.mark.parametrize(
    ("number", "form", "shown"),
    [
        (12, "1", "12"),
        (12, "disc", "12"),
        (1, "a", "a"),
        (26, "A", "Z"),
        (28, "a", "ab"),
        (0, "a", "0"),
        (4, "i", "iv"),
        (1994, "I", "MCMXCIV"),
        (4000, "i", "4000"),
        (-2, "i", "-2"),
    ],
)
def test_a_number_is_written_in_digits_letters_or_as_romans_did(
    number: int, form: str, shown: str
) -> None:
    assert written(number, form) == shown


def test_numbers_are_kept_in_the_library_and_bullets_need_no_room(path: Path) -> None:
    article = read_document(b"<ul><li>boats<li>lamps</ul><ol><li>ropes</ol>" * 9, "a.html")
    with Library.open(path) as library:
        uid = library.importing.article(article).uid
        assert library.articles.get(library.articles.find(uid)).blocks == article.blocks
        dumped = library._db.value("SELECT blocks FROM article_text")
    assert '"list item",1],' in dumped
    assert '"list item",1,"1."]' in dumped


def test_blocks_that_an_older_postil_kept_have_bullets() -> None:
    [block] = texts.load_blocks('[[0,5,"list item",1]]')
    assert block == Block(0, 5, BlockKind.LIST_ITEM, 1, BULLET)
