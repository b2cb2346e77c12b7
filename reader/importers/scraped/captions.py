"""What pictures show, and who took them: lines of a scraped text that say so."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from reader.importers.scraped.vocabulary import any_of, fold, in_one_spelling

LONGEST_CAPTION = 400
"""Code points."""
_LONGEST_LABEL, _LONGEST_CREDIT, _LONGEST_ARCHIVED = 31, 70, 48
_ARCHIVED_BEFORE, _ARCHIVED_AFTER = frozenset(("", *" \t\u00a0.(（")), ")）."
_COMMA, _CREDIT_SIGN = re.compile("[,،，、:：]"), re.compile("[:：/／©)）\\]】]")
_OWNED = re.compile(
    r"©\s?[^\d©]{2,30}\s?[/.]\s?[^\d]{2,40}|[^。]{5,90}[、=＝][^\s、=＝]{2,10}(?:撮影|提供)"
)
"""Whose a picture is, or who took it in Japan."""
_TAKEN = ("撮影", "提供")
_BRACKETS = tuple(")]）】")
# In brackets at the end: (AP Photo/Name), [File: Name/Reuters], (Foto: Name); or without them.
_CREDITED = re.compile(
    r".{5,}[(\[（【](?:[^()\[\]（）【】]{0,40}\bphotos?(?:/| by | via | courtesy )[^()]{0,60}|"
    r"files?(?: photo)?|[^()\[\]]{2,60}/\s?(?:reuters|afp|ap|getty images|epa|dpa)|"
    r"(?:archiv|foto|photo|bild|arşiv|фото|архив)\w*[ :/][^()]{1,60})[)\]）】]\.?|"
    r".{5,}\b(?:reuters|ap photo|afp|epa|getty images|dpa)\s?/\s?[^.!?]{2,40}|"
    r".{5,}(?:/|via |© )\s?(?:afp|reuters|getty images|ap photo|anadolu agency)"
)


@lru_cache(256)  # a line is looked at twice, and a site's lines come again
def is_caption(line: str) -> bool:
    """Return whether ``line`` says what a picture shows, and that it does or who took it."""
    if len(line) > LONGEST_CAPTION:
        return False
    opening, end = line[:_LONGEST_LABEL], line[-_LONGEST_CREDIT:]
    may_begin = _COMMA.search(opening) is not None or opening[0] in "图圖(（[【"
    may_end = _CREDIT_SIGN.search(end) is not None or " via " in end or end.endswith(_TAKEN)
    if not may_begin and not may_end:  # as most lines of a text
        return _is_archived(in_one_spelling(end[-_LONGEST_ARCHIVED:]))
    words = fold(line)
    return (may_begin and _has_label(opening, words)) or _has_credit(line, end, words)


def _has_label(opening: str, folded: str) -> bool:
    is_labelled = ":" in opening or "：" in opening or opening[:1] in "图圖"
    return (is_labelled and _pictured().fullmatch(folded) is not None) or (
        _first_words().match(folded) is not None
    )


def _has_credit(line: str, end: str, folded: str) -> bool:
    is_credited = end.rstrip(".").endswith(_BRACKETS) or "/" in end or "©" in end or " via " in end
    return (
        _is_archived(folded)
        or (_CREDIT_SIGN.search(end) is not None and _ends_in_credit(folded))
        or (("©" in line or line.endswith(_TAKEN)) and _OWNED.fullmatch(line) is not None)
        or (is_credited and _CREDITED.fullmatch(folded) is not None)
    )


def _ends_in_credit(folded: str) -> bool:
    return _credit().search(folded[-_LONGEST_CREDIT - 30 :]) is not None


@cache
def _pictured() -> re.Pattern[str]:
    return re.compile(rf"[(（\[【]?(?:{any_of('picture')}\s*[:：]|[图圖][为為])\s*\S.*")


@cache
def _first_words() -> re.Pattern[str]:
    return re.compile(rf"{any_of('captioned')}\s?[,،，、:：]\s?\S")


def _is_archived(folded: str) -> bool:
    """Return whether a line ends by saying that its picture is an old one."""
    end = folded.rstrip(_ARCHIVED_AFTER)
    if not end.endswith(_archived()):
        return False
    words = (word for word in _archived() if end.endswith(word))
    return any(end[: -len(word)][-1:] in _ARCHIVED_BEFORE for word in words)


@cache
def _archived() -> tuple[str, ...]:
    return tuple(any_of("archived")[3:-1].split("|"))


@cache
def _credit() -> re.Pattern[str]:
    """Return what says at the end of a line who took the picture."""
    picture = any_of("picture")
    return re.compile(
        rf"[^\w\s]\s?{picture}\s?[:：/／]\s?[^.!?。؟:：]{{2,50}}[)）\]]?$|"
        rf"\S\s{picture}\s?[:：]\s?[^\W\d][^.!?。؟:：,،]{{1,40}}$"
    )
