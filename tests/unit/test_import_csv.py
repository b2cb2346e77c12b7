"""Tables written as text: separators, quotes, encodings, rows that are broken."""

from __future__ import annotations

import csv
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tables import BODY, articles, failures, found, texts

from reader.errors import UnreadableFileError
from reader.importers.choices import Choices
from reader.importers.document import Document, Failure
from reader.importers.formats import format_of
from reader.text import normalise

PLAIN = f'title,text,date\nBoats,"{BODY}",2021-02-18\nGrain,"{BODY} Again.",2021-02-19\n'


def test_each_row_is_an_article_with_its_origin() -> None:
    boats, grain = articles(PLAIN.encode(), "dump.csv")
    assert (boats.file, grain.file) == ("dump.csv#2", "dump.csv#3")
    assert boats.title == "Boats"
    assert boats.text == f"Boats\n{BODY}"
    assert [block.kind.value for block in boats.blocks] == ["title", "paragraph"]
    assert boats.published == "2021-02-18"
    assert boats.language == "en"
    assert boats.original == f'Boats,"{BODY}",2021-02-18\n'.encode()


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_separators_charsets_and_line_ends_are_found_out(
    separator: str, charset: str, end: str
) -> None:
    rows = [
        ["titre", "texte", "date"],
        ["Été", "Le café, à l’ombre; il dit : « Oui », et c’est déjà beaucoup.", "2021-02-18"],
        ["Hiver", "Une forêt enneigée, près d’Évry; où l’on passait à Noël.", "2021-02-19"],
    ]
    table = "".join(
        separator.join(f'"{cell}"' if separator in cell else cell for cell in row) + end
        for row in rows
    )
    summer, winter = articles(table.encode(charset), "saisons.csv")
    assert summer.text == "\n".join(rows[1][:2])
    assert winter.text == "\n".join(rows[2][:2])
    assert winter.published == "2021-02-19"


def test_a_charset_that_is_chosen_counts() -> None:
    data = "title,text\nBoje,Žluťoučký kůň skáče\n".encode("cp1250")
    (article,) = found(data, "cz.csv", Choices(charset="windows-1250"))
    assert not isinstance(article, Failure)
    assert article.text == "Boje\nŽluťoučký kůň skáče"
    for unknown in ("klingon", "hex", "undefined"):
        with pytest.raises(UnreadableFileError, match=f"no charset “{unknown}”"):
            found(data, "cz.csv", Choices(charset=unknown))


def test_a_charset_that_is_chosen_does_not_count_where_the_table_shows_another() -> None:
    for charset in ("utf-8", "utf-16"):
        (article,) = found(
            "title,text\nÉté,déjà\n".encode(charset), "x.csv", Choices(charset="cp1251")
        )
        assert not isinstance(article, Failure)
        assert article.text == "Été\ndéjà"


def test_an_encoding_that_shifts_is_known_by_its_escapes() -> None:
    data = "title,text\n港,港の船。\n".encode("iso2022_jp")
    assert texts(data, "x.csv") == ["港\n港の船。"]


def test_a_damaged_row_keeps_its_bytes_and_harms_no_other() -> None:
    data = b"title,text\nBoats,caf\xc3 here\nGrain,\xc3\xa9t\xc3\xa9\n" + "Lamps,été\n".encode() * 3
    first, second, *_ = articles(data, "dump.csv")
    assert first.text == "Boats\ncaf\ufffd here"
    assert first.original == b"Boats,caf\xc3 here\n"
    assert second.text == "Grain\nété"


def test_line_ends_quotes_and_nuls_in_cells_stay() -> None:
    data = b'title,text\r\nBoats,"One ""line"".\r\n\r\nAnother,\0 line."\r\n'
    assert texts(data, "dump.csv") == ['Boats\nOne "line".\n\nAnother,\ufffd line.']


def test_quotes_after_backslashes_are_read_too() -> None:
    data = b'title,text\nBoats,"She said \\"yes\\", twice."\nGrain,"Then \\"no\\"."\n'
    assert texts(data, "dump.csv") == ['Boats\nShe said "yes", twice.', 'Grain\nThen "no".']


