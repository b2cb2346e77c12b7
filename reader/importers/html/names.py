"""Which of the titles and names that a page gives are the article's, and not the site's."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING
from unicodedata import category, combining
from urllib.parse import urlsplit

from reader.importers.scraped.agencies import is_agency
from reader.importers.scraped.furniture import is_furniture

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from collections.abc import Set as AbstractSet

_PARTS = re.compile(
    r"\s+[|–—·•›»«:-]{1,2}\s+|\s+：\s*|\s+[|»]\s*|\s*[|»]\s+|\s*[|｜_](?=[^\s|｜_]{2,20}(?:$|[-_]))|"
    r"\s*(?:-{2,3}|—{2})\s*|(?<=[\u3040-\u9fff！？”」』])[-–—](?=[\u3040-\u9fff]{2,10}(?:$|[-_]))"
)
_UNMARKED = re.compile(r"[\W_]+")
_LONGEST_TITLE = 500
_LONGEST_BYLINE = 1000
"""Code points; what is longer is cut, as to take it apart would take long."""
_LONGEST_SITE = 5
"""Words."""
_SHORTEST_SITE = 3
_OF_CHINA = re.compile(
    r"[\u4e00-\u9fff]{1,12}(?:网|網|网站|報|报|日报|新闻|新聞|在线|频道|电视台|通讯社|新华社)"
)
"""What sites of China and Taiwan are called."""
_SURE = frozenset("|｜_")
"""What nobody has in a title, and so parts it from something else."""
_BY = re.compile(
    r"^(?:(?:written|posted|reported|story|article|recipe|text|words)\s+by|by|von|par|por|di|door|av|autor|auteur|author|"
    r"yazan|haber|بقلم|كتبت?|نویسنده|נכתב על ידי|מאת)\b\s*:?\s*",
    re.IGNORECASE,
)
_NOT_A_NAME = re.compile(
    r"https?://|www\.|@|\d{3}|(?:^|\s)\d+(?:\s|$)|^(?:admin(?:istrator)?|editor|staff|null|none|unknown|name|authors?|"
    r"user(?:name)?|guest|anonymous|webmaster|superuser|default|posted|submitted|by|undefined|n/a|wp|wordpress|archives?|more)$|"
    r"^(?:see|view|read (?:more|all)|show|follow|about|contact|our|all|more|for|toute?s|alle)\s|"
    r"^(?:google|facebook|twitter|linkedin|instagram|pinterest|youtube|rss)\+?$|"
    r"^['\"“‘«]|[{}<>:：]|\?$|!$|\w\.[a-z]{2,4}/",
    re.IGNORECASE,
)
_LONGEST_NAME = 60
_MOST_WORDS = 6
_REST = re.compile(
    r"\s[|•·/]\s|\s[–—-]\s|\s{3,}|[,\s]+(?:for|in|at|on|from)\s(?=[A-Z])|\s*[(（][^()（）]*[)）]?$|"
    r"\s*\b(?:updated|published|posted|last modified)\b|[,\s|–-]*"
    r"(?:\d{1,2}(?:st|nd|rd|th)?\s)?\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?,?\s\d{1,2}|[,\s|–-]*\d{1,2}[./:]\d{1,2}|[,\s|–-]*\d{4}[-/年]|"
    r"[,\s]+(?:mon|tues|wednes|thurs|fri|satur|sun)day\b",
    re.IGNORECASE,
)
_TAG = re.compile("<[^<>]*>")
_HOUSE = re.compile("[A-Z]{2,5}")
"""The initials of a news house, which stand behind the names of its people."""
_OF_KOREA = re.compile(
    r"(?P<name>[\uac00-\ud7af]{2,4})(?:\s?|\s[\uac00-\ud7af ·]+)"
    r"(?:기자|특파원|위원|칼럼니스트|교수|평론가|작가|앵커)"
)
"""A name and what its bearer is, which stands behind it."""
_FEWEST_WORDS = 2
"""Of a name; what is behind them can be the agency that someone writes for."""
_NO_LETTERS = frozenset(("So", "Sk", "Co"))
_EDITED = re.compile(
    r"\s*(?:edit(?:ed|ing|ors?)\b|(?:medically\s)?review(?:ed|ing)?\sby\b|"
    r"fact[- ]check(?:ed|ing|er)\b|photo(?:graph)?s?\s(?:by|courtesy)\b|translat(?:ed|ion)\b|"
    r"(?:责任)?编辑|責任編輯|責編|责编|編集)",
    re.IGNORECASE,
)
_HOUSES = re.compile(
    r"\b(?:News|Press|Times|Post|Daily|Media|Magazine|Journal|TV|Radio|The|Online|Agency|Sports|Today|TODAY)\b"
)
"""What is in the name of a news house, and in no person's."""
_PERSON = re.compile(r"[A-Z][\w’'-]+(?:\s[A-Z][\w.’'-]*){1,3}")
_STAFF = re.compile(r"\s(?:staff|desk|team|editors|newsroom|redaktion)$", re.IGNORECASE)
"""How those are called together who write for a site."""
_ROLE = re.compile(
    r"(?:.*\b(?:writer|correspondent|editors?|reporters?|columnists?|contributor|producer|"
    r"director|founder|officer|professor|ceo|cto|journalist|journaliste|redakteur(?:in)?|muhabir|analyst|photographer|ph\.?d|"
    r"m\.?d|updated?|published|share|follow|email|read more|view all|view author|author page)"
    r"\b.*)|ma|jr|sr|esq",
    re.IGNORECASE,
)
_LONG_WORD = re.compile(r"\w{4,}")
_FEWEST_COMMON = 2
_SHARED = 2 / 5
"""How many of the words of a title are in another that says the same."""
_TELLING = 10
"""Letters; titles that share more are the same one, with something added."""
_AND = re.compile(r"\s*(?:;|\s&\s|\band\b|\bet\b|\bund\b|\by\b(?=\s+[A-Z])| و )\s*|,\s*")


