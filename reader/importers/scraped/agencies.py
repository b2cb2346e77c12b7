"""The agency that a news text opens with, in the styles that agencies open their texts in."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from reader.importers.scraped.vocabulary import fold
from reader.importers.times.dates import parse_date

_LONGEST_SOURCE, _MOST_SOURCE_WORDS = 40, 4
_MOST_PLACE_WORDS = 4
_SHORTEST_OPENED = 30
"""Code points; what follows the name of an agency, or else it opens no paragraph."""
_SHORTEST_IN_IDEOGRAPHS = 10
_LOOKED_AT = 120

_PARTICLES = frozenset("and of the de des du la le der die und für et ve û & al el".split())  # noqa: SIM905

_KNOWN = """
reuters|afp|ap|associated press|the associated press|dpa|upi|efe|ansa|apa|tass|itar-tass|interfax|
ria novosti|sputnik|xinhua|kyodo|kyodo news|jiji press|yonhap|pti|ani|ians|bernama|antara|irna|
isna|mehr|mehr news|fars|tasnim|anadolu|anadolu agency|aa|dha|iha|anka|anf|mezopotamya|jinnews|
nhk|wafa|sana|kuna|kna|epd|deutsche welle|france 24|rojnews|hawar news|voa|wam|spa|qna|mena|ina|
petra|shafaq news|rudaw|nrt|bas news|basnews|kurdistan 24|
kurdistan24|cnn|bbc|bbc news|bloomberg|al jazeera|al arabiya|afpbb news|belga|ats|keystone-sda|sda|
رويترز|ا ف ب|فرانس برس|د ب ا|اسوشيتد برس|الاناضول|واع|وام|واس|سانا|وفا|بترا|كونا|قنا|الجزيره|
الجزيره نت|العربيه|سكاي نيوز عربيه|شفق نيوز|السومريه نيوز|رووداو|باسنيوز|شينخوا|سبوتنيك|
بغداد اليوم|المدى|كوردستان 24|رووداو ديجيتال|
رویترز|ایرنا|ایسنا|مهر|فارس|تسنیم|ایلنا|ایمنا|ایکنا|باشگاه خبرنگاران|خبرانلاین|خبرگزاری مهر|
خبرگزاری فارس|خبرگزاری تسنیم|خبرگزاری ایسنا|خبرگزاری ایرنا|خبرگزاری جمهوری اسلامی|ایران اینترنشنال|
ڕووداو|رووداو دیجیتاڵ|ڕووداو دیجیتاڵ|شەفەق نیوز|کوردستان 24|کوردستان24|ئێن ئاڕ تی|باسنیوز|پیامنێر|
خەندان|ئاوێنە|
rûdaw|rudaw|kurdistan24|anha|anf news|
риа новости|тасс|итар-тасс|интерфакс|интерфакс-украина|укринформ|белта|рейтер|регнум|росбалт|
синьхуа|анадолу|киодо|франс пресс|
рбк|лента.ру|interfax.ru|
רויטרס|סוכנות רויטרס|
新华社|新華社|中新社|中新网|中国新闻网|中央社|人民网|央视网|央视新闻|澎湃新闻|新华网|法新社|路透社|
路透|美联社|美聯社|共同社|塔斯社|德国之声|环球网|人民日报|光明日报|
毎日新聞|朝日新聞|読売新聞|産経新聞|日本経済新聞|東京新聞|共同|共同通信|時事|時事通信|ロイター|afp時事|afp＝時事|新華社|聯合ニュース|タス通信|インタファクス通信
"""
_IN_SMALL_LETTERS = frozenset("dpa epd ots apa sda rtr afp ap".split())  # noqa: SIM905
"""Other names are common words, where they are written so: ``mehr``, ``petra``."""
# Most lines have none of the signs by which these styles are known: that is told in a twentieth
# of the time that it takes to match names of several words up to where there is no such sign.
_WORD = r"[^\W\d_](?:[\w&.’'-]*[\w&.’'])?"
_WORDS = rf"{_WORD}(?:\s{_WORD}){{0,3}}"
_DASH = r"(?:--?|[–—ـ])"
_HAS_DASH = re.compile("[-–—ـ]")
_PARTS_TWO = re.compile("[-–—ـ/,،]")
_HAS_RUSSIAN_DAY = re.compile(r"\d\s[а-яё]")
_SLASHED = re.compile(
    rf"(?P<first>{_WORDS})(?:\s/\s*|/\s+)(?:(?P<second>{_WORDS})(?:\s/\s*|/\s+|\s?{_DASH}\s))?(?=\S)"
)
_BRACKETED = re.compile(
    rf"(?:(?P<place>{_WORDS}(?:[,/]\s?{_WORDS})?)(?:[,،]?\s(?P<date>{_WORD}\s\d{{1,2}}(?:,?\s\d{{4}})?|"
    rf"\d{{1,2}}\.?\s{_WORD}\.?(?:\s{_WORD})?(?:\s\d{{4}})?))?[,،]?\s?)?"
    rf"\((?P<agency>{_WORDS}(?:\s?\d\d)?(?:/{_WORDS}){{0,2}})\)\s?{_DASH}\s?(?=\S)"
)
_BRACKETED_FIRST = re.compile(rf"(?:{_WORDS},?\s)?\((?P<agency>{_WORDS})\)\s?(?=\S)")
_BETWEEN_SLASHES = re.compile(
    rf"{_WORDS},\s(?P<date>[^/]{{3,24}}?)\.?\s/(?P<agency>{_WORDS})/\.?\s?(?:{_DASH}\s?)?(?=\S)"
)
_DASHED = re.compile(
    rf"(?P<first>{_WORDS}(?:\s24)?)(?:,\s(?P<behind>{_WORDS}))?\s?{_DASH}\s?(?:(?P<second>{_WORDS})\s?(?:{_DASH}|[:：])\s?)?(?=\S)"
)
_TWO = re.compile(rf"(?P<first>{_WORDS}(?:\s24)?)\s*[-–—ـ/,،]\s*(?P<second>{_WORDS}(?:\s24)?)")
"""Kurdistan 24 has a number in its name, as other stations have."""
_SIGNED = re.compile(r"[(（](?P<agency>[^()（）/]{2,30})(?:/[^()（）]{1,30})?[)）]")
"""At the end of a text: (dpa/abc)"""
_RUSSIAN = re.compile(
    rf"{_WORDS}[.,]\s\d{{1,2}}\s[а-яё]+\.?,?\s(?:{_DASH}\s)?"
    rf"(?:/(?P<agency>[^/]{{2,30}})/|(?P<bare>{_WORDS}?))\s?(?:[.]|{_DASH})\s?(?=\S)"
)
_PERSIAN = re.compile(
    r"به گزارش\s(?:(?:گروه \w+ )?(?P<kind>خبرگزاری|پایگاه خبری|پایگاه اطلاع‌رسانی)\s|خبرنگار\s)?"
    rf"(?P<agency>{_WORD}(?:\s{_WORD}){{0,2}}?)(?:\sاز\s{_WORDS})?[،,]\s?(?=\S)"
)
_HAN = r"[\u4e00-\u9fff]"
_CHINESE = re.compile(
    rf"[（(【\[]?(?P<agency>{_HAN}{{2,5}}?[社网網报報台]|中新社|澎湃新闻)(?:記者(?P<taiwanese>{_HAN}{{3}})(?={_HAN}{{2,8}}\d)|记者|記者)?"
    rf"(?:[\u4e00-\u9fff\s/／]{{0,16}}?(?:\d{{1,2}}月)?\d{{1,2}}日?(?:电|電|讯|訊|综合外电|綜合外電)"
    r"|(?<=路透)[\u4e00-\u9fff]{2,8}\d{1,2}月\d{1,2}日\s?[-–—]|(?<=[网網报報])[讯訊])[）)】\]]?\s*"
    rf"(?:[（(](?:记者|記者)\s?(?P<bracketed>{_HAN}{{2,4}}(?:[\s、]{_HAN}{{2,4}}){{0,3}})[）)]\s*"
    rf"|(?:记者|記者)\s?(?P<reporter>{_HAN}{{2,4}}(?:、{_HAN}{{2,4}}){{0,3}})(?:\s+|[：:]\s*)"
    r"|[（(][^）)]{2,20}[）)]\s*)?"
)
_TAIWANESE = re.compile(
    rf"[〔［\[【(（](?:记者|記者)(?P<reporter>{_HAN}{{2,4}}(?:、{_HAN}{{2,4}}){{0,3}})"
    rf"\s?[/／]\s?{_HAN}{{2,8}}[报報][导導道][〕］\]】)）]\s*"
)
_JAPANESE = re.compile(
    r"[【［\[〔(（](?P<inside>[^】］\]〕)）]{2,30})[】］\]〕)）]\s?(?:[-–—]\s?)?"
)
AGENCY_WORD = re.compile(
    r"\b(?:news|press|agency|agence|agentur|ajans[ıi]|haber|media|tv|نيوز|نیوز|وكالة|خبرگزاری|ئاژانسی)\b",
    re.IGNORECASE,
)

_PAPER = re.compile(
    r"新聞|新闻|ニュース|ドットコム|デジタル|(?:日报|晚报|[网網社])$|\.(?:com|net|org|co|ru|de|fr|tr|ру|рф)$"
)


@cache
def _known() -> frozenset[str]:
    names = _KNOWN.replace("\n", "").split("|")
    return frozenset(fold(name) for name in names)


def is_agency(name: str) -> bool:
    """Return whether ``name`` is that of a news agency that is widely known."""
    name = name.strip(" .")
    is_word = name[:1].islower() and name not in _IN_SMALL_LETTERS and "." not in name
    return not is_word and fold(name) in _known()


class Opening(NamedTuple):
    """What a paragraph opens with."""

    agency: str
    """Empty where it only says who wrote for the paper."""
    published: str
    """The full date beside it, or nothing."""
    byline: str


def opening(line: str) -> Opening | None:
    """Return the agency or reporters that ``line`` opens with, and what else stands there.

    ``Agency / …``, ``Agency/ City/ …``, ``CITY (Agency) — …``, ``CITY, Feb 18 (Agency) - …``,
    and what is usual in Russian, Persian, Chinese and Japanese.
    """
    start = line[:_LOOKED_AT]
    for read in _READ:
        match, agency, published = read(start)
        reporters = _reporters(match) if match else ""
        if match and (agency or reporters) and _opens(line, match):
            return Opening(agency, published, reporters)
    return None


def dateline(line: str) -> str:
    """Return the agency of a line that has nothing else but a place: ``Agency - City``."""
    if len(line) > _LOOKED_AT:
        return ""
    alone = line.strip(" -–—")
    if alone != line and is_agency(alone):
        return alone
    two = _TWO.fullmatch(line) if _PARTS_TWO.search(line) else None
    match = two or _SIGNED.fullmatch(line)
    return next((name for name in match.groups() if is_agency(name)), "") if match else ""


_Read = tuple[re.Match[str] | None, str, str]
_NOTHING: _Read = (None, "", "")


def _slashed(line: str) -> _Read:
    match = _SLASHED.match(line) if "/" in line else None
    if not match:
        return _NOTHING
    second = match["second"] or ""
    is_second = AGENCY_WORD.search(second) or (is_agency(second) and not is_agency(match["first"]))
    name = second if is_second else match["first"]
    return match, name if is_source(name) else "", ""


def _bracketed(line: str) -> _Read:
    if "(" not in line:
        return _NOTHING
    match = _BRACKETED.match(line)
    if not match:
        match = _BRACKETED_FIRST.match(line)
        return (match, match["agency"], "") if match and is_agency(match["agency"]) else _NOTHING
    agency, place = match["agency"], match["place"] or ""
    if not is_source(agency) and is_agency(agency.split("/")[0]):  # dpa/lno: of which land
        agency = agency.split("/")[0]
    if not is_source(agency) or not _is_place(place) or _is_abbreviation(agency, place):
        return _NOTHING
    return match, agency, parse_date(match["date"] or "") or ""


def _dashed(line: str) -> _Read:
    match = _DASHED.match(line) if _HAS_DASH.search(line) else None
    if not match:
        return _NOTHING
    return match, next((name for name in match.groups("") if is_agency(name)), ""), ""


def _between_slashes(line: str) -> _Read:
    match = _BETWEEN_SLASHES.match(line) if line.count("/") > 1 else None
    if not match or not is_agency(match["agency"]):
        return _NOTHING
    return match, match["agency"], parse_date(match["date"]) or ""


def _russian(line: str) -> _Read:
    match = _RUSSIAN.match(line) if _HAS_RUSSIAN_DAY.search(line) else None
    if not match:
        return _NOTHING
    agency = match["agency"] or match["bare"]
    return match, agency if match["agency"] or is_agency(agency) else "", ""


def _persian(line: str) -> _Read:
    match = _PERSIAN.match(line)
    if not match or not (match["kind"] or is_agency(match["agency"])):
        return _NOTHING
    return match, match["agency"] if is_source(match["agency"]) else "", ""


def _chinese(line: str) -> _Read:
    match = _CHINESE.match(line)
    return (match, match["agency"], "") if match else _NOTHING


def _taiwanese(line: str) -> _Read:
    return _TAIWANESE.match(line), "", ""


def _reporters(match: re.Match[str]) -> str:
    told = match.groupdict()
    names = told.get("bracketed") or told.get("reporter") or told.get("taiwanese") or ""
    return ", ".join(re.split(r"[\s、]+", names))


def _japanese(line: str) -> _Read:
    match = _JAPANESE.match(line)
    if not match:
        return _NOTHING
    parts = re.split(r"[=＝\s・]+", match["inside"])
    joined = re.search("(?:共同|時事|ロイター|聯合ニュース)$", match["inside"])
    names = [part for part in (parts[0], parts[-1]) if is_agency(part)]
    return match, names[0] if names else joined[0] if joined else "", ""


_READ = (
    _slashed,
    _bracketed,
    _dashed,
    _russian,
    _between_slashes,
    _persian,
    _chinese,
    _taiwanese,
    _japanese,
)


def _opens(line: str, match: re.Match[str]) -> bool:
    rest = line[match.end() :]
    shortest = _SHORTEST_IN_IDEOGRAPHS if "\u3040" <= rest[:1] <= "\u9fff" else _SHORTEST_OPENED
    return len(rest) >= shortest and not rest[0].islower()


def is_source(name: str) -> bool:
    """Return whether ``name`` can be that of an agency or a newspaper, or of two that share."""
    if "/" in name:
        return all(map(is_source, name.split("/")))
    words = name.split()
    return (
        0 < len(name) <= _LONGEST_SOURCE
        and len(words) <= _MOST_SOURCE_WORDS
        and not re.search("[:：]", name)
        and not any(word[0].islower() and word not in _PARTICLES for word in words)
    ) or is_agency(name)


def is_site(name: str) -> bool:
    """Return whether ``name`` is that of a paper or a site for sure, whatever else is in it."""
    words = name.split()
    return len(name) <= _LONGEST_SOURCE and (
        any(is_agency(" ".join(words[: count + 1])) for count in range(len(words)))
        or AGENCY_WORD.search(name) is not None
        or _PAPER.search(name) is not None
    )


def _is_place(place: str) -> bool:
    """Return whether ``place`` may be a city; a script without capitals needs to be brief."""
    words = place.split()
    cased = place.upper() != place.lower()
    return len(words) <= (_MOST_PLACE_WORDS if cased else 2) and not any(
        word[0].islower() for word in words
    )


def _is_abbreviation(agency: str, words: str) -> bool:
    """Return whether ``agency`` shortens ``words``: World Health Organization (WHO)."""
    initials = "".join(word[0] for word in words.split()).upper()
    short = agency.upper()
    return len(initials) > 1 and (short.startswith(initials) or initials.endswith(short))