def test_a_backslash_at_the_end_of_a_cell_is_one() -> None:
    assert texts(b'"id","title","text"\n"1","Boats","C:\\"\n', "x.csv") == ["Boats\nC:\\"]


def test_quotes_that_should_be_written_twice_are_read_as_they_are() -> None:
    data = b'title,text\nBoats,"She said "yes" to it"\nGrain,"No, never"\nLamps,5" wide\n'
    assert texts(data, "x.csv")[1:] == ["Grain\nNo, never", 'Lamps\n5" wide']
    assert "yes" in texts(data, "x.csv")[0]


@pytest.mark.parametrize("separator", [",", ";"])
def test_quotes_may_stand_behind_a_space(separator: str) -> None:
    rows = [("title", "text", "date"), ("Boats", f'"{BODY}"', "2021-06-01")]
    rows += [("Grain", f'"{BODY} Again{separator} and again."', "2021-06-02")]
    data = "\n".join(f"{separator} ".join(row) for row in rows)
    boats, grain = articles(data.encode(), "dump.csv")
    assert boats.text == f"Boats\n{BODY}"
    assert grain.text.endswith(f" Again{separator} and again.")
    assert (grain.published, grain.fields) == ("2021-06-02", ())


def test_quotes_of_a_table_that_has_none_are_letters() -> None:
    data = b'title\ttext\nBoats\t"We need them\nGrain\t"So do we\nLamps\tall\nNets\t"no\n'
    assert texts(data, "x.tsv") == [
        'Boats\n"We need them', 'Grain\n"So do we', "Lamps\nall", 'Nets\n"no',
    ]  # fmt: skip


def test_a_cell_longer_than_the_csv_module_allows_is_read() -> None:
    text = BODY * 2000
    assert texts(f'title,text\nBoats,"{text}"\n'.encode(), "dump.csv") == [f"Boats\n{text}"]


def test_a_quote_that_is_never_closed_costs_its_own_row_alone() -> None:
    data = b'title,text\nBoats,"open\nGrain,good\nLamps,"better"\nNets,best\n'
    assert texts(data, "dump.csv") == ["Grain\ngood", "Lamps\nbetter", "Nets\nbest"]
    (failure,) = failures(data, "dump.csv")
    assert failure.part == "#2"
    assert "not closed" in failure.sentence


def test_a_row_over_the_limit_costs_itself_alone() -> None:
    lines = "y\n" * 5000
    data = f'title,text\nBoats,{"x" * 5000}\nGrain,good\nLamps,"{lines}"\nNets,best\n'
    (first, *_) = failures(data.encode(), "dump.csv", size=4000)
    assert first.part == "#2"
    assert "larger than" in first.sentence
    read = found(data.encode(), "dump.csv", size=4000)
    kept = [each.text for each in read if not isinstance(each, Failure)]
    assert kept[0] == "Grain\ngood"
    assert kept[-1] == "Nets\nbest"


def test_rows_that_are_too_short_or_too_long_are_read() -> None:
    data = b"title,text,date\nBoats,here\nGrain,there,2021-02-18,more,and more\n"
    boats, grain = articles(data, "dump.csv")
    assert (boats.text, boats.published) == ("Boats\nhere", None)
    assert grain.fields == (("column 4", "more"), ("column 5", "and more"))


@pytest.mark.parametrize(
    "above",
    [
        b"News of the port\n\nExported on Monday\n",
        b"News of the port;;\n;;\nExported on Monday;;\n",
        b'"News of the port";"";""\n\nExported on:;;\n',
    ],
)
def test_lines_above_a_table_are_no_articles(above: bytes) -> None:
    data = above + b"title;text;date\nBoats;They are in, at last.;2021-02-18\nGrain;It is.;\n"
    boats, _ = articles(data, "x.csv")
    assert (boats.text, boats.file) == ("Boats\nThey are in, at last.", "x.csv#5")


