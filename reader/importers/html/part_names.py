"""What elements are called, and what that tells of the part of a page that they are."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from reader.importers.html.names import letters

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml.html import HtmlElement

_UNLIKELY = re.compile(
    r"-ad-|ai2html|banner|breadcrumb|combx|comment|community|cover-wrap|disqus|extra|footer|gdpr|"
    r"header|legends|menu|related|remark|replies|rss|shoutbox|sidebar|skyscraper|social|sponsor|"
    r"supplemental|ad-break|agegate|pagination|pager|popup|yom-remote|newsletter|share|promo|"
    r"outbrain|taboola|toolbar|tags|nav|widget|recommend|most-?read|subscribe|signup|cookie|"
    r"copyright|byline|author-bio",
    re.IGNORECASE,
)
_MAYBE = re.compile(
    r"and(?!roid)|article|body|column|content|main|shadow|story|entry|post|text", re.IGNORECASE
)
_COMMENTS = re.compile(
    r"(?:^|[ _-])(?:comments?|comment-?list|commentaires?|kommentare?|comentarios?|yorumlar?|"
    r"disqus|respond|replies|reactions|livefyre|forums?)(?:[ _-]|$)",
    re.IGNORECASE,
)
_BESIDE = re.compile(
    r"(?:^|[ _-])(?:donat\w*|newsletters?|related|recommend\w*|outbrain|taboola|"
    r"most-?(?:read|popular)|social|shar(?:e|ing)|promo|sponsored|read-?more|read-?next|trending|"
    r"(?:post|user|member)[-_]?(?:profile|info|card|details|signature)|signature|"
    r"bio|\w*author[-_]?(?:bio|box|card|desc\w*|details|dropdown|info\w*|personal\w*|profile)|"
    r"about-?author|breadcrumbs?|cookie\w*|gdpr|subscribe|sign-?up|"
    r"\w*(?<!\bce-)galler(?:y|ies)|slides?|slide-?shows?|carousels?|thumbnails?|"
    r"ratings?|h?review-aggregate|"
    r"feedback|consent|(?:message|comment|community)-guidelines|no-?content|white-?papers?|lead-?gen|modals?|side-?rail|page-?info|"
    r"date-?lines?|time-?stamps?|date-?block|pub-?date|article-?info|(?:post|entry|article)-?meta)"
    r"(?:[ _-]|$)",
    re.IGNORECASE,
)
"""Names of what stands in or beside an article and is none of it, whatever else is in the name."""
_CAPTION = re.compile(
    r"caption|cutline|(?:photo|image|picture)[_-]?credit|video[_-]?desc", re.IGNORECASE
)
_STATES = re.compile(r"\b(?:has|is|with|category|tag|format|type|status)-\S+", re.IGNORECASE)
"""Names that say what an article has, or is about, and not what it is."""
_NAMES_KEPT = 1000
"""What elements are called comes again, on a page and on the next one."""
_CAPTIONS = 0.3
_LESS = ((_COMMENTS, 0.6), (_BESIDE, 0.3))
"""What share of a page is less than such a part has, if it is the article after all."""


@lru_cache(_NAMES_KEPT)
def is_unlikely(names: str) -> bool:
    """Return whether ``names`` are those of a part that is hardly the article."""
    return _UNLIKELY.search(names) is not None and _MAYBE.search(names) is None


def is_beside(names: str, share: float, *, is_caption: bool) -> bool:
    """Return whether ``names`` are those of what stands beside an article.

    ``share`` is how much of its page it is, and ``is_caption`` says that it stands in a figure.
    """
    return share < _most_beside(names) or (
        not is_caption and share < _CAPTIONS and _is_caption_name(names)
    )


@lru_cache(_NAMES_KEPT)
def _most_beside(names: str) -> float:
    """Return less than what share of a page stands beside an article where it is called so."""
    return max((most for pattern, most in _LESS if pattern.search(names)), default=0)


@lru_cache(_NAMES_KEPT)
def _is_caption_name(names: str) -> bool:
    return _CAPTION.search(names) is not None


def is_called(element: HtmlElement, is_other: Callable[[str], bool]) -> bool:
    """Return whether the names of an element are such, by more than an id made of its heading."""
    names = names_of(element)
    if not names or not is_other(names):
        return False
    return not is_made_of_heading(element) or is_other(element.get("class") or "")


def is_made_of_heading(element: HtmlElement) -> bool:
    """Return whether the id of a section only says what its heading does: ``related-work``."""
    if element.tag != "section" and element.get("class") != "section":
        return False
    heading = next(element.iter("h1", "h2", "h3", "h4", "h5", "h6"), None)
    own = letters(element.get("id") or "")
    return own != "" and heading is not None and letters(heading.text_content()) == own


def names_of(element: HtmlElement) -> str:
    """Return what an element is called, without what that says of what it has or is about."""
    names, id_ = element.get("class"), element.get("id")
    if not names and not id_:  # as most
        return ""
    return _without_states(f"{names or ''} {id_ or ''}".strip())


@lru_cache(_NAMES_KEPT)
def _without_states(names: str) -> str:
    return _STATES.sub("", names)
