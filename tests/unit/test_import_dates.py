"""Which lines are dates, and which."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.importers.times.dates import parse_date
from reader.importers.times.instants import instant


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("2019-06-03T08:15:30+00:00", "2019-06-03T08:15:30+00:00"),
        ("2019-06-03T08:15:30Z", "2019-06-03T08:15:30+00:00"),
        ("2019-06-03T11:15:30.250+03:00", "2019-06-03T11:15:30+03:00"),
        ("2019-06-03 08:15", "2019-06-03T08:15:00+00:00"),
        ("2019-06-03", "2019-06-03"),
        ("2019/06/03 11:15 (GMT+3)", "2019-06-03T11:15:00+03:00"),
        ("23/06/2019", "2019-06-23"),
        ("06/23/2019 4:05 PM", "2019-06-23T16:05:00+00:00"),
        ("03.06.2019, 08:15 Uhr", "2019-06-03T08:15:00+00:00"),
        ("٢٣/٠٦/٢٠١٩", "2019-06-23"),
        ("2019.6.3", "2019-06-03"),
        ("۱۳۹۸/۰۳/۱۳ ۱۶:۰۵", "2019-06-03T16:05:00+00:00"),
        ("۱۶:۰۵ - ۱۳۹۸/۳/۱۳", "2019-06-03T16:05:00+00:00"),
        ("16:05, 23.06.2019", "2019-06-23T16:05:00+00:00"),
        ("2019年6月3日 16:05", "2019-06-03T16:05:00+00:00"),
        ("2019年06月03日16:05:30", "2019-06-03T16:05:30+00:00"),
        ("2019年6月3日（月） 16時05分", "2019-06-03T16:05:00+00:00"),
        ("2019年6月3日 月曜 午後4:05", "2019-06-03T16:05:00+00:00"),
        ("2019年6月3日 星期一 下午4:05", "2019-06-03T16:05:00+00:00"),
        ("令和元年6月3日", "2019-06-03"),
        ("2019년 6월 3일", "2019-06-03"),
        ("2019. 6. 3.", "2019-06-03"),
        ("3. 6. 2019", "2019-06-03"),
        ("3 . 6 . 2019 16:05", "2019-06-03T16:05:00+00:00"),
        ("民國108年6月3日", "2019-06-03"),
        ("中華民國 108 年 6 月 3 日", "2019-06-03"),
        ("03/06/2562", "2019-06-03"),
        ("2562/06/03", "2019-06-03"),
        ("๓/๖/๒๕๖๒", "2019-06-03"),
        ("۱۳/۰۳/۱۳۹۸", "2019-06-03"),
        ("1398-03-13T11:45:30+03:30", "2019-06-03T11:45:30+03:30"),
        ("1398-03-13", "2019-06-03"),
        ("วันจันทร์ที่ 3 มิถุนายน พ.ศ. 2562 เวลา 16:05 น.", "2019-06-03T16:05:00+00:00"),
    ],
)
def test_figures_are_a_date_at_its_place(line: str, expected: str) -> None:
    assert parse_date(line) == expected


@pytest.mark.parametrize(
    "line",
    [
        "3 June 2019",
        "3 มิถุนายน 2562",
        "๓ มิ.ย. ๒๕๖๒",
        "3 มิถุนายน ค.ศ. 2019",
        "June 3rd, 2019",
        "Monday, 3 Jun. 2019",
        "lundi 3 juin 2019",
        "Montag, 3. Juni 2019",
        "3 Haziran 2019 Pazartesi",
        "الاثنين، ٣ يونيو ٢٠١٩",
        "3 حزيران 2019",
        "3 حزيران/يونيو 2019م",
        "3 جوان 2019",
        "۳ ژوئن ۲۰۱۹",
        "دوشنبه ۱۳ خرداد ۱۳۹۸",
        "3ی حوزەیرانی 2019",
        "دووشەممە، ٣ی حوزەیرانی ٢٠١٩",
        "3ê Hezîrana 2019'an",
        "Duşem, 3 Hezîran 2019",
        "Monday 3rd of June 2019",
        "3-Jun-2019",
        "3 de junio de 2019",
        "Понедельник, 3 июня 2019 г.",
        "3 июн. 2019",
        "יום שני, 3 ביוני 2019",
        "3 حزيران (يونيو) 2019",
        "الاثنين 29 رمضان 1440 هـ الموافق 3 يونيو 2019",
        "۱۳ جوزا ۱۳۹۸",
    ],
)
def test_words_are_a_date_in_many_languages(line: str) -> None:
    assert parse_date(line) == "2019-06-03"


@pytest.mark.parametrize(
    "line",
    [
        "18. februar 2021",
        "torsdag den 18. februar 2021",
        "torsdag d. 18. februar 2021",
        "torstaina 18. helmikuuta 2021",
        "fimmtudagur 18. febrúar 2021",
        "torsdag 18 februari 2021",
        "czwartek, 18 lutego 2021",
        "čtvrtek 18. února 2021",
        "štvrtok 18. februára 2021",
        "четвер, 18 лютого 2021 року",
        "18 лютого 2021 р.",
        "четвртак, 18. фебруара 2021.",
        "18. februara 2021. godine",
        "četvrtak, 18. veljače 2021.",
        "četrtek, 18. februarja 2021",
        "четвъртък, 18 февруари 2021 г.",
        "Πέμπτη, 18 Φεβρουαρίου 2021",
        "18 ΦΕΒΡΟΥΑΡΙΟΥ 2021",
        "2021. február 18., csütörtök",
        "joi, 18 februarie 2021",
        "donderdag 18 februari 2021",
        "quinta-feira, 18 de fevereiro de 2021",
        "Kamis, 18 Februari 2021",
        "2021 m. vasario 18 d.",
        "2021. gada 18. februāris",
        "neljapäev, 18. veebruar 2021",
        "18 shkurt 2021",
        "le 18 février 2021",
        "el 18 de febrero de 2021",
        "18 II 2021",
    ],
)
def test_months_are_known_in_their_forms_in_more_languages(line: str) -> None:
    assert parse_date(line) == "2021-02-18"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("18 listopada 2021", "2021-11-18"),
        ("18. listopada 2021.", "2021-10-18"),
        ("18. listopadu 2021", "2021-11-18"),
        ("18 lis 2021", "2021-11-18"),
        ("18. srp 2021", None),
    ],
)
def test_a_month_of_two_meanings_is_told_by_how_the_day_is_written(
    line: str, expected: str | None
) -> None:
    assert parse_date(line) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("18. februar 2021 kl. 16:56", "2021-02-18T16:56:00+00:00"),
        ("18. helmikuuta 2021 klo 16.56", "2021-02-18T16:56:00+00:00"),
        ("18 lutego 2021 o godz. 16:56", "2021-02-18T16:56:00+00:00"),
        ("18. února 2021 v 16:56", "2021-02-18T16:56:00+00:00"),
        ("18. februarja 2021 ob 16:56", "2021-02-18T16:56:00+00:00"),
        ("18 februarie 2021, ora 16:56", "2021-02-18T16:56:00+00:00"),
        ("18 februari 2021 om 16:56 uur", "2021-02-18T16:56:00+00:00"),
        ("18 de fevereiro de 2021 às 16:56", "2021-02-18T16:56:00+00:00"),
        ("Kamis, 18 Februari 2021 pukul 16:56", "2021-02-18T16:56:00+00:00"),
        ("2021. február 18. 16:56", "2021-02-18T16:56:00+00:00"),
        ("3 June 2019 at 4:05 p.m.", "2019-06-03T16:05:00+00:00"),
        ("June 3, 2019, 12:05 am EDT", "2019-06-03T00:05:00-04:00"),
        ("lundi 3 juin 2019 à 16h05", "2019-06-03T16:05:00+00:00"),
        ("3 يونيو 2019 4:05 م", "2019-06-03T16:05:00+00:00"),
        ("۱۳ خرداد ۱۳۹۸ - ۱۶:۰۵", "2019-06-03T16:05:00+00:00"),
        ("13 خرداد 1398، 4:05 ب.ظ", "2019-06-03T16:05:00+00:00"),
        ("3 июня 2019, 19:05 МСК", "2019-06-03T19:05:00+03:00"),
        ("16:05 | 3 июня 2019", "2019-06-03T16:05:00+00:00"),
        ("3 يونيو 2019 - 19:05 بتوقيت مكة المكرمة", "2019-06-03T19:05:00+03:00"),
        ("3 juin 2019 à 16 h 05", "2019-06-03T16:05:00+00:00"),
        ("3 de junio de 2019 16:05h", "2019-06-03T16:05:00+00:00"),
        ("June 3rd, 2019 @ 4:05 pm", "2019-06-03T16:05:00+00:00"),
        ("الإثنين 03/يونيو/2019 - 04:05 م", "2019-06-03T16:05:00+00:00"),
        ("03 حوزه\u200cیران 2019 16:05", "2019-06-03T16:05:00+00:00"),
    ],
)
def test_a_time_beside_a_written_date_is_read(line: str, expected: str) -> None:
    assert parse_date(line) == expected


def test_a_time_in_a_zone_of_many_meanings_is_left_out() -> None:
    assert parse_date("3 June 2019 16:05 IST") == "2019-06-03"


@pytest.mark.parametrize(
    "line",
    [
        "",
        "2019",
        "June 2019",
        "03/04/2019",
        "3 ships 2019",
        "31 June 2019",
        "2019-06-31",
        "2019-06-03T25:00",
        "3 June 2019 13:05 pm",
        "3 June 2019 16:05 +99:00",
        "Berth 3 June 2019",
        "The harbour opened on 3 June 2019",
        "20190603",
        "0019-06-03",
        "31 فروردین",
        "۳۱ مهر ۱۳۹۸",
        "۱۳۹۸/۱۳/۰۱",
        "1440/9/30",
        "2019年13月3日",
        "۳۰ اسفند ۱۴۰۰",
        "3 June 2019 was a day of storms on the whole of the southern coast",
    ],
)
def test_what_is_not_one_full_and_certain_date_is_none(line: str) -> None:
    assert parse_date(line) is None


@pytest.mark.parametrize(
    ("year", "new_year"),
    [(1371, "1992-03-21"), (1375, "1996-03-20"), (1399, "2020-03-20"), (1403, "2024-03-20")],
)
def test_the_jalali_year_begins_at_the_equinox(year: int, new_year: str) -> None:
    assert parse_date(f"1 فروردین {year}") == new_year


@given(st.dates(date(1700, 1, 1), date(2150, 1, 1)))
def test_every_written_day_is_read_back(day: date) -> None:
    assert parse_date(f"{day.day} {day:%B} {day.year}") == day.isoformat()


@given(st.text(max_size=70))
def test_no_line_breaks_the_reading_of_dates(line: str) -> None:
    found = parse_date(line)
    assert found is None or date.fromisoformat(found[:10])


@pytest.mark.parametrize(
    "written",
    ["03/06/2019", "3-6-2019 16:05", "03/06/2019 16:05 IST", "3 / 6 / 2019", "3 - 6 - 2019"],
)
def test_a_time_whose_day_could_be_its_month_is_none(written: str) -> None:
    assert instant(written) == ""


def test_the_day_comes_first_where_full_stops_are() -> None:
    assert instant("'03.06.2019'") == instant("Mi 03.06.2019") == "2019-06-03"


@pytest.mark.parametrize(
    "written",
    [
        "Mon Jun 03 2019 09:15:00 GMT+0200 (Central European Summer Time)",
        "Mon Jun 03 2019 09:15:00 GMT+0200 (CEST)",
        "Mon Jun 03 09:15:00 CEST 2019",
        "Mon Jun  3 07:15:00 UTC 2019",
        "2019-06-03T09:15:00+02:00[Europe/Berlin]",
    ],
)
def test_times_are_read_as_programs_write_them(written: str) -> None:
    assert instant(written) in {"2019-06-03T07:15:00+00:00", "2019-06-03T09:15:00+02:00"}


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Mon, 12 Jan 98 10:00:00 GMT", "1998-01-12T10:00:00+00:00"),
        ("Monday, 12-Jan-98 10:00:00 GMT", "1998-01-12T10:00:00+00:00"),
        ("12 Jan 03 10:00 EST", "2003-01-12T10:00:00-05:00"),
        ("12-Jan-98", "1998-01-12"),
        ("1-Feb-21", "2021-02-01"),
        ("12 Jan 20:30", ""),
        ("12 tides 21", ""),
    ],
)
def test_a_year_of_two_figures_stands_behind_a_month_in_letters(
    written: str, expected: str
) -> None:
    assert instant(written) == expected


def test_a_time_in_a_zone_of_many_meanings_is_no_time_where_the_year_is_last() -> None:
    assert instant("Mon Jun 03 09:15:00 IST 2019") == "2019-06-03"


def test_a_time_in_no_year_of_ours_is_none() -> None:
    assert instant("3 de junio 2990") == instant("June 3 2990") == ""


def test_of_a_time_in_a_zone_that_nobody_knows_the_day_is_taken() -> None:
    assert instant("2021-02-18T16:56:50B") == "2021-02-18"
    assert instant("2021-02-18 16:56:50 +0300") == "2021-02-18T16:56:50+03:00"