def letters(text: str) -> str:
    """Return the letters and digits of a text, for comparing it with others."""
    return _UNMARKED.sub("", text).casefold()


def choose_title(
    told: Sequence[str],
    window: str,
    headings: Sequence[str],
    site: str,
    *,
    host: str = "",
    lower: Sequence[str] = (),
    above: Sequence[str] = (),
    nearest: str = "",
) -> str:
    """Return the title of the article.

    ``told`` are those that the page gives to programs, ``window`` its ``<title>``,
    ``headings`` those of the first level that it shows and ``lower`` those below, ``above`` the
    lines around the text and ``nearest`` the heading right above it, ``site`` the name of the
    site and ``host`` that of its machine.
    """
    window = window[:_LONGEST_TITLE]
    site = site or _in_common(told, window)
    headings = [each[:_LONGEST_TITLE] for each in headings]
    candidates = [
        without_site(each[:_LONGEST_TITLE], site, host) for each in (*told, window) if each
    ]
    for is_same in (
        _equal,
        _leads,
        _begins,
        _rewords,
    ):  # as a person sees it, if programs are told it
        for heading in headings:
            same = next((other for other in candidates if is_same(heading, other)), "")
            if same:
                return same if _has_site(heading, same, window, site) else heading
    parted = [each for each in lower if any(_is_end(each, other) for other in candidates)]
    if told:  # else it can be the name of the site
        parted = [each for each in parted if any(letters(each) in letters(one) for one in told)]
    else:
        parted += [each for each in above if _is_most(each, window)]
    is_of_site = _PARTS.search(window) or _is_short_name(window, host)
    if is_of_site and not (told or headings or parted) and len(nearest) > len(window):
        return nearest
    return max(parted, key=len, default="") or next(iter((*candidates, *headings)), "")


def _in_common(told: Sequence[str], window: str) -> str:
    """Return how a window's title ends after its last mark, if another title ends so as well."""
    found = _last(window)
    end = window[found.end() :].strip() if found else ""
    ends = (_last(each[:_LONGEST_TITLE]) for each in told if letters(each) != letters(window))
    is_shared = any(each and letters(each.string[each.end() :]) == letters(end) for each in ends)
    return end if is_shared and _is_short(end) else ""


