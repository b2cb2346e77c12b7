"""Which of the titles that a page gives is the article's."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.importers.html.names import (
    LONGEST_TITLE,
    PARTS,
    is_short,
    last_mark,
    letters,
    names_site,
    without_site,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_LONG_WORD = re.compile(r"\w{4,}")
_FEWEST_COMMON = 2
_SHARED = 2 / 5
"""How many of the words of a title are in another that says the same."""
_DOTS = re.compile(r"\s*(?:\.{3}|…)\s*$")
_SLUG = re.compile(r"[a-z\d]+(?:[-_][a-z\d]+){2,}")
_TELLING = 10
"""Letters; titles that share more are the same one, with something added."""


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
    window = window[:LONGEST_TITLE]
    site = site or _in_common(told, window)
    headings = [each[:LONGEST_TITLE] for each in headings]
    told = [_whole(each, (*headings, *told, window)) for each in told if not _is_none(each, host)]
    candidates = [
        without_site(each[:LONGEST_TITLE], site, host) for each in (*told, window) if each
    ]
    return (
        _shown(candidates[: len(told)], headings, lower)
        or _headed(candidates, headings, window, site)
        or _parted(candidates, lower, told, window, above)
        or _instead(nearest or next(iter(headings), ""), window, told, site, host)
        or next(iter((*candidates, *headings)), "")
    )


def _headed(candidates: Sequence[str], headings: Sequence[str], window: str, site: str) -> str:
    """Return the heading that is about one of the ``candidates``, as a person sees it.

    Where more stands in it, it is what programs are told.
    """
    for is_same in (_equal, _leads, _begins, _rewords):
        for heading in headings:
            same = next((other for other in candidates if is_same(heading, other)), "")
            if same:
                is_more = _has_site(heading, same, window, site) or _has_kicker(heading, same)
                return same if is_more else heading
    return ""


def _parted(
    candidates: Sequence[str],
    lower: Sequence[str],
    told: Sequence[str],
    window: str,
    above: Iterable[str],
) -> str:
    """Return the longest lower heading that marks part from the rest of one of the ``candidates``.

    Where nothing is ``told`` to programs, that can be the name of the site, and a line ``above``
    can be most of the window's title.
    """
    parted = [each for each in lower if any(_is_end(each, other) for other in candidates)]
    if told:
        parted = [each for each in parted if any(letters(each) in letters(one) for one in told)]
    else:
        parted += [each for each in above if _is_most(each, window)]
    return max(parted, key=len, default="")


def _instead(nearest: str, window: str, told: Iterable[str], site: str, host: str) -> str:
    """Return the ``nearest`` heading if the window, and all that is told, name the site alone."""
    of_site = letters(site)
    is_told = any(letters(each) != of_site for each in told)
    is_of_site = (
        PARTS.search(window)
        or letters(window) == of_site
        or names_site(window, host)
        or len(window.split()) == 1
    )
    return (
        nearest[:LONGEST_TITLE] if is_of_site and not is_told and len(nearest) > len(window) else ""
    )


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
    found = last_mark(window)
    end = window[found.end() :].strip() if found else ""
    ends = (last_mark(each[:LONGEST_TITLE]) for each in told if letters(each) != letters(window))
    is_shared = any(each and letters(each.string[each.end() :]) == letters(end) for each in ends)
    return end if is_shared and is_short(end) else ""


def _is_most(line: str, window: str) -> bool:
    """Return whether a line is how a window's title begins or ends, and more than half of it."""
    line, window = line.strip(), window.strip()
    rest = window.removeprefix(line) if window.startswith(line) else window.removesuffix(line)
    inner = rest[:1] if window.startswith(line) else rest[-1:]
    return len(line) > len(window) / 2 and rest != window and not inner.isalnum()


def _leads(heading: str, told: str) -> bool:
    """Return whether a heading is what a title has before its first mark."""
    return letters(heading) == letters(PARTS.split(told)[0]) != ""


def _is_end(heading: str, told: str) -> bool:
    """Return whether a heading is what a title has before its first mark, or after its last."""
    ends = PARTS.split(told)[:: max(1, len(PARTS.split(told)) - 1)]
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
