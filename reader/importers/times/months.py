"""The names of months in many languages, declined and cut short, as dates have them.

They are `dateparser`'s, which has them from the CLDR (https://cldr.unicode.org); here stand those
that it lacks.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from importlib import import_module
from itertools import chain

_DATA = "dateparser.data.date_translation_data"
# Where two mean different months by the same name, the first one counts.
_LANGUAGES = tuple(
    """en fr de tr ar fa ckb he ru uk es pt it nl pl
    da nb nn sv fi is cs sk sl bs sr sr-Latn bg mk el hu ro id ms lt lv et be sq ca gl eu az hr
    """.split()  # noqa: SIM905  (a list of them is 50 lines)
)
_MONTHS = tuple(
    """january february march april may june july august september october november december
    """.split()  # noqa: SIM905
)
_DAYS = tuple(
    "monday tuesday wednesday thursday friday saturday sunday".split()  # noqa: SIM905
)
# Levantine, then Maghrebi Arabic; Sorani; Kurmanji; Serbian and Slovene, then Latvian, declined.
_MORE = (
    "كانون الثاني|جانفي|کانوونی دووەم|کانونی دووەم|rêbendan|çile|çileya paşîn|јануара|janvārī",
    "شباط|فيفري|شوبات|شوباتی|reşemî|sibat|фебруара|februārī",
    "اذار|ئازار|ئازاری|ئادار|ئاداری|adar|avdar|марта|marca|martā",
    "نيسان|افريل|نیسان|نیسانی|nîsan|avrêl|априла|aprīlī",
    "ايار|ماي|ئایار|ئایاری|gulan|маја|maja|maijā",
    "حزيران|جوان|حوزەیران|حوزەیرانی|pûşper|hezîran|јуна|junija|jūnijā",
    "تموز|جويلية|تەمووز|تەمووزی|تەمموز|تەموز|تەممووز|تەممووزی|tîrmeh|јула|julija|jūlijā",
    "اب|اوت|ئاب|ئابی|gelawêj|tebax|augustā",
    "ايلول|ئەیلوول|ئەیلوولی|ئەیلول|ئەیلولی|rezber|îlon|септембра|septembra|septembrī",
    "تشرين الاول|تشرینی یەکەم|kewçêr|cotmeh|октобра|oktobra|oktobrī",
    "تشرين الثاني|تشرینی دووەم|sermawez|mijdar|новембра|novembra|novembrī",
    "كانون الاول|کانوونی یەکەم|کانونی یەکەم|berfanbar|kanûn|çileya pêşîn|децембра|decembra|decembrī",  # noqa: E501
)
_MORE_DAYS = frozenset(
    """thurs|thur|sonnabend|segunda|terça|quarta|quinta|sexta|هەینی|یک شنبه|سه شنبه
    |pts|çrş|prş|cts|duşem|sêşem|çarşem|pêncşem|în|şemî|yekşem
    |duşemî|sêşemî|çarşemî|pêncşemî|înî|yekşemî|duşemb|sêşemb|çarşemb|pêncşemb|şembî|yekşemb""".replace(
        "\n    ", ""
    ).split("|")
)
_CROATIAN = {"lip": 6, "srp": None, "lis": 10, "listopada": 10}
"""What is another month in Polish or Czech; a full stop behind the day tells it from Polish."""
# Alef with its hamzas and maddas is written without them as often as not.
FOLDED = {**dict.fromkeys(map(ord, "أإآ"), "ا"), 0x200C: None, 0x0640: None}

_SPELLING = str.maketrans("یکەάέήίόύώ", "يكهαεηιουω")
"""Persian and Arabic mix two letters, and Sorani has heh with a joiner for its own letter; Greek in
capitals has no accents."""


def month_of(name: str, *, dotted: bool = False) -> int | None:
    """Return the number of the month called ``name``, or None.

    ``dotted`` says that a full stop stands behind the day: ``18. listopada``.
    """
    name = _folded(name)
    if dotted and name in _CROATIAN:
        return _CROATIAN[name]
    # Hebrew has "in" grown on; Kurdish declines them, as does Slovene: Sibatê, januarja.
    for form in (name, re.sub("^ב(?=..)", "", name), re.sub("(?:j?a|ê|ي)$", "", name)):
        if found := _months().get(form):
            return found
    return None


def is_weekday(name: str) -> bool:
    """Return whether ``name`` is that of a day of the week, full or cut short."""
    return _folded(name) in _weekdays()


def _folded(name: str) -> str:
    plain = unicodedata.normalize("NFKC", name).translate(FOLDED).casefold().rstrip(".")
    return plain.translate(_SPELLING).replace("i\u0307", "i")


@cache
def _months() -> dict[str, int]:
    found: dict[str, int] = {}
    for number, names in enumerate(_MORE, 1):
        found |= dict.fromkeys(map(_folded, names.split("|")), number)
    for language in _LANGUAGES:
        for number, forms in enumerate(_forms(language, _MONTHS), 1):
            for form in forms:
                found.setdefault(_folded(form), number)
    return found


@cache
def _weekdays() -> frozenset[str]:
    forms = (chain.from_iterable(_forms(language, _DAYS)) for language in _LANGUAGES)
    return frozenset(map(_folded, (*_MORE_DAYS, *chain.from_iterable(forms))))


@cache
def _forms(language: str, keys: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """Return the forms of each name that ``keys`` stand for in a language."""
    info: dict[str, list[str]] = import_module(f"{_DATA}.{language}").info
    return tuple(tuple(info.get(key, ())) for key in keys)
