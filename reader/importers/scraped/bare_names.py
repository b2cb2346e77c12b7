"""Names that no label stands before: where they stand tells that they are who wrote.

And what papers write behind a name: an address, a handle, the place, the agency.
"""

from __future__ import annotations

import re

from reader.importers.scraped.agencies import AGENCY_WORD, is_agency, is_site
from reader.importers.scraped.furniture import is_furniture

PARTICLES = frozenset(
    """and et und ve û & de di da du von van vom zu zum zur der den ter ten af av do dos das
    al el bin ibn la le y e i и ו""".split()  # noqa: SIM905
)
_GROWN_ON = re.compile(r"(?:[dl]|[aeu][lnrstdz]|esh|ash|ben|bin|ibn|abd)[’'-]\w")
"""A particle: d’Arcy, al-Masri."""
_LONGEST_LINE = 120
"""Code points."""
_LONGEST_NAME = 10
"""Words."""
_LONGEST_BARE, _LONGEST_OF_HEBREW = 7, 3
"""Words of names that nothing but their place tells from others; Hebrew has no capitals."""
_STOPS = tuple(".:,;،؛۔。")
_BETWEEN = re.compile(r"\s[-–—/]\s|[,،]\s?")
_ADDRESS = re.compile(
    r"[\s|,•·–—-]*[(<\[]?(?:[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?<![\w.])@\w{2,30})[)>\]]?$"
)
_BEHIND = re.compile(r"(?P<names>.*\S\s\S.*)[,،]\s(?P<last>[^\s,]+(?:\s[^\s,]+){0,2})")
_ROLE = re.compile(
    r"reporter|correspondent|editor|writer|journalist|columnist|producer|bureau|staff|critic|"
    r"redakteur|korrespondent|autor|rédact|chroniqueu|envoyée? spécial|muhabir|editör|"
    r"корреспондент|обозреватель|журналист|مراسل|خبرنگار|پەیامنێر|nûçegihan|rojnamevan",
    re.IGNORECASE,
)
"""What somebody does for a paper, behind the name."""
_LABELLED = re.compile(r"(?:by|par|von)\s", re.IGNORECASE)
_QUOTES = tuple('«„“"')
_HEBREW = re.compile(r"[א-ת][א-ת'׳\"״-]+(?:\s[א-ת][א-ת'׳\"״-]+)+")
_ARABIC = re.compile(
    r"(?!(?:ال|گروه|سرویس|تحریریه|فريق|هيئة|قسم|خاص|وكال|مراسل|محرر|ئاماد|بەش|ستاف|متابع|خبر))"
    r"[\u0621-\u06ff]{2,}(?:\s[\u0621-\u06ff\u200c]{2,}){1,2}"
)
_TOLD = re.compile(
    r"^(?:حاور\w*|حوار|گزارش|گفت.?و.?گو|گفتگو|تقرير|[رڕ]اپۆرت|دیمانە|سازدانی)\s?[:：]\s?"
)
"""Neither begins a name with the article, nor has one who wrote for a desk of the paper."""


def arabic_name(line: str) -> str:
    """Return the name that ``line`` may be right above a date, in a script without capitals."""
    names = without_place(without_address(_TOLD.sub("", line)))
    name, *place = _BETWEEN.split(names)
    is_other = is_furniture(line) or is_agency(name) or is_site(names) or len(place) > 1
    return name if _ARABIC.fullmatch(name) and not is_other else ""


def is_name(text: str) -> bool:
    """Return whether ``text`` may be one or several names, in a script with capitals."""
    words = _BETWEEN.sub(" ", text).split()
    return (
        (1 < len(words) <= _LONGEST_NAME or text.isupper())
        and not text.endswith(_STOPS)
        and all(map(is_of_name, words))
    )


def is_of_name(word: str) -> bool:
    """Return whether ``word`` may be one of a name."""
    return word[0].isupper() or word in PARTICLES or _GROWN_ON.match(word) is not None


def without_address(line: str) -> str:
    """Return ``line`` without the e-mail address or the handle at its end, if more is left."""
    return _ADDRESS.sub("", line) or line


def without_place(names: str) -> str:
    """Return names without what stands behind the last: the agency, or a place in one word."""
    words = names.split()
    for count in range(2, len(words) - 1):
        if is_agency(" ".join(words[-count:])):
            return " ".join(words[:-count]).rstrip(",")
    match = _BEHIND.fullmatch(names)
    if not match or not (names[0].isupper() or names[0].islower()):
        return names
    last = match["last"]
    if _ROLE.search(last):
        return match["names"]
    is_place = " " not in last and last[0].isupper() and "," not in match["names"]
    is_quoted = last.startswith(_QUOTES) and is_site(last.strip('«»„“”"'))
    return match["names"] if is_agency(last) or is_quoted or is_place else names


def bare_name(line: str) -> str:
    """Return the names that ``line`` may be where names are looked for; empty if it isn't."""
    if len(line) > _LONGEST_LINE:
        return ""
    names = without_place(without_address(line))
    words = _BETWEEN.sub(" ", names).split()
    if (
        _LABELLED.match(names)
        or any(map(str.isdigit, names))
        or is_furniture(line)
        or AGENCY_WORD.search(names)
        or is_site(names)
        or not words[1:]
    ):
        return ""
    if _HEBREW.fullmatch(_BETWEEN.sub(" ", names)):
        return names if len(words) <= _LONGEST_OF_HEBREW else ""
    is_ours = len(words) <= _LONGEST_BARE and is_name(names) and not names.isupper()
    return names if is_ours and words[0][0].isupper() and words[-1][0].isupper() else ""
