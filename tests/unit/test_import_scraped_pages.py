"""What stands around a scraped text, where each site has it otherwise."""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING

import pytest

from reader.importers import read_document

if TYPE_CHECKING:
    from reader.values import ImportedArticle

BODY = (
    "The harbour council voted on Wednesday to widen the pilot service in the strait.",
    "Fishermen had asked for the change since the storms of last winter.",
)


def kinds(article: ImportedArticle) -> list[str]:
    return [block.kind.value for block in article.blocks]


def read(*lines: str) -> ImportedArticle:
    return read_document("\n\n".join(lines).encode(), "pilots.txt")


@pytest.mark.parametrize(
    ("above", "title"),
    [
        ("Valmora › Inland", "Council widens the pilot service"),
        ("Blickpunkt", "Gemeinderat erweitert den Lotsendienst"),
        ("Крупный план · Море", "Совет порта расширил службу лоцманов"),
        ("Home World Sport Culture", "Council widens the pilot service"),
        ("港口频道>>要闻", "港务委员会扩大海峡引航服务范围"),
    ],
)
def test_a_path_or_a_section_above_the_title_is_not_the_title(above: str, title: str) -> None:
    article = read(above, title, "2019-06-03", *BODY)
    assert article.title == title
    assert kinds(article) == ["boilerplate", "title", "dateline", "paragraph", "paragraph"]


def test_two_words_are_a_title_where_nothing_says_that_the_text_is_scraped() -> None:
    article = read("Harbour songs", "The boats that went to the north", *BODY)
    assert article.title == "Harbour songs"


@pytest.mark.parametrize(
    ("line", "title", "source"),
    [
        ("Council widens the pilot service | Tide News", "", "Tide News"),
        ("港务委员会扩大引航服务：潮汐新闻", "港务委员会扩大引航服务", "潮汐新闻"),
        ("Council widens the pilot service - BBC News", "", "BBC News"),
    ],
)
def test_the_name_of_the_site_is_no_part_of_a_title_that_stands_once(
    line: str, title: str, source: str
) -> None:
    article = read(line, "2019-06-03", *BODY)
    assert (article.title, article.source) == (title or "Council widens the pilot service", source)


@pytest.mark.parametrize(
    ("lines", "byline"),
    [
        (("Jane Doe", "2019-06-03"), "Jane Doe"),
        (("2019-06-03", "Sevda KILIÇ"), "Sevda KILIÇ"),
        (("Jane Doe in Valmora", "2019-06-03"), "Jane Doe"),
        (("דנה כהן", "2019-06-03"), "דנה כהן"),
        (("Jane Doe | 3 June 2019 | 4 min read",), "Jane Doe"),
        (("by Jane Doe (@janedoe) June 3, 2019",), "Jane Doe"),
        (("By Jane Doe | jane@tide.example", "3 June 2019"), "Jane Doe"),
        (("By Jane Doe, Reuters", "3 June 2019"), "Jane Doe"),
        (("Von Hanna Rot, Valmora", "3. Juni 2019"), "Hanna Rot"),
        (("كتبت - سارة حسن", "2019-06-03"), "سارة حسن"),
        (("By JANE DOE Associated Press", "2019-06-03"), "JANE DOE"),
        (("Par Jane Doe - jane@tide.example", "2019-06-03"), "Jane Doe"),
        (("Вера Мох, «Известия.ру»", "2019-06-03"), "Вера Мох"),
        (("Jane Doe", "Share", "2019-06-03"), "Jane Doe"),
    ],
)
def test_who_wrote_is_known_beside_the_date(lines: tuple[str, ...], byline: str) -> None:
    article = read("Council widens the pilot service", *lines, *BODY)
    assert (article.byline, article.published) == (byline, "2019-06-03")
    assert set(kinds(article)[1 : 1 + len(lines)]) <= {"byline", "dateline", "boilerplate"}


