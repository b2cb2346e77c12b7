"""Plain text: what of a scraped page is title, date, name, body and furniture."""

from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.errors import UnreadableFileError
from reader.importers import read_document
from reader.text import LONGEST_PARAGRAPH, layout_pieces
from reader.values import Block, BlockKind, Direction, ImportedArticle

BODY = (
    "The harbour council voted on Wednesday to widen the pilot service in the strait.",
    "“Every ship deserves a pilot,” its chairwoman said after the vote, which took two hours.",
    "\u00a0 Fishermen had asked for the change since the storms of last winter.",
)


def read(text: str, name: str = "pilots.txt") -> ImportedArticle:
    return read_document(text.encode(), name)


def kinds(article: ImportedArticle) -> list[str]:
    return [block.kind.value for block in article.blocks]


def texts(article: ImportedArticle, kind: BlockKind) -> list[str]:
    return [article.text[block.start : block.end] for block in article.blocks if block.kind is kind]


SCRAPED = "\n".join(
    (
        "Council widens pilot service to 40 ships a day",
        "",
        "Council widens pilot service to 40 ships a day",
        "2019-06-03T08:15:30+00:00",
        "",
        f"Tide News / {BODY[0]}",
        "",
        f"{BODY[1]}",
        "",
        f"{BODY[2]}",
        "",
        "Tide Live",
        "Tide Live",
        "Radio radio icon",
    )
)


def test_a_scraped_page_is_taken_apart() -> None:
    article = read(SCRAPED)
    assert kinds(article) == [
        "title",
        "boilerplate",
        "dateline",
        *["paragraph"] * 3,
        *["boilerplate"] * 3,
    ]
    assert article.title == "Council widens pilot service to 40 ships a day"
    assert article.published == "2019-06-03T08:15:30+00:00"
    assert article.source == "Tide News"
    assert article.language == "en"
    assert article.direction is Direction.LTR


def test_the_text_and_the_agency_in_it_stay_as_they_are() -> None:
    article = read(SCRAPED)
    assert article.text == SCRAPED
    assert texts(article, BlockKind.PARAGRAPH)[0] == f"Tide News / {BODY[0]}"


def test_a_page_without_a_date_or_a_repetition_has_a_title_and_a_body() -> None:
    article = read("\n\n".join(("Pilots for all", *BODY)))
    assert kinds(article) == ["title", "paragraph", "paragraph", "paragraph"]
    assert article.published is None
    assert article.source == ""


def test_a_section_name_above_a_repeated_title_is_not_the_title() -> None:
    article = read(
        "\n\n".join(("Harbours", "Council widens pilots", "Council widens pilots", *BODY))
    )
    assert article.title == "Council widens pilots"
    assert kinds(article)[:3] == ["boilerplate", "title", "boilerplate"]


def test_a_title_with_the_name_of_its_site_gives_the_source() -> None:
    title = "Council widens pilot service"
    article = read("\n\n".join((f"{title} | Tide News", title, *BODY)))
    assert (article.title, article.source) == (title, "Tide News")
    assert kinds(article)[:2] == ["boilerplate", "title"]


@pytest.mark.parametrize(
    "first",
    [
        "The council met today.",
        "To whom it may concern:",
        "- the first of some points",
        "word " * 40,
        "LONDON (Tide) - The harbour council voted to widen the pilot service",
    ],
)
def test_a_first_line_that_is_no_headline_is_text(first: str) -> None:
    article = read(f"{first}\n\n{BODY[0]}")
    assert BlockKind.TITLE not in {block.kind for block in article.blocks}
    assert article.title == "pilots"


def test_a_question_and_a_quotation_can_be_titles() -> None:
    assert read(f"Who pays for the pilots?\n\n{BODY[0]}").title == "Who pays for the pilots?"
    assert read(f"“We need pilots.”\n\n{BODY[0]}").title == "“We need pilots.”"