def _is_most(line: str, window: str) -> bool:
    """Return whether a line is how a window's title begins or ends, and more than half of it."""
    line, window = line.strip(), window.strip()
    rest = window.removeprefix(line) if window.startswith(line) else window.removesuffix(line)
    inner = rest[:1] if window.startswith(line) else rest[-1:]
    return len(line) > len(window) / 2 and rest != window and not inner.isalnum()


def _leads(heading: str, told: str) -> bool:
    """Return whether a heading is what a title has before its first mark."""
    return letters(heading) == letters(_PARTS.split(told)[0]) != ""


def _is_end(heading: str, told: str) -> bool:
    """Return whether a heading is what a title has before its first mark, or after its last."""
    ends = _PARTS.split(told)[:: max(1, len(_PARTS.split(told)) - 1)]
    return letters(heading) in map(letters, ends) and letters(heading) != ""


def _equal(heading: str, told: str) -> bool:
    return letters(heading) == letters(told) != ""


def _begins(heading: str, told: str) -> bool:
    """Return whether one of two titles is the beginning of the other."""
    short, long = sorted((letters(heading), letters(told)), key=len)
    return len(short) > _TELLING and (
        long.startswith(short) or (long.endswith(short) and len(short) > len(long) / 2)
    )


def _rewords(heading: str, told: str) -> bool:
    """Return whether one says the other in more, or some other, words."""
    one, other = (set(map(str.casefold, _LONG_WORD.findall(each))) for each in (heading, told))
    common = len(one & other)
    return common >= _FEWEST_COMMON and common >= _SHARED * min(len(one), len(other))


def _has_site(heading: str, title: str, window: str, site: str) -> bool:
    """Return whether a heading is the title with the site's name grown on to it."""
    more = letters(heading).removeprefix(letters(title))
    return (
        more != ""
        and more != letters(heading)
        and (letters(window).endswith(more) or more == letters(site))
    )


def site_in(window: str, title: str, host: str) -> str:
    """Return the name of the site that a window's title has after, or before, the article's.

    Where the ``host`` is known, the name has to have something in common with it.
    """
    window = window[:_LONGEST_TITLE]
    own = letters(title)
    parts = [
        part
        for part in _PARTS.split(window)
        if letters(part) not in own and (not own or own not in letters(part))
    ]
    for part in (*parts[-1:], *parts[:1]):
        if len(part.split()) <= _LONGEST_SITE and (not host or _names_host(part, host)):
            return part.strip()
    return ""


def _names_host(name: str, host: str) -> bool:
    """Return whether a name is one that a host is called by: ``The Tide`` by ``tide.example``."""
    label = max(map(plain_letters, host.split(".")), key=len)
    words = [plain_letters(word) for word in name.split()]
    joined = "".join(words).removeprefix("the")
    initials = "".join(word[:1] for word in words)
    return (
        min(len(joined), len(label)) >= _SHORTEST_SITE and (label in joined or joined in label)
    ) or (len(initials) >= _SHORTEST_SITE and label == initials)


def plain_letters(text: str) -> str:
    """Return the letters of a text without their accents, as hosts are named."""
    return letters("".join(c for c in unicodedata.normalize("NFD", text) if not combining(c)))


def without_site(title: str, site: str, host: str = "") -> str:
    """Return a title without the name of the site, and its section, before or after it."""
    rest = _without_name(title, site, host)
    while (found := _last(rest)) and found[0].strip() in _SURE and _is_short(rest[found.end() :]):
        if not rest[: found.start()].strip():
            break
        rest = rest[: found.start()].strip()
    return rest


def _without_name(title: str, site: str, host: str) -> str:
    name = letters(site)
    for found in (_last(title), next(_PARTS.finditer(title), None)):
        if found is None:
            continue
        before, after = title[: found.start()].strip(), title[found.end() :].strip()
        for rest, part in ((before, after), (after, before)):
            is_site = letters(part) == name != "" or _is_short_name(part, host)
            if rest and (is_site or _OF_CHINA.fullmatch(part)):
                return rest
    return title


def _is_short_name(part: str, host: str) -> bool:
    return host != "" and _is_short(part) and _names_host(part, host)


