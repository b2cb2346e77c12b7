"""Languages by their names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from conftest import make_article
from hypothesis import given
from hypothesis import strategies as st

from reader.folding import fold
from reader.language_names import code_said, codes_of, name_of, names_of
from reader.lists import ArticleFilter

if TYPE_CHECKING:
    from reader.library import Library

CODES = sorted(set(codes_of("", beginning=True)))


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        ("German", ["de"]),
        ("deutsch", ["de"]),
        ("FRANÇAIS", ["fr"]),
        ("francais", ["fr"]),
        ("Türkçe", ["tr"]),
        ("فارسی", ["fa"]),
        ("Farsi", ["fa"]),
        ("中文", ["zh"]),
        ("کوردی", ["ckb", "ku"]),
        ("Kurdish", ["ckb", "kmr", "ku", "sdh"]),
        ("Germ", []),
        ("", []),
    ],
)
def test_a_language_is_known_by_its_names(name: str, codes: list[str]) -> None:
    assert codes_of(name) == codes


def test_what_names_begin_with_is_enough_while_one_is_typed() -> None:
    assert codes_of("turk", beginning=True) == ["tk", "tr"]


def test_no_two_languages_are_shown_alike() -> None:
    assert len({fold(name_of(code)) for code in CODES}) == len(CODES)


@given(st.sampled_from(CODES))
def test_each_name_leads_to_its_language(code: str) -> None:
    assert name_of(code) == names_of(code)[0]
    assert all(code in codes_of(name) for name in names_of(code))


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("de", "de"),
        ("de-AT", "de"),
        ("DE_at.UTF-8", "de"),
        (" deu ", "de"),
        ("ger", "de"),
        ("German", "de"),
        ("iw", "he"),
        ("zh-Hant-TW", "zh"),
        ("ckb", "ckb"),
        ("kmr", "kmr"),
        ("qxq", "qxq"),
        ("und", ""),
        ("mul", ""),
        ("no language at all", ""),
        ("12", ""),
    ],
)
def test_a_language_is_known_by_what_documents_say(said: str, code: str) -> None:
    assert code_said(said) == code


def test_a_code_without_a_name_is_shown_itself() -> None:
    assert name_of("qxq") == "qxq"
    assert name_of("") == ""


def test_a_code_with_a_region_is_found_whatever_its_case(library: Library) -> None:
    library.importing.article(make_article("Ports\nText", language="pt-BR"))
    for typed in ("lang:pt-br", "lang:pt-BR", "lang:pt-*"):
        assert len(library.articles.ids(ArticleFilter(query=typed))) == 1
