"""Prompts to the reader below a text: to follow the paper, to write to it, to support it."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from reader.importers.scraped.vocabulary import any_of, fold

_LONGEST = 200
"""Code points."""
_LONGEST_CALL = 24
"""Code points of one at the end."""
_STARTS = re.compile("[.?!:–—] ")
_AROUND = " .!?:…-–—→»«>*•·()"
_QUOTED = re.compile('["“”„«»「」]')


@lru_cache(256)  # the last paragraph is looked at from several sides
def speaks_to_readers(line: str) -> bool:
    """Return whether ``line`` wants the reader to follow, write to or support the paper.

    Three signs tell: a channel, the paper speaking of itself, and a sentence that calls for
    something. What somebody said has quotation marks, and is text.
    """
    if len(line) > _LONGEST or _QUOTED.search(line):
        return False
    folded = fold(line)
    return (
        _calls(folded)
        and _channels().search(folded) is not None
        and _ours().search(folded) is not None
    )


def _calls(folded: str) -> bool:
    """Return whether a sentence begins or ends with what calls for something."""
    starts = (folded, *_STARTS.split(folded)[1:])
    end = folded.rstrip(_AROUND)
    return any(_first_words().match(start.lstrip(_AROUND)) for start in starts) or (
        _last_words().search(end, max(0, len(end) - _LONGEST_CALL)) is not None
    )


@cache
def _first_words() -> re.Pattern[str]:
    return re.compile(rf"{any_of('call')}(?!\w)|{any_of('call_sign')}")


@cache
def _last_words() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_of('called')}$|{any_of('called_sign')}$")


@cache
def _channels() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_of('channel')}(?!\w)|{any_of('channel_sign')}")


@cache
def _ours() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_of('ours')}(?!\w)|{any_of('ours_sign')}")
