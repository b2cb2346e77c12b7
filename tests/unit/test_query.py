"""The query language: what is typed, what it means, and what is said where it means nothing."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st
from queries import QUERIES

from reader.errors import QueryError
from reader.query import parse, write
from reader.query.dates import Period, canonical, period
from reader.query.fields import Field, State, Thing
from reader.query.help import sheet
from reader.query.nodes import (
    EVERYTHING,
    And,
    Counted,
    Dated,
    Has,
    Is,
    Named,
    Near,
    Not,
    Or,
    Term,
    Within,
)

if TYPE_CHECKING:
    from reader.query.nodes import (
        Node,
    )

A, B, C = Term("a"), Term("b"), Term("c")


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("", EVERYTHING),
        (" \t\n", EVERYTHING),
        ("harbour", Term("harbour")),
        ("a b", And((A, B))),
        ('"harbour  council"', Term("harbour council")),
        ("“harbour council”", Term("harbour council")),
        ("„harbour council“", Term("harbour council")),
        ("«harbour council»", Term("harbour council")),
        ('"24"" of rain"', Term('24" of rain')),
        ("harb*", Term("harb", beginning=True)),
        ('"harbour cou"*', Term("harbour cou", beginning=True)),
        ("well-known", Term("well-known")),
        ("-a", Not(A)),
        ("NOT a", Not(A)),
        ("NOT -a", A),
        ("a -b", And((A, Not(B)))),
        ("a - b", And((A, B))),
        ("a OR b", Or((A, B))),
        ("a AND b", And((A, B))),
        ("a or b", And((A, Term("or"), B))),
        ("a b OR c", Or((And((A, B)), C))),
        ("a (b OR c)", And((A, Or((B, C))))),
        ("(a b) c", And((A, B, C))),
        ("a OR (b OR c)", Or((A, B, C))),
        ("-(a b)", Not(And((A, B)))),
        ("near(a b, 5)", Near((A, B), 5)),
        ("NEAR(a b*)", Near((A, Term("b", beginning=True)), 10)),
        ('near("a b" c , 3)', Near((Term("a b"), C), 3)),
        ('near("1,000"* dead)', Near((Term("1,000", beginning=True), Term("dead")), 10)),
        ("https://example.com/a", Term("https://example.com/a")),
        ("12:30", Term("12:30")),
        ("24.5 %", Term("24.5")),
        ("title:a", Within(Field.TITLE, A)),
        ("Title:a", Within(Field.TITLE, A)),
        ("mark:(a b)", Within(Field.MARK, And((A, B)))),
        ("note:near(a b, 2)", Within(Field.NOTE, Near((A, B), 2))),
        ("-title:a", Not(Within(Field.TITLE, A))),
        ("title:-a", Not(Within(Field.TITLE, A))),
        ("title:(-a)", Within(Field.TITLE, Not(A))),
        ("source:wire", Named(Field.SOURCE, "wire")),
        ('source:"The Wire"', Named(Field.SOURCE, "The Wire")),
        ("source:wi*", Named(Field.SOURCE, "wi", beginning=True)),
        ("by:(a OR b)", Or((Named(Field.BY, "a"), Named(Field.BY, "b")))),
        ("tag:(a -b)", And((Named(Field.TAG, "a"), Not(Named(Field.TAG, "b"))))),
        ("tag:topic:port", Named(Field.TAG, "topic:port")),
        ("tag:OR", Named(Field.TAG, "OR")),
        ("tag:*", Named(Field.TAG, "", beginning=True)),
        ('tag:""', Named(Field.TAG, "")),
        ("tag:-OR", Not(Named(Field.TAG, "OR"))),
        ("in:Inbox", Named(Field.IN, "Inbox")),
        ("lang:ckb", Named(Field.LANG, "ckb")),
        ("label:ORG", Named(Field.LABEL, "ORG")),
        ("is:Unread", Is(State.UNREAD)),
        ("is:(read OR done)", Or((Is(State.READ), Is(State.DONE)))),
        ("has:none", Has(Thing.NONE)),
        ("after:2021", Dated(Field.AFTER, "2021")),
        ("before:2021-2", Dated(Field.BEFORE, "2021-02")),
        ("on:2021/02/18", Dated(Field.ON, "2021-02-18")),
        ("on:2020..2021-03", Dated(Field.ON, "2020", "2021-03")),
        ("after:7d", Dated(Field.AFTER, "7d")),
        ("words:>500", Counted(Field.WORDS, 501, None)),
        ("words:>=500", Counted(Field.WORDS, 500, None)),
        ("words:<500", Counted(Field.WORDS, None, 499)),
        ("words:<=500", Counted(Field.WORDS, None, 500)),
        ("words:100..500", Counted(Field.WORDS, 100, 500)),
        ("words:100..", Counted(Field.WORDS, 100, None)),
        ("marks:0", Counted(Field.MARKS, 0, 0)),
        ("marks:=2", Counted(Field.MARKS, 2, 2)),
    ],
)
def test_what_is_typed_means(text: str, query: Node) -> None:
    assert parse(text) == query
    assert parse(write(query)) == query


@pytest.mark.parametrize(
    ("text", "place", "problem"),
    [
        ('boats "harbour', '"harbour', "not closed"),
        ("boats (harbour", "(", "not closed"),
        ("boats) harbour", ")", "closes none"),
        ("boats ()", "()", "nothing to look for"),
        ("boats (!)", "(!)", "nothing to look for"),
        ("boats OR", "OR", "after it"),
        ("OR boats", "OR", "before it"),
        ("boats OR OR", "OR", "after it"),
        ("AND boats", "AND", "before it"),
        ("boats AND", "AND", "after it"),
        ("boats NOT", "NOT", "nothing to leave out"),
        ("!?", "!?", "no letter and no digit"),
        ("title:!?", "!?", "no letter and no digit"),
        ("bo*ts", "bo*ts", "at the end"),
        ("*boats", "*boats", "at the end"),
        ("tag:", "tag:", "needs a value"),
        ("tag: port", "tag:", "needs a value"),
        ("(tag:)", "tag:", "needs a value"),
        ("soruce:wire", "soruce:", "did you mean “source:”?"),
        ("xyzzy:wire", "xyzzy:", "no field “xyzzy:”"),
        ("source:(tag:a)", "tag:", "inside the parentheses of “source:”"),
        ("source:near(a b)", "near(", "give a name"),
        ("near(a, 5)", "near(a, 5)", "two words"),
        ("near(a (b), 5)", "near(a (", "two words"),
        ("near(a b, x)", "x", "how many words"),
        ("near(a b, 5000)", "5000", "up to 1000"),
        ("is:blue", "blue", "one of unread, read, starred"),
        ("has:hair", "hair", "one of marks, notes, none"),
        ("after:monday", "monday", "2021-02-18"),
        ("on:2021-02-30", "2021-02-30", "no date"),
        ("after:2020..2021", "2020..2021", "no date"),
        ("on:2021..2020", "2021..2020", "earlier date comes first"),
        ("on:2021-03..2021-02-28", "2021-03..2021-02-28", "earlier date comes first"),
        ("before:2021 after:2022", "before:2021 after:2022", "No day is in all of these dates"),
        ("boats before:7d after:1d", "boats before:7d after:1d", "takes the earlier one"),
        ("on:2021 before:2021", "on:2021 before:2021", "No day is in all of these dates"),
        ("words:many", "many", ">500"),
        ("words:..", "..", "no number"),
        ("words:500..100", "500..100", "smaller number comes first"),
        ("words:1234567890123", "1234567890123", "no number"),
    ],
)
def test_a_wrong_query_says_what_is_wrong_and_where(text: str, place: str, problem: str) -> None:
    with pytest.raises(QueryError, match=re.escape(problem)) as caught:
        parse(text)
    assert text[caught.value.start : caught.value.end] == place
    assert str(caught.value)[-1] in ".?"


def test_a_query_has_its_limits() -> None:
    parse("a" * 10_000)
    parse("(" * 30 + "a" + ")" * 30)
    parse("a " * 500)
    for text in ("a" * 10_001, "(" * 31 + "a" + ")" * 31, "a " * 501):
        with pytest.raises(QueryError):
            parse(text)


@pytest.mark.parametrize(
    ("typed", "query"),
    [
        ("", ""),
        ("harb", "harb*"),
        ("harbour ", "harbour"),
        ("harbour cou", "harbour cou*"),
        ("harbour cou*", "harbour cou*"),
        ('"harbour cou', '"harbour cou"*'),
        ('"harbour council"', '"harbour council"'),
        ('"harbour co', '"harbour"'),
        ('"harbour council o', '"harbour council"'),
        ('"harbour council o"', '"harbour council o"'),
        ('"ha', "ha*"),
        ('"東京の', '"東京の"*'),
        ('title:"harbour c', 'title:"harbour"'),
        ("well-kno", '"well-kno"*'),
        ("don’t", '"don’t"'),
        ('harbour "', "harbour"),
        ("harbour -", "harbour"),
        ("harbour -f", "harbour"),
        ("harbour -fer", "harbour -fer*"),
        ("harbour NOT fe", "harbour"),
        ("harbour -f ", "harbour -f"),
        ("-f", ""),
        ("harbour OR", "harbour"),
        ("harbour OR ", "harbour"),
        ("harbour OR b", "harbour OR b*"),
        ("harbour OR !", "harbour"),
        ("harbour AND NOT -", "harbour"),
        ("harbour (boat OR", "harbour boat"),
        ("harbour (boat OR sh", "harbour (boat OR sh*)"),
        ("harbour (", "harbour"),
        ("!?", ""),
        ("harbour !?", "harbour"),
        ("near(", ""),
        ("near(a", "a*"),
        ("near(a b", "a"),
        ("near(a boa", "near(a boa*, 10)"),
        ("near(a boats c", "near(a boats, 10)"),
        ("(a b", "a b*"),
        ("near(a b,", "near(a b, 10)"),
        ("near(a b, 5", "near(a b, 5)"),
        ("title:near(a", "title:a*"),
        ("tag:", ""),
        ("harbour -tag:", "harbour"),
        ("tag:po", "tag:po*"),
        ('tag:"foreign po', 'tag:"foreign po"*'),
        ('source:"tide w', 'source:"tide w"*'),
        ('tag:"', ""),
        ("tag:(port fo", "tag:port tag:fo*"),
        ("is:unr", ""),
        ("is:unread", "is:unread"),
        ("is:unr ", None),
        ("is:(read OR unr", "is:read"),
        ("after:20", ""),
        ("after:2021-0", ""),
        ("after:2021-02", "after:2021-02"),
        ("after:1", ""),
        ("after:yes", ""),
        ("after:2021-13", None),
        ("after:2021-02-30", None),
        ("after:soon", None),
        ("on:2021.", ""),
        ("on:2021..2", ""),
        ("on:2021..2020", None),
        ("on:2021-12..2021", "on:2021-12..2021"),
        ("on:2021-12..2021-1", ""),
        ("on:2021-02-18..2021-02-2", ""),
        ("on:2021..x", None),
        ("is:unx", None),
        ("is:un*", None),
        ("words:>", ""),
        ("words:>5", "words:>=6"),
        ("words:500..1", ""),
        ("words:>x", None),
        ("re:", "re"),
        ("re:boats", "re boats*"),
        ("re:boats ", None),
        ("harbour)", None),
    ],
)
def test_a_query_that_is_being_typed_goes_as_far_as_it_does(typed: str, query: str | None) -> None:
    if query is None:
        with pytest.raises(QueryError):
            parse(typed, typing=True)
    else:
        assert parse(typed, typing=True) == parse(query)


def parsed(text: str, *, typing: bool = False) -> Node | None:
    """Return what ``text`` asks for; None where it is refused, and the place is in it."""
    try:
        return parse(text, typing=typing)
    except QueryError as error:
        if 0 <= error.start < error.end <= len(text):
            return None
        raise AssertionError from error


@given(QUERIES)
@example('"\ufeff \ufeffa"')
@example("near(,")
@example("source:-")
@example('-"--0')
def test_any_text_is_a_query_or_says_why_not(text: str) -> None:
    for query in (parsed(text), parsed(text, typing=True)):
        if query is not None:
            assert parse(write(query)) == query


@given(QUERIES)
def test_a_whole_query_stays_one_with_a_space_behind_it(text: str) -> None:
    query = parsed(text)
    assume(query is not None)
    assert parse(f"{text} ", typing=True) == query


TODAY = date(2021, 3, 31)


@pytest.mark.parametrize(
    ("when", "first", "end"),
    [
        ("2021", "2021-01-01", "2022-01-01"),
        ("2021-12", "2021-12-01", "2022-01-01"),
        ("2020-02-29", "2020-02-29", "2020-03-01"),
        ("today", "2021-03-31", "2021-04-01"),
        ("yesterday", "2021-03-30", "2021-03-31"),
        ("7d", "2021-03-24", "2021-04-01"),
        ("2w", "2021-03-17", "2021-04-01"),
        ("1m", "2021-02-28", "2021-04-01"),
        ("1y", "2020-03-31", "2021-04-01"),
        ("999999y", "0001-01-01", "2021-04-01"),
        ("999999d", "0001-01-01", "2021-04-01"),
        ("9999", "9999-01-01", None),
        ("9999-12-31", "9999-12-31", None),
        ("0001-01", "0001-01-01", "0001-02-01"),
    ],
)
def test_a_date_stands_for_days(when: str, first: str, end: str | None) -> None:
    assert canonical(when) == when
    ends = date.fromisoformat(end) if end else None
    assert period(when, TODAY) == Period(date.fromisoformat(first), ends)


@given(
    st.from_regex(r"\d{4}([-/]\d{1,2}([-/]\d{1,2})?)?|\d{1,6}[dwmy]", fullmatch=True), st.dates()
)
def test_every_date_has_a_beginning(text: str, today: date) -> None:
    when = canonical(text)
    if when is not None:
        first, end = period(when, today)
        assert end is None or first < end
        assert canonical(when) == when


@pytest.mark.parametrize("example_", [line.example for part in sheet() for line in part.entries])
def test_the_help_shows_queries(example_: str) -> None:
    assert parse(example_) != EVERYTHING


def test_the_help_tells_of_every_field_and_value() -> None:
    said = " ".join(f"{line.example} {line.meaning}" for part in sheet() for line in part.entries)
    for field in Field:
        assert f"{field}:" in said
    for value in (*State, *Thing):
        assert re.search(rf"\b{value}\b", said)


def test_dates_that_exclude_each_other_are_told_when_the_last_one_is_written() -> None:
    parse("after:2021-06 before:2021", typing=True)  # as before:2021-07 may follow
    with pytest.raises(QueryError, match="No day is in all"):
        parse("after:2021-06 before:2021 ", typing=True)
    parse("after:2021 OR before:2020")
    parse("after:2021 -before:2020")
