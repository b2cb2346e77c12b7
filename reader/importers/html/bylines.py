"""Which of the names that a page gives are those of who wrote the article."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from unicodedata import category

from reader.importers.html.names import letters
from reader.importers.scraped.agencies import is_agency
from reader.importers.scraped.bare_names import is_of_name
from reader.importers.scraped.furniture import is_furniture
from reader.importers.times.months import is_weekday

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from collections.abc import Set as AbstractSet

_LONGEST_BYLINE = 1000
"""Code points; what is longer is cut, as to take it apart would take long."""
_BY = re.compile(
    r"^(?:propos recueillis par|(?:written|posted|submitted|published|reported|story|article|"
    r"recipe|text|words|opinion|analysis|commentary|review|interview|essay)\s+by|by|"
    r"(?:eine?\s[^\W\d_]+\s|(?:gast)?(?:beitrag|kommentar)\s|analyse\s|kolumne\s)?von|par|por|di|door|av|autor(?:[/:*_]?in(?:nen)?|en?|as?|es)?|auteure?s?|authors?|"
    r"yazan|haber|بقلم|كتبت?|نویسنده|به قلم|نوشته(?:\u0654|\u200c?ی)?|نووسینی|נכתב על ידי|"
    r"автор(?:ы)?|текст|מאת)(?![^\W_])\s*:?\s*|"
    r"^[\u4e00-\u9fff]{0,6}(?:记者|記者|通讯员)\s?[:：/／]?\s?(?=[\u4e00-\u9fff·]{2,4}(?![\u4e00-\u9fff]))|"
    r"^(?:作者|撰文|撰稿|聞き手|取材|文)\s?[:：/／・]\s?|"
    r"^(?-i:(?:Author|Autor|Auteur|By)(?=[A-ZÀ-Þ][a-zß-ÿ]))",
    re.IGNORECASE,
)
_NOT_A_NAME = re.compile(
    r"https?://|www\.|@|\d{3}|(?:^|\s)\d+(?:\s|$)|^(?:admin(?:istrator)?|editor|staff|null|none|unknown|name|authors?|"
    r"am|um|user(?:name)?|guest|anonymous|webmaster|super\s?user|default|posted|submitted|by|undefined|n/a|wp|wordpress|archives?|more|"
    r"محرر|المحرر|التحرير|هيئة التحرير|مدير الموقع|تحریریه|مدیر سایت|редакция|редактор|editör|"
    r"(?:la )?(?:redaktion|rédaction|redazione|redacción|redação|redactie|redakcja)|"
    r"редакция сайта|小编|编辑|編集部)$|^(?:à|aus|depuis|desde)\s|"
    r"^(?:see|view|read (?:more|all)|show|follow|about|contact|our|all|more|for|toute?s|alle)\s|"
    r"^(?:google|facebook|twitter|linkedin|instagram|pinterest|youtube|rss)\+?$|"
    r"^['\"“‘«]|[{}<>:：]|\?$|!$|\w\.[a-z]{2,4}/|"
    r"\s(?:gmbh|ltd|inc|llc|corp|sp\.? z ?o\.? ?o|d\.? ?o\.? ?o|s\.? ?p\.? ?a|a\.ş)\.?$",
    re.IGNORECASE,
)
_SHORTEST_SITE = 3
_LONGEST_NAME = 60
_MOST_WORDS = 6
_REST = re.compile(
    r"\s(?:avec|mit|with|con)\s(?=[A-ZÀ-Þ]{2})|\s[|•·/]\s|\s[–—-]\s|\s{3,}|[,\s]+(?:for|in|at|on|from)\s(?=[A-Z])|\s*[(（][^()（）]*[)）]?$|\s@\w|"
    r"\s*\b(?:updated|published|posted|last modified)\b|[,\s|–-]*"
    r"(?:\d{1,2}(?:st|nd|rd|th)?\s)?\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?,?\s\d{1,2}|[,\s|–-]*\d{1,2}[./:]\d{1,2}|[,\s|–-]*\d{4}[-/年]|"
    r"[,\s]+(?:mon|tues|wednes|thurs|fri|satur|sun)day\b",
    re.IGNORECASE,
)
_BESIDE_HOUSE = re.compile(r"\s[-–—|]\s")
_TAG = re.compile("<[^<>]*>")
_HOUSE = re.compile("[A-Z]{2,5}")
"""The initials of a news house, which stand behind the names of its people."""
_OF_KOREA = re.compile(
    r"(?P<name>[\uac00-\ud7af]{2,4})(?:\s?|\s[\uac00-\ud7af ·]+)"
    r"(?:기자|특파원|위원|칼럼니스트|교수|평론가|작가|앵커)"
)
"""A name and what its bearer is, which stands behind it."""
_OF_CHINA = re.compile("[\u4e00-\u9fff·]{2,4}")
_OF_JAPAN = re.compile(
    r"(?P<name>[\u4e00-\u9fff々\u3041-\u309f]{3,6})\s[\u4e00-\u9fff]{0,4}(?:委員|記者|特派員|局長)"
)
_FEWEST_WORDS = 2
"""Of a name; what is behind them can be the agency that someone writes for."""
_NO_LETTERS = frozenset(("So", "Sk", "Co"))
_EDITED = re.compile(
    r"\s*(?:edit(?:ed|ing|ors?)\b|(?:medically\s)?review(?:ed|ing)?\sby\b|"
    r"fact[- ]check(?:ed|ing|er)\b|photo(?:graph)?s?\s(?:by|courtesy)\b|translat(?:ed|ion)\b|"
    r"(?:责任)?编辑|責任編輯|責編|责编|編集)",
    re.IGNORECASE,
)
_OF_PICTURES = re.compile(
    r"(?:[,;&]|\bund|\band|\bet)\s[^,;()]{3,40}\s[(（](?:fotos?|photos?|bilder|gra[fp]hi[ck]s?|video|"
    r"illustration(?:en|s)?)[)）]",
    re.IGNORECASE,
)
_OF_TEXT = re.compile(r"\s[(（](?:texte?s?|words)[)）]$", re.IGNORECASE)
"""What stands behind a name where another is of who took the pictures."""
_HOUSES = re.compile(
    r"\b(?:News|Press|Times|Post|Daily|Media|Magazine|Journal|TV|Radio|The|Online|Agency|Sports|Today|Studio)\b|"
    r"^[\u4e00-\u9fff]{2,8}[报報网網社台]$",
    re.IGNORECASE,
)
"""What is in the name of a news house, and in no person's."""
_WORD = re.compile(r"[\w.’'-]+")
_WORDS_OF_PERSON = range(2, 6)
_LOGIN = re.compile(r"[a-z][a-z0-9._-]+")
"""What somebody is called who has not said their name."""
_QUALITY = re.compile(
    r"\b(?:senior|staff|chief|special|contributing|associate|assistant|managing|deputy|guest|our|"
    r"political|foreign|national|world|science|sports?|business|health|technology)\b",
    re.IGNORECASE,
)
"""What stands before what somebody is, and in no name."""
_STAFF = re.compile(r"\s(?:staff|desk|team|editors|newsroom|redaktion)$", re.IGNORECASE)
"""How those are called together who write for a site."""
_ROLE = re.compile(
    r"(?:.*\b(?:writer|correspondent|editors?|reporters?|columnists?|contributor|producer|"
    r"director|founder|officer|professor|ceo|cto|journalist|journaliste|redakteur(?:in)?|muhabir|analyst|photographer|"
    r"envoyée?s?|correspondante?s?|ph\.?d|"
    r"m\.?d|updated?|published|share|follow|email|read more|view all|view author|author page|"
    r"корреспондент|редактор|обозреватель|журналист)"
    r"\b.*)|(?:כתבת?|כתבנו|עורכת?|פרשנית?)(?:\s.*)?|ma|jr|sr|esq",
    re.IGNORECASE,
)
_AND = re.compile(r"\s*(?:;|\s&\s|\band\b|\bet\b|\bund\b|\by\b(?=\s+[A-Z])| و )\s*|[,،、，]\s*")