def test_without_a_name_the_first_words_make_the_title() -> None:
    article = read(" ".join(BODY), "")
    assert article.title.startswith("The harbour council voted on Wednesday")
    assert article.title.endswith("…")
    assert len(article.title) <= 81


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("By Jane Doe", "Jane Doe"),
        ("BY JANE DOE AND JOHN ROE", "JANE DOE AND JOHN ROE"),
        ("By Jane Doe, Tide News", "Jane Doe, Tide News"),
        ("Par Jeanne Dupont", "Jeanne Dupont"),
        ("Von Hanna von der Au", "Hanna von der Au"),
        ("Yazan: Ayşe Yılmaz", "Ayşe Yılmaz"),
        ("بقلم: سارة حسن", "سارة حسن"),
        ("بقلم سارة حسن", "سارة حسن"),
        ("نویسنده: مریم رضایی", "مریم رضایی"),
        ("نووسینی: ئازاد کەریم", "ئازاد کەریم"),
    ],
)
def test_a_line_that_names_the_writer_is_a_byline(line: str, byline: str) -> None:
    article = read("\n\n".join(("Pilots for all", line, *BODY)))
    assert kinds(article)[:3] == ["title", "byline", "paragraph"]
    assert article.byline == byline


@pytest.mark.parametrize("line", ["By the old harbour", "By Wednesday", "By far the best of them."])
def test_a_line_that_merely_begins_like_a_byline_is_text(line: str) -> None:
    article = read("\n\n".join(("Pilots for all", line, *BODY)))
    assert kinds(article)[:3] == ["title", "paragraph", "paragraph"]
    assert article.byline == ""


@pytest.mark.parametrize(
    "line",
    [
        "Published: 3 June 2019",
        "Published on June 3, 2019",
        "Publié le 3 juin 2019",
        "Veröffentlicht am 3. Juni 2019",
        "Yayınlanma: 3 Haziran 2019",
        "تاريخ النشر: 3 حزيران 2019",
        "تاریخ انتشار: ۱۳ خرداد ۱۳۹۸",
        "بەروار: 3ی حوزەیرانی 2019",
    ],
)
def test_a_labelled_date_is_when_it_was_published(line: str) -> None:
    article = read("\n\n".join(("Pilots for all", line, *BODY)))
    assert kinds(article)[:3] == ["title", "dateline", "paragraph"]
    assert article.published == "2019-06-03"


def test_the_date_of_a_change_gives_way_to_that_of_publication() -> None:
    lines = ("Pilots for all", "Updated: 5 June 2019", "Published: 3 June 2019", *BODY)
    assert read("\n".join(lines)).published == "2019-06-03"


def test_a_name_and_a_date_can_share_a_line() -> None:
    article = read("\n\n".join(("Pilots for all", "By Jane Doe | 3 June 2019, 08:15", *BODY)))
    assert (article.byline, article.published) == ("Jane Doe", "2019-06-03T08:15:00+00:00")
    assert kinds(article)[1] == "byline"


def test_an_ambiguous_date_is_no_part_of_the_body_and_tells_no_day() -> None:
    article = read("\n\n".join(("Pilots for all", "03/04/2019", *BODY)))
    assert kinds(article)[1] == "dateline"
    assert article.published is None


@pytest.mark.parametrize(
    ("date", "body"),
    [
        ("03/06/2019", "Die Fähre fährt wieder jede Stunde, wie der Rat am Abend mitteilte."),
        ("03-06-2019", "De veerboot vaart weer elk uur, zei de raad van de haven op vrijdag."),
        ("٠٣/٠٦/٢٠١٩", "قال مجلس المرفأ يوم الخميس إن السفن ستعود إلى العمل يوم الجمعة."),
    ],
)
def test_the_language_of_a_text_tells_its_days_from_its_months(date: str, body: str) -> None:
    article = read(f"{body[:12]} {date}\n\n{date}\n\n{body}\n\n{body} {date}")
    assert article.published == "2019-06-03"
    assert article.title == f"{body[:12]} {date}"


@pytest.mark.parametrize(
    ("opening", "source"),
    [
        ("Tide News/ ", "Tide News"),
        ("Port Said/ Tide News/ ", "Tide News"),
        ("PORT SAID (Tide) — ", "Tide"),
        ("PORT SAID, June 3 (Tide) - ", "Tide"),
        ("PORT SAID, Egypt (Tide) -- ", "Tide"),
        ("Port-Saïd (AFP) – ", "AFP"),
        ("(Tide) – ", "Tide"),
        ("The World Health Organization (WHO) - ", ""),
        ("Islamic State (ISIS) – ", ""),
        ("Either / or: ", ""),
        ("Ships/boats ", ""),
    ],
)
def test_the_agency_of_a_dateline_is_the_source(opening: str, source: str) -> None:
    article = read("\n\n".join(("Pilots for all", opening + BODY[0], BODY[1])))
    assert article.source == source
    assert kinds(article) == ["title", "paragraph", "paragraph"]


