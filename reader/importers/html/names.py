"""Which of the titles that a page gives is the article's, and what of it is the site's name."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise
from typing import TYPE_CHECKING
from unicodedata import combining
from urllib.parse import urlsplit

from reader.importers.times.dates import HAS_YEAR, parse_date

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_PARTS = re.compile(
    r"\s+[|–—·•›»«:⋆~*<>-]{1,2}\s+|\s+：\s*|\s+[|»]\s*|\s*[|»]\s+|\s*[|｜_](?=[^\s|｜_]{2,20}(?:$|[-_]))|"
    r"\s*(?:-{2,3}|—{2})\s*|(?<=[\u3040-\u9fff！？”」』])[-–—](?=[\u3040-\u9fff]{2,10}(?:$|[-_]))"
)
_SMALL = bytes(range(256)).lower()
_MARKS = bytes(code for code in range(128) if not chr(code).isalnum())
_MARKED = re.compile(r"[^\W_]+")
_LONGEST_TITLE = 500
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
_LONG_WORD = re.compile(r"\w{4,}")
_FEWEST_COMMON = 2
_SHARED = 2 / 5
"""How many of the words of a title are in another that says the same."""
_DOTS = re.compile(r"\s*(?:\.{3}|…)\s*$")
_SLUG = re.compile(r"[a-z\d]+(?:[-_][a-z\d]+){2,}")
_TELLING = 10
"""Letters; titles that share more are the same one, with something added."""


def letters(text: str) -> str:
    """Return the letters and digits of a text, for comparing it with others."""
    if text.isascii():  # told ten times as soon
        return text.encode().translate(_SMALL, _MARKS).decode()
    return "".join(_MARKED.findall(text)).casefold()


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
    told = [_whole(each, (*headings, *told, window)) for each in told if not _is_none(each, host)]
    candidates = [
        without_site(each[:_LONGEST_TITLE], site, host) for each in (*told, window) if each
    ]
    if shown := _shown(candidates[: len(told)], headings, lower):
        return shown
    for is_same in (
        _equal,
        _leads,
        _begins,
        _rewords,
    ):  # as a person sees it, if programs are told it
        for heading in headings:
            same = next((other for other in candidates if is_same(heading, other)), "")
            if same:
                is_more = _has_site(heading, same, window, site) or _has_kicker(heading, same)
                return same if is_more else heading
    parted = [each for each in lower if any(_is_end(each, other) for other in candidates)]
    if told:  # else it can be the name of the site
        parted = [each for each in parted if any(letters(each) in letters(one) for one in told)]
    else:
        parted += [each for each in above if _is_most(each, window)]
    of_site = letters(site)
    is_of_site = _PARTS.search(window) or letters(window) == of_site or _is_short_name(window, host)
    is_of_site = is_of_site or len(window.split()) == 1
    nearest = nearest or next(iter(headings), "")
    is_told = any(letters(each) != of_site for each in told)
    if is_of_site and not (is_told or parted) and len(nearest) > len(window):
        return nearest[:_LONGEST_TITLE]
    return max(parted, key=len, default="") or next(iter((*candidates, *headings)), "")


def _is_none(title: str, host: str) -> bool:
    """Return whether a title is only the end of an address, or the name of a machine."""
    return _SLUG.fullmatch(title) is not None or (host != "" and title.casefold() == host)


def _whole(title: str, others: Iterable[str]) -> str:
    """Return a title or, where it ends in dots, another one that goes on instead."""
    begun = _DOTS.sub("", title)
    if begun in {title, ""}:
        return title
    return next((each for each in others if each.startswith(begun) and each != title), title)


def _shown(candidates: Sequence[str], headings: Sequence[str], lower: Sequence[str]) -> str:
    """Return the heading that is what programs are told, to the letter.

    It can be one of a lower level, where the first is the name of a blog, and shorter. What
    has more words was not parted on the page by a space but by how it looks.
    """
    longer = [each for each in lower if all(len(each) > len(other) for other in headings)]
    for heading in (*headings, *longer):
        same = [told for told in candidates if _equal(heading, told)]
        if same:
            return max((heading, *same), key=lambda each: len(each.split()))
    return ""


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


def _has_kicker(heading: str, title: str) -> bool:
    """Return whether a heading is the title with a word or two before it that are none of it."""
    whole, end = heading.rstrip(" ."), title.rstrip(" .")
    before = whole.removesuffix(end)
    return before not in {whole, ""} and not before.rstrip().endswith((":", "："))


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
    title = _before_date(title)
    if site and title.endswith(f"：{site}"):
        title = title.removesuffix(f"：{site}")
    rest = _without_name(title, site, host)
    first = next(_PARTS.finditer(rest), None)
    if first and _is_sure(first) and _is_before(rest[: first.start()], rest[first.end() :]):
        return rest[first.end() :].strip()
    while (found := _last(rest)) and _is_sure(found) and _is_short(rest[found.end() :]):
        if not rest[: found.start()].strip():
            break
        rest = rest[: found.start()].strip()
    return rest


def parts_of_title(title: str) -> list[str]:
    """Return what the marks in a title part: it, a section, a date, the name of the site."""
    return [part.strip() for part in _PARTS.split(title[:_LONGEST_TITLE])]


def _before_date(title: str) -> str:
    """Return what a title has before a date that something else follows: ``Strike - 3.5. - Tide``.

    One at the end can be what is told of.
    """
    marks = list(_PARTS.finditer(title)) if HAS_YEAR.search(title) else []
    for mark, following in pairwise(marks):
        if parse_date(title[mark.end() : following.start()]):
            return title[: mark.start()].strip() or title
    return title


def _is_sure(mark: re.Match[str]) -> bool:
    return mark[0].strip() in _SURE


def _is_before(part: str, title: str) -> bool:
    """Return whether what stands before a title is its site or section, and that no site."""
    return len(part.split()) <= _LONGEST_BEFORE and not _is_short(title)


def _without_name(title: str, site: str, host: str) -> str:
    name = letters(site)
    for found in (_last(title), next(_PARTS.finditer(title), None)):
        if found is None:
            continue
        before, after = title[: found.start()].strip(), title[found.end() :].strip()
        for rest, part in ((before, after), (after, before)):
            is_site = letters(part) == name != "" or _is_short_name(part, host)
            is_house = _OF_CHINA.fullmatch(part) or _is_house(part)
            if rest and (is_site or is_house):
                return rest
    return title


def _is_house(part: str) -> bool:
    """Return whether a few words are what newspapers and stations are called."""
    return len(part.split()) <= _LONGEST_HOUSE and _HOUSE.search(part) is not None


def _is_short_name(part: str, host: str) -> bool:
    return host != "" and _is_short(part) and _names_host(part, host)


def _is_short(part: str) -> bool:
    return len(part.split()) <= _LONGEST_SITE


def _last(title: str) -> re.Match[str] | None:
    *_, found = None, *_PARTS.finditer(title)
    return found


def host_of(address: str) -> str:
    """Return the host of an address without ``www``; empty where there is none."""
    try:
        return (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:
        return ""
