"""The names in lines that say more than who wrote a text, each at a place of its own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.importers.scraped.agencies import is_agency, opening
from reader.importers.scraped.facts import facts_in

if TYPE_CHECKING:
    from collections.abc import Iterator

_OF_CHINA = re.compile(
    r"(?:作者|撰文|撰稿|记者|記者|文字)(?:\s?[:：/／]\s?|(?<=[|｜\s]作者)\s?|(?<=^作者)\s?)"
    r"(?P<names>[\u4e00-\u9fff·]{2,4}(?:[ 、，][\u4e00-\u9fff·]{2,4})*)"
    r"(?=$|[^\u4e00-\u9fff:：]|[ 、，])"
)
"""Stands in the midst of a line, with what else there is to say of a text."""
_LABEL = re.compile("[ 、，](?:责任编辑|编辑|責編|责编|来源|來源|出处|摄影|校对|发布|时间|日期).*")
"""What else such a line says."""
_UNKNOWN = re.compile("未知|佚名|匿名|本站|网络|管理员")
_IN_BRACKETS = re.compile(
    r"[（(][\u4e00-\u9fff]{0,6}[记記]者[\s:：]*"
    r"(?P<names>[\u4e00-\u9fff·]{2,4}(?:[ 、，][\u4e00-\u9fff·]{2,4})*)[）)]"
)
"""Stands where a text of China opens, behind the house."""
_OF_AGENCY = re.compile(
    r"[^\W\d_]{2,20}\s?/\s?(?P<name>[^\W\d_]+\s[^\d/]{2,30}?)\s?/\s?(?P<agency>[^\d/]{2,20})"
)
"""Behind a city, as Anadolu's texts in Arabic open."""
_OPENING = 40
"""Code points."""
_ONE_OF_JAPAN = (
    r"(?!関連|[^、】）)]*(?:記事|写真|動画|特集|速報|転載|新聞|通信|編集部))"
    r"[\u4e00-\u9fff々]{2}[\u4e00-\u9fff々\u3040-\u30ff\s]{1,6}"
)
_OF_JAPAN = re.compile(
    r"(?:【(?:[^【】=＝]{1,12}[=＝・])?|[（(](?:[^（）()=＝]{2,12}[=＝]|"
    r"[^（）()]{0,10}(?:委員|記者|局長|特派員|編集長)[\s・]*))"
    rf"(?P<names>{_ONE_OF_JAPAN}(?:、{_ONE_OF_JAPAN})*)[】）)]$"
)
"""Ends the last paragraph, in brackets, behind a place or what somebody is."""
_ENDING = 40
_CAPITAL = r"[^\W\d_a-zß-öø-ÿ]"
_PERSON = (
    rf"(?P<name>{_CAPITAL}[\w.’'-]*(?:\s(?:d[aeiou]s?|van|von|der|zu|{_CAPITAL}[\w.’'-]*)){{1,4}})"
)
_NAMED_FIRST = re.compile(
    rf"(?:(?:(?:Words|Story|Text|Written|Reported)\s)?[Bb]y:?|BY|Por|Par|Von|Door)\s{_PERSON}"
    r"(?=\s?[,|–—·]|\s@\w|\s\S+@\S|\s(?i:special to|photo))"
)
"""Behind it is where that was, and for whom."""
_POSTED = re.compile(
    rf"(?:(?:Posted|Published|Submitted|Written)\s.{{0,60}}?)[Bb]y\s{_PERSON}"
    r"(?=\s?[,|–—·]|\s(?:in|on|under|at)\s|$)"
)
"""With the day before it, and the section behind."""
_WRITER = "Author|Auteure?|Autora?|Yazan|Автор|الكاتبة?|نویسنده|نووسەر|作者|作成者"
_TOLD = re.compile(
    rf"(?:(?:{_WRITER})|Role|Rôle|Unvan|Função|Título del autor|Роль|Место работы|الوظيفة|شغل|角色)"
    r"[,،，]\s"
)
_TOLD_WRITER = re.compile(rf"(?:{_WRITER})[,،，]\s(?P<name>\S.*)")
"""What programs that read a page out say before who wrote it, and what that is."""
_LONGEST = 80
_LONGEST_REPORTER = 20
"""Of Korea, who says so behind the name."""


def is_told(line: str) -> bool:
    """Return whether a line is what a program would read out of who wrote the text."""
    return _TOLD.match(line) is not None


def names_in(line: str) -> Iterator[str]:
    """Yield the names in a line, in the manners of several languages."""
    yield from _of_china(line)
    if line.endswith("기자") and len(line) <= _LONGEST_REPORTER:
        yield line
    signed = _OF_AGENCY.fullmatch(line) if "/" in line and len(line) <= _LONGEST else None
    if signed and is_agency(signed["agency"]):
        yield signed["name"]
    if len(line) <= _LONGEST:
        found = (pattern.match(line) for pattern in (_NAMED_FIRST, _POSTED, _TOLD_WRITER))
        yield from (match["name"] for match in found if match)


def _of_china(line: str) -> Iterator[str]:
    for match in _OF_CHINA.finditer(line):
        names = _LABEL.sub("", match["names"])
        if not _UNKNOWN.fullmatch(names):
            yield _parted(names)


def names_at_beginning(paragraph: str) -> Iterator[str]:
    """Yield the names that a text opens with, as those of China and Taiwan do."""
    told = opening(paragraph)
    if told and told.byline:
        yield told.byline
    elif match := _IN_BRACKETS.search(paragraph[:_OPENING]):
        yield _parted(match["names"])


def names_at_end(paragraph: str) -> Iterator[str]:
    """Yield the names that one of the last paragraphs is, or ends with."""
    yield from (fact.value for fact in facts_in(paragraph, first=False) if fact.field == "byline")
    if match := _OF_JAPAN.search(paragraph[-_ENDING:]):
        yield match["names"].replace("、", ", ")


def _parted(names: str) -> str:
    return re.sub("[ 、，]", ", ", names)