def test_a_full_date_in_a_dateline_is_the_publication_date() -> None:
    article = read(f"Pilots for all\n\nPORT SAID, June 3, 2019 (Tide) - {BODY[0]}")
    assert article.published == "2019-06-03"


@pytest.mark.parametrize(
    "line",
    [
        "Share",
        "Facebook Twitter WhatsApp",
        "Facebook | X | Telegram | Email | Print",
        "Read also: Storm closes the strait",
        "Read more",
        "Subscribe to our newsletter for the news of the day",
        "This site uses cookies to improve your visit. Accept?",
        "Follow us on Telegram",
        "Tags: harbour, pilots",
        "© 2019 Tide News",
        "Tide News 2019. All rights reserved",
        "Lire aussi : La tempête ferme le détroit",
        "Lesen Sie auch: Sturm",
        "Devamını oku",
        "اقرأ أيضاً: العاصفة تغلق المضيق",
        "جميع الحقوق محفوظة لموقع المد",
        "بیشتر بخوانید: توفان",
        "هەروەها بخوێنەوە: زریان",
    ],
)
def test_furniture_below_a_text_is_boilerplate(line: str) -> None:
    article = read("\n\n".join(("Pilots for all", *BODY, line)))
    assert texts(article, BlockKind.BOILERPLATE) == [line]


def test_furniture_above_a_title_is_boilerplate() -> None:
    article = read(
        "\n".join(("Skip to content", "We use cookies.", "", "Pilots for all", "", *BODY))
    )
    assert kinds(article)[:3] == ["boilerplate", "boilerplate", "title"]


def test_a_pointer_to_another_article_is_boilerplate_inside_a_text() -> None:
    article = read("\n\n".join(("Pilots for all", BODY[0], "Read also: A storm", *BODY)))
    assert kinds(article)[2] == "boilerplate"


@pytest.mark.parametrize(
    "line",
    [
        "Share prices of the yards fell.",
        "Copyright law is to change as well, the minister said.",
        "They still live there.",
        "Like us, the gulls have their own pilots.",
        "The end",
    ],
)
def test_a_last_line_that_could_be_text_is_text(line: str) -> None:
    assert kinds(read("\n\n".join(("Pilots for all", *BODY, line))))[-1] == "paragraph"


def test_a_text_of_furniture_alone_stays_text() -> None:
    assert kinds(read("Share\nFacebook\nTwitter")) == ["paragraph"] * 3


def test_an_address_above_the_text_is_kept() -> None:
    article = read("\n".join(("Pilots for all", "https://tide.example/pilots", "", *BODY)))
    assert article.url == "https://tide.example/pilots"


@pytest.mark.parametrize(
    ("body", "language", "direction"),
    [
        ("أعلن مجلس الميناء اليوم عن توسيع خدمة الإرشاد في المضيق.", "ar", "rtl"),
        ("شورای بندر امروز اعلام کرد که خدمات راهنمایی کشتی‌ها را گسترش می‌دهد.", "fa", "rtl"),
        ("ئەنجومەنی بەندەر ڕایگەیاند کە خزمەتگوزاری ڕێنیشاندەر فراوان دەکات.", "ckb", "rtl"),
        ("Encumena benderê îro ragihand ku wê xizmeta rêberiyê berfireh bike.", "ku", "ltr"),
        ("Liman meclisi bugün kılavuz hizmetini genişleteceğini açıkladı.", "tr", "ltr"),
        ("Le conseil du port a annoncé mercredi l'extension du service.", "fr", "ltr"),
        ("Der Hafenrat kündigte am Mittwoch an, den Lotsendienst auszubauen.", "de", "ltr"),
    ],
)
def test_language_and_direction_are_those_of_the_body(
    body: str, language: str, direction: str
) -> None:
    article = read(f"Share\n\n{body} {body}\n\nAll rights reserved")
    assert (article.language, article.direction.value) == (language, direction)