def test_a_text_in_lines_is_a_table_of_one_column() -> None:
    data = b"text\nThe ferry, which came, is in.\nThe crane is not.\nSo, they wait.\nAll, all.\n"
    assert texts(data, "x.csv")[:2] == ["The ferry, which came, is in.", "The crane is not."]


def test_a_table_without_names_of_columns_is_read_by_its_values() -> None:
    text = "The ferry came back. " * 20
    data = "".join(f"2021-02-1{day},The boats are {day} to stay,{text}\n" for day in range(5))
    article, *_ = articles(data.encode(), "dump.csv")
    assert article.published == "2021-02-10"
    assert article.title == "The boats are 0 to stay"
    assert article.file == "dump.csv#1"


def test_names_of_columns_may_be_as_long_as_questions() -> None:
    question = "What did you think of the new ferry when you took it for the first time this year?"
    (article,) = articles(f"title,text,{question}\nBoats,They are in.,good\n".encode(), "x.csv")
    assert (article.title, article.fields) == ("Boats", ((question, "good"),))


def test_a_table_of_one_column_is_a_text_a_row() -> None:
    data = b"text\nOne, two, three.\nFour, and five.\n"
    assert texts(data, "dump.csv") == ["One, two, three.", "Four, and five."]


def test_what_excel_and_pandas_write_before_is_no_article() -> None:
    assert texts(b"sep=;\ntitle;text\nBoats;a, b\n", "dump.csv") == ["Boats\na, b"]
    (article,) = articles(b",title,text\n0,Boats,here\n", "dump.csv")
    assert (article.text, article.fields) == ("Boats\nhere", ())


def test_rows_without_a_text_are_told() -> None:
    data = b"title,text\nBoats,\nGrain,good\nLamps,NaN\n"
    assert [(each.part, each.sentence) for each in failures(data, "dump.csv")] == [
        ("#2", "There is no text in this row."),
        ("#4", "There is no text in this row."),
    ]


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "is empty"),
        (b"title,text\n", "no row"),
        (b"a,b\n1,2\n3,4\n", "No column"),
        (bytes(range(256)) * 40, "not a text file"),
    ],
)
def test_what_is_no_table_of_texts_is_refused_with_a_sentence(data: bytes, sentence: str) -> None:
    with pytest.raises(UnreadableFileError, match=sentence):
        found(data, "dump.csv")


@pytest.mark.parametrize("name", ["dump.txt", "", "dump.csv", "dump.TSV", "dump.xlsx"])
def test_a_table_is_found_by_its_content_or_its_name(name: str) -> None:
    assert format_of(Document.of(PLAIN.encode(), name)).name == "a table (CSV)"


@pytest.mark.parametrize(
    "text",
    [
        "Boats, grain and lamps\n\nThe text, as it stands, is here.\nIt has, it seems, commas.\n",
        "Title, text\nOne, two, three\nFour, five\n",
        "Title,text\n",
        "Harbour news; the text of the day; a date\n\nThe text; of the day.\n",
    ],
)
def test_a_text_with_commas_stays_a_text(text: str) -> None:
    assert format_of(Document.of(text.encode(), "news.txt")).name == "plain text"


TEXT = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], include_characters="\t\r\n"), min_size=1
).filter(
    lambda text: (
        text.strip().casefold() not in {"", "nan", "nat", "none", "null", "n/a", "na", "-"}
        and text.strip("\ufeff\0 ") != ""
        and "<" not in text
    )
)


@given(st.lists(TEXT, min_size=1, max_size=6), st.sampled_from([",", ";", "\t"]))
def test_any_text_comes_out_of_a_table_as_it_went_in(wanted: list[str], separator: str) -> None:
    stream = StringIO(newline="")
    writer = csv.writer(stream, delimiter=separator, quoting=csv.QUOTE_ALL)
    writer.writerow(["id", "title", "text"])
    for number, text in enumerate(wanted):
        writer.writerow([number, f"Title number {number}", text])
    read = articles(stream.getvalue().encode(), "dump.csv", title="title", text="text")
    assert [article.text for article in read] == [
        f"Title number {number}\n{normalise(text)}" for number, text in enumerate(wanted)
    ]