def test_lines_without_a_stop_below_one_with_a_word_of_pages_are_text() -> None:
    last = ("评论席上的喧哗两次打断会议", "男人们把引航船抬到了广场上", "“谁来付钱？”一位居民问")
    assert kinds(read("Pilots for all", *BODY, *last))[1:] == ["paragraph"] * 5
    last = ("Comments from the gallery", "Men carried the boat to the quay")
    assert kinds(read("Pilots for all", *BODY, *last))[1:] == ["paragraph"] * 4


def test_what_the_title_is_about_may_stand_above_it() -> None:
    article = read("Häfen :", "Gemeinderat erweitert den Lotsendienst", "2019-06-03", *BODY)
    assert article.title == "Gemeinderat erweitert den Lotsendienst"


def test_a_name_away_from_the_date_stays_text() -> None:
    article = read("Council widens the pilot service", "Jane Doe", *BODY)
    assert (article.byline, kinds(article)[1]) == ("", "paragraph")


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("3 حزيران يونيو 2019", "2019-06-03"),
        ("نشرت في: 13/06/2019 - 08:15", "2019-06-13T08:15:00+00:00"),
        ("الاثنين 3 يونيو 2019 - 30 رمضان 1440 هـ", "2019-06-03"),
        ("3ی حوزەیرانی 2019 - 13ی جۆزەردانی 2719", "2019-06-03"),
        ("۱۳ خرداد ۱۳۹۸ برابر با ۳ ژوئن ۲۰۱۹", "2019-06-03"),
        ("دوشنبه / ۱۳ خرداد ۱۳۹۸ / ۰۸:۱۵", "2019-06-03T08:15:00+00:00"),
        ("08:15 GMT 03.06.2019 (обновлено: 09:40 04.06.2019)", "2019-06-03T08:15:00+00:00"),
        ("毎日新聞 2019年6月3日 08:15（最終更新 6月4日 09:40）", "2019-06-03T08:15:00+00:00"),
        ("2019年6月3日 8:15 午後", "2019-06-03T20:15:00+00:00"),
        ("تاريخ النشر: 03.06.2019 | 08:15 GMT |", "2019-06-03T08:15:00+00:00"),
        ("3. 6. 2019, 8:15 Uhr", "2019-06-03T08:15:00+00:00"),
        ("2019年6月3日午前 8:15 GMT+9", "2019-06-03T08:15:00+09:00"),
        ("Published on June 3, 2019 at 8:15.", "2019-06-03T08:15:00+00:00"),
        ("June 3, 2019 8:15 AM Updated 3 hours ago", "2019-06-03T08:15:00+00:00"),
        ("03.06.2019 - 08:15 | Son Güncelleme:", "2019-06-03T08:15:00+00:00"),
        ("2019-06-03 08:15:33丨Tide.example", "2019-06-03T08:15:33+00:00"),
    ],
)
def test_a_date_beside_another_calendar_an_update_or_a_site_is_read(
    line: str, published: str
) -> None:
    article = read("Pilots for all", line, *BODY)
    assert (kinds(article)[1], article.published) == ("dateline", published)


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("Publié le 03/06/19 à 8h15", "2019-06-03T08:15:00+00:00"),
        ("Publié le 03/06/98 à 8h15", "1998-06-03T08:15:00+00:00"),
        ("Le score est de 03/06/19 au second tour", None),
    ],
)
def test_a_year_in_two_figures_is_read_where_the_day_comes_first(
    line: str, published: str | None
) -> None:
    body = "Le conseil du port a voté mercredi pour élargir le service des pilotes du détroit."
    assert read("Les pilotes pour tous", line, body).published == published