def test_what_is_quoted_in_another_script_tells_no_language() -> None:
    english = "The assembly agreed on Tuesday to close two silos, see the page."
    assert read(f"{english}\n\nمرحبا بالعالم في كالديرا حيث أغلقت الصوامع.\n").language == "en"
    arabic = "أعلن مجلس الميناء اليوم عن توسيع خدمة الإرشاد في المضيق."
    assert read(f"Ships\n\n{arabic} {arabic}\n\nPort of Calder Bay.\n").language == "ar"


def test_the_language_of_figures_is_unknown() -> None:
    assert read("12 34 56 78").language == ""


def test_an_arabic_page_is_taken_apart() -> None:
    title = "المجلس يوسع خدمة الإرشاد في المضيق"
    body = "أعلن مجلس الميناء اليوم عن توسيع خدمة الإرشاد في المضيق بعد عواصف الشتاء."
    lines = (title, title, "٣ حزيران ٢٠١٩", "", f"المد نيوز/ {body}", "", body, "", "شارك الخبر")
    article = read("\n".join(lines))
    assert kinds(article) == [
        *("title", "boilerplate", "dateline", "paragraph", "paragraph", "boilerplate")
    ]
    assert (article.source, article.published) == ("المد نيوز", "2019-06-03")


WRAPPED = """\
The harbour council voted on Wednesday to widen the pilot service
in the strait, as the fishermen had asked it to do since the
storms of last winter.

Every ship deserves a pilot, its chairwoman said after the vote,
which took two hours.
"""


def test_a_hard_wrapped_paragraph_is_one_block() -> None:
    article = read(WRAPPED)
    assert article.text == WRAPPED
    assert [article.text[start:end].count("\n") for start, end, *_ in article.blocks] == [2, 1]


def test_a_title_and_a_date_are_no_part_of_a_wrapped_paragraph() -> None:
    title = "Council widens the pilot service to forty of the ships that call"
    article = read(f"{title}\n{title}\n2019-06-03\n\n{WRAPPED}")
    assert kinds(article) == ["title", "boilerplate", "dateline", "paragraph", "paragraph"]


def test_lines_that_were_not_broken_to_a_width_stay_lines() -> None:
    lines = [
        f"Line {number} of a list whose lines are of about one length {'so' * (number % 7)}"
        for number in range(9)
    ]
    assert len(read("\n".join(lines)).blocks) == 9


def test_an_over_long_paragraph_is_laid_out_in_pieces() -> None:
    article = read("Pilots for all\n\n" + BODY[0] * 400)
    assert kinds(article)[:3] == ["title", "paragraph", "continued"]
    assert all(end - start <= LONGEST_PARAGRAPH for start, end, *_ in article.blocks)


LINES = st.one_of(
    st.text(st.characters(codec="utf-8"), max_size=80),
    st.text(string.ascii_letters + "    .,", max_size=120),
    st.sampled_from([*SCRAPED.split("\n"), *WRAPPED.split("\n"), "", " ", "Share", "By Jane Doe"]),
)


@given(st.lists(LINES, max_size=20))
def test_every_letter_is_in_one_block_and_no_block_has_space_at_its_ends(lines: list[str]) -> None:
    text = "\n".join(lines)
    try:
        article = read(text)
    except UnreadableFileError:
        return
    assert_well_formed(article)


def assert_well_formed(article: ImportedArticle) -> None:
    end = 0
    for block in article.blocks:
        assert article.text[end : block.start].strip() == ""
        assert end <= block.start < block.end
        piece = article.text[block.start : block.end]
        assert piece == piece.strip()
        end = block.end
    assert article.text[end:].strip() == ""


@given(st.text(" a\u00a0\n", min_size=1, max_size=60), st.integers(1, 2000))
def test_pieces_hold_all_letters_and_no_space_at_their_ends(part: str, times: int) -> None:
    text = f"x{part * times}x"
    article = ImportedArticle(
        text=text,
        title="",
        blocks=tuple(layout_pieces(text, [Block(0, len(text), BlockKind.PARAGRAPH)])),
    )
    assert_well_formed(article)
