"""Which field of an article each column of a table is."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tables import BODY, articles, found

from reader.errors import UnreadableFileError
from reader.importers.choices import Choices
from reader.importers.tables.cells import Order, language_of, names_of, order_of, shown, time_of
from reader.importers.tables.column_names import Field
from reader.importers.tables.columns import columns_of, decide

VALUES: dict[str, object] = {
    "text": BODY,
    "title": "Harbour council widens pilot service",
    "date": "2021-02-18 16:56",
    "url": "https://tide.example/news/1?page=2",
    "source": "Tide News",
    "byline": "Ines Halloran",
    "language": "en",
    "tags": "harbour;boats",
    "id": "17",
    "own": "31",
    "note": "Ask them again.",
    "skipped": "0",
}


@pytest.mark.parametrize(
    "columns",
    [
        "title=title text=text date=date url=url source=source id=id",
        "headline=title body=text published_at=date link=url outlet=source author=byline",
        "articleTitle=title articleBody=text datePublished=date publisher=source words=own",
        "Unnamed: 0=skipped title=title publication=source content=text year=own",
        "webTitle=title webUrl=url webPublicationDate=date fields.bodyText=text",
        "headline.main=title web_url=url pub_date=date lead_paragraph=text byline.original=byline",
        "maintext=text date_publish=date title=title source_domain=source language=language",
        "title=title description=own content=text keywords=tags link=url pubDate=date",
        "link=url headline=title category=tags short_description=text authors=byline date=date",
        "pubdate=date pubtitle=source DocumentURL=url Title=title FullText=text Authors=byline",
        "Title=title selftext=text created_utc=date author=byline subreddit=own url=url",
        "id=id stories_id=own publish_date=date title=title media_name=source text=text",
        "data.text=text meta.source=source",
        "_source.title=title _source.text=text",
        "title=title body=text source.uri=own source.title=source",
        "headline=title paper=source article=text date=date writer=byline",
        "Titre=title Chapô=own Texte=text Auteur=byline Mots-clés=tags",
        "Überschrift=title Volltext=text Quelle=source Veröffentlicht=date Sprache=language",
        "Titel=title Artikel=text Zeitung=source Datum=date Autorin=byline",
        "başlık=title metin=text tarih=date kaynak=source yazar=byline",
        "العنوان=title النص=text التاريخ=date المصدر=source الكاتب=byline",
        "عنوان=title متن=text تاریخ=date منبع=source",
        "ناونیشان=title دەق=text بەروار=date سەرچاوە=source نووسەر=byline",
        "sernav=title nivîs=text dîrok=date çavkanî=source nivîskar=byline",
        "заголовок=title текст=text дата=date источник=source ссылка=url",
        "标题=title 正文=text 日期=date 来源=source 作者=byline",
        "タイトル=title 本文=text 公開日=date",
        "כותרת=title טקסט=text תאריך=date מקור=source",
        "título=title cuerpo=text fecha=date fuente=source",
    ],
)
def test_columns_are_known_by_their_names(columns: str) -> None:
    expected = dict(each.rsplit("=", 1) for each in columns.replace(": 0", ":0").split())
    row = {name: VALUES[field] for name, field in expected.items()}
    rows = [row | {name: f"{value} {n}" for name, value in row.items() if value == BODY}
            for n in range(3)]  # fmt: skip
    assert decide(columns_of(rows)) == {name: Field(field) for name, field in expected.items()}


def test_what_names_do_not_say_values_do() -> None:
    rows = [
        {
            "a": n,
            "b": f"https://tide.example/{n}.jpg",
            "c": f"https://tide.example/{n}",
            "d": f"Harbour council widens service for the {n}th time",
            "e": f"1{n}/02/2021 16:56",
            "f": BODY * 2,
            "updated": f"2021-02-1{n}",
        }
        for n in range(9)
    ]
    assert decide(columns_of(rows)) == {
        "a": "own",
        "b": "own",
        "c": "url",
        "d": "title",
        "e": "date",
        "f": "text",
        "updated": "own",
    }


@pytest.mark.parametrize(
    "names",
    [
        ("nadpis", "obsah", "datum", "zdroj"),
        ("kop", "tekst", "datum", "krant"),
        ("Rubrik", "Brödtext", "Publicerad", "Källa"),
        ("Τίτλος", "Κείμενο", "Ημερομηνία", "Πηγή"),
        ("제목", "본문", "날짜", "언론사"),
        ("Назва", "Зміст", "Дата", "Джерело"),
        ("judul", "isi", "tanggal", "sumber"),
        ("tiêu đề", "nội dung", "ngày", "nguồn"),
    ],
)
def test_columns_are_known_in_the_language_of_their_table(names: tuple[str, ...]) -> None:
    row = dict(zip(names, ("Boats", BODY, "1. 6. 2021", "Tide"), strict=True))
    assert list(decide(columns_of([row])).values()) == ["title", "text", "date", "source"]


def test_a_column_of_whole_sentences_is_the_text_whatever_it_is_called() -> None:
    rows = [{"headline": "Boats", "wording": f"{BODY[:140]} {number}"} for number in range(3)]
    assert decide(columns_of(rows))["wording"] is Field.TEXT


def test_the_text_is_the_column_that_holds_it() -> None:
    rows = [{"article": n, "text": "short", "content": BODY * 3} for n in range(3)]
    assert decide(columns_of(rows))["content"] is Field.TEXT
    rows = [{"title": "Boats", "summary": "A few words."} for _ in range(3)]
    assert decide(columns_of(rows))["summary"] is Field.TEXT
    rows = [{"title": "Boats", "snippet": "A few.", "lead": "A few words more."} for _ in range(3)]
    assert decide(columns_of(rows))["lead"] is Field.TEXT


def test_an_address_that_all_rows_have_is_not_guessed_to_be_theirs() -> None:
    rows = [f"Boats {number},https://tide.example/licence,{BODY} {number}" for number in "12"]
    data = "\n".join(["title,terms,text", *(row.replace(", ", " ") for row in rows)])
    assert [article.url for article in articles(data.encode(), "dump.csv")] == ["", ""]


def test_addresses_are_the_url_also_where_they_are_called_source() -> None:
    rows = [
        {"text": BODY, "source": f"https://tide.example/{number}", "source-hostname": "Tide News"}
        for number in range(3)
    ]
    assert decide(columns_of(rows)) == {
        "text": "text", "source": "url", "source-hostname": "source",
    }  # fmt: skip


def test_addresses_of_newspapers_are_not_guessed_to_be_those_of_articles() -> None:
    papers = ("tide", "tide", "ebb", "tide", "ebb", "ebb")
    rows = [{"text": BODY, "paper": f"https://{paper}.example/"} for paper in papers]
    assert decide(columns_of(rows)) == {"text": "text", "paper": "own"}


def test_what_is_called_a_date_or_an_address_and_is_none_is_no_such_thing() -> None:
    rows = [{"title": "Boats", "text": BODY, "time": "soon", "source url": "tide"}]
    assert decide(columns_of(rows)) == {
        "title": "title", "text": "text", "time": "own", "source url": "own",
    }  # fmt: skip


def test_columns_that_are_chosen_count() -> None:
    data = f"headline,title,body,extra\nBoats,Other,{'x' * 300},More words.\n".encode()
    (article,) = articles(data, "dump.csv", headline="own", extra="text", Body="note")
    assert article.text == "Other\nMore words."
    assert article.fields == (("headline", "Boats"),)
    assert article.notes == ("x" * 300,)


def test_several_columns_can_be_the_text() -> None:
    data = b"title,lead,body\nBoats,The lead.,<p>The <b>body</b>.</p>\n"
    (article,) = articles(data, "dump.csv", lead="text", body="text")
    assert article.text == "Boats\nThe lead.\nThe body."
    assert [block.kind.value for block in article.blocks] == ["title", "paragraph", "paragraph"]
    assert [article.text[each.start : each.end] for each in article.inlines] == ["body"]


def test_a_column_that_is_chosen_and_not_there_is_told() -> None:
    with pytest.raises(UnreadableFileError, match=r"no column “boddy”.* “title”, “body”"):
        found(b"title,body\na,b\n", "dump.csv", Choices(columns=(("boddy", "text"),)))


def test_a_title_that_its_text_repeats_stands_there_once() -> None:
    (article,) = articles(f'title,text\nBoats for all,"Boats for all\n{BODY}"\n'.encode(), "x.csv")
    assert article.text == f"Boats for all\n{BODY}"
    assert [block.kind.value for block in article.blocks] == ["title", "paragraph"]


def test_a_title_that_its_text_has_twice_is_the_title_once() -> None:
    text = f"Boats for all\nBoats for all\n{BODY}"
    (article,) = articles(f'title,text\nBoats for all,"{text}"\n'.encode(), "x.csv")
    assert article.text == text
    assert [block.kind.value for block in article.blocks] == ["title", "boilerplate", "paragraph"]


def test_a_text_is_not_asked_for_a_title_where_the_table_has_it() -> None:
    (article,) = articles(f'title,text\nBoats,"Pilots for all\n\n{BODY}"\n'.encode(), "x.csv")
    assert [block.kind.value for block in article.blocks] == ["title", "paragraph", "paragraph"]
    assert article.title == "Boats"


def test_without_a_title_the_text_is_read_as_one_that_was_scraped() -> None:
    text = f"Pilots for all\n\nBy Jane Doe\n\n2021-02-18\n\n{BODY}"
    (article,) = articles(f'id,text\n1,"{text}"\n'.encode(), "x.csv")
    assert (article.title, article.byline, article.published) == (
        "Pilots for all", "Jane Doe", "2021-02-18",
    )  # fmt: skip


def test_what_follows_a_text_is_marked_also_where_the_table_tells_the_rest() -> None:
    text = f"{BODY}\n\nTide Live\nTide Live\nRadio radio icon"
    (article,) = articles(f'title,date,text\nBoats,2021-02-18,"{text}"\n'.encode(), "x.csv")
    assert [block.kind.value for block in article.blocks] == [
        "title", "paragraph", "boilerplate", "boilerplate", "boilerplate",
    ]  # fmt: skip


def test_a_page_in_a_cell_is_read_as_one() -> None:
    page = (
        "<!doctype html><html><head><title>Boats | Tide</title></head><body><nav>Home</nav>"
        f"<article><h1>Boats</h1><p>{BODY}</p><p>{BODY} Again.</p></article></body></html>"
    )
    (article,) = articles(('html\n"' + page.replace('"', '""') + '"\n').encode(), "x.csv")
    assert "Home" not in article.text
    assert article.text.startswith(f"Boats\n{BODY}")


def test_headlines_alone_are_articles_too() -> None:
    first, second = articles(b"headline,date\nBoats back,2021-02-18\nGrain gone,\n", "x.csv")
    assert (first.text, first.published, second.text) == ("Boats back", "2021-02-18", "Grain gone")


def test_own_fields_that_are_too_long_are_left_in_the_row() -> None:
    data = f"title,text,raw\nBoats,here,{'x' * 2000}\n".encode()
    (article,) = articles(data, "x.csv", text="text")
    assert article.fields == ()
    assert b"x" * 2000 in article.original


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2021-02-18", "2021-02-18"),
        ("2021-02-18T16:56:50+03:00", "2021-02-18T16:56:50+03:00"),
        ("2021-02-18 00:00:00", "2021-02-18"),
        ("2021-02-18T00:00:00Z", "2021-02-18"),
        ("Thu, 18 Feb 2021 16:56:50 +0000", "2021-02-18T16:56:50+00:00"),
        ("18 February 2021", "2021-02-18"),
        ("20210218", "2021-02-18"),
        ("20210218165650", "2021-02-18T16:56:50+00:00"),
        ("20210218T165650Z", "2021-02-18T16:56:50+00:00"),
        (1613667410, "2021-02-18T16:56:50+00:00"),
        ("1613667410", "2021-02-18T16:56:50+00:00"),
        ("1613667410.0", "2021-02-18T16:56:50+00:00"),
        (1613667410000, "2021-02-18T16:56:50+00:00"),
        (1613667410000000, "2021-02-18T16:56:50+00:00"),
        (44245, "2021-02-18"),
        (44245.70613426, "2021-02-18T16:56:50+00:00"),
        ("18/02/2021", "2021-02-18"),
        ("02/18/2021 16:56", "2021-02-18T16:56:00+00:00"),
        ("2/18/21", "2021-02-18"),
        ("18.2.21", "2021-02-18"),
        ("3.4.2021", "2021-04-03"),
        ("3/4/2021", ""),
        ("3/3/2021", "2021-03-03"),
        (datetime(2021, 2, 18, 16, 56, 50, tzinfo=UTC), "2021-02-18T16:56:50+00:00"),
        (datetime(2021, 2, 18), "2021-02-18"),  # noqa: DTZ001  (as spreadsheets have it)
        (date(2021, 2, 18), "2021-02-18"),
        ("32/13/2021", ""),
        ("soon", ""),
        (12, ""),
        (float("nan"), ""),
        (None, ""),
        (True, ""),
    ],
)
def test_times_are_read_in_every_form_that_tables_have(value: object, expected: str) -> None:
    assert time_of(value) == expected


def test_other_dates_of_a_column_tell_which_number_is_the_day() -> None:
    assert order_of(["3/4/2021", "3/25/2021"]) is Order.MONTH_FIRST
    assert order_of(["3 / 4 / 2021", "3 / 25 / 2021"]) is Order.MONTH_FIRST
    assert time_of("3 / 4 / 2021", Order.MONTH_FIRST) == "2021-03-04"
    data = f"title,text,date\nBoats,{BODY!r},3/4/2021\nGrain,b,3/25/2021\n".replace("'", '"')
    assert [each.published for each in articles(data.encode(), "x.csv")] == [
        "2021-03-04", "2021-03-25",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (["a", {"name": "b"}, None, "a"], ("a", "b")),
        ("['port news', \"pilot's\", 'x']", ("port news", "pilot's", "x")),
        ('["a, b", "c"]', ("a, b", "c")),
        ("a; b;c", ("a", "b", "c")),
        ("a, b", ("a", "b")),
        ("#a|#b", ("a", "b")),
        ("سياسة، موانئ", ("سياسة", "موانئ")),
        ("", ()),
        (None, ()),
    ],
)
def test_names_are_found_in_lists_however_they_are_written(
    value: object, expected: tuple[str, ...]
) -> None:
    assert names_of(value) == expected


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("en", "en"),
        ("en-GB", "en"),
        ("eng", "en"),
        ("German", "de"),
        ("العربية", "ar"),
        ("کوردی", "ckb"),
        ("Kurmanji", "kmr"),
        ("francais", "fr"),
        ("Norwegian", "no"),
        ("what?", ""),
        ("", ""),
    ],
)
def test_languages_are_known_by_code_and_name(written: str, code: str) -> None:
    assert language_of(written) == code


ANY = st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.binary()


@given(ANY | st.lists(ANY) | st.dictionaries(st.text(), ANY) | st.datetimes() | st.dates())
def test_no_value_is_too_strange(value: object) -> None:
    assert isinstance(shown(value), str)
    names_of(value)
    language_of(value)
    assert time_of(value) == "" or time_of(value)[4] == "-"


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("Die Fähre von Nordtor fährt wieder jede Stunde, sagte der Rat am Abend.", "2019-06-03"),
        ("The ferry of Northgate runs every hour again, the council said at night.", None),
    ],
)
def test_the_language_of_a_table_tells_its_days_from_its_months(
    text: str, published: str | None
) -> None:
    table = f"title,date,text\nBoats,03/06/2019,{text!r}\nBuoys,04/06/2019,{text!r} Again.\n"
    assert articles(table.encode(), "a.csv")[0].published == published
