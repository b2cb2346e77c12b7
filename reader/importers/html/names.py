"""The names of sites, in the titles of their pages and beside them."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise
from unicodedata import combining
from urllib.parse import urlsplit

from reader.importers.times.dates import HAS_YEAR, parse_date

PARTS = re.compile(
    r"\s+[|–—·•›»«:⋆~*<>-]{1,2}\s+|\s+：\s*|\s+[|»]\s*|\s*[|»]\s+|\s*[|｜_](?=[^\s|｜_]{2,20}(?:$|[-_]))|"
    r"\s*(?:-{2,3}|—{2})\s*|(?<=[\u3040-\u9fff！？”」』])[-–—](?=[\u3040-\u9fff]{2,10}(?:$|[-_]))"
)
"""Marks that part a title from the name of the site, a section or a date."""
_SMALL = bytes(range(256)).lower()
_MARKS = bytes(code for code in range(128) if not chr(code).isalnum())
_MARKED = re.compile(r"[^\W_]+")
LONGEST_TITLE = 500
"""Code points; what is longer is cut, as to take it apart would take long."""
_LONGEST_SITE = 5
"""Words."""
_LONGEST_BEFORE = 3
_SHORTEST_SITE = 3
_OF_CHINA = re.compile(
    r"[\u4e00-\u9fff]{1,12}(?:网|網|网站|報|报|日报|新闻|新聞|在线|频道|电视台|通讯社|新华社)"
)
"""What sites of China and Taiwan are called."""
_HOUSE = re.compile(
    r"(?:^|\s)(?:News|Times|Post|Daily|Journal|Gazette|Herald|Tribune|Zeitung|Nachrichten|Haber(?:leri)?|"
    r"Gazetesi|Postası|Новости|Газета|صحيفة|جريدة|وكالة|شبكة|نيوز|خبرگزاری|روزنامه|نیوز)(?:\s|$)"
)
_LONGEST_HOUSE = 4
_SURE = frozenset(("|", "｜", "_", "::", "⋆"))
"""What nobody has in a title, and so parts it from something else."""


def letters(text: str) -> str:
    """Return the letters and digits of a text, for comparing it with others."""
    if text.isascii():  # told ten times as soon
        return text.encode().translate(_SMALL, _MARKS).decode()
    return "".join(_MARKED.findall(text)).casefold()


def site_in(window: str, title: str, host: str) -> str:
    """Return the name of the site that a window's title has after, or before, the article's.

    Where the ``host`` is known, the name has to have something in common with it.
    """
    window = window[:LONGEST_TITLE]
    own = letters(title)
    parts = [
        part
        for part in PARTS.split(window)
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
    title = _before_date(title)
    if site and title.endswith(f"：{site}"):
        title = title.removesuffix(f"：{site}")
    rest = _without_name(title, site, host)
    first = next(PARTS.finditer(rest), None)
    if first and _is_sure(first) and _is_before(rest[: first.start()], rest[first.end() :]):
        return rest[first.end() :].strip()
    while (found := last_mark(rest)) and _is_sure(found) and is_short(rest[found.end() :]):
        if not rest[: found.start()].strip():
            break
        rest = rest[: found.start()].strip()
    return rest


def parts_of_title(title: str) -> list[str]:
    """Return what the marks in a title part: it, a section, a date, the name of the site."""
    return [part.strip() for part in PARTS.split(title[:LONGEST_TITLE])]


def _before_date(title: str) -> str:
    """Return what a title has before a date that something else follows: ``Strike - 3.5. - Tide``.

    One at the end can be what is told of.
    """
    marks = list(PARTS.finditer(title)) if HAS_YEAR.search(title) else []
    for mark, following in pairwise(marks):
        if parse_date(title[mark.end() : following.start()]):
            return title[: mark.start()].strip() or title
    return title


def _is_sure(mark: re.Match[str]) -> bool:
    return mark[0].strip() in _SURE


def _is_before(part: str, title: str) -> bool:
    """Return whether what stands before a title is its site or section, and that no site."""
    return len(part.split()) <= _LONGEST_BEFORE and not is_short(title)


def _without_name(title: str, site: str, host: str) -> str:
    name = letters(site)
    for found in (last_mark(title), next(PARTS.finditer(title), None)):
        if found is None:
            continue
        before, after = title[: found.start()].strip(), title[found.end() :].strip()
        for rest, part in ((before, after), (after, before)):
            is_site = letters(part) == name != "" or names_site(part, host)
            is_house = _OF_CHINA.fullmatch(part) or _is_house(part)
            if rest and (is_site or is_house):
                return rest
    return title


def _is_house(part: str) -> bool:
    """Return whether a few words are what newspapers and stations are called."""
    return len(part.split()) <= _LONGEST_HOUSE and _HOUSE.search(part) is not None


def names_site(part: str, host: str) -> bool:
    """Return whether a few words name the site of a host."""
    return host != "" and is_short(part) and _names_host(part, host)


def is_short(part: str) -> bool:
    """Return whether a part of a title has no more words than the name of a site."""
    return len(part.split()) <= _LONGEST_SITE


def last_mark(title: str) -> re.Match[str] | None:
    """Return the last mark in a title that parts it."""
    *_, found = None, *PARTS.finditer(title)
    return found


def host_of(address: str) -> str:
    """Return the host of an address without ``www``; empty where there is none."""
    try:
        return (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:
        return ""