def _is_short(part: str) -> bool:
    return len(part.split()) <= _LONGEST_SITE


def _last(title: str) -> re.Match[str] | None:
    *_, found = None, *_PARTS.finditer(title)
    return found


def choose_byline(told: Sequence[str], sites: Sequence[str], seen: Sequence[str] = ()) -> str:
    """Return who wrote the article, several names parted by commas.

    ``told`` is what the page says to programs, ``sites`` are the names of the site, which some
    give in place of a person's, and ``seen`` is what a reader sees.
    """
    known = {letters(site) for site in sites} - {""}
    shown = [each for each in seen if not each[:1].islower() or _BY.match(each)]
    said, read = ([_byline(each, known) for each in candidates] for candidates in (told, shown))
    first = next(filter(None, (*said, *read)), "")
    if _HOUSES.search(first):  # it only says for whom
        first = next(filter(_are_persons, read), first)
    own = (_byline(each, set()) for each in told)  # a site can be named after a person
    owned = next((each for each in own if _is_own_name(each, sites)), "")
    return first or owned or _shown_own(shown)


def _are_persons(byline: str) -> bool:
    return all(map(_is_person, byline.split(", ")))


def _is_own_name(name: str, sites: Sequence[str]) -> bool:
    """Return whether a name that has the site's in it is still that of who wrote the article."""
    is_owner = any(re.match(re.escape(name) + r"(?:[’']s?|s)\s", site) for site in sites)
    return name != "" and (is_owner or _is_person(name) or _STAFF.search(name) is not None)


def _is_person(name: str) -> bool:
    return _PERSON.fullmatch(name) is not None and not _HOUSES.search(name)


def _shown_own(shown: Iterable[str]) -> str:
    """Return the site's name, where a reader is told that it wrote the article itself."""
    return next(filter(None, (_byline(each, set()) for each in shown)), "")


def _byline(written: str, sites: AbstractSet[str]) -> str:
    names: dict[str, str] = {}
    first, *places = written.split(",")
    if places and ";" not in written and any(_is_of_site(letters(first), site) for site in sites):
        return ""  # behind a site's name, after commas, is where it is
    for part in _AND.split(_without_rest(written[:_LONGEST_BYLINE])):
        name = _alone(part.strip(" ,.|·–—-:：/"))
        if _is_name(name, sites):
            names.setdefault(letters(name), name)
    found = [name for name in names.values() if not _HOUSE.fullmatch(name)] or [*names.values()]
    if any(map(_is_person, found)):  # and for whom they write
        found = [name for name in found if not _HOUSES.search(name)]
    return ", ".join(found)


def _alone(name: str) -> str:
    """Return a name without the agency, or in Korean the office, that stands behind it."""
    if office := _OF_KOREA.fullmatch(name):
        return office["name"]
    words = name.split()
    for count in range(_FEWEST_WORDS, len(words)):
        if is_agency(" ".join(words[count:])):
            return " ".join(words[:count])
    return name


def _without_rest(written: str) -> str:
    """Return the names in a byline, without what is before and behind them."""
    if _EDITED.match(written):
        return ""
    plain = _TAG.sub("", written).replace("_", " ")
    plain = "".join(each for each in plain if category(each) not in _NO_LETTERS)
    names = _BY.sub("", " ".join(plain.split()))
    return _REST.split(names, maxsplit=1)[0] or names


def _is_name(name: str, sites: AbstractSet[str]) -> bool:
    plain = letters(name)
    return (
        1 < len(name) <= _LONGEST_NAME
        and len(name.split()) <= _MOST_WORDS
        and not _NOT_A_NAME.search(name)
        and not _ROLE.fullmatch(name)
        and not is_furniture(name)
        and plain != ""
        and not any(_is_of_site(plain, site) for site in sites)
    )


def _is_of_site(plain: str, site: str) -> bool:
    """Return whether a name is the site's, a part of that, or has it as a part."""
    return (
        site.startswith(plain)
        or plain.startswith(site)
        or (len(site) > _SHORTEST_SITE and plain.endswith(site))
    )


def host_of(address: str) -> str:
    """Return the host of an address without ``www``; empty where there is none."""
    try:
        return (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:
        return ""