_OF_NAMES = "ليد|ائل|سام|سيم|جدي|جيه|فاء|فيق|حيد|داد|ردة?|صفي|ضاح|عد|هبة|هيب|هبي|اصف|اثق|لاء|نيس|ديع|جدان|ئام|لد|حید|لی|ریا|یدا"  # noqa: E501
"""What is behind the first letter of names that begin as "and" does in Arabic."""
_AND_GROWN_ON = re.compile(
    rf"(?P<one>\S+(?:\s\S+)+?)\s(?:و(?!(?:{_OF_NAMES})\s)|ו)(?P<other>[^\W\d_]\S+\s\S.*)"
)
"""In Arabic and Hebrew it is the first letter of the name behind it."""
_CITY_FIRST = re.compile(
    r"[\u0621-\u06d5]+(?:\s[-–—ـ|]|:)\s(?=[\u0621-\u06d5]+\s[\u0621-\u06d5 ]+$)"
)
"""Where Arabic papers say that somebody wrote."""


def choose_byline(
    told: Sequence[str],
    sites: Sequence[str],
    seen: Sequence[str] = (),
    houses: Sequence[str] = (),
) -> str:
    """Return who wrote the article, several names parted by commas.

    ``told`` is what the page says to programs, ``sites`` are the names of the site, which some
    give in place of a person's, ``seen`` is what a reader sees, and ``houses`` are what programs
    are told are no persons.
    """
    known = {letters(site) for site in sites} - {""}
    shown = [each for each in seen if not each[:1].islower() or _BY.match(each)]
    first = next(filter(None, (_byline(each, known) for each in (*told, *shown, *houses))), "")
    if _HOUSES.search(first) or _LOGIN.fullmatch(first):  # it only says for whom, or as whom
        first = next(filter(_are_persons, (_byline(each, known) for each in shown)), first)
    if first:
        return first
    own = (_byline(each, set()) for each in told)  # a site can be named after a person
    owned = next((each for each in own if _is_own_name(each, sites)), "")
    return owned or _shown_own(shown)


