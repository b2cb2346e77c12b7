"""Scraped pages in every language that is known: title, date, names, captions, furniture."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from scraped_pages import PAGES

from reader.importers import read_document
from reader.values import BlockKind, Direction

if TYPE_CHECKING:
    from scraped_pages import Page

    from reader.values import ImportedArticle

BODY = (
    "The harbour council voted on Wednesday to widen the pilot service in the strait.",
    "Fishermen had asked for the change since the storms of last winter.",
)


STARTS = tuple(page.text.encode() for page in PAGES)
"""Texts that fuzzing starts from."""


def kinds(article: ImportedArticle) -> list[str]:
    return [block.kind.value for block in article.blocks]


def read(*lines: str) -> ImportedArticle:
    return read_document("\n\n".join(lines).encode(), "pilots.txt")


@pytest.fixture(params=PAGES, ids=lambda page: page.language)
def page(request: pytest.FixtureRequest) -> Page:
    found: Page = request.param
    return found


def test_each_line_of_a_page_is_what_it_is(page: Page) -> None:
    article = read_document(page.text.encode(), "pilots.txt")
    lines = page.text.split("\n")
    assert list(zip(kinds(article), lines, strict=True)) == list(
        zip(page.kinds, lines, strict=True)
    )
    assert article.text == page.text


def test_what_a_page_says_of_its_article_is_read(page: Page) -> None:
    article = read_document(page.text.encode(), "pilots.txt")
    assert article.title == page.title
    assert article.byline == page.byline
    assert article.source == page.source
    assert article.published == page.published
    assert article.language == page.language
    is_rtl = page.language in {"ar", "ckb", "fa", "he"}
    assert article.direction is (Direction.RTL if is_rtl else Direction.LTR)


def test_lines_apart_are_as_lines_together(page: Page) -> None:
    article = read_document(page.text.replace("\n", "\n\n").encode(), "pilots.txt")
    assert kinds(article) == page.kinds


def test_a_page_without_anything_around_its_body_has_a_title_and_a_body(page: Page) -> None:
    body = [line[2:] for line in page.lines.strip().split("\n") if line[0] in "tp"]
    article = read(*body)
    assert kinds(article) == ["title"] + ["paragraph"] * (len(body) - 1)
    assert article.title == page.title
    assert article.source == page.source
    assert article.published is None


@pytest.mark.parametrize(
    ("paragraph", "source"),
    [
        ("LONDON (Reuters) - The council voted to widen the pilot service.", "Reuters"),
        ("(CNN) The harbour council voted to widen the pilot service.", "CNN"),
        ("AP - The harbour council voted on Wednesday to widen the service.", "AP"),
        (
            "Berlin/Bagdad (dpa/AFP) – Der Hafenrat hat beschlossen, den Dienst auszubauen.",
            "dpa/AFP",
        ),
        ("BAGDAD, 18 février (Reuters) - Le conseil du port étend son pilotage.", "Reuters"),
        ("ANKARA (AA) - Liman meclisi kılavuz hizmetini genişletme kararı aldı.", "AA"),
        ("İSTANBUL, (DHA)- Liman meclisi kılavuz hizmetini genişletme kararı aldı.", "DHA"),
        ("بغداد/ شفق نيوز/ صوّت مجلس الميناء على توسيع خدمة الإرشاد في المضيق.", "شفق نيوز"),
        ("واع / بغداد / صوّت مجلس الميناء على توسيع خدمة الإرشاد في المضيق.", "واع"),
        ("بغداد - واع - صوّت مجلس الميناء على توسيع خدمة الإرشاد في المضيق.", "واع"),
        ("تهران - ایرنا - شورای بندر تصمیم گرفت خدمات راهنمایی را گسترش دهد.", "ایرنا"),
        ("به گزارش خبرگزاری فارس از تهران، شورای بندر خدمات راهنمایی را گسترش داد.", "فارس"),
        ("به گزارش خبرنگار مهر، شورای بندر خدمات راهنمایی کشتی‌ها را گسترش داد.", "مهر"),
        ("هەولێر (ڕووداو) - ئەنجومەنی بەندەر بڕیاری دا خزمەتگوزاری فراوان بکات.", "ڕووداو"),
        ("Rûdaw / Encumena benderê biryar da ku xizmeta rêberiyê berfireh bike.", "Rûdaw"),
        ("МОСКВА, 18 февраля. /ТАСС/. Совет порта решил расширить службу лоцманов.", "ТАСС"),
        ("Москва. 18 февраля. INTERFAX.RU - Совет порта решил расширить службу.", "INTERFAX.RU"),
        ("ירושלים (רויטרס) - מועצת הנמל החליטה להרחיב את שירות הנתבים במצר.", "רויטרס"),
        ("（新华社北京6月3日电）港口委员会星期三决定扩大海峡的引航服务。", "新华社"),
        ("中新网6月3日电 港口委员会星期三决定扩大海峡的引航服务，以回应要求。", "中新网"),
        ("（中央社記者王小明台北3日電）港口委員會今天決定擴大海峽的引航服務。", "中央社"),
        ("青湾日报讯 港口委员会星期三决定扩大海峡的引航服务，以回应要求。", "青湾日报"),
        ("（ソウル聯合ニュース）港湾評議会は水曜日、水先案内の拡大を決めた。", "聯合ニュース"),
        ("［ワシントン　３日　ロイター］ - 港湾評議会は水先案内の拡大を決めた。", "ロイター"),
        ("【北京時事】港湾評議会は水曜日、水先案内サービスの拡大を決めた。", "時事"),
        ("【6月3日 AFP】港湾評議会は水曜日、水先案内サービスの拡大を決めた。", "AFP"),
        ("Harbour — The council voted on Wednesday to widen the pilot service.", ""),
        ("تهران- ایرنا- شورای بندر روز چهارشنبه خدمات راهنمایی را گسترش داد.", "ایرنا"),
        ("به گزارش شاهدان عینی، شورای بندر خدمات راهنمایی کشتی‌ها را گسترش داد.", ""),
        ("【速報】港湾評議会は水曜日、水先案内サービスの拡大を決めたという。", ""),
        ("（图）港口委员会星期三决定扩大海峡的引航服务，以回应渔民的要求。", ""),
        ("МОСКВА, 18 февраля. Совет порта решил расширить службу лоцманов.", ""),
    ],
)
def test_an_agency_is_known_by_how_it_opens_its_texts(paragraph: str, source: str) -> None:
    article = read("Pilots for all", paragraph, *BODY)
    assert article.source == source
    assert kinds(article) == ["title", "paragraph", "paragraph", "paragraph"]


@pytest.mark.parametrize(
    ("paragraph", "byline"),
    [
        ("新华社北京6月3日电（记者张三、李四）港口委员会星期三决定扩大引航服务。", "张三, 李四"),
        ("（中央社記者王小明台北3日電）港口委員會今天決定擴大海峽的引航服務。", "王小明"),
        ("〔記者王小明／台北報導〕港口委員會今天決定擴大海峽的引航服務，以回應要求。", "王小明"),
        ("青湾日报讯 记者林晓岚 港口委员会星期三决定扩大海峡的引航服务。", "林晓岚"),
        ("中新网6月3日电 （记者 张三 李四）港口委员会星期三决定扩大引航服务。", "张三, 李四"),
        ("中新网6月3日电 港口委员会星期三对记者说，决定扩大海峡的引航服务。", ""),
        ("新华社北京6月3日电（经济观察）港口委员会星期三决定扩大引航服务。", ""),
    ],
)
def test_reporters_are_known_beside_their_agency(paragraph: str, byline: str) -> None:
    assert read("Pilots for all", paragraph, *BODY).byline == byline


@pytest.mark.parametrize(
    ("line", "byline", "source", "published"),
    [
        ("By Jane Doe, 3 June 2019", "Jane Doe", "", "2019-06-03"),
        ("By Jane Doe — Updated: 3 June 2019 08:15", "Jane Doe", "", "2019-06-03T08:15:00+00:00"),
        ("Reuters | 3 June 2019 | 3 min read", "", "Reuters", "2019-06-03"),
        ("2019-06-03 16:05 来源: 人民网 作者: 张三", "张三", "人民网", "2019-06-03T16:05:00+00:00"),
        ("Par Solène d’Arcy avec AFP", "Solène d’Arcy", "", None),
        ("کوردستان 24 – کالدێرا", "", "کوردستان 24", None),
        ("Updated 4:10 PM EDT, Mon June 3, 2019", "", "", "2019-06-03T16:10:00-04:00"),
        ("新华社记者 张三 李四", "张三, 李四", "", None),
        ("文/张三", "张三", "", None),
        ("Kaynak: AA", "", "AA", None),
        ("المصدر: وكالات", "", "وكالات", None),
        ("منبع: ایسنا", "", "ایسنا", None),
        ("ڕووداو - هەولێر", "", "ڕووداو", None),
        ("بغداد / واع", "", "واع", None),
        ("AFP", "", "AFP", None),
    ],
)
def test_a_line_of_facts_is_taken_apart(
    line: str, byline: str, source: str, published: str | None
) -> None:
    article = read("Pilots for all", line, *BODY)
    assert (article.byline, article.source, article.published) == (byline, source, published)
    assert kinds(article)[1] == ("byline" if byline else "dateline")


@pytest.mark.parametrize(
    "line",
    [
        "Our source: nobody would say",
        "Words: the weapons of the weak",
        "Date of the vote: a Wednesday in June",
        "Text: what the council wrote to the pilots",
        "By boat, 3 June 2019",
        "A share of the harbour",
        "Pilots, photo and all",
        "Live and let live",
        "تقرير: المجلس يوسع الخدمة",
        "Share prices, cookies and other worries",
        "2019 was a good year",
        "文化社会",
        "文献资料",
    ],
)
def test_a_line_that_may_be_text_is_text(line: str) -> None:
    article = read("Pilots for all", line, *BODY)
    assert kinds(article) == ["title", "paragraph", "paragraph", "paragraph"]
    assert (article.byline, article.source, article.published) == ("", "", None)


@pytest.mark.parametrize(
    "line",
    [
        "FILE PHOTO: A pilot boat leaves the harbour. REUTERS/Jane Doe",
        "A pilot boat leaves the harbour on Monday. (AP Photo/Jane Doe)",
        "A pilot boat leaves the harbour [File: Jane Doe/Reuters]",
        "A pilot boat leaves the harbour [Jane Doe/AFP]",
        "A pilot boat on Monday. Jane Doe/Getty Images",
        "（写真：水先案内船）",
        "资料图：星期一早晨的引航船",
    ],
)
def test_what_is_below_a_picture_is_a_caption_wherever_it_stands(line: str) -> None:
    article = read("Pilots for all", BODY[0], line, BODY[1])
    assert kinds(article) == ["title", "paragraph", "caption", "paragraph"]


@pytest.mark.parametrize(
    "line",
    [
        "He told Reuters that the pilots would sail (and they did).",
        "“The photo is mine,” she said (it was taken on Monday).",
        "A share of it went to the AP/AFP pool of reporters in the harbour.",
    ],
)
def test_a_sentence_with_the_words_of_a_caption_is_text(line: str) -> None:
    assert kinds(read("Pilots for all", BODY[0], line, BODY[1])) == ["title"] + ["paragraph"] * 3


def test_who_reported_is_said_below_a_text() -> None:
    article = read("Pilots for all", *BODY, "(Reporting by Jane Doe in Cairo; Editing by John Roe)")
    assert article.byline == "Jane Doe"
    assert kinds(article)[-1] == "byline"


def test_a_line_for_readers_of_other_articles_ends_a_text() -> None:
    others = ("Storm closes the strait", "Ferry to be mended by autumn")
    article = read("Pilots for all", *BODY, "Most read", *others)
    assert kinds(article)[-3:] == ["boilerplate"] * 3


@pytest.mark.parametrize(
    ("line", "byline", "source"),
    [
        ("(dpa/abc)", "", "dpa"),
        ("【ロンドン=田中花子】", "田中花子", ""),
        (
            "Reporting by Jane Doe in Port Said and John Roe in Northgate; Editing by Kim Poe",
            "Jane Doe and John Roe",
            "",
        ),
    ],
)
def test_a_text_can_end_with_who_wrote_it_and_for_whom(line: str, byline: str, source: str) -> None:
    article = read("Pilots for all", *BODY, line, "Our Standards: The Tide Trust Principles.")
    assert (article.byline, article.source) == (byline, source)
    assert [block.kind for block in article.blocks][-1] is BlockKind.BOILERPLATE


@pytest.mark.parametrize("section", ["World", "POLITICS", "Экономика", "اقتصاد", "ئابووری", "国际"])
def test_the_name_of_a_section_is_not_the_title(section: str) -> None:
    assert read(section, "Pilots for all", *BODY).title == "Pilots for all"


def test_a_title_has_letters_and_no_label() -> None:
    assert read("=====", "Pilots", "=====", *BODY).title == "Pilots"
    head = ("Title: Pilots for all", "URL: https://tide.example/1", "Date: 2019-06-03")
    article = read(*head, *BODY)
    assert (article.title, article.url) == ("Pilots for all", "https://tide.example/1")
    assert read(head[0], *BODY).title == head[0]


def test_keywords_are_listed_at_the_end_of_a_text() -> None:
    article = read("Pilots for all", *BODY, "Tags", "Harbour", "Pilots")
    kinds = [block.kind for block in article.blocks][-3:]
    assert kinds == [BlockKind.BOILERPLATE] * 3


def test_text_below_a_line_for_other_articles_is_text() -> None:
    article = read("Pilots for all", *BODY, "More news", "It was a long day for the pilots.")
    assert article.blocks[-1].kind is BlockKind.PARAGRAPH


def test_a_standfirst_that_is_repeated_is_not_the_title() -> None:
    article = read("Pilots for all", BODY[0], "3 June 2019", *BODY)
    assert article.title == "Pilots for all"


@pytest.mark.parametrize(
    "line",
    ["copy link " * 23 + "q", "x " * 57 + "2021q", "share | " * 14 + "q: 2021", "分享微信" * 30],
)
def test_a_line_that_can_be_read_in_countless_ways_is_read_in_one(line: str) -> None:
    article = read("Pilots for all", line, *BODY, line)
    assert len(article.blocks) == 5
    assert (article.byline, article.source, article.published) == ("", "", None)
