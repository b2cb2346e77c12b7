"""Which of the titles and names that a page gives are the article's, and not the site's."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_PARTS = re.compile(r"\s+[|–—·•›»:-]{1,2}\s+|\s+[|»]\s*|\s*[|»]\s+")
_UNMARKED = re.compile(r"[\W_]+")
_LONGEST_SITE = 5
"""Words."""
_BY = re.compile(
    r"^(?:(?:written|posted|reported|story)\s+by|by|von|par|por|di|door|av|autor|auteur|author|"
    r"yazan|haber|بقلم|كتب|نویسنده|נכתב על ידי|מאת)\b\s*:?\s*",
    re.IGNORECASE,
)
_NOT_A_NAME = re.compile(
    r"https?://|www\.|@|\d{3}|^(?:admin|editor|staff|null|none|unknown)$", re.IGNORECASE
)
_LONGEST_NAME = 100
_TELLING = 10
"""Letters; titles that share more are the same one, with something added."""
_AND = re.compile(r"\s*(?:;|\s&\s|\band\b|\bet\b|\bund\b|\by\b(?=\s+[A-Z])| و )\s*|,\s*")


def letters(text: str) -> str:
    """Return the letters and digits of a text, for comparing it with others."""
    return _UNMARKED.sub("", text).casefold()


def choose_title(told: Sequence[str], window: str, headings: Sequence[str], site: str) -> str:
    """Return the title of the article.

    ``told`` are those that the page gives to programs, ``window`` its ``<title>``,
    ``headings`` those of the first level that it shows, and ``site`` its own name.
    """
    names = {letters(site)} - {""}
    candidates = [without_site(each, names) for each in (*told, window) if each]
    for heading in headings:  # what a person sees, if a program is told the same
        if any(_same(heading, other) for other in candidates):
            return heading
    return next(iter(candidates), "") or next(iter(headings), "")


def _same(heading: str, told: str) -> bool:
    shown, other = letters(heading), letters(told)
    if not shown or not other:
        return False
    return shown == other or (
        min(len(shown), len(other)) > _TELLING and (shown in other or other in shown)
    )


def without_site(title: str, names: Iterable[str]) -> str:
    """Return a title without the name of the site before or after it."""
    for found in (_last(title), next(_PARTS.finditer(title), None)):
        if found is None:
            continue
        before, after = title[: found.start()].strip(), title[found.end() :].strip()
        for rest, part in ((before, after), (after, before)):
            if rest and letters(part) in names:
                return rest
    found = _last(title)
    if found and "|" in found[0] and len(title[found.end() :].split()) <= _LONGEST_SITE:
        return title[: found.start()].strip() or title
    return title


def _last(title: str) -> re.Match[str] | None:
    *_, found = None, *_PARTS.finditer(title)
    return found


def choose_byline(told: Iterable[str], site: str) -> str:
    """Return who wrote the article, several names parted by commas."""
    names: dict[str, str] = {}
    for each in told:
        for part in _AND.split(_BY.sub("", each.strip())):
            name = part.strip(" ,.|·–-")
            if _is_name(name, site):
                names.setdefault(letters(name), name)
        if names:  # the others say the same in other words
            break
    return ", ".join(names.values())


def _is_name(name: str, site: str) -> bool:
    return (
        1 < len(name) <= _LONGEST_NAME
        and not _NOT_A_NAME.search(name)
        and letters(name) != letters(site)
    )


def host_of(address: str) -> str:
    """Return the host of an address without ``www``; empty where there is none."""
    try:
        return (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:
        return ""
