"""Documents of word processors: DOCX and ODT, as they are after all changes to them."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from epubs import zipped
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.errors import UnreadableFileError
from reader.importers import read_document
from reader.values import InlineKind

if TYPE_CHECKING:
    from reader.values import ImportedArticle

BOOKS = Path(__file__).parents[1] / "data" / "books"
SAMPLES = [
    BOOKS / "tides.docx",
    BOOKS / "libreoffice" / "tides.docx",
    BOOKS / "tides.odt",
    BOOKS / "libreoffice" / "tides.odt",
]
STARTS = [path.read_bytes() for path in SAMPLES]
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
OFFICE = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for name in ("office", "text", "table", "style", "draw")
)
LOOKS = (
    'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" '
    'xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"'
)


def shown(article: ImportedArticle) -> list[tuple[str, str]]:
    return [(block.kind.value, article.text[block.start : block.end]) for block in article.blocks]


def inlines(article: ImportedArticle) -> list[tuple[str, str, str]]:
    return [
        (each.kind.value, article.text[each.start : each.end], each.href)
        for each in article.inlines
    ]


def docx(body: str, **parts: str) -> bytes:
    """Return a document; ``parts`` are roots of others by their names, ``core`` among them."""
    members = {
        "[Content_Types].xml": "<Types/>",
        "word/document.xml": f"<w:document {W} {R}><w:body>{body}</w:body></w:document>",
    }
    for name, content in parts.items():
        place = {"core": "docProps/core.xml", "rels": "word/_rels/document.xml.rels"}
        members[place.get(name, f"word/{name}.xml")] = content
    return zipped(members)


def p(*runs: str, style: str = "", properties: str = "") -> str:
    own = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{own}{properties}</w:pPr>{''.join(runs)}</w:p>"


def r(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def odt(body: str, styles: str = "", **parts: str) -> bytes:
    content = (
        f"<office:document-content {OFFICE} {LOOKS}><office:automatic-styles>{styles}"
        f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
        "</office:document-content>"
    )
    members = {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content}
    return zipped(
        members | {name.replace("__", "/") + ".xml": text for name, text in parts.items()}
    )


def of(data: bytes, name: str = "a.docx") -> ImportedArticle:
    return read_document(data, name)


def refusal(data: bytes, name: str = "a.docx") -> str:
    with pytest.raises(UnreadableFileError) as caught:
        read_document(data, name)
    return str(caught.value)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: str(path.relative_to(BOOKS)))
def test_what_pandoc_and_libreoffice_write_is_read_alike(path: Path) -> None:
    article = read_document(path.read_bytes(), path.name)
    assert article.title == "The Pilots of Anneth"
    assert article.byline == "Ines Halloran, Tomas al-Rashid"
    assert article.published == "2021-02-18"
    assert shown(article) == [
        ("title", "The Pilots of Anneth"),
        ("byline", "Ines Halloran"),
        ("byline", "Tomas al-Rashid"),
        ("dateline", "2021-02-18"),
        ("heading", "The strike"),
        (
            "paragraph",
            (
                "The council, which had said for ten days that it would not pay, paid on the "
                "eleventh.¹ Its chair said that the money would come from the fund for the "
                "second bridge."
            ),
        ),
        ("quote", "We need them, Ines Halloran told reporters."),
        ("heading", "What was agreed"),
        ("list item", "The boats are counted every morning."),
        ("list item", "The pilots are asked whether they slept."),
        ("paragraph", "Boat\tCrew"),
        ("paragraph", "Heron\t4"),
        ("paragraph", "Gull\t11"),
        ("heading", "The strait"),
        (
            "paragraph",
            (
                "The strait is deeper than the charts say.² Nobody knows why, and the pilots do "
                "not talk about it. See the strike."
            ),
        ),
        ("preformatted", "06:00  first boat\n06:40  second boat"),
        ("heading", "مجلس الميناء"),
        ("paragraph", "قال المجلس إنه سيشتري 24 قاربا من Northgate. 🚢"),
        ("paragraph", "¹ The second bridge was promised in 1998."),
        ("paragraph", "² Halloran (2020)."),
    ]
    assert inlines(article) == [
        ("emphasis", "eleventh", ""),
        ("strong", "fund", ""),
        ("link", "second bridge", "https://www.northgatewire.example/bridge"),
    ]
    assert article.original == path.read_bytes()


def test_inserted_text_is_read_and_deleted_text_is_not() -> None:
    deleted = "<w:del><w:r><w:delText>never </w:delText></w:r></w:del><w:moveFrom>{0}</w:moveFrom>"
    body = p(r("They "), f"<w:ins>{r('all ')}</w:ins>", deleted.format(r("gone ")), r("paid."))
    body += p(f"<w:moveTo>{r('Moved here.')}</w:moveTo>") + p(r("unseen", "<w:vanish/>"))
    assert of(docx(body)).text == "They all paid.\nMoved here."
    changes = "<text:tracked-changes><text:p>never</text:p></text:tracked-changes>"
    text = f'{changes}<text:p>They <text:change-start text:change-id="c"/>all paid.</text:p>'
    assert of(odt(text), "a.odt").text == "They all paid."


def test_comments_are_notes_with_who_wrote_them() -> None:
    comments = (
        f'<w:comments {W}><w:comment w:id="1" w:author="Tomas">{p(r("Is it so?"))}{p(r("Ask."))}'
        "</w:comment></w:comments>"
    )
    article = of(docx(p(r("They paid."), '<w:commentReference w:id="1"/>'), comments=comments))
    assert article.notes == ("Tomas: Is it so?\nAsk.",)
    comment = "<office:annotation><dc:creator>Tomas</dc:creator><text:p>Is it so?</text:p>"
    article = of(odt(f"<text:p>They {comment}</office:annotation>paid.</text:p>"), "a.odt")
    assert (article.text, article.notes) == ("They paid.", ("Tomas: Is it so?",))


def test_headings_are_told_by_styles_that_are_based_on_those_of_headings_and_by_outline() -> None:
    styles = (
        f'<w:styles {W}><w:style w:styleId="H"><w:name w:val="heading 2"/></w:style>'
        '<w:style w:styleId="X"><w:name w:val="Mine"/><w:basedOn w:val="H"/></w:style>'
        '<w:style w:styleId="T"><w:name w:val="toc 1"/></w:style></w:styles>'
    )
    body = p(r("Contents 3"), style="T") + p(r("One"), style="X")
    body += p(r("Two"), properties='<w:outlineLvl w:val="0"/>') + p(r("Text."))
    article = of(docx(body, styles=styles))
    assert article.title == "One"
    assert [(block.kind.value, block.level) for block in article.blocks] == [
        ("title", 0), ("heading", 1), ("paragraph", 0),
    ]  # fmt: skip


def test_lists_keep_their_depth_and_end_where_numbering_is_taken_off() -> None:
    numbered = '<w:numPr><w:ilvl w:val="{}"/><w:numId w:val="{}"/></w:numPr>'
    body = p(r("a"), properties=numbered.format(0, 1)) + p(r("b"), properties=numbered.format(1, 1))
    body += p(r("c"), properties=numbered.format(0, 0))
    blocks = of(docx(body)).blocks
    assert [(block.kind.value, block.level) for block in blocks] == [
        ("list item", 1), ("list item", 2), ("paragraph", 0),
    ]  # fmt: skip
    inner = "<text:list><text:list-item><text:p>b</text:p></text:list-item></text:list>"
    text = f"<text:list><text:list-item><text:p>a</text:p>{inner}</text:list-item></text:list>"
    assert [block.level for block in of(odt(text), "a.odt").blocks] == [1, 2]


def test_links_are_told_in_both_ways_that_word_writes_them() -> None:
    rels = (
        '<Relationships><Relationship Id="r1" TargetMode="External" Target="https://a.example/"/>'
        '<Relationship Id="r2" TargetMode="External" Target="file:///etc/passwd"/></Relationships>'
    )
    field = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    instruction = '<w:r><w:instrText>HYPERLINK "https://b.example/"</w:instrText></w:r>'
    body = p(
        f'<w:hyperlink r:id="r1">{r("one")}</w:hyperlink>',
        r(" "),
        *(
            field.format("begin"),
            instruction,
            field.format("separate"),
            r("two"),
            field.format("end"),
        ),
        f'<w:hyperlink r:id="r2">{r(" three")}</w:hyperlink>',
    )
    article = of(docx(body, rels=rels))
    assert article.text == "one two three"
    assert inlines(article) == [
        ("link", "one", "https://a.example/"),
        ("link", "two", "https://b.example/"),
    ]


def test_looks_that_change_inside_of_a_word_are_one_stretch() -> None:
    body = p(r("a", "<w:b/>"), r("b", "<w:b/><w:i/>"), r("c", '<w:i/><w:b w:val="0"/>'))
    assert inlines(of(docx(body))) == [("strong", "ab", ""), ("emphasis", "bc", "")]
    styles = (
        '<style:style style:name="T1" style:family="text">'
        '<style:text-properties fo:font-weight="bold"/></style:style>'
    )
    text = '<text:p>a<text:span text:style-name="T1">b <text:s/>c</text:span></text:p>'
    article = of(odt(text, styles), "a.odt")
    assert (article.text, inlines(article)) == ("ab  c", [("strong", "b  c", "")])


def test_what_stands_in_boxes_and_cells_is_read() -> None:
    box = f"<w:r><w:pict><w:txbxContent>{p(r('Box'))}</w:txbxContent></w:pict></w:r>"
    cell = "<w:tc>{}</w:tc>"
    row = "<w:tr>" + cell.format(p(r("a")) + p(r("b"))) + cell.format(p(r("c"))) + "</w:tr>"
    one = f"<w:tbl><w:tr>{cell.format(p(r('Alone')) + p(r('Below')))}</w:tr></w:tbl>"
    body = p(r("Text"), box) + f"<w:tbl>{row}</w:tbl>" + one
    assert of(docx(body)).text == "Text\nBox\na b\tc\nAlone\nBelow"


def test_metadata_is_used_where_it_is_no_name_of_a_program() -> None:
    core = (
        '<c xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">'
        "<dc:title>{}</dc:title><dc:creator>{}</dc:creator><keywords>port; strike</keywords>"
        "<dcterms:created>2021-02-18T16:05:00Z</dcterms:created></c>"
    )
    article = of(docx(p(r("They paid.")), core=core.format("The strike", "Ines Halloran")))
    assert (article.title, article.byline) == ("The strike", "Ines Halloran")
    assert (article.published, article.tags) == ("2021-02-18T16:05:00+00:00", ("port", "strike"))
    article = of(docx(p(r("They paid.")), core=core.format("Document1", "user")), "strike.docx")
    assert (article.title, article.byline) == ("strike", "")


def test_the_date_of_a_template_is_not_that_of_the_document() -> None:
    core = (
        '<c xmlns:dcterms="http://purl.org/dc/terms/">'
        "<dcterms:created>2013-12-23T23:15:00Z</dcterms:created></c>"
    )
    assert of(docx(p(r("They paid.")), core=core)).published is None


PAGE = (
    *("Skip to content", "Pilots sail again at Northgate", "By Ines Halloran", "Share on Facebook"),
    "The pilots of Northgate went back to work on Tuesday, three weeks after they had left it.",
    "“We are paid,” said one of them. The council did not say how much it had cost.",
    *("Related articles", "Ferry to sail again", "© 2024 Quay Post. All rights reserved."),
)


def test_what_was_around_a_page_is_marked_where_it_was_copied_with_it() -> None:
    article = of(docx("".join(p(r(line)) for line in PAGE)))
    assert [text for kind, text in shown(article) if kind == "boilerplate"] == [
        *("Skip to content", "Share on Facebook", "Related articles", "Ferry to sail again"),
        "© 2024 Quay Post. All rights reserved.",
    ]


def test_one_line_that_a_page_could_have_does_not_make_a_document_one() -> None:
    lines = ("The strike", PAGE[4], "Related articles", "They were not paid, she said.")
    article = of(docx("".join(p(r(line)) for line in lines)))
    assert "boilerplate" not in dict(shown(article))


def test_notes_are_numbered_in_the_order_of_the_text() -> None:
    note = f'<w:footnote w:id="{{}}">{p(r(" {}"))}</w:footnote>'
    notes = f"<w:footnotes {W}>{note.format(2, 'Two')}{note.format(5, 'Five')}</w:footnotes>"
    refer = '<w:r><w:footnoteReference w:id="{}"/></w:r>'
    body = p(r("A"), refer.format(5), r(" and b"), refer.format(2))
    assert of(docx(body, footnotes=notes)).text == "A¹ and b²\n¹ Five\n² Two"


def test_a_document_in_one_file_of_xml_is_read_too() -> None:
    flat = (
        f'<office:document {OFFICE} office:mimetype="application/vnd.oasis.opendocument.text">'
        "<office:body><office:text><text:p>They paid.</text:p></office:text></office:body>"
        "</office:document>"
    )
    article = read_document(flat.encode(), "a.xml")
    assert (article.text, article.media_type) == (
        "They paid.",
        "application/vnd.oasis.opendocument.text",
    )


def test_a_document_is_known_whatever_it_is_called() -> None:
    assert read_document(SAMPLES[1].read_bytes(), "a.zip").title == "The Pilots of Anneth"
    assert read_document(SAMPLES[2].read_bytes(), "a.docx").title == "The Pilots of Anneth"


@pytest.mark.parametrize(
    ("data", "name", "words"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512), "a.docx", "with a password"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512), "a.doc", "older Office"),
        (rb"{\rtf1 They paid.}", "a.rtf", "save it as .docx or .odt"),
        (b"They paid.", "a.docx", "not the kind of document that its name says"),
        (docx(""), "a.docx", "no text in this document"),
        (odt(""), "a.odt", "no text in this document"),
        (
            odt("", **{"META-INF__manifest": "<m><encryption-data/></m>"}),
            "a.odt",
            "protected by a password",
        ),
        (zipped({"mimetype": "x", "other.txt": "y"}), "a.odt", "has no text"),
        (zipped({"other.txt": "y"}), "a.docx", "no document of Word"),
        (docx(p(r("a" * 20_000_000))), "a.docx", "times its size"),
    ],
)
def test_what_cannot_be_read_says_why(data: bytes, name: str, words: str) -> None:
    assert words in refusal(data, name)


@settings(max_examples=120, deadline=None)
@given(st.data())
def test_whatever_is_cut_or_changed_gives_articles_or_one_sentence(data: st.DataObject) -> None:
    sample = data.draw(st.sampled_from(SAMPLES))
    whole = sample.read_bytes()
    broken = bytearray(whole[: data.draw(st.integers(5, len(whole)))])
    for _ in range(data.draw(st.integers(0, 20))):
        broken[data.draw(st.integers(4, len(broken) - 1))] = data.draw(st.integers(0, 255))
    with suppress(UnreadableFileError):
        read_document(bytes(broken), sample.name)


@settings(max_examples=120, deadline=None)
@given(st.data())
def test_whatever_its_parts_say_gives_articles_or_one_sentence(data: st.DataObject) -> None:
    is_docx = data.draw(st.booleans())
    body = p(r("One"), style="H") + f"<w:tbl><w:tr><w:tc>{p(r('a'))}</w:tc></w:tr></w:tbl>"
    text = list(body if is_docx else "<text:p>a<text:s text:c='2'/>b</text:p><text:list/>")
    for _ in range(data.draw(st.integers(1, 12))):
        place = data.draw(st.integers(0, len(text) - 1))
        text[place] = data.draw(st.sampled_from(["", "<", ">", "&", '"', "/", "9", "-", "\0", "é"]))
    made = docx if is_docx else odt
    with suppress(UnreadableFileError):
        article = read_document(made("".join(text)), "a.docx" if is_docx else "a.odt")
        assert all(each.kind in InlineKind for each in article.inlines)