def _are_persons(byline: str) -> bool:
    return all(_is_person(name) or _is_of_china(name) for name in byline.split(", "))


def _is_of_china(name: str) -> bool:
    return _OF_CHINA.fullmatch(name) is not None and not _HOUSES.search(name)


def _is_own_name(name: str, sites: Sequence[str]) -> bool:
    """Return whether a name that has the site's in it is still that of who wrote the article."""
    is_owner = any(re.match(re.escape(name) + r"(?:[’']s?|s)\s", site) for site in sites)
    return name != "" and (is_owner or _is_person(name) or _STAFF.search(name) is not None)


def _is_person(name: str) -> bool:
    words = name.split()
    return (
        len(words) in _WORDS_OF_PERSON
        and all(is_of_name(word) and _WORD.fullmatch(word) for word in words)
        and words[0][0].isupper()
        and not _HOUSES.search(name)
    )


def _shown_own(shown: Iterable[str]) -> str:
    """Return the site's name, where a reader is told that it wrote the article itself."""
    return next(filter(None, (_byline(each, set()) for each in shown)), "")


def _byline(written: str, sites: AbstractSet[str]) -> str:
    names: dict[str, str] = {}
    first, *places = written.split(",")
    if places and ";" not in written and any(_is_of_site(letters(first), site) for site in sites):
        return ""  # behind a site's name, after commas, is where it is
    for part in _names(_without_rest(_without_house(written[:_LONGEST_BYLINE], sites))):
        name = _alone(_OF_TEXT.sub("", part).strip(" ,.|·–—-:：/"))
        if _is_name(name, sites) and not _EDITED.match(part):
            names.setdefault(letters(name), name)
    found = [name for name in names.values() if not _HOUSE.fullmatch(name)] or [*names.values()]
    if ";" not in written and any(map(_is_person, found)):  # and for whom they write
        found = [name for name in found if not _HOUSES.search(name) or _STAFF.search(name)]
        found = [*found[:1], *(name for name in found[1:] if " " in name)]  # and where
    return ", ".join(found)


def _without_house(written: str, sites: AbstractSet[str]) -> str:
    """Return what stands beside the site's name; nothing where that is a city, as in Arabic."""
    parts = _BESIDE_HOUSE.split(written)
    rest = [each for each in parts if not any(_is_of_site(letters(each), site) for site in sites)]
    if len(parts) != len(("name", "house")) or len(rest) != 1:
        return written
    return rest[0] if rest[0].isascii() or " " in rest[0].strip() else ""


def _names(written: str) -> Iterator[str]:
    """Yield the parts of a byline that can be a name each."""
    for part in _AND.split(written):
        rest = part
        while match := _AND_GROWN_ON.fullmatch(rest):
            yield match["one"]
            rest = match["other"]
        yield rest


def _alone(name: str) -> str:
    """Return a name without the agency, or what its bearer is, that stands behind it."""
    if office := _OF_KOREA.fullmatch(name) or _OF_JAPAN.fullmatch(name):
        return office["name"]
    words = name.split()
    for count in range(_FEWEST_WORDS, len(words)):
        if is_agency(" ".join(words[count:])):
            return " ".join(words[:count])
    for count in range(len(words) - 1, _FEWEST_WORDS - 1, -1):
        person, role = " ".join(words[:count]), " ".join(words[count:])
        if is_role(role) and _is_person(person) and not _QUALITY.search(person):
            return person
    return name


def is_role(words: str) -> bool:
    """Return whether words behind a name are what its bearer is, and no part of it as ``Jr.``."""
    return len(letters(words)) > len("Jr") and _ROLE.fullmatch(words) is not None


def _without_rest(written: str) -> str:
    """Return the names in a byline, without what is before and behind them."""
    if _EDITED.match(written):
        return ""
    plain = _OF_PICTURES.sub("", _TAG.sub("", written).replace("_", " "))
    plain = "".join(each for each in plain if category(each) not in _NO_LETTERS)
    names = _CITY_FIRST.sub("", _BY.sub("", " ".join(plain.split())))
    return _REST.split(names, maxsplit=1)[0] or names


def _is_name(name: str, sites: AbstractSet[str]) -> bool:
    plain = letters(name)
    return (
        1 < len(name) <= _LONGEST_NAME
        and len(name.split()) <= _MOST_WORDS
        and not _NOT_A_NAME.search(name)
        and not _ROLE.fullmatch(name)
        and not is_furniture(name)
        and not is_weekday(name)
        and plain != ""
        and not any(_is_of_site(plain, site) for site in sites)
    )


def _is_of_site(plain: str, site: str) -> bool:
    """Return whether a name is the site's, a part of that, or has it as a part."""
    return (
        site.startswith(plain)
        or (len(plain) > _SHORTEST_SITE and site.endswith(plain))
        or plain.startswith(site)
        or (len(site) > _SHORTEST_SITE and plain.endswith(site))
    )
