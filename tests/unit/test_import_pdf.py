"""PDFs: the text as it is read, whatever it looks like on the page."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pdfs import Put, column, link, pdf

from reader.errors import UnreadableFileError
from reader.importers import read, read_document
from reader.importers.document import Document, Failure
from reader.importers.limits import Limits
from reader.importers.pdf.glyphs import Glyph
from reader.importers.pdf.lines import page_lines
from reader.importers.pdf.links import Area, mirrored, with_links
from reader.importers.pdf.words import Words
from reader.values import BlockKind, Direction

if TYPE_CHECKING:
    from reader.values import ImportedArticle

BOOKS = Path(__file__).parents[1] / "data" / "books"
COLUMNS = (BOOKS / "columns.pdf").read_bytes()
STARTS = [path.read_bytes() for path in sorted(BOOKS.glob("*.pdf"))]
WHARF = [
    "The council said on Thursday that it would pay the pilots",
    "what they had asked for, and that the harbour would open",
    "on Friday.",
]
TIDE = [
    "Nobody knows why the strait is deeper than the charts of",
    "the harbour say, and the pilots will not speak about it to",
    "anybody.",
]


@pytest.fixture(scope="module")
def columns() -> ImportedArticle:
    return read_document(COLUMNS, "columns.pdf")


@pytest.fixture(scope="module")
def arabic() -> ImportedArticle:
    return read_document((BOOKS / "arabic.pdf").read_bytes(), "arabic.pdf")


def shown(article: ImportedArticle) -> list[tuple[str, str]]:
    return [(block.kind.value, article.text[block.start : block.end]) for block in article.blocks]


def texts(*pages: list[Put], info: str = "", rotate: int = 0) -> list[str]:
    article = read_document(pdf(*pages, info=info, rotate=rotate), "a.pdf")
    return [text for _, text in shown(article)]


def refusal(data: bytes, limits: Limits | None = None) -> str:
    with pytest.raises(UnreadableFileError) as caught:
        list(read(Document.of(data, "a.pdf", limits)))
    return str(caught.value)


def test_a_pdf_tells_what_it_is(columns: ImportedArticle) -> None:
    assert columns.title == "Tides and Pilots in the Strait of Anneth"
    assert columns.byline == "Ines Halloran, Tomas al-Rashid"
    assert columns.published == "2021-02-18T00:00:00+00:00"
    assert (columns.language, columns.direction) == ("en", Direction.LTR)
    assert (columns.media_type, columns.original) == ("application/pdf", COLUMNS)


def test_columns_are_read_one_after_the_other(columns: ImportedArticle) -> None:
    order = ["Tides and", "Ines", "Introduction", "The council", "Methods", "Each gauge", "Results"]
    places = [columns.text.index(start) for start in order]
    assert places == sorted(places)


def test_words_cut_at_line_ends_are_whole_again(columns: ImportedArticle) -> None:
    for word in ("difficult affliction", "shifting currents", "commissioners"):
        assert word in columns.text
    assert "well-known objections" in columns.text


def test_headings_and_items_of_lists_are_told_by_how_they_look(columns: ImportedArticle) -> None:
    assert [
        (columns.text[block.start : block.end], block.level)
        for block in columns.blocks
        if block.kind.value == "heading"
    ] == [
        ("Introduction", 1),
        ("Methods and Measurements", 1),
        ("Instruments", 2),
        ("Results", 1),
    ]
    items = [text for kind, text in shown(columns) if kind == "list item"]
    assert items[1] == "• second, the pilots have to be asked whether they slept."


def test_running_heads_and_page_numbers_are_left_out(columns: ImportedArticle) -> None:
    assert "Northgate Review" not in columns.text
    assert not any(text.isdigit() for _, text in shown(columns))


def test_footnotes_stand_at_the_end_with_the_signs_that_lead_to_them(
    columns: ImportedArticle,
) -> None:
    assert "to build.¹" in columns.text
    assert shown(columns)[-2:] == [
        (
            "paragraph",
            (
                "¹The second bridge was promised in 1998 and again in 2009; see the minutes of the "
                "Harbour Council for both years."
            ),
        ),
        ("paragraph", "²Halloran (2020)."),
    ]


def test_a_paragraph_goes_on_in_the_next_column_and_on_the_next_page() -> None:
    one, other = WHARF[:2], [*WHARF[2:], *TIDE]
    assert texts(column(50, 500, one), column(50, 500, other))[0] == " ".join(WHARF)
    assert texts([*column(20, 500, one, 6), *column(220, 500, other, 6)])[0] == " ".join(WHARF)


def test_columns_that_are_drawn_line_by_line_are_told_apart() -> None:
    left = [
        f"{word} of the left column, a line"
        for word in ["one", "two", "three", "four", "five", "six"]
    ]
    right = [line.replace("left", "right") for line in left]
    drawn = [
        put
        for number in range(6)
        for put in (
            Put(20, 500 - 12 * number, left[number]),
            Put(220, 500 - 12 * number, right[number]),
        )
    ]
    assert " ".join(texts(drawn)) == " ".join(left + right)


def test_what_stands_under_a_centred_title_comes_after_it() -> None:
    head = [Put(150, 560, "Tides", 24), Put(150, 530, "I. Halloran"), Put(156, 518, "T. Rashid")]
    page = [*head, Put(50, 490, "The strike", 16), *column(50, 470, WHARF)]
    assert texts(page) == ["Tides", "I. Halloran", "T. Rashid", "The strike", " ".join(WHARF)]


def test_rows_of_cells_are_lines_with_tabs() -> None:
    rows = [("Boat", "Crew", "Built"), ("Heron", "4", "1998"), ("Gull", "11", "2004")]
    drawn = [
        Put(50 + 100 * column, 500 - 14 * row, cell)
        for row, cells in enumerate(rows)
        for column, cell in enumerate(cells)
    ]
    assert texts([*column(50, 560, WHARF), *drawn])[1:] == ["\t".join(cells) for cells in rows]


def test_what_is_explained_beside_a_word_is_one_paragraph_with_it() -> None:
    options = [("-a", WHARF), ("-b", TIDE)]
    drawn = [
        put
        for number, (option, lines) in enumerate(options)
        for put in (
            Put(50, 500 - 40 * number, option),
            *column(90, 500 - 40 * number, lines),
        )
    ]
    assert texts(drawn) == [f"-a {' '.join(WHARF)}", f"-b {' '.join(TIDE)}"]


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        (["修理は六月に始まり、", "費用は"], "修理は六月に始まり、費用は"),
        (["彼は言った", "「船だ」", "Yes と"], "彼は言った「船だ」Yes と"),
        (["他说：“船来了”", "大家都笑"], "他说：“船来了”大家都笑"),
        (["It was called “", "the tide”"], "It was called “ the tide”"),
    ],
)
def test_no_space_comes_between_lines_of_a_script_without_spaces(
    lines: list[str], joined: str
) -> None:
    assert Words(lines).join(lines) == joined


def test_a_space_that_the_next_letter_is_drawn_over_is_none() -> None:
    def line(at: float) -> str:
        places = [("hav", 0, 15), (" ", 15, 18), ("e", at, at + 5)]
        glyphs = [Glyph(text, left, right, 0, 10, bold=False) for text, left, right in places]
        return page_lines(glyphs, leftward=False)[0].text

    assert line(15) == "have"
    assert line(18) == "hav e"


def test_a_column_may_begin_with_the_last_line_of_a_paragraph() -> None:
    page = [Put(30, 489, "The tide", font="Helvetica-Bold"), *column(30, 465, WHARF, 6)]
    page += [Put(220, 500, "out at last.", 10), *column(220, 484, TIDE, 10)]
    assert texts(page)[0] == "The tide"


def test_words_that_stand_apart_without_a_space_are_two_unless_all_letters_do() -> None:
    def line(gaps: dict[int, float]) -> str:
        glyphs: list[Glyph] = []
        for number, letter in enumerate("anyday"):
            left = (glyphs[-1].right if glyphs else 0) + gaps.get(number, 0)
            glyphs.append(Glyph(letter, left, left + 5, 0, 10, bold=False))
        return page_lines(glyphs, leftward=False)[0].text

    assert line({}) == "anyday"
    assert line({3: 2.7}) == "any day"
    assert line(dict.fromkeys(range(1, 6), 2.7)) == "anyday"


def test_paragraphs_are_told_by_indents_and_by_lines_that_end_early() -> None:
    indented = [Put(62, 500, TIDE[0]), *column(50, 488, TIDE[1:])]
    assert texts([*column(50, 536, WHARF), *indented]) == [" ".join(WHARF), " ".join(TIDE)]
    assert texts(column(50, 500, WHARF + TIDE)) == [" ".join(WHARF), " ".join(TIDE)]


def test_a_running_head_is_what_stands_on_most_pages() -> None:
    pages = [
        [
            Put(50, 580, f"Northgate Review {number}"),
            *column(50, 500, [f"It is day {number}.", *TIDE]),
            Put(200, 20, f"{number}"),
        ]
        for number in range(1, 5)
    ]
    told = [text for number in range(1, 5) for text in (f"It is day {number}.", " ".join(TIDE))]
    assert texts(*pages) == told


def test_a_page_without_text_among_others_is_passed_over() -> None:
    assert texts(column(50, 500, WHARF), [], column(50, 500, TIDE)) == [
        " ".join(WHARF), " ".join(TIDE),
    ]  # fmt: skip


def test_a_line_from_right_to_left_keeps_percentages_and_words_without_spaces() -> None:
    def line(text: str, gaps: dict[int, float]) -> str:
        """Return what is read where the characters of a text stand so, from the left."""
        glyphs: list[Glyph] = []
        for number, letter in enumerate(text):
            left = (glyphs[-1].right if glyphs else 0) + gaps.get(number, 0)
            glyphs.append(Glyph(letter, left, left + 5, 0, 10, bold=False))
        return page_lines(glyphs, leftward=True)[0].text

    assert line("הזמ 20% םלשת", {}) == "תשלם 20% מזה"
    assert line("הזמ20%םלשתאל", {3: 2.2, 6: 2.2, 10: 2.2}) == "לא תשלם 20% מזה"


def placed(text: str, left: float, *, word: int = 0, wide: float = 5) -> list[Glyph]:
    """Return the characters of a text beside each other from the left, of ten points each."""
    places = [(character, left + wide * number) for number, character in enumerate(text)]
    return [Glyph(text, x, x + wide, 0, 10, bold=False, word=word) for text, x in places]


SPACE = Glyph(" ", 0, 0, 0, 0, bold=False, made=True)


def test_the_cells_of_a_row_from_right_to_left_begin_at_the_right() -> None:
    lines = page_lines([*placed("םולש", 100), *placed("•", 150)], leftward=True)
    assert [(line.text, line.joined) for line in lines] == [("•", False), ("שלום", True)]


def test_words_from_right_to_left_are_those_that_are_found_and_not_each_gap() -> None:
    glyphs = [
        *placed("אל", 130, word=1),
        SPACE,
        *placed("רב", 105, word=2),
        *placed("ד", 117.4, word=2),
    ]
    assert page_lines(glyphs, leftward=True)[0].text == "לא דבר"


def test_a_mark_is_on_the_letter_whose_place_it_shares() -> None:
    glyphs = [*placed("س", 100), *placed("\u0651", 105.2, wide=2), *placed("ي", 107.2, wide=2)]
    assert page_lines(glyphs, leftward=True)[0].text == "يّس"


def test_a_mark_that_is_drawn_first_takes_no_space_from_the_text() -> None:
    glyphs = [*placed("ه", 120), *placed("\u0654", 95), *placed(" ", 115), *placed("س", 110)]
    assert page_lines([*glyphs, *placed("ه", 95)], leftward=True)[0].text.startswith("ه س")


def test_what_is_drawn_later_into_a_gap_stands_there() -> None:
    glyphs = [*placed("“了。", 100), SPACE, *placed("在", 120), *placed("”", 115.5, wide=4)]
    assert page_lines(glyphs, leftward=False)[0].text == "“了。”在"


def test_links_in_text_from_right_to_left_are_found_in_its_order() -> None:
    glyphs = placed("תראה םולש", 100)
    area = Area(100, -2, 121, 10, "תראה", "https://port.example/1")
    (line,) = with_links(page_lines(glyphs, leftward=True), mirrored([area], glyphs))
    assert (line.text, line.links) == ("שלום הארת", (("הארת", "https://port.example/1"),))


def test_a_line_of_latin_letters_can_be_set_from_right_to_left() -> None:
    assert page_lines(placed(".Note: 19", 100), leftward=True)[0].text == "Note: 19."


def test_a_head_that_all_pages_have_may_be_larger_than_the_text() -> None:
    def page(number: int, heading: str) -> list[Put]:
        foot = Put(170, 30, f"Page {number} of 2", 12)
        head = [Put(50, 570, "The Tide", 12), foot, Put(50, 530, heading, 16)]
        return [*head, *column(50, 505, [*WHARF, *TIDE])]

    found = texts(page(1, "The strike"), page(2, "The strait"))
    assert [text for text in found if len(text) < 30] == ["The strike", "The strait"]


def test_headings_at_the_top_of_many_pages_are_no_running_heads() -> None:
    pages = [
        [Put(50, 580, f"Chapter {number}", 16), *column(50, 500, [f"Day {number}.", *TIDE])]
        for number in range(1, 6)
    ]
    assert [text for text in texts(*pages) if text.startswith("Chapter")] == [
        f"Chapter {number}" for number in range(1, 6)
    ]


def test_a_page_that_a_browser_printed_tells_its_address_and_not_its_date() -> None:
    info = "/Creator (Mozilla/5.0 HeadlessChrome) /CreationDate (D:20261126050305Z)"
    page = [
        *(Put(30, 585, "11/26/26, 5:03 AM", 8), Put(200, 585, "Pilots - Northgate Wire", 8)),
        *(Put(50, 550, "Pilots end strike", 20), *column(50, 500, WHARF)),
        *(Put(30, 12, "https://www.northgatewire.example/strike", 8), Put(370, 12, "1/1", 8)),
    ]
    article = read_document(pdf(page, info=info), "a.pdf")
    assert article.text == f"Pilots end strike\n{' '.join(WHARF)}"
    assert article.url == "https://www.northgatewire.example/strike"
    assert article.source == "northgatewire.example"
    assert article.published is None


def test_a_large_initial_is_a_letter_of_the_first_word() -> None:
    beside = [Put(75, 500, f"{WHARF[0][1:]}"), Put(75, 488, WHARF[1])]
    page = [Put(50, 488, "T", 32), *beside, *column(50, 476, [*WHARF[2:], *TIDE])]
    assert texts(page) == [" ".join(WHARF), " ".join(TIDE)]


def test_the_largest_text_on_the_first_page_is_the_title() -> None:
    page = [Put(50, 560, "Pilots end strike", 20), Put(50, 530, "18 February 2021")]
    article = read_document(
        pdf(
            [*page, *column(50, 500, WHARF)], info="/Title (Microsoft Word - a.doc) /Author (user)"
        ),
        "a.pdf",
    )
    assert (article.title, article.published, article.byline) == (
        "Pilots end strike",
        "2021-02-18",
        "",
    )
    assert shown(article)[:2] == [("title", "Pilots end strike"), ("dateline", "18 February 2021")]


def test_who_wrote_it_is_told_by_the_page_where_the_metadata_do_not() -> None:
    page = [Put(50, 560, "Pilots end strike", 20), Put(50, 530, "By Ines Halloran")]
    article = read_document(pdf([*page, *column(50, 500, WHARF)]), "a.pdf")
    assert article.byline == "Ines Halloran"
    assert shown(article)[1] == ("byline", "By Ines Halloran")


def test_a_title_that_the_page_does_not_show_is_put_before_the_text() -> None:
    page = texts(column(50, 500, WHARF), info="/Title (The strike is over)")
    assert page == ["The strike is over", " ".join(WHARF)]


def test_letters_of_one_width_keep_their_lines_and_indents() -> None:
    code = [Put(50, 440, "if tide:", 10, "Courier"), Put(74, 428, "wait()", 10, "Courier")]
    assert texts([*column(50, 500, WHARF), *code])[1] == "if tide:\n    wait()"


def test_links_are_told_by_the_place_they_are_at() -> None:
    page = column(50, 500, ["They paid here, and", "not here or there."])
    # The second “here”, which is 20 points wide, and a link to a file.
    links = link(66, 485, 88, 497, "https://a.example/") + link(50, 497, 90, 510, "file:///etc")
    article = read_document(pdf(page, links=links), "a.pdf")
    assert [(each.start, each.href) for each in article.inlines] == [
        (article.text.rindex("here "), "https://a.example/")
    ]


def test_a_page_on_its_side_is_read_as_it_is_shown() -> None:
    assert texts(column(50, 500, WHARF), rotate=90) == [" ".join(WHARF)]


def test_text_from_right_to_left_is_in_the_order_it_is_read(arabic: ImportedArticle) -> None:
    assert (arabic.language, arabic.direction) == ("ar", Direction.RTL)
    assert arabic.title == "مجلس الميناء يشتري القوارب"
    assert arabic.byline == "ليلى حسن"
    assert (
        "قال المجلس (في بيان) إنه سيشتري 24 قاربا من شركة Northgate Marine بحلول عام 2021، وإن "
        "الثمن يبلغ 3.5 مليون دينار." in arabic.text
    )
    assert "وإنّ «السلامة» أولا." in arabic.text
    assert ("list item", "• ثانيا: يُسأل الربابنة هل ناموا.") in shown(arabic)


def test_a_title_has_what_no_glyph_shows_if_the_file_tells_it() -> None:
    # “Pilots end strike” with a joiner in its midst, as UTF-16.
    told = "feff" + "Pilots\u200c end strike".encode("utf-16-be").hex()
    page = [Put(50, 560, "Pilots end strike", 20), *column(50, 500, WHARF)]
    assert read_document(pdf(page, info=f"/Title <{told}>"), "a.pdf").title == (
        "Pilots\u200c end strike"
    )


def test_a_scan_without_text_says_so() -> None:
    assert refusal(pdf([])) == (
        "There is no text in this PDF, only pictures, as in a scan; "
        "run text recognition (OCR) on it and import the result."
    )


def test_one_with_a_password_says_so_and_one_without_opens() -> None:
    assert "protected by a password" in refusal((BOOKS / "locked.pdf").read_bytes())
    article = read_document((BOOKS / "encrypted.pdf").read_bytes(), "encrypted.pdf")
    assert "the harbour would open" in article.text


def test_one_with_more_pages_than_may_be_is_refused_with_the_limit() -> None:
    assert "more than 2 pages" in refusal(COLUMNS, Limits(pages=2))


def test_a_pdf_is_known_whatever_it_is_called() -> None:
    assert read_document(pdf(column(50, 500, WHARF)), "a.txt").media_type == "application/pdf"


def test_a_table_of_contents_that_points_nowhere_is_mended() -> None:
    data = pdf(column(50, 500, WHARF)).replace(b"startxref\n", b"startxref\n9")
    assert read_document(data, "a.pdf").text == " ".join(WHARF)


def test_text_whose_fonts_do_not_tell_the_letters_is_refused() -> None:
    told = (BOOKS / "list.pdf").read_bytes()
    assert refusal(told.replace(b"/ToUnicode", b"/ToNothing")) == (
        "The fonts of this PDF don't tell what their letters are; "
        "run text recognition (OCR) on it and import the result."
    )


def test_what_is_no_pdf_behind_its_head_is_refused_in_one_sentence() -> None:
    assert refusal(b"%PDF-1.7\nnothing more").startswith("The PDF is broken;")


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_whatever_is_cut_or_changed_gives_articles_or_one_sentence(data: st.DataObject) -> None:
    broken = bytearray(COLUMNS[: data.draw(st.integers(9, len(COLUMNS)))])
    for _ in range(data.draw(st.integers(0, 20))):
        place = data.draw(st.integers(8, len(broken) - 1))
        broken[place] = data.draw(st.integers(0, 255))
    with suppress(UnreadableFileError):
        for found in read(Document.of(bytes(broken), "a.pdf")):
            if not isinstance(found, Failure):
                assert all(block.end <= len(found.text) for block in found.blocks)


PLACES = st.builds(
    Put,
    st.integers(-50, 450),
    st.integers(-50, 650),
    st.text(st.sampled_from("abcT .,-·()1 [%*\\é"), max_size=30),
    st.sampled_from((0, 1, 8, 10, 10, 10, 24, 300)),
    st.sampled_from(("Helvetica", "Helvetica-Bold", "Courier")),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.lists(PLACES, max_size=12), min_size=1, max_size=5))
def test_wherever_text_stands_it_is_read_or_there_is_one_sentence(pages: list[list[Put]]) -> None:
    with suppress(UnreadableFileError):
        article = read_document(pdf(*pages), "a.pdf")
        assert article.text.strip()
        assert all(article.text[block.start : block.end].strip() for block in article.blocks)


def test_a_list_that_a_browser_printed_is_one() -> None:
    article = read_document((BOOKS / "list.pdf").read_bytes(), "list.pdf")
    items = [
        article.text[block.start : block.end]
        for block in article.blocks
        if block.kind is BlockKind.LIST_ITEM
    ]
    assert [item[:12] for item in items] == [
        *("• A second b", "• The pilots", "• The counci"),
        *("1. The light", "2. The pensi", "3. The name "),
        *("• Boats", "• Old boats", "• New boats", "• Quays"),
    ]
    kinds = {block.bullet for block in article.blocks if block.kind is BlockKind.LIST_ITEM}
    assert kinds == {""}  # they stand in the text
    assert items[1].endswith("as the statutes of the harbour say.")
    assert article.text.endswith("\nThen everybody went home.")


def test_what_was_around_a_page_that_was_printed_is_marked() -> None:
    head = [Put(50, 620, "Skip to content"), Put(50, 590, "Pilots end strike", 20)]
    head += [Put(50, 560, "Share on Facebook"), *column(50, 530, WHARF)]
    foot = Put(50, 250, "Copyright 2024 Quay Post. All rights reserved.")
    article = read_document(pdf([*head, foot]), "a.pdf")
    told = [text for kind, text in shown(article) if kind == "boilerplate"]
    assert told == ["Skip to content", "Share on Facebook", foot.text]