@pytest.mark.parametrize(
    "below",
    [
        ("Comments (0)", "Leave a comment", "Storm closes the strait", "Subscribe"),
        ("Şîrove", "Wek mêvan şîroveyekê binivîse", "Parve bike"),
        ("コメント", "会員登録", "嵐で海峡が閉鎖"),
        ("ABONNEZ-VOUS", "#Valmora", "Recevez notre lettre chaque matin"),
        ("(abc)",),
        ("abc/def (dpa, AFP)",),
        ("上一篇：风暴封闭海峡", "下一篇：渡轮修好"),
        ("The views expressed here are the author's own and do not reflect those of the paper.",),
    ],
)
def test_below_the_text_all_is_furniture_from_the_first_line_of_it(below: tuple[str, ...]) -> None:
    article = read("Pilots for all", *BODY, *below)
    assert kinds(article) == ["title", "paragraph", "paragraph"] + ["boilerplate"] * len(below)


@pytest.mark.parametrize(
    "last",
    [
        "“Subscribe or not, we sail”",
        "She will share her notes with the council, and print them, too.",
        "His comments led to a discussion in the council.",
        "Nobody answered",
        "Депутаты решили поддержать закон о комментариях.",
        "تحرير الميناء كلف المدينة كثيرا في ذلك العام",
        "Suivant les pilotes, la mer monte.",
        "Suivez la côte : le chenal commence après la seconde bouée.",
        "كتب الطيار في مذكرته أن المجلس تجاهل أربعة تحذيرات",
        "评论席上的喧哗两次打断会议",
        "Drucken ließ er es nie",
        "Скачать карту можно за рубль",
    ],
)
def test_a_last_line_that_may_be_text_is_text(last: str) -> None:
    assert kinds(read("Pilots for all", *BODY, last))[1:] == ["paragraph"] * 3


@pytest.mark.parametrize(
    "line",
    [
        "Image caption, A pilot boat leaves the harbour",
        "画像説明, 港を出る船",
        "A pilot boat in 1962. Photograph: City Archive/Tide",
        "סירת נתב יוצאת מהנמל (צילום: דנה כהן)",
        "Плотина на прошлой неделе. Архивное фото",
        "A pilot boat in the strait [Jane Doe/Anadolu Agency]",
        "قارب إرشاد في المضيق (فرانس برس)",
    ],
)
def test_a_caption_may_be_known_by_its_first_or_its_last_words(line: str) -> None:
    assert kinds(read("Pilots for all", "2019-06-03", line, *BODY))[2] == "caption"


@pytest.mark.parametrize(
    ("paragraph", "source"),
    [
        ("MOSCOW, June 3. /TASS/. The council voted to widen the pilot service.", "TASS"),
        ("ERBIL (Kurdistan 24) – The council voted to widen the pilot service.", "Kurdistan 24"),
        ("Bonn (KNA) Der Rat hat den Dienst der Lotsen in der Enge erweitert.", "KNA"),
        ("Hamburg (dpa/lno) - Der Rat hat den Dienst der Lotsen in der Enge erweitert.", "dpa"),
        ("Damascus, SANA – The council voted to widen the pilot service.", "SANA"),
        ("جنيف 3 حزيران يونيو (رويترز) - صوت المجلس على توسيع خدمة الإرشاد في المضيق.", "رويترز"),
    ],
)
def test_the_styles_of_more_agencies(paragraph: str, source: str) -> None:
    assert read("Pilots for all", paragraph, BODY[1]).source == source


def test_the_site_behind_a_title_is_the_part_that_is_known() -> None:
    title = "海峡の水先案内、拡大へ"
    assert read(f"{title} | NHK | 海", title, "2019-06-03", *BODY).source == "NHK"


def test_a_common_word_in_small_letters_is_no_agency() -> None:
    article = read("Pilots for all", "mehr", *BODY)
    assert (article.source, kinds(article)[1]) == ("", "paragraph")


@pytest.mark.parametrize("sign", ["- ", "| ", "· ", "( ", "\u00a0", "a@"])
def test_a_line_of_many_signs_beside_a_date_is_read_at_once(sign: str) -> None:
    line = f"a{sign * 50_000}b"
    start = perf_counter()
    assert kinds(read("Pilots for all", "2019-06-03", line, *BODY))[2] == "paragraph"
    assert perf_counter() - start < 1
